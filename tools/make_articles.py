"""Reads `corpus/`; writes any number of articles like its own: other names, numbers, order and noise.

python -m tools.make_articles FOLDER --count 20000 --seed 1 --poison 0.01

The text need not be true or beautiful, it must be as hard to read as the real thing. The same seed gives the same
bytes. Poisoned articles break their worker (see `tools.poison`) or are no articles at all.
"""

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.poison import COMMANDS, MARK

ROOT = Path(__file__).parent.parent
FOLDER_SIZE = 1000  # articles a folder
SURNAMES = (
    "Абрам Белоус Вихр Гладк Дорон Ерем Жилк Зимин Игнат Калин Ларин Мохн Нестер Осип Потап Рогож Савель Тороп Устин "
    "Филат Харлам Цветк Чугун Шубин Щегл Юрасов Яблок"
).split()
_NAME = re.compile(r"\b([А-ЯЁ][а-яё]{2,12}) ([А-ЯЁ][а-яё]{2,12}?)(ов|ев|ин)(а|у|ым|ой|е|ы|ых|ыми)?\b")
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
FURNITURE = (
    "Читайте также: В соседнем районе отремонтировали {n} км дорог",
    "Фото: пресс-служба администрации",
    "Просмотров: {n}",
    "Подписывайтесь на наш канал",
    "{n} минут назад",
)

Noise = Callable[[random.Random, str], str]


def renumbered(chance: random.Random, text: str) -> str:
    """Other numbers of the same length; years stay near, and what may be a day stays one."""

    def other(match: re.Match[str]) -> str:
        digits = match.group()
        if _YEAR.fullmatch(digits):
            return str(int(digits) + chance.randint(-1, 1))
        if int(digits) <= 31:
            return str(chance.randint(2, 31))
        return str(chance.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1)) if len(digits) < 9 else digits

    return _NUMBER.sub(other, text)


def renamed(chance: random.Random, text: str) -> str:
    """Other surnames, the same in the whole article, endings kept."""
    others: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        first, stem, suffix, ending = match.groups()
        stem = others.setdefault(stem, chance.choice(SURNAMES))
        return f"{first} {stem}{suffix}{ending or ''}"

    return _NAME.sub(other, text)


def reordered(chance: random.Random, text: str) -> str:
    """Two neighbouring paragraphs of the middle change places."""
    paragraphs = text.split("\n\n")
    if len(paragraphs) > 6:
        at = chance.randrange(3, len(paragraphs) - 2)
        paragraphs[at], paragraphs[at + 1] = paragraphs[at + 1], paragraphs[at]
    return "\n\n".join(paragraphs)


def furnished(chance: random.Random, text: str) -> str:
    """A line of page furniture between two paragraphs."""
    paragraphs = text.split("\n\n")
    line = chance.choice(FURNITURE).format(n=chance.randint(2, 900))
    paragraphs.insert(chance.randrange(len(paragraphs) + 1), line)
    return "\n\n".join(paragraphs)


def sprinkled(chance: random.Random, text: str) -> str:
    """No-break spaces, soft hyphens, zero-width spaces, missing dots of ё."""
    marks = {" ": "\xa0", "ё": "е", "о": "о\u0301", "-": "\u2011"}
    return "".join(marks.get(mark, mark) if chance.random() < 0.02 else mark for mark in text)


NOISE: tuple[tuple[float, Noise], ...] = (
    (1.0, renumbered),
    (1.0, renamed),
    (0.5, reordered),
    (0.4, furnished),
    (0.1, sprinkled),
    (0.1, lambda chance, text: text.replace("\n", "\r\n")),
    (0.05, lambda chance, text: "\ufeff" + text),
    (0.05, lambda chance, text: text + "\n\n" + text[: len(text) // 2]),
)
ENCODINGS = ("utf-8",) * 17 + ("cp1251", "utf-16", "koi8-r")


def texts() -> list[str]:
    """The plain texts of the corpus."""
    found = []
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        data = path.read_bytes()
        try:
            found.append(data.decode("utf-8-sig").replace("\r\n", "\n"))
        except UnicodeDecodeError:
            found.append(data.decode("cp1251").replace("\r\n", "\n"))
    return found


def article(chance: random.Random, base: str) -> bytes:
    """One article like `base`."""
    text = base
    for share, noise in NOISE:
        if chance.random() < share:
            text = noise(chance, text)
    encoding = chance.choice(ENCODINGS)
    return text.encode(encoding, "replace" if encoding != "utf-8" else "strict")


def poison(chance: random.Random) -> bytes:
    """Something that no record can be made of."""
    if chance.random() < 0.7:
        return f"{MARK}{chance.choice(sorted(COMMANDS))}".encode()
    return chance.choice((b"", b"%PDF-1.7\n" + chance.randbytes(3000), chance.randbytes(2000) + b"\0" * 500))


def articles(count: int, seed: int, share: float) -> Iterator[tuple[str, bytes, bool]]:
    """Name, bytes and whether it is poisoned, of each article."""
    bases = texts()
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        bad = chance.random() < share
        data = poison(chance) if bad else article(chance, chance.choice(bases))
        yield f"{number // FOLDER_SIZE:03}/n{number:06}.txt", data, bad


def write(folder: Path, count: int, seed: int = 1, share: float = 0.0) -> list[str]:
    """Writes the articles; the ids of the poisoned ones."""
    bad = []
    for name, data, poisoned in articles(count, seed, share):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if poisoned:
            bad.append(path.stem)
    return bad


def main() -> int:
    """Writes a folder of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--poison", type=float, default=0.0, help="share of articles that are poisoned")
    chosen = parser.parse_args()
    bad = write(chosen.folder, chosen.count, chosen.seed, chosen.poison)
    print(f"{chosen.count} articles in {chosen.folder}, {len(bad)} of them poisoned")
    return 0


if __name__ == "__main__":
    sys.exit(main())
