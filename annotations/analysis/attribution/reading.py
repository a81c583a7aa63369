"""What the rules of attribution ask of a parsed text: quotations, clauses, noun phrases.

A stretch is a pair of token indexes, both included.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from annotations.analysis.attribution.quotes import Quote, find_quotes
from annotations.analysis.model import Attribution, Span
from annotations.analysis.parsed import Parsed, Token
from annotations.analysis.words import word_set

Stretch = tuple[int, int]

BE = word_set("be is are was were been being am 's 're 'm")
HAVE = word_set("have has had having 've 'd")
NEGATIONS = word_set("not n't never no")
_LIGHT = frozenset((",", ";", ":", "-", "–", "—", "--", "…", "..."))
_SIDES = _LIGHT | frozenset(("(", ")", "[", "]", "."))
_QUOTE_MARKS = frozenset("“”\"'‘’«»„") | frozenset(("``", "''"))
_AUXILIARIES = BE | HAVE | word_set("do does did will would can could may might must shall should")
_LONGEST_SOURCE = 45
_WINDOW = 200
"""Nothing is sought further away than so many tokens: the work stays linear on any text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed text with its quotations."""

    parsed: Parsed
    quotes: tuple[Quote, ...]
    quote_at: tuple[int, ...]
    """For each token the index of the quotation it stands in, or -1."""
    tokens: tuple[Token, ...]
    """The tokens of the text."""
    words: tuple[str, ...]
    """The same in lower case."""

    def word(self, index: int) -> str:
        """The token in lower case; "" outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def sentence_of(self, index: int) -> range:
        """The tokens of the sentence that a token stands in, at most so many on each side."""
        whole = self.parsed.sentence_tokens(self.tokens[index].sentence)
        return range(max(whole.start, index - _WINDOW), min(whole.stop, index + _WINDOW))

    def dep(self, index: int) -> str:
        """The label without its subtype."""
        return self.tokens[index].dep.partition(":")[0]

    def span(self, stretch: Stretch) -> Span:
        """The stretch in code points."""
        return Span(self.tokens[stretch[0]].start, self.tokens[stretch[1]].end)

    def quote_tokens(self, quote: int) -> Stretch | None:
        """The tokens of one quotation, with its marks."""
        found = self.parsed.tokens_in(self.quotes[quote].start, self.quotes[quote].end)
        return (found[0], found[-1]) if len(found) else None


def reading_of(parsed: Parsed) -> Reading:
    """Look for the quotations of a text."""
    quotes = find_quotes(parsed.text)
    starts = [quote.start for quote in quotes]
    places = []
    for token in parsed.tokens:
        quote = bisect_right(starts, token.start) - 1
        places.append(quote if quote >= 0 and token.end <= quotes[quote].end else -1)
    words = tuple([token.lower for token in parsed.tokens])
    return Reading(parsed, quotes, tuple(places), parsed.tokens, words)


def is_quote_mark(token: Token) -> bool:
    """Whether the token is a quotation mark."""
    return token.text in _QUOTE_MARKS


def is_sign(token: Token) -> bool:
    """Whether the token holds neither letter nor digit."""
    if token.pos == "PUNCT":
        return True
    return not (token.text[:1].isalnum() or any(letter.isalnum() for letter in token.text[:3]))


def is_finite(token: Token) -> bool:
    """Whether the token is a finite verb or auxiliary, as far as the tagger knows."""
    if token.pos not in ("VERB", "AUX"):
        return False
    if "VerbForm=Fin" in token.morph or token.lower in _AUXILIARIES:
        return True
    return not token.morph


def trimmed_stretch(reading: Reading, stretch: Stretch, *, keep_marks: bool = True) -> Stretch:
    """The stretch without commas, dashes and brackets at either end; may be empty (last < first).

    With `keep_marks` quotation marks stay where the stretch holds both of a pair.
    """
    first, last = stretch
    tokens = reading.tokens
    while first <= last and (tokens[first].text in _SIDES or _stray(reading, first, last, True)):
        first += 1
    while last >= first and (tokens[last].text in _SIDES or _stray(reading, first, last, False)):
        last -= 1
    if not keep_marks:
        while first <= last and is_quote_mark(tokens[first]):
            first += 1
    return first, last


def _stray(reading: Reading, first: int, last: int, leading: bool) -> bool:
    """Whether a mark at one end belongs to a quotation that goes on beyond the other end."""
    place = first if leading else last
    token = reading.tokens[place]
    if not is_quote_mark(token):
        return False
    quote = reading.quote_at[place]
    if quote < 0:
        return True
    held = reading.quotes[quote]
    if leading:
        return held.end == token.end or held.start != token.start
    return held.end != token.end or held.start < reading.tokens[first].start


