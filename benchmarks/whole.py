"""Reads generated articles; yields articles a second of extractor, natasha's stages and PullEnti, side by side.

    python -m benchmarks.whole [--articles 200] [--warm 20] [--rounds 3] [--texts tests/articles/development …]

Every system runs in a process of its own, pinned to one core, warmed on other articles than it is timed on. The rounds
of the systems alternate, so that a slow moment of the machine hits all of them; the figure is the median of processor
time. natasha runs plainly, as its documentation shows: segmentation, morphology, syntax, names, lemmas of all tokens;
`natasha-all` also normalises names and finds sums of money and dates, the nearest that it has to a record.
Generated articles hold about twice the figures of news; --texts reads the articles of folders instead. With a --warm of
1,000 the memories of words are as full as in a long run.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tools import make_articles

WARM_ARTICLES = 20
SEED = 7
SYSTEMS = ("extractor", "models", "natasha", "natasha-all", "pullenti")
PULLENTI_ARTICLES = 6  # it needs seconds an article


def extractor_runner() -> Callable[[list[str]], None]:
    """All stages up to the JSON of the record."""
    from extractor.pipeline import Extractor
    from extractor.reading import article_from_text

    tool = Extractor()

    def run(texts: list[str]) -> None:
        for record in tool.run(article_from_text(text, id=str(index)) for index, text in enumerate(texts)):
            record.model_dump_json()  # type: ignore[union-attr]  # a failure would be a fault of the benchmark

    return run


def models_runner() -> Callable[[list[str]], None]:
    """The language stage alone, with the lemma of every token, as natasha gives it."""
    from extractor.language import analyse
    from extractor.reading import Block

    def run(texts: list[str]) -> None:
        for document in analyse((text, (Block(0, len(text), "body"),)) for text in texts):
            for sentence in document.sentences:
                for token in sentence.tokens:
                    _ = token.lemma

    return run


def natasha_stages() -> Callable[[str], Any]:
    """natasha 1.6 as its documentation shows, its stages in order: text → document.

    Installed alone it has no dictionary in C; here it would find the one that extractor brings.
    """
    sys.modules["dawg"] = None  # type: ignore[assignment]  # so that importing it fails
    import natasha

    segmenter, vocabulary, embedding = natasha.Segmenter(), natasha.MorphVocab(), natasha.NewsEmbedding()
    taggers = natasha.NewsMorphTagger(embedding), natasha.NewsSyntaxParser(embedding), natasha.NewsNERTagger(embedding)

    def run(text: str) -> Any:
        document = natasha.Doc(text)
        document.segment(segmenter)
        document.tag_morph(taggers[0])
        document.parse_syntax(taggers[1])
        document.tag_ner(taggers[2])
        for token in document.tokens:
            token.lemmatize(vocabulary)
        return document

    return run


def natasha_runner() -> Callable[[list[str]], None]:
    """natasha's stages."""
    run_stages = natasha_stages()

    def run(texts: list[str]) -> None:
        for text in texts:
            run_stages(text)

    return run


def natasha_all_runner() -> Callable[[list[str]], None]:
    """The same, and what comes nearest to records: names normalised and taken apart, sums of money and dates found."""
    import natasha

    run_stages = natasha_stages()
    vocabulary = natasha.MorphVocab()
    makers = (natasha.NamesExtractor, natasha.MoneyExtractor, natasha.DatesExtractor)
    names, money, dates = (make(vocabulary) for make in makers)

    def run(texts: list[str]) -> None:
        for text in texts:
            for span in run_stages(text).spans:
                span.normalize(vocabulary)
                if span.type == natasha.PER:
                    span.extract_fact(names)
            for extract in (money, dates):
                for _ in extract(text):
                    pass

    return run


def pullenti_runner() -> Callable[[list[str]], None]:
    """PullEnti with the analysers that find what extractor finds."""
    from pullenti.ner.ProcessorService import ProcessorService
    from pullenti.ner.SourceOfAnalysis import SourceOfAnalysis
    from pullenti.Sdk import Sdk

    Sdk.initialize_all()
    processor = ProcessorService.create_processor()

    def run(texts: list[str]) -> None:
        for text in texts:
            with suppress(ValueError, OverflowError):  # it fails on a date of some articles; its time until then counts
                processor.process(SourceOfAnalysis(text))

    return run


