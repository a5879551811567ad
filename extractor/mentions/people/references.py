"""Reads entities and posts without a name; yields persons with every mention: «глава региона», «чиновник», «она»."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from extractor.language import Document, Sentence, Token
from extractor.lexicon import read_table
from extractor.mentions.nominals import nominal_parses
from extractor.mentions.people.entities import Entity, best_name
from extractor.mentions.people.posts import Post
from extractor.mentions.people.ties import Tie
from extractor.mentions.types import Mention, Person

FARTHEST_PRONOUN = 3  # sentences back to the antecedent of «он», «она»
PRONOUNS = {"он": "Masc", "она": "Fem"}
POSSESSIVES = {"его": "Masc", "ее": "Fem", "нее": "Fem", "него": "Masc"}
SAID_THINGS = frozenset(
    "слово взгляд мнение оценка данные информация подсчет расчет прогноз признание убеждение".split()
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A word that stands for a person named elsewhere: a post without a name, or a pronoun."""

    sentence: Sentence
    first: int
    last: int
    post: Post | None
    gender: str | None

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start


def with_references(
    document: Document, entities: list[Entity], posts: list[tuple[Post, ...]], ties: list[tuple[Tie, ...]]
) -> tuple[Person, ...]:
    """Persons in the order of their first mention, with the posts that stand with their names."""
    genders = {id(entity): best_name(entity)[1] for entity in entities}
    for reference in _references(document, posts, ties):
        entity = _antecedent(entities, reference, genders)
        if entity is not None:
            entity.mentions.append(_mention(reference))
            entity.mentions.sort(key=lambda mention: mention.start)
    return tuple(_person(entity) for entity in entities)


def _references(document: Document, posts: list[tuple[Post, ...]], ties: list[tuple[Tie, ...]]) -> list[Reference]:
    found = []
    for sentence, own, tied in zip(document.sentences, posts, ties, strict=True):
        used = {id(post) for tie in tied for post in tie.posts}
        covered = [post for post in own if id(post) in used]
        found += [
            Reference(sentence, post.first, post.last, post, None)
            for post in own
            if id(post) not in used and not post.plural and not any(_inside(post, other) for other in (*covered, *own))
        ]
        found += [Reference(sentence, at, at + 1, None, gender) for at, gender in _pronouns(sentence)]
    return sorted(found, key=lambda reference: reference.start)


def _inside(post: Post, other: Post) -> bool:
    return other is not post and other.first <= post.first and post.last <= other.last and other.head != post.head


def _pronouns(sentence: Sentence) -> list[tuple[int, str]]:
    found = []
    tokens = sentence.tokens
    for token in tokens:
        after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
        if token.lower in PRONOUNS and not (after and after.lower == "же"):
            found.append((token.index, PRONOUNS[token.lower]))
        elif token.lower in POSSESSIVES and after is not None and _is_said(after):
            found.append((token.index, POSSESSIVES[token.lower]))
    return found


def _is_said(token: Token) -> bool:
    return bool({parse.lemma for parse in nominal_parses(token.text)} & SAID_THINGS)


def _antecedent(entities: list[Entity], reference: Reference, genders: dict[int, str | None]) -> Entity | None:
    """The entity mentioned last before the reference that a rule allows."""
    before = [
        (max(m.start for m in entity.mentions if m.start < reference.start), entity)
        for entity in entities
        if entity.mentions and entity.mentions[0].start < reference.start
    ]
    for _, entity in sorted(before, key=lambda pair: -pair[0]):
        if any(rule(entity, reference, genders[id(entity)]) for rule in RULES):
            return entity
    return None


def pronoun(entity: Entity, reference: Reference, gender: str | None) -> bool:
    """«она»: the last woman named within a few sentences."""
    if reference.gender is None or gender != reference.gender:
        return False
    near = max((m for m in entity.mentions if m.start < reference.start), key=lambda m: m.start)
    if reference.sentence.index - near.sentence > FARTHEST_PRONOUN:
        return False
    return near.sentence != reference.sentence.index or not _other_subject(reference, near)


