from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotations.formats.exchange import ImportedMark
from annotations.formats.placing import Placement, Utf16Offsets, place, place_marks

TEXT = "Fares rise 🚢 by 3.5%. The ferries are late.\n\nFares rise again, and the ferries are late."


def test_offsets_that_fit_their_quote_are_kept() -> None:
    assert place(TEXT, 0, 10, "Fares rise") == Placement(0, 10, moved=False)
    assert place(TEXT, 0, 10, "Fares\n rise ") == Placement(0, 10, moved=False)


def test_offsets_without_a_quote_are_believed() -> None:
    assert place(TEXT, 4, 9, "") == Placement(4, 9, moved=False)
    assert place(TEXT, 4, 4, "") is None
    assert place(TEXT, 4, 9999, "") is None


def test_a_quote_that_stands_once_is_found_wherever_it_is_said_to_be() -> None:
    start = TEXT.index("by 3.5%")

    assert place(TEXT, 3, 10, "by 3.5%") == Placement(start, start + 7, moved=True)
    assert place(TEXT, None, None, "by\n 3.5%") == Placement(start, start + 7, moved=True)
    assert place(TEXT, 9999, 99999, "by 3.5%") == Placement(start, start + 7, moved=True)


def test_another_figure_is_never_taken_for_the_quoted_one() -> None:
    assert place(TEXT, None, None, "by 3.6%") is None


def test_what_stands_around_it_decides_between_two_places() -> None:
    second = TEXT.rindex("ferries are late")

    found = place(TEXT, None, None, "ferries are late", prefix="and\n the ", suffix=".")

    assert found == Placement(second, second + 16, moved=True)


def test_nothing_is_guessed_between_places_that_are_as_good() -> None:
    assert place(TEXT, None, None, "ferries are late") is None
    assert place(TEXT, None, None, "ferries are late", prefix="no such words ") is None
    assert place("la " * 5000, None, None, "la", prefix="la ") is None


def test_offsets_of_javascript_are_converted_by_the_text() -> None:
    start = TEXT.index("by")
    mark = ImportedMark(quote="by", start=start + 1, end=start + 3, utf16=True)

    assert place_marks(TEXT, [mark]) == [Placement(start, start + 2, moved=False)]


def test_half_a_character_is_no_place() -> None:
    units = Utf16Offsets("a🚢b")

    assert [units.to_code_points(at) for at in range(6)] == [0, 1, None, 2, 3, None]


@given(st.text(), st.integers(0, 50))
@example("a🚢b", 2)
def test_every_offset_of_utf16_is_that_of_python(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    units = len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2

    assert Utf16Offsets(text).to_code_points(units) == offset


@given(st.text("ab 🚢\né", max_size=40), st.data())
def test_what_is_placed_says_what_the_quote_says(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]

    found = place(text, data.draw(st.none() | st.integers(-3, 50)), 50, quote)
    exact = place(text, start, end, quote)

    assert (exact == Placement(start, end, moved=False)) == (start < end)
    if found is not None:
        assert text[found.start : found.end].split() == quote.split()


@pytest.mark.parametrize("letter", ["a", "a ", "ab "])
def test_long_texts_that_repeat_themselves_take_no_longer(letter: str) -> None:
    text = letter * 200_000

    assert place(text, None, None, (letter * 50_000).strip() + "c") is None
