"""Reads a sentence and its names; yields the posts in it, parted into position and organisation, in the nominative."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.language import Sentence, Token, inflect, morph_parses
from extractor.lexicon import read_table
from extractor.mentions.bodies import territories
from extractor.mentions.nominals import (
    CASES,
    OPENING,
    agreeing,
    case_of,
    cases,
    is_abbreviation,
    is_attribute,
    is_undeclined,
    is_verb,
    nominal_parses,
    nominative_adjective,
    to_nominative,
)
from extractor.mentions.people.heads import ACTING, Head, head_of, modifiers, raised_head
from extractor.mentions.people.names import NameParts, name_cases
from extractor.mentions.phrases import PREPOSITION_CASES, Phrase, nominal_run_end, phrase_end

LONGEST_REACH = 8  # tokens from the end of a post to a name that it still belongs to
ADJECTIVES_OF_PLACES = ("ск", "цк")


@dataclass(frozen=True, slots=True)
class Post:
    """Tokens `[first, last)` that name a post; `head` is the index of its head, `plural` that several hold it."""

    sentence: int
    first: int
    head: int
    last: int
    lemma: str
    kind: str
    groups: frozenset[str]
    deputy: bool
    cases: frozenset[str]
    plural: bool
    position: str
    organization: str | None
    whole: str  # position and organisation unparted, the tail as written
    glue: str  # what joins it to a post before it
    office: bool


@dataclass(frozen=True, slots=True)
class Start:
    """Where a post begins: its first token, its head, and the cases of the whole."""

    first: int
    at: int
    head: Head
    cases: frozenset[str]
    acting: bool


def find_posts(sentence: Sentence, names: tuple[NameParts, ...]) -> tuple[Post, ...]:
    """Every post, also one inside the tail of another, in text order of their heads."""
    taken = frozenset(at for name in names for at in range(name.first, name.last))
    return tuple(_post(sentence, start, names) for start in _starts(sentence.tokens, taken))


def _starts(tokens: tuple[Token, ...], taken: frozenset[int]) -> Iterator[Start]:
    at = 0
    while at < len(tokens):
        acting = _acting(tokens, at)
        if acting is not None:
            yield acting
            at = acting.at + 1
            continue
        head = _head_at(tokens, at) if at not in taken and _is_noun(tokens[at]) else None
        if head is not None and not _is_modifier(tokens, at, head):
            all_cases = head.cases | head.plural_cases
            yield Start(_modifiers_start(tokens, at, head), at, head, all_cases, False)
        at += 1


def _head_at(tokens: tuple[Token, ...], at: int) -> Head | None:
    return head_of(tokens[at].text) or (raised_head(tokens[at - 1].text, tokens[at].text) if at else None)


def _is_noun(token: Token) -> bool:
    """Not «после» (a form of «посол» too)."""
    if token.pos:
        return token.pos in ("NOUN", "PROPN", "ADJ", "X", "VERB") and not is_verb(token)
    first = morph_parses(token.text)[:1]
    return bool(first) and first[0].pos in ("NOUN", "ADJF", "PRTF", None)


def _acting(tokens: tuple[Token, ...], at: int) -> Start | None:
    """«врио губернатора», «и. о. министра», «временно исполняющая обязанности главы»."""
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
    inner = after
    while inner < len(tokens) and inner < after + 3 and head_of(tokens[inner].text) is None and is_attribute(tokens[inner]):
        inner += 1
    head = head_of(tokens[inner].text) if inner < len(tokens) else None
    return Start(at, inner, head, own, True) if head is not None and head.kind != "acting" else None


def _is_modifier(tokens: tuple[Token, ...], at: int, head: Head) -> bool:
    """«ведущий инженер», «управляющий партнёр»: the first is no head."""
    after = head_of(tokens[at + 1].text) if at + 1 < len(tokens) else None
    return after is not None and is_attribute(tokens[at]) and bool(after.cases & head.cases)


def _modifiers_start(tokens: tuple[Token, ...], at: int, head: Head) -> int:
    first = at
    while first > 0 and _keeps(tokens[first - 1], tokens[at]):
        first -= 1
    return first


def _keeps(token: Token, noun: Token) -> bool:
    """An attribute that belongs to the post and agrees with its head."""
    parses = [parse for parse in nominal_parses(token.text) if parse.pos in ("ADJF", "PRTF")]
    if not parses or not any(agreeing(token, parse) for parse in nominal_parses(noun.text) if parse.pos == "NOUN"):
        return head_of(noun.text) is not None and _fixed_keeps(token, noun)
    return any(_is_kept(parse.lemma) for parse in parses)


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


def _post(sentence: Sentence, start: Start, names: tuple[NameParts, ...]) -> Post:
    tokens, head = sentence.tokens, start.head
    stops = frozenset(name.first for name in names) | _joined_heads(tokens)
    case = "ablt" if "ablt" in head.tail and _governs(tokens, start.at + 1, stops) else "gent"
    prepositions = head.tail - {"gent", "ablt"}
    last = phrase_end(Phrase(tokens, stops, prepositions, case), start.at + 1)
    last = _reaching(sentence, start, _trimmed(tokens, start.at + 1, last), names)
    organ = last if head.lemma.endswith("министр") else organization_start(sentence, start.at + 1, last)
    plural = not start.acting and bool(head.plural_cases) and _is_plural(tokens[start.at], head)
    organization = to_nominative(sentence, organ, last, (case,), parted()) or None
    return Post(
        sentence.index, start.first, start.at, last, head.lemma, head.kind, head.groups, head.deputy,
        head.plural_cases if plural else start.cases - (frozenset() if start.acting else _only_plural(head)),
        plural, _position(sentence, start, organ), organization, _position(sentence, start, last),
        _glue(tokens, start.first), _is_office(tokens, start, last, organ),
    )  # fmt: skip


def _glue(tokens: tuple[Token, ...], first: int) -> str:
    before = tokens[first - 1].text if first else ""
    return f" {before} " if before == "и" or before in ("–", "—", "-") else ", "


def _only_plural(head: Head) -> frozenset[str]:
    return head.plural_cases - head.cases


def _is_plural(token: Token, head: Head) -> bool:
    if not head.cases:
        return True
    return token.feats.get("Number") == "Plur"


def _joined_heads(tokens: tuple[Token, ...]) -> frozenset[int]:
    """Heads after «и»: another post begins («вице-спикера и руководителя фракции»)."""
    return frozenset(
        token.index - 1
        for token in tokens
        if token.index and tokens[token.index - 1].lower == "и" and _is_noun(token) and head_of(token.text) is not None
    )


def _governs(tokens: tuple[Token, ...], at: int, stops: frozenset[int]) -> bool:
    """«управляющий отделением»: a phrase in the instrumental follows."""
    return nominal_run_end(Phrase(tokens, stops, frozenset(), "ablt"), at, frozenset({"ablt"})) is not None


def _trimmed(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Without attributes that are left hanging before the next post."""
    while last > first and tokens[last - 1].text in (",", "и"):
        last -= 1
    return last


