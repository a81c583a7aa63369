from pathlib import Path

import pytest
from reading_harness import (
    ANALYSIS,
    ARTICLE,
    CLAIMS,
    NARROW,
    SENTENCES,
    TEXT,
    WIDE,
    ReadingHarness,
    covers,
    place_of,
    quote,
    reading,
    rows_with,
    span_of,
    status_text,
    until,
)
from screen_harness import press, screen_lines, screen_text, settle
from textual.widgets import Input

from annotations.analysis.model import Analysis, Claim
from articles.model import Article
from tui.messages import ArticleStepped
from tui.widgets.legend import FirstRunHint, Legend


def top(app: ReadingHarness) -> int:
    return app.reading.view.scroll_offset.y


@covers("claim.next", "claim.previous")
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_j_and_k_walk_the_claims_and_the_pointer_follows(
    tmp_path: Path, size: tuple[int, int]
):
    async with reading(tmp_path, size) as (app, pilot):
        assert app.state.claim is None
        assert "claim –/22" in status_text(app)
        await press(pilot, "j")
        assert app.claim_text == SENTENCES[0]
        assert place_of(app, "▶")[1] == place_of(app, "The port of Varnholm")[1]
        await press(pilot, "j", "j", "k")
        assert app.claim_text == SENTENCES[1]
        assert "claim 2/22" in status_text(app)
        assert place_of(app, "▶")[1] == place_of(app, "Harbour master")[1]


async def test_every_claim_that_is_walked_to_is_on_the_screen(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        for number, sentence in enumerate(SENTENCES):
            await press(pilot, "j")
            assert app.claim_text == sentence
            assert f"claim {number + 1}/22" in status_text(app)
            assert rows_with(app, "▶"), f"The pointer at “{sentence}” is not on the screen."
        await press(pilot, "j")
        assert app.claim_text == SENTENCES[-1]
        assert "that was the last claim" in status_text(app)


async def test_before_the_first_claim_there_is_none(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "k")
        assert app.claim_text == SENTENCES[0]
        assert "that was the first claim" in status_text(app)


def visible_claims(app: ReadingHarness) -> list[Claim]:
    return [claim for claim in CLAIMS if app.reading.view.is_visible(claim.start)]


async def test_j_after_scrolling_away_starts_from_what_is_visible(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "G")
        first = visible_claims(app)[0]
        assert first.start > span_of(SENTENCES[2])[0]
        await press(pilot, "j")
        assert app.claim_text == quote((first.start, first.end))
        assert rows_with(app, "▶")


async def test_k_after_scrolling_away_starts_from_what_is_visible(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "G", "K", "g")
        last = visible_claims(app)[-1]
        await press(pilot, "k")
        assert app.claim_text == quote((last.start, last.end))
        assert rows_with(app, "▶")


@covers("claim.next_open")
async def test_the_next_claim_without_a_verdict_passes_over_decided_ones_and_wraps(
    tmp_path: Path,
):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "j", "v", "j", "d", "k", "k", "J")
        assert app.claim_text == SENTENCES[3]
        await press(pilot, "G", "j")
        while app.state.current != len(SENTENCES) - 1:
            await press(pilot, "j")
        await press(pilot, "J")
        assert app.claim_text == SENTENCES[0], "After the last claim the first one follows."
        assert top(app) == 0


@covers("claim.previous_open")
async def test_the_claim_before_without_a_verdict_passes_over_decided_ones_and_wraps(
    tmp_path: Path,
):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "j", "v", "j", "K")
        assert app.claim_text == SENTENCES[0]
        await press(pilot, "K")
        assert app.claim_text == SENTENCES[-1], "Before the first claim the last one follows."
        assert app.reading.view.is_visible(span_of(SENTENCES[-1])[0])


async def test_when_every_claim_has_a_verdict_the_reader_is_told(tmp_path: Path):
    analysis = Analysis("made by hand", claims=CLAIMS[:2])
    async with reading(tmp_path, analysis=analysis) as (app, pilot):
        await press(pilot, "j", "v", "j", "d", "J")
        assert "every claim has a verdict" in status_text(app)
        await press(pilot, "K")
        assert "every claim has a verdict" in status_text(app)
        assert app.claim_text == SENTENCES[1]


async def test_an_article_without_claims_says_what_to_do(tmp_path: Path):
    async with reading(tmp_path, analysis=Analysis("made by hand")) as (app, pilot):
        for key in ("j", "k", "J", "K"):
            await press(pilot, key)
            assert "no claims to walk; press s to choose one" in status_text(app)
        assert "claim –/0" in status_text(app)


