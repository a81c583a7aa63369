"""One text's analysis while it grows piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from annotations.analysis.json_form import from_json
from annotations.analysis.languages import SAMPLE
from annotations.analysis.model import Analysis, Span
from annotations.analysis.people import people_named
from annotations.analysis.pieces import WHOLE, merged, pieces, shifted


@dataclass(slots=True)
class GrowingAnalysis:
    """The analysed pieces of one text."""

    text: str
    stated: str | None = None
    """The language that the source names."""
    spans: tuple[Span, ...] = ()
    parts: dict[int, Analysis] = field(default_factory=dict)
    covered: int = 0
    """How many code points the analysed pieces hold."""
    people: dict[str, None] = field(default_factory=dict)
    """People named in the pieces before `reached`, in order."""
    reached: int = 0

    def __post_init__(self) -> None:
        """Cut the text."""
        size = len(self.text)
        self.spans = pieces(self.text) if size > WHOLE else (Span(0, size),)

    @property
    def complete(self) -> bool:
        """Whether each piece was analysed."""
        return len(self.parts) == len(self.spans)

    def order(self, first: int) -> Iterator[int]:
        """Indexes of the pieces: the one that holds `first`, then all in the order of the text.

        That one comes again in its turn where people were named in the pieces before it.
        """
        early = next((i for i, span in enumerate(self.spans) if first < span.end), 0)
        yield early
        for index in range(len(self.spans)):
            if index != early or (early and self._people_before(index)):
                yield index

    def request(self, index: int) -> dict[str, Any]:
        """What to ask the worker for one piece."""
        span = self.spans[index]
        known = self._people_before(index)
        return {
            "text": self.text[span.start : span.end],
            "known_people": known,
            "language": self.stated,
            "beginning": self.text[:SAMPLE] if len(self.spans) > 1 else None,
        }

    def add(self, index: int, answer: dict[str, Any]) -> None:
        """Take in the worker's answer for one piece; raises AnalysisError where it is damaged."""
        span = self.spans[index]
        if index not in self.parts:
            self.covered += span.end - span.start
        self.parts[index] = shifted(from_json(answer, span.end - span.start), span.start)

    def analysis(self) -> Analysis:
        """All that is there, in the order of the text.

        Where a pipeline failed on a later piece, each that saw a piece is named.
        """
        parts = [self.parts[index] for index in sorted(self.parts)]
        return merged(parts, ", ".join(dict.fromkeys(part.pipeline for part in parts)))

    def _people_before(self, index: int) -> list[str]:
        """Names of people in the pieces before one; none where such a piece is missing."""
        while self.reached < index and self.reached in self.parts:
            part = self.parts[self.reached]
            self.people |= dict.fromkeys(people_named(self.text, part.entities))
            self.reached += 1
        return list(self.people) if self.reached == index else []
