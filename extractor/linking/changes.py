"""Reads a site; yields which way a word of its clause says that something changed."""

from functools import cache

from extractor.language import Token
from extractor.lexicon import read_table
from extractor.linking.clauses import Site
from extractor.linking.scenes import starts_participle
from extractor.mentions.types import Quantity

REACH = 4  # tokens between a quantity and the comparative that makes it a difference


@cache
def directions(table: str) -> dict[str, str]:
    """Word → `up` or `down`."""
    return {next(iter(row.values())): row["direction"] for row in read_table(table)}


def change_of(token: Token) -> str | None:
    """The direction that a verb, participle or noun of change says."""
    if token.pos in ("VERB", "AUX"):
        return directions("change_verbs").get(token.lemma)
    return directions("change_nouns").get(token.lemma) if token.pos == "NOUN" else None


def change_word(site: Site) -> str | None:
    """The direction of the change word that governs the quantity: nearest before it, else after it in its segment."""
    own = site.segment
    verbs = [token for token in site.scene.predicates(own) if change_of(token)]
    before = [token for token in verbs if token.index < site.first]
    if verbs:
        return change_of((before or verbs)[-1 if before else 0])
    done = own.opener == "," and starts_participle(site.tokens[own.first])  # «выполнивший план на 41 %, отстаёт»
    for part in (own,) if done else site.clause:
        row = [token for token in site.tokens[part.first : part.last] if token.index not in site.scene.slots]
        nearest = sorted(row, key=lambda token: (token.index > site.first, abs(token.index - site.first)))
        found = next((direction for token in nearest if (direction := change_of(token))), None)
        if found:
            return found
    return None


def comparative(site: Site) -> str | None:
    """The direction of «больше», «ниже» … that the quantity measures."""
    words = directions("change_comparatives")
    for token in site.tokens[site.last : site.last + REACH]:
        if token.index in site.scene.slots or token.text in ".,;:()-–—":
            break  # «на 220 тысяч, что ниже ожиданий»
        if token.lower in words:
            return words[token.lower]
    ahead = site.token(site.left)
    at = site.left - (1 if ahead and ahead.pos == "ADP" else 0)  # «легче | более чем на четвёртую часть»
    ahead = site.token(at)
    return words.get(ahead.lower) if ahead and ahead.index not in site.scene.slots else None


def compared_values(one: Quantity, other: Quantity) -> str | None:
    """The direction from one value to another."""
    if one.value is None or other.value is None or one.value == other.value:
        return None
    return "up" if one.value < other.value else "down"


@cache
def gaining(by: str) -> frozenset[str]:
    """Verbs whose object is the change: a share or a measure (object), or any figure (any)."""
    return frozenset(row["lemma"] for row in read_table("change_verbs") if row["by"] == by)
