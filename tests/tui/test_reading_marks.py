from pathlib import Path

import pytest
from reading_harness import (
    NARROW,
    NOW,
    SENTENCES,
    WIDE,
    ReadingHarness,
    covers,
    kept,
    on_disk,
    place_of,
    reading,
    rows_with,
    span_of,
    status_text,
)
from screen_harness import HOSTILE, assert_lines_fit, press, screen_text, settle
from textual.widgets import Input, TextArea

from annotations.analysis.model import Analysis
from annotations.marking import Marking
from annotations.model import Annotation, Evidence, Stance, Status, Verdict
from annotations.store import Store
from tui.article_state import ArticleState
from tui.screens.evidence_editor import EvidenceEditor
from tui.screens.line_editor import LineEditor
from tui.screens.note_editor import NoteEditor
from tui.screens.reading import ReadingScreen
from tui.screens.reading_marks import CHOOSE_FIRST

VERDICT_KEYS = [
    ("v", Verdict.VERIFIED, "✓", "verified"),
    ("d", Verdict.DISPUTED, "✗", "disputed"),
    ("c", Verdict.NEEDS_CONTEXT, "~", "needs context"),
    ("o", Verdict.NOT_CHECKABLE, "–", "not checkable"),
]


@covers("claim.verify", "claim.dispute", "claim.needs_context", "claim.not_checkable")
@pytest.mark.parametrize(("key", "verdict", "sign", "words"), VERDICT_KEYS)
async def test_a_verdict_is_on_disk_and_on_the_screen_and_the_same_key_clears_it(
    tmp_path: Path, key: str, verdict: Verdict, sign: str, words: str
):
    async with reading(tmp_path, WIDE) as (app, pilot):
        await press(pilot, "j", "j", key)
        annotation = kept(app)
        assert (annotation.verdict, annotation.quote) == (verdict, SENTENCES[1])
        assert (annotation.creator, annotation.created) == ("ana", NOW)
        row = place_of(app, "Harbour master Elin")[1]
        assert f"▶{sign}" in screen_text(app).splitlines()[row]
        assert f"{sign}1" in status_text(app)
        assert status_text(app).strip().startswith(words)
        assert f"{sign} {words}" in screen_text(app), "The panel does not show the verdict."
        await press(pilot, key)
        assert kept(app).verdict is None
        assert [change.action for change in kept(app).history] == ["verdict", "verdict"]
        assert f"{sign}0" in status_text(app)
        assert "▶·" in screen_text(app).splitlines()[row]


async def test_another_verdict_takes_the_place_of_the_first(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "v", "d")
        assert kept(app).verdict is Verdict.DISPUTED
        assert "✓0 ✗1" in status_text(app)


@pytest.mark.parametrize(
    "key", [*"vdcoaetwyrxS", "plus", "minus", "vertical_line", "ampersand", "delete"]
)
async def test_without_a_current_claim_marking_says_what_to_do_first(tmp_path: Path, key: str):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, key)
        assert CHOOSE_FIRST.format("j") in status_text(app)
        assert on_disk(app) == ()
        assert isinstance(app.screen, ReadingScreen)


async def test_a_mark_that_cannot_be_written_is_not_shown_and_the_reader_is_told(tmp_path: Path):
    folder = tmp_path / "store"
    async with reading(folder, WIDE) as (app, pilot):
        await press(pilot, "j", "v")
        folder.rename(tmp_path / "kept")
        folder.write_text("no folder", encoding="utf-8")
        await press(pilot, "d", "j", "v", "x", "r", "plus", "ampersand", "u")
        assert app.state.tally.verified == 1
        assert app.state.tally.disputed == 0
        assert "✓1 ✗0" in status_text(app)
        errors = [note for note in app._notifications if note.severity == "error"]
        assert errors, "Nothing told the reader that the mark was not kept."
        assert str(folder) in errors[0].message
        folder.unlink()
        (tmp_path / "kept").rename(folder)
        assert [one.verdict for one in on_disk(app)] == [Verdict.VERIFIED], "A mark was lost."
        await press(pilot, "k", "d")
        assert kept(app).verdict is Verdict.DISPUTED, "Marking does not go on after the failure."
        assert "✓0 ✗1" in status_text(app)


