"""Who stands beside a verb of saying, by the order of words: for what the tree got wrong."""

from __future__ import annotations

from annotations.analysis.attribution.reading import Reading, Stretch, is_finite, is_sign
from annotations.analysis.words import word_set

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"))
RELATIVE = frozenset(("who", "which", "that", "whom"))
_LONGEST_BETWEEN = 14
_TELLING = word_set("told tells tell")
_LONGEST_LISTENER = 7
_TURNED = word_set("said says wrote writes added tweeted")
_FEWEST_NAMES = 2
_LONGEST_DATELINE = 10
_PLACES = word_set("outside inside near beside opposite standing speaking")
_COMPARED = word_set("fewer more less better worse higher lower greater than")
PAUSES = frozenset((",", "”", '"', "’", "'", "''", "?", "!", "–", "—", "-", "»", "(", ";"))
_ALONE = word_set("another others many some most few several both all one each none nobody neither")
_BEFORE_VERB = word_set(
    """
    has have had also later earlier already then again now once still both all not never n't
    do does did will would can could may might must shall should repeatedly reportedly publicly
    recently always often even just only previously is are was were be been being 's 've 'd to
    """
)
NO_SOURCE = word_set(
    "there it's what whatever whether how why when where which this these those here everything"
)
TIMES = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week
    month year morning evening afternoon night january february march april june july august
    september october november december
    """
)


def source_between(reading: Reading, verb: int) -> Stretch | None:
    """The noun phrase between a pause and a cue that ends its clause: `…, the mayor said.`

    Where the sentence is read so, the tree is often wrong: it takes another noun for the subject.
    """
    stop = reading.sentence_of(verb).stop
    behind = _behind_listener(reading, verb, stop)
    if behind < stop and not is_sign(reading.tokens[behind]):
        return None
    if reading.word(behind) == ":":
        return None
    last = before_auxiliaries(reading, verb)
    return None if last is None else _phrase_behind_pause(reading, last, verb)


def _behind_listener(reading: Reading, verb: int, stop: int) -> int:
    """The token behind "told" and who was told, or right behind any other cue."""
    behind = verb + 1
    if reading.word(verb) not in _TELLING:
        return behind
    while behind < min(stop, verb + _LONGEST_LISTENER) and (
        reading.tokens[behind].pos in ("PROPN", "NOUN", "DET", "ADJ", "PRON")
    ):
        behind += 1
    return behind


def _phrase_behind_pause(reading: Reading, last: int, verb: int) -> Stretch | None:
    start = reading.sentence_of(verb).start
    if last < start or reading.tokens[last].pos not in NOMINAL:
        return None
    for index in range(last, max(start, last - _LONGEST_BETWEEN) - 1, -1):
        token = reading.tokens[index]
        if token.lower in PAUSES:
            first = index + 1
            opens = first <= last and reading.tokens[first].pos in NOMINAL
            named = any(
                reading.tokens[i].pos in ("NOUN", "PROPN", "PRON", "DET")
                for i in range(first, last + 1)
            )
            compared = reading.word(first) in _COMPARED or reading.tokens[last].pos == "NUM"
            return (first, last) if opens and named and not compared else None
        joined = token.pos == "CCONJ" and _joins_speakers(reading, index, last)
        if is_finite(token) or token.lower in RELATIVE:
            return None
        if token.pos in ("SCONJ", "CCONJ") and not joined:
            return None
    return None


def _joins_speakers(reading: Reading, conjunction: int, last: int) -> bool:
    """Whether "and" stands between two nouns: "medics and two residents"."""
    if reading.word(conjunction) != "and" or conjunction + 1 > last:
        return False
    before, behind = reading.tokens[conjunction - 1], reading.tokens[conjunction + 1]
    return before.pos in ("NOUN", "PROPN") and behind.pos in NOMINAL - {"PRON"}


def before_auxiliaries(reading: Reading, verb: int) -> int | None:
    """The token before a verb with its auxiliaries and adverbs; None before an infinitive."""
    before = verb - 1
    start = reading.sentence_of(verb).start
    while before >= start and (
        reading.word(before) in _BEFORE_VERB or reading.tokens[before].pos == "ADV"
    ):
        if reading.word(before) == "to":
            return None
        before -= 1
    return before


def beside_verb(reading: Reading, verb: int) -> Stretch | None:
    """The noun phrase right before or, turned round, right behind a verb that has no subject."""
    window = reading.sentence_of(verb)
    before = before_auxiliaries(reading, verb)
    if before is None:
        return None
    if before > window.start and reading.word(before) == ",":
        aside = _across_aside(reading, before, window.start)
        if aside is not None:
            return aside
    close = _close_to(reading, before, window.start)
    if close is not None:
        return close
    told = reading.word(verb + 1) == "that" and reading.tokens[before].pos in ("NOUN", "PROPN")
    if before >= window.start and (told or _heads_phrase(reading, before)):
        return chunk_ending(reading, before, window.start)
    turned = before < window.start or reading.word(before) in (",", "”", '"', "’", "'", "''", "?")
    if turned and verb + 1 < window.stop and before == verb - 1:
        return _chunk_starting(reading, verb + 1, window.stop)
    return None


def name_behind(reading: Reading, verb: int) -> Stretch | None:
    """The name behind a cue that closes a clause: `…, wrote economist Mary Osei in a paper.`"""
    if reading.word(verb) not in _TURNED or reading.word(verb - 1) not in PAUSES:
        return None
    stop = reading.sentence_of(verb).stop
    if verb + 1 >= stop:
        return None
    found = _chunk_starting(reading, verb + 1, stop)
    if found is None or found[1] + 1 >= stop or reading.tokens[found[1] + 1].pos != "ADP":
        return None
    name = [i for i in range(found[0], found[1] + 1) if reading.tokens[i].pos == "PROPN"]
    if len(name) < _FEWEST_NAMES or any(
        is_finite(reading.tokens[i]) for i in range(found[1] + 1, stop)
    ):
        return None
    return found


def behind_dateline(reading: Reading, first: int, last: int) -> int:
    """The token behind "OSLO, March 3 (Reuters) -" where a stretch begins so; else the first."""
    if first >= last or not reading.tokens[first].text.isupper():
        return first
    for index in range(first + 1, min(last, first + _LONGEST_DATELINE)):
        if reading.word(index) in ("-", "–", "—"):
            spaced = reading.tokens[index].start > reading.tokens[index - 1].end
            return index + 1 if spaced and len(reading.tokens[first].text) > 2 else first
        if is_finite(reading.tokens[index]):
            return first
    return first


def without_edges(reading: Reading, source: Stretch, subject: int) -> Stretch:
    """Without the dateline before a source, and the place where somebody stands behind it."""
    first, last = source
    first = behind_dateline(reading, first, last)
    for index in range(last - 1, subject, -1):
        if reading.word(index) == "," and reading.word(index + 1) in _PLACES:
            if not any(is_finite(reading.tokens[i]) for i in range(index + 1, last + 1)):
                last = index - 1
            break
    return first, last


def _close_to(reading: Reading, before: int, low: int) -> Stretch | None:
    """The people "close to" something: the parser takes "close" for a verb."""
    for index in range(before, max(low, before - _LONGEST_BETWEEN), -1):
        token = reading.tokens[index]
        if token.lower == "close" and reading.word(index + 1) == "to":
            near = reading.tokens[index - 1].pos in ("NOUN", "PROPN")
            return (chunk_ending(reading, index - 1, low)[0], before) if near else None
        if is_sign(token) or token.pos == "AUX":
            return None
    return None


def _across_aside(reading: Reading, comma: int, low: int) -> Stretch | None:
    """The noun phrase before an aside: `Two men, who asked not to be named, said`."""
    for index in range(comma - 1, max(low, comma - 30), -1):
        if reading.word(index) == ",":
            last = index - 1
            if reading.tokens[last].pos not in NOMINAL:
                return None
            whole = not any(is_finite(reading.tokens[i]) for i in range(low, last + 1))
            first = low if whole else chunk_ending(reading, last, low)[0]
            while first < last and reading.tokens[first].pos in ("CCONJ", "SCONJ", "ADV", "PUNCT"):
                first += 1
            if reading.tokens[first].pos == "ADP":
                return None
            return first, comma - 1
    return None


def _heads_phrase(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if token.lower in _ALONE:
        return True
    if token.pos == "ADJ" and reading.word(index - 1) in ("the", "a", "an"):
        return True
    if token.pos not in ("NOUN", "PROPN", "PRON") or token.lower in NO_SOURCE:
        return False
    return token.lower not in TIMES and token.dep not in ("obj", "obl", "obl:unmarked")


def chunk_ending(reading: Reading, last: int, low: int) -> Stretch:
    """The noun phrase that ends at a token, by parts of speech alone."""
    first = last
    while first > low and reading.tokens[first - 1].pos in (NOMINAL | {"PART"}) - {"PRON"}:
        first -= 1
    if first > low and "Poss=Yes" in reading.tokens[first - 1].morph:
        first -= 1
    return first, last


def _chunk_starting(reading: Reading, first: int, stop: int) -> Stretch | None:
    if reading.tokens[first].pos not in NOMINAL or reading.word(first) in NO_SOURCE:
        return None
    last = first
    while last + 1 < stop and (
        reading.tokens[last + 1].pos in NOMINAL | {"PART"} or _is_hyphen(reading, last + 1)
    ):
        last += 1
    while last > first and (reading.word(last) in TIMES or is_sign(reading.tokens[last])):
        last -= 1
    return first, last


def _is_hyphen(reading: Reading, index: int) -> bool:
    """Whether the token joins two words: "co-author"."""
    token = reading.tokens[index]
    return token.text == "-" and token.start == reading.tokens[index - 1].end
