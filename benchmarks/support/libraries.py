"""Libraries of any size to measure with, and the same feeds as newsboat keeps them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from itertools import accumulate
from pathlib import Path
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from articles.library.library import Library
from articles.library.model import NewItem
from tui.folders import folders_below

FEEDS = 100
NEWEST = datetime(2026, 11, 1, tzinfo=UTC)
VOCABULARY = 20_000
RARE_WORD = "zephyrine"
"""Stands in one item alone: the one in the middle."""
COMMON_WORD = "harvest"
"""Stands in every item."""
WORDS = 300
WORDS_OF_MANY = 40
"""Words of each item of a library so large that making it would take minutes."""
MANY = 50_000


@cache
def _words() -> tuple[list[str], list[float]]:
    """Words and the sums of their weights, by Zipf's law."""
    chance = random.Random(7)
    letters = "abcdefghijklmnoprstuvw"
    words = [
        "".join(chance.choice(letters) for _ in range(chance.randint(3, 10)))
        for _ in range(VOCABULARY)
    ]
    return words, list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))


def title_of(number: int) -> str:
    """The title of an item; number 0 is the newest."""
    return f"Item {number:06} of the harvest"


def make_items(count: int) -> Iterator[NewItem]:
    """Items, the newest first, each unread."""
    chance = random.Random(count)
    words, weights = _words()
    length = WORDS if count < MANY else WORDS_OF_MANY
    for number in range(count):
        text = " ".join(chance.choices(words, cum_weights=weights, k=length))
        rare = f"{RARE_WORD} " if number == count // 2 else ""
        yield NewItem(
            source=f"/bench/{number}",
            title=title_of(number),
            text=f"{COMMON_WORD} {rare}{text}",
            site="Bench",
            published=(NEWEST - timedelta(minutes=number)).isoformat(),
            is_full=True,
        )


@cache
def home_with(count: int) -> Path:
    """A home whose library holds so many items of 100 feeds, made once for all benchmarks."""
    home = Path(_shared_folder().name) / f"home-{count}"
    library = Library(folders_below(home).library)
    for feed, items in enumerate(_by_feed(count)):
        number = library.add_feed(f"https://{feed}.bench.example/", title=feed_title(feed))
        library.upsert_items(number, items)
    library.close()
    return home


def feed_title(feed: int) -> str:
    """The title of a feed."""
    return f"Bench feed {feed:02}"


def _by_feed(count: int) -> list[list[NewItem]]:
    items = list(make_items(count))
    return [items[feed::FEEDS] for feed in range(FEEDS)]


@cache
def newsboat_command(count: int) -> tuple[str, ...]:
    """newsboat on the same items, which it has read into its own cache."""
    folder = Path(_shared_folder().name) / f"newsboat-{count}"
    folder.mkdir()
    addresses = []
    for feed, items in enumerate(_by_feed(count)):
        path = folder / f"{feed}.xml"
        path.write_text(_rss(feed, items), encoding="utf-8")
        addresses.append(f"file://{path}\n")
    (folder / "urls").write_text("".join(addresses), encoding="utf-8")
    (folder / "config").write_text("auto-reload no\nmax-items 0\n", encoding="utf-8")
    places = [f"-{flag}={folder / name}" for flag, name in _PLACES.items()]
    command = ("env", f"HOME={folder}", "newsboat", *places)
    run([*command, "-x", "reload"], stdout=DEVNULL, stderr=DEVNULL, check=True)
    return command


_PLACES = {"u": "urls", "c": "cache.db", "C": "config"}


def _rss(feed: int, items: list[NewItem]) -> str:
    entries = "".join(
        f"<item><title>{escape(item.title)}</title><link>https://b.example{item.source}</link>"
        f"<guid>{item.source}</guid><pubDate>"
        f"{format_datetime(datetime.fromisoformat(item.published or ''))}</pubDate>"
        f"<description>{escape(item.text)}</description></item>\n"
        for item in items
    )
    head = f"<title>{feed_title(feed)}</title><link>https://b.example/</link>"
    about = "<description>Bench</description>"
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{about}{entries}</channel></rss>'
    )


@cache
def _shared_folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()
