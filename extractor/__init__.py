"""Numbers of Russian news: how much of what, in which region, when, and on whose word."""

from typing import TYPE_CHECKING, Any

from extractor.version import __version__

if TYPE_CHECKING:
    from extractor.errors import ExtractorError, Failure
    from extractor.pipeline import Extractor
    from extractor.records import Fact, Record
    from extractor.writing.collection import Records, load

__all__ = ["Extractor", "ExtractorError", "Fact", "Failure", "Record", "Records", "__version__", "load"]

_HOMES = {
    "Extractor": "pipeline", "ExtractorError": "errors", "Failure": "errors", "Fact": "records", "Record": "records",
    "Records": "writing.collection", "load": "writing.collection",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Public names load on first use, so that importing the package costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"extractor.{_HOMES[name]}"), name)
