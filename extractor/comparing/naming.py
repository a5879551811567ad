"""Reads a figure; yields its thing as a heading has it: «школьных спортивных клубов» → «школьные спортивные клубы»."""

from extractor.comparing.figures import Figure
from extractor.comparing.words import sort_of
from extractor.language import Parse, inflect, morph_parses
from extractor.vocabulary import Kind

_ADJECTIVES = ("ADJF", "PRTF")


def name_of(figure: Figure) -> str:
    """The thing in the nominative, its complement as the article has it; as written where its head is not found."""
    measured = figure.fact.measured
    words = _without_place(figure).split()
    at = _head_at(words, measured.head) if measured else None
    if at is None or not all(_is_adjective(word) for word in words[:at]):
        return " ".join(words)
    lemma = measured.head if measured and _reads(words[at], measured.head) else words[at].lower()
    parse = _reads(words[at], lemma)
    many = figure.fact.kind is Kind.COUNT and not any(map(_is_singular, words[:at]))
    form = {"nomn", "plur" if many or parse and parse.number == "plur" else "sing"}
    gender = {parse.gender} if parse and parse.gender and "sing" in form else set()
    before = [inflect(word, form | gender) for word in words[:at]]
    return " ".join([*before, _inflected(words[at], lemma, form), *words[at + 1 :]])


def action_of(figure: Figure) -> str | None:
    """«отремонтировали»: what tells this measure from others of the same thing."""
    return None if figure.measure.action == "be" else inflect(figure.verb, {"VERB", "past", "plur"})


def _without_place(figure: Figure) -> str:
    """The words of the thing up to the place, which a heading names beside it: «зарплата в Тульской области»."""
    measured, region = figure.fact.measured, figure.fact.region
    if measured is None or measured.start is None or region is None or region.start is None:
        return measured.text if measured else ""
    cut = region.start - measured.start
    if not 0 < cut < len(measured.text) or region.end != measured.end:
        return measured.text
    words = measured.text[:cut].split()
    while words and morph_parses(words[-1].lower())[0].pos in ("PREP", "CONJ"):
        words.pop()
    return " ".join(words) or measured.text


def _head_at(words: list[str], head: str) -> int | None:
    """Where the head stands; an adjective before its noun is none."""
    at = next((place for place, word in enumerate(words) if _reads(word, head)), None)
    if at is not None and sort_of(head) == "adjective" and at + 1 < len(words):
        return at + 1 if morph_parses(words[at + 1].lower())[0].pos == "NOUN" else at
    return at


def _inflected(word: str, lemma: str, form: set[str]) -> str:
    """The form of the word; of its lemma where the word by itself is taken for another."""
    found = inflect(word, form)
    if _reads(found, lemma) is None:
        found = inflect(lemma, form)
    return word if found.lower() == word.lower() else found


def _reads(word: str, head: str) -> Parse | None:
    """The reading of a word under which it is the head, if there is one."""
    return next((parse for parse in morph_parses(word.lower().strip('«»"')) if parse.lemma == head), None)


def _is_adjective(word: str) -> bool:
    return any(parse.pos in _ADJECTIVES for parse in morph_parses(word.lower()))


def _is_singular(word: str) -> bool:
    return all(parse.number == "sing" for parse in morph_parses(word.lower()) if parse.pos in _ADJECTIVES)
