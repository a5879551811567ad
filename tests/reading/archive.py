"""Web archives as Common Crawl's news are, written by the tests that read them."""

import io
from collections.abc import Iterator

from fastwarc.warc import WarcRecord, WarcRecordType


def page(number: int) -> str:
    """A short page."""
    paragraph = f"В деревне номер {number} построили {number + 12} домов, сообщил глава района Олег Кузин."
    return f"<html><head><title>Дома в деревне {number}</title></head><body><h1>Дома в деревне {number}</h1><p>{paragraph}</p></body></html>"


def record(body: bytes, number: int = 1, headers: str = "", status: str = "200 OK") -> bytes:
    """A response, not packed."""
    response = WarcRecord()
    response.init_headers(WarcRecordType.response)
    response.headers["WARC-Target-URI"] = f"https://news.example/2023/09/12/{number}"
    kind = "" if "Content-Type" in headers else "Content-Type: text/html; charset=utf-8\r\n"
    response.set_bytes_content(f"HTTP/1.1 {status}\r\n{kind}{headers}\r\n".encode() + body)
    response.is_http = True
    out = io.BytesIO()
    response.write(out)
    return out.getvalue()


def records(count: int) -> Iterator[bytes]:
    """Responses with a page each."""
    for number in range(1, count + 1):
        yield record(page(number).encode(), number)
