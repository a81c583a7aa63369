from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from annotation_samples import (
    ARTICLE,
    SPANS,
    TEXT,
    WORDS,
    annotation,
    any_annotation,
    offered_claims,
)
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from annotations.analysis.model import (
    Analysis,
    Attribution,
    Bound,
    Claim,
    Entity,
    Figure,
    Reason,
    Span,
)
from annotations.claim_list import list_claims
from annotations.formats.exchange import ExportedArticle, ExportOptions
from annotations.formats.newsread_json import analysis_object, article_object, write
from annotations.formats.schema import json_schema
from annotations.marking import Marking
from annotations.model import Annotation, Change, Evidence, Stance, Status, Verdict
from annotations.store import Store

ANALYSIS = Analysis(
    "sample 1",
    entities=(Entity(TEXT.index("Lindholm"), TEXT.index(" said"), "GPE"),),
    figures=(
        Figure(
            TEXT.index("14 ferries"),
            TEXT.index(" were"),
            14,
            14,
            14,
            Bound.EXACT,
            None,
            "ferries",
        ),
    ),
    claims=offered_claims(),
    attributions=tuple(one.attribution for one in offered_claims() if one.attribution),
    language="en",
)
VALIDATOR = Draft202012Validator(json_schema())


def exported(*documents: ExportedArticle) -> Any:
    text = write(documents, ExportOptions("2026-03-02T10:00:00Z", "newsread 0.1.0"))
    return json.loads(text)


def test_the_document_has_the_keys_of_the_format_in_their_order() -> None:
    change = Change(1, "2026-03-02T09:00:00Z", "ana", "verdict", None, {"verdict": "disputed"})
    made = annotation(evidence=(Evidence("https://port.example"),), history=(change,))

    document = exported(ExportedArticle(ARTICLE, ANALYSIS, (made,)))

    assert list(document) == ["format", "generator", "exported", "articles"]
    article = document["articles"][0]
    assert " ".join(article) == (
        "id title byline published site source language stated_language retrieved sha256 text"
        " analysis entities figures claims attributions annotations deleted revisions"
    )
    assert " ".join(article["entities"][0]) == "start end text label"
    assert " ".join(article["figures"][0]) == ("start end text value low high bound unit counted")
    assert " ".join(article["claims"][0]) == "start end text score attribution reasons"
    assert " ".join(article["claims"][0]["attribution"]) == "source cue content direct speaker"
    assert " ".join(article["analysis"]) == "pipeline language"
    assert article["attributions"][0] == article["claims"][0]["attribution"]
    assert " ".join(article["annotations"][0]) == (
        "id start end quote prefix suffix state verdict status note tags evidence"
        " attribution replaces revision settled creator created modified history"
    )
    assert " ".join(article["annotations"][0]["evidence"][0]) == "url title stance quote"
    assert " ".join(article["annotations"][0]["history"][0]) == (
        "step at by action before after undoes redoes"
    )


def test_each_span_comes_with_the_text_that_stands_there() -> None:
    article = article_object(ARTICLE, ANALYSIS, ())

    assert article["entities"][0]["text"] == "Lindholm"
    assert article["figures"][0]["text"] == "14 ferries"
    said = article["claims"][0]["attribution"]
    assert said["source"] == {"start": 0, "end": 30, "text": "The harbour master of Lindholm"}
    assert said["cue"]["text"] == "said"
    assert article["claims"][1]["attribution"] is None


def test_deleted_annotations_stand_apart_and_the_others_follow_the_text() -> None:
    made = (
        annotation(*SPANS[2], id="late"),
        annotation(*SPANS[0], id="gone", status=Status.DELETED),
        annotation(*SPANS[1], id="refused", status=Status.REJECTED),
    )

    article = article_object(ARTICLE, ANALYSIS, made)

    assert [(one["id"], one["status"]) for one in article["annotations"]] == [
        ("refused", "rejected"),
        ("late", "accepted"),
    ]
    assert [(one["id"], one["status"]) for one in article["deleted"]] == [("gone", "deleted")]


