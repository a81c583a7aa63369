"""Commands that walk the claims of an article."""

from __future__ import annotations

from tui.commands.base import ClaimCommand


class NextClaim(ClaimCommand):
    """Go to the next claim."""

    id, keys, hint = "claim.next", "j", "claim"


class PreviousClaim(ClaimCommand):
    """Go to the claim before."""

    id, keys = "claim.previous", "k"


class NextOpenClaim(ClaimCommand):
    """Go to the next claim that has no verdict yet."""

    id, keys = "claim.next_open", "J"


class PreviousOpenClaim(ClaimCommand):
    """Go to the last claim before this one that has no verdict yet."""

    id, keys = "claim.previous_open", "K"


class NextWorthChecking(ClaimCommand):
    """Go to the claim most worth checking that has no verdict yet; again, to the next one down."""

    id, keys = "claim.next_worth", "m"


class SortClaims(ClaimCommand):
    """List the claims by how much they are worth checking, or again in the order of the text."""

    id, keys = "claims.sort", "O"


class RaiseThreshold(ClaimCommand):
    """Pass over more claims: those worth checking less than a threshold, which goes up by 0.1."""

    id, keys = "threshold.raise", "right_parenthesis"


class LowerThreshold(ClaimCommand):
    """Pass over fewer claims: the threshold goes down by 0.1, at 0 every claim is walked."""

    id, keys = "threshold.lower", "left_parenthesis"
