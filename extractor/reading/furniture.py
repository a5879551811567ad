"""Reads units; yields one label a unit: is it sentences, a headline-like line, or a kind of page furniture?

A label says what a unit looks like by itself; what the article is, is decided over all units in `layout`.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Literal

from extractor.lexicon import read_table
from extractor.reading.calendar import full_dates
from extractor.reading.units import Unit, has_verb, words_of

Label = Literal[
    "text", "short", "item", "meta", "menu", "ticker", "label", "imprint", "end", "inline", "markup", "teaser",
    "repeated",
]  # fmt: skip

_OF_DATE = re.compile(r"(?:^|\s)(?:на|до|с|со|по|к|ко|от|после|за) $")
_NEXT = re.compile(r"(?<![А-ЯЁа-яё])[А-ЯЁа-яё]{4,}[.!?…]+ [А-ЯЁ«\"—–]")  # a sentence ends inside
LISTED = 100  # characters: a longer sentence is no entry of a list
MUCH = 160  # characters: a longer unit is text, or furniture that plainly says so
LONG = 2_000  # characters: no rule can make furniture of a longer unit, and none need look at it
_TIME = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)")
_AGO = re.compile(
    r"\b(?:\d+|час|день|минуту|неделю)\s*(?:секунд\w*|мин\w*|час\w*|дн\w*|день|дня|недел\w*|месяц\w*|years?|days?|hours?|minutes?)?"
    r"\s*(?:назад|ago)\b"
)
_ITEM_TIME = re.compile(
    r"(?:[01]?\d|2[0-3]):[0-5]\d\b|(?:вчера|сегодня),? \d\d:\d\d\b|\d+ (?:мин|час|дн)\w*\.? назад\b"
    r"|\d{1,2}[./]\d{2}(?:[./]\d{2,4})?[,.]? (?!\d|году?\b)"
)
_ITEM_AGO = re.compile(r"(?:[—–(|·]|(?<!\s)\s{2})\s*(?:\d+ (?:мин|ч|д)\w*\.? назад|вчера(?:, \d\d:\d\d)?)\)?$")
PICTURES = tuple("➡➤▶👉")  # for bullets, or before links
_ARROWS = (*"←→⟵⟶↩", *PICTURES)
_TO_READ = re.compile(r"(?:[←→⟵⟶↩]|>>)\s*[а-яё]{0,12}$")
_PHONE = re.compile(
    r"(?:\+7|\b8)[ -(]*\d{3}[ )-]*\d{2,3}-?\d{2}-?\d{2}\b|\(\d{3,5}\)\s*\d{1,3}-\d{2}-\d{2}|\b\d{2,3}-\d{2}-\d{2}\b"
)
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+|https?://\S+|www\.\S+|\b[\w-]{1,64}(?:\.[\w-]{2,64})+/\S*"
)
_SEPARATOR = re.compile(r"\s+[|·•/›»→—–-]\s+|\s*[|·›☰]\s*|\]\s*\[|\s{3,}|\t")
MARKUP = "thumb left right center мини справа слева категория category файл file изображение image".split()
_MARKUP = re.compile(rf"^(?:{'|'.join(MARKUP)})\s*[|:]")
ROW_MARKS = "|•·"
_ROW = re.compile(rf"(?<!\s)\s+[{ROW_MARKS}]\s+")
_SHORTENED = re.compile(r"\b(?:руб|коп|тыс|млн|экз|стр|тел|кв|см|кг)\.$")
_UNUSUAL = re.compile("[^ -~А-яЁё«»–—…]")  # signs that may be pictures
_AGE = re.compile(r"^\W*(?:0|6|12|16|18)\+\W*$")
_SHARE = re.compile(r"\d ?%[;,.]?$")
_COUNT = re.compile(r"\(?\d[\d ]*\)?")
_TICKER = re.compile(r"[▲▼↑↓❄☀☁⛅$€¥°℃]|\d\s*м/с|\+\s?\d+\b|[−–-]\d+\b")  # not «Тула – 34,2 Гб»
_COUNTER = re.compile(
    r"\+?\d[\d ,.]{0,12}(?:тыс\. |[kк] ?)?(?:просмотр\w*|фото|прочтени\w+|мин\w*\.? (?:на )?чтени[ея])"
    r"|(?:прочитали|прочитано|просмотрено|просмотрели|читать) \d[\d ]{0,12} (?:раза?|мин\w*)\.?"
    r"|\d[\d,.]{0,9} ?[kк]|страница \d{1,4} из \d{1,4}[\d ›»…]{0,60}"
)
_META_WORDS = re.compile(
    r"\b(?:опубликован[оа]?|обновлен[оа]?|дата публикации|дата|время чтения|на чтение|читать|мин(?:ут\w*)?"
    r"|просмотр\w*|комментар\w*"
    r"|чтени[ея]|сегодня|вчера|в|г|год[а]?|мск|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье|пн|вт|ср|чт|пт|сб|вс)\b\.?"
)


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """The phrases of one kind in the furniture table, longest first, folded."""
    rows = {row["phrase"].lower().replace("ё", "е") for row in read_table("furniture") if row["kind"] == kind}
    return tuple(sorted(rows, key=lambda phrase: (-len(phrase), phrase)))


@cache
def _pattern(kind: str, before: str, after: str) -> re.Pattern[str]:
    return re.compile(before + "(?:" + "|".join(map(re.escape, phrases(kind))) + ")" + after)


def heading(unit: Unit, kind: str) -> bool:
    """Whether the unit is one of the kind's headings, alone or followed by a colon or a count: «Комментарии (17)»."""
    pattern = _pattern(kind, "^", r"(?:\s*[:>»]|\s*\(?\d*\)?$|\s+\d+$)")
    return bool(pattern.match(unit.core)) and not (unit.ends_sentence and unit.size > 120)


