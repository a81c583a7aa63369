"""Emoji on whose width terminals disagree, drawn so that nothing beside them moves.

A family of three is one emoji of two cells in one terminal and three emoji of six cells in
another. What follows is put where Textual takes it to be, whatever the terminal thinks.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from textual.driver import Driver

from tui.graphemes import FLAG_LETTERS, PICTURES

_MARK = "\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_DOUBTFUL = re.compile(f"[\u200d{_MARK}{FLAG_LETTERS}]")
_SEQUENCE = r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])"
_BASE = f"[^\x00-\x1f\x7f\u200d{_MARK}{FLAG_LETTERS}]"
_JOINED = f"(?:\u200d(?![{FLAG_LETTERS}])[{PICTURES}][{_MARK}]*)"
_EMOJI = (
    f"[{FLAG_LETTERS}]{{1,2}}[{_MARK}]*{_JOINED}*"
    f"|{_BASE}?[{_MARK}]+{_JOINED}*"
    f"|(?![{FLAG_LETTERS}])[{PICTURES}]{_JOINED}+"
)
_SEQUENCE_OR_EMOJI = f"{_SEQUENCE}|(?P<emoji>{_EMOJI})"
"""Compiled when it is needed: the first paint need not wait for it."""

_SAVE, _RESTORE = "\x1b7", "\x1b8"
"""DECSC and DECRC: where the cursor is, and back there."""


def steadied(output: str) -> str:
    """What is sent to the terminal, with the cursor put right after each doubtful emoji.

    Its cells are blanked first, since the terminal may draw it narrower than they are.
    """
    if not _DOUBTFUL.search(output):
        return output
    return re.sub(_SEQUENCE_OR_EMOJI, _put_right, output)


def _put_right(found: re.Match[str]) -> str:
    emoji = found["emoji"]
    if not emoji:
        return found[0]
    cells = cell_len(emoji)
    if not cells:
        return f"{_SAVE}{emoji}{_RESTORE}"
    blanks, forward = " " * cells, f"\x1b[{cells}C"
    # Saved twice, since a terminal may forget the place when it goes back there.
    return f"{_SAVE}{blanks}{_RESTORE}{_SAVE}{emoji}{_RESTORE}{forward}"


def with_steady_output(driver: type[Driver]) -> type[Driver]:
    """A driver that sends what it is given, steadied."""

    class SteadyDriver(driver):  # type: ignore[misc, valid-type]
        def write(self, data: str) -> None:
            super().write(steadied(data))

    return SteadyDriver
