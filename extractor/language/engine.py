"""Article texts and their blocks → documents, many articles at a time.

slovnet's networks, run without padding: the first layer is looked up (`words`), the others are matrix products
(`trunk`). Morphology and syntax see sentences, names see whole articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from extractor.language.documents import Analysis, document
from extractor.language.names import NameTagger, spans
from extractor.language.parser import ROOT, Parser
from extractor.language.segments import Segments, segmented
from extractor.language.tagger import Tagger
from extractor.language.tokens import Tokenizer
from extractor.language.trunk import Batch, Trunk, lay_out
from extractor.language.types import Document
from extractor.language.weights import Flags, Ints, read_network
from extractor.language.words import WordTable

if TYPE_CHECKING:
    from extractor.reading.types import Block

PASS = 1_500  # words a network sees at once: their features fit the second-level cache
SIGHT = 3  # words either side of one that bear on its features


class Engine:
    """The loaded networks."""

    def __init__(self) -> None:
        networks = [read_network(name) for name in ("morph", "syntax", "ner")]
        self._table = WordTable(networks)
        self._morph, self._syntax, self._ner = (
            Trunk(network, self._table, place) for place, network in enumerate(networks)
        )
        self._tagger, self._parser, self._namer = Tagger(networks[0]), Parser(networks[1]), NameTagger(networks[2])
        self._tokenizer = Tokenizer()
        self._lock = Lock()
        self._threads = ThreadpoolController()

    def __call__(self, requests: Sequence[tuple[str, Sequence[Block]]]) -> Iterator[Document]:
        """The documents of some articles, all worked on together.

        On one thread: products this small gain little from more, workers fill the cores, and the last bits of a score
        must not hang on the number of cores.
        """
        with self._lock, self._threads.limit(limits=1, user_api="blas"):
            articles = [segmented(text, blocks, self._tokenizer) for text, blocks in requests]
            analyses = list(self._analyses(articles))
        return map(document, articles, analyses)

    def _analyses(self, articles: list[Segments]) -> Iterator[Analysis]:
        offsets = np.cumsum([0, *(len(article.words) for article in articles)])
        tags, heads, relations = self._sentences(articles)
        labels = self._labels(articles, offsets)
        for first, last in pairwise(offsets.tolist()):
            own = slice(first, last)
            yield Analysis(
                [self._tagger.tags[tag] for tag in tags[own].tolist()],
                np.where(heads[own] == ROOT, ROOT, heads[own] - first).tolist(),
                [self._parser.labels[relation] for relation in relations[own].tolist()],
                list(spans(labels[own])),
            )

    def _sentences(self, articles: list[Segments]) -> tuple[Ints, Ints, Ints]:
        """The tags, heads and relations of all words of all articles."""
        found: list[tuple[Ints, Ints, Ints]] = [(np.zeros(0, np.int64),) * 3]
        offset = 0
        words = (article.words[one.first : one.last] for article in articles for one in article.sentences)
        for batch in self._passes(words):
            heads, relations = self._parser(self._syntax(batch), batch)
            heads[heads != ROOT] += offset
            found.append((self._tagger(self._morph(batch), batch), heads, relations))
            offset += len(heads)
        tags, heads, relations = (np.concatenate(part) for part in zip(*found, strict=True))
        return tags, heads, relations

    def _labels(self, articles: list[Segments], offsets: Ints) -> Ints:
        """The labels of all words of all articles."""
        windows = [window for article in articles for window in windows_of(len(article.words))]
        words = chain.from_iterable(
            (article.words[first:last] for first, last, _ in windows_of(len(article.words))) for article in articles
        )
        scores = [self._namer.scores(self._ner(batch), batch) for batch in self._passes(words)]
        if not scores:
            return np.zeros(0, np.int64)
        wanted = np.concatenate([wanted for _, _, wanted in windows])
        edges = [edge + offset for article, offset in zip(articles, offsets, strict=False) for edge in article.edges]
        return self._namer.labels(np.concatenate(scores)[wanted], np.diff(offsets), np.array(edges))

    def _passes(self, sequences: Iterable[list[str]]) -> Iterator[Batch]:
        """Batches of about PASS words."""
        group: list[list[str]] = []
        size = 0
        for sequence in sequences:
            group.append(sequence)
            size += len(sequence)
            if size >= PASS:
                yield lay_out(self._table, group)
                group, size = [], 0
        if group:
            yield lay_out(self._table, group)


def windows_of(size: int) -> Iterator[tuple[int, int, Flags]]:
    """Ranges of at most PASS words that cover an article, each with what bears on them, and which words are theirs."""
    for start in range(0, size, PASS):
        first, last = max(0, start - SIGHT), min(size, start + PASS + SIGHT)
        places = np.arange(first, last)
        yield first, last, (places >= start) & (places < start + PASS)
