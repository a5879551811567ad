"""Reads the sites of quantities; yields whether each is a fact, a plan or denied."""

from collections.abc import Callable, Sequence
from functools import cache

from extractor.language import Token
from extractor.lexicon import read_table
from extractor.linking.clauses import Segment, Site
from extractor.mentions.types import Mentions

FUTURE_BE = frozenset({"будет", "будут", "буду", "будем", "будешь", "будете"})
DENIAL_REACH = 12  # tokens


@cache
def words(group: str) -> frozenset[str]:
    """The dictionary forms of a group of the table."""
    return frozenset(row["lemma"] for row in read_table("modality") if row["group"] == group)


def rate(mentions: Mentions, sites: Sequence[Site]) -> list[tuple[str, str]]:
    """Modality and rule for every site."""
    return [_rate(site) for site in sites]


def _rate(site: Site) -> tuple[str, str]:
    for rule in DENYING:
        if rule(site):
            return "denied", rule.__name__
    for rule in PLANNING:
        if rule(site):
            return "planned", rule.__name__
    return "actual", "default"


def governing(site: Site) -> Segment:
    """The segment of its clause that holds the predicate."""
    return site.clause[-1]


def negated(site: Site, token: Token) -> bool:
    """«не» right before a word."""
    before = site.token(token.index - 1)
    return before is not None and before.lower == "не"


def is_future(token: Token) -> bool:
    """A finite verb in the future."""
    return token.lower in FUTURE_BE or (token.feats.get("Tense") == "Fut" and token.feats.get("VerbForm") == "Fin")


def denied_by_verb(site: Site) -> bool:
    """«опроверг сообщения о 200 погибших»"""
    tokens = site.tokens[max(0, site.first - DENIAL_REACH) : site.first]
    return any(token.pos == "VERB" and token.lemma in words("denial") for token in tokens)


def unconfirmed(site: Site) -> bool:
    """«информация о 40 пострадавших не подтвердилась»"""
    return any(
        token.lemma in words("unconfirmed") and negated(site, token)
        for part in site.clause
        for token in site.scene.predicates(part)
    )


def rumoured(site: Site) -> bool:
    """«слухи о 500 уволенных», «якобы 20 тысяч»"""
    before = site.tokens[max(0, site.first - 3) : site.first]
    return any(token.lemma in words("rumour") or token.lower in words("doubt") for token in before)


def in_future(site: Site) -> bool:
    """«построят 11 комплексов», «будет работать 140 человек»"""
    verb = site.verb
    if verb is None:
        return False
    if verb.feats.get("VerbForm") == "Fin":
        return is_future(verb)
    return any(is_future(token) for token in site.scene.predicates(governing(site)))


def planned_by_verb(site: Site) -> bool:
    """«планируют опустить до 30 %», «заложено 1,5 млрд»"""
    return any(token.lemma in words("verb") for token in _chain(site))


def modal(site: Site) -> bool:
    """«должна достигнуть 60 %», «может подняться до 680»"""
    verb = site.verb
    if verb is None or verb.feats.get("VerbForm") != "Inf" and verb.lemma not in words("modal"):
        return False
    part = governing(site)
    return any(token.lemma in words("modal") for token in site.tokens[part.first : part.last])


def planned_by_adjective(site: Site) -> bool:
    """«вместо запланированных 415»"""
    token = site.token(site.left)
    return token is not None and token.pos in ("ADJ", "VERB") and token.lower[:7] in _adjective_stems()


@cache
def _adjective_stems() -> frozenset[str]:
    return frozenset(word[:7] for word in words("adjective"))


def planned_by_noun(site: Site) -> bool:
    """«планка на 2024 год – не менее 95 %», «задача – 60 %»"""
    verb = site.verb
    phrases = [phrase for part in site.clause for phrase in site.scene.within(part)]
    if verb and site.own_verb and verb.lemma not in ("быть", "составлять", "составить"):
        return False
    return any(phrase.case == "Nom" and phrase.lemma in words("noun") and phrase.last <= site.first for phrase in phrases)


def conditional(site: Site) -> bool:
    """«если наберут 50 %», «чтобы построить 10 школ», «обеспечила бы пять тысяч»"""
    part = governing(site)
    return any(token.lower in words("condition") for token in site.tokens[part.first : part.last])


def penalty(site: Site) -> bool:
    """«штраф до 500 тысяч рублей», «лишение свободы на срок до пяти лет»"""
    if site.quantity.modifier not in ("at_most", "range", "at_least"):
        return False
    row = site.tokens[max(0, site.first - 6) : site.first]
    return any(token.lemma in words("penalty") for token in row)


def _chain(site: Site) -> list[Token]:
    """The governing verb and, where it is an infinitive, the verbs before it in its segment."""
    verb = site.verb
    if verb is None:
        return []
    if verb.feats.get("VerbForm") != "Inf":
        return [verb]
    return [token for token in site.scene.predicates(governing(site)) if token.index <= verb.index]


Rule = Callable[[Site], bool]
DENYING: tuple[Rule, ...] = (denied_by_verb, unconfirmed, rumoured)
PLANNING: tuple[Rule, ...] = (
    in_future,
    planned_by_verb,
    modal,
    planned_by_adjective,
    planned_by_noun,
    conditional,
    penalty,
)
