"""Reads articles built from the corpus; yields characters a second of the quantity stage, natasha's money and PullEnti.

    python -m benchmarks.quantities [--articles 120] [--rounds 3]

The stage gets what it gets in the pipeline: documents that the language stage has made. natasha's MoneyExtractor finds
sums of money only; PullEnti runs its analysers of money and measures alone, on fewer articles, for it needs seconds for
each. Every system runs in a process of its own, pinned to one core, warmed on other articles than it
is timed on; rounds alternate; the figure is the median of processor time.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.whole import WARM_ARTICLES, alternating, as_plain_text, median
from tools import make_articles

if TYPE_CHECKING:
    from extractor.reading import Block

SLOW_ARTICLES = 8  # of each round, for PullEnti
SYSTEMS = ("extractor", "natasha", "pullenti")

Run = Callable[[], int]


def extractor_work(texts: list[str]) -> Run:
    """The stage on documents made before the clock starts; counts the quantities."""
    from extractor.language import analyse
    from extractor.mentions import quantities

    documents = list(analyse((text, _lines(text)) for text in texts))
    for document in documents:
        for sentence in document.sentences:
            _ = sentence.tokens  # made by the language stage, on first use
    return lambda: sum(len(quantities.find(document, ())[0]) for document in documents)


def _lines(text: str) -> tuple["Block", ...]:
    from extractor.reading import Block

    ends = accumulate(len(line) + 1 for line in text.split("\n"))
    return tuple(Block(end - 1 - len(line), end - 1, "body") for line, end in zip(text.split("\n"), ends, strict=True))


def natasha_work(texts: list[str]) -> Run:
    """natasha's MoneyExtractor on the plain text."""
    import natasha

    extract = natasha.MoneyExtractor(natasha.MorphVocab())
    return lambda: sum(1 for text in texts for _ in extract(text))


def pullenti_work(texts: list[str]) -> Run:
    """PullEnti with its analysers of money and measures."""
    from pullenti.ner.measure.MeasureAnalyzer import MeasureAnalyzer
    from pullenti.ner.money.MoneyAnalyzer import MoneyAnalyzer
    from pullenti.ner.ProcessorService import ProcessorService
    from pullenti.ner.SourceOfAnalysis import SourceOfAnalysis
    from pullenti.Sdk import Sdk

    Sdk.initialize_all()
    processor = ProcessorService.create_empty_processor()
    processor.add_analyzer(MoneyAnalyzer())
    processor.add_analyzer(MeasureAnalyzer())
    return lambda: sum(len(processor.process(SourceOfAnalysis(text)).entities) for text in texts)


WORKS = {"extractor": extractor_work, "natasha": natasha_work, "pullenti": pullenti_work}


def serve(system: str, folder: Path, rounds: int) -> None:
    """In the child: warm up, then time one round for every line read from standard input."""
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    warm, rest = texts[:WARM_ARTICLES], texts[WARM_ARTICLES:]
    share = len(rest) // rounds  # each round has articles of its own, so that none is seen twice
    limit = SLOW_ARTICLES if system == "pullenti" else share
    WORKS[system](warm[:limit])()
    parts = [rest[index * share : index * share + limit] for index in range(rounds)]
    works = [WORKS[system](part) for part in parts]
    print("ready", flush=True)
    for part, work in zip(parts, works, strict=True):
        sys.stdin.readline()
        before = time.process_time()
        found = work()
        seconds = time.process_time() - before
        print(json.dumps({"rate": sum(map(len, part)) / seconds, "found": found / len(part)}), flush=True)


def main() -> None:
    """Makes the articles, compares, prints a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--systems", nargs="+", default=list(SYSTEMS), choices=SYSTEMS)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--serve", choices=SYSTEMS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve, options.folder, options.rounds)
        return
    with tempfile.TemporaryDirectory() as name:
        make_articles.write(Path(name), options.articles + WARM_ARTICLES, seed=11)
        folder = as_plain_text(Path(name))
        command = ["benchmarks.quantities", "--folder", str(folder), "--rounds", str(options.rounds)]
        told = alternating(command, options.systems, options.rounds)
    own = median(told["extractor"], "rate") if "extractor" in told else None
    print("| system | characters/s | extractor is faster by | found an article |\n| --- | --- | --- | --- |")
    for system, rounds in told.items():
        rate = median(rounds, "rate")
        ratio = f"{own / rate:.0f}×" if own else "–"
        print(f"| {system} | {rate:,.0f} | {ratio} | {median(rounds, 'found'):.1f} |")


if __name__ == "__main__":
    main()
