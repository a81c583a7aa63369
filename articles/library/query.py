"""What the reader types to search, understood. Pure.

    flood "river bank" -sports feed:wire tag:water is:unread since:7d verdict:disputed

Words must all be there, in any order; quotes hold words together; a minus keeps out what follows
it. A name before a colon is a filter where it is one of FILTERS, else it is a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from articles.clean import clean_line
from articles.errors import QueryError
from articles.library.moments import as_text
from articles.library.runs import apart, is_of_runs

FILTERS = ("feed", "tag", "is", "since", "before", "verdict", "claimant")
STATES = ("unread", "read", "starred", "archived", "marked")
VERDICTS = ("verified", "disputed", "needs-context", "not-checkable", "open")
SHORTEST_PREFIX = 2
"""Letters from which on the last word also stands for longer ones that begin with it."""

_PART = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)("?)|(\S+))')
_BEGUN = re.compile(rf"(^|\s)-?(?:{'|'.join(FILTERS)}):\Z")
"""A filter at the end that has no value yet: it is still being typed."""
_SPAN = re.compile(r"(\d{1,4})([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for; all of it has to be met."""

    words: tuple[str, ...] = ()
    """Words and phrases that must be there."""
    without: tuple[str, ...] = ()
    """Words and phrases that must not."""
    is_open: bool = False
    """Whether the last of `words` may go on: it is still being typed."""
    feeds: tuple[str, ...] = ()
    """Parts of the titles, addresses or folders of feeds."""
    tags: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    """Of STATES."""
    since: str | None = None
    """A moment, included."""
    before: str | None = None
    """A moment, excluded."""
    verdicts: tuple[str, ...] = ()
    """Of VERDICTS; one of them is enough."""
    claimants: tuple[str, ...] = ()
    """Parts of the names of those who say what was marked."""

    @property
    def asks_for_marks(self) -> bool:
        """Whether marks decide what is found, which the library does not know."""
        return bool(self.verdicts or self.claimants or "marked" in self.states)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == Query(is_open=self.is_open)


def parse_query(typed: str, today: date) -> Query:
    """Understand what was typed; "7d" and its like count back from `today`.

    Raises QueryError where a filter has a value that it can't have.
    """
    found: dict[str, list[str]] = {}
    is_open = False
    typed = _BEGUN.sub(r"\1", typed)
    for minus, name, phrase, quote, word in _PART.findall(typed):
        value = phrase or word
        if name not in FILTERS:
            value = f"{name}:{value}" if name else value
            if any(letter.isalnum() for letter in value):
                found.setdefault("without" if minus else "words", []).append(value)
                is_open = not minus and not quote and not typed.endswith(" ")
            continue
        is_open = False
        if minus:
            raise QueryError(f"A minus before {name}: is not understood; it goes before words.")
        if value.strip():
            found.setdefault(name, []).append(_checked(name, value.strip(), today))
    return _query(found, is_open)


def _query(found: dict[str, list[str]], is_open: bool) -> Query:
    return Query(
        words=tuple(found.get("words", ())),
        without=tuple(found.get("without", ())),
        is_open=is_open and "words" in found,
        feeds=tuple(found.get("feed", ())),
        tags=tuple(found.get("tag", ())),
        states=tuple(found.get("is", ())),
        since=max(found.get("since", ()), default=None),
        before=min(found.get("before", ()), default=None),
        verdicts=tuple(found.get("verdict", ())),
        claimants=tuple(found.get("claimant", ())),
    )


def _checked(name: str, value: str, today: date) -> str:
    """The value of a filter, dates as moments. Raises QueryError."""
    if name == "is":
        return _one_of(name, value.lower(), STATES)
    if name == "verdict":
        return _one_of(name, value.lower().replace("_", "-").replace(" ", "-"), VERDICTS)
    if name in ("since", "before"):
        return _moment(name, value.lower(), today)
    return value


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value in choices:
        return value
    raise QueryError(f"{name}:{clean_line(value, 40)} is none of {', '.join(choices)}.")


def _moment(name: str, value: str, today: date) -> str:
    """The first moment of the day that is meant, in the reader's own time zone."""
    if (span := _SPAN.fullmatch(value)) is not None:
        back = timedelta(days=int(span[1]) * _DAYS[span[2]])
    elif value in ("today", "yesterday"):
        back = timedelta(days=int(value == "yesterday"))
    else:
        back = timedelta(0)
        today = _date(name, value)
    try:
        start = datetime.combine(today - back, time()).astimezone().astimezone(UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise QueryError(f"{name}:{value} is before all calendars.") from error
    return as_text(start)


def _date(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        known = "a date such as 2026-01-31, or 7d, 2w, 3m, 1y, today, yesterday"
        raise QueryError(f"{name}:{clean_line(value, 40)} is not {known}.") from error


def match_expression(query: Query) -> str:
    """The words of a query in the language of SQLite's FTS5; "" where there are none."""
    quoted = [_quoted(word) for word in query.words]
    ends_in_run = bool(quoted) and is_of_runs(query.words[-1][-1:])
    if quoted and query.is_open and len(query.words[-1]) >= SHORTEST_PREFIX and not ends_in_run:
        quoted[-1] += " *"
    wanted = " AND ".join(quoted)
    unwanted = " OR ".join(_quoted(word) for word in query.without)
    return f"({wanted}) NOT ({unwanted})" if wanted and unwanted else wanted


def _quoted(word: str) -> str:
    return '"' + apart(word).replace('"', '""').replace("\0", "") + '"'
