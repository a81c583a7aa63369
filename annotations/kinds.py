"""The words in which a person decides: verdict, stance, and what became of a marked span."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What the reader holds of a claim; the order is the order of every list."""

    VERIFIED = "verified"
    DISPUTED = "disputed"
    NEEDS_CONTEXT = "needs_context"
    NOT_CHECKABLE = "not_checkable"


class Stance(StrEnum):
    """What a piece of evidence does to a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


class AnchorState(StrEnum):
    """Whether the annotation still stands where it was made.

    Anchored: on the very wording. Changed: on the words that took its place, quote and verdict
    being those of the old wording. Orphan: not found; start and end are the place where it would
    have been, and it is kept in full.
    """

    ANCHORED = "anchored"
    CHANGED = "changed"
    ORPHAN = "orphan"


class Status(StrEnum):
    """Whether the span counts as a claim.

    Rejected: offered by the machine and refused by the reader. Deleted: taken away by the
    reader and kept as history.
    """

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DELETED = "deleted"
