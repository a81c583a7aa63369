"""Where quotations stand: curly and straight marks, double and single, over several paragraphs.

Each mark is looked at once. A paragraph that a mark opened and none closed is quoted to its end,
as the custom of print has it: where the speaker goes on, the next paragraph opens with a mark
again (Chicago Manual of Style, 13.32).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotations.analysis.pieces import PARAGRAPH_BREAK

_MARK = re.compile(rf"[“”„«»\"]|(?<![\w’'])[‘'’](?=[^\W\d_])|[’'](?!\w)|{PARAGRAPH_BREAK.pattern}")
_OPENERS = "“„«"
_CLOSERS = "”»"
_SINGLE = "‘'’"
_SPOKEN_END = ".,!?…"
_POSSESSIVE = re.compile(r"[sz]\Z")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks."""

    start: int
    end: int
    closed: bool = True
    """False where the paragraph ends before a closing mark."""


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of `text` in order; they don't overlap, and none crosses a paragraph."""
    return tuple(_quotes(text))


def _quotes(text: str) -> Iterator[Quote]:
    opened: int | None = None
    for match in _MARK.finditer(text):
        place, mark = match.start(), match[0]
        if mark[0] in "\n":
            if opened is not None and text[opened] not in _SINGLE:
                yield _to_end(text, opened, place)
            opened = None
        elif opened is None:
            opened = place if _opens(text, place) else None
        elif _closes(text, opened, place):
            if place > opened + 1:
                yield Quote(opened, place + 1)
            opened = None
        elif mark in _OPENERS:
            yield _to_end(text, opened, place)
            opened = place
    if opened is not None and text[opened] not in _SINGLE:
        yield _to_end(text, opened, len(text))


def _to_end(text: str, start: int, end: int) -> Quote:
    return Quote(start, start + len(text[start:end].rstrip()), closed=False)


def _opens(text: str, place: int) -> bool:
    mark = text[place]
    following = text[place + 1 : place + 2]
    if not following or following.isspace() or mark in _CLOSERS:
        return False
    if mark in _SINGLE:
        before = text[place - 1 : place] if place else ""
        return following.isalpha() and mark != "’" and (not before or before in " \n\t([—–-")
    return True


def _closes(text: str, opened: int, place: int) -> bool:
    opener, mark = text[opened], text[place]
    if opener in _SINGLE:
        return mark in "’'" and not _is_apostrophe(text, place)
    if opener == '"':
        return mark == '"'
    return mark in _CLOSERS or (mark == '"' and opener not in _OPENERS)


def _is_apostrophe(text: str, place: int) -> bool:
    """Whether a single mark after a word is that of a plural ("the workers' union")."""
    if text[place - 1] in _SPOKEN_END or not _POSSESSIVE.search(text[place - 1 : place]):
        return False
    after = text[place + 1 : place + 3]
    return len(after) == 2 and after[0] == " " and after[1].islower()
