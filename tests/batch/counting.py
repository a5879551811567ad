"""The real job, which tells a file what it sends through the models: `EXTRACTED` in the environment names it.

An article whose id begins with `killer` ends its worker; with `STALL`, one whose id begins with that is waited for.
"""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from typing import Any

from extractor import pipeline
from extractor.batch.extraction import Extraction
from extractor.batch.frames import Header
from extractor.errors import Failure
from extractor.reading import Article


class Counting(Extraction):
    """Says a line for each article that is analysed."""

    def warm_up(self) -> None:
        """Loads the models, then watches who comes to them."""
        super().warm_up()
        original = pipeline.analyse

        def analyse(articles: Iterable[tuple[str, Any]]) -> Iterator[Any]:
            given = list(articles)
            with open(os.environ["EXTRACTED"], "a", encoding="utf-8") as file:
                file.writelines(f"{text.splitlines()[0]}\n" for text, _ in given)
            return original(given)

        pipeline.analyse = analyse  # type: ignore[assignment]

    def _article(self, header: Header, body: bytes) -> Article | Failure:
        if header["id"].startswith("killer"):
            os.kill(os.getpid(), signal.SIGKILL)
        if header["id"].startswith(os.environ.get("STALL", "nothing")):
            time.sleep(60)
        return super()._article(header, body)


class Forgetful(Counting):
    """Knows nothing but what the run has written."""

    def warm_up(self) -> None:
        """Takes away the memory of its own."""
        super().warm_up()
        self._written._most = 0


class Ignorant(Counting):
    """Knows no earlier article."""

    def warm_up(self) -> None:
        """Takes away what could tell of one."""
        super().warm_up()
        self._written.find = lambda key: None  # type: ignore[method-assign]
