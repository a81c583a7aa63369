from __future__ import annotations

import gzip
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from articles.errors import FetchError
from articles.fetch import FetchLimits, fetch_page
from articles.version import VERSION

if TYPE_CHECKING:
    from conftest import NewsSite

QUICK = FetchLimits(seconds=0.4, size=5_000, redirects=3)


def failure(url: str, limits: FetchLimits = QUICK) -> str:
    with pytest.raises(FetchError) as caught:
        fetch_page(url, limits)
    return str(caught.value)


def test_a_page_comes_with_its_type_and_charset(site: NewsSite) -> None:
    url = site.page("/story", b"<p>It sank.</p>", "Text/HTML; charset=ISO-8859-2")
    page = fetch_page(url)
    assert (page.url, page.content_type, page.body) == (url, "text/html", b"<p>It sank.</p>")
    assert page.charset is not None
    assert page.charset.lower() == "iso-8859-2"


def test_the_reader_names_itself(site: NewsSite) -> None:
    fetch_page(site.page("/story", b"It sank."))
    assert site.requests[0]["User-Agent"] == f"newsread/{VERSION}"


def test_a_packed_page_is_unpacked(site: NewsSite) -> None:
    url = site.page("/story", gzip.compress(b"It sank."), "text/plain", Content_Encoding="gzip")
    assert fetch_page(url).body == b"It sank."


def test_redirects_are_followed_and_the_last_address_is_kept(site: NewsSite) -> None:
    site.page("/c", b"It sank.", "text/plain")
    site.redirect("/b", "c", 308)
    page = fetch_page(site.redirect("/a", site.url("/b"), 301))
    assert (page.url, page.body) == (site.url("/c"), b"It sank.")


def test_a_redirect_without_end_is_given_up(site: NewsSite) -> None:
    url = site.redirect("/loop", "/loop")
    assert failure(url) == f"{site.host} redirects more than 3 times"
    assert len(site.requests) == 4


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://a.example/", "data:,x"])
def test_a_redirect_to_another_scheme_is_refused(site: NewsSite, location: str) -> None:
    scheme = location.split(":")[0]
    sentence = f"{site.host} redirects to {scheme}:, which is not opened"
    assert failure(site.redirect("/away", location)) == sentence


def test_a_missing_page_is_told_with_its_status(site: NewsSite) -> None:
    assert failure(site.url("/none")) == f"{site.host} answered 404 Not Found"


@pytest.mark.parametrize("content_type", ["application/json", "image/png", "application/pdf"])
def test_what_is_no_text_is_refused(site: NewsSite, content_type: str) -> None:
    url = site.page("/data", b"{}", content_type)
    assert failure(url) == f"{site.host} sent {content_type}, which is not read"


def test_a_page_without_a_type_is_read(site: NewsSite) -> None:
    assert fetch_page(site.page("/bare", b"It sank.", "")).content_type == ""


def test_a_page_that_is_too_large_is_refused(site: NewsSite) -> None:
    url = site.page("/long", b"x" * 5_001, "text/plain")
    assert failure(url) == f"{site.host} sent more than 0.005 MB"


def test_the_size_is_counted_after_unpacking(site: NewsSite) -> None:
    packed = gzip.compress(b"x" * 1_000_000)
    assert len(packed) < QUICK.size
    url = site.page("/bomb", packed, "text/plain", Content_Encoding="gzip")
    assert failure(url) == f"{site.host} sent more than 0.005 MB"


def test_a_page_that_can_not_be_unpacked_is_told(site: NewsSite) -> None:
    url = site.page("/bad", b"no gzip at all", "text/plain", Content_Encoding="gzip")
    assert failure(url) == f"{site.host} sent a page that can't be unpacked"


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(b"", id="silent at once"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Ty", id="silent within the headers"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n<p>",
            id="silent within the page",
        ),
    ],
)
def test_a_server_that_falls_silent_is_given_up(site: NewsSite, first: bytes) -> None:
    url = site.silence("/slow", first)
    assert failure(url) == f"{site.host} did not answer within 0.4 seconds"


def test_a_page_that_breaks_off_is_told(site: NewsSite) -> None:
    sentence = f"{site.host} broke off the connection before the page was complete"
    assert failure(site.broken_off("/cut")) == sentence


def test_a_closed_port_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        assert (
            failure(f"http://{host}/", FetchLimits(seconds=5)) == f"{host} refused the connection"
        )


def test_a_name_that_no_host_has_is_told() -> None:
    sentence = "no-such-host.invalid was not found: check the address and the connection"
    assert failure("http://no-such-host.invalid/", FetchLimits(seconds=20)) == sentence


def test_a_server_without_encryption_gives_no_secure_connection(site: NewsSite) -> None:
    url = site.page("/story", b"It sank.").replace("http:", "https:")
    sentence = f"{site.host} could not be reached over a secure connection"
    assert failure(url, FetchLimits(seconds=5)) == sentence


@pytest.mark.parametrize(
    "make_url",
    [
        lambda host: f"http://{host}/%zz ü\u202e[b]",
        lambda host: f"http://{host}/\x00\x1b[31m",
        lambda host: f"http://{host}/{'a' * 70_000}",
        lambda _: "http://\u2024\u2024/",
        lambda _: "http://" + "a" * 300 + ".invalid/",
        lambda _: "http://*.invalid/",
    ],
)
def test_a_strange_address_fails_with_one_clean_sentence(
    site: NewsSite, make_url: Callable[[str], str]
) -> None:
    sentence = failure(make_url(site.host), FetchLimits(seconds=5))
    assert sentence.isprintable()
    assert len(sentence) < 500


def test_a_hostile_status_line_comes_out_clean(site: NewsSite) -> None:
    site.silence("/status", b"HTTP/1.1 500 Oh\x9b31mno [b]\r\nContent-Length: 0\r\n\r\n")
    assert failure(site.url("/status")).isprintable()