def _counted(unit: Unit) -> bool:
    """«2 комментария», «2 комментария к “заголовок”», «Обсудить (12)»; «2 комментария;» is an entry of a list."""
    if unit.plain[-1:] in ".,;":
        return False
    before, behind = _pattern("counted", r"^\d+ ", r"(?:$| к [«“\"])"), _pattern("counted", "^", r":? ?\(?\d+\)?$")
    return bool(before.match(unit.core) or behind.match(unit.core))


def is_markup(unit: Unit) -> bool:
    """Wiki markup left in the text: «thumb|left|Подпись», «Категория:…»."""
    return bool(_MARKUP.match(unit.core))


def is_imprint(unit: Unit) -> bool:
    """The page's foot: registration, rights, cookies, subscriptions."""
    return unit.plain.startswith(("©", "(c)", "(с)")) or any([phrase in unit.folded for phrase in phrases("imprint")])


def is_contact(unit: Unit) -> bool:
    """A line around a telephone number or an address of the net, no sentence of the story."""
    if unit.size >= MUCH:
        return False
    rest = _PHONE.sub("", unit.plain)
    if "@" in rest or "/" in rest or "www." in rest:
        rest = _MAIL.sub("", rest)
    return rest != unit.plain and (len(rest) < 50 or not unit.ends_sentence)


def is_label(unit: Unit) -> bool:
    """A credit, counter or button: begins with a word such as «Фото» and a colon or little more."""
    match = _pattern("label", "^", r"(?=$|[^\w])").match(unit.core)
    if not match or _spoken(unit):
        return False
    if unit.plain.startswith("[") and ("]" in unit.plain[:40] or unit.plain.endswith("]")):
        return True
    rest = unit.core[match.end() :].strip()
    return not rest or rest[0] in ":–—-/©|]" or (unit.size < 60 and not unit.ends_sentence and not has_verb(rest))


def _spoken(unit: Unit) -> bool:
    """A sentence behind a dash: «– Мы в Telegram: нас читают тысячи, – сказал мэр.»."""
    return unit.plain[:1] in "–—―-−" and unit.ends_sentence and unit.verbal


