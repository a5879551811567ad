"""Plain roubles are those of the country that an article is about."""

from datetime import date

import pytest

from extractor.language import analyse
from extractor.mentions import find_mentions
from extractor.reading import article_from_text

BREST = "В Брестской области построят завод. Минск выделит 40 млн рублей, ещё 5 млн российских рублей даст инвестор."
TVER = (
    "В Твери построят завод. Тверская область выделит 40 млн рублей, ещё 5 млн белорусских рублей даст завод в Минске."
)


@pytest.mark.parametrize(
    ("text", "day", "codes"),
    [
        (BREST, date(2023, 5, 1), ["BYN", "RUB"]),
        (BREST, None, ["BYN", "RUB"]),
        (BREST, date(2016, 6, 30), ["BYR", "RUB"]),
        (BREST, date(1998, 5, 1), ["BYB", "RUB"]),
        (TVER, date(2023, 5, 1), ["RUB", "BYN"]),
    ],
)
def test_rouble_of_the_country(text: str, day: date | None, codes: list[str]) -> None:
    article = article_from_text(text, id="a", published=day)
    (document,) = analyse([(article.text, article.blocks)])
    assert [quantity.unit for quantity in find_mentions(article, document).quantities] == codes
