"""What an empty list of articles says, and which keys lead on from it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content


def nothing_read(take_key: str, sample_key: str, help_key: str) -> Content:
    """What to do where nothing was read yet."""
    return _leading_on(
        "Nothing read yet.",
        (
            (take_key, "takes a feed: its address, or that of its site"),
            (sample_key, "opens the sample article that comes with newsread"),
            (help_key, "shows every key"),
        ),
        (
            ("newsread URL", "reads a page of the web"),
            ("newsread FILE", "reads a text, Markdown or HTML file"),
            ("newsread feed import FILE", "brings your feeds: OPML, newsboat"),
        ),
    )


def everything_read(lists_key: str, update_key: str, search_key: str) -> Content:
    """Where to go from a list of unread articles that has none."""
    return _leading_on(
        "Everything is read.",
        (
            (lists_key, "goes to the lists: All, Starred, each feed"),
            (update_key, "fetches what is new in your feeds"),
            (search_key, "searches in all that you have"),
        ),
    )


def _leading_on(heading: str, *groups: Sequence[tuple[str, str]]) -> Content:
    """A heading, and below it in groups what to type with what that does."""
    lines = [Content.styled(heading, "bold")]
    for steps in groups:
        wide = max(len(step) for step, _ in steps)
        lines.append(Content())
        for step, what in steps:
            gap = " " * (wide - len(step) + 2)
            lines.append(Content.assemble((step, "bold $accent"), gap, (what, "$quiet")))
    return Content("\n").join(lines)
