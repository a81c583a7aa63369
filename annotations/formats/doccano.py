"""doccano's JSON lines of sequence labelling: a text a line, its spans as [start, end, label].

The shape is that of doccano's own importer and exporter (1.8): every other key becomes metadata
that comes back with the export. Offsets are Unicode code points. What doccano writes for
projects with relations (`entities` with offsets and ids) is read, too; the relations are not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

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
from annotations.formats.spans import all_spans


def write(articles: Sequence[ExportedArticle], options: ExportOptions) -> str:
    """A line for each article. Labels are those of `annotations.formats.labels`."""
    return "".join(
        json.dumps(_document(one), ensure_ascii=False, separators=(",", ":")) + "\n"
        for one in articles
    )


def _document(one: ExportedArticle) -> dict[str, Any]:
    return {
        "text": one.article.text,
        "label": [[span.start, span.end, span.label] for span in all_spans(one)],
        **facts(one.article),
    }


def read(content: bytes) -> tuple[ImportedArticle, ...]:
    """The texts with what people labelled in them. Raises FormatError."""
    return tuple(_read(Fields.of(value, f"line {line}")) for line, value in json_lines(content))


def _read(fields: Fields) -> ImportedArticle:
    article = foreign_article(fields.raw("text"), fields)
    marks, left_out = [], 0
    for start, end, label in _spans(fields):
        if end > len(article.text):
            raise FormatError(f"{upper(fields.place)}: the span {start}–{end} ends after the text.")
        if is_left_out(label):
            left_out += 1
            continue
        quote = article.text[start:end]
        marks.append(labelled(ImportedMark(quote, start=start, end=end), label))
    return ImportedArticle(
        article.source, article, marks=tuple(marks), notes=left_out_note(left_out)
    )


def _spans(fields: Fields) -> Iterator[tuple[int, int, str]]:
    """Every span with its label; "labels" is the name that older versions use."""
    for key in ("label", "labels", "entities"):
        for index, value in enumerate(fields.items(key)):
            place = f"{fields.at(key)}[{index}]"
            if isinstance(value, list):
                value = dict(zip(("start_offset", "end_offset", "label"), value, strict=False))
            span = Fields.of(value, place)
            start, end = span.span("start_offset", "end_offset")
            if start < end:
                yield start, end, span.line("label")
