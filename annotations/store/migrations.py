"""From the shape of each earlier schema to the next one. Pure.

A step takes the tables of a file as they were read, without checks, and gives those of the next
schema; the file itself changes at its next write. A schema is a shape that an older newsread
could not keep: fields and tables that are only added need none, since those that are unknown
survive a write.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Tables = dict[str, dict[str, dict[str, Any]]]
"""Table name → document number → document."""

SCHEMA = 2
"""The shape that this newsread writes; a file with a greater number is left alone."""


def from_1_to_2(tables: Tables) -> Tables:
    """Room for the earlier texts of the article; each document is checked from now on."""
    articles = {number: {**document, "schema": 2} for number, document in tables["article"].items()}
    return {**tables, "article": articles, "revisions": tables.get("revisions", {})}


STEPS: Mapping[int, Callable[[Tables], Tables]] = {1: from_1_to_2}


def migrated(tables: Tables, schema: int) -> Tables:
    """The tables of a file of `schema`, 1 or more, in the shape of today."""
    for number in range(schema, SCHEMA):
        tables = STEPS[number](tables)
    return tables
