"""Shared by the tests of the language stage: slovnet itself, as the judge."""

from typing import Any

import pytest
from navec import Navec
from slovnet import NER, Morph, Syntax
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from extractor.language.weights import EMBEDDING, data_folder


@pytest.fixture(scope="session")
def slovnet() -> dict[str, Any]:
    """slovnet's own taggers, on one thread: on a busy machine several wait for each other."""
    threadpool_limits(1, user_api="blas")
    navec = Navec.load(str(data_folder() / "emb" / EMBEDDING))
    kinds = {"morph": Morph, "syntax": Syntax, "ner": NER}
    paths = {name: data_folder() / "model" / f"slovnet_{name}_news_v1.tar" for name in kinds}
    return {name: kind.load(str(paths[name])).navec(navec) for name, kind in kinds.items()}
