"""Texts as spaCy Docs, in time that grows with their length alone.

spaCy's tokenizer takes punctuation off a run without white space sign by sign and looks at the
rest each time, so that 10,000 dollar signs in a row take it 17 seconds and twice as many four
times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LONG_RUN = re.compile(r"\S{500,}")
"""No word or address of an article is so long; text without spaces between words may be."""
_PART = 100
_TEXT = "newsread_text"


def doc_of(nlp: Language, text: str) -> Doc:
    """The text as tokens; what is longer without white space than any word is cut into parts."""
    cuts = list(_cuts(text))
    doc = _doc_of_parts(nlp, text, cuts) if cuts else nlp.make_doc(text)
    doc.user_data[_TEXT] = text
    return doc


def text_of(doc: Doc) -> str:
    """The text of a Doc; one of `doc_of` holds it, others put it together of their tokens."""
    text: str = doc.user_data.get(_TEXT) or doc.text
    return text


def _doc_of_parts(nlp: Language, text: str, cuts: list[int]) -> Doc:
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        for token in nlp.make_doc(text[start:end]):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _cuts(text: str) -> Iterator[int]:
    for run in _LONG_RUN.finditer(text):
        yield from range(run.start() + _PART, run.end(), _PART)
