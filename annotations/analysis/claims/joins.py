"""Joins between clauses: where one is, where the clause behind it begins, what the tree says."""

from __future__ import annotations

from annotations.analysis.claims.ahead import JOINS
from annotations.analysis.claims.verbs import begins_subject, is_finite
from annotations.analysis.claims.words import CONTRASTING
from annotations.analysis.parsed import Parsed

SIGNS = frozenset((",", ";", "–", "—"))
"""Signs that part a clause from the join behind it."""

_NEED_COMMA = frozenset(("so", "yet", "while"))
_AFTER_JOIN = frozenset(("so", "that", "then"))
_JOIN_WORDS = JOINS | CONTRASTING
_MOST_WORDS_OF_JOIN = 4
_MOST_CHILDREN = 64
_PREDICATES = frozenset(("VERB", "AUX"))
_SUBORDINATE = frozenset(("advcl", "acl", "acl:relcl", "advcl:relcl", "csubj", "csubj:pass"))
_DEEPEST = 12


def right_start(parsed: Parsed, index: int, last: int, after_contrast: bool) -> int | None:
    """Where the clause behind a join at `index` begins, None where there is no join."""
    tokens = parsed.tokens
    at = index
    if tokens[at].text == ";" or (tokens[at].text == "," and after_contrast):
        at += 1
        joined = True
    else:
        comma = tokens[at].text in SIGNS
        at += comma
        if at >= last:
            return None
        word = tokens[at].lower
        joined = word in JOINS or word in CONTRASTING or (word == "even" and comma)
        if not joined or (word in _NEED_COMMA and not comma):
            return None
    stop = min(last, at + _MOST_WORDS_OF_JOIN)
    while at < stop and (tokens[at].lower in _JOIN_WORDS or _is_filler(parsed, at, last)):
        at += 1
    return at if at < stop else None


def _is_filler(parsed: Parsed, index: int, last: int) -> bool:
    """Whether "that", "so" or "then" stands between the join and the subject."""
    word = parsed.tokens[index].lower
    if word == "even":
        return index + 1 < last and parsed.tokens[index + 1].lower in CONTRASTING
    if word not in _AFTER_JOIN or index + 1 >= last:
        return False
    if word != "that":
        return True
    after_join = parsed.tokens[index - 1].lower in JOINS
    return after_join and begins_subject(parsed, index + 1) and not is_finite(parsed, index + 1)


def conjunction(parsed: Parsed, index: int, right: int) -> int | None:
    """The coordinating conjunction between the two, if there is one."""
    for at in range(index, right):
        if parsed.tokens[at].lower in JOINS:
            return at
    return None


def is_purpose(parsed: Parsed, index: int) -> bool:
    """Whether "so that" stands at `index` or behind its comma: a purpose, no claim of its own."""
    following = [token.lower for token in parsed.tokens[index : index + 3]]
    return following[1:] == ["so", "that"] or following[:2] == ["so", "that"]


def tree_says(parsed: Parsed, join: int) -> bool | None:
    """Whether the tree joins two clauses here; None where it leaves that open."""
    if not parsed.has_parse:
        return None
    tokens = parsed.tokens
    second = tokens[join].head
    if tokens[join].dep != "cc" or second <= join or tokens[second].dep != "conj":
        return None
    first = tokens[second].head
    if not 0 <= first < join:
        return None
    if not _is_predicate(parsed, second):
        return None if _is_predicate(parsed, first) else False
    if not _has_subject(parsed, second, join):
        return None
    return None if _is_below_subordinate(parsed, first) else True


def _is_predicate(parsed: Parsed, index: int) -> bool:
    if parsed.tokens[index].pos in _PREDICATES:
        return True
    below = (parsed.tokens[child].dep for child in parsed.children(index)[:_MOST_CHILDREN])
    return any(dep == "cop" or dep.startswith("nsubj") for dep in below)


def _has_subject(parsed: Parsed, index: int, after: int) -> bool:
    return any(
        child > after and parsed.tokens[child].dep.startswith(("nsubj", "csubj", "expl"))
        for child in parsed.children(index)[:_MOST_CHILDREN]
    )


def _is_below_subordinate(parsed: Parsed, index: int) -> bool:
    tokens = parsed.tokens
    for _ in range(_DEEPEST):
        if tokens[index].dep in _SUBORDINATE:
            return True
        head = tokens[index].head
        if head == index or not 0 <= head < len(tokens):
            return False
        index = head
    return True
