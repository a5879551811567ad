"""Reads labelled units; yields runs of sentences: the stretches that may be the article, without teasers and inserts.

A heading such as «Читайте также» ends a run, unless the story goes on below it; a teaser of another article (headline
and one short sentence, several in a row) is in no run.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.lazy import lazy
from extractor.reading.furniture import PICTURES, Label, is_pointer, phrases
from extractor.reading.labels import label_of
from extractor.reading.matter import alike
from extractor.reading.repeats import NONE, Repeats, without_repeats
from extractor.reading.units import Unit

LEAD = 5  # units in which a story says what it is about
GAP = 6  # units without sentences that a story's lists, subheads and inserts may take
OUTLET_SIZE = 100  # characters of a line that only names the outlet
TEASER_SIZE = 220  # the lead of a teaser is a sentence or two
AD_LINES, AD_SIZE = 3, 100  # lines of an advertisement, characters of one
COHERENT = 3  # stems that a paragraph shares with the story so far when it is the story's
YOUNG = 3  # a story of fewer paragraphs is hardly over
_CUT = ("читать", "подробнее", "далее", "читать далее")
_CONTINUES = frozenset(
    "напомним ранее также кроме отметим добавим по при он она они это его ее как так между помимо".split()
)


@dataclass(frozen=True)
class Sheet:
    """All units of a text with their labels; teasers are relabelled."""

    units: tuple[Unit, ...]
    repeats: Repeats = NONE
    resumed: dict[int, int | None] = field(default_factory=dict, compare=False)  # what `resumes` said of each heading
    leads: dict[int, frozenset[str]] = field(default_factory=dict, compare=False)  # what `lead` said

    @lazy
    def labels(self) -> tuple[Label, ...]:
        """One label a unit."""
        plain = _with_rows(self.units, tuple(label_of(unit) for unit in self.units))
        plain = _with_head(self.units, plain)
        plain = _without_cut(self.units, without_repeats(self.units, plain, self.repeats))
        return _with_teasers(self.units, _without_ads(self.units, plain))

    def lead(self, start: int) -> frozenset[str]:
        """What the first sentences from a unit on are about: their stems."""
        if start not in self.leads:
            texts = [self.units[i].stems for i in range(start, start + LEAD) if self.text(i)]
            self.leads[start] = frozenset[str]().union(*texts)
        return self.leads[start]

    def text(self, index: int) -> bool:
        """Whether there is such a unit and it is sentences."""
        return index < len(self.units) and self.labels[index] == "text"


def _with_rows(units: Sequence[Unit], labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """The labels, rows of prices and rates in a list that a line announces being entries of it, no ticker.

    Rows with pictures for bullets are, too, below such a line or two at least: «👉 построили 5 школ».
    """
    found = list(labels)
    for at in range(1, len(units)):
        above = units[at - 1].plain[-1:]
        rate = labels[at] == "ticker" and units[at].plain[-1:] == ";"
        if rate and (above == ":" or found[at - 1] == "item") or labels[at] == "teaser" and _pictured(units, at):
            found[at] = "item"
    return tuple(found)


def _pictured(units: Sequence[Unit], at: int) -> bool:
    """Whether a line begins with a picture for a bullet, and the line above announces it or a neighbour does so."""
    beside = [units[at - 1], *units[at + 1 : at + 2]]
    announced = units[at - 1].plain.endswith(":") or any(unit.plain.startswith(PICTURES) for unit in beside)
    return units[at].plain.startswith(PICTURES) and announced


def _with_head(units: Sequence[Unit], labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """The labels, «ВЕСТИ СТЕПИ. Новости края» right above the date at the head of the page being no sentences.

    «Опрос: 40 % туляков – за мост» right above the first sentences is the headline.
    """
    if labels[:2] == ("label", "text") and is_pointer(units[0]) and not units[0].core.startswith(phrases("pointer")):
        return ("short", *labels[1:])
    if labels[:2] != ("text", "meta") or units[0].verbal or units[0].size > OUTLET_SIZE:
        return labels
    return ("short", *labels[1:])


def _without_ads(units: Sequence[Unit], labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """The labels, short lines glued below a mark such as «Реклама» being teasers, where a blank line ends them."""
    ads: set[int] = set()
    for index in (i for i, unit in enumerate(units) if unit.core in phrases("ad") and unit.blank_before):
        below = range(index + 1, min(index + 2 + AD_LINES, len(units)))
        stop = next((i for i in below if units[i].blank_before), 0)
        ads.update(i for i in range(index + 1, stop) if units[i].size <= AD_SIZE)
    return tuple("teaser" if i in ads else label for i, label in enumerate(labels)) if ads else labels


def _without_cut(units: Sequence[Unit], labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """The labels, the last paragraphs being teasers, two at least, that «…» cuts, the first after a word like «в»."""
    told = [i for i, label in enumerate(labels) if label == "text"]
    cut = [i for i in told if units[i].plain.endswith(("…", "..."))]
    while cut and not set(units[cut[0]].words[-1:]) & set(phrases("hanging")):
        cut = cut[1:]
    if len(cut) < 2 or cut != told[-len(cut) :]:
        return labels
    return tuple("teaser" if i in cut else label for i, label in enumerate(labels))


def _with_teasers(units: Sequence[Unit], labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """Teasers labelled as such: two or more pairs of headline and short lead in a row, or one cut by «…» or a time."""
    teasers: set[int] = set()
    index = 0
    while index < len(units):
        pairs = _pairs(units, labels, index)
        after = pairs[-1][1] + 1 if pairs else index + 1
        cut = any(_cut(units, labels, lead) for _, lead in pairs)
        if len(pairs) > 1 or cut:
            teasers.update(place for pair in pairs for place in pair)
        index = after
    kept = [i for i, label in enumerate(labels) if label == "text" and i not in teasers]
    return tuple("teaser" if i in teasers else label for i, label in enumerate(labels)) if kept else labels


def _pairs(units: Sequence[Unit], labels: tuple[Label, ...], index: int) -> list[tuple[int, int]]:
    """Pairs of headline and lead that follow each other from here; times and buttons may stand between."""
    pairs: list[tuple[int, int]] = []
    while index < len(units) and labels[index] in ("short", "item") and _headlike(units[index]):
        lead = _skip(labels, index + 1)
        if lead >= len(units) or labels[lead] != "text" or units[lead].size > TEASER_SIZE or _is_speech(units[lead]):
            break
        after = _skip(labels, lead + 1)
        if after < len(units) and labels[after] == "text":
            break
        pairs.append((index, lead))
        index = after
    return pairs


def _skip(labels: tuple[Label, ...], index: int) -> int:
    """The next unit that is no time, counter or button."""
    while index < len(labels) and labels[index] in ("meta", "label"):
        index += 1
    return index


def _headlike(unit: Unit) -> bool:
    return len(unit.words) >= 3 and unit.size > 20 and unit.plain[-1:] not in ":;,"


def _is_speech(unit: Unit) -> bool:
    """Whether a paragraph is a quotation or opens one: the line above it names who speaks."""
    body = unit.plain.rstrip(".")
    return body[:1] == "«" and "»" not in body[1:-1] and (body[-1:] == "»" or "»" not in body)


def _cut(units: Sequence[Unit], labels: tuple[Label, ...], lead: int) -> bool:
    """Whether the lead is cut short («…») before a time, or a button «Читать далее» stands below it."""
    after = lead + 1
    if after >= len(units) or labels[after] not in ("meta", "label"):
        return False
    return units[lead].plain.endswith(("…", "...")) or units[after].core.startswith(_CUT)


def runs_of(sheet: Sheet, begin: int = 0) -> list[tuple[int, int]]:
    """Runs of sentences `[start, stop)` from a unit on."""
    runs: list[tuple[int, int]] = []
    start = last = -1
    index = begin
    while index < len(sheet.units):
        label = sheet.labels[index]
        following = index + 1
        if start >= 0 and _parts(sheet, (start, last), index):
            resumed = resumes(sheet, start, index) if label == "inline" else None
            if resumed is None:
                runs.append((start, last + 1))
                start = -1
            following = resumed or following
        elif label == "text":
            start, last = (index if start < 0 else start), index
        index = following
    return runs + ([(start, last + 1)] if start >= 0 else [])


def _parts(sheet: Sheet, run: tuple[int, int], index: int) -> bool:
    """Whether a unit ends the run so far: a heading of other articles, or too long a stretch without sentences."""
    label = sheet.labels[index]
    if label == "end":
        return not own_subhead(sheet, index)
    return label == "inline" or (index - run[1] > GAP and not _listed(sheet, run[1], index))


def _listed(sheet: Sheet, last: int, index: int) -> bool:
    """Whether all units since the last sentence are entries of the list that it or the line below it announced."""
    between = range(last + 1, index + 1)
    if not all(sheet.labels[i] in ("item", "text", "short") for i in between):
        return False
    if sheet.units[last].plain.endswith(":"):
        return True
    entries = [sheet.units[i] for i in between if sheet.labels[i] != "text"]
    return bool(entries) and entries[0].plain.endswith(":") and all(map(_is_row, entries))


def _is_row(unit: Unit) -> bool:
    """Whether a line may be an entry of a list: it says a figure or is no end of it."""
    return any(map(str.isdigit, unit.plain)) or unit.plain[-1:] in ":;,"


def own_subhead(sheet: Sheet, index: int) -> bool:
    """Whether a heading that usually ends the article stands above long paragraphs only: then it is the story's own."""
    below = range(index + 1, index + 4)
    return all(sheet.text(i) and sheet.units[i].size > 120 for i in below)


