from __future__ import annotations

import gzip
import shutil
import ssl
import stat
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from feed_samples import RSS_TYPE, entry, items, rss, titles, updated

from articles.errors import FeedError
from articles.feeds.keeper import FeedKeeper
from articles.library.library import Library
from articles.library.model import Feed

if TYPE_CHECKING:
    from conftest import Clock, NewsSite


def feed_at(keeper: FeedKeeper, url: str) -> Feed:
    return next(feed for feed in keeper.library.feeds() if feed.url == url)


def conditional(site: NewsSite, path: str, body: bytes) -> str:
    """A feed that is sent once, and then only to those who do not have it."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        known = request.headers.get("If-None-Match") == '"one"'
        request.send_response(304 if known else 200)
        request.send_header("ETag", '"one"')
        request.send_header("Last-Modified", "Tue, 10 Nov 2026 10:00:00 GMT")
        request.send_header("Content-Length", "0" if known else str(len(body)))
        request.end_headers()
        if not known:
            request.wfile.write(body)

    site.answers[path] = answer
    return site.url(path)


def test_an_update_brings_the_entries_of_a_feed(keeper: FeedKeeper, site: NewsSite) -> None:
    url = site.page("/feed", rss(entry(1), entry(2)), RSS_TYPE)
    keeper.take(url)
    outcome = updated(keeper)[url]
    assert (outcome.new, outcome.problem) == (2, "")
    assert titles(keeper) == ["Ferry 1 leaves on time", "Ferry 2 leaves on time"]
    feed = feed_at(keeper, url)
    assert (feed.title, feed.home, feed.problem) == ("Harbour News", "https://news.example/", None)
    body = keeper.library.body(items(keeper)[0].number)
    assert body is not None
    assert body.text == "The ferry number 2 left the harbour on time."


def test_a_second_update_asks_only_for_what_is_new(keeper: FeedKeeper, site: NewsSite) -> None:
    url = conditional(site, "/feed", rss(entry(1)))
    keeper.take(url)
    assert updated(keeper)[url].new == 1
    assert updated(keeper)[url].new == 0
    assert site.requests[1]["If-None-Match"] == '"one"'
    assert site.requests[1]["If-Modified-Since"] == "Tue, 10 Nov 2026 10:00:00 GMT"


def test_a_changed_entry_is_brought_up_to_date(keeper: FeedKeeper, site: NewsSite) -> None:
    url = site.page("/feed", rss(entry(1)), RSS_TYPE)
    keeper.take(url)
    updated(keeper)
    site.page("/feed", rss(entry(1, title="Ferry 1 was late")), RSS_TYPE)
    outcome = updated(keeper)[url]
    assert (outcome.new, outcome.changed) == (0, 1)
    assert titles(keeper) == ["Ferry 1 was late"]


def test_a_packed_feed_is_unpacked(keeper: FeedKeeper, site: NewsSite) -> None:
    body = gzip.compress(rss(entry(1)))
    url = site.page("/feed", body, RSS_TYPE, Content_Encoding="gzip")
    keeper.take(url)
    assert updated(keeper)[url].new == 1
    assert site.requests[0]["Accept-Encoding"] == "gzip, deflate"


def test_a_feed_in_a_packing_that_nobody_asked_for_is_told(
    keeper: FeedKeeper, site: NewsSite
) -> None:
    url = site.page("/feed", b"\x0b\x02\x80<rss/>\x03", RSS_TYPE, Content_Encoding="br")
    keeper.take(url)
    assert updated(keeper)[url].problem == f"{site.host} sent a page that can't be unpacked"


def test_a_failing_feed_says_why_and_the_others_go_on(keeper: FeedKeeper, site: NewsSite) -> None:
    good = site.page("/good", rss(entry(1)), RSS_TYPE)
    problems = {
        site.url("/none"): f"{site.host} answered 404 Not Found",
        site.status("/down", 503): f"{site.host} answered 503 Service Unavailable",
        site.silence("/slow"): f"{site.host} did not answer within 0.5 seconds",
        site.redirect("/loop", "/loop"): f"{site.host} redirects more than 3 times",
        site.page("/long", b"<rss>" + b"x" * 300_000, RSS_TYPE): f"{site.host} sent more than "
        "0.2 MB",
        site.page("/page", b"<html><p>No feed here."): f"{site.host} is a web page, not a feed",
        site.page("/odd", b"<svg/>", RSS_TYPE): f"{site.host} is XML, but not a feed",
        site.page("/nothing", b"", RSS_TYPE): f"{site.host} is empty",
        site.url("/tls").replace("http:", "https:"): f"{site.host} could not be reached over a "
        "secure connection",
        site.broken_off("/cut"): f"{site.host} broke off the connection before the page was "
        "complete",
    }
    for url in (*problems, good):
        keeper.take(url)
    outcomes = updated(keeper)
    assert {url: outcomes[url].problem for url in problems} == problems
    assert {url: feed_at(keeper, url).problem for url in problems} == problems
    assert outcomes[good].new == 1


def test_a_feed_that_failed_waits_longer_each_time(
    keeper: FeedKeeper, site: NewsSite, clock: Clock
) -> None:
    url = site.status("/feed", 500)
    keeper.take(url)
    updated(keeper)
    assert updated(keeper) == {}
    clock.pass_time(minutes=20)
    updated(keeper)
    clock.pass_time(minutes=20)
    assert updated(keeper) == {}
    assert feed_at(keeper, url).failures == 2


def test_a_feed_that_is_named_does_not_wait(keeper: FeedKeeper, site: NewsSite) -> None:
    url = site.status("/feed", 500)
    keeper.take(url)
    updated(keeper)
    site.page("/feed", rss(entry(1)), RSS_TYPE)
    assert updated(keeper, url)[url].new == 1
    feed = feed_at(keeper, url)
    assert (feed.problem, feed.failures, feed.retry) == (None, 0, None)


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_time_gets_it(
    keeper: FeedKeeper, site: NewsSite, clock: Clock, status: int
) -> None:
    keeper.take(site.status("/feed", status, Retry_After="7200"))
    updated(keeper)
    clock.pass_time(minutes=119)
    assert updated(keeper) == {}
    clock.pass_time(minutes=2)
    assert len(updated(keeper)) == 1


def test_an_automatic_update_leaves_fresh_feeds_alone(
    keeper: FeedKeeper, site: NewsSite, clock: Clock
) -> None:
    headers = {"Cache_Control": "public, max-age=3600"}
    keeper.take(site.page("/feed", rss(entry(1)), RSS_TYPE, **headers))
    updated(keeper)
    assert keeper.due(automatic=True) == []
    assert len(updated(keeper)) == 1
    clock.pass_time(hours=2)
    assert len(keeper.due(automatic=True)) == 1


@pytest.mark.parametrize("status", [301, 308])
def test_a_feed_that_moved_for_good_is_asked_at_its_new_place(
    keeper: FeedKeeper, site: NewsSite, status: int
) -> None:
    new = site.page("/new", rss(entry(1)), RSS_TYPE)
    old = site.redirect("/old", "/new", status)
    keeper.take(old)
    outcome = updated(keeper)[old]
    assert outcome.remark == f"it has moved for good to {new}, and is asked for there from now on"
    assert [feed.url for feed in keeper.library.feeds()] == [new]
    updated(keeper)
    assert site.paths == ["/old", "/new", "/new"]


def test_a_feed_that_is_elsewhere_for_now_keeps_its_address(
    keeper: FeedKeeper, site: NewsSite
) -> None:
    site.page("/new", rss(entry(1)), RSS_TYPE)
    old = site.redirect("/old", "/new", 302)
    keeper.take(old)
    assert updated(keeper)[old].new == 1
    assert [feed.url for feed in keeper.library.feeds()] == [old]


def test_a_feed_that_moved_onto_another_stays_where_it_is(
    keeper: FeedKeeper, site: NewsSite
) -> None:
    new = site.page("/new", rss(entry(1)), RSS_TYPE)
    old = site.redirect("/old", "/new", 301)
    keeper.take(new)
    keeper.take(old)
    assert "which you take already" in updated(keeper)[old].remark
    assert len(keeper.library.feeds()) == 2
    assert len(items(keeper)) == 1


def test_a_feed_that_is_gone_is_not_asked_again(
    keeper: FeedKeeper, site: NewsSite, clock: Clock
) -> None:
    url = site.status("/feed", 410)
    keeper.take(url)
    assert updated(keeper)[url].problem == f"{site.host} says that this feed is gone for good"
    clock.pass_time(days=30)
    assert updated(keeper) == {}
    assert feed_at(keeper, url).is_gone


def test_broken_xml_is_read_as_far_as_it_goes(keeper: FeedKeeper, site: NewsSite) -> None:
    url = site.page("/feed", rss(entry(1), "<item><title>Cut <b>off"), RSS_TYPE)
    keeper.take(url)
    outcome = updated(keeper)[url]
    assert outcome.problem == ""
    assert outcome.remark == f"{site.host} has broken XML at line 1; what could be read was read"
    assert "Ferry 1 leaves on time" in titles(keeper)


def test_a_feed_in_a_file_is_read_again_when_it_changed(keeper: FeedKeeper, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(rss(entry(1)))
    keeper.take(str(file))
    assert updated(keeper)[str(file)].new == 1
    assert updated(keeper)[str(file)].new == 0
    file.write_bytes(rss(entry(1), entry(2)))
    assert updated(keeper)[str(file)].new == 1
    file.unlink()
    assert updated(keeper)[str(file)].problem == f"{file} does not exist"


def test_entries_that_share_a_link_stay_apart(keeper: FeedKeeper, site: NewsSite) -> None:
    link = "https://news.example/live"
    site.page("/feed", rss(entry(1, link=link), entry(2, link=link)), RSS_TYPE)
    keeper.take(site.url("/feed"))
    updated(keeper)
    assert len(items(keeper)) == 2
    site.page("/feed", rss(entry(2, link=link, title="Ferry 2 sank"), entry(3)), RSS_TYPE)
    updated(keeper)
    assert titles(keeper) == [
        "Ferry 1 leaves on time",
        "Ferry 2 sank",
        "Ferry 3 leaves on time",
    ]


def test_an_entry_whose_guid_changed_is_the_same_item(keeper: FeedKeeper, site: NewsSite) -> None:
    site.page("/feed", rss(entry(1)), RSS_TYPE)
    keeper.take(site.url("/feed"))
    updated(keeper)
    site.page("/feed", rss(entry(1, guid="https://news.example/?p=1")), RSS_TYPE)
    updated(keeper)
    assert len(items(keeper)) == 1


def test_entries_without_link_and_guid_come_once(keeper: FeedKeeper, site: NewsSite) -> None:
    bare = entry(1, link="", guid="")
    site.page("/feed", rss(bare, entry(2, link="", guid="")), RSS_TYPE)
    keeper.take(site.url("/feed"))
    updated(keeper)
    site.page("/feed", rss(entry(3), bare), RSS_TYPE)
    updated(keeper)
    assert len(items(keeper)) == 3


def test_hostile_entries_come_out_harmless(keeper: FeedKeeper, site: NewsSite) -> None:
    hostile = entry(
        1,
        title="\u202eFerry&#27;[31m <script>alert(1)</script>[@click=app.quit]<b>sinks</b>[/]",
        link="javascript:alert(1)",
        description='<p>Read <a href="javascript:x()">this</a>, <a href="/two">that</a> and '
        '<a href="data:text/html,x">more</a>.</p><img src="x" onerror="y()">',
    )
    site.page("/feed", rss(hostile), RSS_TYPE)
    keeper.take(site.url("/feed"))
    updated(keeper)
    (item,) = items(keeper)
    assert item.title == "Ferry [@click=app.quit]sinks[/]"
    assert item.source.startswith(site.url("/feed") + "#")
    body = keeper.library.body(item.number)
    assert body is not None
    assert body.text == "Read this, that and more."
    assert body.links == (site.url("/two"),)


def test_dates_in_the_future_or_missing_count_from_the_reading(
    keeper: FeedKeeper, site: NewsSite
) -> None:
    future = entry(1, pubDate="Tue, 10 Nov 2099 10:00:00 GMT")
    site.page("/feed", rss(future, entry(2, pubDate=""), entry(3)), RSS_TYPE)
    keeper.take(site.url("/feed"))
    updated(keeper)
    assert sorted(item.moment[:4] >= "2099" for item in items(keeper)) == [False] * 3


class InterruptedKeeper(FeedKeeper):
    """Its process ends between reader's writing and the library's."""

    def _note(self, *_: object) -> NoReturn:
        raise KeyboardInterrupt


def test_what_was_stored_but_not_brought_is_brought_later(
    keeper: FeedKeeper, site: NewsSite, tmp_path: Path
) -> None:
    keeper.take(conditional(site, "/feed", rss(entry(1), entry(2))))
    interrupted = InterruptedKeeper(keeper.library, tmp_path / "feeds.sqlite")
    with interrupted, pytest.raises(KeyboardInterrupt):
        updated(interrupted)
    assert items(keeper) == ()
    updated(keeper)
    assert len(items(keeper)) == 2


def test_a_lost_library_is_restored_from_reader(
    keeper: FeedKeeper, site: NewsSite, tmp_path: Path
) -> None:
    url = conditional(site, "/feed", rss(entry(1)))
    keeper.take(url, folder="Sea/Ferries", own_title="Boats", full_text=True)
    updated(keeper)
    keeper.library.close()
    for file in tmp_path.glob("library.sqlite*"):
        file.unlink()
    keeper.library = Library(tmp_path / "library.sqlite")
    updated(keeper)
    (feed,) = keeper.library.feeds()
    assert (feed.url, feed.folder, feed.title) == (url, "Sea/Ferries", "Boats")
    assert titles(keeper) == ["Ferry 1 leaves on time"]


def test_a_damaged_database_of_reader_is_set_aside(
    keeper: FeedKeeper, site: NewsSite, tmp_path: Path
) -> None:
    url = site.page("/feed", rss(entry(1)), RSS_TYPE)
    (tmp_path / "feeds.sqlite").write_bytes(b"no database at all" * 100)
    keeper.take(url)
    assert updated(keeper)[url].new == 1
    assert (tmp_path / "feeds.sqlite.damaged").exists()


def test_only_the_owner_may_read_the_databases(keeper: FeedKeeper, tmp_path: Path) -> None:
    keeper.take("https://news.example/feed")
    for name in ("feeds.sqlite", "library.sqlite"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_a_dropped_feed_is_not_asked_again(keeper: FeedKeeper, site: NewsSite) -> None:
    url = site.page("/feed", rss(entry(1)), RSS_TYPE)
    keeper.drop(keeper.take(url))
    assert updated(keeper) == {}
    assert keeper.library.feeds() == ()


def test_two_updates_at_once_are_refused(
    keeper: FeedKeeper, site: NewsSite, tmp_path: Path
) -> None:
    keeper.take(site.page("/feed", rss(entry(1)), RSS_TYPE))
    keeper.take(site.silence("/slow"))
    outcomes = keeper.update(keeper.due())
    next(outcomes)
    other = FeedKeeper(keeper.library, tmp_path / "feeds.sqlite")
    with other, pytest.raises(FeedError, match="another newsread is updating"):
        updated(other)
    outcomes.close()


def test_a_feed_of_fifty_megabytes_is_given_up_early(site: NewsSite, tmp_path: Path) -> None:
    sent: list[int] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(50_000_000))
        request.end_headers()
        for _ in range(500):
            sent.append(request.wfile.write(b"<item>" + b" " * 99_994))

    site.answers["/huge"] = answer
    library = Library(tmp_path / "own.sqlite")
    with FeedKeeper(library, tmp_path / "feeds.sqlite") as keeper:
        keeper.take(site.url("/huge"))
        (outcome,) = updated(keeper).values()
    library.close()
    assert outcome.problem == f"{site.host} sent more than 10 MB"
    assert sum(sent) < 40_000_000


def test_leaving_an_update_in_its_middle_ends_it(keeper: FeedKeeper, site: NewsSite) -> None:
    keeper.take(site.page("/feed", rss(entry(1)), RSS_TYPE))
    keeper.take(site.silence("/slow"))
    outcomes = keeper.update(keeper.due())
    assert next(outcomes).new == 1
    outcomes.close()
    assert site.hung_up.wait(10)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_of_its_own_making_is_not_trusted(keeper: FeedKeeper, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out",
         certificate, "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
         "subjectAltName=IP:127.0.0.1"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        host = f"127.0.0.1:{server.server_address[1]}"
        keeper.take(f"https://{host}/feed")
        (outcome,) = updated(keeper).values()
        server.shutdown()
    assert outcome.problem == (
        f"{host} has a certificate that is not trusted: self-signed certificate"
    )
