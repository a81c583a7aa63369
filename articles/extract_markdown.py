"""Markdown to the parts of an article. Pure; markdown-it-py reads the Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.clean import clean_text
from articles.credit_lines import read_date, take_credits
from articles.front_matter import FrontMatter, first_value, split_front_matter
from articles.parts import Parts, clean_paragraphs, make_parts
from articles.walk_html import BULLET, text_of_fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token


def extract_markdown(raw: str, *, name: str) -> Parts:
    """The parts of a Markdown text, as paragraphs without marks.

    The title is that of the front matter, else the first heading of level one. Raises
    ExtractError where there is no text.
    """
    fields, body = split_front_matter(clean_text(raw))
    title, paragraphs = _split_title(_Blocks(_parse(body)).read())
    titled = first_value(fields, "title")
    if titled and title and titled != title:
        paragraphs = [title, *paragraphs]
    paragraphs = clean_paragraphs(paragraphs)
    credit, rest = take_credits(paragraphs) if titled or title else (None, paragraphs)
    return make_parts(
        rest,
        name=name,
        title=titled or title,
        byline=_people(fields) or (credit.byline if credit else ()),
        published=_date(fields) or (credit.published if credit else None),
        site=first_value(fields, "site", "source", "publication", "publisher"),
        language=first_value(fields, "language", "lang"),
    )


def _parse(text: str) -> Sequence[Token]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def _people(fields: FrontMatter) -> tuple[str, ...]:
    for key in ("author", "authors", "byline", "by"):
        if fields.get(key):
            return tuple(part.removeprefix("By ") for part in fields[key])
    return ()


def _date(fields: FrontMatter) -> str | None:
    value = first_value(fields, "date", "published", "pubdate")
    return value and (read_date(value) or value)


Block = tuple[str, bool]
"""A paragraph, and whether it is a heading of level one."""


def _split_title(blocks: list[Block]) -> tuple[str | None, list[str]]:
    first = next((place for place, (_, is_title) in enumerate(blocks) if is_title), None)
    if first is None:
        return None, [text for text, _ in blocks]
    rest = blocks[:first] + blocks[first + 1 :]
    return blocks[first][0], [text for text, _ in rest]


class _Blocks:
    """Reads the tokens of markdown-it-py in order into paragraphs."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._blocks: list[Block] = []
        self._lists: list[int | None] = []
        self._marker = ""
        self._in_title = False
        self._cells: list[str] | None = None

    def read(self) -> list[Block]:
        for token in self._tokens:
            self._follow_structure(token)
            if token.type == "inline":
                self._add_text(inline_text(token.children or []))
            elif token.type in ("fence", "code_block"):
                for line in token.content.split("\n"):
                    self._add_text(line)
            elif token.type == "html_block":
                for paragraph in text_of_fragment(token.content):
                    self._add_text(paragraph)
        return self._blocks

    def _follow_structure(self, token: Token) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            ordered = kind == "ordered_list_open"
            self._lists.append(int(token.attrs.get("start", 1)) if ordered else None)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._marker = self._next_marker()
        elif kind in ("heading_open", "heading_close"):
            self._in_title = kind == "heading_open" and token.tag == "h1"
        elif kind == "tr_open":
            self._cells = []
        elif kind == "tr_close" and self._cells is not None:
            row, self._cells = " | ".join(self._cells), None
            self._add_text(row)

    def _next_marker(self) -> str:
        number = self._lists[-1]
        if number is None:
            return BULLET
        self._lists[-1] = number + 1
        return f"{number}. "

    def _add_text(self, text: str) -> None:
        if not text.strip():
            return
        if self._cells is not None:
            self._cells.append(text)
            return
        self._blocks.append((self._marker + text, self._in_title))
        self._marker = ""


def inline_text(children: Sequence[Token]) -> str:
    """The words of inline tokens: a link is its text, an image its alternative text."""
    return "".join(_inline_piece(child) for child in children)


def _inline_piece(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "html_inline":
        return " " if token.content.lower().startswith("<br") else ""
    return token.content
