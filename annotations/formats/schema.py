"""The JSON Schema (draft 2020-12) of the annotated JSON, format "newsread/1". Pure."""

from __future__ import annotations

from typing import Any

from annotations.analysis.model import Bound, Reason
from annotations.formats.newsread_json import FORMAT
from annotations.model import AnchorState, Stance, Status, Verdict

Schema = dict[str, Any]


def json_schema() -> Schema:
    """The schema as a plain dict.

    Fields of newsread/1 are required, but for those that documents of newsread 0.1 lack; others
    may be there, so that fields can be added.
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
            "revision": _revision(),
            "span": _span("A stretch of the article's text."),
            "entity": _entity(),
            "figure": _figure(),
            "claim": _claim(),
            "attribution": _attribution(),
            "analysis": _analysis(),
            "annotation": _annotation(Status.ACCEPTED, Status.REJECTED),
            "deleted": _annotation(Status.DELETED),
            "evidence": _evidence(),
            "correction": _correction(),
            "change": _change(),
        },
    }


def _article() -> Schema:
    article = _object(
        id={
            "type": "string",
            "pattern": "^[0-9a-f]{16}$",
            "description": "16 hexadecimal digits that follow from the source.",
        },
        title=_text("The headline."),
        byline=_list({"type": "string"}, "The names of the authors."),
        published=_nullable_text("When it was published, ISO 8601, as the source gives it."),
        source=_text("An http(s) address, a path, or - for standard input."),
        language=_nullable_text(
            "ISO 639 code, as the source states it, else as the text was taken to be in."
        ),
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
    return _with_added(
        article,
        site=_nullable_text("The name of the site that published it."),
        stated_language=_nullable_text("ISO 639 code, only where the source itself states it."),
        deleted=_list(_reference("deleted"), "What the reader took away, kept with its history."),
        analysis=_or_null(_reference("analysis"), "What saw all this; null where nothing did."),
        attributions=_nullable_list(
            "attribution",
            "All that the text reports as said or held by someone, also where it is no claim; "
            "null where it was not analysed.",
        ),
    )


def _revision() -> Schema:
    return _object(
        "An article as it was read earlier.",
        source=_text("The source of the article."),
        title=_text("The headline then."),
        text=_text("The text then, in which what was quoted from it stands."),
        retrieved=_text("When it was read, ISO 8601 in UTC."),
        byline=_list({"type": "string"}, "The names of the authors."),
        published=_nullable_text("When it was published, as the source gave it."),
        site=_nullable_text("The name of the site."),
        language=_nullable_text("ISO 639 code, where the source stated it."),
        sha256=_text("SHA-256 of the text then."),
    )


def _analysis() -> Schema:
    return _object(
        "What made the entities, figures, claims and attributions.",
        pipeline=_text("Its name and version."),
        language=_nullable_text("ISO 639 code of the language that the text was taken to be in."),
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
        unit=_nullable_text(
            "A currency code (ISO 4217), percent, times, score, or the CLDR name of a measure; "
            "a rate has -per- in it, such as USD-per-hour."
        ),
        counted=_nullable_text("The phrase that is counted."),
    )


def _claim() -> Schema:
    claim = _span(
        "A stretch of the text that asserts something that can be checked.",
        score={
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "How much it is worth a check.",
        },
        attribution=_or_null(_reference("attribution"), "Who said it."),
    )
    reasons = _list({"enum": [str(reason) for reason in Reason]}, "Why the score is what it is.")
    return _with_added(claim, reasons=reasons)


def _attribution() -> Schema:
    said = _object(
        "Who said it.",
        source=_or_null(_reference("span"), "Who says it."),
        cue=_or_null(_reference("span"), "The word of saying."),
        content=_or_null(_reference("span"), "What is said."),
        direct={"type": "boolean", "description": "Whether it is quoted word for word."},
    )
    speaker = _nullable_text("The name that a pronoun or a short form stands for; else null.")
    return _with_added(said, speaker=speaker)


def _annotation(*statuses: Status) -> Schema:
    annotation = _object(
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
            "enum": [*map(str, statuses)],
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
    span = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
    replaces = _list(span, "Offered claims, each start and end, that it stands for and so hides.")
    return _with_added(
        annotation,
        replaces=replaces,
        revision=_nullable_text(
            "SHA-256 of the text that the quote was taken from, where that is not this one."
        ),
        settled={
            "type": "boolean",
            "description": "Whether the reader decided to leave it, though it is not anchored.",
        },
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


def _with_added(schema: Schema, **properties: Schema) -> Schema:
    """An object with fields that documents of newsread 0.1 do not have."""
    return {**schema, "properties": {**schema["properties"], **properties}}


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
