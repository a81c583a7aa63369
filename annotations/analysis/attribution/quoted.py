"""What was said, where the source and the cue stand behind it, in it, or before a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.analysis.attribution.beside import behind_dateline
from annotations.analysis.attribution.clauses import group_end
from annotations.analysis.attribution.reading import (
    Reading,
    Stretch,
    is_finite,
    is_quote_mark,
    is_sign,
)
from annotations.analysis.words import word_set

_SPOKEN_END = frozenset(",?!.…")
_DASHES = frozenset(("-", "–", "—", "--"))
_FARTHEST_QUOTE = 14
_FARTHEST_SOURCE = 6
_FEWEST_WORDS = 2
_FEWEST_WORDS_OF_CLAUSE = 5
_TAKEN_FOR_OTHERS = word_set("own owns cost costs plan plans need needs cut hit set rise fall")
_SUBORDINATE = word_set(
    """
    when while although though because if unless until as after before since asked speaking whereas
    once
    """
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where source and cue stand."""

    verb: int
    before: int
    """The first token of source and cue."""
    after: int
    """The last token of source and cue."""
    adjacent: bool
    """Whether nothing but auxiliaries and adverbs stands between the two."""

    @classmethod
    def of(cls, reading: Reading, verb: int, last: int, source: Stretch) -> Layout:
        """Look at a cue from `verb` to `last` and its source."""
        if source[0] > verb:
            return cls(verb, verb, max(last, source[1]), _is_behind(reading, last, source))
        between = range(source[1] + 1, verb)
        near = all(_goes_with_cue(reading, index) for index in between)
        start = source[0] if near else verb
        while not near and start - 1 > source[1] and _goes_with_cue(reading, start - 1):
            start -= 1
        return cls(verb, start, last, near)


def _is_behind(reading: Reading, last: int, source: Stretch) -> bool:
    between = range(last + 1, source[0])
    return len(between) < _FARTHEST_SOURCE and all(reading.word(i) != "," for i in between)


