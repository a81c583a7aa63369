from __future__ import annotations

from pathlib import Path

import pytest
from annotation_samples import ARTICLE, SPANS, offered_claims

from annotations.claim_list import ListedClaim, list_claims
from annotations.errors import MarkingError
from annotations.history import Step
from annotations.history_words import step_words
from annotations.marking import Marking
from annotations.model import Annotation, Evidence, Stance, Verdict
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


def test_undo_and_redo_tell_what_and_where(marking: Marking) -> None:
    marking.set_verdict(listed(marking)[2], Verdict.NEEDS_CONTEXT)
    marking.set_verdict(listed(marking)[2], Verdict.NEEDS_CONTEXT)
    marking.resize(listed(marking)[2], SPANS[2][0], SPANS[2][0] + 16)

    steps = [marking.undo() for _ in range(3)] + [marking.redo()]

    assert [step.description for step in steps] == [
        "claim resized",
        "verdict cleared",
        "needs context",
        "needs context",
    ]
    assert {(step.start, step.end) for step in steps} == {SPANS[2]}
    assert [step.number for step in steps] == [3, 2, 1, 1]
    assert steps[0].action == "resize"


V, D = Verdict.VERIFIED, Verdict.DISPUTED


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (V, D, "claims merged, verdict cleared"),
        (V, None, "claims merged, verdict cleared"),
        (None, D, "claims merged, verdict cleared"),
        (V, V, "claims merged"),
        (None, None, "claims merged"),
    ],
)
@pytest.mark.parametrize("annotated", [True, False])
def test_a_merge_tells_whether_it_cleared_a_verdict(
    marking: Marking, first: Verdict | None, second: Verdict | None, told: str, annotated: bool
) -> None:
    for number, verdict in enumerate((first, second)):
        if annotated:
            marking.set_note(listed(marking)[number], "seen")
        if verdict is not None:
            marking.set_verdict(listed(marking)[number], verdict)

    merged = marking.merge(*listed(marking)[:2])

    assert merged.verdict is (first if first is second else None)
    assert step_words(merged.history[-1], marking.annotations) == told
    marking.set_verdict(listed(marking)[0], Verdict.NOT_CHECKABLE)
    marking.undo()
    assert given_step(marking.undo()).description == told


def given_step(step: Step | None) -> Step:
    assert step is not None, "there was nothing to undo"
    return step


def test_with_nothing_to_take_back_undo_and_redo_say_so(marking: Marking) -> None:
    with pytest.raises(MarkingError, match=r"^Nothing to undo\.$"):
        marking.undo()
    marking.set_verdict(listed(marking)[0], Verdict.VERIFIED)
    with pytest.raises(MarkingError, match=r"^Nothing to redo\.$"):
        marking.redo()
    marking.undo()
    with pytest.raises(MarkingError, match="Nothing to undo"):
        marking.undo()


def test_after_an_undone_mark_the_claim_is_offered_again_and_redo_brings_back_the_same_one(
    marking: Marking,
) -> None:
    made = given(marking.set_verdict(listed(marking)[0], Verdict.DISPUTED))

    marking.undo()

    assert listed(marking) == list_claims(offered_claims(), ())
    marking.redo()
    back = given(listed(marking)[0].annotation)
    assert (back.id, back.verdict, back.replaces) == (made.id, Verdict.DISPUTED, made.replaces)


def test_a_new_step_after_an_undo_leaves_nothing_to_redo(marking: Marking) -> None:
    marking.set_verdict(listed(marking)[0], Verdict.DISPUTED)
    marking.undo()
    again = given(marking.set_verdict(listed(marking)[0], Verdict.VERIFIED))

    with pytest.raises(MarkingError, match="Nothing to redo"):
        marking.redo()
    assert [one.annotation for one in listed(marking) if one.annotation] == [again]


def test_undo_goes_on_after_a_restart(marking: Marking, folder: Path) -> None:
    for verdict in Verdict:
        marking.set_verdict(listed(marking)[0], verdict)
    marking.undo()

    later = Marking(Store(folder), ARTICLE, "ana")
    later.undo()

    assert listed(later)[0].verdict is Verdict.DISPUTED
    later.redo()
    Marking(Store(folder), ARTICLE, "ana").redo()
    assert later.reload()[0].verdict is Verdict.NOT_CHECKABLE


def test_an_undo_and_a_redo_are_kept_as_steps_of_their_own(marking: Marking) -> None:
    marking.set_verdict(listed(marking)[0], Verdict.VERIFIED)
    marking.undo()
    marking.redo()
    marking.undo()

    history = marking.annotations[0].history

    assert [(one.step, one.action, one.undoes, one.redoes) for one in history] == [
        (1, "verdict", None, None),
        (2, "undo", 1, None),
        (3, "redo", None, 1),
        (4, "undo", 1, None),
    ]


def test_undo_takes_back_only_ones_own_steps(marking: Marking, folder: Path) -> None:
    ben = Marking(Store(folder), ARTICLE, "ben")
    marking.set_verdict(listed(marking)[0], Verdict.VERIFIED)
    ben.reload()
    ben.set_verdict(listed(ben)[1], Verdict.DISPUTED)

    marking.undo()

    assert [one.verdict for one in listed(marking)[:2]] == [None, Verdict.DISPUTED]
    with pytest.raises(MarkingError, match="Nothing to undo"):
        marking.undo()


def test_undo_is_refused_where_someone_else_has_changed_the_same_since(
    marking: Marking, folder: Path
) -> None:
    ben = Marking(Store(folder), ARTICLE, "ben")
    marking.accept(listed(marking)[0])
    marking.set_verdict(listed(marking)[0], Verdict.VERIFIED)
    ben.reload()
    ben.set_verdict(listed(ben)[0], Verdict.DISPUTED)

    with pytest.raises(MarkingError, match="ben has changed the verdict of this claim since"):
        marking.undo()

    assert listed(marking)[0].verdict is Verdict.DISPUTED
    ben.undo()
    marking.undo()
    assert listed(marking)[0].verdict is None


def test_undo_never_takes_away_a_claim_that_someone_else_has_worked_on(
    marking: Marking, folder: Path
) -> None:
    ben = Marking(Store(folder), ARTICLE, "ben")
    marking.add_claim(4, 11)
    marking.undo()
    marking.redo()
    ben.reload()
    ben.set_note(listed(ben)[1], "Mine.")

    with pytest.raises(MarkingError, match="ben has worked on this claim since"):
        marking.undo()


def test_redo_is_refused_where_someone_else_has_marked_the_claim_since(
    marking: Marking, folder: Path
) -> None:
    ben = Marking(Store(folder), ARTICLE, "ben")
    marking.set_verdict(listed(marking)[0], Verdict.VERIFIED)
    marking.undo()
    ben.reload()
    ben.set_verdict(listed(ben)[0], Verdict.DISPUTED)

    with pytest.raises(MarkingError, match="ben has marked this claim since"):
        marking.redo()
    assert spans(marking) == list(SPANS)
