import json
from dataclasses import replace
from typing import Any

import pytest
from analysis_samples import STORY
from analysis_strategies import analyses
from hypothesis import given

from annotations.analysis.json_form import from_json, to_json
from annotations.analysis.model import Analysis, Attribution, Claim, Reason, Span
from annotations.analysis.pipeline import analyse, load_pipeline
from annotations.errors import AnalysisError


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(load_pipeline(""), STORY)


def test_an_analysis_comes_back_from_json_as_it_was(analysis: Analysis) -> None:
    line = json.dumps(to_json(analysis))

    assert from_json(json.loads(line), len(STORY)) == analysis


def test_the_spans_text_is_there_to_read_and_does_no_harm(analysis: Analysis) -> None:
    data = to_json(analysis, STORY)

    assert data["entities"][0]["text"] == "Juris Kalns"
    assert from_json(data, len(STORY)) == analysis


def test_figures_and_claims_have_the_fields_of_the_format(analysis: Analysis) -> None:
    data = to_json(analysis, STORY)

    assert set(data["figures"][0]) == {
        "start", "end", "text", "value", "low", "high", "bound", "unit", "counted"
    }  # fmt: skip
    assert set(data["claims"][0]) == {"start", "end", "text", "score", "attribution", "reasons"}
    parts = {"source", "cue", "content", "direct", "speaker"}
    assert set(data["claims"][0]["attribution"]) == parts


@given(analyses(40))
def test_every_analysis_comes_back_from_json_as_it_was(seen: Analysis) -> None:
    line = json.dumps(to_json(seen, "x" * 40), ensure_ascii=False)

    assert from_json(json.loads(line), 40) == seen


SAID = Attribution(Span(0, 2), Span(3, 7), Span(8, 20), direct=True, speaker="Ida Røst")
FULL = Analysis(
    "full 1",
    claims=(Claim(0, 20, 0.5, SAID, (Reason.FIGURE, Reason.HEDGING)),),
    attributions=(SAID,),
    language="da",
)


def test_what_an_older_newsread_did_not_write_may_be_missing() -> None:
    data = to_json(FULL)
    del data["language"], data["attributions"], data["claims"][0]["reasons"]
    del data["claims"][0]["attribution"]["speaker"]

    older = replace(SAID, speaker=None)
    assert from_json(data, 20) == Analysis("full 1", claims=(Claim(0, 20, 0.5, older),))


ADDED: list[tuple[list[Any], Any]] = [
    (["language"], 1),
    (["attributions"], None),
    (["attributions"], {}),
    (["attributions", 0], None),
    (["attributions", 0, "direct"], None),
    (["attributions", 0, "content", "end"], 21),
    (["attributions", 0, "speaker"], 4),
    (["claims", 0, "reasons"], None),
    (["claims", 0, "reasons"], "figure"),
    (["claims", 0, "reasons", 0], "rumour"),
    (["claims", 0, "reasons", 0], []),
    (["claims", 0, "attribution", "speaker"], ["Ida"]),
]


@pytest.mark.parametrize(("path", "value"), ADDED)
def test_what_was_added_to_the_format_is_checked_as_well(path: list[Any], value: Any) -> None:
    data = to_json(FULL)
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(AnalysisError, match="damaged"):
        from_json(data, 20)


WRONG: list[tuple[list[Any], Any]] = [
    (["pipeline"], 1),
    (["entities"], {}),
    (["entities", 0], None),
    (["entities", 0, "start"], "0"),
    (["entities", 0, "start"], True),
    (["entities", 0, "start"], -1),
    (["entities", 0, "end"], 10**9),
    (["entities", 0, "end"], 0),
    (["entities", 0, "label"], None),
    (["figures", 0, "value"], "40"),
    (["figures", 0, "value"], float("nan")),
    (["figures", 0, "bound"], "exactly"),
    (["figures", 0, "bound"], []),
    (["figures", 0, "unit"], 4),
    (["claims", 0, "score"], 1.5),
    (["claims", 0, "score"], None),
    (["claims", 0, "attribution"], []),
    (["claims", 0, "attribution", "direct"], 1),
    (["claims", 0, "attribution", "source"], [1, 2]),
]


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_a_wrong_field_is_refused(analysis: Analysis, path: list[Any], value: Any) -> None:
    data = to_json(analysis)
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(AnalysisError, match="damaged"):
        from_json(data, len(STORY))


@pytest.mark.parametrize("data", [None, [], "x", 1, {}, {"pipeline": "x"}])
def test_what_is_no_analysis_is_refused(data: object) -> None:
    with pytest.raises(AnalysisError):
        from_json(data, 10)
