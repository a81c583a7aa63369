from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from annotation_samples import ARTICLE, SPANS, TEXT, offered_claims

from annotations.claim_list import ListedClaim, list_claims
from annotations.errors import MarkingError, StoreError
from annotations.marking import Marking, utc_now
from annotations.model import Annotation, Evidence, Stance, Status, Verdict
from annotations.store import Store

PORT_LOG = Evidence("https://port.example/log", "Port log", Stance.CONTRADICTS, "Nine.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "articles"


@pytest.fixture
def marking(folder: Path) -> Marking:
    return Marking(Store(folder), ARTICLE, "ana")


def listed(marking: Marking) -> tuple[ListedClaim, ...]:
    return list_claims(offered_claims(), marking.annotations)


def spans(marking: Marking) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in listed(marking)]


def given(found: Annotation | None) -> Annotation:
    assert found is not None, "the step made no annotation"
    return found


def test_a_verdict_makes_an_annotation_of_an_offered_claim(marking: Marking) -> None:
    made = given(marking.set_verdict(listed(marking)[1], Verdict.DISPUTED))

    assert (made.start, made.end, made.replaces) == (*SPANS[1], (SPANS[1],))
    assert made.quote == "Two of them never left the quay."
    assert made.prefix == TEXT[SPANS[1][0] - 32 : SPANS[1][0]]
    assert made.suffix == TEXT[SPANS[1][1] : SPANS[1][1] + 32]
    assert (made.creator, made.created) == ("ana", made.modified)
    assert len(made.id) == 32
    assert listed(marking)[1].verdict is Verdict.DISPUTED
    assert spans(marking) == list(SPANS)


def test_the_same_verdict_again_clears_it_and_another_one_replaces_it(marking: Marking) -> None:
    marking.set_verdict(listed(marking)[0], Verdict.VERIFIED)
    marking.set_verdict(listed(marking)[0], Verdict.DISPUTED)
    assert listed(marking)[0].verdict is Verdict.DISPUTED

    marking.set_verdict(listed(marking)[0], Verdict.DISPUTED)

    assert listed(marking)[0].verdict is None
    assert [change.action for change in marking.annotations[0].history] == ["verdict"] * 3


def test_every_step_is_on_disk_when_it_returns(marking: Marking, folder: Path) -> None:
    marking.set_note(listed(marking)[0], "Ask the harbour.")

    assert Marking(Store(folder), ARTICLE, "ben").annotations == marking.annotations


def test_each_change_says_who_when_and_what(folder: Path) -> None:
    moments = iter(["2026-03-02T09:00:00Z", "2026-03-02T09:05:00Z"])
    marking = Marking(Store(folder), ARTICLE, "ana", now=lambda: next(moments))
    marking.set_verdict(listed(marking)[0], Verdict.VERIFIED)
    held = given(marking.set_note(listed(marking)[0], "Seen."))

    made, noted = held.history
    assert (made.step, made.by, made.at, made.before) == (1, "ana", held.created, None)
    assert made.after["verdict"] == "verified"
    assert (noted.step, noted.action, noted.at) == (2, "note", held.modified)
    assert (noted.before, noted.after) == ({"note": ""}, {"note": "Seen."})


def test_a_step_that_changes_nothing_writes_nothing(marking: Marking, folder: Path) -> None:
    offered = listed(marking)[0]

    assert marking.set_note(offered, "  ") is None
    assert marking.set_tags(offered, []) is None
    assert marking.set_evidence(offered, []) is None
    assert marking.set_claimant(offered, None) is None
    assert marking.set_verdict(offered, None) is None
    assert marking.resize(offered, offered.start, offered.end) is None
    assert not folder.joinpath(f"{ARTICLE.id}.json").exists()
    made = marking.accept(offered)
    assert marking.accept(listed(marking)[0]) == made
    assert marking.set_note(listed(marking)[0], "") == made
    assert marking.add_claim(*SPANS[0]) == made


def test_notes_tags_evidence_and_claimant_are_cleaned_and_kept(marking: Marking) -> None:
    marking.set_note(listed(marking)[0], "\x1b[31mAsk\x1b[0m the harbour.\n\nTwice.\n")
    marking.set_tags(listed(marking)[0], [" Ferries ", "#ferries", "", "on  time"])
    marking.set_claimant(listed(marking)[0], " Ida\x07 Røst ")
    marking.set_evidence(
        listed(marking)[0], [Evidence(" https://port.example/\nlog", "Port\tlog"), PORT_LOG]
    )

    held = given(listed(marking)[0].annotation)
    assert held.note == "Ask the harbour.\n\nTwice."
    assert held.tags == ("ferries", "on time")
    assert held.claimant == "Ida Røst"
    assert held.evidence == (Evidence("https://port.example/log", "Port log"), PORT_LOG)


