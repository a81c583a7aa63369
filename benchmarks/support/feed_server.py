"""A web server of many feeds, run as a program of its own so that it takes no part in the times.

`python -m benchmarks.support.feed_server FEEDS ENTRIES` prints its address and serves /0, /1, …
until its input ends.
"""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_WORDS = (
    "harbour council minister flood report said percent votes ship budget river school court "
    "police union strike wage energy grain export bridge harvest tariff ferry mill"
)
WORDS = _WORDS.split()


@lru_cache(None)
def feed(number: int, entries: int) -> bytes:
    """An RSS feed whose entries have five paragraphs of sixty words each."""
    chance = random.Random(number)
    items = "".join(_entry(chance, number, entry) for entry in range(entries))
    head = f"<title>Feed {number}</title><link>https://news.example/{number}/</link>"
    return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def _entry(chance: random.Random, feed: int, entry: int) -> str:
    title = " ".join(chance.choices(WORDS, k=8))
    body = "".join(f"<p>{' '.join(chance.choices(WORDS, k=60))}.</p>" for _ in range(5))
    return (
        f"<item><title>{title} {entry}</title><link>https://news.example/{feed}/{entry}</link>"
        f"<guid>{feed}-{entry}</guid><pubDate>Tue, 10 Nov 2026 {entry % 24:02d}:{feed % 60:02d}:00 "
        f"GMT</pubDate><description><![CDATA[{body}]]></description></item>"
    )


@contextmanager
def feed_server(feeds: int, entries: int) -> Iterator[str]:
    """The address of a running server of so many feeds."""
    command = [sys.executable, "-m", __name__, str(feeds), str(entries)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield process.stdout.readline().decode().strip()
        finally:
            process.stdin.close()


def serve(feeds: int, entries: int) -> None:
    """Serve until standard input ends."""
    bodies = [feed(number, entries) for number in range(feeds)]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = bodies[int(self.path.strip("/"))]
            etag = f'"{len(body)}"'
            known = self.headers.get("If-None-Match") == etag
            self.send_response(304 if known else 200)
            self.send_header("ETag", etag)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", "0" if known else str(len(body)))
            self.end_headers()
            if not known:
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]))
