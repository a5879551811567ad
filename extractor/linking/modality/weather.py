"""Reads a site in talk of the weather; yields whether a figure told without a verb is foretold."""

from collections.abc import Sequence
from functools import lru_cache

from extractor.language import Sentence, Token
from extractor.linking.clauses import Site
from extractor.linking.modality.words import is_future, words
from extractor.linking.parts import is_predicate
from extractor.memo import FEW
from extractor.mentions.quantities.lists import stems

UNITS = frozenset({"Cel", "m/s", "mm[Hg]"})
OTHERS = {"%": "влажност", "mm": "давлени"}  # of the weather where such a word stands in the sentence
OPENING, NEAR = 3, 2  # sentences at the head of an article that say it is a forecast; sentences before a figure
WEATHER = ("погод", "синоптик", "гидромет", "метео")


def foretold(sentences: Sequence[Sentence], site: Site) -> bool:
    """«Прогноз погоды. Ветер северный 5–10 м/с», «Ночью подморозит. Днём +3…+5 °С»: nothing there is past or now"""
    if site.own_verb or not _of_weather(site):
        return False
    here = sentences[site.quantity.sentence]
    if not _tells(here) or any(map(_is_past, here.tokens)):
        return False
    near = sentences[max(0, here.index - NEAR) : here.index + 1]
    return any(_tells(other) and _promises(other) for other in near) or any(map(_is_forecast, sentences[:OPENING]))


def _of_weather(site: Site) -> bool:
    """A temperature, a wind, «давление – 750 мм», «влажность 60 %»"""
    unit = site.quantity.unit
    stem = OTHERS.get(unit or "")
    return unit in UNITS or stem is not None and any([token.lower.startswith(stem) for token in site.tokens])


def _tells(sentence: Sentence) -> bool:
    return any([_is_weather(token.lower) for token in sentence.tokens])


@lru_cache(FEW)
def _is_weather(word: str) -> bool:
    return word.replace("ё", "е").startswith(stems("weather_words")) or word in ("°", "ветер")


def _is_past(token: Token) -> bool:
    if token.lower in words("earlier") or token.lower in words("observed"):
        return True
    return is_predicate(token) and token.feats.get("Tense") == "Past" and token.feats.get("VerbForm") == "Fin"


def _promises(sentence: Sentence) -> bool:
    """«ожидается», «подморозит»"""
    return any(is_predicate(token) and (is_future(token) or token.lemma in words("verb")) for token in sentence.tokens)


def _is_forecast(sentence: Sentence) -> bool:
    """«Прогноз погоды на 5 мая», «Погоду будет определять циклон», «Погода на выходные»"""
    said = any(token.lower.startswith(WEATHER) for token in sentence.tokens)
    foretells = any(token.lemma in ("прогноз", "выходной", "завтра") for token in sentence.tokens)
    return said and (foretells or _promises(sentence))
