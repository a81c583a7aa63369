"""What belongs together stays together, and is measured as the terminal shows it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.graphemes import around, cells_of, graphemes, pieces, whole

SIGNS = {
    "a": 1, "é": 1, "e\u0301\u0323": 1, "日": 2, "한": 2, "🌾": 2, "❤️": 2, "1️⃣": 2, "👍🏽": 2,
    "🇬🇧": 2, "👩‍👩‍👧": 2, "🏳️‍🌈": 2, "🫱🏻‍🫲🏿": 2, "שָׁ": 1, "ห์": 1, "क्‍": 1, "ه‍": 1,
    "\xa0": 1, "☎": 1,
}  # fmt: skip
signs = st.lists(st.sampled_from([*SIGNS]), max_size=12)


@given(signs)
def test_each_sign_is_one_grapheme_and_takes_its_cells(some: list[str]) -> None:
    text = "".join(some)
    found = graphemes(text)
    assert [text[start:end] for start, end, _ in found] == some
    assert [cells for _, _, cells in found] == [SIGNS[one] for one in some]


@given(st.text())
def test_the_graphemes_of_any_text_cover_it_and_its_cells(text: str) -> None:
    found = graphemes(text)
    assert "".join(text[start:end] for start, end, _ in found) == text
    assert sum(cells for _, _, cells in found) == cells_of(text)
    assert "".join(text[start:end] for start, end in pieces(text)) == text


@pytest.mark.parametrize("text", ["a\u200db", "क्‍ष", "ه‍.ش", "x\u200d y", "日\u200d本"])
def test_a_joiner_that_joins_no_emoji_hides_nothing(text: str) -> None:
    assert cells_of(text) == sum(cell_len(one) for one in text)


@given(signs, st.lists(st.integers(0, 40), max_size=4))
def test_a_run_ends_where_a_sign_ends(some: list[str], cuts: list[int]) -> None:
    text = "".join(some)
    places = sorted({0, *(cut for cut in cuts if cut < len(text)), len(text)})
    runs = [(a, b, (str(a),)) for a, b in pairwise(places)]
    got = list(whole(text, runs))
    ends = {end for _, end, _ in graphemes(text)}
    assert "".join(text[start:end] for start, end, _ in got) == text
    assert sum(cell_len(text[start:end]) for start, end, _ in got) == cells_of(text)
    assert all(end in ends for _, end, _ in got)


def test_what_is_chosen_within_a_sign_is_all_of_it() -> None:
    text = "ab👩‍👩‍👧🇬🇧c"
    flag = text.index("🇬")
    assert around(text, 3, 4) == (2, flag)
    assert around(text, flag + 1, flag + 2) == (flag, flag + 2)
    assert around(text, 1, flag + 1) == (1, flag + 2)
    assert around(text, 2, 2) == (2, 2)
