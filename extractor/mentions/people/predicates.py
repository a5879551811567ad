"""Reads a sentence with names and posts; yields posts that a verb gives to a name: «директором стала Ольга Панова»."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from extractor.language import DASHES, Sentence, Token, morph_parses, normal_forms
from extractor.lexicon import read_table
from extractor.memo import Memo
from extractor.mentions.bodies import bodies, body_phrase
from extractor.mentions.nominals import CASES, lowered, nominal_parses, to_nominative
from extractor.mentions.people.names import name_cases
from extractor.mentions.people.posts import Post
from extractor.mentions.people.words import NameParts
from extractor.mentions.stems import Stems, verb_stems

FINITE = frozenset({"VERB", "PRTS", "PRTF"})
FARTHEST = 14  # tokens between a verb and the post or body that it gives


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["lemma"]: (row["kind"], row["position"]) for row in read_table("holding_verbs")}


@cache
def _stems() -> Stems:
    return Stems(verb_stems(_table()))


def _verb(word: str) -> tuple[str, str] | None:
    if not _stems().begin(word):  # spares the dictionary most words
        return None
    found = [parse.lemma for parse in morph_parses(word) if parse.pos in FINITE and parse.lemma in _table()]
    return _table()[found[0]] if found else None


HOLDING = Memo(_verb)


def given_posts(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """The posts that the first fitting rule gives."""
    return next((found for rule in RULES if (found := rule(sentence, name, posts))), ())


def _clause(sentence: Sentence, name: NameParts) -> range:
    """The tokens around a name up to the next marks that part clauses."""
    tokens, first, last = sentence.tokens, name.first, name.last
    while first > 0 and tokens[first - 1].text not in ",;:" and name.first - first < FARTHEST:
        first -= 1
    while last < len(tokens) and tokens[last].text not in ",;:" and last - name.last < FARTHEST:
        last += 1
    return range(first, last)


def _verbs(tokens: tuple[Token, ...], clause: range, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    return [found for at in clause if (found := HOLDING[tokens[at].lower]) is not None and found[0] in kinds]


def becomes(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«директором театра стала Инна Вольская», «Тимура Каримова назначили тренером»."""
    if not posts or name_cases(sentence, name).isdisjoint(("nomn", "accs")):
        return ()
    clause, tokens = _clause(sentence, name), sentence.tokens
    if not _verbs(tokens, clause, ("become",)):
        return ()
    fitting = [post for post in posts if post.first in clause and "ablt" in post.cases and not post.plural]
    return tuple(post for post in fitting[:1] if not _has_preposition(tokens, post.first))


def told_of(sentence: Sentence, at: int, posts: tuple[Post, ...]) -> Sequence[tuple[Post, ...]]:
    """«Сейчас он главный инженер», «она – директор школы»: the post behind a pronoun that ends before `at`."""
    tokens = sentence.tokens
    at += at < len(tokens) and tokens[at].text in DASHES
    return [(post,) for post in posts if post.first == at and "nomn" in post.cases and not post.plural][:1]


def _has_preposition(tokens: tuple[Token, ...], at: int) -> bool:
    before = morph_parses(tokens[at - 1].lower)[:1] if at else ()
    return bool(before) and before[0].pos == "PREP"


