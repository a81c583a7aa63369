"""Who a verb speaks of: its subject, also where it is shared, controlled or turned round."""

from __future__ import annotations

from annotations.analysis.attribution.beside import (
    NO_SOURCE,
    NOMINAL,
    PAUSES,
    RELATIVE,
    TIMES,
    before_auxiliaries,
    beside_verb,
    chunk_ending,
    name_behind,
    source_between,
    without_edges,
)
from annotations.analysis.attribution.reading import (
    Reading,
    Stretch,
    is_finite,
    is_sign,
    noun_phrase,
    trimmed_stretch,
)
from annotations.analysis.words import word_set

_CLIMBS = 6
_TIME_PREPOSITIONS = word_set("on in at during after before late early last this earlier since")
_FIRST_PERSON = word_set("i we you me us my our your")


def subject_of(reading: Reading, verb: int, *, passive: bool = False) -> int | None:
    """The token that heads the subject of a verb, where need be that of a verb above it."""
    index = verb
    for _ in range(_CLIMBS):
        own = _own_subject(reading, index)
        if own is not None:
            return own
        token = reading.tokens[index]
        head = token.head
        if head == index or not 0 <= head < len(reading.tokens):
            return None
        dep = reading.dep(index)
        if dep == "acl" and token.dep != "acl:relcl":
            return _of_noun(reading, index, head)
        if dep in ("conj", "advcl") and _is_said_outside(reading, index, head):
            head = reading.tokens[head].head
        if dep == "xcomp":
            target = _controlling_object(reading, head, index)
            if target is not None:
                return target
        elif dep == "advcl":
            if not _is_participle_or_infinitive(reading, index):
                return None
        elif dep not in ("conj", "parataxis", "cop", "aux") or (
            dep == "parataxis" and not _is_participle_or_infinitive(reading, index)
        ):
            return None
        index = head
    return None


def _own_subject(reading: Reading, verb: int) -> int | None:
    """The subject nearest to the verb: those before it first."""
    found = None
    for child in reading.parsed.children(verb):
        if reading.tokens[child].dep in ("nsubj", "nsubj:pass", "nsubj:outer"):
            if child > verb and found is not None:
                break
            found = child
    return found


def _of_noun(reading: Reading, verb: int, noun: int) -> int | None:
    """Of "officials saying that" the officials; of "a decision to tell" who decided."""
    if reading.word(verb).endswith("ing") or is_only_verb(reading, verb):
        return noun
    for child in reading.parsed.children(noun):
        if reading.tokens[child].dep == "nmod:poss":
            return child
    head = reading.tokens[noun].head
    if reading.dep(noun) == "obj" and head != noun and 0 <= head < len(reading.tokens):
        return _own_subject(reading, head)
    return None


def _is_said_outside(reading: Reading, verb: int, head: int) -> bool:
    """Whether a comma parts a verb from the content that the parser hung it to.

    In `X said Y had left, adding that …` it is X who adds.
    """
    above = reading.tokens[head].head
    if reading.dep(head) != "ccomp" or not 0 <= above < len(reading.tokens) or above == head:
        return False
    return "," in (reading.word(verb - 1), reading.word(verb - 2))


def is_only_verb(reading: Reading, verb: int) -> bool:
    """Whether the tagger took for a participle what is the verb of the sentence.

    So it is in "The hospital apologised to …": the noun has no verb above it and none behind.
    """
    token = reading.tokens[verb]
    noun = token.head
    if token.dep != "acl" or not 0 <= noun < verb or not token.lower.endswith("d"):
        return False
    if reading.tokens[noun].head != noun and reading.dep(noun) not in (
        "ccomp",
        "conj",
        "parataxis",
    ):
        return False
    return not any(
        child > verb and reading.tokens[child].pos in ("VERB", "AUX")
        for child in reading.parsed.children(noun)
    )


def _controlling_object(reading: Reading, head: int, infinitive: int) -> int | None:
    for child in reading.parsed.children(head):
        if reading.dep(child) in ("obj", "iobj") and child < infinitive:
            return child
    return None


def _is_participle_or_infinitive(reading: Reading, verb: int) -> bool:
    word = reading.word(verb)
    if word.endswith("ing"):
        return True
    children = reading.parsed.children(verb)
    return any(reading.word(c) == "to" for c in children) or not is_finite(reading.tokens[verb])


def source_of(reading: Reading, verb: int) -> Stretch | None:
    """The words that name who speaks in an active verb; None where nobody is named."""
    between = source_between(reading, verb) or name_behind(reading, verb)
    if between is not None:
        return between
    subject = subject_of(reading, verb) if reading.parsed.has_parse else None
    if subject is not None and subject > verb and not _is_turned(reading, verb, subject):
        subject = None
    if subject is None or not _may_speak(reading, subject):
        return beside_verb(reading, verb)
    found = phrase_of(reading, subject, verb)
    found = found and without_edges(reading, found, subject)
    return found and _with_apposition(reading, found, verb)


