"""What is imported before the first paint, and what it costs.

Prints the modules that cost most, then what each package costs in all. Being traced makes each
import dearer than it is: the shares count, not the milliseconds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.support.empty_app import READY
from benchmarks.support.measuring import EMPTY, LONGEST_WAIT, NEWSREAD
from benchmarks.support.table import Row, print_rows, say
from benchmarks.support.terminal import Terminal
from benchmarks.support.texts import FIRST_WORDS, write_text

TRACE = {"PYTHONPROFILEIMPORTTIME": "1"}
IMPORTED = re.compile(rb"import time: +(\d+) \| +\d+ \| +([\w.]+)")
DEAREST = 25
OWN = ("articles", "annotations", "tui")


def imported(command: tuple[str | Path, ...], words: str, home: Path) -> dict[str, int]:
    """Microseconds of each module that is imported before `words` are on the screen."""
    environment = {**TRACE, "NEWSREAD_HOME": str(home), "PYTHONDONTWRITEBYTECODE": ""}
    with Terminal(command, environment=environment) as terminal:
        terminal.wait_for_bytes(words.encode(), patience=LONGEST_WAIT)
        before, _, _ = bytes(terminal.raw).partition(words.encode())
    return {name.decode(): int(cost) for cost, name in IMPORTED.findall(before)}


def package_of(module: str) -> str:
    """The package of a module; all of ours are one."""
    package = module.partition(".")[0]
    return "newsread" if package in OWN else package


def rows() -> Iterator[Row]:
    """How much more is imported than for an empty app."""
    with TemporaryDirectory() as folder:
        source, home = write_text(Path(folder), 1_000), Path(folder) / "home"
        imported((NEWSREAD, source), FIRST_WORDS, home)
        ours = imported((NEWSREAD, source), FIRST_WORDS, home)
        floor = imported(EMPTY, READY, home)
    for name, cost in sorted(ours.items(), key=lambda one: -one[1])[:DEAREST]:
        say(f"  {cost / 1000:7.1f} ms  {name}")
    packages = Counter[str]()
    for name, cost in ours.items():
        packages[package_of(name)] += cost
    most = [f"{name} {cost / 1000:.1f}" for name, cost in packages.most_common(8)]
    say(f"  in all: {', '.join(most)}")
    own = [name for name in ours if package_of(name) == "newsread"]
    detail = f"{len(ours)} modules, {len(own)} of them ours; empty app {len(floor)}"
    ratio = sum(ours.values()) / sum(floor.values())
    yield Row("imports before the first paint", ratio, detail=detail)


if __name__ == "__main__":
    print_rows(rows())
