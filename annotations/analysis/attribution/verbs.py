"""Attributions whose cue is a verb in the active voice."""

from __future__ import annotations

from annotations.analysis.attribution.clauses import (
    bare_clause_after,
    clause_after,
    gerund_after,
    infinitive_after,
    object_infinitive,
    object_of,
    participle_after,
    phrase_after,
    prepositional_after,
)
from annotations.analysis.attribution.cues import NEVER_WITHOUT_THAT, WEAK_WITH_NOUN, Cue
from annotations.analysis.attribution.ends import content_end
from annotations.analysis.attribution.quoted import (
    Layout,
    as_aside,
    beside_quotes,
    between_commas,
    interrupted,
)
from annotations.analysis.attribution.reading import Reading, Stretch, is_quote_mark, is_sign, made
from annotations.analysis.attribution.sources import is_first_person, source_of
from annotations.analysis.model import Attribution
from annotations.analysis.words import word_set

_LONGEST_NAMED = 14
_SEEN_DOING = word_set("show find see hear depict")
_REFUSING = word_set("declined declines decline refused refuses refuse declining refusing")


def by_active_verb(
    reading: Reading, verb: int, cue: Cue, last: int, source: Stretch | None = None
) -> Attribution | None:
    """Who says what by the verb at `verb`, whose cue goes on to `last` ("pointed out")."""
    source = source or source_of(reading, verb)
    if source is None or _is_part_of_another(reading, verb):
        return None
    own = reading.quote_at[verb] >= 0
    if is_first_person(reading, source) and not (own and cue.takes("ctqiw")):
        return None
    layout = Layout.of(reading, verb, last, source)
    words = (verb, last)
    if cue.takes("q"):
        quoted = beside_quotes(reading, layout)
        if quoted is not None:
            return made(reading, source, words, quoted, whole=True)
    if cue.takes("ctq"):
        whole = interrupted(reading, layout)
        if whole is not None:
            return made(reading, source, words, whole, whole=True)
    content = _clause(reading, verb, layout.after, cue)
    if content is None and cue.takes("ctq"):
        aside = as_aside(reading, layout)
        if aside is not None:
            return made(reading, source, words, aside, whole=True)
        content = between_commas(reading, layout)
        if content is not None:
            return made(reading, source, words, content, whole=True)
    if content is None:
        content = _other_content(reading, verb, layout.after, cue)
    return made(reading, source, words, content)


def _is_part_of_another(reading: Reading, verb: int) -> bool:
    """Whether the verb is a part of another cue: "declined to say", "was quoted as saying"."""
    if reading.word(verb - 1) == "as" and reading.word(verb) in ("saying", "telling"):
        return True
    return reading.word(verb - 1) == "to" and reading.word(verb - 2) in _REFUSING


def _clause(reading: Reading, verb: int, after: int, cue: Cue) -> Stretch | None:
    if not cue.takes("ct") or reading.word(after + 1) == ";":
        return None
    found = clause_after(reading, verb, after, cue)
    if found is None and cue.lemma not in NEVER_WITHOUT_THAT and not cue.takes("n"):
        found = bare_clause_after(reading, verb, after, cue)
    if found is not None and reading.word(found[0]) == "that" and found[0] < found[1]:
        opener = reading.tokens[found[0]]
        return (found[0] + 1, found[1]) if opener.pos == "SCONJ" else found
    return found


def _other_content(reading: Reading, verb: int, after: int, cue: Cue) -> Stretch | None:
    """An infinitive, a gerund, "X as Y", "X of Y", or a noun phrase."""
    if cue.takes("i"):
        found = infinitive_after(reading, verb, after)
        if found:
            return found
    if cue.takes("rw"):
        pair = object_infinitive(reading, verb, after)
        if pair:
            whole, infinitive = pair
            return whole if cue.takes("w") else (infinitive, whole[1])
    if cue.takes("g"):
        found = gerund_after(reading, verb, after)
        if found:
            return found
    return _phrase(reading, verb, after, cue)


def _phrase(reading: Reading, verb: int, after: int, cue: Cue) -> Stretch | None:
    noun = object_of(reading, verb, after)
    if cue.takes("a") and noun is not None:
        named = prepositional_after(reading, verb, after, frozenset(("as",)))
        if named:
            return _from_object(reading, noun, after, named[0])
    if cue.takes("s") and noun is not None:
        named_so = _named_so(reading, verb, noun, after)
        if named_so:
            return named_so
    if cue.prepositions and (noun is not None or cue.lemma != "put"):
        found = prepositional_after(reading, verb, after, cue.prepositions)
        if found:
            whole = found[0]
            return _from_object(reading, noun, after, whole) if noun is not None else whole
    if cue.lemma in _SEEN_DOING:
        found_doing = participle_after(reading, verb, after)
        if found_doing:
            return found_doing
    if " " in cue.lemma and cue.takes("n") and noun is None:
        behind = after + 1
        if behind < reading.sentence_of(verb).stop and not is_sign(reading.tokens[behind]):
            return behind, content_end(reading, verb, behind)
    if cue.takes("n") and cue.lemma not in WEAK_WITH_NOUN and noun is not None:
        return phrase_after(reading, verb, after)
    return None


def _from_object(reading: Reading, noun: int, after: int, phrase: Stretch) -> Stretch:
    if reading.tokens[noun].text[:1].isdigit():
        return phrase
    first = max(reading.parsed.subtree(noun)[0], after + 1)
    return min(first, phrase[0]), phrase[1]


def _named_so(reading: Reading, verb: int, noun: int, after: int) -> Stretch | None:
    """`called the plan a disaster`: the object and what it was called."""
    for child in reading.parsed.children(verb):
        if child > noun and reading.dep(child) == "xcomp":
            first = max(reading.parsed.subtree(noun)[0], after + 1)
            return first, max(reading.parsed.subtree(child)[1], child)
    return _two_phrases(reading, verb, after)


def _two_phrases(reading: Reading, verb: int, after: int) -> Stretch | None:
    """Two noun phrases without a word between them, however the tree joins them."""
    stop = reading.sentence_of(verb).stop
    for index in range(after + 2, min(after + _LONGEST_NAMED, stop)):
        token, before = reading.tokens[index], reading.tokens[index - 1]
        if token.lower in (",", ";", ":") or token.pos in ("ADP", "VERB", "AUX", "CCONJ", "SCONJ"):
            return None
        second = token.pos == "DET" or is_quote_mark(token) or token.lower in ("too", "so")
        if second and before.pos in ("NOUN", "PROPN", "PRON"):
            return after + 1, content_end(reading, verb, index)
    return None
