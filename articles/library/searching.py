"""Search over titles and full texts."""

from __future__ import annotations

import json
import threading
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from articles.library.database import Database, connect, errors_told
from articles.library.query import Query, match_expression
from articles.library.questions import items
from articles.library.snippets import snippet_of

if TYPE_CHECKING:
    from sqlite3 import Connection

    from articles.library.model import Item

RANKED_AMONG = 2_000
"""How many hits, the last that came, are ranked: more of them are of no use to anyone."""
MOST_HITS = 1_000
"""How many hits are handed out."""
TITLE_WEIGHT = 4.0
"""How much more a word in the title counts than one in the text."""


class Sorting(StrEnum):
    """Which hits come first."""

    RANKED = "ranked"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found."""

    numbers: array[int]
    """Of the items, the best first."""
    is_cut: bool
    """Whether there may be more."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One item that was found."""

    item: Item
    snippet: str
    """Where its text has the words, on one line, each between HIT_START and HIT_END."""


class Searcher:
    """Searches on a connection of its own, so that a search can be broken off for the next one."""

    def __init__(self, database: Database) -> None:
        """Name the library; it is opened at the first search."""
        self._database = database
        self._connection: Connection | None = None
        self._generation = database.generation
        self._turn = threading.Lock()

    def find(
        self,
        query: Query,
        sorting: Sorting = Sorting.RANKED,
        among: Collection[str] | None = None,
    ) -> Hits:
        """The items that meet `query`; `among`, the ids of those that its filters on marks let
        pass. Raises SearchCancelledError where `cancel` was called, and LibraryError.
        """
        with self._turn, errors_told(self._database):
            return _find(self._connected(), query, sorting, among)

    def hits(self, query: Query, numbers: Sequence[int]) -> tuple[Hit, ...]:
        """Items that were found, with the places of the words. Raises LibraryError."""
        with self._turn, errors_told(self._database):
            return _hits(self._connected(), query, numbers)

    def cancel(self) -> None:
        """Break off the search that is under way; called from any thread."""
        if self._connection is not None:
            self._connection.interrupt()

    def close(self) -> None:
        """Close the connection; the next search opens it again."""
        self.cancel()
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _connected(self) -> Connection:
        if self._connection is None or self._generation != self._database.generation:
            self._generation = self._database.generation
            self._connection = connect(self._database.path)
        return self._connection


def _find(
    connection: Connection, query: Query, sorting: Sorting, among: Collection[str] | None
) -> Hits:
    condition, values = _condition(query, among)
    expression = match_expression(query)
    if expression:
        values = (expression, *values)
        question = _WITH_WORDS.format(condition=condition, worth=_WORTH[sorting])
    else:
        question = _WITHOUT_WORDS.format(condition=condition)
    found = array("q", (number for (number,) in connection.execute(question, values)))
    return Hits(found[:MOST_HITS], len(found) > MOST_HITS)


_WORTH = {Sorting.RANKED: f"bm25(search, {TITLE_WEIGHT}, 1.0)", Sorting.NEWEST: "0"}

_WITH_WORDS = f"""
SELECT number FROM (
    SELECT items.number AS number, items.moment AS moment, {{worth}} AS worth
    FROM search JOIN items ON items.number = search.rowid
    WHERE search MATCH ? AND {{condition}}
    ORDER BY search.rowid DESC LIMIT {RANKED_AMONG}
) ORDER BY worth, moment DESC, number DESC LIMIT {MOST_HITS + 1}
"""
_WITHOUT_WORDS = f"""
SELECT number FROM items WHERE {{condition}}
ORDER BY moment DESC, number DESC LIMIT {MOST_HITS + 1}
"""


def _condition(query: Query, among: Collection[str] | None) -> tuple[str, tuple[str, ...]]:
    """What items must be, beside holding the words, and the values of its question marks."""
    parts = ["items.shelf = 1" if "archived" in query.states else "items.shelf < 2"]
    values: list[str] = []
    parts += [_STATES[state] for state in query.states if state in _STATES]
    for name in query.feeds:
        parts.append(f"items.feed IN ({_FEEDS})")
        values.append(name)
    for tag in query.tags:
        parts.append("items.number IN (SELECT number FROM tags WHERE tag = ? COLLATE NOCASE)")
        values.append(tag)
    for sign, moment in ((">=", query.since), ("<", query.before)):
        if moment is not None:
            parts.append(f"items.moment {sign} ?")
            values.append(moment)
    if among is not None:
        parts.append("items.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(among)))
    return " AND ".join(parts), tuple(values)


_STATES = {
    "unread": "items.is_read = 0",
    "read": "items.is_read = 1",
    "starred": "items.is_starred = 1",
}
_FEEDS = """
    SELECT feeds.number FROM feeds, (SELECT ? AS part)
    WHERE instr(lower(own_title || ' ' || title || ' ' || url || ' ' || folder), lower(part))
"""


def _hits(connection: Connection, query: Query, numbers: Sequence[int]) -> tuple[Hit, ...]:
    chosen = json.dumps(list(numbers)) if query.words else "[]"
    question = "SELECT number, body FROM texts WHERE number IN (SELECT value FROM json_each(?))"
    bodies = dict(connection.execute(question, (chosen,)).fetchall())
    return tuple(
        Hit(item, snippet_of(bodies.get(item.number, ""), query) or item.first_lines)
        for item in items(connection, numbers)
    )
