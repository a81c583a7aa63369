from __future__ import annotations

import json
from typing import Any

import pytest
from annotation_samples import TEXT
from hypothesis import given
from hypothesis import strategies as st

from annotations.errors import FormatError
from annotations.formats import hypothesis as hypothesis_format
from annotations.formats.placing import Placement, place_marks
from annotations.model import Verdict

PAGE = "https://harbour.example/ferries"


def annotation(start: int, end: int, **fields: Any) -> dict[str, Any]:
    """One annotation as the API has it, on TEXT as JavaScript counts it."""
    units = [len(TEXT[:at].encode("utf-16-le")) // 2 for at in (start, end)]
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0},
        {"type": "TextPositionSelector", "start": units[0], "end": units[1]},
        {
            "type": "TextQuoteSelector",
            "exact": TEXT[start:end],
            "prefix": TEXT[max(0, start - 32) : start],
            "suffix": TEXT[end : end + 32],
        },
    ]
    return {
        "id": "Kx1",
        "created": "2026-03-02T09:00:00.123456+00:00",
        "updated": "2026-03-03T09:00:00.123456+00:00",
        "user": "acct:ana@annotate.example",
        "uri": PAGE,
        "text": "See the *log*.",
        "tags": ["Needs context", "Ferries"],
        "group": "__world__",
        "document": {"title": ["Ferries late"]},
        "target": [{"source": PAGE, "selector": selectors}],
        **fields,
    }


def read(*rows: dict[str, Any], key: str = "rows") -> Any:
    return hypothesis_format.read(json.dumps({"total": len(rows), key: rows}).encode())


def test_an_annotation_of_the_api_is_read_with_its_verdict_among_the_tags() -> None:
    (page,) = read(annotation(4, 18))

    (mark,) = page.marks
    assert page.source == PAGE
    assert (mark.id, mark.creator, mark.note) == ("Kx1", "ana", "See the *log*.")
    assert (mark.verdict, mark.tags) == (Verdict.NEEDS_CONTEXT, ("ferries",))
    assert (mark.created, mark.modified) == ("2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z")


@pytest.mark.parametrize("key", ["rows", "annotations"])
def test_the_export_of_the_client_and_a_bare_list_are_read_too(key: str) -> None:
    (page,) = read(annotation(4, 18), key=key)
    (same,) = hypothesis_format.read(json.dumps([annotation(4, 18)]).encode())
    (alone,) = hypothesis_format.read(json.dumps(annotation(4, 18)).encode())

    assert page == same == alone


def test_the_name_that_is_shown_comes_before_that_of_the_account() -> None:
    (page,) = read(annotation(4, 18, user_info={"display_name": "Ana Ruiz"}))

    assert page.marks[0].creator == "Ana Ruiz"


def test_replies_and_page_notes_are_told_of() -> None:
    reply = annotation(4, 18, references=["Kx1"])
    note = {**annotation(4, 18), "target": [{"source": PAGE}]}

    (page,) = read(reply, note)

    assert page.marks == ()
    assert page.notes == ("2 are left out, for want of words or a place in the text.",)


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_offsets_of_javascript_find_every_place_of_a_text(one: int, other: int) -> None:
    start, end = sorted((one, other))
    if not TEXT[start:end]:
        return
    (page,) = read(annotation(start, end))

    assert place_marks(TEXT, page.marks) == [Placement(start, end, moved=False)]


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ({"data": []}, "There is neither a list “rows” nor “annotations” in the file."),
        ({"rows": {}}, "The field rows should be a list."),
        ({"rows": [{"text": "x"}]}, "The field rows[0].uri should be text."),
        (
            {"rows": [annotation(0, 4, target=[{"selector": [{"type": "TextQuoteSelector"}]}])]},
            "The field rows[0].target[0].selector[0].exact should be text.",
        ),
        ({"rows": [annotation(0, 4, tags=[1])]}, "The field rows[0].tags should be a list of"),
    ],
)
def test_a_wrong_field_is_named(document: object, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        hypothesis_format.read(json.dumps(document).encode())

    assert str(refused.value).startswith(sentence)
