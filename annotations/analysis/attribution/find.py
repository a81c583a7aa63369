"""Who says it: all that a text reports as said, written, believed, known, wanted or feared.

The three parts are those of PolNeAR (Newell et al. 2018) and Citron: source (who), cue (the word
that tells it) and content (what). With a parse, each cue of `attribution/cues.py` is looked up in
the tree, and words stand in where the tree is wrong; without one, each sentence is read by the
patterns of `attribution/lexical.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotations.analysis.attribution.colons import behind_colons
from annotations.analysis.attribution.cues import ADJECTIVES, NOUNS, PARTICLE_VERBS, VERBS, Cue
from annotations.analysis.attribution.lexical import by_words
from annotations.analysis.attribution.mistaken import is_verb_taken_for_noun
from annotations.analysis.attribution.negated import with_negation
from annotations.analysis.attribution.nested import without_own_voice
from annotations.analysis.attribution.nouns import by_adjective, by_noun
from annotations.analysis.attribution.passives import by_passive_verb, is_passive
from annotations.analysis.attribution.phrases import PHRASES, by_phrase, headlines
from annotations.analysis.attribution.reading import Reading, reading_of
from annotations.analysis.attribution.running import running_on
from annotations.analysis.attribution.speakers import speakers_of
from annotations.analysis.attribution.verbs import by_active_verb
from annotations.analysis.model import Attribution, Span
from annotations.analysis.parsed import Parsed

__all__ = ["find_attributions"]

_MAY_SAY = frozenset((*PHRASES, *VERBS, *(verb for verb, _ in PARTICLE_VERBS), *NOUNS, *ADJECTIVES))
"""Nothing begins at another word."""


def find_attributions(parsed: Parsed) -> tuple[Attribution, ...]:
    """Every attribution of the text, in the order of their contents; nested ones too.

    A source is None where nobody is named ("is expected to"); a cue is None where a quotation
    goes on with the speaker of the one before. A content that source and cue interrupt reaches
    from its first to its last word, and holds them. `speaker` is the full name that a pronoun or
    a short form stands for, where the text leaves no doubt.
    """
    reading = reading_of(parsed)
    found = list(_each_once(_in_tree(reading) if parsed.has_parse else by_words(reading)))
    if parsed.has_parse:
        found += list(behind_colons(reading, found))
    found += list(running_on(reading, found))
    found = [with_negation(reading, one) for one in without_own_voice(reading, found)]
    found.sort(key=_order)
    names = speakers_of(reading, found)
    return tuple(replace(one, speaker=name) for one, name in zip(found, names, strict=True))


def _order(attribution: Attribution) -> tuple[int, int, int]:
    content = attribution.content or Span(0, 0)
    return content.start, -content.end, attribution.cue.start if attribution.cue else 0


def _each_once(found: Iterable[Attribution]) -> Iterator[Attribution]:
    """One attribution a cue; "a statement that" is none beside "said in a statement that"."""
    cues: set[Span | None] = set()
    contents: set[Span | None] = set()
    for attribution in found:
        again = attribution.source is None and attribution.content in contents
        if attribution.cue not in cues and not again:
            cues.add(attribution.cue)
            contents.add(attribution.content)
            yield attribution


def _in_tree(reading: Reading) -> Iterator[Attribution]:
    yield from headlines(reading)
    for index, word in enumerate(reading.words):
        if word in _MAY_SAY:
            found = by_phrase(reading, index) or _by_cue(reading, index)
            if found is not None:
                yield found


def _by_cue(reading: Reading, index: int) -> Attribution | None:
    token = reading.tokens[index]
    verb, last = _verb_at(reading, index)
    if verb is not None and _is_verb(reading, index):
        if is_passive(reading, index):
            return by_passive_verb(reading, index, verb, last)
        return by_active_verb(reading, index, verb, last)
    if token.lower in NOUNS and token.pos in ("NOUN", "PROPN"):
        return by_noun(reading, index, NOUNS[token.lower])
    if token.lower in ADJECTIVES and token.pos in ("ADJ", "VERB"):
        return by_adjective(reading, index, ADJECTIVES[token.lower])
    return None


def _verb_at(reading: Reading, index: int) -> tuple[Cue | None, int]:
    word = reading.word(index)
    for behind in (index + 1, index + 2):
        cue = PARTICLE_VERBS.get((word, reading.word(behind)))
        if cue is not None and (behind == index + 1 or reading.word(index + 1) == "it"):
            return cue, behind
    return VERBS.get(word), index


def _is_verb(reading: Reading, index: int) -> bool:
    """Whether the token is a verb; a noun before "that" counts where it has no governor."""
    token = reading.tokens[index]
    if token.pos in ("VERB", "AUX"):
        return not (token.lower in ADJECTIVES and token.dep == "amod")
    if token.pos in ("NOUN", "ADJ", "PROPN") and index > 0:
        return is_verb_taken_for_noun(reading, index)
    return False
