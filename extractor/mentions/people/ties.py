"""Reads a sentence with its names and posts; yields which posts stand with which name."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractor.language import DASHES, Sentence, Token
from extractor.mentions.nominals import cases, is_attribute, is_verb, nominal_parses, tagged_case
from extractor.mentions.people.cases import name_cases
from extractor.mentions.people.posts import Post
from extractor.mentions.people.predicates import given_posts
from extractor.mentions.people.words import NameParts

JOINTS = (",", "и", *DASHES)
TITLED = (",", "(", "и")  # before further titles,
WITHIN = ("по", "в", "на")  # and what may stand in them
AGES = ("-летний", "-летняя", "-летнего", "-летней", "-летнему", "-летним")
LONGEST_BETWEEN = 24  # tokens of further titles between a post and its name


@dataclass(slots=True)
class Tie:
    """A name and the posts that stand with it, in text order."""

    name: NameParts
    posts: tuple[Post, ...]
    rule: str


@dataclass(slots=True)
class Scene:
    """One sentence with what was found in it."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    names: tuple[NameParts, ...]
    posts: tuple[Post, ...]

    def text(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""


def tie(sentence: Sentence, names: tuple[NameParts, ...], posts: tuple[Post, ...]) -> tuple[Tie, ...]:
    """One tie for every name, perhaps without posts."""
    scene = Scene(sentence, sentence.tokens, names, posts)
    return tuple([_tied(scene, name) for name in names])


def _tied(scene: Scene, name: NameParts) -> Tie:
    found: list[Post] = []
    fired = "alone"
    for rule in RULES if scene.posts else ():
        posts = [post for post in rule(scene, name) if post not in found]
        if posts and (not found or rule in ALSO_AFTER):
            found, fired = [*found, *posts], rule.__name__
    if not any(post.office for post in found):
        given = [post for post in given_posts(scene.sentence, name, scene.posts) if post not in found]
        found, fired = ([*found, *given], "given_posts") if given or not found else (found, fired)
    return Tie(name, tuple(found), fired)


def _chain_before(scene: Scene, last: int, own: frozenset[str]) -> tuple[Post, ...]:
    """Posts that end at token `last` and those joined to them on the left, outermost first."""
    ending = [post for post in scene.posts if post.last == last and post.cases & own and not post.plural]
    if not ending:
        return ()
    post = min(ending, key=lambda post: post.first)
    return (*_joined_before(scene, post), post)


def _joined_before(scene: Scene, post: Post) -> tuple[Post, ...]:
    """«наблюдатель от ОБСЕ, известный парламентарий», «заместитель председателя – министр»."""
    at = _attributes_start(scene, post)
    if scene.text(at - 1) in ("его", "ее", "их"):
        return ()
    glue = scene.text(at - 1)
    last = at - 1 if glue in JOINTS else at
    lists_people = glue == "и" and any([name.last == last for name in scene.names])
    return () if lists_people else _chain_before(scene, last, post.cases)


def _attributes_start(scene: Scene, post: Post) -> int:
    """Where a post begins with attributes that are none of it: «…, заслуженный врач России»."""
    at = post.first
    while at > 0 and is_attribute(scene.tokens[at - 1]) and cases(scene.tokens[at - 1]) & post.cases:
        at -= 1
    return at if scene.text(at - 1) == "," else post.first


def of_inner_name(scene: Scene, name: NameParts) -> tuple[Post, ...]:
    """«пресс-секретарь президента Ивана Орлова Анна Ким»: the inner post is the inner name's."""
    if not any(other.first == name.last for other in scene.names):
        return ()
    ending = [post for post in scene.posts if post.last == name.first]
    return (max(ending, key=lambda post: post.first),) if len(ending) > 1 else ()


def of_outer_name(scene: Scene, name: NameParts) -> tuple[Post, ...]:
    """«пресс-секретарь президента Ивана Орлова Анна Ким»: the outer post is the outer name's."""
    inner = next((other for other in scene.names if other.last == name.first), None)
    ending = [post for post in scene.posts if inner is not None and post.last == inner.first]
    if inner is None or len(ending) < 2:
        return ()
    return (_with_name(scene, min(ending, key=lambda post: post.first), inner),)


def _with_name(scene: Scene, post: Post, inner: NameParts) -> Post:
    """The post with the name in its tail."""
    words = scene.sentence.text[scene.tokens[inner.first].start - scene.sentence.start :]
    added = " " + words[: scene.tokens[inner.last - 1].end - scene.tokens[inner.first].start]
    return replace(post, last=inner.last, position=post.position + added, whole=post.whole + added)


def post_before(scene: Scene, name: NameParts) -> tuple[Post, ...]:
    """«губернатор Томской области Иван Петров», also with an age in between."""
    last = name.first
    while last > 0 and (scene.text(last - 1) == "," or scene.text(last - 1).endswith(AGES)):
        last -= 1
    own = name_cases(scene.sentence, name)
    posts = _chain_before(scene, last, own)
    aged = any([scene.text(at).endswith(AGES) for at in range(last, name.first)])  # past a bare comma it is a new item
    return posts if last == name.first or aged else ()


def shared_post(scene: Scene, name: NameParts) -> tuple[Post, ...]:
    """«заместители главного инженера Пётр Лосев и Иван Дёмин»: a plural post goes to each."""
    at = name.first
    for other in (name, *reversed([other for other in scene.names if other.last <= name.first])):
        if other is not name and not _only_glue(scene, other.last, at):
            return ()
        at = other.first
        posts = [post for post in scene.posts if post.last == at and post.plural]
        if posts:
            return (_own_of(scene, posts[0], other, name) or posts[0],)
    return ()


def _own_of(scene: Scene, post: Post, first: NameParts, name: NameParts) -> Post | None:
    """«президенты Сербии и Чехии Иван Костич и Пётр Новак»: the first of the first, the second of the second."""
    tail = scene.tokens[post.head + 1 : post.last]
    halves = [at for at, token in enumerate(tail) if token.lower == "и"]
    if len(halves) != 1 or not 0 < halves[0] < len(tail) - 1:
        return None
    cut = halves[0]
    places = all(token.text[0].isupper() for token in (*tail[:cut], *tail[cut + 1 :]))
    pair = [other for other in scene.names if other.first >= first.first][:2]
    if not places or name not in pair or len(pair) < 2 or not _only_glue(scene, pair[0].last, pair[1].first):
        return None
    part = tail[:cut] if name is pair[0] else tail[cut + 1 :]
    start = scene.sentence.start
    told = scene.sentence.text[tail[0].start - start : tail[-1].end - start]
    own = scene.sentence.text[part[0].start - start : part[-1].end - start]
    return replace(post, position=post.position.replace(told, own), whole=post.whole.replace(told, own))


def _only_glue(scene: Scene, first: int, last: int) -> bool:
    return last > first and all(scene.text(at) in (",", "и", "а", "также") for at in range(first, last))


def post_after_comma(scene: Scene, name: NameParts) -> tuple[Post, ...]:
    """«Олег Качанов, замглавы Минцифры», «Пётр Лосев, он же президент клуба»."""
    at = name.last
    if scene.text(at) != ",":
        return ()
    at += 3 if scene.text(at + 1) in ("он", "она") and scene.text(at + 2) == "же" else 1
    own = name_cases(scene.sentence, name)
    return _own_only(scene, _chain_after(scene, at, own) or _chain_after(scene, _past_calling(scene, at, own), own))


def _past_calling(scene: Scene, at: int, own: frozenset[str]) -> int:
    """«Ольга Лось, фельдшер, депутат думы»: past a calling that is no post."""
    calling = scene.tokens[at : at + 1]
    people = [parse for token in calling for parse in nominal_parses(token.text) if parse.animacy == "anim"]
    one = bool(people) and calling[0].feats.get("Number") != "Plur"  # «Олег Рогов, жители, глава района и депутаты»
    return at + 2 if one and cases(calling[0]) & own and scene.text(at + 1) == "," else at


def _chain_after(scene: Scene, at: int, own: frozenset[str]) -> tuple[Post, ...]:
    post = next((post for post in scene.posts if post.first == at and post.cases & own and not post.plural), None)
    if post is None:
        return ()
    inner = next((name for name in scene.names if name.first == post.last), None)
    if inner is not None and not name_cases(scene.sentence, inner) & post.cases:
        post = _with_name(scene, post, inner)  # «Олег Рогов, помощник мэра Ивана Петрова»
    after = scene.text(post.last)
    more = _chain_after(scene, post.last + 1, post.cases) if after in JOINTS else ()
    return (post, *_own_only(scene, more))


def _own_only(scene: Scene, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """The posts, but none that go on to another name: «…, губернатор Иван Петров»."""
    return () if posts and any([name.first == posts[-1].last for name in scene.names]) else posts


def post_right_after(scene: Scene, name: NameParts) -> tuple[Post, ...]:
    """«с Олегом Ивановичем ЛОСЕВЫМ директором музея»: a full name and, without a mark, a post in its case."""
    if not (name.given or name.initials) or not name.surname:
        return ()
    return _own_only(scene, _chain_after(scene, name.last, name_cases(scene.sentence, name)))


def post_on_next_line(scene: Scene, name: NameParts) -> tuple[Post, ...]:
    """Иван Петров / мэр Твери: a byline in two lines."""
    if scene.sentence.kind != "byline" or name.first:
        return ()
    return _chain_after(scene, name.last, frozenset({"nomn"}))


def post_in_brackets(scene: Scene, name: NameParts) -> tuple[Post, ...]:
    """«Иван Петров (глава района)»."""
    if scene.text(name.last) != "(":
        return ()
    return _chain_after(scene, name.last + 1, frozenset({"nomn"}) | name_cases(scene.sentence, name))


def post_after_dash(scene: Scene, name: NameParts) -> tuple[Post, ...]:
    """«Татьяна Скворцова — заместитель начальника пресс-службы», «встречу с Олегом Лосевым – мэром Омска»."""
    if scene.text(name.last) not in DASHES:
        return ()
    posts = _chain_after(scene, name.last + 1, frozenset({"nomn"}))
    return _own_only(scene, posts or _chain_after(scene, name.last + 1, name_cases(scene.sentence, name)))


def post_before_dash(scene: Scene, name: NameParts) -> tuple[Post, ...]:
    """«Президент ОПЕК, министр нефти – Сухейль аль-Масри»: a full name in the nominative past a dash."""
    if scene.text(name.first - 1) not in DASHES or not name.given or tagged_case(scene.tokens[name.first]) != "nomn":
        return ()
    return _chain_before(scene, name.first - 1, frozenset({"nomn"}) & name_cases(scene.sentence, name))


def titles_between(scene: Scene, name: NameParts) -> tuple[Post, ...]:
    """«заместитель главного судьи, олимпийский чемпион (1996), призёр Игр Николай Крюков»: titles in between."""
    own = name_cases(scene.sentence, name)
    for post in reversed(scene.posts):
        if post.last > name.first or post.plural or not post.cases & own:
            continue
        between = scene.tokens[post.last : name.first]
        parted = bool(between) and (between[0].text in TITLED or all(token.lower not in WITHIN for token in between))
        parted = parted and len(between) <= LONGEST_BETWEEN
        if parted and all(_is_title(token) for token in between):
            fits = any(cases(token) & post.cases & own for token in between)
            post = min((other for other in scene.posts if _ends_with(other, post)), key=lambda other: other.first)
            return (*_joined_before(scene, post), post) if fits and not _taken(scene, post, name) else ()
        return ()
    return ()


def _ends_with(other: Post, post: Post) -> bool:
    """«заместитель начальника управления» of «начальник управления», or the post itself."""
    return other.last == post.last and not other.plural and bool(other.cases & post.cases)


def _is_title(token: Token) -> bool:
    if token.text in ',()«»"' or token.lower in ("и", *WITHIN) or token.text.isdigit():
        return True
    return bool(cases(token)) and not is_verb(token)


def _taken(scene: Scene, post: Post, name: NameParts) -> bool:
    """Another name stands between or before, to which the post belongs."""
    before = (post.first, post.first - 1)
    return any([post.last <= other.first < name.first or other.last in before for other in scene.names])


RULES: tuple[Callable[[Scene, NameParts], tuple[Post, ...]], ...] = (
    of_inner_name,
    of_outer_name,
    post_before,
    shared_post,
    post_after_comma,
    post_on_next_line,
    post_in_brackets,
    post_after_dash,
    post_before_dash,
    titles_between,
    post_right_after,
)
ALSO_AFTER = (post_after_comma, post_right_after)  # «руководитель Чечни Иван Петров, он же президент клуба»
