from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from annotation_samples import ARTICLE, TEXT, annotation, any_annotation
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from report_samples import ANALYSIS, ANY_TEXT, HOSTILE, OPTIONS, marked_article, marks

from annotations.formats.exchange import ExportedArticle
from annotations.formats.html import write
from annotations.formats.html_elements import element, text
from annotations.formats.report import one_line, source_words, time_words, web_address
from annotations.model import Annotation, Evidence, Verdict


def page_of(*documents: ExportedArticle) -> Any:
    written = write(documents, OPTIONS)
    return lxml_html.document_fromstring(written)


def words_of(found: Any) -> str:
    return " ".join(found.text_content().split())


def read_paragraphs(page: Any) -> list[str]:
    """The paragraphs of the text as a reader takes them, without the references of the report."""
    for reference in page.xpath("//a[contains(@class, 'reference')]"):
        reference.drop_tree()
    return [one.text_content() for one in page.xpath("//div[@class='text']//p")]


def test_the_summary_counts_and_names_every_marked_claim() -> None:
    page = page_of(marked_article())

    tally = [words_of(one) for one in page.xpath("//ul[@class='tally']/li")]
    assert tally == [
        "✓ 1 verified",
        "✗ 1 disputed",
        "~ 1 needs context",
        "– 1 not checkable",
        "· 1 no verdict yet",
    ]
    rows = [words_of(one) for one in page.xpath("//tbody/tr")]
    assert len(rows) == 5
    assert rows[1] == "2. Two of them never left the quay. Ida Røst ✓ verified"
    assert "It was a fine day." in rows[3] + rows[4]


def test_a_card_tells_who_says_it_what_was_found_and_every_step() -> None:
    card = page_of(marked_article()).get_element_by_id("a1-claim-1")

    told = words_of(card)
    assert "Claim 1: disputed" in told
    assert "Who says it" in told
    assert "The harbour master of Lindholm" in told
    assert "ana, 2 March 2026, 09:00 UTC" in told
    assert "Counted twice. Asked the port." in re.sub(r"\.(?=\w)", ". ", told)
    assert "ferries, port" in told
    assert "− contradicts Berth list" in told
    assert "Nine left." in told
    assert "History, 1 step" in told
    assert "disputed: ana, 2 March 2026, 09:00 UTC" in told


def test_a_step_that_was_taken_back_is_named() -> None:
    card = page_of(marked_article()).get_element_by_id("a1-claim-3")

    assert "undone: disputed: ana, 2 March 2026, 09:05 UTC" in words_of(card)


def test_changed_and_lost_wordings_are_told() -> None:
    cards = [words_of(one) for one in page_of(marked_article()).xpath("//article")]

    changed = next(one for one in cards if "voted 12 to 3" in one)
    assert "It now reads: The council voted 11 to 4 for it." in changed
    lost = next(one for one in cards if "fine day" in one)
    assert "These words are not in the text as it is now." in lost
    assert "In the text" not in lost


def test_a_verdict_on_an_older_wording_does_not_stand_for_the_words_of_today() -> None:
    page = page_of(marked_article())

    (mark,) = page.xpath("//mark[contains(., 'voted') and contains(., '11 to 4')]")
    assert mark.get("class") == "changed"
    (row,) = [words_of(one) for one in page.xpath("//tbody/tr") if "voted 12 to 3" in words_of(one)]
    assert "≠" in row
    assert ", in an older wording" in row
    (lost,) = [words_of(one) for one in page.xpath("//tbody/tr") if "fine day" in words_of(one)]
    assert "?" in lost
    assert ", no longer in the text" in lost
    told = "Of these: ≠ 1 marked in an older wording, ? 1 no longer in the text."
    assert told in [words_of(one) for one in page.xpath("//p[@class='warning']")]


def test_earlier_readings_are_told_with_their_headlines_and_times() -> None:
    made = marked_article()
    now = made.article
    earlier = (
        replace(now, title="[b]Ferries[/b] <late>", retrieved="2026-03-01T08:00:00Z"),
        replace(now, text="Nothing yet.", retrieved="2026-03-01T09:00:00Z"),
        replace(now, retrieved="2026-03-01T10:00:00Z"),
    )
    page = page_of(replace(made, revisions=earlier))

    told = [words_of(one) for one in page.xpath("//header//details/ol/li")]
    assert told == [
        "1 March 2026, 08:00 UTC, with the headline “[b]Ferries[/b] <late>” and the same text",
        "1 March 2026, 09:00 UTC, with another text",
    ]
    assert not page_of(made).xpath("//header//details")


def test_only_web_addresses_are_links() -> None:
    page = page_of(marked_article())

    targets = {one.get("href") for one in page.xpath("//a")}
    outside = {one for one in targets if not one.startswith("#")}
    assert outside == {
        "https://harbour.example/ferries",
        "https://port.example/a?b=1&c=2",
        "https://union.example/count",
    }
    for link in page.xpath("//a[starts-with(@href, 'http')]"):
        assert "noopener" in link.get("rel")
        assert "noreferrer" in link.get("rel")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "https://a.example/ javascript:alert(1)",
        'https://a.example/"onclick=x',
        "https://a.example/<x>",
        "http:/a",
        "//a.example",
        "",
        "https://a.example/\x00",
        "https://a.example/" + "x" * 5000,
    ],
)
def test_what_is_no_whole_web_address_is_no_link(url: str) -> None:
    assert web_address(url) is None


