"""Reads a sentence with names and posts; yields posts that a verb gives to a name: «директором стала Ольга Панова»."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from extractor.language import DASHES, Sentence, Token, morph_parses, normal_forms
from extractor.lexicon import read_table
from extractor.memo import Memo
from extractor.mentions.bodies import bodies, body_phrase
from extractor.mentions.nominals import CASES, is_verb, lowered, nominal_parses, tagged_case, to_nominative
from extractor.mentions.people.cases import name_cases
from extractor.mentions.people.posts import Post
from extractor.mentions.people.words import NameParts
from extractor.mentions.stems import Stems, verb_stems

FINITE = frozenset({"VERB", "PRTS", "PRTF"})
MOST_ADVERBS = 4  # tokens of an insertion before its participle: «до сегодняшнего назначения»
THAT = ("им", "ею", "ей")  # pronouns for a post
FORMER = "бывш"  # a participle of «быть» that tells of nobody: «задержаны бывшие директора»
MOVING = ("appoint", "move")  # kinds of verbs whose object gets or loses the post
FARTHEST = 14  # tokens between a verb and the post or body that it gives


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["lemma"]: (row["kind"], row["position"]) for row in read_table("holding_verbs")}


@cache
def _stems() -> Stems:
    return Stems(verb_stems(_table()))


def _verb(word: str) -> tuple[str, str]:
    """The kind of a verb that gives or takes a post, and the post that it says itself; "" of others."""
    if not _stems().begin(word) or word.startswith(FORMER):  # spares the dictionary most words
        return "", ""
    found = [parse.lemma for parse in morph_parses(word) if parse.pos in FINITE and parse.lemma in _table()]
    return _table()[found[0]] if found else ("", "")


HOLDING = Memo(_verb)


def given_posts(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """The posts that the first fitting rule gives."""
    return next((found for rule in RULES if (found := rule(sentence, name, posts))), ())


def _clause(sentence: Sentence, name: NameParts) -> list[int]:
    """The tokens around a name up to the next marks that part clauses, without «, ранее работавшая врачом,»."""
    tokens, first, last = sentence.tokens, name.first, name.last
    while first > 0 and tokens[first - 1].text not in ",;:" and name.first - first < FARTHEST:
        first -= 1
    inserted = _inserted(tokens, last)
    skipped = inserted.stop + 1 if _participle(tokens, inserted) is not None else last
    end = skipped
    while end < len(tokens) and tokens[end].text not in ",;:" and end - skipped < FARTHEST:
        end += 1
    return [*range(first, last), *range(skipped, end)]


def _inserted(tokens: tuple[Token, ...], at: int) -> range:
    """What commas part off behind a name: «…, ранее занимавший должность директора, …»."""
    if at >= len(tokens) or tokens[at].text != ",":
        return range(at, at)
    last = at + 1
    while last < len(tokens) and tokens[last].text not in ",;:" and last - at <= FARTHEST:
        last += 1
    return range(at + 1, last)


def _verbs(tokens: tuple[Token, ...], clause: Iterable[int], kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    return [found for at in clause if (found := HOLDING[tokens[at].lower])[0] in kinds]


def _holder_case(tokens: tuple[Token, ...], clause: Iterable[int], kinds: tuple[str, ...]) -> str:
    """The case of whom the first verb of the kinds gives a post: active appointing verbs give it their object."""
    for at in clause:
        kind, _ = HOLDING[tokens[at].lower]
        if kind in kinds:
            acts = kind in MOVING and tokens[at].feats.get("Voice") != "Pass" and not _is_passive(tokens[at])
            return "accs" if acts else "nomn"
    return ""


def _is_passive(token: Token) -> bool:
    """«назначен», «избранная», whatever the tagger says."""
    return all("pssv" in parse.tag for parse in morph_parses(token.lower))


def _stands_in(sentence: Sentence, name: NameParts, case: str) -> bool:
    """Whether a name is in a case; of one that does not decline the tagger is asked."""
    own = name_cases(sentence, name)
    if not {"nomn", "accs"} <= own:
        return case in own
    return tagged_case(sentence.tokens[name.first]) in (case, None)


def becomes(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«директором театра стала Инна Вольская», «Тимура Каримова назначили тренером»."""
    if not posts or name_cases(sentence, name).isdisjoint(("nomn", "accs")):
        return ()
    clause, tokens = _clause(sentence, name), sentence.tokens
    case = _holder_case(tokens, clause, ("become", "appoint"))
    if not case or not _stands_in(sentence, name, case):
        return ()
    fitting = [post for post in posts if post.first in clause and "ablt" in post.cases and not post.plural]
    return tuple(post for post in fitting[:1] if not _has_preposition(tokens, post.first))


def becomes_that(sentence: Sentence, name: NameParts) -> int | None:
    """«Им стал Олег Рогов», «вместо неё им назначен Пётр Лосев»: the token that stands for a post named before."""
    tokens = sentence.tokens
    that = [token.index for token in tokens if token.lower in THAT]
    clause = _clause(sentence, name) if that else []
    case = _holder_case(tokens, clause, ("become", "appoint"))
    if not case or not _stands_in(sentence, name, case):
        return None
    around = (*tokens[max(0, name.first - 1) : name.first], *tokens[name.last : name.last + 1])
    if not any([HOLDING[token.lower][0] in ("become", "appoint") for token in around]):
        return None  # «Им был представлен Олег Рогов»
    return next((at for at in that if at in clause and not _has_preposition(tokens, at)), None)


