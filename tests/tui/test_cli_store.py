"""The commands that look after the store, over files of the test's own."""

from __future__ import annotations

import json
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from program import PROGRAM, RunNewsread
from reading_harness import ARTICLE, CLAIMS

from annotations.claim_list import list_claims
from annotations.index.checking import SMALL
from annotations.marking import Marking
from annotations.model import Verdict
from annotations.store import Store
from benchmarks.support.terminal import Terminal
from tui.folders import Folders, folders_below

OTHER = replace(ARTICLE, source="https://harbour.example/fares", title="Fares [b]rise[/b]")


@pytest.fixture
def folders(home: Path) -> Folders:
    """A library of two articles, one of them marked, with settings and a database."""
    folders = folders_below(home)
    store = Store(folders.store)
    store.save_article(OTHER)
    store.save_article(ARTICLE)
    mark(folders, Verdict.DISPUTED)
    folders.config_file.write_text('annotator = "ana"\n')
    with closing(sqlite3.connect(folders.data / "library.sqlite")) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE item (title)")
        database.execute("INSERT INTO item VALUES ('Crane')")
        database.commit()
    return folders


def mark(folders: Folders, verdict: Verdict, number: int = 0) -> None:
    marking = Marking(Store(folders.store), ARTICLE, "ana")
    marking.set_verdict(list_claims(CLAIMS, marking.annotations)[number], verdict)


def file_of(folders: Folders) -> Path:
    return folders.store / f"{ARTICLE.id}.json"


def verdicts(folders: Folders) -> list[Verdict | None]:
    stored = Store(folders.store).load(ARTICLE.id)
    return [] if stored is None else [one.verdict for one in stored.annotations]


def test_path_prints_the_folder(run_newsread: RunNewsread, home: Path) -> None:
    finished = run_newsread("store", "path")

    assert (finished.code, finished.out) == (0, f"{folders_below(home).store}\n")


def test_a_check_of_a_sound_store_says_so(run_newsread: RunNewsread, folders: Folders) -> None:
    finished = run_newsread("store", "check")

    assert (finished.code, finished.out) == (0, "2 articles, nothing is wrong\n")
    assert run_newsread("store", "check", "--json").code == 0


def test_a_check_of_no_store_makes_none(run_newsread: RunNewsread, home: Path) -> None:
    assert run_newsread("store", "check").out == "0 articles, nothing is wrong\n"
    assert not folders_below(home).store.exists()


def damage(folders: Folders) -> None:
    file_of(folders).write_bytes(b"")


def take_away(folders: Folders) -> None:
    file_of(folders).unlink()


def leave_open(folders: Folders) -> None:
    file_of(folders).chmod(0o644)
    folders.store.chmod(0o755)


def spoil_copy(folders: Folders) -> None:
    (folders.store / "backup" / file_of(folders).name).write_bytes(b"{}")


def leave_behind(folders: Folders) -> None:
    (folders.store / f".{file_of(folders).name}.tmp").write_bytes(b"{")


@pytest.mark.parametrize("harm", [damage, take_away, leave_open, spoil_copy, leave_behind])
def test_what_is_wrong_is_named_and_repaired_only_where_asked(
    run_newsread: RunNewsread, folders: Folders, harm: Callable[[Folders], None]
) -> None:
    harm(folders)

    named = run_newsread("store", "check")
    assert named.code == 1
    assert named.out.startswith("! ")
    assert "--repair" in named.err
    again = json.loads(run_newsread("store", "check", "--json").out)
    assert [one["wrong"] for one in again["findings"]].count(True) >= 1

    repaired = run_newsread("store", "check", "--repair")
    assert (repaired.code, repaired.out[:2]) == (0, "+ ")
    assert run_newsread("store", "check").out == "2 articles, nothing is wrong\n"
    assert verdicts(folders) == [Verdict.DISPUTED]
    assert stat.S_IMODE(file_of(folders).stat().st_mode) == 0o600


@pytest.mark.parametrize("harm", ["UPDATE article SET disputed = disputed + 1", "DELETE FROM tag"])
def test_a_large_index_that_is_damaged_is_named_and_made_anew_where_asked(
    run_newsread: RunNewsread, folders: Folders, harm: str
) -> None:
    marking = Marking(Store(folders.store), OTHER, "ana")
    marking.add_claim(0, 9)
    marking.set_tags(list_claims((), marking.annotations)[0], ["fares"])
    marking.set_note(list_claims((), marking.annotations)[0], "Asked twice. " * 200_000)
    assert run_newsread("index").code == 0
    assert folders.index.stat().st_size > SMALL
    with closing(sqlite3.connect(folders.index)) as database:
        database.execute(harm)
        database.commit()

    named = run_newsread("store", "check")
    assert named.code == 1
    assert f"! The index {folders.index} is damaged" in named.out

    repaired = run_newsread("store", "check", "--repair")
    assert (repaired.code, repaired.out[:12]) == (0, "+ The index ")
    assert run_newsread("list", "--tag", "fares").out.count("fares") >= 1
    assert run_newsread("store", "check").out == "2 articles, nothing is wrong\n"


