"""Times of what a person waits for: a program's first words, and the answer to a key."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory

from benchmarks.support import empty_app
from benchmarks.support.long_texts import PART_WORDS, keep_long_analysis, write_long_text
from benchmarks.support.processes import children_of
from benchmarks.support.terminal import NotShownError, Terminal
from benchmarks.support.texts import FIRST_WORDS, write_text

NEWSREAD = Path(sys.executable).with_name("newsread")
EMPTY = (sys.executable, empty_app.__file__)

LONGEST_WAIT = 120.0
QUIET = 0.03
"""Seconds without output after which a repaint is over."""

MILLISECONDS = 1000


@contextmanager
def program(command: Sequence[str | Path], home: Path) -> Iterator[Terminal]:
    """A program in a terminal of 100 by 30; it and all it started is gone at the end.

    It may keep its compiled modules, as an installed program does.
    """
    environment = {"NEWSREAD_HOME": str(home), "PYTHONDONTWRITEBYTECODE": ""}
    with Terminal(command, environment=environment) as terminal:
        try:
            yield terminal
        finally:
            for child in children_of(terminal.pid):
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)


def start_time(command: Sequence[str | Path], words: str, home: Path) -> float:
    """Milliseconds from starting a program to `words` on its screen."""
    begin = time.perf_counter()
    with program(command, home) as terminal:
        terminal.wait_for_bytes(words.encode(), patience=LONGEST_WAIT)
        return (time.perf_counter() - begin) * MILLISECONDS


def newsread_start(source: Path, home: Path) -> float:
    """Milliseconds from starting newsread to the article's first words."""
    return start_time((NEWSREAD, source), FIRST_WORDS, home)


def empty_start(home: Path) -> float:
    """Milliseconds from starting the empty app to its line."""
    return start_time(EMPTY, empty_app.READY, home)


def key_time(terminal: Terminal, key: str, answer: bytes = b"") -> float:
    """Milliseconds from a key to the last byte of its repaint, which holds `answer`."""
    since = len(terminal.raw)
    begin = time.perf_counter()
    terminal.press(key)
    if not terminal.read(LONGEST_WAIT):
        raise NotShownError(f"The key {key} was not answered.")
    terminal.wait_for_bytes(answer, since, LONGEST_WAIT)
    return (terminal.read_until_quiet(QUIET) - begin) * MILLISECONDS


def resize_time(terminal: Terminal, columns: int, rows: int) -> float:
    """Milliseconds from another size of the window to the last byte of its first frame.

    What else is drawn after that frame counts only where it comes at once.
    """
    begin = time.perf_counter()
    terminal.resize(columns, rows)
    if not terminal.read(LONGEST_WAIT):
        raise NotShownError("The new size was not answered.")
    return (terminal.read_until_quiet(QUIET) - begin) * MILLISECONDS


@cache
def analysed(words: int) -> tuple[Path, Path]:
    """A text of so many words, and the home in which its analysis is kept for all benchmarks.

    A long text is a part that repeats, so that only the part has to be analysed.
    """
    folder = Path(_shared_folder().name)
    home = folder / "home"
    times = words // PART_WORDS
    if times < 2:
        source = write_text(folder, words)
        analyse(source, home)
        return source, home
    part = write_long_text(folder / "part.txt", 1)
    source = write_long_text(folder / f"{words}.txt", times)
    analyse(part, home)
    keep_long_analysis(part, source, times, home)
    return source, home


@cache
def _shared_folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()


def analyse(source: Path, home: Path) -> float:
    """Have an article analysed, so that its claims are there in the first frame; the seconds."""
    begin = time.perf_counter()
    environment = {**os.environ, "NEWSREAD_HOME": str(home)}
    run([NEWSREAD, "analyze", source], env=environment, stdout=DEVNULL, check=True)
    return time.perf_counter() - begin
