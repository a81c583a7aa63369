"""What was said, where it stands behind its cue: a clause, an infinitive, a phrase.

The tree tells where a content begins and ends; words tell it where the tree is wrong, as after
"announced on Tuesday that".
"""

from __future__ import annotations

from annotations.analysis.attribution.beside import source_between
from annotations.analysis.attribution.cues import LISTENERS, Cue
from annotations.analysis.attribution.ends import content_end
from annotations.analysis.attribution.reading import (
    Reading,
    Stretch,
    is_finite,
    is_quote_mark,
    is_sign,
)
from annotations.analysis.words import word_set

_POINTING = word_set("it this that them him her us me these those so")
_WEEKDAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later"
)
_QUESTION_WORDS = word_set("whether if how why when where what who which whose")
_STARTS_PHRASE = frozenset(("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM", "ADV", "PART"))
_SIDE_PHRASES = frozenset(("obl", "advmod", "iobj", "nmod", "compound", "discourse"))
_FARTHEST_THAT = 18
_LONGEST_DOER = 7
_DOER = frozenset(("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"))
_FARTHEST_INFINITIVE = 14


def clause_after(reading: Reading, verb: int, after: int, cue: Cue) -> Stretch | None:
    """The clause behind a cue and, up to `after`, its inverted source."""
    stop = reading.sentence_of(verb).stop
    start = that_after(reading, after, stop)
    if start is not None and start + 1 < stop:
        return start + 1, content_end(reading, verb, start + 1)
    group = group_end(reading, verb, after, listener=cue.takes("t"))
    first = _skip_marks(reading, group + 1, stop)
    if first < stop and reading.word(first) in _QUESTION_WORDS and _has_verb(reading, first, stop):
        return first, content_end(reading, verb, first)
    complement = _complement(reading, verb, after)
    if complement is not None:
        begin = max(min(reading.parsed.subtree(complement)[0], complement), after + 1)
        if begin in (after + 2, after + 3) and reading.tokens[after + 1].pos in (
            "ADJ",
            "NUM",
            "DET",
        ):
            begin = after + 1
        return begin, content_end(reading, verb, begin)
    return None


def bare_clause_after(reading: Reading, verb: int, after: int, cue: Cue) -> Stretch | None:
    """A clause without "that" which the parser did not see: a noun phrase with a finite verb."""
    stop = reading.sentence_of(verb).stop
    group = group_end(reading, verb, after, listener=cue.takes("t"))
    first = _skip_marks(reading, group + 1, stop)
    gerund = first < stop and reading.word(first).endswith("ing")
    if first >= stop or not (gerund or reading.tokens[first].pos in _STARTS_PHRASE):
        return None
    for index in range(first, stop):
        if reading.word(index) in (",", ";", ":", "that", "who", "which", "to"):
            return None
        if index > first and is_finite(reading.tokens[index]):
            return first, content_end(reading, verb, first)
    return None


def that_after(reading: Reading, after: int, stop: int) -> int | None:
    """The "that" that opens a content behind a cue, with a listener, time or place between."""
    for index in range(after + 1, min(after + _FARTHEST_THAT, stop)):
        token = reading.tokens[index]
        if token.lower == "that":
            return index if _opens_clause(reading, after, index, stop) else None
        if token.pos in ("VERB", "AUX", "CCONJ", "SCONJ") and token.dep != "case":
            return None
        if token.lower in (";", ":", ".") or is_quote_mark(token):
            return None
    return None


def _opens_clause(reading: Reading, after: int, that: int, stop: int) -> bool:
    whole = reading.sentence_of(that).stop
    beside_cue = that == after + 1 and that + 3 < whole
    if beside_cue and reading.tokens[that + 1].pos in ("DET", "PRON"):
        return True
    if not any(is_finite(reading.tokens[i]) for i in range(that + 1, min(that + 40, whole))):
        return False
    token = reading.tokens[that]
    if token.dep == "mark" or token.pos == "SCONJ":
        return True
    if "Number=Plur" in reading.tokens[that + 1].morph:
        return True
    if token.dep == "det" or reading.word(that + 1) in (".", ",", "'s"):
        return that > after + 1 and reading.word(that + 1) == ","
    following = reading.tokens[that + 1]
    return following.pos in ("DET", "PRON", "PROPN") or (
        that == after + 1 and following.pos in ("NOUN", "ADJ", "NUM") and token.dep != "nsubj"
    )


def _complement(reading: Reading, verb: int, after: int) -> int | None:
    """The clause that hangs below the verb and has a subject or a finite verb of its own."""
    for child in reading.parsed.children(verb):
        if child > after and reading.dep(child) == "ccomp" and not _is_so(reading, child):
            return None if source_between(reading, child) is not None else child
    return None


def _is_so(reading: Reading, index: int) -> bool:
    first, last = reading.parsed.subtree(index)
    return first == last and reading.word(index) in ("so", "it", "as")


def infinitive_after(reading: Reading, verb: int, after: int) -> Stretch | None:
    """The infinitive right behind: "plans to leave", "vowed on Tuesday not to leave"."""
    stop = reading.sentence_of(verb).stop
    for first in (after + 1, group_end(reading, verb, after, listener=False) + 1):
        at = first + (reading.word(first) in ("not", "never", "instead", "also"))
        if at + 1 < stop and reading.word(at) == "to" and _is_infinitive(reading, at + 1):
            return first, content_end(reading, verb, first)
    return None


