"""What a reader decides of a claim whose text changed. Pure."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from annotations.errors import MarkingError
from annotations.model import AnchorState, Annotation, Verdict
from annotations.steps import anchored


class Decision(StrEnum):
    """What becomes of a claim that is not anchored."""

    RENEW = "renew"
    """The new wording says the same to the reader: the verdict holds for it."""
    WITHDRAW = "withdraw"
    """The new wording is another claim: it stands there without a verdict."""
    KEEP_OLD = "keep_old"
    """The claim is about the old wording only, and stands with that for good."""
    LEAVE = "leave"
    """A claim that was not found stays as it is."""


def decided(annotation: Annotation, decision: Decision, text: str) -> Annotation:
    """`annotation` after the decision. Raises MarkingError where there is nothing to decide."""
    start, end = annotation.start, annotation.end
    if annotation.state is AnchorState.ANCHORED:
        raise MarkingError("The wording of this claim has not changed.")
    if annotation.state is AnchorState.ORPHAN:
        if decision in (Decision.RENEW, Decision.WITHDRAW):
            raise MarkingError("This claim is not in the text any more; choose a place for it.")
        return replace(annotation, settled=True)
    match decision:
        case Decision.RENEW:
            return anchored(annotation, text, start, end)
        case Decision.WITHDRAW:
            return replace(anchored(annotation, text, start, end), verdict=None)
        case _:
            return replace(
                annotation, state=AnchorState.ORPHAN, end=start, settled=True, replaces=()
            )


def judged(annotation: Annotation, verdict: Verdict | None, cleared: bool, text: str) -> Annotation:
    """`annotation` with a verdict, or with none where it is `cleared`.

    A verdict on a changed claim is one on its new wording, and is never cleared by itself.
    """
    if annotation.state is AnchorState.CHANGED:
        return replace(decided(annotation, Decision.RENEW, text), verdict=verdict)
    return replace(annotation, verdict=None if cleared else verdict)
