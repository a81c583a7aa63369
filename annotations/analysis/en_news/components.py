"""The component of the bundled pipeline that puts names right by rules."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotations.analysis.dates import date_spans
from annotations.analysis.en_news.lexicon import load_lexicon
from annotations.analysis.en_news.second_opinion import DATE, Name, second_opinion, with_dates
from annotations.analysis.tokenizing import text_of

SECOND_OPINION = "newsread_second_opinion"


@Language.component(SECOND_OPINION, requires=["doc.ents"], assigns=["doc.ents"])
def names_put_right(doc: Doc) -> Doc:
    """Puts `doc.ents` right by the lists and by the rest of the article."""
    words = [token.text for token in doc]
    names = [Name(ent.start, ent.end, ent.label_) for ent in doc.ents]
    dates = [
        Name(span.start, span.end, DATE)
        for place in date_spans(text_of(doc))
        if (span := doc.char_span(place.start, place.end, alignment_mode="expand"))
    ]
    put_right = second_opinion(words, with_dates(names, dates), load_lexicon())
    doc.ents = [Span(doc, name.first, name.end, label=name.label) for name in put_right]
    return doc
