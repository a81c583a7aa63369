"""Verbs that the tagger took for nouns: "Apple plans to open", "intelligence estimates that"."""

from __future__ import annotations

from annotations.analysis.attribution.beside import source_between
from annotations.analysis.attribution.cues import NOUNS, VERBS
from annotations.analysis.attribution.reading import Reading, is_finite

_CLAUSAL = ("root", "ccomp", "parataxis", "conj")
_NO_SUBJECT = ("'s", "'", "of", "for", "in", "on", "the", "a", "an")
_PLURALS = ("media", "police", "people", "staff")


def is_verb_taken_for_noun(reading: Reading, index: int) -> bool:
    """Whether a noun is better read as a verb: its neighbours are a subject and a content."""
    if _is_in_name(reading, index):
        return False
    cue = VERBS[reading.word(index)]
    only_verb = reading.word(index) not in NOUNS and cue.takes("cq")
    if only_verb and _ends_clause(reading, index):
        return True
    if not _has_subject_before(reading, index):
        return False
    if cue.takes("cq") and _ends_clause(reading, index):
        return True
    token = reading.tokens[index]
    if token.dep not in _CLAUSAL:
        return False
    following = reading.word(index + 1)
    if following == "that":
        return cue.takes("ct")
    if following == "to":
        return cue.takes("i")
    sentence = reading.sentence_of(index)
    return cue.takes("n") and not any(is_finite(reading.tokens[i]) for i in sentence)


def _is_in_name(reading: Reading, index: int) -> bool:
    """Whether the word is the end of a capitalised name: "Maasveld Holding"."""
    token, before = reading.tokens[index], reading.tokens[index - 1]
    return token.pos == "PROPN" and token.text[0].isupper() and before.text[0].isupper()


def _has_subject_before(reading: Reading, index: int) -> bool:
    """Whether the word before is a noun that agrees with a verb in -s or without."""
    before = reading.tokens[index - 1]
    if before.pos not in ("NOUN", "PROPN", "PRON") or before.lower in _NO_SUBJECT:
        return False
    plural = "Number=Plur" in before.morph or before.lower in _PLURALS
    return plural != reading.word(index).endswith("s") or reading.word(index).endswith("ed")


def _ends_clause(reading: Reading, index: int) -> bool:
    closed = reading.word(index + 1) in (".", ",", "") or reading.tokens[index].end == len(
        reading.parsed.text
    )
    return closed and source_between(reading, index) is not None
