"""Reads mentions; yields a site for each quantity: its segment, clause, predicate, preposition and neighbours."""

from collections.abc import Iterator
from functools import lru_cache

from extractor.language import DASHES, Token
from extractor.lazy import lazy
from extractor.linking.scenes import Scene, Scenes, Segment, fillers, is_main
from extractor.mentions.types import Mentions, Quantity

GOVERNING = frozenset({"на", "до", "в", "с", "от"})  # prepositions that may stand inside a quantity
INSTEAD = frozenset({"вместо", "против"})  # before what a figure is held against
WITH_MORE = frozenset({"половиной", "четвертью", "третью", "лишним", "небольшим", "гаком"})  # «пять с половиной»
ENDS_OF_CHANGES = INSTEAD | {"с", "со", "до", "при"}  # an adjective may stand behind: «с июньских 7,4»
LASTING = frozenset({"a", "mo", "wk", "d", "h", "min"})  # units of how long something takes
FAR = 40  # segments in which a predicate is sought; a list has no more without one
# words that open a clause of its own
NEW_CLAUSE = frozenset("и а но да пока поэтому причем однако хотя если когда где что чтобы зато".split())


class Site:
    """One quantity in its scene."""

    def __init__(self, scene: Scene, quantity: Quantity, before: Quantity | None, scenes: Scenes) -> None:
        self.scene = scene
        self.scenes = scenes
        self.quantity = quantity
        self.said = quantity.text.lower()
        self.before = before  # the quantity before it in the sentence
        self.tokens = scene.tokens
        self.end = len(self.tokens)
        self.first, self.last = quantity.first, quantity.last
        self.home = scene.homes[self.first] or 0  # the place of its segment in the scene
        self.segment = scene.segments[self.home]  # the part of the sentence between marks in which it stands
        self.left = scene.skip_left(self.first - 1)  # the token before it, past fillers; -1 at the sentence's start
        self.ahead = self.tokens[self.left] if self.left >= 0 else None
        self.before_that = self.tokens[self.left - 1] if self.left > 0 else None
        self.after = self.tokens[self.last] if self.last < self.end else None  # the token after it
        self.preposition = _inner_preposition(scene, quantity) or _preposition_at(scene, self.left)
        # its segment and, where that has no predicate, the others up to the one that has, nearest first
        self.own_verb = bool(scene.predicates(self.segment))
        self.clause: tuple[Segment, ...] = (self.segment,) if self.own_verb else tuple(self._clause())
        self.governing = self.clause[-1]  # the segment that holds the predicate
        self.verb = self._verb()

    def token(self, index: int) -> Token | None:
        """The token at an index, None outside the sentence."""
        return self.tokens[index] if 0 <= index < self.end else None

    @lazy
    def heads(self) -> frozenset[int]:
        """The tokens on which those of the quantity hang."""
        return frozenset([token.head for token in self.tokens[self.first : self.last]])

    def _clause(self) -> Iterator[Segment]:
        segments, scene = self.scene.segments, self.scene
        own = segments[self.home]
        yield own
        if self._complete():
            return
        if self.tokens[own.first].lower == "что":  # its predicate is not that of the clause before
            found = next((at for at, p in enumerate(segments[own.at + 1 :]) if is_main(scene, p)), None)
            yield from segments[own.at + 1 : own.at + 2 + found] if found is not None else ()
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
        row = [token for token in self.tokens[self.segment.first : self.left] if token.lower not in fillers()]
        if row and row[0].lower == "у" and not self.preposition:
            return True  # «у нас 23 игрока, хватит на сезон»
        if self._counted_first():
            return True
        named = [p for p in self.scene.within(self.segment) if p.case == "Nom" and p.last <= self.first]
        named = [p for p in named if p.form in ("noun", "name") and not p.preposition and p.inside is None]
        if not named or named[-1].last == self.left + 1 or self.segment.opener == ":":
            return bool(named)
        return any(token.feats.get("Degree") == "Cmp" for token in self.tokens[self.last : self.segment.last])

    def _counted_first(self) -> bool:
        """«Котельных в районе двадцать две, ещё одну построят»: what there is, then where, then how many."""
        first = next(iter(self.scene.within(self.segment)), None)
        if first is None or first.case != "Gen" or first.preposition or first.last > self.left:
            return False
        opening = range(self.segment.first, first.first)
        if len(opening) > 1 or any(at in self.scene.slots for at in opening):
            return False
        return self.tokens[first.head].feats.get("Number") == "Plur"

    def _goes_on(self, parts: list[Segment]) -> bool:
        """Whether segments after it belong to its clause: no conjunction opens them, no subject of their own."""
        if self.segment.opener in DASHES or any(self._opens_another(part) for part in parts):
            return False
        last = parts[-1]
        verb = self.scene.predicates(last)[0]
        subjects = [p for p in self.scene.within(last) if p.case == "Nom" and not p.preposition and p.inside is None]
        counted = [p for p in subjects if p.first - 1 in self.scene.slots]
        return len(counted) == len(subjects) or subjects[0].first > verb.index

    def _opens_another(self, part: Segment) -> bool:
        return part.opener == ";" or self.tokens[part.first].lower in NEW_CLAUSE

    def _verb(self) -> Token | None:
        """The predicate of its clause: the one before it, or the first after."""
        found = self.scene.predicates(self.governing)
        if not found:
            return None
        before = [token for token in found if token.index < self.first]
        return before[-1] if before else found[0]


def preposition_of(scene: Scene, quantity: Quantity) -> str:
    """The preposition that governs a quantity, before or inside («почти на 6 пунктов», «до 15 %»), else empty."""
    return _inner_preposition(scene, quantity) or _preposition_at(scene, scene.skip_left(quantity.first - 1))


def _inner_preposition(scene: Scene, quantity: Quantity) -> str:
    for token in scene.tokens[quantity.first : quantity.last]:
        if token.pos == "ADP" and token.lower in GOVERNING:
            more = any(after.lower in WITH_MORE for after in scene.tokens[token.index + 1 : quantity.last])
            rate = token.index > quantity.first and quantity.text[:1].isdigit()  # «2 центнера с гектара»
            return "" if (more or rate) and token.lower == "с" else token.lower
    return ""


def _preposition_at(scene: Scene, at: int) -> str:
    while at >= 0 and scene.tokens[at].pos in ("ADV", "PART") and at not in scene.slots:
        at -= 1
    if at > 0 and scene.tokens[at].pos == "ADJ" and scene.tokens[at].feats.get("Number") == "Plur":
        at -= scene.tokens[at - 1].lower in ENDS_OF_CHANGES  # «с июньских 7,4 до 5,8 %»
    return scene.tokens[at].lower if at >= 0 and scene.tokens[at].pos == "ADP" else ""


@lru_cache(1)
def sites_of(mentions: Mentions) -> tuple[Site, ...]:
    """A site for every quantity, in order; those of the last article are kept for the next rules to ask."""
    scenes, scene = Scenes(mentions), None
    found: list[Site] = []
    before: Quantity | None = None
    for quantity in mentions.quantities:
        if before is None or before.sentence != quantity.sentence:
            scene, before = scenes.scene(quantity.sentence), None
        if scene is not None:
            found.append(Site(scene, quantity, before, scenes))
        before = quantity
    return tuple(found)


def forget_sites() -> None:
    """Lets go of the last article's sites, and so of all its tokens: the collector would go through them."""
    sites_of.cache_clear()
