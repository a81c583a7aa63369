"""The pieces that a JSON Schema is put together from. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

Schema = dict[str, Any]


def object_of(description: str = "", **properties: Schema) -> Schema:
    """An object with these fields, all of them required."""
    found: Schema = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": True,
    }
    return {**found, "description": description} if description else found


def with_added(schema: Schema, **properties: Schema) -> Schema:
    """An object with fields that documents of newsread 0.1 do not have."""
    return {**schema, "properties": {**schema["properties"], **properties}}


def span(description: str, **properties: Schema) -> Schema:
    """A stretch of the text with its words."""
    return object_of(
        description,
        start=offset("Where it starts."),
        end=offset("Where it ends."),
        text=text("What stands there."),
        **properties,
    )


def reference(name: str) -> Schema:
    """What `$defs` calls `name`."""
    return {"$ref": f"#/$defs/{name}"}


def text(description: str) -> Schema:
    """A string."""
    return {"type": "string", "description": description}


def nullable_text(description: str) -> Schema:
    """A string or null."""
    return {"type": ["string", "null"], "description": description}


def nullable_number(description: str) -> Schema:
    """A number or null."""
    return {"type": ["number", "null"], "description": description}


def offset(description: str) -> Schema:
    """An offset in code points."""
    return {"type": "integer", "minimum": 0, "description": description}


def list_of(items: Schema, description: str) -> Schema:
    """A list."""
    return {"type": "array", "items": items, "description": description}


def nullable_list(name: str, description: str) -> Schema:
    """A list of what `$defs` calls `name`, or null."""
    return {**list_of(reference(name), description), "type": ["array", "null"]}


def or_null(schema: Schema, description: str) -> Schema:
    """The same, or null."""
    return {"anyOf": [schema, {"type": "null"}], "description": description}


def one_of(values: type[StrEnum], description: str) -> Schema:
    """One of the values of an enum."""
    return {"enum": [str(value) for value in values], "description": description}
