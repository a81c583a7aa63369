"""brat standoff, read: the texts of a folder with what is marked in them. Pure.

Offsets are Unicode code points of the .txt file. A span in several parts is read as one that
reaches from the first to the last. Relations, events and normalisations are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import PurePosixPath

from annotations.errors import FormatError
from annotations.formats.articles_in import foreign_article
from annotations.formats.evidence_lines import evidence_of
from annotations.formats.exchange import Files, ImportedArticle, ImportedMark
from annotations.formats.labels import is_left_out, labelled, left_out_note, verdict_of
from annotations.formats.plain_json import MOST_ENTRIES, Fields, decoded, parsed
from articles.clean import clean_line

ARTICLES = "articles.json"
VERDICT = "Verdict"
NOTE, IDENTIFIER, CLAIMANT = "AnnotatorNotes", "NewsreadId", "Claimant"
TAGS, EVIDENCE = "Tags", "Evidence"
"""The attribute and the kinds of notes that newsread writes."""

_TEXT_BOUND = re.compile(r"(?P<label>\S+) (?P<places>\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*+)")
_ATTRIBUTE = re.compile(r"(?P<name>\S+) (?P<target>\S+)(?: (?P<value>.+))?")
_NOTE = re.compile(r"(?P<kind>\S+) (?P<target>\S+)")


@dataclass(slots=True)
class _Told:
    """What the lines of one .ann file say."""

    marks: dict[str, tuple[str, ImportedMark]] = field(default_factory=dict)
    """Label and mark by the name of the text-bound annotation."""
    in_parts: int = 0


def read(files: Files) -> tuple[ImportedArticle, ...]:
    """The texts with their marks, each text with its .ann file. Raises FormatError."""
    known = _known_articles(files)
    texts = [name for name in files if name.endswith(".txt")]
    alone = [name for name in files if name.endswith(".ann") and _text_of(name) not in files]
    if alone:
        raise FormatError(f"{clean_line(alone[0])} stands without its text, {_text_of(alone[0])}.")
    if not texts:
        raise FormatError("There is no text (.txt) among the files.")
    return tuple(_read_article(name, files, known) for name in texts)


def _text_of(name: str) -> str:
    return clean_line(name.removesuffix(".ann")) + ".txt"


def _known_articles(files: Files) -> Fields:
    found = next((name for name in files if PurePosixPath(name).name == ARTICLES), None)
    return Fields.of({} if found is None else parsed(decoded(files[found])), ARTICLES)


def _read_article(name: str, files: Files, known: Fields) -> ImportedArticle:
    shown = clean_line(name)
    text = _decoded(files, name)
    stem = PurePosixPath(name).name.removesuffix(".txt")
    inner = known.inner(stem) if stem in known else Fields({"title": stem}, shown)
    article = foreign_article(text, inner)
    annotated = name.removesuffix(".txt") + ".ann"
    if annotated not in files:
        return ImportedArticle(article.source, article)
    told = _told(_decoded(files, annotated), clean_line(annotated), text)
    held = [(label, mark) for label, mark in told.marks.values()]
    kept = [labelled(mark, label) for label, mark in held if not _is_machine(label, mark)]
    notes = left_out_note(len(held) - len(kept))
    if told.in_parts:
        notes += (f"{told.in_parts:,} spans in several parts are read as one.",)
    return ImportedArticle(article.source, article, marks=tuple(kept), notes=notes)


def _decoded(files: Files, name: str) -> str:
    try:
        return decoded(files[name])
    except FormatError as error:
        raise FormatError(f"{clean_line(name)}: {error}") from error


def _is_machine(label: str, mark: ImportedMark) -> bool:
    return mark.verdict is None and is_left_out(label)


def _told(content: str, name: str, text: str) -> _Told:
    told = _Told()
    lines = content.split("\n")
    if len(lines) > MOST_ENTRIES:
        raise FormatError(f"{name} has more than {MOST_ENTRIES:,} lines.")
    for kind, take in (("T", _take_text_bound), ("A", _take_attribute), ("#", _take_note)):
        for number, line in enumerate(lines, 1):
            if line.startswith(kind):
                place = f"Line {number} of {name}"
                take(told, _columns(line.rstrip("\r"), place), place, text)
    return told


def _columns(line: str, place: str) -> tuple[str, str, str]:
    """The three columns of a line; the last may be missing."""
    name, tab, rest = line.partition("\t")
    if not tab:
        raise FormatError(f"{place} has no tab after its name.")
    told, _, words = rest.partition("\t")
    return name, told, words


def _take_text_bound(told: _Told, columns: tuple[str, str, str], place: str, text: str) -> None:
    name, said, words = columns
    found = _TEXT_BOUND.fullmatch(said)
    if found is None:
        raise FormatError(f"{place} should have a label and offsets, such as “CLAIM 0 12”.")
    if name in told.marks:
        raise FormatError(f"{place} has a name that another line has already.")
    parts = sorted(_parts(found["places"]))
    start, end = parts[0][0], parts[-1][1]
    told.in_parts += any(text[before:after].strip() for (_, before), (after, _) in pairwise(parts))
    if start >= end or any(first > last for first, last in parts):
        raise FormatError(f"{place} has an end before its start.")
    told.marks[name] = (found["label"], _mark(start, end, parts, words, text))


def _parts(places: str) -> Iterator[tuple[int, int]]:
    for place in places.split(";"):
        start, end = place.split(" ")
        yield int(start), int(end)


def _mark(
    start: int, end: int, parts: list[tuple[int, int]], words: str, text: str
) -> ImportedMark:
    """The mark, whose quote is what the line says wherever that is not what stands there."""
    standing = (" ".join(text[first:last] for first, last in parts), text[start:end])
    fits = end <= len(text) and (not words or words.rstrip() in (one.rstrip() for one in standing))
    return ImportedMark(text[start:end] if fits else words, start=start, end=end)


def _take_attribute(told: _Told, columns: tuple[str, str, str], place: str, text: str) -> None:
    found = _ATTRIBUTE.fullmatch(columns[1])
    if found is None:
        raise FormatError(f"{place} should have the name and the target of an attribute.")
    if found["target"] not in told.marks:
        return
    label, mark = told.marks[found["target"]]
    verdict = verdict_of(found["value"] or found["name"])
    if verdict is not None:
        mark = replace(mark, verdict=verdict)
    else:
        words = clean_line(f"{found['name']} {found['value'] or ''}").lower()
        mark = replace(mark, tags=(*mark.tags, words))
    told.marks[found["target"]] = (label, mark)


def _take_note(told: _Told, columns: tuple[str, str, str], place: str, text: str) -> None:
    found = _NOTE.fullmatch(columns[1])
    if found is None:
        raise FormatError(f"{place} should have the kind and the target of a note.")
    if found["target"] not in told.marks:
        return
    label, mark = told.marks[found["target"]]
    words = clean_line(columns[2], len(columns[2]) + 1)
    told.marks[found["target"]] = (label, _with_note(mark, found["kind"], words))


def _with_note(mark: ImportedMark, kind: str, words: str) -> ImportedMark:
    if kind == IDENTIFIER:
        return replace(mark, id=words)
    if kind == CLAIMANT:
        return replace(mark, claimant=words)
    if kind == TAGS:
        return replace(mark, tags=(*mark.tags, *words.split(", ")))
    if kind == EVIDENCE:
        return replace(mark, evidence=(*mark.evidence, evidence_of(words)))
    return replace(mark, note="\n\n".join(part for part in (mark.note, words) if part))
