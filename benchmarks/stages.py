"""Reads articles; yields the processor time of every stage of extractor, so that the dearest one is known.

    python -m benchmarks.stages [--articles 120] [--texts tests/articles/development]

One pinned core; the process is warmed on other articles than it is timed on, and garbage is not searched for, as in a
run. Generated articles hold about twice the figures of news.
"""

import argparse
import gc
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.whole import SEED, WARM_ARTICLES, as_plain_text
from extractor.assembling import to_record
from extractor.language import analyse
from extractor.linking import link_facts
from extractor.mentions import find_mentions
from extractor.reading import Article, article_from_text
from tools import make_articles

BATCH = 16  # articles whose sentences reach the models together

Made = TypeVar("Made")


def timed(spent: defaultdict[str, float], stage: str, work: Callable[[], Made]) -> Made:
    """What the work yields; its processor time is added to the stage."""
    before = time.process_time()
    done = work()
    spent[stage] += time.process_time() - before
    return done


def run(texts: list[str]) -> defaultdict[str, float]:
    """Stage → seconds."""
    spent: defaultdict[str, float] = defaultdict(float)
    for start in range(0, len(texts), BATCH):
        part = [article_from_text(text, id="text") for text in texts[start : start + BATCH]]
        run_batch(part, spent)
    return spent


def run_batch(articles: list[Article], spent: defaultdict[str, float]) -> None:
    """The stages one by one, as a run has them."""
    documents = timed(spent, "language", lambda: list(analyse((one.text, one.blocks) for one in articles)))
    for article, document in zip(articles, documents, strict=True):
        mentions = timed(spent, "mentions", lambda: find_mentions(article, document))  # noqa: B023
        facts = timed(spent, "linking", lambda: link_facts(mentions))  # noqa: B023
        record = timed(spent, "record", lambda: to_record(facts))  # noqa: B023
        timed(spent, "JSON", record.model_dump_json)


def main() -> None:
    """Makes or reads the articles, times, prints a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--texts", type=Path, nargs="+", help="folders of articles to read instead of generated ones")
    options = parser.parse_args()
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})
    with tempfile.TemporaryDirectory() as name:
        if not options.texts:
            make_articles.write(Path(name), options.articles + WARM_ARTICLES, SEED)
        folder = as_plain_text(Path(name), options.texts)
        texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    gc.disable()
    run(texts[:WARM_ARTICLES])
    spent = run(texts[WARM_ARTICLES:])
    print("| stage | ms an article | share |\n| --- | --- | --- |")
    for stage, seconds in spent.items():
        each = seconds * 1000 / (len(texts) - WARM_ARTICLES)
        print(f"| {stage} | {each:.1f} | {seconds / sum(spent.values()):.0%} |")


if __name__ == "__main__":
    main()
