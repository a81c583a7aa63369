"""What a hostile article sends stays out of the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Open

ORDERS = {
    "a window title": "\x1b]0;OWNED-TITLE\x07",
    "the clipboard": "\x1b]52;c;T1dORUQ=\x1b\\",
    "a link": "\x1b]8;;http://owned.example/\x1b\\here\x1b]8;;\x1b\\",
    "a cleared screen": "\x1b[2J\x1b[31;43;5m",
    "an 8-bit control": "\x9b2J\x9d0;OWNED-TITLE\x9c",
    "a device control": "\x1bP$qOWNED\x1b\\",
    "a report": "\x1b[6n\x1b[c",
}
BIDI = "\u202e\u2066\u200b\u2069\u202c"
MARKUP = "[bold red]not[/] [link=http://owned.example]a[/link] [@click=app.quit]button[/]"
HOSTILE = f"""\
Bank denies{"".join(ORDERS.values())} run {MARKUP} {BIDI}on deposits

By Eve{BIDI} \x1b]0;OWNED-TITLE\x07Vale

The bank of Corve said on Monday{"".join(ORDERS.values())} that 3,000 customers had left.

It said {MARKUP} in a statement that {BIDI}4 per cent of its deposits had gone.
"""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    file = tmp_path / "hostile.txt"
    file.write_bytes(HOSTILE.encode())
    return file


def assert_harmless(raw: bytes) -> None:
    """None of the orders went to the terminal."""
    sent = raw.decode()
    for what, order in ORDERS.items():
        assert order not in sent, f"{what} reached the terminal"
    for trace in ("\x1b]0;", "\x1b]52;", "\x1b]8;", "OWNED", "\x9b", "\x9d", "\x1b[6n"):
        assert trace not in sent, f"{trace!r} reached the terminal"
    for character in BIDI:
        assert character not in sent, f"{character!r} reached the terminal"


def test_a_hostile_article_is_shown_as_its_letters_and_nothing_else(
    open_newsread: Open, hostile: Path
) -> None:
    terminal = open_newsread(hostile, columns=160, rows=50)
    terminal.wait_for("Bank denies").wait_for("3,000 customers had left").wait_for("claim –/2")
    terminal.wait_for("[bold red]not[/]").wait_for("[@click=app.quit]button[/]")
    terminal.press("j", "v").wait_for("✓1")
    terminal.press("2").wait_for("The bank of Corve said")
    terminal.press("1", "L").wait_for("· 1 article ·").wait_for("Bank denies")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    assert_harmless(bytes(terminal.raw))


@pytest.mark.parametrize("words", [(), ("show",), ("show", "--plain"), ("analyze",), ("export",)])
def test_no_command_sends_what_a_hostile_article_orders(
    open_newsread: Open, hostile: Path, words: tuple[str, ...]
) -> None:
    terminal = open_newsread(*words, hostile)
    if not words:
        terminal.wait_for("3,000 customers").press("q")
    assert terminal.wait_for_exit() == 0
    assert b"3,000 customers" in terminal.raw
    assert_harmless(bytes(terminal.raw))


def test_a_hostile_name_of_a_missing_file_is_named_harmlessly(open_newsread: Open) -> None:
    terminal = open_newsread("".join(ORDERS.values()).replace("/", "") + "story.txt")
    assert terminal.wait_for_exit() == 1
    assert terminal.raw.count(b"\n") == 1
    assert_harmless(bytes(terminal.raw))


def test_an_emoji_of_several_code_points_is_followed_by_the_place_of_the_cursor(
    open_newsread: Open, tmp_path: Path
) -> None:
    family = "👩‍👩‍👧‍👦"
    file = tmp_path / "family.txt"
    file.write_text(f"A family {family} of four reached the town of Corve on Monday, she said.\n")
    terminal = open_newsread(file)
    terminal.wait_for_bytes(f"{family}\x1b8\x1b[2C of four".encode())
