"""W3C Web Annotations as JSON-LD: a collection with one page of all annotations. Pure.

The shapes are those of the Web Annotation Data Model and its vocabulary (W3C Recommendations of
23 February 2017). What they have no word for (the stance of evidence, who says a claim, the
state of an anchor) has a term of its own under "newsread:", which others pass over.
`annotations.formats.w3c_reading` reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, UUID, uuid5

from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.formats.w3c_reading import read
from annotations.model import AnchorState, Annotation, Evidence, Status
from articles.model import STDIN, Article

__all__ = ["annotation_object", "collection", "page", "read", "write"]

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"newsread": "urn:newsread:terms:"}]
WEB = ("http://", "https://")

Object = dict[str, Any]


def write(articles: Sequence[ExportedArticle], options: ExportOptions) -> str:
    """The collection of all annotations that a reader accepts, as one JSON document."""
    return json.dumps(collection(articles, options), ensure_ascii=False, indent=1) + "\n"


def collection(articles: Sequence[ExportedArticle], options: ExportOptions) -> Object:
    """The collection with its one page in it; the page is left out where nothing is marked."""
    held = page(articles, options)
    total = len(held["items"])
    found: Object = {
        "@context": CONTEXT,
        "id": held["partOf"]["id"],
        "type": "AnnotationCollection",
        "label": "Marked in newsread",
        "total": total,
    }
    if total:
        found["first"] = {key: held[key] for key in ("id", "type", "startIndex", "items")}
        found["last"] = held["id"]
    return found


def page(articles: Sequence[ExportedArticle], options: ExportOptions) -> Object:
    """The page of all annotations; its id follows from those of the articles."""
    items = [
        {key: value for key, value in one.items() if key != "@context"}
        for article in articles
        for one in _annotation_objects(article, options)
    ]
    named = uuid5(NAMESPACE_URL, " ".join(one.article.id for one in articles))
    return {
        "@context": CONTEXT,
        "id": f"{named.urn}#page-1",
        "type": "AnnotationPage",
        "partOf": {"id": named.urn, "label": "Marked in newsread", "total": len(items)},
        "startIndex": 0,
        "items": items,
    }


def _annotation_objects(one: ExportedArticle, options: ExportOptions) -> Iterator[Object]:
    kept = (each for each in one.annotations if each.status is Status.ACCEPTED)
    for annotation in sorted(kept, key=lambda each: (each.start, each.end, each.id)):
        yield annotation_object(one.article, annotation, options)


def annotation_object(article: Article, annotation: Annotation, options: ExportOptions) -> Object:
    """One annotation that stands alone, with its context."""
    found: Object = {
        "@context": CONTEXT,
        "id": annotation_iri(annotation.id),
        "type": "Annotation",
        "motivation": "highlighting" if annotation.verdict is None else "assessing",
        "creator": _person(annotation.creator),
        "created": annotation.created,
        "modified": annotation.modified,
        "generator": {
            "id": "urn:newsread:app",
            "type": "Software",
            "name": options.generator,
        },
        "generated": options.exported,
        "body": _bodies(annotation, article.language),
        "target": _target(article, annotation),
        "newsread:claimant": annotation.claimant,
        "newsread:state": str(annotation.state),
    }
    return {key: value for key, value in found.items() if value}


def annotation_iri(identifier: str) -> str:
    """A name for an annotation that never changes; from it the id can be had again."""
    try:
        named = UUID(identifier)
    except ValueError:
        return f"urn:newsread:annotation:{quote(identifier, safe='')}"
    if named.hex != identifier:
        return f"urn:newsread:annotation:{quote(identifier, safe='')}"
    return named.urn


def source_iri(article: Article) -> str:
    """The address of an article; one for a path, or for what came from standard input, too."""
    source = article.source
    if source.startswith(WEB):
        return source
    if source == STDIN:
        return f"urn:newsread:article:{article.id}"
    return f"file://{quote(source)}" if source.startswith("/") else f"file:{quote(source)}"


def _person(name: str) -> Object | None:
    if not name:
        return None
    return {
        "id": f"urn:newsread:user:{quote(name, safe='')}",
        "type": "Person",
        "name": name,
        "nickname": name,
    }


def _bodies(annotation: Annotation, language: str | None) -> list[Object]:
    found = [_text("tagging", tag) for tag in annotation.tags]
    if annotation.verdict is not None:
        found.insert(0, _text("classifying", str(annotation.verdict)))
    if annotation.note:
        found.append(_text("commenting", annotation.note))
    return found + [_evidence(piece) for piece in annotation.evidence]


def _text(purpose: str, value: str) -> Object:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": value,
        "format": "text/plain",
    }


def _evidence(piece: Evidence) -> Object:
    """A link where it has an address, else the words of it."""
    if piece.url.startswith(WEB) and not any(one.isspace() for one in piece.url):
        body: Object = {"type": "SpecificResource", "purpose": "linking", "source": piece.url}
    else:
        body = _text("linking", piece.url)
    own = {"stance": str(piece.stance), "title": piece.title, "quote": piece.quote}
    return body | {f"newsread:{key}": value for key, value in own.items() if value}


def _target(article: Article, annotation: Annotation) -> Object:
    """Where it stands: by its words, and by its place while these are the words there.

    Of a claim that changed, the words are those that the verdict was given on.
    """
    selectors: list[Object] = [
        {
            "type": "TextQuoteSelector",
            "exact": annotation.quote,
            "prefix": annotation.prefix,
            "suffix": annotation.suffix,
        }
    ]
    if annotation.state is AnchorState.ANCHORED:
        selectors.append(
            {
                "type": "TextPositionSelector",
                "start": annotation.start,
                "end": annotation.end,
            }
        )
    found: Object = {
        "type": "SpecificResource",
        "source": source_iri(article),
        "selector": selectors,
    }
    if article.retrieved:
        found["state"] = {"type": "TimeState", "sourceDate": article.retrieved}
    return found
