"""Words are counted in short texts, and told from stretches of long ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.reading_time import COUNTED_WHOLE, minutes_to_read, words_about

words = st.lists(
    st.text(st.sampled_from("aé“漢"), min_size=1, max_size=14), min_size=1, max_size=40
)


@given(words)
def test_every_word_of_an_ordinary_article_is_counted(some: list[str]) -> None:
    assert words_about("\n\n".join(some)) == len(some)


@given(words)
def test_of_a_long_text_the_count_is_near(some: list[str]) -> None:
    some *= COUNTED_WHOLE // len(some) + 1
    text = " ".join(some)
    assert abs(words_about(text) - len(some)) <= 0.02 * len(some)


def test_a_text_that_differs_from_part_to_part_is_counted_all_over() -> None:
    parts = ["a " * 30_000, "international " * 5_000, "two words " * 20_000]
    text = "".join(parts)
    assert abs(words_about(text) - len(text.split())) <= 0.05 * len(text.split())


def test_a_long_text_without_a_space_is_no_word_or_one() -> None:
    assert words_about("x" * 3 * COUNTED_WHOLE) <= 1


def test_no_text_takes_less_than_a_minute() -> None:
    assert [minutes_to_read(text) for text in ("", "word", "word " * 238 * 7)] == [1, 1, 7]
