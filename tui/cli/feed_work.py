"""What the commands about feeds do: take, list, remove, update."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from typing import TypeVar

import click

from articles.clean import clean_line
from articles.errors import ArticleError, FeedError
from articles.feeds.client import FeedsClient, Progress
from articles.library.library import Library
from articles.library.model import Feed
from tui.cli.claim_list import shown_progress
from tui.cli.workspace import Workspace
from tui.output import escaped, notice, progress, tell, write_data
from tui.rules import rules_for

DONE, FAILED = 0, 1
"""Exit codes."""

Result = TypeVar("Result")


def add_feed(
    workspace: Workspace, url: str, folder: str | None, title: str | None, full_text: bool
) -> int:
    """Take a feed and say what came with it."""
    from articles.feeds.subscriptions import folder_path

    path = folder_path(folder.split("/")) if folder is not None else None

    async def take(client: FeedsClient) -> int:
        return await client.subscribe(
            url,
            folder=path,
            title=title and clean_line(title),
            full_text=full_text or None,
            rules=rules_for(workspace.settings.rules, Library(workspace.folders.library).feeds()),
        )

    with progress(f"Asking {clean_line(url)}"):
        number = with_client(workspace, take)
    library = Library(workspace.folders.library)
    feed = next(one for one in library.feeds() if one.number == number)
    counts = library.counts().by_feed.get(number)
    tell(f"Took {feed.title}, {counted(counts.shown if counts else 0, 'article')}: {feed.url}")
    return DONE


def print_feeds(workspace: Workspace, as_json: bool) -> int:
    """Print a line for each feed, those of a folder together."""
    library = Library(workspace.folders.library)
    feeds, counts = library.feeds(), library.counts().by_feed
    unread = {feed.number: counts[feed.number].unread for feed in feeds if feed.number in counts}
    if as_json:
        lines = [json.dumps({**asdict(one), "unread": unread.get(one.number, 0)}) for one in feeds]
        write_data("".join(f"{escaped(line)}\n" for line in lines))
        return DONE
    folder = ""
    for one in feeds:
        if one.folder != folder:
            folder = one.folder
            write_data(f"{folder}\n")
        indent = "  " if folder else ""
        write_data(f"{indent}{unread.get(one.number, 0):>5}  {one.title}  {one.url}\n")
        if one.problem:
            write_data(f"{indent}       {clean_line(one.problem)}{_again(one)}\n")
    return DONE


def change_feed(
    workspace: Workspace, named: str, title: str | None, folder: str | None, full_text: bool | None
) -> int:
    """Give a feed another title or folder; None leaves it as it is.

    Raises FeedError where none or several are meant.
    """
    from articles.feeds.subscriptions import folder_path

    library = Library(workspace.folders.library)
    found = _one_feed(library, named)
    if title is None and folder is None and full_text is None:
        raise click.UsageError("Say what to change: --title, --folder or --full-text.")
    if title is not None:
        library.rename_feed(
            found.number, clean_line(title), f"Renamed {clean_line(found.title, 30)}"
        )
    if folder is not None:
        path = folder_path(folder.split("/"))
        library.move_feeds({found.number: path}, f"Moved {clean_line(found.title, 30)}")
    if full_text is not None:
        library.note_feed(found.number, full_text=int(full_text))
    changed = next(one for one in library.feeds() if one.number == found.number)
    where = f"{changed.folder}/" if changed.folder else ""
    tell(f"{where}{changed.title}: {changed.url}")
    return DONE


def remove_feed(workspace: Workspace, named: str) -> int:
    """Take a feed no more; raises FeedError where none or several are meant."""
    found = _one_feed(Library(workspace.folders.library), named)
    with_client(workspace, lambda client: client.drop(found.number))
    tell(f"Took {found.title} away.")
    return DONE


def _one_feed(library: Library, named: str) -> Feed:
    """The feed that is meant; raises FeedError where none is, or several are."""
    found = find_feeds(library.feeds(), named)
    if len(found) != 1:
        what = "no feed has" if not found else "several feeds have"
        raise FeedError(f"{what} the address or title {clean_line(named)}")
    return found[0]


def update_feeds(workspace: Workspace, named: Sequence[str]) -> int:
    """Update all feeds that are due, or the named ones; a line for each that failed."""
    library = Library(workspace.folders.library)
    feeds = library.feeds()
    urls: list[str] | None = None
    if named:
        urls = [feed.url for name in named for feed in _named_feeds(feeds, name)]
    rules = rules_for(workspace.settings.rules, feeds)
    addresses = {feed.number: feed.url for feed in feeds}

    async def follow(client: FeedsClient) -> Progress:
        last = Progress(0, 0)
        with shown_progress("Updating feeds", short=0) as bar:
            async for last in client.update(urls, rules=rules):
                if bar is not None:
                    bar(last.done, last.total)
                _say(last, addresses)
        return last

    last = with_client(workspace, follow)
    if not last.total and not library.feeds():
        raise FeedError("there are no feeds yet; newsread feed add URL takes one")
    if sys.stderr is not None and sys.stderr.isatty():
        tell(f"{counted(last.new, 'new article')} in {counted(last.total, 'feed')}.")
    return FAILED if last.failed else DONE


def find_feeds(feeds: Sequence[Feed], named: str) -> list[Feed]:
    """The feeds that have this address, else this title."""
    from articles.feeds.discovery import typed_address

    try:
        address = typed_address(named)
    except ArticleError:
        address = named
    by_address = [feed for feed in feeds if feed.url in (named, address)]
    return by_address or [feed for feed in feeds if feed.title.casefold() == named.casefold()]


def with_client(workspace: Workspace, ask: Callable[[FeedsClient], Awaitable[Result]]) -> Result:
    """What `ask` gets from the feeds' process, which is ended again."""

    async def run() -> Result:
        client = FeedsClient(workspace.folders.library, workspace.folders.feeds)
        try:
            return await ask(client)
        finally:
            await client.close()

    return asyncio.run(run())


def counted(number: int, thing: str) -> str:
    """How many there are of `thing`, in words: "1 feed", "2,000 feeds"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _named_feeds(feeds: Sequence[Feed], named: str) -> list[Feed]:
    found = find_feeds(feeds, named)
    if not found:
        raise FeedError(f"no feed has the address or title {clean_line(named)}")
    return found


def _say(last: Progress, addresses: dict[int, str]) -> None:
    if last.feed is None:
        return
    address = addresses.get(last.feed, "")
    if last.problem:
        notice(f"{last.title}: {last.problem} ({address})")
    elif last.remark:
        notice(f"{last.title}: {last.remark}")


def _again(feed: Feed) -> str:
    if feed.is_gone:
        return "; it is not asked again"
    return f"; asked again from {feed.retry.replace('T', ' ')[:16]} UTC" if feed.retry else ""
