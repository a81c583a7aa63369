"""A tree of HTML, or of trafilatura's XML, to paragraphs. Pure."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from articles.paragraphs import split_paragraphs

BULLET = "• "
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details div dl dt fieldset "
    "figcaption figure form h1 h2 h3 h4 h5 h6 head header hgroup hr item legend li list main ol "
    "p pre quote row section summary table tbody tfoot thead tr ul"
)
_SKIPPED_NAMES = (
    "aside button canvas footer iframe math nav noscript object script select style svg template "
    "textarea title"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_BREAKS = frozenset({"br", "lb"})
_ITEMS = frozenset({"item", "li"})
_CELLS = frozenset({"cell", "td", "th"})
_VERBATIM = frozenset({"pre"})
_SPACE = re.compile(r"[ \n\r\t\f]+")
_CELL_BORDER = " | "


class _Paragraphs:
    """Gathers running text; each block's end closes a paragraph."""

    def __init__(self) -> None:
        self.closed: list[str] = []
        self._pieces: list[str] = []
        self._prefix = ""

    def add(self, text: str | None, *, verbatim: bool = False) -> None:
        if text:
            self._pieces.append(text if verbatim else _SPACE.sub(" ", text))

    def close(self, prefix: str | None = None) -> None:
        """End the paragraph; `prefix` stands before the next one, where it is given."""
        text = "".join(self._pieces).strip(" \n|")
        self._pieces.clear()
        for paragraph in split_paragraphs(text):
            self.closed.append(self._prefix + paragraph)
            self._prefix = ""
        if prefix is not None:
            self._prefix = prefix


def paragraphs_of_tree(tree: Any) -> list[str]:
    """The paragraphs of an lxml element: a paragraph a block, list items with a bullet.

    The cells of a table's row stand in one paragraph, with bars between them.
    """
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    found = _Paragraphs()
    walker = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            _begin(found, element, tag)
            if tag in _SKIPPED and element is not tree:
                walker.skip_subtree()
            continue
        if tag in _CELLS:
            found.add(_CELL_BORDER)
        elif tag in _BLOCKS:
            found.close(prefix="" if tag in _ITEMS else None)
        if element is not tree:
            found.add(element.tail)
    found.close()
    return found.closed


def _begin(found: _Paragraphs, element: Any, tag: str) -> None:
    if tag in _BREAKS:
        found.add("\n\n", verbatim=True)
    elif tag in _BLOCKS:
        found.close(prefix=BULLET if tag in _ITEMS else None)
    if tag not in _SKIPPED:
        found.add(element.text, verbatim=tag in _VERBATIM)


def text_of_fragment(html: str) -> list[str]:
    """The words of a piece of HTML inside a text, without its tags, scripts and styles."""
    reader = _FragmentReader()
    reader.feed(html)
    reader.close()
    return reader.paragraphs()


class _FragmentReader(HTMLParser):
    """Keeps the words of a fragment and a paragraph's end for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found = _Paragraphs()
        self._skipping = 0

    def paragraphs(self) -> list[str]:
        self._found.close()
        return self._found.closed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipping += tag in _SKIPPED
        if tag == "img":
            self._found.add(dict(attrs).get("alt"))
        elif tag in _BLOCKS or tag in _BREAKS:
            self._found.close(prefix=BULLET if tag in _ITEMS else None)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED and self._skipping:
            self._skipping -= 1
        if tag in _BLOCKS:
            self._found.close()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._found.add(data)
