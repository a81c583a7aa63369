"""The clause that is being read: what has been seen of it, and whether it could stand alone."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.analysis.claims.ahead import FEWEST_WORDS, clause_ahead
from annotations.analysis.claims.verbs import begins_subject, is_finite, is_word
from annotations.analysis.claims.words import CUES, PREPOSITIONS, RELATIVE, SUBORDINATORS
from annotations.analysis.parsed import Parsed

_MAY_BE_PREPOSITIONS = frozenset(
    ("as", "since", "after", "before", "until", "once", "though", "like")
)


@dataclass(slots=True)
class OpenClause:
    """What has been read of the clause that is still open."""

    start: int
    """Index of its first token."""
    words: int = 0
    finite: int = 0
    openers: int = 0
    """Words that each need a finite verb of their own: "who", "because", "that"."""
    pending: bool = False
    """The last opener still waits for its verb."""
    saying: bool = False
    """The last finite verb may be one of saying, and what is said has no verb as yet."""
    listing: bool = False
    """A comma came since that verb: what follows may be a list."""
    subordinate: bool = False
    """A clause of time, cause or condition, or a relative one, is open: no comma has ended it."""

    @property
    def is_clause(self) -> bool:
        """Whether it could stand alone."""
        return self.words >= FEWEST_WORDS and self.finite > self.openers and not self.pending


def read_on(left: OpenClause, parsed: Parsed, index: int) -> None:
    """Take the token at `index` into the clause that is being read."""
    token = parsed.tokens[index]
    if index < left.start:
        return
    if is_word(token):
        left.words += 1
    if token.text == "," and not left.pending:
        left.subordinate = False
        left.listing = left.listing or left.saying
    if is_finite(parsed, index):
        left.finite += 1
        left.pending = False
        left.saying = token.lower in CUES and _content_may_follow(parsed, index)
        left.listing = False
    elif _opens_clause(parsed, index) and (index > left.start or token.lower != "that"):
        left.openers += 1
        left.pending = True
        left.subordinate = left.subordinate or not _is_content_that(parsed, index)


def _content_may_follow(parsed: Parsed, index: int) -> bool:
    """Whether a clause without "that" may follow the verb of saying right away."""
    after = index + 1
    if after >= len(parsed.tokens):
        return False
    following = parsed.tokens[after].lower
    return following not in PREPOSITIONS and begins_subject(parsed, after) and following != "that"


def _opens_clause(parsed: Parsed, index: int) -> bool:
    token = parsed.tokens[index]
    if token.lower == "that":
        return token.pos in ("", "SCONJ") or (token.pos == "PRON" and "Rel" in token.morph)
    if token.lower in _MAY_BE_PREPOSITIONS:
        return clause_ahead(parsed, index + 1)
    return token.lower in RELATIVE or token.lower in SUBORDINATORS


def _is_content_that(parsed: Parsed, index: int) -> bool:
    """Whether "that" opens what is said: it follows its cue, or the words told to."""
    if parsed.tokens[index].lower != "that":
        return False
    before = range(max(0, index - 6), index)
    return any(parsed.tokens[i].lower in CUES for i in before)
