"""Bylines and date lines that stand alone under a headline. Pure.

Only what is certain is read: anything else stays in the text.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
_PARTICLE_NAMES = "al bin da de del della den der di dos du el ibn la le van von y"
_MONTHS = _MONTH_NAMES.split()
_WEEKDAYS = _WEEKDAY_NAMES.split()
_MONTH_NUMBER = {name[:length]: n for n, name in enumerate(_MONTHS, 1) for length in (3, len(name))}
_MONTH_NUMBER["sept"] = 9
_NO_NAMES = frozenset([*_MONTHS, *_WEEKDAYS, "the", "staff"])
_PARTICLES = frozenset(_PARTICLE_NAMES.split())

_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = rf"(?:(?:{'|'.join(_WEEKDAYS)}),?\s+)?"
_DATES = (
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
    rf"{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})",
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})",
)
_PUBLISHED = re.compile(r"^(?:published|posted)(?:\s+on)?\s*:?\s+", re.IGNORECASE)
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:,\s*and\s|,|;|\s&\s|\sand\s|\sAND\s)\s*")
_NAME_WORD = re.compile(r"[^\W\d_][\w\u2019'.-]*")
_LONGEST_LINE = 150


class CreditLine(NamedTuple):
    """What a line under a headline says: who wrote it, when it was published, or both."""

    byline: tuple[str, ...] = ()
    published: str | None = None
    """ISO 8601 date."""


def read_credit_line(line: str) -> CreditLine | None:
    """The names and the date of `line` where it is nothing but a byline, a date or both."""
    if len(line) > _LONGEST_LINE:
        return None
    rest, published = _split_date(line.strip(" *_"))
    if published is not None and not _PUBLISHED.sub("", rest + " ").strip():
        return CreditLine(published=published)
    named = _BY.sub("", rest)
    if named == rest and published is None:
        return None
    names = tuple(_BETWEEN_NAMES.split(named))
    return CreditLine(names, published) if all(map(_is_name, names)) else None


def take_credits(paragraphs: list[str]) -> tuple[CreditLine, list[str]]:
    """The credit lines at the head of `paragraphs` as one, and the paragraphs after them."""
    byline: tuple[str, ...] = ()
    published: str | None = None
    rest = paragraphs
    while len(rest) > 1 and (line := read_credit_line(rest[0])) is not None:
        if (line.byline and byline) or (line.published and published):
            break
        byline, published = line.byline or byline, line.published or published
        rest = rest[1:]
    return CreditLine(byline, published), rest


def read_date(text: str) -> str | None:
    """The ISO 8601 date where `text` is a date in one of the usual English forms."""
    rest, found = _split_date(text.strip())
    return found if not rest else None


def _split_date(line: str) -> tuple[str, str | None]:
    if not line[-1:].isdecimal():
        return line, None
    for pattern in _date_patterns():
        found = pattern.search(line)
        if found and (day := _iso_date(found)):
            return line[: found.start()].rstrip(" ,|·-\u2013\u2014"), day
    return line, None


@cache
def _date_patterns() -> tuple[re.Pattern[str], ...]:
    """A date at the end of a line; made when a line ends with a digit, which few do."""
    before = r"(?:^|(?<=[\s,|·\u2013\u2014-]))"
    return tuple(re.compile(f"{before}{form}$", re.IGNORECASE) for form in _DATES)


def _iso_date(found: re.Match[str]) -> str | None:
    month = found["month"].lower()
    number = int(month) if month.isdecimal() else _MONTH_NUMBER.get(month, 0)
    try:
        return date(int(found["year"]), number, int(found["day"])).isoformat()
    except ValueError:
        return None


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= 5
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and all(_is_name_word(word) for word in words)
    )


def _is_name_word(word: str) -> bool:
    if word.lower() in _NO_NAMES or _NAME_WORD.fullmatch(word) is None:
        return False
    return word[0].isupper() or word in _PARTICLES or word.startswith(("al-", "d\u2019", "d'"))
