"""Plain text that needs no tidying: seen in its bytes, and taken as it is. Pure.

A long text is mostly of this form. Here it is looked through at the speed of memory, without a
string for each of its paragraphs.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from articles.clean import beyond_ascii, clean_text
from articles.decode import refuse_binary
from articles.extract_text import parts_of_paragraphs
from articles.model import PARAGRAPH_BREAK

if TYPE_CHECKING:
    from articles.parts import Parts

PARAGRAPHS_LOOKED_AT = 16
"""A headline and the lines below it are among so many; a shorter text is read in the usual way."""

_BREAK = PARAGRAPH_BREAK.encode()
_RULERS = rb"=\-_*~#"
_UNTIDY_LINE_END = re.compile(
    rb"\n(?:(?<= \n)| |(?<=[^\n]\n)(?!\n(?![ %b]{3,}(?:\n|\Z))[^ \n]))" % _RULERS
)
"""A space beside a line end, a lone line end, three in a row, or a line that is a mere rule."""
_UNTIDY_START = re.compile(rb"[ \n%b]" % _RULERS)


def tidy_parts(data: bytes, *, name: str) -> Parts | None:
    """The parts of plain text in UTF-8, as `extract_text` gives them, and the text's digest.

    None where anything in it has to be changed, and where it is short. Raises SourceError where
    `data` begins like a file that is known not to be text, calling it `name`.
    """
    end = _end_of_text(data)
    head_end = _end_of_paragraph(data, PARAGRAPHS_LOOKED_AT)
    if head_end is None or _is_untidy(data, end):
        return None
    refuse_binary(data, name)
    try:
        strange = beyond_ascii(data).decode()
        head = parts_of_paragraphs(data[:head_end].decode().split(PARAGRAPH_BREAK), name=name)
        start = head_end - len(head.text.encode())
        body = memoryview(data)[start:end]
        text = str(body, "utf-8")
    except UnicodeDecodeError:
        return None
    if not _may_stay(strange, text):
        return None
    return head._replace(text=text, digest=sha256(body).hexdigest())


def _end_of_text(data: bytes) -> int:
    """The byte after the last that is neither space nor line end."""
    end = len(data)
    while end and data[end - 1] in b" \n":
        end -= 1
    return end


def _end_of_paragraph(data: bytes, number: int) -> int | None:
    """The byte at which paragraph `number`, counted from 1, ends; None where it is the last."""
    end = -1
    for _ in range(number):
        end = data.find(_BREAK, end + 1)
        if end < 0:
            return None
    return end


def _is_untidy(data: bytes, end: int) -> bool:
    """Whether white space or rules up to byte `end` are not as an article holds them."""
    return (
        _UNTIDY_START.match(data) is not None
        or _UNTIDY_LINE_END.search(data, 0, end) is not None
        # Backwards it takes half the time.
        or data.rfind(b"  ", 0, end) >= 0
    )


def _may_stay(strange: str, text: str) -> bool:
    """Whether all characters of a text beyond ASCII, `strange`, may stay where they are."""
    if strange.isprintable():
        return True
    unprintable = {one for one in set(strange) if not one.isprintable()}
    lines = f"\n{text[0]}\n{text[-1]}\n"
    return all(
        clean_text(one) == one
        and not (
            one.isspace() and any(f"\n{one}" in it or f"{one}\n" in it for it in (text, lines))
        )
        for one in unprintable
    )
