"""Undo and redo, read from the history that the annotations themselves keep. Pure.

A step is one or more changes with the same number by the same annotator. Each annotator has
an undo line and a redo line of their own: an ordinary step goes on the undo line and clears
the redo line, an undo moves a step from the one to the other, a redo moves it back. So both
are as long as the history and are there again after a restart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotations.errors import FormError, MarkingError
from annotations.history_words import REVISE, step_words
from annotations.json_form import (
    IDENTITY_FIELDS,
    QUOTE_FIELDS,
    annotation_from_json,
    annotation_to_json,
)
from annotations.model import AnchorState, Annotation, Change, Status
from annotations.steps import Draft, place

PLACE_FIELDS = QUOTE_FIELDS | {"start", "end", "replaces", "state", "revision", "settled"}
"""Fields that say where an annotation stands, or what of a text it quotes."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A step that can be taken back or done again."""

    origin: int
    """The number of the ordinary step."""
    last: int
    """The number of the step that did it last, or that took it back last."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the reader is told of it."""

    number: int
    action: str
    start: int
    end: int
    """Where it stands after the undo or redo."""
    description: str
    """A few words, such as "disputed" or "claim split"."""


def next_step(annotations: Iterable[Annotation]) -> int:
    """The number of the next step through an article, counted from 1."""
    numbers = (change.step for annotation in annotations for change in annotation.history)
    return 1 + max(numbers, default=0)


def next_undo(annotations: Iterable[Annotation], annotator: str) -> Turn | None:
    """The step that an undo by `annotator` takes back, None where there is none."""
    undo, _ = _lines(annotations, annotator)
    return undo[-1] if undo else None


def next_redo(annotations: Iterable[Annotation], annotator: str) -> Turn | None:
    """The step that a redo by `annotator` does again, None where there is none."""
    _, redo = _lines(annotations, annotator)
    return redo[-1] if redo else None


def _lines(annotations: Iterable[Annotation], annotator: str) -> tuple[list[Turn], list[Turn]]:
    steps = {
        change.step: change
        for annotation in annotations
        for change in annotation.history
        if change.by == annotator and change.action != REVISE
    }
    undo: list[Turn] = []
    redo: list[Turn] = []
    for number in sorted(steps):
        change = steps[number]
        if change.undoes is not None:
            _pass(undo, redo, Turn(change.undoes, number))
        elif change.redoes is not None:
            _pass(redo, undo, Turn(change.redoes, number))
        else:
            undo.append(Turn(number, number))
            redo.clear()
    return undo, redo


def _pass(giver: list[Turn], taker: list[Turn], turn: Turn) -> None:
    """Move a step from one line to the end of the other.

    It is the last one, but for histories that were made one of two: there another step may
    stand behind it.
    """
    for index in range(len(giver) - 1, -1, -1):
        if giver[index].origin == turn.origin:
            del giver[index]
            taker.append(turn)
            return


def reverse(annotations: Iterable[Annotation], step: int, annotator: str, text: str) -> list[Draft]:
    """The drafts that take back what `annotator` did in `step`, an undo being a step too.

    An annotation that the step made becomes a deleted one that hides no offered claim. Raises
    MarkingError where what the step left has been changed since.
    """
    kept = tuple(annotations)
    drafts: list[Draft] = []
    for annotation in kept:
        for position, change in enumerate(annotation.history):
            if (change.step, change.by) == (step, annotator):
                later = annotation.history[position + 1 :]
                _refuse_older_text(change, later)
                _refuse_changed(annotation, change, later)
                draft = _without(annotation, change, text)
                if draft.status is Status.DELETED:
                    _refuse_loss(change, later)
                drafts.append((annotation, draft))
    _refuse_double(kept, drafts, annotator)
    return drafts


def _refuse_older_text(change: Change, later: Iterable[Change]) -> None:
    """Raise MarkingError where `change` speaks of places in a text that is not there any more.

    A claim that was made on it can still be taken away.
    """
    if change.before is not None and PLACE_FIELDS.intersection(change.after) and _revised(later):
        raise MarkingError("The article has changed since; this step belongs to its older text.")


def _revised(later: Iterable[Change]) -> bool:
    return any(one.action == REVISE for one in later)


def _refuse_changed(annotation: Annotation, change: Change, later: Sequence[Change]) -> None:
    """Raise MarkingError where a field does not stand as `change` left it.

    What a new text did to the place of a claim is no reason not to take the claim away.
    """
    now = annotation_to_json(annotation)
    passed = PLACE_FIELDS if _revised(later) else frozenset()
    for field, value in change.after.items():
        if field in passed:
            continue
        if now.get(field) != value:
            others = [one.by for one in later if field in one.after and one.by != change.by]
            who = others[-1] if others else "Another step"
            raise MarkingError(f"{who} has changed the {_field_name(field)} of this claim since.")


def _refuse_loss(change: Change, later: Iterable[Change]) -> None:
    """Raise MarkingError where taking the claim away would take someone else's work away."""
    for other in later:
        if other.by != change.by and other.action != REVISE:
            raise MarkingError(f"{other.by} has worked on this claim since.")


def _field_name(field: str) -> str:
    names = {"start": "extent", "end": "extent", "replaces": "extent", "status": "status"}
    return names.get(field, field)


def _without(annotation: Annotation, change: Change, text: str) -> Annotation:
    before = change.before
    if before is None:
        return replace(annotation, status=Status.DELETED, replaces=())
    kept = IDENTITY_FIELDS - QUOTE_FIELDS
    restored = {key: value for key, value in before.items() if key not in kept}
    try:
        found = annotation_from_json({**annotation_to_json(annotation), **restored})
    except FormError as error:
        raise MarkingError("The history of this claim is damaged.") from error
    if found.end > len(text):
        raise MarkingError("The history of this claim is damaged.")
    span = (annotation.start, annotation.end)
    if (found.start, found.end) == span or found.state is not AnchorState.ANCHORED:
        return found
    return place(found, text, found.start, found.end)


def _refuse_double(
    annotations: Iterable[Annotation], drafts: Iterable[Draft], annotator: str
) -> None:
    """Raise MarkingError where someone else marked an offered claim that a draft takes again."""
    wanted: dict[str, set[tuple[int, int]]] = {
        after.id: set(after.replaces).difference(before.replaces if before else ())
        for before, after in drafts
    }
    spans = set().union(*wanted.values())
    for annotation in annotations:
        others = annotation.creator != annotator and annotation.status is not Status.DELETED
        if others and annotation.id not in wanted and spans.intersection(annotation.replaces):
            raise MarkingError(f"{annotation.creator} has marked this claim since.")


def told(annotations: Iterable[Annotation], origin: int, annotator: str) -> Step:
    """The ordinary step number `origin` of `annotator`, where its first annotation stands."""
    kept = tuple(annotations)
    touched = [
        (annotation.start, annotation.end, change)
        for annotation in kept
        for change in annotation.history
        if (change.step, change.by) == (origin, annotator)
    ]
    start, end, change = min(touched, key=lambda one: one[:2])
    return Step(origin, change.action, start, end, step_words(change, kept))
