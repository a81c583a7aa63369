"""Numbers in English text, in digits and in words, with no thought of what they count."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from annotations.analysis.figures.digits import digits_at, run_end
from annotations.analysis.figures.number_words import (
    MANY,
    NEEDS_MONEY,
    NEEDS_MONEY_APART,
    ORDINALS,
    PARTS,
    PLURAL_PARTS,
    SCALES,
    SHORT_SCALES,
    SMALL,
)
from annotations.analysis.figures.plain import is_all
from annotations.analysis.figures.spelled import read_sum
from annotations.analysis.model import Bound


@dataclass(frozen=True, slots=True)
class Number:
    """One number; offsets are code points, end exclusive."""

    start: int
    end: int
    value: Fraction
    scale: int = 1
    """The last magnitude's value, 1 where there is none."""
    spelled: bool = False
    """Whether it is in words alone."""
    plain: bool = False
    """Whether it is bare digits: no separator, decimals or magnitude."""
    part: bool = False
    """Whether it is a fraction in words, which takes its noun with "of"."""
    short: str = ""
    """The letters that stand for the magnitude, such as "bn"."""
    bound: Bound = Bound.EXACT
    """How the number itself is to be read: "dozens" is at least two of them."""


Read = tuple[Number | None, int]
"""A number, or None where there is none, and where reading goes on."""

_PARTS = "|".join(PARTS)
_SCALE_WORDS = "hundred|dozen|" + "|".join(SCALES)
_SHORT = re.compile(
    r"(?P<gap>[ \u00a0]{0,2}-?)(?P<short>" + "|".join(sorted(SHORT_SCALES, key=len, reverse=True)) +
    r")(?P<dot>(?=\.(?:\s|\Z)))?(?![\w²³/'°]|-[a-z])"
)  # fmt: skip
_POINT = re.compile(
    rf"\s(?:point|decimal)((?:[\s-](?:{'|'.join(SMALL)}|oh)\b){{1,12}}|\s[0-9]{{1,9}}\b)",
    re.IGNORECASE,
)
_PART = re.compile(r"[\s-](?P<word>[a-z]{4,12})(?![\w])", re.IGNORECASE)
_AND_PART = re.compile(
    rf"(?:\s|-)and(?:\s|-)(?:(?P<above>an?|{'|'.join(SMALL)})[\s-](?P<part>{_PARTS}|"
    rf"{'|'.join(PLURAL_PARTS)})|(?P<top>[0-9]{{1,3}})/(?P<below>[0-9]{{1,3}}))(?![\w/])",
    re.IGNORECASE,
)
_OF_SCALE = re.compile(rf"(?:\s(?:of\s)?an?\s|[\s-])(?P<scale>{_SCALE_WORDS})(?!\w)", re.IGNORECASE)
_A_PART = re.compile(rf"(?:an?\s)?(?P<part>{_PARTS})(?![\w])", re.IGNORECASE)
_A_SCALE = re.compile(rf"(?:an?)\s(?=(?:{_SCALE_WORDS}|score\sof)\b)", re.IGNORECASE)
_COUPLE = re.compile(
    r"(?:a\s)?couple(?:\sof)?\s(?:(?P<scale>hundred|thousand|million|dozen)\b(?:\sof\b)?)?",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"(?:several|(?:a\s)?few|many)\s(?P<scale>{_SCALE_WORDS})(?:\sof(?=\s))?(?!\w)", re.IGNORECASE
)
_MANY = re.compile(
    rf"(?P<first>{'|'.join(MANY)}|10s|100s|1000s)\b(?P<of>\sof\b(?:\s(?P<next>thousands|lakhs|millions|billions"
    r"|trillions|crores)\b)?)?",
    re.IGNORECASE,
)
_FRACTION_AFTER = re.compile(
    r"\s(?:of|as|more|less|fewer|higher|lower|larger|smaller|bigger)\b|\s?[.,;:!?)\"]|\s?\Z",
    re.IGNORECASE,
)
_FRACTION_BEFORE = re.compile(
    r"\b(?:by|over|about|around|nearly|almost|roughly|some|than|only|just|to|in|least|most"
    r"|approximately|every|virtually|up|down|under|of)\s(?:an?\s)?\Z",
    re.IGNORECASE,
)
_NAMED_PART = re.compile(
    r"\b(?:first|second|third|fourth|the|this|last|next|each|every|final|fiscal|same|other|latter"
    r"|current|previous|later?|early)\s\Z",
    re.IGNORECASE,
)
PART_OF_POINT = re.compile(r"[\s-](?:percentage[\s-])?point\b(?!\s(?:guard|lead))", re.IGNORECASE)
"""Behind "a quarter": the step of an interest rate, a quarter of a percentage point."""
_HALF_AFTER = re.compile(
    r"\s(?:of|the|his|her|its|their|our|my|your|all|these|those|as|an?(?=\s[a-z])"
    r"|were|was|are|said|say)\b|-(?:hour|mile|century|year|dozen|million|billion|pound|inch)\b"
    r"|\s(?:mile|hour|cup|inch|per\s?cent|percentage\spoint|point)\b",
    re.IGNORECASE,
)


