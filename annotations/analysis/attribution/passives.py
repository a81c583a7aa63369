"""Attributions whose cue is a verb in the passive: "is expected to", "was accused of", "by X".

Who speaks is named with "by", or not at all: then the attribution has no source.
"""

from __future__ import annotations

from annotations.analysis.attribution.beside import source_between
from annotations.analysis.attribution.clauses import (
    clause_after,
    infinitive_after,
    prepositional_after,
)
from annotations.analysis.attribution.cues import (
    PASSIVE_OF_RECIPIENT,
    PASSIVE_TO_INFINITIVE,
    PASSIVE_WITH_CLAUSE,
    SCARCE_WITHOUT_AGENT,
    WEAK_WITH_NOUN,
    Cue,
)
from annotations.analysis.attribution.ends import content_end
from annotations.analysis.attribution.quoted import Layout, beside_quotes, between_commas
from annotations.analysis.attribution.reading import BE, Reading, Stretch, made, noun_phrase
from annotations.analysis.attribution.sources import (
    is_only_verb,
    phrase_of,
    subject_of,
)
from annotations.analysis.model import Attribution
from annotations.analysis.words import word_set

_BETWEEN = word_set(
    "not n't also been being widely still now reportedly already long once generally"
)
_OF_PEOPLE = frozenset(("of", "as", "for"))


def is_passive(reading: Reading, verb: int) -> bool:
    """Whether a verb form is a participle of the passive."""
    token = reading.tokens[verb]
    word = token.lower
    if word.endswith("ing") or "VerbForm=Inf" in token.morph:
        return False
    if word == "said" and reading.word(verb + 1) == "to":
        return True
    labels = [reading.tokens[child].dep for child in reading.parsed.children(verb)]
    if "nsubj" in labels:
        return False
    if _be_before(reading, verb) is not None:
        return True
    if source_between(reading, verb) is not None:
        return False
    noun = token.head
    if token.dep == "conj" and 0 <= noun < verb and "Voice=Pass" in token.morph:
        return "nsubj:pass" in [reading.tokens[i].dep for i in reading.parsed.children(noun)]
    reduced = token.dep in ("acl", "amod") and 0 <= noun < verb and not is_only_verb(reading, verb)
    return reduced and reading.tokens[noun].pos in ("NOUN", "PROPN", "PRON")


def _be_before(reading: Reading, verb: int) -> int | None:
    """The form of "be" that stands before the participle, adverbs between."""
    start = reading.sentence_of(verb).start
    for index in range(verb - 1, max(start, verb - 4) - 1, -1):
        word = reading.word(index)
        if word in BE and word != "been" and word != "being":
            return index
        if word in ("been", "being") and (index == 0 or reading.word(index - 1) not in BE):
            return index
        if not (word in _BETWEEN or reading.tokens[index].pos == "ADV"):
            return None
    return None


def by_passive_verb(reading: Reading, verb: int, cue: Cue, last: int) -> Attribution | None:
    """What is said by a participle, and by whom where that is told."""
    be = _be_before(reading, verb)
    words = (be if be is not None else verb, last)
    subject = _subject(reading, verb, words[0])
    quoted_as = _quoted_as(reading, verb, subject, words[0])
    if quoted_as is not None:
        return quoted_as
    agent = agent_of(reading, verb)
    return _of_listener(reading, verb, cue, agent, words) or _of_subject(
        reading, verb, cue, agent, subject, words
    )


def _subject(reading: Reading, verb: int, first: int) -> Stretch | None:
    token = reading.tokens[verb]
    if token.dep == "acl" and 0 <= token.head < verb:
        found = noun_phrase(reading, token.head, reading.sentence_of(verb).start, first - 1)
        return found if found[0] <= found[1] else None
    subject = subject_of(reading, verb, passive=True)
    if subject is None or subject > first:
        return None
    return phrase_of(reading, subject, verb)


def agent_of(reading: Reading, verb: int) -> Stretch | None:
    """The noun phrase behind "by"."""
    window = reading.sentence_of(verb)
    for child in reading.parsed.children(verb):
        if child <= verb or reading.dep(child) not in ("obl", "nmod"):
            continue
        below = reading.parsed.children(child)
        by = next((i for i in below if i > verb and reading.word(i) == "by"), None)
        named = reading.tokens[child].pos in ("NOUN", "PROPN", "PRON")
        if by is not None and named and reading.tokens[child].entity != "DATE":
            return noun_phrase(reading, child, by + 1, window.stop - 1)
    return None


