"""Units as a person reads them: "km/h" for kilometer-per-hour, "hectares" for hectare; pure.

A unit is an identifier of CLDR (Unicode Technical Standard 35, Part 6: Units), where a rate has
"-per-" in it, or an ISO 4217 code. The symbols are those of CLDR's short English form.
"""

from __future__ import annotations

import re

MONEY_SIGNS = {
    "USD": "$",
    "GBP": "£",
    "EUR": "€",
    "JPY": "¥",
    "CNY": "CN¥",
    "INR": "₹",
    "KRW": "₩",
    "ILS": "₪",
    "VND": "₫",
    "PHP": "₱",
    "AUD": "A$",
    "CAD": "CA$",
    "NZD": "NZ$",
    "HKD": "HK$",
    "TWD": "NT$",
    "MXN": "MX$",
    "BRL": "R$",
}
"""The signs that CLDR gives currencies in English; all others are read by their code."""

UNIT_SIGNS = {
    "percent": "%",
    "permille": "‰",
    "celsius": " °C",
    "fahrenheit": " °F",
    "kelvin": " K",
    "arc-minute": "′",
    "arc-second": "″",
    "kilometer": " km",
    "meter": " m",
    "centimeter": " cm",
    "millimeter": " mm",
    "micrometer": " μm",
    "nanometer": " nm",
    "square-kilometer": " km²",
    "square-meter": " m²",
    "square-centimeter": " cm²",
    "cubic-kilometer": " km³",
    "cubic-meter": " m³",
    "cubic-centimeter": " cm³",
    "kilogram": " kg",
    "gram": " g",
    "milligram": " mg",
    "microgram": " μg",
    "milliliter": " ml",
    "kilometer-per-hour": " km/h",
    "meter-per-second": " m/s",
    "kilometer-per-second": " km/s",
    "mile-per-hour": " mph",
    "mile-per-gallon": " mpg",
    "watt": " W",
    "kilowatt": " kW",
    "megawatt": " MW",
    "gigawatt": " GW",
    "terawatt": " TW",
    "watt-hour": " Wh",
    "kilowatt-hour": " kWh",
    "megawatt-hour": " MWh",
    "gigawatt-hour": " GWh",
    "terawatt-hour": " TWh",
    "kilobyte": " kB",
    "megabyte": " MB",
    "gigabyte": " GB",
    "terabyte": " TB",
    "petabyte": " PB",
    "megabit": " Mb",
    "gigabit": " Gb",
    "megabit-per-second": " Mb/s",
    "gigabit-per-second": " Gb/s",
    "hertz": " Hz",
    "kilohertz": " kHz",
    "megahertz": " MHz",
    "gigahertz": " GHz",
    "decibel": " dB",
    "millimeter-ofhg": " mmHg",
}
"""How a unit stands behind a number, with the space before it."""

UNIT_NAMES = {
    "permyriad": "basis-point",
    "part-per-1e6": "part-per-1000000",
    "part-per-1e9": "part-per-1000000000",
    "year-person": "year",
    "month-person": "month",
    "week-person": "week",
    "day-person": "day",
    "permillion": "part-per-1000000",
}
"""Identifiers that are read by another name."""

IRREGULAR_PLURALS = {
    "foot": "feet",
    "inch": "inches",
    "penny": "pence",
    "person": "people",
    "stone": "stone",
    "hertz": "hertz",
    "lux": "lux",
    "horsepower": "horsepower",
    "celsius": "celsius",
    "fahrenheit": "fahrenheit",
    "kelvin": "kelvin",
    "child": "children",
    "man": "men",
    "woman": "women",
}

_PER = re.compile(r"(?:^|-)per-")
_DIGITS = re.compile(r"[0-9]{1,15}")


def is_currency(unit: str) -> bool:
    """Whether a unit has the form of an ISO 4217 code."""
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def money_of(unit: str | None) -> tuple[str | None, str]:
    """The currency of a unit (None where it is no money), and the unit without it.

    ("USD", "per-hour") for "USD-per-hour", ("EUR", "") for "EUR", (None, "day") for "day".
    """
    if unit is None:
        return None, ""
    if is_currency(unit[:3]) and (len(unit) == 3 or unit.startswith("-per-", 3)):
        return unit[:3], unit[4:]
    return None, unit


def unit_after(unit: str, *, single: bool) -> str:
    """A unit as it stands behind a number: "%", " km", " square feet", " per day", ""."""
    if not unit:
        return ""
    return UNIT_SIGNS.get(unit) or f" {unit_words(unit, single=single)}"


def unit_words(unit: str, *, single: bool) -> str:
    """A unit's CLDR name as words, for one of it or for several: "barrels per day".

    Symbols and codes ("mph", "kWh", "CHF") have no plural.
    """
    unit = UNIT_NAMES.get(unit, unit)
    counted, *rates = _PER.split(unit)
    parts = [_counted_words(counted, single=single)] if counted else []
    parts += [f"per {_rate_words(rate)}" for rate in rates if rate]
    return " ".join(parts) or unit


def _counted_words(unit: str, *, single: bool) -> str:
    """What is counted, in the plural unless it is `single`."""
    letters = unit.replace("-", "")
    if not (letters.isalpha() and letters.islower()) or len(unit) <= 2:
        return unit
    *before, last = unit.replace("-", " ").split(" ")
    return " ".join([*before, last if single else _plural(last)])


def _rate_words(unit: str) -> str:
    """What a rate is taken of: "hour", "100,000 people"."""
    words = unit.replace("-", " ").split(" ")
    if not _DIGITS.fullmatch(words[0]):
        return " ".join(words)
    *middle, last = words[1:] or [""]
    return " ".join(filter(None, [f"{int(words[0]):,}", *middle, last and _plural(last)]))


def _plural(word: str) -> str:
    """Several of what an English noun names."""
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if len(word) > 1 and word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    if word.endswith(("ch", "sh", "x", "z", "ss")):
        return f"{word}es"
    return word if word.endswith("s") else f"{word}s"
