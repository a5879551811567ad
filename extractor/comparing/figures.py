"""Reads records; yields figures: facts with what is needed to lay them beside facts of other articles."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from extractor.comparing.bases import base_of
from extractor.comparing.bounds import Interval, interval, point
from extractor.comparing.periods import Period, period_of
from extractor.comparing.words import Span, Word, clause_of, group, narrowing, predicate, sort_of, words_of
from extractor.lexicon import read_table
from extractor.records import Fact, MeasuredRecord, Record
from extractor.vocabulary import Kind, Modality, Role

_STOP = re.compile(r"[.!?…]+[»\")]?\s")
STRONG = ("clause", "sentence", "adjective", "reference")  # bases of a place that its own sentence gives


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, how: figures of one measure may be laid side by side."""

    head: str
    qualifiers: frozenset[str]
    unit: str | None
    per: str | None
    kind: str
    action: str
    modality: str


@dataclass(frozen=True, slots=True)
class Place:
    """What the figure describes: the code of a subject or country, and the city within it."""

    code: str
    place: str | None

    @property
    def country(self) -> bool:
        """Whether it is a whole country."""
        return "-" not in self.code and self.place is None


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact of one article, ready to compare."""

    record: Record
    fact: Fact
    measure: Measure
    place: Place | None
    period: Period
    interval: Interval
    value: Decimal
    narrowing: frozenset[str]
    base: str
    verb: str

    @property
    def article(self) -> str:
        """The article's id."""
        return self.record.article.id

    @property
    def well_placed(self) -> bool:
        """Whether the sentence itself says of which place the figure speaks."""
        region, sentence = self.fact.region, self.fact.sentence
        if region is None or region.basis in STRONG:
            return region is not None
        named = (entry for entry in self.record.regions if (entry.code, entry.place) == (region.code, region.place))
        mentions = [start for entry in named for start, _ in entry.mentions]
        return any(sentence.start <= start < sentence.end for start in mentions) or self._goes_on(mentions)

    def _goes_on(self, mentions: list[int]) -> bool:
        """Whether the sentence before names the place, and the article no other."""
        if len({entry.code for entry in self.record.regions}) != 1:
            return False
        start, text = self.fact.sentence.start, self.record.article.text
        return any(at < start and len(_STOP.findall(text, at, start)) == 1 for at in mentions)

    @property
    def in_headline(self) -> bool:
        """Whether the headline says it."""
        title, text = self.record.article.title, self.record.article.text
        start = text.find(title) if title else -1
        return title is not None and start <= self.fact.quantity.start < start + len(title)


def figures(records: Iterable[Record]) -> Iterator[Figure]:
    """The figures of all records, in order; denied ones and those that measure nothing are left out."""
    for record in records:
        hidden, things = _hidden(record), _things(record)
        for fact in record.facts:
            value = point(fact.quantity)
            if fact.measured is not None and fact.modality is not Modality.DENIED and value is not None:
                yield _figure(record, fact, value, (hidden, things))


def _figure(record: Record, fact: Fact, value: Decimal, marked: tuple[list[Span], list[Span]]) -> Figure:
    text, sentence = record.article.text, (fact.sentence.start, fact.sentence.end)
    at = (fact.quantity.start, fact.quantity.end)
    period, clause = period_of(record, fact), clause_of(text, sentence, at)
    hidden, things = ([span for span in spans if span[0] < sentence[1] and span[1] > sentence[0]] for spans in marked)
    words = words_of(text, sentence, hidden)
    head, qualifiers = _thing(fact, [word for word in words if clause[0] <= word.start < at[0]])
    action, verb = _action(text, words, clause, fact, period)
    per = f"{fact.quantity.per.value} {fact.quantity.per.head}" if fact.quantity.per else None
    measure = Measure(head, qualifiers, fact.quantity.unit, per, _sort(fact), action, fact.modality)
    code = fact.region.code if fact.region else None
    place = Place(code, fact.region.place) if fact.region and code else None
    others = [word for word in words if not any(start <= word.start < end for start, end in things)]
    narrow = narrowing(others, clause) - {head} - qualifiers | _restricting(fact)
    base = base_of(text[slice(*sentence)], period.year) if fact.role is not Role.LEVEL else ""
    return Figure(record, fact, measure, place, period, interval(fact.quantity), value, narrow, base, verb)


