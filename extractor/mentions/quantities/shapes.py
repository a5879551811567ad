"""Reads a numeral with its neighbours; yields drafts of quantities: plain, ranges, shares, factors, ranks, ages."""

from decimal import Decimal

from extractor.mentions.numerals import Numeral
from extractor.mentions.quantities.scene import Draft, Refusal, Scene
from extractor.mentions.quantities.units import read_unit, unit_of_word

_DASHES = frozenset("-–—‑−…")
_RANK_NOUNS = ("мест", "строчк", "строк", "позици", "ступен")
_RATED = ("лучш", "лидер", "сильнейш", "крупнейш", "самы", "регион", "перв", "призер", "победит", "стран", "богатейш", "ведущ", "передов")


def plain(scene: Scene, index: int) -> Draft | None:
    """A number by itself."""
    numeral = scene.numerals[index]
    if numeral.sort not in ("cardinal", "collective", "both", "times"):
        return None
    return _draft(scene, index, numeral)


def _draft(scene: Scene, index: int, numeral: Numeral, **fields: object) -> Draft:
    draft = Draft(numeral.first, numeral.last, index + 1, "", numeral.value, core=numeral.first)
    draft.scale, draft.decimal, draft.words = numeral.scale, numeral.decimal, numeral.form == "words"
    if numeral.inverted:
        draft.modifier = "about"
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft


def _range(scene: Scene, index: int, first: int, rule_end: int) -> Draft | None:
    """The range of the numerals `index` and `rule_end`, if it goes up; the scale of the second may serve both."""
    one, two = scene.numerals[index], scene.numerals[rule_end]
    low, high = one.value, two.value
    if one.scale == 1 and two.scale > 1 and low * two.scale <= high:
        low *= two.scale
    if low >= high:
        return None
    draft = Draft(first, two.last, rule_end + 1, "", None, low, high, modifier="range", core=one.first)
    draft.scale, draft.decimal, draft.words = two.scale, one.decimal or two.decimal, two.form == "words"
    return draft


def range_with_dash(scene: Scene, index: int) -> Draft | None:
    """`5–7`, «две-три», `27…29`, `30 тыс. – 50 тыс.`"""
    one, two = scene.numeral(index), scene.numeral(index + 1)
    if one is None or two is None or not (_countable(one) and _countable(two)):
        return None
    at = one.last
    unit = read_unit(scene, at)
    at = unit.last if unit and scene.norm(unit.last) in _DASHES else at
    dots = scene.norm(at) == "." and scene.norm(at + 1) == "."
    if not dots and scene.norm(at) not in _DASHES:
        return None
    after = at + 1
    while dots and scene.norm(after) == ".":
        after += 1
    spaced = scene.kind(at) == "sign" and not scene.glued(at)
    if after != two.first or spaced == scene.glued(after) or (spaced and scene.norm(at) in "—…"):
        return None
    if spaced and (one.form == "words" or one.scale != two.scale and two.scale == 1):
        return None
    return _range(scene, index, one.first, index + 1)


def range_from_to(scene: Scene, index: int) -> Draft | None:
    """«от 17 до 23», «от 30 тыс. до 50 тыс. руб.», «между 5 и 7», and «с 17 до 23» of a temperature."""
    one, two = scene.numerals[index], scene.numeral(index + 1)
    opener = scene.norm(one.first - 1)
    closer = {"от": "до", "между": "и", "ото": "до"}.get(opener)
    if two is None or closer is None or not (_countable(one) and _countable(two)):
        return None
    at = one.last
    unit = read_unit(scene, at)
    at = unit.last if unit else at
    at += scene.norm(at) == ","
    if scene.norm(at) != closer or two.first not in (at + 1, at + 2):
        return None
    return _range(scene, index, one.first - 1, index + 1)


def range_either(scene: Scene, index: int) -> Draft | None:
    """«не то пять, не то шесть», «то ли 5, то ли 6»."""
    one, two = scene.numerals[index], scene.numeral(index + 1)
    opener = scene.norms(one.first - 2, 2)
    if two is None or opener not in (("не", "то"), ("то", "ли")) or scene.norms(two.first - 2, 2) != opener:
        return None
    return _range(scene, index, one.first - 2, index + 1) if two.first - one.last <= 3 else None


