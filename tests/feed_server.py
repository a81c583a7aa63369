"""A web server on the loopback address that gives out what was laid under each path."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Laid:
    """An answer."""

    body: bytes
    status: int
    type: str


class FeedServer:
    """Serves as long as its `with` block runs."""

    def __init__(self) -> None:
        self.laid: dict[str, Laid] = {}
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                found = server.laid.get(self.path, Laid(b"", 404, "text/plain"))
                self.send_response(found.status)
                self.send_header("Content-Type", found.type)
                self.send_header("Content-Length", str(len(found.body)))
                self.end_headers()
                self.wfile.write(found.body)

            def log_message(self, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,))

    def __enter__(self) -> FeedServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._http.server_address[1]}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def lay(
        self, path: str, body: str, *, status: int = 200, type: str = "application/rss+xml"
    ) -> str:
        """Lay an answer under `path`; returns its address."""
        self.laid[path] = Laid(body.encode(), status, type)
        return self.url(path)