def is_caption(unit: Unit) -> bool:
    """What a picture shows, said to be one: «Теплоход (фото 2010 года)», «На фото: …»."""
    return unit.size < MUCH and bool(re.search(r"[(/]\s*(?:фото|архив)\b[^)]*\)?$|^на (?:фото|снимке)\b", unit.core))


def is_meta(unit: Unit) -> bool:
    """A line of dates, times and counters with little else: «19 марта 2024, 14:35 Просмотров: 1 284», «1,2K»."""
    if unit.size > 140 or _SHARE.search(unit.plain):
        return False  # «к 1 июля 2006 года – 40%;»
    text = unit.folded
    dates = full_dates(text)
    if not (dates or _TIME.search(text) or _AGO.search(text)):
        return _COUNTER.fullmatch(text) is not None
    for dated in reversed(dates):
        text = text[: dated.start] + " " + text[dated.end :]
    rest = _COUNT.sub(" ", _META_WORDS.sub(" ", _AGO.sub(" ", _TIME.sub(" ", text))))
    words = re.findall(r"[^\W\d_]{2,}", rest)
    if any(_OF_DATE.search(unit.folded[: dated.start]) for dated in dates) and len(words) > 1:
        return False
    parted = bool(_TIME.search(unit.folded) or re.search(r"[|/·:]|\s[–—-]\s", unit.plain))
    most = 5 if dates and parted else 2 if dates else 3
    return len(words) <= most and not (words and unit.ends_sentence and unit.verbal)


def is_hashtags(unit: Unit) -> bool:
    """Hashtags alone: «#дороги #бюджет»."""
    return unit.plain.startswith("#") and all(word.startswith("#") for word in unit.plain.split())


def is_age(unit: Unit) -> bool:
    """An age mark alone: «16+»."""
    return bool(_AGE.match(unit.plain))


def is_ticker(unit: Unit) -> bool:
    """A bar of weather, traffic or currencies: its marks or words, numbers and no sentence."""
    ended = unit.ends_sentence and not (unit.plain.endswith("рт. ст.") and "сейчас" in unit.words)
    if ended or unit.size > 160 or unit.verbal or "\t" in unit.source[unit.start : unit.end]:
        return False
    words = set(unit.words) & set(phrases("ticker"))
    marks = len(_TICKER.findall(unit.plain))
    few = bool(words) and len(unit.words) < 4
    return bool(re.search(r"\d", unit.plain)) and (marks + len(words) > 1 or few)


def is_menu(unit: Unit) -> bool:
    """Menu entries in one line: short pieces between separators, or a known entry alone."""
    if unit.ends_sentence:
        return False
    bare = _COUNT.sub("", unit.core).strip(" ()")
    if bare in phrases("menu") or (unit.words[1:] and set(phrases("menu")).issuperset(unit.words)):
        return True
    pieces = [piece.strip() for piece in _SEPARATOR.split(unit.source[unit.start : unit.end]) if piece.strip()]
    short = [piece for piece in pieces if len(piece.split()) <= 4]
    return len(pieces) > 2 and len(short) >= len(pieces) - 1 and not any("," in piece for piece in pieces)


def is_row(unit: Unit) -> bool:
    """Headlines or menu entries in one row: «Свежее: заголовок • заголовок • заголовок»."""
    pieces = _ROW.split(unit.plain)
    small = all(len(piece.split()) <= 4 for piece in pieces)
    return len(pieces) > 2 and not unit.bulleted and (small or not any(piece[-1:] in ".;," for piece in pieces))


def is_reactions(unit: Unit) -> bool:
    """Marks and counters with hardly a word: «❤ 341 🔥 88», «👍 Да 👎 Нет», «— — —»."""
    if unit.ruled:
        return True
    if unit.ends_sentence:
        return False
    pictures = [unicodedata.category(mark) for mark in _UNUSUAL.findall(unit.plain)].count("So")
    worded = len([word for word in unit.words if word[1:]])
    return pictures > worded if worded == 0 else pictures > 1 and pictures >= worded