def _other_subject(reference: Reference, near: Mention) -> bool:
    """A thing of the same gender is the subject in between: «чип стоит 100 рублей, … он установлен»."""
    between = reference.sentence.tokens[near.last : reference.first]
    return any(t.rel.startswith("nsubj") and t.feats.get("Gender") == reference.gender for t in between)


def generic(entity: Entity, reference: Reference, gender: str | None) -> bool:
    """«чиновник»: the last person with a post."""
    post = reference.post
    return post is not None and post.kind == "generic" and any(entity.posts)


def same_post(entity: Entity, reference: Reference, gender: str | None) -> bool:
    """«губернатор», «глава региона», «зампред»: somebody with such a post."""
    post = reference.post
    if post is None or post.kind == "generic":
        return False
    return any(_compatible(post, own) for chain in entity.posts for own in chain)


RULES: tuple[Callable[[Entity, Reference, str | None], bool], ...] = (pronoun, generic, same_post)


@cache
def reference_tails() -> dict[str, frozenset[str]]:
    """Nouns after a head that refers back, with the groups that they point to."""
    return {row["lemma"]: frozenset(row["groups"].split()) for row in read_table("reference_tails")}


@cache
def _tail(post: Post) -> tuple[frozenset[str], frozenset[str]]:
    """The groups that the nouns of the tail point to, and the stems of its other words."""
    words = f"{post.position} {post.organization or ''}".replace("«", " ").replace("»", " ").split()
    groups: frozenset[str] = frozenset()
    stems = set()
    for word in words:
        lemmas = {parse.lemma for parse in nominal_parses(word)}
        known = [reference_tails()[lemma] for lemma in lemmas if lemma in reference_tails()]
        if known:
            groups = groups or known[0]
        elif post.lemma not in lemmas and word[:1].isupper():
            stems.add(word.lower()[:5])
    return groups, frozenset(stems)


def _compatible(post: Post, own: Post) -> bool:
    """Whether a post without a name can be that of a person."""
    if post.deputy != own.deputy:
        return False
    (groups, stems), (own_groups, own_stems) = _tail(post), _tail(own)
    mine, others = (post.groups & groups or post.groups), (own.groups & own_groups or own.groups)
    if post.lemma != own.lemma and not mine & others:
        return False
    if groups and own_groups and not groups & own_groups and not mine & others:
        return False
    return not stems or not own_stems or bool(stems & own_stems)


def _mention(reference: Reference) -> Mention:
    tokens, sentence = reference.sentence.tokens, reference.sentence
    start, end = tokens[reference.first].start, tokens[reference.last - 1].end
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, text, sentence.index, reference.first, reference.last)


def _person(entity: Entity) -> Person:
    name, gender = best_name(entity)
    position, organization = best_post(entity)
    return Person(name, gender, position, organization, tuple(entity.mentions), entity.rule)


def best_post(entity: Entity) -> tuple[str | None, str | None]:
    """Position and organisation: those of the fullest apposition of the article; several posts in one stay together.

    What only a verb says («возглавляет завод») counts where there is no apposition.
    """
    chains = [chain for chain in entity.posts if any(post.office for post in chain)]
    if not chains:
        return None, None
    chain = max(chains, key=lambda chain: (chain[0].first < chain[0].last, _length(chain)))
    offices = [post for post in chain if post.office]
    if len(offices) == 1:
        return offices[0].position, offices[0].organization
    return _together(offices), None


def _together(posts: list[Post]) -> str:
    """Several posts as the text joins them: by «и», a dash or a comma."""
    text = posts[0].whole
    for post in posts[1:]:
        text += post.glue + post.whole
    return text


def _length(chain: tuple[Post, ...]) -> int:
    return sum(len(post.whole) for post in chain)
