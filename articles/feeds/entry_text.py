"""The HTML of a feed's entry to clean paragraphs, the addresses it links to, its captions. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from articles.address import is_address
from articles.captions import IMAGE
from articles.clean import clean_line, clean_text
from articles.extract_html import safe_html
from articles.model import PARAGRAPH_BREAK
from articles.parts import clean_paragraphs
from articles.walk_html import paragraphs_of_tree, text_of_fragment

MOST_LINKS = 500
"""Links of one entry that are kept."""
_SHORTEST_CAPTION = 3
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "pre", "dd"})
_LONGEST_ADDRESS = 4000
_NAMES_IN_TITLES = (
    "a abbr acronym b bdi bdo big br cite code del dfn div em font h1 h2 h3 h4 i img ins kbd mark "
    "nobr p q s samp script small span strike strong style sub sup time tt u var wbr"
)
_NO_TAG = re.compile(rf"<(?!/?(?:{'|'.join(_NAMES_IN_TITLES.split())})\b|!--)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EntryText:
    """What an entry says."""

    text: str = ""
    """Paragraphs split by PARAGRAPH_BREAK."""
    links: tuple[str, ...] = ()
    """http and https addresses in the order of the text, each once."""
    captions: tuple[str, ...] = ()
    """What is written below its images, else what stands in for them."""


def read_entry_html(html: str, base: str | None = None) -> EntryText:
    """The text of a piece of HTML; relative links are completed by `base`.

    Scripts, styles, forms and images without words leave nothing behind.
    """
    tree = _parse(safe_html(html))
    if tree is None:
        return EntryText()
    _take_out_comments(tree)
    captions = tuple(_captions(tree))
    links = tuple(dict.fromkeys(_links(tree, base)))[:MOST_LINKS]
    # lxml gives up on elements nested hundreds deep; the words are saved without it.
    paragraphs = clean_paragraphs(paragraphs_of_tree(tree) or text_of_fragment(safe_html(html)))
    return EntryText(PARAGRAPH_BREAK.join(paragraphs), links, captions)


def read_entry_text(text: str) -> EntryText:
    """The paragraphs of an entry in plain text: each of its lines is one."""
    return EntryText(PARAGRAPH_BREAK.join(clean_paragraphs(clean_text(text).split("\n"))))


def line_of_html(markup: str) -> str:
    """A title that may hold markup, as one clean line of its words.

    A "<" that opens none of the tags seen in titles stays: "R<D" is not cut.
    """
    cleaned = clean_text(markup)
    if "<" not in cleaned and "&" not in cleaned:
        return clean_line(cleaned)
    tree = _parse(safe_html(_NO_TAG.sub("&lt;", cleaned)))
    return clean_line(" ".join(paragraphs_of_tree(tree))) if tree is not None else ""


def completed_address(address: str | None, base: str | None) -> str | None:
    """`address` as a whole http(s) address, None where it is none or leads elsewhere."""
    if not address:
        return None
    cleaned = clean_text(address).replace("\n", "").strip()
    try:
        whole = urljoin(base or "", cleaned)
    except ValueError:
        return None
    return whole if is_address(whole) and len(whole) <= _LONGEST_ADDRESS else None


def _parse(html: str) -> Any:
    """The fragment as an lxml tree below one <div>, None where there is nothing."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    if not html.strip():
        return None
    parser = HTMLParser(encoding="utf-8")
    try:
        tree = document_fromstring(f"<div>{html}</div>".encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return next(tree.iter("body"), tree)


def _take_out_comments(tree: Any) -> None:
    from lxml.etree import (  # type: ignore[import-untyped]
        Comment,
        ProcessingInstruction,
        strip_tags,
    )

    strip_tags(tree, Comment, ProcessingInstruction)


def _captions(tree: Any) -> Iterator[str]:
    """What the images are called; in `tree` each becomes a paragraph of its own that says so.

    A <figcaption> stays where it is; what stands in for an image follows the paragraph that the
    image is in. Smileys and counting pixels are passed over.
    """
    for image in list(tree.iter("figure", "img")):
        if image.tag == "figure":
            caption = next(image.iter("figcaption"), None)
            words = clean_line(" ".join(caption.itertext())) if caption is not None else ""
            if caption is not None and words:
                caption.text = IMAGE + (caption.text or "").lstrip()
                for inner in image.iter("img"):
                    inner.set("alt", "")
                yield words
        else:
            words = clean_line(image.get("alt") or "")
            if len(words) >= _SHORTEST_CAPTION and image.get("width") not in ("0", "1"):
                _add_after_paragraph(image, IMAGE + words)
                yield words


def _add_after_paragraph(image: Any, words: str) -> None:
    from lxml.etree import Element

    paragraph = next((one for one in image.iterancestors() if one.tag in _PARAGRAPHS), image)
    added = Element("figcaption")
    added.text = words
    paragraph.addnext(added)


def _links(tree: Any, base: str | None) -> Iterator[str]:
    for anchor in tree.iter("a"):
        address = completed_address(anchor.get("href"), base)
        if address is not None:
            yield address
