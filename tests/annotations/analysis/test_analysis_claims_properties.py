import re
from dataclasses import replace
from itertools import pairwise

import pytest
from claims_samples import claims_in, read
from hypothesis import example, given
from hypothesis import strategies as st

from annotations.analysis.claims.find import find_claims
from annotations.analysis.figures.find import find_figures
from annotations.analysis.model import Claim, Span
from annotations.analysis.parsed import Parsed, Token
from annotations.analysis.sentences import paragraph_spans

FRAGMENTS = [
    "Officials", "said", "that", "Anna Berg", "the", "Kyiv", "and", "but", "while", "although", ",",
    ";", ".", "?", "!", "“", "”", '"', "(", ")", "-", "–", "\n\n", "\n", " ", "it fell", "it is",
    "40 men", "10,000", "because", "who", "was built", "had left", "must", "we", "I think", "than",
    "more", "longest", "RIGA (Wire) - ", "By", "Read", "may", "will", "’s", "Mr.", "£1.7m.", "🙂",
]  # fmt: skip

news = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join) | st.lists(
    st.sampled_from(FRAGMENTS), max_size=60
).map("".join)
texts = st.text(max_size=300) | news

LONG = [
    "9", "1,", ".", ". ", "A.", "A ", '"', "“", "”", "(", "\n", " ", "x", "word ", "and ", ", and ",
    "; ", "it is so, and ", "while ", "if ", "that ", "said ", "said that ", "the mayor said it, ",
    "who was ", "more than ", "as many a ", "because ", "A-", "a-", "By A ", "A, B and ", "?” ",
    "Mr. ", "than ", "never ", "record ", "times the ", "longest-", "had been ", "“a,” said B ",
]  # fmt: skip


def in_one_sentence(text: str) -> Parsed:
    """Words and signs; spaCy's own tokenizer takes minutes over a long run of quotation marks."""
    words = list(re.finditer(r"\w+|[^\w\s]", text))
    tokens = (
        Token(w.start(), w.end(), w[0], w[0].lower(), "", "", index, 0)
        for index, w in enumerate(words)
    )
    sentences = (Span(words[0].start(), words[-1].end()),) if words else ()
    return Parsed(text, tuple(tokens), sentences)


def apart(text: str, claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text)
        words = text[claim.start : claim.end]
        assert words == words.strip()
    for left, right in pairwise(claims):
        assert left.end <= right.start


@example(text="“ 0 fELL 0")
@given(texts)
def test_claims_stand_inside_their_paragraphs_and_apart(text: str) -> None:
    claims = claims_in(text)

    apart(text, claims)
    for claim in claims:
        assert any(p.start <= claim.start and claim.end <= p.end for p in paragraph_spans(text))


@given(st.lists(news, min_size=1, max_size=5))
def test_a_paragraph_has_the_same_claims_alone_and_in_a_longer_text(paragraphs: list[str]) -> None:
    whole = "\n\n".join(paragraphs)
    alone = []
    for span in paragraph_spans(whole):
        text = whole[span.start : span.end]
        found = find_claims(read(text), find_figures(text), ())
        alone += [replace(c, start=c.start + span.start, end=c.end + span.start) for c in found]

    together = find_claims(read(whole), find_figures(whole), ())

    # Names once read in full are known again later on, which may raise a score.
    assert [(c.start, c.end) for c in together] == [(c.start, c.end) for c in alone]


@pytest.mark.parametrize("unit", LONG)
def test_a_very_long_run_of_one_thing_is_read_in_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))

    apart(text, find_claims(in_one_sentence(text), (), ()))


def test_one_very_long_sentence_is_cut_into_its_clauses() -> None:
    text = "The mill closed in May, and " * 3_000 + "the mill closed in May."

    claims = find_claims(in_one_sentence(text), (), ())

    found = [text[claim.start : claim.end] for claim in claims]

    assert len(found) == 3_001
    assert set(found) == {"The mill closed in May", "the mill closed in May"}
