"""How a thing and what is done with it are named in headings."""

import pytest

from extractor.comparing.figures import figures
from extractor.comparing.naming import action_of, name_of
from extractor.pipeline import Extractor

THINGS = [
    ("В Тульской области открыли 12 школьных спортивных клубов.", "школьные спортивные клубы"),
    ("В Тульской области функционирует 3 518 госпабликов.", "госпаблики"),
    ("В Тульской области намолотили 2 млн тонн зерна.", "зерно"),
    ("В Тульской области собрали 40 тонн семян подсолнечника.", "семена подсолнечника"),
    ("В Тульской области зарегистрированы 900 безработных.", "безработные"),
    ("Средняя зарплата в Тульской области в 2023 году составила 52 тыс. рублей.", "Средняя зарплата"),
    ("Фельдшерских пунктов в Тульской области 367.", "Фельдшерские пункты"),
]


@pytest.mark.parametrize(("text", "name"), THINGS)
def test_a_thing_is_named_in_the_nominative_without_its_place(text: str, name: str) -> None:
    (figure,) = figures([Extractor().extract(text)])
    assert name_of(figure) == name


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("В Туле отремонтировали 12 школ.", "отремонтировали"),
        ("Тула получила 63 новых троллейбуса.", "получили"),
        ("В Туле работают 12 школ.", None),
    ],
)
def test_what_is_done_is_named_by_the_verb_of_the_article(text: str, action: str | None) -> None:
    (figure,) = figures([Extractor().extract(text)])
    assert action_of(figure) == action
