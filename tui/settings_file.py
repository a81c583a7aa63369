"""Reads the settings from one TOML file.

A wrong value never stops the program: it is named in one sentence and its default is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple

from tui.settings import Layers, Settings, default_of
from tui.settings_checks import Check, is_language_code


class LoadedSettings(NamedTuple):
    """The settings that are used, and one sentence for each thing in the file that is not."""

    settings: Settings
    problems: tuple[str, ...] = ()


def load_settings(path: Path) -> LoadedSettings:
    """Read the settings at `path`; a missing file gives the defaults, nothing is raised."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as error:
        return LoadedSettings(Settings(), (f"{path} can't be read: {error.strerror}.",))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return LoadedSettings(Settings(), (f"{path} is not UTF-8 text; the defaults are used.",))
    return parse_settings(text, path.name)


def parse_settings(text: str, name: str = "config.toml") -> LoadedSettings:
    """Check the TOML `text` of the file called `name`."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _place_of(str(error))
        return LoadedSettings(
            Settings(), (f"{name} is not valid TOML{place}; the defaults are used.",)
        )
    problems: list[str] = []
    settings = _read_settings(table, problems)
    return LoadedSettings(settings, tuple(f"{name}: {problem}" for problem in problems))


def _place_of(message: str) -> str:
    """Where the TOML is broken, from tomllib's message."""
    import re

    if found := re.search(r"at line (\d+)", message):
        return f" at line {found.group(1)}"
    return " at its end"


def _read_settings(table: Mapping[str, Any], problems: list[str]) -> Settings:
    """The settings of a parsed file; what is wrong is added to `problems`."""
    values = dict(_read_values(Settings, table, "", problems))
    if "layers" in table:
        layers = _table_of(table, "layers", problems)
        values["layers"] = Layers(**dict(_read_values(Layers, layers, "layers.", problems)))
    if "pipelines" in table:
        named = _table_of(table, "pipelines", problems)
        values["pipelines"] = dict(_read_pipelines(named, problems))
    if "claim_review" in table:
        from tui.claim_review_settings import read_claim_review

        reviews = _table_of(table, "claim_review", problems)
        values["claim_review"] = dict(read_claim_review(reviews, problems))
    if "rules" in table:
        from tui.rules import read_rules

        values["rules"] = tuple(read_rules(table["rules"], problems))
    if "keys" in table:
        values["keys"] = dict(_read_keys(_table_of(table, "keys", problems), problems))
    return replace(Settings(), **values)


def _table_of(table: Mapping[str, Any], name: str, problems: list[str]) -> Mapping[str, Any]:
    """The table `name`, or an empty one where something else stands there."""
    value = table[name]
    if isinstance(value, Mapping):
        return value
    problems.append(f"{name} must be a table, written as [{name}].")
    return {}


def _read_values(
    owner: type[Settings | Layers], table: Mapping[str, Any], prefix: str, problems: list[str]
) -> Iterator[tuple[str, Any]]:
    """The plain values of `owner` that the table gives and that pass their check."""
    known = {setting.name: setting for setting in fields(owner)}
    for name, value in table.items():
        if name not in known:
            problems.append(_unknown_setting(name, prefix, tuple(known)))
            continue
        check: Check | None = known[name].metadata["check"]
        if check is not None and (wrong := check(value)):
            default = _as_toml(default_of(known[name]))
            problems.append(f"{prefix}{name} {wrong}; {default} is used.")
        elif check is not None:
            yield name, value


def _read_pipelines(table: Mapping[str, Any], problems: list[str]) -> Iterator[tuple[str, str]]:
    """The reader's pipelines by the code of a language."""
    for name, value in table.items():
        if not is_language_code(name):
            problems.append(f'{_named(name)} is no code of a language, such as "de".')
        elif not isinstance(value, str) or not value.strip():
            problems.append(f"pipelines.{name} must name a pipeline, in quotes.")
        elif name != "en" and value.strip().lower() == "bundled":
            problems.append(f"pipelines.{name}: the bundled pipeline reads English only.")
        else:
            yield name, value


def _read_keys(table: Mapping[str, Any], problems: list[str]) -> Iterator[tuple[str, str]]:
    """The reader's own keys, by the id of the command."""
    for name, value in _flat(table):
        if isinstance(value, str):
            yield name, value
        else:
            problems.append(f'The keys of {_named(name)} must be text in quotes, such as "j,down".')


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Names and values of nested tables, since TOML reads an id with a dot as a table."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _unknown_setting(name: str, prefix: str, known: tuple[str, ...]) -> str:
    """The sentence for a name that is no setting, with the one that was perhaps meant."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, 1)
    hint = f'; did you mean "{prefix}{close[0]}"?' if close else "."
    return f"there is no setting {_named(prefix + name)}{hint}"


def _named(name: str) -> str:
    """A name from the file in quotes, on one line and of bounded length."""
    from articles.clean import clean_line

    return f'"{clean_line(name)}"'


def _as_toml(value: object) -> str:
    """A default as the reader would write it in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
