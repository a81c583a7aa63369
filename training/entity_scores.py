"""The gold news entities and how well found entities agree with them, in plain Python.

Offsets are code points of the sentence, end exclusive. The guideline that the gold follows is
tests/annotations/analysis/gold/news_entities_README.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.analysis.model import Entity
from training.counts import Counts

GOLD = Path(__file__).parent.parent / "tests" / "annotations" / "analysis" / "gold"
GOLD_FILE = GOLD / "news_entities.jsonl"
LABELS = ("PERSON", "NORP", "GPE", "LOC", "ORG", "DATE")
GROUPS: Mapping[str, str] = {
    "PERSON": "person",
    "NORP": "people",
    "GPE": "place",
    "LOC": "place",
    "ORG": "organisation",
    "DATE": "date",
}
"""The group of each label; within one, a GPE that was called LOC counts as right."""


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence (or headline) with its entities in the order of the text."""

    id: str
    topic: str
    country: str
    """Where the English of the sentence is at home."""
    text: str
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Agreement of all sentences, micro-averaged."""

    exact: Counts
    """Same start, end and label."""
    span_only: Counts
    """Same start and end, whatever the label."""
    by_label: Mapping[str, Counts]
    by_group: Mapping[str, Counts]


def read_gold(path: Path = GOLD_FILE) -> tuple[GoldSentence, ...]:
    """The sentences of a gold file, one JSON object a line.

    Raises ValueError, with the line, where one is not of the form
    {"id", "topic", "country", "text", "entities": [[start, end, label], …]}.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_sentence(line, number) for number, line in enumerate(lines, start=1))


def _sentence(line: str, number: int) -> GoldSentence:
    try:
        fields = json.loads(line)
        entities = tuple(Entity(start, end, label) for start, end, label in fields["entities"])
        return GoldSentence(
            fields["id"], fields["topic"], fields["country"], fields["text"], entities
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"Line {number} of the gold is no sentence with entities.") from error


def score(gold: Sequence[Iterable[Entity]], found: Sequence[Iterable[Entity]]) -> Scores:
    """How `found` agrees with `gold`; both hold one collection of entities a sentence.

    Entities with a label that the gold does not know (MONEY, EVENT …) are left aside.
    Raises ValueError if the numbers of sentences differ.
    """
    if len(gold) != len(found):
        raise ValueError(f"The gold has {len(gold)} sentences, but {len(found)} were analysed.")
    right, ours = _known(gold), _known(found)
    return Scores(
        exact=_agreement(right, ours, lambda label: label),
        span_only=_agreement(right, ours, lambda _: ""),
        by_label={label: _of_one(right, ours, {label}) for label in LABELS},
        by_group={group: _of_one(right, ours, _labels_of(group)) for group in _groups()},
    )


def score_finder(
    find: Callable[[str], Iterable[Entity]], gold: Sequence[GoldSentence] | None = None
) -> Scores:
    """How the entities that `find` sees in each sentence alone agree with the gold."""
    sentences = read_gold() if gold is None else gold
    return score([s.entities for s in sentences], [tuple(find(s.text)) for s in sentences])


def report(scores: Scores) -> str:
    """A table of all scores in percent, one a line."""
    rows = {
        "exact": scores.exact,
        "span only": scores.span_only,
        **scores.by_label,
        **scores.by_group,
    }
    head = f"{'':<14}{'P':>7}{'R':>7}{'F':>7}{'gold':>7}{'found':>7}"
    return "\n".join([head, *(_row(name, one) for name, one in rows.items())])


def _row(name: str, one: Counts) -> str:
    percents = "".join(f"{100 * part:>7.1f}" for part in (one.precision, one.recall, one.f))
    return f"{name:<14}{percents}{one.gold:>7}{one.found:>7}"


_Placed = frozenset[tuple[int, Entity]]


def _known(sentences: Sequence[Iterable[Entity]]) -> _Placed:
    return frozenset(
        (index, entity)
        for index, entities in enumerate(sentences)
        for entity in entities
        if entity.label in GROUPS
    )


def _agreement(gold: _Placed, found: _Placed, seen_as: Callable[[str], str]) -> Counts:
    wanted = {(index, e.start, e.end, seen_as(e.label)) for index, e in gold}
    given = {(index, e.start, e.end, seen_as(e.label)) for index, e in found}
    return Counts(right=len(wanted & given), found=len(given), gold=len(wanted))


def _of_one(gold: _Placed, found: _Placed, labels: set[str]) -> Counts:
    """The labels taken for one: a mistake between two of them is none."""
    wanted = frozenset(pair for pair in gold if pair[1].label in labels)
    given = frozenset(pair for pair in found if pair[1].label in labels)
    return _agreement(wanted, given, lambda _: "")


def _groups() -> tuple[str, ...]:
    return tuple(dict.fromkeys(GROUPS.values()))


def _labels_of(group: str) -> set[str]:
    return {label for label, its_group in GROUPS.items() if its_group == group}
