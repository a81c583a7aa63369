import pytest

from annotations.analysis.figures.find import find_figures
from annotations.analysis.model import Bound, Figure

EXACT = [
    ("The army lost 300 tanks in May.", "300 tanks", 300, None, "tanks"),
    ("It sent 500 officers and three generals.", "500 officers", 500, None, "officers"),
    ("Some 1,250,000 voters came", "Some 1,250,000 voters", 1_250_000, None, "voters"),
    ("He earned $5.2 billion.", "$5.2 billion", 5_200_000_000, "USD", None),
    ("It costs £4bn.", "£4bn", 4_000_000_000, "GBP", None),
    ("A €300m fund opened.", "€300m", 300_000_000, "EUR", None),
    ("They paid £1,250.50 each.", "£1,250.50", 1250.5, "GBP", None),
    ("The loan was 30 million euros.", "30 million euros", 30_000_000, "EUR", "loan"),
    ("It sold for 12,000 dollars.", "12,000 dollars", 12_000, "USD", None),
    ("A fine of 90 pounds was paid.", "90 pounds", 90, "GBP", None),
    ("They owe USD 5 million.", "USD 5 million", 5_000_000, "USD", None),
    ("They raised US$40 at the door.", "US$40", 40, "USD", None),
    ("It cost ¥800 then.", "¥800", 800, "JPY", None),
    ("Rents rose 4.1%.", "4.1%", 4.1, "percent", "Rents"),
    ("Rents rose 4 per cent.", "4 per cent", 4, "percent", "Rents"),
    ("Some said 20 percent of voters left.", "20 percent of voters", 20, "percent", "voters"),
    ("It gained 3.5 percentage points.", "3.5 percentage points", 3.5, "percentage-point", None),
    ("They walked 12 km.", "12 km", 12, "kilometer", None),
    ("It ended a 12-mile queue.", "12-mile", 12, "mile", None),
    ("Fire burned 4,500 hectares.", "4,500 hectares", 4500, "hectare", None),
    ("They shipped 12 tonnes of grain.", "12 tonnes of grain", 12, "tonne", "grain"),
    ("Gusts reached 80 mph there.", "80 mph", 80, "mile-per-hour", "Gusts"),
    ("It fell to -5 degrees Celsius.", "-5 degrees Celsius", -5, "celsius", None),
    ("The siege took 90 days.", "90 days", 90, "day", None),
    ("He won a 100m race.", "100m", 100, "meter", None),
    ("Then 5m people fled.", "5m people", 5_000_000, None, "people"),
    ("It has 1.5 million Ukrainians.", "1.5 million Ukrainians", 1_500_000, None, "Ukrainians"),
    ("It hit twelve villages.", "twelve villages", 12, None, "villages"),
    ("It hit twenty-five ships.", "twenty-five ships", 25, None, "ships"),
    (
        "Here two hundred and five villagers stayed.",
        "two hundred and five villagers",
        205,
        None,
        "villagers",
    ),
    ("He sold a dozen eggs.", "a dozen eggs", 12, None, "eggs"),
    ("Then half a million people came.", "half a million people", 500_000, None, "people"),
    ("Now two million wait.", "two million", 2_000_000, None, None),
    ("They lost 300 US-made tanks.", "300 US-made tanks", 300, None, "US-made tanks"),
    ("Then 12 Russians died.", "12 Russians", 12, None, "Russians"),
    ("In Kyiv 12 people died.", "12 people", 12, None, "people"),
    ("It killed 2000 people.", "2000 people", 2000, None, "people"),
    ("In all 100 dead were found.", "100 dead", 100, None, "dead"),
    ("They saw 400 police officers.", "400 police officers", 400, None, "police officers"),
    ("It killed 7 of the soldiers.", "7 of the soldiers", 7, None, "soldiers"),
]

BOUNDED = [
    ("over 14,000 South African miners arrived", Bound.AT_LEAST, 14_000, None),
    ("more than 60 ships sank", Bound.AT_LEAST, 60, None),
    ("at least three people died", Bound.AT_LEAST, 3, None),
    ("no fewer than 40 houses", Bound.AT_LEAST, 40, None),
    ("500 or more houses", Bound.AT_LEAST, 500, None),
    ("10,000+ jobs", Bound.AT_LEAST, 10_000, None),
    ("up to 40 troops", Bound.AT_MOST, None, 40),
    ("as many as 90 people", Bound.AT_MOST, None, 90),
    ("fewer than 30 people", Bound.AT_MOST, None, 30),
    ("no more than 15 minutes", Bound.AT_MOST, None, 15),
    ("under $20", Bound.AT_MOST, None, 20),
    ("nearly 70 percent", Bound.ABOUT, None, None),
    ("about 30 boats", Bound.ABOUT, None, None),
    ("around two dozen firefighters", Bound.ABOUT, None, None),
    ("approximately 12,000 troops", Bound.ABOUT, None, None),
    ("some 800 families", Bound.ABOUT, None, None),
    ("an estimated 9 million birds", Bound.ABOUT, None, None),
    ("60 miles or so", Bound.ABOUT, None, None),
]

