"""Commands that work on every screen."""

from __future__ import annotations

from tui.commands.base import AppCommand


class SwitchTheme(AppCommand):
    """Switch between the dark, the light and the monochrome theme."""

    id, keys = "app.theme", "T"


class ShowHelp(AppCommand):
    """Show every key and what it does."""

    id, keys, hint = "app.help", "question_mark,f1", "help"


class OpenPalette(AppCommand):
    """Find a command by its name."""

    id, keys = "app.palette", "ctrl+p"


class QuitApp(AppCommand):
    """Leave newsread; your marks are on disk, and where the disk refused one you are asked."""

    id, keys, hint = "app.quit", "q,ctrl+q", "quit"
