"""Runs the command over many generated articles; yields the memory of each of its processes while it goes on.

    python -m benchmarks.memory [--articles 20000] [--workers 2] [--every 10] [--varied]

A process's memory is what is its own, and its part of what is shared (PSS). Generated articles bring the same few
thousand words; --varied draws a third of their words from all those that have a vector, by Zipf's law, as news does.
"""

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.growth import SEED, bodies, family, memory
from tools import make_articles

WORD = re.compile(r"\b[а-яё]{4,}\b")
CHANGED = 1 / 3  # of the words


def varied(articles: int) -> Iterator[str]:
    """Texts of generated articles with other words among their own."""
    from extractor.language.weights import read_vocabulary

    chance = random.Random(SEED)
    words = sorted(word for word in read_vocabulary() if WORD.fullmatch(word))
    chance.shuffle(words)

    def other(match: re.Match[str]) -> str:
        # the n-th word comes 1/n as often as the first
        return words[int(len(words) ** chance.random()) - 1] if chance.random() < CHANGED else match.group()

    for text in bodies(articles):
        yield WORD.sub(other, text)


def make(folder: Path, articles: int, is_varied: bool) -> None:
    """Writes the articles."""
    if is_varied:
        folder.mkdir()
        for number, text in enumerate(varied(articles)):
            (folder / f"{number:06}.txt").write_text(text, "utf-8")
    else:
        make_articles.write(folder, articles, SEED)


def samples(command: list[str], every: float) -> Iterator[tuple[float, list[float]]]:
    """Seconds since the start, and the MiB of the run, its nursery and its workers, until the run ends."""
    start = time.perf_counter()
    running = subprocess.Popen(command)
    while running.poll() is None:
        try:
            running.wait(every)
        except subprocess.TimeoutExpired:
            yield time.perf_counter() - start, [memory(process)[0] for process in family(running.pid)]
    if running.returncode:
        raise SystemExit(f"the run ended with status {running.returncode}")
    yield time.perf_counter() - start, []


def main() -> None:
    """Makes the articles, runs, prints a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--every", type=float, default=10.0, help="seconds between two looks")
    parser.add_argument("--varied", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        made, out = Path(name) / "made", Path(name) / "out"
        make(made, options.articles, options.varied)
        command = [sys.executable, "-m", "extractor", "run", str(made), "--output", str(out)]
        workers = [f"worker {number}, MiB" for number in range(1, options.workers + 1)]
        print("| " + " | ".join(["s", "run, MiB", "nursery, MiB", *workers]) + " |")
        print("|" + " --- |" * (3 + options.workers))
        for seconds, held in samples([*command, "--jobs", str(options.workers), "--quiet"], options.every):
            cells = [f"{one:.0f}" for one in (seconds, *held)]
            print("| " + " | ".join(cells + ["–"] * (3 + options.workers - len(cells))) + " |", flush=True)


if __name__ == "__main__":
    main()
