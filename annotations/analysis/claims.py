"""Which sentences are claims, and how check-worthy they are.

A sentence is a claim unless it is a question, an exhortation, a heading, boilerplate (bylines,
credits, subscription lines), shorter than four words or without anything like a verb.

The score adds plain reasons and stays between 0 and 1: 0.3 for any claim, +0.3 with a figure,
+0.15 with a name, +0.05 with a date, +0.15 where someone is named as the source, -0.15 where it
is hedged or about the future, -0.15 where it speaks in the first person or judges outside a
quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from annotations.analysis.attribution import find_attribution
from annotations.analysis.model import Attribution, Claim, Entity, Figure, Span
from annotations.analysis.words import VERB_LIKE

_BASE = 0.3
_FIGURE = 0.3
_NAME = 0.15
_DATE = 0.05
_ATTRIBUTED = 0.15
_HEDGED = -0.15
_OPINION = -0.15

_FEWEST_WORDS = 4
_QUESTION = re.compile(r"\?[\"'”’)\]]*\Z")
_EXHORTATION = re.compile(
    r"[\"“‘'(]*(?:Please|Let us|Let’s|Let's|Do not|Don’t|Don't|Read|Click|Subscribe|Sign up|Follow"
    r"|Share|Watch|Listen|Join|Download|Support|Donate|Register|Enter|Get|See|Check|Find out"
    r"|Consider|Imagine|Remember|Stay|Tell us|Send|Visit|Contact|Call)\s(?!(?:by|of|in)\b)",
)
_BOILERPLATE = re.compile(
    r"\A(?:By\s(?:[A-Z][\w.’'-]*[\s,]*(?:and\s)?){1,8}\Z"
    r"|(?:Photo|Photograph|Picture|Image|Video|Credit|Source|File photo)s?(?:\s(?:by|credit))?:"
    r"|(?:Additional |Writing and )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)\sby\b"
    r"|Advertisement\b|Related:|Read more|Updated\b|Published\b|Copyright\b|©)"
    r"|\b(?:[Aa]ll rights reserved|[Gg]etty Images|terms of (?:use|service)|privacy policy"
    r"|our (?:daily |weekly |free )?newsletter|[Cc]ookies? (?:policy|settings)"
    r"|article was (?:amended|first published|originally published)|follow us on"
    r"|This story has been (?:updated|corrected))\b"
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|would|will|shall|likely|unlikely|possibly|perhaps|probably|expected to"
    r"|hopes?|fears?|plans? to|potential|should|if)\b",
    re.IGNORECASE,
)
_OPINION_WORDS = re.compile(
    r"\b(?:I|we|my|our|alarming|terrible|wonderful|brilliant|awful|disgraceful|shocking|best|worst"
    r"|beautiful|sadly|unfortunately|hopefully|clearly|obviously|must|ought)\b"
)
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")


def find_claims(
    text: str,
    sentences: Sequence[Span],
    entities: Sequence[Entity],
    figures: Sequence[Figure],
) -> tuple[Claim, ...]:
    """The sentences that assert something that can be checked, in order.

    `entities` and `figures` are those of `text`, each in order.
    """
    return tuple(_claims(text, sentences, entities, figures))


def is_claim(sentence: str) -> bool:
    """Whether a sentence, read alone, asserts something."""
    words = sentence.split()
    if len(words) < _FEWEST_WORDS or sentence.isupper():
        return False
    if _QUESTION.search(sentence) or _EXHORTATION.match(sentence) or _BOILERPLATE.search(sentence):
        return False
    return VERB_LIKE.search(sentence) is not None


def check_worthiness(
    sentence: str,
    entities: Sequence[Entity],
    figures: Sequence[Figure],
    attribution: Attribution | None,
) -> float:
    """The score of one claim, 0 to 1 in steps of 0.05; the entities and figures are its own."""
    own_voice = _QUOTED.sub(" ", sentence)
    reasons = (
        (_FIGURE, bool(figures)),
        (_NAME, any(entity.label != "DATE" for entity in entities)),
        (_DATE, any(entity.label == "DATE" for entity in entities)),
        (_ATTRIBUTED, attribution is not None),
        (_HEDGED, _HEDGE.search(own_voice) is not None),
        (_OPINION, _OPINION_WORDS.search(own_voice) is not None),
    )
    score = _BASE + sum(weight for weight, holds in reasons if holds)
    return round(min(1.0, max(0.0, score)), 2)


def _claims(
    text: str,
    sentences: Sequence[Span],
    entities: Sequence[Entity],
    figures: Sequence[Figure],
) -> Iterator[Claim]:
    entity_starts = [entity.start for entity in entities]
    figure_starts = [figure.start for figure in figures]
    for span in sentences:
        sentence = text[span.start : span.end]
        if not is_claim(sentence):
            continue
        names = entities[slice(*_between(entity_starts, span))]
        amounts = figures[slice(*_between(figure_starts, span))]
        attribution = find_attribution(text, span, names)
        score = check_worthiness(sentence, names, amounts, attribution)
        yield Claim(span.start, span.end, score, attribution)


def _between(starts: Sequence[int], span: Span) -> tuple[int, int]:
    return bisect_left(starts, span.start), bisect_left(starts, span.end)
