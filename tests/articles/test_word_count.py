"""Words are counted without making each of them."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from articles.model import RARE_BLANKS, Article
from articles.parts import clean_paragraphs

letters = st.lists(
    st.sampled_from(["a", "é", "“", " ", "  ", "\n", "\n\n", "\xa0", "\u2009", "漢"])
).map("".join)


@given(st.lists(letters))
def test_a_text_of_clean_paragraphs_has_as_many_words_as_a_split_gives(
    paragraphs: list[str],
) -> None:
    text = "\n\n".join(clean_paragraphs(paragraphs))
    assert Article("-", "", text, "").word_count == len(text.split())


@given(letters)
def test_any_text_has_as_many_words_as_a_split_gives(text: str) -> None:
    assert Article("-", "", text, "").word_count == len(text.split())


def test_every_blank_is_known() -> None:
    blanks = {chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()}
    assert blanks == {*RARE_BLANKS, " ", "\n"}
