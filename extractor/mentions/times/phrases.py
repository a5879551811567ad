"""Reads a match and its anchor; yields the ISO 8601 value of a time named by a part, a pair or a likeness of others.

These rules are asked before the others, whose matches are parts of theirs. Order decides.
"""

from extractor.lexicon import read_table
from extractor.mentions.times import patterns as p
from extractor.mentions.times.calendar import Anchor, point, season_of, year_away, years_away
from extractor.mentions.times.rule import Match, TimeRule, named_year, rule
from extractor.mentions.times.rules import counted_months, month
from extractor.mentions.times.seasons import gone_season

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


def part_of_last_year(match: Match, anchor: Anchor) -> str | None:
    """«в прошлом году на 1 апреля», «в прошлом году в мае»."""
    if anchor.published is None:
        return None
    day = p.day_number(match["d"]) if match["d"] else None
    return point(anchor.published.year - 1, p.month_number(match["m"]), day)


def year_from_now(match: Match, anchor: Anchor) -> str | None:
    """«через год ждём двести», «через три года доля вырастет»."""
    if anchor.tense == "past":
        return None
    return year_away(anchor, p.shift_number(match["n"]) if match["n"] else 1)


def new_year(match: Match, anchor: Anchor) -> str | None:
    """«с нового года билет подорожает»: from the next first of January, or the last where the sentence looks back."""
    if anchor.published is None:
        return None
    return f"{anchor.published.year + (anchor.tense != 'past')}-01-01/.."


def year_of_the_last_century(match: Match, anchor: Anchor) -> str | None:
    """«в девяносто седьмом»."""
    number = p.ordinal_number(match["o"])
    return point(1900 + number) if number >= LATE_IN_CENTURY else None


def occasion(match: Match, anchor: Anchor) -> str | None:
    """«на прошлых выборах», «с начала пандемии», «за всю историю»: a time of its own, unless a year stands with it."""
    year = match["y"] or match.groupdict().get("y0")
    return year and year[:4] + ("/.." if match.group().startswith("с") else "")


def described_season(match: Match, anchor: Anchor) -> str | None:
    """«прошлым, засушливым летом», «будущей весной»."""
    now, first = anchor.published, p.season_month(match["s"])
    if now is None:
        return None
    if match["r"].startswith(("прошл", "минувш")):
        return gone_season(match["r"], now, first)
    return season_of(now.year + (first == 12 or now.month >= first), first)


_PARTS = r"недел[юеия]|декад[уые]|половин[уые]|числа[х]?|дни|дней|днях|треть|трети"
_WHICH = r"(?:перв|втор|трет|последн)(?:ую|ой|ые|ых|ий|ей|ью|ьей|юю|ие|их)"
_ORDINAL_YEAR = r"(?:сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто)"
_ADJECTIVES = r"(?:[а-я]+\s+){0,2}?[а-я]+(?:ым|им|ой|ей)\s+"

_EVENTS = "|".join(f"{row['start']}[а-я]*" for row in read_table("occasions") if row["group"] == "event")
_COURSES = "|".join(f"{row['start']}[а-я]*" for row in read_table("occasions") if row["group"] == "course")
_BEFORE = r"(?:прошл|предыдущ|позапрошл)(?:ый|ых|ом|ого|ая|ой|ую|их|ий|ем|ей)"
_NO_TIME = r"(?!(?:год|месяц|недел|квартал|сезон|полугоди)[а-я]*\s)"  # «в прошлом году фестиваль собрал тысячу»
_FEASTS = r"(?:новогодн|рождественск|пасхальн)(?:ие|их|ую|ей|ой|юю)\s+(?:праздник|каникул|выходн|дни|ночь|недел)[а-я]*"
_FIGURED = rf"(?:,?\s+(?:(?:в|во)\s+)?(?P<y>{p.BARE_YEAR})(?!\d)(?:{p.YEAR_ENDING})?(?:\s*{p.YEAR_WORD})?)?"

RULES: tuple[TimeRule, ...] = (
    rule(
        rf"(?:в\s+(?P<y0>{p.YEAR}),\s+)?(?:на|в|во|во\s+время|по\s+итогам)\s+{_BEFORE}\s+(?:{_NO_TIME}[а-я]+\s+)?(?:{_EVENTS}){_FIGURED}",
        occasion,
        needs=(_BEFORE, _EVENTS),
    ),
    rule(
        rf"(?:с|со)\s+(?:начала|момента|времени|времен)\s+(?:(?!(?:года|месяца|недели)\s)[а-я]+\s+)?(?:{_COURSES}){_FIGURED}",
        occasion,
        needs=("начала|момента|времени|времен", _COURSES),
    ),
    rule(
        r"за\s+(?:всю\s+(?:свою\s+)?историю|(?:все\s+)?время\s+существования|все\s+(?:это\s+)?время|все\s+годы"
        r"|весь\s+(?:этот\s+)?период(?!\s+с\s))(?P<y>)",
        occasion,
        needs="историю|время|годы|период",
    ),
    rule(rf"(?:на|в|во\s+время|за)\s+{_FEASTS}{_FIGURED}", occasion, needs=_FEASTS.split(r"\s+")[0]),
    rule(
        rf"(?:в|за|к|на)\s+{_WHICH}\s+(?:{_PARTS})\s+{p.M}{p.Y}",
        month,
        needs=(_PARTS, p.MONTH),
    ),
    rule(
        rf"(?:(?:за|в|к|о|об|по\s+итогам|итог[а-я]*)\s+)?перв(?:ые|ых|ым|ыми)\s+{p.N}"
        rf"\s+месяц(?:ев|а|ах|ам|ами)\b{p.Y}",
        counted_months,
        needs=("перв[а-я]+", "месяц[а-я]+"),
    ),
    rule(
        rf"в\s+{p.LAST}\s+году\s+(?:в\s+целом\s+)?(?:на|к|за|в)\s+(?:(?P<d>{p.DAY})\s+)?{p.M}(?!\s+\d)",
        part_of_last_year,
        needs=(p.LAST, "году", p.MONTH),
    ),
    rule(
        rf"(?:и|с)\s+{p.N}\s+месяц(?:ев|а|ами),?\s+{p.THE_YEAR}",  # «за квартал и девять месяцев 2010 года»
        counted_months,
        needs="месяц(?:ев|а|ами)",
    ),
    rule(
        rf"(?:(?:за|в|к|с)\s+)?(?:{p.SAME}\s+же|(?<=за\s)тот|(?<=за\s)этот|аналогичн\w+|сопоставим\w+)\s+{p.SPAN}\s+(?:в\s+)?(?P<y>{p.YEAR})",
        same_period,
        needs=(p.SPAN, p.YEAR_HERE),
    ),
    rule(
        rf"в\s+(?P<y>{p.YEAR})\s+(?:за|в)\s+(?:{p.SAME}|аналогичн\w+|сопоставим\w+)(?:\s+же)?\s+{p.SPAN}\b",
        same_period,
        needs=(p.SPAN, p.YEAR_HERE),
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