def test_evidence_is_added_once_and_taken_away_by_its_place(marking: Marking) -> None:
    other = Evidence("https://port.example/map")
    marking.add_evidence(listed(marking)[0], PORT_LOG)
    marking.add_evidence(listed(marking)[0], PORT_LOG)
    marking.add_evidence(listed(marking)[0], other)

    held = given(marking.remove_evidence(listed(marking)[0], 0))

    assert held.evidence == (other,)
    for index in (-1, 1):
        with pytest.raises(MarkingError, match="no such piece"):
            marking.remove_evidence(listed(marking)[0], index)


def test_a_claim_of_ones_own_is_trimmed_of_white_space(marking: Marking) -> None:
    start = TEXT.index(" 14 ferries ")

    made = marking.add_claim(start, start + len(" 14 ferries "))

    assert made.quote == "14 ferries"
    assert made in [one.annotation for one in listed(marking)]


@pytest.mark.parametrize("span", [(3, 3), (9, 4), (-5, 0), (10_000, 10_010)])
def test_a_claim_of_nothing_is_refused(marking: Marking, span: tuple[int, int]) -> None:
    with pytest.raises(MarkingError, match="no text to mark"):
        marking.add_claim(*span)
    break_at = TEXT.index("\n\n")
    with pytest.raises(MarkingError, match="no text to mark"):
        marking.add_claim(break_at, break_at + 2)


def test_quote_and_context_follow_a_claim_to_its_new_span(marking: Marking) -> None:
    made = given(marking.resize(listed(marking)[0], 4, SPANS[1][1]))

    assert made.quote == TEXT[4 : SPANS[1][1]]
    assert (made.prefix, made.suffix) == ("The ", TEXT[SPANS[1][1] : SPANS[1][1] + 32])
    assert made.replaces == (SPANS[0],)
    assert SPANS[0] not in spans(marking)
    assert SPANS[1] in spans(marking)


def test_of_a_split_claim_the_left_part_keeps_all_and_the_right_one_starts_anew(
    marking: Marking,
) -> None:
    marking.set_verdict(listed(marking)[0], Verdict.VERIFIED)
    marking.set_note(listed(marking)[0], "Seen.")
    marking.set_claimant(listed(marking)[0], "harbour master")

    left, right = marking.split(listed(marking)[0], TEXT.index(" that 14"))

    assert (left.quote, left.verdict, left.note) == (
        "The harbour master of Lindholm said on Monday",
        Verdict.VERIFIED,
        "Seen.",
    )
    assert (right.quote, right.verdict, right.note) == ("that 14 ferries were late.", None, "")
    assert right.claimant == left.claimant == "harbour master"
    assert spans(marking) == sorted([*SPANS[1:], (left.start, left.end), (right.start, right.end)])


@pytest.mark.parametrize("at", [0, SPANS[0][1], -4, 10_000])
def test_a_claim_is_not_split_outside_its_words(marking: Marking, at: int) -> None:
    with pytest.raises(MarkingError, match="can be split only"):
        marking.split(listed(marking)[0], at)
    assert marking.annotations == ()


def test_merged_claims_keep_the_evidence_tags_and_notes_of_both(marking: Marking) -> None:
    for index, note in ((0, "First."), (1, "Second.")):
        marking.set_verdict(listed(marking)[index], Verdict.DISPUTED)
        marking.set_note(listed(marking)[index], note)
        marking.set_tags(listed(marking)[index], ["ferries", note])
        marking.add_evidence(listed(marking)[index], PORT_LOG)
    first, second = listed(marking)[:2]

    merged = marking.merge(second, first)

    assert (merged.start, merged.end) == (SPANS[0][0], SPANS[1][1])
    assert (merged.id, merged.verdict) == (given(first.annotation).id, Verdict.DISPUTED)
    assert merged.note == "First.\n\nSecond."
    assert merged.tags == ("ferries", "first.", "second.")
    assert merged.evidence == (PORT_LOG,)
    assert merged.replaces == SPANS[:2]
    other = next(one for one in marking.annotations if one.id == given(second.annotation).id)
    assert (other.status, other.replaces) == (Status.DELETED, ())
    assert spans(marking) == [(SPANS[0][0], SPANS[1][1]), *SPANS[2:]]


