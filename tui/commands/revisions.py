"""What to do about a text that has changed since it was marked."""

from __future__ import annotations

from tui.commands.base import ComparisonCommand, RevisionCommand


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


class ReadAgain(RevisionCommand):
    """Read the source of the article again; once more takes a page that shows only a part."""

    id, keys = "article.reread", "R,f5"


class ShowRevisions(RevisionCommand):
    """Show what changed between two readings of the article, and which claims it touches."""

    id, keys = "revisions.show", "D"


class NextChange(ComparisonCommand):
    """Go to the next change."""

    id, keys, hint = "change.next", "n", "next change"


class PreviousChange(ComparisonCommand):
    """Go to the change before."""

    id, keys, hint = "change.previous", "p", "before"


class EarlierFrom(ComparisonCommand):
    """Compare from an earlier reading."""

    id, keys, hint = "reading.from_earlier", "h,left", "from earlier"


class LaterFrom(ComparisonCommand):
    """Compare from a later reading."""

    id, keys, hint = "reading.from_later", "l,right", "from later"


class EarlierTo(ComparisonCommand):
    """Compare with an earlier reading."""

    id, keys, hint = "reading.to_earlier", "H", "to earlier"


class LaterTo(ComparisonCommand):
    """Compare with a later reading."""

    id, keys, hint = "reading.to_later", "L", "to later"


class CloseComparison(ComparisonCommand):
    """Go back to the article; Enter goes to the place of the line in it."""

    id, keys, hint = "comparison.close", "escape,D", "back"
