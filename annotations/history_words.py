"""What a step did, in words, for the reader. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotations.model import Annotation, Change

UNDO = "undo"
REDO = "redo"
REVISE = "revise"
"""The step that a new text of the article takes, by nobody's hand."""
EDIT = "edit"
"""The step for what a file says and its history does not: it was changed outside newsread."""

_REVISED = {
    None: "moved with a new text",
    "anchored": "its wording is back",
    "changed": "its wording changed",
    "orphan": "not found in a new text",
}

_DESCRIPTIONS = {
    "note": "note",
    "tags": "tags",
    "evidence": "evidence",
    "claimant": "claimant",
    "add": "claim added",
    "resize": "claim resized",
    "split": "claim split",
    "merge": "claims merged",
    "delete": "claim deleted",
    "accept": "claim accepted",
    "reject": "claim rejected",
    "renew": "new wording accepted",
    "withdraw": "verdict withdrawn",
    "keep_old": "kept for the old wording",
    "leave": "left without a place",
    "import": "brought in",
    EDIT: "changed outside newsread",
    "combine": "two versions made one",
    "conflict": "in conflict with what was brought in",
    UNDO: "undone",
    REDO: "done again",
}

_MERGED_WITHOUT_VERDICT = "claims merged, verdict cleared"


def changes_of_step(
    annotations: Iterable[Annotation], origin: int, annotator: str
) -> list[tuple[str, str, str, dict[str, Any]]]:
    """What tells the step `origin` of `annotator` from every other, whatever its number is."""
    return sorted(
        (
            (annotation.id, change.at, change.action, change.after)
            for annotation in annotations
            for change in annotation.history
            if (change.step, change.by) == (origin, annotator)
        ),
        key=lambda one: one[:3],
    )


def step_words(change: Change, annotations: Iterable[Annotation]) -> str:
    """As `describe`, for the whole step that `change` belongs to, in `annotations` of the article.

    A merge tells of a verdict that is cleared also where the other claim had it.
    """
    if change.action == "merge" and _merge_clears_verdict(change, annotations):
        return _MERGED_WITHOUT_VERDICT
    return describe(change)


def original(change: Change, history: Iterable[Change]) -> Change:
    """The change that an undo or redo takes back or does again; `change` itself if it is neither.

    `history` is that of the annotation; also `change` itself where it does not hold the other.
    """
    origin = change.undoes if change.undoes is not None else change.redoes
    found = (one for one in history if (one.step, one.by) == (origin, change.by))
    return next(found, change)


def describe_action(action: str) -> str:
    """A few words for a kind of step."""
    return _DESCRIPTIONS.get(action, action)


def describe(change: Change) -> str:
    """A few words for one entry of a history, such as "disputed" or "note taken away"."""
    if change.action == "verdict":
        return _verdict_words(change.after)
    if change.action == "merge" and _clears_verdict(change):
        return _MERGED_WITHOUT_VERDICT
    if change.action == REVISE:
        return _REVISED.get(change.after.get("state"), _REVISED[None])
    words = _DESCRIPTIONS.get(change.action, change.action)
    held = change.after.get(change.action, True)
    return words if held else f"{words} taken away"


def _verdict_words(after: Mapping[str, Any]) -> str:
    verdict = after.get("verdict")
    return str(verdict).replace("_", " ") if verdict else "verdict cleared"


def _clears_verdict(change: Change) -> bool:
    had = change.before is not None and change.before.get("verdict") is not None
    return had and "verdict" in change.after and change.after["verdict"] is None


def _merge_clears_verdict(change: Change, annotations: Iterable[Annotation]) -> bool:
    """Whether a claim that the merge took in had a verdict that the merged claim lacks."""
    touched = [
        (annotation, one)
        for annotation in annotations
        for one in annotation.history
        if (one.step, one.by) == (change.step, change.by)
    ]
    left = [_verdict_at(annotation, one) for annotation, one in touched]
    return any(_clears_verdict(one) for _, one in touched) or left[1:] != left[:-1]


def _verdict_at(annotation: Annotation, change: Change) -> Any:
    """The verdict, as it is stored, that an annotation had after one change of it."""
    past = annotation.history[: annotation.history.index(change) + 1]
    known = [one.after["verdict"] for one in past if "verdict" in one.after]
    return known[-1] if known else annotation.verdict
