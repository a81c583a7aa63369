"""Our rules as spaCy components; this module imports spaCy, so import it where that is wanted.

What each leaves on a Doc: sentence starts; `doc.ents`; `doc._.figures` with `doc.spans["figures"]`;
`doc._.claims` with `doc.spans["claims"]`. The values under `doc._` are exact; the span groups are
widened to whole tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from numpy import asarray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan
from spacy.util import filter_spans

from annotations.analysis.attribution.find import find_attributions
from annotations.analysis.claims.find import find_claims
from annotations.analysis.entities import find_entities
from annotations.analysis.figures.find import find_figures
from annotations.analysis.model import Claim, Entity, Figure, Span
from annotations.analysis.parsed_doc import parsed_of
from annotations.analysis.sentences import paragraph_spans, sentence_spans, trimmed
from annotations.analysis.tokenizing import text_of

SENTENCES = "newsread_sentences"
ENTITIES = "newsread_entities"
FIGURES = "newsread_figures"
ATTRIBUTIONS = "newsread_attributions"
CLAIMS = "newsread_claims"

_COUNTED_AS_FIGURES = frozenset(("CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"))

Doc.set_extension("parsed", default=None, force=True)
for _name in ("known_people", "figures", "attributions", "claims"):
    Doc.set_extension(_name, default=(), force=True)


class SentenceStarts:
    """Marks where sentences begin, by the rules of sentences.py or by those of `find`."""

    def __init__(self, find: Callable[[str], Iterable[Span]] = sentence_spans) -> None:
        """`find` gives the sentences of a text, in order."""
        self._find = find

    def __call__(self, doc: Doc) -> Doc:
        """Set `token.is_sent_start` on each token."""
        starts = iter([span.start for span in self._find(text_of(doc))])
        waiting = next(starts, None)
        marks = []
        for token in doc:
            begins = waiting is not None and token.idx + len(token) > waiting
            marks.append(1 if begins else -1)
            while waiting is not None and token.idx + len(token) > waiting:
                waiting = next(starts, None)
        return _with_sentence_starts(doc, marks)


class ListedEntities:
    """Names and dates by the lists and patterns of entities.py."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents`; `doc._.known_people` are people named earlier in the article."""
        doc.ents = token_spans(doc, find_entities(text_of(doc), doc._.known_people))
        return doc


class Figures:
    """Quantities, by the number grammar of figures/."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.figures` and `doc.spans["figures"]`."""
        doc._.figures = find_figures(text_of(doc))
        doc.spans["figures"] = token_spans(doc, doc._.figures)
        return doc


class Attributions:
    """Who says what, by the English rules of attribution/."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.attributions`; sentences and entities must be there."""
        doc._.parsed = parsed_of(doc)
        doc._.attributions = find_attributions(doc._.parsed)
        return doc


class Claims:
    """Spans that can be checked, by the rules of claims/."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.claims` and `doc.spans["claims"]`.

        Sentences, figures and attributions must be there.
        """
        parsed = doc._.parsed or parsed_of(doc)
        doc._.parsed = None
        doc._.claims = find_claims(parsed, doc._.figures, doc._.attributions)
        doc.spans["claims"] = token_spans(doc, doc._.claims)
        return doc


@Language.factory(SENTENCES, assigns=["token.is_sent_start", "doc.sents"])
def make_sentence_starts(nlp: Language, name: str) -> SentenceStarts:
    """The component that marks sentence starts."""
    return SentenceStarts()


@Language.factory(ENTITIES, assigns=["doc.ents"])
def make_listed_entities(nlp: Language, name: str) -> ListedEntities:
    """The entity pass of the baseline."""
    return ListedEntities()


@Language.factory(FIGURES, assigns=["doc._.figures", "doc.spans"])
def make_figures(nlp: Language, name: str) -> Figures:
    """The component that finds figures."""
    return Figures()


@Language.factory(ATTRIBUTIONS, assigns=["doc._.attributions"], requires=["doc.sents"])
def make_attributions(nlp: Language, name: str) -> Attributions:
    """The component that finds attributions."""
    return Attributions()


@Language.factory(CLAIMS, assigns=["doc._.claims", "doc.spans"], requires=["doc.sents"])
def make_claims(nlp: Language, name: str) -> Claims:
    """The component that finds claims."""
    return Claims()


def entities_of(doc: Doc) -> Iterator[Entity]:
    """The Doc's entities as plain values; numeric ones are figures and are left out."""
    text = text_of(doc)
    for ent in doc.ents:
        span = trimmed(text, ent.start_char, ent.end_char)
        if ent.label_ not in _COUNTED_AS_FIGURES and span.start < span.end:
            yield Entity(span.start, span.end, ent.label_)


def _with_sentence_starts(doc: Doc, marks: list[int]) -> Doc:
    """The Doc with 1 or -1 set for each token, at once: `token.is_sent_start` reads all tokens."""
    array: Any = asarray(marks, dtype="int64").astype("uint64")
    return doc.from_array(["SENT_START"], array)


def _sentences(doc: Doc) -> Iterator[Span]:
    """The Doc's sentences, also cut at paragraph breaks, without white space at either end."""
    text = text_of(doc)
    for sent in doc.sents:
        for span in paragraph_spans(text[sent.start_char : sent.end_char]):
            yield Span(sent.start_char + span.start, sent.start_char + span.end)


def token_spans(doc: Doc, values: Iterable[Entity | Figure | Claim]) -> list[DocSpan]:
    """The values as spans of whole tokens; of two that share a token the longer one stands."""
    spans = []
    for value in values:
        label = value.label if isinstance(value, Entity) else ""
        span = doc.char_span(value.start, value.end, label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    return filter_spans(spans)
