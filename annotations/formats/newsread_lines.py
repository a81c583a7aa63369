"""The annotated JSON as JSON lines: an article a line, each as in "newsread/1" with its format.

For jq, grep and programs that read one article at a time. Pure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from annotations.formats.exchange import ExportedArticle, ExportOptions, ImportedArticle
from annotations.formats.newsread_json import whole_object
from annotations.formats.newsread_reading import FORMAT, check_format, read_article
from annotations.formats.plain_json import Fields, json_lines


def write(articles: Iterable[ExportedArticle], options: ExportOptions) -> str:
    """A line for each article; all of it follows from the articles, so that it can be compared."""
    return "".join(f"{_line(one)}\n" for one in articles)


def read(content: bytes) -> tuple[ImportedArticle, ...]:
    """The articles of all lines with their annotations. Raises FormatError."""
    return tuple(_read_line(number, value) for number, value in json_lines(content))


def _line(one: ExportedArticle) -> str:
    return json.dumps(
        {"format": FORMAT, **whole_object(one)}, ensure_ascii=False, separators=(",", ":")
    )


def _read_line(number: int, value: object) -> ImportedArticle:
    fields = Fields.of(value, f"line {number}")
    check_format(fields)
    return read_article(fields)
