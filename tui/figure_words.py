"""What a figure means, in words that a person reads at a glance; pure."""

from __future__ import annotations

from annotations.analysis.model import Bound, Figure

BOUND_WORDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.AT_MOST: "at most ",
    Bound.BETWEEN: "",
}

MONEY_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹"}

UNIT_SIGNS = {"percent": "%", "celsius": " °C", "fahrenheit": " °F"}

IRREGULAR_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries"}


def figure_words(figure: Figure) -> str:
    """Such as "at least 4,200 · dock workers"."""
    amount = BOUND_WORDS[figure.bound] + _amount(figure)
    return f"{amount} · {figure.counted}" if figure.counted else amount


def _amount(figure: Figure) -> str:
    """The value or the range with its unit."""
    low, high = figure.low, figure.high
    if figure.bound is Bound.BETWEEN and low is not None and high is not None:
        if figure.unit in MONEY_SIGNS:
            return f"{_money(low, figure.unit)} to {_money(high, figure.unit)}"
        several = f"{_bare(low, figure.unit)} to {_bare(high, figure.unit)}"
        return several + _unit_after(figure.unit, single=False)
    value = next((one for one in (figure.value, low, high) if one is not None), None)
    if value is None:
        return "?" + _unit_after(figure.unit, single=False)
    if figure.unit in MONEY_SIGNS:
        return _money(value, figure.unit)
    return _bare(value, figure.unit) + _unit_after(figure.unit, single=abs(value) == 1)


def _money(value: float, unit: str) -> str:
    """An amount of money behind the sign of its currency."""
    return MONEY_SIGNS[unit] + _bare(value, unit)


def _bare(value: float, unit: str | None) -> str:
    """The number without its unit; money that has cents shows two decimals."""
    shown = number_words(value)
    if unit is not None and _is_currency(unit):
        whole, point, decimals = shown.partition(".")
        if point and len(decimals) == 1 and decimals.isdigit():
            return f"{whole}.{decimals}0"
    return shown


def _unit_after(unit: str | None, *, single: bool) -> str:
    """The unit as it stands behind a number: "%", " days", " square feet", " CHF"."""
    if unit is None:
        return ""
    return UNIT_SIGNS.get(unit) or f" {unit_words(unit, single=single)}"


def unit_words(unit: str, *, single: bool) -> str:
    """A unit's CLDR name as words, for one of it or for several: "kilometers per hour".

    Symbols and codes ("km", "kWh", "CHF") have no plural.
    """
    if not unit.replace("-", "").islower() or len(unit) <= 2:
        return unit
    counted, per, time = unit.replace("-", " ").partition(" per ")
    *before, last = counted.split(" ")
    if not single:
        last = IRREGULAR_PLURALS.get(last, f"{last}s")
    return " ".join([*before, last]) + per + time


def _is_currency(unit: str) -> bool:
    """Whether a unit has the form of an ISO 4217 code."""
    return len(unit) == 3 and unit.isupper()


def number_words(value: float) -> str:
    """A number with separators; round millions and above in words ("4.2 million")."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            shown = f"{value / size:.3f}".rstrip("0").rstrip(".")
            if float(shown) * size == value:
                return f"{shown} {word}"
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.4f}".rstrip("0").rstrip(".")
