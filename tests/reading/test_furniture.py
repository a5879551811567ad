"""Lines by themselves: one example a line, `label: line`; each rule of the classifier fires."""

from pathlib import Path

import pytest

from extractor.reading.furniture import RULES, heading
from extractor.reading.labels import is_prose, label_of
from extractor.reading.units import Unit, units_of

LINES = """
markup: thumb|left|Мост через Шексну
markup: Категория:Вологодская область
label: Читайте также: в Устюжне открыли музей кованых изделий
label: Ещё по теме: Паводок дошёл до Великого Устюга | Дамбу подсыпали
end: Recent Posts
end: Комментарии (12)
end: ЛЕНТА НОВОСТЕЙ
inline: Читайте также
inline: Материалы раздела
inline: САМОЕ ОБСУЖДАЕМОЕ НА САЙТЕ
inline: Похожие статьи
inline: Другие новости:
label: 16+
label: #мост #Череповец #бюджет
label: Читайте на vyatka.example
label: (12+)
imprint: © 2008–2024 «Вологодский хронограф»
imprint: Сетевое издание зарегистрировано Роскомнадзором 03.03.2017
imprint: Реклама. ООО «Ромашка», ИНН 7700000000, erid: 2VtzqwH
imprint: Мы используем файлы cookie. Продолжая, вы соглашаетесь с этим.
imprint: Нажмите Ctrl+Enter, чтобы сообщить об ошибке.
label: Фото: пресс-служба губернатора
label: Фото автора
label: Текст: Мария Лунина
label: Поделиться в соцсетях
label: Теги: мост, Череповец, бюджет-2024
label: [Реклама] Пластиковые окна от 8 900 рублей
label: Просмотров: 1 233
label: Подписывайтесь: ВК (14 тыс.), Дзен
label: На фото: рабочие у опоры моста
label: Ледокол «Капитан» (фото 2012 года)
meta: 19 марта 2024, 14:35   Просмотров: 1 284
meta: 2023-11-10 10:00
meta: 4 минуты ago
meta: 2 часа назад · 3 минуты на чтение
meta: • 29.12.2023 10:24
meta: Экономика / 20 апреля 2023 г.
label: Опубликовано: 11 мая 2021 г. 09:40
ticker: USD 92,04 ▲ EUR 100,02 ▼ Череповец +4 °C
ticker: Пробки: 4 балла · Ветер 6 м/с · +15 °C
ticker: Доллар 95,4
menu: Главная / Общество / Мост через Шексну откроют осенью
menu: Главная | Общество | Здоровье | Спорт
menu: [ Главное ] [ Город ] [ Область ]
menu: Новости   Политика   Экономика   Афиша
menu: Происшествия
menu: • Контакты
menu: Объявления (214)
label: Номер лесной охраны: 8-800-100-94-00
label: chita@example.ru, тел. (3022) 00-41-10
teaser: 13:20 В Светлогорске закрыли лифт к морю
teaser: Сейчас: В Тотьме открыли 2 парома • Клюквы уродилось на 9% больше • Билет до Кириллова стоит 410 рублей
teaser: Свежий номер  |  Вологжане  |  Дороги  |  Официально  |  Спрашивали?
label: ❤ 341  🔥 88  😢 2
label: — — —
label: Другие материалы выпуска: «Шексна» подорожала на 5 тысяч (стр. 2), мост закроют (стр. 4)
label: Постоянный адрес: vyatka.example/news/2024/10/04/118.html
short: Подписка на II полугодие: 684 руб. 12 коп.
short: Цена номера 25 руб.
short: Главное в области к вечеру 3 октября 2024 года
imprint: Читайте нас в Telegram (41 тыс.) и ВК (112 тыс.)
item: ▸ Штраф 200 тыс. рублей за вырубку кедра
item: • В Вологде за выходные привили 1 200 собак
teaser: Школьница сдала пять экзаменов — 40 минут назад
teaser: 22 минуты назад. «Шексна» продала 4 тысячи абонементов
teaser: ← Мост закрыли на ремонт
teaser: Не пропустите! В Вологде продают 17 катеров → читать
short: Численность жителей на 1 января 2024 года
text: Школы закрыли на неделю. Автобусы ходят реже
text: Мост через Шексну откроют для движения 1 октября.
text: — Людей хватает?
text: – Опоры стоят, – сказал прораб.
text: Список районов, которые получат помощь из резервного фонда области, таков: Бабаевский, Кирилловский, Вашкинский, Белозерский
text: В области построили мосты в трёх районах:
short: Мост через Шексну построят к осени 2025 года
short: Андрей Соколов
short: Что построят за пять лет
short: Теплоход «Заря»
"""
CASES = [tuple(line.split(": ", 1)) for line in LINES.strip().splitlines()]


def unit(line: str) -> Unit:
    return Unit(line, 0, len(line), False)


@pytest.mark.parametrize(("label", "line"), CASES)
def test_label(label: str, line: str) -> None:
    assert label_of(unit(line)) == label


def test_every_rule_fires() -> None:
    fired = {next((rule.__name__ for _, rule in RULES if rule(unit(line))), None) for _, line in CASES}
    assert {rule.__name__ for _, rule in RULES} <= fired


@pytest.mark.parametrize(
    "line",
    [
        "Фото бойцов разместили на стене школы, чтобы о них помнили все 340 учеников.",
        "Источник загрязнения нашли: это старый мазутный бак на 40 тонн, сообщил инспектор.",
        "Реклама на автобусах принесла городу 12 млн рублей, отчитался депо.",
        "Комментарии жителей учли: в парке высадят ещё 200 лип, обещает мэрия.",
        "Новости с полей хорошие: убрано 80 процентов площадей.",
        "Главное – вовремя убрать урожай, напомнил министр.",
        "Видео с камер передали в полицию, ущерб оценили в 300 тысяч рублей.",
        "Подробности расследования, по данным на 5 мая 2023 года, не раскрываются.",
        "В 10:30 движение по мосту открыли, проехали первые 60 машин.",
        "Телефон горячей линии за сутки принял 240 звонков, рассказали в минздраве.",
        "Курс доллара за неделю вырос на 2 рубля, евро – на полтора.",
        "11:15. На место прибыли 12 пожарных расчётов.",
        "11:15. Мэр Ольга Титова написала на своей странице:",
        "18:40 — Огонь потушен на площади 900 квадратных метров.",
        "Погода помогла: за лето заготовили 90 тысяч тонн сена.",
    ],
)
def test_sentences_that_begin_like_furniture_are_text(line: str) -> None:
    assert label_of(unit(line)) == "text"


def test_a_heading_may_carry_a_count() -> None:
    assert heading(unit("Комментарии: 8"), "end")
    assert not heading(unit("Комментариев много"), "end")


def test_prose_is_what_the_rules_call_text() -> None:
    """`is_prose` only spares the rules: none of them makes anything else of such a unit."""
    folder = Path(__file__).parent.parent.parent / "corpus"
    texts = [path.read_text("utf-8", "replace") for path in sorted(folder.glob("*.txt"))]
    prose = [unit for text in texts for unit in units_of(text) if is_prose(unit)]
    assert len(prose) > 20
    assert {next(label for label, rule in RULES if rule(unit)) for unit in prose} == {"text"}
