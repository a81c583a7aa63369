"""Where sentences and paragraphs end: rules for English news.

Offsets are code points, end exclusive. Spans hold no white space at either end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.analysis.model import Span
from annotations.analysis.pieces import PARAGRAPH_BREAK
from annotations.analysis.words import SAYING, STARTERS, word_set

_MARK = re.compile(r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<closers>[\"'”’“»)\]]*+)(?=\s|\Z)")
_NEXT = re.compile(r"\s*+[\"'“‘«(\[]*+(?P<word>[\w$£€¥#@][\w’'-]*+)?+")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘'—–]*\Z")
_REST_OF_CLAUSE = re.compile(r"[^.,;:!?\n]{0,60}")

_LONGEST_WORD = 30
_NEVER_LAST = word_set(
    """
    mr mrs ms mx dr gen sen rep gov lt col sgt capt cpl maj cmdr adm brig prof rev hon pres supt
    messrs vs v e.g i.e cf al fr approx ca viz
    """
)
_MAY_BE_LAST = word_set(
    """
    inc corp co ltd plc jr sr etc ph.d st mt ft ave blvd rd bros dept est no nos vol fig pp dist
    """
)
_MAY_BE_LAST_IF_CAPITAL = word_set(
    """
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo
    """
)
_OPENING_NOUNS = word_set(
    """
    Prices Rents Wages Sales Shares Profits Exports Imports Emissions Inflation Unemployment
    Temperatures Turnout Critics Experts Analysts Economists Researchers Scientists Doctors
    Teachers Residents Witnesses Investigators Prosecutors Police Stocks Revenue Costs Deaths Cases
    People Men Women Children Voters Workers Farmers Parents Students Soldiers Rescuers
    """
)
"""Common nouns that no name such as "U.S. Army" has as its second word."""
_BEFORE_NUMBERS = word_set(
    """
    no nos vol fig pp p art sec ch jan feb mar apr jun jul aug sept sep oct nov dec
    """
)


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text`: split at empty lines, the empty ones left out."""
    spans = []
    start = 0
    for gap in PARAGRAPH_BREAK.finditer(text):
        spans.append(trimmed(text, start, gap.start()))
        start = gap.end()
    spans.append(trimmed(text, start, len(text)))
    return tuple(span for span in spans if span.start < span.end)


def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of `text`, in order; a paragraph break always ends one."""
    paragraphs = paragraph_spans(text)
    return tuple(span for paragraph in paragraphs for span in _sentences_of(text, paragraph))


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at either end; empty at `end` where there is nothing else."""
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    return Span(first, max(first, start + len(piece.rstrip())))


def _sentences_of(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, start, mark, paragraph.end):
            yield trimmed(text, start, mark.end())
            start = mark.end()
    rest = trimmed(text, start, paragraph.end)
    if rest.start < rest.end:
        yield rest


def _ends_sentence(text: str, start: int, mark: re.Match[str], stop: int) -> bool:
    if mark.end() >= stop:
        return True
    following = _NEXT.match(text, mark.end(), stop)
    word = following["word"] if following else None
    if not word or _is_lower(word):
        return False
    signs = mark["mark"]
    if signs[-1] in "!?":
        return not (mark["closers"] and _goes_on_with_saying(text, mark.end(), stop))
    if len(signs) > 1 or signs == "…":
        return True
    return _full_stop_ends(text, start, mark, word)


def _is_lower(word: str) -> bool:
    """Whether the word begins in lower case and is no name such as iPhone."""
    return word[0].islower() and not any(letter.isupper() for letter in word[1:3])


def _goes_on_with_saying(text: str, end: int, stop: int) -> bool:
    clause = _REST_OF_CLAUSE.match(text, end, stop)
    words = clause[0].split()[:5] if clause else []
    return any(word in SAYING for word in words)


def _full_stop_ends(text: str, start: int, mark: re.Match[str], following: str) -> bool:
    before = text[max(start, mark.start() - _LONGEST_WORD) : mark.start()]
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    plain = word.lower()
    if plain in _NEVER_LAST:
        return False
    if following[0].isdigit() and plain in _BEFORE_NUMBERS:
        return False
    if word.isdigit() and trimmed(text, start, mark.start()).start == mark.start() - len(word):
        return False
    if following in STARTERS or following in _OPENING_NOUNS:
        return True
    return not _may_go_on(word, plain, following)


def _may_go_on(word: str, plain: str, following: str) -> bool:
    """Whether a full stop after the word is as likely a sign of shortening as an end."""
    if plain == "no":
        return False
    initial = len(word) == 1 and word.isalpha() and word.isupper()
    parts = word.split(".")
    dotted = len(parts) > 1 and all(len(part) <= 2 and part.isalpha() for part in parts)
    # Days, months and states are shortened with a capital; "the sun." and "they sat." end.
    short = plain in _MAY_BE_LAST or (word[:1].isupper() and plain in _MAY_BE_LAST_IF_CAPITAL)
    return initial or dotted or (short and not following[0].isdigit())
