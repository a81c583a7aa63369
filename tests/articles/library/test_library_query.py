"""What is typed to search, understood."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.errors import QueryError
from articles.library.query import Query, match_expression, parse_query

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def in_greenwich(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def parsed(typed: str) -> Query:
    return parse_query(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("flood river", Query(words=("flood", "river"), is_open=True)),
        ("flood river ", Query(words=("flood", "river"))),
        ('"river bank"', Query(words=("river bank",))),
        ('"river ban', Query(words=("river ban",), is_open=True)),
        ("flood -sports", Query(words=("flood",), without=("sports",))),
        ("re:invent", Query(words=("re:invent",), is_open=True)),
        ("https://news.example/a", Query(words=("https://news.example/a",), is_open=True)),
        ("-- ! flood ", Query(words=("flood",))),
        ('feed:"Example Wire" tag:water', Query(feeds=("Example Wire",), tags=("water",))),
        ("is:unread is:starred", Query(states=("unread", "starred"))),
        ("verdict:Disputed claimant:lee", Query(verdicts=("disputed",), claimants=("lee",))),
        ('verdict:"needs context"', Query(verdicts=("needs-context",))),
        ("since:7d", Query(since="2026-11-17T00:00:00Z")),
        ("since:today", Query(since="2026-11-24T00:00:00Z")),
        ("before:2026-01-31", Query(before="2026-01-31T00:00:00Z")),
        ("since:7d since:yesterday", Query(since="2026-11-23T00:00:00Z")),
        ("flood is:", Query(words=("flood",))),
        ("feed: flood ", Query(words=("feed:", "flood"))),
        ("tag:", Query()),
    ],
)
def test_what_was_typed_is_understood(typed: str, query: Query) -> None:
    assert parsed(typed) == query


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("is:new", "is:new is none of unread, read, starred, archived, marked."),
        ("verdict:maybe", "verdict:maybe is none of verified, disputed"),
        ("since:soon", "since:soon is not a date such as 2026-01-31"),
        ("since:9999y", "since:9999y is before all calendars."),
        ("-feed:wire", "A minus before feed: is not understood"),
        ("is:\x1b[31mred", "is:red is none of"),
    ],
)
def test_a_filter_with_a_wrong_value_is_named_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(QueryError) as error:
        parsed(typed)
    assert sentence in str(error.value)


def test_words_become_an_expression_that_quotes_all_of_them() -> None:
    assert match_expression(parsed('flood "river bank')) == '"flood" AND "river bank" *'
    assert match_expression(parsed("a")) == '"a"'
    assert match_expression(parsed("flood -sea -sky")) == '("flood") NOT ("sea" OR "sky")'
    assert match_expression(parsed("is:unread")) == ""


@given(st.text(max_size=60))
def test_anything_typed_is_understood_or_told(typed: str) -> None:
    with suppress(QueryError):
        match_expression(parsed(typed))
