"""Reads a numeral; yields the draft of a plain or inverted number, a compound, half a unit; refuses vague ones."""

from extractor.language import DASHES
from extractor.mentions.numerals import compound_tails, unit_words
from extractor.mentions.quantities.lists import starts, stems, words
from extractor.mentions.quantities.modifiers import PREPOSITIONS, phrase_before
from extractor.mentions.quantities.needs import among, needs
from extractor.mentions.quantities.ranges import range_with_dash
from extractor.mentions.quantities.scene import Draft, Refusal, Scene, closed, draft_of, reads
from extractor.mentions.quantities.units import begins_unit, read_unit, unit_of_word

_FEW = 4  # of so many a noun stands in the singular
_INVERTED = unit_words() | words("money_inverted")  # units that may stand before their number


@needs(sorts="compound")
@needs(sorts="cardinal", after=DASHES)
def age(scene: Scene, index: int) -> Draft | None:
    """«40-летний», «шестилетний мальчик», «10–15-летние»."""
    draft = _compound(scene, index, ("летн", "леток"))
    if draft is None:
        return None
    draft.unit, draft.dimension, draft.borderline = "a", "time", "age"
    return closed(draft, "measure")


@needs(sorts="compound")
@needs(sorts="cardinal", after=DASHES)
def compound_with_unit(scene: Scene, index: int) -> Draft | None:
    """«70-процентный», «десятиметровый», «15-минутный»."""
    draft = _compound(scene, index, ())
    unit = compound_tails()[scene.numerals[draft.end - 1].tail] if draft else ""
    if draft is None or not unit:
        return None
    draft.unit, draft.borderline = unit, "compound"
    return closed(draft, "share" if unit == "%" else "measure")


@needs(sorts="compound")
@needs(sorts="cardinal", after=DASHES)
def compound_word(scene: Scene, index: int) -> Refusal | None:
    """«трёхэтажный», «130-летие»: words like any other."""
    draft = _compound(scene, index, ())
    return scene.refuse(index, "compound", last=draft.last) if draft else None


def _compound(scene: Scene, index: int, tails: tuple[str, ...]) -> Draft | None:
    """A compound, or a number joined by a dash to one, as a draft."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if numeral.sort == "compound" and numeral.tail.startswith(tails or ("",)):
        return draft_of(scene, index)
    if (
        after is None
        or after.sort != "compound"
        or numeral.sort != "cardinal"
        or not after.tail.startswith(tails or ("",))
    ):
        return None
    if after.first != numeral.last + 1 or scene.norm(numeral.last) not in DASHES:
        return None
    draft = draft_of(scene, index)
    draft.last, draft.end = after.last, index + 2
    if numeral.value < after.value:
        draft.value, draft.low, draft.high, draft.modifier = None, numeral.value, after.value, "range"
    return draft


@needs(sorts="half_unit")
def half_unit(scene: Scene, index: int) -> Draft | None:
    """«полчаса», «полпроцента», «пол-литра»."""
    numeral = scene.numerals[index]
    unit = unit_of_word(numeral.tail) if numeral.sort == "half_unit" else None
    if unit is None:
        return None
    draft = draft_of(scene, index)
    draft.unit, draft.kind, draft.dimension, draft.open = unit.code, unit.kind, unit.dimension, False
    return draft


@needs(sorts="vague")
def few(scene: Scene, index: int) -> Refusal | None:
    """«несколько человек», «несколько сотен», «в разы»: no number is said."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if numeral.sort != "vague":
        return None
    scaled = after is not None and after.first == numeral.last and (after.bare or after.value == 100)
    return scene.refuse(index, "vague", numeral.first, after.last if after and scaled else numeral.last)


@needs(sorts="pair")
def pair(scene: Scene, index: int) -> Draft | Refusal | None:
    """«пара лет», «пару километров»: about two before a unit; else two that belong together."""
    numeral = scene.numerals[index]
    if numeral.sort != "pair":
        return None
    if read_unit(scene, numeral.last) is None or not scene.has(numeral.last, "gent"):
        return scene.refuse(index, "vague")
    draft = draft_of(scene, index)
    draft.modifier, draft.borderline = "about", "vague"
    return draft


