"""Numbers written in digits, with their separators, fractions and powers of ten."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
"""Fractions that are one code point."""

_VULGAR_VALUES = {
    sign: Fraction(unicodedata.numeric(sign)).limit_denominator(10) for sign in VULGAR
}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_DIGITS = re.compile(
    r"""(?:(?P<comma>(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}+|[0-9]{1,2}(?:,[0-9]{2}){1,9},[0-9]{3}
          |[0-9]{1,3}(?:'[0-9]{3}){1,9}+|[1-9][0-9]{0,2}(?:[\u00a0 ][0-9]{3}){1,9}+)(?:\.[0-9]++)?)
      |(?P<point>[0-9]{1,3}(?:\.[0-9]{3}){1,9}+,[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3}){2,9}+
          |(?:(?<=€)|(?<=€[ ]))[0-9]{1,3},[0-9]{2}
          |[0-9]{1,3},[0-9]{1,2}(?=\s?(?:%|per\s?cent|million|billion|€|°)))
      |(?P<plain>[0-9]++)
      |(?P<decimal>[0-9]*+\.[0-9]++))
    (?![0-9]|[.,:'][0-9])""",
    re.VERBOSE,
)
_RUN = re.compile(r"[0-9](?:[.,:']?[0-9])*+")
_EXPONENT = re.compile(
    r"[eE](?P<e>[+-]?[0-9]{1,3})(?!\w)"
    r"|\s?[x×*·]\s?10(?:\^\(?(?P<power>[+-]?[0-9]{1,3})\)?|(?P<raised>[⁺⁻]?[⁰¹²³⁴-⁹]{1,3}))(?!\w)"
)
_POWER = re.compile(r"(?:\^\(?(?P<power>[+-]?[0-9]{1,3})\)?|(?P<raised>[⁺⁻]?[⁰¹²³⁴-⁹]{1,3}))(?!\w)")
_OVER = re.compile(r"(?:(?P<tight>/)|(?P<loose> / ))(?P<below>[0-9]{1,4})(?![0-9/]|[.,-][0-9])")
_MIXED = re.compile(r"(?:[ -]| {2,3})(?P<above>[0-9]{1,3})/(?P<below>[0-9]{1,4})(?![0-9/])")
_VULGAR_AFTER = re.compile(rf"[ \u00a0]?(?P<sign>[{VULGAR}])")
_LONGEST = 30
_GREATEST_EXPONENT = 300


def run_end(text: str, start: int) -> int:
    """Where the run of digits and separators that begins at `start` ends; linear in its length."""
    run = _RUN.match(text, start)
    return run.end() if run else start + 1


def digits_at(text: str, start: int) -> tuple[Fraction, int, bool] | None:
    """Value, end and whether it is bare digits, of the number in digits at `start`.

    None where it is none: a version, an address, more than 30 digits.
    """
    if text[start] in _VULGAR_VALUES:
        return _VULGAR_VALUES[text[start]], start + 1, False
    match = _DIGITS.match(text, start)
    if match is None or len(match[0]) > _LONGEST:
        return None
    value = _value(match)
    for more in (_mixed, _divided, _raised):
        found = more(text, match.end(), value)
        if found:
            return (*found, False)
    return value, match.end(), match["plain"] is not None


def _value(match: re.Match[str]) -> Fraction:
    digits = match[0]
    if match["point"]:
        return Fraction(digits.replace(".", "").replace(",", "."))
    return Fraction(re.sub(r"[,'\u00a0 ]", "", digits))


def _mixed(text: str, end: int, value: Fraction) -> tuple[Fraction, int] | None:
    """A whole number and a fraction: 2 1/4, 3½."""
    if value.denominator != 1:
        return None
    sign = _VULGAR_AFTER.match(text, end)
    if sign:
        return value + _VULGAR_VALUES[sign["sign"]], sign.end()
    match = _MIXED.match(text, end)
    if match is None or not 0 < int(match["above"]) < int(match["below"]):
        return None
    return value + Fraction(int(match["above"]), int(match["below"])), match.end()


def _divided(text: str, end: int, value: Fraction) -> tuple[Fraction, int] | None:
    """One whole number over another: 2/3."""
    match = _OVER.match(text, end)
    if match is None or value.denominator != 1 or not int(match["below"]):
        return None
    return value / int(match["below"]), match.end()


def _raised(text: str, end: int, value: Fraction) -> tuple[Fraction, int] | None:
    """A power: 1e6, 2.5x10^3, 10⁹, 2^10."""
    times = _EXPONENT.match(text, end)
    if times:
        exponent = int(times["e"] or times["power"] or _lowered(times["raised"]))
        if abs(exponent) > _GREATEST_EXPONENT:
            return None
        return value * Fraction(10) ** exponent, times.end()
    power = _POWER.match(text, end)
    if power is None or not value or (power["raised"] and value != 10):
        return None
    exponent = int(power["power"] or _lowered(power["raised"]))
    if abs(exponent) * len(str(value)) > _GREATEST_EXPONENT:
        return None
    return value**exponent, power.end()


def _lowered(raised: str) -> str:
    return raised.translate(_SUPERSCRIPTS)
