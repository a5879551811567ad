"""Reads mentions and roles; yields the counted or measured noun phrase of each quantity.

The rules stand in `RULES` in the order in which they are asked; the first that finds a phrase decides. Where that is
one that guesses, its phrase is weighed against the others near.
"""

from collections.abc import Iterator

from extractor.linking.clauses import sites_of
from extractor.linking.measured import (
    alike,
    apposing,
    arguments,
    beside,
    changing,
    counted,
    dashes,
    doing,
    following,
    inheriting,
    kinds,
    leading,
    others,
    placing,
    polling,
    purposes,
    ranking,
    receiving,
    spending,
    standing,
    terms,
    topics,
    weighing,
)
from extractor.linking.measured.asking import Choice, Rule
from extractor.linking.measured.task import Finding, Task
from extractor.linking.measured.unwrapping import persons, unwrapped
from extractor.linking.scenes import word_group
from extractor.linking.types import MeasuredLink, RoleLink
from extractor.mentions.types import Mentions

__all__ = ["RULES", "judged", "link"]

RULES: tuple[Rule, ...] = (
    *ranking.RANKING,
    counted.attributive,
    *following.FOLLOWING,
    counted.past_bracket,
    *inheriting.SAME,
    doing.in_turn,
    doing.in_order,
    doing.respectively,
    *leading.LEADING,
    terms.sentenced,
    terms.lagged,
    terms.fined,
    terms.punished,
    terms.arrested,
    terms.deprived,
    standing.votes,
    *polling.POLLING,
    kinds.kind_of_thing,
    others.another_changes,
    standing.aged,
    apposing.parted,
    apposing.apposed,
    *beside.BESIDE,
    apposing.distance,
    changing.goes_on,
    polling.told_in_full,
    standing.times,
    spending.allotted,
    topics.own_topic,
    topics.expected,
    *alike.ALIKE,
    *inheriting.INHERITING,
    *purposes.PURPOSES,
    spending.told_after,
    spending.told_in_brackets,
    spending.in_cash,
    spending.kept_in,
    spending.falls_on,
    spending.taken_up,
    spending.saved_on,
    spending.thither,
    beside.nominal,
    standing.theirs,
    others.for_whom,
    inheriting.repeated_shape,
    standing.intro,
    *dashes.DASHED,
    inheriting.contrasted,
    standing.the_rest,
    receiving.in_the_form_of,
    receiving.owed,
    receiving.taken,
    standing.pronoun_topic,
    *doing.DOING,
    *arguments.ARGUMENTS,
    *spending.SPENDING,
    *receiving.RECEIVING,
    arguments.any_object,
    *receiving.LESS,
    *arguments.ANY_SUBJECT,
    *standing.LAST_RESORT,
)
CHOICE = Choice(RULES)


def link(mentions: Mentions, roles: tuple[RoleLink, ...]) -> tuple[MeasuredLink | None, ...]:
    """One link, or None, for every quantity."""
    return tuple(_link(mentions, finding) for finding in _weighed(mentions, roles))


def _weighed(mentions: Mentions, roles: tuple[RoleLink, ...]) -> Iterator[Finding | None]:
    """What each measures after weighing; what is told by how much another differs measures the same as that."""
    last: Finding | None = None
    told: list[Finding | None] = []
    for task, ruled in judged(mentions, roles):
        before = task.done[-1] if task.done else None
        same = ruled and ruled.rule in weighing.AS_THE_LAST and before and before.phrase == ruled.phrase
        if same and last and ruled and not _is_named(last):
            last = last._replace(rule=ruled.rule)
        elif ruled and same:
            last = weighing.weigh(task, ruled._replace(rule="difference"))  # «в Хакасии 38 тысяч, втрое больше»
        else:
            last = weighing.weigh(task, persons(task, ruled) if ruled else None)
        last = placing.thing_told(task, last, told)
        told.append(last)
        yield last


def _is_named(finding: Finding) -> bool:
    """A place or a name, which is told apart rather than measured."""
    return finding.phrase.form == "name" or finding.phrase.lemma in word_group("territory")


def judged(mentions: Mentions, roles: tuple[RoleLink, ...]) -> Iterator[tuple[Task, Finding | None]]:
    """Every quantity's task with what the rules say; rules see what rules found for the quantities before."""
    done: list[Finding | None] = []
    sites = sites_of(mentions)
    for site, role in zip(sites, roles, strict=True):
        task = Task(site, role, sites, done)
        ruled = changing.risen(task, _find(task))
        yield task, ruled
        done.append(ruled)


def _find(task: Task) -> Finding | None:
    for rule in CHOICE.of(task):
        found = rule(task)
        if found is None:
            continue
        if isinstance(found, Finding):
            return unwrapped(task, found._replace(rule=rule.__name__))
        return unwrapped(task, Finding(task.scene, found, rule.__name__, found))
    return None


def _link(mentions: Mentions, finding: Finding | None) -> MeasuredLink | None:
    if finding is None:
        return None
    tokens, phrase = finding.scene.tokens, finding.phrase
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    lemma = phrase.lemma
    if phrase.form != "unit":
        said = [token for token in tokens[phrase.first : phrase.last] if token.text[:1].isalnum()]
        lemma = " ".join([phrase.lemma if token.index == phrase.head else token.lemma for token in said])
    return MeasuredLink(start, end, mentions.document.text[start:end], phrase.lemma, lemma, finding.rule)
