"""Reads documents; yields CoNLL: a token a line, a column a sort of mention; and reads them back.

Columns: number, token, start, end, the white space behind it, then quantity, measured, region, official, source and
time as `B-1`, `I-1` (the number of the fact) or `O`, parted by `|` where several facts share a token. What is no
mention stands in comment lines, as in CoNLL-U.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import ReadingError
from extractor.writing.exchange.annotation import LINKS, Document, Json
from extractor.writing.exchange.parts import choices_of, fact_of, fields_of, head_of, with_facts
from extractor.writing.files import write_whole

SUFFIX = ".conll"
COLUMNS = ("quantity", *LINKS)
_TOKEN = re.compile(r"\w+|[^\w\s]")
_SPACES = {" ": "\\s", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r"\\(s|n|r|t|u[0-9a-f]+;)")
Spans = dict[str, list[tuple[int, int, int]]]  # column → (start, end, fact)


def write(documents: Iterable[Document], folder: Path) -> list[Path]:
    """One `<id>.conll` a document."""
    written = []
    for document in documents:
        path = folder / f"{document.id}{SUFFIX}"
        write_whole(path, conll_text(document).encode())
        written.append(path)
    return written


def conll_text(document: Document) -> str:
    """One document."""
    spans = _spans(document.annotation["facts"])
    tokens = _tokens(document.text, spans)
    first = tokens[0][0] if tokens else len(document.text)
    lines = [f"# article = {_line(head_of(document))}", f"# before = {_escaped(document.text[:first])}"]
    for number, fact in enumerate(document.annotation["facts"], start=1):
        lines.append(f"# fact {number} = {_line({'choices': choices_of(fact), 'fields': fields_of(fact)})}")
    starts = [start for start, _ in tokens[1:]] + [len(document.text)]
    for number, ((start, end), following) in enumerate(zip(tokens, starts, strict=True), start=1):
        space = document.text[end:following]
        cells = [_cell(spans[column], start, end) for column in COLUMNS]
        lines.append("\t".join((str(number), document.text[start:end], str(start), str(end), _escaped(space), *cells)))
        if "\n" in space:
            lines.append("")
    return "\n".join(lines) + "\n"


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=True)


def _spans(facts: list[Json]) -> Spans:
    spans: Spans = {column: [] for column in COLUMNS}
    for number, fact in enumerate(facts, start=1):
        spans["quantity"].append((fact["quantity"]["start"], fact["quantity"]["end"], number))
        for name, (start, end) in (fact.get("mentions") or {}).items():
            spans[name].append((start, end, number))
    return spans


def _tokens(text: str, spans: Spans) -> list[tuple[int, int]]:
    """Words and marks, cut also where a mention begins or ends."""
    edges = {edge for found in spans.values() for start, end, _ in found for edge in (start, end)}
    tokens = []
    for match in _TOKEN.finditer(text):
        cuts = [match.start(), *(at for at in range(match.start() + 1, match.end()) if at in edges), match.end()]
        tokens += list(zip(cuts, cuts[1:], strict=False))
    return tokens


def _cell(spans: list[tuple[int, int, int]], start: int, end: int) -> str:
    over = [f"{'B' if low == start else 'I'}-{fact}" for low, high, fact in spans if low <= start and end <= high]
    return "|".join(over) or "O"


def _escaped(space: str) -> str:
    return "".join(_SPACES.get(mark, f"\\u{ord(mark):x};") for mark in space) or "_"


def _unescaped(text: str) -> str:
    if text == "_":
        return ""
    marks = {escape[1]: mark for mark, escape in _SPACES.items()}
    return _ESCAPED.sub(lambda match: marks.get(match[1]) or chr(int(match[1][1:-1], 16)), text)


def read(path: Path) -> Iterator[Document]:
    """The documents of a file, or of the `.conll` files of a folder."""
    for file in sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]:
        try:
            yield _document(file.read_bytes().decode())
        except (ValueError, KeyError, IndexError) as error:
            raise ReadingError(f"no CoNLL of ours: {error!r}", file=str(file), remedy="export it again") from error


def _document(content: str) -> Document:
    comments: dict[str, str] = {}
    text: list[str] = []
    ends: dict[str, dict[int, list[int]]] = {column: defaultdict(list) for column in COLUMNS}
    for line in content.split("\n"):
        if line.startswith("# "):
            name, _, value = line[2:].partition(" = ")
            comments[name] = value
        elif line:
            cells = line.split("\t")
            text += [cells[1], _unescaped(cells[4])]
            for column, cell in zip(COLUMNS, cells[5:], strict=True):
                for mark in cell.split("|") if cell != "O" else ():
                    ends[column][int(mark[2:])] += [int(cells[2]), int(cells[3])]
    whole = _unescaped(comments["before"]) + "".join(text)
    facts = []
    for number, edges in ends["quantity"].items():
        said = json.loads(comments.get(f"fact {number}", "{}"))
        mentions = {name: [min(ends[name][number]), max(ends[name][number])] for name in LINKS if ends[name][number]}
        span = (min(edges), max(edges))
        facts.append(fact_of(whole, span, said.get("choices", {}), said.get("fields", {}), mentions))
    return with_facts(json.loads(comments["article"]), facts, whole)
