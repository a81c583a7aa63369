"""A long sequence in which a few rows are others, without a copy of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar, overload

Row = TypeVar("Row")

CHANGES_HELD = 1_000
"""With more changes the sequence is copied, so that looking a row up stays cheap."""


class ChangedRows(Sequence[Row]):
    """The rows of another sequence but for those that changed; it never changes itself."""

    __slots__ = ("_changes", "_rows")

    def __init__(self, rows: Sequence[Row], changes: Mapping[int, Row]) -> None:
        """`changes` holds rows by their numbers from 0, each in the place of the one before."""
        self._rows: Sequence[Row] = rows
        self._changes: Mapping[int, Row] = changes

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> Row: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Row]: ...

    def __getitem__(self, number: int | slice) -> Row | Sequence[Row]:
        """One row, or those of a slice as a list."""
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if number < 0:
            number += len(self)
        if number in self._changes:
            return self._changes[number]
        return self._rows[number]

    def __iter__(self) -> Iterator[Row]:
        for number, row in enumerate(self._rows):
            yield self._changes.get(number, row)

    def with_changes(self, changes: Mapping[int, Row]) -> Sequence[Row]:
        """The rows after further changes."""
        both = {**self._changes, **changes}
        if len(both) <= CHANGES_HELD:
            return ChangedRows(self._rows, both)
        return changed_rows(tuple(self), changes)


def changed_rows(rows: Sequence[Row], changes: Mapping[int, Row]) -> Sequence[Row]:
    """`rows` with others at the numbers of `changes`."""
    if isinstance(rows, ChangedRows):
        return rows.with_changes(changes)
    return ChangedRows(rows, changes) if changes else rows
