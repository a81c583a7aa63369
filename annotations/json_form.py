"""Annotations as plain dicts, the form in which they stand in the store, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from annotations.errors import FormError
from annotations.model import (
    AnchorState,
    Annotation,
    Change,
    Evidence,
    Stance,
    Status,
    Verdict,
)
from articles.clean import blank_controls, clean_text

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

IDENTITY_FIELDS = frozenset(
    {"id", "quote", "prefix", "suffix", "creator", "created", "modified", "history"}
)
"""Fields that no step changes by itself: they follow from the others or never change."""

QUOTE_FIELDS = frozenset({"quote", "prefix", "suffix"})
"""Those of them that do not follow from the others where an annotation is not anchored."""

_KNOWN_FIELDS = IDENTITY_FIELDS | {
    *("start", "end", "state", "status", "verdict", "note", "tags"),
    *("evidence", "claimant", "replaces", "revision", "settled"),
}
_EVIDENCE_FIELDS = frozenset({"url", "title", "stance", "quote"})
_CHANGE_FIELDS = frozenset({"step", "at", "by", "action", "before", "after", "undoes", "redoes"})


def annotation_to_json(annotation: Annotation) -> dict[str, Any]:
    """Every field of `annotation`, its unknown fields last; only dicts, lists and scalars."""
    known: dict[str, Any] = {
        "id": annotation.id,
        "start": annotation.start,
        "end": annotation.end,
        "quote": annotation.quote,
        "prefix": annotation.prefix,
        "suffix": annotation.suffix,
        "state": str(annotation.state),
        "status": str(annotation.status),
        "verdict": None if annotation.verdict is None else str(annotation.verdict),
        "note": annotation.note,
        "tags": list(annotation.tags),
        "evidence": [evidence_to_json(piece) for piece in annotation.evidence],
        "claimant": annotation.claimant,
        "replaces": [list(span) for span in annotation.replaces],
        "revision": annotation.revision,
        "settled": annotation.settled,
        "creator": annotation.creator,
        "created": annotation.created,
        "modified": annotation.modified,
        "history": [change_to_json(change) for change in annotation.history],
    }
    return {**annotation.unknown, **known} if annotation.unknown else known


def annotation_from_json(value: object) -> Annotation:
    """The annotation that `value` (a dict as `annotation_to_json` makes it) stands for.

    What may be shown to a reader is cleaned of control characters. Raises FormError.
    """
    fields = _mapping(value, "an annotation")
    start, end = _offset(fields, "start"), _offset(fields, "end")
    if end < start:
        raise FormError("the end of an annotation stands before its start")
    return Annotation(
        id=_text(fields, "id"),
        start=start,
        end=end,
        quote=blank_controls(_text(fields, "quote")),
        prefix=blank_controls(_text(fields, "prefix", "")),
        suffix=blank_controls(_text(fields, "suffix", "")),
        creator=_shown(fields, "creator"),
        created=_shown(fields, "created"),
        modified=_shown(fields, "modified"),
        state=_member(AnchorState, fields, "state", AnchorState.ANCHORED),
        status=_member(Status, fields, "status", Status.ACCEPTED),
        verdict=None if fields.get("verdict") is None else _member(Verdict, fields, "verdict"),
        note=_shown(fields, "note", ""),
        tags=_listed(fields, "tags", _tag),
        evidence=_listed(fields, "evidence", evidence_from_json),
        claimant=None if fields.get("claimant") is None else _shown(fields, "claimant"),
        replaces=_listed(fields, "replaces", _span),
        revision=None if fields.get("revision") is None else _shown(fields, "revision"),
        settled=_flag(fields, "settled"),
        history=_listed(fields, "history", change_from_json),
        unknown=_others(fields, _KNOWN_FIELDS),
    )


def evidence_to_json(evidence: Evidence) -> dict[str, Any]:
    """The fields url, title, stance and quote, after those that are unknown."""
    return {
        **evidence.unknown,
        "url": evidence.url,
        "title": evidence.title,
        "stance": str(evidence.stance),
        "quote": evidence.quote,
    }


def evidence_from_json(value: object) -> Evidence:
    """The evidence that `value` stands for. Raises FormError."""
    fields = _mapping(value, "a piece of evidence")
    return Evidence(
        url=_shown(fields, "url", ""),
        title=_shown(fields, "title", ""),
        stance=_member(Stance, fields, "stance", Stance.CONTEXT),
        quote=_shown(fields, "quote", ""),
        unknown=_others(fields, _EVIDENCE_FIELDS),
    )


def change_to_json(change: Change) -> dict[str, Any]:
    """The fields step, at, by, action, before, after, undoes and redoes, unknown ones first."""
    return {
        **change.unknown,
        "step": change.step,
        "at": change.at,
        "by": change.by,
        "action": change.action,
        "before": change.before,
        "after": change.after,
        "undoes": change.undoes,
        "redoes": change.redoes,
    }


def change_from_json(value: object) -> Change:
    """The change that `value` stands for. Raises FormError."""
    fields = _mapping(value, "an entry of a history")
    before = fields.get("before")
    return Change(
        step=_offset(fields, "step"),
        at=_shown(fields, "at"),
        by=_shown(fields, "by"),
        action=_shown(fields, "action"),
        before=None if before is None else _mapping(before, "what stood before a change"),
        after=_mapping(fields.get("after"), "what stood after a change"),
        undoes=None if fields.get("undoes") is None else _offset(fields, "undoes"),
        redoes=None if fields.get("redoes") is None else _offset(fields, "redoes"),
        unknown=_others(fields, _CHANGE_FIELDS),
    )


def _mapping(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise FormError(f"what should be {what} is not an object with fields")
    return value


def _others(fields: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """What a newer newsread wrote that this one does not know."""
    if fields.keys() <= known:
        return {}
    return {key: held for key, held in fields.items() if key not in known}


def _text(fields: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = fields.get(key, default)
    if not isinstance(value, str):
        raise FormError(f"the field “{key}” should be text")
    return value


def _shown(fields: Mapping[str, Any], key: str, default: str | None = None) -> str:
    return clean_text(_text(fields, key, default))


def _offset(fields: Mapping[str, Any], key: str) -> int:
    value = fields.get(key)
    if type(value) is not int or value < 0:
        raise FormError(f"the field “{key}” should be a whole number, 0 or more")
    return value


def _flag(fields: Mapping[str, Any], key: str) -> bool:
    value = fields.get(key, False)
    if not isinstance(value, bool):
        raise FormError(f"the field “{key}” should be true or false")
    return value


def _member(kind: type[E], fields: Mapping[str, Any], key: str, default: E | None = None) -> E:
    try:
        return kind(fields.get(key, default))
    except ValueError as error:
        raise FormError(f"the field “{key}” should be one of {', '.join(kind)}") from error


def _listed(fields: Mapping[str, Any], key: str, read: Callable[[object], T]) -> tuple[T, ...]:
    value = fields.get(key, [])
    if not isinstance(value, list):
        raise FormError(f"the field “{key}” should be a list")
    return tuple(read(one) for one in value)


def _tag(value: object) -> str:
    if not isinstance(value, str):
        raise FormError("a tag should be text")
    return clean_text(value)


def _span(value: object) -> tuple[int, int]:
    if not isinstance(value, list) or [type(one) for one in value] != [int, int]:
        raise FormError("a replaced span should be a list of two whole numbers")
    return value[0], value[1]
