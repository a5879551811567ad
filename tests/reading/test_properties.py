"""Properties: any bytes become an article or a typed error; furniture around a story changes none of its own text."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.errors import ExtractorError
from extractor.reading import Article, article_from_text, read_bytes
from tests.pages.stories import LEADS, STORIES, TEASERS, Story

NAMES = (
    "a.txt",
    "a.html",
    "a.jsonl",
    "a.csv",
    "a.xml",
    "a.mhtml",
    "a.warc",
    "a.zip",
    "a.jsonl.gz",
    "a.warc.gz",
    "a.html.zst",
    "a",
    "a.parquet",
)
BEGINNINGS = (
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"<html><body><p>",
    b'{"text": "',
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
    b"\x1f\x8b\x08\x00",
    b"%PDF",
    b"<?xml version='1.0'?><rss>",
    b"a;b\n",
    b"\x28\xb5\x2f\xfd",
)

HEADERS = (
    "Главная | Общество | Экономика | Спорт",
    "Новости   Политика   Афиша   Контакты",
    "USD 92,04 ▲ EUR 100,02 ▼ Липецк +4 °C",
    "Пробки: 4 балла · Ветер 6 м/с",
    "Главная / Новости",
    "☰ Меню   🔍 Поиск   18+",
    "Читайте также:\n• Три школы закрыли на карантин",
    "Главное за день\n▸ 5 автобусов не вышли на линию\n▸ Штраф 200 тыс. рублей за вырубку",
    "Просмотров: 1 284",
    "Войти · Регистрация",
)
FOOTERS = (
    "Фото: пресс-служба правительства",
    "Читайте также\n" + "\n".join(f"• {title}" for title in TEASERS[:3]),
    "Лента новостей\n" + "\n".join(f"1{hour}:20 {title}" for hour, title in enumerate(TEASERS[3:6])),
    "Recent Posts\n\n" + "\n\n".join(f"{title}\n\n{lead}\n\n2 часа ago" for title, lead in zip(TEASERS, LEADS, strict=False)),
    "Самое читаемое\n1.\n" + TEASERS[7] + "\n2.\n" + TEASERS[8],
    "Комментарии (3)\n\nОльга\nПолтора года ждём, уже 300 подписей собрали!",
    "© 2011–2024 Сетевое издание. 16+ Телефон редакции: +7 (473) 200-14-35",
    "Подписывайтесь на наш канал: 12,4 тыс. читателей",
    "Теги: бюджет, дороги, 2024",
    "Мы используем файлы cookie. Продолжая, вы соглашаетесь.",
)  # fmt: skip
INSERTS = (
    "Читайте также: " + TEASERS[0],
    "Материалы по теме\n" + TEASERS[1],
    "[Реклама] Окна от 9 900 руб. под ключ",
    "Фото: архив редакции",
    "Подписывайтесь на наш канал в Telegram",
)


def own(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks]


def paragraphs(story: Story) -> list[str]:
    return [paragraph.removeprefix("## ") for paragraph in story.paragraphs]


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(NAMES), beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=300))
def test_any_bytes_are_an_article_or_a_typed_error(name: str, beginning: bytes, rest: bytes) -> None:
    try:
        article = read_bytes(beginning + rest, name)
    except ExtractorError as error:
        assert error.reason
        return
    check(article)


@settings(max_examples=100, deadline=None)
@given(text=st.text(st.characters(codec=None, exclude_categories=()), max_size=400))
def test_any_string_is_an_article_with_sound_ranges(text: str) -> None:
    try:
        article = article_from_text(text)
    except ExtractorError:
        assert not text.strip() or not text.strip("\ufeff\u200b")
        return
    assert len(article.text) == len(text)
    check(article)


def check(article: Article) -> None:
    json.dumps(article.text, ensure_ascii=False).encode()
    places = [place for span in article.body for place in span]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(article.text) for start, end in article.body)
    ends = [place for block in article.blocks for place in (block.start, block.end)]
    assert ends == sorted(ends)
    assert all(
        any(start <= block.start and block.end <= end for start, end in article.body) for block in article.blocks
    )


@settings(max_examples=100, deadline=None)
@given(
    story=st.sampled_from(STORIES),
    around=st.tuples(*(st.lists(st.sampled_from(pieces), max_size=4, unique=True) for pieces in (HEADERS, FOOTERS))),
    insert=st.tuples(st.integers(1, 3), st.sampled_from(("", *INSERTS))),
    gap=st.sampled_from(("\n\n", "\r\n\r\n", "\n\n\n")),
)
def test_furniture_around_a_story_changes_none_of_it(
    story: Story, around: tuple[list[str], list[str]], insert: tuple[int, str], gap: str
) -> None:
    body = paragraphs(story)
    (headers, footers), (place, inserted) = around, insert
    told = [*body[:place], *([inserted] if inserted else []), *body[place:]]
    article = article_from_text(gap.join([*headers, story.title, *told, *footers]))
    assert own(article) == [story.title, *body]
    assert article.title == story.title


@settings(max_examples=60, deadline=None)
@given(story=st.sampled_from(STORIES), width=st.integers(50, 72))
def test_the_width_of_lines_changes_no_paragraph(story: Story, width: int) -> None:
    import textwrap

    body = [paragraph for paragraph in paragraphs(story) if not paragraph.startswith("• ")]
    text = "\n\n".join([story.title, *(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in body)])
    assert [" ".join(piece.split()) for piece in own(article_from_text(text))] == [story.title, *body]
