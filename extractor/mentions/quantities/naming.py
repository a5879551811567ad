"""Reads a numeral with its neighbours; refuses numbers in names, laws, addresses, phones, scores, lists, notes, idioms."""

from functools import cache

from extractor.lexicon import read_table
from extractor.mentions.quantities.scene import Refusal, Scene
from extractor.mentions.quantities.units import read_unit

_DASHES = frozenset("-–—‑−")
_OPEN, _CLOSE = frozenset("«“„\""), frozenset("»”\"")


@cache
def _named() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Words after which a number is a name: exact ones, and beginnings."""
    rows = read_table("quantities/names_before_numbers")
    exact = {row["word"]: row["reason"] for row in rows if row["whole"] == "yes"}
    return exact, tuple((row["word"], row["reason"]) for row in rows if row["whole"] == "no")


@cache
def _idioms() -> dict[str, list[tuple[str, ...]]]:
    """Set phrases by their first atom, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in sorted(read_table("quantities/idioms"), key=lambda row: -len(row["phrase"].split())):
        phrase = tuple(row["phrase"].replace("ё", "е").split())
        found.setdefault(phrase[0], []).append(phrase)
    return found


def phone(scene: Scene, index: int) -> Refusal | None:
    """`8-800-555-35-35`, `+7 (383) 222-11-22`, `222-11-22`: groups of digits tied by hyphens and brackets."""
    first = scene.numerals[index].first
    last, groups = first, 0
    if scene.kind(first) != "digits":
        return None
    while scene.kind(last) == "digits" or (groups and scene.norm(last) in ("-", "‑", "–", "(", ")")):
        groups += scene.kind(last) == "digits"
        last += 1
    while scene.kind(last - 1) != "digits":
        last -= 1
    text = scene.text(first, last) if last > first else ""
    digits = sum(char.isdigit() for char in text)
    ties = sum(text.count(mark) for mark in "-‑–")
    opens = text[:1] in "78" or scene.norm(first - 1) == "+"
    if (ties >= 2 and digits >= 6 and groups >= 3) or (opens and digits == 11 and groups >= 3 and ("(" in text or ties or " " in text)):
        return scene.refuse(index, "phone", first, last)
    return None


def web(scene: Scene, index: int) -> Refusal | None:
    """A number inside an address of the web: letters, dots and slashes glued around it."""
    at = scene.numerals[index].first
    first, last = at, at + 1
    while scene.glued(first) and first > 0:
        first -= 1
    while scene.glued(last):
        last += 1
    text = scene.text(first, last)
    if not any(mark in text for mark in ("http", "www.", ".ru/", ".com", ".org", ".рф", "@", ".ru", "://", "#")):
        return None
    return scene.refuse(index, "web", at, last)