def resumes(sheet: Sheet, start: int, heading: int) -> int | None:
    """Where the story that began at `start` goes on after a heading inside it, or None."""
    if heading not in sheet.resumed:
        sheet.resumed[heading] = _resumes(sheet, start, heading)
    return sheet.resumed[heading]


def _resumes(sheet: Sheet, start: int, heading: int) -> int | None:
    after = _after_block(sheet, heading)
    if after is not None:
        return after
    for index in range(heading + 1, min(len(sheet.units), heading + 1 + GAP)):
        label = sheet.labels[index]
        if label in ("end", "inline", "imprint"):
            return None
        if label == "text":
            return index if _continues(sheet, start, index) or _nearer(sheet, start, heading, index) else None
    return None


def _after_block(sheet: Sheet, heading: int) -> int | None:
    """The unit after the lines glued to a heading when paragraphs follow, two at least: a block put into the story."""
    index = heading + 1
    while index < len(sheet.units) and not sheet.units[index].blank_before:
        index += 1
    first = index
    while index < len(sheet.units) and _subhead(sheet, index):
        index += 1
    return first if first > heading + 1 and sheet.text(index) and _flows(sheet, index) else None


def _subhead(sheet: Sheet, index: int) -> bool:
    """Whether a line may be a subhead of the story: short, and no telling sentence."""
    unit = sheet.units[index]
    return sheet.labels[index] == "short" and (not unit.verbal or len(unit.words) <= 3)


