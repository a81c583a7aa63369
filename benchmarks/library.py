"""The library: on the screen, the next article, search, memory; against newsboat and itself."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from statistics import median

from benchmarks.support.libraries import (
    COMMON_WORD,
    RARE_WORD,
    feed_title,
    home_with,
    newsboat_command,
    title_of,
)
from benchmarks.support.measuring import (
    LONGEST_WAIT,
    MILLISECONDS,
    NEWSREAD,
    empty_start,
    key_time,
    program,
    start_time,
)
from benchmarks.support.table import Row, print_rows, ratio_row, told
from benchmarks.support.terminal import Terminal

SMALL, MIDDLE, LARGE, HUGE = 100, 1_000, 10_000, 100_000
RUNS = 9
STARTS = 25
SOONER, GROWTH, FRAMES, SEARCH, MEMORY, START = 1.0, 1.2, 33.0, 50.0, 1.5, 1.6
"""What has to be reached: ratios, and milliseconds for two frames and the first hits."""
KEYS = 20


def library_start(count: int) -> float:
    """Milliseconds from starting newsread to the first item of its library."""
    return start_time((NEWSREAD,), title_of(0), home_with(count))


def starts(*counts: int) -> list[list[float]]:
    """Start times of libraries of these sizes, in turns; the first of each is not counted."""
    rounds = [[library_start(count) for count in counts] for _ in range(RUNS + 1)]
    return [list(times) for times in zip(*rounds[1:], strict=True)]


def growth_rows() -> Iterator[Row]:
    """Start-up with many items against start-up with few."""
    small, large, huge = starts(SMALL, LARGE, HUGE)
    yield ratio_row(f"library of {LARGE:,} items against {SMALL}", large, small, GROWTH)
    yield ratio_row(f"library of {HUGE:,} items against {SMALL}", huge, small, GROWTH)


def start_row() -> Row:
    """From the start of the process to the list on the screen, against an empty Textual app."""
    ours, floor = [], []
    for number in range(STARTS + 1):
        times = library_start(LARGE), empty_start(home_with(LARGE))
        if number:
            ours.append(times[0])
            floor.append(times[1])
    return ratio_row(f"opening the library of {LARGE:,} items", ours, floor, START)


def newsboat_rows() -> Iterator[Row]:
    """Start-up against newsboat's on the same items."""
    if which("newsboat") is None:
        return
    for count, reach in ((MIDDLE, None), (LARGE, SOONER)):
        command, home = newsboat_command(count), home_with(count)
        ours, theirs = [], []
        for number in range(RUNS + 1):
            times = library_start(count), start_time(command, feed_title(0), home)
            if number:
                ours.append(times[0])
                theirs.append(times[1])
        what = f"library of {count:,} items on the screen against newsboat's list"
        yield ratio_row(what, ours, theirs, reach)


def shown_after(terminal: Terminal, key: str, words: str) -> float:
    """Milliseconds from a key to `words` among what is drawn."""
    since = len(terminal.raw)
    begin = time.perf_counter()
    terminal.press(key)
    terminal.wait_for_bytes(words.encode(), since, LONGEST_WAIT)
    return (time.perf_counter() - begin) * MILLISECONDS


def time_row(what: str, times: list[float], reach: float) -> Row:
    """The median of times in milliseconds, with their p99 behind it."""
    return Row(what, median(times), reach, " ms", detail=told(times))


def reading_rows() -> Iterator[Row]:
    """From one unread article to the next, and a page down in it."""
    with program((NEWSREAD,), home_with(LARGE)) as terminal:
        terminal.wait_for_bytes(title_of(0).encode(), patience=LONGEST_WAIT)
        shown_after(terminal, "enter", title_of(0))
        terminal.read_until_quiet(1.0)
        nexts, pages = [], []
        for number in range(1, KEYS + 1):
            nexts.append(shown_after(terminal, ".", title_of(number)))
            terminal.read_until_quiet(1.0)
            pages.append(key_time(terminal, " "))
            terminal.read_until_quiet(0.2)
    yield time_row(f"the next unread article among {LARGE:,}", nexts[1:], FRAMES)
    yield time_row("a page down in it", pages[1:], FRAMES)


def search_rows() -> Iterator[Row]:
    """From the last key of what is searched for to the line that says what was found."""
    for word, said in ((RARE_WORD, "1 article"), (COMMON_WORD, "more than")):
        times = []
        with program((NEWSREAD,), home_with(LARGE)) as terminal:
            terminal.wait_for_bytes(feed_title(0).encode(), patience=LONGEST_WAIT)
            terminal.read_until_quiet(0.5)
            for _ in range(RUNS + 1):
                terminal.press("/")
                terminal.read_until_quiet(0.3)
                terminal.type(word[:-1])
                terminal.read_until_quiet(0.5)
                times.append(shown_after(terminal, word[-1], f"{word} · {said}"))
                terminal.press("escape")
                terminal.read_until_quiet(0.3)
        what = f"search of {LARGE:,} texts, {'one hit' if word == RARE_WORD else 'all are hits'}"
        yield time_row(what, times[1:], SEARCH)


def peak_memory(count: int) -> float:
    """The most memory, in MB, that the app took while its list was walked from end to end."""
    with program((NEWSREAD,), home_with(count)) as terminal:
        terminal.wait_for_bytes(title_of(0).encode(), patience=LONGEST_WAIT)
        terminal.read_until_quiet(1.0)
        for key in ("G", "page_up", "g", "page_down", "G"):
            terminal.press(key)
            terminal.read_until_quiet(0.3)
        status = Path(f"/proc/{terminal.pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def memory_row() -> Row:
    """Memory with many items against memory with few."""
    small, huge = peak_memory(SMALL), peak_memory(HUGE)
    detail = f"{huge:.0f} MB; floor {small:.0f} MB"
    return Row(f"memory at {HUGE:,} items against {SMALL}", huge / small, MEMORY, detail=detail)


def rows() -> Iterator[Row]:
    """All of it."""
    yield start_row()
    yield from newsboat_rows()
    yield from growth_rows()
    yield from reading_rows()
    yield from search_rows()
    if Path("/proc/self/status").exists():
        yield memory_row()


if __name__ == "__main__":
    print_rows(rows())
