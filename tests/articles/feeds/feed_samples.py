"""Feeds of our own writing, and a keeper of feeds in the test's folder."""

from __future__ import annotations

from xml.sax.saxutils import escape

from articles.feeds.keeper import FeedKeeper, FeedOutcome
from articles.library.model import ALL, Item

RSS_TYPE = "application/rss+xml"


def entry(number: int, **fields: str) -> str:
    """An RSS item with a title, link and guid of its own, and `fields` beside or instead."""
    whole = {
        "title": f"Ferry {number} leaves on time",
        "link": f"https://news.example/{number}",
        "guid": f"ferry-{number}",
        "pubDate": f"Tue, 10 Nov 2026 10:00:{number % 60:02d} GMT",
        "description": f"<p>The ferry number {number} left the harbour on time.</p>",
        **fields,
    }
    inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in whole.items() if value)
    return f"<item>{inner}</item>"


def rss(*entries: str, title: str = "Harbour News") -> bytes:
    """An RSS feed with these entries."""
    head = f"<title>{escape(title)}</title><link>https://news.example/</link>"
    body = f"<channel>{head}{''.join(entries)}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{body}</rss>'.encode()


def updated(keeper: FeedKeeper, *named: str) -> dict[str, FeedOutcome]:
    """The outcomes of an update, of all feeds or of those named, by address."""
    return {one.url: one for one in keeper.update(keeper.due(named or None))}


def titles(keeper: FeedKeeper) -> list[str]:
    """The titles of all items of the library, in alphabetical order."""
    return sorted(item.title for item in items(keeper))


def items(keeper: FeedKeeper) -> tuple[Item, ...]:
    """All items of the library."""
    return keeper.library.page(ALL, limit=1000)
