from dataclasses import replace

import pytest
from reading_harness import ANALYSIS, ARTICLE, CLAIMS, NOW, SENTENCES, TEXT, span_of
from screen_harness import HOSTILE
from textual.content import Content

from annotations.analysis.model import Analysis
from annotations.history import describe
from annotations.model import AnchorState, Annotation, Change, Evidence, Stance, Verdict
from annotations.steps import create
from tui.article_state import ArticleState, at_claim, with_annotations
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
            "· no verdict yet\nclaim 2 of 22 · worth checking 50%",
            SENTENCES[1],
            "Said by\nHarbour master Elin Strand · said",
            "Figures\n14",
        ]
    )


def test_a_quote_is_told_as_one_and_no_source_is_the_article_itself():
    assert "Said by\nTomas Birk · said · in quotes" in card(at_claim(START, 3))
    assert "Said by\nthe article itself" in card(at_claim(START, 0))
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
        "Said by\nThe harbour (yours)",
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


def test_a_place_that_changed_is_told():
    assert "the text here has changed" in card_of(1, state=AnchorState.CHANGED)


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
