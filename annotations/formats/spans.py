"""What is marked in one article, as labelled spans: what the machine sees and what a reader
decided. Pure.

Orphans, which stand nowhere in the text, have no span; rejected and deleted annotations neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from annotations.analysis.model import Attribution, Span
from annotations.claim_list import ListedClaim, list_claims
from annotations.formats import labels
from annotations.formats.exchange import ExportedArticle
from annotations.sayings import claimant, sayings


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """One stretch of the text with what it is."""

    start: int
    end: int
    label: str
    key: str = ""
    """The id of its annotation, where it is a reader's claim."""


def claims_of(one: ExportedArticle) -> tuple[ListedClaim, ...]:
    """The claims of an article, offered and marked, in the order of the text; orphans too."""
    return list_claims(one.analysis.claims if one.analysis else (), one.annotations)


def claim_spans(one: ExportedArticle) -> list[LabelledSpan]:
    """The claims that stand in the text."""
    return [
        LabelledSpan(
            claim.start,
            claim.end,
            labels.claim_label(claim),
            claim.annotation.id if claim.annotation else "",
        )
        for claim in claims_of(one)
        if claim.start < claim.end
    ]


def entity_spans(one: ExportedArticle) -> list[LabelledSpan]:
    """The names."""
    found = one.analysis.entities if one.analysis else ()
    return [LabelledSpan(entity.start, entity.end, entity.label) for entity in found]


def figure_spans(one: ExportedArticle) -> list[LabelledSpan]:
    """The figures."""
    found = one.analysis.figures if one.analysis else ()
    return [LabelledSpan(figure.start, figure.end, labels.FIGURE) for figure in found]


def attribution_spans(one: ExportedArticle) -> list[LabelledSpan]:
    """The parts of all attributions, each place once."""
    found = one.analysis.attributions if one.analysis else ()
    parts = (part for said in found for part in parts_of(said))
    return list(dict.fromkeys(LabelledSpan(span.start, span.end, label) for label, span in parts))


def all_spans(one: ExportedArticle) -> list[LabelledSpan]:
    """Everything, in the order of the text; what holds another comes before it."""
    found = (
        *claim_spans(one),
        *attribution_spans(one),
        *figure_spans(one),
        *entity_spans(one),
    )
    return sorted(found, key=lambda span: (span.start, -span.end))


def parts_of(said: Attribution) -> Iterator[tuple[str, Span]]:
    """The parts of an attribution that the text names, with their labels."""
    named = ((labels.SOURCE, said.source), (labels.CUE, said.cue), (labels.CONTENT, said.content))
    return ((label, span) for label, span in named if span is not None)


def apart(spans: Iterable[LabelledSpan]) -> list[LabelledSpan]:
    """Those that do not overlap: of two that do, the longer, else the first."""
    kept: list[LabelledSpan] = []
    end = 0
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if span.start >= end:
            kept.append(span)
            end = span.end
        elif span.end - span.start > kept[-1].end - kept[-1].start and (
            len(kept) < 2 or kept[-2].end <= span.start
        ):
            kept[-1], end = span, span.end
    return kept


def claimants_of(one: ExportedArticle) -> Callable[[ListedClaim], str]:
    """Who says a claim of an article, as the app names them; "" where nobody is named."""
    index = sayings(one.analysis.attributions if one.analysis else ())
    return lambda claim: claimant(claim, index, one.article.text)
