"""The time of a mark."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> str:
    """The time in UTC, ISO 8601 with seconds and a final Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
