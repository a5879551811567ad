"""Reads units; yields the layout: which units are the headline, which the body; the rest is furniture.

The article is the run of sentences that stands below the page's title or, without a title, stands first and is long
enough. It ends where a heading opens a list of other articles.
"""

import re
from dataclasses import dataclass

from extractor.reading.furniture import PICTURES, Label
from extractor.reading.headline import headline_of, titled
from extractor.reading.offices import opens_with_office
from extractor.reading.repeats import NONE, Repeats
from extractor.reading.runs import GAP, Sheet, resumes, runs_of
from extractor.reading.units import Unit

LONG_LINE, SAME_MATTER = 6, 2  # words of a line without its full stop, and how many of them the story has said
POINTING = frozenset("эти этих этого этот этой этом эта это этим они он она их его также кроме".split())
SHORT_ROW = 60  # characters
ENOUGH = 0.4  # the first run wins unless another has this much more text
_PERSON = re.compile(r"^[А-ЯЁ][а-яё]+(?: [А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){1,2}$")
_ROW = re.compile(
    r"(?:[-–—•*·] ?[а-яёА-ЯЁ«\"]|[А-ЯЁ«\"])[^.!?:;|–—]{1,80}(?:[–—] [А-ЯЁ][^.!?:;|–—]{1,40})?"
    r" ?[-–—:] ?(?:[а-яё]+ ){0,2}"
    r"[+−-]?\d(?:[^.!?|]|(?<=тыс|руб|млн)\.|(?<=млрд)\.){0,60}[.;,]?$"
)
_BRACKETED = re.compile(r"[А-ЯЁ][^.!?:;|()]{1,60} \([+−–-]?\d[^()]{0,40}\)[.;,]?$")  # «Тульская область (-11,2‰)»
_MEASURED = re.compile(r"\d ?(?:°|[а-яё]+)")  # a unit or a thing
_NUMBERED = re.compile(r"\d{1,2}[.)] ?[А-ЯЁа-яё«]")
_ASKS = frozenset("что как где кто когда почему зачем сколько какие какой куда чем за для о".split())


@dataclass(frozen=True)
class Layout:
    """Indices of units: those of the headline (it may be repeated), and those of the body."""

    units: tuple[Unit, ...]
    labels: tuple[Label, ...]
    headline: tuple[int, ...]
    body: tuple[int, ...]

    @property
    def first(self) -> int:
        """The unit at which the article begins."""
        return min(self.headline + self.body, default=0)


def layout_of(units: list[Unit], title: str | None = None, repeats: Repeats = NONE) -> Layout:
    """The layout of a page; `title` is what the page's head says, if anything does."""
    sheet = Sheet(tuple(units), repeats)
    known = titled(sheet, title)
    run = _best_run(sheet, known)
    if run is None:
        return _without_sentences(sheet, known)
    start, stop = run
    headline = headline_of(sheet, start, known)
    below = headline[-1] + 1 if headline else start
    rows = _opening_rows(sheet, below if headline else 0, max(start, below))
    body = tuple(sorted({*rows, *_body(sheet, below, (max(start, below), stop))}))
    return Layout(sheet.units, sheet.labels, headline, body)


def _without_sentences(sheet: Sheet, known: int | None) -> Layout:
    """No sentence at all: what no rule knows is the body (a message of a few lines), its first line the headline."""
    short = [i for i, label in enumerate(sheet.labels) if label in ("short", "item")]
    own = [i for i in short if not _PERSON.match(sheet.units[i].plain)]
    if known is None and len(own) > 1 and sheet.units[own[0] + 1].blank_before and len(sheet.units[own[0]].words) > 1:
        known = own[0]
    headline = () if known is None else (known,)
    body = tuple(i for i in own if i != known)
    return Layout(sheet.units, sheet.labels, headline, body if body or headline else tuple(range(len(sheet.units))))


def _best_run(sheet: Sheet, known: int | None) -> tuple[int, int] | None:
    """The article's run of sentences: the first below the title, else the first not much shorter than the longest."""
    runs = runs_of(sheet, known + 1 if known is not None else 0)
    if not runs:
        return None if known is None else _best_run(sheet, None)
    sizes = [sum(sheet.units[i].size for i in range(*run) if sheet.text(i)) for run in runs]
    return next(run for run, size in zip(runs, sizes, strict=True) if size >= ENOUGH * max(sizes))