@pytest.mark.parametrize(
    ("open_editor", "written", "keep"),
    [
        ("a", "Ask again", "escape"),
        ("t", "port, crane", "enter"),
        ("w", "The harbour", "enter"),
        ("e", "https://data.example", "enter"),
    ],
)
async def test_what_was_typed_and_cannot_be_written_stays_in_its_editor(
    tmp_path: Path, open_editor: str, written: str, keep: str
):
    folder = tmp_path / "store"
    async with reading(folder) as (app, pilot):
        await press(pilot, "j", open_editor, *written)
        folder.write_text("no folder", encoding="utf-8")
        await press(pilot, keep)
        assert any(note.severity == "error" for note in app._notifications)
        assert on_screen_or_typed(app, written), f"“{written}” is gone."
        await press(pilot, keep)
        assert on_screen_or_typed(app, written), f"“{written}” is gone at the second try."
        folder.unlink()
        await press(pilot, keep)
        assert isinstance(app.screen, ReadingScreen)
        assert written in as_text(kept(app))


def on_screen_or_typed(app: ReadingHarness, written: str) -> bool:
    """Whether one of the fields of the editor holds what was written."""
    fields = [field.value for field in app.screen.query(Input)]
    fields += [field.text for field in app.screen.query(TextArea)]
    return written in fields


def as_text(annotation: Annotation) -> str:
    """All that the reader wrote on a claim."""
    urls = [piece.url for piece in annotation.evidence]
    return "\n".join(
        [annotation.note, ", ".join(annotation.tags), annotation.claimant or "", *urls]
    )


@covers("claim.note")
async def test_a_note_of_several_lines_is_kept_and_shown(tmp_path: Path):
    async with reading(tmp_path, WIDE) as (app, pilot):
        await press(pilot, "j", "a")
        assert isinstance(app.screen, NoteEditor)
        assert "“The port of Varnholm closed" in screen_text(app)
        await press(pilot, *"Ask", "enter", *"again", "escape")
        assert kept(app).note == "Ask\nagain"
        assert "note kept" in status_text(app)
        assert {"Note", "Ask", "again"} <= set(panel_lines(screen_text(app)))
        await press(pilot, "a", *"!", "ctrl+g", "ctrl+g")
        assert kept(app).note == "Ask\nagain"


def panel_lines(text: str) -> list[str]:
    """The lines of the panel, which stands right of a rule."""
    return [line.split("│", 1)[1].strip() for line in text.splitlines() if "│" in line]


@covers("claim.tags")
async def test_tags_are_kept_and_offered_again(tmp_path: Path):
    async with reading(tmp_path, WIDE) as (app, pilot):
        await press(pilot, "j", "t")
        assert isinstance(app.screen, LineEditor)
        await press(pilot, *"Port, crane,", "enter")
        assert kept(app).tags == ("port", "crane")
        assert "tags kept" in status_text(app)
        assert "port, crane" in panel_lines(screen_text(app))
        await press(pilot, "j", "t")
        assert {"▶", "port", "crane"} & set(screen_text(app).split()) == {"port", "crane"}
        await press(pilot, "down", "enter", "enter")
        assert {one.tags for one in on_disk(app)} == {("port", "crane"), ("crane",)}


@covers("claim.evidence")
async def test_evidence_is_kept_and_shown(tmp_path: Path):
    async with reading(tmp_path, WIDE) as (app, pilot):
        await press(pilot, "j", "d", "e")
        assert isinstance(app.screen, EvidenceEditor)
        await press(pilot, *"https://data.example", "tab", *"Log", "enter")
        assert kept(app).evidence == (
            Evidence("https://data.example", "Log", Stance.CONTRADICTS, ""),
        ), "Evidence on a disputed claim contradicts it unless the reader says otherwise."
        assert "evidence kept" in status_text(app)
        assert "− contradicts  Log" in panel_lines(screen_text(app))
        assert "https://data.example" in panel_lines(screen_text(app))
        await press(pilot, "e", "up", "x", "escape")
        assert kept(app).evidence == ()


@pytest.mark.parametrize(
    ("key", "stance"), [("v", Stance.SUPPORTS), ("c", Stance.CONTEXT), ("o", Stance.CONTEXT)]
)
async def test_new_evidence_starts_with_the_stance_that_fits_the_verdict(
    tmp_path: Path, key: str, stance: Stance
):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", key, "e", "tab", *"Log", "enter")
        assert [piece.stance for piece in kept(app).evidence] == [stance]


