"""When Python looks for garbage: not among what was just loaded to stay.

A search among all that a long article holds takes longer than a key may wait.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Load much that is to stay: nothing is searched meanwhile, and what is there never again."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            search_from_here()


@contextmanager
def adding() -> Iterator[None]:
    """As `loading`, for what comes piece by piece: what became garbage of late does not stay."""
    if gc.isenabled():
        gc.collect(1)
    with loading():
        yield


def search_from_here() -> None:
    """Look for garbage again, but not among what is there now."""
    gc.freeze()
    gc.enable()
