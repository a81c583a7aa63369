"""Two histories of the same annotations made one. Pure.

A change is the same on both sides where its time, its maker, its action and what it changed are;
the number of its step is not compared, since each side counts its own steps.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from annotations.model import Annotation, Change

Turn = tuple[str, int]
"""Who took a step and its number."""

Numbers = Mapping[Turn, int]
"""The new number of each step."""


@dataclass(frozen=True, slots=True)
class United:
    """The history of one annotation on both sides."""

    common: tuple[Change, ...]
    """What both have; first, since a history only grows."""
    ours: tuple[Change, ...]
    """What only our side has."""
    theirs: tuple[Change, ...]
    """What only their side has."""
    history: tuple[Change, ...]
    """All of it in the order of time."""


def unite(ours: Iterable[Annotation], theirs: Iterable[Annotation]) -> dict[str, United]:
    """The histories of all annotations of one article, by their id.

    Steps keep their numbers, unless one maker took two different steps of one number; then all
    steps of the article are counted anew in the order of time, so that undo finds each.
    """
    our_histories = {one.id: one.history for one in ours}
    their_histories = {one.id: one.history for one in theirs}
    ids = dict.fromkeys((*our_histories, *their_histories))
    split = {one: _split(our_histories.get(one, ()), their_histories.get(one, ())) for one in ids}
    numbers = _numbers(split)
    return {one: _united(parts, *numbers) for one, parts in split.items()}


@dataclass(frozen=True, slots=True)
class _Split:
    """One annotation's changes as each side numbers them; both lists of common ones go together."""

    ours: tuple[Change, ...]
    common: tuple[Change, ...]
    their_common: tuple[Change, ...]
    only_ours: tuple[Change, ...]
    only_theirs: tuple[Change, ...]


def _split(ours: tuple[Change, ...], theirs: tuple[Change, ...]) -> _Split:
    """What both have: of equal changes as many as the side has that has fewer."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for place, change in enumerate(ours):
        waiting[change_key(change)].append(place)
    pairs: list[tuple[int, Change]] = []
    only_theirs: list[Change] = []
    for change in theirs:
        places = waiting[change_key(change)]
        if places:
            pairs.append((places.pop(0), change))
        else:
            only_theirs.append(change)
    pairs.sort(key=lambda pair: pair[0])
    shared = {place for place, _ in pairs}
    return _Split(
        ours,
        tuple(ours[place] for place, _ in pairs),
        tuple(change for _, change in pairs),
        tuple(change for place, change in enumerate(ours) if place not in shared),
        tuple(only_theirs),
    )


def change_key(change: Change) -> str:
    """What makes a change the same on both sides."""
    return plain((change.at, change.by, change.action, change.before, change.after))


def plain(value: object) -> str:
    """A plain value as one text, the same for equal values."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _numbers(split: Mapping[str, _Split]) -> tuple[Numbers, Numbers]:
    """The number of each step of our side and of theirs."""
    ours = _turns(change for parts in split.values() for change in parts.ours)
    theirs: dict[Turn, int] = {}
    for parts in split.values():
        for mine, other in zip(parts.common, parts.their_common, strict=True):
            theirs.setdefault((other.by, other.step), mine.step)
    only_theirs = [change for parts in split.values() for change in parts.only_theirs]
    new = {turn: held for turn, held in _turns(only_theirs).items() if turn not in theirs}
    if not any(turn in ours for turn in new):
        return {turn: turn[1] for turn in ours}, {**theirs, **{turn: turn[1] for turn in new}}
    order = sorted((*_timed(ours, 0), *_timed(new, 1)))
    count = {(side, turn): number for number, (*_, side, turn) in enumerate(order, 1)}
    renumbered = {turn: count[0, turn] for turn in ours}
    by_old = {(turn[0], old): number for turn, number in renumbered.items() for old in (turn[1],)}
    mapped = {turn: by_old.get((turn[0], number), number) for turn, number in theirs.items()}
    return renumbered, {**mapped, **{turn: count[1, turn] for turn in new}}


def _turns(changes: Iterable[Change]) -> dict[Turn, list[Change]]:
    turns: dict[Turn, list[Change]] = defaultdict(list)
    for change in changes:
        turns[change.by, change.step].append(change)
    return dict(turns)


def _timed(
    turns: Mapping[Turn, Sequence[Change]], side: int
) -> list[tuple[str, int, str, str, int, Turn]]:
    """The steps with what they are ordered by; a clock that was set back reorders nothing."""
    latest: dict[str, str] = {}
    found = []
    for turn in sorted(turns, key=lambda one: (one[0], one[1])):
        by, step = turn
        latest[by] = max(latest.get(by, ""), min(change.at for change in turns[turn]))
        content = plain(sorted(map(change_key, turns[turn])))
        found.append((latest[by], step, by, content, side, turn))
    return found


def _united(parts: _Split, ours: Numbers, theirs: Numbers) -> United:
    common = tuple(_renumbered(one, ours) for one in parts.common)
    only_ours = tuple(_renumbered(one, ours) for one in parts.only_ours)
    only_theirs = tuple(_renumbered(one, theirs) for one in parts.only_theirs)
    mine = tuple(_renumbered(one, ours) for one in parts.ours)
    if not only_theirs or not mine:
        return United(common, only_ours, only_theirs, mine or only_theirs)
    rows = (*_placed(mine), *_placed((*common, *only_theirs))[len(common) :])
    history = tuple(change for *_, change in sorted(rows, key=lambda row: row[:3]))
    return United(common, only_ours, only_theirs, history)


def _placed(history: Sequence[Change]) -> list[tuple[str, int, str, Change]]:
    """The changes with what they are ordered by."""
    times = accumulate((change.at for change in history), max)
    return [
        (time, change.step, change_key(change), change)
        for time, change in zip(times, history, strict=True)
    ]


def _renumbered(change: Change, numbers: Numbers) -> Change:
    def number(step: int | None) -> int | None:
        return None if step is None else numbers.get((change.by, step), step)

    step = numbers.get((change.by, change.step), change.step)
    undoes, redoes = number(change.undoes), number(change.redoes)
    if (step, undoes, redoes) == (change.step, change.undoes, change.redoes):
        return change
    return replace(change, step=step, undoes=undoes, redoes=redoes)


def last_values(changes: Iterable[Change]) -> dict[str, object]:
    """The fields as these changes left them."""
    values: dict[str, object] = {}
    for change in changes:
        values.update(change.after)
    return values
