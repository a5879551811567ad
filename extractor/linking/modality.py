"""Reads the sites of quantities; yields whether each is a fact, a plan or denied."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from extractor.language import Token, morph_parses
from extractor.lexicon import read_table
from extractor.linking.clauses import DASHES, Segment, Site
from extractor.mentions.measured import cases_of
from extractor.mentions.types import Mentions

FUTURE_BE = frozenset({"будет", "будут", "буду", "будем", "будешь", "будете"})
DENIAL_REACH = 12  # tokens
LIST_GAP = 2  # sentences from the figure before a list, across its heading
MEMORY = 20_000  # words remembered
NEEDS = frozenset({"нужный", "нужно", "нужен", "необходимый", "надо", "требоваться"})
BULLETS = DASHES | {"•", "▪", "*"}


@cache
def words(group: str) -> frozenset[str]:
    """The dictionary forms of a group of the table."""
    return frozenset(row["lemma"] for row in read_table("modality") if row["group"] == group)


def rate(mentions: Mentions, sites: Sequence[Site]) -> list[tuple[str, str]]:
    """Modality and rule for every site."""
    done: list[tuple[str, str]] = []
    for at, site in enumerate(sites):
        lent = _lent(mentions, sites[at - 1] if at else None, site)
        done.append((done[-1][0], lent) if lent else _rate(site))
    return done


def _rate(site: Site) -> tuple[str, str]:
    for modality, rules in (("denied", DENYING), ("actual", GIVEN), ("planned", PLANNING)):
        for rule in rules:
            if rule(site):
                return modality, rule.__name__
    return "actual", "default"


def _lent(mentions: Mentions, before: Site | None, site: Site) -> str:
    """The rule by which a quantity shares the modality of the one before it, else empty."""
    if before is None:
        return ""
    token = site.token(site.left)
    if before.scene is site.scene:
        return "converted" if token and token.text == "(" and token.index - 1 in site.scene.slots else ""
    sentence = mentions.document.sentences[site.quantity.sentence]
    near = site.quantity.sentence - before.quantity.sentence <= LIST_GAP
    if site.tokens[0].text not in BULLETS or not near or any(map(site.scene.predicates, site.scene.segments)):
        return ""
    earlier = mentions.document.previous(sentence)
    return "listed" if earlier and earlier.text.rstrip()[-1:] in (":", ";") else ""


def governing(site: Site) -> Segment:
    """The segment of its clause that holds the predicate."""
    return site.clause[-1]


def negated(site: Site, token: Token) -> bool:
    """«не» right before a word."""
    before = site.token(token.index - 1)
    return before is not None and before.lower == "не"


def is_future(token: Token) -> bool:
    """A finite verb in the future; the tagger takes «выведем» for the present."""
    if token.lower in FUTURE_BE:
        return True
    return token.feats.get("VerbForm") == "Fin" and (token.feats.get("Tense") == "Fut" or _only_future(token.lower))


@lru_cache(MEMORY)
def _only_future(word: str) -> bool:
    """Whether every indicative reading of a word is in the future."""
    tags = [parse.tag for parse in morph_parses(word) if parse.pos == "VERB" and "indc" in parse.tag]
    return bool(tags) and all("futr" in tag for tag in tags)


def infinitive(token: Token | None) -> bool:
    return token is not None and token.feats.get("VerbForm") == "Inf"


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


def bracketed(site: Site) -> bool:
    """«номерной фонд (3 860 мест) вырастет»"""
    token = site.token(site.left)
    return token is not None and token.text == "(" and not site.own_verb


def attribute(site: Site) -> bool:
    """«обязательства двенадцати заводов», «дом площадью 100 кв. метров снесут»: what is there already"""
    token = site.token(site.first - 1)
    if token is None or token.index in site.scene.slots or token.pos != "NOUN" or token.lemma in words("noun"):
        return False
    shape = token.feats.get("Case") == "Ins" and site.quantity.kind == "measure"
    row = site.tokens[site.first : site.last]
    oblique = all("Gen" in cases_of(word) for word in row if word.pos == "NUM" and word.text[:1].isalpha())
    counts = oblique and site.quantity.kind == "count" and token.lemma not in words("amount") and token.index > governing(site).first
    built = any(word.lemma in words("create") for part in site.clause for word in site.tokens[part.first : part.last])
    return (shape or counts) and not built


def people_who_want(site: Site) -> bool:
    """«на места претендуют 12 человек», «20 участников требовали»: they plan, but they are there"""
    verb, after = site.verb, site.after
    if verb is None or infinitive(verb) or is_future(verb) or site.preposition or site.quantity.kind != "count":
        return False
    first = site.last < verb.index and after is not None and after.feats.get("Animacy") == "Anim"
    return verb.lemma in words("verb") and verb.feats.get("Voice") != "Pass" and (first or verb.lemma in words("wish"))


def distant(site: Site) -> bool:
    """«построят в Ступине, в 110 км от Москвы»"""
    if site.quantity.unit != "km" or site.own_verb:
        return False
    return any(token.lower in ("от", "югу", "северу", "востоку", "западу") for token in site.tokens[site.last : site.last + 3])


def in_future(site: Site) -> bool:
    """«построят 11 комплексов», «будет работать 140 человек»"""
    verb = site.verb
    if verb is None:
        return False
    if verb.feats.get("VerbForm") == "Fin":
        return is_future(verb)
    return any(is_future(token) for token in site.scene.predicates(governing(site)))


def planned_by_verb(site: Site) -> bool:
    """«планируют опустить до 30 %», «предусмотрено 1,5 млрд»"""
    group = words("verb") | (words("money") if site.quantity.kind == "money" else frozenset())
    return any(token.lemma in group or token.lower in group for token in _chain(site))


def modal(site: Site) -> bool:
    """«должна достигнуть 60 %», «может подняться до 680», «нужно сорок человек»"""
    verb, part = site.verb, governing(site)
    tokens = site.tokens[part.first : part.last]
    if verb is not None and verb.lemma in NEEDS:
        return True
    if verb is None or not infinitive(verb):
        return False
    able = [token for token in tokens if token.lemma in words("modal")]
    habit = verb.feats.get("Aspect") == "Imp" and all(token.lemma in ("мочь", *NEEDS) for token in able)
    return bool(able) and not habit


def planned_by_adjective(site: Site) -> bool:
    """«вместо запланированных 415»"""
    token = site.token(site.left)
    return token is not None and token.pos in ("ADJ", "VERB") and token.lower[:7] in _adjective_stems()


@cache
def _adjective_stems() -> frozenset[str]:
    return frozenset(word[:7] for word in words("adjective"))


def planned_by_noun(site: Site) -> bool:
    """«задача – 60 %», «план этого года — 75 тысяч», «при нормативе семь», «план – привить 60 % жителей»"""
    token = site.token(site.left)
    if token is not None and token.pos == "NOUN" and token.lemma in words("noun"):
        return True
    parts = [site.segment]
    if site.segment.opener in DASHES | {",", ":"} and site.home and (not site.own_verb or infinitive(site.verb)):
        parts.append(site.scene.segments[site.home - 1])
    found = [phrase for part in parts for phrase in site.scene.within(part) if phrase.lemma in words("noun")]
    found = [p for p in found if p.last <= site.first and p.inside is None and p.case in ("Nom", "Acc")]
    return any(not p.preposition for p in found) and (not site.own_verb or infinitive(site.verb) or _copula(site))


def _copula(site: Site) -> bool:
    return site.verb is not None and site.verb.lemma in ("быть", "составлять", "составить")


def for_a_year(site: Site) -> bool:
    """«бюджет на 2025 год», «на будущий год просим»"""
    for part in site.clause:
        row = [token.lower for token in site.tokens[part.first : part.last]]
        for preposition, year, noun in zip(row, row[1:], row[2:], strict=False):
            if preposition == "на" and noun == "год" and (year.isdigit() or year in ("следующий", "будущий", "предстоящий")):
                return "состоянию" not in row
    return False


def conditional(site: Site) -> bool:
    """«если наберут 50 %», «чтобы построить 10 школ», «обеспечила бы пять тысяч»"""
    part = governing(site)
    for token in site.tokens[part.first : part.last]:
        before = site.token(token.index - 1)
        fixed = before is not None and before.lower in ("хотя", "едва", "вряд")
        if token.lower in words("condition") and not fixed:
            return True
    return False


def penalty(site: Site) -> bool:
    """«штраф до 500 тысяч рублей», «лишение свободы на срок до пяти лет»"""
    if site.quantity.modifier not in ("at_most", "range", "at_least"):
        return False
    row = site.tokens[max(0, site.first - 6) : site.first]
    return any(token.lemma in words("penalty") for token in row)


def offer(site: Site) -> bool:
    """«льготникам компенсируют до 120 тысяч рублей»"""
    verb = site.verb
    if verb is None or site.quantity.kind != "money" or site.quantity.modifier != "at_most":
        return False
    return verb.feats.get("Tense") == "Pres" and verb.lemma in words("pay")


def _chain(site: Site) -> list[Token]:
    """The governing verb and, where it is an infinitive, the verbs before it, back to a finite one."""
    verb = site.verb
    if verb is None:
        return []
    if not infinitive(verb):
        return [verb]
    found: list[Token] = []
    at = site.scene.segments.index(governing(site))
    while at >= 0:
        found.extend(token for token in site.scene.predicates(site.scene.segments[at]) if token.index <= verb.index)
        if any(not infinitive(token) for token in found):
            break
        at -= 1
    return found


Rule = Callable[[Site], bool]
DENYING: tuple[Rule, ...] = (denied_by_verb, unconfirmed, rumoured)
GIVEN: tuple[Rule, ...] = (bracketed, attribute, people_who_want, distant)
PLANNING: tuple[Rule, ...] = (
    in_future,
    planned_by_verb,
    modal,
    planned_by_adjective,
    planned_by_noun,
    for_a_year,
    conditional,
    penalty,
    offer,
)
