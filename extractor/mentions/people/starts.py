"""Reads tokens; yields where posts begin: their heads with the modifiers that belong to them."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language import Token
from extractor.mentions.bodies import bodies
from extractor.mentions.nominals import CASES, agreeing, cases, is_abbreviation, is_attribute, is_verb, nominal_parses
from extractor.mentions.people.heads import ACTING, ACTING_AND, Head, head_of, modifiers, raised_head
from extractor.mentions.people.words import ACTS, HEADS, RAISES, Words, role_of

ACTS_ALONE = Head("и. о.", "acting", frozenset({"acting"}), frozenset({"gent"}), False, False, frozenset(CASES),
                  frozenset(), True)  # fmt: skip
SHORTENED = "зам"
FARTHEST_RAISED = 2  # tokens from «главный» to the calling that it makes a post
ADJECTIVES_OF_PLACES = ("ск", "цк")


@dataclass(slots=True)
class Start:
    """Where a post begins: its first token, its head, and the cases of the whole."""

    first: int
    at: int
    head: Head
    cases: frozenset[str]
    acting: bool


def find_starts(words: Words, taken: frozenset[int]) -> Iterator[Start]:
    """The starts of posts in text order, but for those of words `taken` by names."""
    tokens, free = words.tokens, 0
    for at in _likely(words.roles, len(tokens)):
        if at < free:
            continue
        acting = _acting(tokens, at) if words.roles.get(at, 0) & ACTS else None
        if acting is not None:
            yield acting
            free = acting.at + 1
            continue
        head = _head_at(tokens, at) if at not in taken and is_noun(tokens[at]) else None
        if head is not None and not _is_modifier(tokens, at, head):
            short = _is_shortened(tokens, at)
            all_cases = frozenset(CASES) if short else head.cases | head.plural_cases
            yield Start(_modifiers_start(tokens, at, head), at + short, head, all_cases, short)


def _is_shortened(tokens: tuple[Token, ...], at: int) -> bool:
    """«зам. главы»: the full stop belongs to the head, which stands for every case."""
    stop = tokens[at + 1 : at + 2]
    return tokens[at].lower == SHORTENED and bool(stop) and stop[0].text == "." and stop[0].start == tokens[at].end


def _likely(roles: dict[int, int], size: int) -> Iterator[int]:
    """Where a post may begin: at words that have a part in posts, and after those that make a post of any calling."""
    for at, role in roles.items():
        if role & (HEADS | ACTS) or roles.get(at - 1, 0) & RAISES:
            yield at
        if role & RAISES and at + 1 not in roles:
            yield from (
                after for after in range(at + 1, at + FARTHEST_RAISED + 1) if after < size and after not in roles
            )


def _head_at(tokens: tuple[Token, ...], at: int) -> Head | None:
    raiser = _raiser(tokens, at) if at else None
    return head_of(tokens[at].text) or (raised_head(raiser.text, tokens[at].text) if raiser is not None else None)


def _raiser(tokens: tuple[Token, ...], at: int) -> Token | None:
    """What makes a post of a calling: «главный винодел», past an adjective («главный детский онколог»)."""
    for before in reversed(tokens[max(0, at - FARTHEST_RAISED) : at]):
        if role_of(before) & RAISES:
            return before
        if before.pos != "ADJ":
            return None
    return None


def is_noun(token: Token) -> bool:
    """Not «после» (a form of «посол» too)."""
    return token.pos in ("NOUN", "PROPN", "ADJ", "X", "VERB") and not is_verb(token)


def _acting(tokens: tuple[Token, ...], at: int) -> Start | None:
    """«врио губернатора», «и. о. министра», «временно исполняющая обязанности главы»."""
    if tokens[at].lower == ACTING_AND and (at + 1 == len(tokens) or tokens[at + 1].text != "."):
        return None
    after, own = at, frozenset(CASES)
    lowers = [token.lower for token in tokens[at : at + 4]]
    if lowers[:1] and lowers[0] in ACTING:
        after = at + 1
    elif lowers == ["и", ".", "о", "."]:
        after = at + 4
    else:
        skip = 1 if lowers[:1] == ["временно"] else 0
        if len(lowers) < skip + 2 or not lowers[skip].startswith("исполняющ") or lowers[skip + 1] != "обязанности":
            return None
        after, own = at + skip + 2, cases(tokens[at + skip])
    inner = _past_attributes(tokens, after)
    head = head_of(tokens[inner].text) if inner < len(tokens) else None
    if head is None and lowers == ["и", ".", "о", "."] and after < len(tokens) and _is_body(tokens[after]):
        return Start(at, after - 1, ACTS_ALONE, own, False)
    return Start(at, inner, head, own, True) if head is not None and head.kind != "acting" else None


def _is_body(token: Token) -> bool:
    """«и. о. минстроя»: the head of a body, as «врио минздрава»."""
    return any(parse.lemma in bodies() for parse in nominal_parses(token.text)) or is_abbreviation(token.text)


def _past_attributes(tokens: tuple[Token, ...], at: int) -> int:
    """«и. о. | областного министра культуры», «врио | главного санитарного врача»."""
    end = min(at + 3, len(tokens))
    while at < end and head_of(tokens[at].text) is None and is_attribute(tokens[at]):
        at += 1
    return at


def _is_modifier(tokens: tuple[Token, ...], at: int, head: Head) -> bool:
    """«ведущий инженер», «управляющий партнёр», «один из ведущих форвардов»: the first is no head."""
    if at + 1 >= len(tokens):
        return False
    after = head_of(tokens[at + 1].text)
    if after is None and role_of(tokens[at]) & RAISES:
        nouns = [parse for parse in nominal_parses(tokens[at + 1].text) if parse.pos == "NOUN"]
        return any(parse.animacy == "anim" and agreeing(tokens[at], parse) for parse in nouns)
    attribute = is_attribute(tokens[at]) or head.lemma in modifiers()  # «управляющий» is a noun too
    return after is not None and attribute and bool(after.cases & head.cases)


def _modifiers_start(tokens: tuple[Token, ...], at: int, head: Head) -> int:
    first = at
    while first > 0:
        if _keeps(tokens[first - 1], tokens[at]) or _is_of_raised(tokens, first - 1, at):
            first -= 1
        elif 1 < first < at and tokens[first - 1].lower == "и" and _keeps(tokens[first - 2], tokens[at]):
            first -= 2  # «чрезвычайный и полномочный посол»
        else:
            break
    return first


def _is_of_raised(tokens: tuple[Token, ...], at: int, head: int) -> bool:
    """«ветеринарный» of «главный ветеринарный врач», «главный государственный ветеринарный врач»."""
    raiser = _raiser(tokens, at) if at and is_attribute(tokens[at]) else None
    nouns = [parse for parse in nominal_parses(tokens[head].text) if parse.pos == "NOUN"] if raiser is not None else []
    return any(agreeing(tokens[at], parse) and raiser is not None and agreeing(raiser, parse) for parse in nouns)


def _keeps(token: Token, noun: Token) -> bool:
    """An attribute that belongs to the post and agrees with its head."""
    parses = [parse for parse in nominal_parses(token.text) if parse.pos in ("ADJF", "PRTF")]
    nouns = [parse for parse in nominal_parses(noun.text) if parse.pos in ("NOUN", "PRTF")]
    if not parses or not any(agreeing(token, parse) for parse in nouns):
        return head_of(noun.text) is not None and _fixed_keeps(token, noun)
    head = head_of(token.text)  # «управляющий» heads posts as well
    return any(_is_kept(parse.lemma) for parse in parses) or head is not None and head.lemma in modifiers()


def _fixed_keeps(token: Token, noun: Token) -> bool:
    """«первый замглавы»: the head does not decline, so nothing tells whether they agree."""
    head = head_of(noun.text)
    lemmas = {parse.lemma for parse in nominal_parses(token.text)}
    return head is not None and head.fixed and any(modifiers().get(lemma) in ("yes", "office") for lemma in lemmas)


def _is_kept(lemma: str) -> bool:
    keep = modifiers().get(lemma)
    if keep is not None:
        return keep != "no"
    return lemma.removesuffix("ий").removesuffix("ой").endswith(ADJECTIVES_OF_PLACES)
