"""Search inside one article, pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

Match = tuple[int, int]
"""(start, end) of one place that was found"""


def find_matches(text: str, query: str) -> tuple[Match, ...]:
    """Where `query` stands in `text`, in order and without overlaps.

    Capitals matter only where the query holds one; any run of white space matches any other.
    """
    words = query.split()
    if not words:
        return ()
    flags = re.IGNORECASE if query == query.lower() else 0
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words), flags)
    return tuple(found.span() for found in pattern.finditer(text))


def match_from(matches: tuple[Match, ...], offset: int) -> int | None:
    """The number of the first match at or after `offset`, else the first of all."""
    if not matches:
        return None
    return bisect_left(matches, (offset, 0)) % len(matches)


def match_before(matches: tuple[Match, ...], offset: int) -> int | None:
    """The number of the last match before `offset`, else the last of all."""
    if not matches:
        return None
    return (bisect_right(matches, (offset, 0)) - 1) % len(matches)


def matches_in(matches: tuple[Match, ...], start: int, end: int) -> tuple[Match, ...]:
    """The matches that share a character with start to end."""
    first = max(0, bisect_left(matches, (start, 0)) - 1)
    last = bisect_left(matches, (end, 0))
    return tuple(match for match in matches[first:last] if match[1] > start)