def _reaching(sentence: Sentence, start: Start, last: int, names: tuple[NameParts, ...]) -> int:
    """«начальник службы спасения на воде Марк Осин»: up to a name in the case of the post whatever prepositions lead there."""
    name = next((name for name in names if name.first > last), None)
    if name is None or name.first - last > LONGEST_REACH or tokens_lower(sentence, last) not in PREPOSITION_CASES:
        return last
    between = sentence.tokens[last : name.first]
    plain = all(not is_verb(token) and (token.lower in PREPOSITION_CASES or token.lower == "и" or cases(token)) for token in between)
    return name.first if plain and start.cases & name_cases(sentence, name) else last


def tokens_lower(sentence: Sentence, at: int) -> str:
    return sentence.tokens[at].lower if at < len(sentence.tokens) else ""


@cache
def parted() -> frozenset[str]:
    """Lemmas of `organizations.tsv` that part the organisation from the position."""
    return frozenset(row["lemma"] for row in read_table("organizations") if row["part"] in ("", "fixed"))


def organization_start(sentence: Sentence, first: int, last: int) -> int:
    """The token of the tail `[first, last)` where the organisation begins; `last` where there is none."""
    tokens = sentence.tokens
    marked = {at for name in sentence.names if name.type == "ORG" for at in range(name.first, name.last)}
    for at in range(first, last):
        token = tokens[at]
        if token.text in OPENING or is_undeclined(token.text) or is_abbreviation(token.text):
            if token.lower not in territories():
                return at
        elif {parse.lemma for parse in nominal_parses(token.text)} & parted() or (at in marked and token.text[0].isupper()):
            return _attributes_start(tokens, first, at)
    return last


def _attributes_start(tokens: tuple[Token, ...], first: int, at: int) -> int:
    parses = [parse for parse in nominal_parses(tokens[at].text) if parse.pos == "NOUN" and case_of(parse) in ("gent", "ablt")]
    while at > first and is_attribute(tokens[at - 1]) and any(agreeing(tokens[at - 1], parse) for parse in parses):
        at -= 1
    return at


def _position(sentence: Sentence, start: Start, organ: int) -> str:
    """Modifiers and head in the nominative singular, the tail as written."""
    tokens, words = sentence.tokens, []
    stop = start.at if not start.acting else organ
    for at in range(start.first, stop):
        word = _nominative_modifier(tokens, at, start)
        words.append(word.lower() if at == 0 and (len(word) == 1 or not word.isupper()) else word)
    text = sentence.text
    pieces = " ".join(words).replace(" .", ".")
    if start.acting:
        return pieces
    head = tokens[start.at].text if start.head.fixed else inflect(tokens[start.at].text, {"nomn", "sing"})
    head = head.lower() if start.at == 0 else head
    tail = text[tokens[start.at].end - sentence.start : tokens[organ - 1].end - sentence.start] if organ > start.at + 1 else ""
    return " ".join(filter(None, (pieces, head))) + " ".join(tail.split("\n")).rstrip()


def _nominative_modifier(tokens: tuple[Token, ...], at: int, start: Start) -> str:
    word = tokens[at].text
    if start.acting:
        if at >= start.at or not word.lower().startswith("исполняющ"):
            return word
        gender = "femn" if word.lower().endswith(("ая", "ей", "ую")) else "masc"
        return nominative_adjective(word, gender, "sing")
    gender = next((parse.gender for parse in nominal_parses(tokens[start.at].text) if parse.pos == "NOUN"), "masc")
    return nominative_adjective(word, gender, "sing")


def _is_office(tokens: tuple[Token, ...], start: Start, last: int, organ: int) -> bool:
    """Whether the post makes an official of its holder: an office, or staff of a named organisation."""
    kind = start.head.kind
    if kind in ("head", "deputy") or start.acting:
        return True
    if kind == "member":
        return last > start.at + 1
    lemmas = {parse.lemma for token in tokens[start.first : start.at] for parse in nominal_parses(token.text)}
    return organ < last or any(modifiers().get(lemma) == "office" for lemma in lemmas)
