"""Leaving, by the reader's will or not: the terminal is as it was, and nothing runs on."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from conftest import Open

from benchmarks.support.processes import children_of, ends
from benchmarks.support.terminal import Terminal

LEAVE_SCREEN, SHOW_CURSOR, NO_MOUSE, NO_PASTE = (
    b"\x1b[?1049l",
    b"\x1b[?25h",
    b"\x1b[?1000l",
    b"\x1b[?2004l",
)


def assert_terminal_is_given_back(raw: bytes) -> None:
    """The last word on each mode of the terminal is the usual one."""
    for usual, changed in (
        (LEAVE_SCREEN, b"\x1b[?1049h"),
        (SHOW_CURSOR, b"\x1b[?25l"),
        (NO_MOUSE, b"\x1b[?1000h"),
        (NO_PASTE, b"\x1b[?2004h"),
    ):
        assert raw.rfind(usual) > raw.rfind(changed), f"the terminal is left with {changed!r}"


def reading(terminal: Terminal) -> list[int]:
    """The processes of a program that shows an article with its claims."""
    terminal.wait_for("claim –/6")
    return children_of(terminal.pid)


def test_q_gives_the_terminal_back(open_newsread: Open, story: Path) -> None:
    terminal = open_newsread(story)
    workers = reading(terminal)
    assert workers, "no analysis process was seen, so that its end can't be"
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    assert_terminal_is_given_back(bytes(terminal.raw))
    assert all(ends(pid) for pid in workers), "the analysis process runs on"


def test_q_leaves_at_once_while_the_claims_are_looked_for(open_newsread: Open, story: Path) -> None:
    terminal = open_newsread(story)
    terminal.wait_for("Ferry line")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    assert_terminal_is_given_back(bytes(terminal.raw))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_asked_to_end_gives_the_terminal_back_and_leaves_nothing_running(
    open_newsread: Open, story: Path, number: signal.Signals
) -> None:
    terminal = open_newsread(story)
    workers = reading(terminal)
    terminal.signal(number)
    assert terminal.wait_for_exit() == 128 + number
    assert_terminal_is_given_back(bytes(terminal.raw))
    assert all(ends(pid) for pid in workers), "the analysis process runs on"


def test_nothing_runs_on_when_the_terminal_is_closed(open_newsread: Open, story: Path) -> None:
    terminal = open_newsread(story)
    everyone = [terminal.pid, *reading(terminal)]
    terminal.hang_up()
    assert all(ends(pid) for pid in everyone), "closing the window left a process behind"


def test_nothing_runs_on_after_a_kill(open_newsread: Open, story: Path) -> None:
    terminal = open_newsread(story)
    workers = reading(terminal)
    terminal.signal(signal.SIGKILL)
    assert all(ends(pid) for pid in workers), "the analysis process runs on"
