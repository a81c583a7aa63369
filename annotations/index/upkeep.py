"""Rows put into the index and taken out of it; every function runs inside a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from annotations.index.model import Seen
from annotations.index.rows import (
    ARTICLE_COLUMNS,
    CLAIM_COLUMNS,
    TAGS,
    ClaimRow,
    IndexedFile,
    number_of,
    seal_of,
    tags_of,
)
from annotations.index.schema import AT_ONCE

if TYPE_CHECKING:
    from sqlite3 import Connection

Stamp = tuple[int, int, int]
"""Inode, size and time of a file, by which it is known without reading it; zeros: none."""

NO_FILE: Stamp = (0, 0, 0)

SEARCHED = ("quote", "note", "sources", "claimant", "tags")
"""The columns of a claim in which words are looked for."""

_ALL = ", ".join(CLAIM_COLUMNS)
_INSERT_CLAIM = (
    f"INSERT INTO claim (number, article, {_ALL}) VALUES (?, ?{', ?' * len(CLAIM_COLUMNS)})"
)
_WORDS = ", ".join(SEARCHED)
_INSERT_WORDS = f"INSERT INTO words (rowid, {_WORDS}) VALUES (?{', ?' * len(SEARCHED)})"
_DELETE_WORDS = (
    f"INSERT INTO words (words, rowid, {_WORDS}) VALUES ('delete', ?{', ?' * len(SEARCHED)})"
)
_INSERT_TAG = "INSERT OR IGNORE INTO tag (name, number) VALUES (?, ?)"
_words_of = itemgetter(0, *(2 + CLAIM_COLUMNS.index(name) for name in SEARCHED))
"""From number, article and columns to the number and the columns in which words are looked for."""

_INSERT_ARTICLE = (
    f"INSERT INTO article (number, {', '.join(ARTICLE_COLUMNS)})"
    f" VALUES (?{', ?' * len(ARTICLE_COLUMNS)})"
)
_PUT_ARTICLE = (
    f"INSERT INTO article ({', '.join(ARTICLE_COLUMNS)})"
    f" VALUES ({', '.join('?' * len(ARTICLE_COLUMNS))}) ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in ARTICLE_COLUMNS[1:])
    + " RETURNING number"
)


def stamp_of(connection: Connection, article_id: str) -> Stamp:
    """By what the index knows the file of an article; NO_FILE where it knows none."""
    query = "SELECT inode, size, modified FROM article WHERE id = ?"
    found: Stamp | None = connection.execute(query, (article_id,)).fetchone()
    return found or NO_FILE


def all_stamps(connection: Connection) -> dict[str, Stamp]:
    """By what the index knows each file, by article id."""
    rows = connection.execute("SELECT id, inode, size, modified FROM article")
    return {row[0]: row[1:] for row in rows}


def put_file(connection: Connection, file: IndexedFile, stamp: Stamp) -> None:
    """Let the index hold what `file` gives, known by `stamp`; rows that stand already stay."""
    number = _put_article(connection, file, stamp)
    standing = {row[2]: row for row in _rows_of(connection, number)}
    wanted = {row[0]: row for row in file.claims}
    gone = [row for key, row in standing.items() if row[2:] != wanted.get(key)]
    new = [row for key, row in wanted.items() if key not in standing or row != standing[key][2:]]
    delete_claims(connection, gone)
    insert_claims(connection, [(number, row) for row in new])


def put_changed(
    connection: Connection,
    file: IndexedFile,
    stamp: Stamp,
    changed: Mapping[str, ClaimRow],
    numbers: Mapping[str, int],
) -> dict[str, int]:
    """As `put_file`, where only the rows `changed` (by annotation) are not as they stand.

    `numbers` has the numbers of the rows that stand for them. Returns those of the new ones.
    """
    article = _put_article(connection, file, stamp)
    query = f"SELECT number, article, {_ALL} FROM claim WHERE number = ?"
    places = [numbers[key] for key in changed if key in numbers]
    gone = [row for place in places for row in connection.execute(query, (place,)).fetchall()]
    delete_claims(connection, gone)
    return insert_claims(connection, [(article, row) for row in changed.values()])


def numbers_of(connection: Connection, article_id: str) -> dict[str, int]:
    """The numbers of the claims of an article, by annotation."""
    query = (
        "SELECT c.id, c.number FROM article a JOIN claim c ON c.article = a.number WHERE a.id = ?"
    )
    return dict(connection.execute(query, (article_id,)).fetchall())


def put_new_files(connection: Connection, files: Iterable[tuple[IndexedFile, Stamp]]) -> None:
    """Put files of which the index holds nothing yet; many at once, by number of the claim."""
    insert_claims(connection, put_articles(connection, files))


def put_articles(
    connection: Connection, files: Iterable[tuple[IndexedFile, Stamp]]
) -> list[tuple[int, ClaimRow]]:
    """Put the articles of files of which the index holds nothing yet.

    Returns the rows of their claims, which are to be put in, each with the number of its article.
    """
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM article").fetchone()
    numbered = list(enumerate(files, last + 1))
    articles = [(number, *_article_row(file, stamp)) for number, (file, stamp) in numbered]
    connection.executemany(_INSERT_ARTICLE, articles)
    return [(number, row) for number, (file, _) in numbered for row in file.claims]


def remove_file(connection: Connection, article_id: str) -> None:
    """Let the index hold nothing of an article."""
    found = connection.execute("SELECT number FROM article WHERE id = ?", (article_id,)).fetchone()
    if found is not None:
        delete_claims(connection, _rows_of(connection, found[0]))
        connection.execute("DELETE FROM article WHERE number = ?", found)


def insert_claims(connection: Connection, claims: Iterable[tuple[int, ClaimRow]]) -> dict[str, int]:
    """Insert rows, each with the number of its article, in the order of their own numbers.

    FTS5 gathers what comes in ascending order and writes it once. Returns the numbers, by
    annotation.
    """
    numbered = _numbered(connection, claims)
    insert_numbered(connection, numbered)
    return {row[2]: row[0] for row in numbered}


def insert_numbered(connection: Connection, numbered: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows with numbers that no other one has, ascending."""
    connection.executemany(_INSERT_CLAIM, numbered)
    connection.executemany(_INSERT_WORDS, map(_words_of, numbered))
    tags = [(tag, row[0]) for row in numbered if row[2 + TAGS] for tag in tags_of(row[2 + TAGS])]
    if tags:
        connection.executemany(_INSERT_TAG, tags)


