"""Numbers in English text, in digits and in words, with no thought of what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_SMALL = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
} | {
    word: 20 + 10 * place
    for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_DOZEN = {"dozen": 12}
_MAGNITUDES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT_MAGNITUDES = {
    "k": 10**3, "m": 10**6, "M": 10**6, "mn": 10**6, "bn": 10**9, "B": 10**9, "tn": 10**12,
}  # fmt: skip

_MAGNITUDE = "|".join(_MAGNITUDES)
_BIG = f"hundred|dozen|{_MAGNITUDE}"
_PART = f"(?:{'|'.join(sorted(_SMALL, key=len, reverse=True))}|{_BIG})"
_DIGITS = re.compile(
    rf"""(?<![\w.:/@&])(?<![0-9],)(?P<sign>(?<![\w)\]%])[-−](?=[0-9]))?
    (?P<digits>[0-9]{{1,3}}(?:[,\u00a0\u202f\u2009][0-9]{{3}})++(?:\.[0-9]+)?|[0-9]{{1,15}}(?:\.[0-9]{{1,12}})?)
    (?:(?P<short>k|mn|bn|tn|m|M|B)(?!\w)
      |[\s-](?P<long>{_MAGNITUDE}|dozen|mn|bn|tn)\b)?
    (?![0-9a-zA-Z_]|[.,:/][0-9])""",
    re.VERBOSE,
)
_WORDS = re.compile(
    rf"""(?<![\w-])(?:
        half\sa\s(?P<half>million|billion|trillion|dozen)
      | (?P<words>(?:an?(?=\s(?:{_BIG})\b)|{_PART})
          (?:[\s-]{_PART}|(?<=hundred)\sand\s{_PART}|(?<=thousand)\sand\s{_PART}){{0,12}})
    )\b(?!-(?:third|quarter|fifth|sixth|half|tenth)|s\b)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """One number; offsets are code points, end exclusive."""

    start: int
    end: int
    value: int | float
    scale: int = 1
    """The magnitude word's value, 1 where there is none."""
    spelled: bool = False
    """Whether it is in words and so counts nothing without what it counts."""
    plain: bool = False
    """Whether it is bare digits: no separator, decimals or magnitude."""


def find_numbers(text: str) -> list[Number]:
    """All numbers of `text`, in order; ordinals, fractions and digits inside words left out."""
    found = [*_in_digits(text), *_in_words(text)]
    return sorted(found, key=lambda number: number.start)


def scaled(number: Number, scale: int) -> int | float:
    """The number's value times `scale`, as exact as decimals allow."""
    return _plain_value(Decimal(str(number.value)) * scale)


def _in_digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        digits = match["digits"]
        if (
            match.start()
            and text[match.start() - 1] in "-−"
            and _letter_at(text, match.start() - 2)
        ):
            continue
        magnitude = match["short"] or match["long"] or ""
        scale = (_SHORT_MAGNITUDES | _MAGNITUDES | _DOZEN).get(magnitude, 1)
        value = Decimal(re.sub(r"[,\u00a0\u202f\u2009]", "", digits)) * scale
        signed = -value if match["sign"] else value
        plain = digits.isdigit() and scale == 1
        yield Number(match.start(), match.end(), _plain_value(signed), scale, plain=plain)


def _letter_at(text: str, place: int) -> bool:
    return place >= 0 and text[place].isalpha()


def _in_words(text: str) -> Iterator[Number]:
    for match in _WORDS.finditer(text):
        if match["half"]:
            scale = (_MAGNITUDES | _DOZEN)[match["half"].lower()]
            yield Number(match.start(), match.end(), scale // 2, scale)
            continue
        words = re.split(r"[\s-]+", match["words"].lower())
        value = _value_of(words)
        if value is not None:
            scale = _MAGNITUDES.get(words[-1], 1)
            yield Number(match.start(), match.end(), value, scale, spelled=scale == 1)


def _value_of(words: list[str]) -> int | None:
    """What a run of number words comes to; None where it is no number, such as "two one"."""
    total = current = 0
    for word in words:
        if word == "and":
            continue
        if word in ("a", "an"):
            current = 1
        elif word in _SMALL:
            value = _SMALL[word]
            if value >= _room(current):
                return None
            current += value
        elif word == "hundred":
            if not 0 < current < 100:
                return None
            current *= 100
        elif word in (_DOZEN | _MAGNITUDES):
            if current == 0:
                return None
            total += current * (_DOZEN | _MAGNITUDES)[word]
            current = 0
    return None if words == ["one"] or words == ["zero"] else total + current


def _room(current: int) -> int:
    """Below what the next small number must be: 100 after hundreds, 10 after twenty to ninety."""
    if current % 100 == 0:
        return 100
    return 10 if current % 10 == 0 and current % 100 >= 20 else 0


def _plain_value(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
