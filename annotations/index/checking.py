"""Whether an index still holds what was put into it.

SQLite notices most damage by itself and each claim has a seal; what is left (a bit of an index, a
count) is found only by looking at everything, which in a small index takes some milliseconds. A
large one is looked at by `newsread store check` alone.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.index.database import open_standing
from annotations.index.errors import DamagedIndexError
from annotations.index.rows import ARTICLE_COLUMNS, CLAIM_COLUMNS, TAGS, seal_of, tags_of

if TYPE_CHECKING:
    from sqlite3 import Connection

SMALL = 1_500_000
"""Bytes."""


def find_damage(connection: Connection) -> None:
    """Look at all of a small index. Raises DamagedIndexError and sqlite3.Error."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    if pages * size <= SMALL:
        look_at_all(connection)


def is_damaged(path: Path) -> bool:
    """Look at all of the index at `path`, which takes seconds where it is large.

    False also where there is none that can be used, since the next question makes it anew, and
    where somebody else is writing it for long.
    """
    from sqlite3 import DatabaseError

    try:
        connection = open_standing(path)
        if connection is not None:
            with closing(connection):
                look_at_all(connection)
    except (DamagedIndexError, DatabaseError) as error:
        return not is_passing(error)
    return False


def is_passing(error: Exception) -> bool:
    """Whether the same question may be answered at another time: nothing is damaged."""
    from sqlite3 import OperationalError

    words = str(error)
    return isinstance(error, OperationalError) and any(
        sign in words for sign in ("locked", "interrupt", "busy", "full")
    )


def look_at_all(connection: Connection) -> None:
    """Look at all of an index. Raises DamagedIndexError and sqlite3.Error."""
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise DamagedIndexError("The index is damaged.")
    connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    _look_at_rows(connection)


def _look_at_rows(connection: Connection) -> None:
    tags: set[tuple[str, int]] = set()
    claims = connection.execute(f"SELECT number, {', '.join(CLAIM_COLUMNS)} FROM claim")
    for number, *fields, seal in claims:
        _require_seal(fields, seal)
        tags.update((tag.casefold(), number) for tag in tags_of(fields[TAGS]))
    for *fields, seal in connection.execute(f"SELECT {', '.join(ARTICLE_COLUMNS)} FROM article"):
        _require_seal(fields, seal)
    found = connection.execute("SELECT name, number FROM tag").fetchall()
    if {(name.casefold(), number) for name, number in found} != tags:
        raise DamagedIndexError("The index is damaged.")


def _require_seal(fields: list[object], seal: int) -> None:
    if seal_of(fields) != seal:
        raise DamagedIndexError("The index is damaged.")
