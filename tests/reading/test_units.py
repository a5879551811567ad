"""Lines and hand-wrapped paragraphs: what is joined, and that offsets index the text as it is."""

import textwrap

import pytest

from extractor.reading.units import units_of, wrap_width

PARAGRAPHS = (
    "В Кировской области за девять месяцев построили 214 километров сельских дорог, сообщил министр транспорта региона Павел Чернов на совещании.",
    "По его словам, план года выполнен на 86 процентов, а до снега подрядчики обещают сдать ещё тридцать километров и два моста через реку Молому.",
    "Деньги, 3,4 млрд рублей, выделил федеральный бюджет.",
)


def texts(text: str) -> list[str]:
    return [text[unit.start : unit.end] for unit in units_of(text)]


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
def test_wrapped_paragraphs_are_one_unit_each(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert [" ".join(piece.split()) for piece in texts(text)] == list(PARAGRAPHS)


def test_wrapped_lines_of_windows() -> None:
    text = "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in PARAGRAPHS).replace("\n", "\r\n")
    assert [" ".join(piece.split()) for piece in texts(text)] == list(PARAGRAPHS)


def test_paragraphs_without_wraps_stay_apart() -> None:
    assert texts("\n".join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_short_lines_are_no_wraps() -> None:
    lines = ["Мост открыли вчера", "Школу построят к осени", "Дорогу закрыли на ремонт", "Парк ждёт гостей"]
    assert wrap_width(units_of("\n".join(lines))) == 0
    assert texts("\n".join(lines)) == lines


def test_a_break_inside_a_sentence_joins() -> None:
    assert texts("Стоимость каждой машины – около\nсеми миллионов рублей.") == [
        "Стоимость каждой машины – около\nсеми миллионов рублей."
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends(end: str) -> None:
    assert texts(f"Первая строка.{end}Вторая строка.") == ["Первая строка.", "Вторая строка."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_are_noticed(end: str) -> None:
    assert [unit.blank_before for unit in units_of(f"Один.{end}Два.{end}{end}Три.")] == [False, False, True]


def test_no_break_spaces_and_marks_are_outside() -> None:
    assert texts("\ufeff\u00a0 Слово. \u00a0\n\u00a0\n") == ["Слово."]


def test_cells_of_a_layout_table_are_apart_and_rows_of_data_are_not() -> None:
    assert texts("EUR 68,90\t\tНовая больница в Кирове готова на треть") == [
        "EUR 68,90",
        "Новая больница в Кирове готова на треть",
    ]
    assert texts("Кировский район\t470\t12%") == ["Кировский район\t470\t12%"]


@pytest.mark.parametrize(
    "sentence", ["Мост открыли", "Дорога построена", "Завод сможет работать", "Ущерб велик, суд идёт"]
)
def test_verbal(sentence: str) -> None:
    assert units_of(sentence)[0].verbal


@pytest.mark.parametrize(
    "phrase", ["Ледовый дворец в Кирове", "Светлана Бойко", "Министр Олег Кузин и жители", "Три школы области"]
)
def test_not_verbal(phrase: str) -> None:
    assert not units_of(phrase)[0].verbal


def test_short_lines_around_long_paragraphs_are_no_wraps() -> None:
    furniture = [
        "Главная → Новости → Экономика", "В Кирове достроили дорогу", "3 октября 2022, 12:15 | Просмотров: 840",
        "Фото: Иван Сухих", *PARAGRAPHS[:2], "Поделиться:", "Читайте также", "В Котельниче закрыли старый мост через реку",
        "За неделю в области выдали сто паспортов", "Комментарии (3)", "Гость: а когда тротуар?",
    ]  # fmt: skip
    assert texts("\n".join(furniture)) == furniture
