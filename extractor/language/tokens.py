"""A text → its tokens and where they start: razdel's rules, remembered per white-space chunk.

The rules are those of `razdel.segmenters.tokenize`, over razdel's own atoms and character classes; a test holds both
against each other. razdel itself takes 20 µs a token, and quadratic time on a long chunk: each join copies the token so
far. A chunk is split once and remembered, unless its edge looks across the space («2010, 2011», «слово -5»): then its
neighbours' types belong to the question.
"""

from __future__ import annotations

import re

from razdel.segmenters.punct import DASHES, ENDINGS, SMILES
from razdel.segmenters.tokenize import ATOM, INT, LAT, OTHER, PUNCT, RU

from extractor.memo import MEMORY, may_recur

PLAIN = re.compile(r"([«(\"]?)([А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*)([»)\".,:;!?…]?)")  # at most a mark either side of a word
SMILE = re.compile(SMILES)
LONGEST_SMILE = 5
DASH = rf"[{re.escape(DASHES)}_]"
OPEN_LEFT = re.compile(rf"{DASH}\S|[.,/\\]\d")
OPEN_RIGHT = re.compile(rf"\S{DASH}$|\d[.,/\\]$")

Context = str | None  # the type of the neighbouring atom, None at the edge of the text


class Atoms:
    """The atoms of a chunk, an atom beyond it at either end, and where the token being built began."""

    __slots__ = ("types", "texts", "first")

    def __init__(self, chunk: str, before: Context, after: Context) -> None:
        found = [(str(match.lastgroup), match.group()) for match in ATOM.finditer(chunk)]
        self.types: list[Context] = [before, *(kind for kind, _ in found), after]
        self.texts: list[str] = ["", *(text for _, text in found), ""]
        self.first = 1


def around(atoms: Atoms, at: int, delimiters: str) -> tuple[Context, Context]:
    """The types either side of the delimiter that ends or begins at the gap before `at`; None for none."""
    if atoms.texts[at - 1] in delimiters:
        return atoms.types[at - 2], atoms.types[at]
    if atoms.texts[at] in delimiters:
        return atoms.types[at - 1], atoms.types[at + 1]
    return None, None


def dash(atoms: Atoms, at: int) -> bool:
    """«северо-западный», «Су-34»."""
    left, right = around(atoms, at, DASHES)
    return bool(left and right and left != PUNCT != right)


def underscore(atoms: Atoms, at: int) -> bool:
    """«файл_1»."""
    left, right = around(atoms, at, "_")
    return bool(left and right and left != PUNCT != right)


def decimal(atoms: Atoms, at: int) -> bool:
    """«2,5»."""
    return around(atoms, at, ".,") == (INT, INT)


def fraction(atoms: Atoms, at: int) -> bool:
    """«1/3»."""
    return around(atoms, at, "/\\") == (INT, INT)


def marks(atoms: Atoms, at: int) -> bool:
    """«?!», «--», «:)»."""
    if atoms.types[at - 1] != PUNCT or atoms.types[at] != PUNCT:
        return False
    left, right = atoms.texts[at - 1], atoms.texts[at]
    if (left in ENDINGS and right in ENDINGS) or left + right in ("--", "**"):
        return True
    parts = atoms.texts[atoms.first : at + 1]
    return len(parts) <= LONGEST_SMILE and SMILE.fullmatch("".join(parts)) is not None


def symbols(atoms: Atoms, at: int) -> bool:
    """«ΔP»: a character of no known alphabet joins to letters and to its like."""
    left, right = atoms.types[at - 1], atoms.types[at]
    return (left == OTHER and right in (OTHER, RU, LAT)) or (left in (RU, LAT) and right == OTHER)


def yahoo(atoms: Atoms, at: int) -> bool:
    """«Yahoo!»."""
    return atoms.texts[at] == "!" and atoms.texts[at - 1].lower() == "yahoo"


RULES = (dash, underscore, decimal, fraction, marks, symbols, yahoo)


def split_chunk(chunk: str, before: Context = None, after: Context = None) -> tuple[str, ...]:
    """The tokens of a text without white space, given the types of the atoms before and after it."""
    atoms = Atoms(chunk, before, after)
    found = []
    for at in range(2, len(atoms.texts) - 1):
        if not any(rule(atoms, at) for rule in RULES):
            found.append("".join(atoms.texts[atoms.first : at]))
            atoms.first = at
    found.append("".join(atoms.texts[atoms.first :]))
    return tuple(found)


def nearest(text: str, places: range) -> Context:
    """The atom type of the first character at these places that is no white space."""
    for place in places:
        if match := ATOM.match(text, place):
            return str(match.lastgroup)
    return None


class Tokenizer:
    """Splits texts, remembering the chunks it has met."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, text: str) -> tuple[list[str], list[int]]:
        """The tokens of a text and where each starts."""
        words: list[str] = []
        starts: list[int] = []
        known = self._known
        end = 0
        for chunk in text.split():
            start = text.find(chunk, end)
            end = start + len(chunk)
            tokens = known[chunk] if chunk in known else self._split(chunk, text, start)
            words += tokens
            starts.append(start)
            for word in tokens[:-1]:
                start += len(word)
                starts.append(start)
        return words, starts

    def _split(self, chunk: str, text: str, start: int) -> tuple[str, ...]:
        """The tokens of a chunk not met before, or whose neighbours matter."""
        if plain := PLAIN.fullmatch(chunk):
            tokens = tuple(filter(None, plain.groups()))
        else:
            left, right = OPEN_LEFT.match(chunk), OPEN_RIGHT.search(chunk, max(0, len(chunk) - 2))
            if left or right:
                before = nearest(text, range(start - 1, -1, -1)) if left else None
                after = nearest(text, range(start + len(chunk), len(text))) if right else None
                return split_chunk(chunk, before, after)
            tokens = split_chunk(chunk)
        if may_recur(chunk):
            if len(self._known) >= MEMORY:
                self._known.clear()
            self._known[chunk] = tokens
        return tokens
