"""The phrase after a number that names what is counted."""

from __future__ import annotations

import re

from annotations.analysis.figures_words import NOT_PLURALS, PLURALS, STOPS
from annotations.analysis.model import Span

_WORD = re.compile(
    r"(?P<gap>[ -]|’s |'s |’ )?(?P<word>(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-'’](?![sS]\b)[^\W\d_]+)*)"
)
_OF = re.compile(
    r"\s?of (?:(?:the|its|his|her|their|our|those|these|all) )?(?![0-9])", re.IGNORECASE
)
_MOST_WORDS = 6
_MATTER = re.compile(r"(?P<word>[a-z]+)(?![\w’'-])")


def counted_span(text: str, end: int) -> Span | None:
    """The noun phrase right after `end`: from its first word to its first plural.

    A lexical rule: no function word, verb or punctuation inside; "of the" may stand before it.
    """
    linked = _OF.match(text, end)
    if linked:
        return _phrase(text, linked.end(), glued=True)
    return _phrase(text, end, glued=False)


def matter_span(text: str, end: int) -> Span | None:
    """What a measure is of: the phrase after "of", in the plural or one plain word ("grain")."""
    linked = _OF.match(text, end)
    if linked is None:
        return None
    plural = _phrase(text, linked.end(), glued=True)
    if plural:
        return plural
    word = _MATTER.match(text, linked.end())
    if word is None or word["word"] in STOPS or linked[0].strip() != "of":
        return None
    return Span(*word.span("word"))


def _phrase(text: str, start: int, *, glued: bool) -> Span | None:
    """Words from `start` to the first plural; `glued`: the first word stands at `start` itself."""
    at = start
    first = None
    capital_plural = None
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, at)
        if match is None or bool(match["gap"]) == (glued and first is None):
            break
        word = match["word"]
        if _is_stop(word) or (capital_plural is not None and word.endswith("ed")):
            break
        first = match.start("word") if first is None else first
        if _is_plural(word):
            if word[0].islower():
                return Span(first, match.end())
            capital_plural = match.end()
        at = match.end()
    if first is None or capital_plural is None:
        return None
    return Span(first, capital_plural)


def _is_stop(word: str) -> bool:
    return word.lower() in STOPS and not word.isupper()


def _is_plural(word: str) -> bool:
    """Whether the word looks like a plural: a list, or a final s after two letters or more."""
    if word.isupper() and len(word) > 1:
        return False
    plain = word.lower().rsplit("-", 1)[-1]
    if plain in PLURALS:
        return True
    if plain in NOT_PLURALS or len(plain) < 3 or plain.endswith(("ss", "us", "is", "'s", "’s")):
        return False
    return plain.endswith("s")
