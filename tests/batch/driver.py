"""The real command line with a job of `jobs.py` in place of the models: `python -m tests.batch.driver PATH…`.

`FAULT_JOB` names another job.
"""

import os
import sys
from dataclasses import replace
from typing import Any

from extractor import batch, cli
from extractor.batch import running


def main() -> None:
    """Runs the command line."""
    original, job = batch.run, os.environ.get("FAULT_JOB", "tests.batch.jobs:Fake")

    def run(paths: Any, options: batch.Options, watch: Any) -> batch.Summary:
        return original(paths, replace(options, job=job), watch)

    batch.run = run
    running.code_digest = lambda: "this code"  # the package may be edited while its tests run
    cli.main(sys.argv[1:])


if __name__ == "__main__":
    main()
