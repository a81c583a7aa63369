"""What people bring along and take away: lists of feeds, saved articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from articles.clean import clean_line
from articles.errors import ArticleError, FeedError
from articles.feeds.imports.reading import read_collection
from articles.feeds.imports.taking import Taken, take_over
from articles.feeds.opml import write_opml
from articles.feeds.subscriptions import Subscription
from articles.library.library import Library
from tui.cli.feed_work import DONE, FAILED, counted
from tui.cli.workspace import Workspace
from tui.output import notice, progress, tell, write_data

MOST_SENTENCES = 20
"""Sentences on what could not be taken over; the rest is counted."""


def import_files(workspace: Workspace, files: Sequence[str]) -> int:
    """Take over each file that can be read, whole or not at all, and say what was done."""
    library, code = Library(workspace.folders.library), DONE
    for file in files:
        name = clean_line(file)
        try:
            with progress(f"Reading {name}"):
                collection = read_collection(file)
                taken = take_over(collection, library)
        except ArticleError as error:
            notice(str(error))
            code = FAILED
            continue
        tell(f"{name} is {collection.origin}: {_words(taken)}.")
        for sentence in collection.passed_over[:MOST_SENTENCES]:
            notice(f"passed over: {sentence}")
        more = len(collection.passed_over) - MOST_SENTENCES
        if more > 0:
            notice(f"passed over {more:,} more like these")
        if taken.new_feeds:
            tell("newsread feed update fetches them.")
    return code


def export_feeds(workspace: Workspace, target: Path | None) -> int:
    """Write all feeds as OPML; raises FeedError where `target` can't be written."""
    from email.utils import format_datetime, localtime

    feeds = [
        Subscription(feed.url, "" if feed.title == feed.url else feed.title, feed.folder,
                     home=feed.home)
        for feed in Library(workspace.folders.library).feeds()
    ]  # fmt: skip
    text = write_opml(feeds, title="newsread", created=format_datetime(localtime()))
    if target is None:
        write_data(text)
        return DONE
    from tui.files import write_atomically

    try:
        write_atomically(target, text.encode())
    except OSError as error:
        raise FeedError(f"{clean_line(str(target))} can't be written: {error.strerror}") from error
    return DONE


def _words(taken: Taken) -> str:
    """What was done, in words."""
    said: list[str] = []
    if taken.new_feeds or taken.known_feeds:
        said.append(f"{counted(taken.new_feeds, 'feed')} taken{_known(taken.known_feeds)}")
    if taken.new_items or taken.known_items:
        said.append(f"{counted(taken.new_items, 'article')} taken{_known(taken.known_items)}")
    return "; ".join(said) or "nothing in it could be taken"


def _known(number: int) -> str:
    return f", {number:,} there already" if number else ""
