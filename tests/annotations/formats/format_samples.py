"""What the tests of the formats share: options, any JSON, and a document changed in one place."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from annotation_samples import ARTICLE, SPANS, TEXT, annotation, offered_claims
from hypothesis import strategies as st

from annotations.analysis.model import Analysis, Bound, Claim, Entity, Figure
from annotations.errors import FormatError
from annotations.formats.exchange import ExportedArticle, ExportOptions, ImportedArticle
from annotations.formats.placing import place_marks
from annotations.model import Annotation, Evidence, Stance, Status, Verdict
from articles.clean import clean_text
from articles.model import PARAGRAPH_BREAK, Article

OPTIONS = ExportOptions("2026-03-02T10:00:00Z", "newsread 0.1.0")

Place = tuple[str | int, ...]

ANY_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def every_place(value: Any, place: Place = ()) -> list[Place]:
    """The place of each value in a document, as keys and indexes from its root."""
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    else:
        return [place]
    return [place, *(one for step, held in children for one in every_place(held, (*place, step)))]


def with_value(document: Any, place: Place, value: object) -> Any:
    """A copy of a document with `value` in one place."""
    if not place:
        return value
    changed = copy.deepcopy(document)
    held = changed
    for step in place[:-1]:
        held = held[step]
    held[place[-1]] = value
    return changed


ANALYSIS = Analysis(
    "sample 1",
    entities=(
        Entity(TEXT.index("Lindholm"), TEXT.index(" said"), "GPE"),
        Entity(TEXT.index("Ida"), TEXT.index(" said.\n"), "PERSON"),
    ),
    figures=(
        Figure(
            TEXT.index("14 ferries"), TEXT.index(" were"), 14, 14, 14, Bound.EXACT, None, "ferries"
        ),
    ),
    claims=offered_claims(),
    attributions=tuple(one.attribution for one in offered_claims() if one.attribution),
    language="en",
)
MADE = (
    annotation(
        *SPANS[0],
        id="0f" * 16,
        verdict=Verdict.DISPUTED,
        note="The log says 9.\nAsked twice.",
        tags=("ferries", "harbour"),
        evidence=(
            Evidence("https://port.example/log", "The log", Stance.CONTRADICTS, "nine came in"),
            Evidence("", "A call to the harbour", Stance.SUPPORTS),
        ),
        claimant="Ida Røst",
    ),
    annotation(*SPANS[1], id="ab" * 16),
    annotation(*SPANS[3], id="hand made", verdict=Verdict.NEEDS_CONTEXT, note="=1+1"),
    annotation(*SPANS[4], id="gone", status=Status.REJECTED, replaces=(SPANS[4],)),
)
EXPORTED = ExportedArticle(ARTICLE, ANALYSIS, MADE)

ANY_TEXT = st.text(
    st.sampled_from("abc .,’“\"'&<>=-0 \u00a0é\u0301🚢👩\u200d🚀שלוםمرحبا漢字")
    | st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")),
    min_size=1,
    max_size=30,
).filter(lambda text: clean_text(text) == text and bool(text.strip()))
"""Text as an article may hold it: joined emoji, combining marks, right to left, no controls."""


@st.composite
def any_article(draw: st.DrawFn) -> Article:
    """An article of any text, in paragraphs."""
    paragraphs = draw(st.lists(ANY_TEXT, min_size=1, max_size=3))
    return replace(ARTICLE, text=PARAGRAPH_BREAK.join(paragraphs), title=draw(st.just("Ferries")))


@st.composite
def any_exported(draw: st.DrawFn) -> ExportedArticle:
    """An article of any text with marks of a reader and of the machine anywhere in it."""
    article = draw(any_article())
    size = len(article.text)
    spans = st.lists(st.integers(0, size), min_size=2, max_size=2, unique=True).map(sorted)
    made = tuple(
        annotation_on(article.text, start, end, number, draw(st.none() | st.sampled_from(Verdict)))
        for number, (start, end) in enumerate(draw(st.lists(spans, max_size=3)))
        if article.text[start:end].strip()
    )
    seen = Analysis(
        "any 1",
        entities=tuple(
            Entity(start, end, "ORG") for start, end in draw(st.lists(spans, max_size=3))
        ),
        claims=tuple(Claim(start, end, 0.5) for start, end in draw(st.lists(spans, max_size=2))),
    )
    return ExportedArticle(article, seen, made)


def annotation_on(
    text: str, start: int, end: int, number: int, verdict: Verdict | None
) -> Annotation:
    """An annotation whose quote and context are those of the text."""
    return annotation(
        start,
        end,
        id=f"{number:032x}",
        quote=text[start:end],
        prefix=text[max(0, start - 32) : start],
        suffix=text[end : end + 32],
        verdict=verdict,
    )


def places_and_verdicts(one: ExportedArticle) -> list[tuple[int, int, Verdict | None]]:
    """What a reader decided about which place, in the order of the text."""
    return sorted(
        ((made.start, made.end, made.verdict) for made in one.annotations), key=lambda one: str(one)
    )


def placed_and_verdicts(read: ImportedArticle, text: str) -> list[tuple[int, int, Verdict | None]]:
    """The same of what was read, each mark placed in the text."""
    found = zip(read.marks, place_marks(text, read.marks), strict=True)
    told = [(place.start, place.end, mark.verdict) for mark, place in found if place is not None]
    return sorted(told, key=lambda one: str(one))


Reader = Callable[[bytes], tuple[ImportedArticle, ...]]


def is_read_or_refused(read: Reader, content: bytes) -> None:
    """Check that bytes are read as a whole, or refused in one sentence."""
    try:
        found = read(content)
    except FormatError as error:
        sentence = str(error)
        assert sentence.endswith("."), sentence
        assert sentence.isprintable(), sentence
        assert len(sentence) < 1000, sentence
        return
    assert all(isinstance(one, ImportedArticle) for one in found)
