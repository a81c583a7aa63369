"""Rows of very many claims, dealt out by number, so that each share is put in as a whole.

A claim's number follows from when it was changed, a file's place in a folder from its source: rows
that were put in as the files come would touch every page of a large table again and again. So
they wait in files beside the index, and go in from the least number to the greatest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from marshal import dumps, loads
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

Row = tuple[Any, ...]
"""A row of any columns that begins with its number."""

SHARE = 50_000
"""Rows of a share, about: so many are in memory at once."""

MOST = 100
"""Files that are open at once."""

_FORM = 2
"""Of marshal: the last one that does not look for what it wrote before."""
_LENGTH = 8
"""Bytes that tell how long the next piece is."""


class Shares:
    """Rows on their way into a table; their files have no name and are gone with the process."""

    def __init__(self, folder: Path) -> None:
        """Name the folder of the files."""
        self._folder = folder
        self._bounds: list[int] = []
        self._files: list[IO[bytes]] = []
        self._open = ExitStack()

    def add(self, rows: list[Row], share_of_all: float) -> None:
        """Deal rows out; they are sorted on the way. Raises OSError.

        The first ones are `share_of_all` that come, from 0 to 1, and like those that follow: the
        bounds between the shares are drawn from their numbers.
        """
        rows.sort()
        if not self._files:
            self._begin([row[0] for row in rows], round(len(rows) / share_of_all))
        first = 0
        for file, bound in zip(self._files, (*self._bounds, None), strict=True):
            last = len(rows) if bound is None else bisect_left(rows, (bound,), first)
            if first < last:
                piece = dumps(rows[first:last], _FORM)
                file.write(len(piece).to_bytes(_LENGTH, "big") + piece)
            first = last

    def _begin(self, numbers: Sequence[int], expected: int) -> None:
        count = max(1, min(MOST, len(numbers), -(-expected // SHARE)))
        self._bounds = [numbers[len(numbers) * place // count] for place in range(1, count)]
        for _ in range(count):
            file = TemporaryFile(dir=self._folder)  # noqa: SIM115
            self._files.append(self._open.enter_context(file))

    def taken(self) -> Iterator[list[Row]]:
        """Each share once, sorted, from the least number to the greatest. Raises OSError."""
        for file in self._files:
            file.seek(0)
            rows: list[Row] = []
            while length := file.read(_LENGTH):
                rows += loads(file.read(int.from_bytes(length, "big")))
            file.close()
            rows.sort()
            yield rows

    def close(self) -> None:
        """Let go of all files."""
        self._open.close()
