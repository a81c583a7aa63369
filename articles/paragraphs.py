"""Lines of plain text to paragraphs, whether each line is one or they are hard-wrapped. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from articles.credit_lines import read_credit_line

_NARROWEST_WRAP = 40
_WIDEST_WRAP = 120
_FULL_LINE = 0.85
"""A wrapped line and the first word of the next together reach this share of the width."""
_FULL_SHARE = 0.75
"""So many of the lines of a wrapped block are full."""
_SENTENCE_END_SHARE = 0.6
"""Where so many lines end a sentence, each line is a paragraph."""
_CREDIT_LINES_WITHIN = 8

_RULERS = "=-_*~#"
_RULE = re.compile(r"[ =\-_*~#]{3,}")
_SENTENCE_END = re.compile(r"""[.!?…]["'”\u2019»)\]]*$""")


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of plain text with newlines; rules of dashes and the like are left out."""
    return [paragraph for block in _blocks(text) for paragraph in _block_paragraphs(block)]


def _blocks(text: str) -> Iterator[list[str]]:
    """Runs of lines between blank lines; a byline or date line near the top stands alone."""
    block: list[str] = []
    seen = 0
    for line in text.split("\n"):
        stripped = line.strip()
        blank = not stripped or (stripped[0] in _RULERS and _RULE.fullmatch(line) is not None)
        seen += not blank
        credit = not blank and seen <= _CREDIT_LINES_WITHIN and read_credit_line(stripped)
        if (blank or credit) and block:
            yield block
            block = []
        if credit:
            yield [line]
        elif not blank:
            block.append(line)
    if block:
        yield block


def _block_paragraphs(block: list[str]) -> list[str]:
    lines = [line.strip() for line in block]
    if len(lines) == 1 or not _is_hard_wrapped(lines):
        return lines
    paragraphs: list[str] = []
    indented = [line.startswith(" ") for line in block]
    marks_starts = sum(indented) * 2 <= len(block)
    for line, starts in zip(block, indented, strict=True):
        if not paragraphs or (starts and marks_starts):
            paragraphs.append(line.strip())
        else:
            paragraphs[-1] = _join_lines(paragraphs[-1], line.strip())
    return paragraphs


def _is_hard_wrapped(lines: list[str]) -> bool:
    """Whether the lines of a block read like one text broken at a fixed width."""
    width = max(map(len, lines))
    breaks = list(pairwise(lines))
    if not breaks or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    full = sum(
        len(line) + 1 + len(following.split(" ", 1)[0]) > _FULL_LINE * width
        for line, following in breaks
    )
    ended = sum(_SENTENCE_END.search(line) is not None for line, _ in breaks)
    return full >= _FULL_SHARE * len(breaks) and ended < _SENTENCE_END_SHARE * len(breaks)


def _join_lines(first: str, second: str) -> str:
    """Two wrapped lines as one; a word broken after its own hyphen keeps the hyphen."""
    broken_word = len(first) > 1 and first.endswith("-") and first[-2].isalpha()
    return f"{first}{'' if broken_word else ' '}{second}"
