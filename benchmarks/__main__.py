"""All benchmarks in one go, and their table: python -m benchmarks; some: … startup keys.

After a run of all of them the table is kept in benchmarks/results.md with date and machine.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from benchmarks.support.table import Row, line_of, markdown_table, print_rows, say

BENCHMARKS = (
    "startup",
    "imports",
    "keys",
    "library",
    "analysis",
    "idle",
    "pipeline",
    "store",
    "library_scale",
    "anchoring",
    "feeds",
)
"""The modules of this folder that have `rows()`, in the order in which they run."""

RESULTS = Path(__file__).with_name("results.md")


def run(names: Sequence[str]) -> tuple[Row, ...]:
    """Run the benchmarks of these names, each with a heading."""
    rows: list[Row] = []
    for name in names:
        begin = time.perf_counter()
        say(f"\n{name}")
        rows += print_rows(import_module(f"benchmarks.{name}").rows())
        say(f"  ({time.perf_counter() - begin:.0f} s)")
    return tuple(rows)


def machine() -> str:
    """What the figures were measured on."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        named = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        cpu = named[0].partition(": ")[2] if named else cpu
    load = ", ".join(f"{share:.1f}" for share in os.getloadavg())
    return (
        f"{os.cpu_count()} × {cpu}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, load at the end {load}"
    )


def keep(rows: Sequence[Row], seconds: float) -> None:
    """Write the table into the results."""
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    head = f"# What was measured\n\n{when}, {seconds / 60:.0f} minutes, {machine()}.\n\n"
    tail = "\nA figure is a ratio to the floor that README.md names, unless it has a unit.\n"
    RESULTS.write_text(head + markdown_table(rows) + tail, encoding="utf-8")


def main(names: Sequence[str]) -> None:
    """Run the named benchmarks, or all of them and keep what they say."""
    begin = time.perf_counter()
    rows = run(names or BENCHMARKS)
    say("\nAll together")
    for row in rows:
        say(line_of(row))
    if not names:
        keep(rows, time.perf_counter() - begin)


if __name__ == "__main__":
    main(sys.argv[1:])
