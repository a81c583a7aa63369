"""Annotations of Hypothesis, read from its API (`rows`) or from the export of its client. Pure.

The shape is that of the Hypothesis API 1.0 and of the client's JSON export. Its offsets count
UTF-16 units of the page as a browser has it, so that they are a hint; the quote decides. Replies
and page notes mark nothing and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotations.errors import FormatError
from annotations.formats.exchange import ImportedArticle, ImportedMark
from annotations.formats.labels import verdict_of
from annotations.formats.plain_json import Fields, decoded, parsed
from annotations.formats.w3c_reading import Gathered, imported, selection


def read(content: bytes) -> tuple[ImportedArticle, ...]:
    """The marks of all annotations by the address of their page. Raises FormatError."""
    pages: dict[str, Gathered] = {}
    for fields in _annotations(parsed(decoded(content))):
        gathered = pages.setdefault(fields.text("uri").replace("\n", ""), Gathered())
        mark = _mark(fields)
        if mark is None:
            gathered.unplaced += 1
        else:
            gathered.marks.append(mark)
    return tuple(imported(address, gathered) for address, gathered in pages.items())


def _annotations(value: Any) -> Iterator[Fields]:
    if isinstance(value, dict):
        for key in ("rows", "annotations"):
            if key in value:
                yield from Fields(value, "").objects(key)
                return
        if "uri" not in value:
            raise FormatError("There is neither a list “rows” nor “annotations” in the file.")
    found = value if isinstance(value, list) else [value]
    yield from Fields({"annotations": found}, "").objects("annotations")


def _mark(fields: Fields) -> ImportedMark | None:
    selectors = (
        selector for target in fields.objects("target") for selector in target.objects("selector")
    )
    quote, prefix, suffix, start, end = selection(selectors)
    if not quote or fields.items("references"):
        return None
    tags = fields.lines("tags")
    verdict = next((found for found in map(verdict_of, tags) if found), None)
    return ImportedMark(
        quote,
        prefix,
        suffix,
        start,
        end,
        utf16=True,
        id=fields.line("id", "") or None,
        verdict=verdict,
        note=fields.text("text", "").strip(),
        tags=tuple(tag.lower() for tag in tags if verdict_of(tag) is None),
        creator=_user(fields),
        created=_time(fields.line("created", "")),
        modified=_time(fields.line("updated", "")),
    )


def _user(fields: Fields) -> str:
    """The name that is shown, else that of the account."""
    shown = fields.inner("user_info").line("display_name", "")
    return shown or fields.line("user", "").removeprefix("acct:").partition("@")[0]


def _time(moment: str) -> str:
    """Hypothesis' time (microseconds and +00:00) as newsread writes it."""
    whole, _, rest = moment.partition(".")
    return f"{whole}Z" if rest.endswith("+00:00") and "T" in whole else moment