def _action(text: str, words: list[Word], clause: Span, fact: Fact, period: Period) -> tuple[str, str]:
    """What is done; «пунктов в области 367, и …»: a number after its thing at the end of a clause is what there is."""
    thing, number = fact.measured, fact.quantity
    last = not text[number.end : clause[1]].strip(" .!?…")
    verbless = not any(word.sort in ("verb", "short") and clause[0] <= word.start < clause[1] for word in words)
    if thing is not None and verbless and last and clause[0] <= (thing.start or 0) < number.start:
        return "be", ""
    return predicate(words, clause, number.start, period.grain not in ("", "day"))


def _sort(fact: Fact) -> str:
    """Levels and the results of changes are one sort; what was before, how far and how many times are others."""
    if fact.role in (Role.LEVEL, Role.CHANGE_TO):
        return "level" if fact.kind is not Kind.FACTOR else "factor"
    return str(fact.role)


def _thing(fact: Fact, before: list[Word]) -> tuple[str, frozenset[str]]:
    """Head and qualifiers in their usual words: «официальных страниц» are госпаблики, «машин» автомобили."""
    assert fact.measured is not None
    lemma = _without_attributes(fact.measured.lemma)
    for phrase, usual in _synonyms():
        lemma = f" {lemma} ".replace(f" {phrase} ", f" {usual} ").strip()
    words = lemma.split()
    head = dict(_synonyms()).get(fact.measured.head, fact.measured.head).split()[0]
    if head not in words and words:
        head = words[-1] if fact.measured.head not in words else head
    region = set(_region_words(fact))
    head = _noun(head, [word for word in words if word not in region])
    if head in group("generic"):
        head = _counted(before) or head
    return head, frozenset(word for word in words if word != head and word not in group("light") | region)


def _noun(head: str, words: list[str]) -> str:
    """«клещевой энцефалит» read as headed by its adjective: the noun after it is meant."""
    after = dict(pairwise(words)).get(head, "")
    return after if sort_of(head) == "adjective" and sort_of(after) == "noun" else head


def _restricting(fact: Fact) -> frozenset[str]:
    """«новой квартиры»: words that do not make another measure, but forbid to call a difference a contradiction."""
    return frozenset(fact.measured.lemma.split()) & group("restrict") if fact.measured else frozenset()


def _counted(before: list[Word]) -> str | None:
    """«с числом подписчиков около 2,5 млн человек»: what is counted stands after «число»."""
    return next((after.lemma for word, after in pairwise(before) if word.lemma in group("number")), None)


def _without_attributes(lemma: str) -> str:
    """«госпаблик с число подписчик» → «госпаблик»: what has another figure does not narrow the thing down."""
    head, _, tail = lemma.partition(" с ")
    return head if tail.split(" ")[0] in group("attribute") else lemma


def _region_words(fact: Fact) -> Iterator[str]:
    if fact.region is not None:
        for name in (fact.region.name, fact.region.place):
            yield from (name or "").lower().replace("ё", "е").split()
        yield from group("place")
        if fact.region.name:
            yield from (word.lemma for word in words_of(fact.region.name, (0, len(fact.region.name)), ()))


def _hidden(record: Record) -> list[Span]:
    """Stretches that say nothing of the measure: places, persons, sources, times, the quantities."""
    spans = [span for region in record.regions for span in region.mentions]
    spans += [span for official in record.officials for span in official.mentions]
    for fact in record.facts:
        for part in (fact.quantity, fact.official, fact.source, fact.time):
            if part is not None and part.start is not None and part.end is not None:
                spans.append((part.start, part.end))
    return sorted(set(spans))


def _things(record: Record) -> list[Span]:
    """Where the things measured stand: those of other figures narrow nothing down."""
    return sorted({_head_span(record, fact.measured) for fact in record.facts if fact.measured})


def _head_span(record: Record, measured: MeasuredRecord) -> Span:
    """The head of a thing and what stands before it; its complement («баллов по химии») may narrow other figures."""
    words = words_of(record.article.text, (measured.start, measured.end), ())
    after = (word.start for before, word in pairwise(words) if before.lemma == measured.head)
    return measured.start, next(after, measured.end)


@cache
def _synonyms() -> tuple[tuple[str, str], ...]:
    rows = ((row["phrase"], row["usual"]) for row in read_table("comparing_synonyms"))
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
