"""Label Studio by its own SDK, doccano by its rules as its source has them, Prodigy."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace

import pytest
from annotation_samples import ARTICLE, SPANS, TEXT
from format_samples import ANALYSIS, EXPORTED, OPTIONS, any_exported
from hypothesis import given, settings

from annotations.errors import FormatError
from annotations.formats import brat, doccano, labelstudio, prodigy
from annotations.formats.exchange import ExportedArticle, ImportedMark
from annotations.formats.placing import place_marks
from annotations.model import Evidence, Stance, Verdict

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own, of pydantic
    from label_studio_sdk.label_interface import LabelInterface


def check_labelstudio(*articles: ExportedArticle) -> None:
    files = labelstudio.write(articles, OPTIONS)
    interface = LabelInterface(files["labelling.xml"].decode())
    interface.validate()
    for task in json.loads(files["tasks.json"]):
        assert interface.validate_task({"data": task["data"]})
        for held in (*task["annotations"], *task.get("predictions", [])):
            assert interface.validate_prediction(held, return_errors=True) == []


def test_the_sdk_of_label_studio_finds_no_fault() -> None:
    check_labelstudio(EXPORTED, ExportedArticle(ARTICLE, None))


@settings(max_examples=30)
@given(one=any_exported())
def test_the_sdk_of_label_studio_finds_no_fault_with_any_text(one: ExportedArticle) -> None:
    check_labelstudio(one)


def test_a_label_of_another_pipeline_is_in_the_configuration() -> None:
    entity = replace(ANALYSIS.entities[0], label='place "A" & <B>')

    check_labelstudio(ExportedArticle(ARTICLE, replace(ANALYSIS, entities=(entity,))))


WANTED = ImportedMark(
    TEXT[slice(*SPANS[0])],
    start=SPANS[0][0],
    end=SPANS[0][1],
    id="0f" * 16,
    verdict=Verdict.DISPUTED,
    note="The log says 9.\nAsked twice.",
    tags=("ferries", "harbour"),
    evidence=(
        Evidence("https://port.example/log", "The log", Stance.CONTRADICTS, "nine came in"),
        Evidence("", "A call to the harbour", Stance.SUPPORTS),
    ),
    claimant="Ida Røst",
)


def test_all_that_a_reader_decided_comes_back_from_label_studio() -> None:
    (read,) = labelstudio.read(labelstudio.write([EXPORTED], OPTIONS))

    assert read.marks[0] == WANTED
    assert [mark.id for mark in read.marks] == ["0f" * 16, "ab" * 16, "hand made"]


def test_all_that_a_reader_decided_comes_back_from_brat_with_its_note_on_one_line() -> None:
    (read,) = brat.read(brat.write([EXPORTED], OPTIONS))

    assert read.marks[0] == replace(WANTED, note="The log says 9. Asked twice.")


def test_what_a_person_relabelled_in_label_studio_is_taken() -> None:
    files = labelstudio.write([EXPORTED], OPTIONS)
    (task,) = json.loads(files["tasks.json"])
    offered = next(
        one for one in task["predictions"][0]["result"] if one["value"]["labels"] == ["OFFERED"]
    )
    verdict = {**offered, "from_name": "verdict", "type": "choices"}
    verdict["value"] = {"start": 0, "end": 3, "choices": ["verified", "Check again"]}
    task["annotations"] = [
        {"completed_by": {"email": "bo@news.example"}, "result": [offered, verdict]},
        {"was_cancelled": True, "result": [offered]},
    ]

    (read,) = labelstudio.read({"export.json": json.dumps([task]).encode()})

    (mark,) = read.marks
    assert (mark.verdict, mark.tags) == (Verdict.VERIFIED, ("check again",))
    assert mark.quote == offered["value"]["text"]
    assert mark.creator == "bo@news.example"


def test_a_region_that_does_not_fit_its_quote_is_placed_by_it() -> None:
    files = labelstudio.write([EXPORTED], OPTIONS)
    moved = files["tasks.json"].replace(b'"start": 0,', b'"start": 5,')

    (read,) = labelstudio.read({"tasks.json": moved})

    (first, *_) = place_marks(TEXT, read.marks)
    assert first is not None
    assert (first.start, first.end, first.moved) == (*SPANS[0], True)


def check_doccano(one: ExportedArticle) -> None:
    """What doccano's importer asks of a line, and that extra keys are plain values."""
    (line,) = doccano.write([one], OPTIONS).splitlines()
    held = json.loads(line)
    assert held["text"] == one.article.text
    for start, end, label in held["label"]:
        assert type(start) is type(end) is int
        assert 0 <= start < end <= len(held["text"])
        assert label
    assert not set(held) & {"id", "Comments", "entities", "relations", "filename"}


@given(one=any_exported())
def test_a_line_of_doccano_keeps_its_rules(one: ExportedArticle) -> None:
    check_doccano(one)
    check_doccano(EXPORTED)


@pytest.mark.parametrize(
    "line",
    [
        {"text": "Fares rise 🚢.", "label": [[0, 5, "Disputed"], [6, 10, "ORG"]]},
        {"text": "Fares rise 🚢.", "labels": [[0, 5, "disputed"], [6, 10, "ORG"]]},
        {
            "text": "Fares rise 🚢.",
            "entities": [
                {"id": 3, "label": "DISPUTED", "start_offset": 0, "end_offset": 5},
                {"id": 4, "label": "ORG", "start_offset": 6, "end_offset": 10},
            ],
            "relations": [{"id": 1, "from_id": 3, "to_id": 4, "type": "about"}],
        },
    ],
)
def test_every_shape_that_doccano_exports_is_read(line: dict[str, object]) -> None:
    (read,) = doccano.read(json.dumps(line).encode())

    assert read.marks == (ImportedMark("Fares", start=0, end=5, verdict=Verdict.DISPUTED),)
    assert read.notes == (
        "1 span is left out, since names, figures and offered claims are the machine's.",
    )


def test_a_label_that_newsread_does_not_know_becomes_a_tag() -> None:
    (read,) = doccano.read(b'{"text": "Fares rise.", "label": [[0, 5, "Rumour mill"]]}')

    assert (read.marks[0].verdict, read.marks[0].tags) == (None, ("rumour mill",))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({"text": "Fares", "label": [[0, 9, "A"]]}, "Line 1: the span 0–9 ends after the text."),
        ({"text": "Fares", "label": [[3, 1, "A"]]}, "The field line 1.label[0].end_offset should"),
        ({"text": "Fares", "label": [[0, 1]]}, "The field line 1.label[0].label should be text."),
        ({"text": "Fares", "label": "A"}, "The field line 1.label should be a list."),
        ({"data": "Fares"}, "The field line 1.text should be text."),
    ],
)
def test_a_wrong_line_of_doccano_is_named(line: dict[str, object], sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        doccano.read(json.dumps(line).encode())

    assert str(refused.value).startswith(sentence)


def test_a_task_that_prodigy_did_not_accept_brings_its_text_alone() -> None:
    task = json.loads(prodigy.write([EXPORTED], OPTIONS))

    (read,) = prodigy.read(json.dumps({**task, "answer": "reject"}).encode())

    assert read.article == ARTICLE
    assert read.marks == ()
    assert read.notes == ("A task was not accepted (“reject”): its marks are left out.",)
