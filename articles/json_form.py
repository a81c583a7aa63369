"""Articles as plain dicts, as they are stored and passed between processes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from articles.clean import blank_controls, clean_line
from articles.errors import ArticleError
from articles.model import Article


def article_to_json(article: Article) -> dict[str, Any]:
    """`article` as a dict that JSON can hold; the byline is a list."""
    return {
        "source": article.source,
        "title": article.title,
        "text": article.text,
        "retrieved": article.retrieved,
        "byline": list(article.byline),
        "published": article.published,
        "site": article.site,
        "language": article.language,
    }


def article_from_json(data: object) -> Article:
    """The article that `data` describes; unknown keys are passed over.

    What an article may not hold (control characters) becomes U+FFFD one by one, so that offsets
    into the text stay right. Raises ArticleError where a field is missing or of another type.
    """
    if not isinstance(data, Mapping):
        raise ArticleError("the stored article is not an object with fields")
    return Article(
        source=_clean_field(data, "source"),
        title=clean_line(_text(data, "title")),
        text=blank_controls(_text(data, "text")),
        retrieved=_clean_field(data, "retrieved"),
        byline=_byline(data.get("byline")),
        published=_optional(data, "published"),
        site=_optional(data, "site"),
        language=_optional(data, "language"),
    )


def _text(data: Mapping[Any, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str):
        raise ArticleError(f"the stored article has no text in its field {key}")
    return value


def _clean_field(data: Mapping[Any, Any], key: str) -> str:
    return blank_controls(_text(data, key)).replace("\n", "\ufffd")


def _optional(data: Mapping[Any, Any], key: str) -> str | None:
    return None if data.get(key) is None else clean_line(_text(data, key))


def _byline(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise ArticleError("the stored article has a byline that is not a list of names")
    return tuple(clean_line(one) for one in value)
