"""Commands of the library."""

from __future__ import annotations

from tui.commands.base import LibraryCommand


class NextUnread(LibraryCommand):
    """Open the next unread article, of this list first, then of the whole library."""

    id, keys, hint = "library.next_unread", "n,full_stop", "next unread"


class ToggleRead(LibraryCommand):
    """Mark the article as read, or as unread again."""

    id, keys, hint = "item.read", "r", "read"


class ToggleStar(LibraryCommand):
    """Give the article a star, or take it away."""

    id, keys, hint = "item.star", "s", "star"


class EditItemTags(LibraryCommand):
    """Give the article tags, split by commas."""

    id, keys = "item.tags", "t"


class ArchiveItem(LibraryCommand):
    """Put the article into the archive, or bring it back from there."""

    id, keys = "item.archive", "a"


class DeleteItem(LibraryCommand):
    """Take the article out of the library; its marks stay. In the lists: a feed, a saved search."""

    id, keys = "item.delete", "d,x,delete"


class MarkAllRead(LibraryCommand):
    """Mark all articles of this list as read."""

    id, keys = "library.all_read", "A"


class UndoLibraryStep(LibraryCommand):
    """Take back what you did last in the library; works after a restart too."""

    id, keys, hint = "library.undo", "u,ctrl+z", "undo"


class SearchLibrary(LibraryCommand):
    """Search titles and full texts as you type; feed: tag: is: since: verdict: claimant: narrow."""

    id, keys, hint = "library.search", "slash", "search"


class KeepSearch(LibraryCommand):
    """Keep what you search for as a list of its own, beside the feeds."""

    id, keys = "library.keep_search", "w"


class ChangeOrder(LibraryCommand):
    """List the oldest first, or again the newest; hits of a search the best or the newest first."""

    id, keys = "library.order", "O"


class ToggleLists(LibraryCommand):
    """Show or hide the lists: feeds, folders, searches."""

    id, keys, hint = "library.lists", "p", "lists"


class SwitchLibraryFocus(LibraryCommand):
    """Go from the articles to the lists and back."""

    id, keys = "library.focus", "tab,shift+tab"


class BrowseItem(LibraryCommand):
    """Open the article's address in your browser."""

    id, keys = "item.browse", "o"


class CopyItemLink(LibraryCommand):
    """Copy the article's address."""

    id, keys = "item.copy_link", "y"


class CiteItem(LibraryCommand):
    """Copy the article as a citation in Markdown: title, link, author, site, date."""

    id, keys = "item.cite", "Y"


class OpenSample(LibraryCommand):
    """Open the sample article that comes with newsread."""

    id, keys = "library.sample", "e"


class BackToArticle(LibraryCommand):
    """Leave the lists or the search, then go back to the article that was open."""

    id, keys = "library.back", "escape"


class ReloadLibrary(LibraryCommand):
    """Read the list of articles again."""

    id, keys = "library.reload", "f5"
