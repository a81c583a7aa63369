"""Where sentences end in any language: by the marks of its script alone.

Offsets are code points, end exclusive. Spans hold no white space at either end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.analysis.model import Span
from annotations.analysis.sentences import paragraph_spans, trimmed
from annotations.analysis.words import word_set

_MARK = re.compile(
    r"(?P<spaced>[.!?…؟۔।॥።]++)[\"'”’»«“)\]]*+(?=\s|\Z)"  # scripts that set spaces
    r"|[。！？｡]++[」』”’）)]*+"  # scripts that set none
)
"""Unicode's property Sentence_Terminal, as far as news uses it, with closing quotes."""
_NEXT = re.compile(r"\s*+[\"'“„‘«»(\[¿¡—–-]*+\s?+(?P<letter>[^\W_])?+")
_WORD_BEFORE = re.compile(r"[^\s(\[“„\"«—–]*\Z")
_LONGEST_WORD = 30

_SHORTENED = word_set(
    """
    dr prof mr mrs ms m mme mlle st ste sr sra srta dott ing nr no núm num art str ca etc vs resp
    bzw usw evtl inkl ggf sog ud ej mgr inż ul min max mio mrd mill bl dir jr гг им ул тыс млн
    """
)
"""Words before a full stop that ends no sentence."""
_ORDINAL_LANGUAGES = word_set("bs cs da de et fi fo hr hu is lb lt lv nb nn pl sk sl sr tr")
"""Languages that write an ordinal as a number with a full stop, by CLDR's date patterns."""
_LONGEST_ORDINAL = 2


def sentence_spans_anywhere(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text in the language of an ISO 639 code, in order.

    A paragraph break always ends one.
    """
    ordinals = language in _ORDINAL_LANGUAGES
    return tuple(
        span
        for paragraph in paragraph_spans(text)
        for span in _sentences_of(text, paragraph, ordinals)
    )


def _sentences_of(text: str, paragraph: Span, ordinals: bool) -> Iterator[Span]:
    start = paragraph.start
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, mark, paragraph.end, ordinals):
            yield trimmed(text, start, mark.end())
            start = mark.end()
    rest = trimmed(text, start, paragraph.end)
    if rest.start < rest.end:
        yield rest


def _ends_sentence(text: str, mark: re.Match[str], stop: int, ordinals: bool) -> bool:
    signs = mark["spaced"]
    if signs is None or mark.end() >= stop:
        return True
    following = _NEXT.match(text, mark.end(), stop)
    letter = following["letter"] if following else None
    if letter and letter.islower():
        return False
    return signs != "." or not _shortens(text, mark.start(), ordinals)


def _shortens(text: str, end: int, ordinals: bool) -> bool:
    """Whether a full stop at `end` belongs to the word before it."""
    found = _WORD_BEFORE.search(text[max(0, end - _LONGEST_WORD) : end])
    word = found[0].lower() if found else ""
    if word.isdigit():
        return ordinals and len(word) <= _LONGEST_ORDINAL
    initial = len(word) == 1 and word.isalpha()
    dotted = "." in word and all(len(part) <= 2 for part in word.split("."))
    return initial or dotted or word in _SHORTENED