def _body(sheet: Sheet, below: int, bounds: tuple[int, int]) -> tuple[int, ...]:
    """The body's units between the headline and the run's end."""
    start, stop = bounds
    subtitles = [i for i in range(below, start) if sheet.labels[i] == "short" and _subtitle(sheet.units[i])]
    inside = [i for i in range(start, stop) if _in_body(sheet, i, start)]
    return tuple(subtitles + inside + _tail(sheet, bounds))


def _opening_rows(sheet: Sheet, below: int, start: int) -> list[int]:
    """The rows of a list that stands right above the first sentences, with the line that announces it.

    «Подорожали:», «– гречка – 14 %;»; without such a line two rows at least that are numbered or bulleted.
    """
    first = start
    while first > below and sheet.labels[first - 1] in ("short", "item") and _listed(sheet.units[first - 1]):
        first -= 1
    above = sheet.units[first - 1] if first else None
    if first == start:
        return []
    if above is not None and above.plain.endswith(":"):
        return list(range(max(below, first - 1), start))
    rows = sheet.units[first:start]
    return list(range(first, start)) if len(rows) > 2 or len(rows) > 1 and all(map(_entry, rows)) else []


def _listed(unit: Unit) -> bool:
    """A row of a list that says a figure."""
    told = unit.verbal and (unit.size > SHORT_ROW or unit.ends_sentence)
    return any(map(str.isdigit, unit.plain)) and (_row(unit) or (_entry(unit) or unit.plain[-1:] in ":;") and not told)


def _subtitle(unit: Unit) -> bool:
    """A line between headline and body that says something; a caption only names what is seen."""
    counted = any(mark.isdigit() for mark in unit.plain) and not {"год", "года", "г", "фото"} & set(unit.words)
    return len(unit.words) > 3 and (unit.verbal or " — " in unit.plain or " – " in unit.plain or counted)


def _in_body(sheet: Sheet, index: int, start: int) -> bool:
    label = sheet.labels[index]
    if label not in ("text", "short", "item", "menu", "end") or _in_insert(sheet, index, start):
        return False
    return label == "text" or not (_foreign(sheet, index) or _credits(sheet, index))


def _credits(sheet: Sheet, index: int) -> bool:
    """Whether a line names only a person, and not the one who speaks below it or whose post stands there."""
    if not _PERSON.match(sheet.units[index].plain):
        return False
    below = sheet.units[index + 1].plain if index + 1 < len(sheet.units) else ""
    return below[:1] not in ("«", "–", "—", "―") and not opens_with_office(below)


def _in_insert(sheet: Sheet, index: int, start: int) -> bool:
    """Whether a unit stands under a heading inside the story and before the story goes on."""
    for heading in range(index - 1, max(start, index - GAP) - 1, -1):
        if sheet.labels[heading] == "inline":
            resumed = resumes(sheet, start, heading)
            return resumed is not None and index < resumed
    return False


def _foreign(sheet: Sheet, index: int) -> bool:
    """Whether a line between paragraphs is another article's headline: it tells something and is in no list."""
    unit, before = sheet.units[index], sheet.units[index - 1]
    if sheet.labels[index] != "short" or sheet.labels[index - 1] == "item" or not unit.blank_before or not unit.verbal:
        return False
    if before.plain[-1:] in ":;," or unit.plain[-1:] in ":;,?!" or unit.words[0] in _ASKS:
        return False
    below = sheet.units[index + 1]
    return len(unit.words) >= 6 or (len(unit.plain.split()) >= 4 and not unit.stems & below.stems)


def _tail(sheet: Sheet, bounds: tuple[int, int]) -> list[int]:
    """What still belongs to the story after its last sentence: entries of a list, the speaker of a quotation."""
    tail = _rows(sheet, bounds[1])
    loose = _loose(sheet, bounds) or _is_cut(sheet, bounds)
    for index in range(bounds[1] + len(tail), len(sheet.units)):
        if loose and sheet.labels[index] in ("short", "item", "menu", "text"):
            tail.append(index)
        elif _goes_on(sheet, index, bool(tail) and _entry(sheet.units[tail[-1]])) or _figure_told(sheet, index, bounds):
            tail.append(index)
        else:
            break
    return [index for index in tail if not _PERSON.match(sheet.units[index].plain)]


