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


class Packed(io.RawIOBase):
    """The unpacked bytes of a stream; `damage` names the place where it is cut off or damaged."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = Counting(raw)
        self._made = 0
        self.damage: str | None = None
        self._hopeless = False  # nothing behind the damage can be read

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Unpacked bytes; 0 at the end or at damage."""
        data = b"" if self.damage else self._next(len(buffer))
        self._made += len(data)
        if self._made > BOMB_BYTES and self._made > MAX_RATIO * self._raw.taken:
            self.damage, self._hopeless = f"unpacks to more than {MAX_RATIO} times its size", True
        buffer[: len(data)] = data
        return len(data)

    def resume(self) -> bool:
        """Go on with the next member after damage; False where there is none."""
        return False

    def _next(self, limit: int) -> bytes:
        """Unpacked bytes; none at the end, or at damage."""
        raise NotImplementedError


class Gunzip(Packed):
    """A gzip stream of one or many members."""

    def __init__(self, raw: BinaryIO) -> None:
        super().__init__(raw)
        self._engine = zlib.decompressobj(wbits=31)
        self._pending = b""
        self._fresh = True

    def _next(self, limit: int) -> bytes:
        data = b""
        while not data and not self.damage and (self._pending or self._fill()):
            data = self._unpack(limit)
        return data

    def _fill(self) -> bool:
        """More packed bytes; at the end of the file inside a member the damage is noted."""
        self._pending = self._raw.read(CHUNK)
        if not self._pending and not self._fresh:
            self.damage, self._hopeless = f"cut off after {self._raw.taken:,} bytes", True
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
            self.damage = f"damaged near byte {self._raw.taken - len(self._pending):,}"
            return b""
        self._pending = self._engine.unconsumed_tail
        if self._engine.eof:
            self._pending = self._engine.unused_data
            self._engine, self._fresh = zlib.decompressobj(wbits=31), True
        return data

    def resume(self) -> bool:
        """Go on with the next member after damage; False where there is none."""
        if self._hopeless:
            return False
        self._pending = self._pending[1:]
        while _MAGIC not in self._pending:
            more = self._raw.read(CHUNK)
            if not more:
                return False
            self._pending = self._pending[-2:] + more
        self._pending = self._pending[self._pending.index(_MAGIC) :]
        self._engine, self._fresh, self.damage = zlib.decompressobj(wbits=31), True, None
        return True


class Unzstd(Packed):
    """A zstd stream, which cannot be entered in the middle."""

    def __init__(self, raw: BinaryIO) -> None:
        from fastwarc.stream_io import ZstdReader

        super().__init__(raw)
        self._reader = ZstdReader(self._raw)

    def _next(self, limit: int) -> bytes:
        try:
            return bytes(self._reader.read(limit))
        except (OSError, ValueError) as error:
            self.damage = f"damaged near byte {self._raw.taken:,} ({error})"
            return b""


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


def unpacked(raw: BinaryIO, suffix: str) -> tuple[BinaryIO, Packed | None]:
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
