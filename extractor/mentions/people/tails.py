"""Reads what stands after the head of a post; yields whose office it is: of a body, a region, a town, a state."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import Entry, fold, load
from extractor.memo import FEW
from extractor.mentions.nominals import nominal_parses
from extractor.mentions.people.posts import Post

STEM = 5  # letters of a name or a body that its forms share
NONE: frozenset[str] = frozenset()
OF_BODIES = frozenset("chief minister speaker secretary commander coach leader coordinator prosecutor".split())
OF_PLACES = {  # whose head the head of a place is
    "country": frozenset({"president", "premier", "monarch"}),
    "subject": frozenset({"governor", "president"}),
    "region": frozenset({"governor"}),
    "settlement": frozenset({"mayor"}),
    "city": frozenset({"mayor"}),
}
MINISTER, MINISTRY, ABBREVIATED = "министр", "министерство", "мин"  # «минздрав»
FIELD = 3  # letters that «минздрав» and «министр здравоохранения» share
CITIES = frozenset({"RU-MOW", "RU-SPE", "RU-SEV"})  # regions and towns at once
OF_CITY = frozenset({"governor", "mayor"})


class Tail(NamedTuple):
    """What a tail tells: the groups that it points to, stems of its other words, the places and fields it may be of."""

    groups: frozenset[str]
    stems: frozenset[str]
    places: frozenset[tuple[str | None, str | None]]
    fields: frozenset[str]


@cache
def reference_tails() -> dict[str, frozenset[str]]:
    """Nouns after a head that refers back, with the groups that they point to."""
    return {row["lemma"]: frozenset(row["groups"].split()) for row in read_table("reference_tails")}


def tail_of(post: Post) -> Tail:
    """«региона», «краевого минсельхоза», «Салехарда» of a post."""
    if post.organization is not None:
        return _of_body(post.lemma, post.position, post.organization)
    return _of_place(post.lemma, post.position)


@lru_cache(FEW)
def _of_body(lemma: str, position: str, organization: str) -> Tail:
    """«глава краевого минсельхоза» is no governor: the first noun of the body tells, not the territory after it."""
    words = list(_words(organization))
    head = next((word for word in words if _is_noun(word)), "")
    stems = _stems(lemma, [*_words(position), *words])
    return Tail(_known(head) or OF_BODIES, stems, frozenset(), _fields_of_ministry(head.lower(), words))


def _fields_of_ministry(head: str, words: list[str]) -> frozenset[str]:
    """«минздрава», «министерства здравоохранения»: what a ministry is for."""
    if any([parse.lemma == MINISTRY for parse in nominal_parses(head)]):
        return _fields(words)
    return frozenset({head.removeprefix(ABBREVIATED)[:FIELD]}) if head.startswith(ABBREVIATED) else NONE


@lru_cache(FEW)
def _of_place(lemma: str, position: str) -> Tail:
    """«глава региона», «глава Салехарда», «глава КЧР»; «министр здравоохранения»."""
    words = list(_words(position))
    groups = next((groups for word in words if (groups := _known(word))), NONE)
    found = frozenset(_places(words[1:]))
    groups = groups or frozenset().union(*[OF_PLACES[place.kind] for place in found])
    fields = _fields(words) if lemma == MINISTER else NONE
    return Tail(groups, _stems(lemma, words), frozenset((place.code, place.place) for place in found), fields)


def _fields(words: list[str]) -> frozenset[str]:
    """Beginnings of the words after a head that name no place."""
    return frozenset(word[:FIELD] for word in words[1:] if len(word) > FIELD and word.islower() and not _known(word))


def groups_of(post: Post, tail: Tail) -> frozenset[str]:
    """The groups of a post that its tail leaves; the head of Moscow is a governor and a mayor."""
    left = post.groups & tail.groups or post.groups
    return left | OF_CITY if left & OF_CITY and any(code in CITIES for code, _ in tail.places) else left


PARTING = str.maketrans(dict.fromkeys("«»()", " "))  # «Союз мукомолов (СМ)»


def _words(text: str) -> Iterator[str]:
    yield from text.translate(PARTING).split()


def _is_noun(word: str) -> bool:
    parses = nominal_parses(word)
    return not parses or any(parse.pos == "NOUN" for parse in parses)


def _known(word: str) -> frozenset[str]:
    """The groups that a noun of the table points to."""
    lemmas = [parse.lemma for parse in nominal_parses(word)] if word[:1].isalpha() else []
    return next((reference_tails()[lemma] for lemma in lemmas if lemma in reference_tails()), NONE)


def _stems(lemma: str, words: Iterator[str] | list[str]) -> frozenset[str]:
    """Of names: words with a capital that are neither the head nor of the table."""
    capitals = [word for word in words if word[:1].isupper() and not _known(word)]
    others = [word for word in capitals if lemma not in [parse.lemma for parse in nominal_parses(word)]]
    return frozenset(word.lower()[:STEM] for word in others)


def _places(words: list[str]) -> Iterator[Entry]:
    """The places that the first words after a head may name."""
    if not words or not words[0][:1].isupper():
        return
    readings = load().abbreviations.get(words[0], ()) if len(words) == 1 else ()
    count, found = load().at([fold(word) for word in words], 0)
    for one in readings or (found if count == len(words) else ()):
        if one.form == "name" and one.entry.kind in OF_PLACES:
            yield one.entry
