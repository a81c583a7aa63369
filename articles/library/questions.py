"""What is asked of the library: pages of items, their texts, counts, the next unread one."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from articles.library.model import (
    UNREAD,
    Count,
    Counts,
    Item,
    ItemBody,
    Order,
    Shelf,
    View,
)
from articles.library.schema import LOCAL_FILES, NO_FEED
from articles.library.views import condition_of, sorting_of
from articles.model import Article

if TYPE_CHECKING:
    from sqlite3 import Connection

_COLUMNS = """
items.number, items.id, items.source, items.title, items.site, items.byline, items.moment,
items.first_lines, items.feed, items.is_read, items.is_starred, items.shelf,
(SELECT group_concat(tag, char(31)) FROM tags WHERE tags.number = items.number)
"""


def page(
    connection: Connection, view: View, after: Item | None, limit: int, order: Order
) -> tuple[Item, ...]:
    """At most `limit` items of `view` that come after the item `after`, or the first ones."""
    return _page(connection, view, after, limit, order, "true")


def _page(
    connection: Connection,
    view: View,
    after: Item | None,
    limit: int,
    order: Order,
    further: str,
) -> tuple[Item, ...]:
    """A page of those items of `view` that meet the condition `further` as well."""
    condition, values = condition_of(view)
    condition += f" AND {further}"
    if after is not None:
        way = "<" if order is Order.NEWEST else ">"
        condition += f" AND (items.moment, items.number) {way} (?, ?)"
        values += (after.moment, after.number)
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM items WHERE {condition} ORDER BY {sorting_of(order)} LIMIT ?",
        (*values, limit),
    )
    return tuple(_item(row) for row in rows)


def numbers(connection: Connection, view: View, order: Order) -> array[int]:
    """The numbers of all items of `view`, eight bytes each."""
    condition, values = condition_of(view)
    question = f"SELECT number FROM items WHERE {condition} ORDER BY {sorting_of(order)}"
    return array("q", (number for (number,) in connection.execute(question, values)))


def numbers_of_ids(connection: Connection, ids: Iterable[str], order: Order) -> array[int]:
    """The numbers of the items of these ids that were not taken away, in order."""
    question = f"""
        SELECT number FROM items WHERE id IN (SELECT value FROM json_each(?)) AND shelf < 2
        ORDER BY {sorting_of(order)}
    """
    found = connection.execute(question, (json.dumps(list(ids)),))
    return array("q", (number for (number,) in found))


def items(connection: Connection, chosen: Sequence[int]) -> tuple[Item, ...]:
    """The items of these numbers, in their order; those that are gone are left out."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM items WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(chosen)),),
    )
    found = {row[0]: _item(row) for row in rows}
    return tuple(found[number] for number in chosen if number in found)


def item_of_id(connection: Connection, identifier: str) -> Item | None:
    """The item of an id."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM items WHERE id = ?", (identifier,)).fetchone()
    return _item(row) if row else None


def _item(row: tuple[Any, ...]) -> Item:
    (number, identifier, source, title, site, byline, moment, first_lines, feed, is_read,
     is_starred, shelf, tags) = row  # fmt: skip
    return Item(
        number=number,
        id=identifier,
        source=source,
        title=title,
        site=site,
        byline=tuple(json.loads(byline)),
        moment=moment,
        first_lines=first_lines,
        feed=feed if feed != NO_FEED else None,
        is_read=bool(is_read),
        is_starred=bool(is_starred),
        shelf=Shelf(shelf),
        tags=tuple(sorted(tags.split("\x1f"))) if tags else (),
    )


def body(connection: Connection, number: int) -> ItemBody | None:
    """The text of an item with its captions and links; None where there is no such item."""
    row = connection.execute(
        "SELECT body, captions, links, is_full FROM texts WHERE number = ?", (number,)
    ).fetchone()
    if row is None:
        return None
    text, captions, links, is_full = row
    return ItemBody(text, tuple(json.loads(captions)), tuple(json.loads(links)), bool(is_full))


def article(connection: Connection, identifier: str) -> Article | None:
    """An item as the article that is opened; None where there is none or it has no text."""
    row = connection.execute(
        """
        SELECT source, items.title, body, received, byline, published, site, language
        FROM items JOIN texts USING (number) WHERE id = ? AND body <> ''
        """,
        (identifier,),
    ).fetchone()
    if row is None:
        return None
    source, title, text, received, byline, published, site, language = row
    return Article(
        source, title, text, received, tuple(json.loads(byline)), published, site, language
    )


def next_unread(
    connection: Connection,
    after: Item | None,
    order: Order,
    view: View,
    but: frozenset[str] = frozenset(),
) -> Item | None:
    """The unread item of `view` that comes after `after`, then that of the whole library.

    Past the last one comes the first; None where all is read but `after` and those whose ids are
    in `but`.
    """
    passed = but if after is None else but | {after.id}
    places = ((view, after), (UNREAD, after), (UNREAD, None))
    for where, start in places:
        page = _page(connection, where, start, len(passed) + 1, order, "items.is_read = 0")
        for found in page:
            if found.id not in passed:
                return found
    return None


def counts(connection: Connection) -> Counts:
    """The numbers beside the views, as they are kept."""
    by_feed = {
        feed: Count(*numbers)
        for feed, *numbers in connection.execute(
            "SELECT feed, shown, unread, starred, archived FROM counts"
        )
    }
    local = by_feed.pop(LOCAL_FILES, Count())
    parts = by_feed.values()
    whole = Count(
        sum(one.shown for one in parts),
        sum(one.unread for one in parts),
        sum(one.starred for one in parts),
        sum(one.archived for one in parts),
    )
    return Counts(whole, local, by_feed)


def tags(connection: Connection) -> tuple[str, ...]:
    """All tags that an item has, sorted."""
    return tuple(tag for (tag,) in connection.execute("SELECT DISTINCT tag FROM tags ORDER BY tag"))


def unknown_ids(connection: Connection, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of `ids` that no item has."""
    question = "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM items)"
    return tuple(one for (one,) in connection.execute(question, (json.dumps(list(ids)),)))


def guids(connection: Connection, ids: Iterable[str]) -> dict[str, str | None]:
    """What their feeds call the items of `ids` that there are, by id."""
    question = "SELECT id, guid FROM items WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(question, (json.dumps(list(ids)),)).fetchall())


def without_full_text(connection: Connection, feed: int, limit: int) -> tuple[str, ...]:
    """The ids of unread items of a feed whose whole text was not fetched yet, newest first."""
    question = """
        SELECT id FROM items JOIN texts USING (number)
        WHERE feed = ? AND shelf = 0 AND is_read = 0 AND is_full = 0
        ORDER BY moment DESC, number DESC LIMIT ?
        """
    return tuple(one for (one,) in connection.execute(question, (feed, limit)))
