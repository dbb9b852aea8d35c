"""A small server for sources that read over HTTP: objects as S3 gives them, and pages of records. Holds neither in memory.

Usage: server.py FILE LINES     prints its port; stops when its standard input ends
"""

import os
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PAGE = 5000
LISTING = """<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><Name>bench</Name><IsTruncated>false</IsTruncated>\
<Contents><Key>bench.log</Key><Size>{size}</Size><ETag>"bench"</ETag></Contents></ListBucketResult>"""


def page(number: int, lines: int) -> str:
    """The records of `data.log_line`; pages count from 1."""
    first = (number - 1) * PAGE + 1
    records = (f'{{"id":{i},"metric":{2 * i},"status":"active"}}' for i in range(first, min(first + PAGE, lines + 1)))
    return f'{{"total":{lines},"items":[{",".join(records)}]}}'


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    file = ""
    lines = 0

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        query = parse_qs(url.query)
        if "list-type" in query:
            self.answer("application/xml", LISTING.format(size=os.path.getsize(self.file)))
        elif "page" in query:
            self.answer("application/json", page(int(query["page"][0]), self.lines))
        else:
            self.bytes_of_file()

    def answer(self, content_type: str, text: str) -> None:
        body = text.encode("ascii")
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def bytes_of_file(self) -> None:
        size = os.path.getsize(self.file)
        wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        first, last = map(int, wanted.groups()) if wanted else (0, size - 1)
        self.send_response(206 if wanted else 200)
        self.send_header("ETag", '"bench"')
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        self.wfile.flush()
        with open(self.file, "rb") as file:
            self.connection.sendfile(file, first, last - first + 1)

    def log_message(self, *_) -> None:
        """Nothing is logged."""


def main(file: str, lines: str) -> None:
    Handler.file, Handler.lines = file, int(lines)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
