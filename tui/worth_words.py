"""How much a claim is worth checking and why, in words; pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotations.analysis.model import Reason

if TYPE_CHECKING:
    from annotations.claim_list import ListedClaim

RAISING = {
    Reason.FIGURE: "a figure",
    Reason.SOURCE: "a named source",
    Reason.EVENT: "an event",
    Reason.COMPARISON: "a comparison",
    Reason.CAUSE: "a cause",
    Reason.SUPERLATIVE: "a superlative",
}
"""What makes a claim more worth checking."""

LOWERING = {Reason.PREDICTION: "a prediction", Reason.HEDGING: "hedged"}
"""What makes it less so."""

OWN = "your own"
BELOW = "below your threshold"

BRIEF_FITS = 35
"""Cells that a status line of 80 has for a message."""

ENGLISH_ONLY = "ranking works for English only"


def worth_words(claim: ListedClaim) -> str:
    """Such as "worth checking 0.82: a figure, a named source (hedged)"; "your own" for one's own.

    What stands in brackets makes it less worth checking.
    """
    if claim.score is None:
        return OWN
    return f"worth checking {score_words(claim.score)}{reason_words(claim.reasons)}"


def score_words(score: float) -> str:
    """A check-worthiness with two decimals."""
    return f"{score:.2f}"


def reason_words(reasons: Sequence[Reason]) -> str:
    """Such as ": a figure, an event (but hedged)"; "" where there is no reason."""
    raising = ", ".join(RAISING[one] for one in reasons if one in RAISING)
    lowering = ", ".join(LOWERING[one] for one in reversed(reasons) if one in LOWERING)
    return (f": {raising}" if raising else "") + (f" ({lowering})" if lowering else "")


def brief_worth(claim: ListedClaim) -> str:
    """Such as "worth 0.82: figure, named source +1", at most BRIEF_FITS cells; "your own"."""
    if claim.score is None:
        return OWN
    words = [
        _bare(told[one]) for told in (RAISING, LOWERING) for one in claim.reasons if one in told
    ]
    line = f"worth {score_words(claim.score)}"
    for number, word in enumerate(words):
        longer = f"{line}{', ' if number else ': '}{word}"
        left = len(words) - number - 1
        if len(longer) + (len(f" +{left}") if left else 0) > BRIEF_FITS:
            return f"{line} +{left + 1}"
        line = longer
    return line


def _bare(words: str) -> str:
    return words.removeprefix("a ").removeprefix("an ")


def threshold_words(threshold: float, below: int, total: int) -> str:
    """Such as "threshold 0.30: 5 of 22 below"."""
    if not threshold:
        return "no threshold: every claim is walked"
    return f"threshold {score_words(threshold)}: {below} of {total} below"
