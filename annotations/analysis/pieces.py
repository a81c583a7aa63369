"""Cutting a long text into pieces for the analysis, and putting their analyses together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annotations.analysis.model import Analysis, Attribution, Claim, Entity, Figure, Span

WHOLE = 50_000
"""Up to so many code points a text is analysed in one go."""

PIECE = 20_000
"""About so many code points a piece of a longer text holds."""

PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
"""One empty line or more."""
_SPACE = re.compile(r"\s+")


def pieces(text: str, size: int = PIECE) -> tuple[Span, ...]:
    """Spans that cover `text` without a gap, each about `size` long and cut at a paragraph's end.

    A paragraph more than twice as long as `size` is cut at white space.
    """
    spans = []
    start = 0
    while len(text) - start > size + size // 2:
        cut = _cut(text, start + size, start + 2 * size)
        spans.append(Span(start, cut))
        start = cut
    spans.append(Span(start, len(text)))
    return tuple(spans)


def paragraphs_at(text: str, offset: int, inside: Span, size: int) -> Span:
    """The paragraphs from the one at `offset` on, about `size` long, without leaving `inside`.

    Where the paragraph begins far before, they begin at white space.
    """
    start = max(inside.start, offset - size)
    breaks = [found.end() for found in PARAGRAPH_BREAK.finditer(text, start, offset)]
    space = _SPACE.search(text, start, offset) if start > inside.start else None
    if breaks:
        start = breaks[-1]
    elif space:
        start = space.end()
    if inside.end - start <= size + size // 2:
        return Span(start, inside.end)
    return Span(start, min(inside.end, _cut(text, start + size, start + 2 * size)))


def shifted(analysis: Analysis, offset: int) -> Analysis:
    """The analysis of a piece that begins at `offset`, in offsets of the whole text."""
    if offset == 0:
        return analysis
    return Analysis(
        analysis.pipeline,
        tuple(Entity(e.start + offset, e.end + offset, e.label) for e in analysis.entities),
        tuple(shifted_figure(figure, offset) for figure in analysis.figures),
        tuple(_shifted_claim(claim, offset) for claim in analysis.claims),
        tuple(_shifted_attribution(said, offset) for said in analysis.attributions),
        analysis.language,
    )


def merged(analyses: Iterable[Analysis], pipeline: str) -> Analysis:
    """The analyses of pieces, given in the order of the text, as one.

    Its language is that of the first piece that has one.
    """
    parts = list(analyses)
    return Analysis(
        pipeline,
        tuple(entity for part in parts for entity in part.entities),
        tuple(figure for part in parts for figure in part.figures),
        tuple(claim for part in parts for claim in part.claims),
        tuple(said for part in parts for said in part.attributions),
        next((part.language for part in parts if part.language is not None), None),
    )


def _cut(text: str, low: int, high: int) -> int:
    paragraph = PARAGRAPH_BREAK.search(text, low, min(high, len(text)))
    if paragraph:
        return paragraph.end()
    space = _SPACE.search(text, low, min(high, len(text)))
    return space.end() if space else min(high, len(text))


def shifted_figure(figure: Figure, offset: int) -> Figure:
    """The figure of a piece that begins at `offset`, in offsets of the whole text."""
    return Figure(
        figure.start + offset,
        figure.end + offset,
        figure.value,
        figure.low,
        figure.high,
        figure.bound,
        figure.unit,
        figure.counted,
    )


def _shifted_claim(claim: Claim, offset: int) -> Claim:
    said = claim.attribution and _shifted_attribution(claim.attribution, offset)
    return Claim(claim.start + offset, claim.end + offset, claim.score, said, claim.reasons)


def _shifted_attribution(said: Attribution, offset: int) -> Attribution:
    return Attribution(
        _shifted_span(said.source, offset),
        _shifted_span(said.cue, offset),
        _shifted_span(said.content, offset),
        said.direct,
        said.speaker,
    )


def _shifted_span(span: Span | None, offset: int) -> Span | None:
    return span and Span(span.start + offset, span.end + offset)
