from dataclasses import replace

import pytest
from reading_harness import ANALYSIS, ARTICLE, CLAIMS, NOW, SENTENCES, TEXT, span_of
from screen_harness import HOSTILE
from textual.content import Content

from annotations.analysis.model import (
    Analysis,
    Attribution,
    Bound,
    Claim,
    Figure,
    Reason,
    Span,
)
from annotations.history_words import describe
from annotations.model import AnchorState, Annotation, Change, Evidence, Stance, Verdict
from annotations.steps import create
from tui.article_renewal import with_annotations
from tui.article_state import ArticleState, at_claim
from tui.widgets.claim_card import change_words, claim_card, history_line, local_time

START = ArticleState(ARTICLE, ANALYSIS)


def card(state: ArticleState) -> str:
    return claim_card(state, {}).plain


def card_of(number: int, **fields: object) -> str:
    """The card of a claim that was marked so."""
    start, end = CLAIMS[number].start, CLAIMS[number].end
    made: Annotation = replace(create(TEXT, start, end, replaces=((start, end),)), **fields)  # type: ignore[arg-type]
    return card(at_claim(with_annotations(START, (made,)), number))


def test_an_offered_claim_says_all_that_the_machine_sees():
    assert card(at_claim(START, 1)) == "\n\n".join(
        [
            "· no verdict yet\nclaim 2 of 22 · worth checking 0.50",
            SENTENCES[1],
            "Who says it\nHarbour master Elin Strand · said\nin the reporter's words",
            "Figures\n14",
        ]
    )


def test_a_quote_is_told_as_one_and_no_source_is_told_as_none():
    assert "Who says it\nTomas Birk · said\nquoted directly" in card(at_claim(START, 3))
    assert "Who says it\nno source found" in card(at_claim(START, 0))
    assert "Figures" not in card(at_claim(START, 0))


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.VERIFIED, "✓ verified"),
        (Verdict.DISPUTED, "✗ disputed"),
        (Verdict.NEEDS_CONTEXT, "~ needs context"),
        (Verdict.NOT_CHECKABLE, "– not checkable"),
        (None, "· no verdict yet"),
    ],
)
def test_the_verdict_stands_first(verdict: Verdict | None, words: str):
    assert card_of(1, verdict=verdict).splitlines()[0] == words


def test_what_the_reader_wrote_is_all_there():
    text = card_of(
        1,
        note="First\nsecond",
        tags=("port", "crane"),
        claimant="The harbour",
        evidence=(
            Evidence("https://a.example", "Log", Stance.SUPPORTS, "14 people"),
            Evidence("https://b.example", "", Stance.CONTRADICTS),
            Evidence("", "Letter", Stance.CONTEXT),
        ),
    )
    for part in (
        "Who says it\nThe harbour (yours)",
        "Note\nFirst\nsecond",
        "Tags\nport, crane",
        "Evidence\n+ supports  Log\n  https://a.example\n  “14 people”\n"
        "− contradicts  https://b.example\n○ context  Letter",
    ):
        assert part in text, f"{part!r} is missing in:\n{text}"


def test_a_claim_of_ones_own_is_told_as_one():
    own = create(TEXT, *span_of("two moored barges"))
    state = with_annotations(START, (own,), go_to=(own.start, own.end))
    assert "· your own" in card(state)
    assert "worth checking" not in card(state)


def with_claim(claim: Claim, *attributions: Attribution, threshold: float = 0.0) -> ArticleState:
    """The state of an article with this claim alone, which is the current one."""
    analysis = replace(ANALYSIS, claims=(claim,), attributions=attributions)
    return at_claim(ArticleState(ARTICLE, analysis, threshold=threshold), 0)


def test_why_a_claim_is_worth_checking_is_told_in_words():
    reasons = (Reason.FIGURE, Reason.SOURCE, Reason.PREDICTION, Reason.HEDGING)
    claim = replace(CLAIMS[1], score=0.824, reasons=reasons)
    told = "claim 1 of 1 · worth checking 0.82: a figure, a named source (hedged, a prediction)\n"
    assert told in card(with_claim(claim))


def test_in_a_language_without_rules_nothing_is_ranked_and_no_source_sought():
    claim = replace(CLAIMS[0], score=0.4, reasons=(Reason.FIGURE,), attribution=None)
    analysis = replace(ANALYSIS, claims=(claim,), attributions=(), language="de")
    shown = card(at_claim(ArticleState(ARTICLE, analysis, threshold=0.9), 0))
    assert "claim 1 of 1\n" in shown
    assert "worth checking" not in shown
    assert "below" not in shown
    assert "Who says it\nnot looked for in German" in shown


