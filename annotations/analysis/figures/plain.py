"""Text with its typographic variants made plain, so that the number grammar reads one form."""

from __future__ import annotations

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_VARIANTS = {
    **dict.fromkeys(map(ord, "\u2212\u2010\u2011\ufe63"), "-"),
    **dict.fromkeys(map(ord, "\u2012\u2014\u2015"), "–"),
    **dict.fromkeys(map(ord, "\u202f\u2007\u2009\u2008\u200a\u2006"), "\u00a0"),
    **dict.fromkeys(map(ord, "‘’ʼ′"), "'"),
    **dict.fromkeys(map(ord, "“”″"), '"'),
    **dict.fromkeys(map(ord, "∼～〜"), "~"),
    **dict.fromkeys(map(ord, "⁄∕"), "/"),
    ord("￥"): "¥", ord("￡"): "£", ord("￦"): "₩", ord("￠"): "¢", ord("﹪"): "%", ord("٪"): "%",
    ord("º"): "°", ord("˚"): "°", ord("µ"): "μ", ord("≧"): "≥", ord("≦"): "≤", ord("⩾"): "≥",
    ord("⩽"): "≤", ord("\u3000"): " ", ord("﹣"): "-",
}  # fmt: skip
_PLAIN = _FULL_WIDTH | _VARIANTS


_SHORT_TEXT = 120


def is_all(text: str, start: int, end: int) -> bool:
    """Whether `text` is short and holds nothing but what is between `start` and `end`."""
    return len(text) <= _SHORT_TEXT and not (text[:start] + text[end:]).strip(" .!?\n\t")


def plain(text: str) -> str:
    """`text` with full-width signs, minus signs, quotes and spaces in one form each.

    Every code point stands where it stood, so that offsets hold for both.
    """
    return text if text.isascii() else text.translate(_PLAIN)
