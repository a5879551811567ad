"""Text copies of pages, as people and programs make them: each function gives the text of one story in one manner."""

import textwrap

from .engines import Engine, Shows, dots, teasers, words
from .stories import LEADS, Story


def story_text(s: Story, gap: str = "\n\n", bullet: str = "• ") -> str:
    """The paragraphs parted by `gap`; lists keep their entries on neighbouring lines."""
    out = ""
    for text in s.paragraphs:
        out += ("\n" if text.startswith("• ") else gap) + text.removeprefix("## ").replace("• ", bullet)
    return out.removeprefix(gap)


def selected_all(s: Story) -> str:
    """Ctrl+A, Ctrl+C over a page: menu, bar of rates, story, teasers, foot."""
    return f"""{s.outlet.upper()}
Новости   Общество   Экономика   Спорт   Афиша
{s.city} +12 °C   USD 91,20   EUR 98,77

Главная / {s.rubric}

{s.title}

{words(s)}, {s.clock}
Автор: {s.author or "редакция"}

{s.caption}

{story_text(s)}

Читайте также

{teasers(s, 1)[0]}
{teasers(s, 2)[1]}

© 2012–2024 {s.outlet}
16+
"""


def reader_mode(s: Story) -> str:
    """The reader mode of a browser: site, title, name, minutes, story."""
    return f"""{s.domain}
{s.title}
{s.author or s.outlet}
2-3 минуты

{story_text(s)}
"""


def lynx(s: Story) -> str:
    """A dump of a text browser: numbered links, indents, lines wrapped at 80 columns."""
    wrapped = "\n\n".join(
        textwrap.fill(p.removeprefix("## "), 79, initial_indent="   ", subsequent_indent="   ") for p in s.paragraphs
    )
    return f"""   [1]Главная [2]Новости [3]Архив [4]Контакты

   {s.title}

   {dots(s)} {s.clock}

{wrapped}

   [5]Все новости
   * [6]{teasers(s, 1)[0]}
   * [7]{teasers(s, 2)[1]}

Ссылки

   1. https://{s.domain}/
   2. https://{s.domain}/news
"""


def wrapped(s: Story) -> str:
    """A letter of a press office: wrapped at 72 columns without indents, a signature with a telephone."""
    body = "\n\n".join(textwrap.fill(p.removeprefix("## "), 72) for p in s.paragraphs)
    return f"""ПРЕСС-РЕЛИЗ

{dots(s)}

{s.title}

{body}

Пресс-служба
тел. 8 (999) 000-12-34, press@{s.domain}
"""


def crlf(s: Story) -> str:
    """A file saved under Windows, no-break spaces all over."""
    text = f"{s.title}\n{words(s)} г. {s.clock}\n\n{story_text(s)}\n\n{f'Текст: {s.author}' if s.author else ''}\nФото: пресс-служба\n"
    return text.replace(" – ", "\xa0– ").replace(" тыс", "\xa0тыс").replace(" млн", "\xa0млн").replace("\n", "\r\n")


def one_break(s: Story) -> str:
    """Single line breaks between paragraphs, no blank line anywhere."""
    return f"{s.rubric}\n{s.title}\n{words(s)}\n{story_text(s, chr(10))}\nТеги: {s.rubric.lower()}, {s.city}\nКомментарии (8)\nИгорь\nу нас 3 года ждут, и ничего\n"


def telegram_copy(s: Story) -> str:
    """A message copied from a messenger: channel, icon, reactions, subscription."""
    return f"{s.outlet}, [{dots(s)} {s.clock}]\n⚡️{s.title}\n\n{story_text(s)}\n\n👍 214   🔥 56   😢 3\nПодписывайтесь на наш канал (31,5 тыс.)\n"


def vk_copy(s: Story) -> str:
    """A wall post: relative date, so no date at all."""
    return (
        f"{s.outlet}\nвчера в {s.clock}\n\n{s.title}\n\n{story_text(s)}\n\nПоказать список оценивших\n132\n18\n4,1K\n"
    )


def digest_page(s: Story) -> str:
    """Teasers with leads before the story, a ticker of timed headlines after it."""
    before = "\n\n".join(f"{t}\n{lead}" for t, lead in zip(teasers(s, 2), LEADS, strict=False))
    after = "\n".join(f"{9 + i}:1{i} {t}" for i, t in enumerate(teasers(s, 6, 2)))
    return f"Главное\n\n{before}\n\n{dots(s)} | {s.clock} | {s.rubric}\n\n{s.title}\n\n{story_text(s)}\n\nЛента новостей\n{after}\n\nПогода\nСегодня +7…+11 °C, ветер 5 м/с\n"


def inserted(s: Story) -> str:
    """Foreign headlines between paragraphs, with and without a label."""
    first, second, *rest = s.paragraphs
    end = story_text(Story(**{**{f: getattr(s, f) for f in Story.__dataclass_fields__}, "paragraphs": tuple(rest)}))
    return f"{s.title}\n\n{first}\n\nЧитайте также: {teasers(s, 1)[0]}\n\n{second}\n\n{teasers(s, 2)[1]}\n\n{end}\n\n{s.author or ''}\n\nRecent Posts\n\n{teasers(s, 3)[2]}\n\n{LEADS[2]}\n\n3 часа ago\n"


