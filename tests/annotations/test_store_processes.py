"""The store in several processes: killed while writing, and two that write at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from annotation_samples import ARTICLE, annotation

from annotations.store import Store

PATHS = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[2])])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "articles")


KILLED_WRITER = """
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from annotations.store import Store
from annotation_samples import ARTICLE, annotation

store = Store(Path(sys.argv[1]))
for number in count():
    store.change(ARTICLE, lambda _: [annotation(id=f"{number:032x}", note="late " * 50)])
    print(number, flush=True)
"""

COUNTING_WRITER = """
import sys
from pathlib import Path
from annotations.store import Store
from annotation_samples import ARTICLE, annotation
store = Store(Path(sys.argv[1]))
for number in range(25):
    store.change(ARTICLE, lambda _: [annotation(id=f"{sys.argv[2]}{number:031x}")])
"""


@pytest.mark.parametrize("acknowledged", [1, 2, 5, 20, 60])
def test_a_writer_killed_at_any_moment_leaves_every_acknowledged_mark(
    store: Store, acknowledged: int
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED_WRITER, str(store._folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": PATHS},
    ) as writer:
        assert writer.stdout is not None
        for _ in range(acknowledged):
            last = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        seen = [int(line) for line in writer.stdout.read().splitlines() if line]

    stored = store.load(ARTICLE.id)

    assert stored is not None, "the file of a killed writer does not open"
    numbers = [int(one.id, 16) for one in stored.annotations]
    assert numbers == list(range(len(numbers)))
    assert numbers[-1] >= (seen or [last])[-1], "a mark that was acknowledged is lost"
    after = store.change(ARTICLE, lambda _: [annotation(id="f" * 32)])
    assert len(after) == len(numbers) + 1


def test_two_processes_that_write_at_once_lose_nothing(store: Store) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", COUNTING_WRITER, str(store._folder), name],
            env={**os.environ, "PYTHONPATH": PATHS},
        )
        for name in "ab"
    ]
    assert [writer.wait() for writer in writers] == [0, 0]

    stored = store.load(ARTICLE.id)
    assert stored is not None
    assert len({one.id for one in stored.annotations}) == 50
