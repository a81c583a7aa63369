"""Speakers that an earlier piece of the article named in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from annotations.analysis.model import Analysis, Attribution


def with_known_speakers(analysis: Analysis, text: str, known_people: Iterable[str]) -> Analysis:
    """The analysis of a piece, its sources that are a family name alone resolved.

    `known_people` are the full names of people in the pieces before it; a family name that two
    of them share stays as it is.
    """
    full_names: dict[str, set[str]] = {}
    for name in known_people:
        full_names.setdefault(name.rpartition(" ")[2], set()).add(name)

    def resolved(said: Attribution) -> Attribution:
        if said.speaker is not None or said.source is None:
            return said
        family = text[said.source.start : said.source.end]
        named = full_names.get(family, set()) - {family}
        return replace(said, speaker=min(named)) if len(named) == 1 else said

    if not full_names:
        return analysis
    return replace(
        analysis,
        attributions=tuple(resolved(said) for said in analysis.attributions),
        claims=tuple(
            replace(claim, attribution=claim.attribution and resolved(claim.attribution))
            for claim in analysis.claims
        ),
    )
