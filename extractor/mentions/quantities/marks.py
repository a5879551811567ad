"""Reads a numeral with its neighbours; refuses phones, web addresses, notes, list numbers, scores, codes, sizes."""

from extractor.language import DASHES
from extractor.mentions.quantities.calendar import is_tally
from extractor.mentions.quantities.lists import starts
from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.scene import Refusal, Scene
from extractor.mentions.quantities.units import read_unit

_TIES = ("-", "‑", "–")
_TYING = frozenset([*_TIES, "(", ")"])
_LEADS = DASHES | {":"}
_LONGEST = 40  # atoms of a telephone number or web address
_CODE, _SUM = 10, 13  # digits without groups, from which a number is a code; of the largest sum of money written so
_AGES = (0, 3, 6, 12, 16, 18, 21)
_CALLS = ("тел", "номер")
_SIZES = "хx×*"


@needs(second=lambda word: word.isdigit() or word in _TYING)
def phone(scene: Scene, index: int) -> Refusal | None:
    """`8-800-555-35-35`, `+7 (383) 222-11-22`, `222-11-22`: groups of digits tied by hyphens and brackets."""
    first = last = scene.numerals[index].first
    if is_tally(scene, first):
        return None
    if scene.kind(first + 1) != "digits" and scene.norm(first + 1) not in _TYING:
        return None
    end = last
    while last - first < _LONGEST and (scene.kind(last) == "digits" or (last > first and scene.norm(last) in _TYING)):
        end = last + 1 if scene.kind(last) == "digits" else end
        last += 1
    text = scene.text(first, end) if end > first else ""
    digits = sum([char.isdigit() for char in text])
    groups = sum(scene.kind(at) == "digits" for at in range(first, end))
    ties = sum([text.count(tie) for tie in _TIES])
    opens = text[:1] in "78" or scene.norm(first - 1) == "+"
    if groups >= 3 and ((ties >= 2 and digits >= 6) or (opens and digits == 11)):
        return scene.refuse(index, "phone", first, end)
    return None


@needs(sorts="cardinal", form="digits")
def hotline(scene: Scene, index: int) -> Refusal | None:
    """«по телефону 122», «Телефон доверия – 8800…», «номер единой службы спасения – 112»."""
    numeral = scene.numerals[index]
    if numeral.form != "digits" or numeral.sort != "cardinal" or numeral.value < 100 or numeral.decimal:
        return None
    if not scene.mentions(_CALLS):
        return None
    at = numeral.first - (scene.norm(numeral.first - 1) in _LEADS)
    called = scene.begins_before(at, _CALLS if at < numeral.first else _CALLS[:1], 6)
    ends = scene.kind(numeral.last) != "word" or scene.norm(numeral.last) in ("и", "или", "в", "с")
    return scene.refuse(index, "phone") if called and ends else None


def web(scene: Scene, index: int) -> Refusal | None:
    """A number inside an address of the web, a tag or an e-mail: letters, dots and slashes glued around it."""
    at = scene.numerals[index].first
    if not (scene.tied[at] or scene.tied[at + 1]) or not scene.holds(starts("web_marks")):
        return None
    first, last = at, at + 1
    while scene.glued(first) and at - first < _LONGEST:
        first -= 1
    while scene.glued(last) and last - at < _LONGEST:
        last += 1
    if last - first < 3 or not any(mark in scene.text(first, last).lower() for mark in starts("web_marks")):
        return None
    return scene.refuse(index, "web")


@needs(first=str.isdigit, second=among(": ."))
def result(scene: Scene, index: int) -> Refusal | None:
    """`35.15,6`, `1:16.26,9`: minutes, seconds and their parts in which somebody has run"""
    at = scene.numerals[index].first
    last, marks = at + 1, ""
    while len(marks) < 3 and scene.norm(last) in (":", ".", ",") and scene.glued(last) and scene.glued(last + 1):
        if scene.kind(last + 1) != "digits":
            break
        marks, last = marks + scene.norm(last), last + 2
    inner = [scene.norm(place) for place in range(at + 2, last - 2, 2)]
    parted = len(marks) > 1 and marks[0] != "," and marks[-1] in ",." and marks[-1] != marks[0]
    if not parted or scene.kind(at) != "digits" or "," in marks[:-1] or len(scene.norm(last - 1)) > 3:
        return None
    sexagesimal = all(len(part) == 2 and int(part) < 60 for part in inner)
    return scene.refuse(index, "score", at, last) if sexagesimal else None


