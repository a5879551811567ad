"""Reads the readings of a name; yields the entity that it belongs to, an old one or a new one."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from extractor.language import Sentence
from extractor.memo import FEW
from extractor.mentions.people.posts import Post
from extractor.mentions.people.readings import Reading
from extractor.mentions.people.ties import Tie
from extractor.mentions.types import Mention, mention_of

Key = tuple[str, str, str, str]  # given name, patronymic, surname, gender
ARTICLE, DOUBLED = re.compile("^[аэ]ль[- ]"), re.compile(r"(.)\1+")
MOST_NAMESAKES = 50  # persons of one surname or given name among whom the right one is looked for


@dataclass(slots=True, eq=False)
class Entity:
    """One person while the article is read; `sentences` are those of the mentions, in order."""

    votes: dict[Key, float] = field(default_factory=lambda: defaultdict(float))
    initials: tuple[str, ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    posts: list[tuple[Post, ...]] = field(default_factory=list)
    rule: str = ""


class Register:
    """The persons of an article so far, found by surname or given name."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._by_surname: dict[str, list[Entity]] = defaultdict(list)
        self._by_given: dict[str, list[Entity]] = defaultdict(list)
        self._without_surname: dict[str, list[Entity]] = defaultdict(list)

    @property
    def surnames(self) -> Iterable[str]:
        """Every surname, in the plain form of `plain`."""
        return self._by_surname.keys()

    def find(self, sentence: Sentence, tie: Tie, own: tuple[Reading, ...]) -> Entity | None:
        """The entity whose readings fit best, the nearest of equals."""
        candidates = self._candidates(own) if self.entities else []
        if not candidates:
            return None
        found = [(_likeness(entity, tie, own), entity) for entity in candidates]
        fitting = [pair for pair in found if pair[0] > 0]
        return max(fitting, key=lambda pair: (pair[0], -_distance(pair[1], sentence)), default=(0, None))[1]

    def _candidates(self, own: tuple[Reading, ...]) -> list[Entity]:
        found: dict[int, Entity] = {}
        for reading in own:
            given, surname = plain(reading.given), plain(reading.surname)
            near = self._by_surname.get(surname, [])[-MOST_NAMESAKES:] if surname else []
            others = self._without_surname if surname else self._by_given
            also = others.get(given, [])[-MOST_NAMESAKES:] if given else []
            for entity in (*near, *also):
                found[id(entity)] = entity
        return list(found.values())

    def add(self, entity: Entity | None, sentence: Sentence, tie: Tie, own: tuple[Reading, ...]) -> None:
        """One more mention of an entity, or the first of a new one."""
        if entity is None:
            entity = Entity(rule=tie.name.rule)
            self.entities.append(entity)
        best: dict[Key, float] = {}
        for reading in own:
            key = (reading.given, reading.patronymic, reading.surname, reading.gender)
            best[key] = max(best.get(key, 0.0), reading.weight)
        whole = sum(best.values())
        for key, weight in best.items():
            if key not in entity.votes:
                self._enter(entity, key)
            entity.votes[key] += weight / whole
        entity.initials = max(entity.initials, tie.name.initials, key=len)
        entity.mentions.append(mention_of(sentence, tie.name.first, tie.name.last))
        insort(entity.sentences, sentence.index)
        if tie.posts:
            entity.posts.append(tie.posts)

    def _enter(self, entity: Entity, key: Key) -> None:
        given, surname = plain(key[0]), plain(key[2])
        shelves = [(self._by_surname, surname), (self._by_given, given)]
        if not surname:
            shelves.append((self._without_surname, given))
        for shelf, name in shelves:
            if name and (not shelf[name] or shelf[name][-1] is not entity):
                shelf[name].append(entity)


def _distance(entity: Entity, sentence: Sentence) -> int:
    """Sentences to the nearest mention."""
    at = bisect_left(entity.sentences, sentence.index)
    return min(abs(other - sentence.index) for other in entity.sentences[max(0, at - 1) : at + 1])


def _likeness(entity: Entity, tie: Tie, own: tuple[Reading, ...]) -> float:
    """The weight of the best reading that agrees with a reading of the entity in every part that both have, else 0."""
    return max([one.weight for key in entity.votes for one in own if _agrees(entity, key, tie, one)], default=0.0)


def _agrees(entity: Entity, key: Key, tie: Tie, reading: Reading) -> bool:
    given, patronymic, surname, gender = key
    return bool(
        _agree(given, reading.given) and _agree(patronymic, reading.patronymic) and _agree(surname, reading.surname)
        and (not gender or gender == reading.gender) and (surname and reading.surname or given and reading.given)
        and _initials_fit(entity, given, patronymic, tie, reading)
    )  # fmt: skip


def _agree(one: str, other: str) -> bool:
    return not one or not other or plain(one) == plain(other)


@lru_cache(FEW)
def plain(part: str) -> str:
    """Lower case, ё as е, doubled letters once, no article: «Филипов» for «Филиппов», «Аль Бассам» for «Аль-Бассам»."""
    return DOUBLED.sub(r"\1", ARTICLE.sub("", part.lower().replace("ё", "е")))


def _initials_fit(entity: Entity, given: str, patronymic: str, tie: Tie, reading: Reading) -> bool:
    mine = tie.name.initials or tuple(part[0] for part in (reading.given, reading.patronymic) if part)
    other = entity.initials or tuple(part[0] for part in (given, patronymic) if part)
    return all(one == two for one, two in zip(mine, other, strict=False))