def _quoted_as(
    reading: Reading, verb: int, subject: Stretch | None, first: int
) -> Attribution | None:
    """`X was quoted as saying …`, `X was heard to say …`"""
    if reading.word(verb) not in ("quoted", "cited", "reported", "recorded", "heard", "overheard"):
        return None
    stop = reading.sentence_of(verb).stop
    saying = next(
        (
            i
            for i in range(verb + 1, min(verb + 8, stop))
            if reading.word(i) in ("saying", "telling")
            and (reading.word(i - 1) == "as" or i < verb + 2)
        ),
        None,
    )
    if saying is None:
        return None
    cue = Cue("say", "qct")
    if subject is None:
        return None
    layout = Layout(verb, subject[0], saying, True)
    content = beside_quotes(reading, layout) or clause_after(reading, saying, saying, cue)
    whole = content is None
    if content is None:
        content = between_commas(reading, layout)
    if content is None and saying + 1 < stop:
        content = saying + 1, content_end(reading, saying, saying + 1)
    return made(reading, subject, (first, saying), content, whole=whole)


def _of_listener(
    reading: Reading, verb: int, cue: Cue, agent: Stretch | None, words: Stretch
) -> Attribution | None:
    """`X was told by Y that …`: the subject hears."""
    if reading.word(verb) not in PASSIVE_OF_RECIPIENT:
        return None
    after = agent[1] if agent else words[1]
    content = clause_after(reading, verb, after, cue) or infinitive_after(reading, verb, after)
    if content is None and cue.prepositions:
        found = prepositional_after(reading, verb, after, cue.prepositions)
        content = found[0] if found else None
    return made(reading, agent, words, content)


def _of_subject(
    reading: Reading,
    verb: int,
    cue: Cue,
    agent: Stretch | None,
    subject: Stretch | None,
    words: Stretch,
) -> Attribution | None:
    """The subject is a part of what is said."""
    word = reading.word(verb)
    if word in PASSIVE_OF_RECIPIENT:
        return None
    after = agent[1] if agent else words[1]
    infinitive = infinitive_after(reading, verb, after) if word in PASSIVE_TO_INFINITIVE else None
    if infinitive is not None:
        content = (subject[0], infinitive[1]) if subject else infinitive
        return made(reading, agent, words, content, whole=True)
    said = _is_it(reading, subject) or (
        word in PASSIVE_WITH_CLAUSE and (agent is not None or subject is None)
    )
    if said:
        clause = clause_after(reading, verb, after, cue)
        if clause is not None:
            return made(reading, agent, words, clause)
        stated = _stated_before(reading, verb, words, subject)
        if stated is not None:
            return made(reading, agent, words, stated, whole=True)
    return _judged(reading, verb, cue, agent, subject, words)


def _is_it(reading: Reading, subject: Stretch | None) -> bool:
    return subject is not None and subject[0] == subject[1] and reading.word(subject[0]) == "it"


def _stated_before(
    reading: Reading, verb: int, words: Stretch, subject: Stretch | None
) -> Stretch | None:
    """`The dam held, it was announced.`"""
    if subject is None or not _is_it(reading, subject):
        return None
    layout = Layout(verb, subject[0], words[1], True)
    return beside_quotes(reading, layout) or between_commas(reading, layout)


def _judged(
    reading: Reading,
    verb: int,
    cue: Cue,
    agent: Stretch | None,
    subject: Stretch | None,
    words: Stretch,
) -> Attribution | None:
    """`X is accused of …`, `X was described by Y as …`, `the plan was criticised by Y`."""
    if subject is None or _is_it(reading, subject):
        return None
    judging = reading.word(verb) in SCARCE_WITHOUT_AGENT
    found = None
    if judging:
        before = cue.prepositions | _OF_PEOPLE
        found = prepositional_after(reading, verb, words[1], before)
    if found is not None:
        return made(reading, agent, words, (subject[0], found[0][1]), whole=True)
    takes = cue.takes("n") and cue.lemma not in WEAK_WITH_NOUN
    if agent is None or not takes:
        return None
    return made(reading, agent, words, subject)
