"""What a library of very many articles with 10 annotations each costs against an empty one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from shutil import copytree, ignore_patterns
from statistics import median
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from annotations.index import Index
from annotations.store import Store
from benchmarks.support.library import MARKS, annotation, article, write_library
from benchmarks.support.measuring import (
    LONGEST_WAIT,
    MILLISECONDS,
    NEWSREAD,
    analysed,
    key_time,
    newsread_start,
    program,
)
from benchmarks.support.table import Row, print_rows, ratio_row, told

ARTICLES = int(os.environ.get("BENCH_LIBRARY", "20000"))
"""Articles of the full library; BENCH_LIBRARY=100000 for as many."""

WORDS = 1_000
"""Of the article that is opened in the app."""

STARTS, KEYS, NOT_COUNTED = 15, 60, 6
LISTS = 9
MARKED = 200

GROWTH, LIST_SECONDS, REBUILD_RATE = 1.2, 0.2, 2_000.0
"""What has to be reached."""

QUESTIONS: dict[str, tuple[str, ...]] = {
    "newest 100": ("--limit", "100"),
    "a verdict": ("--verdict", "disputed", "--limit", "100"),
    "a tag": ("--tag", "ferries", "--limit", "100"),
    "a rare word": ("--query", "009999", "--limit", "100"),
    "a common word": ("--query", "ferries", "--limit", "100"),
}


def index_of(home: Path) -> Index:
    """The index of a home folder."""
    return Index(home / "data" / "articles", home / "cache" / "index.sqlite")


def list_seconds(home: Path, words: Sequence[str]) -> list[float]:
    """Milliseconds of the whole process `newsread list`; the first run is not counted."""
    environment, taken = {**os.environ, "NEWSREAD_HOME": str(home)}, []
    for number in range(LISTS + 1):
        begin = perf_counter()
        run([NEWSREAD, "list", *words], env=environment, stdout=DEVNULL, check=True)
        if number:
            taken.append((perf_counter() - begin) * MILLISECONDS)
    return taken


def steps(home: Path) -> tuple[Store, Index]:
    """A store over `home` that keeps its index up."""
    index = index_of(home)
    return Store(home / "data" / "articles", index), index


def open_and_mark(empty: Path, full: Path) -> Iterator[Row]:
    """Opening an article and marking it, in turns in both libraries; an article a turn."""
    opened: dict[Path, list[float]] = {empty: [], full: []}
    marked: dict[Path, list[float]] = {empty: [], full: []}
    sides = {home: steps(home) for home in (empty, full)}
    for number in range(MARKED):
        of = article(number)
        for home, (store, _) in sides.items():
            begin = perf_counter()
            store.load(of.id)
            opened[home].append((perf_counter() - begin) * MILLISECONDS)
            note = annotation(of, number % MARKS, f"Asked again, {number}.")
            begin = perf_counter()
            store.change(of, lambda _, note=note: [note])  # type: ignore[misc]
            marked[home].append((perf_counter() - begin) * MILLISECONDS)
    for _, index in sides.values():
        index.close()
    yield ratio_row(
        "an article read from the store, full against empty", opened[full], opened[empty], GROWTH
    )
    yield ratio_row(
        "a mark with its index on disk, full against empty", marked[full], marked[empty], GROWTH
    )


def app_rows(source: Path, empty: Path, full: Path) -> Iterator[Row]:
    """The app opened on an article, and its mark on the screen, in turns in both libraries."""
    starts: dict[Path, list[float]] = {empty: [], full: []}
    for number in range(STARTS + 1):
        for home in (empty, full):
            taken = newsread_start(source, home)
            if number:
                starts[home].append(taken)
    yield ratio_row("start on an article, full against empty", starts[full], starts[empty], GROWTH)
    marked: dict[Path, list[float]] = {empty: [], full: []}
    with program((NEWSREAD, source), empty) as one, program((NEWSREAD, source), full) as other:
        terminals = {empty: one, full: other}
        for terminal in terminals.values():
            terminal.wait_for_bytes("claim –/".encode(), patience=LONGEST_WAIT)
            key_time(terminal, "j", b"claim 1/")
        for number, answer in enumerate(islice(cycle(("✓1", "✓0")), KEYS)):
            for home, terminal in terminals.items():
                taken = key_time(terminal, "v", answer.encode())
                if number >= NOT_COUNTED:
                    marked[home].append(taken)
    yield ratio_row("mark a claim (v), full against empty", marked[full], marked[empty], GROWTH)


def rows(articles: int = ARTICLES) -> Iterator[Row]:
    """The rebuild, the list, the app, and the store without it."""
    source, analysed_home = analysed(WORDS)
    with TemporaryDirectory(prefix="newsread-bench-") as made:
        empty, full, small = (Path(made) / name for name in ("empty", "full", "small"))
        for home in (empty, full):
            # Other benchmarks leave their marks there.
            copytree(analysed_home, home, ignore=ignore_patterns("data"))
        write_library(full / "data" / "articles", 0, articles)
        write_library(small / "data" / "articles", 0, MARKED)
        for home in (empty, small):
            index_of(home).rebuild()
        yield rebuild_row(full, articles)
        for name, words in QUESTIONS.items():
            taken = list_seconds(full, words)
            what = f"newsread list, {name}, {articles:,} articles"
            yield Row(what, median(taken) / MILLISECONDS, LIST_SECONDS, " s", detail=told(taken))
        yield from app_rows(source, empty, full)
        yield from open_and_mark(small, full)


def rebuild_row(home: Path, articles: int) -> Row:
    """The index made of all files; the time is that of the processor, the system's included."""
    begin, spent = perf_counter(), process_time()
    index_of(home).rebuild()
    seconds, core = perf_counter() - begin, process_time() - spent
    detail = f"{articles:,} articles in {seconds:.1f} s, {core:.1f} s of one core"
    what = "articles a second of a core that the index is made of"
    return Row(what, articles / core, REBUILD_RATE, at_least=True, detail=detail)


if __name__ == "__main__":
    print_rows(rows())
