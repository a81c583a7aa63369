from pathlib import Path

import pytest
from reading_harness import (
    ANALYSIS,
    ARTICLE,
    NARROW,
    SENTENCES,
    WIDE,
    ReadingHarness,
    covers,
    kept,
    place_of,
    quote,
    reading,
    rows_with,
    span_of,
    status_text,
    style_of,
)
from screen_harness import assert_lines_fit, press, screen_lines, screen_text, settle

from annotations.errors import StoreError
from annotations.formats.registry import FORMATS
from annotations.marking import Marking
from annotations.model import Verdict
from annotations.store import Store
from tui.article_state import ArticleState
from tui.messages import ArticleAnalysed, LibraryAsked
from tui.panel_tabs import Tab
from tui.widgets.legend import FirstRunHint, Legend
from tui.widgets.virtual_list import VirtualList


def panel_has_keys(app: ReadingHarness) -> bool:
    return isinstance(app.focused, VirtualList)


@covers("panel.toggle")
async def test_the_panel_opens_below_a_narrow_article_and_beside_a_wide_one(tmp_path: Path):
    async with reading(tmp_path, NARROW) as (app, pilot):
        assert not app.reading.panel.display
        await press(pilot, "p")
        assert app.reading.panel.region.y > 5
        assert app.reading.panel.region.width == 80
        await press(pilot, "p")
        assert not app.reading.panel.display
        assert app.reading.view.has_focus
    async with reading(tmp_path, WIDE) as (app, pilot):
        assert app.reading.panel.display
        assert app.reading.panel.region.y == 0
        await press(pilot, "p")
        assert not app.reading.panel.display


async def test_a_resize_opens_the_panel_unless_the_reader_decided(tmp_path: Path):
    async with reading(tmp_path, NARROW) as (app, pilot):
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert app.reading.panel.display
        await press(pilot, "p")
        await pilot.resize_terminal(80, 24)
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert not app.reading.panel.display


async def test_opening_the_panel_keeps_the_readers_place(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "j", "G", "p")
        assert not app.reading.view.is_visible(0), "The text jumped back to the current claim."
        await press(pilot, "p", "J")
        current = app.state.claim
        assert current is not None
        await press(pilot, "p")
        assert app.reading.view.is_visible(current.start), "The panel covers the current claim."


@pytest.mark.parametrize(("setting", "size"), [("open", NARROW), ("closed", WIDE)])
async def test_the_settings_say_whether_the_panel_is_open(
    tmp_path: Path, setting: str, size: tuple[int, int]
):
    async with reading(tmp_path, size, side_panel=setting) as (app, _):
        assert app.reading.panel.display is (setting == "open")


@covers("panel.claim")
async def test_the_current_claim_is_shown_in_full(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "j", "1", "tab")
        text = screen_text(app)
        assert app.reading.panel.has_focus_within
        await press(pilot, "end")
        text += screen_text(app)
        told = ("claim 2 of 22", "Who says it", "Harbour master Elin Strand said", "no verdict")
        for words in told:
            assert words in text
        await press(pilot, "j")
        assert "claim 3 of 22" in screen_text(app)


@covers("panel.claims", "list.down", "list.choose")
async def test_the_list_of_claims_jumps(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "v", "2")
        assert panel_has_keys(app)
        assert "✓ The port of Varnholm" in screen_text(app)
        await press(pilot, "G")
        assert app.claim_text == SENTENCES[-1]
        assert app.reading.view.is_visible(span_of(SENTENCES[-1])[0])
        await press(pilot, "g", "down", "j")
        assert app.claim_text == SENTENCES[2]
        await press(pilot, "d")
        assert "✗ All of them had left" in screen_text(app), "Marking works from the list too."
        assert panel_has_keys(app)


