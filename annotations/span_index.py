"""Spans that answer quickly which of them touch a stretch of text; pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from annotations.changed_rows import changed_rows


class HasSpan(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """Code point after the last."""


SpanT = TypeVar("SpanT", bound=HasSpan)


class SpanIndex(Generic[SpanT]):
    """Spans sorted by start that answer quickly which of them touch a stretch of text."""

    def __init__(self, spans: Iterable[SpanT] = ()) -> None:
        """Sort `spans`; they may overlap and nest."""
        self.spans: Sequence[SpanT] = sorted(spans, key=lambda span: (span.start, span.end))
        self._starts = [span.start for span in self.spans]
        self._furthest_ends = list(accumulate((span.end for span in self.spans), max))

    def with_changes(self, changes: Mapping[int, SpanT]) -> SpanIndex[SpanT]:
        """The index with other spans at these numbers, each in the place of the one before."""
        renewed = copy(self)
        renewed.spans = changed_rows(self.spans, changes)
        return renewed

    def __len__(self) -> int:
        return len(self.spans)

    def overlapping(self, start: int, end: int) -> list[SpanT]:
        """The spans that share at least one character with start to end, in order."""
        first = bisect_right(self._furthest_ends, start)
        last = bisect_left(self._starts, end)
        return [span for span in self.spans[first:last] if span.end > start]

    def starting(self, start: int, end: int) -> Sequence[SpanT]:
        """The spans whose first character lies in start to end."""
        return self.spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def after(self, offset: int) -> SpanT | None:
        """The first span that starts after `offset`."""
        found = bisect_right(self._starts, offset)
        return self.spans[found] if found < len(self.spans) else None

    def before(self, offset: int) -> SpanT | None:
        """The last span that starts before `offset`."""
        found = bisect_left(self._starts, offset)
        return self.spans[found - 1] if found else None
