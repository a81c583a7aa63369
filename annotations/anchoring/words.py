"""A text as the words that decide whether two wordings say the same. Pure.

What is passed over is white space, the punctuation that only parts words (commas, full stops,
brackets, dashes) and the look of quotation marks and apostrophes. Everything else counts: each
figure with its sign, its decimals and its unit, each symbol, a question mark, that something
stands in quotation marks, and the capitals of names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from unicodedata import normalize

from annotations.anchoring.spellings import HOUSE_STYLE, canonical

_PARTING = ".,;:!()[]{}…·•‐‑‒–—―-。、，；：！（）・،؛।"
_QUOTES = "\"“”„‟«»‹›'‘’‚‛「」『』"
_SYMBOLS = "?？؟¿%‰/\\*+−=<>|~^&@#§°$€£¥¢₹₽₩₺₴₿"
_UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
"""Characters without a look of their own, which may stand inside a word."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, Chinese and Japanese: no spaces, so each character is a word."""

_NEITHER = re.escape(_PARTING + _QUOTES + _SYMBOLS)
_LETTER = rf"[^\s{_NEITHER}{_UNSPACED}]"

TOKEN = re.compile(
    rf"(?<!{_LETTER})(?<!\d[.,])\d+(?:[.,:/'’–-]\d+)*"  # a figure, also a date or a range
    rf"|(?<!\S)[-–‒](?=[.\d$€£¥])"  # a minus
    rf"|(?:[^\W\d_]\.){{2,}}"  # U.S., p.m.
    rf"|{_LETTER}+(?:['’‘ʼ]{_LETTER}+|(?<=\d)[.,:]\d{_LETTER}*)*"  # a word
    rf"|[{_UNSPACED}]"
    rf"|[{re.escape(_QUOTES + _SYMBOLS)}]"
)

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")

_ONE_LOOK = {
    **{ord(quote): '"' for quote in _QUOTES},
    **{ord(dash): "-" for dash in "‐‑‒–—―−"},
    **dict.fromkeys(map(ord, _UNSEEN)),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
}
"""What is only printed in another way; superscripts and fractions are figures and stay."""

SENTENCE_END = re.compile(r"[.!?؟।…][\"”’»)\]]*\s|[。！？]|\n")


@lru_cache(maxsize=1 << 16)
def key_of(token: str) -> str:
    """The wording of one token: "" where nothing of it is seen."""
    if token.isascii():
        key = token.replace("'", '"')
    else:
        key = normalize("NFC", token).translate(_ONE_LOOK)
    if key[:1].isdigit():
        return key.replace(",", "") if _THOUSANDS.fullmatch(key) else key
    if key[-1:] == "." and len(key) > 1:
        return key.replace(".", "")
    return canonical(key) if key.islower() else key


@dataclass(frozen=True)
class Words:
    """The words of one text: the nth from starts[n] to ends[n], offsets in code points."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    keys: Sequence[str]
    """How each is worded, as `key_of` says."""

    def __len__(self) -> int:
        return len(self.starts)

    def first_from(self, offset: int) -> int:
        """The number of the first word that ends after `offset`."""
        from bisect import bisect_right

        return bisect_right(self.ends, offset)

    def first_at(self, offset: int) -> int:
        """The number of the first word that starts at or after `offset`."""
        from bisect import bisect_left

        return bisect_left(self.starts, offset)

    def gap(self, number: int) -> str:
        """What stands between the word before `number` and that word."""
        start = self.ends[number - 1] if number else 0
        end = self.starts[number] if number < len(self) else len(self.text)
        return self.text[start:end]

    def parts_sentences(self, number: int) -> bool:
        """Whether a sentence ends between the word before `number` and that word."""
        if not 0 < number < len(self):
            return True
        before = self.keys[number - 1]
        gap = self.gap(number)
        return SENTENCE_END.search((before if before in "?？؟" else "") + gap) is not None or (
            before == '"' and SENTENCE_END.search(self.gap(number - 1) + '"' + gap) is not None
        )

    @cached_property
    def folded(self) -> list[str]:
        """The wordings without capitals."""
        return [key.casefold() for key in self.keys]


def words_of(text: str) -> Words:
    """The words of `text`."""
    starts: list[int] = []
    ends: list[int] = []
    keys: list[str] = []
    for found in TOKEN.finditer(text):
        key = key_of(found.group())
        if key:
            start, end = found.span()
            starts.append(start)
            ends.append(end)
            keys.append(key)
    return Words(text, starts, ends, keys)


def same_wording(old: Words, new: Words, old_at: int, new_at: int, count: int) -> bool:
    """Whether `count` words from `old_at` and from `new_at` on are the same wording."""
    if old_at + count > len(old) or new_at + count > len(new):
        return False
    return all(
        old.keys[old_at + step] == new.keys[new_at + step]
        or _same_but_capital(old, new, old_at + step, new_at + step)
        for step in range(count)
    )


def _same_but_capital(old: Words, new: Words, old_at: int, new_at: int) -> bool:
    """Whether two words differ in the capital alone that a sentence or an editor's taste gives."""
    one, other = old.keys[old_at], new.keys[new_at]
    rest = one[1:]
    if rest != other[1:] or one.casefold() != other.casefold() or rest != rest.lower():
        return False
    if one.casefold() in HOUSE_STYLE:
        return True
    words, number = (old, old_at) if one[:1].isupper() else (new, new_at)
    return _opens(words, number)


def _opens(words: Words, number: int) -> bool:
    """Whether a word has its capital from its place: at the start of a sentence or a quotation."""
    if words.parts_sentences(number) or ":" in words.gap(number):
        return True
    return words.keys[number - 1] == '"'
