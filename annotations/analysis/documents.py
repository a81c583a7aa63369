"""Articles as spaCy's own documents, with everything marked in them, for the formats of spaCy.

Tokens are those of spaCy's tokenizer for the language, cut also where a span begins or ends, so
that no span is lost for want of a token.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from annotations.analysis.codes import ENGLISH
from annotations.analysis.model import Span
from annotations.analysis.pipeline import blank
from annotations.analysis.sentences import sentence_spans, trimmed
from annotations.analysis.sentences_anywhere import sentence_spans_anywhere
from annotations.analysis.tokenizing import doc_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Doc
    from spacy.tokens import Span as DocSpan


@dataclass(frozen=True, slots=True)
class Marked:
    """A span that goes into a document."""

    start: int
    end: int
    label: str
    key: str = ""
    """An id of its own, which becomes the span's kb_id."""


def document(
    text: str,
    language: str | None,
    entities: Sequence[Marked] = (),
    groups: Mapping[str, Sequence[Marked]] | None = None,
) -> Doc:
    """The text as a Doc with its sentences, entities and span groups.

    Entities must not overlap; the spans of a group may. A span of white space alone is left out,
    white space at the ends of the others, too.
    """
    groups = groups or {}
    named = _trimmed(text, entities)
    grouped = {name: _trimmed(text, spans) for name, spans in groups.items()}
    sentences = _sentences(text, language)
    cuts = {at for span in sentences for at in (span.start, span.end)}
    for marked in (named, *grouped.values()):
        cuts |= {at for span in marked for at in (span.start, span.end)}
    doc = _tokens(text, language, cuts, {sentence.start for sentence in sentences})
    doc.set_ents(list(_spans(doc, named)))
    for name, marked in grouped.items():
        doc.spans[name] = list(_spans(doc, marked))
    return doc


def _sentences(text: str, language: str | None) -> tuple[Span, ...]:
    if language is None or language == ENGLISH:
        return sentence_spans(text)
    return sentence_spans_anywhere(text, language)


def _trimmed(text: str, spans: Iterable[Marked]) -> list[Marked]:
    kept = []
    for span in spans:
        place = trimmed(text, span.start, span.end)
        if place.start < place.end:
            kept.append(Marked(place.start, place.end, span.label, span.key))
    return kept


def _spans(doc: Doc, marked: Iterable[Marked]) -> Iterator[DocSpan]:
    from spacy.tokens import Span as DocSpan

    starts = [token.idx for token in doc]
    for one in marked:
        first, last = bisect_left(starts, one.start), bisect_left(starts, one.end)
        yield DocSpan(doc, first, last, label=one.label, kb_id=one.key)


def _tokens(text: str, language: str | None, cuts: set[int], sentences: set[int]) -> Doc:
    """The text as tokens, none of which holds one of `cuts` inside itself.

    Sentences are said at once: spaCy looks at all tokens each time that it is told of one.
    """
    from spacy.tokens import Doc

    nlp = _tokenizer(language or ENGLISH)
    nlp.max_length = max(nlp.max_length, len(text) + 1)
    doc = doc_of(nlp, text)
    ordered = sorted(cuts)
    words: list[str] = []
    spaces: list[bool] = []
    opening: list[bool | int | None] = []
    at = 0
    for token in doc:
        inner = ordered[bisect_right(ordered, at) : bisect_left(ordered, at + len(token))]
        edges = [at, *inner, at + len(token)]
        parts = [text[start:end] for start, end in pairwise(edges)]
        words += parts
        spaces += [False] * (len(parts) - 1) + [bool(token.whitespace_)]
        opening += [not start or start in sentences for start in edges[:-1]]
        at += len(token.text_with_ws)
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=opening)


@lru_cache(maxsize=8)
def _tokenizer(language: str) -> Language:
    return blank(language)


def packed(documents: Iterable[Doc]) -> bytes:
    """Documents as the bytes of a DocBin, with their user data."""
    from spacy.tokens import DocBin

    return DocBin(store_user_data=True, docs=documents).to_bytes()
