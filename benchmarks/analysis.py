"""What the machine sees, from outside: how soon, how much at once, at what cost to the keys."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median
from string import ascii_lowercase
from subprocess import DEVNULL, PIPE, Popen, run
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.support.empty_app import READY
from benchmarks.support.measuring import (
    EMPTY,
    LONGEST_WAIT,
    NEWSREAD,
    analysed,
    key_time,
    program,
)
from benchmarks.support.processes import children_of, resident_memory
from benchmarks.support.seeing import news
from benchmarks.support.table import Row, print_rows, told
from benchmarks.support.terminal import Terminal
from benchmarks.support.texts import make_text, write_text

STALL, FIRST, VISIBLE, THROUGHPUT, GROWTH = 1.5, 1.5, 1.3, 0.9, 1.1
"""What has to be reached."""

RUNS = 5
MEMORY_RUNS = 3
"""The first one may compile modules that were never loaded before, and then holds 1.6 MB more."""
LOOKING = "looking for"
"""What the status line says until all is seen."""

PROCESSES = 2
ARTICLES = 64
"""Of about 1,000 words each; as many for each process, in whole batches of nlp.pipe."""
BATCH = 8
MANY = int(os.environ.get("BENCH_ARTICLES", "3000"))
"""So many short articles go through one filter while its memory is watched; 10,000: 143 s."""

BARE_START = """
import os, time
os.environ.setdefault("OMP_NUM_THREADS", "1"); os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
from annotations.analysis.pipeline import load_pipeline
load_pipeline("")(open({source!r}).read())
"""

BARE_PIPE = """
import json, sys, time
from annotations.analysis import components
from annotations.analysis.pipeline import load_pipeline
if __name__ == "__main__":
    nlp = load_pipeline("")
    # What our rules see can't go from one process of spaCy to another.
    for rules in (components.FIGURES, components.ATTRIBUTIONS, components.CLAIMS):
        nlp.remove_pipe(rules)
    texts = [json.loads(line)["text"] for line in open({source!r})]
    begin = time.perf_counter()
    for doc in nlp.pipe(texts, n_process={processes}, batch_size={batch}):
        pass
    print(time.perf_counter() - begin)