def _is_infinitive(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if token.pos in ("VERB", "AUX", "ADV"):
        return not token.lower.endswith("ing")
    if token.pos not in ("NOUN", "ADJ") or "Number=Plur" in token.morph:
        return False
    if reading.tokens[index - 1].pos == "PART":
        return True
    return index + 1 < len(reading.tokens) and reading.tokens[index + 1].pos in (
        "DET",
        "NOUN",
        "PRON",
    )


def object_infinitive(reading: Reading, verb: int, after: int) -> tuple[Stretch, int] | None:
    """Somebody and an infinitive: the phrase of both, and where the infinitive begins."""
    stop = reading.sentence_of(verb).stop
    for index in range(after + 2, min(after + _FARTHEST_INFINITIVE, stop - 1)):
        token = reading.tokens[index]
        if token.lower == "to" and _is_infinitive(reading, index + 1):
            begin = index - (reading.word(index - 1) == "not")
            return (after + 1, content_end(reading, verb, index)), begin
        if (
            is_finite(token)
            or token.lower in (",", ";", ":", "that", "and")
            or is_quote_mark(token)
        ):
            return None
    return None


def object_of(reading: Reading, verb: int, after: int) -> int | None:
    """The token that heads the object."""
    for child in reading.parsed.children(verb):
        if child > after and reading.dep(child) in ("obj", "iobj"):
            return child
    for child in reading.parsed.children(verb):
        if child > after and reading.dep(child) in ("ccomp", "xcomp"):
            for below in reading.parsed.children(child):
                if reading.dep(below) == "nsubj" and below > after:
                    return below
    return None


def participle_after(reading: Reading, verb: int, after: int) -> Stretch | None:
    """Somebody doing something: "found Mendez leading", "show the two shaking hands"."""
    stop = reading.sentence_of(verb).stop
    for index in range(after + 2, min(after + _LONGEST_DOER, stop)):
        token = reading.tokens[index]
        if token.pos == "VERB" and token.lower.endswith("ing"):
            return after + 1, content_end(reading, verb, index)
        if token.pos not in _DOER:
            return None
    return None


def gerund_after(reading: Reading, verb: int, after: int) -> Stretch | None:
    """The participle right behind: "denied taking", "denies having taken"."""
    first = after + 1
    if first < reading.sentence_of(verb).stop and reading.word(first).endswith("ing"):
        token = reading.tokens[first]
        if token.pos in ("VERB", "AUX"):
            return first, content_end(reading, verb, first)
    return None


def phrase_after(reading: Reading, verb: int, after: int) -> Stretch | None:
    """The object, with all that hangs below it."""
    noun = object_of(reading, verb, after)
    if noun is None or reading.tokens[noun].pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return None
    if noun == after + 1 and reading.word(noun) in _POINTING:
        return None
    if reading.tokens[noun].entity == "DATE" and reading.tokens[noun].pos != "NOUN":
        return None
    first = max(reading.parsed.subtree(noun)[0], after + 1)
    return first, content_end(reading, verb, first)


def prepositional_after(
    reading: Reading, verb: int, after: int, prepositions: frozenset[str]
) -> tuple[Stretch, int] | None:
    """A phrase behind one of the prepositions: its stretch, and the preposition's place."""
    stop = reading.sentence_of(verb).stop
    noun = object_of(reading, verb, after)
    last = reading.parsed.subtree(noun)[1] if noun is not None else after
    for index in range(after + 1, min(max(last, after) + 8, stop - 1)):
        token = reading.tokens[index]
        if token.lower in prepositions and token.pos in ("ADP", "SCONJ", ""):
            short = index + 2 >= stop or is_sign(reading.tokens[index + 2])
            if short and reading.tokens[index + 1].pos in ("PRON", "DET", "PUNCT"):
                return None
            return (index, content_end(reading, verb, index + 1)), index
        if token.lower in (",", ";", ":") or token.pos in ("AUX", "CCONJ", "VERB", "SCONJ"):
            return None
        if index > last and token.pos in ("ADP", "PART") and token.lower not in ("to", "with"):
            return None
    return None


def group_end(reading: Reading, verb: int, after: int, *, listener: bool) -> int:
    """The last token of what goes with the cue: "told reporters in Riga on Tuesday"."""
    stop = reading.sentence_of(verb).stop
    end = after
    while end + 1 < stop:
        child = _child_holding(reading, verb, end + 1)
        if child is None or reading.word(end + 1) in _QUESTION_WORDS:
            break
        dep = reading.dep(child)
        heard = listener or reading.word(child) in LISTENERS
        if not (dep in _SIDE_PHRASES or (heard and dep in ("obj", "iobj"))):
            break
        last = reading.parsed.subtree(child)[1]
        if any(is_finite(reading.tokens[i]) for i in range(child + 1, min(last + 1, stop))):
            last = child
        if last <= end or last >= stop:
            break
        end = last
    return _behind_time(reading, end, stop)


def _behind_time(reading: Reading, end: int, stop: int) -> int:
    """Beyond "on Monday", which the parser may have hung anywhere."""
    place = end + 1 + (reading.word(end + 1) in ("on", "late", "early", "last"))
    if place < stop and reading.word(place) in _WEEKDAYS:
        return place
    return end


def _child_holding(reading: Reading, verb: int, place: int) -> int | None:
    """The child of the verb whose subtree begins at `place`."""
    index = place
    for _ in range(12):
        head = reading.tokens[index].head
        if head == verb:
            return index if reading.parsed.subtree(index)[0] == place else None
        if head == index or not 0 <= head < len(reading.tokens):
            return None
        index = head
    return None


def _skip_marks(reading: Reading, index: int, stop: int) -> int:
    while index < stop and is_quote_mark(reading.tokens[index]):
        index += 1
    return index


def _has_verb(reading: Reading, first: int, stop: int) -> bool:
    return any(
        reading.tokens[i].pos in ("VERB", "AUX") for i in range(first, min(first + 15, stop))
    )
