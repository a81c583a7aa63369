"""What a row of the list of items says, pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content

from articles.library.model import Item, Shelf
from articles.library.snippets import HIT_END, HIT_START
from tui.graphemes import unjoined
from tui.library_rows import SEPARATOR, age_in_words, place_of, tally_content

if TYPE_CHECKING:
    from annotations.claim_list import VerdictTally

UNREAD_SIGN = "●"
STAR_SIGN = "★"
ITEM_HEIGHT = 2
"""Lines that an item takes."""


def item_lines(
    item: Item,
    tally: VerdictTally | None,
    today: date,
    snippet: str = "",
    highlights: Sequence[str] = (),
    width: int = 240,
) -> tuple[Content, Content]:
    """An item as two lines: its title; verdicts, source, age, tags and how it begins.

    `snippet` stands in the place of the beginning, its hits between HIT_START and HIT_END;
    `highlights` are words that the reader's rules want to be seen; what lies beyond `width` code
    points is not looked at.
    """
    snippet = snippet[: width + snippet.count(HIT_START) * 2]
    first_lines = item.first_lines[:width]
    about = _about_line(item, tally, today, unjoined(snippet or first_lines), highlights)
    return _title_line(item, highlights), about


def _title_line(item: Item, highlights: Sequence[str]) -> Content:
    signs = Content.assemble(
        (UNREAD_SIGN if not item.is_read else " ", "$accent"),
        (STAR_SIGN if item.is_starred else " ", "$figure"),
        " ",
    )
    title = Content.styled(unjoined(item.title) or "Untitled", "" if item.is_read else "bold")
    where = {Shelf.ARCHIVED: " archived", Shelf.DELETED: " deleted", Shelf.HIDDEN: " hidden"}
    kept = Content.styled(where.get(item.shelf, ""), "$quiet")
    return Content.assemble(signs, highlighted(title, highlights), kept)


def _about_line(
    item: Item, tally: VerdictTally | None, today: date, words: str, highlights: Sequence[str]
) -> Content:
    about = [item.site or place_of(item.source), age_in_words(item.moment, today)]
    about += [f"#{tag}" for tag in item.tags]
    parts = [Content.styled(SEPARATOR.join(part for part in about if part), "$quiet")]
    if tally is not None and (verdicts := tally_content(tally)):
        parts.insert(0, verdicts)
    if words:
        parts.append(highlighted(snippet_content(words), highlights))
    return Content.assemble("   ", Content.styled(SEPARATOR, "$quiet").join(parts))


def snippet_content(snippet: str) -> Content:
    """A snippet with its hits in bold and underlined."""
    pieces: list[Content] = []
    for number, part in enumerate(snippet.split(HIT_START)):
        hit, ended, rest = part.partition(HIT_END)
        if number and ended:
            pieces += [Content.styled(hit, "bold underline"), Content.styled(rest, "$quiet")]
        else:
            pieces.append(Content.styled(part, "$quiet"))
    return Content("").join(pieces)


def highlighted(text: Content, words: Sequence[str]) -> Content:
    """`text` with these words, as whole words of any case, in reverse."""
    if not words:
        return text
    for found in _any_of(tuple(words)).finditer(text.plain):
        text = text.stylize("reverse", found.start(), found.end())
    return text


@lru_cache(16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<!\w)(?:{parts})(?!\w)", re.IGNORECASE)
