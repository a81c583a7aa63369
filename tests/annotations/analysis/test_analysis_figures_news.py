"""Figures as news words them: money with the time it is compared to, margins, odds, ages."""

import json

import pytest

from annotations.analysis.figures.find import find_figures
from annotations.analysis.model import Bound, Figure


def told(text: str) -> list[tuple[str, str | None]]:
    """The words and the unit of each figure."""
    return [(text[one.start : one.end], one.unit) for one in find_figures(text)]


def only(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sales grew from $7.4 billion a year earlier.", "$7.4 billion"),
        ("A loss of $9 million a quarter earlier became a gain.", "$9 million"),
        ("The plot sold for £80,000 a decade ago.", "£80,000"),
        ("It was resold for €6 million a year later.", "€6 million"),
    ],
)
def test_the_time_that_money_is_compared_to_is_no_rate(text: str, words: str) -> None:
    assert told(text)[0][0] == words
    assert "per" not in (told(text)[0][1] or "")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Drivers made $18 an hour later that week.", "USD-per-hour"),
        ("Families spend £300 a week on rent.", "GBP-per-week"),
        ("Guards earn $900 a month before tax.", "USD-per-month"),
    ],
)
def test_money_for_a_span_of_time_is_a_rate(text: str, unit: str) -> None:
    assert only(text).unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The firm paid 5 million Danish crowns.", "DKK"),
        ("The Norwegian builder owes 70 million crowns.", "NOK"),
        ("A court in Prague fined him. He paid 9,000 crowns.", "CZK"),
        ("BERGEN, Norway, May 2 - The port closed.\n\nIt cost 400 crowns a day.", "NOK-per-day"),
        ("The ferry cost 900 crowns.\n\nA.\n\nB.\n\nC.\n\nStockholm objected.", "SEK"),
        ("The ticket cost 900 kr in Copenhagen.", "DKK"),
        ("The bus cost 50 kronor.", "SEK"),
        ("Buenos Aires set fares at 300 pesos.", "ARS"),
        ("Nairobi charged him 700 shillings.", "KES"),
        ("Between 4 and 6 million francs went to a bank in Geneva.", "CHF"),
        ("Amman raised 30 million dinars.", "JOD"),
        ("The clinic took 40 million dirhams from Morocco.", "MAD"),
    ],
)
def test_the_place_in_the_text_tells_which_crowns_are_meant(text: str, unit: str) -> None:
    assert only(text).unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The fine was 42 million crowns.", "crown"),
        ("The ticket cost 900 kr.", "crown"),
        ("Oslo and Stockholm share the 80 million crowns.", "crown"),
        ("He paid 500 rupees a day.", "rupee-per-day"),
        ("She lent him 60 dinars.", "dinar"),
    ],
)
def test_no_code_is_guessed_where_the_text_does_not_tell(text: str, unit: str) -> None:
    assert only(text).unit == unit


def test_the_sentence_decides_before_the_paragraph() -> None:
    text = "The Swedish mill owes 3 million crowns. The Norwegian one owes 5 million crowns."

    assert [unit for _, unit in told(text)] == ["SEK", "NOK"]


@pytest.mark.parametrize("unit", ["dollars", "pounds", "euros"])
def test_names_with_one_usual_meaning_keep_it(unit: str) -> None:
    code = {"dollars": "USD", "pounds": "GBP", "euros": "EUR"}[unit]

    assert only(f"The Norwegian bank lent 9 million {unit}.").unit == code


@pytest.mark.parametrize(
    ("words", "most", "unit"),
    [
        ("plus or minus 2.5 points", 2.5, None),
        ("±4 points", 4, None),
        ("± 4 points", 4, None),
        ("+/- 3%", 3, "percent"),
        ("plus or minus three percentage points", 3, "percentage-point"),
        ("give or take 0.5 points", 0.5, None),
    ],
)
def test_a_margin_reaches_as_far_below_as_above(words: str, most: float, unit: str | None) -> None:
    text = f"The poll had a margin of {words} on Friday."

    figure = only(text)

    assert text[figure.start : figure.end] == words
    assert (figure.value, figure.low, figure.high) == (None, -most, most)
    assert (figure.bound, figure.unit) == (Bound.BETWEEN, unit)


def test_odds_of_one_in_millions_are_one_figure() -> None:
    figure = only("The odds of the jackpot are 1 in 140 million.")

    assert figure.value == 1 / 140_000_000


def test_a_quarter_point_is_a_part_of_a_percentage_point() -> None:
    text = "The central bank cut its rate by a quarter point."

    assert told(text) == [("a quarter point", "percentage-point")]
    assert only(text).value == 0.25


def test_both_ends_of_a_change_are_in_percent() -> None:
    assert told("Joblessness rose from 6 to 7 percent.") == [
        ("6", "percent"),
        ("7 percent", "percent"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Police held Mara Lindt, 41.",
        'Police held Mara Lindt, 41." He left.',
        "He was 12 when the war began.",
        "She was only 4 at the time.",
    ],
)
def test_ages_are_in_years(text: str) -> None:
    assert only(text).unit == "year"


@pytest.mark.parametrize(
    "text", ["On that Monday, 34.", "The tally was 34 when polls closed.", "It came to, well, 34."]
)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert only(text).unit is None


def test_a_tie_break_in_parentheses_is_part_of_the_score() -> None:
    assert told("Novak won 6-3, 7-6 (4) and 6-2.") == [
        ("6-3", "score"),
        ("7-6", "score"),
        ("6-2", "score"),
    ]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The 2,400-strong garrison left.", "garrison"),
        ("Aldon Freight, fell 3%.", "Aldon Freight"),
        ('"Turnout is at 48%," she said.', "Turnout"),
        ("The herd is expected to reach 9,000 by May.", "herd"),
        ("The flood left hundreds homeless.", None),
        ("They won three of the past five races.", None),
    ],
)
def test_what_is_counted_is_a_bare_noun_phrase(text: str, counted: str | None) -> None:
    assert find_figures(text)[0].counted == counted


@pytest.mark.parametrize("text", ["5e300 tonnes", "between 3 and 5e300 tonnes", "$1e298 million"])
def test_a_number_too_large_for_a_float_is_left_out(text: str) -> None:
    figures = find_figures(text)

    assert all(abs(one.high or 0) < 1e300 for one in figures)
    assert json.loads(json.dumps([one.value for one in figures])) == [one.value for one in figures]
