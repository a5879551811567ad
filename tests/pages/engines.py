"""Pages as many engines build them: each function makes the HTML of one story in the manner of one engine.

A page says (`shows`) whether date and author can be read from it: what it does not say must come back as null.
"""

import json
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from .stories import LEADS, TEASERS, Story

MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()


class Shows(NamedTuple):
    """What a page lets a careful reader know."""

    date: bool = True
    author: bool = True
    subtitle: bool = True
    titles: int = 1  # how often the headline stands in the text
    dateline: str = ""  # what the engine puts before the first paragraph


Engine = tuple[Callable[[Story], str], Shows]


def words(story: Story) -> str:
    """«4 октября 2023»."""
    return f"{story.day.day} {MONTHS[story.day.month - 1]} {story.day.year}"


def dots(story: Story) -> str:
    """«04.10.2023»."""
    return story.day.strftime("%d.%m.%Y")


def iso(story: Story) -> str:
    """ISO 8601 with Moscow's offset."""
    return f"{story.day.isoformat()}T{story.clock}:00+03:00"


def teasers(story: Story, number: int = 4, skip: int = 0) -> list[str]:
    """Headlines of other articles, another choice for each story."""
    start = sum(map(ord, story.slug)) + skip
    return [TEASERS[(start + index) % len(TEASERS)] for index in range(number)]


def links(titles: list[str], before: str = "<li>", after: str = "</li>") -> str:
    """Linked headlines."""
    return "\n".join(f'{before}<a href="/n/{index}">{escape(title)}</a>{after}' for index, title in enumerate(titles))


def paragraphs(story: Story, before: str = "<p>", after: str = "</p>", head: str = "h3") -> str:
    """The story's paragraphs, its list as a list, its subheads as headings."""
    out, items = [], []
    for text in [*story.paragraphs, ""]:
        if text.startswith("• "):
            items.append(f"<li>{escape(text[2:], quote=False)}</li>")
            continue
        if items:
            out.append("<ul>" + "\n".join(items) + "</ul>")
            items = []
        if text.startswith("## "):
            out.append(f"<{head}>{escape(text[3:])}</{head}>")
        elif text:
            out.append(before + escape(text, quote=False) + after)
    return "\n".join(out)


def page(head: str, body: str, lang: str = "ru") -> str:
    """A whole HTML document."""
    return f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def wordpress(s: Story) -> str:
    """A blog theme with Jetpack: class names, comments, related posts, a sidebar of recent posts."""
    data = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": s.outlet},
        {"@type": "NewsArticle", "headline": s.title, "datePublished": iso(s), "author": {"@type": "Person", "name": s.author or s.outlet}},
    ]}  # fmt: skip
    head = f'<meta charset="utf-8"><title>{s.title} &#8212; {s.outlet}</title><meta property="og:site_name" content="{s.outlet}">'
    head += f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    return page(
        head,
        f"""<div id="page" class="site"><header class="site-header"><p class="site-title">{s.outlet}</p>
<nav class="main-navigation"><ul class="menu"><li>Новости</li><li>{s.rubric}</li><li>Контакты</li></ul></nav></header>
<div class="content-area"><main class="site-main"><article class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">{s.title}</h1>
<div class="entry-meta"><time class="entry-date published" datetime="{iso(s)}">{words(s)}</time> <span class="byline">{s.author or "admin"}</span> 0 Comments</div></header>
<div class="entry-content"><figure class="wp-caption"><img src="1.jpg" alt=""><figcaption class="wp-caption-text">{s.caption}</figcaption></figure>
{paragraphs(s)}
<div class="sharedaddy"><h3 class="sd-title">Поделиться ссылкой:</h3><ul><li>Telegram</li><li>VK</li></ul></div>
<div id="jp-relatedposts"><h3>Похожее</h3>{links(teasers(s, 2))}</div></div>
<footer class="entry-footer"><span class="cat-links">{s.rubric}</span> <span class="tags-links">№1, 2024, город</span></footer></article>
<div id="comments" class="comments-area"><h2>3 комментария</h2><ol><li><b>Иван</b> 12:40<p>А у нас в доме 5 лет ничего не делали, все 40 квартир ждут!</p></li></ol></div>
</main></div><aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2><ul>{links(teasers(s, 5, 3))}</ul></section></aside>
<footer class="site-footer">© 2015–2024 {s.outlet}. 16+. Все права защищены</footer></div>""",
    )


