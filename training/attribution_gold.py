"""The gold attributions: passages of our own, marked by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.analysis.model import Attribution, Span

if TYPE_CHECKING:
    from spacy.language import Language

GOLD = Path(__file__).parent.parent / "tests/annotations/analysis/gold/attributions.jsonl"


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Who says what; the content may stand in several stretches."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: str
    """direct, indirect or mixed"""
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences on one topic."""

    topic: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def read_gold(path: Path = GOLD) -> tuple[Passage, ...]:
    """The passages of a file, one JSON object a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_passage(json.loads(line)) for line in lines)


def found_in(nlp: Language, passages: Iterable[Passage]) -> list[tuple[Attribution, ...]]:
    """What a pipeline of `load_pipeline` finds in each passage."""
    return [doc._.attributions for doc in nlp.pipe(passage.text for passage in passages)]


def _passage(values: dict[str, object]) -> Passage:
    marked = values["attributions"]
    assert isinstance(marked, list)
    return Passage(str(values["topic"]), str(values["text"]), tuple(map(_attribution, marked)))


def _attribution(values: dict[str, object]) -> GoldAttribution:
    content = values["content"]
    assert isinstance(content, list)
    speaker = values["speaker"]
    return GoldAttribution(
        _span(values["source"]),
        _span(values["cue"]),
        tuple(Span(*piece) for piece in content),
        str(values["form"]),
        str(speaker) if speaker else None,
    )


def _span(value: object) -> Span | None:
    return Span(*value) if isinstance(value, list) else None
