"""Reads a fact of an annotation; yields its parts (choices, fields, linked words), and puts them together again.

What one part holds no other does, so that whoever edits a part in another program edits the fact.
"""

import json
from typing import Any

from extractor.vocabulary import Direction, Kind, Modality, Modifier, Role
from extractor.writing.exchange.annotation import LINKS, Document, Json

# field → its values; the first is meant where none is chosen
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "role": tuple(Role),
    "modality": tuple(Modality),
    "modifier": tuple(Modifier),
    "direction": ("none", *Direction),
    "optional": ("no", "yes"),
}
FIELDS = ("value", "low", "high", "unit", "per", "measured", "region", "official", "source", "time", "alternatives")
TITLES = {name: name.capitalize() for name in ("quantity", *LINKS)}
_IN_QUANTITY = ("value", "low", "high", "unit", "per")


def choices_of(fact: Json) -> dict[str, str]:
    """The fields that have few values."""
    return {
        **{name: fact[name] for name in ("kind", "role", "modality")},
        "modifier": fact["quantity"]["modifier"],
        "direction": fact["direction"] or "none",
        "optional": "yes" if fact.get("optional") else "no",
    }


def fields_of(fact: Json) -> Json:
    """The other fields; those that are null or empty are left out."""
    values = {name: fact["quantity"].get(name) for name in _IN_QUANTITY}
    values |= {name: fact.get(name) for name in FIELDS if name not in _IN_QUANTITY}
    return {name: value for name, value in values.items() if value not in (None, {}, [])}


def fact_of(text: str, span: tuple[int, int], choices: dict[str, str], fields: Json, mentions: Json) -> Json:
    """A fact from its parts; what is not given is null, what is not chosen the usual."""
    chosen = {name: choices.get(name) or values[0] for name, values in CHOICES.items()}
    start, end = span
    quantity = {"text": text[start:end], "start": start, "end": end}
    quantity |= {name: fields.get(name) for name in ("value", "low", "high")}
    quantity |= {"modifier": chosen["modifier"], "unit": fields.get("unit")}
    if fields.get("per"):
        quantity["per"] = fields["per"]
    fact = {
        "quantity": quantity,
        **{name: chosen[name] for name in ("kind", "role")},
        "direction": None if chosen["direction"] == "none" else chosen["direction"],
        "modality": chosen["modality"],
        **{name: fields.get(name) for name in LINKS},
        "optional": chosen["optional"] == "yes",
        "alternatives": fields.get("alternatives") or {},
    }
    return fact | {"mentions": mentions} if mentions else fact


def head_of(document: Document) -> Json:
    """The annotation without its facts."""
    return {name: value for name, value in document.annotation.items() if name != "facts"}


def with_facts(head: Json, facts: list[Json], text: str) -> Document:
    """The annotation with its facts again, in the order of the text."""
    facts = sorted(facts, key=lambda fact: (fact["quantity"]["start"], fact["quantity"]["end"]))
    order = ("id", "source", "published", "title", "body", "facts", "officials")
    whole: Json = {"source": "", "published": None, "title": None, "body": [[0, len(text)]], "officials": []}
    whole |= head | {"facts": facts}
    return Document(text, {name: whole[name] for name in [*order, *(set(whole) - set(order))] if name in whole})


def packed(value: Any) -> str:
    """A field as one line of text: words as they are, the rest as JSON."""
    return value if isinstance(value, str) and not _looks_packed(value) else json.dumps(value, ensure_ascii=False)


def unpacked(text: str) -> Any:
    """A field from one line of text."""
    return json.loads(text) if _looks_packed(text) else text


def _looks_packed(text: str) -> bool:
    return text[:1] in ("{", "[", '"') or "\n" in text or text != text.strip()
