"""The feeds that the reader takes, in the library's database."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from articles.library.model import Feed

if TYPE_CHECKING:
    from sqlite3 import Connection

_COLUMNS = """
number, url, CASE WHEN own_title <> '' THEN own_title WHEN title <> '' THEN title ELSE url END,
folder, full_text, home, updated, problem, failures, retry, is_gone
"""
CHANGEABLE = frozenset({field.name for field in fields(Feed)} - {"number"} | {"own_title"})
"""What of a feed can be written: `title` is the feed's own, `own_title` the reader's."""


def add_feed(connection: Connection, url: str, values: dict[str, Any]) -> int:
    """Take the feed at `url`, with `values` by column; returns its number, also of a known one."""
    connection.execute("INSERT INTO feeds (url) VALUES (?) ON CONFLICT DO NOTHING", (url,))
    (number,) = connection.execute("SELECT number FROM feeds WHERE url = ?", (url,)).fetchone()
    note_feed(connection, int(number), values)
    return int(number)


def note_feed(connection: Connection, number: int, values: dict[str, Any]) -> None:
    """Write `values` by column into a feed."""
    unknown = set(values) - CHANGEABLE
    if unknown:
        raise ValueError(f"a feed has no {', '.join(sorted(unknown))}")
    if values:
        columns = ", ".join(f"{name} = ?" for name in values)
        connection.execute(
            f"UPDATE feeds SET {columns} WHERE number = ?", (*values.values(), number)
        )


def all_feeds(connection: Connection) -> tuple[Feed, ...]:
    """All feeds by folder and title."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM feeds ORDER BY folder, 3 COLLATE NOCASE, url"
    )
    return tuple(_feed(row) for row in rows)


def _feed(row: tuple[Any, ...]) -> Feed:
    number, url, title, folder, full_text, home, updated, problem, failures, retry, is_gone = row
    return Feed(
        number, url, title, folder, bool(full_text), home, updated, problem, failures, retry,
        bool(is_gone),
    )  # fmt: skip


def remove_feed(connection: Connection, number: int) -> None:
    """Take a feed no more.

    What was read, starred, tagged or archived of it stays; what was not, goes.
    """
    connection.execute(
        """
        DELETE FROM items WHERE feed = ? AND opened IS NULL AND is_starred = 0 AND shelf <> 1
            AND number NOT IN (SELECT number FROM tags)
        """,
        (number,),
    )
    connection.execute("UPDATE items SET feed = 0 WHERE feed = ?", (number,))
    connection.execute("DELETE FROM feeds WHERE number = ?", (number,))
    connection.execute("DELETE FROM counts WHERE feed = ?", (number,))
