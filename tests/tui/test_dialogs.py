from collections.abc import Callable
from typing import Any

import pytest
from screen_harness import (
    ESCAPES,
    HOSTILE,
    Harness,
    assert_lines_fit,
    press,
    screen_text,
    settle,
)
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import TextArea

from annotations.model import Evidence, Stance
from tui.evidence_text import evidence_problem, is_web_address, next_stance
from tui.screens.evidence_editor import EvidenceEditor
from tui.screens.line_editor import LineEditor, fitting_offers, with_piece
from tui.screens.note_editor import NoteEditor
from tui.widgets.text_fields import clip_lines, quoted

QUOTE = "The operator said 1,300 passengers were stranded on two islands."
REPORT = Evidence("https://data.example/a", "Port statistics", Stance.SUPPORTS, "1,300")
LETTER = Evidence("", "Letter of the operator", Stance.CONTRADICTS)


async def paste(pilot: Pilot[object], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)


async def answers(screen: Screen[Any], *keys: str) -> list[object]:
    """What the dialog answers to these keys; nothing while it is open."""
    app = Harness(screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        return app.answers


async def test_a_note_of_several_lines_is_kept_by_escape() -> None:
    assert await answers(NoteEditor(QUOTE), *"One", "enter", *"two", "escape") == ["One\ntwo"]


async def test_a_note_is_kept_by_control_s_and_goes_on_where_it_ended() -> None:
    assert await answers(NoteEditor(QUOTE, "One"), *" two", "ctrl+s") == ["One two"]


async def test_a_note_that_was_not_touched_changes_nothing() -> None:
    assert await answers(NoteEditor(QUOTE, "One"), "escape") == [None]
    assert await answers(NoteEditor(QUOTE, "One"), "ctrl+g") == [None]


async def test_a_note_can_be_emptied() -> None:
    assert await answers(NoteEditor(QUOTE, "A"), "backspace", "escape") == [""]


async def test_discarding_a_note_asks_once_more() -> None:
    app = Harness(NoteEditor(QUOTE, "One"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "x", "ctrl+g")
        assert app.answers == []
        assert "Press Ctrl+G again" in screen_text(app)
        await press(pilot, "y", "ctrl+g")
        assert app.answers == [], "Something was written in between: it asks again."
        await press(pilot, "ctrl+g")
        assert app.answers == [None]


async def test_the_note_shows_three_lines_of_its_claim() -> None:
    app = Harness(NoteEditor(QUOTE * 20))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "“The operator said" in text
        assert text.count("…") == 1


async def test_what_is_pasted_loses_its_escape_sequences() -> None:
    app = Harness(NoteEditor(QUOTE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await paste(pilot, "\x1b]0;gotcha\x07First\r\nsecond\x1b[31m")
        assert app.screen.query_one(TextArea).text == "First\nsecond"
        await press(pilot, "escape")
        assert app.answers == ["First\nsecond"]


async def test_tags_are_written_and_chosen_from_those_known() -> None:
    editor = LineEditor("Tags", "ferry", offers=["ferry", "ports", "police"], several=True)
    keys = [*", pol", "down", "enter", "p", "down", "enter", "enter"]
    assert await answers(editor, *keys) == ["ferry, police, ports"]


async def test_a_claimant_is_chosen_from_the_names_of_the_article() -> None:
    editor = LineEditor("Who says it?", "", offers=["Ana Ruiz", "Harbour Board"])
    assert await answers(editor, "down", "down", "enter") == ["Harbour Board"]


async def test_a_line_is_kept_by_enter_and_by_control_s() -> None:
    assert await answers(LineEditor("Who says it?"), *"Ana", "enter") == ["Ana"]
    assert await answers(LineEditor("Who says it?"), *"Ana", "ctrl+s") == ["Ana"]


@pytest.mark.parametrize("keymap", [{}, {"dialog.keep": "f2"}, {"dialog.discard": "f3"}])
async def test_escape_leaves_a_line_as_it_was_and_asks_once_more(keymap: dict[str, str]) -> None:
    app = Harness(LineEditor("Who says it?", "Ana", keymap=keymap), keymap)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Enter keep" in screen_text(app)
        assert "Esc leave as it was" in screen_text(app)
        await press(pilot, "x", "escape")
        assert app.answers == []
        assert "Press Esc again to throw away what you wrote." in screen_text(app)
        await press(pilot, "escape")
        assert app.answers == [None]


async def test_escape_keeps_a_line_where_the_reader_set_it_so() -> None:
    keymap = {"dialog.keep": "escape"}
    app = Harness(LineEditor("Who says it?", keymap=keymap), keymap)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Ctrl+G leave as it was" in screen_text(app)
        await press(pilot, "x", "escape")
        assert app.answers == ["x"]


async def test_typing_replaces_a_name_but_adds_to_a_list_of_tags() -> None:
    assert await answers(LineEditor("Who says it?", "Ana"), *"Bo", "enter") == ["Bo"]
    tags = LineEditor("Tags", "ferry", several=True)
    assert await answers(tags, *", sea", "enter") == ["ferry, sea"]


async def test_a_line_left_as_it_was_changes_nothing_but_enter_confirms_it() -> None:
    assert await answers(LineEditor("Who says it?", "Ana"), "escape") == [None]
    assert await answers(LineEditor("Who says it?", "Ana"), "enter") == ["Ana"]


async def test_going_up_from_the_first_offer_leads_back_to_the_line() -> None:
    editor = LineEditor("Who says it?", "Ana", offers=["Harbour Board"])
    assert await answers(editor, "down", "up", "up", "enter") == ["Ana"]


async def test_an_offer_can_be_clicked() -> None:
    app = Harness(LineEditor("Who says it?", "", offers=["Ana Ruiz", "Harbour Board"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click("#offers", offset=(3, 1))
        await pilot.click("#offers", offset=(3, 1))
        await settle(pilot)
        assert app.answers == ["Harbour Board"]


async def test_discarding_a_line_asks_once_more() -> None:
    assert await answers(LineEditor("Tags"), "x", "ctrl+g") == []
    assert await answers(LineEditor("Tags"), "x", "ctrl+g", "ctrl+g") == [None]


def test_offers_fit_the_piece_that_is_written() -> None:
    known = ("ferry", "ports", "police")
    assert fitting_offers(known, "ferry, po", several=True) == ("ports", "police")
    assert fitting_offers(known, "PORT", several=False) == ("ports",)
    assert fitting_offers(known, "a spokesman", several=False) == known
    assert fitting_offers(known, "ports, ", several=True) == ("ferry", "police")


def test_a_chosen_tag_takes_the_place_of_the_piece_that_is_written() -> None:
    assert with_piece("", "ports") == "ports, "
    assert with_piece("ferry,po", "ports") == "ferry, ports, "


async def test_an_address_pasted_and_enter_make_evidence() -> None:
    app = Harness(EvidenceEditor(QUOTE, stance=Stance.CONTRADICTS))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await paste(pilot, " https://data.example/b\n")
        await press(pilot, "enter")
        assert app.answers == [(Evidence("https://data.example/b", "", Stance.CONTRADICTS),)]


async def test_all_fields_of_evidence_are_written_by_keyboard() -> None:
    keys = [
        *("https://a.example", "tab", *"Title", "tab", "right", "tab"),
        *("a", "enter", "b", "escape"),
    ]
    given = [key for word in keys for key in ([*word] if word.startswith("https") else [word])]
    assert await answers(EvidenceEditor(QUOTE, (REPORT,)), *given) == [
        (REPORT, Evidence("https://a.example", "Title", Stance.SUPPORTS, "a\nb"))
    ]


async def test_the_stance_changes_from_any_field() -> None:
    assert await answers(EvidenceEditor(QUOTE), *"T", "ctrl+t", "ctrl+g", "ctrl+g") == [None]
    (kept,) = await answers(EvidenceEditor(QUOTE), "tab", *"T", "ctrl+t", "ctrl+t", "enter")
    assert kept == (Evidence("", "T", Stance.CONTRADICTS),)


async def test_an_address_that_is_none_is_named_and_nothing_typed_is_lost() -> None:
    app = Harness(EvidenceEditor(QUOTE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *"ftp:x", "tab", *"Title", "enter")
        assert app.answers == []
        assert "The URL must be a whole http:// or https:// address." in screen_text(app)
        await press(pilot, "escape")
        assert app.answers == []
        assert "ftp:x" in screen_text(app)
        assert "Title" in screen_text(app)
        await press(pilot, "ctrl+u", "enter")
        assert app.answers == [(Evidence("", "Title", Stance.CONTEXT),)]


async def test_listed_evidence_is_changed_and_the_form_is_taken_up_first() -> None:
    app = Harness(EvidenceEditor(QUOTE, (REPORT, LETTER)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "tab", *"New", "up", "up", "j", "enter")
        assert "Evidence 2 of 3" in screen_text(app)
        await press(pilot, "tab", *"!", "enter")
        changed = Evidence("", "Letter of the operator!", Stance.CONTRADICTS)
        assert app.answers == [(REPORT, changed, Evidence("", "New", Stance.CONTEXT))]


async def test_listed_evidence_is_removed_only_from_within_the_list() -> None:
    assert await answers(EvidenceEditor(QUOTE, (REPORT, LETTER)), "up", "x", "escape") == [
        (LETTER,)
    ]
    assert await answers(EvidenceEditor(QUOTE, (REPORT,)), "up", "delete", "escape") == [()]
    (kept,) = await answers(EvidenceEditor(QUOTE, (REPORT,)), "tab", "x", "escape")
    assert kept == (REPORT, Evidence("", "x", Stance.CONTEXT))
    assert await answers(EvidenceEditor(QUOTE, (REPORT,)), "tab", "tab", "x", "escape") == [None]


async def test_a_removal_can_be_discarded() -> None:
    keys = ["up", "x", "ctrl+g", "ctrl+g"]
    assert await answers(EvidenceEditor(QUOTE, (REPORT,)), *keys) == [None]


async def test_removing_what_is_in_the_form_leaves_the_others_as_they_are() -> None:
    keys = ["up", "j", "enter", "up", "k", "x", "escape"]
    assert await answers(EvidenceEditor(QUOTE, (REPORT, LETTER)), *keys) == [(LETTER,)]
    keys = ["up", "enter", "up", "x", "escape"]
    assert await answers(EvidenceEditor(QUOTE, (REPORT, LETTER)), *keys) == [(LETTER,)]


async def test_evidence_left_as_it_was_changes_nothing() -> None:
    assert await answers(EvidenceEditor(QUOTE, (REPORT, LETTER)), "escape") == [None]
    assert await answers(EvidenceEditor(QUOTE), "enter") == [None]
    assert await answers(EvidenceEditor(QUOTE, (REPORT,)), "up", "enter", "enter") == [None]


async def test_a_stance_is_clicked() -> None:
    app = Harness(EvidenceEditor(QUOTE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "T")
        await pilot.click("#stance", offset=(25, 0))
        await press(pilot, "escape")
        assert app.answers == [(Evidence("", "T", Stance.CONTRADICTS),)]


def test_evidence_needs_a_source_and_a_web_address() -> None:
    assert evidence_problem(Evidence()) == "Evidence needs a URL, a title or a quote."
    assert evidence_problem(Evidence(quote="x")) is None
    assert evidence_problem(Evidence(url="javascript:alert(1)", title="x"))


@pytest.mark.parametrize(
    "url", ["https://a.example/b?c=d#e", "http://127.0.0.1:8000/", "HTTPS://A.example"]
)
def test_web_addresses_are_taken(url: str) -> None:
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url",
    ["a.example", "ftp://a.example", "https://", "https:///x", "https://a b", "https://[::1", "x"],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert not is_web_address(url)


def test_the_stances_go_round() -> None:
    assert [next_stance(stance) for stance in Stance] == [*list(Stance)[1:], Stance.SUPPORTS]
    assert next_stance(Stance.SUPPORTS, -1) == Stance.CONTEXT


def test_a_quote_is_clipped_at_its_last_line() -> None:
    assert clip_lines("one two three four", 9, 2) == "one two\nthree…"
    assert clip_lines("one two", 9, 2) == "one two"
    assert clip_lines("abcdefghi jkl", 9, 1) == "abcdefgh…"
    assert quoted("one\n\ntwo") == "“one two”"
    assert quoted("  ") == ""


def hostile_note(text: str) -> Screen[Any]:
    return NoteEditor(text, text)


def hostile_line(text: str) -> Screen[Any]:
    return LineEditor(text, text, quote=text, offers=[text, f"{text} 2"], several=True)


def hostile_evidence(text: str) -> Screen[Any]:
    evidence = Evidence(f"https://x.example/{text}", text, Stance.SUPPORTS, text)
    return EvidenceEditor(text, (evidence,) * 6)


@pytest.mark.parametrize("size", [(80, 24), (160, 50), (30, 12)])
@pytest.mark.parametrize("dialog", [hostile_note, hostile_line, hostile_evidence])
async def test_hostile_text_shows_literally_in_every_dialog(
    dialog: Callable[[str], Screen[Any]], size: tuple[int, int]
) -> None:
    app = Harness(dialog("Plain"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for text in (*HOSTILE, *ESCAPES):
            await app.push_screen(dialog(text), app.answers.append)
            await press(pilot, "down", "up")
            assert_lines_fit(app)
            assert not {"\x1b", "\x9b", "\x07"} & set(screen_text(app))
            if text == HOSTILE[0] and size[0] >= 80:
                assert screen_text(app).count(text) >= 2
            await press(pilot, "escape")
            assert app.answers.pop() is None, "Text that nobody touched is no change."


async def test_evidence_fits_a_terminal_of_80_by_24_with_many_entries() -> None:
    app = Harness(EvidenceEditor(QUOTE * 5, (REPORT, LETTER) * 20))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        for told in ("╭─ Evidence", "URL", "Quote", "Enter keep", "Ctrl+G discard", "╰──"):
            assert told in text
