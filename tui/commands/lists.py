"""Commands inside a list."""

from __future__ import annotations

from tui.commands.base import ListCommand


class RowDown(ListCommand):
    """Go down by a row."""

    id, keys = "list.down", "down,j"


class RowUp(ListCommand):
    """Go up by a row."""

    id, keys = "list.up", "up,k"


class RowsDown(ListCommand):
    """Go down by a page of rows."""

    id, keys = "list.page_down", "pagedown,space,ctrl+f"


class RowsUp(ListCommand):
    """Go up by a page of rows."""

    id, keys = "list.page_up", "pageup,b,ctrl+b"


class FirstRow(ListCommand):
    """Go to the first row."""

    id, keys = "list.first", "home,g"


class LastRow(ListCommand):
    """Go to the last row."""

    id, keys = "list.last", "end,G"


class ChooseRow(ListCommand):
    """Go to what the row names."""

    id, keys, hint = "list.choose", "enter", "open"
