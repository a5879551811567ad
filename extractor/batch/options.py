"""Reads nothing; yields how a batch is to run."""

from dataclasses import dataclass, field
from pathlib import Path

from extractor.batch.budgets import Limits
from extractor.reading.options import ReadOptions

EXTRACTION = "extractor.batch.extraction:Extraction"


@dataclass(frozen=True, slots=True)
class Options:
    """Where and how a batch writes. `jobs` 0 means one a usable core; `job` names the work, for tests."""

    output: Path = Path("output")
    min_confidence: float = 0.0
    jobs: int = 0
    force: bool = False
    resume: bool = False
    prune: bool = False
    debug: bool = False
    limits: Limits = field(default_factory=Limits)
    reading: ReadOptions = field(default_factory=ReadOptions)
    formats: tuple[str, ...] = ("jsonl",)
    job: str = EXTRACTION
