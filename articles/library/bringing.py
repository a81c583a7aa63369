"""Items on their way into the library: new ones are added, known ones brought up to date."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from articles.clean import clean_line
from articles.library.model import Brought, NewItem, Shelf
from articles.library.moments import moment_of
from articles.library.rules import Outcome, Rule, outcome_of
from articles.library.schema import NO_FEED

if TYPE_CHECKING:
    from sqlite3 import Connection

FIRST_LINES = 240
"""Code points of the text that a list shows."""

_ADD = """
INSERT INTO items (id, feed, is_local, shelf, is_read, is_starred, moment, source, guid, title,
    site, byline, published, received, language, first_lines)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_UPDATE = """
UPDATE items SET feed = CASE feed WHEN 0 THEN ? ELSE feed END, moment = ?, title = ?, site = ?,
    byline = ?, published = ?, language = ?, first_lines = ?
WHERE number = ?
"""
_ADD_TEXT = "INSERT INTO texts (title, body, captions, links, is_full, number) VALUES (?,?,?,?,?,?)"
_UPDATE_TEXT = """
UPDATE texts SET title = ?, body = ?, captions = ?, links = ?, is_full = ? WHERE number = ?
"""
_KNOWN = """
SELECT items.number, received, items.title, site, byline, published, language, feed, body,
    captions, links, is_full
FROM items JOIN texts USING (number) WHERE id = ?
"""


def bring(
    connection: Connection,
    feed: int | None,
    items: Sequence[NewItem],
    rules: Sequence[Rule],
    time: str,
) -> Brought:
    """Add `items` that came from `feed` at `time`, or bring known ones up to date.

    What the reader did with a known item stays, one that was deleted stays deleted; a whole text
    is not replaced by a summary, nor links and captions by none. The oldest is added first, so
    that numbers follow time.
    """
    new = changed = 0
    for item in sorted(items, key=lambda one: moment_of(one.published, one.received or time)):
        known = connection.execute(_KNOWN, (item.id,)).fetchone()
        if known is None:
            _add(connection, feed or NO_FEED, item, outcome_of(rules, feed, item), time)
            new += 1
        elif _bring_up_to_date(connection, feed or NO_FEED, item, known):
            changed += 1
    return Brought(new, changed)


def _add(connection: Connection, feed: int, item: NewItem, outcome: Outcome, time: str) -> None:
    received = item.received or time
    number = connection.execute(
        _ADD,
        (
            item.id,
            feed,
            item.source.startswith("/"),
            Shelf.HIDDEN if outcome.hides else Shelf.SHOWN,
            item.is_read or outcome.reads,
            item.is_starred,
            moment_of(item.published, received),
            item.source,
            item.guid,
            item.title,
            item.site,
            _list(item.byline),
            item.published,
            received,
            item.language,
            first_lines(item.text),
        ),
    ).lastrowid
    connection.execute(_ADD_TEXT, (*_text_row(item), number))
    tags = dict.fromkeys((*item.tags, *outcome.tags))
    connection.executemany("INSERT INTO tags VALUES (?, ?)", [(tag, number) for tag in tags])
    connection.executemany(
        "INSERT INTO rule_hits VALUES (?, ?, ?, ?)",
        [(rule.name, number, time, rule.action) for rule in outcome.rules],
    )


def _bring_up_to_date(
    connection: Connection, feed: int, item: NewItem, known: tuple[object, ...]
) -> bool:
    """Write what is new in a known item; returns whether anything was."""
    number, received, *standing = known
    is_full, links, captions, text = (standing.pop() for _ in range(4))
    keeps_text = (is_full and not item.is_full) or (text and not item.text)
    row: tuple[object, ...] = (
        item.title,
        text if keeps_text else item.text,
        _list(item.captions) if item.captions else captions,
        _list(item.links) if item.links else links,
        is_full if keeps_text else int(item.is_full),
    )
    about = (item.title, item.site, _list(item.byline), item.published, item.language)
    was = (*standing[:5], text, captions, links, is_full)
    belongs = feed if standing[5] == NO_FEED else standing[5]
    if was == (*about, *row[1:]) and belongs == standing[5]:
        return False
    moment = moment_of(item.published, str(received))
    connection.execute(_UPDATE, (feed, moment, *about, first_lines(str(row[1])), number))
    connection.execute(_UPDATE_TEXT, (*row, number))
    return True


def _text_row(item: NewItem) -> tuple[object, ...]:
    return item.title, item.text, _list(item.captions), _list(item.links), int(item.is_full)


def _list(values: Sequence[str]) -> str:
    return json.dumps(values, ensure_ascii=False)


def first_lines(text: str) -> str:
    """How a text begins, on one line."""
    return clean_line(text[: 2 * FIRST_LINES], FIRST_LINES)
