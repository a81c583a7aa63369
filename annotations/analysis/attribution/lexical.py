"""Who said it, by the words of one sentence alone: for texts that nobody parsed.

Known limits: English, and one attribution a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from annotations.analysis.attribution.reading import Reading
from annotations.analysis.model import Attribution, Entity, Span
from annotations.analysis.words import HOLDING, SAYING, STARTERS, VERB_LIKE

_CUES = "|".join(sorted(SAYING | HOLDING, key=len, reverse=True))
_CUE = re.compile(rf"\b(?P<verb>{_CUES})\b|\b(?P<noun>(?:issued|gave) (?:a )?warnings?)(?= that\b)")
_QUOTE = re.compile(r"“[^“”]*”?|\"[^\"]*\"?")
_CLOSED_ONLY = re.compile(r"[^“”]+”")
_ACCORDING = re.compile(r"\b(?P<cue>according to)\s", re.IGNORECASE)
_AUXILIARIES = re.compile(
    r"(?:\s+(?:have|has|had|never|also|later|earlier|already|repeatedly|previously|again|now|then"
    r"|reportedly|publicly|recently|separately|further|once|still|both|all|[a-z]+ly))+\Z"
)
_PASSIVE_OR_INFINITIVE = re.compile(
    r"\b(?:is|was|are|were|be|been|being|to|will|would|can|could|may|might|shall|should|must|not"
    r"|did|do|does|who|which|that|what|as|it|the|a|an|this|these|those|its|his|her|their|our|my"
    r"|with|of|by|for|in|on|from|about|no|any|some|new|similar|recent|such|initial)\s*\Z",
    re.IGNORECASE,
)
_DATELINE = r"[A-Z][A-Z .,]+(?:\([^)]{1,30}\))?\s[-–—]\s"
_OPENING = re.compile(
    rf"{_DATELINE}|(?:But|And|Yet|So|However|Meanwhile|Also|Still|Separately|Earlier|Later)\b,?\s+"
)
_AND_BEFORE_VERB = re.compile(r",?\s(?:and|but)\Z")
_ADVERBIAL = re.compile(
    r"(?:On|In|At|By|After|Before|During|Since|Following|Speaking|Asked|Earlier|Later|Last|While"
    r"|Although|Though|As|When|If|Despite|Under|For)\b[^“”\"]*,\s+(?=\S)"
)
_THAT = re.compile(
    r"\s*,?\s*(?:(?:[A-Z][\w’'.-]*|reporters|journalists|parliament|lawmakers|the\s\w+)\s)?"
    r"(?:(?:on|in|at|to|during)\s(?:[\w’'.-]+\s){1,6}?)?that\s",
)
_LISTENER_AND_TIME = re.compile(
    r"\s*(?:(?:on|in|at|to|during|late|early)\s(?:a\s|an\s|the\s|his\s|her\s)?"
    r"(?:[A-Z][\w’'-]*day|statement|interview|news conference|press conference|briefing|television"
    r"|reporters|journalists|post|tweet|letter|report)\b(?:\s(?:on|in)\s[A-Z][\w’'-]*day)?[:,]?)*\s*"
)
_NAME_AFTER_TELLING = re.compile(
    r"\s(?:(?:[A-Z][\w’'.-]*\s?){1,4}|reporters\s|journalists\s|lawmakers\s|parliament\s)"
)
_SOURCE_NOUN = re.compile(
    r"\b(?:he|she|they|we|i|officials?|ministr(?:y|ies)|ministers?|spokes\w+|government|police"
    r"|reports?|intelligence|study|studies|experts?|analysts?|sources?|authorities|army|military"
    r"|agency|president|witness(?:es)?|residents?|researchers?|scientists?|prosecutors?|lawyers?"
    r"|company|court|council|commission|committee|document|documents|data|figures|survey|poll"
    r"|leaders?|generals?|commanders?|diplomats?|doctors?|mayor|governor|media|newspaper|group"
    r"|organi[sz]ation|charity|union|firm|bank|office|department|forces|statement|investigators?"
    r"|lawmakers?|senators?|critics?|campaigners?|activists?|economists?|embassy|channel|agencies"
    r"|chief|director|secretary|ambassador|envoy|hospital|university|institute|team|families"
    r"|family|survivors?|workers|man|woman|people|commander|officer|regulators?)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[,?!][”\"]?(?=\s)")
_CLAUSE_STOP = re.compile(
    r"[,;:.“”\"](?=\s|\Z)|[“”\"]|\s(?:on|in|at|during|after|while|as|who|which|when|last|late)\s"
)
_ASIDE = re.compile(r",\s(?P<word>who|whose|whom|which|an?|the|its|his|her|their)\s")
_ENDS_BEFORE_CUE = (",", ",”", ',"', "?”", "!”", '?"', '!"')
_NO_CONTENT = re.compile(r"\s*(?:for|of|to|in|on|at|with|by|from|about|against|into|over|and|or)\s")
_MOST_WORDS_OF_SURE_SOURCE = 8
_LONGEST_SENTENCE = 2_000
_SHORT_TAIL = 90
_FEWEST_CONTENT_WORDS = 2


def by_words(reading: Reading) -> Iterator[Attribution]:
    """What each sentence reports, by patterns of words; at most one attribution a sentence."""
    parsed = reading.parsed
    starts = [entity.start for entity in parsed.entities]
    for sentence in parsed.sentences:
        inside = slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        found = find_attribution(parsed.text, sentence, parsed.entities[inside])
        if found is not None:
            yield found


def find_attribution(
    text: str, sentence: Span, entities: Sequence[Entity] = ()
) -> Attribution | None:
    """Who says what stands in `sentence`; None where it is the reporter's own voice.

    `entities` are those of the sentence: a source needs a name among them or a word for people
    or papers that speak ("officials", "the report"). More than 2,000 characters are no sentence.
    """
    if sentence.end - sentence.start > _LONGEST_SENTENCE:
        return None
    quotes = [q for q in _quotes(text, sentence) if q.end - q.start > 2]
    reading = _Reading(text, sentence, quotes, entities)
    return reading.according_to() or reading.by_cue()


def _quotes(text: str, sentence: Span) -> list[Span]:
    """Quotations; one that an earlier sentence opened begins where the sentence does."""
    opened = _CLOSED_ONLY.match(text, sentence.start, sentence.end)
    start = opened.end() if opened else sentence.start
    found = [Span(*match.span()) for match in _QUOTE.finditer(text, start, sentence.end)]
    return [Span(sentence.start, start), *found] if opened else found


class _Reading:
    """One sentence with its quotes and names."""

    def __init__(
        self, text: str, sentence: Span, quotes: Sequence[Span], entities: Sequence[Entity]
    ) -> None:
        self.text = text
        self.start, self.end = sentence.start, sentence.end
        self.quotes = quotes
        self.entities = entities

    def according_to(self) -> Attribution | None:
        """`According to X, content` and `content, according to X.`"""
        match = _ACCORDING.search(self.text, self.start, self.end)
        if match is None or self._in_quote(match.start()):
            return None
        cue = Span(*match.span("cue"))
        if match.start() == self.start:
            comma = self.text.find(", ", match.end(), self.end)
            if comma < 0:
                return None
            source, content = Span(match.end(), comma), self._content(comma + 2, self.end)
        else:
            source = Span(match.end(), self._clause_end(match.end()))
            content = self._content(self.start, match.start())
        return self._made(source, cue, content, sure=True)

    def by_cue(self) -> Attribution | None:
        """The first verb of saying with a source beside it and content on the other side."""
        for match in _CUE.finditer(self.text, self.start, self.end):
            if self._in_quote(match.start()):
                continue
            cue = Span(*match.span())
            found = self._inverted(cue) or self._after_content(cue) or self._before_content(cue)
            if found:
                return found
        return None

    def _inverted(self, cue: Span) -> Attribution | None:
        """`content, said X`."""
        before = self.text[self.start : cue.start].rstrip()
        if self.text[cue.end : cue.end + 1] != " " or not before.endswith(_ENDS_BEFORE_CUE):
            return None
        source = Span(cue.end + 1, self._clause_end(cue.end + 1))
        quoted = not before.endswith(",")
        if not quoted and not self._closes_sentence(before, source):
            return None
        content = self._content(self.start, self.start + len(before))
        return self._made(source, cue, content, sure=quoted)

    def _closes_sentence(self, before: str, source: Span) -> bool:
        """Whether `source` ends the sentence and only the words before the cue hold a verb."""
        last = not self.text[source.end : self.end].strip(" .")
        words = self.text[source.start : source.end]
        return last and VERB_LIKE.search(before) is not None and not VERB_LIKE.search(words)

    def _after_content(self, cue: Span) -> Attribution | None:
        """`content, X said.`"""
        tail = self.text[cue.end : self.end]
        rest = _LISTENER_AND_TIME.match(tail)
        ended = rest is not None and not tail[rest.end() :].strip(" .”\"')")
        split = self._last_comma(cue.start)
        if split is None:
            return None
        if not (
            ended or self._closes_quote(split) or tail.lstrip().startswith((".", ",", "“", '"'))
        ):
            return None
        source = self._stripped_source(split, cue.start)
        if source is None:
            return None
        return self._made(source, cue, self._content(self.start, split), sure=True)

    def _before_content(self, cue: Span) -> Attribution | None:
        """`X said that content`, `X said: “content”`, `X told Y content`."""
        source = self._stripped_source(self.start, cue.start)
        if source is None:
            return None
        verb = self.text[cue.start : cue.end].lower()
        that = _THAT.match(self.text, cue.end, self.end)
        if that:
            return self._made(source, cue, self._content(that.end(), self.end))
        if verb in HOLDING:
            return None
        start = self._content_start(cue.end, verb)
        if _NO_CONTENT.match(self.text, start, self.end):
            return None
        return self._made(source, cue, self._content(start, self.end))

    def _content_start(self, end: int, verb: str) -> int:
        quote = next((q for q in self.quotes if q.start >= end), None)
        if quote and quote.start - end <= _SHORT_TAIL and ":" in self.text[end : quote.start]:
            return quote.start
        if verb in ("told", "tells", "tell"):
            listener = _NAME_AFTER_TELLING.match(self.text, end, self.end)
            end = listener.end() if listener else end
        skipped = _LISTENER_AND_TIME.match(self.text, end, self.end)
        return skipped.end() if skipped else end

    def _stripped_source(self, start: int, end: int) -> Span | None:
        """The subject between `start` and a cue at `end`; None for a passive or an infinitive.

        Of "X did this and said" it is X alone.
        """
        subject = self.text[start:end].rstrip()
        stripped = _AUXILIARIES.sub("", subject)
        if _PASSIVE_OR_INFINITIVE.search(stripped):
            return None
        opening = _OPENING.match(stripped)
        offset = opening.end() if opening else 0
        adverbial = _ADVERBIAL.match(stripped, offset)
        if adverbial:
            offset = adverbial.end()
        second_verb = _AND_BEFORE_VERB.search(stripped)
        if second_verb is None:
            return Span(start + offset, start + len(stripped))
        verb = VERB_LIKE.search(stripped, offset, second_verb.start())
        return Span(start + offset, start + verb.start()) if verb else None

    def _made(
        self, source: Span, cue: Span, content: Span, *, sure: bool = False
    ) -> Attribution | None:
        """The attribution; None where the source is no speaker. `sure`: the form tells it is."""
        source = self._speaker(self._clean(source))
        if not self._can_speak(source, sure):
            return None
        if len(self.text[content.start : content.end].split()) < _FEWEST_CONTENT_WORDS:
            return None
        return Attribution(source, cue, content, direct=self._is_direct(content))

    def _speaker(self, source: Span) -> Span:
        """The one who speaks, without an aside: "X, who heads Y," and "it is so, X" are X alone."""
        words = self.text[source.start : source.end]
        offset = words.rfind("; ") + 2 if "; " in words else 0
        aside = _ASIDE.search(words, offset)
        if aside is None:
            return Span(source.start + offset, source.end)
        of_the_one_before = aside["word"].startswith("who")
        if not of_the_one_before and VERB_LIKE.search(words, offset, aside.start()):
            return Span(source.start + words.rfind(", ") + 2, source.end)
        return Span(source.start + offset, source.start + aside.start())

    def _can_speak(self, source: Span, sure: bool) -> bool:
        if source.end <= source.start or source.end - source.start > 2 * _SHORT_TAIL:
            return False
        if any(self._in_quote(place) for place in (source.start, source.end - 1)):
            return False
        inside = (e for e in self.entities if source.start <= e.start and e.end <= source.end)
        if any(entity.label != "DATE" for entity in inside):
            return True
        words = self.text[source.start : source.end]
        if sure and len(words.split()) <= _MOST_WORDS_OF_SURE_SOURCE and words.lower() != "plan":
            return True
        return _SOURCE_NOUN.search(words) is not None or _is_name(words)

    def _is_direct(self, content: Span) -> bool:
        if not any(quote.start == content.start for quote in self.quotes):
            return False
        inside = (q for q in self.quotes if content.start <= q.start and q.end <= content.end)
        quoted = sum(quote.end - quote.start for quote in inside)
        return 2 * quoted > content.end - content.start

    def _content(self, start: int, end: int) -> Span:
        piece = self.text[start:end]
        lead = len(piece) - len(piece.lstrip(" ,:;"))
        return Span(start + lead, start + max(lead, len(piece.rstrip(" ,:;"))))

    def _clean(self, span: Span) -> Span:
        piece = self.text[span.start : span.end]
        lead = len(piece) - len(piece.lstrip(" ,"))
        kept = piece.rstrip(" ,;:")
        return Span(span.start + lead, max(span.start + lead, span.start + len(kept)))

    def _clause_end(self, start: int) -> int:
        """Where the source after a cue ends: at a comma, a time or place, or the sentence's end."""
        stop = _CLAUSE_STOP.search(self.text, start, self.end)
        return stop.start() if stop else self.end

    def _last_comma(self, end: int) -> int | None:
        places = (match.end() for match in _COMMA.finditer(self.text, self.start, end))
        outside = [p for p in places if not self._in_quote(p - 1) or self._closes_quote(p)]
        return outside[-1] if outside else None

    def _closes_quote(self, place: int) -> bool:
        return any(quote.end == place or quote.end == place - 1 for quote in self.quotes)

    def _in_quote(self, place: int) -> bool:
        return any(quote.start <= place < quote.end for quote in self.quotes)


def _is_name(words: str) -> bool:
    parts = words.split()
    return all(part[0].isupper() and part not in STARTERS for part in parts) and len(parts) <= 4
