"""Commands about the feeds of the library."""

from __future__ import annotations

from tui.commands.base import Command


class FeedCommand(Command):
    """Commands about feeds."""

    context = "library"
    group = "Feeds"


class UpdateFeeds(FeedCommand):
    """Fetch what is new in all feeds; you can go on reading meanwhile."""

    id, keys, hint = "feed.update_all", "R", "update"


class UpdateFeed(FeedCommand):
    """Fetch what is new in the feed or folder at the cursor, also where it failed and waits."""

    id, keys = "feed.update", "F"


class TakeFeed(FeedCommand):
    """Take a feed: its address, or that of a site that has one."""

    id, keys = "feed.take", "plus"


class RenameFeed(FeedCommand):
    """Give the feed or folder at the cursor another name; an empty one is the feed's own again."""

    id, keys = "feed.rename", "E"


class MoveFeed(FeedCommand):
    """Put the feed or folder at the cursor into another folder; A/B lies inside A."""

    id, keys = "feed.move", "M"


class SwitchFullText(FeedCommand):
    """Fetch the whole text of every article of the feed at the cursor, or no longer."""

    id, keys = "feed.full_text", "W"
