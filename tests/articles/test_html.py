from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.clean import clean_text
from articles.errors import ArticleError, ExtractError
from articles.extract import Kind, extract, sniff_kind
from articles.extract_html import extract_html, safe_html, site_of
from articles.model import PARAGRAPH_BREAK

BODY = """
<p>The ferry to <a href="/olm">Olm</a> sank on Monday, and all <b>212 people</b> were saved,
the owner said in a statement that was read out in the town hall.</p>
<h2>What is known</h2>
<p>Divers will look at the hull on Friday &amp; Saturday, according to the coast guard.<br>
The wind is expected to drop by then, the weather office of the islands said.</p>
<ul><li>140 people reached the port of Sandhaven</li><li>72 were taken to Verrin</li></ul>
<blockquote><p>“We are cold but well,” said Olga Rint, a teacher who was on deck.</p></blockquote>
<table><tr><th>Boat</th><th>Saved</th></tr><tr><td>Ona</td><td>140</td></tr></table>
"""
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Ferry sinks - Coast Ledger</title>
<meta property="og:title" content="Ferry sinks off Olm, all saved">
<meta property="og:site_name" content="Coast Ledger">
<meta name="author" content="Ana Ruiz; Tom Brek">
<meta property="article:published_time" content="2026-03-03T08:15:00Z"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Ferry sinks off Olm, all saved</h1>{BODY}</article>
<div id="comments" class="comments"><p>I never liked that ferry, says a reader below.</p></div>
<footer>Copyright Coast Ledger</footer><script>var tracking = 1</script></body></html>"""
PARAGRAPHS = [
    "The ferry to Olm sank on Monday, and all 212 people were saved, the owner said in a "
    "statement that was read out in the town hall.",
    "What is known",
    "Divers will look at the hull on Friday & Saturday, according to the coast guard.",
    "The wind is expected to drop by then, the weather office of the islands said.",
    "• 140 people reached the port of Sandhaven",
    "• 72 were taken to Verrin",
    "“We are cold but well,” said Olga Rint, a teacher who was on deck.",
    "Boat | Saved",
    "Ona | 140",
]


def test_a_news_page_gives_title_people_date_site_and_language() -> None:
    parts = extract_html(PAGE, name="page.html")
    assert parts.title == "Ferry sinks off Olm, all saved"
    assert parts.byline == ("Ana Ruiz", "Tom Brek")
    assert parts.published == "2026-03-03"
    assert parts.site == "Coast Ledger"
    assert parts.language == "en"


def test_the_article_comes_out_as_paragraphs_without_menus_and_comments() -> None:
    assert extract_html(PAGE, name="page.html").text.split(PARAGRAPH_BREAK) == PARAGRAPHS


def test_a_byline_under_the_title_is_found_without_metadata() -> None:
    page = f"<html><body><h1>Ferry sinks</h1><div>By Ana Ruiz | 3 March 2026</div>{BODY}</body>"
    parts = extract_html(page, name="page.html")
    assert (parts.title, parts.byline) == ("Ferry sinks", ("Ana Ruiz",))
    assert parts.published == "2026-03-03"
    assert "Ana Ruiz" not in parts.text


def test_a_page_without_the_shape_of_an_article_is_read_as_its_words() -> None:
    parts = extract_html("<title>Note</title><p>It sank.</p>", name="page.html")
    assert (parts.title, parts.text) == ("Note", "It sank.")


def test_a_date_that_only_stands_in_the_text_is_not_taken_for_the_date_of_publication() -> None:
    page = f"<html><body><h1>Ferry sinks</h1>{BODY}<p>It was built in May 1987.</p></body></html>"
    assert extract_html(page, name="page.html").published is None


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>Empty</title></head><body></body></html>",
        "<html><body><script>var a = 1</script></body></html>",
        "<html><frameset><frame src='a'></frameset></html>",
        "<!-- nothing -->",
        "<?xml version='1.0'?>",
    ],
)
def test_a_page_without_words_has_no_article(page: str) -> None:
    with pytest.raises(ExtractError, match=r"no article text was found in page\.html"):
        extract_html(page, name="page.html")


def test_an_xhtml_page_with_an_xml_declaration_is_read() -> None:
    page = f'<?xml version="1.0" encoding="UTF-8"?>\n{PAGE}'
    assert extract_html(page, name="page.xhtml").title == "Ferry sinks off Olm, all saved"


def test_controls_written_as_character_references_come_out_clean() -> None:
    hostile = PAGE.replace("Ferry sinks off", "Ferry &#27;]0;owned&#x07;sinks off").replace(
        "Divers", "&#27;[2J&#155;31mDivers&#0; &#8238;&#xD800;"
    )
    parts = extract_html(hostile, name="page.html")
    assert parts.title == "Ferry sinks off Olm, all saved"
    assert clean_text(parts.text) == parts.text
    assert "owned" not in parts.title


def test_old_references_to_windows_characters_are_read_as_browsers_do() -> None:
    assert safe_html("it&#146;s &#8217; &#x27;") == "it\u2019s &#8217; &#x27;"


def test_markup_of_the_terminal_toolkit_is_ordinary_text() -> None:
    page = PAGE.replace("Divers", "[red]Divers[/red]")
    assert "[red]Divers[/red]" in extract_html(page, name="page.html").text


def test_a_page_of_deep_nesting_is_read_or_refused_with_a_sentence() -> None:
    page = f"<html><body>{'<div>' * 5000}{BODY}</body></html>"
    with pytest.raises(ExtractError, match="no article text was found in deep"):
        extract_html(page, name="deep")


def test_the_encoding_that_a_page_declares_is_used() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Żółte łodzie wróciły</p></body>'
    assert extract(page.encode("iso8859-2"), name="page").text == "Żółte łodzie wróciły"


def test_pages_are_told_from_texts() -> None:
    assert sniff_kind("\n<!-- made by hand -->\n<!DOCTYPE html>") is Kind.HTML
    assert sniff_kind("<HTML><p>") is Kind.HTML
    assert sniff_kind("The <html> tag is old") is Kind.TEXT
    assert sniff_kind("<headline> is a word") is Kind.TEXT


def test_a_site_without_a_name_is_called_by_its_host() -> None:
    assert site_of("https://www.Ledger.example/a") == "ledger.example"
    assert site_of(None) is None


TAGS = [
    "<p>",
    "</p>",
    "<table>",
    "<td>",
    "<li>",
    "<br>",
    "<pre>",
    "<!--",
    "-->",
    "&#27;[31m",
    "&#0;",
]
MORE = ["<script>", "</div>", "<body>", "<title>", "words of a text ", "é", "<a href='", "\x1b]0;"]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(TAGS + MORE), max_size=40).map("".join))
def test_any_page_gives_clean_text_or_a_sentence(raw: str) -> None:
    try:
        parts = extract(raw.encode(), name="any", kind=Kind.HTML)
    except ArticleError as error:
        sentence = str(error)
        assert "any" in sentence
    else:
        assert clean_text(parts.text) == parts.text
        assert clean_text(parts.title) == parts.title
