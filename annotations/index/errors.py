"""What can go wrong with the index; none of it touches a mark."""

from __future__ import annotations

from annotations.errors import AnnotationError


class ClaimIndexError(AnnotationError):
    """The index can't be asked or written."""


class DamagedIndexError(ClaimIndexError):
    """The index does not hold what was put into it."""


class DroppedError(ClaimIndexError):
    """Who asked does not want the answer any more."""