"""


def first_highlights(source: Path) -> tuple[float, float]:
    """Seconds from the first words to the first claims, and to the first words, in a new home."""
    with TemporaryDirectory() as fresh, program((NEWSREAD, source), Path(fresh)) as terminal:
        begin = perf_counter()
        terminal.wait_for_bytes("claim –/0".encode(), patience=LONGEST_WAIT)
        painted = perf_counter()
        terminal.wait_for(has_claims, patience=LONGEST_WAIT)
        return perf_counter() - painted, painted - begin


def has_claims(terminal: Terminal) -> bool:
    """The status line counts claims."""
    return "claim –/" in terminal.text and "claim –/0" not in terminal.text


def bare_start(source: Path) -> float:
    """Seconds of a process that loads the pipeline and sees the text."""
    begin = perf_counter()
    run([sys.executable, "-c", BARE_START.format(source=str(source))], check=True)
    return perf_counter() - begin


def highlight_rows(folder: Path) -> Iterator[Row]:
    """How soon the first claims are there, in a short text and on the screen of a long one."""
    short, long = write_text(folder, 1_000), write_text(folder, 1_000_000)
    soon, late, bare = [], [], []
    for _ in range(RUNS):
        soon.append(first_highlights(short)[0] * 1000)
        bare.append(bare_start(short) * 1000)
        late.append(first_highlights(long)[0] * 1000)
    detail = f"{told(soon)}; import, load and one text {told(bare)}"
    yield Row("first highlights, 1,000 words", median(soon) / median(bare), FIRST, detail=detail)
    detail = f"{told(late)}; 1,000 words {told(soon)}"
    what = "visible screen seen first, 1,000,000 words against 1,000"
    yield Row(what, median(late) / median(soon), VISIBLE, detail=detail)


def stall_row() -> Row:
    """The longest answers to a key while a pipeline loads and sees, and while nothing is done."""
    source, home = analysed(100_000)
    idle, busy = [], []
    for _ in range(RUNS):
        idle.append(longest_stall(source, home, "claim –/"))
        with TemporaryDirectory() as fresh:
            busy.append(longest_stall(source, Path(fresh), LOOKING))
    detail = f"longest of {STALL_KEYS} keys: {told(busy)}; idle {told(idle)}"
    what = "longest key stall while the pipeline loads and runs, 100,000 words"
    return Row(what, median(busy) / median(idle), STALL, detail=detail)


STALL_KEYS = 150


def longest_stall(source: Path, home: Path, shown: str) -> float:
    """Milliseconds of the slowest of many keys right after a start."""
    with program((NEWSREAD, source), home) as terminal:
        terminal.wait_for_bytes(shown.encode(), patience=LONGEST_WAIT)
        keys = islice(cycle(("down", "up")), STALL_KEYS)
        return max(key_time(terminal, key) for key in keys)


def memory_rows() -> Iterator[Row]:
    """What the app holds beside an empty one, before and after an analysis."""
    source, home = analysed(1_000)
    before, after, empty = [], [], []
    for _ in range(MEMORY_RUNS):
        early, late = memory_held(source)
        before.append(early / 1e6)
        after.append(late / 1e6)
        empty.append(memory_of_empty(home) / 1e6)
    least = median(empty)
    for what, held in (("before", before), ("after", after)):
        detail = (
            f"{median(held):.1f} MB ({min(held):.1f}–{max(held):.1f}); empty app {least:.1f} MB"
        )
        ratio = median(held) / least
        yield Row(f"memory of the app, 1,000 words, {what} analysis", ratio, 1.3, detail=detail)


def memory_held(source: Path) -> tuple[int, int]:
    """Bytes that the app holds before and after the analysis of a text, in a new home."""
    with TemporaryDirectory() as fresh, program((NEWSREAD, source), Path(fresh)) as ours:
        ours.wait_for_bytes(LOOKING.encode(), patience=LONGEST_WAIT)
        before = resident_memory(ours.pid)
        ours.wait_for(has_claims, patience=LONGEST_WAIT)
        ours.read_until_quiet(1.0)
        return before, resident_memory(ours.pid)


def memory_of_empty(home: Path) -> int:
    """Bytes that an empty app holds."""
    with program(EMPTY, home) as floor:
        floor.wait_for_bytes(READY.encode())
        floor.read_until_quiet()
        return resident_memory(floor.pid)


def throughput_row(folder: Path) -> Row:
    """A corpus through the filter against bare nlp.pipe, both with two processes."""
    lines = write_lines(folder / "corpus.jsonl", ARTICLES)
    ours, bare = [], []
    for _ in range(3):
        ours.append(filter_seconds(lines))
        code = BARE_PIPE.format(source=str(lines), processes=PROCESSES, batch=BATCH)
        script = folder / "bare.py"
        script.write_text(code, encoding="utf-8")
        printed = run([sys.executable, script], stdout=PIPE, env=one_core(), check=True)
        bare.append(float(printed.stdout))
    detail = f"{ARTICLES} articles in {median(ours):.1f} s; bare nlp.pipe {median(bare):.1f} s"
    what = f"analyze --jsonl, {PROCESSES} processes, throughput against nlp.pipe"
    ratio = median(theirs / own for theirs, own in zip(bare, ours, strict=True))
    return Row(what, ratio, THROUGHPUT, at_least=True, detail=detail)


def one_core() -> dict[str, str]:
    """The environment in which each process keeps to one core, and finds our modules."""
    here = str(Path(__file__).parents[1])
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    return {**os.environ, **one, "PYTHONPATH": here}


def write_lines(path: Path, count: int) -> Path:
    """As many articles as requests of the filter."""
    texts = news(count)
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate(texts)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


FILTER = (NEWSREAD, "analyze", "--jsonl", "--processes", str(PROCESSES))


def filter_seconds(lines: Path) -> float:
    """Seconds from the first answer of the filter to its last, plus a share for the first ones.

    Loading is no part of the throughput, here as on the other side.
    """
    with lines.open("rb") as file, Popen(FILTER, stdin=file, stdout=PIPE) as process:
        assert process.stdout is not None
        answered = 0
        begin = perf_counter()
        for answered, _ in enumerate(process.stdout, 1):
            if answered == PROCESSES:
                begin = perf_counter()
        return (perf_counter() - begin) * answered / (answered - PROCESSES)


def flat_memory_row(folder: Path) -> Row:
    """The memory of all processes of the filter late in many articles against early in them."""
    lines = folder / "many.jsonl"
    lines.write_text("\n".join(short_articles(MANY)), encoding="utf-8")
    held: list[int] = []
    begin = perf_counter()
    with (
        lines.open("rb") as file,
        Popen(FILTER, stdin=file, stdout=PIPE, stderr=DEVNULL) as process,
    ):
        assert process.stdout is not None
        for answered, _ in enumerate(process.stdout, 1):
            if answered in (MANY // 10, MANY - MANY // 100):
                everyone = [process.pid, *children_of(process.pid)]
                held.append(sum(resident_memory(pid) for pid in everyone))
    seconds = perf_counter() - begin
    early, late = held
    detail = (
        f"{late / 1e6:.0f} MB at the end of {MANY:,} articles of 60 words, {early / 1e6:.0f} MB "
        f"after {MANY // 10:,}; {seconds:.0f} s"
    )
    return Row("analyze --jsonl, memory as articles pass", late / early, GROWTH, detail=detail)


FOREIGN = "Die Bauern haben in diesem Jahr 4.000 Tonnen Gerste geerntet, sagte der Minister. " * 5


def short_articles(count: int) -> Iterator[str]:
    """Requests of about 60 words, of which some were in none before, as names are in the news.

    One in fifty is in another language, so that what only those need is there early on.
    """
    chance = Random(count)
    paragraphs = make_text(20_000).split("\n\n")[1:]
    for number in range(count):
        names = ["".join(chance.choices(ascii_lowercase, k=8)).title() for _ in range(6)]
        text = f"{chance.choice(paragraphs)} {' '.join(names[:2])} told {' '.join(names[2:])} so."
        yield json.dumps({"id": number, "text": FOREIGN if number % 50 == 0 else text})


def rows() -> Iterator[Row]:
    """Highlights, stalls, memory and throughput."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        yield from highlight_rows(folder)
        yield stall_row()
        yield from memory_rows()
        yield throughput_row(folder)
        yield flat_memory_row(folder)


if __name__ == "__main__":
    print_rows(rows())
