"""The commands about feeds."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.workspace import open_workspace


@click.group()
def feed() -> None:
    """Take feeds, update them, bring them along."""


@feed.command()
@click.argument("url")
@click.option("--folder", metavar="NAME", help="The folder it belongs in; A/B lies inside A.")
@click.option("--title", metavar="TITLE", help="Your own name for it.")
@click.option("--full-text", is_flag=True, help="Fetch the whole article of each item.")
def add(url: str, folder: str | None, title: str | None, full_text: bool) -> int:
    """Take a feed: RSS, Atom or JSON Feed.

    URL is the address of a feed, of a site that has one, or a file.
    """
    from tui.cli import feed_work

    return feed_work.add_feed(open_workspace(), url, folder, title, full_text)


@feed.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def list_feeds(as_json: bool) -> int:
    """Print your feeds: unread, title, address, and why one could not be read."""
    from tui.cli import feed_work

    return feed_work.print_feeds(open_workspace(), as_json)


@feed.command()
@click.argument("feed")
@click.option("--title", metavar="TITLE", help="Your own name for it; an empty one: its own.")
@click.option("--folder", metavar="NAME", help="The folder it belongs in; an empty one: none.")
@click.option(
    "--full-text/--no-full-text", default=None, help="Fetch the whole article of each item, or not."
)
def change(feed: str, title: str | None, folder: str | None, full_text: bool | None) -> int:
    """Give a feed another title or folder.

    FEED is its address or title.
    """
    from tui.cli import feed_work

    return feed_work.change_feed(open_workspace(), feed, title, folder, full_text)


@feed.command()
@click.argument("feed")
def remove(feed: str) -> int:
    """Take a feed no more.

    FEED is its address or title. Articles of it that you opened, starred, tagged or archived
    stay.
    """
    from tui.cli import feed_work

    return feed_work.remove_feed(open_workspace(), feed)


@feed.command()
@click.argument("urls", nargs=-1, metavar="[URL]...")
def update(urls: tuple[str, ...]) -> int:
    """Fetch what is new: of all feeds, or of these.

    Says nothing but what went wrong where no one watches, so that cron can run it. A feed that
    failed is left alone for a while, longer each time, unless it is named.
    """
    from tui.cli import feed_work

    return feed_work.update_feeds(open_workspace(), urls)


@feed.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def import_feeds(files: tuple[str, ...]) -> int:
    """Take over what you have elsewhere: feeds, saved articles, what you read.

    FILE is OPML, newsboat's urls or cache.db, an export of Pocket, Instapaper, wallabag or
    Omnivore, or a folder of articles; which of them is found out.
    """
    from tui.cli import feed_import

    return feed_import.import_files(open_workspace(), files)


@feed.command("export")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of standard output.",
)
def export_feeds(output: Path | None) -> int:
    """Print your feeds in their folders as OPML."""
    from tui.cli import feed_import

    return feed_import.export_feeds(open_workspace(), output)
