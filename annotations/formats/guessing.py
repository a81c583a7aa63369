"""Which format a file has, by what stands in it. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from annotations.errors import FormatError
from annotations.formats.exchange import Files
from annotations.formats.plain_json import decoded, parsed
from annotations.formats.registry import Format, format_named

Object = dict[str, Any]

_FEW = 3
"""Lines or entries that are looked at."""


_FOR_PEOPLE = ("<!", "<html", "title,source,published,", "# ")
"""How the HTML report, the table and the Markdown report begin."""


def guess_format(files: Files) -> Format:
    """The format of a file, or of several together.

    Raises FormatError where it is not clear, or where the text is none.
    """
    if any(name.endswith((".ann", "annotation.conf")) for name in files):
        return format_named("brat")
    for content in files.values():
        name = _guess(content)
        if name is not None:
            return format_named(name)
    raise _unclear(next(iter(files.values())))


def _unclear(content: bytes) -> FormatError:
    """Why the format of a file can't be found, and what can be done. Raises FormatError itself
    where the file is no whole JSON."""
    text = decoded(content).strip()
    if not text:
        return FormatError("There is nothing in this file.")
    if text.startswith(("{", "[")) and _value(text.split("\n", 1)[0]) is None:
        parsed(text)
    if text.startswith(_FOR_PEOPLE):
        return FormatError(
            "Reports and tables are written for people and not read again: ask for newsread JSON."
        )
    return FormatError("It is not clear which format this is; name it with --format.")


def _guess(content: bytes) -> str | None:
    text = decoded(content)
    whole = _value(text)
    if whole is not None:
        return _of_document(whole)
    lines = [line for line in text.split("\n", 200)[:200] if line.strip()][:_FEW]
    return _first(_LINES, [_value(line) for line in lines])


def _of_document(value: object) -> str | None:
    if isinstance(value, dict):
        return _first(_DOCUMENTS, [value]) or _first(_LINES, [value])
    if isinstance(value, list):
        return _first(_ENTRIES, value[:_FEW])
    return None


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _first(rules: dict[str, Callable[[Object], bool]], values: list[Any]) -> str | None:
    """The name of the first rule that all the objects follow."""
    found = [value for value in values if isinstance(value, dict)]
    if not found or len(found) != len(values):
        return None
    return next((name for name, rule in rules.items() if all(map(rule, found))), None)


def _is_newsread(one: Object) -> bool:
    return str(one.get("format", "")).startswith("newsread/")


def _is_w3c(one: Object) -> bool:
    kinds = one.get("type")
    named = kinds if isinstance(kinds, list) else [kinds]
    kinds_of_w3c = {"Annotation", "AnnotationPage", "AnnotationCollection"}
    return bool(kinds_of_w3c.intersection(one for one in named if isinstance(one, str)))


def _is_hypothesis(one: Object) -> bool:
    return "uri" in one and "target" in one


def _is_label_studio(one: Object) -> bool:
    return isinstance(one.get("data"), dict) and ("annotations" in one or "predictions" in one)


def _is_prodigy(one: Object) -> bool:
    return "text" in one and bool({"spans", "answer", "_input_hash"}.intersection(one))


def _is_doccano(one: Object) -> bool:
    return "text" in one and bool({"label", "labels", "entities"}.intersection(one))


def _holds_hypothesis(one: Object) -> bool:
    rows = one.get("rows", one.get("annotations"))
    return isinstance(rows, list) and all(
        isinstance(row, dict) and _is_hypothesis(row) for row in rows[:_FEW]
    )


_DOCUMENTS: dict[str, Callable[[Object], bool]] = {
    "json": lambda one: _is_newsread(one) and isinstance(one.get("articles"), list),
    "w3c": _is_w3c,
    "hypothesis": lambda one: _is_hypothesis(one) or _holds_hypothesis(one),
    "labelstudio": _is_label_studio,
}
_ENTRIES: dict[str, Callable[[Object], bool]] = {
    "w3c": _is_w3c,
    "hypothesis": _is_hypothesis,
    "labelstudio": _is_label_studio,
    "prodigy": _is_prodigy,
    "doccano": _is_doccano,
}
_LINES: dict[str, Callable[[Object], bool]] = {
    "jsonl": _is_newsread,
    "prodigy": _is_prodigy,
    "doccano": _is_doccano,
    "w3c": _is_w3c,
    "hypothesis": _is_hypothesis,
}
