"""How a language writes numbers: separators, scale words, units and months, from Unicode's CLDR.

The source is CLDR as babel carries it; what CLDR does not know of a language is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

_COUNTS = (1, 2, 5)
"""Numbers that take the plural forms of nearly all languages."""
_LARGEST_SCALE = 13
_CURRENCIES = (
    "AUD BRL CAD CHF CNY CZK DKK EUR GBP HUF IDR ILS INR ISK JPY KRW MXN NGN NOK PHP PLN RON RSD"
    " RUB SAR SEK TRY UAH USD VND ZAR"
).split()
_MEASURES = {
    "concentr-percent": "percent",
    "length-kilometer": "kilometer",
    "length-meter": "meter",
    "length-centimeter": "centimeter",
    "area-hectare": "hectare",
    "area-square-kilometer": "square-kilometer",
    "area-square-meter": "square-meter",
    "mass-kilogram": "kilogram",
    "mass-tonne": "tonne",
    "volume-liter": "liter",
    "temperature-celsius": "celsius",
    "speed-kilometer-per-hour": "kilometer-per-hour",
    "power-megawatt": "megawatt",
    "power-gigawatt": "gigawatt",
    "energy-kilowatt-hour": "kilowatt-hour",
}
"""CLDR's identifiers of units, with its categories, and what a figure calls them."""
_SIGNS = {
    "%": "percent", "％": "percent", "٪": "percent", "‰": "permille", "€": "EUR", "£": "GBP",
    "₽": "RUB", "₴": "UAH", "₹": "INR", "₺": "TRY", "₩": "KRW", "₪": "ILS", "₫": "VND",
    "₦": "NGN", "₱": "PHP", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "R$": "BRL", "US$": "USD",
    "$": "USD", "km": "kilometer", "km²": "square-kilometer", "m²": "square-meter",
    "cm": "centimeter", "mm": "millimeter", "kg": "kilogram", "ha": "hectare", "°C": "celsius",
    "km/h": "kilometer-per-hour", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt",
    "kWh": "kilowatt-hour", "MWh": "megawatt-hour", "GWh": "gigawatt-hour",
    **{code: code for code in _CURRENCIES},
}  # fmt: skip
"""Signs, symbols and codes that mean the same everywhere; a bare "$" is read as US dollars."""
_SIGNS_OF_LANGUAGES = {
    "sv": {"kr": "SEK", "kronor": "SEK"},
    "da": {"kr": "DKK", "kroner": "DKK"},
    "nb": {"kr": "NOK", "kroner": "NOK"},
    "nn": {"kr": "NOK", "kroner": "NOK"},
    "is": {"kr": "ISK"},
    "ja": {"¥": "JPY", "円": "JPY", "ドル": "USD"},
    "zh": {"¥": "CNY", "元": "CNY"},
    "ko": {"원": "KRW", "달러": "USD"},
    "ru": {"руб": "RUB", "рублей": "RUB", "рубля": "RUB", "рубль": "RUB", "долларов": "USD"},
    "uk": {"грн": "UAH", "гривень": "UAH", "гривні": "UAH", "гривня": "UAH", "доларів": "USD"},
    "pl": {"złotych": "PLN", "złote": "PLN", "dolarów": "USD"},
    "de": {"Dollar": "USD", "Franken": "CHF"},
    "fr": {"dollars": "USD"},
    "es": {"dólares": "USD"},
    "pt": {"dólares": "USD", "reais": "BRL"},
    "it": {"dollari": "USD"},
    "nl": {"dollar": "USD"},
    "ro": {"lei": "RON", "dolari": "USD"},
    "tr": {"lira": "TRY", "dolar": "USD"},
}
"""Names without a country, read as the currency that they most often mean in the language."""
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What stands in, before and after the numbers of one language."""

    decimal: str
    """"," or "."."""
    scales: dict[str, int]
    """Words that multiply the number before them."""
    units: dict[str, str]
    """Words and signs of units, each with what a figure calls the unit."""
    months: frozenset[str]
    """Names of months, in lower case."""


@cache
def number_words(language: str) -> NumberWords:
    """The words of a language by its ISO 639 code; signs alone where CLDR does not know it."""
    from babel import Locale, UnknownLocaleError

    signs = {**_SIGNS, **_SIGNS_OF_LANGUAGES.get(language, {})}
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return NumberWords(".", {}, signs, frozenset())
    symbols = locale.number_symbols.get("latn", {})
    return NumberWords(
        decimal="," if symbols.get("decimal") == "," else ".",
        scales=dict(_scales(locale)),
        units={**dict(_currency_names(locale)), **dict(_measure_names(locale)), **signs},
        months=frozenset(_months(locale)),
    )


def _scales(locale: Locale) -> Iterator[tuple[str, int]]:
    """Such as ("Millionen", 1_000_000); what is written before the number is left out."""
    from babel.numbers import format_compact_decimal

    kinds: tuple[Literal["short", "long"], ...] = ("short", "long")
    for kind in kinds:
        if kind not in locale.compact_decimal_formats:
            continue
        for number in (
            count * 10**power for power in range(3, _LARGEST_SCALE) for count in _COUNTS
        ):
            written = format_compact_decimal(number, format_type=kind, locale=locale)
            digits = _DIGITS.match(written)
            word = written[digits.end() :].strip(" .\xa0\u202f") if digits else ""
            if digits and _tells_something(word):
                yield word, number // int(digits[0])


def _currency_names(locale: Locale) -> Iterator[tuple[str, str]]:
    from babel.numbers import get_currency_name

    for code in _CURRENCIES:
        for count in _COUNTS:
            yield get_currency_name(code, count, locale=locale), code


def _measure_names(locale: Locale) -> Iterator[tuple[str, str]]:
    """Such as ("Kilometer", "kilometer"); identifiers that stand where CLDR has no name don't."""
    from babel.units import format_unit

    for identifier, unit in _MEASURES.items():
        for length in ("long", "short"):
            for count in _COUNTS:
                written = format_unit(count, identifier, length=length, locale=locale)
                word = _DIGITS.sub("", written).strip(" \xa0\u202f\u200e\u200f")
                if identifier not in written and _tells_something(word):
                    yield word, unit


def _months(locale: Locale) -> Iterator[str]:
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for name in locale.months[form][width].values():
                plain = name.lower().rstrip(".")
                if _tells_something(plain) and not _DIGITS.search(plain):
                    yield plain


def _tells_something(word: str) -> bool:
    """Whether a word is more than one letter of ASCII, which could stand for anything."""
    return len(word) > 1 or (word != "" and not word.isascii() and _LETTER.match(word) is not None)
