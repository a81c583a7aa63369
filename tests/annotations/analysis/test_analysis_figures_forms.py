"""The many ways in which a number, a unit, a bound or a date can be written."""

from math import isclose

import pytest

from annotations.analysis.figures.find import find_figures
from annotations.analysis.model import Bound, Figure

VALUES = [
    ("42", 42),
    (" nine ", 9),
    ("６４", 64),
    ("−12.5", -12.5),
    ("- 8", -8),
    ("minus three", -3),
    (".75", 0.75),
    ("1'250'000", 1_250_000),
    ("1.250.000,5", 1_250_000.5),
    ("12,34,567", 1_234_567),
    ("3e4", 30_000),
    ("4.2×10⁶", 4_200_000),
    ("2^5", 32),
    ("7/8", 0.875),
    ("3 1/2", 3.5),
    ("2¾", 2.75),
    ("⅝", 0.625),
    ("seventy-eight", 78),
    ("four hundred and twelve", 412),
    ("fourteen hundred", 1400),
    ("eight million sixty thousand", 8_060_000),
    ("6 million 300 thousand", 6_300_000),
    ("two lakh crore", 2_000_000_000_000),
    ("five sevenths", 5 / 7),
    ("eleven and three quarters", 11.75),
    ("nine hundred and a half", 900.5),
    ("six point two five", 6.25),
    ("three point one million", 3_100_000),
    ("half a billion", 500_000_000),
    ("three quarters of a million", 750_000),
    ("a dozen", 12),
    ("7 dozen", 84),
    ("350k", 350_000),
    ("2.5bn", 2_500_000_000),
    ("30 percents", 30),
    ("forty per cent", 40),
    ("7 ％", 7),
    ("half a percentage point", 0.5),
    ("5'11\"", 5 + 11 / 12),
    ("5 ft 6 in", 5.5),
    ("3 hours and 30 minutes", 3.5),
    ("four pounds 50 pence", 4.5),
    ("an hour and a half", 1.5),
    ("8 out of 10", 0.8),
    ("one in four", 0.25),
    ("12 stone 7 pounds", 12.5),
]

UNITS = [
    ("80 kilometres an hour", "kilometer-per-hour"),
    ("80 km/h", "kilometer-per-hour"),
    ("12 square feet", "square-foot"),
    ("9 μg/m³", "microgram-per-cubic-meter"),
    ("64 GB", "gigabyte"),
    ("500 Mbps", "megabit-per-second"),
    ("30 mSv", "millisievert"),
    ("41 degrees Fahrenheit", "fahrenheit"),
    ("-7C", "celsius"),
    ("90 Danish kroner", "DKK"),
    ("6 Jordanian dinars", "JOD"),
    ("400 Nepali rupees", "NPR"),
    ("Rs250", "INR"),
    ("NZ$70", "NZD"),
    ("KES 900", "KES"),
    ("50,000 won", "KRW"),
    ("a 16-pound salmon", "pound"),
    ("a 9-month-old baby", "month"),
    ("75 years of age", "year"),
    ("£300 a week", "GBP-per-week"),
    ("8 deaths per 1,000 births", "per-1000-birth"),
    ("5 dollars per capita", "USD-per-capita"),
    ("40 basis points", "permyriad"),
    ("ninefold", "times"),
]

RANGES = [
    ("11–14", 11, 14),
    ("from six to nine", 6, 9),
    ("between -4 and 6", -4, 6),
    ("-9 to -3", -9, -3),
    ("4 ~ 6", 4, 6),
    ("6 or 7 boats", 6, 7),
    ("$40-60 million", 40_000_000, 60_000_000),
    ("€3m to €5m", 3_000_000, 5_000_000),
    ("more than 3 but fewer than 8", 3, 8),
    ("> 3 and < 8", 3, 8),
    ("at least 3, at most 8", 3, 8),
    ("between three hundred and four hundred", 300, 400),
    ("between the ages of 6 and 12", 6, 12),
]

