"""Marks of other programs as annotations: each with an id that it has again next time. Pure.

A mark says what its program can hold; what is empty says nothing. Where the annotation is here
already, what the mark said last time (the last step "import") tells what changed since.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from annotations.errors import MarkingError
from annotations.formats.exchange import ImportedMark
from annotations.formats.placing import Placement, place_marks
from annotations.history import next_step
from annotations.json_form import annotation_from_json, annotation_to_json, evidence_to_json
from annotations.merge_histories import last_values
from annotations.merging import CONFLICT, CONFLICT_TAG, Merged, Outcome, content
from annotations.model import Annotation, Change, Status
from annotations.steps import CONTEXT_LENGTH, clean_note, clean_tags, trimmed
from articles.clean import clean_line
from articles.model import Article

IMPORT = "import"

Fields = dict[str, Any]
Span = tuple[int, int]

_OWN_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Placed:
    """The annotations after marks came in, and what became of those."""

    merged: Merged
    moved: int
    """How many stand elsewhere than their program said."""
    lost: tuple[str, ...]
    """What the marks quote that stand nowhere."""


def bring_marks(
    article: Article,
    annotations: Sequence[Annotation],
    marks: Sequence[ImportedMark],
    by: str,
    at: str,
) -> Placed:
    """Bring `marks` on `article` into its annotations.

    A step is that of the mark's maker, else of `by` at the time `at`.
    """
    known = {one.id: one for one in annotations}
    accepted = [one for one in annotations if one.status is Status.ACCEPTED]
    standing = {(one.start, one.end): one.id for one in reversed(accepted)}
    outcomes: dict[str, Outcome] = {}
    conflicts: dict[str, tuple[str, ...]] = {}
    lost: list[str] = []
    moved = 0
    step = next_step(annotations)
    taken: dict[Span, int] = {}
    for mark, placement in zip(marks, place_marks(article.text, marks), strict=True):
        span = _span(article.text, placement)
        if span is None:
            lost.append(clean_line(mark.quote) or "a mark without words")
            continue
        moved += placement is not None and placement.moved
        taken[span] = taken.get(span, 0) + 1
        name = _name(article, mark, span, taken[span], known, standing)
        if name in known:
            known[name], fields = _updated(known[name], mark, step, by, at)
            outcomes[name] = _outcome(fields, outcomes.get(name))
            conflicts.update({name: fields.clash} if fields.clash else {})
        else:
            known[name] = _made(article, name, mark, span, step, by, at)
            outcomes[name] = Outcome.NEW
    return Placed(Merged(tuple(known.values()), outcomes, conflicts), moved, tuple(lost))


def _span(text: str, placement: Placement | None) -> Span | None:
    if placement is None:
        return None
    try:
        return trimmed(text, placement.start, placement.end)
    except MarkingError:
        return None


def _name(
    article: Article,
    mark: ImportedMark,
    span: Span,
    number: int,
    known: Mapping[str, Annotation],
    standing: Mapping[Span, str],
) -> str:
    """The id of a mark's annotation: its own, that of a claim on its span, or one made of both.

    `number` counts the marks of this file on one span, `standing` has the claims by theirs.
    """
    if mark.id is not None:
        own = mark.id in known or _OWN_ID.fullmatch(mark.id)
        return mark.id if own else _made_id(article.id, mark.id)
    if number == 1 and span in standing:
        return standing[span]
    return _made_id(article.id, *map(str, span), article.text[slice(*span)], str(number))


def _made_id(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _said(mark: ImportedMark) -> Fields:
    """What a mark says, as fields of an annotation; what is empty is left out."""
    fields: Fields = {
        "verdict": None if mark.verdict is None else str(mark.verdict),
        "note": clean_note(mark.note),
        "tags": list(clean_tags(mark.tags)),
        "evidence": [evidence_to_json(piece) for piece in dict.fromkeys(mark.evidence)],
        "claimant": clean_line(mark.claimant or ""),
    }
    return {key: value for key, value in fields.items() if value}


def _made(
    article: Article, name: str, mark: ImportedMark, span: Span, step: int, by: str, at: str
) -> Annotation:
    start, end = span
    text = article.text
    creator, created = clean_line(mark.creator) or by, clean_line(mark.created) or at
    blank = Annotation(
        id=name,
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT_LENGTH) : start],
        suffix=text[end : end + CONTEXT_LENGTH],
        creator=creator,
        created=created,
        modified=clean_line(mark.modified) or created,
        replaces=(span,),
    )
    made = annotation_from_json({**annotation_to_json(blank), **_said(mark)})
    change = Change(step, created, creator, IMPORT, None, content(made))
    return replace(made, history=(change,))


@dataclass(frozen=True, slots=True)
class _Fields:
    """What a mark says that the annotation does not."""

    taken: Fields
    in_conflict: Fields

    @property
    def clash(self) -> tuple[str, ...]:
        return tuple(self.in_conflict)


def _outcome(fields: _Fields, before: Outcome | None) -> Outcome:
    if fields.in_conflict:
        return Outcome.CONFLICT
    if before is not None and before is not Outcome.SAME:
        return before
    return Outcome.CHANGED if fields.taken else Outcome.SAME


def _compared(annotation: Annotation, mark: ImportedMark) -> _Fields:
    base = last_values(one for one in annotation.history if one.action == IMPORT)
    mine = content(annotation)
    taken: Fields = {}
    clash: Fields = {}
    for name, value in _said(mark).items():
        before = base.get(name)
        if isinstance(value, list):
            seen = [*mine[name], *(before if isinstance(before, list) else [])]
            new = [one for one in value if one not in seen]
            taken.update({name: [*mine[name], *new]} if new else {})
        elif not any(_is_same(value, one) for one in (mine[name], before)):
            untouched = mine[name] == before if name in base else not mine[name]
            (taken if untouched else clash)[name] = value
    return _Fields(taken, clash)


def _is_same(value: object, other: object) -> bool:
    """Whether two values say the same; a format that knows one line only joins those of a note."""
    if isinstance(value, str) and isinstance(other, str):
        return value.split() == other.split()
    return value == other


def _updated(
    annotation: Annotation, mark: ImportedMark, step: int, by: str, at: str
) -> tuple[Annotation, _Fields]:
    """An annotation that is here already, with what the mark says newly."""
    fields = _compared(annotation, mark)
    new = {**fields.taken, **fields.in_conflict}
    if not new:
        return annotation, fields
    mine, who = content(annotation), clean_line(mark.creator) or by
    when = max(annotation.modified, clean_line(mark.modified) or at)
    history = [Change(step, when, who, IMPORT, _only(mine, new), new)]
    standing = {**mine, **fields.taken}
    if fields.in_conflict:
        tags = list(dict.fromkeys((*standing["tags"], CONFLICT_TAG)))
        theirs = {**fields.in_conflict, "tags": standing["tags"]}
        ours = {**_only(mine, fields.in_conflict), "tags": tags}
        history.append(Change(step + 1, at, by, CONFLICT, theirs, ours))
        standing["tags"] = tags
    found = annotation_from_json({**annotation_to_json(annotation), **standing})
    found = replace(found, history=(*annotation.history, *history), modified=history[-1].at)
    return found, fields


def _only(fields: Fields, names: Mapping[str, object]) -> Fields:
    return {name: fields[name] for name in names}
