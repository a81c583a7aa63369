"""Keys go to their commands, in their order, and are answered by one frame."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from app_harness import reading, settled
from reading_harness import ARTICLE, until
from rich.console import RenderableType
from screen_harness import press, screen_text, settle
from textual import events, on
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

import tui.app
from tui.app import NewsreadApp
from tui.folders import Folders, folders_below
from tui.keys_in_turn import kind_hears
from tui.settings import Settings
from tui.widgets.article_view import ArticleView
from tui.widgets.virtual_list import VirtualList

OWN_KEYS = {"claim.next": "Y,ctrl+n", "claim.verify": "ctrl+y", "app.quit": "Q"}

NARROW, WITH_PANEL = (100, 30), (140, 40)


class CountedApp(NewsreadApp):
    """Counts what is sent to the terminal."""

    CSS_PATH = Path(tui.app.__file__).with_name("app.tcss")
    frames = 0

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        self.frames += renderable is not None
        super()._display(screen, renderable)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_below(tmp_path / "newsread")


@asynccontextmanager
async def counted(
    folders: Folders, size: tuple[int, int] = NARROW, keys: dict[str, str] | None = None
) -> AsyncIterator[tuple[CountedApp, Pilot[Any]]]:
    """The app on the article, analysed."""
    app = CountedApp([ARTICLE], Settings(annotator="ana", keys=keys or {}), (), folders)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot


@pytest.mark.parametrize("key", ["j", "v", "pagedown", "G", "E", "u"])
async def test_a_key_is_answered_by_one_frame(folders: Folders, key: str):
    async with counted(folders) as (app, pilot):
        await press(pilot, "j", "v", "j")
        app.frames = 0
        await press(pilot, key)
        assert app.frames == 1


async def test_a_claim_out_of_sight_is_scrolled_to_in_the_same_frame(folders: Folders):
    async with counted(folders, (60, 14)) as (app, pilot):
        before = reading(app).view.scroll_offset.y
        app.frames = 0
        await press(pilot, "K")
        assert reading(app).view.scroll_offset.y > before
        assert app.frames == 1


@pytest.mark.parametrize("size", [(90, 30), (40, 30), (100, 20), (110, 24)])
async def test_another_size_of_the_window_is_shown_in_one_frame(
    folders: Folders, size: tuple[int, int]
):
    opened_so = await screen_opened(folders, size)
    async with counted(folders) as (app, pilot):
        app.frames = 0
        await pilot.resize_terminal(*size)
        await settle(pilot)
        assert app.frames == 1
        assert screen_text(app) == opened_so


@pytest.mark.parametrize("size", [(140, 30), (160, 50)])
async def test_a_panel_for_which_there_is_room_is_shown_as_if_it_was_there_before(
    folders: Folders, size: tuple[int, int]
):
    opened_so = await screen_opened(folders, size)
    async with counted(folders) as (app, pilot):
        await pilot.resize_terminal(*size)
        await settle(pilot)
        assert screen_text(app) == opened_so


async def screen_opened(folders: Folders, size: tuple[int, int]) -> str:
    """The screen of a window that has this size from the start, without the hint of a first run."""
    async with counted(folders, size) as (app, pilot):
        await press(pilot, "escape")
        return screen_text(app)


async def test_a_key_that_changes_nothing_draws_nothing(folders: Folders):
    async with counted(folders) as (app, pilot):
        await press(pilot, "g")
        app.frames = 0
        await press(pilot, "g")
        assert app.frames == 0


async def test_keys_typed_at_once_are_taken_in_their_order(folders: Folders):
    async with counted(folders) as (app, pilot):
        for key in "jjvjdkkojjjjkc":
            app.post_message(events.Key(key, key))
        await settle(pilot)
        state = reading(app).state
        verdicts = [claim.verdict for claim in state.claims[:5]]
        assert verdicts == ["not_checkable", "verified", "disputed", "needs_context", None]
        assert state.current == 3


async def test_what_is_typed_behind_the_key_that_opens_a_line_is_written_there(folders: Folders):
    async with counted(folders) as (app, pilot):
        for key in "jjt":
            app.post_message(events.Key(key, key))
        for key in "jvd":
            app.post_message(events.Key(key, key))
        app.post_message(events.Key("enter", "\r"))
        app.post_message(events.Key("j", "j"))
        await settle(pilot)
        await settle(pilot)
        state = reading(app).state
        assert [one.tags for one in state.annotations] == [("jvd",)]
        assert state.current == 2


async def test_many_keys_at_once_are_all_taken(folders: Folders):
    async with counted(folders) as (app, pilot):
        for key in "jk" * 600 + "jj":
            app.post_message(events.Key(key, key))
        here = reading(app)
        await until(pilot, lambda: here.state.current == 2, "The last key was never taken.")


@pytest.mark.parametrize("keys", [{}, OWN_KEYS])
async def test_the_bindings_of_a_key_are_those_that_textual_finds(
    folders: Folders, keys: dict[str, str]
):
    async with counted(folders, WITH_PANEL, keys) as (app, pilot):
        same_bindings(app)
        for opening in ("2", "escape", "slash", "escape", "question_mark", "escape", "ctrl+p"):
            await press(pilot, opening)
            same_bindings(app)


def same_bindings(app: NewsreadApp) -> None:
    """Compare with Textual's own chains, for every key that is bound at this moment."""
    screen = app.screen
    chains = {False: screen._modal_binding_chain, True: screen._binding_chain}
    for behind_modal, chain in chains.items():
        by_node = [(node, bindings.key_to_bindings) for node, bindings in chain]
        for key in {key for _, bound in by_node for key in bound}:
            wanted = [(node, bound[key]) for node, bound in by_node if key in bound]
            assert list(app.bound(key, behind_modal=behind_modal)) == wanted


def test_what_looks_at_keys_itself_gets_them_first():
    class Named(Static):
        def key_j(self) -> None:
            pass

    class Decorated(Static):
        @on(events.Key)
        def look(self) -> None:
            pass

    assert kind_hears(Named, ("j",))
    assert not kind_hears(Named, ("k",))
    assert kind_hears(Decorated, ("k",))
    assert kind_hears(Input, ("j",))
    for kind in (Widget, Static, ArticleView, VirtualList):
        assert not kind_hears(kind, ("j",))