def holds(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«занимает пост министра транспорта», «совмещает должности вице-спикера и руководителя фракции»."""
    if not posts or "nomn" not in name_cases(sentence, name):
        return ()
    clause, tokens = _clause(sentence, name), sentence.tokens
    for post in posts:
        if post.first in clause and post.first > name.last and _is_held(tokens[post.first - 1]):
            joined = tokens[post.last].lower == "и" if post.last < len(tokens) else False
            return (post, *(other for other in posts if joined and other.first == post.last + 1))
    return ()


def _is_held(token: Token) -> bool:
    return any(_table().get(parse.lemma, ("",))[0] == "noun" for parse in nominal_parses(token.text))


def leads(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«компанию возглавляет Марсель Крамаров», «Игорь Сажин руководит центром»."""
    if "nomn" not in name_cases(sentence, name):
        return ()
    return _led(sentence, name, _clause(sentence, name))


def who_leads(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«Ирина Волкова, которая возглавляет управление образования, …», «…, возглавляющая управление, …»"""
    tokens, first = sentence.tokens, name.last + 1
    if first >= len(tokens) or tokens[name.last].text != ",":
        return ()
    if tokens[first].lower not in ("который", "которая") and not _is_participle(tokens[first]):
        return ()
    last = first
    while last < len(tokens) and tokens[last].text not in ",;:" and last - first < FARTHEST:
        last += 1
    return _led(sentence, name, range(first, last))


def _is_participle(token: Token) -> bool:
    return token.feats.get("VerbForm") == "Part" and token.feats.get("Voice") == "Act"


def who_holds(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«Вера Седова, занимающая должность вице-губернатора, …»"""
    tokens, at = sentence.tokens, name.last + 2
    if at >= len(tokens) or tokens[name.last].text != "," or not _is_participle(tokens[at - 1]):
        return ()
    return tuple(post for post in posts if post.first == at + 1 and _is_held(tokens[at]))


def _led(sentence: Sentence, name: NameParts, clause: range) -> tuple[Post, ...]:
    """The head of the body that a verb of the clause says to be led."""
    verbs = _verbs(sentence.tokens, clause, ("lead", "rule"))
    for kind, case in (("lead", "accs"), ("rule", "ablt")) if verbs else ():
        found = [position for own, position in verbs if own == kind]
        body = _body(sentence, name, clause, case) if found else None
        if body is not None:
            return (_made(sentence, name, found[0], body, case),)
    return ()


def _body(sentence: Sentence, name: NameParts, clause: range, case: str) -> tuple[int, int] | None:
    for at in clause:
        found = body_phrase(sentence, at, case, bodies(), frozenset({name.first}))
        if found is not None and not name.first <= at < name.last:
            return found[0], found[2]
    return None


def acts_for(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«исполнять обязанности тренера будет Павел Рогов», «Анна Ким исполняет обязанности главы района»."""
    if not posts or "nomn" not in name_cases(sentence, name):
        return ()
    clause, tokens = _clause(sentence, name), sentence.tokens
    for post in posts:
        at = post.first - 2
        if at in clause and tokens[at + 1].lower == "обязанности" and "исполнять" in normal_forms(tokens[at].lower):
            start = sentence.text[tokens[post.first].start - sentence.start :]
            held = start[: tokens[post.head].end - tokens[post.first].start]
            rest = post.position[len(post.position.split(" ")[0]) :] if post.first == post.head else ""
            position = f"исполняющий обязанности {held}{rest}"
            return (replace(post, position=position, whole=position, groups=post.groups | {"acting"}),)
    return ()


def led_by(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«союз пчеловодов во главе с Никитой Михалёвым»."""
    end = name.first - 3
    tokens = sentence.tokens
    if end < 1 or tokens[end + 1].lower != "главе" or tokens[end].lower != "во" or tokens[end + 2].lower != "с":
        return ()
    for at in range(max(0, end - FARTHEST), end):
        for case in CASES:
            found = body_phrase(sentence, at, case, bodies(), frozenset({end}))
            if found is not None and found[2] == end:
                return (_made(sentence, name, "глава", (found[0], end), case),)
    return ()


def _made(sentence: Sentence, name: NameParts, position: str, body: tuple[int, int], case: str) -> Post:
    organization = lowered(to_nominative(sentence, *body, (case,), bodies()), body[0])
    return Post(
        sentence.index, name.first, name.first, name.first, position, "head", frozenset({"chief"}), False,
        frozenset(CASES), False, position, organization, f"{position} {organization}", ", ", True,
    )  # fmt: skip


RULES: tuple[Callable[[Sentence, NameParts, tuple[Post, ...]], tuple[Post, ...]], ...] = (
    becomes,
    holds,
    leads,
    who_leads,
    who_holds,
    acts_for,
    led_by,
)
