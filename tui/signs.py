"""The signs and words that the reader sees for verdicts, stances and bounds."""

from __future__ import annotations

from annotations.verdict_words import (
    SIGN_OPEN,
    SIGNS,
    STANCE_SIGNS,
    STYLE_NAMES,
    WORDS,
    tally_parts,
)

__all__ = ["SIGNS", "SIGN_OPEN", "STANCE_SIGNS", "STYLE_NAMES", "WORDS", "tally_parts"]
