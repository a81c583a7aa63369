"""Where a text has the words that were searched for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.errors import QueryError
from articles.library.query import parse_query
from articles.library.snippets import HIT_END, HIT_START, folded, snippet_of

TODAY = date(2026, 11, 24)


def shown(text: str, typed: str) -> str:
    """The snippet with brackets around its hits."""
    snippet = snippet_of(text, parse_query(typed, TODAY))
    return snippet.replace(HIT_START, "[").replace(HIT_END, "]")


@pytest.mark.parametrize(
    ("text", "typed", "snippet"),
    [
        ("The river rose.", "river ", "The [river] rose."),
        ("The river rose.", "riv", "The [river] rose."),
        ("The river rose.", "riv ", ""),
        ("The Café opened.", "cafe", "The [Café] opened."),
        ("At the river\n\nbank again.", '"river bank" ', "At the [river bank] again."),
        ("A flood, a floodgate.", "flood", "A [flood], a [floodgate]."),
        ("A flood, a floodgate.", "flood ", "A [flood], a floodgate."),
        ("Nothing.", "is:unread", ""),
        ("C++ and C", "c++ ", "[C]++ and [C]"),
    ],
)
def test_a_snippet_shows_the_words(text: str, typed: str, snippet: str) -> None:
    assert shown(text, typed) == snippet


def test_a_snippet_of_a_long_text_is_short_and_begins_at_a_word() -> None:
    text = "word " * 3_000 + "zephyr " + "word " * 3_000
    snippet = shown(text, "zephyr")
    assert snippet.startswith("…word word")
    assert "[zephyr] word" in snippet
    assert snippet.endswith("…")
    assert len(snippet) < 260


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_and_query_give_a_snippet(text: str, typed: str) -> None:
    assert len(folded(text)) == len(text)
    try:
        query = parse_query(typed, TODAY)
    except QueryError:
        return
    snippet_of(text, query)
