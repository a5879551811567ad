"""Reads a quantity between commas, or a distance; yields the noun before the comma, or to where it is."""

from extractor.language import DASHES
from extractor.linking.measured.asking import only
from extractor.linking.measured.pronouns import antecedent
from extractor.linking.measured.task import (
    Finding,
    Task,
    complement,
    ending_at,
    frame,
    heavy,
    is_place,
    is_time,
    light,
    noun_of_adjective,
)
from extractor.linking.scenes import word_group
from extractor.mentions.measured import Phrase, agree, only_adjective

BRIEF = 3  # words beside a figure that stands between commas


@only("measure", units=("km", "m", "cm", "[ly]"))
def distance(task: Task) -> Phrase | Finding | None:
    """«в 12 километрах от Рубцовска», «70 километров до Ржева», «в 5 км к северу от города»: how far; else to where"""
    if frame(task.site.verb, "remain"):
        row = [p for part in task.scene.segments for p in task.scene.within(part) if p.preposition == "до"]
        return noun_of_adjective(task, row[0]) or row[0] if row else None
    ahead = [p for p in task.scene.within(task.site.segment) if p.preposition == "до" and p.last <= task.site.first]
    if ahead and not task.site.own_verb:
        return _named_by(task, ahead[0])  # «до станции 30 км»
    after = task.scene.tokens[task.site.last : task.site.last + 4]
    at = next((token.index for token in after if token.lower in ("от", "до")), None)
    if at is None or at > task.site.last and after[0].lower not in {"к", "на"} | word_group("compass"):
        return None
    whither = task.scene.starting.get(at + 1)
    away = whither is not None and not _is_when(task, whither) and not is_built(task)
    return task.as_unit("расстояние") if away else None


def _is_when(task: Task, phrase: Phrase) -> bool:
    """«пройдут 40 км до вечера», «до конца месяца»"""
    inner = complement(task.scene, phrase)
    return is_time(phrase) or inner is not None and is_time(inner)


def is_built(task: Task) -> bool:
    """«отремонтируют 40 км от Бийска до Белокурихи»: so much of a road"""
    verb = task.site.verb if task.quantity.unit in ("km", "m") and not task.site.preposition else None
    return verb is not None and verb.lemma in word_group("building")


def _named_by(task: Task, phrase: Phrase) -> Phrase | Finding | None:
    """The phrase, or what a pronoun stands for: of «звезда KLT-88, до которой 61 световой год» the star."""
    found = antecedent(task, phrase) if phrase.form == "pronoun" else phrase
    named = isinstance(found, Phrase) and found is not phrase and task.scene.tokens[found.head].text[:1].isupper()
    return task.scene.headed.get(found.first - 1) or found if isinstance(found, Phrase) and named else found


@only(own_verb=False, openers=(",",), closers=(",",))
def parted(task: Task) -> Phrase | None:
    """«густой, до 80 сантиметров в глубину, ил»: the noun behind, which an adjective before the comma describes"""
    part, scene = task.site.segment, task.scene
    at, after = part.first - 2, scene.starting.get(part.last + 1)
    if at < 0 or after is None:
        return None
    token, plain = scene.tokens[at], after.form == "noun" and not after.preposition
    describes = only_adjective(token) and agree(token, scene.tokens[after.head])
    return after if plain and describes and (headed := scene.headed.get(at)) and headed.last == at + 1 else None


@only(ahead=(",", "это"))
def apposed(task: Task) -> Phrase | Finding | None:
    """«резерв, 46 млн, не тронут», «дистанцию, 30 км,», «из сбора, а это 70 рублей»"""
    site = task.site
    token = site.ahead
    if token is not None and token.lower == "это":
        token = (
            site.token(token.index - 2) if site.tokens[token.index - 1].lower == "а" else site.token(token.index - 1)
        )
        return _before_comma(task, token.index) if token and token.text == "," else None
    if task.quantity.kind == "count" and site.segment.last > site.last:
        return None
    if site.segment.closer in DASHES or token is None or token.text != "," or site.own_verb:
        return None
    if site.segment.last - site.segment.first > site.last - site.first + BRIEF:
        return None
    if site.tokens[site.scene.segments[site.home - 1].first].lower in ("из", "среди"):
        return None  # «615 музеев, из которых больше прочих, 340, в столице»
    return _past_insertion(task) if site.scene.is_insertion(site.home - 1) else _before_comma(task, token.index)


def _past_insertion(task: Task) -> Phrase | Finding | None:
    """«дефицит, по предварительным данным, 26 млрд», not «у соседей, для сравнения, 14»"""
    at = task.site.home - 1
    while at > 0 and task.scene.is_insertion(at):
        at -= 1
    part = task.scene.segments[at]
    phrase = ending_at(task.scene, part.last - 1) if part.closer == "," else None
    if phrase is None or phrase.preposition or is_place(task.scene, phrase):
        return None
    return _before_comma(task, part.last)


def _before_comma(task: Task, comma: int) -> Phrase | Finding | None:
    phrase = ending_at(task.scene, comma - 1)
    if phrase is None or is_time(phrase) or phrase.form == "pronoun":
        return None
    if phrase.lemma in light("part") and complement(task.scene, phrase) is None:
        return task.recalled or phrase  # «меньшая его часть, 36 тысяч гектаров»
    phrase = heavy(task.scene, phrase, "part")
    return noun_of_adjective(task, phrase) or phrase
