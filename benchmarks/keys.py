"""From a key to the repainted screen, against a key of an empty Textual app that repaints a line.

Prints a line for each key and length of text: medians of interleaved keys, and their ratio.
"""

from __future__ import annotations

from functools import partial
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.support.empty_app import READY
from benchmarks.support.measuring import (
    EMPTY,
    LONGEST_WAIT,
    NEWSREAD,
    analyse,
    key_time,
    program,
    table_head,
    table_line,
)
from benchmarks.support.terminal import Terminal
from benchmarks.support.texts import write_text

LENGTHS = (1_000, 100_000, 1_000_000)
KEYS_NOT_COUNTED = 5
KEYS_COUNTED = 40

say = partial(print, flush=True)


def times_in_turns(
    ours: Terminal, floor: Terminal, keys: list[tuple[str, bytes]]
) -> tuple[list[float], list[float]]:
    """The times of `keys` in newsread, each followed by a key in the empty app."""
    mine, theirs = [], []
    for number, (key, answer) in enumerate(keys):
        times = key_time(ours, key, answer), key_time(floor, "j", b"key")
        if number >= KEYS_NOT_COUNTED:
            mine.append(times[0])
            theirs.append(times[1])
    return mine, theirs


def measure(source: Path, home: Path, length: int) -> None:
    """Print the lines of one text."""
    keys = KEYS_NOT_COUNTED + KEYS_COUNTED
    claims = [("j", f"claim {number}/".encode()) for number in range(1, keys + 1)]
    pages = list(islice(cycle([("page_up", b""), ("page_down", b"")]), keys))
    marks = list(islice(cycle([("v", "✓1".encode()), ("v", "✓0".encode())]), keys))
    with program((NEWSREAD, source), home) as ours, program(EMPTY, home) as floor:
        ours.wait_for_bytes("claim –/".encode(), patience=LONGEST_WAIT)
        floor.wait_for_bytes(READY.encode())
        claim_times, floor_times = times_in_turns(ours, floor, claims)
        say(table_line(f"{length:,} words, j: next claim", claim_times, floor_times))
        mark_times, _ = times_in_turns(ours, floor, marks)
        page_times, floor_times = times_in_turns(ours, floor, pages)
        say(table_line(f"{length:,} words, page up and down", page_times, floor_times))
        say(table_line(f"{length:,} words, v: mark, against j", mark_times, claim_times))


def main() -> None:
    """Measure each length with its analysis made before."""
    say(f"Key to repaint (medians of {KEYS_COUNTED})")
    say(table_head("floor"))
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        for length in LENGTHS:
            source = write_text(Path(folder), length)
            seconds = analyse(source, home)
            measure(source, home, length)
            say(f"  ({length:,} words were analysed in {seconds:.1f} s before)")


if __name__ == "__main__":
    main()
