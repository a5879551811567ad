"""Every pattern of the package takes time that grows at most linearly with a text, tried by texts made to hurt it."""

import importlib
import pkgutil
import re
import time
from collections import deque
from collections.abc import Iterator

import pytest

import extractor

PIECES = (
    "1", "1 ", "1,", "1.", "а", "а ", "А", "А. ", " ", "\n", "-", "«", "»",
    "(", "а-", "5 мая ", "на 5 ", "http://a", "a@", "<a ", "в ", "т.",
)  # fmt: skip
SHORT, LONG = 750, 3000
AT_THE_START = (  # of a line or word, and nowhere else
    "extractor.mentions.times.finding._EACH",
    "extractor.mentions.times.finding._NEEDED",
    "extractor.reading.dateline._ENDS_DATELINE",
    "extractor.reading.furniture._ITEM_TIME",
)
SLOW = 0.008  # seconds below which nothing is compared


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Patterns that stand in the modules, by name, also inside of rules, lists and tables."""
    seen = set()
    for module in pkgutil.walk_packages(extractor.__path__, "extractor."):
        if module.name.endswith("__main__") or ".spark" in module.name:
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for pattern in inside(value, 3):
                if isinstance(pattern.pattern, str) and pattern.pattern not in seen:
                    seen.add(pattern.pattern)
                    yield f"{module.name}.{name}", pattern


def inside(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    """The patterns that a value holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, (list, tuple, frozenset, set)):
        for part in value:
            yield from inside(part, depth - 1)
    elif depth and isinstance(value, dict):
        yield from inside(list(value.values()), depth)
    elif depth and hasattr(value, "pattern"):
        yield from inside(value.pattern, depth - 1)


def seconds(name: str, pattern: re.Pattern[str], text: str) -> float:
    """Processor time of the lesser of two searches for all matches, or for the one that is asked for."""
    times = []
    for _ in range(2):
        started = time.process_time()
        if name in AT_THE_START:
            pattern.match(text)
        else:
            deque(pattern.finditer(text), 0)
        times.append(time.process_time() - started)
        if times[0] < SLOW:
            break
    return min(times)


PATTERNS = tuple(patterns())


def test_there_are_patterns() -> None:
    assert len(PATTERNS) > 200


@pytest.mark.timeout(60)
def test_time_grows_at_most_linearly() -> None:
    slow = []
    for name, pattern in PATTERNS:
        for piece in PIECES:
            long = seconds(name, pattern, piece * (LONG // len(piece)) + "!")
            if long > SLOW and long > 9 * seconds(name, pattern, piece * (SHORT // len(piece)) + "!"):
                slow.append((name, piece, round(long, 3)))
    assert not slow
