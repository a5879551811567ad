"""Days of publication in plain text: what gives one, and what must not."""

from datetime import date

import pytest

from extractor.reading import article_from_text
from extractor.reading.calendar import full_dates

HEADLINE = "Мост через Вятку откроют в октябре"
BODY = "Новый мост через Вятку в Кировской области откроют 1 октября, сообщил губернатор Игорь Шумилин."
DAY = date(2023, 9, 12)


@pytest.mark.parametrize(
    "line",
    [
        "12 сентября 2023, 10:40", "12.09.2023", "2023-09-12 10:40", "12/09/2023 | 10:40 | Дороги", "Экономика / 12 сентября 2023 г.",
        "Опубликовано: 12 сентября 2023 года", "12 сен 2023", "Sep 12, 2023", "12.09.23 09:15", "вторник, 12 сентября 2023",
        "12 сентября 2023 (обновлено 15:00)", "Posted 12 сентября 2023, 10:40\nModified 1 февраля 2025, 08:50",
        "Ирина Котова / Общество, 19:22, 12 сентября 2023", "Просмотров: 120 · 12.09.2023",
        "Агентство новостей Вятки, Котельнич, 12 сентября 2023", "Районная газета «Рассвет», 12 сентября 2023 г.",
        "«Заря Вятки», №41 (812) от 12 сентября 2023",
    ],
)  # fmt: skip
def test_a_date_line_above_or_below_the_headline(line: str) -> None:
    assert article_from_text(f"{line}\n\n{HEADLINE}\n\n{BODY}\n\n{BODY}").published == DAY
    assert article_from_text(f"{HEADLINE}\n{line}\n\n{BODY}\n\n{BODY}").published == DAY


@pytest.mark.parametrize(
    "lead",
    [
        "КИРОВ, 12 сентября 2023 года. Новый мост открыли для движения.",
        "Киров, 12 сентября 2023 г. Новый мост открыли для движения.",
        "КИРОВ, 12 сентября 2023 – АРИ. Новый мост открыли для движения.",
        "Киров, 12 сентября 2023, пресс-релиз. Новый мост открыли для движения.",
        "Сегодня, 12 сентября 2023 года, открыли новый мост.",
        "Завтра, 13 сентября 2023 года, откроют новый мост.",
        "В Кирове 12 сентября 2023 года прошло открытие нового моста.",
        "Мост открыли вчера, 11 сентября 2023 года, при стечении народа.",
        "Во вторник, 12 сентября 2023 года, в Кирове открыли мост.",
        "12 сентября 2023 года в Кирове открыли новый мост через Вятку.",
        "КИРОВ. /Пресс-служба правительства/. 12 сентября 2023 года мост открыли.",
        "Данные о мосте обнародованы 12 сентября 2023 года в Кирове.",
    ],
)
def test_a_day_told_in_the_lead(lead: str) -> None:
    assert article_from_text(f"{HEADLINE}\n\n{lead}\n\n{BODY}").published == DAY


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\n\n{BODY}",
        f"{HEADLINE}\n12 сентября, 10:40\n\n{BODY}",  # no year
        f"{HEADLINE}\n2 часа назад\n\n{BODY}",
        f"{HEADLINE}\n\n{BODY}\n\nЧитайте также\nПаром подорожал\n12.09.2023\n",  # another article's
        f"Паром подорожал\n12.09.2023\nКатер утонул\n11.09.2023\n\n{HEADLINE}\n\n{BODY}",  # others' in the header, they differ
        f"Население Кировской области на 1 января 2023 года\n\n{BODY} Его приводит статистика.",
        f"{HEADLINE}\n31.02.2023\n\n{BODY}",  # no such day
        f"{HEADLINE}\n\nКонтракт от 12 сентября 2021 года продлён, сообщил губернатор Шумилин. {BODY}",
        f"{HEADLINE}\n\nМост закрыли после аварии, которая произошла 12 сентября 2020 года. {BODY}",
        f"{HEADLINE}\n\nВ среду, 12 сентября 2023 года, открыли мост. {BODY}",  # it was a Tuesday
        f"{HEADLINE}\n\n{BODY}\n\nСетевое издание зарегистрировано Роскомнадзором 12.09.2013\n",
    ],
)
def test_no_day(text: str) -> None:
    assert article_from_text(text).published is None


def test_a_day_below_the_story() -> None:
    assert (
        article_from_text(f"{HEADLINE}\n\n{BODY}\n\nДата публикации: 12.09.2023\nДата изменения: 14.10.2024").published
        == DAY
    )


def test_the_masthead_says_the_readers_day_and_is_doubted() -> None:
    masthead = "Сегодня: вторник, 12 сентября 2023 | +15 °C"
    assert article_from_text(f"{masthead}\n\n{HEADLINE}\n\n{BODY}").published == DAY
    assert (
        article_from_text(
            f"{masthead}\n\n{HEADLINE}\n\n{BODY} Стройку начали в 2015 году, сдадут в 2019 году."
        ).published
        is None
    )


@pytest.mark.parametrize(
    "text",
    ["7,8% и 12.5.1", "версия 10.12.2020.4", "тел. 12-34-56", "31.02.2020", "в 2023 году 12 школ", "ГОСТ 12.1.004-91"],
)
def test_no_full_date(text: str) -> None:
    assert full_dates(text) == []
