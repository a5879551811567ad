"""Reads mentions and roles; yields the counted or measured noun phrase of each quantity.

The rules stand in `RULES` in the order in which they are asked; the first that finds a phrase decides. Rules that read
the quantity's own clause come before those that inherit from the quantity before.
"""

from extractor.linking.clauses import sites_of
from extractor.linking.measured.arguments import ARGUMENTS
from extractor.linking.measured.following import FOLLOWING
from extractor.linking.measured.inheriting import INHERITING, LAST_RESORT
from extractor.linking.measured.ranking import RANKING
from extractor.linking.measured.task import Finding, Rule, Task
from extractor.linking.types import MeasuredLink, RoleLink
from extractor.mentions.types import Mentions

__all__ = ["RULES", "link"]

RULES: tuple[Rule, ...] = (*RANKING, *FOLLOWING, *INHERITING, *ARGUMENTS, *LAST_RESORT)


def link(mentions: Mentions, roles: tuple[RoleLink, ...]) -> tuple[MeasuredLink | None, ...]:
    """One link, or None, for every quantity."""
    done: list[Finding | None] = []
    sites = sites_of(mentions)
    for index, (site, role) in enumerate(zip(sites, roles, strict=True)):
        done.append(_find(Task(mentions, site, role, sites[:index], done)))
    return tuple(_link(mentions, finding) for finding in done)


def _find(task: Task) -> Finding | None:
    for rule in RULES:
        phrase = rule(task)
        if isinstance(phrase, Finding):
            return Finding(phrase.scene, phrase.phrase, rule.__name__, phrase.shape)
        if phrase is not None:
            return Finding(task.site.scene, phrase, rule.__name__, phrase)
    return None


def _link(mentions: Mentions, finding: Finding | None) -> MeasuredLink | None:
    if finding is None:
        return None
    tokens, phrase = finding.scene.tokens, finding.phrase
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    words = [token.lemma for token in tokens[phrase.first : phrase.last] if token.text[:1].isalnum()]
    lemma = " ".join(words[: phrase.head - phrase.first] + [phrase.lemma] + words[phrase.head - phrase.first + 1 :])
    return MeasuredLink(start, end, mentions.document.text[start:end], phrase.lemma, lemma, finding.rule)