def test_a_file_of_a_newer_newsread_is_named_and_left_alone(
    run_newsread: RunNewsread, folders: Folders
) -> None:
    held = json.loads(file_of(folders).read_text("utf-8"))
    held["article"]["1"]["schema"] = 3
    file_of(folders).write_text(json.dumps(held), "utf-8")
    content = file_of(folders).read_bytes()

    finished = run_newsread("store", "check", "--repair")

    assert finished.code == 1
    assert "newer newsread" in finished.out
    assert file_of(folders).read_bytes() == content


def test_foreign_files_are_named_and_no_problem(
    run_newsread: RunNewsread, folders: Folders
) -> None:
    (folders.store / "notes\x1b[31m.txt").write_text("mine")

    finished = run_newsread("store", "check", "--repair")

    assert finished.code == 0
    assert "is not a file of the store" in finished.out
    assert "\x1b" not in finished.out
    assert len(list(folders.store.glob("notes*"))) == 1


def test_a_damaged_file_is_restored_by_the_command_that_meets_it(
    run_newsread: RunNewsread, folders: Folders
) -> None:
    file_of(folders).write_bytes(b"\0" * 100)

    finished = run_newsread("show", "--plain", ARTICLE.source)

    assert finished.code == 0
    assert "was damaged and is restored" in finished.err


def move_away(folders: Folders) -> None:
    folders.data.rename(folders.data.with_name("former"))
    folders.config_file.unlink()


def test_a_backup_brings_everything_back_into_an_empty_place(
    run_newsread: RunNewsread, folders: Folders, tmp_path: Path
) -> None:
    archive = tmp_path / "all.zip"
    assert run_newsread("store", "backup", archive).code == 0
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    before = {path.name: path.read_bytes() for path in folders.store.glob("*.json")}
    move_away(folders)

    finished = run_newsread("store", "restore", archive)

    assert (finished.code, finished.out) == (0, "")
    assert "4 added" in finished.err
    assert {path.name: path.read_bytes() for path in folders.store.glob("*.json")} == before
    assert run_newsread("store", "check").code == 0
    assert folders.config_file.read_text() == 'annotator = "ana"\n'
    with closing(sqlite3.connect(folders.data / "library.sqlite")) as database:
        assert database.execute("SELECT title FROM item").fetchall() == [("Crane",)]
    again = run_newsread("store", "restore", archive)
    assert "4 were the same" in again.err


def test_a_backup_replaces_no_file(
    run_newsread: RunNewsread, folders: Folders, tmp_path: Path
) -> None:
    archive = tmp_path / "all.zip"
    archive.write_text("mine")

    finished = run_newsread("store", "backup", archive)

    assert finished.code == 1
    assert "is there already" in finished.err
    assert archive.read_text() == "mine"


def test_a_restore_over_other_versions_is_refused_until_told_what_to_do(
    run_newsread: RunNewsread, folders: Folders, tmp_path: Path
) -> None:
    archive = tmp_path / "all.zip"
    run_newsread("store", "backup", archive)
    mark(folders, Verdict.VERIFIED, 1)
    (folders.store / f"{OTHER.id}.json").unlink()
    newest = [Verdict.DISPUTED, Verdict.VERIFIED]

    refused = run_newsread("store", "restore", archive)
    assert refused.code == 1
    assert "--replace" in refused.err
    assert (verdicts(folders), len(Store(folders.store).article_ids())) == (newest, 1)

    kept = run_newsread("store", "restore", archive, "--keep")
    assert "1 added, 1 left as they were" in kept.err
    assert (verdicts(folders), len(Store(folders.store).article_ids())) == (newest, 2)

    replaced = run_newsread("store", "restore", archive, "--replace")
    assert "1 replaced" in replaced.err
    assert verdicts(folders) == [Verdict.DISPUTED]
    (former,) = folders.data.glob("before-restore-*.zip")
    assert run_newsread("store", "restore", former, "--replace").code == 0
    assert verdicts(folders) == newest
    assert not list(folders.data.glob(".restore-*"))


