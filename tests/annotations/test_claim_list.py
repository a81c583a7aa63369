from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from annotation_samples import SPANS, annotation, offered_claims
from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.model import Claim, Reason
from annotations.claim_list import (
    UNKNOWN_REACH,
    ListedClaim,
    VerdictTally,
    by_worth,
    claim_at,
    list_claims,
    next_by_worth,
    next_claim,
    position_of,
    previous_claim,
    tally,
)
from annotations.model import Status, Verdict


def listed_spans(listed: tuple[ListedClaim, ...]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in listed]


def test_without_annotations_the_offered_claims_are_listed() -> None:
    listed = list_claims(offered_claims(), ())

    assert listed_spans(listed) == list(SPANS)
    assert listed[0].attribution is not None
    assert {one.verdict for one in listed} == {None}
    assert {one.score for one in listed} == {0.5}


def test_an_annotation_takes_the_place_of_the_offered_claim_it_replaces() -> None:
    made = annotation(*SPANS[0], replaces=(SPANS[0],), verdict=Verdict.DISPUTED)

    listed = list_claims(offered_claims(), [made])

    assert listed_spans(listed) == list(SPANS)
    assert listed[0].verdict is Verdict.DISPUTED
    assert listed[0].claim == offered_claims()[0]


def test_an_annotation_whose_span_was_changed_still_knows_who_said_it() -> None:
    moved = annotation(4, 30, replaces=(SPANS[0],))

    listed = list_claims(offered_claims(), [moved])

    assert listed_spans(listed) == [(4, 30), *SPANS[1:]]
    assert listed[0].attribution == offered_claims()[0].attribution


def test_rejected_and_deleted_annotations_hide_what_they_replace_and_are_not_listed() -> None:
    rejected = annotation(*SPANS[1], replaces=(SPANS[1],), status=Status.REJECTED)
    deleted = annotation(*SPANS[2], id="b", replaces=(SPANS[2],), status=Status.DELETED)
    undone = annotation(*SPANS[3], id="c", replaces=(), status=Status.DELETED)

    listed = list_claims(offered_claims(), [rejected, deleted, undone])

    assert listed_spans(listed) == [SPANS[0], SPANS[3], SPANS[4]]


def test_a_claim_of_ones_own_stands_among_the_offered_ones_in_the_order_of_the_text() -> None:
    own = annotation(SPANS[1][0], SPANS[1][0] + 6)

    listed = list_claims(offered_claims(), [own])

    assert listed_spans(listed) == sorted([*SPANS, (own.start, own.end)])


def test_two_claims_never_stand_on_the_same_span() -> None:
    own = annotation(*SPANS[1], replaces=())

    assert listed_spans(list_claims(offered_claims(), [own])) == list(SPANS)


def test_the_shortest_claim_at_an_offset_is_found() -> None:
    listed = list_claims([Claim(0, 100, 0.1), Claim(10, 20, 0.1), Claim(30, 40, 0.1)], ())

    found = [claim_at(listed, offset) for offset in (0, 10, 19, 20, 35, 99, 100)]

    spans = [None if one is None else (one.start, one.end) for one in found]
    assert spans == [(0, 100), (10, 20), (10, 20), (0, 100), (30, 40), (0, 100), None]


SPAN = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(SPAN, unique=True), st.integers(0, 100))
def test_the_claim_at_an_offset_is_the_one_that_a_full_search_finds(
    spans: list[tuple[int, int]], offset: int
) -> None:
    listed = list_claims([Claim(*span, score=0.1) for span in spans], ())
    holding = [end - start for start, end in spans if start <= offset < end]

    found = claim_at(listed, offset)
    by_hand = claim_at([replace(one, reach=UNKNOWN_REACH) for one in listed], offset)

    assert (found and found.end - found.start) == min(holding, default=None)
    assert found == by_hand, "a list made by hand is searched in another way"


@given(st.lists(SPAN, unique=True))
def test_next_and_previous_walk_every_claim_once(spans: list[tuple[int, int]]) -> None:
    listed = list_claims([Claim(*span, score=0.1) for span in spans], ())

    assert walked(listed, -1, next_claim) == list(listed)
    assert walked(listed, 1000, previous_claim) == list(reversed(listed))


def walked(
    listed: Sequence[ListedClaim], start: int, step: Callable[..., ListedClaim | None]
) -> list[ListedClaim]:
    found: list[ListedClaim] = []
    place = step(listed, start)
    while place is not None:
        found.append(place)
        place = step(listed, place)
    return found


def test_next_without_a_verdict_passes_over_decided_claims_and_wraps_when_asked() -> None:
    decided = [
        annotation(*span, id=str(span), replaces=(span,), verdict=Verdict.VERIFIED)
        for span in (SPANS[1], SPANS[2], SPANS[4])
    ]
    listed = list_claims(offered_claims(), decided)

    assert next_claim(listed, listed[0], without_verdict=True) == listed[3]
    assert next_claim(listed, listed[3], without_verdict=True) is None
    assert next_claim(listed, listed[3], without_verdict=True, wrap=True) == listed[0]
    assert previous_claim(listed, listed[0], without_verdict=True, wrap=True) == listed[3]
    assert previous_claim(listed, listed[0]) is None
    assert next_claim((), 0, wrap=True) is None


