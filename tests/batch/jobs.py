"""Jobs that stand for the real one where a test is about the batch: they load in no time, and break on command.

An article that begins with `!` says what is to happen to its worker; any other becomes a record with one fact.
"""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from extractor.batch.extraction import about, failed
from extractor.batch.items import CONTAINER
from extractor.batch.working import Mark, Order
from extractor.reading.listing import shown
from extractor.records import ArticleRecord, Fact, Kind, Modality, QuantityRecord, Record, Role, SentenceRecord
from extractor.version import __version__
from extractor.writing.files import record_bytes
from tools import poison


def stubborn() -> None:
    """Never ends, and does not hear of signals that can be refused."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    poison.loop()


COMMANDS: dict[str, Callable[[], object]] = poison.COMMANDS | {
    "stubborn": stubborn,
    "slow": lambda: time.sleep(0.05),
    "leak": lambda: poison.HELD.append(bytearray(b"x" * (40 << 20))),
}


class Fake:
    """Files to small records."""

    def __init__(self, reading: dict[str, object], journal: dict[str, object]) -> None:
        self._reading = reading

    def warm_up(self) -> None:
        """Nothing to load."""

    def process(self, orders: list[Order], mark: Mark | None) -> Iterator[Order]:
        """An outcome an order."""
        for header, _ in orders:
            if mark:
                mark("mentions")
            try:
                record = record_of(Path(header["path"]), header["id"])
            except MemoryError:
                raise
            except Exception as error:
                failure = failed(header["path"], "mentions", error)
                yield {"number": header["number"], "failure": asdict(failure)}, b""
            else:
                yield {"number": header["number"], **about(record)}, record_bytes(record)


class Nonsense(Fake):
    """Says what no worker may say."""

    def process(self, orders: list[Order], mark: Mark | None) -> Iterator[Order]:
        """Answers for articles of others."""
        for _, _ in orders:
            yield {"number": 999_999, "failure": {}}, b""


class Broken(Fake):
    """Cannot start."""

    def warm_up(self) -> None:
        """Fails as a missing model does."""
        raise FileNotFoundError("no model there")


class Dump(Fake):
    """Lines of a file to small records: the reader may break at a line, `!always` or `!once` (if not yet there)."""

    def process(self, orders: list[Order], mark: Mark | None) -> Iterator[Order]:
        """The lines of a container, or an outcome an order."""
        if orders[0][0]["kind"] != CONTAINER:
            for header, body in orders:
                record = record_of_text(body.decode(), header["id"], header["path"])
                yield {"number": header["number"], **about(record)}, record_bytes(record)
            return
        path = Path(orders[0][0]["path"])
        for place, line in enumerate(path.read_text("utf-8").splitlines()):
            if line.startswith("!"):
                _break_reader(line, path)
            found = {"id": f"line{place:03}", "path": str(path), "sha256": sha256(line.encode()).hexdigest()}
            yield {"number": orders[0][0]["number"], "article": found}, line.encode()


def _break_reader(line: str, path: Path) -> None:
    flag = path.with_suffix(".broken")
    if line == "!always" or not flag.exists():
        flag.touch()
        if line == "!hang":
            poison.loop()
        os.kill(os.getpid(), signal.SIGKILL)


def record_of(path: Path, identity: str) -> Record:
    """A record of a file; a command in it is obeyed."""
    text = path.read_bytes().decode()
    if text.startswith("!"):
        COMMANDS[text[1:].split()[0]]()
    return record_of_text(text, identity, shown(str(path)))


def record_of_text(text: str, identity: str, path: str) -> Record:
    """A record whose one fact is the first number of the text."""
    return Record(
        article=ArticleRecord(
            id=identity, path=path, url=None, title=None, published=None, author=None, media=None,
            sha256=sha256(text.encode()).hexdigest(), text=text, body=((0, len(text)),),
        ),
        facts=tuple(_fact(identity, match) for match in list(re.finditer(r"\d+", text))[:1]),
        rejected=(), regions=(), officials=(), warnings=(), extractor_version=__version__,
    )  # fmt: skip


def _fact(identity: str, match: re.Match[str]) -> Fact:
    start, end = match.span()
    return Fact(
        id=f"{identity}:{start}-{end}", kind=Kind.COUNT, role=Role.LEVEL, direction=None, modality=Modality.ACTUAL,
        quantity=QuantityRecord(text=match.group(), start=start, end=end, value=match.group()),
        measured=None, region=None, official=None, source=None, time=None,
        sentence=SentenceRecord(start=start, end=end), confidence=0.5,
    )  # fmt: skip
