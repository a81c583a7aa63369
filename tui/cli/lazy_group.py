"""A click group that loads its commands one at a time."""

from __future__ import annotations

from importlib import import_module
from typing import cast

import click

from tui.cli.families import COMMANDS


class Families(click.Group):
    """A group whose commands are loaded one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command, None where there is none of that name."""
        listed = COMMANDS.get(cmd_name)
        if listed is None:
            return None
        module = import_module(f"tui.cli.{listed.module}")
        return cast(click.Command, getattr(module, listed.attribute))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table into the help without loading a command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.about) for name, listed in COMMANDS.items()])
