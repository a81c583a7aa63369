"""Outside text made safe to show: no escape sequence, no control character, no hidden order.

Pure. The few texts that need more than a look go through controls.py.
"""

from __future__ import annotations

import re

LINE_LIMIT = 300
"""Code points that a title, a name or a message keeps."""

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
    from articles.controls import without_controls

    return without_controls(raw)


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
    from articles.controls import with_blanked_controls

    return with_blanked_controls(text)
