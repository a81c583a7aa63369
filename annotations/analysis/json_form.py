"""Analyses as plain JSON objects: the worker's lines, the cache and the exports share them.

An entity is {"start", "end", "text", "label"}; a figure, a claim and an attribution are as in
"newsread/1". Offsets are code points, end exclusive; "text" is there for people and is not read
back. What an older newsread did not write yet ("language", "attributions", "reasons",
"speaker") may be missing.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

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
from annotations.errors import AnalysisError

_BOUNDS = {bound.value: bound for bound in Bound}
_REASONS = {reason.value: reason for reason in Reason}


def to_json(analysis: Analysis, text: str | None = None) -> dict[str, Any]:
    """{"pipeline", "language", "entities", "figures", "claims", "attributions"}.

    With `text`, each span has its "text" too.
    """
    return {
        "pipeline": analysis.pipeline,
        "language": analysis.language,
        "entities": [entity_to_json(entity, text) for entity in analysis.entities],
        "figures": [figure_to_json(figure, text) for figure in analysis.figures],
        "claims": [claim_to_json(claim, text) for claim in analysis.claims],
        "attributions": [attribution_to_json(one, text) for one in analysis.attributions],
    }


def entity_to_json(entity: Entity, text: str | None = None) -> dict[str, Any]:
    """One entity as a JSON object."""
    return {**_span_to_json(entity, text), "label": entity.label}


def figure_to_json(figure: Figure, text: str | None = None) -> dict[str, Any]:
    """One figure as a JSON object."""
    return {
        **_span_to_json(figure, text),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound.value,
        "unit": figure.unit,
        "counted": figure.counted,
    }


def claim_to_json(claim: Claim, text: str | None = None) -> dict[str, Any]:
    """One claim as a JSON object; its attribution is null where nobody is named."""
    return {
        **_span_to_json(claim, text),
        "score": claim.score,
        "attribution": claim.attribution and attribution_to_json(claim.attribution, text),
        "reasons": [reason.value for reason in claim.reasons],
    }


def attribution_to_json(said: Attribution, text: str | None = None) -> dict[str, Any]:
    """One attribution as a JSON object; a part that the text leaves out is null."""
    return {
        "source": said.source and _span_to_json(said.source, text),
        "cue": said.cue and _span_to_json(said.cue, text),
        "content": said.content and _span_to_json(said.content, text),
        "direct": said.direct,
        "speaker": said.speaker,
    }


def from_json(data: object, length: int) -> Analysis:
    """The analysis that `to_json` wrote, of a text of `length` code points.

    Raises AnalysisError where a field is missing or of another type, or a span is empty or
    outside the text.
    """
    try:
        return _analysis(data, length)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AnalysisError("The analysis is damaged: a field is missing or wrong.") from error


def _span_to_json(span: Span | Entity | Figure | Claim, text: str | None) -> dict[str, Any]:
    plain: dict[str, Any] = {"start": span.start, "end": span.end}
    if text is not None:
        plain["text"] = text[span.start : span.end]
    return plain


def _analysis(data: Any, length: int) -> Analysis:
    return Analysis(
        _text(data["pipeline"]),
        tuple([_entity(item, length) for item in _list(data["entities"])]),
        tuple([_figure(item, length) for item in _list(data["figures"])]),
        tuple([_claim(item, length) for item in _list(data["claims"])]),
        tuple([_attribution(item, length) for item in _list(data.get("attributions", []))]),
        _text_or_none(data.get("language")),
    )


def _entity(item: Any, length: int) -> Entity:
    start, end = _bounds(item, length)
    return Entity(start, end, _text(item["label"]))


def _figure(item: Any, length: int) -> Figure:
    start, end = _bounds(item, length)
    return Figure(
        start,
        end,
        _number(item["value"]),
        _number(item["low"]),
        _number(item["high"]),
        _BOUNDS[item["bound"]],
        _text_or_none(item["unit"]),
        _text_or_none(item["counted"]),
    )


def _claim(item: Any, length: int) -> Claim:
    start, end = _bounds(item, length)
    score = _number(item["score"])
    if score is None or not 0 <= score <= 1:
        raise ValueError("score")
    found = item["attribution"]
    said = None if found is None else _attribution(found, length)
    reasons = tuple([_REASONS[one] for one in _list(item.get("reasons", []))])
    return Claim(start, end, score, said, reasons)


def _attribution(item: Any, length: int) -> Attribution:
    if type(item["direct"]) is not bool:
        raise TypeError("direct")
    return Attribution(
        _span(item["source"], length),
        _span(item["cue"], length),
        _span(item["content"], length),
        item["direct"],
        _text_or_none(item.get("speaker")),
    )


def _span(item: Any, length: int) -> Span | None:
    return None if item is None else Span(*_bounds(item, length))


def _bounds(item: Any, length: int) -> tuple[int, int]:
    start, end = item["start"], item["end"]
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
        raise ValueError("span")
    return start, end


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError("list")
    return value


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("text")
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _number(value: Any) -> int | float | None:
    if value is None or type(value) is int or (type(value) is float and isfinite(value)):
        return value
    raise TypeError("number")
