"""Reads a saved page of one file (MHTML); yields its draft: the first HTML part, its address and charset."""

from email import message_from_bytes, policy

from extractor.errors import ReadingError
from extractor.reading.drafts import Draft
from extractor.reading.text import Known


def draft_of_mhtml(data: bytes, known: Known) -> Draft:
    """The page of an MHTML file; raises ReadingError where it holds none."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            charset = part.get_content_charset()
            if isinstance(payload, bytes):
                return Draft(payload, known.at(_web(address)), "html", charset)
    raise ReadingError("no HTML part in the file", file=known.path, remedy="save the page as HTML")


def _web(address: object) -> str | None:
    return str(address) if str(address).startswith(("http://", "https://")) else None
