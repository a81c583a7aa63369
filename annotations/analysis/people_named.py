"""The people that an analysis named: what the app asks without the rules that find them."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.analysis.model import Entity

PERSON = "PERSON"


def people_named(text: str, entities: Iterable[Entity]) -> tuple[str, ...]:
    """The names of the people among `entities`, each once, in order."""
    named = (text[e.start : e.end] for e in entities if e.label == PERSON)
    return tuple(dict.fromkeys(named))
