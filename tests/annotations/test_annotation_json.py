from __future__ import annotations

import json
from typing import Any

import pytest
from annotation_samples import annotation, any_annotation
from hypothesis import given
from hypothesis import strategies as st

from annotations.errors import FormError
from annotations.json_form import annotation_from_json, annotation_to_json
from annotations.model import Annotation, Change, Evidence


@given(any_annotation())
def test_every_annotation_comes_back_from_json_as_it_was(made: Annotation) -> None:
    plain = json.loads(json.dumps(annotation_to_json(made)))

    assert annotation_from_json(plain) == made


def test_fields_that_are_not_known_come_back() -> None:
    plain = {**annotation_to_json(annotation()), "mood": {"colour": "red"}}

    read = annotation_from_json(plain)

    assert read.unknown == {"mood": {"colour": "red"}}
    assert annotation_to_json(read) == plain


def test_an_unknown_field_never_takes_the_place_of_a_known_one() -> None:
    made = annotation(note="mine", unknown={"note": "other"})

    assert annotation_to_json(made)["note"] == "mine"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", None),
        ("start", True),
        ("start", -1),
        ("start", 1.5),
        ("start", 12),
        ("verdict", "maybe"),
        ("verdict", ["disputed"]),
        ("status", None),
        ("note", 3),
        ("tags", "harbour"),
        ("tags", [1]),
        ("evidence", {}),
        ("evidence", ["https://harbour.example"]),
        ("evidence", [{"stance": "loud"}]),
        ("claimant", 7),
        ("replaces", [[1]]),
        ("replaces", [[1, "2"]]),
        ("history", [{"step": 1}]),
        ("history", [{"step": 1, "at": "", "by": "", "action": "", "after": 1}]),
    ],
)
def test_a_field_of_another_shape_is_named_in_a_sentence(field: str, value: object) -> None:
    plain = {**annotation_to_json(annotation()), field: value}

    with pytest.raises(FormError, match=r"^[a-z].* \w"):
        annotation_from_json(plain)


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(sorted(annotation_to_json(annotation()))), JSON)
def test_whatever_stands_in_a_field_is_read_or_refused(field: str, value: object) -> None:
    plain = {**annotation_to_json(annotation()), field: value}
    try:
        read = annotation_from_json(plain)
    except FormError:
        return
    assert isinstance(read, Annotation)


def test_escape_sequences_are_taken_out_of_what_is_shown() -> None:
    plain = {
        **annotation_to_json(annotation()),
        "note": "calm\x1b]0;title\x07 sea",
        "tags": ["\x1b[31mred"],
        "claimant": "I\x9b2Jda",
        "quote": "The\x1bharbour",
    }

    read = annotation_from_json(plain)

    assert (read.note, read.tags, read.claimant) == ("calm sea", ("red",), "Ida")
    assert read.quote == "The\ufffdharbour"


def test_unknown_fields_of_evidence_and_history_survive() -> None:
    form = annotation_to_json(
        annotation(
            evidence=(Evidence("https://port.example"),),
            history=(Change(1, "2026-03-02T09:00:00Z", "ana", "note", None, {"note": "late"}),),
        )
    )
    form["evidence"][0]["archived"] = ["https://archive.example"]
    form["history"][0]["device"] = {"name": "desk"}

    assert annotation_to_json(annotation_from_json(form)) == form