def delete_claims(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Take rows (number, article, then the columns) out of all tables."""
    if not rows:
        return
    rows = sorted(rows)
    numbers = [(row[0],) for row in rows]
    connection.executemany(_DELETE_WORDS, map(_words_of, rows))
    tags = [(tag, row[0]) for row in rows for tag in tags_of(row[2 + TAGS])]
    connection.executemany("DELETE FROM tag WHERE name = ? AND number = ?", tags)
    connection.executemany("DELETE FROM claim WHERE number = ?", numbers)


def seen_of(connection: Connection, article_id: str) -> dict[str, Seen]:
    """What the machine was known to see in the marked claims of an article, by annotation."""
    query = "SELECT id, worth, speaker FROM seen WHERE article = ?"
    return {row[0]: Seen(row[1], row[2]) for row in connection.execute(query, (article_id,))}


def put_seen(connection: Connection, article_id: str, seen: Mapping[str, Seen]) -> None:
    """Keep what the machine sees in marked claims."""
    connection.executemany(
        "INSERT OR REPLACE INTO seen (id, article, worth, speaker) VALUES (?, ?, ?, ?)",
        [(key, article_id, one.worth, one.speaker) for key, one in seen.items()],
    )


def renew_claims(connection: Connection, rows: Mapping[int, ClaimRow]) -> None:
    """Put rows, by number, in the place of those that have their numbers."""
    query = f"SELECT number, article, {_ALL} FROM claim WHERE number = ?"
    standing = [connection.execute(query, (number,)).fetchone() for number in sorted(rows)]
    delete_claims(connection, standing)
    insert_numbered(connection, [(one[0], one[1], *rows[one[0]]) for one in standing])


def _put_article(connection: Connection, file: IndexedFile, stamp: Stamp) -> int:
    return int(connection.execute(_PUT_ARTICLE, _article_row(file, stamp)).fetchall()[0][0])


def _article_row(file: IndexedFile, stamp: Stamp) -> tuple[str | int | None, ...]:
    article = file.article
    columns: tuple[str | None, ...] = ("", "", "", None, None, "")
    if article is not None:
        columns = (
            *(article.source, article.sha256, article.title),
            *(article.site, article.published, article.retrieved),
        )
    values = (file.article_id, *stamp, *columns, *file.tally, file.problem)
    return (*values, seal_of(values))


def _rows_of(connection: Connection, number: int) -> list[tuple[Any, ...]]:
    query = f"SELECT number, article, {_ALL} FROM claim WHERE article = ?"
    return connection.execute(query, (number,)).fetchall()


def _numbered(
    connection: Connection, claims: Iterable[tuple[int, ClaimRow]]
) -> list[tuple[Any, ...]]:
    """Rows with numbers of the seconds in which they were changed, ascending."""
    wanted = [(number_of(row), article, row) for article, row in claims]
    taken = _taken(connection, [number for number, _, _ in wanted])
    numbered = []
    for number, article, row in wanted:
        while number in taken:
            number += 1
            if number not in taken:
                taken |= _taken(connection, [number])
        taken.add(number)
        numbered.append((number, article, *row))
    return sorted(numbered)


def _taken(connection: Connection, numbers: Sequence[int]) -> set[int]:
    """Those of the numbers that stand in the index."""
    taken: set[int] = set()
    for first in range(0, len(numbers), AT_ONCE):
        some = numbers[first : first + AT_ONCE]
        query = f"SELECT number FROM claim WHERE number IN ({', '.join('?' * len(some))})"
        taken.update(row[0] for row in connection.execute(query, some))
    return taken
