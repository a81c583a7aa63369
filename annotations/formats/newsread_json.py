"""The annotated JSON, format "newsread/1": articles with what the machine sees and what a
person decided. Pure; `annotations.formats.schema` describes the same document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from annotations.analysis.json_form import to_json
from annotations.analysis.model import Analysis
from annotations.formats.exchange import ExportedArticle, ExportOptions, ImportedArticle
from annotations.formats.newsread_reading import FORMAT, check_format, read_article
from annotations.formats.plain_json import Fields, decoded, parsed
from annotations.json_form import change_to_json, evidence_to_json
from annotations.model import Annotation, Status
from articles.json_form import article_to_json
from articles.model import Article

__all__ = ["FORMAT", "analysis_object", "article_object", "read", "whole_object", "write"]

SEEN = ("entities", "figures", "claims", "attributions")
"""What the machine sees in an article, a list each."""


def write(articles: Iterable[ExportedArticle], options: ExportOptions) -> str:
    """One JSON document of all articles, with a newline at its end."""
    document = {
        "format": FORMAT,
        "generator": options.generator,
        "exported": options.exported,
        "articles": [whole_object(one) for one in articles],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read(content: bytes) -> tuple[ImportedArticle, ...]:
    """The articles of one document with their annotations. Raises FormatError."""
    document = Fields.of(parsed(decoded(content)), "")
    check_format(document)
    return tuple(read_article(one) for one in document.objects("articles"))


def whole_object(exported: ExportedArticle) -> dict[str, Any]:
    """One article with its annotations and the texts that it had before."""
    return {
        **article_object(exported.article, exported.analysis, exported.annotations),
        "revisions": [{**article_to_json(one), "sha256": one.sha256} for one in exported.revisions],
    }


def article_object(
    article: Article, analysis: Analysis | None, annotations: Iterable[Annotation]
) -> dict[str, Any]:
    """One article with its annotations in the order of the text, the deleted ones apart."""
    ordered = sorted(annotations, key=lambda one: (one.start, one.end, one.id))
    kept = [one for one in ordered if one.status is not Status.DELETED]
    deleted = [one for one in ordered if one.status is Status.DELETED]
    return {
        **analysis_object(article, analysis),
        "annotations": [_annotation_object(annotation) for annotation in kept],
        "deleted": [_annotation_object(annotation) for annotation in deleted],
    }


def analysis_object(article: Article, analysis: Analysis | None) -> dict[str, Any]:
    """One article with what the machine sees, without annotations.

    Its language is the one that its source states, else the one that it was taken to be in.
    """
    seen = to_json(analysis, article.text) if analysis is not None else {}
    made_by = {"pipeline": seen["pipeline"], "language": seen["language"]} if seen else None
    return {
        "id": article.id,
        "title": article.title,
        "byline": list(article.byline),
        "published": article.published,
        "site": article.site,
        "source": article.source,
        "language": article.language or seen.get("language"),
        "stated_language": article.language,
        "retrieved": article.retrieved,
        "sha256": article.sha256,
        "text": article.text,
        "analysis": made_by,
        **{name: seen.get(name) for name in SEEN},
    }


def _annotation_object(annotation: Annotation) -> dict[str, Any]:
    """Every field of an annotation; what a newer newsread wrote beside them comes last."""
    known: dict[str, Any] = {
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
        "replaces": [list(span) for span in annotation.replaces],
        "revision": annotation.revision,
        "settled": annotation.settled,
        "creator": annotation.creator,
        "created": annotation.created,
        "modified": annotation.modified,
        "history": [change_to_json(change) for change in annotation.history],
    }
    return {**known, **{key: held for key, held in annotation.unknown.items() if key not in known}}


def _corrected(claimant: str | None) -> dict[str, Any]:
    """Who says it, where the reader corrected the machine: a name that has no place in the text."""
    if claimant is None:
        return {}
    return {"source": {"start": None, "end": None, "text": claimant}}