def range_of_temperature(scene: Scene, index: int) -> Draft | None:
    """«с 17 до 23 °C» where nothing changes is one range."""
    one, two = scene.numerals[index], scene.numeral(index + 1)
    if two is None or scene.norm(one.first - 1) not in ("с", "со") or scene.norm(one.last) != "до":
        return None
    unit = read_unit(scene, two.last)
    from extractor.mentions.quantities.modifiers import change_stems

    if unit is None or unit.code != "Cel" or scene.begins_before(one.first, change_stems(), 14):
        return None
    return _range(scene, index, one.first - 1, index + 1) if two.first == one.last + 1 else None


def factor_times(scene: Scene, index: int) -> Draft | None:
    """«в 1,5 раза», «в 2-3 раза», «в полтора раза», «в несколько раз» is vague."""
    numeral = scene.numerals[index]
    draft = range_with_dash(scene, index) or (plain(scene, index) if numeral.sort == "cardinal" else None)
    if draft is None or scene.norm(draft.last) not in ("раза", "раз", "разов"):
        return None
    from extractor.mentions.quantities.modifiers import phrase_before

    found = phrase_before(scene, draft.first)
    before = found[0] if found else draft.first
    if scene.norm(before - 1) != "в":
        if not (draft.decimal and scene.norm(draft.last) == "раза"):
            return None
        draft.last, draft.kind = draft.last + 1, "factor"
        return draft
    if found:
        draft.modifier = found[1] if draft.low is None else draft.modifier
    draft.first, draft.last, draft.kind, draft.open = before - 1, draft.last + 1, "factor", False
    outer = phrase_before(scene, draft.first)
    if outer:
        draft.first, draft.modifier = outer[0], (outer[1] if draft.low is None else draft.modifier)
    return draft