def test_fields_of_a_newer_newsread_leave_as_they_came() -> None:
    made = annotation(unknown={"colour": "red", "verdict": "none of theirs"})

    found = article_object(ARTICLE, None, (made,))["annotations"][0]

    assert (found["colour"], found["verdict"]) == ("red", None)


def test_a_claimant_corrected_by_hand_is_an_attribution_without_a_place() -> None:
    made = (annotation(), annotation(2, 4, id="b", claimant="Ida Røst"))

    first, second = article_object(ARTICLE, ANALYSIS, made)["annotations"]

    assert first["attribution"] == {}
    assert second["attribution"] == {"source": {"start": None, "end": None, "text": "Ida Røst"}}


def test_an_article_that_was_not_analysed_says_so() -> None:
    article = analysis_object(ARTICLE, None)

    assert "annotations" not in article
    names = ("analysis", "entities", "figures", "claims", "attributions")
    assert [article[name] for name in names] == [None] * 5
    assert analysis_object(ARTICLE, Analysis("sample 1"))["claims"] == []


def test_the_language_is_the_stated_one_else_the_one_it_was_taken_to_be_in() -> None:
    silent = replace(ARTICLE, language=None)
    danish = Analysis("sample 1", language="da")

    told = [analysis_object(one, danish)["language"] for one in (ARTICLE, silent)]

    assert told == ["en", "da"]
    assert analysis_object(ARTICLE, danish)["analysis"] == {
        "pipeline": "sample 1",
        "language": "da",
    }
    assert analysis_object(silent, None)["language"] is None
    stated = [analysis_object(one, danish)["stated_language"] for one in (ARTICLE, silent)]
    assert stated == ["en", None]


def test_letters_stay_letters_and_the_file_ends_with_a_newline() -> None:
    text = write([ExportedArticle(ARTICLE, None)], ExportOptions("", ""))

    assert "🚢" in text
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_what_a_reader_did_through_the_store_is_valid(tmp_path: Path) -> None:
    marking = Marking(Store(tmp_path), ARTICLE, "ana")
    offered = list_claims(ANALYSIS.claims, ())
    marking.set_verdict(offered[0], Verdict.DISPUTED)
    marking.add_evidence(offered[0], Evidence("https://port.example", stance=Stance.CONTRADICTS))
    marking.split(offered[1], offered[1].start + 4)
    marking.reject(offered[2])
    marking.undo()
    marking.undo()
    marking.redo()

    VALIDATOR.validate(exported(ExportedArticle(ARTICLE, ANALYSIS, marking.annotations)))


