"""Where one sentence holds several claims: its clauses that assert something of their own.

A clause stands alone where it has a subject and a finite verb of its own and joins the one before
by a semicolon, by "and", "but", "so" or "yet", or by a contrasting "while", "whereas", "although"
or "though". Halves that share a subject ("He joined in 2010 and left in 2014"), relative clauses,
clauses of time, cause and condition, and whatever stands inside quotation marks or brackets stay
where they are: torn out, they no longer read as a sentence of which one can say "true".

Two contents under one cue ("She said that A and that B") are two claims; the second begins after
its "that".

Two witnesses are heard. The words decide on their own where there is no tree. Where there is one
(Universal Dependencies: `cc` below the second of two `conj`), it may refuse a join, or allow one
that the words leave open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.analysis.claims.ahead import FEWEST_WORDS, verb_of_clause, words_ahead
from annotations.analysis.claims.joins import (
    SIGNS,
    conjunction,
    is_purpose,
    right_start,
    tree_says,
)
from annotations.analysis.claims.open import OpenClause, read_on
from annotations.analysis.claims.verbs import is_finite
from annotations.analysis.claims.words import CONTRASTING, CUES, PREPOSITIONS
from annotations.analysis.model import Span
from annotations.analysis.parsed import Parsed

_OPENING_QUOTES, _CLOSING_QUOTES = frozenset("“„«"), frozenset("”»")
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
_FULL_STOPS = ".!…"
_LONGEST_CUE = 12


@dataclass(frozen=True, slots=True)
class _Cut:
    """A join: where the left clause stops (end exclusive) and where the right one begins."""

    left: int
    right: int
    of_contrast: bool
    """It is the comma in "While A, B"."""


def clauses(parsed: Parsed, first: int, last: int) -> tuple[Span, ...]:
    """The clauses, in order, of the sentence whose tokens are `first` to `last` - 1.

    One span from the first to the last token where the sentence holds but one clause. Where it
    holds more, no span has the conjunction before it or the full stop behind it.
    """
    tokens = parsed.tokens
    cuts = list(_cuts(parsed, first, last))
    if not cuts:
        return (Span(tokens[first].start, tokens[last - 1].end),) if first < last else ()
    opening = _main_start(parsed, first) if cuts[0].of_contrast else first
    starts = [opening, *(cut.right for cut in cuts)]
    stops = [*(cut.left for cut in cuts), _without_full_stop(parsed, first, last)]
    return tuple(
        Span(tokens[start].start, tokens[stop - 1].end - _stop_in_token(parsed, stop, last))
        for start, stop in zip(starts, stops, strict=True)
        if start < stop
    )


def _cuts(parsed: Parsed, first: int, last: int) -> Iterator[_Cut]:
    tokens = parsed.tokens
    contrast = _main_start(parsed, first) if _opens_with_contrast(parsed, first, last) else None
    left = OpenClause(first if contrast is None else contrast)
    inside = _insides(parsed, first, last)
    for index in range(first, last):
        if inside[index - first] or index < left.start:
            read_on(left, parsed, index)
            continue
        right = right_start(parsed, index, last, contrast is not None)
        if right is not None and _may_cut(left, parsed, index, right, last):
            of_contrast = contrast is not None and tokens[index].text == ","
            yield _Cut(_left_stop(parsed, first, index), right, of_contrast)
            left, contrast = OpenClause(right), None
        elif tokens[index].text == "," and contrast is not None and left.is_clause:
            contrast = None
            read_on(left, parsed, index)
        else:
            read_on(left, parsed, index)


def _may_cut(left: OpenClause, parsed: Parsed, index: int, right: int, last: int) -> bool:
    if not left.is_clause or words_ahead(parsed, right, last) < FEWEST_WORDS:
        return False
    if is_purpose(parsed, index) or verb_of_clause(parsed, right, last) is None:
        return False
    if _is_listed_source(parsed, left.start, index, right, last):
        return False
    join = conjunction(parsed, index, right)
    strong = parsed.tokens[index].text in SIGNS
    verdict = tree_says(parsed, join) if join is not None else None
    if verdict is not None:
        return verdict
    if strong:
        return not left.listing
    return not left.subordinate and not left.saying


def _is_listed_source(parsed: Parsed, start: int, index: int, right: int, last: int) -> bool:
    """Whether the join is inside who said it all: "…, medics and two residents told Reuters"."""
    tokens = parsed.tokens
    verb = verb_of_clause(parsed, right, last)
    if verb is None or tokens[verb].lower not in CUES:
        return False
    behind = range(verb + 1, min(last, verb + _LONGEST_CUE))
    if len(behind) < last - verb - 1 or any(_tells_more(parsed, at) for at in behind):
        return False
    for at in range(index - 1, max(start, index - _LONGEST_CUE), -1):
        if tokens[at].text == ",":
            return at + 1 < index
        if is_finite(parsed, at) or tokens[at].text in SIGNS or tokens[at].lower in PREPOSITIONS:
            return False
    return False


def _tells_more(parsed: Parsed, index: int) -> bool:
    return is_finite(parsed, index) or parsed.tokens[index].lower in ("that", "nothing")


def _opens_with_contrast(parsed: Parsed, first: int, last: int) -> bool:
    """Whether the sentence begins "While A, B" and asserts both; "While he slept, B" is of time."""
    start = _main_start(parsed, first)
    if start == first:
        return False
    word = parsed.tokens[start - 1].lower
    verb = verb_of_clause(parsed, start, last)
    if verb is None:
        return False
    if word != "while":
        return True
    of_one_named = parsed.tokens[start].lower in ("he", "she", "it", "they", "we", "i", "you")
    following = parsed.tokens[verb + 1 : verb + 3]
    return not of_one_named and not any(token.lower.endswith("ing") for token in following)


def _main_start(parsed: Parsed, first: int) -> int:
    """The token after an opening "While", "Although" or "Even though"; else `first`."""
    words = [token.lower for token in parsed.tokens[first : first + 2]]
    if words == ["even", "though"]:
        return first + 2
    return first + 1 if words[:1] and words[0] in CONTRASTING and len(words) > 1 else first


def _left_stop(parsed: Parsed, first: int, index: int) -> int:
    """The index after the last token of the clause that ends before a join at `index`."""
    while index > first + 1 and parsed.tokens[index - 1].text in (",", ";", "–", "—", "-"):
        index -= 1
    return index


def _without_full_stop(parsed: Parsed, first: int, last: int) -> int:
    if last - first > 1 and parsed.tokens[last - 1].text.strip(_FULL_STOPS) == "":
        return last - 1
    return last


def _stop_in_token(parsed: Parsed, stop: int, last: int) -> int:
    """1 where a tokenizer left the full stop at the sentence's last number, as in "£1.7m."."""
    text = parsed.tokens[stop - 1].text
    if stop != last or text[-1] != "." or len(text) == 1:
        return 0
    unit = text[:-1].isalpha() and parsed.tokens[stop - 2].text[-1].isdigit()
    return int(unit or any(map(str.isdigit, text)))


def _insides(parsed: Parsed, first: int, last: int) -> list[bool]:
    """For each token of a sentence whether it stands in quotation marks or in brackets.

    A closing mark that nothing opened closes what an earlier sentence opened; one that is opened
    and never closed runs to the end.
    """
    inside: list[bool] = []
    depth, quoted, opened = 0, False, False
    for index in range(first, last):
        text = parsed.tokens[index].text
        depth = max(0, depth + _BRACKETS.get(text, 0))
        if text in _OPENING_QUOTES:
            quoted = opened = True
        elif text in _CLOSING_QUOTES:
            if not opened:
                inside = [True] * len(inside)
            quoted, opened = False, True
        elif text == '"':
            quoted, opened = not quoted, True
        inside.append(quoted or depth > 0)
    return inside
