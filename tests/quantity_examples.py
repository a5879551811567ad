"""Reads the example files of quantities; yields text, what must be found in it, and what must be refused.

The format is described in `tests/examples/quantities/README.md`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

FOLDER = Path(__file__).parent / "examples" / "quantities"
MODIFIERS = frozenset("about nearly above at_least below at_most".split())
KINDS = frozenset("count money measure share rank factor".split())
_MARK = re.compile(r"\\([\[\]{}])|([\[\]{}])")


@dataclass(frozen=True)
class Wanted:
    """What a bracket must hold: a quantity, or for braces the reason of a rejection."""

    start: int
    end: int
    reason: str | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    modifier: str = "exact"
    kind: str = "count"
    per: tuple[Decimal, str] | None = None


@dataclass(frozen=True)
class Example:
    """One line: its text without marks, and what is wanted in it."""

    where: str
    text: str
    wanted: tuple[Wanted, ...]


def examples(folder: Path = FOLDER) -> Iterator[Example]:
    """Every example of every file, in order."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if line.strip() and not line.startswith("#"):
                yield parse(line.replace("⏎", "\n"), f"{path.stem}:{number}")


def parse(line: str, where: str = "") -> Example:
    """`text with [found] and {refused} => expectation; expectation`."""
    marked, _, wanted = line.partition(" => ")
    text, spans = _unmark(marked)
    says = [part.strip() for part in wanted.split(";")] if wanted else []
    if len(says) != len(spans):
        raise ValueError(f"{where}: {len(spans)} brackets, {len(says)} expectations")
    return Example(where, text, tuple(_wanted(span, say) for span, say in zip(spans, says, strict=True)))


def _unmark(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans, open_at, last = "", [], 0, 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match.group(1):
            text += match.group(1)
        elif match.group() in "[{":
            open_at = len(text)
        else:
            spans.append((open_at, len(text), match.group()))
    return text + marked[last:], spans


def _wanted(span: tuple[int, int, str], say: str) -> Wanted:
    start, end, mark = span
    if mark == "}":
        return Wanted(start, end, reason=say)
    head, _, rate = say.partition(" per ")
    number, *words = head.split()
    low, dots, high = number.partition("..")
    modifier = next((word for word in words if word in MODIFIERS), "range" if dots else "exact")
    unit = next((word for word in words if word not in MODIFIERS and word not in KINDS), None)
    kind = next((word for word in words if word in KINDS), _kind_of(unit))
    base = (Decimal(rate.split()[0]), rate.split()[1]) if rate else None
    if dots:
        return Wanted(start, end, None, None, Decimal(low), Decimal(high), unit, modifier, kind, base)
    return Wanted(start, end, None, Decimal(number), None, None, unit, modifier, kind, base)


def _kind_of(unit: str | None) -> str:
    if unit is None:
        return "count"
    if unit in ("%", "pp", "bp", "[ppth]"):
        return "share"
    return "money" if len(unit) == 3 and unit.isupper() and unit.isalpha() else "measure"
