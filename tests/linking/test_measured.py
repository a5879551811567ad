"""Measured phrases against `tests/examples/measured`; every rule must fire in some example.

The examples are of rules, and most are sentences without an article: they are read by the rules alone. What weighing
makes of the loose ones is tested by itself, and on whole articles by the floors.
"""

import math

import pytest

from extractor.language import analyse
from extractor.lexicon import read_table
from extractor.linking import role
from extractor.linking.measured import RULES, judged, weighing
from extractor.mentions import find_mentions
from extractor.reading import article_from_text
from tests.linking.examples import Example, Figure, bracketed, examples, folder_linked, linked

EXAMPLES = examples("measured")


@pytest.fixture(scope="module")
def lines() -> dict[str, list[Figure]]:
    """The figures of every example by its place; all are linked in one batch, by the rules alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weighing, "MARGIN", math.inf)
        return folder_linked("measured")


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.where for example in EXAMPLES])
def test_example(example: Example, lines: dict[str, list[Figure]]) -> None:
    figures = bracketed(example, lines[example.where])
    heads = tuple(figure.measured.head if figure.measured else "-" for figure in figures)
    assert heads == example.expected, [figure.measured and figure.measured.rule for figure in figures]


def test_every_rule_fires_in_some_example(lines: dict[str, list[Figure]]) -> None:
    found = (figure.measured for figures in lines.values() for figure in figures)
    assert {rule.__name__ for rule in RULES} - {link.rule for link in found if link} == set()


def test_phrases_are_as_written(lines: dict[str, list[Figure]]) -> None:
    for example in EXAMPLES:
        for figure in lines[example.where]:
            link = figure.measured
            assert link is None or example.text[link.start : link.end] == link.text
            assert link is None or link.lemma


def test_a_whole_phrase_with_its_attributes() -> None:
    (figures,) = linked(["В крае открыли 14 новых школьных спортзалов с душевыми"])
    link = figures[0].measured
    assert link is not None
    assert (link.text, link.head, link.lemma) == (
        "новых школьных спортзалов с душевыми",
        "спортзал",
        "новый школьный спортзал с душевая",
    )


def test_a_figure_without_words_measures_nothing() -> None:
    (figures,) = linked(["45%"])
    assert [figure.measured for figure in figures] == [None]


def test_the_noun_of_a_list_is_carried_over_lines() -> None:
    text = "Построены школы:\n— в Рудне на 500 мест;\n— в Ельне на 300;\n— в Починке на 250."
    (figures,) = linked([text])
    assert [figure.measured and figure.measured.head for figure in figures] == ["место", "место", "место"]


def test_weighing_leaves_most_examples_as_they_are() -> None:
    weighed = folder_linked("measured")
    wanted, found = [], []
    for example in EXAMPLES:
        figures = bracketed(example, weighed[example.where])
        wanted += example.expected
        found += [figure.measured.head if figure.measured else "-" for figure in figures]
    assert sum(one == other for one, other in zip(wanted, found, strict=True)) >= 0.98 * len(wanted)


def test_a_firm_rule_is_not_overruled(lines: dict[str, list[Figure]]) -> None:
    weighed = folder_linked("measured")
    for where, figures in lines.items():
        for alone, other in zip(figures, weighed[where], strict=True):
            if alone.measured and alone.measured.rule not in weighing.LOOSE | weighing.LOOSE_AFAR:
                assert other.measured == alone.measured


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (
            "В сети говорят о переменах. Интервал сократился, а жалоб стало меньше: 340 за январь против 512.",
            ["жалоба"],
        ),
        ("В Перми цены выросли на 12%. В Ижевске зарплаты – на 9%.", ["цена", "зарплата"]),
        ("В Перми чинят трассу. Отремонтируют 80 км до конца года.", ["трасса"]),
        ("Прогнозы ухудшены: ожидания по росту ВВП – до 2%.", ["ввп"]),
        ("Недостатков, отмечают авторы доклада, два: теснота и шум.", ["недостаток"]),
        ("Оклад библиотекаря, не удивляйтесь, 31 200 рублей.", ["оклад"]),
    ],
)
def test_weighing_finds_what_loose_rules_miss(text: str, heads: list[str]) -> None:
    (figures,) = linked([text])
    assert [figure.measured and figure.measured.head for figure in figures][: len(heads)] == heads


@pytest.mark.parametrize(
    ("text", "lemma", "may_be"),
    [
        ("Фермер рад. На одну корову, говорит он, приходится 21 килограмм.", "корова", False),
        ("Фермер рад. За бурую корову, говорит он, просят 21 килограмм.", "корова", True),
        ("Новосёлам помогут. В районах севера надо выплачивать по 5 млн рублей.", "район", False),
        ("Новосёлам помогут. На дороги района надо выплачивать по 5 млн рублей.", "район", True),
        ("Урожайность выше прошлогодней, намолочено 45 тысяч тонн.", "урожайность", False),
        ("Урожайность выше прошлогодней, с гектара 45 центнеров с гектара.", "урожайность", True),
    ],
)
def test_what_is_weighed_at_all(text: str, lemma: str, may_be: bool) -> None:
    article = article_from_text(text, id="text")
    (document,) = analyse([(article.text, article.blocks)])
    mentions = find_mentions(article, document)
    *_, (task, _) = judged(mentions, role.link(mentions))
    assert (lemma in {finding.phrase.lemma for finding in weighing.candidates(task, None)}) == may_be


def test_what_a_candidate_weighs_is_the_sum_of_its_features() -> None:
    text = "Завод выпустил 40 станков, 12 тракторов и ещё 7. План был 60, выполнили 45 и 3."
    article = article_from_text(text, id="text")
    (document,) = analyse([(article.text, article.blocks)])
    mentions = find_mentions(article, document)
    table = {row["feature"]: float(row["weight"]) for row in read_table("measured_weights")}
    weighed = 0
    for task, ruled in judged(mentions, role.link(mentions)):
        for finding in weighing.candidates(task, ruled):
            said = sum(table.get(feature, 0.0) for feature in weighing.features(task, finding, ruled))
            assert weighing.Scale(task, ruled).weight_of(finding) == round(said * weighing.UNITS)
            weighed += 1
    assert weighed > 10
