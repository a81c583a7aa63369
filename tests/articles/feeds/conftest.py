from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articles.feeds.keeper import FeedKeeper
from articles.fetch import FetchLimits
from articles.library.library import Library

QUICK = FetchLimits(seconds=0.5, size=200_000, redirects=3, per_host=4)


class Clock:
    """The time that a keeper goes by; the test moves it."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **duration: float) -> None:
        self.now += timedelta(**duration)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(tmp_path: Path, clock: Clock) -> Iterator[FeedKeeper]:
    """A keeper of feeds with short limits, a library and a database of its own."""
    library = Library(tmp_path / "library.sqlite")
    with FeedKeeper(library, tmp_path / "feeds.sqlite", limits=QUICK, now=clock) as made:
        yield made
    library.close()
