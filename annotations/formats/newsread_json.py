"""The annotated JSON, format "newsread/1": articles with what the machine sees and what a
person decided. Pure; `annotations.formats.schema` describes the same document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from annotations.analysis.model import Analysis, Attribution, Claim, Entity, Figure, Span
from annotations.json_form import change_to_json, evidence_to_json
from annotations.model import Annotation, Status
from articles.model import Article

FORMAT = "newsread/1"


@dataclass(frozen=True, slots=True)
class ExportedArticle:
    """One article on its way out."""

    article: Article
    analysis: Analysis | None
    """None where it was never analysed: its entities, figures and claims are null then."""
    annotations: tuple[Annotation, ...] = ()


def write(documents: Iterable[ExportedArticle], *, exported: str, generator: str) -> str:
    """One JSON document of all articles, with a newline at its end.

    `exported` is the time, ISO 8601 in UTC; `generator` the program's name and version.
    """
    document = {
        "format": FORMAT,
        "generator": generator,
        "exported": exported,
        "articles": [
            article_object(one.article, one.analysis, one.annotations) for one in documents
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def article_object(
    article: Article, analysis: Analysis | None, annotations: Iterable[Annotation]
) -> dict[str, Any]:
    """One article with its annotations in the order of the text; deleted ones are left out."""
    kept = (one for one in annotations if one.status is not Status.DELETED)
    ordered = sorted(kept, key=lambda one: (one.start, one.end, one.id))
    return {
        **analysis_object(article, analysis),
        "annotations": [_annotation_object(annotation) for annotation in ordered],
    }


def analysis_object(article: Article, analysis: Analysis | None) -> dict[str, Any]:
    """One article with what the machine sees, without annotations."""
    text = article.text
    return {
        "id": article.id,
        "title": article.title,
        "byline": list(article.byline),
        "published": article.published,
        "source": article.source,
        "language": article.language,
        "retrieved": article.retrieved,
        "sha256": article.sha256,
        "text": text,
        "entities": analysis and [_entity_object(one, text) for one in analysis.entities],
        "figures": analysis and [_figure_object(one, text) for one in analysis.figures],
        "claims": analysis and [_claim_object(one, text) for one in analysis.claims],
    }


def _span_object(span: Span | Entity | Figure | Claim, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _entity_object(entity: Entity, text: str) -> dict[str, Any]:
    return {**_span_object(entity, text), "label": entity.label}


def _figure_object(figure: Figure, text: str) -> dict[str, Any]:
    return {
        **_span_object(figure, text),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "bound": str(figure.bound),
        "unit": figure.unit,
        "counted": figure.counted,
    }


def _claim_object(claim: Claim, text: str) -> dict[str, Any]:
    said = claim.attribution
    return {
        **_span_object(claim, text),
        "score": claim.score,
        "attribution": None if said is None else _attribution_object(said, text),
    }


def _attribution_object(said: Attribution, text: str) -> dict[str, Any]:
    parts = {"source": said.source, "cue": said.cue, "content": said.content}
    spans = {
        name: None if span is None else _span_object(span, text) for name, span in parts.items()
    }
    return {**spans, "direct": said.direct}


def _annotation_object(annotation: Annotation) -> dict[str, Any]:
    return {
        "id": annotation.id,
        "start": annotation.start,
        "end": annotation.end,
        "quote": annotation.quote,
        "prefix": annotation.prefix,
        "suffix": annotation.suffix,
        "state": str(annotation.state),
        "verdict": None if annotation.verdict is None else str(annotation.verdict),
        "status": str(annotation.status),
        "note": annotation.note,
        "tags": list(annotation.tags),
        "evidence": [evidence_to_json(piece) for piece in annotation.evidence],
        "attribution": _corrected(annotation.claimant),
        "creator": annotation.creator,
        "created": annotation.created,
        "modified": annotation.modified,
        "history": [change_to_json(change) for change in annotation.history],
    }


def _corrected(claimant: str | None) -> dict[str, Any]:
    """Who says it, where the reader corrected the machine: a name that has no place in the text."""
    if claimant is None:
        return {}
    return {"source": {"start": None, "end": None, "text": claimant}}
