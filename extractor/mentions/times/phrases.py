"""Reads a match and its anchor; yields the ISO 8601 value of a time named by a part, a pair or a likeness of others.

These rules are asked before the others, whose matches are parts of theirs. Order decides.
"""

from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import Anchor, point, season_of, years_away
from extractor.mentions.times.rule import Match, TimeRule, named_year, rule
from extractor.mentions.times.rules import counted_months, month

NEW_WINTER = 9  # the month from which the next winter is nearer
LATE_IN_CENTURY = 30  # «в девяносто седьмом» without a date line is of the last century


def same_period(match: Match, anchor: Anchor) -> str | None:
    """«с начала года … против 70 за тот же период 2014-го»: what was named last, of that year."""
    year, last = named_year(match, anchor), anchor.last
    if year is None:
        return None
    start = (last or "").split("/")[0]
    if not last or "-" not in start:
        return point(year)
    return years_away(last, year - int(start[:4]))


def year_from_now(match: Match, anchor: Anchor) -> str | None:
    """«через год ждём двести», «через три года доля вырастет»."""
    if anchor.published is None or anchor.tense == "past":
        return None
    return point(anchor.published.year + (p.shift_number(match["n"]) if match["n"] else 1))


def new_year(match: Match, anchor: Anchor) -> str | None:
    """«с нового года билет подорожает»: from the next first of January, or the last where the sentence looks back."""
    if anchor.published is None:
        return None
    return f"{anchor.published.year + (anchor.tense != 'past')}-01-01/.."


def year_of_the_last_century(match: Match, anchor: Anchor) -> str | None:
    """«в девяносто седьмом»."""
    number = p.ordinal_number(match["o"])
    return point(1900 + number) if number >= LATE_IN_CENTURY else None


def described_season(match: Match, anchor: Anchor) -> str | None:
    """«прошлым, засушливым летом», «будущей весной»."""
    now, first = anchor.published, p.season_month(match["s"])
    if now is None:
        return None
    if match["r"][0] in "пм":
        year = now.year - 1
        return season_of(year + (first == 12 and now.month >= NEW_WINTER), first)
    return season_of(now.year + (first == 12 or now.month >= first), first)


_YEAR = rf"(?P<y>{p.YEAR}|{p.BARE_YEAR}\b|{p.RELATIVE_YEAR})"
_PARTS = r"недел[юеия]|декад[уые]|половин[уые]|числа[х]?|дни|дней|днях|треть|трети"
_WHICH = r"(?:перв|втор|трет|последн)(?:ую|ой|ые|ых|ий|ей|ью|ьей|юю|ие|их)"
_ORDINAL_YEAR = r"(?:сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто)"
_ADJECTIVES = r"(?:[а-я]+\s+){0,2}?[а-я]+(?:ым|им|ой|ей)\s+"

RULES: tuple[TimeRule, ...] = (
    rule(
        rf"(?:в|за|к|на)\s+{_WHICH}\s+(?:{_PARTS})\s+(?P<m>{p.MONTH})(?:,?\s+{_YEAR})?",
        month,
        needs=(_PARTS, p.MONTH),
    ),
    rule(
        rf"(?:(?:за|в|о|об|по\s+итогам|итог[а-я]*)\s+)?перв(?:ые|ых|ым|ыми)\s+(?P<n>{p.NUMBER})"
        rf"\s+месяц(?:ев|а|ах|ам|ами)\b(?:,?\s+{_YEAR})?",
        counted_months,
        needs=("перв[а-я]+", "месяц[а-я]+"),
    ),
    rule(
        rf"(?:за|в)\s+(?:тот|этот|те|аналогичн\w+|сопоставим\w+)(?:\s+же)?\s+(?:период|срок|время|месяцы)\s+(?P<y>{p.YEAR})",
        same_period,
        needs=("период|срок|время|месяцы", p.YEAR_HERE),
    ),
    rule(
        rf"через\s+(?:(?P<n>{p.SHIFT}|два|три|четыре|пять|шесть|десять)\s+)?(?:год|года|лет)\b(?!\s+(?:после|с|от))",
        year_from_now,
        needs=("через", "года?|лет"),
    ),
    rule(r"с\s+нового\s+года\b", new_year, needs=("с", "нового")),
    rule(
        rf"(?:в|с|до|к)\s+(?P<o>{_ORDINAL_YEAR}\s+{p.ORDINAL_WORD})(?=\s*[,.;:!?)–—]|\s+и\s|\s+[а-я]+(?:л|ла|ли|ло)\b)",
        year_of_the_last_century,
        needs=(_ORDINAL_YEAR, p.ORDINAL_WORD),
    ),
    rule(
        rf"(?P<r>прошл\w+|минувш\w+|будущ\w+|следующ\w+|предстоящ\w+),?\s+(?:{_ADJECTIVES})?(?P<s>весной|летом|осенью|зимой)\b",
        described_season,
        needs=(r"(?:прошл|минувш|будущ|следующ|предстоящ)\w+", "весной|летом|осенью|зимой"),
    ),
)
