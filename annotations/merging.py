"""Annotations of one article from two places made one, nothing lost on either side. Pure.

They are matched by id. Each side's steps are kept (`merge_histories`). A field that one side
changed since the history that both share takes that side's value; tags, evidence and hidden claims
are sets and take what either side added or took away. Where both changed a field differently, or
one deleted what the other worked on, they are in conflict: our side stays, theirs is in the
history, a tag says so, and a step is recorded that an undo turns into theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from annotations.history import PLACE_FIELDS, next_step
from annotations.history_words import EDIT, REVISE
from annotations.json_form import IDENTITY_FIELDS, annotation_from_json, annotation_to_json
from annotations.merge_histories import United, last_values, plain, unite
from annotations.model import Annotation, Change, Status

CONFLICT_TAG = "conflict"
CONFLICT, COMBINE = "conflict", "combine"
"""Actions of the step that says how two sides were made one."""

PLACE = "place"
"""The fields that say where an annotation stands go together under this name."""

SETS = ("tags", "evidence", "replaces")
PLACE_UNIT = PLACE_FIELDS - {"replaces"}

Fields = dict[str, Any]


class Outcome(StrEnum):
    """What became of an annotation that came in."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Merged:
    """All annotations of an article after others came in."""

    annotations: tuple[Annotation, ...]
    outcomes: Mapping[str, Outcome]
    """Of those that came in, by their id."""
    conflicts: Mapping[str, tuple[str, ...]]
    """The fields in conflict, by the id of the annotation."""


def merge(ours: Sequence[Annotation], theirs: Sequence[Annotation], by: str, at: str) -> Merged:
    """`theirs` brought into `ours`; what has to be recorded is a step of `by` at the time `at`.

    Doing it again changes nothing. Where nothing is in conflict, both ways round give the same.
    """
    known = {one.id: one for one in ours}
    theirs = tuple(_told(one, known.get(one.id)) for one in theirs)
    histories = unite(ours, theirs)
    coming = {one.id: one for one in theirs}
    made = [_met(known.get(name), coming.get(name), history) for name, history in histories.items()]
    step = next_step(one.annotation for one in made)
    annotations = tuple(_recorded(one, step, by, at) for one in made)
    found = [(one.id, met) for one, met in zip(annotations, made, strict=True)]
    return Merged(
        annotations,
        {name: met.outcome for name, met in found if name in coming},
        {name: met.conflicts for name, met in found if met.conflicts},
    )


def _told(theirs: Annotation, ours: Annotation | None) -> Annotation:
    """`theirs` with a step for what it says and neither its history nor our side does.

    Such a file was changed by hand or by another program, which knows of no history. The step
    follows from the file alone, so that it is the same step next time.
    """
    if ours is None or _says_the_same(ours, theirs):
        return theirs
    says, led = content(theirs), {**_BLANK, **last_values(theirs.history)}
    untold = {name: says[name] for name in _BLANK if says[name] != led[name]}
    if not untold:
        return theirs
    before = {name: led[name] for name in untold}
    change = Change(next_step([theirs]), theirs.modified, theirs.creator, EDIT, before, untold)
    return replace(theirs, history=(*theirs.history, change))


@dataclass(frozen=True, slots=True)
class _Met:
    """One annotation as it stands after both sides met, before that is recorded."""

    annotation: Annotation
    outcome: Outcome = Outcome.SAME
    conflicts: tuple[str, ...] = ()
    theirs: Fields | None = None
    """What their side holds, where the two had to be made one field by field."""


def _met(ours: Annotation | None, theirs: Annotation | None, united: United) -> _Met:
    if theirs is None:
        assert ours is not None
        return _Met(replace(ours, history=united.history))
    if ours is None:
        return _Met(replace(theirs, history=united.history), Outcome.NEW)
    was_here = any(one.action == EDIT for one in united.common)
    if not united.theirs and (united.ours or was_here or _says_the_same(ours, theirs)):
        return _Met(replace(ours, history=united.history))
    if not united.ours and united.common and united.theirs and not _is_edited(united):
        return _Met(replace(theirs, history=united.history), Outcome.CHANGED)
    return _combined(ours, theirs, united)


def _combined(ours: Annotation, theirs: Annotation, united: United) -> _Met:
    """Field by field, where each side did something that the other lacks."""
    mine, other = content(ours), content(theirs)
    fields, clash = _fields(mine, other, united)
    first = min((ours, theirs), key=lambda one: (one.created, one.creator))
    annotation = replace(
        annotation_from_json({**annotation_to_json(ours), **fields}),
        history=united.history,
        creator=first.creator,
        created=first.created,
        modified=max(ours.modified, theirs.modified),
    )
    outcome = Outcome.CONFLICT if clash else Outcome.CHANGED
    return _Met(annotation, outcome, clash, other)


