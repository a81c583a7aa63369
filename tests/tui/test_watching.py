"""Two windows on one store: what the one writes is soon on the screen of the other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from app_harness import marks, reading, running, settled
from reading_harness import ARTICLE, CLAIMS, status_text, until
from screen_harness import press, settle

from annotations.claim_list import list_claims
from annotations.marking import Marking
from annotations.model import Verdict
from annotations.store import Store
from tui.folders import Folders, folders_below
from tui.watching import StoreWatch, is_foreign


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_below(tmp_path / "home")


def mark_elsewhere(folders: Folders, verdict: Verdict, number: int = 0) -> None:
    """What another newsread does: a store and a marking of its own."""
    marking = Marking(Store(folders.store), ARTICLE, "ben")
    marking.set_verdict(list_claims(CLAIMS, marking.annotations)[number], verdict)


async def test_a_mark_of_another_window_appears_by_itself(folders: Folders):
    async with running(folders, ARTICLE) as (app, pilot):
        await settled(pilot)
        mark_elsewhere(folders, Verdict.DISPUTED)
        await until(
            pilot,
            lambda: reading(app).state.tally.disputed == 1,
            "The mark of the other window never appeared.",
        )
        await press(pilot, "j", "j", "v")
        assert len(marks(folders, ARTICLE)) == 2


async def test_two_windows_that_mark_in_turns_lose_nothing(folders: Folders):
    async with (
        running(folders, ARTICLE) as (left, left_pilot),
        running(folders, ARTICLE) as (right, right_pilot),
    ):
        await settled(left_pilot)
        await settled(right_pilot)
        await press(left_pilot, "j", "v")
        await press(right_pilot, "j", "j", "d")
        for app, pilot in ((left, left_pilot), (right, right_pilot)):
            await until(
                pilot,
                lambda app=app: (
                    (reading(app).state.tally.verified, reading(app).state.tally.disputed) == (1, 1)
                ),
                "A window never showed both marks.",
            )
    assert len(marks(folders, ARTICLE)) == 2


async def test_where_the_system_does_not_tell_the_folder_is_looked_at(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tui.watching.is_foreign", lambda _: True)
    monkeypatch.setattr("tui.watching.LOOK_SECONDS", 0.05)
    async with running(folders, ARTICLE) as (app, pilot):
        await settled(pilot)
        await until(pilot, lambda: app.folder_seen > 0, "The folder is never looked at.")
        mark_elsewhere(folders, Verdict.DISPUTED)
        await until(
            pilot,
            lambda: "✗1" in status_text(app),
            "The mark of the other window never appeared.",
        )
        await settle(pilot)


def test_the_watch_names_the_articles_and_tells_many_writes_once(tmp_path: Path) -> None:
    told: list[None] = []
    called = Event()

    def changed() -> None:
        told.append(None)
        called.set()

    watch = StoreWatch(tmp_path / "articles", changed)
    assert watch.start()
    store = Store(tmp_path / "articles")
    others = [replace(ARTICLE, source=f"https://harbour.example/{n}") for n in range(5)]
    for article in others:
        store.save_article(article)
    seen: set[str] = set()
    while called.wait(10) and len(seen) < 5:
        called.clear()
        seen |= watch.take()
        if len(seen) < 5:
            continue
    watch.stop()

    assert seen == {article.id for article in others}
    assert len(told) <= 5


def test_a_folder_that_cannot_be_made_is_not_watched(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")

    assert not StoreWatch(tmp_path / "data" / "articles", lambda: None).start()


@pytest.mark.parametrize(
    ("kind", "foreign"),
    [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False), ("btrfs", False)],
)
def test_disks_of_other_machines_are_known_by_their_kind(
    tmp_path: Path, kind: str, foreign: bool
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nserver:/x {tmp_path}/my\\040files {kind} rw 0 0\n")

    assert is_foreign(tmp_path / "my files" / "articles", mounts) is foreign
    assert not is_foreign(tmp_path / "other", mounts)
