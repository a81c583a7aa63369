"""What another program's export holds, as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from articles.address import is_address, normal_address
from articles.clean import clean_line
from articles.errors import FetchError
from articles.feeds.subscriptions import Subscription
from articles.library.model import NewItem

MOST_TAGS = 50
"""Tags of one article that are kept."""


@dataclass(frozen=True, slots=True)
class SavedItem:
    """An article that was kept or read elsewhere."""

    item: NewItem
    feed: str | None = None
    """The address of the feed that brought it."""
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """All that one export holds."""

    origin: str
    """What kind of export it is, such as "a Pocket export"."""
    feeds: tuple[Subscription, ...] = ()
    items: tuple[SavedItem, ...] = ()
    passed_over: tuple[str, ...] = ()
    """What could not be taken over, a sentence each."""


def saved_address(url: object) -> str | None:
    """The address of a saved article in its normal form, None where it is none."""
    text = url.strip() if isinstance(url, str) else ""
    try:
        return normal_address(text) if is_address(text) else None
    except FetchError:
        return None


def clean_tags(tags: object) -> tuple[str, ...]:
    """The tags among `tags` that are words; without commas, which split them elsewhere."""
    named = tags if isinstance(tags, list | tuple) else ()
    words = (clean_line(one, 100).replace(",", " ").strip() for one in named if _is_text(one))
    return tuple(dict.fromkeys(word for word in words if word))[:MOST_TAGS]


def _is_text(value: object) -> bool:
    return isinstance(value, str)
