"""newsboat's list of feeds and its cache of articles."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from articles.clean import clean_line
from articles.errors import FeedError
from articles.feeds.addresses import feed_address
from articles.feeds.entry_text import line_of_html, read_entry_html
from articles.feeds.imports.model import Collection, SavedItem, saved_address
from articles.feeds.subscriptions import Subscription, folder_name
from articles.library.model import NewItem
from articles.library.moments import as_text

if TYPE_CHECKING:
    from sqlite3 import Connection

STARRED_FLAGS = frozenset("sSfF*")
"""Letters by which people star articles in newsboat; the others become tags."""
_OTHER_FEEDS = {
    "query:": "is a query feed; save it as a search instead",
    "exec:": "is made by a program, which newsread does not run",
    "filter:": "passes through a program, which newsread does not run",
}


def read_urls(text: str) -> Collection:
    """The feeds of newsboat's file `urls`: a feed a line, then its tags and "~its title".

    The first tag becomes the folder.
    """
    feeds: dict[str, Subscription] = {}
    passed_over: list[str] = []
    for line in text.split("\n"):
        words = _words(line)
        if not words:
            continue
        reason = next((why for kind, why in _OTHER_FEEDS.items() if words[0].startswith(kind)), "")
        url = feed_address(words[0])
        if reason or url is None:
            named = clean_line(words[0], 100)
            passed_over.append(f"{named} {reason or 'is not the address of a feed'}")
            continue
        titles = [word[1:] for word in words[1:] if word.startswith("~")]
        tags = tuple(folder_name(word) for word in words[1:] if not word.startswith(("~", "!")))
        title = clean_line(titles[0]) if titles else ""
        feeds.setdefault(url, Subscription(url, title, tags[0] if tags else "", tags[1:]))
    return Collection("newsboat's list of feeds", tuple(feeds.values()), (), tuple(passed_over))


def looks_like_urls(text: str) -> bool:
    """Whether the first line that says anything begins with an address."""
    for line in text.split("\n"):
        words = _words(line)
        if words:
            return feed_address(words[0]) is not None or words[0].startswith(tuple(_OTHER_FEEDS))
    return False


def read_cache(path: Path, name: str) -> Collection:
    """The feeds and articles of newsboat's cache.db, with what was read and flagged.

    The file is only read. Raises FeedError, calling it `name`, where it is another database or
    a damaged one.
    """
    import sqlite3

    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        raise FeedError(f"{name} can't be opened: {error}") from error
    try:
        feeds = tuple(_feeds(connection))
        items = tuple(_items(connection))
    except sqlite3.Error as error:
        raise FeedError(f"{name} is not newsboat's cache, or is damaged: {error}") from error
    finally:
        connection.close()
    return Collection("newsboat's cache", feeds, items)


def _words(line: str) -> list[str]:
    lexer = shlex.shlex(line.strip(), posix=True)
    lexer.whitespace_split = True
    lexer.commenters = "#"
    # A "#" within an address begins no comment.
    if "#" in line and not line.lstrip().startswith("#"):
        lexer.commenters = ""
    try:
        return list(lexer)
    except ValueError:
        return line.split()


def _feeds(connection: Connection) -> Iterator[Subscription]:
    for url, title in connection.execute("SELECT rssurl, title FROM rss_feed"):
        address = feed_address(str(url))
        if address is not None:
            yield Subscription(address, line_of_html(str(title or "")))


def _items(connection: Connection) -> Iterator[SavedItem]:
    rows = connection.execute(
        """
        SELECT guid, title, author, url, feedurl, pubDate, content, unread, flags
        FROM rss_item WHERE deleted = 0
        """
    )
    for guid, title, author, url, feedurl, published, content, unread, flags in rows:
        source = saved_address(url)
        if source is None:
            continue
        found = read_entry_html(str(content or ""), source)
        letters = [letter for letter in str(flags or "") if letter.isalnum() or letter == "*"]
        item = NewItem(
            source=source,
            title=line_of_html(str(title or "")) or source,
            text=found.text,
            byline=(clean_line(str(author)),) if author else (),
            published=_time(published),
            guid=clean_line(str(guid), 1000) if guid else None,
            captions=found.captions,
            links=found.links,
            is_read=not unread,
            is_starred=any(letter in STARRED_FLAGS for letter in letters),
            tags=tuple(f"flag {one}" for one in letters if one not in STARRED_FLAGS),
        )
        yield SavedItem(item, feed_address(str(feedurl)))


def _time(seconds: object) -> str | None:
    from datetime import UTC, datetime

    try:
        moment = datetime.fromtimestamp(int(str(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return as_text(moment) if moment.year > 1970 else None
