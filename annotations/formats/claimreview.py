"""schema.org ClaimReview as JSON-LD: a file for each claim that has a verdict. Pure.

Search engines show a review only where its page has one ClaimReview and no other; so each is a
file of its own, to be put into the page of its review in a script element of the type
application/ld+json. The shape is that of https://schema.org/ClaimReview and of the fact check
markup that search engines document. The verdict becomes the rating that the options give it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from annotations.formats.exchange import ExportedArticle, ExportOptions, Rating
from annotations.formats.spans import claimants_of, claims_of
from annotations.formats.w3c import WEB, annotation_iri
from annotations.model import Annotation, Evidence
from articles.clean import clean_line
from articles.model import Article

Object = dict[str, Any]

_SLUG_LENGTH = 40


def write(articles: Sequence[ExportedArticle], options: ExportOptions) -> dict[str, bytes]:
    """The reviews by the name of their file, in the order of articles and claims."""
    return {
        _file_name(annotation): _dumped(review) for annotation, review in reviews(articles, options)
    }


def reviews(
    articles: Sequence[ExportedArticle], options: ExportOptions
) -> Iterator[tuple[Annotation, Object]]:
    """The review of each claim whose verdict has a rating in the options."""
    for one in articles:
        claimant = claimants_of(one)
        for claim in claims_of(one):
            verdict = claim.verdict
            if claim.annotation is not None and verdict is not None and verdict in options.ratings:
                rating = _rating(options.ratings[verdict], options)
                yield (
                    claim.annotation,
                    _review(one.article, claimant(claim), claim.annotation, rating, options),
                )


def _review(
    article: Article, claimant: str, made: Annotation, rating: Object, options: ExportOptions
) -> Object:
    address = options.review_url.replace("{id}", quote(made.id, safe=""))
    found: Object = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": annotation_iri(made.id),
        "url": address or annotation_iri(made.id),
        "claimReviewed": clean_line(made.quote),
        "datePublished": made.modified[:10] or options.exported[:10],
        "author": _author(made, options),
        "itemReviewed": _claim(article, claimant),
        "reviewRating": rating,
        "reviewBody": made.note,
        "citation": [_citation(piece) for piece in made.evidence if piece.url or piece.title],
        "keywords": list(made.tags),
        "inLanguage": article.language,
    }
    return _known(found)


def _author(made: Annotation, options: ExportOptions) -> Object:
    if not options.reviewer:
        return _known({"@type": "Person", "name": made.creator, "url": options.reviewer_url})
    return _known({"@type": "Organization", "name": options.reviewer, "url": options.reviewer_url})


def _claim(article: Article, said_by: str) -> Object:
    """The claim where it was read; that it appeared there first is not known."""
    work = {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": article.source if article.source.startswith(WEB) else None,
        "datePublished": article.published,
    }
    author = {"@type": "Person", "name": said_by} if said_by else None
    return _known(
        {
            "@type": "Claim",
            "author": author,
            "datePublished": article.published,
            "appearance": _known(work),
        }
    )


def _rating(rating: Rating, options: ExportOptions) -> Object:
    """A rating of words alone where the verdict has no number."""
    found: Object = {"@type": "Rating", "alternateName": rating.name}
    if rating.value is not None:
        found["ratingValue"] = rating.value
        found["bestRating"] = options.best_rating
        found["worstRating"] = options.worst_rating
    return found


def _citation(piece: Evidence) -> Object:
    return _known(
        {
            "@type": "CreativeWork",
            "name": piece.title,
            "url": piece.url if piece.url.startswith(WEB) else None,
            "text": piece.quote,
        }
    )


def _known(fields: Object) -> Object:
    return {key: value for key, value in fields.items() if value not in (None, "", [])}


def _file_name(made: Annotation) -> str:
    """Words of the claim and the id, so that two claims never share a file."""
    letters = "".join(one if one.isalnum() else " " for one in made.quote.lower())
    words = "-".join(letters.split())[:_SLUG_LENGTH].strip("-") or "claim"
    return f"{words}-{quote(made.id, safe='')[:_SLUG_LENGTH]}.jsonld"


def _dumped(review: Object) -> bytes:
    """JSON that may stand in a script element: no text of it can end that element."""
    text = json.dumps(review, ensure_ascii=False, indent=1)
    return (text.replace("</", "<\\/").replace("<!--", "<\\u0021--") + "\n").encode()