def bitrix(s: Story) -> str:
    """1C-Bitrix: news-detail, a date in a span, the next news below, everything in divs."""
    body = "<br /><br />\n".join(escape(p.removeprefix("## ").replace("• ", "— "), quote=False) for p in s.paragraphs)
    return page(
        f'<meta charset="utf-8"><title>{s.title}</title>',
        f"""<div id="panel"></div><div class="wrapper"><div class="top-line">
<a href="tel:+74012000000">+7 (401) 200-00-00</a> <a href="/search/">Поиск</a></div>
<ul class="top-menu"><li>О компании</li><li>Новости</li><li>Документы</li><li>Вакансии (14)</li></ul>
<div class="bx-breadcrumb"><a href="/">Главная</a> <i class="fa fa-angle-right"></i> <a href="/news/">Новости</a></div>
<h1 id="pagetitle">{s.title}</h1>
<div class="news-detail"><span class="news-date-time">{dots(s)}</span>
<img class="detail_picture" src="a.jpg" title="{s.caption}" />
{body}
<div style="clear:both"></div><br /><a href="/news/">Возврат к списку</a></div>
<div class="news-list"><h4>Другие новости</h4>{links(teasers(s, 5), '<p class="news-item"><span class="news-date-time">01.02.2020</span> ', "</p>")}</div>
<div id="bottom"><p>© {s.outlet}, 2010–2024. Разработка сайта — студия «Веб-7»</p></div></div>""",
    )


def tilda(s: Story) -> str:
    """A page builder: nested blocks with numbered classes, no semantic element at all."""
    blocks = "\n".join(
        f'<div id="rec{i}" class="r t-rec t-rec_pt_30" data-record-type="106"><div class="t-container"><div class="t-col t-col_8">'
        f'<div class="t-redactor__text">{escape(p.removeprefix("## ").removeprefix("• "), quote=False)}</div></div></div></div>'
        for i, p in enumerate(s.paragraphs, 4411)
    )
    return page(
        f'<meta charset="utf-8"><title>{s.title}</title><meta property="og:title" content="{s.title}">',
        f"""<div id="allrecords" class="t-records">
<div class="t228"><div class="t228__leftside">{s.outlet}</div><ul class="t228__list"><li>О нас</li><li>Новости</li><li>Команда: 12 человек</li></ul></div>
<div class="t-rec"><div class="t-cover"><div class="t001__uptitle">{s.rubric} / {words(s)}</div><div class="t-title t-title_xl" field="title">{s.title}</div></div></div>
{blocks}
<div class="t-rec"><div class="t-card__title">Что ещё почитать</div>{links(teasers(s, 3), '<div class="t-card__descr">', "</div>")}</div>
<div class="t-rec"><div class="t-form__inputsbox">Подпишитесь на рассылку – уже 3 400 читателей<button>Подписаться</button></div></div></div>""",
    )


