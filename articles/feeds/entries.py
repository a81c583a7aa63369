"""Entries of a feed as items of the library. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from articles.address import is_address, normal_address
from articles.clean import clean_line
from articles.errors import FetchError
from articles.extract import Kind, sniff_kind
from articles.feeds.entry_text import (
    EntryText,
    completed_address,
    line_of_html,
    read_entry_html,
    read_entry_text,
)
from articles.library.model import NewItem
from articles.model import article_id
from articles.parts import first_words

if TYPE_CHECKING:
    from reader import Entry
    from reader._types import EntryData

UNTITLED = "Untitled"
KnownGuids = Callable[[Iterable[str]], Mapping[str, str | None]]
"""The guids of those items, by id, that the library has."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The feed that entries come from."""

    url: str
    title: str = ""
    home: str | None = None


def items_of_entries(
    entries: Iterable[EntryData | Entry],
    origin: Origin,
    links: Counter[str],
    known_guids: KnownGuids,
) -> Iterator[NewItem]:
    """Each entry as an item.

    `links` counts how often the feed as it is now has each link: where several entries share
    one, all but one of them are named by their guid as well.
    """
    entries = list(entries)
    bare = {entry.id: _source_of(entry, origin) for entry in entries}
    own = {entry.id: _own_source(entry, origin) for entry in entries}
    wanted = (article_id(source) for source in (*bare.values(), *own.values()))
    guids = dict(known_guids(wanted))
    for entry in entries:
        source = bare[entry.id]
        number = article_id(source)
        taken = number in guids and guids[number] != entry.id
        shared = links[entry.link or ""] > 1 or _is_home(source, origin)
        if article_id(own[entry.id]) in guids or (shared and taken):
            source = own[entry.id]
        guids[article_id(source)] = entry.id
        yield item_of_entry(entry, source, origin)


def item_of_entry(entry: EntryData | Entry, source: str, origin: Origin) -> NewItem:
    """One entry as the item of `source`."""
    found, language = _text_of(entry, completed_address(entry.link, origin.url) or origin.url)
    names = (clean_line(author.name or author.email or "") for author in entry.authors)
    title = line_of_html(entry.title or "") or first_words(found.text) or UNTITLED
    return NewItem(
        source=source,
        title=title,
        text=found.text,
        site=line_of_html(origin.title) or None,
        byline=tuple(dict.fromkeys(name for name in names if name)),
        published=_time(entry.published or entry.updated),
        guid=clean_line(entry.id, 1000),
        language=(language or "")[:2].lower() or None,
        captions=found.captions,
        links=found.links,
    )


def _source_of(entry: EntryData | Entry, origin: Origin) -> str:
    """The address that an entry leads to, else one made of its feed's and its guid."""
    link = completed_address(entry.link, origin.url if is_address(origin.url) else None)
    try:
        return normal_address(link) if link else _own_source(entry, origin)
    except FetchError:
        return _own_source(entry, origin)


def _own_source(entry: EntryData | Entry, origin: Origin) -> str:
    """What no other entry has as its source."""
    digest = sha256(f"{origin.url}\n{entry.id}".encode()).hexdigest()[:16]
    link = completed_address(entry.link, origin.url if is_address(origin.url) else None)
    if link is None and not is_address(origin.url):
        return f"urn:newsread:entry:{digest}"
    try:
        return f"{normal_address(link or origin.url)}#{digest}"
    except FetchError:
        return f"urn:newsread:entry:{digest}"


def _is_home(source: str, origin: Origin) -> bool:
    """Whether an entry leads to no page of its own but to the site of its feed."""
    return source.rstrip("/") == (origin.home or "").rstrip("/")


def _text_of(entry: EntryData | Entry, base: str) -> tuple[EntryText, str | None]:
    """The longest text that an entry brings, and its language."""
    texts = [(one.value, one.type or "text/html", one.language) for one in entry.content]
    texts.append((entry.summary or "", "text/html", None))
    read = [(_read(value, kind, base), language) for value, kind, language in texts if value]
    return max(read, key=lambda one: len(one[0].text), default=(EntryText(), None))


def _read(value: str, kind: str, base: str) -> EntryText:
    if kind == "text/plain" and sniff_kind(value) is Kind.TEXT and "</" not in value:
        return read_entry_text(value)
    return read_entry_html(value, base)


def _time(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    except (OverflowError, ValueError):
        return None