@needs(sorts="cardinal", first=among("одной одним одними"))
def only(scene: Scene, index: int) -> Refusal | None:
    """«одной вахтой не обойтись», «ещё одной причиной стал паводок»: a number is not said."""
    numeral, at = scene.numerals[index], scene.numerals[index].last
    alone = numeral.form == "words" and at == numeral.first + 1 and scene.norm(numeral.first - 1) not in PREPOSITIONS
    said = any(word == "не" or word in words("becomes") for word in scene.row[at + 1 : at + 4])
    return scene.refuse(index, "idiom") if alone and scene.has(at, "ablt") and said else None


@needs(first=lambda word: word in words("vague_groups") or word.endswith(starts("plural_endings")))
def vague(scene: Scene, index: int) -> Refusal | None:
    """«десятки людей», «тысячи»: plural scale words without a number, unless the genitive says one («более тысячи»)."""
    numeral = scene.numerals[index]
    bare = numeral.bare
    if bare is None or not (bare in words("vague_groups") or bare.endswith(starts("plural_endings"))):
        return None
    if bare in ("сотни", "тысячи") and _in_genitive(scene, numeral.first):
        return None
    return scene.refuse(index, "vague")


def _in_genitive(scene: Scene, index: int) -> bool:
    """Whether what stands before takes the genitive singular: «более», «с тысячи до 569», «не превысит тысячи»."""
    return (
        phrase_before(scene, index) is not None
        or scene.norm(index - 1) in words("before_one_group")
        or (scene.norm(index - 2) == "не" and scene.norm(index - 1) not in ("на", "в"))
    )


@needs(sorts="cardinal", before=words("counted_inverted"))
def inverted_count(scene: Scene, index: int) -> Draft | None:
    """«человек двести», «единиц шестьдесят»: about so many; the noun stays outside."""
    at = scene.numerals[index].first - 1
    if scene.norm(at) not in words("counted_inverted") or scene.has(at - 1, "ADJF", "sing"):
        return None  # «в следующий раз 11 млн»
    draft = _number(scene, index)
    if draft is None or _counts(scene, draft.last):
        return None
    before = scene.numeral(index - 1)
    if before is not None and before.last >= draft.first - 1 or scene.norm(draft.first - 2) in words("before_genitive"):
        return None
    draft.modifier = "about" if draft.low is None else "range"
    return closed(draft, "count")


@needs(sorts="cardinal", before=lambda word: len(word) > 2 and begins_unit(word))
@needs(sorts="cardinal", before=words("inside_inverted"), anywhere=_INVERTED)
def inverted_unit(scene: Scene, index: int) -> Draft | None:
    """«километров сорок», «процентов на тридцать», «дня за два-три»: about so much; the unit goes into the span."""
    first = scene.numerals[index].first
    near = scene.norm(first - 1) in _INVERTED or scene.norm(first - 2) in _INVERTED
    draft = _number(scene, index) if near else None
    if draft is None:
        return None
    at = draft.first - 1 - (scene.norm(draft.first - 1) in words("inside_inverted"))
    unit = read_unit(scene, at, after_digits=False)
    before = scene.numeral(index - 1)
    if unit is None or unit.last != at + 1 or len(scene.norm(at)) < 3 or (before is not None and before.last >= at):
        return None
    if not scene.has(at, "gent") or scene.norm(at - 1) in words("before_genitive") or read_unit(scene, draft.last):
        return None
    if unit.dimension == "time" and scene.has(at - 1, "ADJF", "gent"):
        return None  # «в июне нынешнего года два станка»
    if not scene.has(at, "plur", "gent") and (draft.value or draft.high or _FEW) > _FEW:
        return None  # «с августа прошлого года в 61 городе», not «года в три»
    if unit.kind != "share" and _counts(scene, draft.last) and at == draft.first - 1:
        return None
    draft.first, draft.unit, draft.dimension, draft.open = at, unit.code, unit.dimension, False
    draft.modifier, draft.kind = "about" if draft.low is None else "range", unit.kind
    return draft


def _counts(scene: Scene, index: int) -> bool:
    """Whether the atom is a noun in the genitive plural, which the number before it counts."""
    return scene.has(index, "NOUN", "gent", "plur")


