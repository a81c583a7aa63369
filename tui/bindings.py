"""From commands and the reader's own keys to Textual's bindings, pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from textual.binding import Binding

from articles.clean import clean_line
from tui.commands import COMMANDS
from tui.key_names import display_key, normal_key

if TYPE_CHECKING:
    from tui.commands.base import Command

SETTINGS_NAME = "config.toml"

COMMAND_BY_ID = {command.id: command for command in COMMANDS}

SHADOWING = frozenset(
    {
        ("selecting", "reading"),
        ("list", "reading"),
        ("list", "library"),
        ("list", "comparison"),
        ("list", "across"),
    }
)
"""Contexts of which the first lies above the second, so that both may use one key."""

ACTIVE_TOGETHER = frozenset({"reading", "selecting", "list", "library", "comparison", "across"})
"""Contexts in which the keys of the app work too."""


def bindings_of(context: str) -> list[Binding]:
    """Textual's bindings for the commands of `context`, with their default keys."""
    return [binding_of(command) for command in COMMANDS if command.context == context]


def binding_of(command: type[Command]) -> Binding:
    """Textual's binding for one command, with its default keys."""
    return Binding(
        key=command.keys,
        action=command.action,
        description=command.title,
        id=command.id,
        tooltip=command.help,
        show=False,
    )


def keys_of(command: type[Command], keymap: Mapping[str, str]) -> str:
    """The keys of `command` in effect, in Textual's names, split by commas."""
    return keymap.get(command.id, command.keys)


def display_keys(keys: str) -> str:
    """How people read keys in Textual's names: "space,ctrl+f" → "Space, Ctrl+F"."""
    return ", ".join(display_key(key) for key in keys.split(","))


def check_keymap(keys: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """What of the reader's own keys (command id → keys split by commas) can be used.

    Returns the keymap in Textual's names of keys, and one sentence that names the settings file
    for each unknown command, unknown key, and key that two commands would share where both can
    work. What a problem does not touch is used; a command that is left without a key keeps its
    default.
    """
    problems: list[str] = []
    wanted: dict[str, tuple[str, ...]] = {}
    for identifier, written in keys.items():
        if identifier not in COMMAND_BY_ID:
            problems.append(_unknown_command(identifier))
            continue
        names, unknown = _read_keys(written)
        problems.extend(
            f'"{clean_line(key)}", set for {identifier}, is not the name of a key.'
            for key in unknown
        )
        if names:
            wanted[identifier] = names
        elif not unknown:
            problems.append(f"No key is set for {identifier}, so it keeps its own.")
    problems.extend(_leave_out_clashes(wanted))
    keymap = {identifier: ",".join(names) for identifier, names in wanted.items()}
    return keymap, tuple(f"{SETTINGS_NAME}: {problem}" for problem in problems)


def _unknown_command(identifier: str) -> str:
    """A sentence that names the unknown command and the nearest known one."""
    near = get_close_matches(identifier, COMMAND_BY_ID, n=1)
    advice = f'did you mean "{near[0]}"?' if near else "see newsread config keys."
    return f'There is no command "{clean_line(identifier)}" to set keys for; {advice}'


def _read_keys(written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys in Textual's names without repetition, and those that are none."""
    parts = [","] if written.strip() == "," else written.split(",")
    read = [(part, normal_key(part)) for part in parts if part.strip()]
    known = dict.fromkeys(name for _, name in read if name is not None)
    return tuple(known), tuple(part.strip() for part, name in read if name is None)


def _leave_out_clashes(wanted: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Take the clashing keys out of `wanted`, the later wish first; a sentence for each.

    One key is taken at a time, since a command that loses its last falls back to its own keys,
    which may clash in turn.
    """
    while clash := _find_clash(wanted):
        loser, holder, key = clash
        left = tuple(name for name in wanted[loser.id] if name != key)
        if left:
            wanted[loser.id] = left
        else:
            del wanted[loser.id]
        yield (
            f'The key {display_key(key)} can\'t be set for {loser.id} ("{loser.title}"): '
            f'{holder.id} ("{holder.title}") has it already.'
        )


def _find_clash(
    wanted: Mapping[str, tuple[str, ...]],
) -> tuple[type[Command], type[Command], str] | None:
    """A command whose wish must yield, the one that has the key, and the key; or None."""
    holders: dict[str, list[type[Command]]] = {}
    wishes = [COMMAND_BY_ID[identifier] for identifier in wanted]
    unchanged = [command for command in COMMANDS if command.id not in wanted]
    for command in unchanged + wishes:
        for key in wanted.get(command.id) or command.keys.split(","):
            for holder in holders.get(key, ()):
                if can_clash(command, holder):
                    return command, holder, key
            holders.setdefault(key, []).append(command)
    return None


def can_clash(one: type[Command], other: type[Command]) -> bool:
    """Whether one key for both would leave one of them out of reach."""
    contexts = (one.context, other.context)
    if one.context == other.context:
        return True
    if contexts in SHADOWING or contexts[::-1] in SHADOWING:
        return False
    return "app" in contexts and not ACTIVE_TOGETHER.isdisjoint(contexts)
