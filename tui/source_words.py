"""Who a source is, in words: by name, without one, or not clear; pure.

Which words name people without naming anyone ("officials", "a source") follows what the style
guides of news agencies (Associated Press, Reuters) call anonymous sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotations.analysis.model import Attribution, Entity
from articles.clean import clean_line

LONGEST_NAME = 160
"""Code points that a source keeps."""

NOBODY = "nobody named"

UNNAMED_WORDS = frozenset(
    """
    activist adviser advisor aide analyst assistant attorney banker broker bystander campaigner
    colleague commentator commander critic customer dealer diplomat doctor economist employee
    executive expert eyewitness farmer fisherman forecaster friend fighter historian insider
    investigator investor journalist lawmaker lawyer local manager medic minister negotiator
    neighbor neighbour observer officer official one opponent parent passenger patient person
    pollster prosecutor protester reporter representative rescuer researcher resident retailer
    rumor rumour scholar scientist soldier source specialist spokesman spokesperson spokeswoman
    staffer strategist student supporter survivor teacher trader tourist traveller veteran
    victim villager visitor volunteer voter witness worker
    another one somebody someone
    """.split()
)
"""Heads of sources that name a kind of person and no one; the regular plurals go with them."""

SEVERAL = frozenset(
    """
    fishermen people spokesmen spokespeople spokeswomen
    both few many most others several some those three two
    """.split()
)
UNNAMED_WORDS |= SEVERAL

PRONOUNS = frozenset("he she they it i we him her them who which that this".split())

_PART = re.compile(r"[^,;]+")
_AFTER_HEAD = re.compile(
    r"\b(?:of|in|at|for|from|with|to|on|by|near|inside|within|close|familiar|briefed|who|whose|"
    r"that|which|speaking|working|based|named)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


def source_words(said: Attribution, text: str, entities: Iterable[Entity]) -> str:
    """Such as "Pat Ryder (“he”)", "Western officials (unnamed)", "“they” (not clear who)".

    `entities` are those of the article that touch the source.
    """
    words = clean_line(_source(said, text), LONGEST_NAME)
    speaker = clean_line(said.speaker or "", LONGEST_NAME)
    if speaker:
        return f"{speaker} (“{words}”)" if words and words != speaker else speaker
    if not words:
        return NOBODY
    if words.lower() in PRONOUNS:
        return f"“{words}” (not clear who)"
    return f"{words} (unnamed)" if is_unnamed(said, text, entities) else words


def is_unnamed(said: Attribution, text: str, entities: Iterable[Entity]) -> bool:
    """Whether a source tells what kind of people they are and no name.

    A name after a preposition is not the source's own: "an aide to Anna Berg" is unnamed, and
    "a spokeswoman, Anna Berg" is not.
    """
    if said.source is None or said.speaker:
        return False
    people = [one for one in entities if one.label in {"PERSON", "PER"}]
    heads = list(_heads(said.source.start, _source(said, text)))
    if any(one.start < end and one.end > start for one in people for start, end in heads):
        return False
    words = [_WORD.findall(text[start:end].lower()) for start, end in heads[:1]]
    return bool(words and words[0]) and _is_kind(words[0])


def _is_kind(words: list[str]) -> bool:
    """Whether the last word names a kind of people; not "the minister", whom the text may name."""
    last = words[-1]
    if last in UNNAMED_WORDS:
        return words[0] != "the" or last in SEVERAL
    return last.removesuffix("s") in UNNAMED_WORDS or last == "witnesses"


def _source(said: Attribution, text: str) -> str:
    """The words of the source."""
    return text[said.source.start : said.source.end] if said.source else ""


def _heads(offset: int, source: str) -> Iterator[tuple[int, int]]:
    """The parts of a source between commas, each up to what depends on its head.

    As spans of the text; `offset` is where the source starts.
    """
    for part in _PART.finditer(source):
        start, end = part.span()
        after = _AFTER_HEAD.search(source, start, end)
        yield offset + start, offset + (after.start() if after else end)
