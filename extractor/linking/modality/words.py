"""Reads a token or a site; yields the questions about verbs and words that several rules of modality ask."""

from collections.abc import Callable
from functools import cache, lru_cache

from extractor.language import Token, is_known, morph_parses
from extractor.lexicon import group
from extractor.linking.clauses import Site
from extractor.memo import FEW
from extractor.mentions.times.tense import tense_of

STRETCHES = frozenset({"min", "h", "d", "wk", "mo"})
FUTURE_BE = frozenset({"будет", "будут", "буду", "будем", "будешь", "будете"})


Rule = Callable[[Site], bool]
SIGNALS: dict[Rule, frozenset[str]] = {}


def signalled(*groups: str) -> Callable[[Rule], Rule]:
    """Marks a rule for sentences that signal one of these groups of words; it is not asked of others."""

    def marked(rule: Rule) -> Rule:
        SIGNALS[rule] = frozenset(groups)
        return rule

    return marked


@cache
def words(name: str) -> frozenset[str]:
    """The dictionary forms of a group of the table."""
    return group("modality", "group", name)


def negated(site: Site, token: Token) -> bool:
    """«не» right before a word."""
    before = site.token(token.index - 1)
    return before is not None and before.lower == "не"


def negates(site: Site, name: str) -> bool:
    """Whether a predicate of its clause is a negated word of a group."""
    told = [token for part in site.clause for token in site.scene.predicates(part) if token.lemma in words(name)]
    return any(negated(site, token) for token in told)


def is_future(token: Token) -> bool:
    """A finite verb in the future; the tagger takes «выведем» for the present, «придётся» for an infinitive."""
    said = token.feats.get("VerbForm") == "Fin"
    if said and token.feats.get("Tense") == "Fut" and tense_of(token) != "past" and not _never_future(token.lower):
        return token.feats.get("Person") != "2" or token.feats.get("Number") != "Sing"
    return _only_future(token.lower, said)


@lru_cache(FEW)
def _never_future(word: str) -> bool:
    """«остаётся», «отдаю»: the dictionary knows them, in the present only; the tagger takes them for «останется»."""
    tags = [parse.tag for parse in morph_parses(word) if parse.pos == "VERB" and "indc" in parse.tag]
    return bool(tags) and is_known(word) and all("pres" in tag for tag in tags)


@lru_cache(FEW)
def _only_future(word: str, verb: bool) -> bool:
    """Whether every indicative reading of a word is in the future, and no other reading known unless it is a verb."""
    parses = [parse for parse in morph_parses(word) if "incl" not in parse.tag]  # «соберём» may be a call, too
    tags = [parse.tag for parse in parses if parse.pos == "VERB" and "indc" in parse.tag]
    if not tags or any("futr" not in tag or "sing,2per" in tag for tag in tags):
        return False  # «тут не поспоришь» is of any time
    return verb or len(tags) == len(parses) and is_known(word)


def infinitive(token: Token | None) -> bool:
    return token is not None and token.feats.get("VerbForm") == "Inf" and not _only_future(token.lower, False)


def asked_for(site: Site) -> bool:
    """«за килограмм просят 200 рублей»: a price, not a plan"""
    verb = site.verb
    if site.quantity.kind != "money" or verb is None or verb.lower not in words("asked"):
        return False
    return any(phrase.preposition == "за" for phrase in site.scene.within(site.governing))


def waited(site: Site) -> bool:
    """«моста ждали 12 лет»: how long"""
    verb, stretch = site.verb, site.quantity.unit in STRETCHES or site.quantity.unit == "a"
    return stretch and not site.preposition and verb is not None and verb.lemma in ("ждать", "прождать", "дожидаться")