def _rows(sheet: Sheet, start: int) -> list[int]:
    """Lines from a unit on that say a figure each: «Каргопольский район – 14», two at least, or one that is ended.

    Three at least where they are numbered: «1. Каргополь (+14 %)».
    A line may announce them: «Лидеры района:»; pictures may be their bullets: «👉 пенсии вырастут на 7 %».
    """
    first = start + _announces(sheet, start)
    stop = first
    while stop < len(sheet.units) and sheet.labels[stop] in ("short", "item", "menu"):
        pictured = first > start and sheet.labels[stop] == "item" and sheet.units[stop].plain.startswith(PICTURES)
        if not (pictured or _row(sheet.units[stop]) or _numbered_row(sheet.units[stop], first > start)):
            break
        stop += 1
    numbered = first == start and any(_NUMBERED.match(unit.plain) for unit in sheet.units[start:stop])
    ended = stop > start == first and sheet.units[start].plain.endswith(".")  # «Средняя зарплата – 58,6 тыс. руб.»
    return list(range(start, stop)) if ended or stop > first + 1 + numbered else []


def _numbered_row(unit: Unit, announced: bool) -> bool:
    """«1. Тула (+14,8‰)», «1. Тула – 14»; below a line that announces it «2. Тула 15, 8, 8 (31)», too."""
    number = _NUMBERED.match(unit.plain)
    if number is None or unit.verbal:
        return False
    told = unit.plain[number.end() - 1 :]
    return bool(_ROW.match(told) or _BRACKETED.match(told)) or announced and any(map(str.isdigit, told))


def _announces(sheet: Sheet, index: int) -> bool:
    """Whether a short line there ends in a colon."""
    return index < len(sheet.units) and sheet.labels[index] == "short" and sheet.units[index].plain.endswith(":")


def _row(unit: Unit) -> bool:
    return _ROW.match(unit.plain) is not None or _BRACKETED.match(unit.plain) is not None


def _loose(sheet: Sheet, bounds: tuple[int, int]) -> bool:
    """Whether the writer sets no end marks: then short lines below the last sentence are the story's, too."""
    texts = [sheet.units[i] for i in range(*bounds) if sheet.text(i)]
    return 2 * sum(not (unit.ends_sentence or unit.plain[-1:] in ":;,") for unit in texts) > len(texts)


def _is_cut(sheet: Sheet, bounds: tuple[int, int]) -> bool:
    """Whether the page is the story alone, and its last line, of the same matter, has lost its full stop."""
    start, stop = bounds
    if stop != len(sheet.units) - 1 or start > 1 or not set(sheet.labels) <= {"text", "short"}:
        return False
    unit = sheet.units[stop]
    told = frozenset().union(*[sheet.units[at].stems for at in range(start, stop)])
    pointing = not POINTING.isdisjoint(unit.words)  # «на эти цели выделено 40 млн»
    return unit.verbal and len(unit.words) >= LONG_LINE and (pointing or len(unit.stems & told) >= SAME_MATTER)


def _entry(unit: Unit) -> bool:
    return unit.bulleted or _NUMBERED.match(unit.plain) is not None or unit.plain[:1] in "–—―" or unit.plain[:2] == "- "


def _goes_on(sheet: Sheet, index: int, listed: bool) -> bool:
    """Whether a line after the last sentence is an entry of its list, or says whose words the quotation was."""
    before, unit, label = sheet.units[index - 1], sheet.units[index], sheet.labels[index]
    dashed = unit.plain[:1] in "–—―"
    if label in ("short", "item") and (before.plain[-1:] in ":;" or (listed and _entry(unit))):
        return True
    return label == "short" and dashed and not unit.verbal and not any(mark.isdigit() for mark in unit.plain)


def _figure_told(sheet: Sheet, index: int, bounds: tuple[int, int]) -> bool:
    """Whether a line after the last sentence is a short sentence with a figure: «Днём +15 °С.», not «Скидка 50%.»."""
    unit = sheet.units[index]
    if sheet.labels[index] != "short" or not unit.ends_sentence or unit.blank_before:
        return False
    if _MEASURED.search(unit.plain):
        return True
    told = any(unit.stems & sheet.units[at].stems for at in range(*bounds))
    return any(map(str.isdigit, unit.plain)) and (unit.verbal or told)
