"""The key facts are on the screen at every size, and without colour where none is wanted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Open

from benchmarks.support.terminal import Terminal

FACTS = ("Ferry line to Osmund Island", "Petra Lindqvist", "412,000", "claim –/6", "✓0 ✗0", "help")
COLOURS = re.compile(rb"\x1b\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9\d|10[0-7])(?:;[\d;]*)?m")

PRESS_MOUSE, DRAG_MOUSE, RELEASE_MOUSE = "\x1b[<0;11;5M", "\x1b[<32;28;5M", "\x1b[<0;28;5m"
"""From the first word of the story to the end of its third, at 100 by 30."""


def column_of(terminal: Terminal, words: str) -> int:
    """The cell in which `words` begin."""
    return next(line.index(words) for line in terminal.lines if words in line)


def row_of(terminal: Terminal, words: str) -> int:
    """The line in which `words` stand."""
    return next(number for number, line in enumerate(terminal.lines) if words in line)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (100, 30), (160, 50)])
def test_the_key_facts_are_on_the_screen(
    open_newsread: Open, story: Path, columns: int, rows: int
) -> None:
    terminal = open_newsread(story, columns=columns, rows=rows)
    terminal.wait_for("claim –/6")
    for fact in FACTS:
        terminal.wait_for(fact)


def test_the_panel_is_below_on_a_narrow_terminal(open_newsread: Open, story: Path) -> None:
    terminal = open_newsread(story, columns=80, rows=24)
    terminal.wait_for("claim –/6").press("j", "p").wait_for("2 Claims").wait_for("▶")
    assert row_of(terminal, "2 Claims") > row_of(terminal, "▶")
    assert column_of(terminal, "1 Claim") < 5


def test_the_panel_is_beside_the_text_on_a_wide_terminal(open_newsread: Open, story: Path) -> None:
    terminal = open_newsread(story, columns=160, rows=50)
    terminal.wait_for("claim –/6").wait_for("2 Claims")
    assert column_of(terminal, "2 Claims") > 100
    terminal.press("j").wait_for("its director Arne Voll")


def test_the_text_is_wrapped_again_when_the_window_changes(
    open_newsread: Open, story: Path
) -> None:
    terminal = open_newsread(story, columns=160, rows=50)
    terminal.wait_for("claim –/6").press("j", "v").wait_for("✓1")
    terminal.resize(60, 20)
    terminal.wait_for(lambda it: "q quit" in it.lines[-1] and "2 Claims" not in it.text)
    terminal.wait_for("✓1")
    terminal.wait_for(lambda it: any(line.endswith("halve its sailings to") for line in it.lines))
    terminal.resize(160, 50)
    terminal.wait_for("2 Claims").wait_for("The ministry of transport in Kalvik").wait_for("✓1")


def test_no_colour_is_sent_where_none_is_wanted(open_newsread: Open, story: Path) -> None:
    terminal = open_newsread(story, environment={"NO_COLOR": "1"})
    terminal.wait_for("claim –/6").press("j", "v").wait_for("✓1")
    terminal.press("2").wait_for("2 Claims")
    terminal.press("1", "a").wait_for("What did you find out?")
    terminal.press("ctrl+s", "T", "J").wait_for("claim 2/6")
    assert COLOURS.findall(bytes(terminal.raw)) == []


def test_the_claims_of_all_articles_are_told_without_colour(
    open_newsread: Open, story: Path
) -> None:
    terminal = open_newsread(story, environment={"NO_COLOR": "1"})
    terminal.wait_for("claim –/6").press("j", "v").wait_for("✓1")
    terminal.press("j", "d").wait_for("✗1").press("V")
    terminal.wait_for("Claims of all articles · 2 claims")
    terminal.wait_for(lambda it: all(sign in it.text for sign in ("▶ ", "✓ The", "✗ The")))
    terminal.press("/").type("verdict:q").wait_for("is not a verdict")
    terminal.press("escape").wait_for("2 claims").press("j", "enter")
    terminal.wait_for(lambda it: "claim 1/6" in it.text or "claim 2/6" in it.text)
    assert COLOURS.findall(bytes(terminal.raw)) == []


def test_what_colour_alone_would_show_is_reversed_without_colour(
    open_newsread: Open, story: Path
) -> None:
    terminal = open_newsread(story, environment={"NO_COLOR": "1"})
    terminal.wait_for("claim –/6").press("/").type("kalvik").wait_for("1 of 1")
    terminal.wait_for(lambda it: it.reversed_text == "Kalvik")
    terminal.press("ctrl+u", "enter").wait_for(lambda it: it.reversed_text == "")
    terminal.type(f"{PRESS_MOUSE}{DRAG_MOUSE}{RELEASE_MOUSE}")
    terminal.wait_for(lambda it: it.reversed_text == "The ferry company")


def test_colour_is_sent_otherwise(open_newsread: Open, story: Path) -> None:
    terminal = open_newsread(story)
    terminal.wait_for("claim –/6")
    assert COLOURS.search(bytes(terminal.raw))
