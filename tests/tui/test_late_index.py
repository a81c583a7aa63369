"""The index of the app: behind the marks for a moment, never in their way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from app_harness import running
from reading_harness import ARTICLE
from screen_harness import press

from annotations.index import ClaimFilter, Index
from annotations.marking import Marking
from annotations.store import Store
from tui.folders import Folders, folders_below
from tui.late_index import LateIndex

PATIENCE = 30.0


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_below(tmp_path / "home")


@pytest.fixture
def late(folders: Folders) -> Iterator[LateIndex]:
    late = LateIndex(folders.store, folders.index)
    yield late
    late.close()


def mark_each(store: Store, count: int) -> None:
    """A mark in each of so many articles."""
    for number in range(count):
        article = replace(ARTICLE, source=f"https://harbour.example/{number}")
        Marking(store, article, "ana").add_claim(0, 8)


def test_marks_reach_the_index_after_they_are_on_disk(folders: Folders, late: LateIndex) -> None:
    late.index.refresh()
    store = Store(folders.store, late)
    store.save_article(ARTICLE)
    assert late.settle(PATIENCE)
    late.index.refresh()
    mark_each(store, 9)
    assert late.settle(PATIENCE)
    assert late.index.is_fresh()
    assert len(late.index.numbers(ClaimFilter())) == 9


def test_leaving_puts_in_what_was_marked_last(folders: Folders, late: LateIndex) -> None:
    late.index.refresh()
    mark_each(Store(folders.store, late), 3)
    late.close()
    index = Index(folders.store, folders.index)
    assert index.count_articles() == 3
    index.close()


def test_an_index_that_can_not_be_made_fails_no_mark(folders: Folders, late: LateIndex) -> None:
    folders.cache.parent.mkdir(parents=True)
    folders.cache.write_text("in the way")
    store = Store(folders.store, late)
    mark_each(store, 3)
    assert late.settle(PATIENCE)
    assert len(store.article_ids()) == 3


async def test_a_mark_in_the_app_is_in_the_index_when_the_app_is_left(folders: Folders) -> None:
    async with running(folders, ARTICLE, analysed=True) as (_, pilot):
        await press(pilot, "j", "v")
    index = Index(folders.store, folders.index)
    assert index.count_articles() == 1
    assert len(index.numbers(ClaimFilter())) == 1
    index.close()
