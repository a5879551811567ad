"""Makes ever longer articles and ever larger corpora; yields time and memory of each, and with 1 and 2 workers.

    python -m benchmarks.growth [--corpus 100 1000 5000] [--plots docs/images]

Everything runs in children of its own, so that each has its own peak of memory. Long articles are paragraphs of many
generated ones, none of them twice in an article; figures are processor time, but for workers, where the clock counts.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil

from tools import make_articles

LENGTHS = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
SEED = 11
WORKERS = (1, 2)
MIB = 1 << 20


def bodies(count: int, seed: int = SEED) -> Iterator[str]:
    """Plain texts of generated articles."""
    from extractor.reading import Article, read_bytes

    for name, data, _ in make_articles.articles(count, seed, 0.0):
        article = read_bytes(data, name)
        assert isinstance(article, Article)
        yield "\n\n".join(article.text[start:end] for start, end in article.body)


def long_article(paragraphs: list[str], length: int) -> str:
    """Paragraphs up to a length, the last one cut."""
    found, size = [], 0
    for paragraph in paragraphs:
        found.append(paragraph[: length - size])
        size += len(found[-1]) + 2
        if size >= length:
            break
    return "\n\n".join(found)


def grow_article(length: int) -> dict[str, float]:
    """Milliseconds and peak MiB of one article of a length; the process is warm, the article not seen before."""
    from extractor.pipeline import Extractor

    texts = list(bodies(400))
    paragraphs = sorted({line.strip() for text in texts[20:] for line in text.split("\n") if len(line) > 60})
    random.Random(length).shuffle(paragraphs)
    tool = Extractor()
    for text in texts[:20]:
        tool.extract(text)
    text = long_article(paragraphs, length)
    before = time.process_time()
    record = tool.extract(text)
    record.model_dump_json()
    seconds = time.process_time() - before
    return {"size": len(text), "ms": seconds * 1000, "facts": len(record.facts), "peak": peak()}


def grow_corpus(counts: list[int]) -> Iterator[dict[str, float]]:
    """Seconds, memory in use and peak after so many articles of one run."""
    from extractor.pipeline import Extractor
    from extractor.reading import article_from_text

    stream = (article_from_text(text, id=str(number)) for number, text in enumerate(bodies(max(counts))))
    before = time.process_time()
    for number, record in enumerate(Extractor().run(stream), 1):
        record.model_dump_json()
        if number in counts:
            seconds = time.process_time() - before
            yield {"size": number, "seconds": seconds, "used": psutil.Process().memory_info().rss / MIB, "peak": peak()}


def peak() -> float:
    """The most memory that the process ever held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run_batch(folder: Path, workers: int) -> dict[str, float]:
    """Seconds by the clock of a whole batch, start-up included, and the most memory that all and each process held."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "extractor", "run", str(folder), "--output", out, "--jobs", str(workers)]
        before = time.perf_counter()
        running = subprocess.Popen([*command, "--quiet"])
        whole = private = 0.0
        while running.poll() is None:
            held = [memory(process) for process in family(running.pid)]
            whole = max(whole, sum(pss for pss, _ in held))
            private = max(private, *(own for _, own in held[1:]), 0.0, 0.0)
            time.sleep(0.25)
        return {"workers": workers, "seconds": time.perf_counter() - before, "whole": whole, "private": private}


def family(process: int) -> list[psutil.Process]:
    """A process and all that it started."""
    with suppress(psutil.NoSuchProcess):
        return [psutil.Process(process), *psutil.Process(process).children(recursive=True)]
    return []


def memory(process: psutil.Process) -> tuple[float, float]:
    """MiB of a process with its part of what is shared, and what is its own alone."""
    with suppress(psutil.NoSuchProcess):
        held = process.memory_full_info()
        return held.pss / MIB, held.uss / MIB
    return 0.0, 0.0


def child(task: str, *values: int) -> list[dict[str, float]]:
    """What a task told in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.growth", "--task", task, *map(str, values)]
    return [json.loads(line) for line in subprocess.check_output(command, text=True).splitlines()]


def work(task: str, values: list[int]) -> None:
    """In the child."""
    for told in [grow_article(values[0])] if task == "article" else grow_corpus(values):
        print(json.dumps(told), flush=True)


def table(rows: list[dict[str, float]], columns: dict[str, str]) -> None:
    """A Markdown table; columns as name → heading."""
    print("| " + " | ".join(columns.values()) + " |\n|" + " --- |" * len(columns))
    for row in rows:
        shown = (f"{row[name]:.3g}" if row[name] < 100 else f"{row[name]:,.0f}" for name in columns)
        print("| " + " | ".join(shown) + " |")
    print()


def plot(rows: list[dict[str, float]], axes: tuple[str, str], labels: tuple[str, str], file: Path) -> None:
    """Both axes logarithmic; the dashed line is what growth in proportion would be."""
    from matplotlib import pyplot

    pyplot.rcParams |= {"svg.hashsalt": file.stem, "svg.fonttype": "none", "font.family": "sans-serif"}
    across, up = ([row[axis] for row in rows] for axis in axes)
    figure, panel = pyplot.subplots(figsize=(6, 3.6))
    panel.loglog(across, [one * up[-1] / across[-1] for one in across], "--", color="#999999", label="in proportion")
    panel.loglog(across, up, "o-", color="#1f5fa8", label="measured")
    panel.set(xlabel=labels[0], ylabel=labels[1])
    panel.grid(True, color="#e5e5e5")
    panel.spines[["top", "right"]].set_visible(False)
    panel.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})


def main() -> None:
    """Runs all, prints tables, draws plots if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=int, nargs="+", default=[100, 1_000, 5_000])
    parser.add_argument("--batch", type=int, default=400, help="articles of the runs with workers; 0 for none")
    parser.add_argument("--plots", type=Path)
    parser.add_argument("--task", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        work(options.task[0], [int(value) for value in options.task[1:]])
        return
    lengths = [row | {"each": row["ms"] / row["size"] * 1000} for size in LENGTHS for row in child("article", size)]
    table(lengths, {"size": "characters", "ms": "ms", "each": "ms a 1,000", "facts": "facts", "peak": "peak, MiB"})
    corpora = [row | {"rate": row["size"] / row["seconds"]} for row in child("corpus", *options.corpus)]
    columns = {"size": "articles", "seconds": "s", "rate": "articles/s", "used": "memory, MiB", "peak": "peak, MiB"}
    table(corpora, columns)
    if options.batch:
        with tempfile.TemporaryDirectory() as name:
            make_articles.write(Path(name), options.batch)
            rows = [run_batch(Path(name), count) for count in WORKERS]
        columns = {"workers": "workers", "seconds": f"s for {options.batch} articles"}
        table(rows, columns | {"whole": "memory of all, MiB", "private": "of a worker alone, MiB"})
    if options.plots:
        labels = ("characters of one article", "milliseconds")
        plot(lengths, ("size", "ms"), labels, options.plots / "growth-article.svg")
        plot(corpora, ("size", "seconds"), ("articles of one run", "seconds"), options.plots / "growth-corpus.svg")


if __name__ == "__main__":
    main()
