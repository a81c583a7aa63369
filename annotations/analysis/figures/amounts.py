"""Numbers with their signs and units: "-$3.2bn", "6ft 2in", "half an hour", "20 percent"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from annotations.analysis.figures import currencies
from annotations.analysis.figures.number_words import PARTS
from annotations.analysis.figures.numerals import PART_OF_POINT, Number, number_at
from annotations.analysis.figures.tails import Tail, tail_at
from annotations.analysis.figures.units import TIME_UNITS, WORDS


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; start and end take in the signs and words of the unit."""

    start: int
    end: int
    number: Number
    value: Fraction
    unit: str | None = None
    age: bool = False
    """Whether it tells how old someone or something is."""
    joined: bool = False
    """Whether a hyphen ties the unit to the number."""
    before: bool = False
    """Whether the unit stands before the number."""
    margin: bool = False
    """Whether it reaches as far below as above: "plus or minus 3"; the value is positive."""

    @property
    def money(self) -> bool:
        """Whether the unit is a currency."""
        return self.unit in currencies.CURRENCIES


_LONGEST_SIGN = 12
_COUNTRY_DOLLAR = r"(?:(?:US|U\.S\.|USD|AU|CA|HK|NZ)\s?|A|C|Can|S|SG|NT|R|MX|J|TT|Z|N|B|Bds|EC)\$"
_SIGN_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?P<sign>{_COUNTRY_DOLLAR}|E£|CN¥|GH₵|Rs\.?|RM|Rp|K[Ss]h|zł|kr|"
    r"(?P<code>[A-Z]{3})|(?P<rand>R))[ \u00a0]{0,2}-?\Z"
    r"|(?P<mark>[$£€¥₴₽₩₹₪₺₦₱₫฿৳₵₡₲₸₼₾₭₮؋៛֏₨₿])[ \u00a0]{0,2}-?\Z"
)
_MINUS_WORD = re.compile(r"(?<![\w])(?:minus|negative)\s\Z", re.IGNORECASE)
_MARGIN = re.compile(
    r"(?:(?<!\w)plus(?:\sor\s|/|\s/\s|-or-)minus\s|(?<!\w)give\sor\stake\s(?:an?\s)?|(?:±|\+/-)\s?)\Z",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(r"\b(?:magnitude|strength)[\s-](?:of\s)?\Z", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(r"[\s-]magnitude\b", re.IGNORECASE)
_OLD = re.compile(r"(?P<gap>[\s-])(?:olds?\b|of\sage\b)", re.IGNORECASE)
_HEIGHT = re.compile(r"(?P<feet>[2-8])\s?'\s?(?P<inches>1[01]|[0-9])(?:\"|'')")
_HALF_OF_UNIT = re.compile(r"(?:\sof)?\s(?:an?|one)(?=\s)", re.IGNORECASE)
_AND_A_PART = re.compile(rf"\sand\s(?:an?|one)\s(?P<part>{'|'.join(PARTS)})(?!\w)", re.IGNORECASE)
_A_UNIT_AND = re.compile(
    r"an?(?P<unit>\s[a-z]{3,12})(?=\sand\s(?:a|one)\s(?:half|quarter|third)\b)", re.IGNORECASE
)
_MORE = re.compile(r"(?:,?\s(?:and\s)?|-|)(?=(?P<word>[^\W_]{1,40}))")
_INCHES = re.compile(r"\s?in(?:s|ches|ch)?\b\.?")
_ALONE = re.compile(r"\s?(?:[.,;)]|\Z)|\stall\b|-")
_NEXT_SMALLER = {
    "foot": ("inch", 12), "stone": ("pound", 14), "pound": ("ounce", 16), "year": ("month", 12),
    "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60),
    "meter": ("centimeter", 100), "kilogram": ("gram", 1000), "kilometer": ("meter", 1000),
}  # fmt: skip
_LARGE = 100
_QUARTER = Fraction(1, 4)


def amount_at(text: str, start: int, word: str) -> tuple[Amount | None, int]:
    """The amount whose number is at `start`, where `word` stands, and where reading goes on.

    A part that follows in a smaller unit is added in the first one's terms: "6ft 2in" is 6 1/6
    feet, "2 hours and 15 minutes" 2.25 hours.
    """
    height = _HEIGHT.match(text, start)
    if height:
        value = int(height["feet"]) + Fraction(int(height["inches"]), 12)
        number = Number(start, height.end(), value)
        return Amount(start, height.end(), number, value, "foot"), height.end()
    unit_and_half = _A_UNIT_AND.match(text, start) if word in ("a", "an") else None
    with_part = _unit_and_part(text, start, unit_and_half) if unit_and_half else None
    if with_part:
        return with_part, with_part.end
    number_or_none, end = number_at(text, start, word)
    if number_or_none is None:
        return None, end
    amount = _with_unit(text, number_or_none)
    if amount is None:
        return None, end
    return amount, max(amount.end, end)


def _unit_and_part(text: str, start: int, match: re.Match[str]) -> Amount | None:
    """ "a mile and a half"."""
    tail = tail_at(text, match.start("unit"), one=True, large=False)
    part = _AND_A_PART.match(text, match.end())
    if tail is None or part is None or tail.end != match.end():
        return None
    value = 1 + Fraction(1, PARTS[part["part"].lower()])
    number = Number(start, part.end(), value, spelled=True)
    return Amount(start, part.end(), number, value, tail.unit)


def _with_unit(text: str, number: Number) -> Amount | None:
    """The number with the sign and the unit around it; None for digits that begin a word."""
    before = _money_before(text, number.start)
    start, unit = before or (number.start, None)
    margin = _MARGIN.search(text[max(0, start - 16) : start])
    if margin:
        value, start = number.value, start - len(margin[0])
    else:
        value, start = _signed(text, start, number)
    amount = Amount(
        start, number.end, number, value, unit, before=before is not None, margin=margin is not None
    )
    if unit and text[number.start - 1].isupper() and number.plain and number.value < _LARGE:
        return None
    if unit:
        return _compound(text, amount) if not _inside_word(text, number) else None
    shaken = _MAGNITUDE.search(text[max(0, start - 14) : start])
    if shaken:
        return replace(amount, start=start - len(shaken[0]), unit="magnitude")
    shaken = _MAGNITUDE_AFTER.match(text, number.end)
    if shaken:
        return replace(amount, end=shaken.end(), unit="magnitude", joined=True)
    return _unit_behind(text, amount)


def _unit_behind(text: str, amount: Amount) -> Amount | None:
    number = amount.number
    end = number.end
    if number.part or (number.scale == 1 and number.value < 1 and number.spelled):
        point = PART_OF_POINT.match(text, end) if number.value == _QUARTER else None
        if point:
            return replace(amount, end=point.end(), unit="percentage-point")
        article = _HALF_OF_UNIT.match(text, end)
        tail = tail_at(text, article.end(), one=True, large=False) if article else None
        if tail and article:
            return _compound(text, replace(amount, end=tail.end, unit=tail.unit))
        if text[end : end + 1] != "-" and text[end : end + 3] != " of":
            tail = _tail_of(text, number)
            plain = tail and tail.unit not in ("times",)
            return replace(amount, end=tail.end, unit=tail.unit) if tail and plain else amount
        tail = tail_at(text, end, one=True, large=False)
        return replace(amount, end=tail.end, unit=tail.unit, joined=True) if tail else amount
    tail = _of_many(text, number) or _tail_of(text, number)
    if tail is None:
        return None if _inside_word(text, number) else amount
    old = _OLD.match(text, tail.end) if tail.unit in TIME_UNITS else None
    if old:
        joined = tail.joined or old["gap"] == "-"
        return replace(amount, end=old.end(), unit=tail.unit, age=True, joined=joined)
    return _compound(text, replace(amount, end=tail.end, unit=tail.unit, joined=tail.joined))


def _tail_of(text: str, number: Number) -> Tail | None:
    large = number.scale > 1 or abs(number.value) >= _LARGE
    return tail_at(text, number.end, one=number.value == 1, large=large)


def _of_many(text: str, number: Number) -> Tail | None:
    """The unit of "millions of dollars"."""
    if number.bound == "exact" or text[number.end : number.end + 4].lower() != " of ":
        return None
    return tail_at(text, number.end + 3, one=False, large=number.value >= 1000)


def _inside_word(text: str, number: Number) -> bool:
    """Whether letters go on right after the digits: 3f2a, 5G, 20th."""
    after = text[number.end : number.end + 1]
    if number.spelled or not after:
        return False
    return (after.isalnum() and after.isascii()) or after in "_@"


def _money_before(text: str, start: int) -> tuple[int, str] | None:
    """Where the sign or the code of a currency before `start` begins, and the currency."""
    if not start or (text[start - 1].islower() and text[start - 1] not in "rshłp"):
        return None
    window = text[max(0, start - _LONGEST_SIGN) : start]
    match = _SIGN_BEFORE.search(window)
    if match is None:
        return None
    place = start - len(window) + match.start()
    if match["mark"]:
        return place, currencies.SIGNS[match["mark"]]
    code = match["code"]
    if code:
        known = code if code in currencies.CODES else currencies.OLD_CODES.get(code)
        return (place, known) if known else None
    if match["rand"]:
        tight = window.endswith("R") and text[start : start + 3].isdigit()
        return (place, "ZAR") if tight else None
    sign = re.sub(r"[\s\u00a0]", "", match["sign"])
    return place, currencies.SIGNS[sign]


def _signed(text: str, start: int, number: Number) -> tuple[Fraction, int]:
    """The value with its minus, and where the amount with its minus begins."""
    if start < number.start and text[number.start - 1] == "-":
        return -number.value, start
    word = _MINUS_WORD.search(text[max(0, start - 10) : start])
    if word:
        return -number.value, start - len(word[0])
    if start and text[start - 1] == "-" and _is_minus(text, start - 1):
        return -number.value, start - 1
    if len(text) <= _LARGE and text[:start].strip() == "-" and "\n" not in text:
        return -number.value, text.index("-")
    return number.value, start


def _is_minus(text: str, place: int) -> bool:
    """Whether a hyphen right before a number is a minus: nothing is tied to it on its left."""
    if place == 0 or text[place - 1] in "([/":
        return True
    return text[place - 1].isspace() and not text[max(0, place - 4) : place].rstrip()[-1:].isdigit()


def _compound(text: str, amount: Amount) -> Amount:
    """The amount with "and a half" and with what follows in the next smaller unit."""
    part = _AND_A_PART.match(text, amount.end)
    if part and amount.unit in WORDS.values() and amount.value.denominator == 1:
        fraction = Fraction(1, PARTS[part["part"].lower()])
        amount = replace(amount, end=part.end(), value=amount.value + fraction)
    unit = amount.unit
    while True:
        smaller = _smaller_at(text, amount, unit)
        if smaller is None:
            return amount
        fraction, end, unit = smaller
        amount = replace(amount, end=end, value=amount.value + fraction)


def _smaller_at(text: str, amount: Amount, unit: str | None) -> tuple[Fraction, int, str] | None:
    """A rest in the unit below `unit`: in the amount's own unit, its end, and the unit below."""
    more = _MORE.match(text, amount.end)
    if more is None or not (more["word"][0].isdigit() or more["word"].lower() in _SMALL_STARTS):
        return None
    if unit in currencies.CURRENCIES:
        below, many = "", 100
    elif unit in _NEXT_SMALLER:
        below, many = _NEXT_SMALLER[unit]
    else:
        return None
    number, _ = number_at(text, more.end(), more["word"].lower())
    if number is None or not 0 < number.value < many or number.bound != "exact":
        return None
    inches = _INCHES.match(text, number.end) if below == "inch" else None
    tail = Tail(inches.end(), "inch") if inches else _tail_of(text, number)
    if (
        below == "inch"
        and tail is None
        and more[0] in ("-", " ")
        and _ALONE.match(text, number.end)
    ):
        tail = Tail(number.end, "inch")
    if tail is None or not _fits(tail.unit, below):
        return None
    size = Fraction(1, many if below else currencies.part_of_one(tail.unit))
    if unit != amount.unit:
        size /= _NEXT_SMALLER[amount.unit or ""][1] if amount.unit in _NEXT_SMALLER else 1
    return number.value * size, tail.end, tail.unit


def _fits(unit: str, below: str) -> bool:
    if below:
        return unit == below or (below == "pound" and unit == "GBP")
    return unit in currencies.PARTS.values()


_SMALL_STARTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty".split()
)
