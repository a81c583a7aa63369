"""HTML that is well formed by construction: text is escaped as it enters, never before. Pure."""

from __future__ import annotations

import re
from html import escape
from typing import NewType

Html = NewType("Html", str)
"""Markup of our own, in which all outside text is escaped."""

NOTHING = Html("")

_VOID = frozenset({"meta"})
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef]")
"""What HTML may not hold or a parser does not give back."""


def text(words: str) -> Html:
    """Any text as it is to be read; characters that HTML can't hold become U+FFFD."""
    return Html(_written(words))


def element(name: str, /, *children: Html, **attributes: str | None) -> Html:
    """An element; a trailing _ of an attribute's name is dropped, _ inside it becomes a hyphen.

    An attribute that is None is left out.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_written(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{''.join(children)}</{name}>")


def joined(*parts: Html) -> Html:
    """One after the other, a line each."""
    return Html("\n".join(part for part in parts if part))


def hidden(words: str) -> Html:
    """Text for those who listen."""
    return element("span", text(words), class_="unseen")


def sign(character: str, kind: str = "") -> Html:
    """A sign for those who look; what it means stands beside it in words."""
    return element("span", text(character), class_=f"sign {kind}".strip(), aria_hidden="true")


def outside(words: str) -> Html:
    """Words from outside inside a sentence of ours: their direction ends where they end."""
    return element("bdi", text(words))


def _written(words: str) -> str:
    return escape(_UNWRITABLE.sub("\ufffd", words)).replace("\r", "&#13;")
