"""From a key to the repainted screen, against a key of an empty Textual app."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from typing import NamedTuple

from benchmarks.support.empty_app import READY
from benchmarks.support.measuring import (
    EMPTY,
    LONGEST_WAIT,
    NEWSREAD,
    analysed,
    key_time,
    program,
    resize_time,
)
from benchmarks.support.table import Row, print_rows, ratio_row
from benchmarks.support.terminal import Terminal

LENGTHS = (1_000, 100_000, 1_000_000)
KEYS_NOT_COUNTED = 5
KEYS_COUNTED = 41
KEYS = KEYS_NOT_COUNTED + KEYS_COUNTED
"""An even number, so that what is done in turns is undone at the end."""

STEP, GROWTH, PAGE, MARK, RESIZE = 1.3, 1.1, 4.0, 2.0, 1.6
"""What has to be reached."""

RESIZED = 100_000
"""Words of the text at which a resize is measured."""


class Press(NamedTuple):
    """A key and what its answer on the screen holds."""

    key: str
    answer: bytes = b""


def times_in_turns(
    ours: Terminal, floor: Terminal, presses: list[Press]
) -> tuple[list[float], list[float]]:
    """The times of `presses` in newsread, each followed by a key in the empty app."""
    mine, theirs = [], []
    for number, press in enumerate(presses):
        times = key_time(ours, *press), key_time(floor, "j", b"key")
        if number >= KEYS_NOT_COUNTED:
            mine.append(times[0])
            theirs.append(times[1])
    return mine, theirs


def again_and_again(*presses: Press) -> list[Press]:
    """As many presses as are measured."""
    return list(islice(cycle(presses), KEYS))


def marks_and_moves(ours: Terminal, first: int) -> tuple[list[float], list[float]]:
    """The times of a mark on each claim from number `first` on, and of the move to the next.

    They take turns, so that a machine that gets slower meanwhile slows both.
    """
    marks, moves = [], []
    for number in range(KEYS):
        times = (
            key_time(ours, "v", f"✓{number + 1}".encode()),
            key_time(ours, "j", f"claim {first + number + 1}/".encode()),
        )
        if number >= KEYS_NOT_COUNTED:
            marks.append(times[0])
            moves.append(times[1])
    return marks, moves


def key_rows(ours: Terminal, floor: Terminal, words: str) -> Iterator[Row]:
    """The keys in one text; the first row is that of the cursor move."""
    claims = [Press("j", f"claim {number}/".encode()) for number in range(1, KEYS + 1)]
    pages = again_and_again(Press("page_down"), Press("page_up"))
    ends = again_and_again(Press("G", b"100%"), Press("g"))
    steps, floor_times = times_in_turns(ours, floor, claims)
    yield ratio_row(f"cursor move (j), {words}", steps, floor_times, STEP)
    ours.press("g").read_until_quiet()
    key_time(ours, "j", b"claim 1/")
    marks, moves = marks_and_moves(ours, 1)
    yield ratio_row(f"mark a claim (v) against a cursor move, {words}", marks, moves, MARK)
    for what, presses in (("page up and down", pages), ("jump to the end and back", ends)):
        # A key that moves nothing is answered by nothing: each begins at the top.
        ours.press("g").read_until_quiet()
        times, floor_times = times_in_turns(ours, floor, presses)
        yield ratio_row(f"{what}, {words}", times, floor_times, PAGE)


def resize_row(ours: Terminal, floor: Terminal, words: str) -> Row:
    """Windows made narrower and wider in turns."""
    mine, theirs = [], []
    for number, columns in enumerate(islice(cycle((90, 100)), KEYS)):
        times = resize_time(ours, columns, 30), resize_time(floor, columns, 30)
        if number >= KEYS_NOT_COUNTED:
            mine.append(times[0])
            theirs.append(times[1])
    return ratio_row(f"resize to the first frame, {words}", mine, theirs, RESIZE)


def is_seen_whole(terminal: Terminal) -> bool:
    """All claims are there."""
    return "looking for" not in terminal.text


def rows() -> Iterator[Row]:
    """Each length with its analysis made before; then how the cursor move grows."""
    moves: dict[int, Row] = {}
    for length in LENGTHS:
        source, home = analysed(length)
        with program((NEWSREAD, source), home) as ours, program(EMPTY, home) as floor:
            ours.wait_for_bytes("claim –/".encode(), patience=LONGEST_WAIT)
            ours.wait_for(is_seen_whole, patience=LONGEST_WAIT)
            ours.press("g").read_until_quiet()
            floor.wait_for_bytes(READY.encode())
            words = f"{length:,} words"
            for row in key_rows(ours, floor, words):
                moves.setdefault(length, row)
                yield row
            if length == RESIZED:
                yield resize_row(ours, floor, words)
    grown = moves[LENGTHS[-1]].measured / moves[LENGTHS[0]].measured
    yield Row("cursor move, 1,000,000 words against 1,000", grown, GROWTH)


if __name__ == "__main__":
    print_rows(rows())
