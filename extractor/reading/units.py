"""Reads text; yields its units: lines, or paragraphs where lines were wrapped hard, each with its place and features.

The text is never rewritten: units are ranges of it, and the features look at a folded copy of one unit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from extractor.lazy import lazy
from extractor.lexicon import read_table
from extractor.reading.calendar import Dated, full_dates

_LINE = re.compile(r"[^\n\r\u2028\u2029\x85\x0b\x0c]+")
_CELL = re.compile(r"[^\n\r\t\u2028\u2029\x85\x0b\x0c]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_MARKS = re.compile(r"[^\w(+$€]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WEEKDAY = re.compile(r"(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|сегодня|вчера)\b")
_VERBAL = re.compile(
    r"(?:[аеуюя]т|[иы]т|[аеиыяу]л[аио]?|ш[её]л|шл[аио]|(?:рос|гиб|нес|вез|мог|стиг)(?:л[аио])?|тся|ться|л[аио]сь|лся"
    r"|[аея]н[аоы]|[аея]но|даст|(?<!тел)[аеиыя]ть)$"
)
_TOWN = re.compile(r"г\.\s?[А-ЯЁ][а-яё-]+,")  # «г. Вологда, 14.05.2021»
_PARTICIPLE = re.compile(r"[еа]н$")
_SHORT_VERBS = frozenset(
    "был была было были стал стала стало стали дал дала дали взял взяла взяли есть нет идет ждет дает могут будут "
    "будет надо можно нельзя нужно необходимо сел".split()
)
_TERMINAL = ".!?…"
_CLOSING = "»”\"')]}’“"
_BULLETS = "•●▪▸►·◦‣∙*"
OUTLIERS = 3  # lines that may be longer than the wrap
SLACK = 8  # columns: people wrap earlier than programs, to keep a number with its unit
CELL_WORDS = 5  # cells of data are shorter
WRAP_WIDTHS = range(40, 131)  # columns at which texts are wrapped by hand, mail and old engines


@cache
def nouns() -> frozenset[str]:
    """Frequent nouns that end like a verb."""
    return frozenset(row["phrase"] for row in read_table("furniture") if row["kind"] == "noun")


@dataclass(frozen=True)
class Unit:
    """A line or a re-joined paragraph, `text[start:end]` without outer blanks; `blank_before`: after a blank line."""

    source: str
    start: int
    end: int
    blank_before: bool

    @lazy
    def plain(self) -> str:
        """The unit with one kind of blank and without invisible characters."""
        return " ".join(_INVISIBLE.sub("", self.source[self.start : self.end]).split())

    @lazy
    def folded(self) -> str:
        """The plain unit for comparing: lower case, ё as е."""
        return self.plain.lower().replace("ё", "е")

    @lazy
    def words(self) -> list[str]:
        """Words of letters, folded."""
        return _WORD.findall(self.folded)

    @lazy
    def core(self) -> str:
        """The folded unit without a bullet, an icon, quotes and closing marks at its ends."""
        text = self.folded
        marks = _MARKS.match(text)
        start, end = marks.end() if marks else 0, len(text)
        while end > start and not (text[end - 1].isalnum() or text[end - 1] in "_)"):
            end -= 1
        return text[start:end]

    @lazy
    def bulleted(self) -> bool:
        """Whether it begins with a list mark (a dash is none: dialogues begin so)."""
        return self.plain[:1] in _BULLETS and self.plain[:1] != ""

    @lazy
    def ruled(self) -> bool:
        """Whether it holds marks only: a line drawn across the page."""
        return not any(map(str.isalnum, self.plain))

    @lazy
    def ends_sentence(self) -> bool:
        """Whether its last mark ends a sentence."""
        return self.plain.rstrip(_CLOSING + " ")[-1:] in tuple(_TERMINAL)

    @lazy
    def verbal(self) -> bool:
        """Whether a word looks like a verb or a short participle: rough, as no dictionary is at hand here."""
        return has_verb(self.plain)

    @lazy
    def stems(self) -> frozenset[str]:
        """First five letters of its longer words: what it is about."""
        return frozenset([word[:5] for word in self.words if word[3:]])

    @lazy
    def dates(self) -> list[Dated]:
        """The full dates in the plain unit."""
        return full_dates(self.plain)

    @property
    def length(self) -> int:
        """Characters as written."""
        return self.end - self.start

    @lazy
    def size(self) -> int:
        """Characters without runs of blanks."""
        return len(self.plain)


def words_of(text: str) -> list[str]:
    """Words of letters, folded."""
    return _WORD.findall(text.lower().replace("ё", "е"))


def has_verb(text: str) -> bool:
    """Whether a word looks like a verb; capitals inside a line are names."""
    words = _WORD.findall(text.replace("ё", "е"))
    return any(_verbal(word.lower(), index) for index, word in enumerate(words) if not index or word.islower())


def _verbal(word: str, index: int) -> bool:
    if word in _SHORT_VERBS:
        return True
    if len(word) < 5 or word in nouns() or word.endswith(("ители", "атели")):
        return False
    return bool(_VERBAL.search(word) or (index and _PARTICIPLE.search(word)))


def units_of(text: str, limit: int = 1_000_000) -> list[Unit]:
    """The units of a text's first lines, in order."""
    lines = list(islice(_lines(text), limit))
    return _joined(lines, wrap_width(lines))


