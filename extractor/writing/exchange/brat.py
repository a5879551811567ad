"""Reads documents; yields brat's standoff files (`.txt`, `.ann`, `annotation.conf`), and reads them back.

Offsets count code points, as brat's do. Quantities and linked words are entities, links relations, choices
attributes; the other fields stand in the entity's note. What brat has no place for (title, day, body, persons) waits
in `<id>.meta.json`.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.errors import ReadingError
from extractor.writing.exchange.annotation import LINKS, Document, Json
from extractor.writing.exchange.parts import CHOICES, TITLES, choices_of, fact_of, fields_of, head_of, with_facts
from extractor.writing.files import write_whole

META = ".meta.json"
CONF = "annotation.conf"
_NAMES = {title: name for name, title in TITLES.items()}


def write(documents: Iterable[Document], folder: Path) -> list[Path]:
    """Three files a document, and the configuration."""
    written = [folder / CONF]
    write_whole(folder / CONF, configuration().encode())
    for document in documents:
        head = json.dumps(head_of(document), ensure_ascii=False, indent=1)
        files = {".txt": document.text, ".ann": standoff(document), META: head + "\n"}
        for suffix, content in files.items():
            path = folder / f"{document.id}{suffix}"
            write_whole(path, content.encode())
            written.append(path)
    return written


def configuration() -> str:
    """`annotation.conf`: the entities, relations and attributes."""
    entities = "\n".join(TITLES.values())
    relations = "\n".join(f"{TITLES[name]}Of Arg1:Quantity, Arg2:{TITLES[name]}" for name in LINKS)
    attributes = "\n".join(
        f"{name.capitalize()} Arg:Quantity, Value:{'|'.join(values)}" for name, values in CHOICES.items()
    )
    return f"[entities]\n{entities}\n[relations]\n{relations}\n[events]\n[attributes]\n{attributes}\n"


def standoff(document: Document) -> str:
    """The `.ann` file."""
    lines: list[str] = []
    entities: dict[tuple[str, int, int], str] = {}
    relations = attributes = 0
    for number, fact in enumerate(document.annotation["facts"], start=1):
        quantity = (fact["quantity"]["start"], fact["quantity"]["end"])
        name = f"T{len(entities) + 1}"
        entities[f"quantity {number}", *quantity] = name
        lines.append(_entity(name, "quantity", quantity, document.text))
        for choice, value in choices_of(fact).items():
            attributes += 1
            lines.append(f"A{attributes}\t{choice.capitalize()} {name} {value}")
        if fields := fields_of(fact):
            lines.append(f"#{number}\tAnnotatorNotes {name}\t{json.dumps(fields, ensure_ascii=False)}")
        for link, span in (fact.get("mentions") or {}).items():
            relations += 1
            other = entities.get((link, *span))
            if other is None:
                other = entities[link, *span] = f"T{len(entities) + 1}"
                lines.append(_entity(other, link, tuple(span), document.text))
            lines.append(f"R{relations}\t{TITLES[link]}Of Arg1:{name} Arg2:{other}")
    return "".join(line + "\n" for line in lines)


def _entity(name: str, kind: str, span: tuple[int, int], text: str) -> str:
    """An entity line; a mention that runs over a line end is cut there, as brat wants it."""
    pieces = [(span[0] + m.start(), span[0] + m.end()) for m in re.finditer(r"[^\r\n]+", text[slice(*span)])]
    places = ";".join(f"{start} {end}" for start, end in pieces)
    return f"{name}\t{TITLES[kind]} {places}\t{' '.join(text[start:end] for start, end in pieces)}"


@dataclass(slots=True)
class _Standoff:
    """The lines of an `.ann` file, taken apart."""

    entities: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    choices: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    notes: dict[str, Json] = field(default_factory=dict)
    links: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def take(self, line: str) -> None:
        """Takes one line in."""
        cells = line.split("\t")
        words = cells[1].split()
        if line[0] == "T":
            numbers = [int(number) for number in re.findall(r"\d+", cells[1])]
            self.entities[cells[0]] = (words[0], numbers[0], numbers[-1])
        elif line[0] in "AM":
            self.choices[words[1]][words[0].lower()] = words[2] if len(words) > 2 else "yes"
        elif line[0] == "R":
            arguments = dict(word.split(":") for word in words[1:])
            self.links[arguments["Arg1"]][words[0].removesuffix("Of")] = arguments["Arg2"]
        elif line[0] == "#" and cells[2].startswith("{"):
            self.notes[words[1]] = json.loads(cells[2])
        elif line[0] not in "#EN*":  # people's own notes, events, normalisations, equivalences: not ours
            raise ValueError(f"a line that is none of brat's: {line!r}")


def read(path: Path) -> Iterator[Document]:
    """The documents of a folder, or of one `.ann` file with its `.txt`."""
    for file in sorted(path.glob("*.ann")) if path.is_dir() else [path]:
        try:
            yield _document(file)
        except (ValueError, KeyError, IndexError) as error:
            raise ReadingError(f"no standoff of ours: {error!r}", file=str(file), remedy="export it again") from error


def _document(file: Path) -> Document:
    text = file.with_suffix(".txt").read_bytes().decode()
    standoff = _Standoff()
    for line in file.read_bytes().decode().split("\n"):
        if line.strip():
            standoff.take(line)
    meta = file.with_suffix(META)
    head = json.loads(meta.read_bytes()) if meta.exists() else {"id": file.stem}
    facts = []
    for name, (kind, start, end) in standoff.entities.items():
        if kind == TITLES["quantity"]:
            mentions = {_NAMES[link]: list(standoff.entities[to][1:]) for link, to in standoff.links[name].items()}
            ordered = {link: mentions[link] for link in LINKS if link in mentions}
            facts.append(fact_of(text, (start, end), standoff.choices[name], standoff.notes.get(name, {}), ordered))
    return with_facts(head, facts, text)
