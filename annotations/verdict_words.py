"""The signs and words for verdicts and stances, on the screen and in reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotations.kinds import AnchorState, Stance, Verdict

if TYPE_CHECKING:
    from annotations.claim_list import VerdictTally

SIGN_OPEN = "·"

SIGNS: dict[Verdict | None, str] = {
    Verdict.VERIFIED: "✓",
    Verdict.DISPUTED: "✗",
    Verdict.NEEDS_CONTEXT: "~",
    Verdict.NOT_CHECKABLE: "–",
    None: SIGN_OPEN,
}

WORDS: dict[Verdict | None, str] = {
    Verdict.VERIFIED: "verified",
    Verdict.DISPUTED: "disputed",
    Verdict.NEEDS_CONTEXT: "needs context",
    Verdict.NOT_CHECKABLE: "not checkable",
    None: "no verdict yet",
}

STYLE_NAMES: dict[Verdict | None, str] = {
    Verdict.VERIFIED: "verified",
    Verdict.DISPUTED: "disputed",
    Verdict.NEEDS_CONTEXT: "needs-context",
    Verdict.NOT_CHECKABLE: "not-checkable",
    None: "open",
}
"""The last part of the theme variable, of the component class and of the report's class."""

STATE_SIGNS = {AnchorState.CHANGED: "≠", AnchorState.ORPHAN: "?"}
"""What stands before or instead of a verdict that was given on words that are not there now."""

STANCE_SIGNS: dict[Stance, str] = {
    Stance.SUPPORTS: "+",
    Stance.CONTRADICTS: "−",
    Stance.CONTEXT: "○",
}


def tally_parts(tally: VerdictTally) -> list[tuple[Verdict | None, int]]:
    """How many claims have each verdict, in the order of every list; open ones last."""
    return [
        (Verdict.VERIFIED, tally.verified),
        (Verdict.DISPUTED, tally.disputed),
        (Verdict.NEEDS_CONTEXT, tally.needs_context),
        (Verdict.NOT_CHECKABLE, tally.not_checkable),
        (None, tally.open),
    ]
