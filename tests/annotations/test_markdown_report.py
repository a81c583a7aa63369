from __future__ import annotations

from dataclasses import replace

from annotation_samples import ARTICLE, annotation
from hypothesis import given
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from report_samples import ANALYSIS, ANY_TEXT, HOSTILE, OPTIONS, marked_article

from annotations.formats.exchange import ExportedArticle
from annotations.formats.markdown import escaped, write
from annotations.formats.report import one_line
from annotations.model import Evidence, Verdict

MARKDOWN = MarkdownIt("gfm-like", {"html": True})


def written(*documents: ExportedArticle) -> str:
    return write(documents, OPTIONS)


def read(markdown: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(f"<html><body>{MARKDOWN.render(markdown)}</body></html>")


def test_the_table_has_a_row_a_claim_with_verdict_claimant_and_evidence() -> None:
    page = read(written(marked_article()))

    heads = [one.text_content() for one in page.xpath("//th")]
    assert heads == ["No.", "Verdict", "Claim", "Who says it", "Evidence"]
    rows = [[cell.text_content() for cell in row] for row in page.xpath("//tbody/tr")]
    assert len(rows) == 5
    assert rows[0][1] == "✗ disputed"
    assert rows[0][3] == "The harbour master of Lindholm"
    assert "contradicts: Berth list, “Nine left.”" in rows[0][4]
    assert rows[1][:4] == ["2", "✓ verified", "Two of them never left the quay.", "Ida Røst"]


def test_notes_tags_and_what_became_of_the_wording_follow_the_table() -> None:
    markdown = written(marked_article())

    assert "## Claim 1: disputed" in markdown
    assert "Counted twice.\n\nAsked the port." in markdown
    assert "Tags: ferries, port" in markdown
    assert "It now reads: “The council voted 11 to 4 for it.”" in markdown
    assert "These words are not in the text as it is now." in markdown
    assert "Of these: ≠ 1 marked in an older wording, ? 1 no longer in the text." in markdown
    assert "| ≠ " in markdown
    assert ", in an older wording |" in markdown


def test_earlier_readings_are_told_with_their_headlines_and_times() -> None:
    made = marked_article()
    earlier = replace(made.article, title="Ferries <late>", text="No.", retrieved="2026-03-01")
    markdown = written(replace(made, revisions=(earlier,)))

    assert "It was another when it was read before:" in markdown
    assert "- 1 March 2026, with the headline “Ferries \\<late\\>” and another text" in markdown
    assert "read before" not in written(made)


def test_only_web_addresses_are_links() -> None:
    page = read(written(marked_article()))

    assert set(page.xpath("//a/@href")) == {
        "https://harbour.example/ferries",
        "https://port.example/a?b=1&c=2",
        "https://union.example/count",
    }


@given(ANY_TEXT)
def test_any_words_read_as_they_were_written(words: str) -> None:
    told = escaped(words)
    wanted = one_line(words)

    paragraph = read(f"{told}\n")
    assert one_line(paragraph.text_content()) == wanted
    assert not paragraph.xpath("//a|//code|//em|//strong|//img|//h1|//h2|//ul|//ol|//blockquote")
    table = read(f"| a | b |\n| --- | --- |\n| {told} | x |\n")
    cells = [one_line(one.text_content()) for one in table.xpath("//td")]
    assert cells == [wanted, "x"]
    quoted = read(f"> {told}\n")
    assert one_line(quoted.text_content()) == wanted


@given(ANY_TEXT, ANY_TEXT)
def test_any_claim_and_evidence_fill_one_cell_each(quote: str, title: str) -> None:
    made = annotation(
        quote=quote,
        verdict=Verdict.VERIFIED,
        evidence=(Evidence("https://a.example/x_y?a=1&b=*z*(2)", title),),
    )

    rows = read(written(ExportedArticle(ARTICLE, ANALYSIS, (made,)))).xpath("//tbody/tr")

    assert [len(row) for row in rows] == [5]
    if one_line(quote):
        assert one_line(rows[0][2].text_content()) == one_line(quote)
    assert rows[0][4].xpath(".//a/@href") == ["https://a.example/x_y?a=1&b=*z*(2)"]
    assert one_line(title)[:300] in one_line(rows[0][4].text_content())


def test_hostile_words_make_no_markup() -> None:
    made = annotation(0, 20, note=HOSTILE, tags=(HOSTILE,), claimant=HOSTILE, quote=HOSTILE)
    article = replace(ARTICLE, title=HOSTILE, byline=(HOSTILE,), source=HOSTILE)

    page = read(written(ExportedArticle(article, ANALYSIS, (made,))))

    assert not page.xpath("//script|//a|//img")
