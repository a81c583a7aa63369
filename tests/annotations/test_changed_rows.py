"""A long sequence with a few other rows reads as if it had been copied."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotations.changed_rows import CHANGES_HELD, ChangedRows, changed_rows

rows = st.lists(st.integers(), min_size=1, max_size=12)
changes = st.lists(st.dictionaries(st.integers(0, 11), st.integers(), max_size=4), max_size=5)
bounds = st.none() | st.integers(-14, 14)


@given(rows, changes, bounds, bounds, st.sampled_from([None, 1, 2, -1]))
def test_rows_with_changes_read_as_a_copy_with_them(
    rows: list[int],
    changes: list[dict[int, int]],
    first: int | None,
    last: int | None,
    step: int | None,
) -> None:
    shown, copied = changed_rows(rows, {}), list(rows)
    for some in changes:
        fitting = {number: row for number, row in some.items() if number < len(rows)}
        shown = changed_rows(shown, fitting)
        for number, row in fitting.items():
            copied[number] = row
    assert list(shown) == copied
    assert len(shown) == len(copied)
    assert [shown[number] for number in range(len(shown))] == copied
    assert shown[-1] == copied[-1]
    assert list(shown[first:last:step]) == copied[first:last:step]


def test_what_it_was_made_of_stays_as_it_was() -> None:
    rows = ("a", "b", "c")
    once = changed_rows(rows, {1: "x"})
    twice = changed_rows(once, {2: "y"})
    assert list(once) == ["a", "x", "c"]
    assert list(twice) == ["a", "x", "y"]
    assert rows == ("a", "b", "c")


def test_many_changes_are_copied_once_and_not_looked_up_for_ever() -> None:
    shown = changed_rows(range(2 * CHANGES_HELD), {})
    for number in range(2 * CHANGES_HELD):
        shown = changed_rows(shown, {number: -number})
    assert isinstance(shown, ChangedRows)
    assert len(shown._changes) <= CHANGES_HELD
    assert list(shown) == [-number for number in range(2 * CHANGES_HELD)]
