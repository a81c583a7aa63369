"""Our components for languages other than English; this module imports spaCy.

They leave on a Doc what those of components.py do, by rules that hold in every language.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from annotations.analysis.claims.anywhere import Sentence, find_claims_anywhere
from annotations.analysis.components import SentenceStarts, entities_of, token_spans
from annotations.analysis.figures.anywhere import find_figures_anywhere
from annotations.analysis.sentences import trimmed
from annotations.analysis.sentences_anywhere import sentence_spans_anywhere
from annotations.analysis.tokenizing import text_of

SENTENCES = "newsread_sentences_anywhere"
FIGURES = "newsread_figures_anywhere"
CLAIMS = "newsread_claims_anywhere"

_LANGUAGE = {"language": ""}
"""The default: the language of the pipeline."""


class FiguresAnywhere:
    """Quantities in digits, by figures/anywhere.py."""

    def __init__(self, language: str) -> None:
        """`language` is the code of the text's language."""
        self._language = language

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.figures` and `doc.spans["figures"]`."""
        doc._.figures = find_figures_anywhere(text_of(doc), self._language)
        doc.spans["figures"] = token_spans(doc, doc._.figures)
        return doc


class ClaimsAnywhere:
    """Sentences that can be checked, by claims/anywhere.py."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.claims` and `doc.spans["claims"]`; sentences and figures must be there."""
        doc._.claims = find_claims_anywhere(
            text_of(doc), list(_sentences(doc)), list(entities_of(doc)), doc._.figures
        )
        doc.spans["claims"] = token_spans(doc, doc._.claims)
        return doc


@Language.factory(SENTENCES, default_config=_LANGUAGE, assigns=["token.is_sent_start", "doc.sents"])
def make_sentences_anywhere(nlp: Language, name: str, language: str) -> SentenceStarts:
    """The component that marks sentence starts by the marks of the script."""
    return SentenceStarts(partial(sentence_spans_anywhere, language=language or str(nlp.lang)))


@Language.factory(FIGURES, default_config=_LANGUAGE, assigns=["doc._.figures", "doc.spans"])
def make_figures_anywhere(nlp: Language, name: str, language: str) -> FiguresAnywhere:
    """The component that finds numbers in digits."""
    return FiguresAnywhere(language or str(nlp.lang))


@Language.factory(CLAIMS, assigns=["doc._.claims", "doc.spans"], requires=["doc.sents"])
def make_claims_anywhere(nlp: Language, name: str) -> ClaimsAnywhere:
    """The component that finds sentences with figures or names."""
    return ClaimsAnywhere()


def _sentences(doc: Doc) -> Iterator[Sentence]:
    """The Doc's sentences; where it has parts of speech, whether each holds a verb."""
    tagged = doc.has_annotation("POS")
    text = text_of(doc)
    for sent in doc.sents:
        verb = any(token.pos_ in ("VERB", "AUX") for token in sent) if tagged else None
        span = trimmed(text, sent.start_char, sent.end_char)
        if span.start < span.end:
            yield Sentence(span, verb)
