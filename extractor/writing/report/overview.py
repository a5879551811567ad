"""Reads records one after another; yields the sums that the report opens with."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from extractor.lexicon import read_table
from extractor.records import Fact, Record
from extractor.writing.report.words import Words

FIGURES_EACH, REGIONS = 3, 10
MONTHS = 36  # more are summed up by year


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure as the list of people shows it; `number` is the fact's place in the page."""

    number: int
    text: str
    thing: str


@dataclass(slots=True)
class Overview:
    """Counts over all records added."""

    articles: int = 0
    facts: int = 0
    cited: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)
    things: Counter[str] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)
    posts: dict[str, str] = field(default_factory=dict)
    quotes: dict[str, list[Quote]] = field(default_factory=dict)
    days: Counter[date | None] = field(default_factory=Counter)
    rejected: int = 0

    def add(self, record: Record, facts: tuple[Fact, ...]) -> None:
        """Counts one article with those of its facts that are shown."""
        self.articles += 1
        self.rejected += len(record.rejected)
        for number, fact in enumerate(facts, start=self.facts):
            self.kinds[fact.kind] += 1
            self.cited += bool(fact.official or fact.source)
            self.days[record.article.published] += 1
            self._add_region(fact)
            self._add_person(fact, number)
            if fact.measured:
                self.things[fact.measured.head] += 1
        self.facts += len(facts)

    def _add_region(self, fact: Fact) -> None:
        code = region_key(fact)
        self.regions[code] += 1
        name = fact.region and (fact.region.name or known_names().get(code) or fact.region.place)
        if code and name:
            self.names.setdefault(code, name)

    def _add_person(self, fact: Fact, number: int) -> None:
        person = fact.official
        if person is None:
            return
        self.people[person.name] += 1
        post = ", ".join(filter(None, (person.position, person.organization)))
        self.posts[person.name] = max(self.posts.get(person.name, ""), post, key=len)
        quotes = self.quotes.setdefault(person.name, [])
        if len(quotes) < FIGURES_EACH:
            quotes.append(Quote(number, fact.quantity.text, fact.measured.text if fact.measured else ""))

    @property
    def subjects(self) -> int:
        """Subjects of Russia with at least one figure."""
        return sum(code.startswith("RU-") for code in self.regions)

    def name(self, code: str) -> str:
        """A region's name, that of its town where neither a record nor the gazetteer names it, else its code."""
        return self.names.get(code) or known_names().get(code, code)

    def top_regions(self) -> list[tuple[str, int]]:
        """The subjects with most figures."""
        return [(code, n) for code, n in ranked(self.regions) if code.startswith("RU-")][:REGIONS]

    def off_the_map(self) -> list[tuple[str, int]]:
        """What has no tile: the country as a whole, other countries, no place."""
        return [(code, n) for code, n in ranked(self.regions) if not code.startswith("RU-")]

    def period(self) -> tuple[date, date] | None:
        """The first and the last day of publication."""
        days = [day for day in self.days if day]
        return (min(days), max(days)) if days else None


@cache
def known_names() -> dict[str, str]:
    """Code → name of subjects, countries and their regions."""
    tables = ("foreign_regions", "countries", "subjects")
    return {row["code"]: row["name"] for table in tables for row in read_table(f"places/{table}")}


def region_key(fact: Fact) -> str:
    """The region's code; empty for none."""
    return (fact.region.code if fact.region else None) or ""


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Most first, then by name, so that the order never depends on chance."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


@dataclass(frozen=True, slots=True)
class Bar:
    """A month or a year: `height` is of 100."""

    label: str
    year: str
    count: int
    height: int


def bars(overview: Overview, words: Words) -> list[Bar]:
    """Figures by month of publication, by year where there are too many months; gaps are shown as gaps."""
    months: Counter[int] = Counter()  # since the year nought
    for day, count in overview.days.items():
        if day:
            months[day.year * 12 + day.month - 1] += count
    if not months:
        return []
    steps = range(min(months), max(months) + 1)
    if len(steps) > MONTHS:
        return _years(months)
    most = max(months.values())
    heights = [(step, months[step], _height(months[step], most)) for step in steps]
    return [Bar(words.month(step % 12 + 1), str(step // 12), count, height) for step, count, height in heights]


def _years(months: Counter[int]) -> list[Bar]:
    years: Counter[int] = Counter()
    for month, count in months.items():
        years[month // 12] += count
    most = max(years.values())
    first = max(min(years), max(years) - 2 * MONTHS)
    return [Bar(str(year), "", years[year], _height(years[year], most)) for year in range(first, max(years) + 1)]


def _height(count: int, most: int) -> int:
    return max(round(100 * count / most), 1 if count else 0)
