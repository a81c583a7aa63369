"""What is sent for an emoji leaves the cursor where the next sign belongs, in every terminal."""

from __future__ import annotations

import pyte
import pytest
from cell_terminal import CellScreen
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.steady_output import steadied

EMOJIS = ["👩‍👩‍👧‍👦", "🏳️‍🌈", "🫱🏻‍🫲🏿", "🇬🇧", "👍🏽", "❤️", "1️⃣", "©️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"]
ANSWERS = [
    "\x1b[31m",
    "\x1b[0m",
    "\x1b[1;1H",
    "\x1b]52;c;eA==\x07",
    "\x1b]0;a\x1b\\",
    "\x1b[?2026h",
    "\x1b7",
]
PLAIN = ["a", "日本", "e\u0301", "שלום", "क्\u200dष", "ه\u200d", "·", "│", "\ufe0f", "\u200d", "🌾"]


@pytest.mark.parametrize("emoji", EMOJIS)
@pytest.mark.parametrize("knows_graphemes", [True, False])
def test_what_follows_an_emoji_stands_after_its_cells(emoji: str, knows_graphemes: bool) -> None:
    screen = CellScreen(30, 2, knows_graphemes=knows_graphemes)
    pyte.Stream(screen).feed(steadied(f"a{emoji}bc\x1b[2;1H{emoji * 3}d"))
    after = 1 + cell_len(emoji)
    assert screen.cells(0)[0] == "a"
    assert emoji.startswith(screen.cells(0)[1][:1])
    assert screen.cells(0)[after : after + 2] == ["b", "c"]
    assert screen.cells(1)[3 * cell_len(emoji)] == "d"


@given(st.lists(st.sampled_from([*EMOJIS, *ANSWERS, *PLAIN])).map("".join))
def test_nothing_that_is_sent_is_lost_or_torn(output: str) -> None:
    sent = steadied(output)
    place = 0
    for emoji in EMOJIS:
        assert sent.count(emoji) >= output.count(emoji)
    for answer in ANSWERS:
        assert sent.count(answer) >= output.count(answer)
    for letter in output:
        place = sent.index(letter, place) + 1


@given(st.lists(st.sampled_from([*ANSWERS, *PLAIN])).map("".join))
def test_what_has_no_doubtful_emoji_is_sent_as_it_is(output: str) -> None:
    if "\ufe0f" not in output:
        assert steadied(output) == output
