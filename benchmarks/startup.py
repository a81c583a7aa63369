"""From starting newsread to an article's words on the screen, against an empty Textual app."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.support.measuring import (
    MILLISECONDS,
    NEWSREAD,
    analysed,
    empty_start,
    newsread_start,
)
from benchmarks.support.table import Row, print_rows, ratio_row

REACHES = {1_000: 1.25, 1_000_000: 1.5}
"""Words of a text, and how many times an empty app's start is allowed for it."""

RUNS = {1_000: 25, 1_000_000: 9}
COMMANDS = (("--version",), ("--help",))
COMMAND_RUNS = 25
COMMAND_REACH = 4.0


def start_times(
    source: Path, home: Path, runs: int, *, seen: bool
) -> tuple[list[float], list[float]]:
    """Start times of newsread and of the empty app, in turns; the first of each is not counted."""
    ours, floor = [], []
    for number in range(runs + 1):
        with TemporaryDirectory() as fresh:
            place = home if seen else Path(fresh)
            mine, theirs = newsread_start(source, place), empty_start(place)
        if number:
            ours.append(mine)
            floor.append(theirs)
    return ours, floor


def command_time(*words: str | Path) -> float:
    """Milliseconds that a command runs."""
    begin = perf_counter()
    run(words, stdout=DEVNULL, check=True)
    return (perf_counter() - begin) * MILLISECONDS


def command_rows() -> Iterator[Row]:
    """The commands that only tell something, against a Python that does nothing."""
    for words in COMMANDS:
        ours, floor = [], []
        for number in range(COMMAND_RUNS + 1):
            times = command_time(NEWSREAD, *words), command_time(sys.executable, "-c", "pass")
            if number:
                ours.append(times[0])
                floor.append(times[1])
        yield ratio_row(f"newsread {' '.join(words)}", ours, floor, COMMAND_REACH)


def rows() -> Iterator[Row]:
    """Each length, opened for the first time and again."""
    for length, reach in REACHES.items():
        runs = RUNS[length]
        source, home = analysed(length)
        ours, floor = start_times(source, home, runs, seen=False)
        yield ratio_row(f"start, {length:,} words, never opened before", ours, floor, reach)
        ours, floor = start_times(source, home, runs, seen=True)
        yield ratio_row(f"start, {length:,} words, analysed before", ours, floor, reach)
    yield from command_rows()


if __name__ == "__main__":
    print_rows(rows())
