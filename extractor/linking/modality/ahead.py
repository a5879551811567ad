"""Reads a site; yields whether its figure is of a time to come: a year, a day, a forecast."""

from itertools import pairwise

from extractor.language import DASHES, Token
from extractor.linking.clauses import FAR, Site
from extractor.linking.modality.words import is_future, signalled, words

NEXT = frozenset({"следующий", "будущий", "предстоящий"})
QUOTES = frozenset('«"„“')  # «курс доллара расчётами „завтра“» is of today
HEAD = 4  # tokens at the head of a sentence


def for_a_year(site: Site) -> bool:
    """«бюджет на 2025 год», «на будущий год просим»; not «на 2019 год долг составлял», «на 2023 год состоят 500»"""
    if not site.scene.words.issuperset(("на", "год")) or site.verb is not None and _goes_on(site, site.verb):
        return False
    left = site.scene.segments[max(0, site.home - 1) : site.home] if site.segment.opener in DASHES else ()
    for part in (*site.clause, *left):
        row = [token.lower for token in site.tokens[part.first : part.last]]
        for preposition, year, noun in zip(row, row[1:], row[2:], strict=False):
            if (preposition, noun) == ("на", "год") and (year.isdigit() or year in NEXT):
                return "состоянию" not in row
    return False


def _goes_on(site: Site, verb: Token) -> bool:
    """Whether a verb tells how things are or were."""
    if verb.lemma not in words("stays") or is_future(verb):
        return False
    return verb.feats.get("Tense") == "Past" or verb.lemma != "составлять"


@signalled("to_come")
def to_come(site: Site) -> bool:
    """«завтра в Омске до +14, в Таре 22 градуса»: no verb, and it is of a day to come"""
    if site.verb is not None:
        return False
    before = site.scene.segments[max(0, site.home - FAR) : site.home + 1]
    said = (
        token for part in before for token in site.tokens[part.first : part.last] if token.lower in words("to_come")
    )
    return any(token.index == 0 or site.tokens[token.index - 1].text not in QUOTES for token in said)


@signalled("noun", "papers")
def forecast(site: Site) -> bool:
    """«По прогнозу гидрометцентра, днём +19…+24 °C», «По контракту толщина слоя – 7 см»: at the sentence's head.

    Unless the verb is past; behind papers only where no verb tells what is done. «По проекту „Родник“» names none.
    """
    if site.verb is not None and site.verb.feats.get("Tense") == "Past":
        return False
    row = [token for one, token in pairwise(site.tokens[:HEAD]) if one.lower in ("по", "согласно")]
    said = {token.lemma for token in row if not _named(site, token)}
    if "прогноз" in said:
        return True
    return not said.isdisjoint(words("papers")) and (site.verb is None or site.verb.lemma in ("быть", "составлять"))


def _named(site: Site, token: Token) -> bool:
    """Whether a name in quotes follows a word."""
    after = site.token(token.index + 1)
    return after is not None and after.text in QUOTES
