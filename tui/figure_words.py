"""What a figure means, in words that a person reads at a glance; pure."""

from __future__ import annotations

import re

from annotations.analysis.model import Bound, Figure
from articles.clean import clean_line
from tui.number_words import SCALES, fraction_words, number_words, scale_of
from tui.unit_words import MONEY_SIGNS, money_of, unit_after

BOUND_WORDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.AT_MOST: "at most ",
    Bound.BETWEEN: "",
}

LONGEST_PART = 80
"""Code points that a unit or a counted phrase keeps."""

_RATIO = re.compile(
    r"(\w+(?:-\w+)?)\s+(in|out\s+of)\s+(?:every\s+)?([\d,]*\d|\w+(?:-\w+)?)"
    r"(?:\s(thousand|million|billion|trillion)\b)?",
    re.IGNORECASE,
)
_MARGIN = re.compile(r"±|\+/-|(?:plus|give)\b", re.IGNORECASE)
_SAID = re.compile(
    r"((?:(?:just|well|slightly|far|a\slittle)\s)?(?:more\sthan|greater\sthan|higher\sthan"
    r"|longer\sthan|older\sthan|over|above|less\sthan|fewer\sthan|lower\sthan|shorter\sthan"
    r"|younger\sthan|under|below)|up\sto|no\s(?:more|fewer|less)\sthan"
    r"|as\s(?:many|much|few|little|high)\sas)\s(?!or\b)",
    re.IGNORECASE,
)
"""Bounds that a reader hears otherwise than "at least" and "at most", as the text begins."""
_SMALL_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_SMALL_NUMBERS |= {"twenty": "20", "hundred": "100", "thousand": "1,000"}


def figure_meaning(figure: Figure, text: str) -> str:
    """Such as "at least 4,200 · dock workers"; `text` is the article that holds the figure.

    The words of the text stand for a figure that has no number, such as the score of a match.
    """
    amount = _amount(figure, _words(figure, text))
    counted = clean_line(figure.counted or "", LONGEST_PART)
    return f"{amount} · {counted}" if counted else amount


def _words(figure: Figure, text: str) -> str:
    """The figure as it stands in the text, on one line."""
    return clean_line(text[figure.start : figure.end], LONGEST_PART)


def _amount(figure: Figure, words: str) -> str:
    """The value or the range with its bound and unit."""
    if figure.unit == "score":
        return _score(figure, words)
    low, high = figure.low, figure.high
    if low is not None and high is not None and _is_range(figure, low, high):
        if low == -high and _MARGIN.match(words):
            return "±" + _one(high, figure.unit, words)
        return ("about " if figure.bound is Bound.ABOUT else "") + _range(low, high, figure.unit)
    bound = figure.bound
    if bound is Bound.BETWEEN and (low is None) is not (high is None) and figure.value is None:
        bound = Bound.AT_LEAST if high is None else Bound.AT_MOST
    known = (figure.value, high, low) if bound is Bound.AT_MOST else (figure.value, low, high)
    value = next((one for one in known if one is not None), None)
    if value is None:
        return f"“{words}”" if words else "?"
    return _bound_words(bound, words) + _one(value, figure.unit, words)


def _bound_words(bound: Bound, words: str) -> str:
    """The bound as the text words it where a number can follow that: "more than ", "below "."""
    said = _SAID.match(words) if bound in (Bound.AT_LEAST, Bound.AT_MOST) else None
    return f"{' '.join(said[1].lower().split())} " if said else BOUND_WORDS[bound]


def _is_range(figure: Figure, low: float, high: float) -> bool:
    """Whether a figure stands for two numbers."""
    if low == high:
        return False
    return figure.bound is Bound.BETWEEN or figure.value is None


def _score(figure: Figure, words: str) -> str:
    """A score as it stands in the text: "score 3-1"."""
    return f"score {words}" if words else "score"


def _range(low: float, high: float, unit: str | None) -> str:
    """Two numbers with the unit that both have: "3 to 5 million", "$18,000 to $25,000"."""
    currency, rest = money_of(unit)
    if currency in MONEY_SIGNS:
        return f"{_money(low, currency)} to {_money(high, currency)}{_after(rest)}"
    several = f"{_bare(low, currency)} to {_bare(high, currency)}"
    power = scale_of(high)
    if power is not None and power == scale_of(low):
        first, last = (number_words(one, scale=power) for one in (low, high))
        several = f"{first} to {last} {dict(SCALES)[power]}"
    return several + (f" {currency}" if currency else "") + _after(rest)


def _one(value: float, unit: str | None, words: str) -> str:
    """One number with its unit: "£1.9 million", "4 times", "1 in 5", "magnitude 7.1"."""
    currency, rest = money_of(unit)
    if currency in MONEY_SIGNS:
        return _money(value, currency) + _after(rest)
    if currency:
        return f"{_bare(value, currency)} {currency}{_after(rest)}"
    if unit == "magnitude":
        return f"magnitude {number_words(value)}"
    share = _share(value, words) if unit is None else None
    return (share or number_words(value)) + _after(rest, single=abs(value) == 1)


def _share(value: float, words: str) -> str | None:
    """A share as people say it: "1 in 5" where the text says so, "2/3" where it has no digits."""
    if not 0 < value < 1:
        return None
    for part, joint, whole, scale in _RATIO.findall(words):
        first, last = _small(part), _small(whole)
        if first and last:
            return " ".join([first, *joint.lower().split(), last, *scale.lower().split()])
    spelled = not any(character.isdigit() for character in words)
    endless = number_words(value) != f"{value:g}"
    return fraction_words(value) if spelled or endless or "/" in words else None


def _small(word: str) -> str | None:
    """A number as digits, from digits or from one word; None for what is no such number."""
    if word.isascii() and word.replace(",", "").isdigit():
        return word
    return _SMALL_NUMBERS.get(word.lower())


def _money(value: float, currency: str | None) -> str:
    """An amount of money behind the sign of its currency, and behind its minus."""
    sign = MONEY_SIGNS[currency or ""]
    shown = _bare(value, currency)
    return f"{shown[0]}{sign}{shown[1:]}" if shown.startswith("−") else sign + shown


def _bare(value: float, currency: str | None) -> str:
    """The number without its unit; money that has cents shows two decimals."""
    shown = number_words(value)
    if currency:
        whole, point, decimals = shown.partition(".")
        if point and len(decimals) == 1 and decimals.isdigit():
            return f"{whole}.{decimals}0"
    return shown


def _after(unit: str, *, single: bool = False) -> str:
    """The unit as it stands behind a number."""
    return unit_after(clean_line(unit, LONGEST_PART), single=single)
