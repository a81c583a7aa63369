from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_harness import ANALYSIS, ARTICLE, CLAIMS, SENTENCES, TEXT, quote, span_of

from annotations.analysis.model import Analysis
from annotations.model import Annotation, Verdict
from annotations.steps import create
from tui.article_renewal import with_analysis, with_annotations
from tui.article_state import (
    ArticleState,
    ClaimOrder,
    Layer,
    at_claim,
    at_highlight,
    at_match,
    in_order,
    number_of_claim,
    toggled,
    with_choice,
    with_query,
    with_split,
    with_threshold,
)
from tui.layout import wrap
from tui.span_choice import choice_at
from tui.widgets.article_signs import COMPONENTS, gutter_of, styles_of, touched_lines

START = ArticleState(ARTICLE, ANALYSIS)
LAYOUT = wrap(TEXT, 60)


def marked(number: int, verdict: Verdict | None = None, **changes: object) -> Annotation:
    """An annotation on an offered claim."""
    start, end = CLAIMS[number].start, CLAIMS[number].end
    made = create(TEXT, start, end, replaces=((start, end),))
    return replace(made, verdict=verdict, **changes)  # type: ignore[arg-type]


def test_the_claims_are_those_offered_and_those_marked():
    state = with_annotations(START, (marked(2, Verdict.DISPUTED),))
    assert [quote(one) for one in state.claims] == list(SENTENCES)
    assert state.claims[2].verdict is Verdict.DISPUTED
    assert (state.tally.disputed, state.tally.open) == (1, len(SENTENCES) - 1)


def test_the_current_claim_stays_when_it_is_marked():
    state = with_annotations(at_claim(START, 4), (marked(4, Verdict.VERIFIED),))
    assert state.current == 4
    assert state.claim is not None
    assert state.claim.annotation is not None


def test_the_current_claim_stays_when_it_is_moved():
    before = with_annotations(at_claim(START, 4), (marked(4),))
    moved = create(TEXT, *span_of("fell onto two"), replaces=((CLAIMS[4].start, CLAIMS[4].end),))
    one = before.annotations[0]
    after = with_annotations(before, (replace(moved, id=one.id),))
    assert quote(after.claim) == "fell onto two"


def test_the_nearest_claim_follows_one_that_is_gone():
    state = with_annotations(at_claim(START, 4), (marked(4, status="rejected"),))
    assert state.current in {3, 4}
    assert quote(state.claim) in {SENTENCES[3], SENTENCES[5]}


def test_without_claims_there_is_no_current_one():
    state = with_analysis(at_claim(START, 4), Analysis("none"))
    assert (state.current, state.claim, state.claims) == (None, None, ())
    assert number_of_claim(state, (10, 12)) is None


def test_the_current_claim_keeps_its_place_when_more_claims_come():
    few = ArticleState(ARTICLE, Analysis("some", claims=(CLAIMS[3], CLAIMS[7])))
    state = with_analysis(at_claim(few, 1), ANALYSIS)
    assert state.current == 7


def test_a_marked_claim_is_current_where_the_step_went():
    state = with_annotations(START, (marked(4), marked(9)), go_to=(CLAIMS[9].start, CLAIMS[9].end))
    assert state.current == 9


def test_where_to_split_is_forgotten_with_the_claim():
    splitting = with_split(at_claim(START, 4), CLAIMS[4].start + 4)
    assert with_analysis(splitting, ANALYSIS).split_at == CLAIMS[4].start + 4
    assert at_claim(splitting, 5).split_at is None
    assert with_annotations(splitting, (marked(4, status="rejected"),)).split_at is None


def test_layers_are_switched_one_by_one():
    state = toggled(toggled(START, Layer.FIGURES), Layer.CLAIMS)
    assert [layer for layer in Layer if state.shows(layer)] == [Layer.ENTITIES]
    assert toggled(state, Layer.FIGURES).shows(Layer.FIGURES)