def is_path(unit: Unit) -> bool:
    """A trail of bread crumbs: «Главная / Общество / Заголовок»."""
    return bool(re.match(r"(?:\d+\.\s*)?главная\b", unit.core)) and not unit.ends_sentence


def is_listed_headline(unit: Unit) -> bool:
    """Another article's headline in a ticker or link: a clock time before it, «назад» after it, an arrow beside it.

    Headlines have no full stop and no colon behind; an hour before a sentence with one is an entry of the story's own
    chronicle.
    """
    if unit.plain.endswith(":") or (unit.ends_sentence and (unit.size > LISTED or unit.plain.endswith("."))):
        return False
    timed = _ITEM_TIME.match(unit.folded) or _ITEM_AGO.search(unit.folded)
    return bool(timed) or unit.plain.startswith((*_ARROWS, ">>")) or bool(_TO_READ.search(unit.plain))


def is_item(unit: Unit) -> bool:
    """An entry of a list: a bullet, then no sentence or a short one."""
    if unit.ends_sentence and unit.size > LISTED:
        return False
    return unit.plain.startswith(("▸", "►", "▪")) or (unit.bulleted and not unit.ends_sentence)


def is_pointer(unit: Unit) -> bool:
    """A heading with what it points to in the same line: «Читайте также: заголовок», «Читайте также – заголовок»."""
    patterns = [_pattern(kind, "^", r"\s*:\s*") for kind in ("end", "inline")]
    patterns += () if unit.ends_sentence else [_pattern("pointer", "^", r"\s*(?:[–—] |«)\s*")]
    matches = [pattern.match(unit.core) for pattern in patterns]
    if any([match and len(unit.core) - match.end() > 12 for match in matches]):
        return True
    heading, colon, rest = unit.plain.partition(":")
    return bool(colon) and len(rest) > 12 and _composed(words_of(heading))


def is_end(unit: Unit) -> bool:
    """A heading after which other articles follow."""
    return heading(unit, "end") or _counted(unit)


def is_inline(unit: Unit) -> bool:
    """A heading of other articles: «Читайте также», «МАТЕРИАЛЫ РАЗДЕЛА»."""
    return heading(unit, "inline") or (_composed(unit.words) and not unit.ends_sentence)


def _composed(words: list[str]) -> bool:
    """Whether words make a heading of other articles: one says what they are, the others which."""
    if not 1 < len(words) <= 5:
        return False
    known = {*phrases("head"), *phrases("around")}
    return known.issuperset(words) and not set(words).isdisjoint(phrases("head"))


def is_text(unit: Unit) -> bool:
    """Sentences: a sentence's end after some words, a line of dialogue, or simply much text."""
    if unit.size >= MUCH or unit.plain[:1] in "–—―-−" and unit.ends_sentence and len(unit.words) > 1:
        return True
    if unit.size >= 90 and re.search(r"[,:;]", unit.plain) and unit.verbal:
        return unit.plain[-1:] in ":;," or unit.ends_sentence or unit.size >= 120
    if _NEXT.search(unit.plain) and len(unit.words) >= 6:
        return True
    if unit.plain.endswith(":") and len(unit.words) >= 4 and unit.verbal:
        return True
    if _SHORTENED.search(unit.folded) and not unit.verbal:
        return False
    return unit.ends_sentence and sum(any(map(str.isalnum, word)) for word in unit.plain.split()) >= 3


RULES: tuple[tuple[Label, Callable[[Unit], bool]], ...] = (
    ("markup", is_markup),
    ("label", is_pointer),
    ("end", is_end),
    ("inline", is_inline),
    ("label", is_age),
    ("label", is_hashtags),
    ("imprint", is_imprint),
    ("label", is_label),
    ("label", is_caption),
    ("meta", is_meta),
    ("label", is_contact),
    ("ticker", is_ticker),
    ("label", is_reactions),
    ("menu", is_path),
    ("menu", is_menu),
    ("teaser", is_row),
    ("teaser", is_listed_headline),
    ("item", is_item),
    ("text", is_text),
)