def number_at(text: str, start: int, word: str) -> Read:
    """The number at `start`, where `word`, the letters and digits there, is written.

    The text is that of `plain`. Ordinals and digits inside words are none.
    """
    if not word[0].isalpha():
        return _digital(text, start)
    read = _OPENERS.get(word)
    if read:
        return read(text, start)
    return _spelled(text, start)


def _digital(text: str, start: int) -> Read:
    found = digits_at(text, start)
    if found is None:
        many = _MANY.match(text, start)
        return _many(text, start) if many else (None, run_end(text, start))
    value, end, plain = found
    if plain and text[start] == "0" and end > start + 1:
        return None, end
    number = Number(start, end, value, plain=plain)
    words = read_sum(text, end, value)
    if words.end > end:
        number = _with_fraction(text, Number(start, words.end, words.value, max(words.last, 1)))
        return number, number.end
    more = _with_fraction(text, number)
    if more.end > end:
        return more, more.end
    return _shortened(text, number)


def _shortened(text: str, number: Number) -> Read:
    """The number with the letters of a magnitude: 5k, 1.2bn; None for digits inside a word."""
    match = _SHORT.match(text, number.end)
    if match:
        short, gap = match["short"], match["gap"]
        needs_money = short in NEEDS_MONEY or (gap and short in NEEDS_MONEY_APART)
        if not (needs_money and not _money_before(text, number.start)):
            scale = SHORT_SCALES[short]
            value = number.value * scale
            return Number(number.start, match.end(), value, scale, short=short), match.end()
    return number, number.end


def _money_before(text: str, start: int) -> bool:
    before = text[max(0, start - 5) : start].rstrip(" \u00a0-")
    return bool(before) and (before[-1] in "$£€¥₹₩₽₴₦₱₺₪₫฿" or before[-3:].isupper())


def _spelled(text: str, start: int) -> Read:
    if _MANY.match(text, start):
        return _many(text, start)
    between = text[max(0, start - 8) : start].lower().rstrip().endswith("between")
    found = read_sum(text, start)
    if between and not re.compile(r"\s(?:and|to)\s", re.I).match(text, found.end):
        found = read_sum(text, start, joined=False)
    if found.end == start:
        return None, start + 1
    number = Number(start, found.end, found.value, max(found.last, 1), spelled=True)
    point = _POINT.match(text, found.end)
    if point:
        return _with_decimals(text, number, point)
    return _part_or_ordinal(text, number)


def _with_decimals(text: str, number: Number, point: re.Match[str]) -> Read:
    words = re.split(r"[\s-]+", point[1].lower().strip(" -\n\t"))
    digits = "".join("0" if word == "oh" else str(SMALL.get(word, word)) for word in words)
    if len(words) == 2 and len(digits) == 3 and digits[1] == "0":
        digits = digits[0] + digits[2]
    value = number.value + Fraction(int(digits), 10 ** len(digits))
    number = replace(number, end=point.end(), value=value)
    words_after = read_sum(text, number.end, value)
    if words_after.end > number.end:
        number = replace(
            number, end=words_after.end, value=words_after.value, scale=max(words_after.last, 1)
        )
    return number, number.end


def _part_or_ordinal(text: str, number: Number) -> Read:
    """The number as the numerator of "two-thirds", or nothing where it begins an ordinal."""
    after = _PART.match(text, number.end)
    word = after["word"].lower() if after else ""
    one = number.value == 1
    below = (PARTS if one else PLURAL_PARTS).get(word)
    if after and below and not (below == 4 and number.value == 2):
        part = replace(number, end=after.end(), value=number.value / below, part=True)
        return _times_scale(text, part)
    if after and word in ORDINALS and word != "second":
        return None, after.end()
    more = _with_fraction(text, number)
    return more, more.end


def _with_fraction(text: str, number: Number) -> Number:
    """The number with "and a half" behind it, and with the magnitude behind that."""
    match = _AND_PART.match(text, number.end)
    if match is None:
        return number
    if match["top"]:
        if not int(match["below"]):
            return number
        fraction = Fraction(int(match["top"]), int(match["below"]))
    else:
        above, part = match["above"].lower(), match["part"].lower()
        top = 1 if above in ("a", "an") else SMALL[above]
        fraction = Fraction(top, PARTS.get(part) or PLURAL_PARTS[part])
    if fraction >= 1 or number.value.denominator != 1:
        return number
    if number.scale > 1 and match["above"] and match["above"].lower() in ("a", "an"):
        fraction *= number.scale
    return _times_scale(text, replace(number, end=match.end(), value=number.value + fraction))[0]


