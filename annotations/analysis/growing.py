"""One text's analysis while it grows piece by piece."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from annotations.analysis.json_form import from_json
from annotations.analysis.languages import SAMPLE
from annotations.analysis.model import Analysis, Span
from annotations.analysis.people_named import people_named
from annotations.analysis.pieces import WHOLE, merged, paragraphs_at, pieces, shifted

GLANCE = 5_000
"""About so many code points are on a large screen."""

_FEWEST_GLANCES = 3
"""A piece that is no longer than so many glances is seen at once."""


@dataclass(slots=True)
class GrowingAnalysis:
    """The analysed stretches of one text: its pieces, and at first a glance at one of them."""

    text: str
    stated: str | None = None
    """The language that the source names."""
    spans: tuple[Span, ...] = ()
    """The pieces."""
    parts: dict[Span, Analysis] = field(default_factory=dict)
    people: dict[str, None] = field(default_factory=dict)
    """People named in the pieces before number `reached`, in order."""
    reached: int = 0

    def __post_init__(self) -> None:
        """Cut the text."""
        size = len(self.text)
        self.spans = pieces(self.text) if size > WHOLE else (Span(0, size),)

    @property
    def complete(self) -> bool:
        """Whether each piece was analysed."""
        return all(span in self.parts for span in self.spans)

    @property
    def covered(self) -> int:
        """How many code points the analysed stretches hold."""
        return sum(span.end - span.start for span in self.parts)

    def order(self, first: int) -> Iterator[Span]:
        """What to ask for: a glance at the screen that begins at `first`, then the pieces.

        The piece that holds `first` comes before the others, which follow in the order of the
        text. It comes again in its turn where people were named in the pieces before it. What a
        glance saw counts until its piece is there.
        """
        early = next((span for span in self.spans if first < span.end), self.spans[0])
        if early.end - early.start > _FEWEST_GLANCES * GLANCE:
            yield paragraphs_at(self.text, first, early, GLANCE)
        yield early
        for span in self.spans:
            if span is not early or (early.start and self._people_before(span)):
                yield span

    def request(self, span: Span) -> dict[str, Any]:
        """What to ask the worker for a stretch."""
        is_part = span.end - span.start < len(self.text)
        return {
            "text": self.text[span.start : span.end],
            "known_people": self._people_before(span),
            "language": self.stated,
            "beginning": self.text[:SAMPLE] if is_part else None,
        }

    def add(self, span: Span, answer: dict[str, Any]) -> None:
        """Take in the worker's answer for a stretch; raises AnalysisError where it is damaged."""
        seen = shifted(from_json(answer, span.end - span.start), span.start)
        for other in [one for one in self.parts if one.start < span.end and span.start < one.end]:
            del self.parts[other]
        self.parts[span] = seen

    def analysis(self) -> Analysis:
        """All that is there, in the order of the text.

        Where a pipeline failed on a later piece, each that saw a piece is named.
        """
        parts = [self.parts[span] for span in sorted(self.parts, key=lambda span: span.start)]
        return merged(parts, ", ".join(dict.fromkeys(part.pipeline for part in parts)))

    def _people_before(self, span: Span) -> list[str]:
        """Names of people in the pieces before a stretch; none where such a piece is missing."""
        before = bisect_right(self.spans, span.start, key=lambda piece: piece.end)
        while self.reached < before and self.spans[self.reached] in self.parts:
            part = self.parts[self.spans[self.reached]]
            self.people |= dict.fromkeys(people_named(self.text, part.entities))
            self.reached += 1
        return list(self.people) if self.reached == before else []
