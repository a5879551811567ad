"""Reads the sites of quantities; yields whether each is a fact, a plan or denied."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extractor.language import Sentence
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
            done.append(("planned" if _plans(heading) else "actual", "listed"))
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


def _plans(heading: Sentence) -> bool:
    """Whether a heading says that its list is to come: «планируем:», «построят:», «На 2027 год:»."""
    verbs = (token for token in heading.tokens if is_predicate(token))
    if any(is_future(token) or token.lemma in words("verb") for token in verbs):
        return True
    if FOR_A_YEAR.search(heading.text) is None:
        return False
    return words("done").isdisjoint(heading.lemmas) and words("stays").isdisjoint(heading.lemmas)
