"""Label Studio's export in its own JSON, read. Pure.

What people marked is read, what models predicted is not. Offsets are Unicode code points; the
quote of a region says where it stands when they do not fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from annotations.errors import FormatError
from annotations.formats.articles_in import foreign_article
from annotations.formats.evidence_lines import evidence_of
from annotations.formats.exchange import Files, ImportedArticle, ImportedMark
from annotations.formats.labels import is_left_out, labelled, left_out_note, verdict_of
from annotations.formats.plain_json import Fields, decoded, parsed
from articles.clean import clean_line, clean_text

LABEL, TEXT, VERDICT = "label", "text", "verdict"
CLAIMANT, NOTE, TAGS, EVIDENCE = "claimant", "note", "tags", "evidence"
"""The names of the controls in the labelling configuration."""


def read(files: Files) -> tuple[ImportedArticle, ...]:
    """The texts of all tasks with what people marked in them.

    A labelling configuration among the files is passed over. Raises FormatError.
    """
    tasks = {name: content for name, content in files.items() if not name.endswith(".xml")}
    if not tasks:
        raise FormatError("There is no file with tasks (JSON) of Label Studio.")
    return tuple(one for content in tasks.values() for one in _read_tasks(content))


def _read_tasks(content: bytes) -> Iterator[ImportedArticle]:
    value = parsed(decoded(content))
    for index, task in enumerate(value if isinstance(value, list) else [value]):
        yield _read_task(Fields.of(task, f"[{index}]"))


def _read_task(task: Fields) -> ImportedArticle:
    data = task.inner("data")
    article = foreign_article(data.raw("text"), data)
    marks: list[ImportedMark] = []
    left_out = 0
    for annotation in task.objects("annotations"):
        if annotation.held.get("was_cancelled") is True:
            continue
        for label, mark in _marks(annotation, article.text):
            if label and is_left_out(label) and mark.verdict is None:
                left_out += 1
            else:
                marks.append(labelled(mark, label))
    return ImportedArticle(
        article.source, article, marks=tuple(marks), notes=left_out_note(left_out)
    )


def _marks(annotation: Fields, text: str) -> Iterator[tuple[str, ImportedMark]]:
    """The regions of one annotation, each with its label."""
    regions: dict[str, list[Fields]] = {}
    for index, result in enumerate(annotation.objects("result")):
        if result.held.get("type") != "relation":
            identifier = result.line("id", f"no id {index}")
            regions.setdefault(identifier, []).append(result)
    who, when = _annotator(annotation), annotation.line("created_at", "")
    for identifier, results in regions.items():
        found = _region(results, text)
        if found is not None:
            label, mark = found
            named = None if identifier.startswith("no id ") else identifier
            yield label, replace(mark, id=named, creator=who, created=when)


def _region(results: list[Fields], text: str) -> tuple[str, ImportedMark] | None:
    """What the results under one id say; None where they are about the whole text."""
    label, mark = "", None
    for result in results:
        value = result.inner("value")
        if "start" not in value:
            continue
        start, end = value.span()
        if mark is None:
            quote = _quote(value) or text[start:end]
            mark = ImportedMark(quote, start=start, end=end)
        label, mark = _told(result, value, label, mark)
    return None if mark is None else (label, mark)


def _quote(value: Fields) -> str:
    """What a region says that it holds; a text area has its own words there."""
    said = value.held.get("text")
    return said if isinstance(said, str) else ""


def _told(
    result: Fields, value: Fields, label: str, mark: ImportedMark
) -> tuple[str, ImportedMark]:
    kind, name = result.line("type"), result.line("from_name", "")
    if kind == "labels":
        found = value.lines("labels")
        return (found[0] if found else label), replace(mark, quote=_quote(value) or mark.quote)
    if kind == "choices":
        for choice in value.lines("choices"):
            verdict = verdict_of(choice)
            tags = mark.tags if verdict else (*mark.tags, choice.lower())
            mark = replace(mark, verdict=mark.verdict or verdict, tags=tags)
    elif kind == "textarea":
        mark = _with_words(mark, name, _words(value))
    return label, mark


def _words(value: Fields) -> list[str]:
    said: Any = value.held.get("text")
    found = said if isinstance(said, list) else [said]
    if not all(isinstance(one, str) for one in found):
        raise value.refuse("text", "a list of texts")
    return [clean_text(one).strip() for one in found]


def _with_words(mark: ImportedMark, name: str, words: list[str]) -> ImportedMark:
    if name == CLAIMANT:
        return replace(mark, claimant=clean_line(" ".join(words)) or None)
    if name == TAGS:
        return replace(mark, tags=(*mark.tags, *(clean_line(one) for one in words)))
    if name == EVIDENCE:
        return replace(mark, evidence=tuple(evidence_of(one) for one in words if one))
    return replace(mark, note="\n\n".join(part for part in (mark.note, *words) if part))


def _annotator(annotation: Fields) -> str:
    who = annotation.held.get("completed_by")
    if isinstance(who, dict):
        return Fields(who, annotation.at("completed_by")).line("email", "")
    return ""
