from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.clean import clean_line, clean_text
from articles.errors import ArticleError
from articles.json_form import article_from_json, article_to_json
from articles.model import Article

STORED = {
    "source": "/news/story.txt",
    "title": "Ferry sinks",
    "text": "It sank.\n\nAll were saved.",
    "retrieved": "2026-03-03T10:00:00Z",
    "byline": ["Ana Ruiz"],
    "published": "2026-03-03",
    "site": None,
    "language": "en",
}
LINES = st.text().map(clean_line)
OPTIONAL = st.none() | LINES
ARTICLES = st.builds(
    Article,
    source=LINES,
    title=LINES,
    text=st.text().map(clean_text),
    retrieved=st.just("2026-03-03T10:00:00Z"),
    byline=st.lists(LINES).map(tuple),
    published=OPTIONAL,
    site=OPTIONAL,
    language=OPTIONAL,
)


@given(ARTICLES)
def test_an_article_survives_being_stored(article: Article) -> None:
    assert article_from_json(json.loads(json.dumps(article_to_json(article)))) == article


def test_the_stored_form_has_plain_values() -> None:
    assert article_to_json(article_from_json(STORED)) == STORED


def test_unknown_keys_are_passed_over_and_optional_ones_may_be_missing() -> None:
    needed = {key: STORED[key] for key in ("source", "title", "text", "retrieved")}
    article = article_from_json({**needed, "colour": "blue"})
    assert article.byline == ()
    assert article.site is None


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "text",
        {},
        {**STORED, "text": 5},
        {**STORED, "title": None},
        {**STORED, "byline": "Ana Ruiz"},
        {**STORED, "byline": [1]},
        {**STORED, "site": ["a"]},
    ],
)
def test_another_shape_is_refused_with_a_sentence(data: object) -> None:
    with pytest.raises(ArticleError, match="the stored article "):
        article_from_json(data)


def test_controls_in_a_stored_text_are_blanked_without_moving_offsets() -> None:
    text = "It \x1b[31msank\ud800.\n\nAll\tsaved."
    article = article_from_json({**STORED, "text": text, "title": "a\x1b[31mb", "source": "/a\nb"})
    assert article.text == "It \ufffd[31msank\ufffd.\n\nAll\ufffdsaved."
    assert article.title == "ab"
    assert article.source == "/a\ufffdb"
    assert article.id
    assert article.sha256