BOUNDS = [
    ("≥ 60", Bound.AT_LEAST),
    ("80+", Bound.AT_LEAST),
    ("70 and over", Bound.AT_LEAST),
    ("no smaller than 5", Bound.AT_LEAST),
    ("five or more", Bound.AT_LEAST),
    ("dozens of boats", Bound.AT_LEAST),
    ("a few thousand boats", Bound.AT_LEAST),
    ("<4", Bound.AT_MOST),
    ("less than or equal to 30", Bound.AT_MOST),
    ("30 or fewer", Bound.AT_MOST),
    ("shy of 30", Bound.AT_MOST),
    ("≈ 30", Bound.ABOUT),
    ("30 or so", Bound.ABOUT),
    ("30-odd boats", Bound.ABOUT),
    ("a couple of boats", Bound.ABOUT),
]

NO_FIGURES = [
    "on june 9th",
    "oct 14, 2011",
    "the 12th of may",
    "June the third",
    "14/02/1999",
    "2031-07",
    "2031/07/09",
    "since 03/11",
    "quarter past nine",
    "at twenty to four",
    "ten minutes past two",
    "six thirty pm",
    "6-8pm",
    "from 2 to 6 tomorrow",
    "We open at 8.",
    "seven in the morning",
    "nineteen sixty-eight",
    "in two thousand and nine",
    "490 BC",
    "the winter of '47",
    "the late 1700s",
    "his 40s",
    "five weeks ago",
    "a couple of hours later",
    "six days from now",
    "the next 4 weeks",
    "We will know in nine days.",
    "the third quarter of 2024",
    "She beat him at the 2012 Games.",
    "1-800-555-0142",
    "221B Baker Street",
    "ISBN 978-0-306-40615-7",
    "the Airbus A350 and the Boeing 787 jets",
    "Task Force 9 entered Room 12 on floor 3.",
    "pages 12-15 and Articles 3 and 4",
    "World War Two and phase three",
    "the bands Maroon 5 and Blink-182",
    "the S&P 500 and the FTSE 100 companies",
    "40 Elm Grove Road",
    "2.0.14",
    "9f86d081",
    "a 5G phone",
    "the 4th and the fifth",
    "one another",
    "no one and nobody",
    "the other one",
    "fifty-fifty",
    "24/7",
]


def only(text: str) -> Figure:
    figures = find_figures(text)
    assert len(figures) == 1, f"expected one figure in {text!r}, found {figures}"
    return figures[0]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_number_is_read_in_whatever_form(text: str, value: float) -> None:
    found = only(text).value

    assert found is not None
    assert isclose(found, value, rel_tol=1e-9)


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_a_unit_is_read_in_whatever_form(text: str, unit: str) -> None:
    assert only(text).unit == unit


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_is_read_in_whatever_form(text: str, low: float, high: float) -> None:
    figure = only(text)

    assert (figure.value, figure.low, figure.high) == (None, low, high)
    assert figure.bound is Bound.BETWEEN


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_a_bound_is_read_in_whatever_form(text: str, bound: Bound) -> None:
    figure = only(text)

    assert figure.bound is bound
    assert (figure.start, figure.end) == (0, len(text))


@pytest.mark.parametrize("text", NO_FIGURES)
def test_dates_times_names_and_labels_are_left_alone(text: str) -> None:
    assert [text[figure.start : figure.end] for figure in find_figures(text)] == []


def test_what_a_figure_measures_may_stand_before_it() -> None:
    figures = find_figures("Ridership fell from 9,000 to 7,500 and the fare doubled.")

    assert [(figure.value, figure.counted) for figure in figures] == [
        (9000, "Ridership"),
        (7500, "Ridership"),
        (2, "fare"),
    ]


def test_a_score_has_no_value() -> None:
    assert only("Malmö won 4-1.") == Figure(10, 13, None, None, None, Bound.EXACT, "score", None)


def test_a_year_that_counts_people_is_a_figure() -> None:
    assert only("The plant laid off 2019 workers.").counted == "workers"


def test_a_duration_that_looks_back_is_a_figure_and_a_moment_is_none() -> None:
    assert only("Over the past 30 years the lake shrank.").unit == "year"
    assert find_figures("The lake dried up 30 years ago.") == ()
