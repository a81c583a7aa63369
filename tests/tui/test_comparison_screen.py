"""The screen that shows what changed between two readings of an article."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from app_harness import notices, reading, running
from reading_harness import ARTICLE, SENTENCES, TEXT, covers, style_of, until
from screen_harness import press, screen_text, settle
from textual.pilot import Pilot

from annotations.marking import Marking
from annotations.model import Verdict
from annotations.rereading import read_again
from annotations.store import Store
from articles.model import Article
from tui.app import NewsreadApp
from tui.folders import Folders, folders_below
from tui.screens.comparison import ComparisonScreen
from tui.screens.reading import ReadingScreen


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_below(tmp_path / "newsread")


SECOND = replace(
    ARTICLE,
    text=TEXT.replace("14 people", "19 people").replace("41 years", "44 years"),
    title="Crane falls onto barges and [b]quay[/b] in Varnholm",
    retrieved="2026-03-04T08:00:00Z",
)
THIRD = replace(
    SECOND,
    text=SECOND.text.replace(f" {SENTENCES[2]}", "") + "\n\nThe quay opens on Sunday.",
    retrieved="2026-03-06T08:00:00Z",
)


def read_often(folders: Folders, *texts: Article) -> None:
    """Mark a claim of the first text, then read the others."""
    store = Store(folders.store)
    marking = Marking(store, ARTICLE, "ana", now=lambda: "2026-03-02T09:00:00Z")
    made = marking.add_claim(TEXT.index(SENTENCES[1]), TEXT.index(SENTENCES[1]) + len(SENTENCES[1]))
    (listed,) = (one for one in marking.annotations if one.id == made.id)
    from annotations.claim_list import ListedClaim

    marking.set_verdict(ListedClaim(listed.start, listed.end, None, listed), Verdict.VERIFIED)
    for text in texts:
        read_again(store, text, text.retrieved)


@asynccontextmanager
async def comparing(
    folders: Folders, *texts: Article, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[tuple[NewsreadApp, Pilot[Any]]]:
    read_often(folders, *texts)
    async with running(folders, texts[-1], size=size) as (app, pilot):
        await press(pilot, "D")
        await settle(pilot)
        assert isinstance(app.screen, ComparisonScreen)
        yield app, pilot


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["narrow", "wide"])
async def test_what_changed_is_struck_and_underlined_with_the_touched_claims(
    folders: Folders, size: tuple[int, int]
):
    async with comparing(folders, SECOND, size=size) as (app, _):
        shown = screen_text(app)
        assert "Headline: Crane falls onto barges {+and [b]quay[/b]+} in Varnholm" in shown
        assert "[-14-]" in shown
        assert "{+19+}" in shown
        assert "3 changes, 1 claim" in shown
        assert "≠ wording changed, verified: “Harbour master Elin Strand" in shown
        assert style_of(app, "[-14-]").strike
        assert style_of(app, "{+19+}").underline


@covers("change.next", "change.previous")
async def test_n_and_p_walk_the_changes(folders: Folders):
    async with comparing(folders, SECOND) as (app, pilot):
        rows, screen = app.screen.rows, app.screen
        assert isinstance(screen, ComparisonScreen)
        seen = [rows[screen.list.cursor].change]
        for _ in range(3):
            await press(pilot, "n")
            seen.append(rows[screen.list.cursor].change)
        assert seen == [0, 1, 2, 0]
        await press(pilot, "p")
        assert rows[screen.list.cursor].change == 2


@covers("reading.from_earlier", "reading.from_later", "reading.to_earlier", "reading.to_later")
async def test_which_two_readings_are_compared_is_chosen(folders: Folders):
    async with comparing(folders, SECOND, THIRD) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, ComparisonScreen)
        assert (screen.earlier, screen.later) == (1, 2)
        assert "The quay opens on Sunday." in screen_text(app)
        assert "[-14-]" not in screen_text(app)
        await press(pilot, "h")
        assert (screen.earlier, screen.later) == (0, 2)
        assert "[-14-]" in screen_text(app)
        await press(pilot, "H")
        assert (screen.earlier, screen.later) == (0, 1)
        await press(pilot, "H", "l", "L", "l")
        assert (screen.earlier, screen.later) == (1, 2)


@covers("comparison.close")
async def test_escape_goes_back_and_enter_goes_to_the_place(folders: Folders):
    async with comparing(folders, SECOND, THIRD, size=(80, 24)) as (app, pilot):
        await press(pilot, "escape")
        assert isinstance(app.screen, ReadingScreen)
        await press(pilot, "D", "p", "enter")
        assert isinstance(app.screen, ReadingScreen)
        assert "The quay opens on Sunday." in screen_text(app)


async def test_an_article_with_one_text_says_so(folders: Folders):
    async with running(folders, ARTICLE) as (app, pilot):
        await press(pilot, "D")
        await until(pilot, lambda: "one text only" in notices(app), "The reader is not told.")
        assert reading(app).state.article == ARTICLE


async def test_a_headline_that_changed_alone_is_shown_with_the_times(folders: Folders):
    renamed = replace(ARTICLE, title="Barge sinks in Varnholm", retrieved="2026-03-04T08:00:00Z")
    async with comparing(folders, renamed) as (app, _):
        shown = screen_text(app)
        assert "Headline:" in shown
        assert "{+Barge sinks+}" in shown
        assert "1 change, 0 claims touched" in shown
        assert "reading 1 of 2, 2 Mar" in shown
        assert "reading 2, 4 Mar" in shown
        assert "the same …" in shown


async def test_long_readings_are_compared_beside_the_keys(folders: Folders):
    first = replace(ARTICLE, text="\n\n".join(f"{TEXT}\n\nIt was day {n}." for n in range(200)))
    texts = [
        replace(
            first, text=first.text.replace(f"day {n}.", f"night {n}."), retrieved=f"2026-04-0{n}"
        )
        for n in (1, 2, 3)
    ]
    async with comparing(folders, first, *texts) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, ComparisonScreen)
        await settle(pilot)
        assert "2 changes, 0 claims touched" in screen_text(app)
        await pilot.press("h", "H", "escape")
        await settle(pilot)
        assert isinstance(app.screen, ReadingScreen)
        await press(pilot, "D", "h")
        await settle(pilot)
        assert "reading 3 of 5" in screen_text(app)
        assert "{+night+}" in screen_text(app)
