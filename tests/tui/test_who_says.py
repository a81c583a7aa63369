"""Who says a claim, at a glance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.analysis.model import Attribution, Claim, Entity, Span
from annotations.claim_list import ListedClaim
from annotations.sayings import attributions_of, sayings, source_name
from annotations.span_index import SpanIndex
from tui.source_words import source_words
from tui.who_says import saying_words


def said_in(
    text: str,
    source: str | None,
    cue: str | None,
    content: str | None = None,
    *,
    direct: bool = False,
    speaker: str | None = None,
) -> Attribution:
    """An attribution whose parts are the first of their words in `text`."""
    parts = [
        None if words is None else Span(text.index(words), text.index(words) + len(words))
        for words in (source, cue, content)
    ]
    return Attribution(*parts, direct, speaker)


def told(text: str, said: Attribution, *people: str) -> tuple[str, str]:
    """How an attribution is told in a text that names these people."""
    places = [(text.index(name), len(name)) for name in people]
    entities = SpanIndex(Entity(start, start + size, "PERSON") for start, size in places)
    return saying_words([said], text, entities)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (None, "no source found"),
        ("en", "no source found"),
        ("de", "not looked for in German"),
    ],
)
def test_where_nobody_was_found_that_and_no_more_is_said(language: str | None, words: str) -> None:
    assert saying_words([], "Rain fell.", SpanIndex(), language) == (words, "")


def test_a_source_that_ends_in_a_clause_does_not_run_into_its_cue() -> None:
    source = "Norhaven Cargo, the firm that leases three of the nine quays"
    text = f"{source} put the loss at 4 million euros."
    assert told(text, said_in(text, source, "put"))[0] == f"{source} · put"


def test_a_speaker_is_named_with_the_words_that_stand_for_them() -> None:
    text = "He said the bridge is closed."
    said = said_in(text, "He", "said", speaker="Pat Ryder")
    assert told(text, said) == ("Pat Ryder (“He”) · said", "in the reporter's words")


def test_a_speaker_whose_name_stands_there_is_named_once() -> None:
    text = "“We close,” said Tomas Birk."
    said = said_in(text, "Tomas Birk", "said", direct=True, speaker="Tomas Birk")
    assert told(text, said, "Tomas Birk") == ("Tomas Birk · said", "quoted directly")


@pytest.mark.parametrize(
    ("text", "source", "cue", "words"),
    [
        (
            "According to Western officials, talks failed.",
            "Western officials",
            "According to",
            "according to Western officials (unnamed)",
        ),
        (
            "In the words of the mayor, no.",
            "the mayor",
            "In the words of",
            "in the words of the mayor",
        ),
        ("Talks failed, said the ministry.", "the ministry", "said", "the ministry · said"),
        ("They fear a strike.", "They", "fear", "“They” (not clear who) · fear"),
    ],
)
def test_the_cue_stands_where_english_has_it(text: str, source: str, cue: str, words: str) -> None:
    assert told(text, said_in(text, source, cue))[0] == words


def test_what_the_text_leaves_out_is_told_as_left_out() -> None:
    text = "Rain is expected."
    assert told(text, said_in(text, None, "is expected"))[0] == "nobody named (“is expected”)"
    assert told(text, said_in(text, "Rain", None))[0] == "Rain"
    assert told(text, said_in(text, None, None))[0] == "nobody named"


@pytest.mark.parametrize(
    "source",
    [
        "Western officials",
        "two US officials",
        "a source close to Anna Berg",
        "Sources in Kyiv",
        "people familiar with the matter",
        "one of the drivers",
        "a Pentagon spokeswoman",
        "an aide to Anna Berg",
        "witnesses",
        "some",
    ],
)
def test_a_source_that_names_a_kind_of_people_is_unnamed(source: str) -> None:
    people = ["Anna Berg"] if "Anna" in source else []
    text = f"{source} said so."
    assert told(text, said_in(text, source, "said"), *people)[0] == f"{source} (unnamed) · said"


@pytest.mark.parametrize(
    "source",
    [
        "Anna Berg",
        "Anna Berg, a witness",
        "a Pentagon spokeswoman, Anna Berg,",
        "the ministry",
        "the minister",
        "the union of the dock workers",
        "Ukraine",
        "a report on migrants",
        "Reuters",
    ],
)
def test_a_source_with_a_name_or_an_office_is_not(source: str) -> None:
    people = ["Anna Berg"] if "Anna" in source else []
    text = f"{source} said so."
    assert "unnamed" not in told(text, said_in(text, source, "said"), *people)[0]


STORY = (
    "Ryder said that officials in Oslen believe the dam will hold. Rain fell on Monday. "
    "“It will hold,” Holt said, “and it is new.”"
)
DAM = "the dam will hold"
OUTER = said_in(
    STORY, "Ryder", "said", f"that officials in Oslen believe {DAM}", speaker="Pat Ryder"
)
INNER = said_in(STORY, "officials in Oslen", "believe", DAM)
HOLT = [
    said_in(STORY, "Holt", "said", part, direct=True)
    for part in ("“It will hold,”", "“and it is new.”")
]
INDEX = sayings((OUTER, INNER, *HOLT))


def listed(words: str, own: Attribution | None = None) -> ListedClaim:
    start = STORY.index(words)
    end = start + len(words)
    return ListedClaim(start, end, Claim(start, end, 0.5, own))


def test_every_attribution_that_holds_a_claim_is_told_the_outermost_first() -> None:
    chain = attributions_of(listed(DAM, INNER), INDEX)
    assert chain == (OUTER, INNER)
    assert saying_words(chain, STORY, SpanIndex())[0] == (
        "Pat Ryder (“Ryder”), quoting officials in Oslen (unnamed)"
    )


def test_a_claim_of_the_reader_s_own_has_the_attributions_of_its_place() -> None:
    start = STORY.index(DAM)
    assert attributions_of(ListedClaim(start, start + len(DAM)), INDEX) == (OUTER, INNER)


def test_a_claim_that_nothing_holds_is_the_articles_own() -> None:
    assert attributions_of(listed("Rain fell on Monday."), INDEX) == ()


def test_an_attribution_that_holds_less_than_half_of_a_claim_does_not_count() -> None:
    assert attributions_of(listed("believe the dam"), INDEX) == (OUTER,)


def test_a_short_quote_of_a_source_told_at_length_is_still_the_sources() -> None:
    text = "“No,” said Ida Holt, who has led the harbour union of Oslen for years. It rained."
    said = said_in(text, "Ida Holt, who has led the harbour union of Oslen", "said", "“No,”")
    index = sayings([said])
    assert attributions_of(ListedClaim(0, text.index(" It")), index) == (said,)
    assert attributions_of(ListedClaim(text.index("It"), len(text)), index) == ()
    assert attributions_of(ListedClaim(0, 4 * len(text)), index) == ()


def test_one_act_of_saying_in_two_stretches_is_told_once() -> None:
    whole = STORY[STORY.index("“It") :]
    assert attributions_of(listed(whole, HOLT[1]), INDEX) == (HOLT[1],)
    assert attributions_of(listed("“It will hold,”", HOLT[0]), INDEX) == (HOLT[0],)


def test_without_a_list_of_attributions_the_claims_own_is_told() -> None:
    assert attributions_of(listed(DAM, INNER), sayings(())) == (INNER,)


def test_the_line_of_the_claimant_starts_with_the_bare_name() -> None:
    assert source_name(OUTER, STORY) == "Pat Ryder"
    assert source_name(INNER, STORY) == "officials in Oslen"
    assert source_name(Attribution(None, None, None, False), STORY) == ""


@given(st.text(), st.text(), st.none() | st.text())
def test_whatever_the_text_holds_is_told_on_one_clean_line(
    source: str, cue: str, speaker: str | None
) -> None:
    text = f"{source} {cue}"
    middle = len(source)
    parts = (Span(0, middle) if source else None, Span(middle + 1, len(text)) if cue else None)
    said = Attribution(*parts, None, True, speaker)
    words, _ = saying_words([said, said], text, SpanIndex())
    assert source_words(said, text, ()) in words
    for shown in (words, saying_words([said], text, SpanIndex())[0], source_name(said, text)):
        assert "\n" not in shown
        assert "\x1b" not in shown
