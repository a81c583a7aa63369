"""An analysis as a file of pieces, so that what is on the screen need not wait for the rest.

The first line is the head, {"pipeline", "language", "pieces"}: each piece has the code point at
which it ends and its bytes. Then comes a line for each piece, the analysis of what begins in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from annotations.analysis.model import Analysis, Attribution, Claim, Entity, Figure
from annotations.errors import AnalysisError

PIECE = 6_000
"""Code points of a piece."""

Seen = TypeVar("Seen", Entity, Figure, Claim, Attribution)


class KeptAnalysis(NamedTuple):
    """An analysis on disk of which the head was read."""

    path: Path
    pipeline: str
    language: str | None
    ends: tuple[int, ...]
    """The code point after the last of each piece; the last one is the length of the text."""
    places: tuple[int, ...]
    """The byte at which each piece begins, then that after the last."""

    def part(self, start: int, end: int) -> Analysis:
        """What begins in the pieces that hold any of start to end. Raises AnalysisError."""
        begins = (0, *self.ends[:-1])
        wanted = [
            number
            for number, (first, last) in enumerate(zip(begins, self.ends, strict=True))
            if first < end and start < last
        ]
        return self.united(self._pieces(wanted))

    def whole(self) -> Analysis:
        """All of it. Raises AnalysisError."""
        return self.united(self.pieces())

    def pieces(self) -> Iterator[Analysis]:
        """The pieces one by one, in the order of the text. Raises AnalysisError."""
        yield from self._pieces(range(len(self.ends)))

    def united(self, pieces: Iterable[Analysis]) -> Analysis:
        """Pieces in the order of the text as one analysis."""
        from annotations.analysis.pieces import merged

        return replace(merged(pieces, self.pipeline), language=self.language)

    def _pieces(self, numbers: Sequence[int]) -> Iterator[Analysis]:
        from annotations.analysis.json_form import from_json

        try:
            with self.path.open("rb") as file:
                for number in numbers:
                    file.seek(self.places[number])
                    line = file.read(self.places[number + 1] - self.places[number])
                    yield from_json(json.loads(line), self.ends[-1])
        except (OSError, ValueError, RecursionError) as error:
            raise AnalysisError("The kept analysis is damaged.") from error


def open_kept(path: Path, length: int) -> KeptAnalysis | None:
    """The kept analysis of a text of `length` code points; None where there is no whole one."""
    try:
        with path.open("rb") as file:
            line = file.readline()
            size = file.seek(0, 2)
        head = json.loads(line)
        ends = tuple(int(end) for end, _ in head["pieces"])
        places = tuple(accumulate((int(held) for _, held in head["pieces"]), initial=len(line)))
        kept = KeptAnalysis(path, str(head["pipeline"]), head["language"], ends, places)
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None
    return kept if ends and ends[-1] == length and places[-1] == size else None


def kept_form(analysis: Analysis, length: int) -> bytes:
    """The analysis of a text of `length` code points as `open_kept` reads it."""
    from annotations.analysis.json_form import to_json

    ends = [*range(PIECE, length, PIECE), length]
    pieces = [_line(to_json(piece)) for piece in in_pieces(analysis, ends)]
    head = {
        "pipeline": analysis.pipeline,
        "language": analysis.language,
        "pieces": [[end, len(piece)] for end, piece in zip(ends, pieces, strict=True)],
    }
    return b"".join([_line(head), *pieces])


def in_pieces(analysis: Analysis, ends: Sequence[int]) -> list[Analysis]:
    """What begins before each of `ends` and not before the one before it; no order is lost."""
    entities = _divided(analysis.entities, ends)
    figures = _divided(analysis.figures, ends)
    claims = _divided(analysis.claims, ends)
    said = _divided(analysis.attributions, ends)
    return [
        Analysis(analysis.pipeline, *parts, analysis.language)
        for parts in zip(entities, figures, claims, said, strict=True)
    ]


def _divided(seen: tuple[Seen, ...], ends: Sequence[int]) -> list[tuple[Seen, ...]]:
    divided: list[tuple[Seen, ...]] = []
    taken = 0
    for end in ends:
        first = taken
        while taken < len(seen) and (end == ends[-1] or _begin(seen[taken]) < end):
            taken += 1
        divided.append(seen[first:taken])
    return divided


def _begin(one: Entity | Figure | Claim | Attribution) -> int:
    if isinstance(one, Attribution):
        parts = (one.source, one.cue, one.content)
        return min((part.start for part in parts if part is not None), default=0)
    return one.start


def _line(data: dict[str, Any]) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode() + b"\n"
