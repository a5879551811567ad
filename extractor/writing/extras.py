"""Reads the name of an optional package; yields the module, or an error that names the extra to install."""

from importlib import import_module
from typing import Any

from extractor.errors import MissingExtraError

EXTRAS = {"pyarrow": "columns", "pyarrow.parquet": "columns", "duckdb": "duckdb", "pandas": "notebook"}


def optional(module: str, purpose: str) -> Any:
    """The module; raises MissingExtraError where its package is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.split(".")[0]
        remedy = f"pip install 'extractor[{EXTRAS[module]}]'"
        raise MissingExtraError(f"{purpose} needs the package {package}", remedy=remedy) from error
