"""Reads the models and the flat schema; yields the page that explains them.

`python -m extractor.writing.reference docs/record.md` writes it.
"""

import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from inspect import isclass
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from extractor.lexicon import read_table
from extractor.records import SCHEMA_VERSION, Record
from extractor.writing.tables import COLUMNS, PRECISION, SCALE

_START = f"""# The record

This page is generated from the models: `python -m extractor.writing.reference docs/record.md` writes it, and a test
compares. Schema version {SCHEMA_VERSION}. The JSON Schemas are in `schemas/`; what a field means in doubtful cases is
settled in the [annotation guide](annotation.md).

Offsets are half-open, `[start, end)`, and count Unicode code points of `article.text`: in Python, `text[start:end]` is
the mention. Numbers are decimal strings, never floats. Facts may gain fields; readers should pass over what they do not
know.
"""
_TABLE_START = f"""## The flat table

One row a fact, the same columns in CSV, Parquet, DuckDB, `to_frame()` and `to_arrow()`. `decimal` is
decimal({PRECISION},{SCALE}); in CSV it is written without trailing noughts. A text cell of a CSV that a spreadsheet
would take for a formula has an apostrophe in front.

| column | type | meaning |
| --- | --- | --- |
"""
_TYPES = {"str": "text", "int": "integer", "float": "number", "date": "date", "Decimal": "decimal string"}


def reference() -> str:
    """The page."""
    parts = [_START, *(_section(model) for model in models())]
    choices = (kind for kind in _reached(Record, {}) if issubclass(kind, StrEnum))
    parts.append("## Choices\n\n" + "".join(map(_choice, choices)))
    rows = "".join(f"| `{column.name}` | {column.type} | {column.meaning} |\n" for column in COLUMNS)
    return "\n".join([*parts, _TABLE_START + rows])


def models() -> list[type[BaseModel]]:
    """The models of a record, the record first, each once."""
    return [kind for kind in _reached(Record, {}) if issubclass(kind, BaseModel)]


def _reached(model: type, seen: dict[type, None]) -> dict[type, None]:
    """Everything that a model holds, directly or not, in the order of its fields."""
    if model not in seen:
        seen[model] = None
        for field in model.model_fields.values() if issubclass(model, BaseModel) else ():
            for kind in _kinds(field.annotation):
                if issubclass(kind, BaseModel | StrEnum):
                    _reached(kind, seen)
    return seen


def _kinds(annotation: Any) -> Iterator[type]:
    """The classes in a type."""
    if isclass(annotation) and get_origin(annotation) is None:
        yield annotation
    for argument in get_args(annotation):
        yield from _kinds(argument)


def _section(model: type[BaseModel]) -> str:
    meanings = {row["field"]: row["meaning"] for row in read_table("record_fields") if row["model"] == model.__name__}
    lines = [f"## {model.__name__}", "", _first_line(model), "", "| field | type | meaning |", "| --- | --- | --- |"]
    for name, field in model.model_fields.items():
        lines.append(f"| `{name}` | {type_name(field.annotation)} | {meanings[name]} |")
    return "\n".join(lines) + "\n"


def type_name(annotation: Any) -> str:
    """A type as people read it: «text or null», «list of [Fact](#fact)»."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is UnionType or str(origin) == "typing.Union":
        return " or ".join(type_name(argument) for argument in arguments)
    if origin is tuple:
        return "list of " + type_name(arguments[0]) if Ellipsis in arguments else "range"
    if origin is dict:
        return "object"
    if arguments:  # Annotated
        return type_name(arguments[0])
    name = annotation.__name__
    if name == "NoneType":
        return "null"
    return _TYPES.get(name) or f"[{name}](#{name.lower()})"


def _choice(choice: type[StrEnum]) -> str:
    values = ", ".join(f"`{value}`" for value in choice)
    return f"### {choice.__name__}\n\n{_first_line(choice)} {values}.\n\n"


def _first_line(model: type) -> str:
    return re.sub(r"\s+", " ", (model.__doc__ or "").strip().split("\n\n")[0])


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else "docs/record.md").write_text(reference(), "utf-8")
