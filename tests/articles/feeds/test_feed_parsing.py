from __future__ import annotations

import json
from contextlib import suppress

import pytest
from feed_samples import entry, rss
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.errors import FeedError
from articles.feeds.entry_text import line_of_html, read_entry_html
from articles.feeds.parsing import ParsedFeed, parse_feed


def parsed(data: bytes, charset: str | None = None) -> ParsedFeed:
    url = "https://news.example/feed"
    return parse_feed(data, url=url, name="news.example", charset=charset, base=url)


def failure(data: bytes) -> str:
    with pytest.raises(FeedError) as caught:
        parsed(data)
    return str(caught.value)


def first_title(data: bytes, charset: str | None = None) -> str:
    return str(parsed(data, charset).entries[0].title)


def test_atom_is_read() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Mills</title>
    <entry><id>urn:1</id><title type="html">The &lt;i&gt;wheel&lt;/i&gt;</title>
    <link href="wheel.html"/><content type="html">&lt;p&gt;It turns.</content></entry></feed>"""
    (one,) = parsed(atom).entries
    assert (one.id, one.link) == ("urn:1", "https://news.example/wheel.html")
    assert line_of_html(one.title or "") == "The wheel"


def test_rss_of_the_first_kind_is_read() -> None:
    rdf = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Mills</title></channel>
    <item rdf:about="https://news.example/1"><title>The wheel</title>
    <link>https://news.example/1</link></item></rdf:RDF>"""
    assert first_title(rdf) == "The wheel"


def test_json_feed_is_read_and_items_without_an_id_get_one() -> None:
    items = [{"title": "One", "url": "https://news.example/1"}, {"id": 2, "title": "Two"}, "three"]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Mills", "items": items}
    found = parsed(json.dumps(feed).encode())
    assert [one.title for one in found.entries] == ["One", "Two"]
    assert len({one.id for one in found.entries}) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_feed_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    text = rss(entry(1, title="Fähre nach Malmö")).decode()
    text = text.replace("<?xml version=", f'<?xml encoding="{encoding}" version=').replace(
        f'encoding="{encoding}" version="1.0"', f'version="1.0" encoding="{encoding}"'
    )
    assert first_title(text.encode(encoding)) == "Fähre nach Malmö"


def test_a_wrong_encoding_does_not_keep_a_feed_from_being_read() -> None:
    text = rss(entry(1, title="Fähre nach Malmö")).decode()
    assert first_title(text.encode("latin-1"), "utf-8") == "Fähre nach Malmö"
    assert first_title(text.encode(), "iso-8859-1") == "Fähre nach Malmö"


def test_bare_ampersands_and_entities_of_html_are_understood() -> None:
    broken = rss("<item><title>Bread & butter&nbsp;&eacute;&unknown;</title></item>")
    found = parsed(broken)
    assert found.entries[0].title == "Bread & butter\xa0é&unknown;"
    assert found.problem == ""


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY % p "x"><!ENTITY b "%p;%p;">',
        '<!ENTITY b "' + "x" * 100_000 + '">',
    ],
)
def test_entities_made_of_others_are_refused(declared: str) -> None:
    bomb = f"<!DOCTYPE rss [{declared}]>".encode() + rss("<item><title>&b;</title></item>")
    assert failure(bomb) == "news.example declares entities made of others, which are not read"


def test_one_entity_said_a_million_times_is_refused() -> None:
    declared = b'<!DOCTYPE rss [<!ENTITY a "' + b"x" * 150 + b'">]>'
    many = rss("<item><title>" + "&a;" * 10_000 + "</title></item>").replace(
        b"<title>&amp;a;", b"<title>&a;"
    )
    assert "without end" in failure(declared + many)


def test_a_file_of_the_system_is_not_read() -> None:
    declared = b'<!DOCTYPE rss [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    found = parsed(declared + rss("<item><title>a &b; c</title></item>"))
    assert "root" not in str(found.entries[0].title)


def test_a_feed_that_is_too_large_is_refused() -> None:
    assert failure(b"<rss>" + b" " * 10_000_000).startswith("news.example is larger than 10 MB")


def test_one_id_twice_does_not_hide_an_entry() -> None:
    found = parsed(rss(entry(1, guid="same"), entry(2, guid="same"), entry(2, guid="same")))
    assert len(found.entries) == 2
    assert len({one.id for one in found.entries}) == 2


def test_a_guid_that_is_no_address_is_no_link() -> None:
    (one,) = parsed(rss(entry(1, link="", guid="17"))).entries
    assert (one.id, one.link) == ("17", None)


def test_the_html_of_an_entry_becomes_paragraphs_links_and_captions() -> None:
    found = read_entry_html(
        '<p>It <a href="/a">sank</a>.</p><figure><img src="x" alt="no"><figcaption>The <b>wreck'
        '</b></figcaption></figure><p>All are <a href="https://b.example/">safe</a>.</p>'
        '<img alt="A buoy"><script>x()</script><!-- no -->',
        "https://news.example/1",
    )
    assert found.text == "It sank.\n\nImage: The wreck\n\nAll are safe.\n\nImage: A buoy"
    assert found.links == ("https://news.example/a", "https://b.example/")
    assert found.captions == ("The wreck", "A buoy")


def test_an_image_within_a_sentence_does_not_split_it() -> None:
    found = read_entry_html('<p>It <img alt="The wreck at dawn"> sank <img alt=":)">.</p><p>So.')
    assert found.text == "It sank .\n\nImage: The wreck at dawn\n\nSo."


def test_elements_without_end_do_not_hide_the_words() -> None:
    assert read_entry_html("<div>" * 5_000 + "It sank.").text == "It sank."


@given(st.binary(max_size=300))
@example(b"<rss><item>")
@example(b"<?xml version='1.0' encoding='utf-7'?><rss>+ADw-")
@settings(max_examples=60)
def test_any_bytes_are_a_feed_or_one_sentence(data: bytes) -> None:
    shell = b'<rss version="2.0"><channel><item>' + data
    feed = b'{"version": "https://jsonfeed.org/version/1", "items": [' + data + b"]}"
    for whole in (data, shell, shell + b"</item></channel></rss>", feed):
        with suppress(FeedError):
            parsed(whole)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner),
    max_leaves=8,
)
KEYS = st.sampled_from(["id", "url", "title", "content_html", "authors", "date_published", "tags"])


@given(st.lists(st.dictionaries(KEYS, JSON, max_size=5), max_size=3))
@settings(max_examples=50)
def test_any_items_are_a_json_feed_or_one_sentence(items: list[object]) -> None:
    feed = {"version": "https://jsonfeed.org/version/1", "title": None, "items": items}
    with suppress(FeedError):
        parsed(json.dumps(feed).encode())


@given(st.text(max_size=200))
def test_any_html_becomes_clean_text(html: str) -> None:
    text = read_entry_html(html, "https://news.example/").text
    assert text.replace("\n", " ").isprintable() or not any(
        ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in text.replace("\n", "")
    )


def test_entries_in_a_title_that_was_never_closed_are_entries_all_the_same() -> None:
    broken = (
        "<rss><channel><title>Mill News"
        "<item><title>The mill turns</title><guid>a</guid></item>"
        "<item><title>The weir holds</title><guid>b</guid></item><item>"
    )
    parsed = parse_feed(broken.encode(), url="u", name="mills.example")
    assert parsed.feed.title == "Mill News"
    assert [entry.title for entry in parsed.entries] == ["The mill turns", "The weir holds"]
    assert "broken XML" in parsed.problem
