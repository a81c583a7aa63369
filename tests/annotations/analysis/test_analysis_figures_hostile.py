"""The number grammar on strings that nobody means."""

from itertools import pairwise
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.figures.find import find_figures
from annotations.analysis.pieces import shifted_figure

FRAGMENTS = [
    "1", "12", "1,200", "3.5", "½", "1/2", "1e6", "10^9", "-", "–", "−", "$", "€", "US$", "Rs",
    "%", "percent", "per", "a", "an", "one", "two", "twenty", "hundred", "thousand", "million",
    "lakh", "dozen", "dozens", "half", "third", "quarter", "and", "point", "of", "in", "out of",
    "every", "to", "between", "from", "at", "at least", "less than", "or more", "+", "aged", "old",
    "year", "years", "-year-old", "ago", "May", "may 5", "2019", "km", "km/h", "6ft", "2in", "'",
    '"', "10'", "people", "workers", "rose", "fell", "doubled", "threefold", "times", "as many",
    "magnitude", "Boeing", "the", "next", ",", ".", ":", "/", "x", "^", "e", "k", "m", "bn", "１",
    "²", "⁹", "٣", "Ⅷ", "㊿", "\n", "\u00a0", "🙂",
]  # fmt: skip

texts = (
    st.lists(st.sampled_from(FRAGMENTS), max_size=24).map(" ".join)
    | st.lists(st.sampled_from(FRAGMENTS), max_size=24).map("".join)
    | st.text(max_size=200)
    | st.text(st.sampled_from("0123456789,.'/^eE-+ x$%"), max_size=80)
)
SENTENCES = [
    "More than 40 boats left Riga.", "Rents rose 4 percent.", "He paid $3.5 million in cash.",
    "Between two and three dozen people came.", "It was 6-4.", "A 34-year-old man was held.",
]  # fmt: skip


@given(texts)
def test_figures_stand_inside_the_text_apart_and_in_order(text: str) -> None:
    figures = find_figures(text)

    for figure in figures:
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.counted is None or figure.counted in text
    for left, right in pairwise(figures):
        assert left.end <= right.start


@given(texts)
def test_the_numbers_of_a_figure_agree_with_each_other(text: str) -> None:
    for figure in find_figures(text):
        numbers = [n for n in (figure.low, figure.value, figure.high) if n is not None]
        assert numbers == sorted(numbers)
        assert numbers or figure.unit == "score"
        assert all(isfinite(number) for number in numbers)


@given(texts, st.sampled_from(SENTENCES))
def test_a_paragraph_reads_the_same_alone_and_among_others(text: str, sentence: str) -> None:
    before = f"{text.strip()}\n\n"

    found = find_figures(before + sentence)

    moved = tuple(shifted_figure(figure, len(before)) for figure in find_figures(sentence))
    assert found[len(found) - len(moved) :] == moved


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_a_sentence_reads_the_same_behind_another(first: str, second: str) -> None:
    both = find_figures(f"{first} {second}")

    moved = tuple(shifted_figure(figure, len(first) + 1) for figure in find_figures(second))
    assert both == find_figures(first) + moved


@pytest.mark.parametrize(
    "unit",
    [
        "9", "1,", "1.", "1'", "1/", "1-", "1 000 ", "1e", "½", "$", "(1", "-", "a ", "one ",
        "hundred ", "a million ", "and ", "half ", "1 to 2 ", "between 1 and ", "at 7 ", "1:2:",
        "aged 9, ", "6ft 2in ", "five-", "more than ", "may 1 ", "'1", "[", "1\n", "x" * 40 + " 1 ",
    ],
)  # fmt: skip
def test_a_long_run_of_one_thing_is_read_to_its_end(unit: str) -> None:
    text = unit * (15_000 // len(unit))

    for figure in find_figures(text):
        assert figure.end <= len(text)


def test_a_number_longer_than_any_quantity_is_none() -> None:
    assert find_figures("9" * 100_000) == ()
    assert find_figures("1," * 50_000 + "1") == ()
