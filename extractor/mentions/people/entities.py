"""Reads names with their posts; yields one entity for each person: fullest name in the nominative, gender, mentions."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from extractor.language import Document, Sentence
from extractor.mentions.declension import surname_forms
from extractor.mentions.nominals import is_cyrillic
from extractor.mentions.people.posts import Post
from extractor.mentions.people.readings import Reading, readings
from extractor.mentions.people.ties import Tie
from extractor.mentions.people.words import NameParts
from extractor.mentions.types import Mention

Key = tuple[str, str, str, str]  # given name, patronymic, surname, gender


@dataclass(slots=True)
class Entity:
    """One person while the article is read."""

    votes: dict[Key, float] = field(default_factory=lambda: defaultdict(float))
    initials: tuple[str, ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    posts: list[tuple[Post, ...]] = field(default_factory=list)
    rule: str = ""


def gather(document: Document, names: list[tuple[NameParts, ...]], ties: list[tuple[Tie, ...]]) -> list[Entity]:
    """Entities in the order of their first mention; lone surnames join the fuller name they fit."""
    entities: list[Entity] = []
    later: list[tuple[Sentence, Tie]] = []
    for sentence, found in zip(document.sentences, ties, strict=True):
        for tie in found:
            full = tie.name.given and tie.name.surname
            if full or tie.name.initials:
                _add(entities, sentence, tie)
            else:
                later.append((sentence, tie))
    for sentence in document.sentences:
        later += [(sentence, tie) for tie in _lone_surnames(entities, sentence, names[sentence.index])]
    later.sort(key=lambda pair: (pair[0].index, pair[1].name.first))
    for sentence, tie in later:
        if tie.name.surname or tie.name.patronymic or tie.posts or _fits_given(entities, sentence, tie):
            _add(entities, sentence, tie)
    for entity in entities:
        entity.mentions.sort(key=lambda mention: mention.start)
    return sorted(entities, key=lambda entity: entity.mentions[0].start)


def _add(entities: list[Entity], sentence: Sentence, tie: Tie) -> None:
    own = readings(sentence, tie)
    fitting = [(weight, entity) for entity in entities if (weight := _likeness(entity, tie, own)) > 0]
    entity = max(fitting, key=lambda pair: (pair[0], -_distance(pair[1], sentence)), default=(0, None))[1]
    if entity is None and tie.name.given and not tie.name.surname and not tie.name.patronymic:
        other = _as_surname(tie)
        if any(_same_person(entity, other, readings(sentence, other)) for entity in entities):
            return _add(entities, sentence, other)
    if entity is None:
        entity = Entity(rule=tie.name.rule)
        entities.append(entity)
    best: dict[Key, float] = {}
    for reading in own:
        key = (reading.given, reading.patronymic, reading.surname, reading.gender)
        best[key] = max(best.get(key, 0.0), reading.weight)
    for key, weight in best.items():
        entity.votes[key] += weight / sum(best.values())
    entity.initials = max(entity.initials, tie.name.initials, key=len)
    entity.mentions.append(_mention(sentence, tie.name))
    if tie.posts:
        entity.posts.append(tie.posts)


def _lone_surnames(entities: list[Entity], sentence: Sentence, taken: tuple[NameParts, ...]) -> Iterator[Tie]:
    """Words that no rule found by themselves and that are the surname of somebody named in full elsewhere."""
    known = {_plain(key[2]) for entity in entities for key in entity.votes if key[2]}
    beginnings = {surname[:3] for surname in known}
    used = {at for name in taken for at in range(name.first, name.last)}
    for token in sentence.tokens:
        text = token.text
        if token.index in used or token.lower[:3] not in beginnings or not text.istitle() or not is_cyrillic(text):
            continue
        if any(_plain(form.nominative) in known for form in surname_forms(text)):
            at = token.index
            yield Tie(NameParts(sentence.index, at, at + 1, surname=(at,), rule="lone_surname"), (), "alone")


def _fits_given(entities: list[Entity], sentence: Sentence, tie: Tie) -> bool:
    """A lone given name counts where it shortens a name of the article: else it may be a town («Владимир»)."""
    other = _as_surname(tie)
    return any(
        _same_person(entity, tie, readings(sentence, tie)) or _same_person(entity, other, readings(sentence, other))
        for entity in entities
    )


def _as_surname(tie: Tie) -> Tie:
    """A lone name read as a surname instead: «Барабаш»."""
    return replace(tie, name=replace(tie.name, given=(), surname=tie.name.given))


def _distance(entity: Entity, sentence: Sentence) -> int:
    return min(abs(mention.sentence - sentence.index) for mention in entity.mentions)


def _mention(sentence: Sentence, name: NameParts) -> Mention:
    start, end = sentence.tokens[name.first].start, sentence.tokens[name.last - 1].end
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, text, sentence.index, name.first, name.last)


def _same_person(entity: Entity, tie: Tie, own: tuple[Reading, ...]) -> bool:
    return _likeness(entity, tie, own) > 0


def _likeness(entity: Entity, tie: Tie, own: tuple[Reading, ...]) -> float:
    """The weight of the best reading that agrees with a reading of the entity in every part that both have, else 0."""
    return max(
        (reading.weight for key in entity.votes for reading in own if _agrees(entity, key, tie, reading)),
        default=0.0,
    )


def _agrees(entity: Entity, key: Key, tie: Tie, reading: Reading) -> bool:
    given, patronymic, surname, gender = key
    return (
        _agree(given, reading.given) and _agree(patronymic, reading.patronymic) and _agree(surname, reading.surname)
        and (not gender or gender == reading.gender) and _shares(given, surname, reading)
        and _initials_fit(entity, given, patronymic, tie, reading)
    )  # fmt: skip


def _agree(one: str, other: str) -> bool:
    return not one or not other or _plain(one) == _plain(other)


@cache
def _plain(part: str) -> str:
    """Lower case, ё as е, doubled letters once: «Филиппов» is also written «Филипов»."""
    letters = part.lower().replace("ё", "е")
    return "".join(letter for at, letter in enumerate(letters) if letters[at - 1 : at] != letter)


def _shares(given: str, surname: str, reading: Reading) -> bool:
    return bool(surname and reading.surname) or bool(given and reading.given)


def _initials_fit(entity: Entity, given: str, patronymic: str, tie: Tie, reading: Reading) -> bool:
    mine = tie.name.initials or tuple(part[0] for part in (reading.given, reading.patronymic) if part)
    other = entity.initials or tuple(part[0] for part in (given, patronymic) if part)
    return all(one == two for one, two in zip(mine, other, strict=False))


def best_name(entity: Entity) -> tuple[str, str | None]:
    """The fullest name in the nominative, given name first, and the gender."""
    givens = _poll(entity, 0)
    surnames = _poll(entity, 2)
    genders = _poll(entity, 3)
    gender = max(sorted(genders, reverse=True), key=lambda one: genders[one]) if genders else ""
    open_gender = len(genders) > 1 and max(genders.values()) < 1.2 * min(genders.values())
    chosen = [_winner(entity, index, gender) for index in (0, 1, 2)]
    given, patronymic, surname = chosen
    if not givens and entity.initials:
        given = " ".join(letter + "." for letter in entity.initials)
    name = " ".join(filter(None, (given, patronymic, surname)))
    known = (givens or surnames) and not open_gender
    return name, {"masc": "Masc", "femn": "Fem"}.get(gender) if known else None


def _poll(entity: Entity, index: int) -> dict[str, float]:
    poll: dict[str, float] = defaultdict(float)
    for key, weight in entity.votes.items():
        if key[index]:
            poll[key[index]] += weight
    return poll


def _winner(entity: Entity, index: int, gender: str) -> str:
    """The form with most votes among readings of this gender, if the article gives that part."""
    poll: dict[str, float] = defaultdict(float)
    for key, weight in entity.votes.items():
        if key[index] and key[3] == gender:
            poll[key[index]] += weight
    return max(poll, key=lambda form: poll[form]) if poll else ""
