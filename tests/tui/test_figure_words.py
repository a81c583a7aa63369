"""What a figure means, at a glance."""

import pytest

from annotations.analysis.model import Bound, Figure
from tui.figure_words import figure_words, number_words


def figure(value: float | None, bound: Bound = Bound.EXACT, **more: object) -> Figure:
    fields = {"low": None, "high": None, "unit": None, "counted": None} | more
    return Figure(0, 1, value=value, bound=bound, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (figure(10000, Bound.AT_LEAST, counted="soldiers"), "at least 10,000 · soldiers"),
        (figure(3, Bound.ABOUT, unit="percent"), "about 3%"),
        (figure(1_900_000, unit="GBP"), "£1.9 million"),
        (figure(None, Bound.BETWEEN, low=18, high=25, unit="percent"), "18 to 25%"),
        (figure(40, Bound.AT_MOST, high=40, counted="troops"), "at most 40 · troops"),
        (figure(5, unit="km"), "5 km"),
        (figure(None), "?"),
    ],
)
def test_a_figure_reads_as_a_person_would_say_it(found: Figure, words: str) -> None:
    assert figure_words(found) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(2.5, "2.5"), (4_200_000, "4.2 million"), (1_234_567, "1,234,567"), (7e12, "7 trillion")],
)
def test_numbers_keep_their_digits(value: float, words: str) -> None:
    assert number_words(value) == words
