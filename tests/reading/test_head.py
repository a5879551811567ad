"""Heads of pages: JSON-LD, OpenGraph, meta, marked elements, the address; where they disagree about the day, none is believed."""

import json
from datetime import date

import pytest

from extractor.reading import Article, read_bytes
from extractor.reading.head import day_of, day_of_mail, day_of_url

TITLE = "Мост через Вятку откроют в октябре"
STORY = "<p>Новый мост через Вятку в Кировской области откроют 1 октября, сообщил губернатор.</p><p>Длина – 1,2 км, это рекорд.</p>"
DAY = date(2023, 9, 12)


def read(head: str = "", body: str = f"<h1>{TITLE}</h1>{STORY}") -> Article:
    return read_bytes(f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode(), "a.html")


def linked(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **data}, ensure_ascii=False)}</script>'


@pytest.mark.parametrize(
    "head",
    [
        linked(datePublished="2023-09-12T10:40:00+03:00"),
        linked(datePublished="2023-09-11T22:30:00Z"),  # Moscow's day
        linked(datePublished="2023-09-12"),
        '<meta property="article:published_time" content="2023-09-12T08:00:00+03:00">',
        '<meta name="dc.date.issued" content="12.09.2023">',
        '<meta itemprop="datePublished" content="2023-09-12">',
        '<link rel="canonical" href="https://k.example/news/2023/09/12/most">',
        '<meta property="og:url" content="https://k.example/news/20230912-most.html">',
        linked(datePublished="2023-09-12") + '<meta property="article:published_time" content="2023-09-12">',
    ],
)
def test_the_day(head: str) -> None:
    assert read(head).published == DAY


@pytest.mark.parametrize(
    "body",
    [
        f'<h1>{TITLE}</h1><time datetime="2023-09-12T10:00:00+03:00" itemprop="datePublished">вчера</time>{STORY}',
        f'<h1>{TITLE}</h1><time class="entry-date" datetime="2023-09-12">12 сентября</time>{STORY}',
        f"<h1>{TITLE}</h1><div>12 сентября 2023, 10:40</div>{STORY}",
        f"<div>12.09.2023</div><h1>{TITLE}</h1>{STORY}",
    ],
)
def test_the_day_in_the_page(body: str) -> None:
    assert read("", body).published == DAY


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        (linked(datePublished="2023-09-12") + '<meta property="article:published_time" content="2021-01-05">', ""),
        (linked(datePublished="вчера"), ""),
        (linked(dateModified="2023-09-12"), ""),
        ('<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2010-01-01"}</script>', ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>', ""),
        ('<meta property="article:modified_time" content="2023-09-12">', ""),
        (
            "",
            '<ul><li><time class="entry-date" datetime="2023-09-12">a</time></li><li><time class="entry-date" datetime="2023-09-11">b</time></li></ul>',
        ),
        (
            "",
            "<div class=last><div>Паром подорожал</div><div>11.09.2023</div><div>Катер утонул</div><div>10.09.2023</div></div>",
        ),
        ('<link rel="canonical" href="https://k.example/2023/09/12/2022/01/01/most">', ""),
        ('<link rel="canonical" href="https://k.example/id20231399">', ""),
    ],
)
def test_no_day(head: str, body: str) -> None:
    assert read(head, f"{body}<h1>{TITLE}</h1>{STORY}").published is None


def test_of_many_articles_in_the_data_the_pages_own_counts() -> None:
    items = [
        {"@type": "NewsArticle", "headline": "Паром подорожал", "datePublished": "2020-01-01"},
        {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2023-09-12"},
    ]
    head = f'<script type="application/ld+json">{json.dumps({"@graph": items}, ensure_ascii=False)}</script>'
    assert read(head).published == DAY


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (f"<title>{TITLE} | Вятка-Медиа</title>", f"<h1>{TITLE}</h1>{STORY}"),
        (f"<title>{TITLE} - Новости - Вятка</title>", f"<div>{TITLE}</div>{STORY}"),
        (
            f'<title>Вятка-Медиа</title><meta property="og:title" content="{TITLE}">',
            f"<h1>Вятка-Медиа</h1><h2>{TITLE}</h2>{STORY}",
        ),
        (f"<title>Вятка-Медиа: {TITLE}</title>", f"<div class=logo>Вятка-Медиа</div><h2>{TITLE}</h2>{STORY}"),
        ("<title>Untitled</title>", f"<h3>{TITLE}</h3>{STORY}"),
        (linked(headline=TITLE), STORY),
    ],
)
def test_the_title(head: str, body: str) -> None:
    assert read(head, body).title == TITLE