def test_every_inner_link_leads_somewhere_and_every_id_is_there_once() -> None:
    page = page_of(marked_article(), marked_article())

    names = [one.get("id") for one in page.xpath("//*[@id]")]
    assert len(names) == len(set(names))
    for link in page.xpath("//a[starts-with(@href, '#')]"):
        assert link.get("href")[1:] in names
    for one in page.xpath("//*[@aria-labelledby]"):
        assert one.get("aria-labelledby") in names


@pytest.mark.parametrize("count", [0, 1, 2])
def test_headings_go_down_one_level_at_a_time(count: int) -> None:
    page = page_of(*[marked_article()] * count)

    levels = [int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_runs_and_loads_nothing() -> None:
    written = write([marked_article()], OPTIONS)
    page = lxml_html.document_fromstring(written)

    assert not page.xpath("//script|//link|//img|//iframe|//object|//embed|//form|//base")
    assert not page.xpath("//@style|//@src|//@*[starts-with(name(), 'on')]")
    style = page.xpath("//style")[0].text
    assert "url(" not in style
    assert "@import" not in style
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_a_claim_over_two_paragraphs_and_one_inside_another_keep_the_text_whole() -> None:
    whole = annotation(0, len(TEXT), id="whole", verdict=Verdict.VERIFIED)
    inner = annotation(4, 11, id="inner", verdict=Verdict.DISPUTED)
    crossing = annotation(8, 90, id="crossing")

    page = page_of(ExportedArticle(ARTICLE, ANALYSIS, (whole, inner, crossing)))

    assert len(page.xpath("//a[contains(@class, 'reference')]")) == 3
    assert len(page.xpath("//span[@class='here']")) == 3
    assert read_paragraphs(page) == TEXT.split("\n\n")


def test_the_text_says_its_language_and_each_paragraph_finds_its_direction() -> None:
    page = page_of(marked_article())

    assert page.xpath("//div[@class='text']/@lang") == ["en"]
    assert set(page.xpath("//div[@class='text']//p/@dir")) == {"auto"}
    strange = replace(ARTICLE, language='x"onload=1')
    assert not page_of(ExportedArticle(strange, None)).xpath("//div[@class='text']/@lang")


def test_hostile_words_stay_words_everywhere() -> None:
    evidence = (Evidence(HOSTILE, HOSTILE, quote=HOSTILE),)
    made = annotation(
        0, 20, id=HOSTILE, creator=HOSTILE, note=HOSTILE, tags=(HOSTILE,), claimant=HOSTILE,
        evidence=evidence, created=HOSTILE, modified=HOSTILE, quote=HOSTILE,
    )  # fmt: skip
    article = replace(
        ARTICLE, title=HOSTILE, text=HOSTILE, byline=(HOSTILE,), site=HOSTILE, published=HOSTILE,
        retrieved=HOSTILE, source=HOSTILE, language=HOSTILE,
    )  # fmt: skip

    page = page_of(ExportedArticle(article, ANALYSIS, (made,)))

    assert not page.xpath("//script")
    assert len(page.xpath("//style")) == 1
    assert not page.xpath("//a[not(starts-with(@href, '#'))]")


@given(ANY_TEXT)
def test_any_text_is_found_again_by_a_parser(words: str) -> None:
    shown = text(words)

    found = lxml_html.fragment_fromstring(str(element("p", shown, title=words)))

    wanted = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef]", "\ufffd", words)
    assert (found.text or "") == wanted
    assert found.get("title") == wanted


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_article_and_note_are_found_again(words: str, title: str, note: str) -> None:
    body = words.replace("\r", "").replace("\x00", "")
    body = re.sub("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef]", "", body)
    article = replace(ARTICLE, text=body, title=title)
    made = annotation(0, len(body), note=note, quote=body, prefix="", suffix="")

    page = page_of(ExportedArticle(article, None, (made,)))

    assert one_line(title) in one_line(page.xpath("//h1")[0].text_content()) or len(title) > 200
    told = one_line(page.xpath("//article")[0].text_content()) if page.xpath("//article") else ""
    assert all(one_line(line) in told for line in note.splitlines())
    assert read_paragraphs(page) == [line for line in body.split("\n") if line]


@given(st.lists(any_annotation(), max_size=6, unique_by=lambda one: one.id))
def test_any_marks_leave_the_text_as_it_is(made: list[Annotation]) -> None:
    page = page_of(ExportedArticle(ARTICLE, ANALYSIS, tuple(made)))

    assert read_paragraphs(page) == TEXT.split("\n\n")


def test_times_are_told_in_words_and_strange_ones_as_they_are() -> None:
    assert time_words("2026-03-02T09:00:00Z") == "2 March 2026, 09:00 UTC"
    assert time_words("2026-03-02") == "2 March 2026"
    assert time_words("2026-13-02") == "2026-13-02"
    assert time_words("last week") == "last week"


def test_what_nobody_marked_is_counted_only() -> None:
    page = page_of(ExportedArticle(ARTICLE, ANALYSIS, marks()[:1]))

    assert "newsread offered 4 more claims that nobody marked" in words_of(page)
    bare = words_of(page_of(ExportedArticle(ARTICLE, None)))
    assert "No claim was marked." in bare


def test_a_report_names_a_file_without_the_folders_of_the_reader() -> None:
    assert source_words(replace(ARTICLE, source="/home/ana/secret case/story.txt")) == "story.txt"
    page = write([ExportedArticle(replace(ARTICLE, source="/home/ana/a.txt"), None, ())], OPTIONS)
    assert "/home/ana" not in str(page)
