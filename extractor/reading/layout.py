"""Reads labelled units; yields the layout: which units are the headline, the body, and the furniture.

The article is the run of sentences that stands first and is long enough; it ends where a heading opens a list of other
articles; its headline is the line above that shares most words with it.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from extractor.reading.furniture import Label, label_of
from extractor.reading.units import Unit

HEADER_REACH = 14  # units above the body among which the headline is looked for
GAP = 6  # units without sentences that a story's lists, subheads and inserts may take
ENOUGH = 0.4  # the first run wins unless another has this much more text


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


def layout_of(units: list[Unit], title: str | None = None) -> Layout:
    """The layout of a page; `title` is what the page's head says, if anything does."""
    labels = tuple(label_of(unit) for unit in units)
    run = _best_run(units, labels)
    if run is None:
        return _without_sentences(units, labels)
    start, stop = run
    headline = _headline(units, labels, start, title)
    body = _body(units, labels, (headline[-1] + 1 if headline else start, start, stop))
    if headline and headline[-1] in range(start, stop):
        body = tuple(index for index in body if index not in headline)
    return Layout(tuple(units), labels, headline, body)


def _without_sentences(units: list[Unit], labels: tuple[Label, ...]) -> Layout:
    """No sentence at all: what no rule knows is the body (a message of one line)."""
    body = tuple(index for index, label in enumerate(labels) if label in ("short", "item"))
    return Layout(tuple(units), labels, (), body or tuple(range(len(units))))


def _best_run(units: list[Unit], labels: tuple[Label, ...]) -> tuple[int, int] | None:
    """The article's run of sentences, `[start, stop)`: the first that is not much shorter than the longest."""
    runs = _runs(units, labels)
    if not runs:
        return None
    sizes = [sum(units[i].size for i in range(*run) if labels[i] == "text" and not _teaser(units, labels, i)) for run in runs]
    longest = max(sizes)
    return next(run for run, size in zip(runs, sizes, strict=True) if size >= ENOUGH * longest)


