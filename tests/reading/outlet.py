"""Pages of one small newspaper with lines around the stories that no table knows, written by the tests."""

from html import escape
from pathlib import Path

ABOVE = ("Заречье сегодня и завтра", "Колонка агронома", "Уголок рыболова Заречья")
BELOW = (
    "Номер печатается в соседнем городе и стоит 25 рублей.",
    "Полосы верстает дежурная смена, тираж 3 100 листов",
    "Купить номер можно в 14 киосках",
)
QUOTE = "– На всё про всё район получил 70 миллионов рублей, и этого хватит, – заявил глава района Олег Кузин."
PLACES = "Берёзовка Ольховка Калиновка Рябиновка Сосновка Еловка Липовка Дубровка Ивановка Петровка".split()


def story(number: int) -> list[str]:
    """Headline and paragraphs; in every other story the same quotation."""
    place = PLACES[number % len(PLACES)]
    lines = [
        f"В деревне {place} открыли новый клуб",
        f"В деревне {place} построили клуб на {number + 40} мест, работы заняли {number + 3} месяца.",
        f"Рядом с клубом посадили {number + 60} деревьев, рассказали жители деревни {place}.",
    ]
    return lines if number % 2 else [*lines[:2], QUOTE, *lines[2:]]


def text(number: int) -> str:
    """A copied page."""
    return "\n\n".join([*ABOVE, *story(number), *BELOW])


def page(number: int) -> str:
    """A saved page."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in [*story(number)[1:], *BELOW])
    menu = "".join(f"<div>{line}</div>" for line in ABOVE)
    return f"<html><body>{menu}<h1>{story(number)[0]}</h1>{paragraphs}</body></html>"


def pages(folder: Path, count: int, suffix: str = ".txt") -> Path:
    """A folder of pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        made = page(number) if suffix == ".html" else text(number)
        (folder / f"p{number:03}{suffix}").write_text(made, "utf-8")
    return folder
