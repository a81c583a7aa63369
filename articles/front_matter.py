"""The block of `key: value` lines at the head of a Markdown file. Pure.

The simple part of YAML that such blocks are written in; anything else in it is left out.
"""

from __future__ import annotations

import re

_FENCE = re.compile(r"\A---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z][\w -]*?)\s*:(?:\s+(.*))?$")
_ITEM = re.compile(r"\s*-\s+(.*)$")
_COMMENT = re.compile(r"\s+#.*$")

FrontMatter = dict[str, tuple[str, ...]]
"""Values by lower-case key; a plain value is a tuple of one."""


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The fields of the front matter and the text after it; no fields where there is none."""
    found = _FENCE.match(text)
    if found is None:
        return {}, text
    return _read_fields(found.group(1).split("\n")), text[found.end() :]


def first_value(fields: FrontMatter, *keys: str) -> str | None:
    """The first value under the first of `keys` that has one."""
    return next((fields[key][0] for key in keys if fields.get(key)), None)


def _read_fields(lines: list[str]) -> FrontMatter:
    fields: FrontMatter = {}
    key = ""
    for line in lines:
        if field := _FIELD.match(line):
            key = field.group(1).lower()
            fields[key] = _values(field.group(2) or "")
        elif key and (item := _ITEM.match(line)):
            fields[key] += _values(item.group(1))
    return fields


def _values(raw: str) -> tuple[str, ...]:
    value = raw.strip()
    if value.startswith("[") and value.endswith("]"):
        found = tuple(_unquoted(part) for part in value[1:-1].split(","))
    else:
        found = (_unquoted(value),)
    return tuple(one for one in found if one)


def _unquoted(raw: str) -> str:
    value = raw.strip()
    quote = value[:1]
    if quote in ("'", '"') and quote in value[1:]:
        return value[1 : value.index(quote, 1)]
    return _COMMENT.sub("", value)
