"""What lies ahead of a place where a clause may begin: its subject, its verb, its length.

All of them look at a bounded number of words, so that a long sentence is read in linear time.
"""

from __future__ import annotations

from annotations.analysis.claims.verbs import begins_subject, is_finite, is_word
from annotations.analysis.claims.words import (
    CUES,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVE,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from annotations.analysis.parsed import Parsed

FEWEST_WORDS = 4
"""A shorter clause is no claim."""

JOINS = frozenset(("and", "but", "so", "yet"))
"""Conjunctions between two clauses of the same rank."""

_LONGEST_SUBJECT = 24
_MOST_SIGNS = 24
_MOST_COMMAS_IN_SUBJECT = 2
_NO_NOUNS = DETERMINERS | SUBJECT_PRONOUNS | {"him", "them", "us", "me"}


def verb_of_clause(parsed: Parsed, start: int, last: int) -> int | None:
    """The finite verb of a clause that begins at `start`; None where none does.

    A subject has to come first; each relative clause in it takes a finite verb for itself. The
    words looked at are bounded, so that a long sentence is read in linear time.
    """
    tokens = parsed.tokens
    stop = min(last, start + _LONGEST_SUBJECT)
    wanted, commas, subject = 1, 0, False
    for at in range(start, stop):
        word = tokens[at].lower
        if tokens[at].text in (";", ":"):
            return None
        if tokens[at].text == ",":
            commas += 1
            if commas > _MOST_COMMAS_IN_SUBJECT or not (subject or at > start):
                return None
        elif at > start and (word in RELATIVE or word in SUBORDINATORS):
            wanted += 1
        elif is_finite(parsed, at) and not (at == start and _describes(parsed, at, stop)):
            if not subject:
                return None
            wanted -= 1
            if wanted == 0:
                shared = _follows_join(parsed, at, start)
                said = commas == 1 and _ends_with_saying(parsed, at, last)
                return None if shared or said else at
        elif begins_subject(parsed, at):
            subject = True
        elif at == start and not _leads_in(parsed, at, stop):
            return None
    return None


def clause_ahead(parsed: Parsed, index: int) -> bool:
    """Whether a word that may be a preposition has a subject and a verb behind it."""
    last = parsed.sentence_tokens(parsed.tokens[index - 1].sentence).stop
    stop = min(last, index + _LONGEST_SUBJECT)
    comma = next((at for at in range(index, stop) if parsed.tokens[at].text == ","), stop)
    return verb_of_clause(parsed, index, comma) is not None


def words_ahead(parsed: Parsed, start: int, last: int) -> int:
    """How many words stand before the next join with a comma, counted up to FEWEST_WORDS."""
    count = 0
    for at in range(start, min(last, start + _MOST_SIGNS)):
        token = parsed.tokens[at]
        count += is_word(token)
        if count == FEWEST_WORDS or token.text == ";":
            break
        if token.text == "," and at + 1 < last and parsed.tokens[at + 1].lower in JOINS:
            break
    return count


def _leads_in(parsed: Parsed, index: int, stop: int) -> bool:
    """Whether a word that begins no subject may stand before one: "in 2019 it", "only one"."""
    token = parsed.tokens[index]
    return token.lower in PREPOSITIONS or token.pos == "ADV" or _describes(parsed, index, stop)


def _follows_join(parsed: Parsed, verb: int, start: int) -> bool:
    """Whether the verb has its subject further left: the one in "…, bribery and was released"."""
    at = verb - 1
    while at > start and parsed.tokens[at].lower.endswith("ly"):
        at -= 1
    return at > start and parsed.tokens[at].lower in ("and", "or", "but")


def _describes(parsed: Parsed, index: int, stop: int) -> bool:
    """Whether a word such as "spoiled" belongs to the noun behind it: "spoiled ballots"."""
    token = parsed.tokens[index]
    if not token.lower.endswith("ed") or index + 2 >= stop:
        return False
    after = parsed.tokens[index + 1]
    if after.pos:
        return after.pos in ("NOUN", "ADJ")
    word = after.lower
    return begins_subject(parsed, index + 1) and after.text == word and word not in _NO_NOUNS


def _ends_with_saying(parsed: Parsed, index: int, last: int) -> bool:
    """Whether the verb is that of a "…, police said" at the end, and none of the words before."""
    if parsed.tokens[index].lower not in CUES:
        return False
    after = index + 1
    return after >= last or not (
        begins_subject(parsed, after) or parsed.tokens[after].lower == "that"
    )