def government(s: Story) -> str:
    """A portal of a government: a version for the visually impaired, documents, publication date in words below."""
    return page(
        f'<meta charset="windows-1251"><title>{s.outlet} :: {s.title}</title>',
        f"""<div class="special">Версия для слабовидящих | Обычная версия | Размер шрифта: А А А</div>
<div class="head"><img alt="Герб"><span>{s.outlet}</span><br>Официальный сайт</div>
<table width="100%"><tr><td class="left" width="220"><ul><li><a>Глава</a></li><li><a>Администрация</a></li><li><a>Документы</a></li>
<li><a>Обращения граждан</a></li><li><a>Противодействие коррупции</a></li><li><a>Муниципальные услуги</a></li></ul></td>
<td class="content"><div class="crumbs">Главная → Новости</div><h2 class="title">{s.title}</h2>
<div class="text-content">{paragraphs(s, '<p style="text-align: justify;">')}</div>
<p class="date">Дата публикации: {words(s)} г. Дата изменения: {words(s)} г.</p><p>Количество просмотров: 318</p></td>
<td class="right"><h3>Полезные ссылки</h3><a>Госуслуги</a><a>Президент России</a><a>Телефон доверия 8-800-2000-122</a></td></tr></table>
<div class="bottom">Адрес: 182840, ул. Смольная, 29. Телефон: 8 (81141) 2-22-61. Счётчик: 1 204 337</div>""",
    )


def old_tables(s: Story) -> str:
    """A site of the year 2003: nested tables, fonts, breaks in place of paragraphs."""
    body = "<br><br>\n".join("&nbsp;&nbsp;&nbsp;" + escape(p.removeprefix("## "), quote=False) for p in s.paragraphs)
    cells = "".join(
        f"<tr><td bgcolor=#eeeeee><font size=1><a href=n{i}.html>{t}</a></font></td></tr>"
        for i, t in enumerate(teasers(s, 6))
    )
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>{s.outlet}: {s.title}</title></head>
<body bgcolor=white><table width=780 align=center border=0><tr><td colspan=3><font size=5>{s.outlet}</font></td></tr>
<tr><td width=150 valign=top><font size=2><a href=/>Главная</a><br><a href=/a>Архив</a><br><a href=/g>Гостевая</a><br><br>USD 61,35<br>EUR 68,90</font></td>
<td valign=top><font size=4><b>{s.title}</b></font><br><font size=1 color=gray>{dots(s)} {s.clock}</font><br><br>
<font face=Arial size=2>{body}</font><br><br><div align=right><i>{s.author or s.outlet}</i></div></td>
<td width=170 valign=top><table><tr><td><b>Последние новости</b></td></tr>{cells}</table></td></tr>
<tr><td colspan=3><hr><font size=1>&copy; 2001-2020. При перепечатке ссылка обязательна. Тел. 22-14-05</font></td></tr></table></body></html>"""


def amp(s: Story) -> str:
    """AMP: custom elements, JSON-LD, a sidebar, advertising."""
    data = {"@context": "http://schema.org", "@type": "NewsArticle", "headline": s.title, "datePublished": iso(s),
            "publisher": {"@type": "Organization", "name": s.outlet}}  # fmt: skip
    return page(
        f"""<meta charset="utf-8"><script async src="https://cdn.example/v0.js"></script><link rel="canonical" href="https://{s.domain}/news/{s.slug}">
<title>{s.title}</title><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>""",
        f"""<amp-sidebar id="sidebar"><ul><li>Лента</li><li>Спецпроекты</li></ul></amp-sidebar>
<header><a href="/">{s.outlet}</a></header><article class="amp-wp-article"><h1 class="amp-wp-title">{s.title}</h1>
<amp-img src="1.jpg"></amp-img>{paragraphs(s)}
<amp-ad type="yandex"></amp-ad><amp-embed type="smi2"><p>Шок! 3 продукта, которые убивают печень</p></amp-embed></article>
<div class="amp-related"><h4>Читайте также</h4>{links(teasers(s, 3), "<div>", "</div>")}</div><footer><p>{s.outlet} 18+</p></footer>""",
    )


def printed(s: Story) -> str:
    """The print version: next to nothing but the story, the address of the page with the day in it."""
    return page(
        f'<meta charset="utf-8"><title>Печать: {s.title}</title><link rel="canonical" href="https://{s.domain}/{s.day:%Y/%m/%d}/{s.slug}/">',
        f"""<body onload="print()">
<div>{s.outlet}</div><div>https://{s.domain}/{s.day:%Y/%m/%d}/{s.slug}/</div><hr><h1>{s.title}</h1>{paragraphs(s)}<hr><div>Распечатано с сайта {s.domain}</div>""",
    )


