"""What the value of a setting has to be: pure checks that explain themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Check = Callable[[object], str | None]
"""Says what a value should be where it is something else, such as "must be a number"."""


def is_switch(value: object) -> str | None:
    """Accept true and false."""
    return None if isinstance(value, bool) else "must be true or false"


def is_text(value: object) -> str | None:
    """Accept any text."""
    return None if isinstance(value, str) else "must be text in quotes"


def is_language_code(name: str) -> bool:
    """Whether a name can be the code of a language: two or three small letters."""
    return len(name) in (2, 3) and name.isascii() and name.isalpha() and name.islower()


def is_name(value: object) -> str | None:
    """Accept a text with something in it."""
    named = isinstance(value, str) and value.strip()
    return None if named else "must be a name in quotes"


def is_look_up(value: object) -> str | None:
    """Accept an http or https address with a place for the claim."""
    fits = isinstance(value, str) and value.startswith(("http://", "https://"))
    if fits and "{claim}" in str(value) and str(value).isprintable():
        return None
    return "must be an http or https address with {claim} in it"


def is_one_of(choices: tuple[str, ...]) -> Check:
    """Accept one of `choices`."""

    def check(value: object) -> str | None:
        return None if value in choices else f"must be one of {', '.join(choices)}"

    return check


def is_whole_number(lowest: int, highest: int) -> Check:
    """Accept a whole number from `lowest` to `highest`, both included."""

    def check(value: object) -> str | None:
        whole = isinstance(value, int) and not isinstance(value, bool)
        fits = whole and lowest <= int(str(value)) <= highest
        return None if fits else f"must be a whole number from {lowest} to {highest}"

    return check


def is_share(value: object) -> str | None:
    """Accept a number from 0 to 1, both included."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    fits = number and 0 <= float(str(value)) <= 1
    return None if fits else "must be a number from 0 to 1"


def manual(text: str, check: Check | None = None) -> dict[str, Any]:
    """What the manual says of a setting, and what its value has to be."""
    return {"help": text, "check": check}