@covers("move.line_down", "move.line_up")
async def test_the_arrows_scroll_by_a_line(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        lines = screen_lines(app)
        await press(pilot, "down", "down", "down")
        assert top(app) == 3
        assert screen_lines(app)[0] == lines[3]
        await press(pilot, "up")
        assert top(app) == 2


@covers("move.page_down", "move.page_up")
@pytest.mark.parametrize(("down", "up"), [("space", "b"), ("pagedown", "pageup")])
async def test_a_page_leaves_one_line_over(tmp_path: Path, down: str, up: str):
    async with reading(tmp_path, (80, 15)) as (app, pilot):
        height = app.reading.view.size.height
        last = screen_lines(app)[height - 1]
        await press(pilot, down)
        assert top(app) == height - 1
        assert screen_lines(app)[0] == last
        await press(pilot, up)
        assert top(app) == 0


@covers("move.half_page_down", "move.half_page_up")
async def test_half_a_page_is_half_a_page(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "ctrl+d")
        assert top(app) == app.reading.view.size.height // 2
        await press(pilot, "ctrl+u")
        assert top(app) == 0


@covers("move.end", "move.top")
@pytest.mark.parametrize(("end", "start"), [("G", "g"), ("end", "home")])
async def test_the_end_and_the_top_are_one_key_away(tmp_path: Path, end: str, start: str):
    async with reading(tmp_path) as (app, pilot):
        assert "100%" not in status_text(app)
        await press(pilot, end)
        assert "The quay was built in 1931" in screen_text(app)
        assert "100%" in status_text(app)
        await press(pilot, start)
        assert "Crane falls onto barges" in screen_text(app)


async def test_the_mouse_wheel_scrolls(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await pilot._post_mouse_events([_scroll_down()], app.reading.view, (10, 5))
        await settle(pilot)
        assert top(app) > 0


def _scroll_down() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


@covers("highlight.next", "highlight.previous")
@pytest.mark.parametrize(("on", "back"), [("]", "["), ("right", "left")])
async def test_highlights_are_walked_in_the_order_of_the_text_and_told(
    tmp_path: Path, on: str, back: str
):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, on)
        assert "GPE · Varnholm" in status_text(app)
        await press(pilot, on)
        assert "DATE · Tuesday" in status_text(app)
        await press(pilot, on, on)
        assert quote((app.state.highlight.start, app.state.highlight.end)) == "14 people"  # type: ignore[union-attr]
        assert "figure · 14" in status_text(app)
        await press(pilot, back)
        assert "PERSON · Elin Strand" in status_text(app)


async def test_all_highlights_are_reached_and_the_last_one_is_told(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        every = len(ANALYSIS.entities) + len(ANALYSIS.figures)
        for _ in range(every):
            await press(pilot, "]")
            found = app.state.highlight
            assert found is not None
            assert app.reading.view.is_visible(found.start)
        assert app.state.highlight == ANALYSIS.entities[-1]
        await press(pilot, "]")
        assert "no further entity or figure" in status_text(app)


async def test_highlights_of_a_layer_that_is_off_are_passed_over(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "E", "]")
        assert app.state.highlight == ANALYSIS.figures[0]
        await press(pilot, "F", "]")
        assert "no further entity or figure" in status_text(app)


@covers("search.open", "search.next", "search.previous")
async def test_a_search_shows_its_matches_and_steps_through_them(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "slash", *"varnholm")
        assert app.state.matches == tuple(span_of("Varnholm", nth=nth) for nth in range(3))
        assert "“varnholm” 1 of 3" in status_text(app)
        await press(pilot, "enter", "n")
        assert not app.screen.query(Input)
        assert "“varnholm” 2 of 3" in status_text(app)
        await press(pilot, "n")
        assert "“varnholm” 3 of 3" in status_text(app)
        assert app.reading.view.is_visible(span_of("Varnholm", nth=2)[0])
        await press(pilot, "n")
        assert "“varnholm” 1 of 3" in status_text(app)
        await press(pilot, "N")
        assert "“varnholm” 3 of 3" in status_text(app)


async def test_capitals_matter_in_a_search_only_where_one_is_typed(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "slash", *"The", "enter")
        capital = len(app.state.matches)
        await press(pilot, "slash", "ctrl+u", *"the", "enter")
        assert 0 < capital < len(app.state.matches)


async def test_a_search_without_a_match_says_so(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "slash", *"[b]x", "enter")
        assert "“[b]x” is not in the text" in status_text(app)
        await press(pilot, "n")
        assert "“[b]x” is not in the text" in status_text(app)


async def test_stepping_without_a_search_says_what_to_do(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "n")
        assert "press / to search first" in status_text(app)
        await press(pilot, "N")
        assert "press / to search first" in status_text(app)


@covers("mode.leave")
async def test_escape_forgets_the_search_from_its_line_and_from_the_text(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "slash", *"crane", "escape")
        assert app.state.matches == ()
        assert not app.screen.query(Input)
        assert app.reading.view.has_focus
        await press(pilot, "slash", *"crane", "enter", "escape")
        assert app.state.matches == ()
        assert app.state.query == ""
        assert "crane" not in status_text(app)


async def test_the_letters_of_a_search_are_no_commands(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "slash", *"vdqux")
        assert app.state.query == "vdqux"
        assert app.state.claim is not None
        assert app.state.claim.verdict is None
        await press(pilot, "slash")
        assert app.state.query == "vdqux/"


async def test_escape_puts_away_hint_then_legend_then_highlight(tmp_path: Path):
    async with reading(tmp_path, first_run=True) as (app, pilot):
        await press(pilot, "l", "]")
        await press(pilot, "escape")
        assert not app.screen.query(FirstRunHint)
        assert app.screen.query(Legend)
        await press(pilot, "escape")
        assert not app.screen.query(Legend)
        assert app.state.highlight is not None
        await press(pilot, "escape")
        assert app.state.highlight is None


@covers("article.next", "article.previous")
async def test_the_next_and_the_previous_article_are_asked_of_the_app(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, ">", "<")
        assert [(type(one), one.by) for one in app.received] == [
            (ArticleStepped, 1),
            (ArticleStepped, -1),
        ]


async def test_a_click_makes_the_claim_under_it_the_current_one(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await pilot.click(offset=place_of(app, "Tomas Birk"))
        await settle(pilot)
        assert app.claim_text == SENTENCES[3]
        assert place_of(app, "▶")[1] == place_of(app, "“We heard a bang")[1]
        await pilot.click(offset=place_of(app, "Crane falls"))
        await settle(pilot)
        assert app.claim_text == SENTENCES[3], "A click on the title is no click on a claim."


async def test_a_click_into_the_margin_of_a_line_takes_its_first_claim(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await pilot.click(offset=(1, place_of(app, "Harbour master")[1]))
        await settle(pilot)
        assert app.state.claim is not None


async def test_the_place_is_kept_when_the_reader_rests_and_restored(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "space")
        assert app.places == []
        await until(pilot, lambda: bool(app.places), "The place was never kept.")
        shown = screen_lines(app)[:20]
        assert app.places == [app.reading.view.top_offset]
    async with reading(tmp_path, position=app.places[-1]) as (again, pilot):
        assert screen_lines(again)[:20] == shown


async def test_an_article_left_at_its_top_opens_at_its_title(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "down", "up")
        app.reading.keep_place()
        assert app.places == [0]
    async with reading(tmp_path, position=0) as (again, _):
        assert "Crane falls onto barges" in screen_text(again)


async def test_a_place_beyond_a_text_that_became_shorter_is_no_error(tmp_path: Path):
    async with reading(tmp_path, position=10**9) as (app, _):
        assert "The quay was built in 1931" in screen_text(app)


@pytest.mark.parametrize("widths", [(80, 140, 50), (140, 80, 200), (100, 41, 100)])
async def test_a_resize_keeps_the_readers_place(tmp_path: Path, widths: tuple[int, int, int]):
    long_article = Article("-", "Long", "\n\n".join([TEXT] * 5), "2026-03-02T08:00:00Z")
    async with reading(tmp_path, (widths[0], 20), article=long_article) as (app, pilot):
        await press(pilot, "space", "space", "space")
        words = long_article.text[app.reading.view.top_offset :][:12]
        place = app.reading.view.top_offset
        for width in widths[1:]:
            await pilot.resize_terminal(width, 20)
            await settle(pilot)
            assert app.reading.view.is_visible(place), (
                f"“{words}” stood at the top and is gone at {width} cells."
            )


async def test_walking_goes_on_while_the_machine_still_looks(tmp_path: Path):
    async with reading(tmp_path, analysis=None) as (app, pilot):
        assert "looking for claims" in status_text(app)
        await press(pilot, "j", "]", "v", "n")
        assert app.is_running
        assert ARTICLE.title in screen_text(app)