def mobile(s: Story) -> str:
    """A mobile version: date without a year, so no date; author in a link; the reading time."""
    return page(
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{s.title} - {s.outlet}</title>',
        f"""<div class="m-header">☰ {s.outlet} 🔍</div>
<div class="m-rubric">{s.rubric}</div><h1 class="m-title">{s.title}</h1><div class="m-info">{s.day.day} {MONTHS[s.day.month - 1]}, {s.clock} · 2 мин. на чтение · 👁 1 932</div>
<div class="m-text">{paragraphs(s, '<div class="m-p">', "</div>")}</div>
<div class="m-more">Читать ещё</div>{links(teasers(s, 4), '<div class="m-card">', '<span class="m-time">25 минут назад</span></div>')}
<div class="m-foot">Полная версия сайта · 16+</div>""",
    )


def joomla(s: Story) -> str:
    """Joomla: item-page, article-info as a definition list, a module of latest news."""
    return page(
        f'<meta charset="utf-8"><meta name="author" content="{s.author or s.outlet}"><title>{s.title}</title>',
        f"""<div class="moduletable_menu"><ul class="nav menu"><li>Главная</li><li>Статьи</li></ul></div>
<div class="pathway">Главная » {s.rubric} » {s.title}</div>
<div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{s.title}</h2></div>
<dl class="article-info"><dt>Подробности</dt><dd class="category-name">Категория: {s.rubric}</dd>
<dd class="published">Опубликовано: <time datetime="{iso(s)}" itemprop="datePublished">{words(s)}</time></dd><dd class="hits">Просмотров: 742</dd></dl>
<div itemprop="articleBody">{paragraphs(s)}</div><ul class="pager"><li>Назад</li><li>Вперёд</li></ul></div>
<div class="moduletable"><h3>Популярное</h3><ul class="mostread">{links(teasers(s, 5))}</ul></div>""",
    )


def drupal(s: Story) -> str:
    """Drupal: fields, a block of views, meta of Dublin Core."""
    return page(
        f'<meta charset="utf-8"><meta name="dcterms.date" content="{iso(s)}"><meta name="dcterms.created" content="{iso(s)}"><title>{s.title} | {s.outlet}</title>',
        f"""<div class="region region-header"><div id="site-name">{s.outlet}</div></div>
<div class="region-content"><h1 class="page-header">{s.title}</h1><div class="node node-news view-mode-full"><div class="submitted">Опубликовано {s.author or "redaktor"}</div>
<div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded">{paragraphs(s)}</div></div></div>
<div class="field field-name-field-tags"><div class="field-label">Теги:</div> {s.rubric}, {s.city}</div></div>
<div class="view view-news-block"><div class="view-header">Ещё новости</div>{links(teasers(s, 5), '<div class="views-row">', "</div>")}</div></div>""",
    )


def dle(s: Story) -> str:
    """DataLife Engine: speedbar, fullstory, related news, rating, an inline teaser in the middle."""
    body = paragraphs(s).split("\n")
    body.insert(2, f'<div class="quote-rel"><b>Читайте также:</b> <a href="/x">{teasers(s, 1)[0]}</a></div>')
    return page(
        f'<meta charset="utf-8"><title>{s.title} » {s.outlet}</title>',
        f"""<div class="speedbar"><a>{s.outlet}</a> » <a>{s.rubric}</a> » {s.title}</div>
<div id="dle-content"><article class="fullstory"><h1>{s.title}</h1><div class="meta">{s.author or "Администратор"}, {dots(s)}, {s.clock} | Комментариев: 5</div>
<div class="fdesc full-text">{"".join(body)}</div><div class="rating">+17</div>
<div class="rel-news"><div class="title">Похожие новости:</div><ul>{links(teasers(s, 4, 1))}</ul></div></article></div>
<div class="ftr">{s.outlet} © 2024</div>""",
    )