def _runs(units: list[Unit], labels: tuple[Label, ...]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = last = -1
    index = 0
    while index < len(units):
        label = labels[index]
        if start >= 0 and (label == "end" and not _own_subhead(units, labels, index) or index - last > GAP):
            runs.append((start, last + 1))
            start = -1
        if label == "inline" and start >= 0:
            resumed = _resumes(units, labels, index)
            if resumed is None:
                runs.append((start, last + 1))
                start = -1
            index = resumed or index + 1
            continue
        if label == "text":
            start, last = (index if start < 0 else start), index
        index += 1
    return runs + ([(start, last + 1)] if start >= 0 else [])


def _own_subhead(units: list[Unit], labels: tuple[Label, ...], index: int) -> bool:
    """Whether a heading that usually ends the article stands above long paragraphs only: then it is the story's own."""
    below = range(index + 1, index + 4)
    return below.stop <= len(units) and all(labels[i] == "text" and units[i].size > 120 for i in below)


def _resumes(units: list[Unit], labels: tuple[Label, ...], heading: int) -> int | None:
    """Where the story goes on after a heading inside it, or None: two paragraphs in a row, or one that is no teaser."""
    limit = min(len(units), heading + 1 + GAP)
    for index in range(heading + 1, limit):
        if labels[index] in ("end", "inline", "meta", "imprint"):
            return None
        if labels[index] == "text":
            following = labels[index + 1] if index + 1 < len(units) else None
            alone = following != "text"
            return index if not alone or _continues(units[index]) else None
    return None


def _continues(unit: Unit) -> bool:
    """Whether a paragraph goes on telling: speech, or a word that refers back."""
    return unit.plain[:1] in "–—―-−«\"„" or unit.words[:1] in (
        ["напомним"], ["ранее"], ["также"], ["кроме"], ["отметим"], ["добавим"], ["по"], ["при"], ["он"], ["она"], ["они"], ["это"],
    )  # fmt: skip


def _teaser(units: list[Unit], labels: tuple[Label, ...], index: int) -> bool:
    """Whether a sentence belongs to the teaser of another article: cut by «…», or a time or «Читать далее» beside it."""
    after = labels[index + 1] if index + 1 < len(units) else None
    before = labels[index - 1] if index else None
    if units[index].plain.endswith("…") and (after == "meta" or before in ("short", "item")) and units[index].size > 60:
        return True
    return before == "meta" and after == "label" and units[index + 1].words[:1] in (["читать"], ["подробнее"])


def _headline(units: list[Unit], labels: tuple[Label, ...], start: int, title: str | None) -> tuple[int, ...]:
    """The headline's units above (or at) the body's first unit, in order; repeated headlines are all meant."""
    known = _titled(units, start, title)
    candidates = [i for i in range(max(0, start - HEADER_REACH), start) if labels[i] in ("short", "inline")]
    if known is None:
        known = max(candidates, key=lambda i: _headline_score(units, labels, i, start), default=None)
        if known is not None and _headline_score(units, labels, known, start) <= 0:
            known = None
    if known is None:
        return (start,) if _heads_text(units, labels, start) else ()
    same = [i for i in range(known, start) if labels[i] == "short" and units[i].core == units[known].core]
    above = [i for i in candidates if i < known and units[i].core == units[known].core]
    return tuple(sorted({known, *same, *above}))


def _titled(units: list[Unit], start: int, title: str | None) -> int | None:
    """The unit that says what the page's head gives as the title."""
    if not title:
        return None
    wanted = " ".join(title.lower().replace("ё", "е").split())
    for index in range(start, max(-1, start - HEADER_REACH * 3), -1):
        core = units[index].core
        if len(core) > 8 and (core in wanted or SequenceMatcher(None, core, wanted[:300]).quick_ratio() > 0.95 and core[:20] == wanted[:20]):
            return index
    return None


def _headline_score(units: list[Unit], labels: tuple[Label, ...], index: int, start: int) -> float:
    """How much a line is like the headline of the sentences below: shared words, repetition, nearness, form."""
    unit = units[index]
    if not unit.words or unit.size > 250:
        return -1
    lead = frozenset[str]().union(*(units[i].stems for i in range(start, min(start + 5, len(units))) if labels[i] == "text"))
    shared = len(unit.stems & lead)
    between = [i for i in range(index + 1, start) if labels[i] in ("short", "item") and units[i].core != unit.core]
    repeated = sum(other.core == unit.core for other in units[max(0, start - HEADER_REACH) : start]) - 1
    score = 2.0 * min(shared, 4) + 2 * bool(repeated) - 1.0 * len(between) - 1.0 * sum(units[i].verbal for i in between)
    score += 2 * (len(unit.words) >= 4) + 3 * unit.verbal + 4 * (index == 0 == start - 1 and units[1].blank_before) + (unit.size > 30) - 2 * (len(unit.words) < 3)
    return score - 3 * unit.bulleted - 2 * bool(unit.plain[:2].rstrip(".").isdigit() and unit.plain[1:3].startswith("."))


def _heads_text(units: list[Unit], labels: tuple[Label, ...], start: int) -> bool:
    """Whether the first sentence itself is the headline: one short sentence that opens the whole text."""
    unit = units[start]
    return start == 0 and len(units) > 2 and unit.size < 110 and ". " not in unit.plain and units[1].blank_before and _opens(unit)


def _opens(unit: Unit) -> bool:
    return unit.plain[:1] not in "–—―-−"


def _body(units: list[Unit], labels: tuple[Label, ...], bounds: tuple[int, int, int]) -> tuple[int, ...]:
    """The body's units between headline and the run's end."""
    head, start, stop = bounds
    subtitles = [i for i in range(head, start) if labels[i] == "short" and _subtitle(units[i])]
    inside = [i for i in range(start, stop) if _in_body(units, labels, i, (start, stop))]
    tail = _tail(units, labels, stop)
    return tuple(subtitles + inside + tail)


def _subtitle(unit: Unit) -> bool:
    """A line between headline and body that says something; a caption only names what is seen."""
    counted = any(mark.isdigit() for mark in unit.plain) and not any(word in ("год", "года", "г", "фото") for word in unit.words)
    return len(unit.words) > 3 and (unit.verbal or " — " in unit.plain or " – " in unit.plain or counted)


def _in_body(units: list[Unit], labels: tuple[Label, ...], index: int, bounds: tuple[int, int]) -> bool:
    label = labels[index]
    if label == "text":
        return not _in_insert(units, labels, index, bounds[0])
    if label not in ("short", "item", "menu"):
        return False
    return not _in_insert(units, labels, index, bounds[0]) and not _foreign(units, labels, index)


def _in_insert(units: list[Unit], labels: tuple[Label, ...], index: int, start: int) -> bool:
    """Whether a unit stands under a heading inside the story and before the story goes on."""
    for heading in range(index - 1, max(start, index - GAP) - 1, -1):
        if labels[heading] == "inline":
            resumed = _resumes(units, labels, heading)
            return resumed is not None and index < resumed
    return False


def _foreign(units: list[Unit], labels: tuple[Label, ...], index: int) -> bool:
    """Whether a line between paragraphs is the headline of another article: long, with a verb, alone, no list's part."""
    unit = units[index]
    before, after = labels[index - 1], labels[index + 1]
    if before != "text" or after != "text" or unit.bulleted or not unit.blank_before:
        return False
    listed = units[index - 1].plain[-1:] in ":;,"
    return not listed and len(unit.words) >= 6 and unit.verbal and unit.plain[-1:] not in ":;,"


def _tail(units: list[Unit], labels: tuple[Label, ...], stop: int) -> list[int]:
    """Entries of a list that ends the story: short lines right after a colon or a semicolon."""
    tail: list[int] = []
    previous = stop - 1
    for index in range(stop, len(units)):
        if not _goes_on(units[previous], units[index], labels[index]):
            break
        tail.append(index)
        previous = index
    return tail


def _goes_on(before: Unit, unit: Unit, label: Label) -> bool:
    """Whether a line after the last sentence is an entry of its list, or says whose words the quotation was."""
    if label == "short" and unit.plain[:1] in "–—―" and not unit.verbal:
        return not any(mark.isdigit() for mark in unit.plain)
    return label in ("short", "item") and before.plain[-1:] in ":;"
