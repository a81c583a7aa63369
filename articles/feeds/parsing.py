"""The bytes of a feed to reader's values: RSS, Atom and JSON Feed."""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from articles.decode import charset_in_html, decode
from articles.errors import FeedError, SourceError
from articles.extract import Kind, sniff_kind
from articles.feeds.feed_xml import mended_feed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader._types import EntryData, FeedData

SIZE_LIMIT = 10_000_000
"""Bytes of the largest feed that is read; parsing one takes about a second a megabyte."""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed and its entries, as reader keeps them."""

    feed: FeedData
    entries: Sequence[EntryData]
    problem: str = ""
    """What was broken and could be mended, in words that follow the feed's name."""


def parse_feed(
    data: bytes, *, url: str, name: str, charset: str | None = None, base: str | None = None
) -> ParsedFeed:
    """The feed in `data`.

    `url` is what reader calls it, `name` what errors call it, `charset` the encoding that its
    sender declared, `base` the address that relative links are completed by. Raises FeedError
    where it is no feed.
    """
    if len(data) > SIZE_LIMIT:
        raise FeedError(
            f"{name} is larger than {SIZE_LIMIT // 1_000_000} MB, the most that is read"
        )
    try:
        text = decode(data, charset or charset_in_html(data), name=name).strip("\ufeff \r\n\t\0")
    except SourceError as error:
        raise FeedError(str(error)) from error
    if not text:
        raise FeedError(f"{name} is empty")
    if text.startswith("{"):
        return _parse_json(text, url, name)
    if sniff_kind(text) is Kind.HTML:
        raise FeedError(f"{name} is a web page, not a feed")
    if not text.startswith("<"):
        raise FeedError(f"{name} is not a feed")
    return _parse_xml(text, url, name, base)


def _parse_xml(text: str, url: str, name: str, base: str | None) -> ParsedFeed:
    from reader._parser import wrap_exceptions
    from reader._parser.feedparser import _process_feed as values_of
    from reader._vendor import feedparser
    from reader.exceptions import ParseError

    mended = mended_feed(text, name)
    headers = {"content-type": "application/xml; charset=utf-8"}
    if base:
        headers["content-location"] = base
    try:
        # What feedparser raises on a hostile feed is told as that feed's problem.
        with wrap_exceptions(url), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # As reader's own parser does it, but without cleaning HTML and completing the links in
            # it: entry_text.py does both, and in pure Python that is two thirds of the time.
            found = feedparser.parse(
                BytesIO(mended.data),
                response_headers=headers,
                resolve_relative_uris=False,
                sanitize_html=False,
            )
            feed, entries = values_of(url, found)
    except ParseError as error:
        raise FeedError(f"{name} can't be read as a feed") from error
    return ParsedFeed(feed, tuple(entries), mended.problem)


def _parse_json(text: str, url: str, name: str) -> ParsedFeed:
    from reader._parser import wrap_exceptions
    from reader._parser.jsonfeed import JSONFeedParser
    from reader.exceptions import ParseError

    try:
        document = json.loads(text)
        if not isinstance(document, dict) or "jsonfeed.org" not in str(document.get("version")):
            raise FeedError(f"{name} is JSON, but not a JSON Feed")
        tidy = json.dumps({**document, "items": _with_ids(document.get("items"))})
    except (ValueError, RecursionError) as error:
        raise FeedError(f"{name} has broken JSON") from error
    try:
        with wrap_exceptions(url):
            feed, entries = JSONFeedParser()(url, BytesIO(tidy.encode()))
    except ParseError as error:
        raise FeedError(f"{name} can't be read as a feed") from error
    return ParsedFeed(feed, tuple(entries))


def _with_ids(items: object) -> list[dict[str, Any]]:
    """The items that are objects, each with an id of its own, without what is not used."""
    tidy: dict[str, dict[str, Any]] = {}
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict):
            continue
        kept = {key: value for key, value in item.items() if key != "attachments"}
        identifier = str(kept.get("id") or "").strip()
        if not identifier or (identifier in tidy and tidy[identifier] != kept):
            identifier = f"{identifier or kept.get('url') or ''}#{_digest(kept)}"
        tidy[identifier] = {**kept, "id": identifier}
    return list(tidy.values())


def _digest(item: dict[str, Any]) -> str:
    from hashlib import sha256

    named = {key: item.get(key) for key in ("url", "title", "date_published")}
    return sha256(json.dumps(named, sort_keys=True).encode()).hexdigest()[:16]
