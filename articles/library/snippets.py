"""Where a text has the words that were searched for. Pure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from articles.library.runs import apart, is_of_runs

if TYPE_CHECKING:
    from articles.library.query import Query

HIT_START, HIT_END = "\x02", "\x03"
"""What stands before and after each word of a snippet that was searched for."""
BEFORE, LENGTH = 24, 240
"""Code points of a snippet before its first hit, and of all of it."""
REACH = 200_000
"""Code points of a text that are looked at."""
ELLIPSIS = "…"


class _Folding(dict[int, int]):
    """From a character to its small base letter: é → e; always one for one.

    Characters of runs stay: 한 is no ᄒ to the index either.
    """

    def __missing__(self, code: int) -> int:
        if is_of_runs(chr(code)):
            self[code] = code
            return code
        base = normalize("NFKD", chr(code))[:1].lower()
        self[code] = ord(base) if len(base) == 1 else code
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """`text` without capitals and diacritics, as long as it was."""
    return text.translate(_FOLDING)


def snippet_of(text: str, query: Query) -> str:
    """The first place in `text` that has a word of `query`, on one line; "" where none has.

    Each hit stands between HIT_START and HIT_END.
    """
    pattern = _pattern(query.words, query.is_open)
    text = text[:REACH]
    plain = folded(text)
    first = pattern.search(plain) if pattern is not None else None
    if pattern is None or first is None:
        return ""
    start = _word_start(text, first.start() - BEFORE)
    end = min(len(text), start + LENGTH)
    parts, last = [ELLIPSIS if start else ""], start
    for hit in pattern.finditer(plain, start, end):
        parts += [text[last : hit.start()], HIT_START, text[hit.start() : hit.end()], HIT_END]
        last = hit.end()
    parts += [text[last:end], ELLIPSIS if end < len(text) else ""]
    return " ".join("".join(parts).split())


def _word_start(text: str, place: int) -> int:
    """The start of the first word at `place` or later; 0 where that is before the text."""
    if place <= 0:
        return 0
    space = text.find(" ", place)
    return place if space < 0 else space + 1


@lru_cache(16)
def _pattern(words: tuple[str, ...], is_open: bool) -> re.Pattern[str] | None:
    """What finds each of `words` as a whole, the last one also as a beginning."""
    tokens = [re.findall(r"\w+", folded(apart(word))) for word in words]
    choices = [_choice(parts, is_open=False) for parts in tokens[:-1] if parts]
    choices += [_choice(parts, is_open=is_open) for parts in tokens[-1:] if parts]
    # The last is tried first: as a beginning it may hold a shorter one before it.
    return re.compile("|".join(reversed(choices))) if choices else None


def _choice(parts: list[str], *, is_open: bool) -> str:
    """What finds these words one after another; characters of runs need nothing between them."""
    pattern = "" if is_of_runs(parts[0][0]) else r"(?<!\w)"
    for part, after in zip(parts, [*parts[1:], ""], strict=True):
        pattern += re.escape(part)
        if not after:
            pattern += "" if is_of_runs(part[-1]) else (r"\w*" if is_open else "")
        else:
            pattern += r"\W*" if is_of_runs(part[-1]) or is_of_runs(after[0]) else r"\W+"
    end = r"(?!\w)"
    return pattern if is_of_runs(parts[-1][-1]) else pattern + end