@pytest.mark.parametrize(
    "author",
    [
        "Вера Сомова",
        {"@type": "Person", "name": "Вера Сомова"},
        [{"@type": "Person", "name": "Вера Сомова"}, {"name": "Ия Котова"}],
    ],
)
def test_the_author_in_the_data(author: object) -> None:
    assert read(linked(author=author)).author == "Вера Сомова"


def test_the_outlet_is_no_author() -> None:
    article = read(linked(author={"name": "Вятка"}, publisher={"name": "Вятка"}))
    assert (article.author, article.media) == (None, "Вятка")


def test_furniture_by_tag_and_class_goes_and_the_story_stays() -> None:
    body = (
        "<nav><ul><li>Главная</li></ul></nav><div class='l-main has-sidebar'><header>"
        f"<h1>{TITLE}</h1></header><aside>Читайте: паром подорожал на 300 рублей</aside>{STORY}"
        "<div class='relatedPosts_x1'><p>Катер продали за 5 млн.</p></div><p id='photo-caption'>12 фото.</p></div><footer>12+</footer>"
    )
    text = read("", body).text
    assert "рекорд" in text
    assert not [word for word in ("Главная", "300", "5 млн", "12 фото", "12+") if word in text]


def test_a_story_inside_a_suspicious_element_is_kept() -> None:
    article = read("", f"<div class='sidebar'><div id='comments'><h1>{TITLE}</h1>{STORY}</div></div>")
    assert "рекорд" in article.text


def test_soft_hyphens_of_a_page_are_no_text() -> None:
    assert (
        "многоквартирных" in read("", f"<h1>{TITLE}</h1>{STORY}<p>Сдали 12 много&shy;квар&shy;тирных домов.</p>").text
    )


def test_scripts_and_styles_are_no_text() -> None:
    text = read(
        "",
        f"<h1>{TITLE}</h1><script>var x = 'СКРИПТ 12';</script><style>.a{{b:1}}</style>{STORY}<!-- КОММЕНТАРИЙ 5 -->",
    ).text
    assert "СКРИПТ" not in text
    assert "КОММЕНТАРИЙ" not in text


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-09-12", DAY), ("2023-09-12T23:59:00+03:00", DAY), ("2023-09-11T23:59:00Z", DAY), ("2023-09-12T00:00:00Z", DAY),
        ("12.09.2023 10:40", DAY), ("12 сентября 2023", DAY), ("September 12, 2023", DAY), ("2023", None), ("", None), ("сегодня", None),
        ("12.09.2023 – 14.09.2023", None), ("1905-01-01", None),
    ],
)  # fmt: skip
def test_dates_of_heads(value: str, day: date | None) -> None:
    assert day_of(value) == day


def test_dates_of_feeds() -> None:
    assert day_of_mail("Mon, 11 Sep 2023 22:30:00 GMT") == DAY
    assert day_of_mail("Tue, 12 Sep 2023 01:30:00 +0300") == DAY
    assert day_of_mail("nonsense") is None
    assert day_of_mail(None) is None


@pytest.mark.parametrize(
    "url",
    [
        None,
        "https://k.example/",
        "https://k.example/20230912345",
        "https://k.example/2023/13/45",
        "https://k.example/?d=2023-09-12",
        "http://[bad",
    ],
)
def test_no_day_in_the_address(url: str | None) -> None:
    assert day_of_url(url) is None