def _goes_with_cue(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.pos in ("AUX", "ADV", "PART") or is_sign(token) or token.lower in ("who", "in")


def beside_quotes(reading: Reading, layout: Layout) -> Stretch | None:
    """The quotation that a cue closes, interrupts or opens, with what it is a part of."""
    before = _quote_before(reading, layout) if layout.adjacent else None
    end = group_end(reading, layout.verb, layout.after, listener=True)
    if before is not None:
        return before[0], _goes_on(reading, max(end, layout.after), before[1])
    return _with_beginning(reading, layout, _quote_after(reading, layout, end))


def _with_beginning(reading: Reading, layout: Layout, quoted: Stretch | None) -> Stretch | None:
    """With the unquoted half before: `The auditor, she added, “should have known”.`"""
    if quoted is None or not layout.adjacent or reading.word(layout.before - 1) != ",":
        return quoted
    first = reading.tokens[min(quoted[0] + 1, quoted[1])].text
    start = reading.sentence_of(layout.verb).start
    if not first[0].islower() or reading.tokens[start].pos in ("ADP", "SCONJ", "ADV", "CCONJ"):
        return quoted
    return min(start, quoted[0]), quoted[1]


def _quote_before(reading: Reading, layout: Layout) -> Stretch | None:
    place = layout.before - 1
    if place >= 0 and reading.word(place) in (",", *_DASHES):
        place -= 1
    if place < 0 or not is_quote_mark(reading.tokens[place]) or reading.quote_at[place] < 0:
        return None
    if _ends_a_sentence(reading, place, layout.before):
        return None
    quote = reading.quotes[reading.quote_at[place]]
    if quote.end != reading.tokens[place].end or reading.quote_at[layout.verb] >= 0:
        return None
    found = reading.quote_tokens(reading.quote_at[place])
    if found is None or found[1] != place:
        return None
    pause = place + 1 < layout.before or reading.word(place - 1) in _SPOKEN_END
    return (_widened(reading, found[0]), place) if pause else None


def _ends_a_sentence(reading: Reading, mark: int, following: int) -> bool:
    """Whether a new sentence begins behind the closing mark: `“… to go.” She added that …`"""
    if mark + 1 < following:
        return False
    stop, token = reading.word(mark - 1), reading.tokens[following]
    if stop not in (".", "!", "?", "…"):
        return False
    starts = token.text[0].isupper() and token.pos != "PROPN"
    return starts or (stop == "." and token.text[0].isupper())


def _widened(reading: Reading, first: int) -> int:
    """Where the content begins whose end is quoted: `The plan is “a disaster,” he said`."""
    sentence = reading.sentence_of(first)
    lead = [i for i in range(sentence.start, first) if not is_sign(reading.tokens[i])]
    if not lead or reading.word(first - 1) == ":" or reading.tokens[lead[0]].pos == "CCONJ":
        return first
    words = [reading.tokens[i] for i in lead]
    return first if any(word.lower in ("said", "says") for word in words) else sentence.start


def _goes_on(reading: Reading, end: int, last: int) -> int:
    """The end of the last quotation that follows source and cue within the paragraph."""
    place = end + 1
    text = reading.parsed.text
    while place < len(reading.tokens):
        while place < len(reading.tokens) and reading.word(place) in (",", ".", ":", *_DASHES):
            place += 1
        if place >= len(reading.tokens) or not is_quote_mark(reading.tokens[place]):
            break
        quote = reading.quote_at[place]
        if quote < 0 or reading.quotes[quote].start != reading.tokens[place].start:
            break
        if "\n" in text[reading.tokens[place - 1].end : reading.tokens[place].start]:
            break
        found = reading.quote_tokens(quote)
        if found is None or found[1] <= last or _is_word_in_marks(reading, found):
            break
        if place == last + 1 and _has_own_speaker(reading, found):
            break
        last = found[1]
        place = last + 1
    return last


def _has_own_speaker(reading: Reading, quote: Stretch) -> bool:
    """Whether a quotation right behind another ends in a comma, so that `said X` follows."""
    behind = quote[1] + 1
    if behind >= len(reading.tokens) or reading.word(quote[1] - 1) not in (",", "?", "!"):
        return False
    return reading.word(behind) in ("said", "says", "added", "replied", "asked", "told")


def _is_word_in_marks(reading: Reading, quote: Stretch) -> bool:
    """Whether the sentence goes on behind a quotation that no stop closes."""
    last = quote[1]
    if last + 1 >= len(reading.tokens) or not is_quote_mark(reading.tokens[last]):
        return False
    spoken = reading.word(last - 1) in _SPOKEN_END or reading.word(last + 1) in _SPOKEN_END
    return not spoken


def _quote_after(reading: Reading, layout: Layout, end: int) -> Stretch | None:
    stop = reading.sentence_of(layout.verb).stop
    place = _opening_mark(reading, layout.after, end, stop)
    if place is None:
        return None
    found = reading.quote_tokens(reading.quote_at[place])
    if found is None or found[0] != place:
        return None
    led = reading.word(place - 1) in (":", ",")
    if not led and _is_word_in_marks(reading, found):
        return None
    words = sum(1 for i in range(found[0], found[1] + 1) if not is_sign(reading.tokens[i]))
    if words < _FEWEST_WORDS and not (led or reading.word(found[1] - 1) in _SPOKEN_END):
        return None
    return found[0], _goes_on(reading, found[1], found[1])


def _opening_mark(reading: Reading, after: int, end: int, stop: int) -> int | None:
    """The mark right behind the cue's group, or behind a colon a few words on."""
    own = reading.quote_at[after]
    for index in range(after + 1, min(max(after, end) + _FARTHEST_QUOTE, stop)):
        token = reading.tokens[index]
        if is_quote_mark(token) and reading.quote_at[index] not in (-1, own):
            if index <= end + 3 or reading.word(index - 1) in (":", ","):
                led = reading.word(index - 1) in (":", ",")
                return index if led or index <= end + 1 else None
            return None
        if is_finite(token) or token.lower in (";", "that") or token.pos == "SCONJ":
            return None
    return None


def between_commas(reading: Reading, layout: Layout) -> Stretch | None:
    """The clause that source and cue close or interrupt: `The dam held, officials said.`"""
    if not layout.adjacent or reading.quote_at[layout.before] != reading.quote_at[layout.verb]:
        return None
    sentence = reading.sentence_of(layout.verb)
    if layout.before - 1 < sentence.start:
        return None
    if reading.word(layout.before - 1) not in (",", "?", "!", *_DASHES, "(", "”", '"'):
        return None
    start = _clause_start(reading, sentence.start, layout)
    end = layout.before - 2
    group = group_end(reading, layout.verb, layout.after, listener=True)
    behind = group + 1
    paused = behind < sentence.stop and reading.word(behind) in (",", *_DASHES)
    if paused and start <= end and _is_predicate(reading, behind + 1, sentence.stop):
        return start, _last_word(reading, sentence.stop - 1, behind)
    if not _states(reading, start, end):
        return None
    if paused:
        if _goes_on_after_pause(reading, behind + 1, sentence.stop):
            return start, _last_word(reading, sentence.stop - 1, behind)
        return start, end
    closed = behind >= sentence.stop or is_sign(reading.tokens[behind])
    if closed or _is_aside(reading, behind, layout):
        return start, end
    return None


def as_aside(reading: Reading, layout: Layout) -> Stretch | None:
    """The clause beside an aside with "as": `…, as one minister put it, …`"""
    particle = layout.before - 1
    sentence = reading.sentence_of(layout.verb)
    if not layout.adjacent or particle < sentence.start or reading.word(particle) != "as":
        return None
    pause = layout.after + 1
    while pause < sentence.stop and not is_sign(reading.tokens[pause]):
        pause += 1
    last = _last_word(reading, sentence.stop - 1, layout.after)
    leading = all(is_sign(reading.tokens[i]) for i in range(sentence.start, particle))
    if leading:
        return (pause + 1, last) if reading.word(pause) == "," and pause < last else None
    if reading.word(particle - 1) != ",":
        return None
    return sentence.start, last if pause < last - 1 else particle - 2


def _clause_start(reading: Reading, first: int, layout: Layout) -> int:
    for index in range(layout.before - 2, first, -1):
        if reading.word(index) in (";", ":"):
            return index + 1
        if reading.quote_at[index] != reading.quote_at[layout.verb]:
            break
    first = behind_dateline(reading, first, layout.before - 2)
    while reading.tokens[first].pos == "CCONJ" or is_sign(reading.tokens[first]):
        if is_quote_mark(reading.tokens[first]) and reading.quote_at[first] >= 0:
            break
        first += 1
        if first >= layout.before:
            break
    return first


def _states(reading: Reading, first: int, last: int) -> bool:
    """Whether the words before the pause are a main clause and not "After the talks"."""
    if last - first + 1 < _FEWEST_WORDS:
        return False
    if not any(is_finite(reading.tokens[i]) for i in range(first, last + 1)):
        return _is_headline(reading, first) or _is_long_clause(reading, first, last)
    if reading.word(first) not in _SUBORDINATE:
        return True
    pauses = [i for i in range(first, last) if reading.word(i) == ","]
    return bool(pauses) and any(is_finite(reading.tokens[i]) for i in range(pauses[0], last + 1))


def _is_long_clause(reading: Reading, first: int, last: int) -> bool:
    """Whether words before `, X said.` are a clause whose verb the tagger took for a noun."""
    opener = reading.tokens[first]
    if last - first + 1 < _FEWEST_WORDS_OF_CLAUSE or opener.lower in _SUBORDINATE:
        return False
    if opener.pos in ("ADP", "ADV", "SCONJ", "VERB"):
        return False
    return any(
        reading.tokens[i].pos == "VERB" or reading.word(i) in _TAKEN_FOR_OTHERS
        for i in range(first + 1, last + 1)
    )


def _is_headline(reading: Reading, place: int) -> bool:
    """Whether the sentence is a line without a full stop."""
    sentence = reading.sentence_of(place)
    end = reading.tokens[sentence.stop - 1]
    return len(sentence) < 25 and not is_sign(end) and sentence.start == place


def interrupted(reading: Reading, layout: Layout) -> Stretch | None:
    """The clause whose subject stands before source and cue: `The dam, X said, would hold.`"""
    sentence = reading.sentence_of(layout.verb)
    behind = layout.after + 1
    if behind >= sentence.stop or reading.word(behind) not in (",", *_DASHES):
        return None
    if not _is_predicate(reading, behind + 1, sentence.stop):
        return None
    return between_commas(reading, layout)


def _is_predicate(reading: Reading, first: int, stop: int) -> bool:
    """Whether a verb follows whose subject stands before source and cue."""
    return first < stop and is_finite(reading.tokens[first])


def _goes_on_after_pause(reading: Reading, first: int, stop: int) -> bool:
    """Whether content goes on behind `, X said,`; not with a clause about the saying itself."""
    while first < stop and is_sign(reading.tokens[first]):
        first += 1
    if first >= stop - 1:
        return False
    token = reading.tokens[first]
    return not (token.lower.endswith("ing") or token.lower in ("who", "which", "while", "as"))


def _last_word(reading: Reading, last: int, first: int) -> int:
    while last > first and reading.word(last) in (".", "!", "?"):
        last -= 1
    return last


def _is_aside(reading: Reading, behind: int, layout: Layout) -> bool:
    """Whether what follows the cue without a comma is its time, place or manner."""
    token = reading.tokens[behind]
    return (
        token.pos in ("ADP", "ADV", "SCONJ") or token.entity == "DATE" or token.head == layout.verb
    )
