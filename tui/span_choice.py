"""Choosing a span by keyboard, pure: one word stays, the other moves by word and by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

WORD = re.compile(r"\S+")
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|\Z)")
OPENING_MARKS = "\"'“‘([«"
CLOSING_MARKS = ".,;:!?\"'”’)]»…"

Word = tuple[int, int]
"""(start, end) of a word without the punctuation around it"""


@dataclass(frozen=True, slots=True)
class SpanChoice:
    """A span being chosen: from the word that stays to the word that moves, both included."""

    anchor: Word
    head: Word

    @property
    def start(self) -> int:
        """First code point of the span."""
        return min(self.anchor[0], self.head[0])

    @property
    def end(self) -> int:
        """Code point after the last of the span."""
        return max(self.anchor[1], self.head[1])

    def swapped(self) -> SpanChoice:
        """The same span with its other end moving."""
        return SpanChoice(anchor=self.head, head=self.anchor)


def choice_at(text: str, offset: int) -> SpanChoice | None:
    """Start with the word at `offset` or the next; None where no word follows."""
    word = _word_from(text, _raw_start(text, offset))
    return SpanChoice(word, word) if word else None


def choice_of(text: str, start: int, end: int) -> SpanChoice | None:
    """Start with the words of start to end; the last one moves."""
    first = choice_at(text, start)
    last = _word_from(text, _raw_start(text, len(text[:end].rstrip()) - 1))
    if first is None or last is None:
        return None
    return SpanChoice(first.anchor, last)


def forward_by_word(text: str, choice: SpanChoice) -> SpanChoice:
    """Move to the next word, if there is one."""
    return replace(choice, head=next_word(text, choice.head) or choice.head)


def back_by_word(text: str, choice: SpanChoice) -> SpanChoice:
    """Move to the word before, if there is one."""
    return replace(choice, head=previous_word(text, choice.head) or choice.head)


def forward_by_sentence(text: str, choice: SpanChoice) -> SpanChoice:
    """Move to the last word of the sentence, or of the next one from there."""
    last = last_word_of_sentence(text, choice.head)
    if last == choice.head:
        following = next_word(text, choice.head)
        last = last_word_of_sentence(text, following) if following else last
    return replace(choice, head=last)


def back_by_sentence(text: str, choice: SpanChoice) -> SpanChoice:
    """Move back by a sentence.

    Behind the word that stays: to the last word of the sentence before, not past that word.
    Before it: to the first word of the sentence, or of the one before from there.
    """
    first = first_word_of_sentence(text, choice.head)
    if choice.head > choice.anchor:
        before = previous_word(text, first)
        return replace(choice, head=max(choice.anchor, before or choice.anchor))
    if first == choice.head:
        before = previous_word(text, first)
        first = first_word_of_sentence(text, before) if before else first
    return replace(choice, head=first)


def next_word(text: str, word: Word) -> Word | None:
    """The word after `word`; None at the end of the text."""
    return _word_from(text, _raw_end(text, word[1]))


def previous_word(text: str, word: Word) -> Word | None:
    """The word before `word`; None at the start of the text."""
    end = _raw_start(text, word[0])
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return _word_from(text, _raw_start(text, end - 1)) if end else None


def last_word_of_sentence(text: str, word: Word) -> Word:
    """The last word of the sentence that holds `word`."""
    paragraph_end = text.find("\n", word[1])
    paragraph_end = len(text) if paragraph_end < 0 else paragraph_end
    found = SENTENCE_END.search(text, word[1], paragraph_end)
    end = found.end() if found else paragraph_end
    return _word_from(text, _raw_start(text, end - 1)) or word


def first_word_of_sentence(text: str, word: Word) -> Word:
    """The first word of the sentence that holds `word`."""
    paragraph_start = text.rfind("\n", 0, word[0]) + 1
    start = paragraph_start
    for found in SENTENCE_END.finditer(text, paragraph_start, _raw_start(text, word[0])):
        start = found.end()
    return _word_from(text, start) or word


def sentence_at(text: str, offset: int) -> Word | None:
    """The sentence that holds the word at `offset`, with its closing marks; None without one."""
    choice = choice_at(text, offset)
    if choice is None:
        return None
    start, _ = first_word_of_sentence(text, choice.head)
    _, end = last_word_of_sentence(text, choice.head)
    while end < len(text) and text[end] in CLOSING_MARKS:
        end += 1
    return start, end


def split_places(text: str, start: int, end: int) -> list[int]:
    """Where a claim from start to end can be split: the starts of its words but the first."""
    return [found.start() for found in WORD.finditer(text, start, end)][1:]


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to the ends of the words that it cuts."""
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def grown(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with one more word at its end."""
    choice = choice_of(text, start, end)
    following = next_word(text, choice.head) if choice else None
    return (start, following[1]) if following else (start, end)


def shrunk(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with one word less at its end; one word stays."""
    choice = choice_of(text, start, end)
    if choice is None or choice.head <= choice.anchor:
        return start, end
    before = previous_word(text, choice.head)
    return (start, before[1]) if before and before >= choice.anchor else (start, end)


def _word_from(text: str, offset: int) -> Word | None:
    """The first word at or after `offset`, bare of punctuation unless it is nothing else."""
    found = WORD.search(text, offset)
    if not found:
        return None
    left, right = start, end = found.span()
    while left < right and text[left] in OPENING_MARKS:
        left += 1
    while right > left and text[right - 1] in CLOSING_MARKS:
        right -= 1
    return (left, right) if left < right else (start, end)


def _raw_start(text: str, offset: int) -> int:
    """The start of the run of non-spaces that holds `offset`, or `offset` on a space."""
    start = max(0, min(offset, len(text)))
    if start < len(text) and text[start].isspace():
        return start
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    return start


def _raw_end(text: str, offset: int) -> int:
    """The end of the run of non-spaces that ends at or after `offset`."""
    end = offset
    while end < len(text) and not text[end].isspace():
        end += 1
    return end