@covers("claim.claimant")
async def test_the_claimant_is_corrected_and_given_back_to_the_machine(tmp_path: Path):
    async with reading(tmp_path, WIDE) as (app, pilot):
        await press(pilot, "j", "j", "w")
        line = app.screen.query_one(Input)
        assert line.value == "Harbour master Elin Strand"
        await press(pilot, "ctrl+u", *"The harbour", "enter")
        assert kept(app).claimant == "The harbour"
        assert "claimant kept" in status_text(app)
        assert "The harbour (yours)" in panel_lines(screen_text(app))
        await press(pilot, "w", "ctrl+u", "enter")
        assert kept(app).claimant is None
        assert "Harbour master Elin Strand · said" in panel_lines(screen_text(app))


async def test_the_names_of_the_article_are_offered_as_claimants(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "w")
        offers = [
            line.split("│")[1].strip() for line in screen_text(app).splitlines() if "│" in line
        ]
        for name in ("Elin Strand", "Tomas Birk", "Varnholm Ports", "Agnes Holt"):
            assert offers.count(name) == 1, f"{name} is not offered once: {offers}"
        await press(pilot, "down", "enter")
        assert kept(app).claimant == "Elin Strand"


async def test_a_claimant_that_nobody_changed_is_no_mark(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "j", "w", "escape")
        assert on_disk(app) == ()


@covers("step.undo", "step.redo")
@pytest.mark.parametrize(("undo", "redo"), [("u", "U"), ("ctrl+z", "ctrl+r")])
async def test_steps_are_taken_back_and_done_again(tmp_path: Path, undo: str, redo: str):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "v", "d", undo)
        assert kept(app).verdict is Verdict.VERIFIED
        assert "undone: disputed" in status_text(app)
        assert "✓1 ✗0" in status_text(app)
        await press(pilot, undo)
        assert "✓0 ✗0" in status_text(app)
        assert kept(app).status is Status.DELETED
        await press(pilot, undo)
        assert "Nothing to undo." in status_text(app)
        await press(pilot, redo, redo)
        assert kept(app).verdict is Verdict.DISPUTED
        assert "redone: disputed" in status_text(app)
        await press(pilot, redo)
        assert "Nothing to redo." in status_text(app)


async def test_undo_goes_to_where_the_step_was_taken(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "j", "v", "G", "K")
        await press(pilot, "u")
        assert app.claim_text == SENTENCES[1]
        assert app.reading.view.is_visible(span_of(SENTENCES[1])[0])
        assert rows_with(app, "▶")


EVERY_STEP = [
    ["v"],
    ["a", *"Why", "escape"],
    ["t", *"x", "enter"],
    ["w", "ctrl+u", *"Me", "enter"],
    ["e", *"https://a.example", "enter"],
    ["minus"],
    ["plus"],
    ["vertical_line", "enter"],
    ["ampersand"],
    ["s", "l", "enter"],
    ["x"],
    ["j", "y"],
    ["j", "r"],
]


async def test_everything_is_undone_and_redone_over_restarts(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "j")
        for keys in EVERY_STEP:
            await press(pilot, *keys)
        marked = facts_of(app.state)
    async with reading(tmp_path) as (app, pilot):
        assert facts_of(app.state) == marked, "A restart shows other marks."
        for keys in reversed(EVERY_STEP):
            await press(pilot, "u")
            assert "undone" in status_text(app), f"{keys} is not undone: {status_text(app)}"
        assert facts_of(app.state) == [(*span_of(one), None, "", 0, None) for one in SENTENCES]
        await press(pilot, "u")
        assert "Nothing to undo." in status_text(app)
    async with reading(tmp_path) as (app, pilot):
        for keys in EVERY_STEP:
            await press(pilot, "U")
            assert "redone" in status_text(app), f"{keys} is not redone: {status_text(app)}"
        assert facts_of(app.state) == marked


def facts_of(state: ArticleState) -> list[tuple[int, int, Verdict | None, str, int, str | None]]:
    """What the reader sees of each claim."""
    return [
        (one.start, one.end, one.verdict, note.note, len(note.evidence), note.claimant)
        if (note := one.annotation)
        else (one.start, one.end, None, "", 0, None)
        for one in state.claims
    ]


async def test_marks_are_there_again_after_a_restart(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "v", "j", "d", "a", *"Why", "escape")
    async with reading(tmp_path) as (app, pilot):
        assert "✓1 ✗1 ~0 –0 ·20" in status_text(app)
        await press(pilot, "1", "j", "j")
        assert "✗ disputed" in screen_text(app)
        await press(pilot, "J")
        assert app.claim_text == SENTENCES[2]


