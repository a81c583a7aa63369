"""Long texts whose analysis is kept without the minutes that it takes to make one.

The text is a part repeated again and again. The part is analysed by newsread as any article is;
what was seen in it is repeated with it, and kept by the code that keeps every analysis, so that
the app reads an ordinary file of its cache.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from annotations.analysis.cache import read_cached, write_cached
from annotations.analysis.choice import Choice
from annotations.analysis.model import Analysis, Attribution, Claim, Entity, Figure, Span
from articles.model import PARAGRAPH_BREAK, Article
from articles.sources import open_source
from benchmarks.support.texts import TITLE, make_text
from tui.folders import folders_below

PART_WORDS = 10_000

HEAD = TITLE + PARAGRAPH_BREAK

Spanned = TypeVar("Spanned", Span, Entity, Figure, Claim, Attribution)


def write_long_text(path: Path, times: int) -> Path:
    """A title, then the part so many times; once is the part's own text."""
    part = make_text(PART_WORDS).removeprefix(HEAD)
    path.write_text(HEAD + PARAGRAPH_BREAK.join([part] * times), encoding="utf-8")
    return path


def keep_long_analysis(part: Path, long: Path, times: int, home: Path) -> None:
    """Keep in `home` what the analysis of `part`, which is kept there, makes of `long`."""
    folder = folders_below(home).analyses
    seen = read_cached(folder, open_source(str(part)), Choice())
    if seen is None:
        raise ValueError("The part of the long text is not analysed.")
    article = open_source(str(long))
    length = _period(open_source(str(part)), article, times)
    write_cached(folder, article, Choice(), repeated(seen, length, times))


def _period(part: Article, long: Article, times: int) -> int:
    """Code points from one repetition to the next."""
    body = part.text.removeprefix(HEAD)
    head = part.text.removesuffix(body)
    if long.text != head + PARAGRAPH_BREAK.join([body] * times):
        raise ValueError("The long text is not what it was written as.")
    return len(body) + len(PARAGRAPH_BREAK)


def repeated(seen: Analysis, period: int, times: int) -> Analysis:
    """What is seen in a text whose part, but for its title, stands there again and again."""
    return replace(
        seen,
        entities=tuple(_all(seen.entities, period, times)),
        figures=tuple(_all(seen.figures, period, times)),
        claims=tuple(_all(seen.claims, period, times)),
        attributions=tuple(_all(seen.attributions, period, times)),
    )


def _all(found: tuple[Spanned, ...], period: int, times: int) -> Iterator[Spanned]:
    for number in range(times):
        for one in found:
            if not number or _start(one) >= len(HEAD):
                yield moved(one, number * period)


def _start(one: Span | Entity | Figure | Claim | Attribution) -> int:
    if isinstance(one, Attribution):
        return min(span.start for span in (one.source, one.cue, one.content) if span is not None)
    return one.start


def moved(one: Spanned, by: int) -> Spanned:
    """The same, `by` code points further on."""
    if isinstance(one, Span):
        return one._replace(start=one.start + by, end=one.end + by)
    if isinstance(one, Attribution):
        source, cue, content = (
            None if span is None else moved(span, by) for span in (one.source, one.cue, one.content)
        )
        return replace(one, source=source, cue=cue, content=content)
    if isinstance(one, Claim) and one.attribution is not None:
        one = replace(one, attribution=moved(one.attribution, by))
    return replace(one, start=one.start + by, end=one.end + by)