def factor_word(scene: Scene, index: int) -> Draft | None:
    """«вдвое», «втрое-вчетверо», «более чем вдвое»."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if numeral.sort != "factor":
        return None
    if after and after.sort == "factor" and scene.norm(numeral.last) in _DASHES and after.first == numeral.last + 1:
        draft = _range(scene, index, numeral.first, index + 1)
    else:
        draft = _draft(scene, index, numeral)
    if draft is not None:
        draft.kind = "factor"
    return draft


def factor_inverted(scene: Scene, index: int) -> Draft | None:
    """«раз в пять больше», «раза в два»: about so many times."""
    numeral = scene.numerals[index]
    if scene.norms(numeral.first - 2, 2) not in (("раз", "в"), ("раза", "в")) or numeral.sort != "cardinal":
        return None
    if read_unit(scene, numeral.last):
        return None
    return _draft(scene, index, numeral, first=numeral.first - 2, kind="factor", modifier="about", open=False)


def share_each(scene: Scene, index: int) -> Draft | None:
    """«каждый третий», «каждая шестая»: one in so many, in per cent."""
    numeral = scene.numerals[index]
    if numeral.sort != "ordinal" or not scene.norm(numeral.first - 1).startswith("кажд") or numeral.value < 2:
        return None
    share = (Decimal(100) / numeral.value).quantize(Decimal("0.01"))
    return _draft(scene, index, numeral, first=numeral.first - 1, value=share, unit="%", kind="share")


def share_part(scene: Scene, index: int) -> Draft | None:
    """«пятую часть», «десятая доля»."""
    numeral = scene.numerals[index]
    if numeral.sort != "ordinal" or numeral.value < 3 or not scene.norm(numeral.last).startswith(("част", "дол")):
        return None
    if scene.norm(numeral.last)[-1:] in ("й", "х", "м") and not scene.norm(numeral.first).endswith("ой"):
        return None
    share = (Decimal(100) / numeral.value).quantize(Decimal("0.01"))
    return _draft(scene, index, numeral, last=numeral.last + 1, value=share, unit="%", kind="share")


def share_fraction(scene: Scene, index: int) -> Draft | Refusal | None:
    """«половина», «две трети», `3/4`; not «вторая половина дня», «первая четверть»."""
    numeral = scene.numerals[index]
    if numeral.sort != "fraction":
        return None
    before = scene.numeral(index - 1)
    if before and before.sort == "ordinal" and before.last == numeral.first:
        return scene.refuse(index, "ordinal")
    unit = read_unit(scene, numeral.last)
    if unit and unit.dimension == "time":
        return _draft(scene, index, numeral, value=numeral.value / 100)
    return _draft(scene, index, numeral, unit="%", kind="share")


def rank_place(scene: Scene, index: int) -> Draft | None:
    """«пятое место», «на 3-м месте», «четвёртая строчка»."""
    numeral = scene.numerals[index]
    if numeral.sort not in ("ordinal", "roman") or not scene.norm(numeral.last).startswith(_RANK_NOUNS):
        return None
    return _draft(scene, index, numeral, last=numeral.last + 1, kind="rank", open=False)


def rank_top(scene: Scene, index: int) -> Draft | None:
    """«ТОП-10», «топ 5», «top-3»."""
    numeral = scene.numerals[index]
    at = numeral.first - 1 - (scene.norm(numeral.first - 1) in _DASHES)
    if scene.norm(at) not in ("топ", "top") or numeral.sort != "cardinal":
        return None
    return _draft(scene, index, numeral, first=at, kind="rank", open=False)


def rank_first_n(scene: Scene, index: int) -> Draft | None:
    """«в число первых восьми», «в первую сотню»."""
    numeral = scene.numerals[index]
    before = scene.numeral(index + 1)
    if numeral.sort != "ordinal" or numeral.value != 1 or before is None or before.first != numeral.last:
        return None
    if before.bare and before.value == 100 and before.sort == "cardinal":
        return _draft(scene, index + 1, before, first=numeral.first, kind="rank", open=False)
    if not scene.norm(numeral.first).endswith("ых") or not scene.has_before(numeral.first, frozenset({"число", "среди"}), 2):
        return None
    return _draft(scene, index + 1, before, first=numeral.first, kind="rank", open=False)


def age(scene: Scene, index: int) -> Draft | Refusal | None:
    """«40-летний», «шестилетний мальчик»; «130-летие» is none."""
    numeral = scene.numerals[index]
    if numeral.sort != "compound" or not numeral.tail.startswith(("летн", "леток")):
        return None
    return _draft(scene, index, numeral, unit="a", kind="measure", borderline="age", open=False)


def compound_unit(scene: Scene, index: int) -> Draft | Refusal | None:
    """«70-процентный», «десятиметровый» measure; other compounds are words like any other."""
    from extractor.mentions.numerals.lexicon import compound_tails

    numeral = scene.numerals[index]
    if numeral.sort != "compound":
        return None
    unit = compound_tails()[numeral.tail]
    if not unit:
        return scene.refuse(index, "compound")
    kind = "share" if unit == "%" else "measure"
    return _draft(scene, index, numeral, unit=unit, kind=kind, borderline="compound", open=False)


def vague(scene: Scene, index: int) -> Refusal | None:
    """«десятки людей», «тысячи»: plural scale words without a number."""
    numeral = scene.numerals[index]
    bare = numeral.bare
    if bare is None:
        return None
    if bare in ("десятки", "сотни", "тысячи", "тысяч", "сотен", "десятков") or bare.endswith(("ам", "ами", "ах", "ионы", "иарды", "ионов", "иардов")):
        if bare in ("сотни", "тысячи") and _governs_genitive(scene, numeral.first):
            return None
        return scene.refuse(index, "vague")
    return None


def _governs_genitive(scene: Scene, index: int) -> bool:
    """«более тысячи», «с тысячи до 569», «около сотни»: one thousand in the genitive."""
    from extractor.mentions.quantities.modifiers import phrase_before

    return phrase_before(scene, index) is not None or scene.norm(index - 1) in ("до", "с", "от", "из", "половины", "целой", "одной", "этой")


def ordinal(scene: Scene, index: int) -> Refusal | None:
    """What is left of ordinals counts nothing."""
    return scene.refuse(index, "ordinal") if scene.numerals[index].sort in ("ordinal", "roman") else None


def inverted_noun(scene: Scene, index: int) -> Draft | None:
    """«километров сорок», «процентов тридцать», «дня за два-три»: the unit before the number says about."""
    numeral = scene.numerals[index]
    draft = range_with_dash(scene, index) or (plain(scene, index) if numeral.sort == "cardinal" else None)
    if draft is None:
        return None
    at = draft.first - 1
    at -= scene.norm(at) in ("за", "в", "на", "через", "по", "до", "с")
    before = scene.numeral(index - 1)
    if at < 0 or (before and before.last > at - 1) or read_unit(scene, draft.last):
        return None
    word = scene.norm(at)
    if word in ("человек", "штук", "единиц", "раз", "голов", "машин"):
        if scene.kind(draft.last) == "word" and _gen_plural(scene, draft.last) or at < draft.first - 1:
            return None
        draft.modifier = "about" if draft.low is None else "range"
        return draft
    unit = read_unit(scene, at, after_digits=False)
    if unit is None or unit.last != at + 1 or len(word) < 3 or not word.endswith(("ов", "ей", "ь", "н", "т", "дня", "года", "часа", "ра", "ля", "ек", "к", "м")):
        return None
    if _gen_plural(scene, draft.last) or scene.norm(at - 1) in ("из", "количество", "число", "много", "до", "от"):
        return None
    draft.first, draft.unit, draft.kind, draft.dimension = at, unit.code, unit.kind, unit.dimension
    draft.modifier = "about" if draft.low is None else "range"
    return draft


def _gen_plural(scene: Scene, index: int) -> bool:
    """Whether the atom is a noun that the number before it may count."""
    token = scene.token(index)
    return token is not None and token.pos == "NOUN" and token.feats.get("Case") == "Gen"


def _countable(numeral: Numeral) -> bool:
    return numeral.sort == "cardinal" and not numeral.inverted


def half_unit(scene: Scene, index: int) -> Draft | None:
    """«полчаса», «полпроцента», «пол-литра»."""
    numeral = scene.numerals[index]
    unit = unit_of_word(numeral.tail) if numeral.sort == "half_unit" else None
    if unit is None:
        return None
    draft = _draft(scene, index, numeral, unit=unit.code, kind=unit.kind)
    draft.dimension = unit.dimension
    return draft


def rank_group(scene: Scene, index: int) -> Draft | Refusal | None:
    """«вошла в пятёрку», «в первой двадцатке», «тройка лидеров»."""
    numeral = scene.numerals[index]
    if numeral.sort != "rank_group" and numeral.bare not in ("десятки", "десятка", "сотню"):
        return None
    if numeral.bare and scene.norm(numeral.first - 1) != "в":
        return None
    at, after = numeral.first - 1, scene.norm(numeral.last)
    at -= scene.norm(at).startswith(("перв", "верхн"))
    enters = scene.begins_before(numeral.first, ("вош", "вход", "войд", "попа", "вход", "занял", "замк", "оказ", "числ"), 8)
    if after.startswith(_RATED) or (scene.norm(at) in ("в", "из") and (enters or at < numeral.first - 1)):
        return _draft(scene, index, numeral, kind="rank", open=False)
    return scene.refuse(index, "idiom") if numeral.sort == "rank_group" else None


def few(scene: Scene, index: int) -> Refusal | None:
    """«несколько человек», «несколько сотен»: no number is said."""
    numeral, after = scene.numerals[index], scene.numeral(index + 1)
    if numeral.sort != "vague":
        return None
    scaled = after and after.first == numeral.last and (after.bare or after.value == 100)
    return scene.refuse(index, "vague", numeral.first, after.last if after and scaled else numeral.last)
