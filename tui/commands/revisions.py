"""What to do about a text that has changed since it was marked."""

from __future__ import annotations

from tui.commands.base import RevisionCommand


class NextWaiting(RevisionCommand):
    """Go to the next claim whose wording changed or was not found, and that waits for you."""

    id, keys = "claim.next_waiting", "semicolon"


class AcceptWording(RevisionCommand):
    """The new wording says the same: the verdict holds for it."""

    id, keys = "wording.accept", "equals_sign"


class WithdrawVerdict(RevisionCommand):
    """The new wording is another claim: take the verdict away and keep the claim."""

    id, keys = "wording.withdraw", "0"


class KeepOldWording(RevisionCommand):
    """Keep the claim as one about the old wording, or leave one that was not found as it is."""

    id, keys = "wording.keep", "H"


class ShowRevisions(RevisionCommand):
    """Show what changed between two readings of the article, and which claims it touches."""

    id, keys = "revisions.show", "D"
