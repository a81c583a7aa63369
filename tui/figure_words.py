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

UNIT_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹"}


def figure_words(figure: Figure) -> str:
    """Such as "at least 10,000 · North Korean soldiers"."""
    amount = BOUND_WORDS[figure.bound] + _amount(figure)
    return f"{amount} · {figure.counted}" if figure.counted else amount


def _amount(figure: Figure) -> str:
    """The value or the range with its unit."""
    if figure.bound is Bound.BETWEEN and figure.low is not None and figure.high is not None:
        return _with_unit(f"{number_words(figure.low)} to {number_words(figure.high)}", figure.unit)
    values = (figure.value, figure.low, figure.high)
    value = next((value for value in values if value is not None), None)
    return _with_unit("?" if value is None else number_words(value), figure.unit)


def _with_unit(number: str, unit: str | None) -> str:
    """The number with its unit where a reader expects it."""
    if unit is None:
        return number
    if unit in UNIT_SIGNS:
        return f"{UNIT_SIGNS[unit]}{number}"
    return f"{number}%" if unit == "percent" else f"{number} {unit}"


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
