"""Reads annotated documents; yields the files of annotation tools, and reads those back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from extractor.writing.exchange import brat, conll, jsonl, label_studio
from extractor.writing.exchange.annotation import Document, annotation_text, checked, from_record, read_annotation

__all__ = ["FORMATS", "Document", "annotation_text", "checked", "from_record", "read_annotation"]

Writer = Callable[[Iterable[Document], Path], list[Path]]
Reader = Callable[[Path], Iterator[Document]]

FORMATS: Mapping[str, tuple[Writer, Reader]] = {
    "label-studio": (label_studio.write, label_studio.read),
    "brat": (brat.write, brat.read),
    "conll": (conll.write, conll.read),
    "jsonl": (jsonl.write, jsonl.read),
}
