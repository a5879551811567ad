"""Reads entities and posts without a name; yields persons with every mention: «глава региона», «чиновник», «она»."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from extractor.language import Document, Sentence
from extractor.lexicon import read_table
from extractor.mentions.nominals import is_attribute, tagged_case
from extractor.mentions.people.candidates import Candidate, Reference
from extractor.mentions.people.genders import named
from extractor.mentions.people.held import person_of, short_name
from extractor.mentions.people.posts import Post
from extractor.mentions.people.predicates import told_of
from extractor.mentions.people.pronouns import REFERRING, is_said, likeliest, pronoun, pronouns, speaks_on
from extractor.mentions.people.register import Entity
from extractor.mentions.people.tails import MINISTER, Tail, groups_of, tail_of
from extractor.mentions.people.ties import Tie
from extractor.mentions.speech.verbs import verb_kind
from extractor.mentions.types import Mention, Person, mention_of

UNNAMED = frozenset({"собеседник", "собеседница"})  # of the paper, where a source speaks
SOURCE = "источник"  # «источник рассказал»
MOST_MENTIONS = 120  # mentions back among which an antecedent is looked for
MOST_CHAINS = 8  # appositions of one person that are compared
Entry = tuple[int, int, Mention]  # start, index of the entity, mention
RULING = frozenset("governor mayor minister president premier mp senator monarch".split())  # never «фермер», «учёный»
OF_STATE = frozenset({"president", "premier", "monarch"})
SAME_STATE = 3  # letters that a state and its adjective share: «Турции», «турецкий»
APART = {"министр", "президент"}  # both may head a body, neither is the other
OFFICES = ("head", "deputy")
EXPERTS = frozenset({"эксперт", "специалист", "аналитик"})  # of any field
OF_ALL = frozenset({"staff"})  # an engineer is no doctor


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
            (index, Candidate(entities[index], near, names[index][1], document.sentences[near.sentence]))
            for index, near in _latest(timeline, at)
        ]
        index = _meant(document, reference, candidates)
        index = _named_later(reference, entities) if index is None else index
        index = _only_speaker(document, reference, entities) if index is None else index
        if index is not None:
            mention = mention_of(reference.sentence, reference.first, reference.last)
            entities[index].mentions.append(mention)
            if reference.post is None and not any(entities[index].posts):
                entities[index].posts += told_of(reference.sentence, reference.last, posts[reference.sentence.index])
            timeline.insert(at, (reference.start, index, mention))
    return tuple([person_of(document, entity, *name) for entity, name in zip(entities, names, strict=True)])


def _meant(document: Document, reference: Reference, candidates: list[tuple[int, Candidate]]) -> int | None:
    """The latest entity that a rule of the first group allows, else of the next groups."""
    if reference.speaks or reference.said:
        meant = [pair for pair in candidates if pronoun(pair[1], reference)]
        meant = meant or [pair for pair in candidates[:1] if speaks_on(document, pair[1], reference)]
        return likeliest(reference, meant) if meant else None
    for group in (RULES, FIELD_RULES, LAST_RULES):
        for at, (index, candidate) in enumerate(candidates):
            if any(rule(candidate, reference) for rule in group):
                return _subject_of_them(candidates[at:], reference) if group is RULES else index
    return None


def _subject_of_them(candidates: list[tuple[int, Candidate]], reference: Reference) -> int:
    """«Президент принял главу КНР. Глава государства отметил …»: of those whom one sentence names its subject."""
    index, first = candidates[0]
    if reference.post is None or "nomn" not in reference.post.cases or first.near.sentence == reference.sentence.index:
        return index
    near = [pair for pair in candidates if pair[1].near.sentence == first.near.sentence]
    fitting = [(at, one) for at, one in near if one.is_subject and any(rule(one, reference) for rule in RULES)]
    return fitting[0][0] if fitting and not first.is_subject else index


def _named_later(reference: Reference, entities: list[Entity]) -> int | None:
    """«Министр здравоохранения заявила, … Анна Седова, министр здравоохранения, …»: the only one who fits later."""
    post = reference.post
    if post is None or post.kind not in OFFICES or not _speaks(reference, post):
        return None
    given = [at for at, one in enumerate(entities) if any(post is own for own in _offices(one))]
    if given:
        return given[0]  # «Губернатор сообщил, … «…», – уточнил Иван Орлов»
    if post.organization is not None or post.groups.isdisjoint(RULING):
        return None
    fitting = [at for at, one in enumerate(entities) if any(_is_office_of(post, own) for own in _offices(one))]
    later = len(fitting) == 1 and entities[fitting[0]].mentions[0].start > reference.start
    return fitting[0] if later else None


def _only_speaker(document: Document, reference: Reference, entities: list[Entity]) -> int | None:
    """«Омбудсмен отметила, что …. «…», – сказала Анна Седова»: the only one named, whose post stands apart."""
    post = reference.post
    if len(entities) > 1 or any(entities[0].posts) or post is None or post.kind not in OFFICES:
        return None
    told = _speaks(reference, post) and any([_says(document, mention) for mention in entities[0].mentions])
    entities[0].posts += [(post,)] if told else []
    return 0 if told else None


def _says(document: Document, mention: Mention) -> bool:
    """«сказала Анна Седова», no «сказала жительница Анна Седова»."""
    tokens = document.sentences[mention.sentence].tokens
    return mention.first > 0 and verb_kind(tokens[mention.first - 1]) in ("say", "tell")


def _speaks(reference: Reference, post: Post) -> bool:
    """«заявила министр», «Мэр: …»."""
    tokens = reference.sentence.tokens
    verb, after = tokens[post.head].head, tokens[post.last : post.last + 1]
    tells = verb >= 0 and verb_kind(tokens[verb]) in ("say", "tell")
    return tagged_case(tokens[post.head]) == "nomn" and (tells or any(token.text == ":" for token in after))


def _offices(entity: Entity) -> Iterator[Post]:
    yield from (own for chain in entity.posts[:MOST_CHAINS] for own in chain)


def _is_office_of(post: Post, own: Post) -> bool:
    """The same office of a state, a region or a town: no «президент клуба»."""
    tail = tail_of(own)
    ruling = own.organization is None and not own.groups.isdisjoint(RULING)
    placed = own.lemma == MINISTER or tail.places or tail.groups or " " not in own.position
    return bool(ruling and placed) and short_name(post) == short_name(own) and _compatible(post, own)


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
    secret = False  # whose words the paper goes on to tell
    for sentence, own, tied in zip(document.sentences, posts, ties, strict=True):
        if own:
            ends = {tie.name.last for tie in tied}
            used = {id(post) for tie in tied for post in tie.posts}
            named = {post.first for tie in tied for post in tie.posts if post.last in ends}  # «помощник Ивана Петрова»
            unused = [post for post in _outermost(own) if id(post) not in used and not post.plural]
            unused = [post for post in unused if post.first not in named]
            unused = [post for post in unused if not (secret and post.lemma in UNNAMED)]
            found += [Reference(sentence, post.first, post.last, post, None) for post in unused]
        if words := [token for token in sentence.tokens if token.lower in REFERRING]:
            found += pronouns(sentence, words, last if last is not None and last.block == sentence.block else None)
        last = sentence
        secret = secret or any([token.lemma == SOURCE and token.rel == "nsubj" for token in sentence.tokens])
    return sorted(found, key=lambda reference: reference.start)


def _outermost(posts: tuple[Post, ...]) -> Iterator[Post]:
    """Posts that lie in no other: not the «губернатора» of «пресс-секретарь губернатора»."""
    reached = 0
    for post in sorted(posts, key=lambda post: (post.first, -post.last, post.head)):
        if post.last > reached:
            yield post
            reached = post.last


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
    """«рассказал учёный», «по словам риелтора»: the person with a post named just before."""
    post = reference.post
    if post is None or post.kind != "staff" or reference.last - reference.first > 1:
        return False
    if not (_is_named_alone(reference) or _is_whose(reference)):
        return False
    ruling = any(_is_ruling(own) for chain in candidate.entity.posts for own in chain)
    farthest = 1 if post.lemma in EXPERTS else 0  # paragraphs
    return any(candidate.entity.posts) and reference.sentence.block - candidate.block <= farthest and not ruling


def _is_ruling(post: Post) -> bool:
    """Whether a state's or a body's office, that no calling stands for; «глава фермы» may be a farmer."""
    return not post.groups.isdisjoint(RULING) and not (post.organization and "chief" in post.groups)


def same_post(candidate: Candidate, reference: Reference) -> bool:
    """«губернатор», «глава региона», «зампред»: somebody with such a post."""
    post = reference.post
    if post is None or post.kind == "generic":
        return False
    return any(_compatible(post, own) for chain in candidate.entity.posts[-MOST_CHAINS:] for own in chain)


def leader(candidate: Candidate, reference: Reference) -> bool:
    """«кенийский лидер», «по словам турецкого лидера»: the head of that state."""
    post = reference.post
    if post is None or post.lemma != "лидер" or " " not in post.position:
        return False
    people = post.position.lower()[:SAME_STATE]
    heads = [own for chain in candidate.entity.posts for own in chain if not own.deputy and own.groups & OF_STATE]
    return any([word.lower().startswith(people) for own in heads for word in own.position.split()[1:]])


RULES: tuple[Callable[[Candidate, Reference], bool], ...] = (pronoun, generic, same_post)
FIELD_RULES = (of_field,)
LAST_RULES = (calling, leader)


def _compatible(post: Post, own: Post) -> bool:
    """Whether a post without a name can be that of a person."""
    if post.deputy != own.deputy or {post.lemma, own.lemma} == APART:
        return False
    tail, other = tail_of(post), tail_of(own)
    shared = (groups_of(post, tail) - OF_ALL) & groups_of(own, other)
    if short_name(post) != short_name(own) and (not shared or _is_of_a_field(post, own, tail, other)):
        return False
    if tail.groups and other.groups and not tail.groups & other.groups and not shared:
        return False
    return all(not mine or not others or mine & others for mine, others in _told(tail, other))


def _told(tail: Tail, other: Tail) -> Iterator[tuple[frozenset[Any], frozenset[Any]]]:
    """What must agree where both tell it: «глава КЧР» is «глава Карачаево-Черкесии», by its place, not its letters."""
    yield (tail.places, other.places) if tail.places and other.places else (tail.stems, other.stems)
    yield tail.fields, other.fields


def _is_of_a_field(post: Post, own: Post, tail: Tail, other: Tail) -> bool:
    """«глава Омутнинска» is no «министр энергетики», «главврач ЦРБ» no «начальник отдела», whose tails have no name."""
    if not tail.stems or other.stems:
        return False
    if post.organization is not None:
        return own.organization is not None
    return not other.groups and " " in own.position
