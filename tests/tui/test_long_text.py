"""Of a long text the screen's part is laid out first; the rest changes nothing that is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_harness import marks, running
from reading_harness import reading, until
from screen_harness import press, screen_lines, screen_text, settle
from textual.geometry import Region

from annotations.store import Store
from articles.model import Article
from tui.article_state import ArticleState
from tui.folders import folders_below
from tui.layout import wrap
from tui.widgets.article_view import ArticleView

PARAGRAPH = "The mill bought {} sacks of rye, “as many as ever”, before the frost came in autumn."
TEXT = "\n\n".join(" ".join([PARAGRAPH.format(number)] * 3) for number in range(1_500))
LONG = Article("-", "Long", TEXT, "2026-03-02T08:00:00Z")
SIZE = (80, 24)
LAST = TEXT.rindex("The mill")
MIDDLE = TEXT.index("The mill bought 700 ")
NEAR = TEXT.index("The mill bought 40 ")


def seen(view: ArticleView) -> list[str]:
    """The lines of the view as they are rendered at this moment."""
    return [strip.text for strip in view.render_lines(Region(0, 0, *view.size))]


@pytest.mark.parametrize("place", [0, NEAR, MIDDLE, LAST])
async def test_what_is_seen_first_stays_when_all_is_laid_out(tmp_path: Path, place: int):
    async with reading(tmp_path, SIZE, article=LONG) as (app, pilot):
        view = app.reading.view
        view.turn_to(ArticleState(Article("-", "Short", "Short.", LONG.retrieved)), 0)
        await settle(pilot)
        view.turn_to(ArticleState(LONG), place)
        first, about = seen(view), view.virtual_size.height
        await settle(pilot)
        whole = view.virtual_size.height
        assert seen(view) == first
        assert TEXT[place:][:20] in "\n".join(first)
        assert whole - len(wrap(TEXT, view.text_layout.width)) == 6
        assert abs(about - whole) <= 0.02 * whole


@pytest.mark.parametrize("key", ["G", "end"])
async def test_the_end_is_reached_before_all_is_laid_out(tmp_path: Path, key: str):
    async with reading(tmp_path, SIZE, article=LONG) as (app, pilot):
        view = app.reading.view
        view.turn_to(ArticleState(Article("-", "Short", "Short.", LONG.retrieved)), 0)
        view.turn_to(ArticleState(LONG), 0)
        await press(pilot, key)
        assert "100%" in screen_text(app)
        assert view.scroll_y == view.max_scroll_y
        assert seen(view)[-3].strip().endswith("autumn.")


async def test_any_place_can_be_asked_for_before_all_is_laid_out(tmp_path: Path):
    async with reading(tmp_path, SIZE, article=LONG) as (app, pilot):
        view = app.reading.view
        for place in (LAST, len(TEXT) - 1, len(TEXT) // 3):
            view.turn_to(ArticleState(Article("-", "Short", "Short.", LONG.retrieved)), 0)
            view.turn_to(ArticleState(LONG), 0)
            view.reveal(place, place + 1)
            assert view.is_visible(place)
            await settle(pilot)
            assert view.is_visible(place)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
async def test_another_width_keeps_the_place_in_a_long_text(tmp_path: Path, share: float):
    async with reading(tmp_path, SIZE, article=LONG) as (app, pilot):
        view = app.reading.view
        view.scroll_to(y=round(share * view.max_scroll_y), animate=False)
        await settle(pilot)
        for width in (60, 130, 41):
            top = view.top_offset
            await pilot.resize_terminal(width, 24)
            await settle(pilot)
            assert view.is_visible(top)
            layout = wrap(TEXT, view.text_layout.width)
            assert view.text_layout == layout
            assert view.virtual_size.height == len(layout) + 6


async def test_a_claim_far_below_is_gone_to_at_once(tmp_path: Path):
    async with reading(tmp_path, SIZE, article=LONG) as (app, pilot):
        await press(pilot, "slash", *"bought 1499", "enter")
        assert any("bought 1499" in line for line in screen_lines(app))


async def test_a_long_article_is_put_into_the_library_beside_the_keys(tmp_path: Path):
    folders = folders_below(tmp_path / "newsread")
    store = Store(folders.store)
    async with running(folders, LONG) as (_, pilot):
        await until(pilot, lambda: store.load(LONG.id) is not None, "It was never kept.")
        await press(pilot, "s", "enter", "v")
        await until(pilot, lambda: len(marks(folders, LONG)) == 1, "The mark was never kept.")
    assert store.load(LONG.id) is not None
