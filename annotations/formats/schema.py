"""The JSON Schema (draft 2020-12) of the annotated JSON, format "newsread/1". Pure."""

from __future__ import annotations

from typing import Any

from annotations.analysis.model import Bound
from annotations.formats.newsread_json import FORMAT
from annotations.model import AnchorState, Stance, Status, Verdict

Schema = dict[str, Any]


def json_schema() -> Schema:
    """The schema as a plain dict.

    Every field of newsread/1 is required; others may be there, so that fields can be added.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Annotated articles as newsread writes them",
        "description": (
            "Offsets count Unicode code points of the article's text from 0; an end is "
            "exclusive. What is unknown is null."
        ),
        **_object(
            format={"const": FORMAT, "description": "The name and version of this format."},
            generator=_text("The program that wrote the document, with its version."),
            exported=_text("When it was written, ISO 8601 in UTC."),
            articles=_list(_reference("article"), "The articles, each with its annotations."),
        ),
        "$defs": {
            "article": _article(),
            "span": _span("A stretch of the article's text."),
            "entity": _entity(),
            "figure": _figure(),
            "claim": _claim(),
            "attribution": _attribution(),
            "annotation": _annotation(),
            "evidence": _evidence(),
            "correction": _correction(),
            "change": _change(),
        },
    }


def _article() -> Schema:
    return _object(
        id={
            "type": "string",
            "pattern": "^[0-9a-f]{16}$",
            "description": "16 hexadecimal digits that follow from the source.",
        },
        title=_text("The headline."),
        byline=_list({"type": "string"}, "The names of the authors."),
        published=_nullable_text("When it was published, ISO 8601, as the source gives it."),
        source=_text("An http(s) address, a path, or - for standard input."),
        language=_nullable_text("ISO 639-1 code."),
        retrieved=_text("When it was read, ISO 8601 in UTC."),
        sha256={
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "description": "SHA-256 of the text in UTF-8, in hexadecimal digits.",
        },
        text=_text("The clean text that every offset counts in."),
        entities=_nullable_list("entity", "Names; null where the article was not analysed."),
        figures=_nullable_list("figure", "Quantities; null where it was not analysed."),
        claims=_nullable_list("claim", "Offered claims; null where it was not analysed."),
        annotations=_list(_reference("annotation"), "What a person decided, in text order."),
    )


def _entity() -> Schema:
    return _span(
        "A name: who, where or when.",
        label=_text("What kind of name, as spaCy calls it: PERSON, GPE, ORG and others."),
    )


def _figure() -> Schema:
    return _span(
        "A quantity.",
        value=_nullable_number("The number that is named."),
        low=_nullable_number("The least it can be; null where that is open."),
        high=_nullable_number("The most it can be; null where that is open."),
        bound=_one_of(Bound, "How the value is to be read."),
        unit=_nullable_text("A currency code (ISO 4217), percent, or the name of a measure."),
        counted=_nullable_text("The phrase that is counted."),
    )


def _claim() -> Schema:
    return _span(
        "A stretch of the text that asserts something that can be checked.",
        score={
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "How much it is worth a check.",
        },
        attribution=_or_null(_reference("attribution"), "Who said it."),
    )


def _attribution() -> Schema:
    return _object(
        "Who said a claim.",
        source=_or_null(_reference("span"), "Who says it."),
        cue=_or_null(_reference("span"), "The word of saying."),
        content=_or_null(_reference("span"), "What is said."),
        direct={"type": "boolean", "description": "Whether it is quoted word for word."},
    )


def _annotation() -> Schema:
    return _object(
        "One claim as a person marked it.",
        id=_text("Never changes."),
        start=_offset("Where it starts."),
        end=_offset("Where it ends."),
        quote=_text("The text from start to end, as it was marked."),
        prefix=_text("Up to 32 characters before it."),
        suffix=_text("Up to 32 characters after it."),
        state=_one_of(AnchorState, "Whether it still stands where it was made."),
        verdict={
            "enum": [*map(str, Verdict), None],
            "description": "What the reader holds of it; null: not decided.",
        },
        status={
            "enum": [str(Status.ACCEPTED), str(Status.REJECTED)],
            "description": "Whether the reader counts it as a claim.",
        },
        note=_text("In the reader's words; may be empty."),
        tags=_list({"type": "string"}, "Words to find it by."),
        evidence=_list(_reference("evidence"), "What speaks for or against it."),
        attribution=_reference("correction"),
        creator=_text("Who made it."),
        created=_text("When it was made, ISO 8601 in UTC."),
        modified=_text("When it was last changed, ISO 8601 in UTC."),
        history=_list(_reference("change"), "Every change of it, in the order of the steps."),
    )


def _evidence() -> Schema:
    return _object(
        "One source that speaks for or against a claim.",
        url=_text("Its address; may be empty."),
        title=_text("Its title; may be empty."),
        stance=_one_of(Stance, "What it does to the claim."),
        quote=_text("The words that matter; may be empty."),
    )


def _correction() -> Schema:
    source = _object(
        "The name as the reader wrote it.",
        start=_or_null(
            {"type": "integer", "minimum": 0}, "Where it stands in the text, if it does."
        ),
        end=_or_null({"type": "integer", "minimum": 0}, "Where it ends."),
        text=_text("The name."),
    )
    return {
        "type": "object",
        "description": "Who says it, where the reader corrected the machine; else empty.",
        "properties": {"source": source},
    }


def _change() -> Schema:
    number = {"type": "integer", "minimum": 1}
    return _object(
        "One change of one annotation.",
        step={**number, "description": "The number of the step through the article."},
        at=_text("When, ISO 8601 in UTC."),
        by=_text("Who."),
        action=_text("What kind of step: verdict, note, split, undo and others."),
        before={
            "type": ["object", "null"],
            "description": "The changed fields as they were; null where the step made it.",
        },
        after={"type": "object", "description": "The changed fields as the step left them."},
        undoes=_or_null(number, "The step that this one takes back."),
        redoes=_or_null(number, "The step that this one does again."),
    )


def _object(description: str = "", **properties: Schema) -> Schema:
    found: Schema = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": True,
    }
    return {**found, "description": description} if description else found


def _span(description: str, **properties: Schema) -> Schema:
    return _object(
        description,
        start=_offset("Where it starts."),
        end=_offset("Where it ends."),
        text=_text("What stands there."),
        **properties,
    )


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


def _nullable_text(description: str) -> Schema:
    return {"type": ["string", "null"], "description": description}


def _nullable_number(description: str) -> Schema:
    return {"type": ["number", "null"], "description": description}


def _offset(description: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _list(items: Schema, description: str) -> Schema:
    return {"type": "array", "items": items, "description": description}


def _nullable_list(name: str, description: str) -> Schema:
    return {**_list(_reference(name), description), "type": ["array", "null"]}


def _or_null(schema: Schema, description: str) -> Schema:
    return {"anyOf": [schema, {"type": "null"}], "description": description}


def _one_of(values: type[Bound | AnchorState | Stance], description: str) -> Schema:
    return {"enum": [str(value) for value in values], "description": description}
