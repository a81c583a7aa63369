"""The store in several processes: killed while writing, and several that write at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from annotation_samples import ARTICLE, annotation

from annotations.errors import DiskError
from annotations.store import Store
from annotations.store.locks import MARKER_NAME

PATHS = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[2])])
KILLS = 210


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "articles")


KILLED_WRITERS = """
import json, os, random, signal, sys, time
from dataclasses import replace
from itertools import count
from pathlib import Path
from annotations.store import Store
from annotation_samples import ARTICLE, annotation
import annotations.store.database, annotations.store.locks, filelock, tinydb

folder, kills = Path(sys.argv[1]), int(sys.argv[2])
Store(folder.parent / "warm").change(ARTICLE, lambda _: [annotation()])
names = count()

def write(article, pipe):
    name = next(names)
    for number in count():
        made = annotation(id=f"{name:016x}{number:016x}", note="late " * 50)
        Store(folder, patience=60).change(article, lambda _: [made])
        os.write(pipe, f"{made.id}\\n".encode())

def start(article):
    ours, theirs = os.pipe()
    next(names)
    child = os.fork()
    if child == 0:
        os.close(ours)
        write(article, theirs)
    os.close(theirs)
    return child, ours

random.seed(7)
killed = 0
while killed < kills:
    article = replace(ARTICLE, source=f"https://harbour.example/{killed // 30}")
    writers = [(start(article), article), (start(article), article), (start(ARTICLE), ARTICLE)]
    if killed % 30 == 0:
        ARTICLE = replace(ARTICLE, source=f"https://quay.example/{killed}")
    for (child, pipe), marked in random.sample(writers, len(writers)):
        time.sleep(random.random() * 0.04)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        killed += 1
        with os.fdopen(pipe) as told:
            acknowledged = told.read().splitlines()
        held = Store(folder).load(marked.id)
        kept = {one.id for one in held.annotations} if held else set()
        lost = [one for one in acknowledged if one not in kept]
        print(json.dumps({"acknowledged": len(acknowledged), "lost": lost}), flush=True)
"""

COUNTING_WRITER = """
import sys
from pathlib import Path
from annotations.store import Store
from annotation_samples import ARTICLE, annotation
store = Store(Path(sys.argv[1]), patience=60)
for number in range(25):
    store.change(ARTICLE, lambda _: [annotation(id=f"{sys.argv[2]}{number:031x}")])
"""

HOLDER = """
import sys, time
from pathlib import Path
from annotations.store.locks import FolderLock
if sys.argv[2] == "without":
    import errno, fcntl
    def refuse(*_): raise OSError(errno.ENOLCK, "No locks available")
    fcntl.flock = refuse
with FolderLock(Path(sys.argv[1])).held():
    print("held", flush=True)
    time.sleep(600)
"""

WITH_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from annotations.errors import DiskError
from annotations.store import Store
from annotation_samples import ARTICLE, annotation
store = Store(Path(sys.argv[1]))
store.change(ARTICLE, lambda _: [annotation()])
if sys.argv[2] == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
try:
    store.change(ARTICLE, lambda _: [annotation(id="b", note="late " * 20_000)])
except DiskError as error:
    print(error)
print(len(Store(Path(sys.argv[1])).load(ARTICLE.id).annotations))
print(len(store.change(ARTICLE, lambda _: [annotation(id="c", note="short")])))
print(sorted(path.name for path in Path(sys.argv[1]).iterdir() if path.suffix == ".tmp"))
"""

AS_NOBODY = """
import os, sys, tempfile
from pathlib import Path
from annotations.errors import DiskError
from annotations.store import Store
from annotation_samples import ARTICLE, annotation
with tempfile.TemporaryDirectory() as folder:
    Store(Path(folder)).change(ARTICLE, lambda _: [annotation()])
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    Store(Path(sys.argv[1])).change(ARTICLE, lambda _: [annotation()])
except DiskError as error:
    print(error)
"""


def run(program: str, *arguments: object) -> list[str]:
    """What a program prints, by lines."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": PATHS},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@contextmanager
def holder(folder: Path, locks: str = "with") -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of `folder`."""
    command = [sys.executable, "-c", HOLDER, str(folder), locks]
    environment = {**os.environ, "PYTHONPATH": PATHS}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_writers_killed_at_any_moment_lose_no_acknowledged_mark(store: Store) -> None:
    told = [json.loads(line) for line in run(KILLED_WRITERS, store._folder, KILLS)]

    assert len(told) >= 200
    assert sum(one["acknowledged"] for one in told) >= 20, "hardly a writer came to write"
    assert [one["lost"] for one in told if one["lost"]] == []
    for article_id in store.article_ids():
        held = Store(store._folder).load(article_id)
        assert held is not None
        after = store.change(held.article, lambda _: [annotation(id="f" * 32)])
        assert len(after) == len(held.annotations) + 1