def ucoz(s: Story) -> str:
    """uCoz: eTitle, eMessage, details with counters under the text, a calendar, statistics."""
    return page(
        f'<meta charset="utf-8"><title>{s.title} - {words(s)} - {s.outlet}</title>',
        f"""<div id="uzadpn"></div><h1>{s.outlet}</h1><div class="sidebox"><b>Меню сайта</b><ul><li>Главная страница</li><li>Гостевая книга</li></ul></div>
<div class="eBlock"><div class="eTitle">{s.title}</div><div class="eMessage" id="nativeroll">{paragraphs(s)}</div>
<div class="eDetails">Категория: {s.rubric} | Просмотров: 214 | Добавил: <a>{s.author or "redactor"}</a> | Дата: {dots(s)} | Рейтинг: 4.5/2</div></div>
<div class="sidebox"><b>Статистика</b> Онлайн всего: 3 Гостей: 2 Пользователей: 1</div>
<div class="sidebox"><b>Календарь</b><table><tr><td>Пн</td><td>Вт</td><td>Ср</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table></div>""",
    )


def telegram(s: Story) -> str:
    """An export of a Telegram channel with the one message: the time in a title attribute, no headline element."""
    text = f"<strong>{s.title}</strong><br><br>" + "<br><br>".join(
        escape(p.removeprefix("## "), quote=False) for p in s.paragraphs
    )
    return page(
        '<meta charset="utf-8"/><title>Exported Data</title>',
        f"""<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">{s.outlet}</div></div></div>
<div class="page_body chat_page"><div class="history"><div class="message service"><div class="body details">{words(s)}</div></div>
<div class="message default clearfix" id="message8123"><div class="body"><div class="pull_right date details" title="{dots(s)} {s.clock}:00 UTC+03:00">{s.clock}</div>
<div class="from_name">{s.outlet}</div><div class="text">{text}</div><div class="signature details">Подписаться: @{s.slug}</div></div></div></div></div></div>""",
    )


def vkontakte(s: Story) -> str:
    """A saved wall post: likes and counters, the date in words without a year, comments of readers."""
    text = "<br><br>".join(escape(p.removeprefix("## "), quote=False) for p in s.paragraphs)
    return page(
        f'<meta charset="windows-1251"><title>{s.outlet} | ВКонтакте</title>',
        f"""<div id="page_layout"><div class="page_header">Вход · Регистрация</div>
<div class="wall_post_cont"><div class="post_author"><a>{s.outlet}</a></div><div class="post_date">{s.day.day} {MONTHS[s.day.month - 1][:3]} в {s.clock}</div>
<div class="wall_post_text">{s.title}<br><br>{text}</div><div class="post_likes">Нравится 132 · Поделиться 18 · 4,1K просмотров</div></div>
<div class="replies"><div class="reply"><a>Олег С.</a> <div class="reply_text">Лучше бы 200 рублей к пенсии добавили</div><span>вчера в 21:14</span></div></div></div>""",
    )


def nextjs(s: Story) -> str:
    """A modern front end: hashed class names, divs for paragraphs, the data again as JSON in a script."""
    blob = json.dumps({"props": {"pageProps": {"title": s.title, "teasers": teasers(s, 5)}}}, ensure_ascii=False)
    meta = f'<meta property="article:published_time" content="{iso(s)}"/><meta property="og:title" content="{s.title}"/><meta property="og:site_name" content="{s.outlet}"/>'
    return page(
        f'<meta charSet="utf-8"/>{meta}<title>{s.title}</title>',
        f"""<div id="__next"><div class="sc-1hd2a0 kPqZrT"><div class="sc-9fj3 menu_root__1xA">Главное Регион Видео</div></div>
<div class="sc-77ab hZZt"><div class="sc-77ac"><a>{s.rubric}</a><span>{s.clock}</span></div><h1 class="sc-eJkd bWq">{s.title}</h1>{f'<div class="sc-lead">{s.subtitle}</div>' if s.subtitle else ""}
<div class="sc-author">{s.author or ""}</div><div class="sc-body">{paragraphs(s, '<div class="sc-p">', "</div>", "div")}</div></div>
<div class="sc-feed"><div>Сейчас читают</div>{links(teasers(s, 5), '<div class="sc-card"><span>14:02</span>', "</div>")}</div></div>
<script id="__NEXT_DATA__" type="application/json">{blob}</script>""",
    )


