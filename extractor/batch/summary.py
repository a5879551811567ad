"""Reads outcomes; yields what a run did: the closing table, and the exit status."""

from collections import Counter
from dataclasses import dataclass, field

from extractor.batch.items import Outcome
from extractor.errors import Failure

SET_ASIDE = ("timeout", "out-of-memory", "worker-died")  # codes of articles that broke a worker
HIDING = ("missing", "unlisted", "empty", "not-a-file", "truncated")  # codes of what may hide articles not read


@dataclass(slots=True)
class Summary:
    """Counts of a run; `read` includes the `kept` records of an earlier run."""

    read: int = 0
    kept: int = 0
    with_facts: int = 0
    empty: int = 0
    copies: int = 0
    failed: int = 0
    facts: int = 0
    regions: set[str] = field(default_factory=set)
    officials: set[str] = field(default_factory=set)
    causes: Counter[tuple[str, str]] = field(default_factory=Counter)
    set_aside: list[str] = field(default_factory=list)
    unread: list[Failure] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    pruned: bool = False
    seconds: float = 0.0

    def add(self, outcome: Outcome) -> None:
        """Counts one article."""
        if outcome.failure:
            self.failed += 1
            self.causes[outcome.failure.stage, outcome.failure.code] += 1
            if outcome.failure.code in SET_ASIDE:
                self.set_aside.append(outcome.failure.file)
            if outcome.failure.code in HIDING:
                self.unread.append(outcome.failure)
        elif outcome.digest:
            self.read += 1
            self.kept += outcome.kept
            self.with_facts += bool(outcome.digest.facts)
            self.empty += not outcome.digest.facts
            self.facts += outcome.digest.facts
            self.regions |= set(outcome.digest.regions)
            self.officials |= set(outcome.digest.officials)

    @property
    def exit_status(self) -> int:
        """0 all good, 1 some failed, 2 none could be read."""
        return 2 if not self.read else 1 if self.failed else 0