async def test_another_readers_steps_are_not_undone(tmp_path: Path):
    async with reading(tmp_path, annotator="ben") as (app, pilot):
        await press(pilot, "j", "v")
    async with reading(tmp_path, annotator="ana") as (app, pilot):
        await press(pilot, "u")
        assert "Nothing to undo." in status_text(app)
        assert kept(app).verdict is Verdict.VERIFIED


async def test_two_windows_on_one_article_lose_nothing_of_each_other(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "v")
        other = Marking(Store(tmp_path), app.state.article, "ben")
        other.set_verdict(app.state.claims[1], Verdict.DISPUTED)
        await press(pilot, "j", "j", "c")
        assert {one.verdict for one in on_disk(app)} == set(Verdict) - {Verdict.NOT_CHECKABLE}
        assert "✓1 ✗1 ~1" in status_text(app)


async def test_the_analysis_that_comes_late_keeps_the_marks_and_the_claim(tmp_path: Path):
    from reading_harness import ANALYSIS, ARTICLE

    from tui.messages import ArticleAnalysed

    async with reading(tmp_path, analysis=None) as (app, pilot):
        first = Analysis("made by hand", claims=ANALYSIS.claims[:3])
        app.screen.post_message(ArticleAnalysed("another article", ANALYSIS, finished=True))
        await settle(pilot)
        assert "claim –/0" in status_text(app), "The analysis of another article was shown."
        app.screen.post_message(ArticleAnalysed(ARTICLE.id, first, finished=False))
        await settle(pilot)
        await press(pilot, "j", "j", "v")
        assert "claim 2/3" in status_text(app)
        app.screen.post_message(ArticleAnalysed(ARTICLE.id, ANALYSIS, finished=True))
        await settle(pilot)
        assert app.claim_text == SENTENCES[1]
        assert "claim 2/22" in status_text(app)
        assert kept(app).verdict is Verdict.VERIFIED


@pytest.mark.parametrize("size", [NARROW, (133, 40), (40, 20)])
async def test_hostile_notes_tags_evidence_and_claimants_show_literally(
    tmp_path: Path, size: tuple[int, int]
):
    async with reading(tmp_path) as (app, _):
        marking = app.reading.services.marking
        for claim, text in zip(app.state.claims, HOSTILE, strict=False):
            marking.set_note(claim, text)
            marking.set_tags(claim, [text])
            marking.set_claimant(claim, text)
            marking.set_evidence(claim, [Evidence(f"https://a.example/{text}", text, quote=text)])
    async with reading(tmp_path, size, side_panel="open") as (app, pilot):
        for text in HOSTILE:
            await press(pilot, "j")
            assert_lines_fit(app)
            card = " ".join(str(app.screen.query_one("#claim-card").render()).split())
            times = card.count(" ".join(text.split())[:100])
            assert times >= 4, f"“{text}” shows literally {times} times in: {card}"
            await pilot.click(offset=(size[0] - 10, size[1] - 4))
        for key in ("2", "3", "4", "1", "a", "escape", "e"):
            await press(pilot, key)
            assert_lines_fit(app)
        assert app.is_running


async def test_a_claim_off_the_screen_is_shown_before_it_is_marked(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "G", "v")
        assert on_disk(app) == ()
        assert "again to mark it" in status_text(app)
        await press(pilot, "v")
        assert kept(app).verdict == "verified"


async def test_a_verdict_goes_to_the_claim_of_the_highlight_that_was_gone_to(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "G", "left_square_bracket", "v")
        highlight = app.state.highlight or app.state.claim
        assert highlight is not None
        assert kept(app).start <= highlight.start < kept(app).end


async def test_a_claim_of_ones_own_is_current_beside_the_offered_one_with_its_start(
    tmp_path: Path,
):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "s", "j", "j", "enter", "v")
        assert kept(app).verdict == "verified"
        assert kept(app).end > app.state.claims[0].end


async def test_verdict_keys_rest_while_a_span_is_chosen(tmp_path: Path):
    async with reading(tmp_path) as (app, pilot):
        await press(pilot, "j", "s", "v", "d")
        assert on_disk(app) == ()
        await press(pilot, "escape", "v")
        assert kept(app).verdict == "verified"
