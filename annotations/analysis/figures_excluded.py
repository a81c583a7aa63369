"""Numbers that count nothing: dates, times, telephone numbers, addresses, parts of names."""

from __future__ import annotations

import re

from annotations.analysis.dates import clock_spans, date_spans
from annotations.analysis.figures_words import REFERENCES
from annotations.analysis.model import Span

_ADDRESSES = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|(?<!\w)[#@]\w+"
    r"|\b[0-9]{1,5}[A-Za-z]?(?:\s[A-Z][a-z]+){1,3}\s(?:Street|Road|Avenue|Lane|Drive|Boulevard"
    r"|Square|St\.|Rd\.|Ave\.|Blvd\.)"
)
_TELEPHONE = re.compile(
    r"(?<![\w+])\+[0-9](?:[\s().-]{0,2}[0-9]){6,16}(?!\w)"
    r"|(?<!\w)\(?[0-9]{3}\)?[\s.-][0-9]{3}[.-][0-9]{4}(?!\w)"
    r"|(?<![\w-])0[0-9]{2,5}\s[0-9]{3,4}(?:\s[0-9]{3,4})?(?!\w)"
    r"|(?<![\w-])555-[0-9]{4}(?!\w)"
)
_YEAR_ABOUT = re.compile(
    r"\b(?:since|until|till|by|from|in|before|after)\s(?:at\sleast|about|around|roughly)\s"
    r"(?:1[5-9]|20)[0-9]{2}(?!\w|[.,][0-9])",
    re.IGNORECASE,
)
_REFERENCE = re.compile(rf"\b{REFERENCES}\s[0-9]{{1,5}}(?:\.[0-9]+)?(?![\w,%]|[.,][0-9])")
_SCORE = re.compile(r"(?<![\w.,$£€-])[0-9]{1,3}[-–][0-9]{1,3}(?![\w%,.-]?[0-9]|%|-)")
_CAPITAL_BEFORE = re.compile(r"(?P<before>\A|[.!?:;…]|\S)[\"'“”‘’(]*\s*(?P<word>[A-Z][\w’'-]*)\s\Z")
_BEFORE_LENGTH = 40


def excluded_spans(text: str) -> list[Span]:
    """Where digits are no quantity whatever follows them; sorted, may overlap."""
    spans = [*date_spans(text), *clock_spans(text)]
    for pattern in (_ADDRESSES, _TELEPHONE, _YEAR_ABOUT, _REFERENCE):
        spans += [Span(*match.span()) for match in pattern.finditer(text)]
    return sorted(spans, key=lambda span: span.start)


def is_score(text: str, start: int) -> bool:
    """Whether a score or a vote such as 3-2 begins at `start`, with no range in it."""
    return _SCORE.match(text, start) is not None


def follows_name(text: str, start: int) -> bool:
    """Whether the word before `start` has a capital that no sentence's beginning gives it."""
    before = _CAPITAL_BEFORE.search(text[max(0, start - _BEFORE_LENGTH) : start])
    if before is None:
        return False
    first = before["before"] in ("", ".", "!", "?", ":", ";", "…")
    return not first
