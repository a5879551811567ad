"""Reads an adjective of a territory in any case; yields its base, and the nominative that agrees with a head noun."""

from functools import lru_cache

from extractor.memo import FEW
from extractor.mentions.places.kinds import Head

ENDINGS = frozenset("ого его ому ему ыми ими ый ий ой ым им ом ем ая яя ую юю ею ей ое ее ые ие ых их".split())
SOFT = ("его", "ему", "ем", "яя", "юю", "ей", "ее")
GENDERS = {"m": ("ый", "ий"), "f": ("ая", "яя"), "n": ("ое", "ее")}
VELAR = "кгх"
HARD = frozenset("бвгджзйклмнпрстфхцчшщь")
SHORT = 2  # letters of «Эл»
MARKED = ("ом", "ем", "ах", "ях", "ых", "их", "ой", "ей")  # of the locative


@lru_cache(FEW)
def base(word: str) -> str | None:
    """The masculine nominative of a folded adjective, None where the word has no such ending."""
    for size in (3, 2):
        stem, ending = word[:-size], word[-size:]
        if ending in ENDINGS and len(stem) > 2:
            soft = stem[-1] in "кгхжшчщ" or (stem[-1] == "н" and ending in SOFT)
            return stem + ("ий" if soft else "ый")
    return None


def titled(adjective: str, text: str, head: Head) -> str:
    """«Судогодский район» of «судогодский» as written «Судогодском»."""
    hard, soft = GENDERS[head.gender]
    stem = text[: len(adjective) - 2]
    like = head.gender == "m" or (head.gender == "n" and stem[-1] not in VELAR)  # «Маляевское поселение»
    ending = soft if adjective.endswith("ий") and like else hard
    if adjective.endswith("ой") and head.gender == "m":
        ending = "ой"
    return f"{stem[:1].upper()}{stem[1:]}{ending} {head.name}"


def unmarked(word: str) -> bool:
    """«в | Башкортостан», «Тверь»: nominative or accusative, as the consonant says; not «в ЦФО», «в Волжском»."""
    return word[-1] in HARD and len(word) > SHORT and not word.endswith(MARKED)
