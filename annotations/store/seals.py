"""The check beside the fields of each document, by which a flipped bit is found. Pure.

A document stands on a line of its own, `"7": {…, "check": 2893764}`. The check is the CRC-32 of
the name of the table, a newline, and the line up to the comma before "check", in UTF-8; so it
covers the number too, and a line that was put under another table does not pass. Who changes a
file by hand sets the check of a document to null: it is trusted once and sealed at the next
write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from zlib import crc32

CHECK = "check"
"""The last field of each document."""

Document = dict[str, Any]
Place = tuple[str, str]
"""Table name and document number."""

encode = json.JSONEncoder(ensure_ascii=False).encode

_MARK = b', "check": '
_HEADER = re.compile(rb'"([^"\\]+)": \{')
_DIGITS = 10
"""Of the greatest check."""


def sealed_line(place: Place, document: Document) -> str:
    """The line of a document without its check, such as `"7": {"id": "a", "check": 1}`."""
    head = _head(place, document)
    if not document:
        return f"{head}}}"
    return f'{head}, "{CHECK}": {_check(place[0].encode(), head.encode())}}}'


def fits(place: Place, document: Document) -> bool:
    """Whether a document, with its check, is as it was sealed, or was given free by hand."""
    if CHECK not in document:
        return False
    check = document[CHECK]
    if check is None:
        return True
    fields = {key: value for key, value in document.items() if key != CHECK}
    expected = _check(place[0].encode(), _head(place, fields).encode())
    return type(check) is int and check == expected


def intact_lines(content: bytes) -> Iterator[tuple[Place, bytes]]:
    """The lines of a file, whole or damaged, that pass their check; each without its comma."""
    table, begun = "", _begun(b"")
    for line in content.split(b"\n"):
        at = line.rfind(_MARK)
        if at < 0:
            header = _HEADER.fullmatch(line)
            if header is not None:
                table, begun = header[1].decode(errors="replace"), _begun(header[1])
            continue
        whole = line.removesuffix(b",")
        check = whole[at + len(_MARK) : -1]
        if not (whole.endswith(b"}") and check.isdigit() and len(check) <= _DIGITS):
            continue
        head = whole[:at]
        if int(check) == crc32(head, begun):
            number = _number(head)
            if number is not None:
                yield (table, number), whole


def document_of(line: bytes) -> Document | None:
    """The document of an intact line, without its check; None where it is none."""
    try:
        held = json.loads(b"{" + line + b"}")
    except (ValueError, RecursionError):
        return None
    documents = list(held.values())
    if len(documents) != 1 or not isinstance(documents[0], dict):
        return None
    return {key: value for key, value in documents[0].items() if key != CHECK}


def _head(place: Place, document: Document) -> str:
    return f"{encode(place[1])}: {encode(document)[:-1]}"


def _check(table: bytes, head: bytes) -> int:
    return crc32(head, _begun(table))


def _begun(table: bytes) -> int:
    """The check of a line of a table before the line itself."""
    return crc32(table + b"\n")


def _number(head: bytes) -> str | None:
    try:
        return head[1 : head.index(b'"', 1)].decode()
    except ValueError:
        return None
