"""Times as the library orders by them. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

CLOCKS_DIFFER = timedelta(days=1)
"""How far in the future a time may lie and still be believed: clocks and time zones differ."""


def moment_of(published: str | None, received: str) -> str:
    """When an item counts as new: when it was published, or received where that can't be.

    Both are ISO 8601; a time without a zone is UTC. Returns UTC with a final Z, in seconds.
    """
    came = utc_time(received)
    told = utc_time(published) if published else None
    if told is not None and (came is None or told <= came + CLOCKS_DIFFER):
        return as_text(told)
    return as_text(came) if came is not None else received


def utc_time(text: str | None) -> datetime | None:
    """The moment that an ISO 8601 date or time names; None where it names none."""
    try:
        moment = datetime.fromisoformat(text or "")
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def as_text(moment: datetime) -> str:
    """ISO 8601 in UTC with a final Z, in seconds."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def now() -> str:
    """This moment."""
    return as_text(datetime.now(UTC))