def by_deed(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«назначение Инны Вольской директором театра», «отставка Олега Рогова с поста мэра»."""
    tokens = sentence.tokens
    deed = posts and name.first and "gent" in name_cases(sentence, name)
    if not deed or not _is_of_kind(tokens[name.first - 1], "act"):
        return ()
    clause = _clause(sentence, name)
    told = [post for post in posts if post.first in clause and post.first >= name.last and not post.plural]
    post = told[0] if told else None
    if post is None or any(is_verb(token) for token in tokens[name.last : post.first]):
        return ()
    given = _is_of_kind(tokens[post.first - 1], "noun") or post.first == name.last and "ablt" in post.cases
    return (post,) if given else ()


def told_of(sentence: Sentence, at: int, posts: tuple[Post, ...]) -> Sequence[tuple[Post, ...]]:
    """«Сейчас он главный инженер», «она – директор школы», «он был мэром»: the post behind a pronoun before `at`."""
    tokens = sentence.tokens
    at += at < len(tokens) and tokens[at].text in DASHES
    holds = at < len(tokens) and HOLDING[tokens[at].lower][0] == "become"
    case = "ablt" if holds else "nomn"
    return [(post,) for post in posts if post.first == at + holds and case in post.cases and not post.plural][:1]


def _has_preposition(tokens: tuple[Token, ...], at: int) -> bool:
    before = morph_parses(tokens[at - 1].lower)[:1] if at else ()
    return bool(before) and before[0].pos == "PREP"


def holds(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«занимает пост министра», «освободил Олега Рогова от должности мэра», «пост главы района заняла Анна Ким»."""
    if not posts or name_cases(sentence, name).isdisjoint(("nomn", "accs")):
        return ()
    clause, tokens = _clause(sentence, name), sentence.tokens
    near = [post for post in posts if post.first in clause and post.first]
    held = next((post for post in near if _is_of_kind(tokens[post.first - 1], "noun")), None)
    case = _holder_case(tokens, clause, ("appoint", "move", "replace", "keep")) if held is not None else ""
    replaced = bool(_verbs(tokens, clause, ("replace",)))
    if held is None or not case or not replaced and not _stands_in(sentence, name, case):
        return ()
    joined = tokens[held.last].lower == "и" if held.last < len(tokens) else False
    return (held, *(other for other in posts if joined and other.first == held.last + 1))


def _is_of_kind(token: Token, kind: str) -> bool:
    """Whether a noun is of a kind of `holding_verbs.tsv`."""
    return any(_table().get(parse.lemma, ("",))[0] == kind for parse in nominal_parses(token.text))


def leads(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«компанию возглавляет Марсель Крамаров», «Игорь Сажин руководит центром»."""
    if "nomn" not in name_cases(sentence, name):
        return ()
    return _led(sentence, name, _clause(sentence, name))


def who_leads(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«Ирина Волкова, которая возглавляет управление образования, …», «…, возглавляющая управление, …»"""
    tokens, inserted = sentence.tokens, _inserted(sentence.tokens, name.last)
    who = bool(inserted) and tokens[inserted.start].lower in ("который", "которая")
    return _led(sentence, name, inserted) if who or _participle(tokens, inserted) is not None else ()


def _participle(tokens: tuple[Token, ...], inserted: range) -> int | None:
    """The active participle that an insertion begins with, perhaps past «ранее», «до этого»."""
    for at in inserted[:MOST_ADVERBS]:
        if tokens[at].feats.get("VerbForm") == "Part" and tokens[at].feats.get("Voice") == "Act":
            return at
        if is_verb(tokens[at]):
            return None
    return None


def who_holds(sentence: Sentence, name: NameParts, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """«Вера Седова, ранее занимавшая должность мэра, …», «…, работавшая врачом», «…, исполняющая обязанности мэра»"""
    tokens, inserted = sentence.tokens, _inserted(sentence.tokens, name.last)
    at = _participle(tokens, inserted) if posts and inserted else None
    post = next((post for post in posts if post.first in inserted and at is not None and post.first > at), None)
    if at is None or post is None:
        return ()
    if tokens[post.first - 1].lower == "обязанности" and "исполнять" in normal_forms(tokens[at].lower):
        return (_acting(sentence, post),)
    kind = HOLDING[tokens[at].lower][0]
    works = kind == "become" and "ablt" in post.cases and not post.plural and not _has_preposition(tokens, post.first)
    return (post,) if works or kind == "keep" and _is_of_kind(tokens[post.first - 1], "noun") else ()


def _led(sentence: Sentence, name: NameParts, clause: Iterable[int]) -> tuple[Post, ...]:
    """The head of the body that a verb of the clause says to be led."""
    verbs = _verbs(sentence.tokens, clause, ("lead", "rule"))
    for kind, case in (("lead", "accs"), ("rule", "ablt")) if verbs else ():
        found = [position for own, position in verbs if own == kind]
        body = _body(sentence, name, clause, case) if found else None
        if body is not None:
            return (_made(sentence, name, found[0], body, case),)
    return ()


def _body(sentence: Sentence, name: NameParts, clause: Iterable[int], case: str) -> tuple[int, int] | None:
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
            return (_acting(sentence, post),)
    return ()


def _acting(sentence: Sentence, post: Post) -> Post:
    """A post whose duties somebody does."""
    start = sentence.text[sentence.tokens[post.first].start - sentence.start :]
    held = start[: sentence.tokens[post.head].end - sentence.tokens[post.first].start]
    rest = post.position[len(post.position.split(" ")[0]) :] if post.first == post.head else ""
    position = f"исполняющий обязанности {held}{rest}"
    return replace(post, position=position, whole=position, groups=post.groups | {"acting"})


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
    by_deed,
    leads,
    who_leads,
    who_holds,
    acts_for,
    led_by,
)
