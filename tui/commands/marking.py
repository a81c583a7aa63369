"""Commands that mark the current claim."""

from __future__ import annotations

from tui.commands.base import MarkCommand


class MarkVerified(MarkCommand):
    """Mark the claim as verified; the same key again clears the verdict."""

    id, keys, hint = "claim.verify", "v", "verified"


class MarkDisputed(MarkCommand):
    """Mark the claim as disputed; the same key again clears the verdict."""

    id, keys, hint = "claim.dispute", "d", "disputed"


class MarkNeedsContext(MarkCommand):
    """Mark the claim as true or false only with context; the same key again clears it."""

    id, keys, hint = "claim.needs_context", "c", "context"


class MarkNotCheckable(MarkCommand):
    """Mark the claim as one that can't be checked (an opinion); the same key again clears it."""

    id, keys, hint = "claim.not_checkable", "o", "not checkable"


class WriteNote(MarkCommand):
    """Write a note on the claim, of as many lines as it needs."""

    id, keys, hint = "claim.note", "a", "note"


class AddEvidence(MarkCommand):
    """Add a source that supports or contradicts the claim or gives it context."""

    id, keys, hint = "claim.evidence", "e", "evidence"


class EditTags(MarkCommand):
    """Give the claim tags, split by commas."""

    id, keys = "claim.tags", "t"


class CorrectClaimant(MarkCommand):
    """Say who makes the claim, where it was not found or found wrong."""

    id, keys = "claim.claimant", "w"


class UndoStep(MarkCommand):
    """Take back your last step in this article; works after a restart too."""

    id, keys, hint = "step.undo", "u,ctrl+z", "undo"


class RedoStep(MarkCommand):
    """Do again what was taken back last."""

    id, keys = "step.redo", "U,ctrl+r"
