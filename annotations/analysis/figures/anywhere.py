"""Figures in any language: numbers in digits, with what CLDR knows of scales and units.

Only what a number in digits says by itself is taken; number words, bounds and what is counted are
for the rules of one language. Offsets are code points, end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from annotations.analysis.cldr_words import NumberWords, number_words
from annotations.analysis.digits import NUMBER, SPACES, decimal_of, value_of
from annotations.analysis.model import Bound, Figure

_Meaning = TypeVar("_Meaning", int, str)

_MINUS = re.compile(r"(?<![\w.,%)\]–-])[-−]\Z")
_UNIT_BEFORE = re.compile(
    rf"(?:(?:\b[A-Z]{{1,3}})?[$€£¥₹₽₴₺₩₪₫₦₱]|\b[A-Z]{{3}}|[%٪])[ {SPACES}]?\Z"
)
_NAMED_BEFORE = re.compile(
    r"(?:[^\W\d_]['’]?|[\w)][-–/.:,+_#@]|[:/.#@№+*_=–-]|\b[NnPp]\.?[°º]\s?)\Z"
)
"""What stands before the number of a name, a score, a telephone number or an address."""
_NO_SPACE_BEFORE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff]\Z")
"""Letters of scripts that set no space before a number."""
_NAMED_AFTER = re.compile(
    r"[-–:/]\s?\d|[:/]\w|[.,]\d|[-–][^\W\d_]|[_@#*=]"  # scores, dates, addresses, compounds
    r"|\s?[年月日号號時时点點分秒]|\s?[년월일시분초](?![^\W\d_]{3})"  # dates and times of East Asia
    r"|\.\s?[^\W\d_]|[ºª°]|(?:st|nd|rd|th|er|re|ère|ème|e|o|a|й|го|му|х)\b"  # ordinals
    r"|\s?(?:h|Uhr|uur|óra|часов|ч)(?![^\W\d_])"  # times of the day
)
_WORD_AFTER = re.compile(r"\.?\s(?:(?:de|del|of)\s|d['’])?(?P<word>[^\W\d_]+)")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)\.?\s\Z")
_TO = re.compile(r"\s(?:bis(?:\szu)?|à|al?|tot|till?|do|до|ila|–|-)\s", re.IGNORECASE)
"""What joins the two ends of a range in languages of Europe."""
_CONTEXT = 24
"""So many code points before a number are looked at."""
_YEARS = range(1500, 2101)
_DAYS = range(1, 32)
_SHORT = 3
"""Signs and symbols up to this length must be written as they are."""
_STEM = 5
"""Words from this length on may end otherwise by up to two letters, as cases do."""


def find_figures_anywhere(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text in the language of an ISO 639 code, in order; none overlaps another.

    A separator that could group digits or begin decimals is read as the language writes it
    (CLDR), or as the rest of the text plainly does; a number that stays unclear is left out.
    So are dates, years, times, ordinals, numbers of names, scores and telephone numbers.
    """
    words = number_words(language)
    grammar = _Grammar(words, decimal_of(text, words.decimal), _Phrases.of(language))
    found: list[Figure] = []
    scale_before = 1
    for match in NUMBER.finditer(text):
        figure = grammar.figure(text, match, found[-1].end if found else 0)
        if figure is None:
            continue
        scale = grammar.scale(text, match.end())[0]
        both = _range_of(text, found[-1], figure, scale // scale_before) if found else None
        scale_before = scale
        if both:
            found[-1] = both
        else:
            found.append(figure)
    return tuple(found)


def _range_of(text: str, first: Figure, second: Figure, scale: int) -> Figure | None:
    """One range for "75 bis 80 Prozent", where only the second number has a unit or a scale.

    `scale` is what the second number's word multiplies it with and the first one's does not.
    """
    if first.unit or first.value is None or second.value is None or not (second.unit or scale > 1):
        return None
    if not _TO.fullmatch(text, first.end, second.start):
        return None
    low = _without_noise(first.value * max(scale, 1))
    if not 0 <= low < second.value:
        return None
    return replace(
        second, start=first.start, value=None, low=low, high=second.value, bound=Bound.BETWEEN
    )


@dataclass(frozen=True, slots=True)
class _Phrases:
    """What is looked for behind the numbers of a language."""

    scale: re.Pattern[str]
    unit: re.Pattern[str]

    @staticmethod
    @cache
    def of(language: str) -> _Phrases:
        words = number_words(language)
        return _Phrases(_one_of(words.scales), _one_of(words.units))


def _one_of(known: Iterable[str]) -> re.Pattern[str]:
    """Matches one of the words, the longest first; a "de" may stand before it."""
    ordered = sorted(known, key=len, reverse=True)
    words = "|".join(re.escape(word) for word in ordered) or r"(?!)"
    joint = rf"[ {SPACES}]?(?:(?:de|di)[ {SPACES}]|d['’])?"
    return re.compile(rf"{joint}(?P<word>{words})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How one text writes its numbers."""

    words: NumberWords
    decimal: str
    phrases: _Phrases

    def figure(self, text: str, match: re.Match[str], earliest: int) -> Figure | None:
        """The figure of a number, which begins at `earliest` or later; None where it is none."""
        start = max(earliest, match.start() - _CONTEXT)
        unit, before = self._unit_before(text[start : match.start()])
        minus = _MINUS.search(before)
        before = before[: minus.start()] if minus else before
        if minus and not unit:
            unit, before = self._unit_before(before)
        if _NAMED_BEFORE.search(before) and not _NO_SPACE_BEFORE.search(before):
            return None
        scale, end = self.scale(text, match.end())
        if unit is None:
            unit, end = self._unit_after(text, end)
        if unit is None and scale > 1 and text[end : end + 1] == ".":
            unit, after_dot = self._unit_after(text, end + 1)
            end = after_dot if unit else end
        value = value_of(match[0], self.decimal, measured=unit is not None)
        plain = unit is None and scale == 1
        if value is None or (plain and self._is_no_figure(text, match, before)):
            return None
        value = _without_noise(-value * scale if minus else value * scale)
        begin = start + len(before)
        return Figure(begin, end, value, value, value, Bound.EXACT, unit, None)

    def _unit_before(self, before: str) -> tuple[str | None, str]:
        """The unit at the end of what stands before a number, and the rest."""
        found = _UNIT_BEFORE.search(before)
        unit = self.words.units.get(found[0].strip(f" {SPACES}")) if found else None
        return (unit, before[: found.start()]) if found and unit else (None, before)

    def scale(self, text: str, at: int) -> tuple[int, int]:
        """What the word after a number multiplies it with, and where that word ends."""
        found = _phrase(self.phrases.scale, self.words.scales, text, at)
        return found or _inflected(self.words.scales, text, at) or (1, at)

    def _unit_after(self, text: str, at: int) -> tuple[str | None, int]:
        return _phrase(self.phrases.unit, self.words.units, text, at) or (None, at)

    def _is_no_figure(self, text: str, match: re.Match[str], before: str) -> bool:
        """Whether a number without a unit is a date, a time, an ordinal or part of a name."""
        if _NAMED_AFTER.match(text, match.end()):
            return True
        if not match[0].isdigit():
            return False
        if len(match[0]) == len("2000") and int(match[0]) in _YEARS:
            return True
        beside = (_WORD_AFTER.match(text, match.end()), _WORD_BEFORE.search(before))
        names = {found["word"].lower() for found in beside if found}
        return int(match[0]) in _DAYS and not names.isdisjoint(self.words.months)


def _phrase(
    pattern: re.Pattern[str], known: dict[str, _Meaning], text: str, at: int
) -> tuple[_Meaning, int] | None:
    """What a word after a number stands for, and where it ends."""
    found = pattern.match(text, at)
    if found is None or _goes_on(text, found.end()):
        return None
    word = found["word"]
    if word in known:
        return known[word], found.end()
    meaning = next((known[one] for one in known if one.lower() == word.lower()), None)
    return (meaning, found.end()) if meaning is not None and len(word) > _SHORT else None


def _goes_on(text: str, end: int) -> bool:
    """Whether a word that seems to end there goes on."""
    inside = text[end - 1 : end].isalpha() and text[end : end + 1].isalpha()
    return inside and not _NO_SPACE_BEFORE.search(text[end - 1 : end])


def _inflected(known: dict[str, int], text: str, at: int) -> tuple[int, int] | None:
    """The scale word of which the next word is another form."""
    found = _WORD_AFTER.match(text, at)
    word = found["word"].lower() if found else ""
    for one, scale in known.items():
        stem = one.lower()[: max(_STEM, len(one) - 2)]
        if found and len(one) >= _STEM and word.startswith(stem) and len(word) - len(stem) <= 4:
            return scale, found.end()
    return None


def _without_noise(value: float | int) -> float | int:
    """The value without the noise of binary fractions, whole where it is."""
    if isinstance(value, int):
        return value
    rounded = round(value, 9)
    return int(rounded) if rounded.is_integer() else rounded
