"""spaCy's DocBin: documents as bytes, for `spacy train` and `DocBin().from_bytes`."""

from __future__ import annotations

from collections.abc import Sequence

from annotations.analysis.documents import packed
from annotations.formats.articles_in import facts
from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.formats.spacy_documents import spacy_document


def write(articles: Sequence[ExportedArticle], options: ExportOptions) -> bytes:
    """One document for each article; its `user_data["article"]` tells what is known of it."""
    documents = []
    for one in articles:
        made = spacy_document(one)
        made.user_data["article"] = facts(one.article)
        documents.append(made)
    return packed(documents)
