from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from annotation_samples import ARTICLE, SPANS, annotation, any_annotation, offered_claims
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.claim_list import list_claims
from annotations.errors import MarkingError
from annotations.json_form import annotation_from_json, annotation_to_json
from annotations.marking import Marking
from annotations.merge_histories import change_key
from annotations.merging import CONFLICT_TAG, Merged, Outcome, content, merge
from annotations.model import Annotation, Evidence, Status, Verdict
from annotations.store import Store

AT = "2026-05-01T12:00:00Z"
CLAIMS = offered_claims()


class Desk:
    """One reader at one machine."""

    def __init__(self, folder: Path, name: str, minutes: Iterable[int]) -> None:
        self.store = Store(folder)
        self.name = name
        self.minutes = iter(minutes)
        self.marking = Marking(self.store, ARTICLE, name, self.now)

    def now(self) -> str:
        minute = next(self.minutes)
        return f"2026-03-02T{10 + minute // 60:02}:{minute % 60:02}:00Z"

    def claim(self, number: int):  # type: ignore[no-untyped-def]
        listed = list_claims(CLAIMS, self.marking.annotations)
        return next(one for one in listed if one.start == SPANS[number][0])

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        return self.marking.annotations

    def take(self, theirs: Iterable[Annotation], by: str = "") -> Merged:
        merged = merge(self.annotations, tuple(theirs), by or self.name, AT)
        self.store.change(ARTICLE, lambda _: merged.annotations)
        self.marking.reload()
        return merged


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Desk, Desk]:
    """Ana's two machines: both know one verdict, then part."""
    laptop = Desk(tmp_path / "laptop", "ana", count(0, 2))
    laptop.marking.set_verdict(laptop.claim(0), Verdict.DISPUTED)
    tower = Desk(tmp_path / "tower", "ana", count(1, 2))
    tower.take(laptop.annotations)
    return laptop, tower


def the(annotations: Iterable[Annotation], number: int) -> Annotation:
    return next(one for one in annotations if one.start == SPANS[number][0])


def test_an_empty_side_takes_all_as_it_is(desks: tuple[Desk, Desk]) -> None:
    laptop, tower = desks

    assert tower.annotations == laptop.annotations


def test_what_only_one_side_did_is_taken(desks: tuple[Desk, Desk]) -> None:
    laptop, tower = desks
    laptop.marking.set_note(laptop.claim(0), "The log says 9.")
    tower.marking.set_verdict(tower.claim(1), Verdict.VERIFIED)

    merged = tower.take(laptop.annotations)

    assert merged.outcomes == {the(tower.annotations, 0).id: Outcome.CHANGED}
    assert the(tower.annotations, 0).note == "The log says 9."
    assert the(tower.annotations, 1).verdict is Verdict.VERIFIED
    again = tower.take(laptop.annotations)
    assert set(again.outcomes.values()) == {Outcome.SAME}


def test_different_fields_of_one_claim_go_together(desks: tuple[Desk, Desk]) -> None:
    laptop, tower = desks
    laptop.marking.set_note(laptop.claim(0), "The log says 9.")
    laptop.marking.set_tags(laptop.claim(0), ["log"])
    tower.marking.set_verdict(tower.claim(0), Verdict.NEEDS_CONTEXT)
    tower.marking.set_tags(tower.claim(0), ["ferries"])
    tower.marking.add_evidence(tower.claim(0), Evidence("https://port.example"))

    one_way = merge(tower.annotations, laptop.annotations, "ana", AT)
    other_way = merge(laptop.annotations, tower.annotations, "ana", AT)

    assert not one_way.conflicts
    found = the(one_way.annotations, 0)
    assert (found.note, found.verdict) == ("The log says 9.", Verdict.NEEDS_CONTEXT)
    assert set(found.tags) == {"ferries", "log"}
    assert found.evidence == (Evidence("https://port.example"),)
    assert found == the(other_way.annotations, 0)


def test_a_conflict_keeps_ours_and_tells_theirs(desks: tuple[Desk, Desk]) -> None:
    laptop, tower = desks
    tower.marking.set_verdict(tower.claim(0), Verdict.VERIFIED)
    laptop.marking.set_verdict(laptop.claim(0), Verdict.NOT_CHECKABLE)

    merged = tower.take(laptop.annotations)

    found = the(tower.annotations, 0)
    assert merged.conflicts == {found.id: ("verdict",)}
    assert merged.outcomes == {found.id: Outcome.CONFLICT}
    assert found.verdict is Verdict.VERIFIED
    assert CONFLICT_TAG in found.tags
    held = {one.after.get("verdict") for one in found.history}
    assert {"verified", "not_checkable"} <= held
    assert set(tower.take(laptop.annotations).outcomes.values()) == {Outcome.SAME}


