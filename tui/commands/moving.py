"""Commands that move through an article and from one to the next."""

from __future__ import annotations

from tui.commands.base import MoveCommand


class LineDown(MoveCommand):
    """Scroll down by a line."""

    id, keys = "move.line_down", "down"


class LineUp(MoveCommand):
    """Scroll up by a line."""

    id, keys = "move.line_up", "up"


class PageDown(MoveCommand):
    """Scroll down by a page."""

    id, keys = "move.page_down", "space,pagedown,ctrl+f"


class PageUp(MoveCommand):
    """Scroll up by a page."""

    id, keys = "move.page_up", "b,pageup,ctrl+b"


class HalfPageDown(MoveCommand):
    """Scroll down by half a page."""

    id, keys = "move.half_page_down", "ctrl+d"


class HalfPageUp(MoveCommand):
    """Scroll up by half a page."""

    id, keys = "move.half_page_up", "ctrl+u"


class GoTop(MoveCommand):
    """Go to the top of the article."""

    id, keys = "move.top", "g,home"


class GoEnd(MoveCommand):
    """Go to the end of the article."""

    id, keys = "move.end", "G,end"


class NextHighlight(MoveCommand):
    """Go to the next entity or figure and say what it is."""

    id, keys = "highlight.next", "right_square_bracket,right"


class PreviousHighlight(MoveCommand):
    """Go to the entity or figure before and say what it is."""

    id, keys = "highlight.previous", "left_square_bracket,left"


class SearchArticle(MoveCommand):
    """Search in the article; capitals matter only if you type one."""

    id, keys, hint = "search.open", "slash", "search"


class NextMatch(MoveCommand):
    """Go to the next place that the search found."""

    id, keys = "search.next", "n"


class PreviousMatch(MoveCommand):
    """Go to the place before that the search found."""

    id, keys = "search.previous", "N"


class NextArticle(MoveCommand):
    """Open the next of the articles named at the start."""

    id, keys = "article.next", "greater_than_sign"


class PreviousArticle(MoveCommand):
    """Open the article named before this one."""

    id, keys = "article.previous", "less_than_sign"


class OpenNextUnread(MoveCommand):
    """Open the next unread article of the library."""

    id, keys = "article.next_unread", "full_stop"


class LeaveMode(MoveCommand):
    """Put away the search, the legend or the hint; go back from the panel to the text."""

    id, keys = "mode.leave", "escape"
