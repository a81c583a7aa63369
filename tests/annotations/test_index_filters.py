"""From what is typed to the claims that are wanted."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.index import ClaimFilter, FilterError, parse_filter
from annotations.index.sql import match_expression, numbers_query
from annotations.model import AnchorState, Verdict

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def test_words_and_phrases_stand_for_themselves() -> None:
    assert parse_filter('ferry "late again" 3.5%', TODAY).words == ("ferry", "late again", "3.5%")


def test_all_that_narrows_is_read_in_any_order() -> None:
    asked = parse_filter(
        'verdict:disputed claimant:"Ida Røst" tag:quay since:2026-01-02 until:2026-03 '
        "state:changed article:harbour by:ana ferry",
        TODAY,
    )
    assert asked == ClaimFilter(
        words=("ferry",),
        verdicts=frozenset({Verdict.DISPUTED}),
        claimants=("Ida Røst",),
        tags=("quay",),
        since="2026-01-02T00:00:00Z",
        until="2026-03-01T00:00:00Z",
        states=frozenset({AnchorState.CHANGED}),
        articles=("harbour",),
        creators=("ana",),
    )


@pytest.mark.parametrize(
    ("written", "verdicts"),
    [
        ("verdict:dis", {Verdict.DISPUTED}),
        ("verdict:needs-context", {Verdict.NEEDS_CONTEXT}),
        ('verdict:"not checkable"', {Verdict.NOT_CHECKABLE}),
        ("verdict:open", {None}),
        ("verdict:verified verdict:disputed", {Verdict.VERIFIED, Verdict.DISPUTED}),
    ],
)
def test_a_verdict_may_be_shortened_and_several_are_alternatives(
    written: str, verdicts: set[Verdict | None]
) -> None:
    assert parse_filter(written, TODAY).verdicts == verdicts


@pytest.mark.parametrize(
    ("written", "since"),
    [
        ("today", "2026-11-24T00:00:00Z"),
        ("yesterday", "2026-11-23T00:00:00Z"),
        ("7d", "2026-11-17T00:00:00Z"),
        ("2026", "2026-01-01T00:00:00Z"),
        ("2026-2", "2026-02-01T00:00:00Z"),
        ("0001-01-01", "0001-01-01T00:00:00Z"),
    ],
)
def test_a_day_is_a_date_a_word_or_a_number_of_days_ago(written: str, since: str) -> None:
    assert parse_filter(f"since:{written}", TODAY).since == since


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("verdict:maybe", "“maybe” is not a verdict; there are verified, disputed, "),
        ("verdict:n", "“n” may be needs_context or not_checkable."),
        ("state:gone", "“gone” is not a state; there are anchored, changed, orphan."),
        ("since:soon", "“soon” is no date; write 2026-11-03, 2026-11, today or 7d."),
        ("since:2026-02-30", "“2026-02-30” is no date"),
        ("since:99999d", "“99999d” is no date"),
    ],
)
def test_what_names_nothing_is_told_in_a_sentence(written: str, sentence: str) -> None:
    with pytest.raises(FilterError) as raised:
        parse_filter(written, TODAY)
    assert str(raised.value).startswith(sentence)


def test_a_name_without_a_value_narrows_nothing_yet() -> None:
    assert parse_filter("ferry verdict: tag:", TODAY) == ClaimFilter(words=("ferry",))


def test_a_name_that_is_none_is_a_word() -> None:
    assert parse_filter("https://port.example mood:good", TODAY).words == (
        "https://port.example",
        "mood:good",
    )


@given(st.text(max_size=40))
def test_any_text_is_a_filter_or_a_filter_error(text: str) -> None:
    try:
        asked = parse_filter(text, TODAY)
    except FilterError:
        return
    query = numbers_query(asked)
    assert query.sql.count("?") == len(query.values)


def test_what_a_reader_types_never_becomes_syntax() -> None:
    asked = ClaimFilter(words=('a" OR "b', "NEAR(x", "…"))
    assert match_expression(asked) == '("a"" OR ""b" *) AND ("NEAR(x" *)'
    assert " OR " not in numbers_query(asked).sql
