"""Reads annotated articles; yields how well extractor, PullEnti and natasha find the persons with a post in them.

    python -m benchmarks.people [../shared/gold] [--systems extractor natasha pullenti]

Every system reads the article's own content only. A name is right when it has the words of the annotated one in the
nominative; a post, when at least half of its word stems are those of one annotated reading, position and organisation
joined. natasha knows names and no posts.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from extractor.evaluation.comparisons import words
from extractor.evaluation.pairing import pair_people

Found = list[tuple[str, str | None]]  # names in the nominative with their posts


class Annotated(NamedTuple):
    """An article's own content and its persons with a post."""

    text: str
    officials: list[dict[str, Any]]


def annotated(folder: Path) -> Iterator[Annotated]:
    """Every article of a folder of annotations."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (folder / "articles" / f"{gold['id']}.txt").read_text("utf-8-sig")
        yield Annotated("\n\n".join(text[start:end] for start, end in gold["body"]), gold.get("officials") or [])


def extractor_finder() -> Callable[[str], Found]:
    """The persons of the record."""
    from extractor.language import analyse
    from extractor.mentions import people
    from extractor.reading import article_from_text

    def find(text: str) -> Found:
        article = article_from_text(text, id="text")
        (document,) = analyse([(article.text, article.blocks)])
        return [(one.name, " ".join(filter(None, (one.position, one.organization)))) for one in people.find(document)]

    return find


def pullenti_finder() -> Callable[[str], Found]:
    """PersonReferent with its PersonPropertyReferent."""
    from pullenti.ner.ProcessorService import ProcessorService
    from pullenti.ner.SourceOfAnalysis import SourceOfAnalysis
    from pullenti.Sdk import Sdk

    Sdk.initialize_all()
    processor = ProcessorService.create_processor()

    def values(referent: Any, name: str) -> list[Any]:
        return [slot.value for slot in referent.slots if slot.type_name == name]

    def post(attribute: Any) -> str:
        higher = [post(one) for one in values(attribute, "HIGHER")]
        return " ".join(map(str, (*values(attribute, "NAME"), *higher, *values(attribute, "REF"))))

    def person(referent: Any) -> tuple[str, str]:
        names = [values(referent, slot)[:1] for slot in ("FIRSTNAME", "MIDDLENAME", "LASTNAME")]
        posts = [post(one) for one in values(referent, "ATTRIBUTE")]
        return " ".join(name[0] for name in names if name), " ".join(posts)

    def find(text: str) -> Found:
        try:
            entities = processor.process(SourceOfAnalysis(text)).entities
        except ValueError as error:  # it fails on a few annotated articles (address, year 0): nothing found there
            print(f"PullEnti failed on an article: {error}", file=sys.stderr)
            return []
        return [person(entity) for entity in entities if entity.type_name == "PERSON"]

    return find


def natasha_finder() -> Callable[[str], Found]:
    """natasha's persons, normalised as its documentation shows."""
    import natasha

    segmenter, vocabulary, embedding = natasha.Segmenter(), natasha.MorphVocab(), natasha.NewsEmbedding()
    morph, syntax = natasha.NewsMorphTagger(embedding), natasha.NewsSyntaxParser(embedding)
    names = natasha.NewsNERTagger(embedding)

    def find(text: str) -> Found:
        document = natasha.Doc(text)
        document.segment(segmenter)
        document.tag_morph(morph)
        document.parse_syntax(syntax)
        document.tag_ner(names)
        for span in document.spans:
            span.normalize(vocabulary)
        return [(span.normal, "") for span in document.spans if span.type == "PER"]

    return find


FINDERS = {"extractor": extractor_finder, "pullenti": pullenti_finder, "natasha": natasha_finder}


def measure(find: Callable[[str], Found], articles: list[Annotated]) -> tuple[float, float, float, float]:
    """Share of the names found, precision and recall of names with posts, and the seconds an article."""
    named = right = given = expected = 0
    started = time.perf_counter()
    for article in articles:
        found = find(article.text)
        firm = [one for one in article.officials if not one.get("optional")]
        named += sum(any(words(one["name"]) == words(name) for name, _ in found) for one in firm)
        people = [{"name": name, "position": post or None, "organization": None} for name, post in found]
        counts = pair_people(article.officials, people)
        right, given, expected = right + counts[0], given + counts[1], expected + counts[2]
    seconds = (time.perf_counter() - started) / len(articles)
    return named / expected, right / max(1, given), right / expected, seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=Path("../shared/gold"))
    parser.add_argument("--systems", nargs="+", choices=FINDERS, default=list(FINDERS))
    options = parser.parse_args()
    articles = list(annotated(options.gold))
    expected = sum(not one.get("optional") for article in articles for one in article.officials)
    print(f"{len(articles)} articles, {expected} persons with a post")
    print("| system | names found | name and post: precision | recall | F1 | s/article |")
    print("| --- | --- | --- | --- | --- | --- |")
    for system in options.systems:
        named, precision, recall, seconds = measure(FINDERS[system](), articles)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        figures = " | ".join(f"{one:.3f}" for one in (named, precision, recall, f1))
        print(f"| {system} | {figures} | {seconds:.2f} |", flush=True)


if __name__ == "__main__":
    main()
