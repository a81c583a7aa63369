"""Which spans are claims, who says them, and how check-worthy they are.

A claim is the smallest span that asserts one thing of which a reader can say "true" or "false":
a sentence, or one of the clauses of a sentence that asserts several (`claims/clauses.py`). With
"X said that Y" the claim is the whole; its attribution tells who. Questions, exhortations, the
writer's own opinion and what belongs to the page are not offered (`claims/refused.py`).

A claim that is a whole sentence has its full stop, but no "And" or "But" and no dateline before
it; one that is a clause has neither. Claims never overlap and never cross a paragraph.

The idea of a claim is that of ClaimBuster (Hassan et al. 2017), of the CheckThat! lab and of
Full Fact's annotation schema (Konstantinovskiy et al. 2021); these label whole sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.analysis.claims.ahead import FEWEST_WORDS
from annotations.analysis.claims.attributed import Said
from annotations.analysis.claims.clauses import clauses
from annotations.analysis.claims.figures import is_telling
from annotations.analysis.claims.reasons import has_cause, reasons_of
from annotations.analysis.claims.refused import (
    has_verb,
    is_command,
    is_furniture,
    is_opinion,
    reports_speech,
)
from annotations.analysis.claims.score import check_worthiness, signs_of
from annotations.analysis.model import Attribution, Claim, Figure, Span
from annotations.analysis.parsed import Parsed

_DATELINE = re.compile(
    r"[A-Z][A-Z’'.-]{2,20}(?:[ ,]{1,2}(?:[A-Z][\w’'.-]{0,15}|\d{1,4})){0,6}"
    r"(?: ?\([^()\n]{1,30}\))? ?[–—-]{1,2} (?=\S)"
)
_KICKER = re.compile(r"[A-Z][A-Z0-9 &:’'|-]{2,60}\n(?=\S)")
_JOIN = re.compile(r"(?:And|But),? (?=\S)")
_OPENING = {"“": "”", "«": "»", '"': '"'}
_CLOSING = {mate: mark for mark, mate in _OPENING.items()}
_BRACKETED = re.compile(r"\(([^()]*)\)\Z")


def find_claims(
    parsed: Parsed,
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
) -> tuple[Claim, ...]:
    """The claims of a text, in order; none overlaps another.

    `figures` are those of the text, in order; `attributions` are all of its attributions. The
    rules know English only.
    """
    telling = [figure.start for figure in figures if is_telling(parsed.text, figure)]
    starts = [figure.start for figure in figures]
    context = _Context(parsed, starts, telling, Said(attributions))
    return tuple(_claims(context))


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known of the text that the claims are looked for in."""

    parsed: Parsed
    figure_starts: Sequence[int]
    telling_starts: Sequence[int]
    said: Said

    def counts(self, span: Span) -> bool:
        """Whether a figure begins in the span."""
        return _begins_in(self.figure_starts, span)

    def tells_number(self, span: Span) -> bool:
        """Whether a figure begins in the span that is a reason to check it."""
        return _begins_in(self.telling_starts, span)

    def fewest(self, span: Span, words: int) -> int:
        """How many words a span has to have, as far as one of so many needs to know.

        Three are enough where they hold a figure or a cause.
        """
        if words >= FEWEST_WORDS:
            return FEWEST_WORDS
        short = self.counts(span) or has_cause(self.parsed.text[span.start : span.end])
        return FEWEST_WORDS - short


def _begins_in(starts: Sequence[int], span: Span) -> bool:
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end


def statement(text: str, sentence: Span) -> Span:
    """The sentence without what does not belong to it.

    That is a line in capitals above it, a dateline, an opening "And" or "But", or brackets around
    it all.
    """
    start, end = sentence.start, sentence.end
    for before in (_KICKER, _DATELINE, _JOIN):
        found = before.match(text, start, end)
        start = found.end() if found else start
    if text[start:end].startswith("(") and _BRACKETED.match(text, start, end):
        return Span(start + 1, end - 1)
    return _without_lone_quote(text, Span(start, end))


def _without_lone_quote(text: str, span: Span) -> Span:
    """The span without a quotation mark at an end whose other one is not in it."""
    start, end = span.start, span.end
    words = text[start:end]
    opens, closes = _OPENING.get(words[:1], ""), _CLOSING.get(words[-1:], "")
    if opens and opens not in words[1:]:
        start += 1
    if closes and closes not in words[:-1]:
        end = max(start, end - 1)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start, start + len(text[start:end].rstrip()))


def _claims(context: _Context) -> Iterator[Claim]:
    parsed = context.parsed
    for number, sentence in enumerate(parsed.sentences):
        body = statement(parsed.text, sentence)
        words = parsed.text[body.start : body.end]
        if is_furniture(words, context.fewest(body, len(words.split()))):
            continue
        for span in _clauses_in(parsed, parsed.sentence_tokens(number), body):
            claim = _claim(context, span)
            if claim is not None:
                yield claim


def _clauses_in(parsed: Parsed, inside: range, body: Span) -> tuple[Span, ...]:
    """The clauses of the body; the body itself where it is but one."""
    tokens = parsed.tokens
    first = bisect_left(inside, body.start, key=lambda index: tokens[index].start)
    last = bisect_left(inside, body.end, key=lambda index: tokens[index].start)
    if first >= last:
        return ()
    found = clauses(parsed, inside[first], inside[last - 1] + 1)
    return found if len(found) > 1 else (body,)


def _claim(context: _Context, span: Span) -> Claim | None:
    """The span as a claim; None where it asserts nothing that can be checked."""
    parsed = context.parsed
    inside = parsed.tokens_in(span.start, span.end)
    first, last = inside.start, inside.stop
    counts, attribution = context.counts(span), context.said.of(span)
    fewest = context.fewest(span, last - first)
    if last - first < fewest or not has_verb(parsed, first, last, counts=counts):
        return None
    if is_command(parsed, first, last):
        return None
    told = _tells_who(span, attribution) or reports_speech(parsed, first, last)
    if not told and is_opinion(parsed, first, last, counts=counts):
        return None
    telling = context.tells_number(span)
    reasons = reasons_of(parsed, first, last, counts=telling, attribution=attribution)
    score = check_worthiness(reasons, signs_of(parsed, first, last))
    return Claim(span.start, span.end, score, attribution, reasons)


def _tells_who(span: Span, attribution: Attribution | None) -> bool:
    """Whether the words of saying are in the claim, so that the saying can be checked."""
    cue = attribution.cue if attribution else None
    return cue is not None and span.start <= cue.start and cue.end <= span.end
