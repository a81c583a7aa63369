"""What `newsread config` prints."""

from __future__ import annotations

from collections.abc import Mapping

from tui.output import escaped, notice, write_data
from tui.settings import Settings


def print_settings(settings: Settings) -> int:
    """Print the settings in effect as TOML, each below its entry in the manual.

    Says on stderr which of the reader's own keys can't be used.
    """
    from tui.settings_toml import config_text

    usable_keys(settings.keys)
    write_data(escaped(config_text(settings)))
    return 0


def print_keys(keys: Mapping[str, str]) -> int:
    """Print every command with its keys in effect; say on stderr which of `keys` can't be used."""
    write_data(keys_table(usable_keys(keys)))
    return 0


def usable_keys(keys: Mapping[str, str]) -> Mapping[str, str]:
    """The keymap of what can be used of `keys`; a notice on stderr for each of the others."""
    from tui.bindings import check_keymap

    keymap, problems = check_keymap(keys)
    for problem in problems:
        notice(problem)
    return keymap


def keys_table(keymap: Mapping[str, str]) -> str:
    """The commands in columns: id, keys, title, what it does."""
    from tui.bindings import keys_of
    from tui.commands import COMMANDS

    rows = [("ID", "KEYS", "TITLE", "WHAT IT DOES")]
    rows += [
        (command.id, keys_of(command, keymap), command.title, " ".join(command.help.split()))
        for command in COMMANDS
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]])
        + "\n"
        for row in rows
    )
