"""Reads mentions; yields a site for each quantity: its segment, clause, predicate, preposition and neighbours."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractor.language import Token
from extractor.linking.scenes import DASHES, Scene, Scenes, Segment, is_main
from extractor.mentions.types import Mentions, Quantity

FAR = 40  # segments in which a predicate is sought; a list has no more without one
# words that open a clause of its own
NEW_CLAUSE = frozenset("и а но да пока поэтому причем однако хотя если когда где что чтобы зато".split())


class Site:
    """One quantity in its scene."""

    def __init__(self, scene: Scene, quantity: Quantity, scenes: "Scenes | None" = None) -> None:
        self.scene = scene
        self.scenes = scenes
        self.quantity = quantity
        self.tokens = scene.tokens
        self.first, self.last = quantity.first, quantity.last

    @cached_property
    def home(self) -> int:
        """The place of its segment in the scene."""
        return self.scene.homes.get(self.first, 0)

    @cached_property
    def segment(self) -> Segment:
        """The part of the sentence between marks in which it stands."""
        return self.scene.segments[self.home]

    @cached_property
    def inner(self) -> frozenset[str]:
        """The words of the quantity, in lower case."""
        return frozenset(token.lower for token in self.tokens[self.first : self.last])

    @cached_property
    def left(self) -> int:
        """The token before it, past fillers; -1 at the sentence's start."""
        return self.scene.skip_left(self.first - 1)

    @cached_property
    def preposition(self) -> str:
        """The preposition that governs it, before it or inside («почти на 6 пунктов», «до 15 %»), else empty."""
        words = [
            t.lower
            for t in self.tokens[self.first : self.last]
            if t.pos == "ADP" and t.lower in ("на", "до", "в", "с", "от")
        ]
        if words:
            return words[0]
        token = self.token(self.left)
        while token and token.pos in ("ADV", "PART") and token.index not in self.scene.slots:
            token = self.token(token.index - 1)
        return token.lower if token and token.pos == "ADP" else ""

    def token(self, index: int) -> Token | None:
        """The token at an index, None outside the sentence."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    @cached_property
    def after(self) -> Token | None:
        """The token after it."""
        return self.token(self.last)

    @cached_property
    def before(self) -> Quantity | None:
        """The quantity before it in the sentence."""
        at = self.scene.order[self.quantity.start]
        return self.scene.quantities[at - 1] if at else None

    @cached_property
    def clause(self) -> tuple[Segment, ...]:
        """Its segment and, where that has no predicate, the others up to the one that has, nearest first."""
        return tuple(self._clause())

    def _clause(self) -> Iterator[Segment]:
        segments, scene = self.scene.segments, self.scene
        own = segments[self.home]
        yield own
        if scene.predicates(own) or self._complete():
            return
        leftwards = [p for p in reversed(segments[max(0, self.home - FAR) : self.home]) if p.depth <= own.depth]
        for at, part in enumerate(leftwards):
            if is_main(scene, part):
                yield from leftwards[: at + 1]
                return
        rightwards = [p for p in segments[self.home + 1 : self.home + 1 + FAR] if p.depth <= own.depth]
        for at, part in enumerate(rightwards):
            if is_main(scene, part):
                yield from rightwards[: at + 1 if self._goes_on(rightwards[: at + 1]) else 0]
                return

    def _complete(self) -> bool:
        """A clause without a verb: «видимость меньше 100 метров», «расход в полтора раза выше нормы»."""
        if self.segment.opener in DASHES:
            return False
        named = [p for p in self.scene.within(self.segment) if p.case == "Nom" and p.last <= self.first]
        named = [p for p in named if p.form in ("noun", "name") and not p.preposition and p.inside is None]
        told = any(token.feats.get("Degree") == "Cmp" for token in self.tokens[self.last : self.segment.last])
        return bool(named) and (told or named[-1].last == self.left + 1 or self.segment.opener == ":")

    def _goes_on(self, parts: list[Segment]) -> bool:
        """Whether segments after it belong to its clause: no conjunction opens them, no subject of their own."""
        if self.segment.opener in DASHES or any(self.tokens[part.first].lower in NEW_CLAUSE for part in parts):
            return False
        last = parts[-1]
        verb = self.scene.predicates(last)[0]
        subjects = [p for p in self.scene.within(last) if p.case == "Nom" and not p.preposition and p.inside is None]
        counted = [p for p in subjects if p.first - 1 in self.scene.slots]
        return len(counted) == len(subjects) or subjects[0].first > verb.index

    @cached_property
    def verb(self) -> Token | None:
        """The predicate of its clause: the one before it, or the first after."""
        found = self.scene.predicates(self.clause[-1])
        if not found:
            return None
        before = [token for token in found if token.index < self.first]
        return before[-1] if before else found[0]

    @cached_property
    def own_verb(self) -> bool:
        """Whether the predicate stands in its own segment."""
        return bool(self.scene.predicates(self.segment))


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """Mentions that are equal to nothing but themselves: hashing all of them would cost more than it saves."""

    mentions: Mentions

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.mentions is other.mentions

    def __hash__(self) -> int:
        return id(self.mentions)


def sites_of(mentions: Mentions) -> tuple[Site, ...]:
    """A site for every quantity, in order; those of the last article are kept for the next rules to ask."""
    return _sites_of(_Same(mentions))


@lru_cache(1)
def _sites_of(same: _Same) -> tuple[Site, ...]:
    mentions = same.mentions
    scenes = Scenes(mentions)
    found = ((scenes.scene(quantity.sentence), quantity) for quantity in mentions.quantities)
    return tuple(Site(scene, quantity, scenes) for scene, quantity in found if scene is not None)