RANGES = [
    ("between 5 and 10 people", 5, 10, None, "people"),
    ("20 to 30 homes", 20, 30, None, "homes"),
    ("2-3 days", 2, 3, "day", None),
    ("10–15 boats", 10, 15, None, "boats"),
    ("$5-$10 million", 5_000_000, 10_000_000, "USD", None),
    ("two to three million voters", 2_000_000, 3_000_000, None, "voters"),
    ("between 10 and 12 percent", 10, 12, "percent", None),
    ("from 10 to 15 people", 10, 15, None, "people"),
    ("two or three ships", 2, 3, None, "ships"),
]

NO_FIGURES = [
    "the highest since at least 2019",
    "in use until about 1850",
    "In 2024 the river rose.",
    "It ran through the 1990s and 2014-2022.",
    "They met on 3 March 2026 and March 5.",
    "It opens at 5.30pm or 14:30 or 5 p.m. daily.",
    "Published 2026-03-03 and 03/03/2026.",
    "He came 2nd and she came 1st; the third man left.",
    "Call +44 20 7946 0958 or (202) 555-0123.",
    "The G7 met; an F-16 flew over Covid-19 wards.",
    "A Boeing 737 landed.",
    "He works for Channel 4.",
    "See Article 5, page 12 and Resolution 2231.",
    "The office is at 10 Downing Street.",
    "See https://example.org/2026/12 or write to a12@example.org.",
    "The address is 192.168.1.1 with version 1.2.3.",
    "One of them left and no one spoke.",
    "The brothers met and the two spoke.",
    "They saw #100days and @user99.",
    "The Galaxy 12 is here.",
]


def only_figure(text: str) -> Figure:
    figures = find_figures(text)
    assert len(figures) == 1, f"expected one figure in {text!r}, found {figures}"
    return figures[0]


@pytest.mark.parametrize(("text", "span", "value", "unit", "counted"), EXACT)
def test_a_figure_has_its_value_unit_and_counted_phrase(
    text: str, span: str, value: float, unit: str | None, counted: str | None
) -> None:
    figure = find_figures(text)[0]

    found = (text[figure.start : figure.end], figure.value, figure.unit, figure.counted)
    assert found == (span, value, unit, counted)


@pytest.mark.parametrize(("text", "bound", "low", "high"), BOUNDED)
def test_words_around_a_number_bound_it(
    text: str, bound: Bound, low: int | None, high: int | None
) -> None:
    figure = only_figure(text)

    assert (figure.bound, figure.low, figure.high) == (bound, low, high)
    assert figure.start == 0


@pytest.mark.parametrize(("text", "low", "high", "unit", "counted"), RANGES)
def test_two_numbers_make_a_range(
    text: str, low: int, high: int, unit: str | None, counted: str | None
) -> None:
    figure = only_figure(text)

    assert figure == Figure(0, len(text), None, low, high, Bound.BETWEEN, unit, counted)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_numbers_that_count_nothing_are_no_figures(text: str) -> None:
    assert [text[f.start : f.end] for f in find_figures(text)] == []


def test_the_span_of_a_figure_runs_from_its_bound_to_what_it_counts() -> None:
    text = "Officials say over 14,000 South African miners have crossed."

    figure = only_figure(text)

    assert text[figure.start : figure.end] == "over 14,000 South African miners"
    assert figure.counted == "South African miners"


def test_an_exact_figure_is_its_own_low_and_high() -> None:
    figure = only_figure("They counted 40 boats.")

    assert (figure.value, figure.low, figure.high) == (40, 40, 40)


def test_a_change_is_two_figures_and_no_range() -> None:
    figures = find_figures("Unemployment rose from 5% to 10% in a year.")

    assert [figure.value for figure in figures] == [5, 10]


def test_whole_values_are_integers_and_decimals_stay_exact() -> None:
    values = [figure.value for figure in find_figures("$4.35 million, 0.1 percent, 2.5bn euros")]

    assert values == [4_350_000, 0.1, 2_500_000_000]
    assert [type(value) for value in values] == [int, float, int]


@pytest.mark.parametrize("time", ["a week earlier", "a year ago", "a month before the vote"])
def test_the_time_between_is_no_rate(time: str) -> None:
    text = f"That is up from 12 {time}."
    assert [(figure.value, figure.unit) for figure in find_figures(text)] == [(12, None)]