@covers("panel.entities")
async def test_the_list_of_entities_is_grouped_and_counted_and_jumps(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "3")
        text = screen_text(app)
        assert "Elin Strand ×2  PERSON" in text
        assert "Varnholm ×2  GPE" in text
        await press(pilot, "enter")
        assert app.state.highlight is not None
        assert app.state.highlight.start == span_of("Elin Strand")[0]
        await press(pilot, "enter")
        assert app.state.highlight.start == span_of("Elin Strand", nth=1)[0], (
            "Enter on the same row does not go on to the next place."
        )
        await press(pilot, "j")
        highlight = app.state.highlight
        assert quote((highlight.start, highlight.end)) in {"Agnes Holt", "Tomas Birk"}
        assert app.reading.view.is_visible(highlight.start)


@covers("panel.figures")
async def test_the_list_of_figures_jumps(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "4", "j")
        assert app.state.highlight == ANALYSIS.figures[1]
        assert "figure ·" in status_text(app)
        await press(pilot, "G")
        assert app.state.highlight == ANALYSIS.figures[-1]
        assert app.reading.view.is_visible(ANALYSIS.figures[-1].start)


@covers("panel.focus")
@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_tab_goes_to_the_panel_and_back(tmp_path: Path, key: str):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, key)
        assert app.reading.panel.display
        await press(pilot, "2", key)
        assert app.reading.view.has_focus
        await press(pilot, key)
        assert panel_has_keys(app)
        await press(pilot, "escape")
        assert app.reading.view.has_focus
        assert app.reading.panel.display


async def test_a_click_on_a_tab_opens_it(tmp_path: Path):
    async with reading(tmp_path, WIDE) as (app, pilot):
        await pilot.click(offset=place_of(app, "3 Entities"))
        await settle(pilot)
        assert app.reading.panel.tab is Tab.ENTITIES
        assert "Tomas Birk  PERSON" in screen_text(app)


async def test_a_click_on_a_row_goes_to_its_place(tmp_path: Path):
    async with reading(tmp_path, WIDE) as (app, pilot):
        await press(pilot, "2")
        row = rows_with(app, "· It was to be replaced")[0]
        await pilot.click(offset=(place_of(app, "· It was to be replaced")[0] + 3, row))
        await settle(pilot)
        assert app.claim_text == "It was to be replaced next year."


