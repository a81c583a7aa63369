"""What newsread wrote, read again with nothing lost: "newsread/1" as a document or as lines. Pure.

What the machine saw is left out, since it can be computed again.
"""

from __future__ import annotations

from typing import Any

from annotations.errors import FormatError, FormError
from annotations.formats.exchange import ImportedArticle
from annotations.formats.plain_json import Fields
from annotations.json_form import annotation_from_json
from annotations.model import Annotation
from annotations.store.form import misplaced
from articles.errors import ArticleError
from articles.json_form import article_from_json
from articles.model import Article

FORMAT = "newsread/1"


def check_format(document: Fields) -> None:
    """Raise FormatError where a document is not of this format."""
    found = document.line("format", "")
    if not found.startswith("newsread/"):
        raise document.refuse("format", FORMAT)
    if found != FORMAT:
        raise FormatError(f"This was written in {found}; this newsread reads {FORMAT}.")


def read_article(fields: Fields) -> ImportedArticle:
    """One article object with its annotations. Raises FormatError."""
    article = _article(fields)
    held = (*fields.objects("annotations"), *fields.objects("deleted"))
    annotations = tuple(_annotation(one) for one in held)
    problem = misplaced(article, annotations)
    if problem is not None:
        raise FormatError(f"{fields.at('annotations')}: {problem}.")
    revisions = tuple(_revision(one, article) for one in fields.objects("revisions"))
    return ImportedArticle(article.source, article, annotations, revisions=revisions)


def _revision(fields: Fields, article: Article) -> Article:
    """An earlier text of `article`."""
    try:
        found = article_from_json(fields.held)
    except ArticleError as error:
        raise FormatError(f"{fields.place}: {error}.") from error
    if found.id != article.id:
        raise fields.refuse("source", "that of the article")
    if fields.raw("sha256") != found.sha256:
        raise fields.refuse("sha256", "that of the text, which was changed by another program")
    return found


def _article(fields: Fields) -> Article:
    stated = fields.held.get("stated_language", fields.held.get("language"))
    try:
        article = article_from_json({**fields.held, "language": stated})
    except ArticleError as error:
        raise FormatError(f"{fields.place}: {error}.") from error
    if fields.raw("id") != article.id:
        raise fields.refuse("id", "the one that follows from the source")
    if fields.raw("sha256") != article.sha256:
        raise fields.refuse("sha256", "that of the text, which was changed by another program")
    return article


def _annotation(fields: Fields) -> Annotation:
    """An annotation: as the store holds it, but for who says it, which has a place there."""
    plain: dict[str, Any] = dict(fields.held)
    said = plain.pop("attribution", None)
    if said:
        source = fields.inner("attribution").inner("source")
        plain["claimant"] = source.text("text") if source.held else None
    try:
        return annotation_from_json(plain)
    except FormError as error:
        raise FormatError(f"{fields.place}: {error}.") from error
