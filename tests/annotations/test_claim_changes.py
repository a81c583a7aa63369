"""A list of claims that is changed row by row is the list that would be made anew."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.model import Claim
from annotations.changed_rows import changed_rows
from annotations.claim_changes import changed_tally, changes_in_place, grown_list
from annotations.claim_list import ListedClaim, list_claims, nearest_claim, tally
from annotations.model import AnchorState, Annotation, Status, Verdict

SPANS = [(start, start + length) for start in range(0, 40, 4) for length in (3, 9)]

spans = st.sampled_from(SPANS)
verdicts = st.sampled_from([None, *Verdict])
statuses = st.sampled_from([Status.ACCEPTED, Status.ACCEPTED, Status.ACCEPTED, *Status])


@st.composite
def annotations(draw: st.DrawFn, identifier: int) -> Annotation:
    start, end = draw(spans)
    replaces = draw(st.sampled_from([(), ((start, end),), (draw(spans),)]))
    blank = Annotation(f"{identifier:02}", start, end, "", "", "", "", "", "", replaces=replaces)
    return replace(blank, verdict=draw(verdicts), status=draw(statuses))


@st.composite
def steps(draw: st.DrawFn) -> tuple[list[Claim], list[Annotation], list[Annotation]]:
    """Offered claims, annotations, and the annotations after a step."""
    claims = [Claim(*span, 0.5) for span in draw(st.lists(spans, unique=True))]
    count = draw(st.integers(0, 4))
    before = [draw(annotations(number)) for number in range(count)]
    after = list(before)
    for number in draw(st.lists(st.integers(0, count), max_size=2, unique=True)):
        if number == count:
            after.append(draw(annotations(count)))
        elif draw(st.booleans()):
            after[number] = replace(after[number], verdict=draw(verdicts), note="seen")
        else:
            after[number] = draw(annotations(number))
    return claims, before, after


@given(steps())
def test_rows_changed_in_place_are_those_of_a_list_made_anew(
    step: tuple[list[Claim], list[Annotation], list[Annotation]],
) -> None:
    claims, before, after = step
    listed = list_claims(claims, before)
    changes = changes_in_place(listed, before, after)
    if changes is not None:
        renewed = tuple(changed_rows(listed, changes))
        expected = list_claims(claims, after)
        assert renewed == expected
        assert [one.reach for one in renewed] == [one.reach for one in expected]
        assert changed_tally(tally(listed), listed, changes) == tally(expected)


def test_a_verdict_on_an_offered_claim_changes_its_row_alone() -> None:
    claims = [Claim(0, 5, 0.5), Claim(7, 9, 0.4)]
    mark = Annotation("a", 7, 9, "", "", "", "", "", "", replaces=((7, 9),))
    marked = replace(mark, verdict=Verdict.DISPUTED)
    listed = list_claims(claims, ())
    assert changes_in_place(listed, (), [marked]) == {1: ListedClaim(7, 9, claims[1], marked)}
    again = replace(marked, verdict=None)
    listed = list_claims(claims, [marked])
    assert changes_in_place(listed, [marked], [again]) == {1: ListedClaim(7, 9, claims[1], again)}


def test_a_claim_that_moves_comes_or_goes_has_the_list_made_anew() -> None:
    claims = [Claim(0, 5, 0.5)]
    mark = Annotation("a", 0, 5, "", "", "", "", "", "", replaces=((0, 5),))
    listed = list_claims(claims, [mark])
    for changed in (
        replace(mark, end=4),
        replace(mark, status=Status.DELETED),
        replace(mark, state=AnchorState.ORPHAN),
        replace(mark, replaces=()),
    ):
        assert changes_in_place(listed, [mark], [changed]) is None
    assert changes_in_place(listed, [mark], []) is None


@given(st.lists(spans), spans)
def test_the_nearest_claim_is_the_one_a_search_through_all_finds(
    places: list[tuple[int, int]], wanted: tuple[int, int]
) -> None:
    listed = list_claims([Claim(*span, 0.5) for span in places], ())
    start, end = wanted
    expected = min(
        range(len(listed)),
        key=lambda number: (abs(listed[number].start - start), abs(listed[number].end - end)),
        default=None,
    )
    assert nearest_claim(listed, start, end) == expected


@given(st.lists(spans, unique=True), st.lists(spans, unique=True), st.booleans())
def test_a_list_that_grows_is_the_one_that_would_be_made_anew(
    early: list[tuple[int, int]], late: list[tuple[int, int]], is_sorted: bool
) -> None:
    seen = [Claim(*span, 0.5) for span in early]
    grown = [*seen, *(Claim(*span, 0.5) for span in late if span not in early)]
    if is_sorted:
        grown.sort(key=lambda claim: (claim.start, claim.end))
    listed = list_claims(seen, ())

    found = grown_list(listed, grown)

    if found is not None:
        expected = list_claims(grown, ())
        assert found == expected
        assert [one.reach for one in found] == [one.reach for one in expected]
    assert found is not None or not is_sorted


def test_a_list_with_marks_does_not_grow_by_their_rows() -> None:
    claims = [Claim(0, 5, 0.5), Claim(7, 9, 0.4)]
    mark = Annotation("a", 0, 5, "", "", "", "", "", "", replaces=((0, 5),))
    listed = list_claims(claims, [mark])
    assert grown_list(listed, claims) == list_claims(claims, ())
    assert grown_list((), [claims[1], claims[0]]) is None
    assert grown_list((), [claims[0], Claim(0, 5, 0.9)]) is None
