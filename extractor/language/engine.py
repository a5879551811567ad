"""Article texts and their blocks → documents: slovnet called plainly (to be replaced by the batched engine)."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractor.language.lemmas import dictionary, fold
from extractor.language.types import Block, Document, Name, Sentence, Token


def data_folder() -> Path:
    """natasha's folder of models, found without importing natasha, which would import pymorphy2."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("natasha is not installed")
    return Path(spec.submodule_search_locations[0]) / "data"


@lru_cache(1)
def _models() -> tuple[Any, Any, Any]:
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    data = data_folder()
    navec = Navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    models = data / "model"
    return tuple(  # type: ignore[return-value]
        kind.load(str(models / f"slovnet_{name}_news_v1.tar")).navec(navec)
        for kind, name in ((Morph, "morph"), (Syntax, "syntax"), (NER, "ner"))
    )


def warm_up() -> None:
    """Load the models and the dictionary now rather than at first use."""
    _models()
    dictionary()


def analyse(requests: Iterable[tuple[str, Sequence[Block]]]) -> Iterator[Document]:
    """Yield a document for each (text, blocks), in order."""
    for text, blocks in requests:
        yield _document(text, blocks)


def _document(text: str, blocks: Sequence[Block]) -> Document:
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        sentences.extend(_sentences(text, block, number, len(sentences)))
    return Document(text, tuple(sentences))


def _sentences(text: str, block: Block, number: int, offset: int) -> Iterator[Sentence]:
    from razdel import sentenize, tokenize

    part = text[block.start : block.end]
    if not part.strip():
        return
    morph, syntax, ner = _models()
    words = list(tokenize(part))
    spans = ner(part).spans
    for sent in sentenize(part):
        inside = [w for w in words if sent.start <= w.start and w.stop <= sent.stop]
        if not inside:
            continue
        texts = [w.text for w in inside]
        tags, links = morph(texts).tokens, syntax(texts).tokens
        heads = unlooped([int(link.head_id) - 1 for link in links])
        tokens = [
            Token(i, w.start + block.start, w.stop + block.start, w.text, fold(w.text), t.pos, t.feats, h, s.rel, t.tag)
            for i, (w, t, s, h) in enumerate(zip(inside, tags, links, heads, strict=True))
        ]
        names = tuple(_names(text, block.start, spans, tokens))
        yield Sentence(
            index=offset, block=number, kind=block.kind, start=block.start + sent.start, text=sent.text,
            names=names, tokens=tokens,
        )  # fmt: skip
        offset += 1


def unlooped(heads: list[int]) -> list[int]:
    """The heads with every cycle opened at its leftmost token."""
    done = [0] * len(heads)
    for first in range(len(heads)):
        at = first
        while at >= 0 and not done[at]:
            done[at] = first + 1
            at = heads[at]
        if at >= 0 and done[at] == first + 1:
            cycle = [at]
            while heads[cycle[-1]] != at:
                cycle.append(heads[cycle[-1]])
            heads[min(cycle)] = -1
    return heads


def _names(text: str, shift: int, spans: Any, tokens: list[Token]) -> Iterator[Name]:
    for span in spans:
        start, end = span.start + shift, span.stop + shift
        inside = [token.index for token in tokens if start <= token.start and token.end <= end]
        if inside and tokens[inside[0]].start == start and tokens[inside[-1]].end == end:
            yield Name(start, end, inside[0], inside[-1] + 1, span.type, text[start:end])
