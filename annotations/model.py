"""What a person decided about an article, as plain frozen values.

Offsets are Unicode code points of the article's text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from annotations.kinds import AnchorState, Stance, Status, Verdict

__all__ = ["AnchorState", "Annotation", "Change", "Evidence", "Stance", "Status", "Verdict"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source that speaks for or against a claim."""

    url: str = ""
    title: str = ""
    stance: Stance = Stance.CONTEXT
    quote: str = ""
    unknown: dict[str, Any] = field(default_factory=dict, hash=False)
    """Fields that a newer newsread wrote; kept as they are."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one annotation.

    `step` counts the reader's steps through one article; the annotations that one step
    touched (a split, a merge) share it. `before` and `after` hold the fields that changed, as
    they stand in the store; `before` is None where the step made the annotation.
    """

    step: int
    at: str
    by: str
    action: str
    before: dict[str, Any] | None
    after: dict[str, Any]
    undoes: int | None = None
    """The step that this one takes back, where it is an undo."""
    redoes: int | None = None
    """The step that this one does again, where it is a redo."""
    unknown: dict[str, Any] = field(default_factory=dict)
    """Fields that a newer newsread wrote; kept as they are."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One claim as a reader marked it, with all that was ever changed of it."""

    id: str
    start: int
    end: int
    quote: str
    """The text from start to end, as it was marked; where it is not anchored, the old wording."""
    prefix: str
    """Up to 32 characters before start."""
    suffix: str
    """Up to 32 characters after end."""
    creator: str
    created: str
    modified: str
    state: AnchorState = AnchorState.ANCHORED
    status: Status = Status.ACCEPTED
    verdict: Verdict | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    claimant: str | None = None
    """Who says it, where the reader corrected the machine."""
    replaces: tuple[tuple[int, int], ...] = ()
    """Spans of the offered claims that this annotation stands for, and so hides."""
    revision: str | None = None
    """SHA-256 of the text that the quote was taken from, where that is not the current one."""
    settled: bool = False
    """Whether the reader decided to leave it as it is, though it is not anchored."""
    history: tuple[Change, ...] = ()
    unknown: dict[str, Any] = field(default_factory=dict, hash=False)
    """Fields that a newer newsread wrote; kept as they are."""

    @property
    def is_waiting(self) -> bool:
        """Whether its text changed and the reader has not decided yet what follows from that."""
        return self.state is not AnchorState.ANCHORED and not self.settled
