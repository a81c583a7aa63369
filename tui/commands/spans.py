"""Commands that make claims and change their spans."""

from __future__ import annotations

from tui.commands.base import SpanCommand


class AcceptClaim(SpanCommand):
    """Accept an offered claim as one, without a verdict yet."""

    id, keys = "claim.accept", "y"


class RejectClaim(SpanCommand):
    """Reject an offered claim: it is none, and is shown no more."""

    id, keys = "claim.reject", "r"


class DeleteClaim(SpanCommand):
    """Take the claim away; its history is kept, and undo brings it back."""

    id, keys = "claim.delete", "x,delete"


class ChooseSpan(SpanCommand):
    """Make a claim of your own: choose its words, then press Enter."""

    id, keys, hint = "span.choose", "s", "select"


class AdjustClaim(SpanCommand):
    """Move the ends of the current claim, by word and by sentence."""

    id, keys = "claim.adjust", "S"


class GrowClaim(SpanCommand):
    """Make the claim longer by a word at its end."""

    id, keys = "claim.grow", "plus"


class ShrinkClaim(SpanCommand):
    """Make the claim shorter by a word at its end."""

    id, keys = "claim.shrink", "minus"


class SplitClaim(SpanCommand):
    """Split the claim in two: choose the place, then press Enter."""

    id, keys = "claim.split", "vertical_line"


class MergeClaim(SpanCommand):
    """Make one claim of this one and the next."""

    id, keys = "claim.merge", "ampersand"
