"""Which signs a line of the article carries, pure: spans in, runs of style names out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

Style = tuple[int, int, str]
"""(start, end, style name)"""

Run = tuple[int, int, tuple[str, ...]]
"""(start, end, style names), names in the order in which the styles were given"""


def runs_of(start: int, end: int, styles: Iterable[Style]) -> list[Run]:
    """Cut start to end where styles begin and end; the runs cover it without a gap."""
    clipped = [
        (max(start, first), min(end, last), name)
        for first, last, name in styles
        if first < end and last > start
    ]
    if not clipped:
        return [(start, end, ())] if end > start else []
    cuts = sorted({start, end, *(s for s, _, _ in clipped), *(e for _, e, _ in clipped)})
    return [
        (left, right, tuple(name for first, last, name in clipped if first <= left < last))
        for left, right in pairwise(cuts)
    ]


PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


def entity_kind(label: str) -> str:
    """The kind of an entity that has a colour of its own, from its spaCy label."""
    if label in PLACE_LABELS:
        return "place"
    kinds = {"PERSON": "person", "PER": "person", "NORP": "group", "ORG": "organisation"}
    if label in kinds:
        return kinds[label]
    return "date" if label in {"DATE", "TIME"} else "other"
