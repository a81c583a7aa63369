"""Terminals that are gone when the test is over, and an article to read in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
from program import PROGRAM

from benchmarks.support.terminal import Terminal

STORY = """\
Ferry line to Osmund Island cut in half

By Petra Lindqvist

The ferry company Nordsund will halve its sailings to Osmund Island from 3 May, its director \
Arne Voll said on Monday.

The line carried 412,000 passengers last year, 9% fewer than the year before, according to the \
port authority.

Mayor Lise Brandt told the council that about 1,900 people on the island depend on the morning \
boat.

“We were promised six boats a day, and we will get three,” she said.

Nordsund put the loss on the line at between 2.1 and 2.4 million euros.

The ministry of transport in Kalvik said it had not been asked for help.
"""


class Open(Protocol):
    """Runs newsread with these words in a terminal."""

    def __call__(
        self,
        *words: str | Path,
        columns: int = 100,
        rows: int = 30,
        environment: dict[str, str] | None = None,
    ) -> Terminal: ...


class RunShell(Protocol):
    """Runs a line of the shell in a terminal; {newsread} stands for the program."""

    def __call__(self, line: str) -> Terminal: ...


@pytest.fixture
def terminals() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def open_newsread(terminals: ExitStack, tmp_path: Path) -> Open:
    def start(*words: str | Path, **options: object) -> Terminal:
        in_folder = partial(Terminal, folder=tmp_path)
        return terminals.enter_context(in_folder([PROGRAM, *words], **options))  # type: ignore[arg-type]

    return start


@pytest.fixture
def run_shell(terminals: ExitStack, tmp_path: Path) -> RunShell:
    def start(line: str) -> Terminal:
        command = ["/bin/sh", "-c", line.format(newsread=f'"{PROGRAM}"')]
        return terminals.enter_context(Terminal(command, folder=tmp_path))

    return start


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(STORY)
    return file