def test_four_processes_that_write_the_same_article_at_once_lose_nothing(store: Store) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", COUNTING_WRITER, str(store._folder), name],
            env={**os.environ, "PYTHONPATH": PATHS},
        )
        for name in "abcd"
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]

    stored = store.load(ARTICLE.id)
    assert stored is not None
    assert len({one.id for one in stored.annotations}) == 100


def test_the_lock_of_a_dead_process_is_free(store: Store) -> None:
    with holder(store._folder) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()

        assert store.change(ARTICLE, lambda _: [annotation()]) == (annotation(),)


def test_a_lock_held_by_a_sleeping_process_is_named_and_free_when_it_wakes_and_ends(
    store: Store,
) -> None:
    impatient = Store(store._folder, patience=0)
    with holder(store._folder) as process:
        process.send_signal(signal.SIGSTOP)
        with pytest.raises(DiskError, match="Another newsread is writing"):
            impatient.change(ARTICLE, lambda _: [annotation()])
        process.send_signal(signal.SIGCONT)
        process.kill()
        process.wait()

        assert impatient.change(ARTICLE, lambda _: [annotation()]) == (annotation(),)


def test_on_a_disk_without_locks_a_marker_keeps_writers_apart(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    impatient = Store(store._folder, patience=0)
    with holder(store._folder, "without") as process:
        assert (store._folder / MARKER_NAME).exists()
        with pytest.raises(DiskError, match="if there is none, delete"):
            impatient.change(ARTICLE, lambda _: [annotation()])
        process.kill()
        process.wait()

        patient = Store(store._folder, patience=10)
        assert patient.change(ARTICLE, lambda _: [annotation()]) == (annotation(),)
    assert not (store._folder / MARKER_NAME).exists()


def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the system refuse locks, as some network disks do."""
    import errno
    import fcntl

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)


def test_a_mark_that_is_too_large_for_the_disk_is_refused_and_the_former_ones_stay(
    store: Store,
) -> None:
    refusal, kept, after, left = run(WITH_LITTLE_ROOM, store._folder, "limit")

    assert "can't be written: File too large" in refusal
    assert (kept, after, left) == ("1", "2", "[]")


def test_a_full_disk_is_named_and_the_former_marks_stay(tmp_path: Path) -> None:
    inside = f'mount -t tmpfs -o size=64k none "{tmp_path}" && exec "$@"'
    small = ["unshare", "--map-root-user", "--mount", "sh", "-c", inside, "sh"]
    if subprocess.run([*small, "true"], capture_output=True).returncode:
        pytest.skip("No small disk can be made here.")
    program = [sys.executable, "-c", WITH_LITTLE_ROOM, str(tmp_path / "articles"), "disk"]
    done = subprocess.run(
        [*small, *program],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": PATHS},
    )

    assert done.returncode == 0, done.stderr
    refusal, kept, after, left = done.stdout.splitlines()
    assert "can't be written: No space left on device" in refusal
    assert (kept, after, left) == ("1", "2", "[]")


def test_a_folder_that_forbids_writing_is_named() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o555)
        (refusal,) = run(AS_NOBODY, folder / "articles")
        folder.chmod(0o755)

    assert "can't be made: Permission denied" in refusal


def test_a_folder_of_another_owner_that_forbids_writing_is_named_for_what_it_forbids() -> None:
    if os.getuid() != 0:
        pytest.skip("Only root can make a folder that is another one's.")
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        folder = Path(made) / "articles"
        folder.mkdir(mode=0o755)
        (refusal,) = run(AS_NOBODY, folder)

    assert "can't be locked: Permission denied" in refusal


def test_a_folder_of_another_owner_that_lets_everyone_write_takes_marks() -> None:
    if os.getuid() != 0:
        pytest.skip("Only root can make a folder that is another one's.")
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        folder = Path(made) / "articles"
        folder.mkdir()
        folder.chmod(0o777)
        assert run(AS_NOBODY, folder) == []
        assert Store(folder).article_ids() == (ARTICLE.id,)


def test_a_mark_is_later_than_the_one_before_it_for_every_store_that_looks(store: Store) -> None:
    times = []
    for number in range(50):
        store.change(ARTICLE, lambda _, number=number: [annotation(note=str(number))])
        times.append((store._folder / f"{ARTICLE.id}.json").stat().st_mtime_ns)
    assert times == sorted(set(times))
    assert replace(annotation(), note="49") in store.change(ARTICLE, lambda _: [])