def _number(scene: Scene, index: int) -> Draft | None:
    if scene.numerals[index].sort != "cardinal" or scene.numerals[index].inverted:
        return None
    return range_with_dash(scene, index) or draft_of(scene, index)


@needs(first=words("inverted_scales"))
def inverted_scale(scene: Scene, index: int) -> Draft | None:
    """«тысяч в девяносто», «миллионов на сорок», «тысяч 20–30»: about so many; the scale goes into the span."""
    group, after = scene.numerals[index], scene.numeral(index + 1)
    if group.bare not in words("inverted_scales") or after is None or after.scale > 1 or after.value > 999:
        return None
    apart = scene.norms(group.last, after.first - group.last)
    if apart and (len(apart) > 1 or apart[0] not in words("inside_inverted")):
        return None
    before = scene.norm(group.first - 1)
    if before in words("before_genitive") or scene.has(group.first - 1, "NOUN", "plur") or before[:1].isdigit():
        return None
    draft = _number(scene, index + 1)
    unit = read_unit(scene, draft.last) if draft else None
    if draft is None or apart and (_counts(scene, draft.last) if unit is None else unit.kind != "money"):
        return None
    draft.times(group.scale)
    draft.scale, draft.first, draft.core = group.scale, group.first, group.first
    draft.modifier = "about" if draft.low is None else "range"
    return draft


@needs(sorts="ordinal roman")
def ordinal(scene: Scene, index: int) -> Refusal | None:
    """What is left of ordinals counts nothing."""
    return scene.refuse(index, "ordinal") if scene.numerals[index].sort in ("ordinal", "roman") else None


@needs(sorts="cardinal", form="digits", after=lambda word: reads(word, "NOUN") and not reads(word, "plur"))
def digits_for_ordinal(scene: Scene, index: int) -> Refusal | None:
    """«5 класс», «7 этажа», «на 52 минуте»: digits before a noun in the singular that they do not count."""
    numeral = scene.numerals[index]
    at = numeral.last
    if not numeral.label or numeral.value > 99 or scene.capital(at) or scene.norm(at) in words("earlier"):
        return None
    token = scene.token(at)
    if not scene.has(at, "NOUN") or scene.has(at, "plur"):
        return None
    unit = read_unit(scene, at)
    if unit and (unit.dimension != "time" or not (scene.has(at, "loct") or scene.has(at, "datv"))):
        return None
    if token is not None and token.pos in ("ADV", "PART", "VERB"):
        return None  # «60 уже вылетели», «15 рядом»
    last = numeral.value % 10 if numeral.value not in (11, 12, 13, 14) else 0
    counts = last == 1 or (last in (2, 3, 4) and scene.has(at, "sing", "gent"))
    return None if counts else scene.refuse(index, "ordinal")


@needs(sorts="cardinal", form="digits", before=among("на"), after=among("километре км"))
def milestone(scene: Scene, index: int) -> Refusal | None:
    """«на 325 километре трассы», «на 12 км автодороги»: where, not how far."""
    numeral, last = scene.numerals[index], scene.numerals[index].last
    if not numeral.label or numeral.sort != "cardinal" or scene.norm(numeral.first - 1) != "на":
        return None
    at = last + 1 + (scene.norm(last + 1) == ".")
    named = scene.norm(at).startswith(starts("roads")) and scene.has(at, "NOUN", "sing", "gent")
    road = scene.norm(last) == "км" and named and not scene.mentions(stems("change_words"))
    return scene.refuse(index, "address") if road or scene.norm(last) == "километре" else None


@needs(sorts="cardinal collective both times implied")
def plain(scene: Scene, index: int) -> Draft | None:
    """A number by itself."""
    numeral = scene.numerals[index]
    if numeral.sort not in ("cardinal", "collective", "both", "times", "implied"):
        return None
    draft = draft_of(scene, index)
    if numeral.sort == "times":
        return closed(draft, "count")
    draft.borderline = "both" if numeral.sort == "both" else None
    draft.own = numeral.sort == "collective"
    return draft


RULES = (
    age,
    compound_with_unit,
    compound_word,
    half_unit,
    few,
    pair,
    only,
    inverted_scale,
    vague,
    inverted_count,
    inverted_unit,
)
LAST = (milestone, digits_for_ordinal, ordinal, plain)