RUNNERS = {
    "extractor": extractor_runner,
    "models": models_runner,
    "natasha": natasha_runner,
    "natasha-all": natasha_all_runner,
    "pullenti": pullenti_runner,
}


def serve(system: str, folder: Path, rounds: int, warm_articles: int) -> None:
    """In the child: start, warm up, then time one round for every line read from standard input."""
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})
    started = time.perf_counter()
    run = RUNNERS[system]()
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    run(texts[:1])
    start = time.perf_counter() - started
    warm, rest = texts[:warm_articles], texts[warm_articles:]
    if system == "pullenti":
        warm, rest = warm[:2], rest[: PULLENTI_ARTICLES * rounds]
    run(warm)
    print("ready", flush=True)
    share = len(rest) // rounds  # each round has articles of its own, so that none is seen twice
    for index in range(rounds):
        sys.stdin.readline()
        part = rest[index * share : (index + 1) * share]
        before = time.process_time()
        run(part)
        seconds = time.process_time() - before
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"rate": len(part) / seconds, "start": start, "peak": peak}), flush=True)


def alternating(command: list[str], systems: list[str], rounds: int) -> dict[str, list[dict[str, float]]]:
    """System → what its child, which `command` starts, told of each round."""
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else start-up is compiling what no user compiles twice
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": environment}
    children: dict[str, Any] = {}
    for system in systems:  # one after the other, so that none slows another's start
        children[system] = subprocess.Popen([sys.executable, "-m", *command, "--serve", system], **pipes)
        children[system].stdout.readline()
    results: dict[str, list[dict[str, float]]] = {system: [] for system in systems}
    for _ in range(rounds):
        for system, child in children.items():
            child.stdin.write("\n")
            child.stdin.flush()
            results[system].append(json.loads(child.stdout.readline()))
    for child in children.values():
        child.communicate()
    return results


def median(told: list[dict[str, float]], name: str) -> float:
    """Of what was told of the rounds."""
    return statistics.median(one[name] for one in told)


def as_plain_text(folder: Path, sources: list[Path] | None = None) -> Path:
    """The own text of the folder's articles, or of the sources', in UTF-8, so that every system reads the same."""
    from extractor.reading import Article, read_paths

    plain = folder / "plain"
    files = [path for source in sources for path in sorted(source.rglob("*.txt"))] if sources else [folder]
    articles = [article for article in read_paths(files) if isinstance(article, Article)]
    random.Random(SEED).shuffle(articles)  # so that every round has articles of every kind
    plain.mkdir()
    for index, article in enumerate(articles):
        text = "\n".join(article.text[start:end] for start, end in article.body)
        (plain / f"{index:05d}.txt").write_text(text, "utf-8")
    return plain


def main() -> None:
    """Makes the articles, compares, prints a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--warm", type=int, default=WARM_ARTICLES, help="articles read before the clock starts")
    parser.add_argument("--systems", nargs="+", default=list(SYSTEMS), choices=SYSTEMS)
    parser.add_argument("--texts", type=Path, nargs="+", help="folders of articles to read instead of generated ones")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--serve", choices=SYSTEMS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve, options.folder, options.rounds, options.warm)
        return
    with tempfile.TemporaryDirectory() as name:
        if not options.texts:
            make_articles.write(Path(name), options.articles + options.warm, SEED)
        folder = as_plain_text(Path(name), options.texts)
        command = ["benchmarks.whole", "--folder", str(folder), "--rounds", str(options.rounds)]
        told = alternating([*command, "--warm", str(options.warm)], options.systems, options.rounds)
    natasha = median(told["natasha"], "rate") if "natasha" in told else None
    print("| system | articles/s | against natasha | start-up, s | peak memory, MiB |\n| --- | --- | --- | --- | --- |")
    for system, rounds in told.items():
        rate = median(rounds, "rate")
        ratio = f"{rate / natasha:.1f}×" if natasha else "–"
        print(f"| {system} | {rate:.2f} | {ratio} | {rounds[0]['start']:.1f} | {rounds[-1]['peak']:.0f} |")


if __name__ == "__main__":
    main()
