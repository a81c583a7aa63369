"""Updating 100 feeds of 100 entries from a server on this machine, beside newsboat.

Prints the times of the first update and of one in which nothing is new, and their ratios.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from functools import partial
from pathlib import Path
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory

from articles.feeds.subscriptions import Subscription
from articles.library.library import Library
from benchmarks.support.feed_server import feed_server
from benchmarks.support.measuring import MILLISECONDS, NEWSREAD, table_head, table_line
from tui.folders import folders_below

FEEDS, ENTRIES = 100, 100
ROUNDS = 3

say = partial(print, flush=True)


def main() -> None:
    """Measure each in turns, with new databases each time."""
    newsboat = shutil.which("newsboat")
    if newsboat is None:
        sys.exit("newsboat is not installed; it is what newsread is measured against.")
    ours: list[list[float]] = [[], []]
    theirs: list[list[float]] = [[], []]
    with feed_server(FEEDS, ENTRIES) as address:
        for _ in range(ROUNDS):
            with TemporaryDirectory() as folder:
                for number, seconds in enumerate(_newsread(Path(folder), address)):
                    ours[number].append(seconds)
                for number, seconds in enumerate(_newsboat(newsboat, Path(folder), address)):
                    theirs[number].append(seconds)
    say(f"{FEEDS} feeds of {ENTRIES} entries (medians of {ROUNDS})")
    say(table_head("newsboat"))
    say(table_line("the first update", ours[0], theirs[0]))
    say(table_line("nothing new", ours[1], theirs[1]))


def _newsread(folder: Path, address: str) -> tuple[float, float]:
    home = folder / "home"
    library = Library(folders_below(home).library)
    for number in range(FEEDS):
        library.add_feed(Subscription(f"{address}/{number}").url)
    library.close()
    command = [str(NEWSREAD), "feed", "update"]
    return _time(command, NEWSREAD_HOME=str(home)), _time(command, NEWSREAD_HOME=str(home))


def _newsboat(program: str, folder: Path, address: str) -> tuple[float, float]:
    urls = folder / "urls"
    urls.write_text("".join(f"{address}/{number}\n" for number in range(FEEDS)))
    config = folder / "config"
    config.write_text("reload-threads 16\n")
    command = [program, "-C", str(config), "-u", str(urls), "-c", str(folder / "cache.db")]
    command += ["-x", "reload"]
    return _time(command, HOME=str(folder)), _time(command, HOME=str(folder))


def _time(command: list[str], **environment: str) -> float:
    begin = time.perf_counter()
    run(command, env={**os.environ, **environment}, stdout=DEVNULL, stderr=DEVNULL, check=True)
    return (time.perf_counter() - begin) * MILLISECONDS


if __name__ == "__main__":
    main()