def rewritten(archive: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The archive with its files changed, and its table of contents made to fit."""
    from hashlib import sha256

    with zipfile.ZipFile(archive) as source:
        files = {name: source.read(name) for name in source.namelist()}
    table = json.loads(files.pop("newsread.json"))
    change(files)
    table["files"] = {
        name: {"size": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in files.items()
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
        made.writestr("newsread.json", json.dumps(table))
    return target


NAMES = [
    "../outside",
    "/etc/outside",
    "data/../../outside",
    "data/articles/../../x.json",
    "data/.ssh",
    "config.toml/x",
]
CONTENTS: list[dict[str, bytes]] = [
    *({name: b"x"} for name in NAMES),
    {f"data/articles/{'0' * 16}.json": b"{}"},
    {f"data/articles/{'0' * 16}.json": b"[" * 100_000},
    {"data/library.sqlite": b"not a database"},
    {"data/big": b"\0" * (128 << 20)},
]


@pytest.mark.parametrize("added", CONTENTS, ids=lambda one: next(iter(one))[:30])
def test_a_hostile_archive_is_refused_before_anything_is_written(
    run_newsread: RunNewsread, folders: Folders, tmp_path: Path, added: dict[str, bytes]
) -> None:
    archive = tmp_path / "all.zip"
    run_newsread("store", "backup", archive)
    hostile = rewritten(archive, tmp_path / "hostile.zip", lambda files: files.update(added))
    move_away(folders)

    finished = run_newsread("store", "restore", hostile)

    assert finished.code == 1
    assert finished.err.count("\n") == 1
    assert not folders.store.exists()
    assert list(folders.data.iterdir()) == []
    assert not (tmp_path / "outside").exists()


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flip(content: bytes) -> bytes:
    middle = len(content) // 3
    return content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]


@pytest.mark.parametrize("harm", [cut, flip, lambda _: b"", lambda _: b"mine" * 9])
def test_a_damaged_archive_restores_nothing(
    run_newsread: RunNewsread,
    folders: Folders,
    tmp_path: Path,
    harm: Callable[[bytes], bytes],
) -> None:
    archive = tmp_path / "all.zip"
    run_newsread("store", "backup", archive)
    archive.write_bytes(harm(archive.read_bytes()))
    move_away(folders)

    finished = run_newsread("store", "restore", archive)

    assert finished.code == 1
    assert finished.err.count("\n") == 1
    assert list(folders.data.iterdir()) == []


@pytest.fixture
def deleted(folders: Folders) -> list[Path]:
    """The files that hold a deleted mark, and the note in it."""
    marking = Marking(Store(folders.store), ARTICLE, "ana")
    marking.add_claim(0, 9)
    marking.set_note(list_claims((), marking.annotations)[0], "Secret source: ferry clerk.")
    marking.delete(list_claims((), marking.annotations)[0])
    files = [file_of(folders), folders.store / "backup" / file_of(folders).name]
    assert all(hold_the_note(files))
    return files


def hold_the_note(files: list[Path]) -> list[bool]:
    return [b"ferry clerk" in path.read_bytes() for path in files]


def test_deleted_marks_are_purged_after_asking(deleted: list[Path], home: Path) -> None:
    for answer, code, held in (("n", 1, True), ("y", 0, False)):
        command = [PROGRAM, "store", "purge"]
        with Terminal(command, environment={"NEWSREAD_HOME": str(home)}) as terminal:
            terminal.wait_for("1 deleted mark of “Crane falls").wait_for("for good?")
            terminal.press(answer, "\r")
            assert terminal.wait_for_exit() == code
        assert set(hold_the_note(deleted)) == {held}


def test_deleted_marks_are_purged_unasked_where_that_is_said(
    run_newsread: RunNewsread, folders: Folders, deleted: list[Path]
) -> None:
    assert run_newsread("store", "purge", "--yes").code == 0
    assert not any(hold_the_note(deleted))
    assert verdicts(folders) == [Verdict.DISPUTED]
    assert "no deleted marks" in run_newsread("store", "purge").err


def test_where_nobody_can_be_asked_nothing_is_purged_and_the_option_is_named(
    run_newsread: RunNewsread, deleted: list[Path]
) -> None:
    for answer in (b"", b"y\n"):
        asked = run_newsread("store", "purge", stdin=answer)

        assert asked.code == 2
        assert "--yes" in asked.err.splitlines()[0]
        assert "for good? [y/N]" not in asked.err
        assert all(hold_the_note(deleted))
