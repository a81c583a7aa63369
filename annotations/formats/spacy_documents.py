"""Exported articles as spaCy's documents, which several formats share.

spaCy is loaded at the first one; only `annotations.analysis` imports it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotations.analysis.documents import Marked, document
from annotations.formats.exchange import ExportedArticle
from annotations.formats.labels import CONTENT, CUE, SOURCE
from annotations.formats.spans import (
    LabelledSpan,
    apart,
    attribution_spans,
    claim_spans,
    entity_spans,
    figure_spans,
)

if TYPE_CHECKING:
    from annotations.analysis.documents import Doc

GROUPS = {SOURCE: "sources", CUE: "cues", CONTENT: "contents"}


def spacy_document(one: ExportedArticle) -> Doc:
    """Entities as `doc.ents`; claims, figures and the parts of attributions as span groups.

    The label of a claim is its verdict, and its kb_id the id of its annotation.
    """
    language = one.article.language or (one.analysis.language if one.analysis else None)
    groups = {"claims": _marked(claim_spans(one)), "figures": _marked(figure_spans(one))}
    parts = attribution_spans(one)
    for label, name in GROUPS.items():
        groups[name] = _marked(part for part in parts if part.label == label)
    return document(one.article.text, language, _marked(apart(entity_spans(one))), groups)


def _marked(spans: Iterable[LabelledSpan]) -> list[Marked]:
    return [Marked(span.start, span.end, span.label, span.key) for span in spans]
