"""W3C Web Annotations, read: an annotation, a page, a collection, or a list of annotations. Pure.

Of the Web Annotation Data Model this reads quote and position selectors, textual bodies and
links. The formats bring no text: what is marked has to be known already, or be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from annotations.errors import FormatError
from annotations.formats.exchange import ImportedArticle, ImportedMark
from annotations.formats.labels import tags_of, verdict_of
from annotations.formats.plain_json import Fields, decoded, parsed
from annotations.model import Evidence, Stance, Verdict
from articles.clean import clean_line, clean_text

_ANNOTATION, _PAGE, _COLLECTION = "Annotation", "AnnotationPage", "AnnotationCollection"
_OWN_ANNOTATION = "urn:newsread:annotation:"
_OWN_ARTICLE = "urn:newsread:article:"
_STANCES = {str(one): one for one in Stance}


@dataclass(slots=True)
class Gathered:
    """What is read so far of one article."""

    marks: list[ImportedMark] = field(default_factory=list)
    unplaced: int = 0
    """Annotations that select no words and no place in the text."""


@dataclass(slots=True)
class _Said:
    """What the bodies of one annotation say."""

    verdict: Verdict | None = None
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


def read(content: bytes) -> tuple[ImportedArticle, ...]:
    """The marks of all annotations by their article. Raises FormatError."""
    articles: dict[str, Gathered] = {}
    for fields in _annotations(parsed(decoded(content)), ""):
        for source, mark in _marks(fields):
            gathered = articles.setdefault(source, Gathered())
            if mark is None:
                gathered.unplaced += 1
            else:
                gathered.marks.append(mark)
    return tuple(imported(source, gathered) for source, gathered in articles.items())


def imported(iri: str, gathered: Gathered) -> ImportedArticle:
    """The marks of one article, which is named by `iri`."""
    left_out = "1 annotation is" if gathered.unplaced == 1 else f"{gathered.unplaced:,} are"
    note = f"{left_out} left out, for want of words or a place in the text."
    known = iri.removeprefix(_OWN_ARTICLE) if iri.startswith(_OWN_ARTICLE) else ""
    source = "" if known else _path_or_address(iri)
    return ImportedArticle(
        source,
        None,
        marks=tuple(gathered.marks),
        notes=(note,) if gathered.unplaced else (),
        known_id=clean_line(known),
    )


def _annotations(value: Any, place: str) -> Iterator[Fields]:
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield from _annotations(one, f"{place}[{index}]")
        return
    fields = Fields.of(value, place)
    kinds = _texts(fields.held.get("type", fields.held.get("@type")))
    if _ANNOTATION in kinds:
        yield fields
    elif _PAGE in kinds:
        yield from _annotations(fields.items("items"), fields.at("items"))
    elif _COLLECTION in kinds:
        yield from _first_page(fields)
    else:
        raise fields.refuse("type", f"{_ANNOTATION}, {_PAGE} or {_COLLECTION}")


def _first_page(fields: Fields) -> Iterator[Fields]:
    first = fields.held.get("first")
    if first is None:
        return
    if not isinstance(first, dict):
        raise fields.refuse("first", "a page in the same file; a page elsewhere is not fetched")
    if first.get("next") is not None:
        raise FormatError("The collection has pages in other files; read each page by itself.")
    yield from _annotations({"type": _PAGE, **first}, fields.at("first"))


def _marks(fields: Fields) -> Iterator[tuple[str, ImportedMark | None]]:
    """Each target of an annotation: its source with the mark, None where none can be made."""
    said = _said(fields)
    identifier = _own_id(fields.line("id", fields.line("@id", "")))
    targets = _several(fields.held.get("target"))
    if not targets:
        raise fields.refuse("target", "an address, an object or a list of them")
    for index, target in enumerate(targets):
        named = f"{identifier}#{index + 1}" if identifier and index else identifier
        yield _mark(fields, target, said, named)


def _mark(
    fields: Fields, target: Any, said: _Said, identifier: str
) -> tuple[str, ImportedMark | None]:
    source = _source(fields, target)
    quote, prefix, suffix, start, end = _selected(fields, target)
    if not quote and start is None:
        return source, None
    return source, ImportedMark(
        quote,
        prefix,
        suffix,
        start,
        end,
        id=identifier or None,
        verdict=said.verdict,
        note="\n\n".join(said.notes),
        tags=tuple(dict.fromkeys(said.tags)),
        evidence=tuple(said.evidence),
        claimant=fields.line("newsread:claimant", "") or None,
        creator=_agent(fields.held.get("creator")),
        created=fields.line("created", ""),
        modified=fields.line("modified", ""),
    )


def _source(fields: Fields, target: Any) -> str:
    if isinstance(target, str):
        return clean_text(target)
    inner = Fields.of(target, fields.at("target"))
    source = inner.held.get("source", inner.held.get("id"))
    if isinstance(source, dict):
        source = source.get("id", source.get("@id"))
    if not isinstance(source, str):
        raise inner.refuse("source", "an address")
    return clean_text(source)


def _selected(fields: Fields, target: Any) -> tuple[str, str, str, int | None, int | None]:
    """Quote, prefix, suffix, start and end, as far as the selectors of a target have them."""
    if isinstance(target, str):
        return "", "", "", None, None
    inner = Fields.of(target, fields.at("target"))
    place = inner.at("selector")
    return selection(
        Fields.of(one, place) for one in _several(target.get("selector")) if isinstance(one, dict)
    )


def selection(selectors: Iterable[Fields]) -> tuple[str, str, str, int | None, int | None]:
    """Quote, prefix, suffix, start and end of some selectors. Raises FormatError."""
    quote, prefix, suffix, start, end = "", "", "", None, None
    for selector in selectors:
        kinds = _texts(selector.held.get("type", selector.held.get("@type")))
        if "TextQuoteSelector" in kinds:
            quote = selector.raw("exact")
            prefix, suffix = selector.raw("prefix", ""), selector.raw("suffix", "")
        elif "TextPositionSelector" in kinds:
            start, end = selector.span()
    return quote, prefix, suffix, start, end


def _said(fields: Fields) -> _Said:
    said = _Said()
    if "bodyValue" in fields:
        said.notes.append(fields.text("bodyValue").strip())
    for body in _several(fields.held.get("body")):
        if isinstance(body, str):
            said.evidence.append(Evidence(clean_line(body)))
        else:
            _take_body(Fields.of(body, fields.at("body")), said)
    return said


def _take_body(body: Fields, said: _Said) -> None:
    purposes = _texts(body.held.get("purpose"))
    value = body.text("value", "").strip()
    if "linking" in purposes or (not value and ("source" in body or "id" in body)):
        said.evidence.append(_evidence(body, value))
    elif "classifying" in purposes or "tagging" in purposes:
        verdict = verdict_of(value) if "classifying" in purposes else None
        said.verdict = said.verdict or verdict
        said.tags += tags_of(value) if verdict is None else ()
    elif value:
        said.notes.append(value)


def _evidence(body: Fields, value: str) -> Evidence:
    source = body.held.get("source", body.held.get("id"))
    if isinstance(source, dict):
        source = source.get("id")
    stance = body.line("newsread:stance", "")
    return Evidence(
        clean_line(source, len(source)) if isinstance(source, str) else value,
        body.text("newsread:title", ""),
        _STANCES.get(stance, Stance.CONTEXT),
        body.text("newsread:quote", ""),
    )


def _own_id(iri: str) -> str:
    """The id that newsread gave an annotation; of a foreign one, its name."""
    if iri.startswith(_OWN_ANNOTATION):
        return clean_line(unquote(iri.removeprefix(_OWN_ANNOTATION)))
    if iri.startswith("urn:uuid:"):
        try:
            return UUID(iri).hex
        except ValueError:
            return iri
    return iri


def _path_or_address(iri: str) -> str:
    if iri.startswith("file:"):
        return clean_text(unquote(iri.removeprefix("file://").removeprefix("file:")))
    return iri


def _agent(value: Any) -> str:
    """The name of the first of some agents; empty where none has one."""
    for one in _several(value):
        held = one if isinstance(one, dict) else {"id": one}
        names = [name for key in ("name", "nickname", "id") for name in _texts(held.get(key))]
        if names:
            return clean_line(names[0])
    return ""


def _several(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _texts(value: Any) -> list[str]:
    return [one for one in _several(value) if isinstance(one, str)]
