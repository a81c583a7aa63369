"""What newsread costs while nobody does anything: nothing polls."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter, sleep

from benchmarks.support.measuring import LONGEST_WAIT, NEWSREAD, analysed, program
from benchmarks.support.processes import processor_seconds
from benchmarks.support.table import Row, print_rows

SECONDS = 20.0
SHARE = 0.2
"""Percent of one core that is allowed."""


def rows() -> Iterator[Row]:
    """An analysed article that is only looked at."""
    source, home = analysed(1_000)
    with program((NEWSREAD, source), home) as terminal:
        terminal.wait_for_bytes("claim –/".encode(), patience=LONGEST_WAIT)
        terminal.read_until_quiet(2.0)
        begin, before = perf_counter(), processor_seconds(terminal.pid)
        sleep(SECONDS)
        used = processor_seconds(terminal.pid) - before
    share = 100 * used / (perf_counter() - begin)
    detail = f"{used * 1000:.0f} ms of the processor in {SECONDS:.0f} s"
    yield Row("idle, an article on the screen", share, SHARE, unit=" %", detail=detail)


if __name__ == "__main__":
    print_rows(rows())
