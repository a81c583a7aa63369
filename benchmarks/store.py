"""What a mark costs on disk, against a durable SQLite write, stock TinyDB and a bare append."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from annotations.json_form import annotation_to_json
from annotations.store import Store
from benchmarks.support.library import MARKS, annotation, article, write_library
from benchmarks.support.measuring import MILLISECONDS
from benchmarks.support.table import Row, print_rows, ratio_row, told

SIZES = (100, 10_000, 100_000, 1_000_000)
"""Annotations in the library."""

WRITES, NOT_COUNTED = 200, 20
TINYDB_WRITES = {100: 60, 10_000: 20, 100_000: 2}
"""Writes of stock TinyDB by size; at a million one takes seven seconds and is left out."""

OPEN = 4
"""Articles that are marked in turns."""

AGAINST_SQLITE, AGAINST_TINYDB, GROWTH = 4.0, 1 / 30, 1.2
"""What has to be reached."""

Write = Callable[[], object]


def marks_in(folder: Path) -> Write:
    """A mark in the store: a note of an annotation that is there."""
    store = Store(folder)
    opened = [article(number) for number in range(OPEN)]
    numbers = count()

    def write() -> None:
        number = next(numbers)
        of = opened[number % OPEN]
        made = annotation(of, number % MARKS, f"Asked the port again, {number}.")
        store.change(of, lambda _: [made])

    return write


def rows_in(path: Path, size: int) -> Write:
    """A durable insert into an SQLite table with so many annotations: WAL, synchronous FULL."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE annotation (id INTEGER PRIMARY KEY, held TEXT)")
    held = document()
    database.executemany("INSERT INTO annotation (held) VALUES (?)", ((held,) for _ in range(size)))
    database.commit()

    def write() -> None:
        database.execute("INSERT INTO annotation (held) VALUES (?)", (held,))
        database.commit()

    return write


def lines_in(path: Path) -> Write:
    """A line at the end of a file, and fdatasync."""
    file = path.open("ab")
    line = document().encode() + b"\n"

    def write() -> None:
        file.write(line)
        file.flush()
        os.fdatasync(file.fileno())

    return write


def documents_in(path: Path, size: int) -> Write:
    """An insert into stock TinyDB with so many annotations in its one file."""
    from tinydb import TinyDB

    held = json.loads(document())
    standing = {str(number): held for number in range(1, size + 1)}
    path.write_text(json.dumps({"_default": standing}), "utf-8")
    database = TinyDB(path)
    return lambda: database.insert(held)


def document() -> str:
    """One annotation as JSON."""
    return json.dumps(annotation_to_json(annotation(article(0), 0)), ensure_ascii=False)


def timed(write: Write) -> float:
    """Milliseconds of one write."""
    begin = perf_counter()
    write()
    return (perf_counter() - begin) * MILLISECONDS


def in_turns(*writes: Write, times: int) -> list[list[float]]:
    """The times of several kinds of writes, in turns; the first ones are not counted."""
    kept: list[list[float]] = [[] for _ in writes]
    for number in range(times + NOT_COUNTED):
        for series, write in zip(kept, writes, strict=True):
            taken = timed(write)
            if number >= NOT_COUNTED:
                series.append(taken)
    return kept


def tinydb_row(folder: Path, size: int, ours: list[float]) -> Row:
    """Ours against stock TinyDB."""
    write = documents_in(folder / f"tiny-{size}.json", size)
    write()
    theirs = [timed(write) for _ in range(TINYDB_WRITES[size])]
    reach = AGAINST_TINYDB if size == 10_000 else None
    share = median(ours) / median(theirs)
    detail = f"{told(ours)}; stock TinyDB {told(theirs)}"
    return Row(f"a mark against stock TinyDB, {size:,} annotations", share, reach, detail=detail)


def rows() -> Iterator[Row]:
    """Each size of library; then how the cost grows."""
    medians: dict[int, float] = {}
    with TemporaryDirectory(prefix="newsread-bench-") as made:
        folder, articles = Path(made), 0
        for size in SIZES:
            write_library(folder / "articles", articles, size // MARKS)
            articles = size // MARKS
            os.sync()
            ours, sqlite, append = in_turns(
                marks_in(folder / "articles"),
                rows_in(folder / f"{size}.sqlite", size),
                lines_in(folder / "lines"),
                times=WRITES,
            )
            medians[size] = median(ours)
            what = f"a mark, {size:,} annotations in the library"
            yield ratio_row(f"{what}, against SQLite", ours, sqlite, AGAINST_SQLITE)
            yield ratio_row(f"{what}, against append + fdatasync", ours, append)
            if size in TINYDB_WRITES:
                yield tinydb_row(folder, size, ours)
    grown = medians[SIZES[-1]] / medians[SIZES[0]]
    yield Row(f"a mark, {SIZES[-1]:,} annotations against {SIZES[0]}", grown, GROWTH)


if __name__ == "__main__":
    print_rows(rows())
