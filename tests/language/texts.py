"""Texts written for these tests, and articles of the corpus, cut into blocks by lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parent.parent.parent
GOLD = ROOT.parent / "shared" / "gold" / "articles"


@dataclass(frozen=True, slots=True)
class Lines:
    """A block, without the reading stage."""

    start: int
    end: int
    kind: Literal["headline", "body"] = "body"


def whole(text: str) -> list[Lines]:
    """All the text as one block."""
    return [Lines(0, len(text))]


def by_lines(text: str) -> list[Lines]:
    """Each line with something in it as a block, the first as the headline."""
    blocks: list[Lines] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Lines(start, start + len(line), "body" if blocks else "headline"))
        start += len(line) + 1
    return blocks


OWN = (
    "В Калужской области за год открыли 27 фельдшерских пунктов\n\n"
    "Министр здравоохранения региона Алина Бережная сообщила, что на это ушло 214,6 млн рублей. «Ещё 11 пунктов "
    "построим до конца года», – добавила она. По данным Калугастата, в области живёт 1 млн 70 тыс. человек.\n"
    "Ранее губернатор Пётр Стрельцов говорил о 30 пунктах. Ст. 15 закона № 42-ОЗ не изменилась.",
    "Урожай\nАграрии Кубани намолотили 3,5–4 млн т пшеницы; это на 12% больше, чем в 2010, 2011 и 2012 гг. "
    "И. о. министра С. В. Громов назвал год рекордным!.. Так ли это? Да.\n"
    "– Мы ждали 50 ц/га, а получили 61,2 ц/га, – сказал агроном из с. Новое. – Цена -5 руб. за кг.",
    "Минтранс Якутии: автобусный парк обновили наполовину\n"
    "Из 1 248 машин 603 куплены в 2021-2023 годах. Каждая пятая ходит на газе. ООО «Саха-Транс» и АО «Алроса» "
    "вложили по 2/3 средств (около $40 млн). Депутат Госсовета РФ Ньургун Ефремов уехал в г. Мирный.",
    "Yahoo! и файл_1 :) – знаки ?! и *** не мешают. т. е. всё так. Ставка 7,5-8% годовых, т.к. ЦБ РФ решил иначе.",
    "Короткая строка без точки\nИван Полозов\nКорреспондент Вера Лапина\nМосква",
)


def articles(most: int) -> list[str]:
    """Own texts, the corpus's articles and, where they are at hand, annotated ones: at most so many."""
    paths: Sequence[Path] = sorted((ROOT / "corpus").rglob("*.txt")) + sorted(GOLD.glob("*"))
    texts = [path.read_bytes().decode("utf-8", "ignore") for path in paths]
    readable = [text for text in texts if "\x00" not in text and any("а" <= letter <= "я" for letter in text)]
    step = max(1, -(-len(readable) // most))
    return [*OWN, *readable[::step]]
