"""What reader asks for feeds: fetched through our door, parsed with our care.

It stands where reader has its own parser, of which reader uses four methods. Those and the values
they pass are described on the page "Internal API" of reader's documentation and may change with
any release; pyproject.toml holds reader at one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any

from articles.address import is_address
from articles.errors import FeedError
from articles.feeds.addresses import feed_address, feed_name
from articles.feeds.fetching import FEED_LIMITS, Fetched, Wanted, fetch_all
from articles.feeds.parsing import ParsedFeed, parse_feed
from articles.fetch import FetchLimits

if TYPE_CHECKING:
    from reader._parser import ParseResult
    from reader._types import FeedForUpdate

GONE, NOT_MODIFIED = 410, 304


@dataclass(frozen=True, slots=True)
class Report:
    """What came of asking for one feed, beyond what reader keeps."""

    problem: str = ""
    """Why it could not be read; one sentence."""
    remark: str = ""
    """What was wrong with it and could be mended; one sentence."""
    moved_to: str | None = None
    is_gone: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    home: str | None = None
    links: Counter[str] = field(default_factory=Counter)
    """How often each address is the link of an entry."""
    is_new: bool = True
    """Whether anything but "not modified" came."""


class FeedSource:
    """Fetches and parses feeds for reader."""

    def __init__(self, limits: FetchLimits = FEED_LIMITS) -> None:
        """Begin with nothing chosen."""
        self.limits = limits
        self.chosen: frozenset[str] = frozenset()
        """The feeds that are asked for; reader brings all that it has."""
        self.at_hand: dict[str, Fetched] = {}
        """What was fetched already, to be used once."""
        self.reports: dict[str, Report] = {}
        """By the feed's address; for the taker to take away."""

    def parallel(self, feeds: Iterable[FeedForUpdate], map: object = None) -> Iterator[ParseResult]:
        """The chosen ones of `feeds`, each as soon as it came; fetched many at once."""
        chosen = {feed.url: feed for feed in feeds if feed.url in self.chosen}
        ready = [self.at_hand.pop(url) for url in list(self.at_hand) if url in chosen]
        known = {one.url for one in ready}
        wanted = [_wanted(feed) for url, feed in chosen.items() if url not in known]
        for fetched in chain(ready, fetch_all(in_turn(wanted), self.limits)):
            yield self._result(chosen[fetched.url], fetched)

    def validate_url(self, url: str) -> None:
        """Raise ValueError's kind where `url` is nothing that is fetched."""
        from reader.exceptions import InvalidFeedURLError

        if feed_address(url) is None:
            raise InvalidFeedURLError(url)

    def process_feed_for_update(self, feed: FeedForUpdate) -> FeedForUpdate:
        """`feed` as it is."""
        return feed

    def process_entry_pairs(self, url: str, mime_type: str | None, pairs: Any) -> Any:
        """`pairs` as they are."""
        return pairs

    def _result(self, feed: FeedForUpdate, fetched: Fetched) -> ParseResult:
        from reader._parser import ParsedFeed as ReadersFeed
        from reader._parser import ParseResult
        from reader.exceptions import ParseError

        report, parsed = examine(fetched)
        self.reports[feed.url] = report
        if report.problem:
            return ParseResult(feed, ParseError(feed.url, message=report.problem))
        if parsed is None:
            return ParseResult(feed, None)
        value = ReadersFeed(parsed.feed, list(parsed.entries), None, _caching_info(report.headers))
        return ParseResult(feed, value)


def examine(fetched: Fetched) -> tuple[Report, ParsedFeed | None]:
    """What is to be said of a fetched feed, and the feed where there is a new one."""
    answer, url = fetched.answer, fetched.url
    name = feed_name(url)
    if answer is None:
        return Report(problem=fetched.problem), None
    if answer.status == NOT_MODIFIED:
        return Report(headers=answer.headers, moved_to=_moved_to(fetched), is_new=False), None
    if answer.status == GONE:
        problem = f"{name} says that this feed is gone for good"
        return Report(problem=problem, is_gone=True, headers=answer.headers), None
    if not answer.is_success:
        return Report(problem=f"{name} answered {answer.reason}", headers=answer.headers), None
    base = answer.url or None
    try:
        parsed = parse_feed(answer.body, url=url, name=name, charset=answer.charset, base=base)
    except FeedError as error:
        return Report(problem=str(error), headers=answer.headers), None
    return (
        Report(
            remark=f"{name} {parsed.problem}" if parsed.problem else "",
            moved_to=_moved_to(fetched),
            headers=answer.headers,
            title=parsed.feed.title or "",
            home=parsed.feed.link,
            links=Counter(entry.link for entry in parsed.entries if entry.link),
        ),
        parsed,
    )


def in_turn(wanted: Sequence[Wanted]) -> list[Wanted]:
    """The feeds with those of one host spread out, so that no host keeps others waiting."""
    by_host: defaultdict[str, list[Wanted]] = defaultdict(list)
    for one in wanted:
        by_host[feed_name(one.url) if is_address(one.url) else ""].append(one)
    rounds = zip_longest(*by_host.values())
    return [one for each in rounds for one in each if one is not None]


def _wanted(feed: FeedForUpdate) -> Wanted:
    kept = feed.caching_info
    info: Mapping[str, Any] = kept if isinstance(kept, dict) else {}
    return Wanted(feed.url, str(info.get("etag", "")), str(info.get("last-modified", "")))


def _caching_info(headers: Mapping[str, str]) -> dict[str, Any] | None:
    return {name: headers[name] for name in ("etag", "last-modified") if name in headers} or None


def _moved_to(fetched: Fetched) -> str | None:
    moved = fetched.answer.moved_to if fetched.answer else None
    address = feed_address(moved) if moved else None
    return address if address != fetched.url else None
