"""Reads a numeral glued to letters or behind capitals; refuses it as a part of a code: `Т-34`, `5G`, «ОД 3628»."""

from extractor.language import DASHES
from extractor.mentions.quantities.lists import words
from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.scene import Refusal, Scene
from extractor.mentions.quantities.units import read_unit

_CLOSE = frozenset('»”"')
_RESOLUTIONS = ("", "2", "4", "8", "2000", "4000", "8000")


@needs(form="digits", glued="before", before=lambda word: word[:1].isalnum() or word in DASHES)
def letters_before(scene: Scene, index: int) -> Refusal | None:
    """`Т-34`, `М7`, `QR-2`, `Ми-8`, `COVID-19`, «Олимпиады-2000», `LTE-1800`."""
    numeral = scene.numerals[index]
    first = numeral.first
    if numeral.form != "digits" or scene.kind(first) != "digits" or not scene.glued(first):
        return None
    hyphen = scene.norm(first - 1) in DASHES and (scene.glued(first - 1) or scene.norm(first - 2) in _CLOSE)
    at = first - 2 if hyphen else first - 1
    word = scene.kind(at) == "word" or (hyphen and scene.norm(at) in _CLOSE)
    if hyphen and numeral.decimal and read_unit(scene, numeral.last):
        return None  # «СХПК „Заря“-17,4 кг»
    if not word or scene.norm(at) in ("топ", "top"):
        return None
    return scene.refuse(index, "name", first, _glued_end(scene, numeral.last))


@needs(form="digits", glued="after", after=lambda word: word[:1].isalnum() or word in DASHES)
def letters_after(scene: Scene, index: int) -> Refusal | None:
    """`5G`, `3D`, `4К`, `10А`, `5-классник`: letters glued behind that are no unit, scale or ending."""
    numeral = scene.numerals[index]
    last, after = numeral.last, scene.norm(numeral.last)
    if numeral.form != "digits" or not scene.glued(last) or numeral.tail or numeral.scale > 1:
        return None
    if scene.kind(last) == "word" and after not in words("glued_words") and not read_unit(scene, last):
        return scene.refuse(index, "name", numeral.first, _glued_end(scene, last))
    hyphenated = after in DASHES and scene.glued(last + 1) and scene.kind(last + 1) == "word"
    if hyphenated and not read_unit(scene, last + 1) and scene.norm(last + 1) not in words("glued_words"):
        return scene.refuse(index, "name", numeral.first, last + 2)
    return None


@needs(second=among("к k м m"))
@needs(first=lambda word: word.lstrip("0") in _RESOLUTIONS, second=among(", . - ‑ –"))
def screen(scene: Scene, index: int) -> Refusal | None:
    """«видео 4К», «в 8K»: a resolution, not thousands."""
    numeral = scene.numerals[index]
    letters = scene.kind(numeral.last - 1) == "word" and len(scene.norm(numeral.last - 1)) == 1
    if not letters or numeral.value not in (2000, 4000, 8000) or scene.has(numeral.last, "gent", "plur"):
        return None
    return scene.refuse(index, "name") if read_unit(scene, numeral.last) is None else None


def _glued_end(scene: Scene, last: int) -> int:
    """The atom after what is glued on: `М10-2а`."""
    while scene.glued(last) and (scene.kind(last) != "sign" or (scene.norm(last) in "-/–" and scene.glued(last + 1))):
        last += 1
    return last


@needs(form="digits", before=lambda word: len(word) <= 3 and word[:1].isalpha(), first=lambda word: len(word) >= 4)
def order_code(scene: Scene, index: int) -> Refusal | None:
    """«ОД 3628», «СТО 95»: after two or three capitals, counting nothing."""
    numeral = scene.numerals[index]
    at = numeral.first - 1
    if numeral.form != "digits" or not scene.capitals(at) or len(scene.atoms.text(at)) > 3:
        return None
    if numeral.value < 1000 or numeral.scale > 1 or numeral.last > numeral.first + 1 or read_unit(scene, numeral.last):
        return None
    bare = scene.kind(numeral.last) != "word" or scene.norm(numeral.last) in words("after_code")
    bare = bare or scene.has(numeral.last, "PRTS")
    return scene.refuse(index, "name") if bare else None
