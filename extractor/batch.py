"""Reads paths; yields one record file an article, `facts.jsonl`, `errors.jsonl` and a summary."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from extractor.errors import Failure
from extractor.pipeline import Extractor
from extractor.records import Record
from extractor.writing.files import facts_bytes, record_bytes, write_whole


@dataclass(slots=True)
class Summary:
    """What a run did: the closing table."""

    read: int = 0
    with_facts: int = 0
    empty: int = 0
    failed: int = 0
    facts: int = 0
    regions: set[str] = field(default_factory=set)
    officials: set[str] = field(default_factory=set)
    seconds: float = 0.0

    def add(self, record: Record) -> None:
        """Counts one record."""
        self.read += 1
        self.with_facts += bool(record.facts)
        self.empty += not record.facts
        self.facts += len(record.facts)
        self.regions |= {fact.region.code for fact in record.facts if fact.region and fact.region.code}
        self.officials |= {official.name for official in record.officials}

    @property
    def exit_status(self) -> int:
        """0 all good, 1 some failed, 2 none could be read."""
        return 0 if not self.failed else 1 if self.read else 2


@dataclass(frozen=True, slots=True)
class Options:
    """Where and how a batch writes."""

    output: Path = Path("output")
    min_confidence: float = 0.0


def run(paths: Iterable[Path], options: Options, advance: Callable[[], None] = lambda: None) -> Summary:
    """Runs every article of `paths`; `advance` is called after each."""
    started = time.monotonic()
    options.output.mkdir(parents=True, exist_ok=True)
    summary, failures, facts = Summary(), [], []
    for result in _results(paths):
        if isinstance(result, Failure):
            summary.failed += 1
            failures.append(result)
        else:
            summary.add(result)
            write_whole(options.output / f"{result.article.id}.json", record_bytes(result))
            facts.append(facts_bytes(result, options.min_confidence))
        advance()
    write_whole(options.output / "facts.jsonl", b"".join(facts))
    _write_failures(options.output / "errors.jsonl", failures)
    summary.seconds = time.monotonic() - started
    return summary


def _results(paths: Iterable[Path]) -> Iterator[Record | Failure]:
    return Extractor().extract_many(paths)


def _write_failures(path: Path, failures: list[Failure]) -> None:
    """Writes the failures, or removes those of an earlier run."""
    if failures:
        lines = (json.dumps(asdict(failure), ensure_ascii=False) for failure in failures)
        write_whole(path, "".join(line + "\n" for line in lines).encode())
    else:
        path.unlink(missing_ok=True)
