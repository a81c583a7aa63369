"""A real web server on the loopback address, for the tests that open connections."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Answer = Callable[[BaseHTTPRequestHandler], None]


class NewsSite:
    """Answers on 127.0.0.1 with what the test laid under each path."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.reached = threading.Event()
        self.hung_up = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.requests.append(dict(self.headers.items()))
                site.paths.append(self.path)
                answer = site.answers.get(self.path.split("?")[0])
                if answer is None:
                    self.send_error(404)
                else:
                    answer(self)

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def page(self, path: str, body: bytes, content_type: str = "text/html", **headers: str) -> str:
        """Lay a page under `path`; returns its address."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            if content_type:
                request.send_header("Content-Type", content_type)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        self.answers[path] = answer
        return self.url(path)

    def redirect(self, path: str, location: str, status: int = 302) -> str:
        """Lay a redirect under `path`; returns its address."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            request.send_header("Location", location)
            request.send_header("Content-Length", "0")
            request.end_headers()

        self.answers[path] = answer
        return self.url(path)

    def status(self, path: str, status: int, **headers: str) -> str:
        """Lay an answer without a body under `path`; returns its address."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.send_header("Content-Length", "0")
            request.end_headers()

        self.answers[path] = answer
        return self.url(path)

    def broken_off(self, path: str) -> str:
        """Lay a page that stops long before its end; returns its address."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.send_header("Content-Type", "text/plain")
            request.send_header("Content-Length", "1000")
            request.end_headers()
            request.wfile.write(b"The first words")
            request.close_connection = True

        self.answers[path] = answer
        return self.url(path)

    def silence(self, path: str, first: bytes = b"") -> str:
        """Lay a page that says `first` and then nothing until the reader hangs up."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            if first:
                request.wfile.write(first)
            self.reached.set()
            request.rfile.read(1)
            self.hung_up.set()
            request.close_connection = True

        self.answers[path] = answer
        return self.url(path)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def site() -> Iterator[NewsSite]:
    news_site = NewsSite()
    yield news_site
    news_site.close()