def test_a_claim_that_was_marked_meanwhile_keeps_its_place_in_the_walk() -> None:
    before = list_claims(offered_claims(), ())
    marked = annotation(*SPANS[1], replaces=(SPANS[1],), verdict=Verdict.VERIFIED)
    after = list_claims(offered_claims(), [marked])

    assert position_of(after, before[1]) == 1
    assert position_of(before, after[1]) == 1
    assert next_claim(after, before[1]) == after[2]
    assert previous_claim(after, before[1]) == after[0]
    assert position_of(after, ListedClaim(1, 2)) is None


SCORED = st.lists(
    st.tuples(SPAN, st.floats(0, 1)), unique_by=lambda one: one[0], min_size=1, max_size=12
)
MARKED = st.lists(st.sampled_from([None, *Verdict]), max_size=6)


def scored_list(
    scored: list[tuple[tuple[int, int], float]], verdicts: Sequence[Verdict | None]
) -> tuple[ListedClaim, ...]:
    """Claims with these scores, of which the first ones are marked."""
    marked = [
        annotation(*span, id=str(span), replaces=(span,), verdict=verdict)
        for (span, _), verdict in zip(scored, verdicts, strict=False)
    ]
    return list_claims([Claim(*span, score=score) for span, score in scored], marked)


@given(SCORED, MARKED, st.floats(0, 1))
def test_a_walk_with_a_threshold_comes_to_what_is_worth_it_or_marked(
    scored: list[tuple[tuple[int, int], float]],
    verdicts: list[Verdict | None],
    threshold: float,
) -> None:
    listed = scored_list(scored, verdicts)
    wanted = [one for one in listed if one.annotation or round(one.score or 0, 2) >= threshold]

    forward = partial(next_claim, threshold=threshold)
    back = partial(previous_claim, threshold=threshold)
    assert walked(listed, -1, forward) == wanted
    assert walked(listed, 1000, back) == wanted[::-1]
    assert not any(one.is_below(threshold) for one in wanted)


@given(SCORED, MARKED, st.floats(0, 1))
def test_the_walk_by_worth_comes_to_every_undecided_claim_once_and_wraps(
    scored: list[tuple[tuple[int, int], float]],
    verdicts: list[Verdict | None],
    threshold: float,
) -> None:
    listed = scored_list(scored, verdicts)
    ranking = by_worth(listed)
    wanted = [n for n in ranking if not listed[n].verdict and not listed[n].is_below(threshold)]

    found: list[int] = []
    place = next_by_worth(listed, ranking, None, threshold=threshold)
    while place is not None and place not in found:
        found.append(place)
        place = next_by_worth(listed, ranking, place, threshold=threshold)

    assert found == wanted
    assert place == (wanted[0] if wanted else None)


def test_claims_are_ranked_by_worth_with_ones_own_first_and_equals_in_text_order() -> None:
    own = annotation(1, 3, id="own")
    listed = list_claims([Claim(0, 9, 0.2), Claim(10, 19, 0.9), Claim(20, 29, 0.9)], [own])

    assert [listed[number].start for number in by_worth(listed)] == [1, 10, 20, 0]
    assert sorted(by_worth(listed)) == list(range(4))
    assert by_worth(()) == ()
    assert next_by_worth((), (), None) is None


def test_a_score_counts_with_the_decimals_with_which_it_is_shown() -> None:
    (one,) = list_claims([Claim(0, 9, 0.7951, None, (Reason.EVENT,))], ())

    assert (one.is_below(0.8), one.is_below(0.81)) == (False, True)
    assert one.reasons == (Reason.EVENT,)
    assert ListedClaim(0, 9).reasons == ()
    assert not ListedClaim(0, 9).is_below(1.0)


def test_the_tally_counts_each_verdict_and_the_open_ones() -> None:
    verdicts = [*Verdict, Verdict.DISPUTED]
    marked = [
        annotation(*span, id=str(span), replaces=(span,), verdict=verdict)
        for span, verdict in zip(SPANS, verdicts, strict=True)
    ]
    listed = list_claims([*offered_claims(), Claim(0, 3, 0.2)], marked)

    counted = tally(listed)

    assert counted == VerdictTally(1, 2, 1, 1, 1)
    assert counted.total == 6


def test_fifty_thousand_claims_are_listed_and_searched() -> None:
    claims = [Claim(start, start + 8, 0.5) for start in range(0, 500_000, 10)]
    marked = [
        annotation(0, 8, id=str(start), replaces=((start, start + 8),))
        for start in range(0, 10_000, 10)
    ]

    listed = list_claims(claims, marked)

    assert len(listed) == 50_000
    assert claim_at(listed, 499_999) is None
    assert claim_at(listed, 499_991) == listed[-1]
