"""From starting newsread to an article's words on the screen, against an empty Textual app.

Prints a line for each case: medians of interleaved warm runs, and their ratio.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.support.measuring import (
    analyse,
    empty_start,
    newsread_start,
    table_head,
    table_line,
)
from benchmarks.support.texts import write_text

LENGTHS = (1_000, 1_000_000)
RUNS = 9


def measure(source: Path, home: Path, *, analysed: bool) -> tuple[list[float], list[float]]:
    """Start times of newsread and of the empty app, in turns; the first of each is not counted."""
    ours, floor = [], []
    for number in range(RUNS + 1):
        with TemporaryDirectory() as fresh:
            place = home if analysed else Path(fresh)
            mine, theirs = newsread_start(source, place), empty_start(place)
        if number:
            ours.append(mine)
            floor.append(theirs)
    return ours, floor


def main() -> None:
    """Measure each length, opened for the first time and again."""
    print(f"Start to first words (medians of {RUNS})")
    print(table_head("empty app"))
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        for length in LENGTHS:
            source = write_text(Path(folder), length)
            ours, floor = measure(source, home, analysed=False)
            print(table_line(f"{length:,} words, never opened before", ours, floor), flush=True)
            analyse(source, home)
            ours, floor = measure(source, home, analysed=True)
            print(table_line(f"{length:,} words, analysed before", ours, floor), flush=True)


if __name__ == "__main__":
    main()