def _times_scale(text: str, number: Number) -> tuple[Number, int]:
    """A fraction with the magnitude that it is a part of: "half a million"."""
    match = _OF_SCALE.match(text, number.end)
    if match is None:
        return number, number.end
    word = match["scale"].lower()
    scale = {"hundred": 100, "dozen": 12}.get(word) or SCALES[word]
    grown = replace(number, end=match.end(), value=number.value * scale, scale=scale, part=False)
    return grown, grown.end


def _article(text: str, start: int) -> Read:
    """A number that "a" opens: "a dozen", "a couple of", "a few hundred", "a third"."""
    for read in (_couple, _several):
        number, end = read(text, start)
        if number:
            return number, end
    scale = _A_SCALE.match(text, start)
    if scale:
        found = read_sum(text, scale.end() - 1, Fraction(1))
        spelled = Number(start, found.end, found.value, max(found.last, 1), spelled=True)
        after = _PART.match(text, found.end)
        if after and after["word"].lower() in ORDINALS:
            return None, after.end()
        more = _with_fraction(text, spelled)
        return more, more.end
    return _part(text, start)


def _part(text: str, start: int) -> Read:
    """ "a third", "a quarter", "half" where they are fractions."""
    match = _A_PART.match(text, start)
    if match is None:
        return None, start + 1
    value = Fraction(1, PARTS[match["part"].lower()])
    number = Number(start, match.end(), value, spelled=True, part=True)
    grown, end = _times_scale(text, number)
    if grown.end > number.end:
        return grown, end
    before = text[max(0, start - 16) : start]
    if match["part"] == match[0] and _NAMED_PART.search(before):
        return None, match.end()
    is_half = value == Fraction(1, 2)
    after = _HALF_AFTER if is_half else _FRACTION_AFTER
    if not is_half and PART_OF_POINT.match(text, number.end):
        return number, number.end
    if after.match(text, number.end) and (
        is_half or _takes_of(text, number.end) or _FRACTION_BEFORE.search(before)
    ):
        return number, number.end
    ends = _FRACTION_AFTER.match(text, number.end) is not None
    alone = is_all(text, start, number.end)
    if is_half and ends and (alone or _FRACTION_BEFORE.search(before) or match[0][0] in "aA"):
        return number, number.end
    return (number, number.end) if alone else (None, match.end())


def _takes_of(text: str, end: int) -> bool:
    return text[end : end + 3].lower() == " of"


def _couple(text: str, start: int) -> Read:
    match = _COUPLE.match(text, start)
    if match is None or (not match["scale"] and " of " not in match[0].lower() and
                         match[0][0] not in "aA"):  # fmt: skip
        return None, start + 1
    word = (match["scale"] or "").lower()
    scale = {"hundred": 100, "dozen": 12}.get(word) or SCALES.get(word, 1)
    end = match.end() if word else match.end() - 1
    return Number(start, end, Fraction(2 * scale), spelled=True, bound=Bound.ABOUT), end


def _several(text: str, start: int) -> Read:
    """ "several hundred": at least two of them."""
    match = _SEVERAL.match(text, start)
    if match is None:
        return None, start + 1
    word = match["scale"].lower()
    scale = {"hundred": 100, "dozen": 12}.get(word) or SCALES[word]
    value = Fraction(2 * scale)
    number = Number(start, match.end(), value, scale, spelled=True, bound=Bound.AT_LEAST)
    return number, match.end()


def _many(text: str, start: int) -> Read:
    """ "dozens of", "tens of thousands": at least two of them."""
    match = _MANY.match(text, start)
    if match is None:
        return None, start + 1
    first = match["first"].lower()
    if first in ("tens", "scores", "10s") and not match["of"]:
        return None, match.end()
    scale = MANY.get(first) or int(first[:-1])
    value = 2 * scale * (MANY[match["next"].lower()] if match["next"] else 1)
    end = match.end("next") if match["next"] else match.end("first")
    number = Number(start, end, Fraction(value), spelled=True, bound=Bound.AT_LEAST)
    return number, end


_OPENERS: dict[str, Callable[[str, int], Read]] = {
    "a": _article,
    "an": _article,
    "half": _part,
    "quarter": _part,
    "couple": _couple,
    "several": _several,
    "few": _several,
    "many": _several,
}

SEEDS = frozenset([*SMALL, *MANY, *_OPENERS])
"""The words, in lower case, that a number can begin with."""
