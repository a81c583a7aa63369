"""A Chromium for each test; where none is installed the tests are left out, in CI they fail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from chromium import NONE_FOUND, find_chromium, must_be_there, started
from playwright.sync_api import Browser


@pytest.fixture
def browser() -> Iterator[Browser]:
    """One for each test: a browser that stays would keep an event loop under the other tests."""
    path = find_chromium()
    if path is None:
        if must_be_there():
            pytest.fail(NONE_FOUND)
        pytest.skip(NONE_FOUND)
    with started(path) as found:
        yield found
