"""The JSON Schema (draft 2020-12) of the annotated JSON, format "newsread/1". Pure."""

from __future__ import annotations

from annotations.analysis.model import Bound, Reason
from annotations.formats.newsread_json import FORMAT
from annotations.formats.schema_parts import (
    Schema,
    list_of,
    nullable_list,
    nullable_number,
    nullable_text,
    object_of,
    offset,
    one_of,
    or_null,
    reference,
    span,
    text,
    with_added,
)
from annotations.model import AnchorState, Stance, Status, Verdict


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
        **object_of(
            format={"const": FORMAT, "description": "The name and version of this format."},
            generator=text("The program that wrote the document, with its version."),
            exported=text("When it was written, ISO 8601 in UTC."),
            articles=list_of(reference("article"), "The articles, each with its annotations."),
        ),
        "$defs": {
            "article": _article(),
            "revision": _revision(),
            "span": span("A stretch of the article's text."),
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
    article = object_of(
        id={
            "type": "string",
            "pattern": "^[0-9a-f]{16}$",
            "description": "16 hexadecimal digits that follow from the source.",
        },
        title=text("The headline."),
        byline=list_of({"type": "string"}, "The names of the authors."),
        published=nullable_text("When it was published, ISO 8601, as the source gives it."),
        source=text("An http(s) address, a path, or - for standard input."),
        language=nullable_text(
            "ISO 639 code, as the source states it, else as the text was taken to be in."
        ),
        retrieved=text("When it was read, ISO 8601 in UTC."),
        sha256={
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "description": "SHA-256 of the text in UTF-8, in hexadecimal digits.",
        },
        text=text("The clean text that every offset counts in."),
        entities=nullable_list("entity", "Names; null where the article was not analysed."),
        figures=nullable_list("figure", "Quantities; null where it was not analysed."),
        claims=nullable_list("claim", "Offered claims; null where it was not analysed."),
        annotations=list_of(reference("annotation"), "What a person decided, in text order."),
    )
    return with_added(
        article,
        site=nullable_text("The name of the site that published it."),
        stated_language=nullable_text("ISO 639 code, only where the source itself states it."),
        deleted=list_of(reference("deleted"), "What the reader took away, kept with its history."),
        analysis=or_null(reference("analysis"), "What saw all this; null where nothing did."),
        attributions=nullable_list(
            "attribution",
            "All that the text reports as said or held by someone, also where it is no claim; "
            "null where it was not analysed.",
        ),
    )


def _revision() -> Schema:
    return object_of(
        "An article as it was read earlier.",
        source=text("The source of the article."),
        title=text("The headline then."),
        text=text("The text then, in which what was quoted from it stands."),
        retrieved=text("When it was read, ISO 8601 in UTC."),
        byline=list_of({"type": "string"}, "The names of the authors."),
        published=nullable_text("When it was published, as the source gave it."),
        site=nullable_text("The name of the site."),
        language=nullable_text("ISO 639 code, where the source stated it."),
        sha256=text("SHA-256 of the text then."),
    )


def _analysis() -> Schema:
    return object_of(
        "What made the entities, figures, claims and attributions.",
        pipeline=text("Its name and version."),
        language=nullable_text("ISO 639 code of the language that the text was taken to be in."),
    )


def _entity() -> Schema:
    return span(
        "A name: who, where or when.",
        label=text("What kind of name, as spaCy calls it: PERSON, GPE, ORG and others."),
    )


def _figure() -> Schema:
    return span(
        "A quantity.",
        value=nullable_number("The number that is named."),
        low=nullable_number("The least it can be; null where that is open."),
        high=nullable_number("The most it can be; null where that is open."),
        bound=one_of(Bound, "How the value is to be read."),
        unit=nullable_text(
            "A currency code (ISO 4217), percent, times, score, or the CLDR name of a measure; "
            "a rate has -per- in it, such as USD-per-hour."
        ),
        counted=nullable_text("The phrase that is counted."),
    )


def _claim() -> Schema:
    claim = span(
        "A stretch of the text that asserts something that can be checked.",
        score={
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "How much it is worth a check.",
        },
        attribution=or_null(reference("attribution"), "Who said it."),
    )
    reasons = list_of({"enum": [str(reason) for reason in Reason]}, "Why the score is what it is.")
    return with_added(claim, reasons=reasons)


def _attribution() -> Schema:
    said = object_of(
        "Who said it.",
        source=or_null(reference("span"), "Who says it."),
        cue=or_null(reference("span"), "The word of saying."),
        content=or_null(reference("span"), "What is said."),
        direct={"type": "boolean", "description": "Whether it is quoted word for word."},
    )
    speaker = nullable_text("The name that a pronoun or a short form stands for; else null.")
    return with_added(said, speaker=speaker)


def _annotation(*statuses: Status) -> Schema:
    annotation = object_of(
        "One claim as a person marked it.",
        id=text("Never changes."),
        start=offset("Where it starts."),
        end=offset("Where it ends."),
        quote=text("The text from start to end, as it was marked."),
        prefix=text("Up to 32 characters before it."),
        suffix=text("Up to 32 characters after it."),
        state=one_of(AnchorState, "Whether it still stands where it was made."),
        verdict={
            "enum": [*map(str, Verdict), None],
            "description": "What the reader holds of it; null: not decided.",
        },
        status={
            "enum": [*map(str, statuses)],
            "description": "Whether the reader counts it as a claim.",
        },
        note=text("In the reader's words; may be empty."),
        tags=list_of({"type": "string"}, "Words to find it by."),
        evidence=list_of(reference("evidence"), "What speaks for or against it."),
        attribution=reference("correction"),
        creator=text("Who made it."),
        created=text("When it was made, ISO 8601 in UTC."),
        modified=text("When it was last changed, ISO 8601 in UTC."),
        history=list_of(reference("change"), "Every change of it, in the order of the steps."),
    )
    span = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
    replaces = list_of(span, "Offered claims, each start and end, that it stands for and so hides.")
    return with_added(
        annotation,
        replaces=replaces,
        revision=nullable_text(
            "SHA-256 of the text that the quote was taken from, where that is not this one."
        ),
        settled={
            "type": "boolean",
            "description": "Whether the reader decided to leave it, though it is not anchored.",
        },
    )


def _evidence() -> Schema:
    return object_of(
        "One source that speaks for or against a claim.",
        url=text("Its address; may be empty."),
        title=text("Its title; may be empty."),
        stance=one_of(Stance, "What it does to the claim."),
        quote=text("The words that matter; may be empty."),
    )


def _correction() -> Schema:
    source = object_of(
        "The name as the reader wrote it.",
        start=or_null(
            {"type": "integer", "minimum": 0}, "Where it stands in the text, if it does."
        ),
        end=or_null({"type": "integer", "minimum": 0}, "Where it ends."),
        text=text("The name."),
    )
    return {
        "type": "object",
        "description": "Who says it, where the reader corrected the machine; else empty.",
        "properties": {"source": source},
    }


def _change() -> Schema:
    number = {"type": "integer", "minimum": 1}
    return object_of(
        "One change of one annotation.",
        step={**number, "description": "The number of the step through the article."},
        at=text("When, ISO 8601 in UTC."),
        by=text("Who."),
        action=text("What kind of step: verdict, note, split, undo and others."),
        before={
            "type": ["object", "null"],
            "description": "The changed fields as they were; null where the step made it.",
        },
        after={"type": "object", "description": "The changed fields as the step left them."},
        undoes=or_null(number, "The step that this one takes back."),
        redoes=or_null(number, "The step that this one does again."),
    )
