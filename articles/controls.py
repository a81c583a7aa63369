"""Escape sequences and controls of a text that has some, taken out of it or blanked. Pure.

What is an escape sequence follows ECMA-48 (control functions) and ECMA-35 (escapes).
"""

from __future__ import annotations

import re

_ESCAPE_SEQUENCE = re.compile(
    r"""
      (?: \x1b\[ | \x9b )                       # CSI, closed by its final byte
        [0-?]*+ (?: [\x20-/]*+ [@-~] )?
    | (?: \x1b[\]PX^_] | [\x90\x98\x9d-\x9f] )  # OSC, DCS, SOS, PM, APC, closed by BEL or ST
        (?: [^\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]*+ (?: \x07 | \x1b\\ | \x9c ) | [0-9;]*+ )
    | \x1b (?: [\x20-/]++ [0-~] | [0-~] )?      # two and three byte escapes, or a lone ESC
    """,
    re.VERBOSE,
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2066-\u2069\ufeff]"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def without_controls(raw: str) -> str:
    """`raw` as `clean_text` gives it, which says what becomes of each kind of character."""
    text = _ESCAPE_SEQUENCE.sub("", raw)
    text = _UNSEEN.sub("", text)
    text = _LINE_END.sub("\n", text)
    return _SURROGATE.sub("\ufffd", text).replace("\t", " ")


def with_blanked_controls(text: str) -> str:
    """`text` with U+FFFD in the place of each unsafe character."""
    return _UNSAFE.sub("\ufffd", text)
