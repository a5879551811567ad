"""Region linking against the plain-text examples: each figure's place; every rule must fire."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from extractor.language import Document, Sentence, analyse
from extractor.linking.region import link, rules, topics
from extractor.linking.region.outlets import outlet
from extractor.linking.types import RegionLink
from extractor.mentions import people, places, speech
from extractor.mentions.types import Mentions, Quantity
from extractor.reading.types import Article, Block

EXAMPLES = Path(__file__).parent.parent / "examples" / "region"
FIGURE = re.compile(r"\[([^]]+)\]")


def examples() -> Iterator[tuple[str, str]]:
    for path in sorted(EXAMPLES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield path.stem, line


def blocks_of(text: str) -> tuple[Block, ...]:
    found, start = [], 0
    for part in text.split("\n"):
        found.append(Block(start, start + len(part), "headline" if text.startswith("# ") and not start else "body"))
        start += len(part) + 1
    return tuple(found)


def quantity(document: Document, start: int, end: int) -> Quantity:
    sentence: Sentence = next(s for s in document.sentences if s.start <= start < s.end)
    inside = [token.index for token in sentence.tokens if token.start < end and token.end > start]
    text = document.text[start:end]
    kind = "rank" if re.search("мест|строч|тройк", text) else "count"
    where = sentence.index, inside[0], inside[-1] + 1
    value = Decimal(text) if text.isdigit() else None
    unit = "RUB" if re.search("руб", text) else None
    return Quantity(start, end, text, *where, kind, value, None, None, "exact", unit, None, "")


def linked(text: str) -> tuple[RegionLink | None, ...]:
    """The links of the bracketed figures of an example."""
    text = text.replace(" ¶ ", "\n")
    spans, plain = [], ""
    for at, part in enumerate(FIGURE.split(text)):
        if at % 2:
            spans.append((len(plain), len(plain) + len(part)))
        plain += part
    blocks = blocks_of(plain)
    article = Article("x", None, None, None, None, None, None, "", plain, ((0, len(plain)),), blocks)
    document = next(iter(analyse([(plain, blocks)])))
    figures = tuple(quantity(document, start, end) for start, end in spans)
    persons = people.find(document)
    spoken = speech.find(document, persons)
    mentions = Mentions(article, document, figures, (), places.find(document), persons, spoken, ())
    return link(mentions, tuple(None for _ in figures))


def shown(one: RegionLink | None) -> str:
    return "-" if one is None else f"{one.code} {one.place or ''}".strip()


@pytest.mark.parametrize(("rule", "line"), list(examples()))
def test_example(rule: str, line: str) -> None:
    text, _, expected = line.partition(" => ")
    links = linked(text)
    assert [shown(one) for one in links] == [part.strip() for part in expected.split(";")]
    nowhere = rule if rule in ("no_place", "of_world") else "no_place"  # a figure without a place shows no rule
    assert rule in {one.rule.replace("-", "_") if one else nowhere for one in links}


def test_every_rule_has_examples() -> None:
    known = {rule.__name__ for rule, _ in rules.RULES} | {name.replace("-", "_") for name in topics.FRAMED} - {"outlet"}
    assert {rule for rule, _ in examples()} == known


def test_a_hundred_and_twenty_examples() -> None:
    assert len(list(examples())) >= 120


ELSEWHERE = "Учителя рады. Дети тоже. Это лучший итог в Северо-Кавказском федеральном округе."


def link_of_the_figure(text: str, body: tuple[int, int]) -> RegionLink | None:
    """The place of the figure 5 in a page whose story is `body`."""
    blocks = (Block(*body, "body"),)
    article = Article("x", None, None, None, None, None, None, "", text, (body,), blocks)
    document = next(iter(analyse([(text, blocks)])))
    figure = quantity(document, text.index("5"), text.index("5") + 1)
    mentions = Mentions(article, document, (figure,), (), places.find(document), (), (), ())
    (one,) = link(mentions, (None,))
    return one


@pytest.mark.parametrize("told", ["Открыли 5 школ.", f"Открыли 5 школ. {ELSEWHERE}"])
def test_the_outlet_is_asked_last_but_before_an_area_of_the_country(told: str) -> None:
    text = f"Вести Ставрополья\n{told}\nСтаврополь, улица Мира"
    body = (text.index("Откр"), text.index("\nСтав"))
    one = link_of_the_figure(text, body)
    assert one is not None and (one.code, one.rule, one.basis) == ("RU-STA", "outlet", "article")


TOLD = (
    "Сдали мост.",
    "Сдали мост. Сдали дом. Совет Федерации спорит. Росстат тоже.",
    "Сдали дом. Приехали гости из Пскова.",
)


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("paper, code", [("Вести Ставрополья", "RU-STA"), ("Верхнекамский вестник", "RU-KIR")])
def test_a_regional_paper_that_names_the_country_in_passing_tells_of_its_own(told: str, paper: str, code: str) -> None:
    text = f"{paper}\nДороги чинят. Чинят улицы. Купили 5 машин. {told}"
    body = (text.index("Дор"), len(text))
    one = link_of_the_figure(text, body)
    assert one is not None and (one.code, one.rule) == (code, "outlet")


@pytest.mark.parametrize(
    "line, code", [("Париж, 3 марта", None), ("Москва, 3 марта", "RU-MOW"), ("Вести Твери", "RU-TVE")]
)
def test_a_city_abroad_is_no_village_of_that_name(line: str, code: str | None) -> None:
    text = f"{line}\nДороги чинят."
    body = (text.index("Дор"), len(text))
    assert outlet(Article("x", None, None, None, None, None, None, "", text, (body,), ())) == code


@pytest.mark.parametrize(
    ("around", "code"),
    [
        ("Читайте также: в Твери открыли мост", None),
        ("В Твери открыли мост\nВ Твери сгорел дом", "RU-TVE"),
        ("Тверь\nТула\nРязань", None),
        ("Тверь\nТула\nТульские вести", "RU-TUL"),
        ("Автор: Анна Орлова", None),
        ("Фото: Томская Ольга", None),
        ("Орловский вестник", "RU-ORL"),
    ],
)
def test_headlines_of_other_news_and_people_name_no_outlet(around: str, code: str | None) -> None:
    text = f"Дороги чинят.\n{around}"
    body = (0, text.index("\n"))
    assert outlet(Article("x", None, None, None, None, None, None, "", text, (body,), ())) == code


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("В Твери чинят дороги", "RU-TVE"),
        ("Из Твери в Тулу", None),
        ("Посол: Москва и Пекин нарастят торговлю", None),
        ("Дороги чинят", None),
    ],
)
def test_a_title_beside_the_text_says_where(title: str, code: str | None) -> None:
    text = "Дороги чинят."
    assert outlet(Article("x", None, None, title, None, None, None, "", text, ((0, len(text)),), ())) == code


@pytest.mark.parametrize(
    ("above", "below", "code"),
    [("Тульские известия", "© Калуга", "RU-TUL"), ("Тверь\nТула", "© Тверь\n© Тула", None)],
)
def test_the_masthead_wins(above: str, below: str, code: str | None) -> None:
    text = f"{above}\nДороги чинят.\n{below}"
    body = (text.index("Дор"), text.index(f"\n{below}"))
    assert outlet(Article("x", None, None, None, None, None, None, "", text, (body,), ())) == code


def test_what_moscow_tells_is_of_no_town_named_once() -> None:
    text = "Москва\nПроизводство растёт. Растёт и добыча. Купили 5 машин. Завод стоит в Тольятти."
    body = (text.index("Про"), len(text))
    blocks = (Block(*body, "body"),)
    article = Article("x", None, None, None, None, None, None, "", text, (body,), blocks)
    document = next(iter(analyse([(text, blocks)])))
    figure = quantity(document, text.index("5"), text.index("5") + 1)
    (one,) = link(Mentions(article, document, (figure,), (), places.find(document), (), (), ()), (None,))
    assert one is not None and (one.code, one.rule) == ("RU", "most-named")


def test_no_quantity_needs_no_place() -> None:
    document = Document("", ())
    article = Article("x", None, None, None, None, None, None, "", "", (), ())
    assert link(Mentions(article, document, (), (), (), (), (), ()), ()) == ()
