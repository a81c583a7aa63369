"""Prodigy's JSON lines: a task for each article, with its tokens and spans.

The shape is that of Prodigy's "spans" interfaces (`spans.manual`, `spancat`), whose spans may
overlap: start and end are code points, token_start and token_end tokens, the latter inclusive.
Tokens are spaCy's own. Tasks that come back are read with what was accepted in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from annotations.errors import FormatError
from annotations.formats.articles_in import facts, foreign_article
from annotations.formats.exchange import (
    ExportedArticle,
    ExportOptions,
    ImportedArticle,
    ImportedMark,
)
from annotations.formats.labels import is_left_out, labelled, left_out_note
from annotations.formats.plain_json import Fields, json_lines, upper

if TYPE_CHECKING:
    from annotations.analysis.documents import Doc

ACCEPTED = "accept"


def write(articles: Sequence[ExportedArticle], options: ExportOptions) -> str:
    """A line for each article. Labels are those of `annotations.formats.labels`."""
    return "".join(
        json.dumps(_task(one), ensure_ascii=False, separators=(",", ":")) + "\n" for one in articles
    )


def _task(one: ExportedArticle) -> dict[str, Any]:
    from annotations.formats.spacy_documents import spacy_document

    doc = spacy_document(one)
    return {
        "text": one.article.text,
        "meta": facts(one.article),
        "tokens": [
            {
                "text": token.text,
                "start": token.idx,
                "end": token.idx + len(token),
                "id": token.i,
                "ws": bool(token.whitespace_),
            }
            for token in doc
        ],
        "spans": list(_task_spans(doc)),
        "answer": ACCEPTED,
    }


def _task_spans(doc: Doc) -> Iterator[dict[str, Any]]:
    found = [*doc.ents, *(span for group in doc.spans.values() for span in group)]
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        task: dict[str, Any] = {
            "start": span.start_char,
            "end": span.end_char,
            "token_start": span.start,
            "token_end": span.end - 1,
            "label": span.label_,
        }
        yield {**task, "id": span.kb_id_} if span.kb_id_ else task


def read(content: bytes) -> tuple[ImportedArticle, ...]:
    """The texts of all tasks with what people marked in them; of a rejected task the text alone.

    Raises FormatError.
    """
    return tuple(_read(Fields.of(value, f"line {line}")) for line, value in json_lines(content))


def _read(task: Fields) -> ImportedArticle:
    article = foreign_article(task.raw("text"), task.inner("meta"))
    answer = task.line("answer", ACCEPTED)
    if answer != ACCEPTED:
        note = f"A task was not accepted (“{answer}”): its marks are left out."
        return ImportedArticle(article.source, article, notes=(note,))
    who = task.line("_annotator_id", "") or task.line("_session_id", "")
    marks, left_out = [], 0
    for span in task.objects("spans"):
        start, end = span.span()
        if end > len(article.text):
            raise FormatError(f"{upper(span.place)}: the span {start}–{end} ends after the text.")
        label = span.line("label")
        if is_left_out(label):
            left_out += 1
        elif start < end:
            quote = article.text[start:end]
            made = ImportedMark(
                quote, start=start, end=end, id=span.line("id", "") or None, creator=who
            )
            marks.append(labelled(made, label))
    return ImportedArticle(
        article.source, article, marks=tuple(marks), notes=left_out_note(left_out)
    )