def agency(s: Story) -> str:
    """A news agency: the dateline in the first paragraph, blocks of text in divs, a live ticker before the story."""
    first, *rest = s.paragraphs
    lead = f"{s.city.upper()}, {words(s)} – АРИ. {first}"
    other = "".join(
        f'<div class="article__text">{escape(p.removeprefix("## ").removeprefix("• "), quote=False)}</div>'
        for p in rest
    )
    return page(
        f'<meta charset="utf-8"><title>{s.title}</title>',
        f"""<div class="lenta"><div class="lenta__item">{s.clock} {teasers(s, 1)[0]}</div><div class="lenta__item">{s.clock} {teasers(s, 2)[1]}</div></div>
<div class="article"><h1 class="article__title">{s.title}</h1><div class="article__body"><div class="article__text"><strong>{escape(lead, quote=False)}</strong></div>{other}</div></div>
<div class="recommend"><div class="recommend__head">Рекомендуем</div>{links(teasers(s, 3, 5), "<div>", "</div>")}</div>""",
    )


def blogger(s: Story) -> str:
    """Blogger: the date above the post, a post body full of breaks, an archive with counts."""
    body = "<br />\n<br />\n".join(escape(p.removeprefix("## "), quote=False) for p in s.paragraphs)
    return page(
        f'<meta charset="utf-8"/><title>{s.outlet}: {s.title}</title>',
        f"""<div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>{words(s)} г.</span></h2>
<div class="post hentry"><h3 class="post-title entry-title">{s.title}</h3><div class="post-body entry-content">{body}</div>
<div class="post-footer">Автор: <span class="fn">{s.author or s.outlet}</span> на <abbr>{s.clock}</abbr> Комментариев нет:</div></div></div></div>
<div class="widget BlogArchive"><h2>Архив блога</h2><ul><li>► 2023 (118)</li><li>▼ 2022 (96)</li></ul></div>""",
    )


def wiki(s: Story) -> str:
    """MediaWiki with news: mw-parser-output, thumbs, categories."""
    return page(
        f'<meta charset="UTF-8"/><title>{s.title} — Викиновости</title>',
        f"""<div id="content" class="mw-body"><h1 id="firstHeading">{s.title}</h1><div id="siteSub">Материал из свободной вики</div>
<div class="mw-parser-output"><p><b>{words(s)}</b></p><div class="thumb tright"><div class="thumbinner"><div class="thumbcaption">{s.caption}</div></div></div>
{paragraphs(s)}<div class="navbox noprint">Темы: 1 2 3</div></div><div id="catlinks" class="catlinks">Категории: {s.city} | {words(s)}</div></div>
<div id="mw-navigation"><h2>Навигация</h2><ul><li>Заглавная страница</li><li>Случайная статья</li></ul></div>
<div id="footer">Последнее изменение этой страницы: 3 мая 2025, 10:14</div>""",
    )


def two_columns(s: Story) -> str:
    """The left column of teasers with leads comes before the story in the page, all in plain divs."""
    left = "".join(f"<div><b>{title}</b><br>{lead}</div>" for title, lead in zip(teasers(s, 3), LEADS, strict=True))
    return page(
        f'<meta charset="utf-8"><title>{s.title}</title><meta name="pubdate" content="{s.day.isoformat()}">',
        f"""<div id="logo">{s.outlet}</div>
<div id="left"><div class="h">Главное за день</div>{left}</div>
<div id="center"><h1>{s.title}</h1><p class="by">{s.author or ""}</p>{paragraphs(s)}<p>Фото: архив редакции</p></div>""",
    )


