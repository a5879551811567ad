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
    """The figures; a bare thing takes the nouns of a fuller name, if the sentence has them before the figure."""
    found = list(figures)
    fuller: Fuller = defaultdict(set)
    for figure in found:
        if figure.measure.qualifiers and all(sort_of(word) == "noun" for word in figure.measure.qualifiers):
            fuller[_key(figure)].add(figure.measure.qualifiers)
    for figure in found:
        yield figure if figure.measure.qualifiers else _with_name(figure, fuller.get(_key(figure), set()))


def _with_name(figure: Figure, names: set[frozenset[str]]) -> Figure:
    """The figure under the only name that its sentence bears out."""
    said = _said_before(figure) if names else frozenset()
    fitting = [name for name in names if name <= said]
    if len(fitting) != 1:
        return figure
    measure = replace(figure.measure, qualifiers=fitting[0])
    return replace(figure, measure=measure, narrowing=figure.narrowing - fitting[0])


def _said_before(figure: Figure) -> frozenset[str]:
    sentence, start = figure.fact.sentence, figure.fact.quantity.start
    return frozenset(word.lemma for word in words_of(figure.record.article.text, (sentence.start, start), ()))


def _key(figure: Figure) -> object:
    return figure.measure.head, figure.measure.unit, figure.place
