"""From what a person types to a feed: its own address, or that of the site which has it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from articles.address import is_address
from articles.errors import FeedError, SourceError
from articles.extract import Kind, sniff_kind
from articles.feeds.addresses import feed_address, feed_name
from articles.feeds.fetching import FEED_LIMITS, Fetched, Wanted, fetch_all
from articles.feeds.source import examine
from articles.fetch import Answer, FetchLimits
from articles.files import absolute_path, printable_path

_MOST_TRIED = 5
"""Feeds of a site that are looked at."""
_USUAL_PLACES = ("feed", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json")
"""Where feeds lie that a site does not name."""


def typed_address(typed: str) -> str:
    """The address or the absolute path that a person means; "news.example" is the web.

    Raises SourceError where it is neither.
    """
    found = feed_address(typed)
    if found is not None:
        return found
    path = absolute_path(typed)
    if path.exists():
        return printable_path(path)
    host = typed.strip().split("/", 1)[0]
    guessed = feed_address(f"https://{typed.strip()}") if "." in host and " " not in host else None
    if guessed is None or "://" in typed:
        raise SourceError(f"{feed_name(typed)} is neither an address nor a file")
    return guessed


def find_feed(url: str, limits: FetchLimits = FEED_LIMITS) -> Fetched:
    """The feed at `url`, or the first one that the page there names.

    Its `url` is the feed's own address, after lasting redirects. Raises FeedError in one sentence
    where there is none.
    """
    fetched = _fetch(url, limits)
    report, parsed = examine(fetched)
    if parsed is not None:
        return _at_its_place(fetched)
    answer = fetched.answer
    if answer is None or not answer.is_success or not _is_page(answer) or not is_address(url):
        raise FeedError(report.problem)
    for candidate in _candidates(answer):
        found = _fetch(candidate, limits)
        if examine(found)[1] is not None:
            return _at_its_place(found)
    raise FeedError(f"{feed_name(url)} names no feed, and none is where feeds usually are")


def _fetch(url: str, limits: FetchLimits) -> Fetched:
    return next(iter(fetch_all([Wanted(url)], limits)))


def _at_its_place(fetched: Fetched) -> Fetched:
    moved = fetched.answer.moved_to if fetched.answer else None
    address = feed_address(moved) if moved else None
    return Fetched(address, fetched.answer) if address else fetched


def _is_page(answer: Answer) -> bool:
    head = answer.body[:4096].decode("utf-8", "replace")
    return "html" in answer.content_type or sniff_kind(head.lstrip("\ufeff")) is Kind.HTML


def _candidates(answer: Answer) -> Iterator[str]:
    """Addresses at which a feed of this page may be, the likeliest first."""
    named = list(dict.fromkeys(_named_feeds(answer)))
    yield from named[:_MOST_TRIED]
    if not named:
        yield from (urljoin(answer.url, f"/{place}") for place in _USUAL_PLACES)


def _named_feeds(answer: Answer) -> list[str]:
    """The feeds that a page links to; those of comments come last."""
    from reader.discover import from_http_response

    headers = {"content-type": f"text/html; charset={answer.charset or 'utf-8'}"}
    links = from_http_response(answer.url, answer.body, headers)
    links.sort(key=lambda link: "comment" in f"{link.title or ''} {link.href}".lower())
    return [address for link in links if (address := feed_address(link.href)) is not None]
