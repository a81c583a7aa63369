"""W3C annotations and ClaimReviews, expanded by a JSON-LD processor with contexts kept here.

The contexts name only the terms that are used, each as its own vocabulary defines it: a term that
is not in them is dropped by the processor, and the test finds its value missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from annotation_samples import ARTICLE, SPANS, TEXT
from format_samples import EXPORTED, MADE, OPTIONS, any_exported, placed_and_verdicts
from hypothesis import given, settings
from pyld import jsonld

from annotations.errors import FormatError
from annotations.formats import claimreview, w3c
from annotations.formats.exchange import ExportedArticle, Rating
from annotations.formats.placing import place_marks
from annotations.model import AnchorState, Verdict
from articles.model import STDIN

CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": "anno.jsonld",
    "https://schema.org": "schema_org.jsonld",
}
OA, SCHEMA = "http://www.w3.org/ns/oa#", "http://schema.org/"


def local_context(url: str, options: object) -> dict[str, Any]:
    path = Path(__file__).parent / "contexts" / CONTEXTS[url]
    document = json.loads(path.read_text())
    return {"contentType": None, "contextUrl": None, "documentUrl": url, "document": document}


def expanded(document: object) -> Any:
    (found,) = jsonld.expand(document, {"documentLoader": local_context})
    return found


def leaves(value: Any) -> Iterator[object]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield from () if key == "@context" else leaves(held)
    elif isinstance(value, list):
        for held in value:
            yield from leaves(held)
    else:
        yield value


def dropped(document: object) -> set[object]:
    """Values of a document that its expansion has neither as they are nor as a term."""
    found = {str(one) for one in leaves(expanded(document))}
    terms = {one.rsplit("#", 1)[-1].rsplit("/", 1)[-1] for one in found}
    collections = {"AnnotationCollection", "AnnotationPage", "Software"}
    return {str(one) for one in leaves(document)} - found - terms - collections


def w3c_document(*articles: ExportedArticle) -> Any:
    return json.loads(w3c.write(articles, OPTIONS))


def test_no_term_of_the_annotations_is_unknown_to_the_processor() -> None:
    assert dropped(w3c_document(EXPORTED)) == set()


def test_a_term_that_the_processor_does_not_know_would_be_seen() -> None:
    document = w3c_document(EXPORTED)
    document["first"]["items"][0]["mood"] = "of red colour"

    assert dropped(document) == {"of red colour"}


@settings(max_examples=30)
@given(one=any_exported())
def test_no_text_is_lost_in_the_expansion(one: ExportedArticle) -> None:
    assert dropped(w3c_document(one)) == set()


def test_the_processor_sees_what_a_reader_decided_and_where() -> None:
    first = expanded(w3c.annotation_object(ARTICLE, MADE[0], OPTIONS))

    assert first["@id"] == "urn:uuid:0f0f0f0f-0f0f-0f0f-0f0f-0f0f0f0f0f0f"
    assert first["@type"] == [f"{OA}Annotation"]
    assert first[f"{OA}motivatedBy"] == [{"@id": f"{OA}assessing"}]
    (target,) = first[f"{OA}hasTarget"]
    assert target[f"{OA}hasSource"] == [{"@id": ARTICLE.source}]
    quote, position = target[f"{OA}hasSelector"]
    assert quote[f"{OA}exact"] == [{"@value": TEXT[slice(*SPANS[0])]}]
    assert position[f"{OA}end"][0]["@value"] == SPANS[0][1]
    purposes = [body[f"{OA}hasPurpose"][0]["@id"].rsplit("#")[-1] for body in first[f"{OA}hasBody"]]
    assert purposes == ["classifying", "tagging", "tagging", "commenting", "linking", "linking"]


def check_model(document: Any) -> None:
    """What the Web Annotation Data Model asks of every annotation (its "MUST"s)."""
    assert "http://www.w3.org/ns/anno.jsonld" in document["@context"]
    assert document["type"] == "AnnotationCollection"
    items = document.get("first", {"items": []})["items"]
    assert document["total"] == len(items)
    assert len({one["id"] for one in items}) == len(items)
    for one in items:
        assert one["type"] == "Annotation"
        assert one["id"].startswith("urn:")
        assert "@context" not in one
        assert "bodyValue" not in one
        assert one["target"]["source"]
        for selector in one["target"]["selector"]:
            if selector["type"] == "TextPositionSelector":
                assert 0 <= selector["start"] <= selector["end"]
            else:
                assert isinstance(selector["exact"], str)
        for body in one.get("body", []):
            assert ("value" in body) != ("source" in body)


@given(one=any_exported())
def test_every_annotation_has_what_the_model_asks_for(one: ExportedArticle) -> None:
    check_model(w3c_document(one))
    check_model(w3c_document())
    check_model(w3c_document(EXPORTED))


@given(one=any_exported())
def test_annotations_come_back_to_their_place_with_their_id(one: ExportedArticle) -> None:
    read = w3c.read(w3c.write([one], OPTIONS).encode())

    marks = [mark for article in read for mark in article.marks]
    assert [mark.id for mark in marks] == [
        made.id
        for made in sorted(one.annotations, key=lambda made: (made.start, made.end, made.id))
    ]
    if read:
        assert read[0].id == one.article.id
        placed = placed_and_verdicts(read[0], one.article.text)
        wanted = [(made.start, made.end, made.verdict) for made in one.annotations]
        assert sorted(placed, key=str) == sorted(wanted, key=str)


def test_all_that_the_model_has_words_for_comes_back() -> None:
    (read,) = w3c.read(w3c.write([EXPORTED], OPTIONS).encode())

    made = MADE[0]
    (first, second, third) = read.marks
    assert (first.note, first.tags, first.evidence) == (made.note, made.tags, made.evidence)
    assert (first.claimant, first.creator) == (made.claimant, made.creator)
    assert (first.created, first.modified) == (made.created, made.modified)
    assert (second.id, second.verdict) == ("ab" * 16, None)
    assert third.id == "hand made"
    assert read.source == ARTICLE.source


@pytest.mark.parametrize("source", ["/home/ana/a story.txt", STDIN, "https://x.example/?a=b#c"])
def test_an_article_is_known_again_whatever_its_source(source: str) -> None:
    article = replace(ARTICLE, source=source)

    (read,) = w3c.read(w3c.write([ExportedArticle(article, None, MADE)], OPTIONS).encode())

    assert read.id == article.id
    assert read.source == ("" if source == STDIN else source)


def test_a_claim_that_changed_is_quoted_in_its_old_words_without_a_place() -> None:
    changed = replace(MADE[0], state=AnchorState.CHANGED, quote="13 ferries")

    (read,) = w3c.read(w3c.write([ExportedArticle(ARTICLE, None, (changed,))], OPTIONS).encode())

    assert read.marks[0].start is None
    assert place_marks(TEXT, read.marks) == [None]


def test_an_annotation_of_another_tool_is_read() -> None:
    document = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://tool.example/7",
        "type": "Annotation",
        "creator": {"id": "https://people.example/bo", "name": ["Bo", "Bo B."]},
        "bodyValue": "Who counted?",
        "body": ["https://port.example", {"type": "TextualBody", "value": "Hm.", "purpose": "x"}],
        "target": {
            "source": {"id": "https://harbour.example/ferries"},
            "selector": {"type": "TextQuoteSelector", "exact": "14 ferries"},
        },
    }

    (read,) = w3c.read(json.dumps([document]).encode())

    (mark,) = read.marks
    assert (mark.id, mark.creator, mark.note) == (
        "https://tool.example/7",
        "Bo",
        "Who counted?\n\nHm.",
    )
    assert [piece.url for piece in mark.evidence] == ["https://port.example"]
    assert read.source == "https://harbour.example/ferries"


def test_an_annotation_of_a_whole_page_is_told_of() -> None:
    document = {"type": "Annotation", "id": "x", "target": "https://harbour.example/ferries"}

    (read,) = w3c.read(json.dumps(document).encode())

    assert read.marks == ()
    assert read.notes == ("1 annotation is left out, for want of words or a place in the text.",)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ({"type": "Person"}, "The field type should be Annotation, AnnotationPage or"),
        ({"type": "Annotation", "id": "x"}, "The field target should be an address"),
        (
            {"type": "AnnotationCollection", "first": "https://x.example/page1"},
            "The field first should be a page in the same file",
        ),
        (
            {"type": "AnnotationPage", "items": [{"type": "Annotation", "target": {"source": 7}}]},
            "The field items[0].target.source should be an address.",
        ),
    ],
)
def test_a_wrong_field_of_an_annotation_is_named(document: object, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        w3c.read(json.dumps(document).encode())

    assert str(refused.value).startswith(sentence)


def reviews(*articles: ExportedArticle, **options: Any) -> list[Any]:
    files = claimreview.write(articles, replace(OPTIONS, **options))
    return [json.loads(content) for content in files.values()]


def test_there_is_a_review_for_each_verdict_and_the_processor_knows_every_term() -> None:
    found = reviews(EXPORTED, reviewer="Harbour Desk", reviewer_url="https://desk.example")

    assert len(found) == 2
    assert [dropped(review) for review in found] == [set(), set()]
    first = expanded(found[0])
    assert first["@type"] == [f"{SCHEMA}ClaimReview"]
    (rating,) = first[f"{SCHEMA}reviewRating"]
    assert rating[f"{SCHEMA}alternateName"] == [{"@value": "Disputed"}]


def test_a_review_has_what_search_engines_require() -> None:
    first, second = reviews(EXPORTED, review_url="https://desk.example/checks/{id}")

    assert first["url"] == f"https://desk.example/checks/{'0f' * 16}"
    assert second["url"] == "https://desk.example/checks/hand%20made"
    assert first["claimReviewed"] == TEXT[slice(*SPANS[0])]
    assert first["itemReviewed"]["author"]["name"] == "Ida Røst"
    assert first["itemReviewed"]["appearance"]["url"] == ARTICLE.source
    assert first["author"] == {"@type": "Person", "name": "ana"}
    assert first["datePublished"] == "2026-03-02"
    assert [one.get("url") for one in first["citation"]] == ["https://port.example/log", None]


def test_the_ratings_are_those_of_the_options() -> None:
    ratings = {Verdict.DISPUTED: Rating("Wrong", -1), Verdict.VERIFIED: Rating("Right", 1)}

    (only,) = reviews(EXPORTED, ratings=ratings, worst_rating=-1, best_rating=1)

    assert only["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Wrong",
        "ratingValue": -1,
        "bestRating": 1,
        "worstRating": -1,
    }


def test_a_verdict_without_a_number_is_rated_in_words_alone() -> None:
    made = replace(MADE[0], verdict=Verdict.NOT_CHECKABLE)

    (only,) = reviews(ExportedArticle(ARTICLE, None, (made,)))

    assert only["reviewRating"] == {"@type": "Rating", "alternateName": "Not checkable"}


def test_no_text_of_a_review_can_end_the_script_element_it_stands_in() -> None:
    made = replace(MADE[0], note="</script><script>alert(1)</script><!-- -->")

    files = claimreview.write([ExportedArticle(ARTICLE, None, (made,))], OPTIONS)

    (content,) = files.values()
    assert b"</script" not in content
    assert b"<!--" not in content
    assert json.loads(content)["reviewBody"] == made.note


def test_two_claims_of_the_same_words_have_a_file_each() -> None:
    twin = replace(MADE[0], id="1f" * 16)

    files = claimreview.write([ExportedArticle(ARTICLE, None, (MADE[0], twin))], OPTIONS)

    assert len(files) == 2