def test_what_was_worked_out_of_the_claims_is_handed_on():
    state = at_claim(START, 3)
    claims, index = state.claims, state.entity_index
    for moved in (
        at_claim(state, 4),
        at_highlight(state, ANALYSIS.figures[0]),
        toggled(state, Layer.ENTITIES),
        with_query(state, "crane"),
        with_choice(state, choice_at(TEXT, 0)),
    ):
        assert moved.claims is claims
        assert moved.entity_index is index
    assert with_annotations(state, (marked(1),)).entity_index is index
    assert with_analysis(state, Analysis("none")).entity_index is not index


def test_the_threshold_changes_how_many_claims_are_below_and_nothing_else():
    state = at_claim(START, 3)
    assert (state.below, state.ranking) == (0, tuple(range(len(SENTENCES))))
    raised = with_threshold(state, 0.6)
    assert (raised.below, raised.current) == (len(SENTENCES), 3)
    assert raised.claims is state.claims
    assert raised.ranking is state.ranking
    assert with_annotations(raised, (marked(1),)).below == len(SENTENCES) - 1
    assert with_analysis(raised, Analysis("none")).below == 0


def test_the_list_has_the_order_that_was_chosen_whatever_changes():
    worth = {4: 0.9, 2: 0.7}
    claims = tuple(
        replace(claim, score=worth.get(number, 0.5)) for number, claim in enumerate(CLAIMS)
    )
    state = ArticleState(ARTICLE, replace(ANALYSIS, claims=claims))
    assert list(state.listing) == list(range(len(SENTENCES)))
    by_worth = in_order(state, ClaimOrder.WORTH)
    rest = [number for number in range(len(SENTENCES)) if number not in worth]
    assert list(by_worth.listing) == [4, 2, *rest]
    decided = with_annotations(by_worth, (marked(4, Verdict.VERIFIED),))
    assert list(decided.listing) == [4, 2, *rest], "A verdict moves no row."


STATES = [
    START,
    at_claim(START, 0),
    at_claim(START, 21),
    with_annotations(START, (marked(2, Verdict.DISPUTED), marked(3))),
    with_annotations(at_claim(START, 2), (marked(2, Verdict.VERIFIED),)),
    with_annotations(START, (marked(2, status="rejected"),)),
    at_match(with_query(START, "crane"), 2),
    with_query(START, "crane"),
    at_highlight(START, ANALYSIS.entities[4]),
    at_highlight(at_claim(START, 5), ANALYSIS.figures[2]),
    with_choice(at_claim(START, 3), choice_at(TEXT, 400)),
    with_split(at_claim(START, 3), CLAIMS[3].start + 10),
    toggled(START, Layer.CLAIMS),
    toggled(toggled(START, Layer.FIGURES), Layer.ENTITIES),
    with_analysis(START, Analysis("none")),
    with_threshold(START, 0.6),
    at_claim(with_threshold(START, 0.6), 2),
    with_threshold(with_annotations(START, (marked(2, Verdict.DISPUTED),)), 0.6),
]


def look(state: ArticleState, line: int) -> object:
    start, end = LAYOUT.starts[line], LAYOUT.ends[line]
    styles = list(styles_of(state, start, end))
    at = [
        [name for first, last, name in styles if first <= place < last]
        for place in range(start, end)
    ]
    return gutter_of(state, start, end), at


@given(st.sampled_from(STATES), st.sampled_from(STATES))
def test_every_line_that_looks_different_is_painted_again(
    before: ArticleState, after: ArticleState
):
    touched = touched_lines(before, after, LAYOUT)
    if touched is None:
        return
    for line in range(len(LAYOUT)):
        if line not in touched:
            assert look(before, line) == look(after, line), f"Line {line} is left as it was."


@pytest.mark.parametrize("after", STATES[1:3])
def test_a_key_touches_few_lines(after: ArticleState):
    touched = touched_lines(START, after, LAYOUT)
    assert touched is not None
    assert len(touched) <= 3


@pytest.mark.parametrize("state", STATES)
def test_every_style_has_a_look(state: ArticleState):
    for line in range(len(LAYOUT)):
        start, end = LAYOUT.starts[line], LAYOUT.ends[line]
        names = {name for _, _, name in styles_of(state, start, end)}
        names |= {name for _, name in gutter_of(state, start, end)}
        assert names <= COMPONENTS, f"No look is defined for {names - COMPONENTS}."
