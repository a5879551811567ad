"""One browser for all tests of this folder."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.writing.browsing import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium."""
    with chromium() as found:
        yield found
