"""Which commands there are, where each lives and what it does in a line.

The help of the whole program prints this table alone; a command's own module is loaded when the
command is run or asked for help.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import cast

import click


@dataclass(frozen=True)
class Listed:
    """One command of the program."""

    module: str
    """The module below `tui.cli` that declares it."""
    attribute: str
    """Its name in that module."""
    about: str
    """What it does, one line."""


COMMANDS: dict[str, Listed] = {
    "show": Listed("article_commands", "show", "Print an article with its highlights and marks."),
    "analyze": Listed("article_commands", "analyze", "Print entities, figures and claims as JSON."),
    "export": Listed("article_commands", "export", "Print annotated articles as JSON."),
    "schema": Listed("article_commands", "schema", "Print the JSON Schema of what export prints."),
    "config": Listed("config_commands", "config", "Print the settings."),
    "pipeline": Listed(
        "pipeline_commands", "pipeline", "List, choose and install spaCy pipelines."
    ),
}
"""Every command of the program by its name, in the order of its help."""


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
