"""From a view to the condition that its items meet, in SQL. Pure."""

from __future__ import annotations

from articles.library.model import Order, View, ViewKind

Condition = tuple[str, tuple[int | str, ...]]
"""What stands after WHERE, and the values of its question marks."""

SHOWN = "items.shelf = 0"

_PLAIN: dict[ViewKind, str] = {
    ViewKind.ALL: SHOWN,
    ViewKind.UNREAD: f"{SHOWN} AND items.is_read = 0",
    ViewKind.STARRED: "items.shelf < 2 AND items.is_starred = 1",
    ViewKind.LOCAL: f"{SHOWN} AND items.is_local = 1",
    ViewKind.ARCHIVED: "items.shelf = 1",
}

IN_FOLDER = "SELECT number FROM feeds WHERE folder = ? OR substr(folder, 1, length(?)) = ?"
"""The feeds of a folder and of those in it: of its path, and twice of its path with a slash."""


def condition_of(view: View) -> Condition:
    """What the items of `view` have in common; MARKED and SEARCH are asked in other ways."""
    if view.kind in _PLAIN:
        return _PLAIN[view.kind], ()
    if view.kind is ViewKind.FEED:
        return f"items.feed = ? AND {SHOWN}", (view.key,)
    if view.kind is ViewKind.FOLDER:
        inside = f"{view.key}/"
        return f"{SHOWN} AND items.feed IN ({IN_FOLDER})", (view.key, inside, inside)
    if view.kind is ViewKind.TAG:
        of_tag = "SELECT number FROM tags WHERE tag = ?"
        return f"items.shelf < 2 AND items.number IN ({of_tag})", (view.key,)
    if view.kind is ViewKind.RULE:
        of_rule = "SELECT number FROM rule_hits WHERE rule = ?"
        return f"items.shelf <> 2 AND items.number IN ({of_rule})", (view.key,)
    raise ValueError(f"the view {view.kind} is not a condition on items")


def sorting_of(order: Order) -> str:
    """What stands after ORDER BY."""
    way = "DESC" if order is Order.NEWEST else "ASC"
    return f"items.moment {way}, items.number {way}"
