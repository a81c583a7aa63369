"""Commands of the library."""

from __future__ import annotations

from tui.commands.base import LibraryCommand


class OpenSample(LibraryCommand):
    """Open the sample article that comes with newsread."""

    id, keys, hint = "library.sample", "s", "sample article"


class BackToArticle(LibraryCommand):
    """Go back to the article that was open."""

    id, keys = "library.back", "escape"


class ReloadLibrary(LibraryCommand):
    """Read the list of articles again."""

    id, keys = "library.reload", "f5"