def _lines(text: str) -> Iterator[Unit]:
    previous = 0
    for match in _pieces(text):
        stripped = match.group().strip(" \t\xa0\ufeff\u200b")
        if not stripped.strip():
            continue
        start = match.start() + match.group().index(stripped)
        gap = text[previous:start]
        breaks = gap.count("\n") or gap.count("\r") + gap.count("\u2028") + gap.count("\u2029")
        yield Unit(text, start, start + len(stripped), breaks > 1)
        previous = start + len(stripped)


def _pieces(text: str) -> Iterator[re.Match[str]]:
    """Lines; the cells of a row where one is prose are apart (a table that only lays out the page)."""
    for line in _LINE.finditer(text):
        cells = list(_CELL.finditer(text, *line.span())) if "\t" in line.group() else []
        prose = any(len(cell.group().split()) >= CELL_WORDS for cell in cells)
        yield from cells if prose and len(cells) > 1 else [line]


def wrap_width(lines: list[Unit]) -> int:
    """The column at which the text was wrapped by hand, or 0.

    A break is a wrap when the next line's first word would not have fitted; a text is wrapped when a third
    of such breaks and three at least cut a sentence. The longest lines may be headlines, unwrapped.
    """
    lengths = sorted({line.length for line in lines}, reverse=True)[: OUTLIERS + 1]
    wraps = {width: _count_wraps(lines, width) for width in lengths if width in WRAP_WIDTHS}
    best = max(wraps, key=lambda width: (wraps[width], width), default=0)
    return best if best and wraps[best] else 0


def _count_wraps(lines: list[Unit], width: int) -> int:
    """How many breaks are wraps at this width; 0 where few cut a sentence, or where lines are longer than that."""
    wraps = [one for one, other in pairwise(lines) if _wraps(one, other, width)]
    cuts = sum(not one.ends_sentence for one in wraps)
    longer = [line for line in lines if line.length > width]
    headlines = len(longer) <= OUTLIERS and not any(line.ends_sentence and line.length > 2 * width for line in longer)
    return len(wraps) if cuts >= 3 and cuts * 3 >= len(wraps) and headlines else 0


def _wraps(one: Unit, other: Unit, width: int) -> bool:
    """Whether the next line's first word would not have fitted; inside a sentence a word more is forgiven."""
    first = len(other.source[other.start : other.end].split(" ", 1)[0])
    if one.ruled or other.ruled:
        return False
    forgiven = 0 if one.plain[-1:] in '.!?…:;»")' else SLACK
    fits = one.length + 1 + first <= width - forgiven
    return not other.blank_before and not other.bulleted and not fits and one.length <= width


def _cuts(one: Unit, other: Unit) -> bool:
    """Whether a break stands inside a sentence: a long line without an end mark, then a small letter."""
    long = len(one.words) >= 4 and one.plain[-1:] not in '.!?…:;»")'
    goes_on = other.plain[:1].islower() and not _WEEKDAY.match(other.plain) and not _TOWN.match(other.plain)
    return long and goes_on and not other.blank_before and not one.bulleted


def _joined(lines: list[Unit], width: int) -> list[Unit]:
    """Lines with those joined to the one before that a wrap parted from it."""
    joined: list[Unit] = []
    previous: Unit | None = None
    for line in lines:
        if previous and ((width and _wraps(previous, line, width)) or _cuts(previous, line)):
            last = joined.pop()
            joined.append(Unit(line.source, last.start, line.end, last.blank_before))
        else:
            joined.append(line)
        previous = line
    return joined
