"""Claims in any language: sentences that hold a figure, or a name and a verb.

What reads words needs rules of the language; this holds without them. Offsets are code points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from annotations.analysis.model import Claim, Entity, Figure, Reason, Span

_QUESTIONS = ("?", "？", "؟", ";")
_CLOSERS = "\"'”’»«“」』）)] "
_FEWEST_WORDS = 4
_FEWEST_LETTERS = 8
"""Of a script that sets no spaces between words."""
_SCORE, _FIGURE, _NAME = 0.3, 0.3, 0.1


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and whether it holds a verb; None where nothing tells."""

    span: Span
    has_verb: bool | None = None


def find_claims_anywhere(
    text: str,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    figures: Sequence[Figure],
) -> tuple[Claim, ...]:
    """The sentences that can be checked, in order; all lists are in the order of the text.

    A sentence is one where it holds a figure, or a name and a verb, is no question and is long
    enough to assert something.
    """
    starts = [figure.start for figure in figures], [entity.start for entity in entities]
    claims = []
    for sentence in sentences:
        span = sentence.span
        figured, named = (_holds(places, span) for places in starts)
        told = figured or (named and sentence.has_verb is True)
        if told and sentence.has_verb is not False and _asserts(text[span.start : span.end]):
            score = _SCORE + _FIGURE * figured + _NAME * named
            reasons = (Reason.FIGURE,) if figured else ()
            claims.append(Claim(span.start, span.end, round(score, 2), None, reasons))
    return tuple(claims)


def _holds(starts: Sequence[int], span: Span) -> bool:
    first = bisect_left(starts, span.start)
    return first < len(starts) and starts[first] < span.end


def _asserts(sentence: str) -> bool:
    if sentence.rstrip(_CLOSERS).endswith(_QUESTIONS):
        return False
    words = sentence.split()
    unspaced = sum(letter > "\u2e7f" for letter in sentence)
    return len(words) >= _FEWEST_WORDS or unspaced >= _FEWEST_LETTERS
