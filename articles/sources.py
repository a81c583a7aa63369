"""The one door: a path, an address or "-" to an Article."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from articles.address import is_address, normal_address, other_scheme
from articles.clean import clean_line
from articles.decode import charset_in_html, decode, is_plain_utf8
from articles.errors import SourceError
from articles.extract import Kind, extract, kind_of_extension, sniff_kind
from articles.files import absolute_path, printable_path, read_file, read_head, read_stream
from articles.model import STDIN, Article

if TYPE_CHECKING:
    from articles.fetch import FetchedPage
    from articles.parts import Parts

_STDIN_NAME = "standard input"
_HEAD = 64 * 1024
_KIND_OF_TYPE = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "application/html": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "text/x-markdown": Kind.MARKDOWN,
    "application/markdown": Kind.MARKDOWN,
}


def open_source(source: str, *, stdin: BinaryIO | None = None) -> Article:
    """The article that `source` names: a path, an http(s) address, or "-" for `stdin`.

    Blocks while it reads; an address or an HTML file takes long and loads much, so that the app
    asks `articles.reading_process` instead. Raises an ArticleError whose text names the source
    as the reader typed it.
    """
    key = source_key(source)
    if source == STDIN:
        data = read_stream(stdin or sys.stdin.buffer, _STDIN_NAME)
        parts = extract(data, name=_STDIN_NAME)
    elif is_address(source):
        from articles.fetch import fetch_page

        return article_of_page(key, fetch_page(source), name=source)
    else:
        path = absolute_path(source)
        name = clean_line(source)
        parts = extract(read_file(path, name), name=name, kind=kind_of_extension(path.suffix))
    return _article(key, parts)


def source_key(source: str) -> str:
    """`source` as `Article.source` holds it, found without reading it.

    An absolute path, an address in its normal form, or "-". Raises SourceError for another kind
    of address or a name that no file can have, FetchError for a malformed address.
    """
    if source == STDIN:
        return STDIN
    if is_address(source):
        return normal_address(source)
    if other_scheme(source) is not None:
        raise SourceError(
            f"{clean_line(source)} is not opened; newsread reads files and http(s) addresses"
        )
    if not source.strip():
        raise SourceError("the name of the source is empty")
    return printable_path(absolute_path(source))


def is_quick(source: str) -> bool:
    """Whether `source` is a plain text file in UTF-8, read without loading anything heavy."""
    if source == STDIN or is_address(source) or not source.strip():
        return False
    try:
        path = absolute_path(source)
    except SourceError:
        return False
    if kind_of_extension(path.suffix) in (Kind.HTML, Kind.MARKDOWN):
        return False
    head = read_head(path, _HEAD)
    if head is None or not is_plain_utf8(head, whole=len(head) < _HEAD):
        return False
    named_text = kind_of_extension(path.suffix) is Kind.TEXT
    return named_text or sniff_kind(head.decode("utf-8", "replace")) is Kind.TEXT


def article_of_page(source: str, page: FetchedPage, *, name: str = "") -> Article:
    """The article in a page that was fetched from the address `source`, with its captions.

    `name` is what errors call it, where that is not `source`. Raises SourceError or ExtractError
    where there is none.
    """
    kind = _kind_of_page(page)
    called = clean_line(name or source)
    parts = extract(page.body, name=called, kind=kind, charset=page.charset, url=page.url)
    article = _article(source, parts)
    text = decode(page.body, page.charset or charset_in_html(page.body), name=called)
    if (kind or sniff_kind(text)) is not Kind.HTML:
        return article
    from articles.captions import captions_in, page_tree, with_captions

    tree = page_tree(text)
    if tree is None:
        return article
    return replace(article, text=with_captions(article.text, captions_in(tree)))


def _kind_of_page(page: FetchedPage) -> Kind | None:
    known = _KIND_OF_TYPE.get(page.content_type)
    if known is not None or not page.content_type:
        return known
    by_name = kind_of_extension(PurePosixPath(urlsplit(page.url).path).suffix)
    return Kind.MARKDOWN if by_name is Kind.MARKDOWN else None


def _article(source: str, parts: Parts) -> Article:
    return Article(
        source=source,
        title=parts.title,
        text=parts.text,
        retrieved=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        byline=parts.byline,
        published=parts.published,
        site=parts.site,
        language=parts.language,
        digest=parts.digest,
    )
