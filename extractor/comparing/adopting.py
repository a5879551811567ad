"""Reads figures; yields them with the words that their sentence gives the thing before it is named shortly.

«Уборка подсолнечника: собрали 2,7 млн тонн семян»: seeds of sunflower, if another article calls the thing so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.comparing.figures import Figure
from extractor.comparing.words import sort_of, words_of

Fuller = dict[object, set[frozenset[str]]]


def adopted(figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures; a short name takes the nouns of a fuller one, if the sentence has them before the figure."""
    found = list(figures)
    fuller: Fuller = defaultdict(set)
    for figure in found:
        if figure.measure.qualifiers:
            fuller[_key(figure)].add(figure.measure.qualifiers)
    for figure in found:
        yield _with_name(figure, [name for name in fuller.get(_key(figure), ()) if _adds_nouns(figure, name)])


def _adds_nouns(figure: Figure, name: frozenset[str]) -> bool:
    """Whether a name has all words of the figure's, and more, which are nouns: «средняя зарплата медсестёр»."""
    more = name - figure.measure.qualifiers
    return figure.measure.qualifiers < name and all(sort_of(word) == "noun" for word in more)


def _with_name(figure: Figure, names: list[frozenset[str]]) -> Figure:
    """The figure under the only name that its sentence bears out."""
    said = _said_before(figure) if names else frozenset()
    fitting = [name for name in names if name - figure.measure.qualifiers <= said]
    if len(fitting) != 1:
        return figure
    measure = replace(figure.measure, qualifiers=fitting[0])
    return replace(figure, measure=measure, narrowing=figure.narrowing - fitting[0])


def _said_before(figure: Figure) -> frozenset[str]:
    sentence, start = figure.fact.sentence, figure.fact.quantity.start
    return frozenset(word.lemma for word in words_of(figure.record.article.text, (sentence.start, start), ()))


def _key(figure: Figure) -> object:
    return figure.measure.head, figure.measure.unit, figure.place
