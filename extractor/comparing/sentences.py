"""Reads what does not fit; yields it as a plain Russian sentence."""

from decimal import Decimal
from functools import cache

from extractor.comparing.figures import Figure
from extractor.comparing.naming import name_of
from extractor.lexicon import read_table


def number(value: Decimal) -> str:
    """«1 900 000», «8,2»."""
    text = f"{value.normalize():,f}"
    return text.replace(",", "\u00a0").replace(".", ",")


def quantity(figure: Figure) -> str:
    """The figure as its article has it, on one line."""
    return " ".join(figure.fact.quantity.text.split())


def thing(figure: Figure) -> str:
    """What is measured, in the nominative: «госпаблики»."""
    return "«" + name_of(figure).strip("«»") + "»" if figure.fact.measured else ""


def where(figure: Figure) -> str:
    """The place: «Новосибирская область», «Новосибирск»."""
    if figure.place is None or figure.fact.region is None:
        return "место не названо"
    return figure.place.place or figure.fact.region.name or figure.place.code


def when(figure: Figure) -> str:
    """The time in words: «2023», «по публикации от 29.12.2023», «дата не названа»."""
    period = figure.period
    if period.basis == "none":
        return words("undated")
    if period.basis == "published":
        return words("published").format(day=_day(period.iso))
    return " — ".join(_day(part) for part in period.iso.split("/"))


def article(figure: Figure) -> str:
    """How the sentence names the article: its headline, else its id."""
    return f"«{figure.record.article.title}»" if figure.record.article.title else figure.article


def say(key: str, **parts: str) -> str:
    """The sentence of `comparing_sentences.tsv` with its parts put in."""
    text = words(key).format(**parts)
    return text[0] + text[1].upper() + text[2:] if text.startswith("«") else text[0].upper() + text[1:]


def words(key: str) -> str:
    """One entry of the table."""
    return _sentences()[key]


def _day(iso: str) -> str:
    return words("open") if iso == ".." else ".".join(reversed(iso.split("-")))


@cache
def _sentences() -> dict[str, str]:
    return {row["key"]: row["ru"] for row in read_table("comparing_sentences")}
