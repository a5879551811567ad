"""Records made by hand: from annotations with their texts, and from sentences written here."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractor.records import Record
from extractor.version import __version__

Json = dict[str, Any]
ROOT = Path(__file__).parent.parent.parent

HOSTILE = '<img src=x onerror="window.hacked=1"></script><script>window.hacked=1</script>'


def corpus_records() -> list[Record]:
    """The plain texts of `corpus/` with their annotations as records."""
    found = []
    for path in sorted((ROOT / "tests" / "annotations").glob("*.json")):
        source = ROOT / "corpus" / f"{path.stem}.txt"
        if source.exists():
            found.append(record_of(json.loads(path.read_text("utf-8")), _decoded(source.read_bytes())))
    return found


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251")


def record_of(annotation: Json, text: str) -> Record:
    """A record that says what an annotation says; mentions are looked for near the figure."""
    facts = [_fact(annotation["id"], fact, text, number) for number, fact in enumerate(annotation["facts"])]
    return Record.model_validate(
        {
            "article": {
                "id": annotation["id"], "path": f"corpus/{annotation['id']}.txt", "url": None,
                "title": annotation["title"], "published": annotation["published"], "author": None, "media": None,
                "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text, "body": annotation["body"],
            },
            "facts": facts,
            "rejected": _years(text, annotation["body"], facts),
            "regions": [],
            "officials": [
                {key: person[key] for key in ("name", "position", "organization")} | {"mentions": []}
                for person in annotation["officials"]
            ],
            "warnings": [],
            "extractor_version": __version__,
        }
    )  # fmt: skip


def small_record(text: str, figures: Sequence[tuple[str, Json]], id: str = "made", **article: Any) -> Record:
    """A record of a text; `figures` are quantities as written, with the fields that differ from a plain count."""
    facts = []
    place = 0
    for quantity, fields in figures:
        place = text.index(quantity, place)
        facts.append(_plain_fact(quantity, place) | fields)
        place += len(quantity)
    annotation = {
        "id": id, "title": text.splitlines()[0], "published": "2024-03-05", "body": [[0, len(text)]], "facts": facts,
        "officials": [],
    }  # fmt: skip
    record = record_of(annotation | article, text)
    return record


def _plain_fact(text: str, start: int) -> Json:
    quantity = {"text": text, "start": start, "end": start + len(text), "value": "1", "modifier": "exact", "unit": None}
    return {
        "quantity": quantity, "kind": "count", "role": "level", "direction": None, "modality": "actual",
        "measured": None, "region": None, "official": None, "source": None, "time": None,
    }  # fmt: skip


def _fact(identity: str, fact: Json, text: str, number: int) -> Json:
    quantity = fact["quantity"]
    start, end = quantity["start"], quantity["end"]
    first = max(text.rfind(mark, 0, start) for mark in ".\n") + 1
    last = min((at for mark in ".\n" if (at := text.find(mark, end)) >= 0), default=len(text))
    first += len(text[first:start]) - len(text[first:start].lstrip())
    return {
        "id": f"{identity}:{start}-{end}",
        **{name: fact[name] for name in ("kind", "role", "direction", "modality")},
        "quantity": quantity,
        "measured": _measured(fact["measured"], text, start),
        "region": _region(fact["region"], text, start),
        "official": _official(fact["official"], text, start),
        "source": _named(fact["source"], text, start),
        "time": fact["time"] and {"value": fact["time"], "text": None, "start": None, "end": None},
        "sentence": {"start": first, "end": last},
        "confidence": (55 + 7 * number % 45) / 100,
        "rules": {"measured": "following"} if fact["measured"] else {},
    }


def _measured(measured: Json | None, text: str, near: int) -> Json | None:
    if not measured or not measured["text"]:
        return None
    at = nearest(text, measured["text"], near)
    if at is None:
        return None
    head = measured["heads"][0] if measured["heads"] else measured["text"]
    return {**mention(measured["text"], at), "head": head, "lemma": head}


def _region(region: Json | None, text: str, near: int) -> Json | None:
    if not region or not (region["code"] or region["place"]):
        return None
    stem = (region["place"] or "России")[:-1]
    at = nearest(text, stem, near)
    named = mention(stem, at) if at is not None else {"text": None, "start": None, "end": None}
    basis = "article" if at is None else "clause"
    return {"code": region["code"], "name": region.get("name"), "place": region["place"], **named, "basis": basis}


def _official(official: Json | None, text: str, near: int) -> Json | None:
    if not official:
        return None
    surname = official["name"].split()[-1]
    at = nearest(text, surname, near)
    surname, at = (surname, at) if at is not None else (text[near], near)
    fields = {key: official.get(key) for key in ("name", "position", "organization", "role")}
    return {**mention(surname, at), **fields, "basis": "quotation"}


def _named(source: str | None, text: str, near: int) -> Json | None:
    at = nearest(text, source, near) if source else None
    return {**mention(source, at), "name": source} if source and at is not None else None


def _years(text: str, body: list[list[int]], facts: list[Json]) -> list[Json]:
    taken = [(fact["quantity"]["start"], fact["quantity"]["end"]) for fact in facts]
    found = []
    for year in ("2022", "2023", "2024"):
        at = text.find(year)
        if any(start <= at < end for start, end in body) and not any(start <= at < end for start, end in taken):
            found.append({**mention(year, at), "reason": "date"})
    return sorted(found, key=lambda number: number["start"])


def mention(text: str, start: int) -> Json:
    """A mention at an offset."""
    return {"text": text, "start": start, "end": start + len(text)}


def nearest(text: str, part: str, near: int) -> int | None:
    """Where a piece of text stands nearest to an offset."""
    before, after = text.rfind(part, 0, near + len(part)), text.find(part, near)
    places = [at for at in (before, after) if at >= 0]
    return min(places, key=lambda at: abs(at - near), default=None)
