"""Reads documents; yields Label Studio's tasks and its labelling interface, and reads exported tasks back.

Label Studio counts code points since its front end stopped counting UTF-16 units; older exports are recognised by the
text that stands in each region.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from extractor.errors import ReadingError
from extractor.writing.exchange import parts
from extractor.writing.exchange.annotation import LINKS, Document, Json
from extractor.writing.files import write_whole

TASKS, CONFIG = "label-studio.json", "label-studio.xml"
_COLOURS = dict(zip(parts.TITLES, ("#e0a800", "#2f7d3b", "#1f64b4", "#8b3a9c", "#a6520c", "#0d7c78"), strict=True))


def write(documents: Iterable[Document], folder: Path) -> list[Path]:
    """`label-studio.json`, the tasks with predictions to correct, and `label-studio.xml`, the interface."""
    tasks = [_task(document) for document in documents]
    write_whole(folder / TASKS, json.dumps(tasks, ensure_ascii=False, indent=1).encode() + b"\n")
    write_whole(folder / CONFIG, configuration().encode())
    return [folder / TASKS, folder / CONFIG]


def configuration() -> str:
    """The labelling interface: spans, their links, and the fields of a quantity."""
    labels = "".join(
        f'    <Label value="{parts.TITLES[name]}" background="{colour}"/>\n' for name, colour in _COLOURS.items()
    )
    only = 'toName="text" perRegion="true" whenTagName="label" whenLabelValue="Quantity"'
    choices = "".join(
        f'  <Choices name="{name}" {only} choice="single-radio" showInline="true">\n'
        + "".join(f"    <Choice value={quoteattr(value)}/>\n" for value in values)
        + "  </Choices>\n"
        for name, values in parts.CHOICES.items()
    )
    areas = "".join(
        f'  <TextArea name="{name}" {only} maxSubmissions="1" placeholder="{name}"/>\n' for name in parts.FIELDS
    )
    relations = "".join(f'    <Relation value="{name}"/>\n' for name in LINKS)
    return (
        f'<View>\n  <Labels name="label" toName="text">\n{labels}  </Labels>\n  <Text name="text" value="$text"/>\n'
        f"  <Relations>\n{relations}  </Relations>\n{choices}{areas}</View>\n"
    )


def _task(document: Document) -> Json:
    result: list[Json] = []
    linked: dict[tuple[str, int, int], str] = {}
    for number, fact in enumerate(document.annotation["facts"], start=1):
        identity = f"q{number}"
        span = (fact["quantity"]["start"], fact["quantity"]["end"])
        result.append(_region(identity, "quantity", span, document.text))
        result += [_part(identity, span, name, "choices", value) for name, value in parts.choices_of(fact).items()]
        result += [
            _part(identity, span, name, "textarea", parts.packed(value))
            for name, value in parts.fields_of(fact).items()
        ]
        for name, place in (fact.get("mentions") or {}).items():
            key = (name, *place)
            if key not in linked:
                linked[key] = f"{name}-{place[0]}-{place[1]}"
                result.append(_region(linked[key], name, tuple(place), document.text))
            relation = {"type": "relation", "from_id": identity, "to_id": linked[key], "direction": "right"}
            result.append(relation | {"labels": [name]})
    data = {"text": document.text, "article": parts.head_of(document)}
    return {"data": data, "predictions": [{"model_version": "extractor", "result": result}]}


def _region(identity: str, name: str, span: tuple[int, int], text: str) -> Json:
    value = {"start": span[0], "end": span[1], "text": text[slice(*span)], "labels": [parts.TITLES[name]]}
    return {"id": identity, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def _part(identity: str, span: tuple[int, int], name: str, kind: str, value: str) -> Json:
    key = "choices" if kind == "choices" else "text"
    place = {"start": span[0], "end": span[1], key: [value]}
    return {"id": identity, "from_name": name, "to_name": "text", "type": kind, "value": place}


def read(path: Path) -> Iterator[Document]:
    """The documents of an export (JSON), or of `label-studio.json` in a folder."""
    file = path / TASKS if path.is_dir() else path
    try:
        for number, task in enumerate(json.loads(file.read_bytes()), start=1):
            yield _document(task, f"task-{task.get('id', number)}")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise ReadingError(f"no tasks of ours: {error!r}", file=str(file), remedy="export as JSON") from error


def _document(task: Json, name: str) -> Document:
    text = task["data"]["text"]
    result = _latest(task)
    spans = {part["id"]: _span(part["value"], text) for part in result if part["type"] == "labels"}
    labels = {part["id"]: part["value"]["labels"][0] for part in result if part["type"] == "labels"}
    facts = []
    for identity, label in labels.items():
        if label == parts.TITLES["quantity"]:
            own = [part for part in result if part.get("id") == identity]
            choices = {part["from_name"]: part["value"]["choices"][0] for part in own if part["type"] == "choices"}
            fields = {part["from_name"]: _text(part["value"]["text"]) for part in own if part["type"] == "textarea"}
            mentions = _mentions(identity, result, labels, spans)
            facts.append(parts.fact_of(text, spans[identity], choices, fields, mentions))
    return parts.with_facts({"id": name} | task["data"].get("article", {}), facts, text)


def _latest(task: Json) -> list[Json]:
    """What people said last, or else what was predicted."""
    said = [one for one in task.get("annotations") or [] if not one.get("was_cancelled")]
    return list((said or task.get("predictions") or [{"result": []}])[-1]["result"])


def _text(value: Any) -> Any:
    return parts.unpacked(value[0] if isinstance(value, list) else value)


def _mentions(identity: str, result: list[Json], labels: dict[str, str], spans: dict[str, tuple[int, int]]) -> Json:
    """Linked words by the label they carry, whatever the relation is called."""
    found = {}
    for part in result:
        if part["type"] == "relation" and part["from_id"] == identity:
            found[labels[part["to_id"]].lower()] = list(spans[part["to_id"]])
    return {name: found[name] for name in LINKS if name in found}


def _span(value: Json, text: str) -> tuple[int, int]:
    """The region in code points; where its own text says that UTF-16 units were counted, they are recounted."""
    start, end, said = int(value["start"]), int(value["end"]), value.get("text")
    if said is None or text[start:end] == said:
        return start, end
    units = text.encode("utf-16-le")
    if units[2 * start : 2 * end] == said.encode("utf-16-le"):
        first = len(units[: 2 * start].decode("utf-16-le"))
        return first, first + len(said)
    raise ValueError(f"{said!r} does not stand at [{start}, {end})")
