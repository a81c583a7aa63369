"""spaCy's documents as JSON lines, one a line: what `Doc.from_json` reads.

The shape is that of `Doc.to_json` in spaCy 3.8; "meta" is ours and passed over by spaCy.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from annotations.formats.articles_in import facts
from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.formats.spacy_documents import spacy_document


def write(articles: Sequence[ExportedArticle], options: ExportOptions) -> str:
    """A line for each article."""
    return "".join(_line(one) + "\n" for one in articles)


def _line(one: ExportedArticle) -> str:
    held = {**spacy_document(one).to_json(), "meta": facts(one.article)}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))
