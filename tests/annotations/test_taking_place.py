"""Which text of today may stand where a marked text stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from annotation_samples import ARTICLE, annotation

from annotations.model import Status
from annotations.rereading import Today, seen_today
from annotations.store import StoredArticle

MARKED = StoredArticle(ARTICLE, (annotation(),))
NOTICE = "Page not found. Try the search."


def test_a_short_text_with_nothing_of_the_marked_one_does_not_take_its_place() -> None:
    assert seen_today(MARKED, NOTICE) is Today.OTHER
    assert seen_today(MARKED, "") is Today.OTHER


def test_where_nothing_is_marked_every_text_takes_its_place() -> None:
    assert seen_today(StoredArticle(ARTICLE), NOTICE) is Today.WHOLE
    deleted = annotation(status=Status.DELETED)
    assert seen_today(StoredArticle(ARTICLE, (deleted,)), NOTICE) is Today.WHOLE


def test_a_file_holds_what_its_owner_put_there() -> None:
    local = StoredArticle(replace(ARTICLE, source="/texts/ferry.txt"), (annotation(),))
    assert seen_today(local, NOTICE) is Today.WHOLE


def test_a_longer_text_and_one_that_lost_a_sentence_take_its_place() -> None:
    assert seen_today(MARKED, NOTICE * 40) is Today.WHOLE
    shortened = ARTICLE.text.replace("Two of them never left the quay. ", "")
    assert seen_today(MARKED, shortened) is Today.WHOLE


@pytest.mark.parametrize("end", ["", "\n\nSubscribe to read on."])
def test_the_beginning_of_the_marked_text_is_only_a_part_of_it(end: str) -> None:
    beginning = ARTICLE.text[: len(ARTICLE.text) // 2] + end
    assert seen_today(MARKED, beginning) is Today.PART
    assert seen_today(StoredArticle(ARTICLE), beginning) is Today.WHOLE
