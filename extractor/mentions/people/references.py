"""Reads entities and posts without a name; yields persons with every mention: «глава региона», «чиновник», «она»."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extractor.language import Document, Sentence, Token
from extractor.lexicon import read_table
from extractor.memo import FEW
from extractor.mentions.nominals import OPENING, is_attribute, nominal_parses
from extractor.mentions.people.genders import named
from extractor.mentions.people.held import person_of, short_name
from extractor.mentions.people.posts import Post
from extractor.mentions.people.predicates import told_of
from extractor.mentions.people.register import Entity
from extractor.mentions.people.said import is_said
from extractor.mentions.people.ties import Tie
from extractor.mentions.speech.verbs import verb_kind
from extractor.mentions.types import Mention, Person

MEMORY = 2_000  # posts remembered
MOST_MENTIONS = 120  # mentions back among which an antecedent is looked for
MOST_CHAINS = 8  # appositions of one person that are compared
Entry = tuple[int, int, Mention]  # start, index of the entity, mention
FARTHEST_PRONOUN = 3  # sentences back to the antecedent of «он», «она»
PRONOUNS = {"он": "Masc", "она": "Fem"}
POSSESSIVES = {"его": "Masc", "ее": "Fem", "нее": "Fem", "него": "Masc"}
REFERRING = frozenset((*PRONOUNS, *POSSESSIVES))
RULING = frozenset("governor mayor minister president premier mp senator monarch".split())  # never «фермер», «учёный»
OF_ALL = frozenset({"staff"})  # an engineer is no doctor


@dataclass(slots=True)
class Reference:
    """A word that stands for a person named elsewhere: a post without a name, or a pronoun."""

    sentence: Sentence
    first: int
    last: int
    post: Post | None
    gender: str | None
    said: bool = False  # «его словам»: only a person speaks
    before: Sentence | None = None  # the sentence before it in its paragraph

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start


@dataclass(slots=True)
class Candidate:
    """An entity that a reference may mean, with its last mention before it."""

    entity: Entity
    near: Mention
    gender: str | None
    block: int  # the paragraph of that mention


def with_references(
    document: Document, entities: list[Entity], posts: list[tuple[Post, ...]], ties: list[tuple[Tie, ...]]
) -> tuple[Person, ...]:
    """Persons in the order of their first mention, with the posts that stand with their names."""
    names = [named(document, entity) for entity in entities]
    entries = [(m.start, index, m) for index, entity in enumerate(entities) for m in entity.mentions]
    timeline = sorted(entries, key=lambda entry: entry[:2])
    for reference in _references(document, posts, ties) if entities else ():
        at = bisect_left(timeline, reference.start, key=lambda entry: entry[0])
        candidates = [
            (index, Candidate(entities[index], near, names[index][1], document.sentences[near.sentence].block))
            for index, near in _latest(timeline, at)
        ]
        index = _meant(reference, candidates)
        if index is not None:
            mention = _mention(reference)
            entities[index].mentions.append(mention)
            if reference.post is None and not any(entities[index].posts):
                entities[index].posts += told_of(reference.sentence, reference.last, posts[reference.sentence.index])
            timeline.insert(at, (reference.start, index, mention))
    return tuple([person_of(document, entity, *name) for entity, name in zip(entities, names, strict=True)])


def _meant(reference: Reference, candidates: list[tuple[int, Candidate]]) -> int | None:
    """The latest entity that a rule of the first group allows, else of the next groups."""
    for group in (RULES, FIELD_RULES, LAST_RULES):
        for index, candidate in candidates:
            if any(rule(candidate, reference) for rule in group):
                return index
    return None


def _latest(timeline: list[Entry], at: int) -> Iterator[tuple[int, Mention]]:
    """The entities mentioned before, the latest first, each once."""
    seen: set[int] = set()
    for _, index, mention in reversed(timeline[max(0, at - MOST_MENTIONS) : at]):
        if index not in seen:
            seen.add(index)
            yield index, mention


def _references(document: Document, posts: list[tuple[Post, ...]], ties: list[tuple[Tie, ...]]) -> list[Reference]:
    found: list[Reference] = []
    last: Sentence | None = None
    for sentence, own, tied in zip(document.sentences, posts, ties, strict=True):
        if own:
            used = {id(post) for tie in tied for post in tie.posts}
            unused = [post for post in _outermost(own) if id(post) not in used and not post.plural]
            found += [Reference(sentence, post.first, post.last, post, None) for post in unused]
        if words := [token for token in sentence.tokens if token.lower in REFERRING]:
            near = last if last is not None and last.block == sentence.block else None
            found += [replace(reference, before=near) for reference in _pronouns(sentence, words)]
        last = sentence
    return sorted(found, key=lambda reference: reference.start)


def _outermost(posts: tuple[Post, ...]) -> Iterator[Post]:
    """Posts that lie in no other: not the «губернатора» of «пресс-секретарь губернатора»."""
    reached = 0
    for post in sorted(posts, key=lambda post: (post.first, -post.last, post.head)):
        if post.last > reached:
            yield post
            reached = post.last


def _pronouns(sentence: Sentence, words: list[Token]) -> Iterator[Reference]:
    tokens = sentence.tokens
    for token in words:
        at, lower = token.index, token.lower
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if lower in PRONOUNS and not (after and after.lower == "же"):
            yield Reference(sentence, at, at + 1, None, PRONOUNS[lower])
        elif lower in POSSESSIVES and after is not None and is_said(after):
            yield Reference(sentence, at, at + 1, None, POSSESSIVES[lower], True)


def pronoun(candidate: Candidate, reference: Reference) -> bool:
    """«она»: the last woman named within a few sentences."""
    near = candidate.near
    open_gender = candidate.gender is None and any(candidate.entity.posts)  # «Юха Лахти»: the name does not tell
    if reference.gender is None or not open_gender and candidate.gender != reference.gender:
        return False
    if reference.said:
        return reference.sentence.block - candidate.block <= 1
    if reference.sentence.index - near.sentence > FARTHEST_PRONOUN or _stands_for_thing(candidate, reference):
        return False
    return near.sentence != reference.sentence.index or not _other_subject(reference, near)


def _stands_for_thing(candidate: Candidate, reference: Reference) -> bool:
    """«Завод встал. Поставщикам он задолжал 3 млн»: a thing is the subject just before, the person stands further."""
    before, tokens = reference.before, reference.sentence.tokens
    if before is None or candidate.block == reference.sentence.block:
        return False
    head = tokens[reference.first].head
    if head >= 0 and verb_kind(tokens[head]) is not None:
        return False
    return any(_is_thing(before.tokens, token, reference.gender) for token in before.tokens)


def _is_thing(tokens: tuple[Token, ...], token: Token, gender: str | None) -> bool:
    if token.rel != "nsubj" or token.pos not in ("NOUN", "PROPN") or token.feats.get("Gender") != gender:
        return False
    named = token.index > 0 and tokens[token.index - 1].text in OPENING
    return named or all(parse.animacy != "anim" for parse in nominal_parses(token.text))


def _other_subject(reference: Reference, near: Mention) -> bool:
    """A thing of the same gender is the subject in between: «чип стоит 100 рублей, … он установлен»."""
    between = reference.sentence.tokens[near.last : reference.first]
    return any(t.rel.startswith("nsubj") and t.feats.get("Gender") == reference.gender for t in between)


def generic(candidate: Candidate, reference: Reference) -> bool:
    """«чиновник»: the last person with a post."""
    return reference.post is not None and reference.post.kind == "generic" and any(candidate.entity.posts)


def of_field(candidate: Candidate, reference: Reference) -> bool:
    """«говорит гидролог», «по словам банкира»: the person whose post or body is of that field."""
    fields = _fields_of(reference)
    return bool(fields) and any(_is_of(own, fields) for chain in candidate.entity.posts[-MOST_CHAINS:] for own in chain)


def _fields_of(reference: Reference) -> tuple[str, ...]:
    post = reference.post
    if post is None or reference.last - reference.first > 1 or not (_is_named_alone(reference) or _is_whose(reference)):
        return ()
    return callings().get(post.lemma.replace("ё", "е"), ())


def _is_named_alone(reference: Reference) -> bool:
    """A nominative without an attribute: «местный фермер», «учёный из Томска» are others."""
    tokens, last = reference.sentence.tokens, reference.last
    if reference.post is None or "nomn" not in reference.post.cases:
        return False
    attribute = reference.first and is_attribute(tokens[reference.first - 1])
    return not attribute and not (last < len(tokens) and tokens[last].lower == "из")


def _is_whose(reference: Reference) -> bool:
    """«по словам фермера», «по оценке экономиста»."""
    if reference.post is None or not reference.first or "gent" not in reference.post.cases:
        return False
    return is_said(reference.sentence.tokens[reference.first - 1])


def _is_of(own: Post, fields: tuple[str, ...]) -> bool:
    words = f"{own.position} {own.organization or ''}".lower().replace("ё", "е").replace("«", " ").replace("-", " ")
    return any(word.startswith(fields) for word in words.split())


@cache
def callings() -> dict[str, tuple[str, ...]]:
    """Callings with what the posts of their field begin with."""
    return {row["lemma"].replace("ё", "е"): tuple(row["fields"].split()) for row in read_table("callings")}


def calling(candidate: Candidate, reference: Reference) -> bool:
    """«рассказал учёный», «по словам риелтора»: the person with a post just named in its paragraph."""
    post = reference.post
    if post is None or post.kind != "staff" or reference.last - reference.first > 1:
        return False
    if not (_is_named_alone(reference) or _is_whose(reference)):
        return False
    ruling = any(_is_ruling(own) for chain in candidate.entity.posts for own in chain)
    return any(candidate.entity.posts) and candidate.block == reference.sentence.block and not ruling


def _is_ruling(post: Post) -> bool:
    """Whether a state's or a body's office, that no calling stands for; «глава фермы» may be a farmer."""
    return not post.groups.isdisjoint(RULING) and not (post.organization and "chief" in post.groups)


def same_post(candidate: Candidate, reference: Reference) -> bool:
    """«губернатор», «глава региона», «зампред»: somebody with such a post."""
    post = reference.post
    if post is None or post.kind == "generic":
        return False
    return any(_compatible(post, own) for chain in candidate.entity.posts[-MOST_CHAINS:] for own in chain)


RULES: tuple[Callable[[Candidate, Reference], bool], ...] = (pronoun, generic, same_post)
FIELD_RULES = (of_field,)
LAST_RULES = (calling,)


@cache
def reference_tails() -> dict[str, frozenset[str]]:
    """Nouns after a head that refers back, with the groups that they point to."""
    return {row["lemma"]: frozenset(row["groups"].split()) for row in read_table("reference_tails")}


@lru_cache(FEW)
def _tail(lemma: str, whole: str) -> tuple[frozenset[str], frozenset[str]]:
    """The groups that the nouns of a post's tail point to, and the stems of its other words."""
    groups: frozenset[str] = frozenset()
    stems = set()
    for word in whole.replace("«", " ").replace("»", " ").split():
        lemmas = {parse.lemma for parse in nominal_parses(word)}
        known = [reference_tails()[lemma] for lemma in lemmas if lemma in reference_tails()]
        if known:
            groups = groups or known[0]
        elif lemma not in lemmas and word[:1].isupper():
            stems.add(word.lower()[:5])
    return groups, frozenset(stems)


