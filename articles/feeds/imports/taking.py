"""What another program's export holds, taken into the library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from articles.feeds.imports.model import Collection, SavedItem
from articles.library.library import Library
from articles.library.model import Change, NewItem, Shelf


@dataclass(frozen=True, slots=True)
class Taken:
    """What was done with an export."""

    new_feeds: int = 0
    known_feeds: int = 0
    new_items: int = 0
    known_items: int = 0


def take_over(collection: Collection, library: Library) -> Taken:
    """Take feeds and articles over; what the reader has already gets no second time.

    Articles that are known are marked as read, starred, tagged and archived as the export has
    them, never the other way. Raises LibraryError.
    """
    before = {feed.url for feed in library.feeds()}
    for feed in collection.feeds:
        if feed.url in before:
            continue
        values = {"folder": feed.folder, "own_title": feed.title, "home": feed.home}
        library.add_feed(feed.url, **{name: value for name, value in values.items() if value})
    new_feeds = len({feed.url for feed in collection.feeds} - before)
    new_items = _take_items(collection.items, library)
    return Taken(
        new_feeds,
        len(collection.feeds) - new_feeds,
        new_items,
        len(collection.items) - new_items,
    )


def _take_items(items: Sequence[SavedItem], library: Library) -> int:
    """Returns how many of them are new."""
    numbers = {feed.url: feed.number for feed in library.feeds()}
    by_feed: defaultdict[int | None, list[NewItem]] = defaultdict(list)
    for one in items:
        by_feed[numbers.get(one.feed) if one.feed else None].append(one.item)
    new = sum(library.upsert_items(feed, some).new for feed, some in by_feed.items())
    states: dict[Change, list[str]] = {
        Change(is_read=True): [one.item.id for one in items if one.item.is_read],
        Change(is_starred=True): [one.item.id for one in items if one.item.is_starred],
        Change(shelf=Shelf.ARCHIVED): [one.item.id for one in items if one.is_archived],
    }
    for tag in dict.fromkeys(tag for one in items for tag in one.item.tags):
        tagged = [one.item.id for one in items if tag in one.item.tags]
        states[Change(add_tags=(tag,))] = tagged
    for change, ids in states.items():
        if ids:
            library.set_state(ids, change)
    return new
