"""What a page writes below its pictures, which belongs to what its article says. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from articles.clean import clean_line
from articles.extract_html import safe_html
from articles.model import PARAGRAPH_BREAK

IMAGE = "Image: "
"""What stands before a caption in the text."""
MOST_CAPTIONS = 40
"""Captions of one page that are kept; those that its text does not hold follow it."""
_NOT_THE_ARTICLE = frozenset({"nav", "aside", "footer", "header", "form"})


def page_tree(html: str) -> Any:
    """The tree of a page, None where lxml finds none."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    try:
        return document_fromstring(safe_html(html).encode(), parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def captions_in(tree: Any) -> tuple[str, ...]:
    """The captions of a page, each once."""
    return tuple(dict.fromkeys(_captions(tree)))[:MOST_CAPTIONS]


def _captions(tree: Any) -> Iterator[str]:
    for caption in tree.iter("figcaption"):
        if not any(one.tag in _NOT_THE_ARTICLE for one in caption.iterancestors()):
            words = clean_line(" ".join(caption.itertext()))
            if words:
                yield words


def with_captions(text: str, captions: tuple[str, ...]) -> str:
    """The text of an article, and after it the captions that it does not hold."""
    unsaid = [IMAGE + caption for caption in captions if caption not in text]
    return PARAGRAPH_BREAK.join([text, *unsaid])