def _tail_of(post: Post) -> tuple[frozenset[str], frozenset[str]]:
    return _tail(post.lemma, f"{post.position} {post.organization or ''}")


def _compatible(post: Post, own: Post) -> bool:
    """Whether a post without a name can be that of a person."""
    if post.deputy != own.deputy:
        return False
    (groups, stems), (own_groups, own_stems) = _tail_of(post), _tail_of(own)
    mine, others = (post.groups & groups or post.groups), (own.groups & own_groups or own.groups)
    mine -= OF_ALL
    other_field = stems and _is_of_a_field(post, own, own_groups, own_stems)
    if short_name(post) != short_name(own) and (not mine & others or other_field):
        return False
    if groups and own_groups and not groups & own_groups and not mine & others:
        return False
    return not stems or not own_stems or bool(stems & own_stems)


def _is_of_a_field(post: Post, own: Post, groups: frozenset[str], stems: frozenset[str]) -> bool:
    """«глава Омутнинска» is no «министр энергетики», whose tail names neither a territory nor a place."""
    return post.organization is None and not groups and not stems and " " in own.position


def _mention(reference: Reference) -> Mention:
    tokens, sentence = reference.sentence.tokens, reference.sentence
    start, end = tokens[reference.first].start, tokens[reference.last - 1].end
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, text, sentence.index, reference.first, reference.last)
