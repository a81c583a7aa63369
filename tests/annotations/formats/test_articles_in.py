from __future__ import annotations

import pytest
from format_samples import any_article
from hypothesis import given
from hypothesis import strategies as st

from annotations.errors import FormatError
from annotations.formats.articles_in import facts, foreign_article, in_paragraphs
from annotations.formats.plain_json import Fields
from articles.model import STDIN, Article


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("Fares rise.\nIn May.", "Fares rise. In May."),
        ("Fares rise.\r\nIn May.", "Fares rise.  In May."),
        ("Fares rise.\r\n\r\nIn May.", "Fares rise.  \n\nIn May."),
        ("Fares rise.\n\n\n\nIn May.", "Fares rise.  \n\nIn May."),
        ("Fares rise.\n\n In May.", "Fares rise.\n\n In May."),
        ("Fares\trise\x1b[31m", "Fares rise\ufffd[31m"),
    ],
)
def test_text_of_another_tool_gets_paragraphs_and_keeps_its_offsets(
    text: str, article: str
) -> None:
    assert in_paragraphs(text) == article


@given(st.text(st.sampled_from("ab \n\r\t\u2028\x85") | st.characters()))
def test_no_offset_changes_and_doing_it_twice_changes_nothing(text: str) -> None:
    once = in_paragraphs(text)

    assert len(once) == len(text)
    assert in_paragraphs(once) == once
    for paragraph in once.replace("\n\n", "¶").split("¶"):
        assert "\n" not in paragraph


@given(any_article())
def test_an_article_of_newsread_comes_back_as_it_was(article: Article) -> None:
    assert foreign_article(article.text, Fields(facts(article), "")) == article


def test_a_text_without_a_source_is_as_one_from_standard_input() -> None:
    found = foreign_article("Fares rise in May. And more.", Fields({"source": 3}, ""))

    assert (found.source, found.title) == (STDIN, "Fares rise in May. And more.")
    assert found.retrieved == ""


def test_white_space_alone_is_no_text() -> None:
    with pytest.raises(FormatError, match=r"^Line 3: there is no text to mark\.$"):
        foreign_article(" \n ", Fields({}, "line 3"))
