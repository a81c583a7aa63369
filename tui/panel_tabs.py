"""The tabs of the panel."""

from __future__ import annotations

from enum import StrEnum


class Tab(StrEnum):
    """What the panel shows."""

    CLAIM = "claim"
    CLAIMS = "claims"
    ENTITIES = "entities"
    FIGURES = "figures"
