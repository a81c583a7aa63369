"""Feeds and items of the library as plain frozen values.

An item is what a feed brought or the reader opened. Its id is that of the article of its source,
so that items, stored articles and annotations join by it; its number is the database's own and
orders items by their coming. Times are ISO 8601 in UTC with a final Z, in seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from articles.model import article_id


class Shelf(IntEnum):
    """Where an item is kept."""

    SHOWN = 0
    """In the lists."""
    ARCHIVED = 1
    """Kept, in the archive alone."""
    DELETED = 2
    """Taken away; remembered, so that its feed does not bring it back."""
    HIDDEN = 3
    """Taken away by a rule."""


@dataclass(frozen=True, slots=True)
class NewItem:
    """What a feed, a file or an opened article gives; clean, as text in an `Article` is."""

    source: str
    """An http(s) URL, an absolute path, or what else names the item alone."""
    title: str
    text: str = ""
    """Paragraphs split by PARAGRAPH_BREAK; empty where nothing but the title is known."""
    site: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    """As the source gives it; a time in the future or none at all counts as `received`."""
    received: str = ""
    """When it came; empty: now."""
    guid: str | None = None
    """What its feed calls it."""
    language: str | None = None
    captions: tuple[str, ...] = ()
    """What is written below its images."""
    links: tuple[str, ...] = ()
    """The http(s) addresses it links to; the first is number 1."""
    is_full: bool = False
    """Whether `text` is the whole article, not the feed's summary of it."""
    is_read: bool = False
    is_starred: bool = False
    tags: tuple[str, ...] = ()
    own_id: str = ""
    """The id of an article that is not named by its source, as one from standard input."""

    @property
    def id(self) -> str:
        """The id of the article of this source."""
        return self.own_id or article_id(self.source)


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a list: an item without its text."""

    number: int
    id: str
    source: str
    title: str
    site: str | None
    byline: tuple[str, ...]
    moment: str
    """What lists are ordered by: when it was published, or received where that is unlikely."""
    first_lines: str
    feed: int | None
    """The number of its feed, None where the reader opened it by hand."""
    is_read: bool
    is_starred: bool
    shelf: Shelf
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemBody:
    """The rest of an item."""

    text: str
    captions: tuple[str, ...]
    links: tuple[str, ...]
    is_full: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that the reader takes."""

    number: int
    url: str
    title: str
    """The reader's own title of it, else the feed's, else its address."""
    folder: str = ""
    """Names from the outermost folder in, split by "/"; empty: in none."""
    full_text: bool = False
    """Whether the whole article of each item is fetched in advance."""
    home: str | None = None
    """The address of its site."""
    updated: str | None = None
    """When it was last read without a problem."""
    problem: str | None = None
    """Why it could not be read the last time, in a sentence."""
    failures: int = 0
    """How many times in a row it could not be read."""
    retry: str | None = None
    """Not to be asked again before this time."""
    is_gone: bool = False
    """Whether its server says that there is no such feed any more; it is not asked again."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many items there are of something."""

    shown: int = 0
    unread: int = 0
    starred: int = 0
    archived: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers beside the views; kept with each write, never counted by going through."""

    whole: Count
    local: Count
    """Of local files."""
    by_feed: Mapping[int, Count]
    """By the number of the feed; a feed that never brought anything is missing."""


NOTHING = Counts(Count(), Count(), {})
"""The numbers of a library without anything."""


class ViewKind(StrEnum):
    """What a list of items shows."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    LOCAL = "local"
    ARCHIVED = "archived"
    MARKED = "marked"
    """Those of the ids that the asker brings: the library knows nothing of marks."""
    FEED = "feed"
    FOLDER = "folder"
    TAG = "tag"
    RULE = "rule"
    """What a rule did something to, hidden items too."""
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class View:
    """Which items a list shows."""

    kind: ViewKind
    key: int | str = 0
    """The number of the feed, or the name of the folder, tag or rule, or the query."""


ALL, UNREAD = View(ViewKind.ALL), View(ViewKind.UNREAD)
STARRED, LOCAL = View(ViewKind.STARRED), View(ViewKind.LOCAL)
ARCHIVED, MARKED = View(ViewKind.ARCHIVED), View(ViewKind.MARKED)


class Order(StrEnum):
    """In which order a list shows its items."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of items; None and empty leave it as it is."""

    is_read: bool | None = None
    is_starred: bool | None = None
    shelf: Shelf | None = None
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that is a list of its own."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be taken back."""

    number: int
    words: str
    """What was done, for the reader."""
    changed: int
    """How many items it changed."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of items that were handed to the library."""

    new: int
    changed: int