@needs(form="digits", after=DASHES | {":"})
def score(scene: Scene, index: int) -> Refusal | None:
    """`2:0`, `1 : 0`, «со счётом 3-1», «3:2 (1:1)»."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if after is None or after.first != numeral.last + 1 or numeral.form != "digits" or after.form != "digits":
        return None
    mark = scene.norm(numeral.last)
    counted = scene.begins_before(numeral.first, starts("scored"), 6)
    if scene.glued(numeral.last) != scene.glued(after.first):
        return None
    told = mark == ":" and (counted or not _like_clock(scene, numeral.first))
    tied = mark in DASHES and counted and numeral.value < 200 and not read_unit(scene, after.last)
    return scene.refuse(index, "score", numeral.first, after.last) if told or tied else None


def _like_clock(scene: Scene, first: int) -> bool:
    """`10:00`: an hour and two digits of minutes."""
    hour, minutes = scene.norm(first), scene.norm(first + 2)
    digital = hour.isdecimal() and minutes.isdecimal()  # «XX:12» is none
    return digital and len(minutes) == 2 and int(hour) <= 24 and int(minutes) < 60


@needs(after=among("+"))
def age_mark(scene: Scene, index: int) -> Refusal | None:
    """`18+`, `12+`."""
    numeral = scene.numerals[index]
    if scene.norm(numeral.last) != "+" or not scene.glued(numeral.last) or scene.kind(numeral.last + 1) == "digits":
        return None
    return scene.refuse(index, "age", numeral.first, numeral.last + 1) if numeral.value in _AGES else None


@needs(before=among("["), after=among("]"))
def footnote(scene: Scene, index: int) -> Refusal | None:
    """`[1]`."""
    numeral = scene.numerals[index]
    if scene.norm(numeral.first - 1) != "[" or scene.norm(numeral.last) != "]":
        return None
    return scene.refuse(index, "footnote", numeral.first - 1, numeral.last + 1)


@needs(form="digits", first=str.isdigit, second=among("."))
def point_number(scene: Scene, index: int) -> Refusal | None:
    """`1.1. На 2014 год`, `2.3. Утвердить` at the beginning of a sentence: the number of a point in a document"""
    numeral = scene.numerals[index]
    row, last = scene.norms(numeral.first, 4), numeral.first + 3
    opens = numeral.first == 0 or "\n" in scene.atoms.gap(numeral.first)
    if scene.memory.text[: scene.sentence.start].rstrip()[-1:] == "?" or scene.norm(numeral.first - 1) == "?":
        return None  # «Какова оценка?», «4.5. Такой балл …»
    if not opens or row[1] != "." or not row[2].isdigit() or len(row[0]) > 2 or len(row[2]) > 2:
        return None
    ended = row[3] in (".", ")") and scene.glued(last)
    return scene.refuse(index, "list", numeral.first, last + 1) if ended and not scene.glued(last + 1) else None


@needs(form="digits", second=among(". )"))
def list_number(scene: Scene, index: int) -> Refusal | None:
    """`1. Михаил`, `- 2) дороги` at the beginning of a sentence, or after a bracket, full stop, colon, semicolon."""
    numeral = scene.numerals[index]
    mark, at = scene.norm(numeral.last), numeral.last + 1
    if numeral.form != "digits" or at != numeral.first + 2 or mark not in (".", ")") or not scene.glued(numeral.last):
        return None
    row = numeral.first == 1 and scene.norm(0) in _TIES
    opens = row or scene.norm(numeral.first - 1) in ("", ")", ".", ";", ":") or "\n" in scene.atoms.gap(numeral.first)
    if not opens or numeral.value > 99 or scene.glued(at):
        return None
    if at >= len(scene.atoms) and not row and scene.norm(numeral.first - 1) not in (")", "."):
        return None
    if mark == "." and at < len(scene.atoms) and not (scene.capital(at) or scene.norm(at) in ("«", '"')):
        return None
    return scene.refuse(index, "list", numeral.first, at)


@needs(first=str.isdigit, second=among("."))
@needs(first=lambda word: word.isdigit() and (len(word) >= 10 or (len(word) > 1 and word[0] == "0")))
def code(scene: Scene, index: int) -> Refusal | None:
    """`007`, `40702810500000001234`, `1.2.3`: leading noughts, long runs (but `1500000000 рублей`), versions."""
    numeral = scene.numerals[index]
    if scene.kind(numeral.first) != "digits":
        return None
    digits, at = scene.norm(numeral.first), numeral.first
    while scene.norm(at + 1) == "." and scene.glued(at + 1) and scene.kind(at + 2) == "digits" and scene.glued(at + 2):
        at += 2
    if at - numeral.first >= 4 and numeral.last <= at:
        return scene.refuse(index, "name", numeral.first, at + 1)
    long = len(digits) >= _CODE and numeral.last == numeral.first + 1
    if long and len(digits) <= _SUM:
        long = read_unit(scene, numeral.last) is None
    return scene.refuse(index, "name") if long or (len(digits) > 1 and digits[0] == "0") else None


@needs(form="digits", after=among("х x × *"))
def size(scene: Scene, index: int) -> Refusal | None:
    """`3х3`, «баскетбол 3×3», «60х90»: sides, unless a unit follows."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if after is None or after.first != numeral.last + 1 or scene.norm(numeral.last) not in _SIZES:
        return None
    if numeral.form != "digits" or not scene.glued(after.first) or read_unit(scene, after.last):
        return None
    return scene.refuse(index, "name", numeral.first, after.last)


RULES = (phone, web, footnote, point_number, result, score, age_mark, code, size, hotline)
