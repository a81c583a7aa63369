"""Marks that the disk refuses while the app runs: told, tried again, never left behind unasked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from app_harness import marks, notices, reading, running, settled
from reading_harness import ARTICLE, NARROW, WIDE, covers, status_text, until
from screen_harness import assert_lines_fit, press, screen_text, settle
from textual.pilot import Pilot

from annotations.model import Verdict
from annotations.store import Store
from annotations.store.locks import FolderLock
from tui.app import NewsreadApp
from tui.folders import Folders, folders_below
from tui.screens.unsaved import UnsavedDialog


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return folders_below(tmp_path / "home")


@contextmanager
def held(folders: Folders) -> Iterator[None]:
    """Another newsread that took the lock and sleeps."""
    with FolderLock(folders.store).held():
        yield


async def marked(pilot: Pilot[Any], *keys: str) -> None:
    await settled(pilot)
    await press(pilot, "j", *keys)


async def saved(app: NewsreadApp, pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: app.desk.pending.count == 0, "The marks were never written.")
    await settle(pilot)


async def test_a_mark_that_waits_is_told_as_waiting_and_reaches_the_disk_by_itself(
    folders: Folders,
):
    async with running(folders, ARTICLE) as (app, pilot):
        await settled(pilot)
        with held(folders):
            await marked(pilot, "v", "j", "d")
            assert "! 2 marks not on disk yet" in status_text(app)
            assert marks(folders, ARTICLE) == ()
            await until(
                pilot,
                lambda: "Another newsread is writing" in notices(app),
                "It was never said why the marks wait.",
            )
        await saved(app, pilot)
        await until(pilot, lambda: "on disk now" in notices(app), "It was never said to be over.")
        assert "not on disk" not in status_text(app)
    assert [one.verdict for one in marks(folders, ARTICLE)] == [
        Verdict.VERIFIED,
        Verdict.DISPUTED,
    ]


async def test_nothing_runs_by_the_clock_where_no_mark_waits(folders: Folders):
    async with running(folders, ARTICLE) as (app, pilot):
        await marked(pilot, "v")
        assert app.retry_timer is None
        with held(folders):
            await press(pilot, "d")
        assert app.retry_timer is not None
        await saved(app, pilot)
        await until(pilot, lambda: app.retry_timer is None, "The timer was never stopped.")


async def test_a_waiting_mark_is_undone_by_its_key(folders: Folders):
    async with running(folders, ARTICLE) as (app, pilot):
        await settled(pilot)
        with held(folders):
            await marked(pilot, "v", "u")
            assert reading(app).state.tally.verified == 0
        await saved(app, pilot)
    (made,) = marks(folders, ARTICLE)
    assert (made.status, len(made.history)) == ("deleted", 2)


async def test_what_was_told_before_does_not_cover_the_question(folders: Folders):
    async with running(folders, ARTICLE, size=NARROW) as (app, pilot):
        await settled(pilot)
        with held(folders):
            await marked(pilot, "v")
            for number in range(6):
                app.complain(f"Disk {number} is full.")
            await settle(pilot)
            assert "Disk 5 is full." in screen_text(app)
            await press(pilot, "q")
            assert isinstance(app.screen, UnsavedDialog)
            assert "Disk 5 is full." not in screen_text(app)
            await press(pilot, "l")


@covers("unsaved.stay", "unsaved.retry")
async def test_leaving_with_waiting_marks_asks_and_goes_on_or_tries_again(folders: Folders):
    async with running(folders, ARTICLE, size=NARROW) as (app, pilot):
        await settled(pilot)
        with held(folders):
            await marked(pilot, "v", "q")
            assert isinstance(app.screen, UnsavedDialog)
            assert "1 mark not on disk yet." in screen_text(app)
            assert "Another newsread is writing" in screen_text(app)
            assert_lines_fit(app)
            await press(pilot, "r")
            assert isinstance(app.screen, UnsavedDialog)
            await press(pilot, "q")
            assert len(app.screen_stack) == 2
            await press(pilot, "escape")
            assert "not on disk yet" in status_text(app)
            await press(pilot, "q")
        await press(pilot, "r")
        await until(pilot, lambda: app.return_code == 0, "The app was never left.")
    assert len(marks(folders, ARTICLE)) == 1


async def test_the_dialog_closes_by_itself_once_the_marks_are_on_disk(folders: Folders):
    async with running(folders, ARTICLE, size=WIDE) as (app, pilot):
        await settled(pilot)
        with held(folders):
            await marked(pilot, "v", "q")
            assert isinstance(app.screen, UnsavedDialog)
        await until(pilot, lambda: app.return_code == 0, "The app was never left.")
    assert len(marks(folders, ARTICLE)) == 1


@covers("unsaved.write")
async def test_waiting_marks_are_written_elsewhere_and_the_last_words_say_where(
    folders: Folders,
):
    async with running(folders, ARTICLE) as (app, pilot):
        await settled(pilot)
        with held(folders):
            await marked(pilot, "v", "q", "w")
            await until(pilot, lambda: app.return_code == 0, "The app was never left.")
    path = Path("newsread-marks.json").absolute()
    assert path.stat().st_mode & 0o777 == 0o600
    document = json.loads(path.read_text("utf-8"))
    assert document["articles"][0]["annotations"][0]["verdict"] == "verified"
    assert str(path) in app.last_words[0]


@covers("unsaved.leave")
async def test_the_reader_may_leave_without_the_waiting_marks(folders: Folders):
    async with running(folders, ARTICLE) as (app, pilot):
        await settled(pilot)
        with held(folders):
            await marked(pilot, "v", "q", "l")
            await until(pilot, lambda: app.return_code == 0, "The app was never left.")
    assert marks(folders, ARTICLE) == ()
    assert app.last_words == ()


async def test_marks_that_wait_when_the_system_ends_the_app_go_to_a_file(folders: Folders):
    async with running(folders, ARTICLE) as (app, pilot):
        await settled(pilot)
        with held(folders):
            await marked(pilot, "v")
            app.end_with(143)
    assert Path("newsread-marks.json").exists()
    assert "newsread-marks.json" in app.last_words[0]


async def test_a_mark_made_impossible_meanwhile_is_named(folders: Folders):
    async with running(folders, ARTICLE) as (app, pilot):
        await marked(pilot, "a")
        await press(pilot, *"Ask.", "escape")
        with held(folders):
            await press(pilot, "v")
        store = Store(folders.store)
        (made,) = marks(folders, ARTICLE)
        from dataclasses import replace

        store.change(ARTICLE, lambda _: [replace(made, status="deleted")])
        await saved(app, pilot)
        await until(pilot, lambda: "deleted meanwhile" in notices(app), "It was never named.")


async def test_a_damaged_file_is_restored_as_it_is_opened_and_the_reader_told(
    folders: Folders,
):
    async with running(folders, ARTICLE) as (app, pilot):
        await marked(pilot, "v")
    (folders.store / f"{ARTICLE.id}.json").write_bytes(b"")
    async with running(folders, ARTICLE) as (app, pilot):
        await settled(pilot)
        assert "was damaged and is restored" in notices(app)
        assert reading(app).state.tally.verified == 1
