"""Bytes to the parts of an article, by the kind of what was read. Pure."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from articles.decode import charset_in_html, decode
from articles.errors import SourceError

if TYPE_CHECKING:
    from articles.parts import Parts


class Kind(StrEnum):
    """What a source holds."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


_EXTENSIONS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
}
_HTML_HEAD = re.compile(
    r"(?:\s|<\?xml[^>]*\?>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|article|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096


def kind_of_extension(extension: str) -> Kind | None:
    """The kind that a file name's extension (".md", in any case) promises."""
    return _EXTENSIONS.get(extension.lower())


def sniff_kind(text: str) -> Kind:
    """HTML where `text` begins like a page, else plain text."""
    return Kind.HTML if _HTML_HEAD.match(text[:_HEAD]) else Kind.TEXT


def _is_plain(data: bytes, kind: Kind | None) -> bool:
    """Whether `data` is plain text, if it is text in UTF-8."""
    return (kind or sniff_kind(data[:_HEAD].decode("utf-8", "replace"))) is Kind.TEXT


def extract(
    data: bytes,
    *,
    name: str,
    kind: Kind | None = None,
    charset: str | None = None,
    url: str | None = None,
) -> Parts:
    """The parts of the article in `data`.

    `name` is what errors call the source, `kind` what it is said to be (None: found out),
    `charset` the encoding that its sender declared, `url` its address. Raises SourceError where
    it is empty or not text, ExtractError where there is no article in it.
    """
    if kind in (None, Kind.HTML):
        charset = charset or charset_in_html(data)
    if charset is None and _is_plain(data, kind):
        from articles.tidy_text import tidy_parts

        parts = tidy_parts(data, name=name)
        if parts is not None:
            return parts
    text = decode(data, charset, name=name)
    if not text.strip("\ufeff\0 \t\r\n\v\f"):
        raise SourceError(f"{name} is empty")
    kind = kind or sniff_kind(text)
    if kind is Kind.HTML:
        from articles.extract_html import extract_html

        return extract_html(text, name=name, url=url)
    if kind is Kind.MARKDOWN:
        from articles.extract_markdown import extract_markdown

        return extract_markdown(text, name=name)
    from articles.extract_text import extract_text

    return extract_text(text, name=name)
