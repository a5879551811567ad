"""Reads a figure without a noun and the figures before it; yields the noun of the one told in the same way.

«получили 30 школьников по двум предметам, две девочки – по трём», «Овса обмолочено 400 гектаров, намолочено 900 тонн».
"""

from extractor.language import DASHES
from extractor.linking.clauses import Site
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.kinds import OF_THEM
from extractor.linking.measured.over_places import most_by_verb, rated_by_number
from extractor.linking.measured.task import LEVEL, Finding, Task, level_nouns, named, top
from extractor.linking.measured.topics import topic
from extractor.mentions.measured import CLOSING, Phrase

OPENERS = DASHES | {":"}
PLACING = frozenset({"по", "в", "на", "у", "с", "со", "из", "к", "для", "за"})


@only("count", roles=LEVEL, own_verb=False, follows=True)
def same_preposition(task: Task) -> Finding | None:
    """«сдали по двум предметам, две девочки – по трём», «лыжи – по 5 наград, дзюдо – по 4»: the preposition again"""
    preposition = _before(task.site)
    if preposition not in PLACING or task.site.last in task.scene.starting:
        return None
    for site, finding in task.earlier():
        if site.scene is not task.scene:
            return None
        if _before(site) == preposition and site.quantity.kind == "count":
            told = finding is not None and (finding.phrase.first >= site.last or finding.rule == "same_preposition")
            return finding if told else None
    return None


def _before(site: Site) -> str:
    """The preposition of a figure, «по» of how many each has too."""
    token = site.token(site.first - 1)
    return "по" if token is not None and token.lower == "по" else site.preposition


@only("count", "measure", roles=LEVEL, own_verb=True, follows=True, prepositions=("",), openers=(",",))
def same_topic(task: Task) -> Finding | None:
    """«Овса обмолочено 400 гектаров, намолочено 900 тонн»: the genitive that leads the sentence, while no other does"""
    last, verb, part = task.previous, task.site.verb, task.site.segment
    if last is None or last.rule not in ("topic", "same_topic") or last.scene is not task.scene or verb is None:
        return None
    neuter = verb.feats.get("Gender") == "Neut" or verb.lemma.endswith("ся")
    if not neuter:
        return None
    free = [p for p in top(task.scene.within(part)) if not p.preposition and p.form in ("noun", "name", "adjective")]
    return last if not free else None


@only("count", "measure", roles=LEVEL, own_verb=True)
def part_of_these(task: Task) -> Phrase | None:
    """«Из них пшеницы намолочено 76 тысяч тонн»: the genitive that says which part"""
    words = [token.lower for token in task.scene.tokens[task.site.segment.first : task.site.segment.first + 2]]
    if words not in (*OF_THEM, ["из", "этого"]):
        return None
    found = topic(task)
    return found if isinstance(found, Phrase) and found.form == "noun" else None


@only("count", roles=LEVEL, own_verb=False, prepositions=("",), ahead=OPENERS)
def most_of_all(task: Task) -> Phrase | None:
    """«Больше всего наград принесли борцы – 8», «По числу побед впереди гости – 9»: of what there are the most"""
    return None if task.previous else most_by_verb(task) or rated_by_number(task)


@only("measure", roles=LEVEL, own_verb=False, prepositions=("",), ahead=DASHES)
def of_a_firm(task: Task) -> Finding | None:
    """«Удой – 5,2 кг. Впереди кооператив „Рассвет“ – 11,5 кг»: what the figure before is of, which no firm is"""
    token = task.site.ahead
    if token is None or token.index < 2:
        return None
    quoted = task.scene.tokens[token.index - 1].text in CLOSING
    found = task.recalled_beside if quoted or named(task.scene, token.index - 1) == "ORG" else None
    return found if found and found.phrase.lemma in level_nouns() else None


ALIKE: tuple[Rule, ...] = (same_preposition, same_topic, part_of_these, most_of_all, of_a_firm)
