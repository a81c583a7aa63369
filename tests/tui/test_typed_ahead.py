"""Keys that come before what they are meant for."""

from __future__ import annotations

from pathlib import Path

from reading_harness import ANALYSIS, ARTICLE, kept, on_disk, reading, status_text
from screen_harness import settle

from annotations.marking import Marking
from annotations.store import Store
from tui.messages import ArticleAnalysed

SEEN = ArticleAnalysed(ARTICLE.id, ANALYSIS, finished=True)


async def test_keys_that_wait_for_the_claims_are_pressed_in_order_when_they_are_there(
    tmp_path: Path,
) -> None:
    async with reading(tmp_path, analysis=None) as (app, pilot):
        await pilot.press("j", "J", "d", "x")
        await pilot.press("u")
        assert "your keys wait" in status_text(app)
        assert on_disk(app) == ()
        app.reading.post_message(SEEN)
        await settle(pilot)
        assert kept(app).verdict == "disputed"
        assert app.state.current == 1


async def test_escape_forgets_the_keys_that_wait(tmp_path: Path) -> None:
    async with reading(tmp_path, analysis=None) as (app, pilot):
        await pilot.press("j", "v", "escape")
        assert "your keys wait" not in status_text(app)
        app.reading.post_message(SEEN)
        await settle(pilot)
        assert app.state.current is None
        assert on_disk(app) == ()


async def test_keys_that_move_do_not_wait_where_none_does(tmp_path: Path) -> None:
    async with reading(tmp_path, analysis=None) as (app, pilot):
        await pilot.press("G")
        await settle(pilot)
        assert app.reading.view.progress == 1


async def test_a_page_read_again_does_not_replace_what_the_reader_went_to(tmp_path: Path) -> None:
    async with reading(tmp_path) as (app, pilot):
        assert app.reading.is_untouched
        await pilot.press("j")
        await settle(pilot)
        assert not app.reading.is_untouched


async def test_a_refused_step_shows_what_another_window_did_meanwhile(tmp_path: Path) -> None:
    async with reading(tmp_path) as (app, pilot):
        await pilot.press("j", "v")
        await settle(pilot)
        other = Marking(Store(tmp_path), ARTICLE, "ben")
        other.delete(app.state.claims[0])
        await pilot.press("d")
        await settle(pilot)
        assert "✓0 ✗0" in status_text(app)