SPAN_VALUES = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
SAID = st.builds(
    Attribution,
    st.none() | SPAN_VALUES,
    st.none() | SPAN_VALUES,
    st.none() | SPAN_VALUES,
    st.booleans(),
    st.none() | WORDS,
)
NUMBER = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
ANALYSES = st.builds(
    Analysis,
    pipeline=WORDS,
    entities=st.lists(st.builds(Entity, st.integers(0, 9), st.integers(9, 99), WORDS)).map(tuple),
    figures=st.lists(
        st.builds(
            Figure,
            st.integers(0, 9),
            st.integers(9, 99),
            NUMBER,
            NUMBER,
            NUMBER,
            st.sampled_from(Bound),
            st.none() | WORDS,
            st.none() | WORDS,
        ),
        max_size=3,
    ).map(tuple),
    claims=st.lists(
        st.builds(
            Claim,
            st.integers(0, 9),
            st.integers(9, 99),
            st.floats(0, 1),
            st.none() | SAID,
            st.lists(st.sampled_from(Reason), max_size=3).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    attributions=st.lists(SAID, max_size=3).map(tuple),
    language=st.none() | WORDS,
)


@given(st.none() | ANALYSES, st.lists(any_annotation(), max_size=3), st.none() | WORDS)
def test_every_export_fits_the_schema(
    analysis: Analysis | None, made: list[Annotation], unknown: str | None
) -> None:
    article = replace(ARTICLE, published=unknown, language=unknown)

    VALIDATOR.validate(exported(ExportedArticle(article, analysis, tuple(made))))


def test_the_schema_is_a_schema_and_describes_what_it_asks_for() -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)

    for name, definition in schema["$defs"].items():
        assert definition["description"] if name != "article" else definition["required"]
        for field, found in definition["properties"].items():
            assert "$ref" in found or found["description"], f"{name}.{field} is not described"


def test_fields_may_be_added_within_the_format() -> None:
    document = exported(ExportedArticle(ARTICLE, ANALYSIS, (annotation(),)))
    document["colour"] = document["articles"][0]["annotations"][0]["colour"] = "red"

    VALIDATOR.validate(document)


PLACES: list[tuple[tuple[str | int, ...], object]] = [
    (("format",), "newsread/2"),
    (("articles", 0, "id"), "abc"),
    (("articles", 0, "title"), None),
    (("articles", 0, "claims", 0, "score"), 1.5),
    (("articles", 0, "claims", 0, "attribution", "direct"), None),
    (("articles", 0, "claims", 0, "attribution", "speaker"), 1),
    (("articles", 0, "claims", 0, "reasons"), ["rumour"]),
    (("articles", 0, "attributions", 0, "content"), "14 ferries"),
    (("articles", 0, "analysis"), "sample 1"),
    (("articles", 0, "figures", 0, "bound"), "roughly"),
    (("articles", 0, "figures", 0, "value"), "14"),
    (("articles", 0, "annotations", 0, "verdict"), "maybe"),
    (("articles", 0, "annotations", 0, "status"), "deleted"),
    (("articles", 0, "annotations", 0, "start"), -1),
    (("articles", 0, "annotations", 0, "state"), None),
    (("articles", 0, "annotations", 0, "attribution"), {"source": "Ida"}),
]


@pytest.mark.parametrize(("place", "value"), PLACES)
def test_a_document_of_another_shape_does_not_fit(
    place: tuple[str | int, ...], value: object
) -> None:
    document = exported(ExportedArticle(ARTICLE, ANALYSIS, (annotation(),)))
    held: Any = document
    for step in place[:-1]:
        held = held[step]
    held[place[-1]] = value

    with pytest.raises(ValidationError):
        VALIDATOR.validate(document)


def every_field(value: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        own = [(*place, key) for key in value]
        return own + [found for key in value for found in every_field(value[key], (*place, key))]
    if isinstance(value, list):
        return [
            found for index, one in enumerate(value) for found in every_field(one, (*place, index))
        ]
    return []


ADDED = {
    *("analysis", "attributions", "reasons", "speaker"),
    *("site", "stated_language", "deleted", "replaces", "revisions", "revision", "settled"),
}
"""Fields that documents of newsread 0.1 do not have."""


def test_a_document_of_an_older_newsread_fits_still() -> None:
    document = exported(ExportedArticle(ARTICLE, ANALYSIS, (annotation(),)))
    for place in every_field(document):
        if place[-1] in ADDED:
            holder = document
            for step in place[:-1]:
                holder = holder.get(step, {}) if isinstance(holder, dict) else holder[step]
            holder.pop(place[-1], None)

    assert not ADDED & {place[-1] for place in every_field(document)}
    VALIDATOR.validate(document)


def test_a_document_that_lacks_any_field_does_not_fit() -> None:
    change = Change(1, "", "ana", "verdict", None, {})
    made = annotation(evidence=(Evidence(),), history=(change,), claimant="Ida Røst")
    complete = json.dumps(exported(ExportedArticle(ARTICLE, ANALYSIS, (made,))))

    for place in every_field(json.loads(complete)):
        document: Any = json.loads(complete)
        held = document
        for step in place[:-1]:
            held = held[step]
        del held[place[-1]]
        corrected = place[-2:] == ("attribution", "source") and "annotations" in place
        if not corrected and place[-1] not in ADDED:
            assert not VALIDATOR.is_valid(document), f"{place} may be missing"
