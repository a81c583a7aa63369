"""IOB2: a token a line with its tag, an empty line between sentences. Names only.

As spaCy's `convert --converter ner` and most taggers read it (CoNLL 2003): each article starts
with a -DOCSTART- line. Tokens are spaCy's; white space between them is not kept, so that the
text can't be had from it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.formats.spacy_documents import spacy_document

if TYPE_CHECKING:
    from annotations.analysis.documents import Doc

ARTICLE_START = "-DOCSTART- -X- O O"


def write(articles: Sequence[ExportedArticle], options: ExportOptions) -> str:
    """The tokens of all articles."""
    return "\n".join(line for one in articles for line in _lines(spacy_document(one)))


def _lines(doc: Doc) -> Iterator[str]:
    yield ARTICLE_START
    yield ""
    for sentence in doc.sents:
        tokens = [token for token in sentence if token.text.strip()]
        if tokens:
            yield from (f"{token.text} {_tag(token.ent_iob_, token.ent_type_)}" for token in tokens)
            yield ""


def _tag(iob: str, label: str) -> str:
    return f"{iob}-{label}" if iob in ("B", "I") and label else "O"
