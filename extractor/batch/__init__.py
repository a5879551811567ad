"""Reads paths; yields one record file an article, `facts.jsonl`, `errors.jsonl` and a summary.

Articles go in chunks to worker processes. What breaks a worker costs its own article only; what is done stays done.
"""

from extractor.batch.budgets import Limits
from extractor.batch.options import Options
from extractor.batch.running import Interrupted, OutputError, Stopped, run
from extractor.batch.summary import Summary

__all__ = ["Interrupted", "Limits", "Options", "OutputError", "Stopped", "Summary", "run"]
