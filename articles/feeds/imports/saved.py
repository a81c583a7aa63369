"""Articles that people saved in Pocket, Instapaper, wallabag and Omnivore. Pure."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from io import StringIO
from typing import Any

from articles.clean import clean_line
from articles.errors import FeedError
from articles.feeds.entry_text import line_of_html, read_entry_html
from articles.feeds.imports.model import Collection, SavedItem, clean_tags, saved_address
from articles.library.model import NewItem
from articles.library.moments import as_text, utc_time

_POCKET_COLUMNS = {"title", "url", "time_added", "status"}
_INSTAPAPER_COLUMNS = {"url", "title", "folder", "timestamp"}
_LONGEST_CELL = 5_000_000

Row = Mapping[str, str]


def is_saved_csv(text: str) -> bool:
    """Whether the first line names the columns of Pocket or Instapaper."""
    columns = _columns(text)
    return columns >= _POCKET_COLUMNS or columns >= _INSTAPAPER_COLUMNS


def read_saved_csv(text: str, name: str) -> Collection:
    """A CSV export of Pocket or Instapaper; raises FeedError where a line can't be read."""
    is_pocket = _columns(text) >= _POCKET_COLUMNS
    read: Callable[[Row], SavedItem | None] = _pocket_row if is_pocket else _instapaper_row
    # Python's csv refuses cells above a limit that holds for the whole program.
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = [
            {(key or "").strip().lower(): value or "" for key, value in row.items() if key}
            for row in csv.DictReader(StringIO(text, newline=""))
        ]
    except csv.Error as error:
        raise FeedError(f"{name} is broken, and nothing was taken: {error}") from error
    origin = "a Pocket export" if is_pocket else "an Instapaper export"
    return _collection(origin, [(read(row), row.get("url", "")) for row in rows])


def is_pocket_html(text: str) -> bool:
    """Whether a page is Pocket's export of old."""
    return "time_added=" in text[:50_000] and "<title>Pocket Export" in text[:2_000]


def read_pocket_html(text: str) -> Collection:
    """Pocket's HTML export: lists of links below "Unread" and "Read Archive"."""
    from lxml.html import document_fromstring  # type: ignore[import-untyped]

    from articles.extract_html import safe_html

    found: list[tuple[SavedItem | None, str]] = []
    read = False
    for element in document_fromstring(safe_html(text)).iter("h1", "a"):
        words = " ".join(element.itertext())
        if element.tag == "h1":
            read = "archive" in words.lower()
            continue
        url = element.get("href", "")
        tags = clean_tags(element.get("tags", "").split(","))
        added = _seconds(element.get("time_added", ""))
        found.append((_saved(url, words, added, tags, is_read=read, is_archived=read), url))
    return _collection("a Pocket export", found)


def read_wallabag(entries: list[Any]) -> Collection:
    """wallabag's JSON export: articles with their texts."""
    return _collection("a wallabag export", [_wallabag_entry(one) for one in entries])


def is_wallabag(document: object) -> bool:
    """Whether a JSON document is wallabag's."""
    return _is_list_with(document, "url", "is_archived")


def read_omnivore(entries: list[Any], text_of: Callable[[str], str | None]) -> Collection:
    """Omnivore's metadata files; `text_of` gives the HTML of an article by its slug."""
    return _collection("an Omnivore export", [_omnivore_entry(one, text_of) for one in entries])


def is_omnivore(document: object) -> bool:
    """Whether a JSON document is one of Omnivore's metadata files."""
    return _is_list_with(document, "url", "slug")


