"""Outside text made safe to show: no escape sequence, no control character, no hidden order.

Pure. What is an escape sequence follows ECMA-48 (control functions) and ECMA-35 (escapes).
"""

from __future__ import annotations

import re

LINE_LIMIT = 300
"""Code points that a title, a name or a message keeps."""

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
_BLANKS = re.compile("[ \n]+")
_ORDINARY = bytes(range(0x20, 0x7F)) + b"\n"


def beyond_ascii(text: bytes) -> bytes:
    """`text`, in UTF-8, without printable ASCII and line ends: the little that may need a look."""
    return text.translate(None, delete=_ORDINARY)


def _is_printable(text: str) -> bool:
    """Whether all of `text` but its newlines is printable; found at the speed of memory."""
    try:
        return beyond_ascii(text.encode()).decode().isprintable()
    except UnicodeEncodeError:
        return False


def clean_text(raw: str) -> str:
    r"""`raw` without escape sequences, controls, bidi overrides and characters of no width.

    Every kind of line end becomes a newline, a tab a space, a lone surrogate U+FFFD. Joiners,
    variation selectors, combining marks and no-break spaces stay. An escape sequence that is
    never closed loses its introducer and parameters only, so that it can't hide what follows.
    Doing it twice changes nothing more.
    """
    if _is_printable(raw):
        return raw
    text = _ESCAPE_SEQUENCE.sub("", raw)
    text = _UNSEEN.sub("", text)
    text = _LINE_END.sub("\n", text)
    return _SURROGATE.sub("\ufffd", text).replace("\t", " ")


def clean_line(raw: str, limit: int = LINE_LIMIT) -> str:
    """`clean_text` on one line of at most `limit` code points; an ellipsis ends a clipped one."""
    line = _BLANKS.sub(" ", clean_text(raw)).strip(" ")
    if len(line) <= limit:
        return line
    return line[: limit - 1].rstrip(" ") + "…"


def blank_controls(text: str) -> str:
    """`text` with each unsafe character replaced by U+FFFD: offsets into it stay right."""
    if _is_printable(text):
        return text
    return _UNSAFE.sub("\ufffd", text)
