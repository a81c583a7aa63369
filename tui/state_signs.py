"""The signs and words for a claim whose text changed, which stand before those of its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from annotations.kinds import AnchorState
from annotations.verdict_words import STATE_SIGNS
from tui.signs import SIGNS, STYLE_NAMES

if TYPE_CHECKING:
    from annotations.claim_list import ListedClaim

STATE_WORDS = {
    AnchorState.CHANGED: "wording changed",
    AnchorState.ORPHAN: "not found in this text",
}


def state_legend() -> tuple[Content, ...]:
    """What the signs of changed wordings mean, in few words, each sign in its own colour."""
    short = {state: words.removesuffix(" in this text") for state, words in STATE_WORDS.items()}
    return tuple(
        Content.assemble((sign, "bold $warning"), f" {short[state]}")
        for state, sign in STATE_SIGNS.items()
    )


def sign_of(claim: ListedClaim) -> str:
    """The sign of a claim: what became of its wording where that changed, else its verdict."""
    return STATE_SIGNS.get(claim.state) or SIGNS[claim.verdict]


def style_name(claim: ListedClaim) -> str:
    """The last part of the component class of a claim's sign."""
    return str(claim.state) if claim.state in STATE_SIGNS else STYLE_NAMES[claim.verdict]


def sign_color(claim: ListedClaim) -> str:
    """The theme variable of a claim's sign."""
    return "$warning" if claim.state in STATE_SIGNS else f"$claim-{STYLE_NAMES[claim.verdict]}"
