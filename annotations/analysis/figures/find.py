"""The number grammar: what a text counts, as figures.

Rules for English news on plain strings: a number (digits or words), its bound ("over"), its unit
and the phrase it counts. The span of a figure runs from the bound to the end of what is counted;
offsets are code points, end exclusive. What a figure measures may stand apart: the death toll of
"the death toll rose to 41".

For an exact figure low and high are its value; "at least" gives low alone, "at most" high alone,
"about" neither; "between" has no value. Units are ISO 4217 for money (or a name that
currencies share, "crown", where the text does not tell which it is), "percent" and CLDR unit
identifiers for measures (Unicode Technical Standard 35, Part 6); "times" for "doubled" and
"fourfold"; "magnitude"; "score" for 3-1, which has no value. A rate has "-per-" in its unit as in
CLDR: "USD-per-hour", "barrel-per-day"; where only the counted phrase is a rate the unit begins
with it: "per-day", "per-100000-person".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotations.analysis.figures.amounts import Amount
from annotations.analysis.figures.changes import Change
from annotations.analysis.figures.made import changed, joined_bounds, made
from annotations.analysis.figures.pairs import Draft, pair_at, single
from annotations.analysis.figures.plain import plain
from annotations.analysis.figures.reading import numbers_of
from annotations.analysis.figures.shared_currencies import with_currencies
from annotations.analysis.model import Figure
from annotations.analysis.pieces import shifted_figure
from annotations.analysis.sentences import paragraph_spans


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures of `text`, in order; none overlaps another or reaches over a paragraph's end."""
    paragraphs = tuple(paragraph_spans(text))
    figures = [
        shifted_figure(figure, paragraph.start)
        for paragraph in paragraphs
        for figure in _figures_of_paragraph(text[paragraph.start : paragraph.end])
    ]
    return with_currencies(text, figures, paragraphs)


def _figures_of_paragraph(paragraph: str) -> list[Figure]:
    text = plain(paragraph)
    figures: list[Figure] = []
    for item in _drafts(text, list(numbers_of(text))):
        before = figures[-1] if figures else None
        figure = changed(text, item) if isinstance(item, Change) else made(text, item, before)
        if figure is None or (before and figure.start < before.end):
            continue
        if before and _in_tie_break(text, before, figure):
            continue
        if before and _shares_percent(text, before, figure):
            figures[-1] = replace(before, unit=figure.unit)
        both = joined_bounds(text, before, figure) if before else None
        if both:
            figures[-1] = both
        else:
            figures.append(figure)
    return [_in_words_of(paragraph, text, figure) for figure in figures]


def _in_tie_break(text: str, score: Figure, figure: Figure) -> bool:
    """Whether the figure is the points in the parentheses behind a set: "7-6 (5)"."""
    if score.unit != "score" or text[score.end : figure.start].strip() != "(":
        return False
    return text[figure.end : figure.end + 1] == ")"


def _shares_percent(text: str, before: Figure, figure: Figure) -> bool:
    """Whether the first number of "rose from 3 to 4 percent" is in percent too."""
    if before.unit or figure.unit not in ("percent", "percentage-point") or before.value is None:
        return False
    return (
        text[before.end : figure.start] == " to "
        and text[max(0, before.start - 5) : before.start] == "from "
    )


def _drafts(text: str, numbers: Sequence[Amount | Change]) -> list[Draft | Change]:
    """Each number alone, or with the one after it as a range, a score or a ratio."""
    drafts: list[Draft | Change] = []
    place = 0
    while place < len(numbers):
        first = numbers[place]
        place += 1
        if isinstance(first, Change):
            drafts.append(first)
            continue
        second = numbers[place] if place < len(numbers) else None
        pair = pair_at(text, first, second) if isinstance(second, Amount) else None
        drafts.append(pair or single(first))
        place += pair is not None
    return drafts


def _in_words_of(paragraph: str, text: str, figure: Figure) -> Figure:
    """The figure with its counted phrase in the text's own characters."""
    if figure.counted is None or paragraph is text or figure.counted in paragraph:
        return figure
    place = text.find(figure.counted)
    return replace(figure, counted=paragraph[place : place + len(figure.counted)])