def test_an_undo_of_a_conflict_takes_theirs(desks: tuple[Desk, Desk]) -> None:
    laptop, tower = desks
    tower.marking.set_verdict(tower.claim(0), Verdict.VERIFIED)
    laptop.marking.set_verdict(laptop.claim(0), Verdict.NOT_CHECKABLE)
    tower.take(laptop.annotations)

    tower.marking.undo()

    found = the(tower.annotations, 0)
    assert found.verdict is Verdict.NOT_CHECKABLE
    assert CONFLICT_TAG not in found.tags


def test_work_on_a_claim_that_was_deleted_elsewhere_is_a_conflict(
    desks: tuple[Desk, Desk],
) -> None:
    laptop, tower = desks
    laptop.marking.delete(laptop.claim(0))
    tower.marking.set_note(tower.claim(0), "Still working on it.")

    merged = tower.take(laptop.annotations)

    found = tower.annotations[0]
    assert merged.conflicts == {found.id: ("status",)}
    assert (found.status, found.note) == (Status.ACCEPTED, "Still working on it.")


def test_a_deletion_alone_is_taken(desks: tuple[Desk, Desk]) -> None:
    laptop, tower = desks
    laptop.marking.delete(laptop.claim(0))

    tower.take(laptop.annotations)

    assert tower.annotations[0].status is Status.DELETED


def test_steps_of_one_person_on_two_machines_are_undone_one_by_one(
    desks: tuple[Desk, Desk],
) -> None:
    laptop, tower = desks
    laptop.marking.set_verdict(laptop.claim(1), Verdict.VERIFIED)
    tower.marking.set_verdict(tower.claim(2), Verdict.VERIFIED)
    laptop.marking.set_verdict(laptop.claim(3), Verdict.DISPUTED)
    tower.marking.set_note(tower.claim(2), "Seen.")
    tower.marking.undo()

    tower.take(laptop.annotations)

    steps = [(one.by, one.step) for held in tower.annotations for one in held.history]
    assert len(steps) == len(set(steps))
    for _ in range(4):
        tower.marking.undo()
    with pytest.raises(MarkingError, match="Nothing to undo"):
        tower.marking.undo()
    assert all(one.status is Status.DELETED for one in tower.annotations)


def test_fields_that_were_changed_without_a_step_are_a_conflict(desks: tuple[Desk, Desk]) -> None:
    laptop, tower = desks
    by_hand = replace(laptop.annotations[0], verdict=Verdict.VERIFIED)

    merged = tower.take([by_hand])

    found = tower.annotations[0]
    assert merged.conflicts == {found.id: ("verdict",)}
    assert found.verdict is Verdict.DISPUTED
    assert found.history[-1].before is not None
    assert found.history[-1].before["verdict"] == "verified"
    assert set(tower.take([by_hand]).outcomes.values()) == {Outcome.SAME}


def test_fields_of_a_newer_newsread_are_kept(desks: tuple[Desk, Desk]) -> None:
    laptop, tower = desks
    tower.marking.set_note(tower.claim(0), "Seen.")
    laptop.marking.set_tags(laptop.claim(0), ["log"])
    newer = annotation_from_json({**annotation_to_json(laptop.annotations[0]), "colour": "red"})

    tower.take([newer])

    assert tower.annotations[0].unknown == {"colour": "red"}
    assert tower.annotations[0].tags == ("log",)


MOVES: list[Callable[[Desk, int], object]] = [
    lambda desk, claim: desk.marking.set_verdict(desk.claim(claim), Verdict.VERIFIED),
    lambda desk, claim: desk.marking.set_verdict(desk.claim(claim), Verdict.DISPUTED),
    lambda desk, claim: desk.marking.set_note(desk.claim(claim), f"note {desk.name}"),
    lambda desk, claim: desk.marking.set_tags(desk.claim(claim), [desk.name, str(claim)]),
    lambda desk, claim: desk.marking.set_claimant(desk.claim(claim), desk.name),
    lambda desk, claim: desk.marking.reject(desk.claim(claim)),
    lambda desk, claim: desk.marking.delete(desk.claim(claim)),
    lambda desk, claim: desk.marking.undo(),
    lambda desk, claim: desk.marking.redo(),
]
ONE_MOVE = st.tuples(st.integers(0, len(MOVES) - 1), st.integers(0, 2))


def play(desk: Desk, moves: Iterable[tuple[int, int]]) -> None:
    for move, claim in moves:
        try:
            MOVES[move](desk, claim)
        except (MarkingError, StopIteration):
            continue


def keys(annotations: Iterable[Annotation]) -> dict[str, list[str]]:
    return {one.id: [change_key(change) for change in one.history] for one in annotations}


def by_id(annotations: Iterable[Annotation]) -> dict[str, Annotation]:
    return {one.id: one for one in annotations}


