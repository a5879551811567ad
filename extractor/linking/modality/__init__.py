"""Reads the sites of quantities; yields whether each is a fact, a plan or denied."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extractor.language import Sentence, Token
from extractor.linking.clauses import Site
from extractor.linking.headings import heading_above
from extractor.linking.modality.given import DENYING, GIVEN
from extractor.linking.modality.handing import goes_on, handed
from extractor.linking.modality.planned import PLANNING
from extractor.linking.modality.weather import foretold
from extractor.linking.modality.words import SIGNALS, Rule, infinitive, is_future, words
from extractor.linking.parts import is_predicate
from extractor.mentions.types import Mentions

__all__ = ["rate", "words"]

RULES = (
    *((rule, "denied") for rule in DENYING),
    *((rule, "actual") for rule in GIVEN),
    *((rule, "planned") for rule in PLANNING),
)
FOR_A_YEAR = re.compile(r"\b[Нн]а (?:20\d\d(?:[-–]20\d\d)?|следующий|будущий) год")
SIGNALLED = frozenset[str]().union(*SIGNALS.values())
AS_IS = "actual", "default"
MEMORY = 1_000  # sets of signals
LIST_GAP = 2  # sentences from the figure before a list, across its heading


def rate(mentions: Mentions, sites: Sequence[Site]) -> list[tuple[str, str]]:
    """Modality and rule for every site."""
    done: list[tuple[str, str]] = []
    heading: Sentence | None = None  # of all the figures of a sentence
    for at, site in enumerate(sites):
        before = sites[at - 1] if at else None
        if before is None or before.scene is not site.scene:
            heading = heading_of(mentions, site)
        if shared := handed(sites, at, done):
            done.append(shared)
        elif heading:
            done.append(_as_heading(heading, done[-1] if near(before, site) else None))
        else:
            said = _rate(site)
            if before and goes_on(site, before, said, done[-1]):
                said = done[-1][0], "elided"
            elif said == AS_IS and foretold(mentions.document.sentences, site):
                said = "planned", "foretold"
            done.append(said)
    return done


def _rate(site: Site) -> tuple[str, str]:
    for rule, modality in rules_for(site.scene.signals & SIGNALLED):
        if rule(site):
            return modality, rule.__name__
    return AS_IS


@lru_cache(MEMORY)
def rules_for(signals: frozenset[str]) -> tuple[tuple[Rule, str], ...]:
    """The rules that can say anything of a sentence with these signals, each with the modality that it says."""
    return tuple([pair for pair in RULES if pair[0] not in SIGNALS or signals & SIGNALS[pair[0]]])


def heading_of(mentions: Mentions, site: Site) -> Sentence | None:
    """The sentence with a colon above an item of a list that has no finite predicate of its own."""
    verbs = site.scene.verbs
    if not all(map(infinitive, verbs)):
        return None
    found = heading_above(mentions.document.sentences.__getitem__, site.quantity.sentence)
    return found if found is None or not verbs or _plans(found) else None


def near(before: Site | None, site: Site) -> bool:
    """Whether the figure before stands in the list or right above its heading."""
    return before is not None and site.quantity.sentence - before.quantity.sentence <= LIST_GAP


def _as_heading(heading: Sentence, before: tuple[str, str] | None) -> tuple[str, str]:
    """«В новом году построят:» plans its list; a heading without a verb leaves it as it was before."""
    if _plans(heading):
        return "planned", "listed"
    verbs = any(is_predicate(token) for token in heading.tokens)
    return ("actual", "listed") if verbs or before is None else (before[0], "listed")


def _plans(heading: Sentence) -> bool:
    """Whether a heading says that its list is to come: «планируем:», «построят:», «План на май:», «На 2027 год:»."""
    verbs = (token for token in heading.tokens if is_predicate(token))
    if any(is_future(token) or token.lemma in words("verb") for token in verbs):
        return True
    row = [token.lemma for token in heading.tokens]
    if not words("done").isdisjoint(row):
        return False
    if not words("heading").isdisjoint(row):
        return not any(map(_is_met, heading.tokens))
    return FOR_A_YEAR.search(heading.text) is not None and words("stays").isdisjoint(row)


def _is_met(token: Token) -> bool:
    """«План перевыполнен:», «Задача решена:», «Прогноз сбылся:», not «Задача – решить:»"""
    return token.lemma in words("met") and not infinitive(token)
