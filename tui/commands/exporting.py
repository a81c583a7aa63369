"""Commands while the reader chooses a format to export in."""

from __future__ import annotations

from tui.commands.base import ExportCommand


class LeaveFormats(ExportCommand):
    """Go back to the article and write nothing."""

    id, keys, hint = "formats.leave", "escape", "back"
