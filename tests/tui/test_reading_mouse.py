from pathlib import Path

from reading_harness import (
    SENTENCES,
    kept,
    on_disk,
    place_of,
    quote,
    reading,
    span_of,
)
from screen_harness import press, screen_lines, settle
from textual.pilot import Pilot

from articles.model import Article


async def drag(pilot: Pilot[object], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Select with the mouse from one cell of the terminal to another."""
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await settle(pilot)


async def test_what_the_mouse_selects_becomes_a_claim(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        start = place_of(app, "14 people were")
        end = place_of(app, "injuries. All of")
        await drag(pilot, start, (end[0] + len("injuries") - 1, end[1]))
        assert app.reading.view.selected_span() == span_of(
            "14 people were treated for minor injuries"
        )
        assert app.screen.get_selected_text() == "14 people were treated for minor injuries"
        await press(pilot, "s")
        assert kept(app).quote == "14 people were treated for minor injuries"
        assert app.claim_text == kept(app).quote
        assert app.state.choice is None
        assert app.reading.view.selected_span() is None, "The selection is still there."


async def test_selecting_upwards_selects_the_same(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        start, end = place_of(app, "Harbour master"), place_of(app, "14 people")
        await drag(pilot, end, start)
        assert app.screen.get_selected_text() == "Harbour master Elin Strand said 1", (
            "Both cells that the pointer was on belong to the selection."
        )


async def test_a_drag_is_no_click_and_a_click_forgets_the_selection(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await drag(pilot, place_of(app, "Harbour master"), place_of(app, "14 people"))
        assert app.state.claim is None, "A drag chose a claim."
        await pilot.click(offset=place_of(app, "hospital"))
        await settle(pilot)
        assert app.reading.view.selected_span() is None
        assert app.claim_text == SENTENCES[2]


async def test_a_selection_of_spaces_alone_is_refused_with_a_sentence(tmp_path: Path):
    gap = Article("-", "Gap", "One     two three.", "2026-03-02T08:00:00Z")
    async with reading(tmp_path, article=gap, analysis=None) as (app, pilot):
        x, y = place_of(app, "  two")
        await drag(pilot, (x, y), (x + 1, y))
        await press(pilot, "s")
        assert on_disk(app) == ()
        assert app.state.choice is None
        assert any("no text to mark" in note.message for note in app._notifications)


async def test_a_selection_over_paragraphs_is_the_articles_own_text(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await drag(pilot, place_of(app, "hospital by"), place_of(app, "Varnholm Ports"))
        start, end = span_of("hospital by")[0], span_of("arnholm Ports")[0]
        assert app.screen.get_selected_text() == quote((start, end))
        await press(pilot, "s")
        whole_words = quote((start, end + len("arnholm")))
        assert kept(app).quote == whole_words


async def test_a_drag_beside_the_text_selects_nothing_and_breaks_nothing(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        _, y = place_of(app, "hospital by")
        beside = len(screen_lines(app)[y].rstrip(" ▂▄▆▇▁▃▅█")) + 1
        for start in ((beside, y), (2, y)):
            await drag(pilot, start, (start[0] + 1, start[1]))
            assert app.reading.view.selected_span() is None


async def test_a_drag_to_a_blank_line_ends_there(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        x, y = place_of(app, "hospital by")
        below = next(
            row
            for row in range(y, app.size.height)
            if not screen_lines(app)[row].strip(" ▂▄▆▇▁▃▅█")
        )
        await drag(pilot, (x, y), (x + 3, below))
        selected = app.reading.view.selected_span()
        assert selected is not None
        assert "\n\n" not in quote(selected).strip()


async def test_a_double_click_selects_the_sentence(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await pilot.double_click(offset=place_of(app, "hospital by"))
        await settle(pilot)
        selected = app.reading.view.selected_span()
        assert selected is not None
        assert quote(selected) == SENTENCES[2]
        await press(pilot, "s")
        assert kept(app).quote == SENTENCES[2]
