"""Reads records, and annotations with their texts; yields annotated documents, the common ground of all formats."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.errors import ReadingError
from extractor.records import Fact, Record

Json = dict[str, Any]
LINKS = ("measured", "region", "official", "source", "time")
_SAFE_ID = re.compile(r"[^\s/\\:*?\"<>|.\x00-\x1f][^/\\:*?\"<>|\x00-\x1f]{0,150}")
_PERSON = ("name", "position", "organization")
_QUANTITY = ("text", "start", "end", "value", "low", "high", "modifier", "unit")


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its annotation, as `tests/annotations/<id>.json` holds it.

    A fact's key `mentions` (field → `[start, end)`) says where the linked words stand; annotations made by hand may
    leave it out. All offsets count code points of `text`.
    """

    text: str
    annotation: Json

    @property
    def id(self) -> str:
        """The article's id: the stem of its files."""
        return str(self.annotation["id"])


def from_record(record: Record) -> Document:
    """What the extractor says, in the shape of an annotation: to be corrected, or to be shown elsewhere."""
    article = record.article
    annotation: Json = {
        "id": article.id,
        "source": article.url or article.path or "",
        "published": article.published.isoformat() if article.published else None,
        "title": article.title,
        "body": [list(span) for span in article.body],
        "facts": [_fact(fact) for fact in record.facts],
        "officials": [_picked(dict(person), _PERSON) for person in record.officials if person.position],
    }
    return Document(article.text, annotation)


def _fact(fact: Fact) -> Json:
    whole = fact.model_dump(mode="json")
    quantity = _picked(whole["quantity"], _QUANTITY)
    if whole["quantity"]["per"]:
        quantity["per"] = whole["quantity"]["per"]
    annotated = {
        "quantity": quantity,
        **_picked(whole, ("kind", "role", "direction", "modality")),
        "measured": fact.measured and {"text": fact.measured.text, "heads": [fact.measured.head]},
        "region": fact.region and {"code": fact.region.code, "place": fact.region.place},
        "official": whole["official"] and _picked(whole["official"], (*_PERSON, "role")),
        "source": fact.source.name if fact.source else None,
        "time": fact.time.value if fact.time else None,
        "optional": False,
        "alternatives": {},
    }
    mentions = _mentions(whole)
    return annotated | {"mentions": mentions} if mentions else annotated


def _picked(part: Json, names: Iterable[str]) -> Json:
    return {name: part[name] for name in names}


def _mentions(fact: Json) -> Json:
    parts = {name: fact[name] for name in LINKS if fact[name] and fact[name]["start"] is not None}
    return {name: [part["start"], part["end"]] for name, part in parts.items()}


def annotation_text(annotation: Json) -> str:
    """An annotation as its file holds it."""
    return json.dumps(annotation, ensure_ascii=False, indent=1) + "\n"


def checked(document: Document) -> Document:
    """The document, if its id can be a file name and every offset lies in its text; raises ReadingError."""
    if not _SAFE_ID.fullmatch(document.id):
        raise ReadingError(f"the id {document.id!r} cannot be a file name", remedy="rename it")
    for name, start, end in _spans(document.annotation):
        if not 0 <= start < end <= len(document.text):
            reason = f"{name} stands at [{start}, {end}), outside the text of {len(document.text)} characters"
            raise ReadingError(reason, file=document.id, remedy="export text and annotation together again")
    return document


def _spans(annotation: Json) -> Iterator[tuple[str, int, int]]:
    for fact in annotation["facts"]:
        yield "quantity", fact["quantity"]["start"], fact["quantity"]["end"]
        for name, (start, end) in (fact.get("mentions") or {}).items():
            yield name, start, end


def read_annotation(path: Path, text: str) -> Document:
    """An annotation file with its text."""
    try:
        annotation = json.loads(path.read_bytes())
        return checked(Document(text, annotation))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadingError(f"no annotation: {error}", file=str(path), remedy="see docs/annotation.md") from error
