"""The unit behind a number: money, measures, spans of time, and what a rate is taken of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotations.analysis.figures import currencies
from annotations.analysis.figures.plain import is_all
from annotations.analysis.figures.units import GOODS_OF, ONLY_TIGHT, SYMBOLS, TIME_UNITS, WORDS
from annotations.analysis.words import word_set


@dataclass(frozen=True, slots=True)
class Tail:
    """A unit that was found behind a number, and where it ends."""

    end: int
    unit: str
    joined: bool = False
    """Whether a hyphen ties it to the number."""


_LETTER = r"[^\W\d_]"
_GAP = r"(?P<gap>[ \u00a0\n\t]{0,2}-?(?:(?<=-) )?)"
_SYMBOL = re.compile(
    _GAP
    + "(?P<symbol>"
    + "|".join(re.escape(symbol) for symbol in sorted(SYMBOLS, key=len, reverse=True))
    + r")(?![\w²³])(?!['’/]\w)"
)
_MONEY_SIGN = re.compile(r"[ \u00a0]?(?P<sign>[$€£¥₴₽₩₹₪₺₦₱₫฿₸₼₾元円]|zł|Kč|kr\b|лв|Ft\b)")
_SIGNS_AFTER = currencies.SIGNS | {"лв": "BGN", "Ft": "HUF"}
_WORD_RUN = re.compile(
    _GAP
    + rf"(?P<a>(?:[Uu]\.[Ss]\.)|{_LETTER}{{1,40}})(?:[ \n-](?P<b>{_LETTER}{{1,40}})"
    + rf"(?:[ \n-](?P<c>{_LETTER}{{1,40}}))?)?"
)
_LOWER_CODES = word_set(
    "usd eur gbp jpy inr aud cad chf cny dkk sek nok pln huf rub brl krw hkd sgd rmb nzd mxn zar"
)
_CODES = {code: code for code in currencies.CODES} | currencies.OLD_CODES
_CAPITALS = re.compile(r"\s[A-Z]{2}")
_SHY = word_set("won real sol som dong tala kina lek kip ether sen fen leone colon stone crown lev")
"""Names of currencies and units that are other words as well."""
_WEIGHT_BEFORE = re.compile(r"\b(?:weigh\w*|heavier|lighter|weight)\b[^.;]{0,24}\Z", re.IGNORECASE)
_OF_SOMETHING = re.compile(r"\sof\s[a-z]")
_RATE = re.compile(
    r"(?:\s(?P<word>an?|per|each|every)[\s-]|(?P<sign>/)|-(?P<dash>an?|per)-)"
    r"(?:(?P<many>[0-9][0-9,]{0,12}|(?:hundred|thousand|million)(?:\s(?:thousand|million))?)"
    r"(?:\s(?:live\s)?(?P<of>[a-z]{3,20}))?"
    rf"|(?P<a>{_LETTER}{{1,40}})(?:[\s-](?P<b>{_LETTER}{{1,40}}))?)(?![\w])"
)
_TIME_APART = re.compile(r"\s(?:ago|earlier|before|later|after|from\snow)\b")
"""Makes "a week" the time between, not what a rate is taken of: "up from 12 a week earlier"."""
_TIME_APART_OF_MONEY = re.compile(
    r"\s(?:(?:ago|earlier)\b|(?:before|later|after|on)(?=[.,;:)\"]|\Z))"
)
"""As above behind money, of which "a week" is oftener a rate: "$15 an hour later that day"."""
_RATE_WORDS = {"annum": "year", "capita": "capita", "person": "person", "people": "person"}
_SHORT_TIMES = {"h": "hour", "hr": "hour", "s": "second", "sec": "second", "min": "minute",
                "d": "day", "wk": "week", "mo": "month", "yr": "year", "y": "year"}  # fmt: skip
_TIMES_TOO = word_set("quarter season game match round shift night semester term trip visit")
_SOLD = word_set("share head piece person ticket unit item plate bottle litre liter kilo copy dose")
_MANY = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "hundred thousand": 10**5,
    "thousand million": 10**9, "million million": 10**12, "hundred million": 10**8,
}  # fmt: skip
_PEOPLE = word_set("people persons inhabitants residents citizens population head adults")
_NOT_OF = word_set("in and or to for from with than this that the last each compared since after")


def tail_at(text: str, end: int, *, one: bool, large: bool) -> Tail | None:
    """The unit right behind a number that ends at `end`.

    `one`: whether the number is 1; `large`: whether it is so large, or so written, that a word
    such as "won" must be money.
    """
    sign = _MONEY_SIGN.match(text, end)
    if sign and not text[sign.end() : sign.end() + 1].isdigit():
        return Tail(sign.end(), _SIGNS_AFTER[sign["sign"]])
    symbol = _SYMBOL.match(text, end)
    if symbol and not (symbol["gap"] and symbol["symbol"] in ONLY_TIGHT):
        unit = SYMBOLS[symbol["symbol"]]
        if not (symbol["symbol"] in "CF" and _goes_on(text, symbol.end())):
            return Tail(symbol.end(), unit, "-" in symbol["gap"])
    return _words_at(text, end, one=one, large=large)


def _goes_on(text: str, end: int) -> bool:
    """Whether a capital C or F begins a name and is no temperature."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _words_at(text: str, end: int, *, one: bool, large: bool) -> Tail | None:
    run = _WORD_RUN.match(text, end)
    if run is None:
        return None
    joined = "-" in run["gap"]
    code = _CODES.get(run["a"]) or (run["a"].upper() if run["a"] in _LOWER_CODES else None)
    if code and not _CAPITALS.match(text, run.end("a")):
        return Tail(run.end("a"), _CODES[code], joined)
    words = [word for word in run.group("a", "b", "c") if word]
    for count in range(len(words), 0, -1):
        key = " ".join(words[:count]).lower()
        unit = currencies.NAMES.get(key) or currencies.PARTS.get(key) or WORDS.get(key)
        if unit:
            stop = run.end("abc"[count - 1])
            if _refused(text, key, run["gap"], stop, one=one, large=large):
                return None
            return Tail(stop, _pound(text, end, key, unit, joined, large, stop), joined)
    return None


