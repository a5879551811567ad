"""Reads packed streams (gzip, zstd); yields their bytes, and says where a stream is cut off or damaged.

zlib's own file objects raise at damage and lose the place; here the bytes before it are given, `damage` names it, and
reading can go on with the next member: the records of a web archive are members of their own.
"""

import io
import zlib
from typing import BinaryIO

from extractor.errors import BudgetError, ReadingError

CHUNK = 1 << 16
MAX_RATIO = 100  # text packs 3 to 50 times; a stream that unpacks to more is made to do harm
BOMB_BYTES = 16_000_000  # below this much output no ratio is a danger
_MAGIC = b"\x1f\x8b\x08"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"


class Gunzip(io.RawIOBase):
    """The unpacked bytes of a gzip stream of one or many members."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._engine = zlib.decompressobj(wbits=31)
        self._pending = b""
        self._fresh = True
        self.taken = self.made = 0
        self.damage: str | None = None
        self.hopeless = False

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Unpacked bytes; 0 at the end or at damage."""
        data = self._next(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _next(self, limit: int) -> bytes:
        while not self.damage:
            if not self._pending and not self._fill():
                return b""
            data = self._unpack(limit)
            if data:
                self.made += len(data)
                self._guard()
                return data
        return b""

    def _fill(self) -> bool:
        """More packed bytes; at the end of the file inside a member the damage is noted."""
        self._pending = self._raw.read(CHUNK)
        self.taken += len(self._pending)
        if not self._pending and not self._fresh:
            self.damage = f"cut off after {self.taken:,} bytes"
            self.hopeless = True
        return bool(self._pending)

    def _unpack(self, limit: int) -> bytes:
        if self._fresh:
            self._pending = self._pending.lstrip(b"\0")  # padding between members
            if not self._pending:
                return b""
        self._fresh = False
        try:
            data = self._engine.decompress(self._pending, limit)
        except zlib.error:
            self.damage = f"damaged near byte {self.taken - len(self._pending):,}"
            return b""
        self._pending = self._engine.unconsumed_tail
        if self._engine.eof:
            self._pending = self._engine.unused_data
            self._engine, self._fresh = zlib.decompressobj(wbits=31), True
        return data

    def _guard(self) -> None:
        if self.made > BOMB_BYTES and self.made > MAX_RATIO * self.taken:
            self.damage = f"unpacks to more than {MAX_RATIO} times its size"
            self.hopeless = True

    def resume(self) -> bool:
        """Go on with the next member after damage; False where there is none."""
        if self.hopeless:
            return False
        self._pending = self._pending[1:]
        while _MAGIC not in self._pending:
            more = self._raw.read(CHUNK)
            if not more:
                return False
            self.taken += len(more)
            self._pending = self._pending[-2:] + more
        self._pending = self._pending[self._pending.index(_MAGIC) :]
        self._engine, self._fresh, self.damage = zlib.decompressobj(wbits=31), True, None
        return True


class Unzstd(io.RawIOBase):
    """The unpacked bytes of a zstd stream."""

    def __init__(self, raw: BinaryIO) -> None:
        from fastwarc.stream_io import ZstdReader

        self._counting = Counting(raw)
        self._reader = ZstdReader(self._counting)
        self.made = 0
        self.damage: str | None = None
        self.hopeless = True

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Unpacked bytes; 0 at the end or at damage."""
        if self.damage:
            return 0
        try:
            data = self._reader.read(len(buffer))
        except (OSError, ValueError) as error:
            self.damage = f"damaged near byte {self._counting.taken:,} ({error})"
            return 0
        self.made += len(data)
        if self.made > BOMB_BYTES and self.made > MAX_RATIO * self._counting.taken:
            self.damage = f"unpacks to more than {MAX_RATIO} times its size"
        buffer[: len(data)] = data
        return len(data)

    def resume(self) -> bool:
        """A zstd stream cannot be entered in the middle."""
        return False


class Counting:
    """A stream that is only read forward, for fastwarc, which asks `seek` for the place and panics without it."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        """Bytes from the stream."""
        data = self._raw.read(size)
        self.taken += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """Where the stream is; it does not move."""
        return self.taken

    def tell(self) -> int:
        """Where the stream is."""
        return self.taken

    def close(self) -> None:
        self._raw.close()


Packed = Gunzip | Unzstd


def unpacked(raw: BinaryIO, suffix: str) -> "tuple[BinaryIO, Packed | None]":
    """The stream to read, and the unpacking below it if there is one: by suffix, or by the first bytes."""
    head = raw.peek(4)[:4] if isinstance(raw, io.BufferedReader) else b""
    packed: Packed | None = None
    if suffix == ".gz" or head.startswith(_MAGIC):
        packed = Gunzip(raw)
    elif suffix == ".zst" or head == ZSTD_MAGIC:
        packed = Unzstd(raw)
    return (io.BufferedReader(packed, CHUNK) if packed else raw), packed


def read_all(stream: BinaryIO, limit: int, path: str) -> bytes:
    """All bytes of a stream; raises BudgetError beyond the limit, having read no more than that."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise BudgetError(f"more than {limit:,} bytes", file=path, remedy="raise --max-bytes, or split the input")
    return data


def check_whole(packed: Packed | None, path: str) -> None:
    """Raises ReadingError where the stream below was cut off or damaged."""
    if packed and packed.damage:
        raise ReadingError(packed.damage, file=path, remedy="get the file anew")
