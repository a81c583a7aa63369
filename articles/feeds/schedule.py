"""When a feed is asked again. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

FIRST_WAIT = timedelta(minutes=15)
"""How long a feed is left alone after its first failure; each further one doubles it."""
LONGEST_WAIT = timedelta(days=1)
LONGEST_ASKED_WAIT = timedelta(days=7)
"""Of what a server asks for by Retry-After."""
LONGEST_FRESHNESS = timedelta(hours=6)
"""Of what a server promises by Cache-Control: max-age."""
JITTER = 0.2
"""A wait is longer or shorter by up to this share of it, so that feeds do not fail in step."""


def next_try(
    failures: int, headers: Mapping[str, str], now: datetime, chance: Callable[[], float]
) -> datetime:
    """When a feed that failed `failures` times in a row is asked again.

    `headers` are those of the last answer, names in lower case; `chance` gives 0 to 1.
    """
    doubled: timedelta = FIRST_WAIT * 2 ** min(failures - 1, 16)
    wait: timedelta = min(doubled, LONGEST_WAIT) * (1 + JITTER * (2 * chance() - 1))
    asked = retry_after(headers, now)
    return now + max(wait, min(asked, LONGEST_ASKED_WAIT))


def fresh_until(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Until when a server says that its feed stays as it is, None where it does not say."""
    for part in headers.get("cache-control", "").lower().split(","):
        name, _, value = part.strip().partition("=")
        if name in ("no-cache", "no-store"):
            return None
        if name == "max-age" and value.strip('"').isdecimal():
            seconds = int(value.strip('"')[:9])
            return now + min(timedelta(seconds=seconds), LONGEST_FRESHNESS) if seconds else None
    return None


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta:
    """How long the server asks to be left alone; zero where it does not."""
    from email.utils import parsedate_to_datetime

    value = headers.get("retry-after", "").strip()
    if value.isdecimal() and value.isascii():
        return timedelta(seconds=min(int(value[:9]), LONGEST_ASKED_WAIT.total_seconds()))
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return timedelta()
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(moment - now, timedelta())