@settings(max_examples=20)
@given(
    st.lists(ONE_MOVE, max_size=4),
    st.lists(ONE_MOVE, max_size=5),
    st.lists(ONE_MOVE, max_size=5),
    st.booleans(),
)
def test_any_two_sides_meet(
    before: list[tuple[int, int]],
    here: list[tuple[int, int]],
    there: list[tuple[int, int]],
    same_person: bool,
) -> None:
    with TemporaryDirectory() as folder:
        first = Desk(Path(folder) / "one", "ana", count(0, 2))
        play(first, before)
        second = Desk(Path(folder) / "two", "ana" if same_person else "bo", count(101, 2))
        second.take(first.annotations)
        first.minutes = count(100, 2)
        play(first, here)
        play(second, there)
        ours, theirs = first.annotations, second.annotations

    merged = merge(ours, theirs, "ana", AT)
    again = merge(merged.annotations, theirs, "ana", AT)
    other_way = merge(theirs, ours, "ana", AT)

    assert again.annotations == merged.annotations
    assert set(again.outcomes.values()) <= {Outcome.SAME}
    found = keys(merged.annotations)
    for side in (keys(ours), keys(theirs)):
        for name, held in side.items():
            assert not [key for key in held if key not in found[name]]
    turns = {
        (change.by, change.step): change.action
        for one in merged.annotations
        for change in one.history
    }
    groups = {
        (change.by, change.step, change.at) for one in merged.annotations for change in one.history
    }
    assert len(groups) == len(turns)
    for name in merged.conflicts:
        mine, stands = by_id(ours)[name], by_id(merged.annotations)[name]
        for field in merged.conflicts[name]:
            assert field == "place" or content(stands)[field] == content(mine)[field]
    if not merged.conflicts and not other_way.conflicts:
        assert by_id(merged.annotations) == by_id(other_way.annotations)
    assert set(merged.conflicts) == set(other_way.conflicts)


@given(
    st.lists(any_annotation(), max_size=3, unique_by=lambda one: one.id),
    st.lists(any_annotation(), max_size=3, unique_by=lambda one: one.id),
)
def test_any_annotations_meet(ours: list[Annotation], theirs: list[Annotation]) -> None:
    shared = [replace(one, id=other.id) for one, other in zip(ours, theirs, strict=False)]
    for mine in (ours, shared):
        merged = merge(mine, theirs, "ana", AT)
        assert merge(merged.annotations, theirs, "ana", AT).annotations == merged.annotations
        assert set(by_id(merged.annotations)) == set(by_id(mine)) | set(by_id(theirs))


def test_an_annotation_made_twice_with_one_id_is_a_conflict() -> None:
    ours, theirs = annotation(note="one"), annotation(note="two")

    merged = merge([ours], [theirs], "ana", AT)

    assert merged.conflicts == {ours.id: ("note",)}
    assert merged.annotations[0].note == "one"


def test_what_was_written_into_the_file_by_hand_is_taken_where_there_was_nothing(
    desks: tuple[Desk, Desk],
) -> None:
    laptop, tower = desks
    tower.marking.set_tags(tower.claim(0), ["traffic"])
    edited = [replace(one, note="The log says 9.") for one in laptop.annotations]

    merged = tower.take(edited)

    assert list(merged.outcomes.values()) == [Outcome.CHANGED]
    assert the(tower.annotations, 0).note == "The log says 9."
    assert the(tower.annotations, 0).tags == ("traffic",)
    assert "edit" in [one.action for one in the(tower.annotations, 0).history]
    assert list(tower.take(edited).outcomes.values()) == [Outcome.SAME]


def test_a_file_whose_history_was_left_out_is_in_conflict_where_it_says_otherwise(
    desks: tuple[Desk, Desk],
) -> None:
    laptop, tower = desks
    tower.marking.set_note(tower.claim(0), "Mine.")
    edited = [replace(one, verdict=Verdict.VERIFIED, history=()) for one in laptop.annotations]

    merged = tower.take(edited)

    assert list(merged.conflicts.values()) == [("verdict",)]
    assert (the(tower.annotations, 0).verdict, the(tower.annotations, 0).note) == (
        Verdict.DISPUTED, "Mine.",
    )  # fmt: skip
    assert CONFLICT_TAG in the(tower.annotations, 0).tags
    before = tower.annotations
    assert list(tower.take(edited).outcomes.values()) == [Outcome.SAME]
    assert tower.annotations == before


def test_an_older_copy_without_its_history_takes_nothing_back(desks: tuple[Desk, Desk]) -> None:
    laptop, tower = desks
    older = [replace(one, history=()) for one in laptop.annotations]
    tower.marking.set_note(tower.claim(0), "Mine.")

    assert not tower.take(older).conflicts
    assert the(tower.annotations, 0).note == "Mine."
