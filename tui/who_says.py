"""Who says a claim, at a glance: "Pat Ryder (“he”) · said", "quoted directly"; pure."""

from __future__ import annotations

from collections.abc import Sequence

from annotations.analysis.codes import ENGLISH
from annotations.analysis.languages import language_name
from annotations.analysis.model import Attribution, Entity
from annotations.span_index import SpanIndex
from articles.clean import clean_line
from tui.source_words import source_words

NO_SOURCE = "no source found"
"""The article's own words, or those of a source that was not recognised: no rule can tell."""
NOT_SOUGHT = "not looked for in {}"
DIRECT = "quoted directly"
INDIRECT = "in the reporter's words"
QUOTING = ", quoting "
PARTED = " · "
"""Between a source and its cue: a source can end in a clause that would run into the cue."""

CUES_BEFORE = frozenset("according as per in by for to from".split())
"""First words of a cue that is read before its source: "according to", "in the words of"."""

LONGEST_CUE = 60
"""Code points that a cue keeps."""


def saying_words(
    chain: Sequence[Attribution],
    text: str,
    entities: SpanIndex[Entity],
    language: str | None = None,
) -> tuple[str, str]:
    """Who says it, and in whose words; `chain` is what `attributions_of` gives.

    ("Pat Ryder (“he”) · said", "quoted directly"); for an empty chain ("no source found", ""),
    or ("not looked for in German", "") for a text in that `language` (its code).
    """
    if not chain:
        return _nobody(language), ""
    manner = DIRECT if chain[-1].direct else INDIRECT
    named = [_name(said, text, entities) for said in chain]
    if len(chain) > 1:
        return QUOTING.join(named), manner
    return _with_cue(chain[0], named[0], text), manner


def _nobody(language: str | None) -> str:
    """What is said where nobody was found: only English has rules for who says what."""
    if language in (None, ENGLISH):
        return NO_SOURCE
    return NOT_SOUGHT.format(language_name(language))


def _name(said: Attribution, text: str, entities: SpanIndex[Entity]) -> str:
    source = said.source
    near = entities.overlapping(source.start, source.end) if source else []
    return source_words(said, text, near)


def _with_cue(said: Attribution, name: str, text: str) -> str:
    """The name and its cue; "according to" and its like before it, as English has them."""
    cue = clean_line(text[said.cue.start : said.cue.end], LONGEST_CUE) if said.cue else ""
    if not cue:
        return name
    if said.source is None:
        return f"{name} (“{cue}”)"
    if said.cue and said.cue.start < said.source.start and _stands_before(cue):
        return f"{cue[0].lower()}{cue[1:]} {name}"
    return f"{name}{PARTED}{cue}"


def _stands_before(cue: str) -> bool:
    return cue.split(" ")[0].lower() in CUES_BEFORE
