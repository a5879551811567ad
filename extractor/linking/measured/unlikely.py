"""Reads a candidate for what a figure measures; yields whether it cannot be that, whatever it weighs."""

from collections.abc import Callable, Collection, Sequence
from functools import cache

from extractor.lexicon import read_table
from extractor.linking.changes import directions
from extractor.linking.measured.apposing import is_built
from extractor.linking.measured.spending import of_verb_beside
from extractor.linking.measured.task import Finding, Task, complement, frame, is_time, light, named
from extractor.linking.scenes import Scene, word_group
from extractor.mentions.measured import OPENING, Phrase
from extractor.mentions.quantities.units import unit_of_word
from extractor.reading.offices import offices

ONE = frozenset("1 один одна одно одни одного одной одних одному одним одну одною одними одном".split())
DESPITE = frozenset({"несмотря", "невзирая"})
Doubt = Callable[[Task, Finding], bool]
Doubting = tuple[Doubt, Collection[str] | None]  # with the nouns that it may speak against, where they are few


def doubts(task: Task) -> Sequence[Doubting]:
    """What may speak against a candidate for such a figure, and of which nouns; asked once, as it is nothing of the
    candidate."""
    kind, site, level = task.quantity.kind, task.site, task.role.role == "level"
    asked = (
        (_is_change, directions("change_nouns"), level and kind in ("count", "measure", "money")),
        (_is_base, None, task.quantity.per is not None),
        (_does, None, kind == "count" and site.own_verb),
        (_deals, None, kind in ("money", "measure") and level and site.verb is not None),
        (_pays, None, kind == "money"),
        (_is_of_verb_beside, None, kind == "money"),
        (_tells_where, word_group("territory"), kind in ("money", "measure")),
        (_is_when, word_group("time"), kind != "count" and dimension(kind, task.quantity.unit) != "time"),
        (_speaks, None, kind != "count"),
        (_is_other_size, _sizes(), kind == "measure"),
    )
    return [(doubt, nouns) for doubt, nouns, may_say in asked if may_say]


def is_unlikely(doubting: Sequence[Doubting], task: Task, finding: Finding) -> bool:
    """A stretch of time, the base of a rate, whoever pays or speaks."""
    lemma = finding.phrase.lemma
    for doubt, nouns in doubting:
        if (nouns is None or lemma in nouns) and doubt(task, finding):
            return True
    return False


def _is_other_size(task: Task, finding: Finding) -> bool:
    """«Обмолочено 45 гектаров, урожайность – 24 центнера с гектара»: a size that is told in other units"""
    return dimension("measure", task.quantity.unit) not in _sizes()[finding.phrase.lemma]


@cache
def _sizes() -> dict[str, frozenset[str]]:
    """The dimensions in which a size may be told, where they are few."""
    return {row["lemma"]: frozenset(row["dimensions"].split()) for row in read_table("measured_sizes")}


def says_nothing(scene: Scene, phrase: Phrase) -> bool:
    """«по сёлам картина такая», «дела хуже», «в тоннах это 11», «с начала кампании»: nouns that measure nothing"""
    if phrase.lemma in word_group("idle") or phrase.preposition and phrase.lemma in word_group("edge"):
        return True
    if (phrase.preposition or phrase.inside is not None) and is_circumstance(scene, phrase):
        return True
    if phrase.inside is not None and _in_title(scene, phrase):
        return True
    if phrase.first > 1 and scene.tokens[phrase.first - 2].lower in DESPITE:
        return True
    if {scene.tokens[phrase.first].lower, scene.tokens[phrase.first - 1].lower} & ONE and _is_each(scene, phrase):
        return True
    if phrase.lemma in _pieces() and complement(scene, phrase) is None:
        return True  # «84 штуки», «большую часть из этого»
    if (phrase.preposition, phrase.lemma) == ("за", "счет"):
        return True  # «получил 8 млн за счёт продажи патентов»
    return phrase.preposition == "в" and unit_of_word(scene.tokens[phrase.head].lower) is not None


@cache
def _pieces() -> frozenset[str]:
    return light("piece", "part")


def is_circumstance(scene: Scene, phrase: Phrase) -> bool:
    """«в связи с ремонтом», not «потратили на связь»; «по итогам выборов»: neither they nor what they are of"""
    owner = scene.phrases[phrase.inside] if phrase.inside is not None else phrase
    inner = complement(scene, phrase) if phrase.lemma == "половина" and phrase.preposition in ("в", "во") else None
    if inner is not None and is_time(inner):
        return True  # «во второй половине года»
    told = f"{owner.preposition} {scene.tokens[owner.head].lower}"
    return told in word_group("circumstance") and (owner is phrase or owner.lemma in ("итог", "результат"))


def _in_title(scene: Scene, phrase: Phrase) -> bool:
    """«у картины „Баба-яга спасает мир“ 574 млн»: words of a title"""
    owner = phrase if phrase.inside is None else scene.phrases[phrase.inside]
    return owner.lemma in word_group("titled") and any(
        token.text in OPENING for token in scene.tokens[owner.head : phrase.first]
    )


