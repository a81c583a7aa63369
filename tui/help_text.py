"""What the help screen says: every command with its keys, and what the signs mean; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from textual.content import Content

from tui.bindings import display_keys, keys_of
from tui.commands import COMMANDS
from tui.signs import SIGNS, STANCE_SIGNS, STYLE_NAMES, WORDS
from tui.state_signs import state_legend

TWO_COLUMNS_FROM = 120
"""Cells that two columns need."""

COLUMN_GAP = 4
ITEM_GAP = "   "
KEYS_WIDTH = 16
"""Cells of the column of keys; longer keys push their title to the right."""


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """One command."""

    keys: str
    title: str
    help: str


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Commands under one heading."""

    name: str
    entries: tuple[HelpEntry, ...]


def help_groups(keymap: Mapping[str, str], query: str = "") -> tuple[HelpGroup, ...]:
    """All commands with their keys in effect, or those that hold every word of `query`."""
    words = query.casefold().split()
    groups: dict[str, list[HelpEntry]] = {}
    for command in COMMANDS:
        keys = display_keys(keys_of(command, keymap))
        told = f"{keys} {command.title} {command.help} {command.group} {command.id}".casefold()
        if all(word in told for word in words):
            entry = HelpEntry(keys, command.title, command.help)
            groups.setdefault(command.group, []).append(entry)
    return tuple(HelpGroup(name, tuple(entries)) for name, entries in groups.items())


def help_lines(groups: Sequence[HelpGroup], width: int) -> list[Content]:
    """The lines of the help at `width` cells: the signs, then the commands in columns."""
    if not groups:
        return [Content.styled("No command has these words.", "$quiet")]
    if width < TWO_COLUMNS_FROM:
        return [*legend_lines(width), *_column(groups, width)]
    column_width = (width - COLUMN_GAP) // 2
    blocks = [group_lines(group, column_width) for group in groups]
    left_count = balanced_split([len(block) for block in blocks])
    left = _column(groups[:left_count], column_width)
    right = _column(groups[left_count:], column_width)
    rows = zip_longest(left, right, fillvalue=Content())
    return [*legend_lines(width), *(_side_by_side(*row, column_width) for row in rows)]


def legend_lines(width: int) -> list[Content]:
    """What the signs of verdicts and stances mean."""
    verdicts = [
        Content.assemble((SIGNS[verdict], f"bold $claim-{STYLE_NAMES[verdict]}"), f" {words}")
        for verdict, words in WORDS.items()
    ]
    verdicts += state_legend()
    stances = [Content(f"{sign} {stance}") for stance, sign in STANCE_SIGNS.items()]
    return [heading("Signs"), *packed(verdicts, width), *packed(stances, width), Content()]


def packed(items: Sequence[Content], width: int) -> list[Content]:
    """`items` side by side, as many in each line as have room, none parted."""
    lines: list[Content] = []
    for item in items:
        if lines and lines[-1].cell_length + len(ITEM_GAP) + item.cell_length <= width:
            lines[-1] = Content(ITEM_GAP).join([lines[-1], item])
        else:
            lines.append(item)
    return lines


def group_lines(group: HelpGroup, width: int) -> list[Content]:
    """A heading, one command a paragraph, and a blank line."""
    lines = [heading(group.name)]
    for entry in group.entries:
        lines.extend(entry_lines(entry, width))
    return [*lines, Content()]


def entry_lines(entry: HelpEntry, width: int) -> list[Content]:
    """One command: its keys, then its title and help wrapped beside them."""
    keys = Content.styled(entry.keys, "bold $accent")
    told = Content.assemble((entry.title, "bold"), "  ", (entry.help, "$quiet"))
    beside = told.wrap(max(20, width - KEYS_WIDTH))
    room = KEYS_WIDTH - keys.cell_length
    if room < 1:
        return [keys, *(line.pad_left(KEYS_WIDTH) for line in beside)]
    first = Content.assemble(keys, " " * room, beside[0])
    return [first, *(line.pad_left(KEYS_WIDTH) for line in beside[1:])]


def heading(name: str) -> Content:
    """The heading of a group."""
    return Content.styled(name, "bold $primary")


def balanced_split(heights: Sequence[int]) -> int:
    """How many of the blocks go to the left, so that the higher column is as low as can be."""
    return min(
        range(1, len(heights) + 1),
        key=lambda count: max(sum(heights[:count]), sum(heights[count:])),
    )


def _column(groups: Sequence[HelpGroup], width: int) -> list[Content]:
    return [line for group in groups for line in group_lines(group, width)]


def _side_by_side(left: Content, right: Content, column_width: int) -> Content:
    gap = max(0, column_width - left.cell_length) + COLUMN_GAP
    return Content.assemble(left, " " * gap, right)