def load_json(text: str, name: str) -> object:
    """The JSON document `text`; raises FeedError where it is broken."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FeedError(f"{name} has broken JSON, and nothing was taken") from error


def _pocket_row(row: Row) -> SavedItem | None:
    read = row["status"].strip().lower() == "archive"
    tags = clean_tags(row.get("tags", "").split("|"))
    added = _seconds(row["time_added"])
    return _saved(row["url"], row["title"], added, tags, is_read=read, is_archived=read)


def _instapaper_row(row: Row) -> SavedItem | None:
    folder = row["folder"].strip()
    own = [] if folder.lower() in ("unread", "archive", "starred", "") else [folder]
    tags = clean_tags([*own, *_json_list(row.get("tags", ""))])
    archived = folder.lower() == "archive"
    return _saved(
        row["url"],
        row["title"],
        _seconds(row["timestamp"]),
        tags,
        is_read=archived,
        is_archived=archived,
        is_starred=folder.lower() == "starred",
    )


def _wallabag_entry(entry: object) -> tuple[SavedItem | None, str]:
    fields = entry if isinstance(entry, dict) else {}
    url, archived = _text(fields, "url"), bool(fields.get("is_archived"))
    people = fields.get("published_by")
    tags = [one.get("label") if isinstance(one, dict) else one for one in _list(fields, "tags")]
    saved = _saved(
        url,
        _text(fields, "title"),
        _iso(fields.get("created_at")),
        clean_tags(tags),
        html=_text(fields, "content"),
        published=_iso(fields.get("published_at")),
        byline=clean_tags(people if isinstance(people, list) else [people]),
        language=_text(fields, "language")[:2].lower() or None,
        is_read=archived,
        is_archived=archived,
        is_starred=bool(fields.get("is_starred")),
    )
    return saved, url


def _omnivore_entry(
    entry: object, text_of: Callable[[str], str | None]
) -> tuple[SavedItem | None, str]:
    fields = entry if isinstance(entry, dict) else {}
    url, archived = _text(fields, "url"), _text(fields, "state").lower() == "archived"
    labels = [one.get("name") if isinstance(one, dict) else one for one in _list(fields, "labels")]
    saved = _saved(
        url,
        _text(fields, "title"),
        _iso(fields.get("savedAt")),
        clean_tags(labels),
        html=text_of(_text(fields, "slug")) or "",
        published=_iso(fields.get("publishedAt")),
        byline=clean_tags([_text(fields, "author")]),
        is_read=archived or fields.get("readingProgress") == 100,
        is_archived=archived,
    )
    return saved, url


def _saved(
    url: str,
    title: str,
    received: str,
    tags: tuple[str, ...],
    *,
    html: str = "",
    published: str | None = None,
    byline: tuple[str, ...] = (),
    language: str | None = None,
    is_read: bool = False,
    is_archived: bool = False,
    is_starred: bool = False,
) -> SavedItem | None:
    """The article saved from `url`, None where that is no address."""
    source = saved_address(url)
    if source is None:
        return None
    found = read_entry_html(html, source)
    item = NewItem(
        source=source,
        title=line_of_html(title) or source,
        text=found.text,
        byline=byline,
        published=published or None,
        received=received,
        language=language,
        captions=found.captions,
        links=found.links,
        is_full=bool(found.text),
        is_read=is_read,
        is_starred=is_starred,
        tags=tags,
    )
    return SavedItem(item, is_archived=is_archived)


def _collection(origin: str, found: list[tuple[SavedItem | None, str]]) -> Collection:
    saved = {one.item.source: one for one, _ in found if one is not None}
    strange = (clean_line(url, 100) or "an entry without one" for one, url in found if one is None)
    passed_over = tuple(f"{url} is not the address of an article" for url in strange)
    return Collection(origin, (), tuple(saved.values()), passed_over)


def _columns(text: str) -> set[str]:
    line = text.lstrip("\ufeff").split("\n", 1)[0]
    return {cell.strip().strip('"').lower() for cell in line.split(",")}


def _is_list_with(document: object, *keys: str) -> bool:
    first = document[0] if isinstance(document, list) and document else None
    return isinstance(first, dict) and all(key in first for key in keys)


def _seconds(text: str) -> str:
    """A time in seconds since 1970 as ISO 8601; empty where it is none."""
    try:
        return as_text(datetime.fromtimestamp(int(text.strip()), UTC))
    except (ValueError, OverflowError, OSError):
        return ""


def _iso(value: object) -> str:
    moment = utc_time(value) if isinstance(value, str) else None
    return as_text(moment) if moment is not None else ""


def _text(fields: Mapping[str, Any], key: str) -> str:
    value = fields.get(key)
    return value if isinstance(value, str) else ""


def _list(fields: Mapping[str, Any], key: str) -> Iterator[Any]:
    value = fields.get(key)
    yield from value if isinstance(value, list) else ()


def _json_list(text: str) -> list[Any]:
    """Instapaper writes tags as a list in JSON."""
    try:
        value = json.loads(text) if text.strip() else []
    except (ValueError, RecursionError):
        return []
    return value if isinstance(value, list) else []
