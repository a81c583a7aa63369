"""An article of our own, its offered claims, and strategies for annotations."""

from __future__ import annotations

import string
from typing import Any

from hypothesis import strategies as st

from annotations.analysis.model import Attribution, Claim, Span
from annotations.model import (
    AnchorState,
    Annotation,
    Change,
    Evidence,
    Stance,
    Status,
    Verdict,
)
from articles.model import Article

TEXT = (
    "The harbour master of Lindholm said on Monday that 14 ferries were late. "
    "Two of them never left the quay. “We counted 9,” the union’s Ida Røst said.\n\n"
    "Fares rise by 3.5% in May 🚢. The council voted 11 to 4 for it."
)
QUOTES = (
    "The harbour master of Lindholm said on Monday that 14 ferries were late.",
    "Two of them never left the quay.",
    "“We counted 9,” the union’s Ida Røst said.",
    "Fares rise by 3.5% in May 🚢.",
    "The council voted 11 to 4 for it.",
)
SPANS = tuple((TEXT.index(quote), TEXT.index(quote) + len(quote)) for quote in QUOTES)

ARTICLE = Article(
    source="https://harbour.example/ferries",
    title="Ferries late in Lindholm",
    text=TEXT,
    retrieved="2026-03-02T08:00:00Z",
    byline=("Åsa Berg", "Tom O’Neill"),
    published="2026-03-01",
    site="Harbour Post",
    language="en",
)


def offered_claims() -> tuple[Claim, ...]:
    said = Attribution(Span(0, 30), Span(31, 35), Span(46, SPANS[0][1]), direct=False)
    return tuple(
        Claim(start, end, score=0.5, attribution=said if start == 0 else None)
        for start, end in SPANS
    )


def annotation(start: int = 0, end: int = 11, **fields: Any) -> Annotation:
    given: dict[str, Any] = {
        "id": "a" * 32,
        "quote": TEXT[start:end],
        "prefix": TEXT[max(0, start - 32) : start],
        "suffix": TEXT[end : end + 32],
        "creator": "ana",
        "created": "2026-03-02T09:00:00Z",
        "modified": "2026-03-02T09:00:00Z",
    }
    return Annotation(start=start, end=end, **{**given, **fields})


WORDS = st.text(string.ascii_letters + " åß🚢[]{}\"'\\", max_size=12)
TIMES = st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
SCALARS = st.none() | st.booleans() | st.integers() | WORDS
SPAN_PAIRS = st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=2).map(sorted)
EVIDENCE = st.builds(Evidence, WORDS, WORDS, st.sampled_from(Stance), WORDS)
CHANGES = st.builds(
    Change,
    step=st.integers(1, 999),
    at=TIMES,
    by=WORDS,
    action=WORDS,
    before=st.none() | st.dictionaries(WORDS, SCALARS, max_size=2),
    after=st.dictionaries(WORDS, SCALARS, max_size=2),
    undoes=st.none() | st.integers(1, 999),
    redoes=st.none() | st.integers(1, 999),
)


@st.composite
def any_annotation(draw: st.DrawFn) -> Annotation:
    """Any annotation that can stand on TEXT."""
    start, end = draw(SPAN_PAIRS)
    return annotation(
        start,
        end,
        id=draw(st.uuids()).hex,
        creator=draw(WORDS),
        created=draw(TIMES),
        modified=draw(TIMES),
        state=draw(st.sampled_from(AnchorState)),
        status=draw(st.sampled_from(Status)),
        verdict=draw(st.none() | st.sampled_from(Verdict)),
        note=draw(WORDS),
        tags=tuple(draw(st.lists(WORDS, max_size=3))),
        evidence=tuple(draw(st.lists(EVIDENCE, max_size=2))),
        claimant=draw(st.none() | WORDS),
        replaces=tuple(tuple(pair) for pair in draw(st.lists(SPAN_PAIRS, max_size=2))),
        history=tuple(draw(st.lists(CHANGES, max_size=2))),
    )
