"""Updating 100 feeds from a server on this machine: how keys answer meanwhile, how long it takes.

The keys are `j` and `k` in the library, from the key to the cursor's new place on the screen; the
times of an update are those of `newsread feed update` beside newsboat.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory

from articles.library.library import Library
from articles.library.model import NewItem
from benchmarks.support.feed_server import feed_server
from benchmarks.support.measuring import LONGEST_WAIT, MILLISECONDS, NEWSREAD, program
from benchmarks.support.table import Row, percentile, print_rows, ratio_row, told
from benchmarks.support.terminal import Terminal
from tui.folders import folders_below

FEEDS, ENTRIES = 100, 100
ROUNDS = 3
KEYS_AT_REST = 200
PAUSE = 0.03
"""Seconds between two keys: as fast as a held key repeats."""
TWO_FRAMES = 33.0
CURSOR = "▶".encode()


def rows() -> Iterator[Row]:
    """Measure keys during an update, then updates."""
    with feed_server(FEEDS, ENTRIES) as address:
        yield from key_rows(address)
        yield from update_rows(address)


def key_rows(address: str) -> Iterator[Row]:
    """How keys answer at rest and while all feeds are updated for the first time."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        fill(home, address)
        with program((NEWSREAD,), home) as terminal:
            terminal.wait_for("Unread")
            keys = cycle("jk")
            rest = [moved(terminal, next(keys)) for _ in range(KEYS_AT_REST)]
            busy = list(times_during_update(terminal, keys))
    detail = f"{len(busy)} keys, {told(busy)}; at rest {told(rest)}"
    yield Row(
        f"key during an update of {FEEDS} feeds, p99",
        percentile(busy, 99),
        TWO_FRAMES,
        " ms",
        detail=detail,
    )


def times_during_update(terminal: Terminal, keys: Iterator[str]) -> Iterator[float]:
    """Press keys until the update is over."""
    since = len(terminal.raw)
    terminal.press("R")
    terminal.wait_for_bytes(b"Updating feeds", since, LONGEST_WAIT)
    end = time.monotonic() + LONGEST_WAIT
    while b"new articles in" not in terminal.raw[since:] and time.monotonic() < end:
        yield moved(terminal, next(keys))


def moved(terminal: Terminal, key: str) -> float:
    """Milliseconds from a key to the cursor on another row; then as long as keys are apart."""
    since = len(terminal.raw)
    begin = time.perf_counter()
    terminal.press(key)
    terminal.wait_for_bytes(CURSOR, since, LONGEST_WAIT)
    taken = (time.perf_counter() - begin) * MILLISECONDS
    terminal.read_until_quiet(PAUSE)
    return taken


def update_rows(address: str) -> Iterator[Row]:
    """The first update and one in which nothing is new, in turns with newsboat where it is."""
    newsboat = shutil.which("newsboat")
    ours: list[list[float]] = [[], []]
    theirs: list[list[float]] = [[], []]
    for _ in range(ROUNDS):
        with TemporaryDirectory() as folder:
            for number, taken in enumerate(newsread_times(Path(folder), address)):
                ours[number].append(taken)
            if newsboat is None:
                continue
            for number, taken in enumerate(newsboat_times(newsboat, Path(folder), address)):
                theirs[number].append(taken)
    for what, mine, peer in zip(("first update", "nothing new"), ours, theirs, strict=True):
        name = f"{what}, {FEEDS} feeds of {ENTRIES} entries, against newsboat"
        yield ratio_row(name, mine, peer) if peer else Row(name, 0, detail=told(mine))


def fill(home: Path, address: str, items: int = 100) -> None:
    """A library that takes all feeds of the server and has some articles."""
    library = Library(folders_below(home).library)
    for number in range(FEEDS):
        library.add_feed(f"{address}/{number}")
    kept = [NewItem(f"https://old.example/{n}", f"Old story {n}", "Words.") for n in range(items)]
    library.upsert_items(None, kept)
    library.close()


def newsread_times(folder: Path, address: str) -> tuple[float, float]:
    """Milliseconds of two updates in a new home."""
    home = folder / "home"
    fill(home, address, items=0)
    command = [str(NEWSREAD), "feed", "update"]
    environment = {"NEWSREAD_HOME": str(home), "PYTHONDONTWRITEBYTECODE": ""}
    return run_time(command, environment), run_time(command, environment)


def newsboat_times(newsboat: str, folder: Path, address: str) -> tuple[float, float]:
    """Milliseconds of two updates with a new cache."""
    urls, config = folder / "urls", folder / "config"
    urls.write_text("".join(f"{address}/{number}\n" for number in range(FEEDS)))
    config.write_text("reload-threads 16\n")
    command = [newsboat, "-C", str(config), "-u", str(urls), "-c", str(folder / "cache.db")]
    command += ["-x", "reload"]
    environment = {"HOME": str(folder)}
    return run_time(command, environment), run_time(command, environment)


def run_time(command: list[str], environment: dict[str, str]) -> float:
    """Milliseconds that a program runs."""
    begin = time.perf_counter()
    run(command, env={**os.environ, **environment}, stdout=DEVNULL, stderr=DEVNULL, check=True)
    return (time.perf_counter() - begin) * MILLISECONDS


if __name__ == "__main__":
    print_rows(rows())