def headline_in_header(s: Story) -> str:
    """The headline and a standfirst stand in the page's <header>, the story in <section>s; dates of teasers in <time>."""
    other = "".join(
        f'<li><time datetime="2019-0{i + 1}-11">11.0{i + 1}.2019</time> {t}</li>' for i, t in enumerate(teasers(s, 4))
    )
    parts = "".join(f"<section>{paragraph}</section>" for paragraph in paragraphs(s).split("\n"))
    return page(
        f'<meta charset="utf-8"><title>{s.title} — {s.outlet}</title><meta itemprop="datePublished" content="{iso(s)}">',
        f"""<header><div class="brand">{s.outlet}</div><h1>{s.title}</h1>{f"<p>{s.subtitle}</p>" if s.subtitle else ""}</header>
<main>{parts}</main><aside><h2>Сюжеты</h2><ul>{other}</ul></aside><footer>Учредитель: ООО «Пресса-{s.day:%d}»</footer>""",
    )


def livejournal(s: Story) -> str:
    """A journal entry: everything in one cell with line breaks, mood and music below, many comments."""
    text = "<br />".join(escape(p.removeprefix("## "), quote=False) for p in s.paragraphs)
    return page(
        f'<meta charset="utf-8"><title>{s.title}: {s.slug} — ЖЖ</title>',
        f"""<table class="entrybox"><tr><td><span class="index">{s.slug} ({s.outlet}) wrote, @ {s.day.isoformat()} {s.clock}:00</span></td></tr>
<tr><td><div class="subject">{s.title}</div><div class="entry_text">{text}</div></td></tr><tr><td>Current Mood: рабочее</td></tr></table>
<div class="comments"><div>(12 comments) - (Post a new comment)</div><div>anonymous 2024-01-02 10:10 am: 5 баллов автору, сам насчитал 300 ям!</div></div>""",
    )


def scripted_date(s: Story) -> str:
    """No date of the story at all: only the day of saving in the masthead's script and days of other articles."""
    return page(
        f'<meta charset="utf-8"><title>{s.title}</title>',
        f"""<div class="masthead">{s.outlet}<script>document.write(new Date())</script></div>
<div class="story"><h1>{s.title}</h1>{paragraphs(s)}</div>
<div class="next"><h3>Читайте также</h3>{links(teasers(s, 3), "<p>", " (11.11.2019)</p>")}</div>""",
    )


ENGINES: dict[str, Engine] = {
    "wordpress": (wordpress, Shows(subtitle=False)),
    "bitrix": (bitrix, Shows(author=False, subtitle=False)),
    "tilda": (tilda, Shows(author=False, subtitle=False)),
    "government": (government, Shows(author=False, subtitle=False)),
    "old-tables": (old_tables, Shows(subtitle=False)),
    "amp": (amp, Shows(author=False, subtitle=False)),
    "print": (printed, Shows(author=False, subtitle=False)),
    "mobile": (mobile, Shows(date=False, author=False, subtitle=False)),
    "joomla": (joomla, Shows(subtitle=False)),
    "drupal": (drupal, Shows(author=False, subtitle=False)),
    "dle": (dle, Shows(subtitle=False)),
    "ucoz": (ucoz, Shows(subtitle=False)),
    "telegram": (telegram, Shows(author=False, subtitle=False)),
    "vk": (vkontakte, Shows(date=False, author=False, subtitle=False)),
    "nextjs": (nextjs, Shows()),
    "agency": (agency, Shows(author=False, subtitle=False, dateline="{city}, {day} – АРИ. ")),
    "blogger": (blogger, Shows(subtitle=False)),
    "wiki": (wiki, Shows(author=False, subtitle=False)),
    "two-columns": (two_columns, Shows(subtitle=False)),
    "headline-in-header": (headline_in_header, Shows(author=False)),
    "livejournal": (livejournal, Shows(author=False, subtitle=False)),
    "no-date": (scripted_date, Shows(date=False, author=False, subtitle=False)),
}
