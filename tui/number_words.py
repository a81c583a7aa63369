"""Numbers as a person reads them at a glance: "10,000", "4.2 million", "−3"; pure."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

FLOAT_DIGITS = 15
"""Significant digits that a float keeps of what was written (IEEE 754 binary64)."""

SHOWN_DECIMALS = 4

SCALES = (
    (18, "quintillion"),
    (15, "quadrillion"),
    (12, "trillion"),
    (9, "billion"),
    (6, "million"),
)
"""Powers of ten with their word of the short scale."""

BEYOND_WORDS = 21
"""From this power of ten on, and from its inverse down, a number stands as a power."""

MINUS = "−"


LONGEST_NUMBER = 10_000
"""Bits of the largest whole number that is shown."""


def number_words(value: float, *, scale: int | None = None) -> str:
    """A number with separators; round millions and above in words, such as "4.2 million".

    `scale`, a power of ten of SCALES, leaves its word out: "4.2" of 4,200,000 for 6.
    """
    number = _exact(value)
    if number is None:
        return "?"
    sign, size = (MINUS if number < 0 else ""), abs(number)
    if scale is not None:
        return sign + _plain(size.scaleb(-scale))
    if size and (size.adjusted() >= BEYOND_WORDS or size.adjusted() < -SHOWN_DECIMALS - 2):
        return sign + _power(size)
    power = scale_of(value)
    if power is not None:
        return f"{sign}{_plain(size.scaleb(-power))} {dict(SCALES)[power]}"
    return sign + _plain(size)


def scale_of(value: float) -> int | None:
    """The power of ten whose word `value` is read with; None where its digits are shown.

    A number has a word where at most three decimals are left before it.
    """
    number = _exact(value)
    if number is None or abs(number).adjusted() >= BEYOND_WORDS:
        return None
    for power, _ in SCALES:
        if abs(number) >= Decimal(1).scaleb(power):
            left = abs(number).scaleb(-power)
            return power if left == round(left, 3) else None
    return None


def fraction_words(value: float, *, highest: int = 12) -> str | None:
    """A number between 0 and 1 as a fraction of small numbers, "2/3"; None where it is none."""
    from fractions import Fraction

    if not 0 < value < 1:
        return None
    near = Fraction(value).limit_denominator(highest)
    return str(near) if abs(float(near) - value) < 1e-6 and 0 < near < 1 else None


def _exact(value: float) -> Decimal | None:
    """The number as it was written; None for one that is not finite or beyond all use."""
    if isinstance(value, int):
        return Decimal(value) if value.bit_length() <= LONGEST_NUMBER else None
    number = Decimal(repr(value))
    return Context(prec=FLOAT_DIGITS).plus(number) if number.is_finite() else None


def _plain(size: Decimal) -> str:
    """Digits with commas, at most four decimals, or four digits below one."""
    decimals = SHOWN_DECIMALS
    if 0 < size < 1:
        decimals = SHOWN_DECIMALS - 1 - size.adjusted()
    exponent = size.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -decimals:
        wide = Context(prec=max(28, size.adjusted() + decimals + 2), rounding=ROUND_HALF_EVEN)
        size = size.quantize(Decimal(1).scaleb(-decimals), context=wide)
    shown = f"{size:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _power(size: Decimal) -> str:
    """A number too large or too small for digits: "1.5 × 10^24"."""
    short = Context(prec=SHOWN_DECIMALS).plus(size)
    digits = _plain(short.scaleb(-short.adjusted()))
    return f"10^{short.adjusted()}" if digits == "1" else f"{digits} × 10^{short.adjusted()}"
