"""Settings as commented TOML: printed for the reader, and changed without losing comments."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import Field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.files import write_atomically
from tui.settings import Layers, Settings, SettingsError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table

    from tui.rules import SetRule

COMMENT_WIDTH = 78


def config_text(settings: Settings) -> str:
    """The settings as TOML, each below its entry in the manual."""
    import tomlkit

    document = tomlkit.document()
    for setting in fields(Settings):
        value = getattr(settings, setting.name)
        help_lines = _comment_lines(setting)
        if setting.name == "rules":
            _add_rules(document, help_lines, settings.rules)
            continue
        if isinstance(value, Layers | Mapping):
            document.add(setting.name, _as_table(help_lines, value))
            continue
        for line in help_lines:
            document.add(tomlkit.comment(line))
        document.add(setting.name, value)
        document.add(tomlkit.nl())
    return tomlkit.dumps(document).rstrip() + "\n"


def _comment_lines(setting: Field[Any]) -> list[str]:
    """The help of a setting, wrapped."""
    return textwrap.wrap(setting.metadata["help"], COMMENT_WIDTH, break_on_hyphens=False)


def _as_table(help_lines: list[str], value: Layers | Mapping[str, str]) -> Table:
    """The layers, each below its help, or what the reader named."""
    import tomlkit

    table = tomlkit.table()
    for line in help_lines:
        table.add(tomlkit.comment(line))
    if isinstance(value, Layers):
        for layer in fields(Layers):
            switch = tomlkit.item(getattr(value, layer.name))
            table.add(layer.name, switch.comment(layer.metadata["help"]))
        table.add(tomlkit.nl())
    else:
        for name, text in value.items():
            table.add(tomlkit.key([name]), text)
        table.add(tomlkit.nl())
    return table


def _add_rules(document: TOMLDocument, help_lines: list[str], rules: tuple[SetRule, ...]) -> None:
    """The reader's rules below their help."""
    import tomlkit

    for line in help_lines:
        document.add(tomlkit.comment(line))
    if not rules:
        return
    tables = tomlkit.aot()
    for one in rules:
        rule = one.rule
        table = tomlkit.table()
        values = {
            "name": rule.name,
            "words": list(rule.words),
            "pattern": rule.pattern,
            "where": rule.place.value,
            "feed": one.feed,
            "action": rule.action.value,
            "tag": rule.tag,
        }
        for name, value in values.items():
            if value:
                table.add(name, value)
        tables.append(table)
    document.add("rules", tables)


def write_setting(path: Path, name: str, value: str | int | bool) -> None:
    """Set `name` ("theme", or "layers.figures") in the file at `path`; comments stay.

    The file and its folder are made where they are missing. Raises SettingsError where the
    file can't be read, is not TOML or can't be written.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(_text_of(path))
        table_name, _, own_name = name.rpartition(".")
        table = document.setdefault(table_name, tomlkit.table()) if table_name else document
        table[own_name] = value
        text = tomlkit.dumps(document)
    except (TOMLKitError, TypeError) as error:
        raise SettingsError(
            f"{path} is not valid TOML, so {name} could not be kept in it."
        ) from error
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode())
    except OSError as error:
        raise SettingsError(f"{path} can't be written: {error.strerror}.") from error


def _text_of(path: Path) -> str:
    """The file's text, empty where there is no file yet; raises SettingsError."""
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} can't be read as UTF-8 text.") from error
