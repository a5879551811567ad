"""Reads a text with its figures marked; yields the record, without the models: links are given by hand."""

import re
from typing import Any

from extractor.records import Record

TULA = ("RU-TUL", "Тульская область")


def record(name: str, text: str, published: str | None = None, **links: Any) -> Record:
    """`[12] школ`: the bracketed pieces are the figures, each with the links given and its own value."""
    plain = re.sub(r"[\[\]]", "", text)
    facts, shift = [], 0
    for match in re.finditer(r"\[([^\]]+)\]", text):
        start = match.start() - shift
        facts.append(_fact(name, plain, (start, match.group(1)), links))
        shift += 2
    article: dict[str, Any] = dict.fromkeys(("path", "url", "title", "author", "media"))
    article |= {"id": name, "published": published, "sha256": "0" * 64, "text": plain, "body": [(0, len(plain))]}
    made = {"article": article, "facts": facts, "rejected": [], "regions": [], "officials": [], "warnings": []}
    return Record.model_validate(made | {"extractor_version": "0"})


def _fact(name: str, text: str, at: tuple[int, str], links: dict[str, Any]) -> dict[str, Any]:
    start, quantity = at
    head, code, place = links.get("head", "школа"), links.get("region", TULA), links.get("place")
    measured = {"text": text[:1], "start": 0, "end": 1, "head": head, "lemma": links.get("lemma", head)}
    region = {"code": code[0], "name": code[1], "place": place, "text": None, "start": None, "end": None}
    value = links.get("value") or quantity.replace(" ", "").replace(",", ".").rstrip("%")
    said = {"text": quantity, "start": start, "end": start + len(quantity), "value": value}
    said |= {"unit": links.get("unit"), "modifier": links.get("modifier", "exact")}
    fact: dict[str, Any] = {"id": f"{name}:{start}-{start + len(quantity)}", "kind": links.get("kind", "count")}
    fact |= {"role": links.get("role", "level"), "direction": links.get("direction"), "modality": "actual"}
    fact |= {"quantity": said, "measured": measured, "region": region | {"basis": "clause"}, "official": None}
    time = {"value": links["time"], "text": None, "start": None, "end": None} if "time" in links else None
    return fact | {"source": None, "time": time, "sentence": {"start": 0, "end": len(text)}, "confidence": 0.9}