@covers("layer.entities", "layer.figures", "layer.claims")
async def test_layers_are_switched_off_and_on(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        assert style_of(app, "Elin Strand").bold
        await press(pilot, "E")
        assert not style_of(app, "Elin Strand").bold
        assert "entities hidden" in status_text(app)
        assert style_of(app, "14 people").underline
        await press(pilot, "F")
        assert not style_of(app, "14 people").underline
        assert "figures hidden" in status_text(app)
        assert any(line.startswith(" ·") for line in screen_lines(app))
        await press(pilot, "C")
        assert not any(line.startswith(" ·") for line in screen_lines(app)[:-2])
        assert "claims hidden" in status_text(app)
        await press(pilot, "E", "F", "C")
        assert "claims shown" in status_text(app)
        assert style_of(app, "Elin Strand").bold
        assert style_of(app, "14 people").underline
        assert any(line.startswith(" ·") for line in screen_lines(app))


async def test_the_current_claim_is_seen_without_the_layer_of_claims(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "C", "j", "j")
        assert rows_with(app, "▶") == rows_with(app, "Harbour master")


@covers("view.legend")
async def test_the_legend_tells_what_signs_and_colours_mean(tmp_path: Path):
    async with reading(tmp_path, (100, 24)) as (app, pilot):
        await press(pilot, "l")
        text = screen_text(app)
        for told in ("✓ verified", "✗ disputed", "~ needs context", "– not checkable", "figure"):
            assert told in text
        assert "person" in text
        assert status_text(app).strip() in text
        await press(pilot, "l")
        assert not app.screen.query(Legend)


@covers("article.export")
async def test_the_export_says_where_it_wrote(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "v", "X", "enter")
        assert app.exported == [app.state]
        assert app.formats == ["json"]
        assert [note.message for note in app._notifications] == ["Written to /tmp/crane [b].json"]
        assert "Written to /tmp/crane [b].json" in screen_text(app)


@pytest.mark.parametrize("error", [StoreError("[b]broken"), PermissionError(13, "[/] no")])
async def test_an_export_that_fails_says_why(tmp_path: Path, error: Exception):
    def refuse(state: ArticleState, name: str) -> str:
        raise error

    async with reading(tmp_path, export=refuse) as (app, pilot):
        await press(pilot, "X", "enter")
        (note,) = app._notifications
        assert note.severity == "error"
        assert note.message.startswith("The export could not be written: ")
        assert app.is_running


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_formats_are_listed_with_what_each_is_for(tmp_path: Path, size: tuple[int, int]):
    async with reading(tmp_path, size) as (app, pilot):
        await press(pilot, "X")
        text = screen_text(app)
        assert "Export into this folder" in text
        for one in FORMATS:
            assert (one.title in text) is one.writes
        for one in FORMATS[:4]:
            assert one.purpose.split(":")[0] in screen_text(app)
            await press(pilot, "j")
        assert_lines_fit(app)


@covers("formats.leave")
async def test_leaving_the_formats_writes_nothing(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "X", "j", "escape")
        assert app.exported == []
        assert "Export into this folder" not in screen_text(app)
        await press(pilot, "X", "j", "j", "enter")
        assert app.formats == ["html"]


@covers("library.open")
async def test_the_library_is_asked_of_the_app(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "L")
        assert [type(one) for one in app.received] == [LibraryAsked]


async def test_the_first_run_shows_five_keys_once_without_covering_the_article(tmp_path: Path):
    async with reading(tmp_path, (110, 24), first_run=True) as (app, pilot):
        hint = app.screen.query_one(FirstRunHint)
        (row,) = rows_with(app, "New here?")
        for told in ("j next claim", "v verified", "d disputed", "a note", "? all keys", "Esc"):
            assert told in screen_lines(app)[row]
        assert not hint.region.overlaps(app.reading.view.region)
        await press(pilot, "j", "v")
        assert kept(app).verdict is Verdict.VERIFIED, "The hint keeps the keys from working."
        await press(pilot, "escape")
        assert "New here?" not in screen_text(app)


async def test_the_hint_fits_80_cells(tmp_path: Path):
    async with reading(tmp_path, NARROW, first_run=True) as (app, _):
        (row,) = rows_with(app, "New here?")
        for told in ("j next claim", "v verified", "d disputed", "a note", "? all keys", "Esc"):
            assert told in screen_lines(app)[row]


async def test_a_click_on_a_hint_does_what_its_key_does(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await pilot.click(offset=place_of(app, "j claim"))
        await settle(pilot)
        assert app.claim_text == SENTENCES[0]
        await pilot.click(offset=place_of(app, "d disputed"))
        await settle(pilot)
        assert kept(app).verdict is Verdict.DISPUTED


async def test_a_late_problem_of_the_analysis_is_told_and_the_text_stays(tmp_path: Path):
    async with reading(tmp_path, analysis=None) as (app, pilot):
        problem = "The pipeline [b]x[/b] is missing."
        app.screen.post_message(ArticleAnalysed(ARTICLE.id, None, finished=True, problem=problem))
        await settle(pilot)
        assert problem in " ".join(note.message for note in app._notifications)
        assert "looking for claims" not in status_text(app)
        await press(pilot, "j")
        assert "no claims to walk" in status_text(app)


async def test_what_another_window_wrote_is_shown_when_it_is_read_again(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        other = Marking(Store(tmp_path), ARTICLE, "ben")
        other.set_verdict(app.state.claims[0], Verdict.DISPUTED)
        app.reading.services.marking.reload()
        app.reading.reload_annotations()
        await settle(pilot)
        assert "✗1" in status_text(app)
