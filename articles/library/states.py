"""What the reader does with items and feeds, and how it is taken back.

A step keeps its reversal: `[kind, value, numbers]` lists, where the kind is a column that goes
back to the value, or "tag" or "untag" with the tag that is given back or taken. The columns of
`OF_FEEDS` are those of feeds, and so are the numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from articles.library.model import Change, Step

if TYPE_CHECKING:
    from sqlite3 import Connection

KEPT_STEPS = 100
"""Steps that can be taken back, the last ones."""

OF_FEEDS = frozenset({"own_title", "folder"})
"""What of a feed the reader can change so that it can be taken back."""

Reversal = tuple[str, int | str, list[int]]

_CHOSEN = "SELECT value FROM json_each(?)"


def change_items(
    connection: Connection, numbers: Sequence[int], change: Change, words: str
) -> Step | None:
    """Change the items of these numbers; None where all were so already.

    With `words` the change is a step that can be taken back.
    """
    chosen = json.dumps(list(numbers))
    reversals = [
        *_change_columns(connection, chosen, change),
        *_change_tags(connection, chosen, change),
    ]
    reversals = [one for one in reversals if one[2]]
    if not reversals:
        return None
    changed = len({number for _, _, changed in reversals for number in changed})
    return _keep_step(connection, words, changed, reversals) if words else Step(0, "", changed)


def _change_columns(connection: Connection, chosen: str, change: Change) -> Iterator[Reversal]:
    wanted = {"is_read": change.is_read, "is_starred": change.is_starred, "shelf": change.shelf}
    for column, value in wanted.items():
        if value is None:
            continue
        standing: dict[int, list[int]] = {}
        for number, was in connection.execute(
            f"SELECT number, {column} FROM items WHERE number IN ({_CHOSEN}) AND {column} <> ?",
            (chosen, int(value)),
        ):
            standing.setdefault(was, []).append(number)
        for was, numbers in standing.items():
            _set_column(connection, column, int(value), numbers)
            yield column, was, numbers


def _set_column(connection: Connection, column: str, value: int | str, numbers: list[int]) -> None:
    table = "feeds" if column in OF_FEEDS else "items"
    connection.execute(
        f"UPDATE {table} SET {column} = ? WHERE number IN ({_CHOSEN})", (value, json.dumps(numbers))
    )


def _change_tags(connection: Connection, chosen: str, change: Change) -> Iterator[Reversal]:
    for tag in change.add_tags:
        numbers = _numbers(
            connection,
            f"SELECT number FROM items WHERE number IN ({_CHOSEN})"
            " AND number NOT IN (SELECT number FROM tags WHERE tag = ?)",
            (chosen, tag),
        )
        _tag(connection, tag, numbers)
        yield "untag", tag, numbers
    for tag in change.remove_tags:
        numbers = _numbers(
            connection,
            f"SELECT number FROM tags WHERE number IN ({_CHOSEN}) AND tag = ?",
            (chosen, tag),
        )
        _untag(connection, tag, numbers)
        yield "tag", tag, numbers


def change_feeds(
    connection: Connection, column: str, values: Mapping[int, str], words: str
) -> Step | None:
    """Give feeds, by their numbers, their values in a column of `OF_FEEDS`, as one step.

    None where all were so already.
    """
    if column not in OF_FEEDS:
        raise ValueError(f"{column} of a feed is not the reader's to change")
    standing: dict[str, list[int]] = {}
    for number, value in values.items():
        for (was,) in connection.execute(
            f"SELECT {column} FROM feeds WHERE number = ? AND {column} <> ?", (number, value)
        ).fetchall():
            standing.setdefault(was, []).append(number)
            _set_column(connection, column, value, [number])
    reversals: list[Reversal] = [(column, was, numbers) for was, numbers in standing.items()]
    if not reversals:
        return None
    return _keep_step(connection, words, sum(map(len, standing.values())), reversals)


def _numbers(connection: Connection, question: str, values: tuple[str, ...]) -> list[int]:
    return [number for (number,) in connection.execute(question, values)]


def _tag(connection: Connection, tag: str, numbers: list[int]) -> None:
    connection.execute(
        f"INSERT OR IGNORE INTO tags SELECT ?, number FROM items WHERE number IN ({_CHOSEN})",
        (tag, json.dumps(numbers)),
    )


def _untag(connection: Connection, tag: str, numbers: list[int]) -> None:
    connection.execute(
        f"DELETE FROM tags WHERE tag = ? AND number IN ({_CHOSEN})", (tag, json.dumps(numbers))
    )


def _keep_step(
    connection: Connection, words: str, changed: int, reversals: Sequence[Reversal]
) -> Step:
    number = connection.execute(
        "INSERT INTO steps (words, changed, reversal) VALUES (?, ?, ?)",
        (words, changed, json.dumps(reversals)),
    ).lastrowid
    assert number is not None
    connection.execute("DELETE FROM steps WHERE number <= ?", (number - KEPT_STEPS,))
    return Step(number, words, changed)


def undo_step(connection: Connection, number: int | None) -> Step | None:
    """Take back the step `number`, or the last one; None where there is none."""
    row = connection.execute(
        "SELECT number, words, changed, reversal FROM steps"
        " WHERE ? IS NULL OR number = ? ORDER BY number DESC LIMIT 1",
        (number, number),
    ).fetchone()
    if row is None:
        return None
    found, words, changed, reversals = row
    for kind, value, numbers in json.loads(reversals):
        if kind == "tag":
            _tag(connection, value, numbers)
        elif kind == "untag":
            _untag(connection, value, numbers)
        else:
            _set_column(connection, kind, value, numbers)
    connection.execute("DELETE FROM steps WHERE number = ?", (found,))
    return Step(found, words, changed)
