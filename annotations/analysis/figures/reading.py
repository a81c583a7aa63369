"""Reading a text from left to right: every number in it with its unit, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotations.analysis.figures import changes, numerals
from annotations.analysis.figures.amounts import Amount, amount_at
from annotations.analysis.figures.changes import Change, change_at
from annotations.analysis.figures.currencies import CODES, OLD_CODES
from annotations.analysis.figures.digits import VULGAR, run_end
from annotations.analysis.figures.number_words import PARTS, SCALES
from annotations.analysis.figures.ruled_out import ruled_out
from annotations.analysis.model import Span

_MONEY_LETTERS = frozenset(("Rs", "RM", "Rp", "R", "KSh", "Ksh", "kr", *CODES, *OLD_CODES))
_TOKEN = re.compile(
    rf"(?<![^\W_])[A-Zk][A-Za-z]{{0,2}}(?=[0-9])|[{VULGAR}]|[0-9][^\W_{VULGAR}]*|[^\W_]+"
)
_WORDS = numerals.SEEDS | changes.SEEDS
_LONGEST_WORD = 12
_AFTER_ARTICLE = re.compile(
    rf"[\s-](?:hundred|dozen|couple|few|score|half|quarter|{'|'.join([*SCALES, *PARTS])})\b"
    r"|\s[a-z]{3,12}\sand\s(?:a|one)\s(?:half|quarter|third)\b",
    re.IGNORECASE,
)
_AFTER_SEVERAL = re.compile(rf"\s(?:hundred|dozen|{'|'.join(SCALES)})\b", re.IGNORECASE)
_OPENED = {"a": _AFTER_ARTICLE, "an": _AFTER_ARTICLE, "several": _AFTER_SEVERAL,
           "few": _AFTER_SEVERAL, "many": _AFTER_SEVERAL}  # fmt: skip
_LETTERS_BEFORE = re.compile(r"[A-Za-z]+\Z")
_TIED = "_#@&=\\"


def numbers_of(text: str) -> Iterator[Amount | Change]:
    """The amounts and changes of `text`, the text of `plain`, outside dates and names, in order."""
    tokens = [token for token in _TOKEN.finditer(text) if _may_begin(text, token)]
    if not tokens:
        return
    excluded = ruled_out(text, [Span(*token.span()) for token in tokens])
    place = done = 0
    for token in tokens:
        start = token.start()
        while place < len(excluded) and excluded[place].end <= start:
            place += 1
        if start < done:
            continue
        if place < len(excluded) and excluded[place].start <= start:
            done = excluded[place].end
            continue
        found, done = _read(text, start, token[0])
        if found is None:
            continue
        if place < len(excluded) and excluded[place].start < found.end:
            found, done = _read(text[: excluded[place].start], start, token[0])
        if found:
            done = max(done, found.end)
            yield found


def _may_begin(text: str, token: re.Match[str]) -> bool:
    """Whether a number can begin here; a word that only opens one is looked at with the next."""
    word = token[0]
    if not word[0].isalpha() or word[0] in VULGAR:
        return True
    if len(word) > _LONGEST_WORD or (word := word.lower()) not in _WORDS:
        return False
    opened = _OPENED.get(word)
    return opened is None or opened.match(text, token.end()) is not None


def _read(text: str, start: int, token: str) -> tuple[Amount | Change | None, int]:
    word = token.lower()
    if word in changes.SEEDS:
        change = change_at(text, start, word)
        return change, change.end if change else start + 1
    if word[0].isalpha() and word[0] not in VULGAR:
        if text[start - 1 : start] in ("-", "_", "'", "@", "#") and start and _tied(text, start):
            return None, start + 1
        return amount_at(text, start, word)
    before = text[start - 1 : start]
    if before == "." and not text[max(0, start - 2) : start - 1].strip(" \n\t($£€<>~≥≤=-+"):
        start -= 1
    elif _inside(text, start, before):
        return None, run_end(text, start)
    return amount_at(text, start, word)


def _tied(text: str, start: int) -> bool:
    """Whether a hyphen or a sign ties a number word to letters before it."""
    return text[start - 1] != "-" or text[max(0, start - 2) : start - 1].isalnum()


def _inside(text: str, start: int, before: str) -> bool:
    """Whether digits at `start` go on with something that begins before them: F-16, a_5, 1:2."""
    if not before:
        return False
    far = text[max(0, start - 2) : start - 1]
    if before in _TIED:
        return True
    if before in "-–+":
        return far.isalpha() and not _range_word(text, start)
    if before in "./:":
        return bool(far.strip()) and (far.isalnum() and not _currency_dot(text, start))
    if before in ",'":
        return far.isdigit()
    return before.isalpha() and not _money_letter(text, start)


def _range_word(text: str, start: int) -> bool:
    """Whether the hyphen before the digits is that of "3-to-5", "magnitude-6" or "mid-"."""
    before = text[max(0, start - 14) : start - 1].lower()
    return before.endswith(("-to", "magnitude", "million", "billion", "m", "bn", "km", "kg"))


def _currency_dot(text: str, start: int) -> bool:
    return text[max(0, start - 3) : start] == "Rs."


def _money_letter(text: str, start: int) -> bool:
    """Whether the letters right before the digits are a currency: Rs500, EUR30m, R150."""
    before = _LETTERS_BEFORE.search(text[max(0, start - 6) : start])
    if before is None or before[0] not in _MONEY_LETTERS:
        return False
    return before[0] != "R" or text[start : start + 3].isdecimal()
