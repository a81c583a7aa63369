"""The commands that print the settings."""

from __future__ import annotations

import click

from tui.cli.workspace import open_workspace


@click.group()
def config() -> None:
    """Print the settings."""


@config.command()
def path() -> int:
    """Print where the settings file is, or would be."""
    from tui.folders import find_folders
    from tui.output import write_data

    write_data(f"{find_folders().config_file}\n")
    return 0


@config.command("show")
def show_settings() -> int:
    """Print the settings in effect as TOML, ready to be a settings file."""
    from tui.cli.config_output import print_settings

    return print_settings(open_workspace().settings)


@config.command()
def keys() -> int:
    """Print every command with its id and keys."""
    from tui.cli.config_output import print_keys

    return print_keys(open_workspace().settings.keys)
