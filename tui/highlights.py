"""Which signs a line of the article carries, pure: spans in, runs of style names out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from itertools import accumulate, pairwise
from typing import Generic, Protocol, TypeVar


class HasSpan(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """Code point after the last."""


SpanT = TypeVar("SpanT", bound=HasSpan)

Style = tuple[int, int, str]
"""(start, end, style name)"""

Run = tuple[int, int, tuple[str, ...]]
"""(start, end, style names), names in the order in which the styles were given"""


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
        spans = list(self.spans)
        for number, span in changes.items():
            spans[number] = span
        renewed.spans = spans
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


def runs_of(start: int, end: int, styles: Iterable[Style]) -> list[Run]:
    """Cut start to end where styles begin and end; the runs cover it without a gap."""
    clipped = [
        (max(start, first), min(end, last), name)
        for first, last, name in styles
        if first < end and last > start
    ]
    if not clipped:
        return [(start, end, ())] if end > start else []
    cuts = sorted({start, end, *(s for s, _, _ in clipped), *(e for _, e, _ in clipped)})
    return [
        (left, right, tuple(name for first, last, name in clipped if first <= left < last))
        for left, right in pairwise(cuts)
    ]


PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


def entity_kind(label: str) -> str:
    """The kind of an entity that has a colour of its own, from its spaCy label."""
    if label in PLACE_LABELS:
        return "place"
    kinds = {"PERSON": "person", "PER": "person", "NORP": "group", "ORG": "organisation"}
    if label in kinds:
        return kinds[label]
    return "date" if label in {"DATE", "TIME"} else "other"
