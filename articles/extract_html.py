"""HTML pages to the parts of an article. Pure; trafilatura finds the article in the page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from articles.clean import clean_line, clean_text
from articles.credit_lines import CreditLine, take_credits
from articles.parts import Parts, clean_paragraphs, make_parts
from articles.walk_html import paragraphs_of_tree

if TYPE_CHECKING:
    from trafilatura.settings import Document

_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|(\d{1,7}));?")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_FEWEST_WORDS = 5


def extract_html(raw: str, *, name: str, url: str | None = None) -> Parts:
    """The parts of an HTML page: title, people, date, site, language, text.

    `url` is the address it came from. Where trafilatura finds no article the words of the page's
    body stand in. Raises ExtractError where there are none.
    """
    html = safe_html(raw)
    language = _declared_language(html)
    document = _read_article(html, url)
    if document is not None:
        paragraphs = clean_paragraphs(paragraphs_of_tree(document.body))
        if sum(len(one.split()) for one in paragraphs) >= _FEWEST_WORDS:
            return _parts_of_document(document, paragraphs, html, name, url, language)
    title, paragraphs = _read_body(html)
    credit, rest = _after_title(title, clean_paragraphs(paragraphs))
    return make_parts(
        rest,
        name=name,
        title=title,
        byline=credit.byline,
        published=credit.published,
        site=site_of(url),
        language=language,
    )


def safe_html(raw: str) -> str:
    """`raw` clean, with the controls cleaned too that are written as character references."""
    if not raw.strip():
        return ""
    return clean_text(_REFERENCE.sub(_plain_control, _XML_DECLARATION.sub("", raw)))


def _plain_control(reference: re.Match[str]) -> str:
    """A reference to a control as the character itself, any other reference as it is.

    128 to 159 mean Windows-1252 in HTML, as `html.unescape` knows.
    """
    from html import unescape

    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if 0x80 <= code < 0xA0:
        return unescape(f"&#{code};")
    if code < 0x20 or code == 0x7F or 0xD800 <= code <= 0xDFFF:
        return chr(code)
    return reference[0]


def site_of(url: str | None) -> str | None:
    """The host of `url` without "www.", as a site's name where the page gives none."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _read_article(html: str, url: str | None) -> Document | None:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        # A date guessed from anywhere in the page is worse than none.
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": datetime.now(UTC).strftime("%Y-%m-%d"),
        },
    )
    return found if isinstance(found, Document) else None


def _parts_of_document(
    document: Document,
    paragraphs: list[str],
    html: str,
    name: str,
    url: str | None,
    language: str | None,
) -> Parts:
    credit, rest = _after_title(document.title, paragraphs)
    people = tuple(part.strip() for part in (document.author or "").split(";") if part.strip())
    if not people and not credit.byline and document.title:
        credit = _credit_under_title(html, clean_line(document.title))
    return make_parts(
        rest,
        name=name,
        title=document.title,
        byline=people or credit.byline,
        published=document.date or credit.published,
        site=document.sitename or site_of(url),
        language=document.language or language,
    )


def _after_title(title: str | None, paragraphs: list[str]) -> tuple[CreditLine, list[str]]:
    """The paragraphs without the title said again on top, and the credit lines taken off."""
    if not title:
        return CreditLine(), paragraphs
    repeated = len(paragraphs) > 1 and paragraphs[0] == clean_line(title)
    return take_credits(paragraphs[1:] if repeated else paragraphs)


def _credit_under_title(html: str, title: str) -> CreditLine:
    """The credit lines that stand under the title on the page, outside the article's text."""
    paragraphs = clean_paragraphs(_read_body(html)[1])
    if title not in paragraphs:
        return CreditLine()
    return take_credits(paragraphs[paragraphs.index(title) + 1 :])[0]


def _read_body(html: str) -> tuple[str | None, list[str]]:
    """The title and the paragraphs of all that the page's body shows."""
    tree = _parse(html)
    if tree is None:
        return None, []
    titles = (" ".join(found.itertext()) for found in [*tree.iter("h1"), *tree.iter("title")])
    body = next(tree.iter("body"), tree)
    return next((one for one in titles if one.strip()), None), paragraphs_of_tree(body)


def _declared_language(html: str) -> str | None:
    found = re.search(r"<html\b[^>]*?\blang\s*=\s*[\"']?([\w-]+)", html[:4096], re.IGNORECASE)
    return found.group(1) if found else None


def _parse(html: str) -> Any:
    """The page as an lxml tree, None where there is nothing to parse."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    try:
        return document_fromstring(html.encode(), parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