def made(
    reading: Reading,
    source: Stretch | None,
    cue: Stretch,
    content: Stretch | None,
    *,
    whole: bool = False,
) -> Attribution | None:
    """The attribution in code points; None where there is no content or the parts collide.

    `whole` tells that the content may go on behind the source and the cue.
    """
    if content is None:
        return None
    content = _with_final_mark(reading, trimmed_stretch(reading, content))
    if content[1] < content[0]:
        return None
    if source is not None:
        source = _with_bracket(reading, trimmed_stretch(reading, source, keep_marks=False))
        if source[1] < source[0]:
            source = None
    if not whole and source and source[0] >= content[0] and source[1] <= content[1]:
        return None
    spans = (reading.span(source) if source else None, reading.span(cue), reading.span(content))
    return Attribution(*spans, is_direct(reading, content, cue, source))


def _with_bracket(reading: Reading, source: Stretch) -> Stretch:
    """The source with the bracket that closes one opened in it: "Ann Lee (D-Ohio)"."""
    first, last = source
    words = [reading.word(index) for index in range(first, last + 1)]
    if words.count("(") > words.count(")") and reading.word(last + 1) == ")":
        return first, last + 1
    return source


def is_direct(
    reading: Reading, content: Stretch, cue: Stretch, source: Stretch | None = None
) -> bool:
    """Whether the content is quoted from its first word on, and most of it is."""
    group = range(min(cue[0], (source or cue)[0]), max(cue[1], (source or cue)[1]) + 1)
    last = min(content[1], content[0] + 2 * _WINDOW)
    words = [i for i in range(content[0], last + 1) if not is_sign(reading.tokens[i])]
    words = [i for i in words if i not in group]
    outside = reading.quote_at[cue[0]]
    quoted = sum(1 for i in words if reading.quote_at[i] not in (-1, outside))
    first = reading.quote_at[words[0]] if words else -1
    led = content[0] > 0 and reading.word(content[0] - 1) == "that"
    return not led and first not in (-1, outside) and quoted * 2 > len(words)


def _with_final_mark(reading: Reading, content: Stretch) -> Stretch:
    """The content with the full stop or question mark, and the closing mark, right behind it."""
    first, last = content
    if last < first:
        return content
    stop = reading.sentence_of(last).stop
    while last + 1 < stop and (
        reading.tokens[last + 1].text in (".", "?", "!")
        or (is_quote_mark(reading.tokens[last + 1]) and _closes_inside(reading, first, last + 1))
    ):
        last += 1
    return first, last


def _closes_inside(reading: Reading, first: int, mark: int) -> bool:
    quote = reading.quote_at[mark]
    if quote < 0 or reading.quotes[quote].end != reading.tokens[mark].end:
        return False
    return reading.quotes[quote].start >= reading.tokens[first].start


def noun_phrase(reading: Reading, head: int, low: int, high: int) -> Stretch:
    """All that hangs below a noun, between two tokens, without the quotation beside it."""
    first, last = reading.parsed.subtree(head)
    first, last = max(first, low), min(last, high)
    if last - first > _LONGEST_SOURCE:
        first, last = _core(reading, head, low, high)
    quote = reading.quote_at[head]
    for index in range(head - 1, first - 1, -1):
        if reading.quote_at[index] != quote and _is_long(reading, index):
            first = index + 1
            break
    for index in range(head + 1, last + 1):
        if reading.quote_at[index] != quote and _is_long(reading, index):
            last = index - 1
            break
    return first, last


def _is_long(reading: Reading, index: int) -> bool:
    """Whether the token's quotation is speech and not a word or two in marks."""
    quote = reading.quote_at[index]
    if quote < 0:
        return True
    held = reading.quotes[quote]
    inside = reading.parsed.text[held.start + 1 : held.end - 1].rstrip()
    return len(inside) > 60 or inside.endswith((",", ".", "?", "!"))


def _core(reading: Reading, head: int, low: int, high: int) -> Stretch:
    first = last = head
    for child in reading.parsed.children(head):
        if reading.dep(child) in ("det", "amod", "compound", "nummod", "nmod", "flat"):
            start, end = reading.parsed.subtree(child)
            if end - start < _LONGEST_SOURCE // 2:
                first, last = min(first, start), max(last, end)
    return max(first, low), min(last, high)