def _says_the_same(ours: Annotation, theirs: Annotation) -> bool:
    """Whether they differ at most in where they stand, as on two texts of one article."""
    mine, other = content(ours), content(theirs)
    return all(mine.get(key) == other.get(key) for key in {*mine, *other} - PLACE_FIELDS)


def content(annotation: Annotation) -> Fields:
    """The fields that steps change, as they are stored; with the words that are quoted."""
    fields = annotation_to_json(replace(annotation, history=()))
    kept = IDENTITY_FIELDS - PLACE_FIELDS
    return {key: value for key, value in fields.items() if key not in kept}


_BLANK = {
    name: value
    for name, value in content(Annotation("", 0, 0, *("",) * 6)).items()
    if name not in PLACE_FIELDS
}
"""What an annotation holds that nobody worked on."""


def _fields(mine: Fields, other: Fields, united: United) -> tuple[Fields, tuple[str, ...]]:
    """The fields of both, and those that are in conflict."""
    ours, theirs = _units(united.ours), _units(united.theirs)
    if _is_edited(united):
        ours = {name for name in _BLANK if mine[name] != _BLANK[name]}
    elif not united.common:
        ours = theirs = {*mine, *other, PLACE}
    base, fields, clash = last_values(united.common), dict(mine), []
    for name in dict.fromkeys((*mine, *other)):
        if name in SETS:
            fields[name] = _set(base.get(name), mine[name], other[name], name, (ours, theirs))
        elif name in PLACE_UNIT or mine.get(name) == other.get(name):
            continue
        elif name not in mine or (name in theirs and name not in ours):
            fields[name] = other.get(name)
        elif name in other and (name in theirs) == (name in ours):
            clash.append(name)
    if any(mine.get(name) != other.get(name) for name in PLACE_UNIT) and PLACE in theirs:
        if PLACE in ours:
            clash.append(PLACE)
        else:
            fields.update({name: other[name] for name in PLACE_UNIT if name in other})
    if "status" not in clash and _deletes_work(mine, other, ours, theirs):
        fields["status"] = mine["status"]
        clash.append("status")
    return fields, tuple(clash)


def _units(changes: Iterable[Change]) -> set[str]:
    """The fields that a side changed by hand; those of its place under one name."""
    names = {name for one in changes if one.action != REVISE for name in one.after}
    return (names - PLACE_UNIT) | ({PLACE} if names & PLACE_UNIT else set())


def _is_edited(united: United) -> bool:
    """Whether nothing is known of what their side did but what its file says.

    Then nobody can tell which of two values is the newer one: ours stays, unless it is blank.
    """
    return {one.action for one in united.theirs} == {EDIT}


def _deletes_work(mine: Fields, other: Fields, ours: set[str], theirs: set[str]) -> bool:
    """Whether one side took away what the other went on working on."""
    if mine["status"] == other["status"]:
        return False
    if other["status"] == Status.DELETED:
        return "status" in theirs and bool(ours)
    return mine["status"] == Status.DELETED and "status" in ours and bool(theirs)


def _set(
    base: object, mine: list[Any], other: list[Any], name: str, sides: tuple[set[str], set[str]]
) -> list[Any]:
    """What either side has, without what one of them took away; the common ones first."""
    ours, theirs = sides
    if mine == other or name not in theirs:
        return mine
    if name not in ours:
        return other
    shared = base if isinstance(base, list) else []
    kept = [one for one in shared if one in mine and one in other]
    added = {plain(one): one for one in (*mine, *other) if one not in shared}
    return kept + [added[key] for key in sorted(added)]


def _recorded(met: _Met, step: int, by: str, at: str) -> Annotation:
    """The annotation, its conflict tagged, with a step where its history leads elsewhere.

    That of a conflict goes from their values to ours, so that an undo of it takes theirs.
    """
    annotation = met.annotation
    if met.theirs is None:
        return annotation
    led, clash = last_values(annotation.history), set(met.conflicts)
    if clash and CONFLICT_TAG not in annotation.tags:
        annotation = replace(annotation, tags=(*annotation.tags, CONFLICT_TAG))
        led.setdefault("tags", list(met.annotation.tags))
    stands = content(annotation)
    theirs = {name: met.theirs[name] for name in stands if _is_in(name, clash)}
    elsewhere = {name: led[name] for name in stands if name in led and led[name] != stands[name]}
    before = {**elsewhere, **theirs}
    if not before:
        return annotation
    after = {name: stands[name] for name in before}
    change = Change(step, at, by, CONFLICT if clash else COMBINE, before, after)
    return replace(annotation, modified=at, history=(*annotation.history, change))


def _is_in(name: str, clash: set[str]) -> bool:
    """Whether a field is in conflict."""
    return name in clash or (PLACE in clash and name in PLACE_UNIT)