def _with_apposition(reading: Reading, source: Stretch, verb: int) -> Stretch:
    """With the phrase that a name explains: "its leader" of "its leader, Mick Byrne, told"."""
    first, last = source
    if not (reading.word(first - 1) == "," == reading.word(last + 1)) or last + 2 != verb:
        return source
    low = reading.sentence_of(verb).start
    if first - 2 < low or reading.tokens[first - 2].pos not in ("NOUN", "PROPN"):
        return source
    return chunk_ending(reading, first - 2, low)[0], last


def _is_turned(reading: Reading, verb: int, subject: int) -> bool:
    """Whether a noun behind the verb is its subject: `…, said Anna Berg on Tuesday.`"""
    sentence = reading.sentence_of(verb)
    before = before_auxiliaries(reading, verb)
    if before is not None and before >= sentence.start and reading.word(before) not in PAUSES:
        return False
    behind = reading.parsed.subtree(subject)[1] + 1
    if behind >= sentence.stop:
        return True
    token = reading.tokens[behind]
    return is_sign(token) or token.pos in ("ADP", "ADV", "SCONJ", "PROPN", "CCONJ", "NUM")


def phrase_of(reading: Reading, subject: int, verb: int) -> Stretch | None:
    """The whole noun phrase of a subject; of a relative pronoun that of the noun it stands for."""
    if reading.word(subject) in RELATIVE and reading.tokens[subject].pos == "PRON":
        return _antecedent(reading, subject)
    window = reading.sentence_of(verb)
    if subject < verb:
        low, high = window.start, verb - 1
    else:
        low, high = verb + 1, window.stop - 1
    stretch = noun_phrase(reading, subject, low, high)
    if subject < verb:
        first = _start_of_name(reading, stretch[0], reading.sentence_of(verb).start)
        stretch = first, max(stretch[1], _end_of_name(reading, stretch[1], verb))
    stretch = _without_leading_phrase(reading, stretch, subject)
    stretch = trimmed_stretch(reading, _without_time(reading, stretch, subject))
    return stretch if stretch[0] <= subject <= stretch[1] else (subject, subject)


def _end_of_name(reading: Reading, last: int, verb: int) -> int:
    """The end of a name that the parser cut: "Mr" of "Mr Tanaka"."""
    while last + 1 < verb and reading.tokens[last + 1].pos == "PROPN":
        last += 1
    return last


def _start_of_name(reading: Reading, first: int, low: int) -> int:
    """The start of a name with the role before it, which the parser may have cut off."""
    if reading.tokens[first].pos != "PROPN":
        return first
    while (
        first > low
        and reading.tokens[first - 1].pos in ("NOUN", "PROPN", "DET")
        and reading.word(first - 1) not in TIMES
    ):
        first -= 1
    return first


def _antecedent(reading: Reading, pronoun: int) -> Stretch | None:
    """The noun phrase before "who"."""
    place = pronoun - 1
    if place >= 0 and reading.word(place) == ",":
        place -= 1
    if place < 0 or reading.tokens[place].pos not in NOMINAL:
        return (pronoun, pronoun) if reading.word(pronoun) == "who" else None
    clause = reading.tokens[pronoun].head
    noun = reading.tokens[clause].head if 0 <= clause < len(reading.tokens) else place
    low = reading.sentence_of(pronoun).start
    if not low <= noun <= place or reading.tokens[noun].pos not in NOMINAL:
        noun = place
    first, last = noun_phrase(reading, noun, low, place)
    while first < noun and reading.tokens[first].pos in ("ADP", "SCONJ", "CCONJ"):
        first += 1
    return trimmed_stretch(reading, (first, max(last, noun)))


def _may_speak(reading: Reading, subject: int) -> bool:
    token = reading.tokens[subject]
    if token.lower in NO_SOURCE or (token.pos and token.pos not in NOMINAL):
        return token.lower in ("who", "which", "that")
    return token.lower != "it" or token.dep != "expl"


def _without_leading_phrase(reading: Reading, stretch: Stretch, subject: int) -> Stretch:
    """Without "On Tuesday," or "In Paris," that the parser took for a part of the subject."""
    first, last = stretch
    if reading.tokens[first].pos not in ("ADP", "SCONJ", "ADV", "CCONJ"):
        return stretch
    for index in range(first, subject):
        if reading.word(index) == ",":
            return index + 1, last
    return (first + 1, last) if first < subject else stretch


def _without_time(reading: Reading, stretch: Stretch, subject: int) -> Stretch:
    """Without "on Tuesday" at the end; a time inside "who took over in May" stays."""
    first, last = stretch
    if any(is_finite(reading.tokens[i]) for i in range(subject + 1, last + 1)):
        return stretch
    for index in range(last, max(subject, last - 5), -1):
        if reading.word(index) in _TIME_PREPOSITIONS and any(
            reading.word(i) in TIMES for i in range(index + 1, last + 1)
        ):
            return first, index - 1
        if reading.word(index) in TIMES and index - 1 == subject:
            return first, index - 1
    return stretch


def is_first_person(reading: Reading, source: Stretch | None) -> bool:
    """Whether the source is "I", "we" or "you"."""
    return (
        source is not None and source[0] == source[1] and reading.word(source[0]) in _FIRST_PERSON
    )
