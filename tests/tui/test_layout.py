"""Where lines break: nothing is lost, nothing is too wide."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from tui.graphemes import TWO_CELLS
from tui.layout import ONE_CELL, PIECE, begun, joined, pieces_after, wrap

WIDE = ["日本", "한국", "👩‍👩‍👧", "🇬🇧", "e\u0301", "❤️", "क्षि", "שלום", "\u200d", "ﷺ"]
texts = st.lists(
    st.one_of(
        st.sampled_from([" ", "  ", "\n", "\n\n", "a", "news", "reading"]), st.sampled_from(WIDE)
    )
).map("".join)
any_text = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.just("\n"))


def lines(text: str, width: int) -> list[str]:
    layout = wrap(text, width)
    return [text[start:end] for start, end in zip(layout.starts, layout.ends, strict=True)]


def test_a_line_breaks_at_spaces() -> None:
    assert lines("one two three", 7) == ["one two", "three"]


def test_a_paragraph_break_leaves_an_empty_line() -> None:
    assert lines("one\n\ntwo", 7) == ["one", "", "two"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert lines("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"]


def test_an_empty_text_has_one_empty_line() -> None:
    assert lines("", 10) == [""]


def test_wide_characters_count_as_two_cells() -> None:
    assert lines("日本語のニュース", 8) == ["日本語の", "ニュース"]


def test_a_family_emoji_is_not_torn_apart() -> None:
    assert lines("ab 👩‍👩‍👧 cd", 5) == ["ab 👩‍👩‍👧", "cd"]


@given(st.one_of(texts, any_text), st.integers(min_value=1, max_value=40))
def test_only_white_space_is_left_out_between_lines(text: str, width: int) -> None:
    layout = wrap(text, width)
    place = 0
    for start, end in zip(layout.starts, layout.ends, strict=True):
        assert place <= start <= end <= len(text)
        assert text[place:start].strip(" \n") == ""
        assert "\n" not in text[start:end]
        place = end
    assert text[place:].strip(" \n") == ""


@given(st.one_of(texts, any_text), st.integers(min_value=2, max_value=40))
def test_no_line_is_wider_than_asked_unless_it_is_one_grapheme(text: str, width: int) -> None:
    for line in lines(text, width):
        single = len(split_graphemes(line)[0]) <= 1
        assert cell_len(line) <= width or single, f"{line!r} is wider than {width} cells"


@given(texts, st.integers(min_value=1, max_value=40), st.data())
def test_every_character_of_a_word_is_on_the_line_that_is_named_for_it(
    text: str, width: int, data: st.DataObject
) -> None:
    places = [offset for offset, c in enumerate(text) if c not in " \n"]
    if not places:
        return
    offset = data.draw(st.sampled_from(places))
    layout = wrap(text, width)
    line = layout.line_of(offset)
    assert layout.starts[line] <= offset < layout.ends[line]


@given(texts, st.integers(min_value=1, max_value=40), st.integers(0, 3 * PIECE))
def test_a_layout_that_was_begun_becomes_the_whole_one(text: str, width: int, reach: int) -> None:
    text = (text or "a") * (3 * PIECE // max(1, len(text)))
    first, whole = begun(text, width, reach), wrap(text, width)
    known = len(first.starts)
    assert (first.starts, first.ends) == (whole.starts[:known], whole.ends[:known])
    assert joined([first, *pieces_after(text, first)]) == whole
    assert bool(first.below) == (known < len(whole))
    if first.below:
        assert first.knows(reach)
        assert first.line_of(reach) == whole.line_of(reach)
        assert not first.knows(whole.starts[known])


def test_of_an_even_text_the_lines_that_follow_are_told_nearly() -> None:
    text = "\n\n".join(["The price of rye rose again. " * 20] * 400)
    assert abs(len(begun(text, 60, 0)) / len(wrap(text, 60)) - 1) < 0.02


@pytest.mark.parametrize(("known", "cells"), [(ONE_CELL, 1), (TWO_CELLS, 2)])
def test_the_characters_that_are_not_measured_take_the_cells_that_are_said(known: str, cells: int):
    pattern = re.compile(f"[{known}]")
    characters = (chr(code) for code in range(0x20, 0x10000))
    assert [one for one in characters if pattern.match(one) and cell_len(one) != cells] == []


@pytest.mark.parametrize("known", [ONE_CELL, TWO_CELLS])
def test_no_mark_stands_among_the_characters_that_are_not_measured(known: str):
    pattern = re.compile(f"[{known}]")
    characters = (chr(code) for code in range(0x20, 0x10000))
    marks = [one for one in characters if pattern.match(one) and unicodedata.combining(one)]
    assert marks == []