def test_merging_offered_claims_makes_one_annotation_for_both(marking: Marking) -> None:
    merged = marking.merge(*listed(marking)[:2])

    assert marking.annotations == (merged,)
    assert merged.replaces == SPANS[:2]
    marking.undo()
    assert spans(marking) == list(SPANS)


def test_merged_claims_with_different_verdicts_are_open(marking: Marking) -> None:
    marking.set_verdict(listed(marking)[1], Verdict.VERIFIED)

    merged = marking.merge(*listed(marking)[:2])

    assert merged.verdict is None
    with pytest.raises(MarkingError, match="merged with itself"):
        marking.merge(listed(marking)[0], listed(marking)[0])


def test_a_deleted_claim_is_gone_from_the_list_and_kept_in_the_store(marking: Marking) -> None:
    marking.set_verdict(listed(marking)[0], Verdict.VERIFIED)

    assert marking.delete(listed(marking)[0]).status is Status.DELETED
    assert marking.delete(listed(marking)[0]).status is Status.REJECTED
    assert spans(marking) == list(SPANS[2:])
    assert len(marking.annotations) == 2


def test_an_offered_claim_is_accepted_or_rejected(marking: Marking) -> None:
    first, second = listed(marking)[:2]

    assert marking.accept(first).status is Status.ACCEPTED
    rejected = marking.reject(second)

    assert spans(marking) == [SPANS[0], *SPANS[2:]]
    again = marking.accept(ListedClaim(*SPANS[1], annotation=rejected))
    assert (again.id, again.status) == (rejected.id, Status.ACCEPTED)
    assert spans(marking) == list(SPANS)


def test_a_claim_of_ones_own_on_an_offered_one_takes_it_along(marking: Marking) -> None:
    marking.add_claim(*SPANS[0])
    marking.resize(listed(marking)[0], 0, 11)
    assert spans(marking) == [(0, 11), *SPANS[1:]]

    marking.delete(listed(marking)[0])

    assert spans(marking) == list(SPANS[1:])


def test_two_windows_lose_nothing_of_each_other(folder: Path) -> None:
    left = Marking(Store(folder), ARTICLE, "ana")
    right = Marking(Store(folder), ARTICLE, "ana")
    seen_left, seen_right = listed(left), listed(right)

    left.set_verdict(seen_left[0], Verdict.VERIFIED)
    right.set_note(seen_right[0], "Seen.")
    left.add_evidence(seen_left[0], PORT_LOG)
    right.set_tags(seen_right[1], ["quay"])

    held = right.reload()
    assert len(held) == 2, "two windows made two annotations of one offered claim"
    assert (held[0].verdict, held[0].note, held[0].evidence) == (
        Verdict.VERIFIED,
        "Seen.",
        (PORT_LOG,),
    )
    assert [change.step for one in held for change in one.history] == [1, 2, 3, 4]


def test_a_verdict_given_in_two_windows_is_not_cleared_by_the_second(folder: Path) -> None:
    left = Marking(Store(folder), ARTICLE, "ana")
    right = Marking(Store(folder), ARTICLE, "ana")
    seen = listed(right)

    left.set_verdict(listed(left)[0], Verdict.VERIFIED)
    right.set_verdict(seen[0], Verdict.VERIFIED)

    assert listed(right)[0].verdict is Verdict.VERIFIED


def test_a_claim_that_another_window_deleted_is_named(marking: Marking, folder: Path) -> None:
    seen = listed(marking)[0]
    other = Marking(Store(folder), ARTICLE, "ana")
    other.reject(seen)

    with pytest.raises(MarkingError, match="rejected meanwhile"):
        marking.set_verdict(seen, Verdict.VERIFIED)

    assert marking.annotations == other.annotations
    own = other.add_claim(4, 11)
    other.delete(ListedClaim(4, 11, annotation=own))
    with pytest.raises(MarkingError, match="deleted meanwhile"):
        marking.set_note(ListedClaim(4, 11, annotation=own), "Late.")


def test_marks_never_go_on_a_text_they_were_not_made_for(marking: Marking, folder: Path) -> None:
    marking.add_claim(4, 11)
    other = Marking(Store(folder), replace(ARTICLE, text="Short."), "ana")

    assert other.annotations == ()
    with pytest.raises(StoreError, match="another one"):
        other.add_claim(0, 5)


def test_the_time_is_utc_in_seconds() -> None:
    assert len(utc_now()) == len("2026-03-02T09:00:00Z")
    assert utc_now().endswith("Z")
