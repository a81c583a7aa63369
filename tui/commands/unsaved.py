"""Commands of the dialog that asks what becomes of marks that are not on disk."""

from __future__ import annotations

from tui.commands.base import UnsavedCommand


class TryAgain(UnsavedCommand):
    """Try again to put the marks on disk, and leave once they are there."""

    id, keys, hint = "unsaved.retry", "r", "try again"


class WriteElsewhere(UnsavedCommand):
    """Write the marks to a file in another folder, from which they can be imported, and leave."""

    id, keys, hint = "unsaved.write", "w", "write to a file and leave"


class LeaveWithout(UnsavedCommand):
    """Leave although the marks that are not on disk are lost then."""

    id, keys, hint = "unsaved.leave", "l", "leave without them"


class StayHere(UnsavedCommand):
    """Go back to the article; the marks wait, and are tried again."""

    id, keys, hint = "unsaved.stay", "escape", "stay"
