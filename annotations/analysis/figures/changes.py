"""Words that tell how many times as much: doubled, halved, threefold, twice as many."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from annotations.analysis.figures.number_words import SMALL

VERBS: dict[str, Fraction] = {
    form: Fraction(value)
    for value, forms in {
        "2": "doubled doubling doubles",
        "3": "tripled tripling triples trebled trebling",
        "4": "quadrupled quadrupling quadruples",
        "5": "quintupled quintupling",
        "1/2": "halved halving",
    }.items()
    for form in forms.split()
}
"""Verbs that multiply, and by how much."""

_FOLDED = SMALL | {"hundred": 100, "thousand": 1000}
FOLDS = {f"{word}fold": value for word, value in _FOLDED.items() if value > 1}
"""Twofold, threefold and so on."""

_LEADING = {"twice": 2, "thrice": 3, "double": 2, "triple": 3, "treble": 3, "quadruple": 4}
_COMPARED = re.compile(
    r"\s(?:as\s(?:many|much|high|big|large|long|fast|likely|often|low|old|expensive|good|far)"
    r"|the|that|what|its|his|her|their|our|this|those)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(r"\s(?:down|over|back|up)\b", re.IGNORECASE)
_NOUN_BEFORE = re.compile(r"\b(?:an?|the|men's|women's|mixed|in|his|her)\s\Z", re.IGNORECASE)

SEEDS = frozenset([*VERBS, *FOLDS, *_LEADING])
"""The words, in lower case, that this module reads."""


@dataclass(frozen=True, slots=True)
class Change:
    """A word that multiplies; offsets are code points, end exclusive."""

    start: int
    end: int
    value: Fraction
    verb: bool
    """Whether it is a verb or stands behind one, so that what grows stands before it."""


def change_at(text: str, start: int, word: str) -> Change | None:
    """The change that `word` at `start` tells; None where it is used otherwise."""
    end = start + len(word)
    if word in VERBS:
        if _OTHERWISE.match(text, end):
            return None
        return Change(start, end, VERBS[word], verb=True)
    if word in FOLDS:
        return Change(start, end, Fraction(FOLDS[word]), verb=True)
    compared = _COMPARED.match(text, end)
    if compared is None or (
        word not in ("twice", "thrice") and _NOUN_BEFORE.search(text[max(0, start - 8) : start])
    ):
        return None
    return Change(start, end, Fraction(_LEADING[word]), verb=False)


_AS_MANY = re.compile(r"\s(?:as\s(?:many|much)|more|fewer|the\snumber\sof)(?=\s)", re.IGNORECASE)


def compared_end(text: str, end: int) -> int | None:
    """Where "as many" behind "four times" ends, with what is counted after it."""
    match = _AS_MANY.match(text, end)
    return match.end() if match else None