def _is_each(scene: Scene, phrase: Phrase) -> bool:
    """«удой на одну корову», «надой с 1 коровы»: the base of a rate"""
    single, at = scene.tokens[phrase.first], phrase.first - 1
    if single.lemma != "один":
        single, at = (scene.tokens[at], at - 1) if at > 0 else (single, at)
    one = single.lemma == "один" or single.text == "1"
    base = {"на": "Acc", "с": "Gen", "со": "Gen", "от": "Gen"}.get(scene.tokens[at].lower) if at >= 0 else None
    return one and base is not None and base in (phrase.case, scene.tokens[phrase.head].feats.get("Case"))


def _is_change(task: Task, finding: Finding) -> bool:
    """«779 тысяч (рост 8 %), по импорту – 662 тысячи»: a change, of what is no per cent and does not change"""
    return True


def _is_when(task: Task, finding: Finding) -> bool:
    """«за два месяца работы уложили 900 метров»; a day of delay cost something."""
    phrase = finding.phrase
    if not is_time(phrase):
        return False
    return phrase.last == phrase.head + 1 or bool(phrase.preposition) or phrase.first - 1 in finding.scene.slots


def _is_base(task: Task, finding: Finding) -> bool:
    """«12 тысяч за куб»"""
    per, phrase = task.quantity.per, finding.phrase
    if per is None or finding.scene is not task.scene:
        return False
    return phrase.first >= task.site.last and phrase.lemma == per.head


def _speaks(task: Task, finding: Finding) -> bool:
    """«комиссия оценила ущерб, а истцы просили 12 млн», «суд установил, что он получил 2 млн»"""
    token, tokens = finding.scene.tokens[finding.phrase.head], finding.scene.tokens
    if token.rel != "nsubj" or token.head < 0:
        return False
    said = [after.lower for after in tokens[token.head + 1 : token.head + 3]]
    behind = finding.scene is task.scene and token.head < task.site.first and said == [",", "что"]
    return behind and task.quantity.kind != "share" or tokens[token.head].lemma in _speaking()


def _is_of_verb_beside(task: Task, finding: Finding) -> bool:
    """«фильм вышел на экраны и заработал 6 млн»: what belongs to the other verb, no subject"""
    shared = finding.phrase.case == "Nom" or finding.scene is not task.scene
    return not shared and of_verb_beside(task, finding.phrase)


@cache
def _speaking() -> frozenset[str]:
    return word_group("speech") | word_group("asks")


def _pays(task: Task, finding: Finding) -> bool:
    """«губернатор выделил 5 млн»: whoever holds an office or has a name is no sum, nor what it is for."""
    phrase = finding.phrase
    return phrase.case == "Nom" and (phrase.lemma in offices() or named(finding.scene, phrase.head) == "PER")


def _tells_where(task: Task, finding: Finding) -> bool:
    """«в районах севера выплачивать по 5 млн», «по стране выкопали 8 га»"""
    phrase = finding.phrase
    return phrase.preposition == "по" or phrase.case == "Loc" and phrase.preposition in ("в", "во", "на")


def _deals(task: Task, finding: Finding) -> bool:
    """«за зиму край отгрузил 60 тысяч тонн на 2 млрд рублей»: whoever sells is not what is sold"""
    phrase, verb = finding.phrase, task.site.verb
    if phrase.case != "Nom":
        return False
    if task.quantity.unit == "har" and finding.scene is task.scene and frame(verb, "sown"):
        return _makes(task, phrase)  # «агрохолдинг засеял 120 тысяч гектаров»
    active = verb is not None and verb.feats.get("Voice") == "Act" and not verb.lemma.endswith("ся")
    if active and is_built(task):
        return finding.scene is task.scene  # «рабочие уложили 40 км»
    return active and phrase.lemma in word_group("territory") and not (frame(verb, "state") or frame(verb, "taker"))


def _does(task: Task, finding: Finding) -> bool:
    """«Русские купили 640»: whoever does something is not what is counted"""
    return finding.scene is task.scene and _makes(task, finding.phrase)


def _makes(task: Task, phrase: Phrase) -> bool:
    """«Русские купили 640»: whoever gives, gets or makes is not what is counted."""
    verb, token = task.site.verb, task.scene.tokens[phrase.head]
    if verb is None or token.head != verb.index or token.rel != "nsubj" or phrase.head > verb.index:
        return False
    active = verb.feats.get("Voice") == "Act" and not verb.lemma.endswith("ся")
    return active and any(frame(verb, name) for name in ("object", "agent", "taker", "sown"))


@cache
def _dimensions() -> dict[str, str]:
    """What each unit measures: length, mass, time …"""
    return {row["unit"]: row["dimension"] for row in read_table("quantities/units")}


def dimension(kind: str, unit: str | None) -> str:
    """What a figure gives: money, a share, a count, or the dimension of its unit."""
    return _dimensions().get(unit or "", kind) if kind == "measure" else kind
