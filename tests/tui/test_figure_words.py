"""What a figure means, at a glance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.model import Bound, Figure
from tui.figure_words import figure_meaning
from tui.number_words import fraction_words, number_words, scale_of
from tui.unit_words import MONEY_SIGNS, UNIT_SIGNS, unit_words

EXACT, ABOUT, AT_LEAST, AT_MOST, BETWEEN = (
    Bound.EXACT,
    Bound.ABOUT,
    Bound.AT_LEAST,
    Bound.AT_MOST,
    Bound.BETWEEN,
)


def meaning(value: float | None, bound: Bound = EXACT, text: str = "7", **more: object) -> str:
    """What a figure that covers all of `text` means; an exact one has its value as both ends."""
    ends = {"low": value, "high": value} if bound is EXACT else {"low": None, "high": None}
    fields = {"unit": None, "counted": None, **ends, **more}
    found = Figure(0, len(text), value=value, bound=bound, **fields)  # type: ignore[arg-type]
    return figure_meaning(found, text)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (meaning(10000, AT_LEAST, low=10000, counted="soldiers"), "at least 10,000 · soldiers"),
        (meaning(40, AT_MOST, high=40, counted="troops"), "at most 40 · troops"),
        (meaning(3, ABOUT, unit="percent"), "about 3%"),
        (meaning(14, counted="people"), "14 · people"),
        (meaning(0, counted="votes"), "0 · votes"),
        (meaning(None, AT_LEAST, low=24), "at least 24"),
        (meaning(None, AT_MOST, high=9), "at most 9"),
    ],
)
def test_a_count_is_told_with_its_bound_and_what_is_counted(shown: str, words: str) -> None:
    assert shown == words


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (meaning(None, BETWEEN, low=3e6, high=5e6, counted="people"), "3 to 5 million · people"),
        (meaning(None, BETWEEN, low=900_000, high=1.2e6), "900,000 to 1.2 million"),
        (meaning(None, BETWEEN, low=18, high=25, unit="percent"), "18 to 25%"),
        (meaning(None, BETWEEN, low=1, high=2, unit="week"), "1 to 2 weeks"),
        (meaning(None, BETWEEN, low=-5, high=-2, unit="celsius"), "−5 to −2 °C"),
        (meaning(None, BETWEEN, low=18e3, high=25e3, unit="USD"), "$18,000 to $25,000"),
        (meaning(None, BETWEEN, low=2e9, high=3e9, unit="EUR"), "€2 billion to €3 billion"),
        (meaning(None, BETWEEN, low=2, high=3.5, unit="CHF"), "2 to 3.50 CHF"),
        (meaning(None, BETWEEN, low=2e6, high=3e6, unit="CHF"), "2 to 3 million CHF"),
        (meaning(None, BETWEEN, low=15, high=20, unit="USD-per-hour"), "$15 to $20 per hour"),
        (meaning(None, ABOUT, low=3e6, high=5e6), "about 3 to 5 million"),
        (meaning(None, BETWEEN, low=3), "at least 3"),
        (meaning(None, BETWEEN, high=3), "at most 3"),
        (meaning(3, BETWEEN, low=3, high=3), "3"),
    ],
)
def test_a_range_is_told_with_both_its_ends_and_one_unit(shown: str, words: str) -> None:
    assert shown == words


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (meaning(1.9e9, ABOUT, unit="USD"), "about $1.9 billion"),
        (meaning(1_900_000, unit="GBP"), "£1.9 million"),
        (meaning(41.8, unit="EUR"), "€41.80"),
        (meaning(41.85, unit="EUR"), "€41.85"),
        (meaning(42, unit="EUR"), "€42"),
        (meaning(3.459, unit="USD"), "$3.459"),
        (meaning(41.8, unit="CHF"), "41.80 CHF"),
        (meaning(5e6, unit="NGN"), "5 million NGN"),
        (meaning(-12, unit="USD"), "−$12"),
        (meaning(15, unit="USD-per-hour"), "$15 per hour"),
        (meaning(15, unit="KES-per-hour"), "15 KES per hour"),
        (meaning(80, unit="USD-per-barrel"), "$80 per barrel"),
    ],
)
def test_money_is_told_with_its_sign_or_its_code(shown: str, words: str) -> None:
    assert shown == words


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (meaning(4.1, unit="percent", counted="unemployment"), "4.1% · unemployment"),
        (meaning(-3, unit="percent"), "−3%"),
        (meaning(1, unit="percentage-point"), "1 percentage point"),
        (meaning(3, unit="percentage-point"), "3 percentage points"),
        (meaning(25, unit="permyriad"), "25 basis points"),
        (meaning(25, unit="basis-point"), "25 basis points"),
        (meaning(2, unit="permille"), "2‰"),
        (meaning(4, unit="times"), "4 times"),
        (meaning(0.5, unit="times"), "0.5 times"),
        (meaning(1, unit="day"), "1 day"),
        (meaning(2, unit="day"), "2 days"),
        (meaning(0.5, unit="hour"), "0.5 hours"),
        (meaning(34, unit="year-person"), "34 years"),
        (meaning(2, unit="century"), "2 centuries"),
        (meaning(12, unit="kilometer-per-hour"), "12 km/h"),
        (meaning(5, unit="kilometer"), "5 km"),
        (meaning(5, unit="km"), "5 km"),
        (meaning(5, unit="km/h"), "5 km/h"),
        (meaning(80, unit="square-kilometer"), "80 km²"),
        (meaning(6, unit="foot"), "6 feet"),
        (meaning(7, unit="inch"), "7 inches"),
        (meaning(90, unit="square-foot"), "90 square feet"),
        (meaning(21, unit="celsius"), "21 °C"),
        (meaning(-40, unit="fahrenheit"), "−40 °F"),
        (meaning(36_200_000, unit="tonne"), "36.2 million tonnes"),
        (meaning(2, unit="barrel-per-day"), "2 barrels per day"),
        (meaning(500, unit="per-day"), "500 per day"),
        (meaning(12, unit="per-100000-person"), "12 per 100,000 people"),
        (meaning(8, unit="liter-per-100-kilometer"), "8 liters per 100 kilometers"),
        (meaning(5, unit="part-per-1e6"), "5 parts per 1,000,000"),
        (meaning(7.1, unit="magnitude"), "magnitude 7.1"),
    ],
)
def test_a_unit_is_told_by_its_sign_or_in_words(shown: str, words: str) -> None:
    assert shown == words


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (meaning(0.2, ABOUT, "about one in five"), "about 1 in 5"),
        (meaning(0.9, text="nine out of ten"), "9 out of 10"),
        (meaning(2 / 3, text="Two in every three", counted="voters"), "2 in 3 · voters"),
        (meaning(0.01, text="1 in 100"), "1 in 100"),
        (meaning(2 / 3, text="two-thirds"), "2/3"),
        (meaning(0.5, text="Half"), "1/2"),
        (meaning(0.75, text="3/4"), "3/4"),
        (meaning(0.5, text="0.5"), "0.5"),
        (meaning(0.2, text="0.2 in the second half"), "0.2"),
        (meaning(0.3137, text="0.3137"), "0.3137"),
    ],
)
def test_a_share_is_told_as_the_text_says_it(shown: str, words: str) -> None:
    assert shown == words


def test_what_has_no_number_is_told_in_the_words_of_the_text() -> None:
    assert meaning(None, text="3–1", unit="score") == "score 3–1"
    assert meaning(None, text="6-4,\n 7-5", unit="score") == "score 6-4, 7-5"
    assert meaning(None, text="umpteen") == "“umpteen”"
    assert figure_meaning(Figure(3, 9, None, None, None, EXACT, "score", None), "") == "score"
    assert figure_meaning(Figure(3, 9, None, None, None, EXACT, None, None), "") == "?"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2.5, "2.5"),
        (4_200_000, "4.2 million"),
        (1_234_567, "1,234,567"),
        (7e12, "7 trillion"),
        (4.1 * 1e9, "4.1 billion"),
        (999_999, "999,999"),
        (2e15, "2 quadrillion"),
        (6e23, "6 × 10^23"),
        (10**24, "10^24"),
        (10**2000, "10^2000"),
        (-1.5e300, "−1.5 × 10^300"),
        (0.1 + 0.2, "0.3"),
        (0.00012345, "0.0001234"),
        (1e-9, "10^-9"),
        (3.14159265, "3.1416"),
        (12345.678915, "12,345.6789"),
        (-0.0, "0"),
        (float("nan"), "?"),
        (float("inf"), "?"),
    ],
)
def test_numbers_keep_the_digits_that_matter(value: float, words: str) -> None:
    assert number_words(value) == words


def test_a_number_beyond_all_use_is_not_told() -> None:
    assert number_words(1 << 20_000) == "?"


@given(st.integers(-(10**20), 10**20) | st.floats(-1e20, 1e20).map(lambda one: round(one, 3)))
def test_a_number_reads_back_as_itself(value: float) -> None:
    shown = number_words(value).replace(",", "").replace("−", "-")
    number, _, word = shown.partition(" ")
    sizes = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    sizes |= {"quadrillion": 10**15, "quintillion": 10**18}
    assert float(number) * sizes[word] == pytest.approx(float(value), rel=1e-12, abs=1e-6)


def test_a_range_shares_a_word_only_where_both_ends_have_it() -> None:
    assert (scale_of(3e6), scale_of(1_234_567), scale_of(12), scale_of(float("inf"))) == (
        6,
        None,
        None,
        None,
    )


def test_only_small_fractions_are_told_as_one() -> None:
    assert fraction_words(1 / 3) == "1/3"
    assert [fraction_words(value) for value in (0.3137, 0.0, 1.0, 1.5, 1e-9)] == [None] * 5


UNITS = st.sampled_from([*UNIT_SIGNS, *MONEY_SIGNS, "score", "times", "per-day", "", "-per-"])
NUMBERS = st.none() | st.integers() | st.floats()


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from(Bound), st.none() | UNITS | st.text(), st.text())
def test_every_figure_has_a_meaning_on_one_clean_line(
    value: float | None,
    low: float | None,
    high: float | None,
    bound: Bound,
    unit: str | None,
    text: str,
) -> None:
    found = Figure(0, len(text) + 1, value, low, high, bound, unit, text)
    shown = figure_meaning(found, text)
    assert shown
    assert "\n" not in shown
    assert "\x1b" not in shown


@given(st.text(), st.booleans())
def test_every_unit_has_words(unit: str, single: bool) -> None:
    assert unit_words(unit, single=single) or not unit


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (meaning(1, AT_MOST, "below 1%", high=1, unit="percent"), "below 1%"),
        (meaning(10, AT_MOST, "Under 10 minutes", high=10, unit="minute"), "under 10 minutes"),
        (meaning(0.1, AT_MOST, "less than one-tenth", high=0.1), "less than 1/10"),
        (meaning(3e8, AT_LEAST, "more\nthan 300 million", low=3e8), "more than 300 million"),
        (meaning(9, AT_LEAST, "well over 9 km", low=9, unit="kilometer"), "well over 9 km"),
        (meaning(7, AT_MOST, "up to 7", high=7), "up to 7"),
        (meaning(7, AT_LEAST, "7 or more", low=7), "at least 7"),
        (meaning(7, AT_LEAST, "more than or equal to 7", low=7), "at least 7"),
    ],
)
def test_a_bound_is_told_as_the_text_words_it(shown: str, words: str) -> None:
    assert shown == words


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (
            meaning(None, BETWEEN, "±3.1 points", low=-3.1, high=3.1, counted="points"),
            "±3.1 · points",
        ),
        (meaning(None, BETWEEN, "plus or minus 2%", low=-2, high=2, unit="percent"), "±2%"),
        (meaning(None, BETWEEN, "from -5 to 5 C", low=-5, high=5, unit="celsius"), "−5 to 5 °C"),
        (meaning(None, BETWEEN, "give or take 0.5", low=-0.5, high=0.5), "±0.5"),
        (meaning(1 / 140e6, text="1 in 140 million"), "1 in 140 million"),
        (meaning(0.001, text="one in 1,000"), "1 in 1,000"),
        (meaning(42e6, unit="crown"), "42 million crowns"),
    ],
)
def test_margins_odds_and_money_of_no_known_country(shown: str, words: str) -> None:
    assert shown == words
