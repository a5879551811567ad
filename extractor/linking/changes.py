"""Reads a site; yields which way a word of its clause says that something changed."""

from dataclasses import replace
from functools import cache, lru_cache

from extractor.language import Token, morph_parses
from extractor.lexicon import read_table
from extractor.linking.clauses import Site
from extractor.linking.parts import is_predicate
from extractor.linking.scenes import starts_participle
from extractor.memo import FEW
from extractor.mentions.types import Quantity

REACH = 4  # tokens between a quantity and the comparative that makes it a difference
FAR_BEFORE = 8  # tokens from a comparative to the quantity behind what it is compared with
STOPS = frozenset(",;:()-–—")
BASES = frozenset({"по", "с", "чем"})
AGAIN = frozenset({"или", "то", "есть", ",", "(", ")", "на", "рублей"})  # between a difference and its other form
VAGUE = frozenset({"более", "менее", "раньше", "ранее", "позже", "позднее", "дальше", "ближе", "лучше", "хуже"})


@cache
def directions(table: str) -> dict[str, str]:
    """Word → `up` or `down`."""
    return {next(iter(row.values())): row["direction"] for row in read_table(table)}


def is_exceeding(token: Token | None) -> bool:
    """Whether a verb holds one thing against another: «превысил план на 7 %»."""
    return token is not None and token.lemma in directions("exceeding_verbs")


def change_of(token: Token) -> str | None:
    """The direction that a verb, participle or noun of change says."""
    if token.pos in ("VERB", "AUX") or is_predicate(token):
        lemma = token.lemma if token.pos in ("VERB", "AUX", "ADJ") else _as_verb(token.lower)
        return directions("change_verbs").get(lemma) or directions("exceeding_verbs").get(lemma)
    noun = token.pos == "NOUN" or token.pos == "PROPN" and not token.index  # «Индексация составит 7 %»
    return directions("change_nouns").get(token.lemma) if noun else None


@lru_cache(FEW)
def _as_verb(word: str) -> str:
    """The dictionary form of a verb that the tagger took for another word: «проиндексируют»."""
    return next((parse.lemma.replace("ё", "е") for parse in morph_parses(word) if parse.pos == "VERB"), word)


def change_word(site: Site) -> str | None:
    """The direction of the change word that governs the quantity: nearest before it, else after it in its segment."""
    own = site.segment
    verbs = [token for token in site.scene.predicates(own) if change_of(token)]
    before = [token for token in verbs if token.index < site.first]
    if verbs:
        return change_of((before or verbs)[-1 if before else 0])
    done = own.opener == "," and starts_participle(site.tokens[own.first])  # «выполнивший план на 41 %, отстаёт»
    if own.opener == "," and not done and (found := _by_participle(site)):
        return found
    for part in (own,) if done else site.clause:
        row = [token for token in site.tokens[part.first : part.last] if token.index not in site.scene.slots]
        before = [token for token in row if token.index < site.first]
        for token in (*reversed(before), *row[len(before) :]):
            direction = change_of(token)
            if direction and site.tokens[max(0, token.index - 1)].lemma != "темп":  # «снижение темпа роста цен до 8 %»
                return direction
    return None


def _by_participle(site: Site) -> str | None:
    """«масло, за год подорожавшее на 4 %»"""
    row = site.tokens[site.segment.first : site.first]
    told = [token.lemma for token in row if token.pos != "ADP" and token.lemma in directions("change_verbs")]
    return directions("change_verbs")[told[-1]] if told else None


def comparative(site: Site) -> str | None:
    """The direction of «больше», «ниже» … that the quantity measures."""
    words = directions("change_comparatives")
    for token in site.tokens[_past_another(site) :][:REACH]:
        if token.index in site.scene.slots or token.text in STOPS or token.lower in BASES:
            break  # «на 220 тысяч, что ниже ожиданий», «увеличен вдвое по сравнению с ранее действовавшим»
        if token.lower in words:
            return words[token.lower]
    ahead = site.token(site.left)
    at = site.left - (1 if ahead and ahead.pos == "ADP" else 0)  # «легче | более чем на четвёртую часть»
    ahead = site.token(at)
    if ahead and ahead.index not in site.scene.slots and ahead.lower in words:
        return words[ahead.lower]
    return _compared_before(site) if site.preposition == "на" and site.quantity.kind != "count" else None


def _past_another(site: Site) -> int:
    """The token after the quantity and what says it again: «на 5 тысяч тонн, или на 7 %, | больше»."""
    at = found = site.last
    row = [token.lower for token in site.tokens[at : at + 2] if token.text != ","]
    if not row or row[0] not in ("или", "то", "("):
        return at
    while at < len(site.tokens) and (at in site.scene.slots or site.tokens[at].lower in AGAIN):
        at += 1
        found = at if at - 1 in site.scene.slots or site.tokens[at - 1].text in ",)" else found
    return found if at > site.last and not site.scene.slots.keys().isdisjoint(range(site.last, at)) else site.last


def _compared_before(site: Site) -> str | None:
    """«стала выше сразу на 30 копеек», «выше прошлогодней на 2 %», «выше показателя 2017 года на 10 %»."""
    words, first = directions("change_comparatives"), site.segment.first
    for part in reversed(site.scene.segments[max(0, site.home - 1) : site.home + 1]):
        if part.opener == "," and part.at and site.tokens[part.first].lower == "чем":
            first = site.scene.segments[part.at - 1].first  # «меньше, чем в прошлом году, на треть»
    for at in range(site.left - 1, max(first, site.left - FAR_BEFORE) - 1, -1):
        token = site.tokens[at]
        if at in site.scene.slots or token.pos in ("VERB", "AUX"):
            return None
        if token.lower in words and token.lower not in VAGUE:
            all_of_them = site.tokens[at + 1].lower in ("всего", "всех")  # «больше всего – на хлеб»
            return None if all_of_them else words[token.lower]
    return None


def compared_values(one: Quantity, other: Quantity) -> str | None:
    """The direction from one value to another."""
    if one.value is None or other.value is None or one.value == other.value:
        return None
    return "up" if one.value < other.value else "down"


def end_of_change(quantity: Quantity, role: str) -> Quantity:
    """«вывоз вырос вдвое (до 9 тонн)»: where a change ends «до» is no bound and stands outside."""
    if (role, quantity.modifier) not in (("change_to", "at_most"), ("change_from", "at_least")):
        return quantity
    if quantity.text[:3].lower() != ("до " if role == "change_to" else "от "):
        return quantity
    return replace(
        quantity, start=quantity.start + 3, first=quantity.first + 1, text=quantity.text[3:], modifier="exact"
    )


@cache
def gaining(by: str) -> frozenset[str]:
    """Verbs whose object is the change: a share or a measure (object), or any figure (any)."""
    return frozenset(row["lemma"] for row in read_table("change_verbs") if row["by"] == by)