def _refused(text: str, key: str, gap: str, stop: int, *, one: bool, large: bool) -> bool:
    """Whether a unit's word is another word here."""
    if text[stop : stop + 2] in ("'s", "'S") and key not in ("day", "week", "year"):
        return False
    if key == "second" and not one and "-" not in gap:
        return text[stop : stop + 1] not in ("", ".", ",")
    if key in _SHY and not large:
        return not (is_all(text, 0, stop) or text[stop : stop + 2].strip()[:1].isdigit())
    if not gap and len(key) > 3 and key not in ("mbps", "gbps", "kmph", "kcal", "mbar", "mins"):
        return key not in WORDS
    return key == "p" and bool(gap)


def _pound(text: str, end: int, key: str, unit: str, joined: bool, large: bool, stop: int) -> str:
    """Pounds of weight where something is weighed; else money."""
    if key not in ("pound", "pounds") or unit != "GBP":
        return unit
    if joined or (not large and _OF_SOMETHING.match(text, stop)):
        return "pound"
    return "pound" if _WEIGHT_BEFORE.search(text[max(0, end - 60) : end]) else unit


def rate_at(text: str, end: int, *, money: bool) -> Tail | None:
    """What a rate that follows `end` is taken of: "per-day", "per-100000-person"."""
    match = _RATE.match(text, end)
    if match is None:
        return None
    if match["many"]:
        return _per_many(match) if (match["word"] or match["dash"]) in ("per", "every") else None
    word = match["word"] or match["dash"] or ""
    a, b = match["a"].lower(), (match["b"] or "").lower()
    two = WORDS.get(f"{a} {b}")
    if two and word == "per":
        return Tail(match.end(), f"per-{two}")
    stop = match.end("a")
    apart = _TIME_APART_OF_MONEY if money else _TIME_APART
    if word in ("a", "an") and apart.match(text, stop):
        return None
    unit = WORDS.get(a) or _RATE_WORDS.get(a)
    if match["sign"]:
        unit = SYMBOLS.get(match["a"]) if match["a"] in SYMBOLS else _SHORT_TIMES.get(a) or unit
        return Tail(stop, f"per-{unit}") if unit and unit != "percent" else None
    if unit in TIME_UNITS or a in _TIMES_TOO:
        return Tail(stop, f"per-{unit or a}")
    if word == "per":
        return None if a in ("cent", "mille", "mil") else Tail(stop, f"per-{unit or a}")
    if money and (unit in GOODS_OF or a in _SOLD or a == "pound"):
        return Tail(stop, f"per-{unit or a}")
    return None


def _per_many(match: re.Match[str]) -> Tail | None:
    words = match["many"]
    number = _MANY.get(words) if words[0].isalpha() else int(words.replace(",", ""))
    if not number:
        return None
    of = match["of"]
    if of is None or of in _NOT_OF:
        return Tail(match.end("many"), f"per-{number}")
    singular = "person" if of in _PEOPLE else of.removesuffix("s")
    return Tail(match.end("of"), f"per-{number}-{singular}")
