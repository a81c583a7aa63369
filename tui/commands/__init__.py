"""Every command of the app, one small class each.

Footer, help screen, command palette, key bindings and the `[keys]` table of the settings all
read this one place. A module holds the commands of one kind; a new module is named here.
"""

from __future__ import annotations

from tui.commands import (  # noqa: F401 - a command is known once its module is loaded
    across,
    choosing,
    claims,
    dialogs,
    everywhere,
    exporting,
    feeds,
    library,
    lists,
    marking,
    moving,
    revisions,
    sharing,
    spans,
    unsaved,
    viewing,
)
from tui.commands.base import Command, walk_commands

COMMANDS: tuple[type[Command], ...] = tuple(walk_commands(Command))


def commands_of(context: str) -> tuple[type[Command], ...]:
    """The commands that work in `context`."""
    return tuple(command for command in COMMANDS if command.context == context)
