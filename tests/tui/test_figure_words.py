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
        (figure(1, unit="day"), "1 day"),
        (figure(2, unit="day"), "2 days"),
        (figure(0.5, unit="hour"), "0.5 hours"),
        (figure(36_200_000, unit="tonne"), "36.2 million tonnes"),
        (figure(6, unit="foot"), "6 feet"),
        (figure(90, unit="square-foot"), "90 square feet"),
        (figure(2, unit="century"), "2 centuries"),
        (figure(3, unit="percentage-point"), "3 percentage points"),
        (figure(80, unit="kilometer-per-hour"), "80 kilometers per hour"),
        (figure(21, unit="celsius"), "21 °C"),
        (figure(None, Bound.BETWEEN, low=1, high=2, unit="week"), "1 to 2 weeks"),
        (figure(None, Bound.BETWEEN, low=18e3, high=25e3, unit="USD"), "$18,000 to $25,000"),
        (figure(None, Bound.BETWEEN, low=2, high=3.5, unit="CHF"), "2 to 3.50 CHF"),
        (figure(41.8, unit="EUR"), "€41.80"),
        (figure(41.85, unit="EUR"), "€41.85"),
        (figure(3.459, unit="USD"), "$3.459"),
        (figure(42, unit="EUR"), "€42"),
        (figure(41.8, unit="CHF"), "41.80 CHF"),
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