def register(s: Story) -> str:
    """A portal's page with the date below the story and an imprint of several lines."""
    return f"""Муниципальное образование
Официальный сайт

Глава | Совет депутатов | Администрация | Документы | Контакты

{s.title}

{story_text(s)}

Дата создания: {dots(s)} {s.clock}
Дата последнего изменения: 01.02.2025

Адрес: 140000, ул. Советская, д. 5
Телефон: 8 (495) 000-00-00
Сетевое издание зарегистрировано Роскомнадзором, ЭЛ № ФС 77-11111
"""


def rss_reader(s: Story) -> str:
    """An item of a feed reader: title, outlet and English date, story, link."""
    english = s.day.strftime("%b %d, %Y")
    return f"{s.title}\n\n{s.outlet} · {english}\n\n{story_text(s)}\n\nhttps://{s.domain}/news/{s.slug}\n"


def comments_below(s: Story) -> str:
    """A long tail of readers' comments with names and times."""
    names = ("Ольга П.", "Сергей", "Житель 47-го дома", "Гость")
    lines = "\n\n".join(
        f"{n}\n{dots(s)} 1{i}:05\nЯ живу тут {20 + i} лет, и каждый год обещают {i + 3} раза, а толку ноль. Посчитайте сами!"
        for i, n in enumerate(names)
    )
    return f"{s.outlet} | {s.rubric}\n\n{words(s)} {s.clock}\n{s.title}\n\n{story_text(s)}\n\nКомментарии\n\n{lines}\n\nВойдите, чтобы оставить комментарий\n"


def repeated_title(s: Story) -> str:
    """The headline in bread crumbs, as heading and under the picture; the date as a list entry."""
    return f"""  1. Главная
  2. {s.rubric}
  3. {s.title}

{s.title}

  • {dots(s)} {s.clock}
{s.title}
Фото: {s.outlet}

{story_text(s)}

Лента новостей

{teasers(s, 1)[0]}
  • {s.clock}
{teasers(s, 2)[1]}
  • 10:30
Все новости
"""


def plain(s: Story) -> str:
    """The story alone, as a careful person saves it."""
    return f"{s.title}\n\n{story_text(s)}\n"


def mail_list(s: Story) -> str:
    """An old mail list: paragraphs indented, double blanks, place and day at the end."""
    body = "\n".join("    " + p.removeprefix("## ").replace(" ", "  ", 3) for p in s.paragraphs)
    return f"{s.title}\n\n{body}\n\n    {s.city}, {dots(s)}\n"


def subtitled(s: Story) -> str:
    """Headline twice, a standfirst, the rubric and an ISO date above."""
    return f"{s.rubric}\n{s.day.isoformat()} {s.clock}\n\n{s.title}\n\n{s.title}\n\n{s.subtitle or ''}\n\n{story_text(s)}\n\n\n\nДругие новости\n{' '.join(teasers(s, 8))}\nсмотреть все\n"


def agency_wire(s: Story) -> str:
    """A wire: dateline in the first words."""
    return f"{s.title}\n\n{s.city.upper()}, {words(s)} года. {story_text(s)}\n"


def shares(s: Story) -> str:
    """Buttons, counters and a reading time around the story."""
    return f"Поделиться\n0\n0\n\n{s.title}\n\n{s.author or s.outlet}\n{words(s)}\nВремя чтения: 2 мин\n\n{story_text(s)}\n\nНашли опечатку? Выделите её и нажмите Ctrl+Enter\nПодписаться\nНравится\n27\n"


COPIES: dict[str, Engine] = {
    "selected-all": (selected_all, Shows(subtitle=False)),
    "reader-mode": (reader_mode, Shows(date=False, subtitle=False)),
    "lynx": (lynx, Shows(author=False, subtitle=False)),
    "wrapped": (wrapped, Shows(author=False, subtitle=False)),
    "crlf": (crlf, Shows(subtitle=False)),
    "one-break": (one_break, Shows(author=False, subtitle=False)),
    "telegram-copy": (telegram_copy, Shows(author=False, subtitle=False)),
    "vk-copy": (vk_copy, Shows(date=False, author=False, subtitle=False)),
    "digest-page": (digest_page, Shows(author=False, subtitle=False)),
    "inserted": (inserted, Shows(date=False, subtitle=False)),
    "register": (register, Shows(author=False, subtitle=False)),
    "rss-reader": (rss_reader, Shows(author=False, subtitle=False)),
    "comments-below": (comments_below, Shows(author=False, subtitle=False)),
    "repeated-title": (repeated_title, Shows(author=False, subtitle=False, titles=2)),
    "plain": (plain, Shows(date=False, author=False, subtitle=False)),
    "mail-list": (mail_list, Shows(author=False, subtitle=False)),
    "subtitled": (subtitled, Shows(author=False, titles=2)),
    "agency-wire": (agency_wire, Shows(author=False, subtitle=False, dateline="{city}, {day} года. ")),
    "shares": (shares, Shows(author=False, subtitle=False)),
}
