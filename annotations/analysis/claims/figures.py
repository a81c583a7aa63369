"""Which figures are a reason to check a claim.

Not every numeral is: an age given in passing, a length of time that only describes a noun ("a
two-year project"), pages and sides of a dispute are seldom what a fact-checker looks up. The
schema of Konstantinovskiy et al. 2021 speaks of quantities that the claim is about.
"""

from __future__ import annotations

import re

from annotations.analysis.model import Figure
from annotations.analysis.words import word_set

_TIMES = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
_DESCRIBING = re.compile(
    r"[\w.,]{1,20}(?:[-‑ ]\w{1,12})?-(?:year|month|week|day|hour|minute)\b"
    r"(?! (?:\w+ )?(?:high|low|record|sentence|term|ban)s?\b)"
)
_OLD = re.compile(r"[\w.,]{1,20}[-‑ ](?:year|month|week|day)s?[-‑ ]old\b")
_AGED = re.compile(r"aged \w", re.IGNORECASE)
_SHELVED = word_set("page pages side sides chapter chapters")


def is_telling(text: str, figure: Figure) -> bool:
    """Whether the figure is one that a reader would look up."""
    words = text[figure.start : figure.end]
    if figure.unit in _TIMES:
        return not (_DESCRIBING.match(text, figure.start) or _is_age(text, figure, words))
    counted = (figure.counted or "").rsplit(None, 1)[-1:]
    return not (counted and counted[0].lower() in _SHELVED)


def _is_age(text: str, figure: Figure, words: str) -> bool:
    """Whether the figure tells in passing how old someone is: "Berg, 54, left", "aged 31"."""
    if _OLD.match(words) or _AGED.match(words):
        return True
    before, after = text[max(0, figure.start - 2) : figure.start], text[figure.end : figure.end + 1]
    return words.isdigit() and before == ", " and after in (",", ".", ";", ")", "")
