"""Reads file names and ids of dumps; yields article ids that are safe, unique, predictable file names."""

import hashlib
import re
import unicodedata

_SAFE = re.compile(r"[0-9A-Za-zА-Яа-яЁё][0-9A-Za-zА-Яа-яЁё_.-]*")
_UNSAFE = re.compile(r"[^0-9A-Za-zА-Яа-яЁё_-]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
MAX_BYTES = 100  # leaves room for a suffix under the 255 bytes of common file systems


def safe(name: str) -> bool:
    """Whether a name can be a file's name anywhere as it stands."""
    fits = len(name.encode("utf-8", "replace")) <= MAX_BYTES and unicodedata.is_normalized("NFC", name)
    return fits and bool(_SAFE.fullmatch(name)) and not _RESERVED.match(name) and not name.endswith(".")


def article_id(name: str, key: str | None = None) -> str:
    """The name itself where it is safe, else a slug of it with a short hash of the key (by default of the name)."""
    if safe(name) and key is None:
        return name
    slug = _UNSAFE.sub("-", unicodedata.normalize("NFC", name)).strip("-_.")[:40].rstrip("-_.") or "article"
    slug = f"x-{slug}" if _RESERVED.match(slug) else slug
    told = key if key is not None else name
    return f"{slug}-{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


class Ids:
    """Gives each article of a run an id that no other has, twins that differ only in case included."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str, place: str) -> str:
        """The id of an article called `name` that was read at `place` (path, path of a member, line)."""
        identity = article_id(name)
        if identity.casefold() in self._taken:
            identity = article_id(name, place)
        number = 2
        while identity.casefold() in self._taken:
            identity, number = article_id(name, f"{place}#{number}"), number + 1
        self._taken.add(identity.casefold())
        return identity
