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
    return "".join(f"{line}\n" for one in articles for line in _lines(spacy_document(one)))


def _lines(doc: Doc) -> Iterator[str]:
    """A name is never parted, also where a sentence seems to end in it."""
    yield ARTICLE_START
    yield ""
    for token in doc:
        inside = token.ent_iob_ == "I"
        if token.i and token.is_sent_start and not inside:
            yield ""
        if token.text.strip():
            yield f"{token.text} {_tag(token.ent_iob_, token.ent_type_)}"
    yield ""


def _tag(place: str, label: str) -> str:
    """The tag of a token: B or I with the label of its name, of which a space would end it."""
    return f"{place}-{'_'.join(label.split())}" if label.strip() else "O"