def test_a_claim_below_the_threshold_is_told_as_one_unless_it_was_marked():
    claim = replace(CLAIMS[1], score=0.4)
    below = with_claim(claim, threshold=0.6)
    assert "below your threshold of 0.60" in card(below)
    assert "below" not in card(with_claim(claim, threshold=0.4))
    made = create(TEXT, claim.start, claim.end, replaces=((claim.start, claim.end),))
    assert "below" not in card(with_annotations(below, (made,)))


def test_who_quotes_whom_is_told_from_the_outermost_to_the_innermost():
    claim = replace(CLAIMS[1], attribution=None)
    inner = Attribution(None, None, Span(claim.start + 9, claim.end), False, "Elin Strand")
    outer = Attribution(
        Span(*span_of("She")), Span(*span_of("said")), Span(claim.start, claim.end), True, "Ann Lee"
    )
    shown = card(with_claim(replace(claim, attribution=inner), inner, outer))
    told = "Ann Lee (“She”), quoting Elin Strand\nin the reporter's words"
    assert f"Who says it\n{told}" in shown


def test_a_place_that_changed_is_told():
    assert "≠ wording changed" in card_of(1, state=AnchorState.CHANGED)


def test_the_history_is_told_newest_first():
    changes = (
        Change(1, NOW, "ana", "verdict", None, {"verdict": "verified"}),
        Change(2, NOW, "ben", "note", {"note": ""}, {"note": "x"}),
        Change(3, NOW, "ana", "undo", {"verdict": "verified"}, {"verdict": None}, undoes=1),
    )
    lines = card_of(1, history=changes).split("History\n")[1].splitlines()
    assert [line.split("  ")[0].split()[-1] for line in lines] == ["ana", "ben", "ana"]
    assert lines[1].endswith(describe(changes[1]))
    assert lines[2].endswith("verified")
    assert lines[0].endswith("undone: verified")


def test_an_undo_or_redo_names_the_step_that_it_takes_back_or_does_again():
    disputed = Change(4, NOW, "ana", "verdict", {"verdict": None}, {"verdict": "disputed"})
    other = Change(4, NOW, "ben", "note", {"note": ""}, {"note": "x"})
    undone = Change(5, NOW, "ana", "undo", {"verdict": "disputed"}, {"verdict": None}, undoes=4)
    redone = Change(6, NOW, "ana", "redo", {"verdict": None}, {"verdict": "disputed"}, redoes=4)
    history = (other, disputed, undone, redone)
    told = [change_words(change, history, ()) for change in history]
    assert told == ["note", "disputed", "undone: disputed", "redone: disputed"]


def test_an_undo_whose_step_is_not_in_the_history_is_told_without_it():
    undone = Change(5, NOW, "ana", "undo", {"verdict": "disputed"}, {"verdict": None}, undoes=4)
    assert change_words(undone, (undone,), ()) == "undone"


def test_a_time_is_told_by_the_readers_clock():
    assert local_time("soon") == "soon"
    assert local_time("") == ""
    assert local_time(NOW).startswith(("1 Mar", "2 Mar", "3 Mar"))


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_beyond_all_calendars_is_no_error(text: str):
    local_time(text)


def test_without_a_current_claim_the_card_says_what_to_do():
    assert card(START) == "Press j to go to the first claim, or click on one in the text."
    assert card(ArticleState(ARTICLE)) == "Claims show up here in a moment."
    none = ArticleState(ARTICLE, Analysis("none"))
    assert "Press s to choose one yourself." in card(none)
    keys = {"span.choose": "ctrl+s", "claim.next": "n"}
    assert "Press Ctrl+S to choose" in claim_card(none, keys).plain
    assert claim_card(START, keys).plain.startswith("Press n to go")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stands_in_the_card_literally(text: str):
    article = replace(ARTICLE, text=text)
    evidence = (Evidence(text, text, Stance.SUPPORTS, text),)
    made = replace(
        create(text, 0, len(text)), note=text, tags=(text,), evidence=evidence, claimant=text
    )
    change = Change(1, text, text, text, None, {"verdict": text})
    made = replace(made, history=(change,))
    state = at_claim(ArticleState(article, ANALYSIS, (made,)), 0)
    shown = claim_card(replace(state, analysis=Analysis("none")), {})
    assert shown.plain.count(text) >= 8
    assert isinstance(history_line(change, made.history, (made,)), Content)
    assert not any("click" in str(span.style) for span in shown.spans)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_sources_and_figures_stand_in_the_card_literally(text: str):
    size = len(text)
    said = Attribution(Span(0, size), Span(0, size), Span(0, size), True, text)
    figure = Figure(0, size, None, None, None, Bound.EXACT, text, text)
    seen = Analysis("made by hand", (), (figure,), (Claim(0, size, 0.5, said),), (said,))
    shown = claim_card(at_claim(ArticleState(replace(ARTICLE, text=text), seen), 0), {})
    assert shown.plain.count(" ".join(text.split())[:50]) >= 3
    assert not any("click" in str(span.style) for span in shown.spans)
