"""What a library of 100,000 articles with 10 annotations each costs against an empty one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from annotations.index import Index
from annotations.store import Store
from benchmarks.support.library import MARKS, annotation, article, write_library
from benchmarks.support.measuring import MILLISECONDS, NEWSREAD
from benchmarks.support.table import Row, print_rows, ratio_row, told

ARTICLES = 100_000
LISTS = 9
MARKED = 200

GROWTH, LIST_SECONDS, REBUILD_RATE = 1.2, 0.2, 2_000.0
"""What has to be reached."""

QUESTIONS: dict[str, tuple[str, ...]] = {
    "newest 100": ("--limit", "100"),
    "a verdict": ("--verdict", "disputed", "--limit", "100"),
    "a tag": ("--tag", "ferries", "--limit", "100"),
    "a rare word": ("--query", "99999", "--limit", "100"),
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
        "opening an article, full library against empty", opened[full], opened[empty], GROWTH
    )
    yield ratio_row(
        "a mark with its index, full library against empty", marked[full], marked[empty], GROWTH
    )


def rows(articles: int = ARTICLES) -> Iterator[Row]:
    """The rebuild, the list, opening and marking."""
    with TemporaryDirectory(prefix="newsread-bench-") as made:
        empty, full = Path(made) / "empty", Path(made) / "full"
        write_library(full / "data" / "articles", 0, articles)
        write_library(empty / "data" / "articles", 0, MARKED)
        index_of(empty).rebuild()
        begin, spent = perf_counter(), process_time()
        index_of(full).rebuild()
        seconds, core = perf_counter() - begin, process_time() - spent
        detail = f"{articles:,} articles in {seconds:.1f} s, {core:.1f} s of one core"
        yield Row("rebuilding the index, articles a second of a core", articles / core,
                  REBUILD_RATE, at_least=True, detail=detail)  # fmt: skip
        for name, words in QUESTIONS.items():
            taken = list_seconds(full, words)
            yield Row(f"newsread list, {name}", median(taken) / MILLISECONDS, LIST_SECONDS, " s",
                      detail=told(taken))  # fmt: skip
        yield from open_and_mark(empty, full)


if __name__ == "__main__":
    print_rows(rows())
