"""The phrase that names what is counted: after the number, or as the subject of "rose to"."""

from __future__ import annotations

import re

from annotations.analysis.figures.nouns import LEADING_PLURALS, NOT_PLURALS, PLURALS, STOPS
from annotations.analysis.figures.number_words import SMALL
from annotations.analysis.model import Span

_WORD = re.compile(
    r"(?P<gap>[ \n-]|'s )?"
    r"(?P<word>(?:[A-Z]\.){2,}|[^\W\d_]{1,40}(?:[-'](?![sS]\b)[^\W\d_]{1,40}){0,6})"
)
_OF = re.compile(
    r"\sof\s(?P<article>(?:the|its|his|her|their|our|those|these|all(?:\sthe)?)\s)?"
    rf"(?!(?:(?:past|last|next|first|previous)\s)?(?:[0-9]|(?:{'|'.join(SMALL)})\b))",
    re.IGNORECASE,
)
_HALF_THE = re.compile(r"\s(?:of\s)?(?:all\s)?(?:the|its|his|her|their|our|all|my|your)\s", re.I)
_STRONG = re.compile(r"-strong\s", re.IGNORECASE)
_MOST_WORDS = 6
_MOST_MATTER = 3


def counted_span(text: str, end: int, *, one: bool = False) -> Span | None:
    """The noun phrase right after `end`: from its first word to its last plural.

    A lexical rule: no function word, verb or punctuation inside; "of the" may stand before it.
    `one`: the number is 1, so that the phrase is in the singular.
    """
    linked = _OF.match(text, end)
    if linked:
        return _phrase(text, linked.end(), glued=True)
    found = _phrase(text, end, glued=False)
    if found is None and one and text[end : end + 1].isspace():
        return _singular(text, end + 1)
    return found


def tied_span(text: str, end: int) -> Span | None:
    """The word that a hyphen ties to a number: the "member" of "12-member"."""
    if text[end : end + 1] != "-":
        return None
    strong = _STRONG.match(text, end)
    if strong:
        return _singular(text, strong.end())
    word = _WORD.match(text, end + 1)
    if word is None or word["gap"] or not word["word"].islower():
        return None
    if word["word"].split("-")[0] in STOPS:
        return None
    return Span(word.start("word"), word.start("word") + len(word["word"].split("-")[0]))


def person_span(text: str, end: int) -> Span | None:
    """Who is of the age before `end`: the "man" of "34-year-old man"."""
    return _singular(text, end + 1) if text[end : end + 1] == " " else None


def matter_span(text: str, end: int) -> Span | None:
    """What a measure or a share is of: the phrase after "of", plural or not ("of the vote")."""
    linked = _OF.match(text, end)
    return _matter(text, linked.end()) if linked else None


def halved_span(text: str, end: int) -> Span | None:
    """What "half the ..." and "two-thirds of ..." are of."""
    linked = _HALF_THE.match(text, end) or _OF.match(text, end)
    return _matter(text, linked.end()) if linked else None


def _matter(text: str, start: int) -> Span | None:
    return _phrase(text, start, glued=True) or _singular(text, start)


def _phrase(text: str, start: int, *, glued: bool) -> Span | None:
    """Words from `start` to the last plural; `glued`: the first word stands at `start` itself."""
    at = start
    first = None
    plural = None
    last = ""
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, at)
        if match is None or bool(match["gap"]) == (glued and first is None):
            break
        word = match["word"]
        if _is_stop(word) or (last and not (_may_lead(last) and _goes_on(word))):
            break
        first = match.start("word") if first is None else first
        if _is_plural(word):
            plural, last = match.end(), word
        at = match.end()
    if first is None or plural is None:
        return None
    return Span(first, plural)


def _goes_on(word: str) -> bool:
    """Whether a word after a plural can belong to the same noun phrase."""
    return not word.endswith(("ed", "ing")) and (_is_plural(word) or not word.islower())


def _may_lead(word: str) -> bool:
    """Whether a plural can stand before another noun: police officers, sports clubs."""
    return word.lower() in PLURALS or word.lower() in LEADING_PLURALS or not word.islower()


def _singular(text: str, start: int) -> Span | None:
    """One to three words from `start` up to a function word, a verb in -ed or a sign."""
    at = start
    end = None
    for count in range(_MOST_MATTER):
        match = _WORD.match(text, at)
        if match is None or bool(match["gap"]) == (count == 0):
            break
        word = match["word"]
        if _is_stop(word) or word.endswith(("ed", "ly")) or (count and word.endswith("ing")):
            break
        if count and word.islower() and word.endswith("s") and not word.endswith("ss"):
            break
        end = at = match.end()
    return None if end is None else Span(start, end)


def _is_stop(word: str) -> bool:
    return word.lower() in STOPS and (not word.isupper() or len(word) < 2)


def _is_plural(word: str) -> bool:
    """Whether the word looks like a plural: a list, or a final s after two letters or more."""
    plain = word.lower().rsplit("-", 1)[-1]
    if plain in PLURALS:
        return True
    if plain in NOT_PLURALS or len(plain) < 3 or plain.endswith(("ss", "us", "is", "'s")):
        return False
    return plain.endswith("s") or (word.isupper() and plain.endswith("s"))