def _flows(sheet: Sheet, index: int) -> bool:
    """Whether another paragraph follows soon, with no headline, date or heading between."""
    listing = sheet.units[index].plain.endswith(":")
    following = index + 1
    while following < min(index + GAP, len(sheet.units)):
        if not _subhead(sheet, following) and not (listing and sheet.labels[following] == "item"):
            break
        following += 1
    return sheet.text(following)


def _continues(sheet: Sheet, start: int, index: int) -> bool:
    """Whether a paragraph goes on telling: speech, a word that refers back, or (with the next) the story's words."""
    unit = sheet.units[index]
    if not unit.ends_sentence and unit.plain[-1:] not in ":;":
        return False
    if unit.plain[:1] in '–—―-−«"„' or not _CONTINUES.isdisjoint(unit.words[:1]) or _young(sheet, start, index):
        return True
    story = frozenset[str]().union(*(sheet.units[i].stems for i in _told(sheet, start, index)))
    following = sheet.units[index + 1].stems if sheet.text(index + 1) else frozenset[str]()
    shared = len((unit.stems | following) & story)
    return shared >= COHERENT and (unit.size > 100 or bool(following)) or (shared > 1 and ". " in unit.plain)


def _nearer(sheet: Sheet, start: int, heading: int, index: int) -> bool:
    """Whether a paragraph has words of the story so far, two at least, and none of the lines under the heading."""
    unit = sheet.units[index]
    above = frozenset[str]().union(*(sheet.units[i].stems for i in range(heading + 1, index)))
    if index == heading + 1 or not unit.ends_sentence or unit.stems & above:
        return False
    return alike(unit, [sheet.units[i] for i in _told(sheet, start, heading)]) > 1


def _told(sheet: Sheet, start: int, index: int) -> list[int]:
    """The story's headline and its paragraphs so far, the first few."""
    return [i for i in range(max(0, start - 1), min(start + 20, index)) if i == start - 1 or sheet.text(i)]


def _young(sheet: Sheet, start: int, index: int) -> bool:
    """Whether the story has hardly begun and three paragraphs follow."""
    return len(_told(sheet, start, index)) < YOUNG + 1 and all(sheet.text(i) for i in range(index, index + 3))
