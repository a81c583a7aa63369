"""What can still be read of a damaged database, brought into a new one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articles.errors import LibraryError
from articles.library.model import Change, NewItem, Shelf

if TYPE_CHECKING:
    from articles.library.library import Library

AT_ONCE = 200

_FEEDS = """
SELECT number, url, own_title, title, folder, full_text, home, updated FROM feeds
"""
_ITEMS = """
SELECT id, feed, shelf, is_read, is_starred, source, guid, items.title, site, byline, published,
    received, language, body, captions, links, is_full
FROM items JOIN texts USING (number) ORDER BY number {}
"""
_TAGS = "SELECT id, tag FROM tags JOIN items USING (number)"


def salvage(aside: Path, library: Library) -> int:
    """Bring feeds, items and what the reader did with them from `aside` into `library`.

    What can't be read is left out. Returns how many items were there. Raises LibraryError where
    the new library can't be written.
    """
    import sqlite3

    try:
        connection = sqlite3.connect(f"file:{aside}?mode=ro", uri=True)
    except sqlite3.Error:
        return 0
    with closing(connection):
        feeds = {
            number: library.add_feed(
                url, own_title=own, title=title, folder=folder, full_text=full, home=home,
                updated=updated,
            )
            for number, url, own, title, folder, full, home, updated in _rows(connection, _FEEDS)
        }  # fmt: skip
        with suppress(LibraryError):
            for name, query in _rows(connection, "SELECT name, query FROM searches"):
                library.keep_search(name, query)
        # Damage in the middle hides what comes after it: so the items are read from both ends.
        found = {
            row[0]: row for way in ("ASC", "DESC") for row in _rows(connection, _ITEMS.format(way))
        }
        tags: dict[str, list[str]] = {}
        for identifier, tag in _rows(connection, _TAGS):
            tags.setdefault(identifier, []).append(tag)
    _bring(library, list(found.values()), feeds, tags)
    return len(found)


def _rows(connection: Any, question: str) -> Iterator[tuple[Any, ...]]:
    """As many rows as can be read."""
    import sqlite3

    with suppress(sqlite3.Error):
        yield from connection.execute(question)


def _bring(
    library: Library,
    rows: list[tuple[Any, ...]],
    feeds: dict[int, int],
    tags: dict[str, list[str]],
) -> None:
    by_feed: dict[int | None, list[NewItem]] = {}
    shelves: dict[Shelf, list[str]] = {}
    for row in rows:
        with suppress(ValueError, TypeError):
            by_feed.setdefault(feeds.get(row[1]), []).append(_item(row, tags.get(row[0], [])))
            if row[2] in set(Shelf) - {Shelf.SHOWN}:
                shelves.setdefault(Shelf(row[2]), []).append(row[0])
    for feed, items in by_feed.items():
        library.upsert_items(feed, items)
    for shelf, ids in shelves.items():
        library.set_state(ids, Change(shelf=shelf))


def _item(row: tuple[Any, ...], tags: list[str]) -> NewItem:
    (identifier, _, _, is_read, is_starred, source, guid, title, site, byline, published, received,
     language, body, captions, links, is_full) = row  # fmt: skip
    return NewItem(
        source=source,
        own_id=identifier,
        title=title,
        text=body,
        site=site,
        byline=tuple(json.loads(byline)),
        published=published,
        received=received,
        guid=guid,
        language=language,
        captions=tuple(json.loads(captions)),
        links=tuple(json.loads(links)),
        is_full=bool(is_full),
        is_read=bool(is_read),
        is_starred=bool(is_starred),
        tags=tuple(tags),
    )
