"""Reads a sheet and where the body begins; yields the units of the article's headline, all its repetitions included."""

import re

from extractor.reading.runs import Sheet
from extractor.reading.units import Unit, has_verb, words_of

REACH = 14  # units above the body among which the headline is looked for
LEAST_TOLD = 4  # words of a line that says something
RUBRIC_MARKS = "/|→›»•["
CLEARLY = 4  # by so much must a line beat the one that the page's head calls the title (it may be the outlet's name)
_SITE = re.compile(r"(?<!\s)\s{1,3}([|•·–—-]|::)\s{1,3}((?:[^\s|•·]{1,40}\s?){1,4})$")
_TOLD = re.compile(r"^[а-яё]|\d")
_OUTLETS = ("новости", "газета", "портал", "издание", "еженедельник")
ALIKE = 0.6  # a unit says the title when it makes up this much of it (heads add the outlet's name)


def titled(sheet: Sheet, title: str | None) -> int | None:
    """The unit that says what the page's head gives as the title, the one with sentences soon below it."""
    wanted = " ".join((title or "").lower().replace("ё", "е").split())
    if not wanted:
        return None
    saying = [index for index, unit in enumerate(sheet.units) if _says(unit, wanted)]
    return max(saying, key=lambda index: (_leads(sheet, index), sheet.units[index].size), default=None)


def _says(unit: Unit, wanted: str) -> bool:
    core = unit.core
    said = core in wanted or wanted.strip("«»\"'.!? ") in core[: len(wanted) + 4]
    return len(core) > 8 and said and len(core) >= ALIKE * len(wanted) > 0


def _leads(sheet: Sheet, index: int) -> bool:
    """Whether sentences follow before a list of other articles does."""
    for label in sheet.labels[index + 1 : index + 9]:
        if label in ("text", "end", "inline"):
            return label == "text"
    return False


def headline_of(sheet: Sheet, start: int, known: int | None) -> tuple[int, ...]:
    """The headline's units: the known one or the line above the body that is most like one; () where there is none."""
    guess = _guessed(sheet, start)
    if known is None:
        known = guess
    elif known < start and guess is not None:
        known = guess if _score(sheet, guess, start) > _score(sheet, known, start) + CLEARLY else known
    if known is not None and known == guess and _headed(sheet, known, start):
        known -= 1
    if known is None:
        return (start,) if _first_sentence(sheet, start) else ()
    core = sheet.units[known].core
    near = range(max(0, min(known, start) - REACH), max(start, known + 1))
    same = {i for i in near if sheet.units[i].core == core and not _numbered(sheet.units[i])}
    return tuple(sorted(same | {known}))


def _headed(sheet: Sheet, index: int, start: int) -> bool:
    """Whether the line above what is most like a headline is one itself, and that its deck: both say something."""
    if index == 0 or sheet.labels[index - 1] != "short" or index > 1 and sheet.labels[index - 2] == "short":
        return False
    above, deck = sheet.units[index - 1], sheet.units[index]
    tells = above.verbal or any(mark.isdigit() for mark in above.plain)
    rubric = len(above.words) < LEAST_TOLD or any(mark in above.plain for mark in RUBRIC_MARKS)
    return tells and not rubric and deck.verbal and deck.blank_before


def _guessed(sheet: Sheet, start: int) -> int | None:
    candidates = [i for i in range(max(0, start - REACH), start) if sheet.labels[i] in ("short", "inline", "item")]
    scores = [(_score(sheet, i, start), -i) for i in candidates]
    best, index = max(scores, default=(0.0, 0))
    return -index if best > 0 else None


def _score(sheet: Sheet, index: int, start: int) -> float:
    """How much a line is like the headline of the sentences below: shared words, repetition, nearness, form."""
    unit = sheet.units[index]
    if not unit.words or unit.size > 250 or unit.plain[-1:] == ";" or re.match(r"\d{1,2}\)", unit.plain):
        return -1
    return 2.0 * min(len(unit.stems & sheet.lead(start)), 4) + _place(sheet, index, start) + _form(unit)


def _place(sheet: Sheet, index: int, start: int) -> float:
    """Repetition speaks for a headline, lines between it and the body against it; so does opening the whole text."""
    core = sheet.units[index].core
    lines = [sheet.units[i] for i in range(index + 1, start) if sheet.labels[i] in ("short", "item")]
    between = [unit for unit in lines if unit.core != core]
    above = sheet.units[max(0, start - REACH) : start]
    repeated = _echoed(sheet, index) or sum(unit.core == core for unit in above) > 1
    opening = index == 0 and (start == 1 and sheet.units[1].blank_before or _is_quotation(sheet.units[0]))
    return 2 * repeated - len(between) - sum(unit.verbal for unit in between) + 4 * opening


def _is_quotation(unit: Unit) -> bool:
    """«Мы построили 12 школ»: below it who says so is told."""
    return unit.plain[:1] == "«" and unit.plain[-1:] == "»" and unit.plain.count("«") == 1 and len(unit.words) >= 4


def _echoed(sheet: Sheet, index: int) -> bool:
    """Whether furniture says the line again: bread crumbs, the heading of the comments, data for search engines."""
    core = sheet.units[index].core
    if len(sheet.units[index].words) < 4:
        return False
    told = ("menu", "label", "end", "inline", "short", "teaser", "markup")
    furniture = (unit for unit, label in zip(sheet.units, sheet.labels, strict=True) if label in told)
    return any(core != unit.core and core in unit.folded for unit in furniture)


def _form(unit: Unit) -> float:
    count = len(unit.words)
    against = 2 * (count < 3) + 3 * unit.bulleted + 2 * _numbered(unit)
    return 2 * (count >= 4) + 3 * unit.verbal + (unit.size > 30) - against


def _numbered(unit: Unit) -> bool:
    """An entry of bread crumbs or a rating: «3. Заголовок», «3) Тула»."""
    number, dot, _ = unit.plain[:4].replace(")", ".").partition(".")
    return bool(dot) and number.isdigit()


def _first_sentence(sheet: Sheet, start: int) -> bool:
    """Whether the first sentence itself is the headline: one that opens the text, short or without an end mark.

    Dates and counters may stand above one without an end mark.
    """
    unit, below = sheet.units[start], start + 1
    alone = all(label in ("meta", "label", "ticker", "menu") for label in sheet.labels[:start])
    whole = alone and len(sheet.units) > below + 1 and sheet.units[below].blank_before
    if whole and not unit.ends_sentence and unit.plain[-1:] not in ":;," and sheet.text(below):
        return unit.size < 250 and ". " not in unit.plain
    return whole and start == 0 and unit.size < 110 and ". " not in unit.plain and unit.plain[:1] not in "–—―-−"


def without_site(line: str) -> str:
    """A headline without the outlet's name behind it: «Заголовок | Орёл сегодня», «Заголовок – Новости Орла».

    What says a figure or begins in small letters is the headline's: «Мост построят | 5 млрд рублей».
    """
    parted = _SITE.search(line)
    if parted is not None and _TOLD.search(parted.group(2)):
        return line
    if parted is None or len(words_of(line[: parted.start()])) < LEAST_TOLD or has_verb(f"и {parted.group(2)}"):
        return line
    named = parted.group(1)[0] not in "–—-" or "".join(words_of(parted.group(2))).startswith(_OUTLETS)
    return line[: parted.start()] if named else line
