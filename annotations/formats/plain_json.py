"""JSON of other people: read within bounds, and its fields taken out with their place named.

Every FormatError names the line, or the field as a path such as `articles[0].text`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from annotations.errors import FormatError
from articles.clean import clean_line, clean_text

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes that a file may have; a hundred thousand long articles fit."""
DEEPEST = 64
"""How many lists and objects may stand in each other."""
MOST_ENTRIES = 1_000_000
"""How many articles, or marks of one article, are read."""


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, without a byte order mark. Raises FormatError."""
    if len(content) > LARGEST_FILE:
        raise FormatError(f"The file has more than {LARGEST_FILE // 1024**2} MB.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FormatError(f"Line {line} is not text in UTF-8.") from error


def parsed(text: str, line: int | None = None) -> Any:
    """The value that `text` writes down; `line` is its number in a file of JSON lines.

    Raises FormatError where it is no JSON, nested too deeply, or holds what no JSON can hold
    when it is written again: half a character, a number without end.
    """
    where = f"Line {line} " if line is not None else "The file "
    try:
        value = json.loads(text, parse_constant=_refused, parse_float=_finite)
    except json.JSONDecodeError as error:
        at = line if line is not None else error.lineno
        raise FormatError(f"Line {at} is not JSON: {_reason(error)}.") from error
    except RecursionError as error:
        raise FormatError(f"{where}is nested too deeply.") from error
    except ValueError as error:
        raise FormatError(f"{where}holds a number that can't be read.") from error
    if _is_too_deep(value):
        raise FormatError(f"{where}is nested too deeply.")
    if "\\ud" in text.lower() and _has_half_character(value):
        raise FormatError(f"{where}holds half a character (a lone surrogate).")
    return value


def json_lines(content: bytes) -> Iterator[tuple[int, Any]]:
    """The value of each line that is not blank, with its number. Raises FormatError."""
    for number, line in enumerate(decoded(content).split("\n"), 1):
        if number > MOST_ENTRIES:
            raise FormatError(f"The file has more than {MOST_ENTRIES:,} lines.")
        if line.strip():
            yield number, parsed(line, number)


def _reason(error: json.JSONDecodeError) -> str:
    return f"{error.msg[0].lower()}{error.msg[1:]} (column {error.colno})"


def _refused(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError("a number without end")
    return number


def _is_too_deep(value: Any) -> bool:
    level: list[Any] = [[value]]
    for _ in range(DEEPEST + 2):
        level = [
            child
            for held in level
            for child in (held.values() if type(held) is dict else held)
            if type(child) is dict or type(child) is list
        ]
        if not level:
            return False
    return True


def _has_half_character(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of JSON whose fields are taken out by their kind, or refused by their name.

    Text that a person will see comes without control characters.
    """

    held: Mapping[str, Any]
    place: str
    """Where it stands, such as "articles[0]" or "line 3"."""

    @classmethod
    def of(cls, value: object, place: str) -> Fields:
        """`value` where it is an object. Raises FormatError."""
        if not isinstance(value, dict):
            raise FormatError(f"{upper(place)} should be an object with fields.")
        return cls(value, place)

    def __contains__(self, key: str) -> bool:
        return self.held.get(key) is not None

    def at(self, key: str) -> str:
        """The field's place, as an error names it."""
        return f"{self.place}.{key}" if self.place else key

    def refuse(self, key: str, wanted: str) -> FormatError:
        """What to raise where a field is not `wanted`."""
        return FormatError(f"The field {clean_line(self.at(key))} should be {wanted}.")

    def raw(self, key: str, default: str | None = None) -> str:
        """A text as it is written, for offsets count in it; null counts as missing."""
        value = self.held.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self.refuse(key, "text")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text to be shown, of any number of lines."""
        return clean_text(self.raw(key, default))

    def line(self, key: str, default: str | None = None) -> str:
        """A text to be shown on one line, clipped where it is too long for one."""
        return clean_line(self.raw(key, default))

    def number(self, key: str) -> int:
        """A whole number, 0 or more."""
        value = self.held.get(key)
        if type(value) is not int or not 0 <= value <= LARGEST_FILE:
            raise self.refuse(key, "a whole number, 0 or more")
        return value

    def span(self, start: str = "start", end: str = "end") -> tuple[int, int]:
        """Two offsets in their order."""
        found = self.number(start), self.number(end)
        if found[1] < found[0]:
            raise self.refuse(end, f"no less than {start}")
        return found

    def items(self, key: str) -> list[Any]:
        """A list; empty where the field is missing or null."""
        value = self.held.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.refuse(key, "a list")
        if len(value) > MOST_ENTRIES:
            raise self.refuse(key, f"a list of at most {MOST_ENTRIES:,}")
        return value

    def objects(self, key: str) -> Iterator[Fields]:
        """The objects of a list, each with its place."""
        for index, value in enumerate(self.items(key)):
            yield Fields.of(value, f"{self.at(key)}[{index}]")

    def lines(self, key: str) -> tuple[str, ...]:
        """A list of one-line texts."""
        values = self.items(key)
        if not all(isinstance(value, str) for value in values):
            raise self.refuse(key, "a list of texts")
        return tuple(clean_line(value) for value in values)

    def inner(self, key: str) -> Fields:
        """An object in this one; an empty one where the field is missing or null."""
        value = self.held.get(key)
        return Fields.of({} if value is None else value, self.at(key))


def upper(place: str) -> str:
    """A place at the beginning of a sentence; the file itself where it is empty."""
    shown = clean_line(place) or "the file"
    return shown[0].upper() + shown[1:]