def score(scene: Scene, index: int) -> Refusal | None:
    """`2:0`, `1 : 0`, «со счётом 3-1»."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if after is None or after.first != numeral.last + 1 or numeral.form != "digits":
        return None
    mark = scene.norm(numeral.last)
    counted = scene.norm(numeral.first - 1).startswith("счет") or scene.norm(numeral.first - 2).startswith("счет")
    if mark == ":" and numeral.value < 300 or mark in _DASHES and counted:
        return scene.refuse(index, "score", numeral.first, after.last)
    return None


def age_mark(scene: Scene, index: int) -> Refusal | None:
    """`18+`, `12+`."""
    numeral = scene.numerals[index]
    if scene.norm(numeral.last) != "+" or not scene.glued(numeral.last) or scene.kind(numeral.last + 1) == "digits":
        return None
    return scene.refuse(index, "age", numeral.first, numeral.last + 1) if numeral.value in (0, 6, 12, 16, 18, 21) else None


def footnote(scene: Scene, index: int) -> Refusal | None:
    """`[1]`."""
    numeral = scene.numerals[index]
    if scene.norm(numeral.first - 1) != "[" or scene.norm(numeral.last) != "]":
        return None
    return scene.refuse(index, "footnote", numeral.first - 1, numeral.last + 1)


def list_number(scene: Scene, index: int) -> Refusal | None:
    """`1. Михаил`, `2) дороги` at the beginning of a sentence, or after a closing bracket or full stop."""
    numeral = scene.numerals[index]
    mark = scene.norm(numeral.last)
    if numeral.last != numeral.first + 1 or mark not in (".", ")") or not scene.glued(numeral.last) or numeral.value > 99:
        return None
    if scene.glued(numeral.last + 1) or numeral.form != "digits" or scene.norm(numeral.first - 1) not in ("", ")", ".", ";", ":"):
        return None
    if mark == "." and scene.atom(numeral.last + 1) is not None and not scene.capital(numeral.last + 1) and scene.norm(numeral.last + 1) not in _OPEN:
        return None
    return scene.refuse(index, "list", numeral.first, numeral.last + 1)


def after_number_word(scene: Scene, index: int) -> Refusal | None:
    """«№ 27», «статья 105», «д. 10», «рейс 2405»: the word before says it."""
    numeral = scene.numerals[index]
    at = numeral.first - 1
    at -= scene.norm(at) == "." or (scene.norm(at) in _DASHES and scene.norm(at - 1) == "фз")
    exact, beginnings = _named()
    word = scene.norm(at)
    reason = exact.get(word) or next((why for stem, why in beginnings if word.startswith(stem)), None)
    if reason is None or numeral.sort not in ("cardinal", "ordinal") or (numeral.form == "words" and word != "номер"):
        return None
    if len(word) <= 4 and word not in ("№", "n", "дом", "ук", "фз", "том") and scene.norm(at + 1) != ".":
        return None
    if reason != "law" and word != "№" and read_unit(scene, numeral.last):
        return None
    return scene.refuse(index, reason, numeral.first, _joined(scene, index))


def _joined(scene: Scene, index: int) -> int:
    """Numbers joined to a named one by commas, «и» and dashes: «школы № 5, 7 и 12»."""
    last = scene.numerals[index].last
    for after in scene.numerals[index + 1 :]:
        if after.first != last + 1 or scene.norm(last) not in (",", "и", *_DASHES, "/") or after.form != "digits":
            break
        if scene.kind(after.last) == "word" and scene.norm(after.last) not in ("и", "в", "на", "по", "с") or read_unit(scene, after.last):
            break
        last = after.last
    return last


def glued_to_letters(scene: Scene, index: int) -> Refusal | None:
    """`Т-34`, `М7`, `QR-2`, `Ми-8`, `COVID-19`, `5G`, `44-ФЗ`, `8-й` is none."""
    numeral = scene.numerals[index]
    first, last = numeral.first, numeral.last
    if numeral.form != "digits" or scene.kind(first) != "digits":
        return None
    hyphen = scene.norm(first - 1) in _DASHES and scene.glued(first) and scene.glued(first - 1)
    at = first - 2 if hyphen else first - 1
    if (hyphen or scene.glued(first)) and scene.kind(at) == "word" and scene.norm(at) not in ("топ", "top"):
        return scene.refuse(index, "name", first, _glued_end(scene, last))
    after = scene.atom(last)
    if after is None or not after.glued or numeral.tail or numeral.scale > 1:
        return None
    if after.kind == "word" and not read_unit(scene, last) and after.norm not in ("тыс", "млн", "млрд", "трлн", "чел", "х"):
        return scene.refuse(index, "name", first, _glued_end(scene, last))
    if after.norm in _DASHES and scene.glued(last + 1) and scene.kind(last + 1) == "word" and not read_unit(scene, last + 1):
        return scene.refuse(index, "law" if scene.norm(last + 1) in ("фз", "оз", "кз", "зрк") else "name", first, last + 2)
    return None


def _glued_end(scene: Scene, last: int) -> int:
    while scene.glued(last) and (scene.kind(last) != "sign" or scene.norm(last) in "-/–" and scene.glued(last + 1)):
        last += 1
    return last


def quoted_name(scene: Scene, index: int) -> Refusal | None:
    """«Россия 1», «Регион 71», «Арена-2000»: the number closes a short quoted name."""
    numeral = scene.numerals[index]
    if scene.norm(numeral.last) not in _CLOSE or numeral.form != "digits" or numeral.sort != "cardinal":
        return None
    for at in range(numeral.first - 1, max(-1, numeral.first - 5), -1):
        if scene.norm(at) in _OPEN:
            return scene.refuse(index, "name") if at < numeral.first - 1 and scene.capital(at + 1) else None
    return None


def idiom(scene: Scene, index: int) -> Refusal | None:
    """Set phrases of idioms.tsv: «один из», «во-первых», «в два счёта»."""
    numeral = scene.numerals[index]
    for first in range(max(0, numeral.first - 4), numeral.last):
        for phrase in _idioms().get(scene.norm(first), ()):
            last = first + len(phrase)
            if last >= numeral.last and scene.norms(first, len(phrase)) == phrase:
                return scene.refuse(index, "idiom")
    return None


RULES = (phone, web, footnote, score, age_mark, list_number, after_number_word, glued_to_letters, quoted_name, idiom)
