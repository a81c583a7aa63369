"""The lists that the library offers: what stands on the left of its screen. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from articles.library.model import (
    ALL,
    ARCHIVED,
    LOCAL,
    MARKED,
    STARRED,
    UNREAD,
    Count,
    Counts,
    Feed,
    SavedSearch,
    View,
    ViewKind,
)

INDENT = "  "
NO_RULES: Mapping[str, int] = {}
TITLES = {
    ViewKind.ALL: "All",
    ViewKind.UNREAD: "Unread",
    ViewKind.STARRED: "Starred",
    ViewKind.MARKED: "Marked",
    ViewKind.LOCAL: "Local files",
    ViewKind.ARCHIVED: "Archived",
}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line: a list that can be opened, or a heading."""

    title: str
    view: View | None = None
    """None for a heading."""
    depth: int = 0
    number: int | None = None
    """How many there are of what matters in it; None: not told."""
    is_new: bool = False
    """Whether the number is that of unread ones."""
    problem: str = ""


def list_rows(
    feeds: Sequence[Feed],
    counts: Counts,
    searches: Iterable[SavedSearch] = (),
    tags: Iterable[str] = (),
    rules: Mapping[str, int] = NO_RULES,
    marked: int | None = None,
) -> tuple[ListRow, ...]:
    """All lists, from those of newsread itself to the reader's own feeds, searches and rules."""
    whole = counts.whole
    rows = [
        ListRow("Unread", UNREAD, number=whole.unread, is_new=True),
        ListRow("All", ALL, number=whole.shown),
        ListRow("Starred", STARRED, number=whole.starred),
        ListRow("Marked", MARKED, number=marked),
        ListRow("Local files", LOCAL, number=counts.local.shown),
        ListRow("Archived", ARCHIVED, number=whole.archived),
    ]
    rows += _headed("Feeds", _feed_rows(feeds, counts))
    rows += _headed(
        "Searches", (ListRow(one.name, View(ViewKind.SEARCH, one.query), 1) for one in searches)
    )
    rows += _headed("Tags", (ListRow(tag, View(ViewKind.TAG, tag), 1) for tag in tags))
    rows += _headed(
        "Rules",
        (ListRow(name, View(ViewKind.RULE, name), 1, count) for name, count in rules.items()),
    )
    return tuple(rows)


def _headed(title: str, rows: Iterable[ListRow]) -> list[ListRow]:
    """Rows below a heading, nothing where there are none."""
    below = list(rows)
    return [ListRow(title), *below] if below else []


def _feed_rows(feeds: Sequence[Feed], counts: Counts) -> Iterator[ListRow]:
    """Feeds below their folders, folders within folders; those in none first."""
    shown: set[str] = set()
    for feed in sorted(feeds, key=lambda one: (one.folder.casefold(), one.title.casefold())):
        parts = feed.folder.split("/") if feed.folder else []
        for depth in range(1, len(parts) + 1):
            path = "/".join(parts[:depth])
            if path not in shown:
                shown.add(path)
                unread = sum(_count(counts, one).unread for one in feeds if is_in(one, path))
                view = View(ViewKind.FOLDER, path)
                yield ListRow(f"{parts[depth - 1]}/", view, depth, unread, is_new=True)
        yield ListRow(
            feed.title,
            View(ViewKind.FEED, feed.number),
            len(parts) + 1,
            _count(counts, feed).unread,
            is_new=True,
            problem=feed.problem or "",
        )


def is_in(feed: Feed, folder: str) -> bool:
    """Whether a feed lies in a folder, or in one within it."""
    return feed.folder == folder or feed.folder.startswith(f"{folder}/")


def _count(counts: Counts, feed: Feed) -> Count:
    return counts.by_feed.get(feed.number, Count())


def size_of(view: View, counts: Counts, feeds: Iterable[Feed]) -> int | None:
    """How many items a view has, where that is kept; else None."""
    whole = counts.whole
    plain = {
        ViewKind.ALL: whole.shown,
        ViewKind.UNREAD: whole.unread,
        ViewKind.STARRED: whole.starred,
        ViewKind.ARCHIVED: whole.archived,
        ViewKind.LOCAL: counts.local.shown,
    }
    if view.kind is ViewKind.FEED:
        return counts.by_feed.get(int(view.key), Count()).shown
    if view.kind is ViewKind.FOLDER:
        return sum(_count(counts, feed).shown for feed in feeds if is_in(feed, str(view.key)))
    return plain.get(view.kind)


def title_of(view: View, rows: Iterable[ListRow]) -> str:
    """What a view is called."""
    named = next((row.title for row in rows if row.view == view), "")
    if named:
        return named.removesuffix("/") if view.kind is ViewKind.FOLDER else named
    return TITLES.get(view.kind, str(view.key))


def list_line(row: ListRow, width: int, is_open: bool) -> Content:
    """A row in one line of `width` cells, its number at the right end."""
    if row.view is None:
        return Content.styled(row.title, "bold $quiet")
    number = f"{row.number:,}" if row.number else ""
    title = Content(INDENT * row.depth + row.title)
    if is_open or (row.is_new and row.number):
        title = title.stylize("bold underline" if is_open else "bold")
    mark = Content.styled(" !", "$error") if row.problem else Content()
    room = max(1, width - len(number) - 1 - mark.cell_length)
    title = title.truncate(room, ellipsis=True) + mark
    gap = " " * max(1, width - title.cell_length - len(number))
    return Content.assemble(title, gap, (number, "$accent" if row.is_new else "$quiet"))
