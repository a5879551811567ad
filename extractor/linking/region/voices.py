"""Reads the persons and speeches of an article; yields the territory of who says a figure."""

from functools import lru_cache

from extractor.linking.region.spots import Spot, Spots, national
from extractor.memo import FEW
from extractor.mentions.places.kinds import setting
from extractor.mentions.types import Mentions, Person, Quantity


class Voices:
    """The territories of the article's speakers."""

    def __init__(self, mentions: Mentions, spots: Spots) -> None:
        self.mentions = mentions
        self.territories = [territory_of(person, spots) for person in mentions.persons]

    def territory(self, quantity: Quantity, regional: bool) -> Spot | None:
        """The narrowest speech around a figure decides; of a subject only where the article is not regional itself."""
        around = [s for s in self.mentions.speeches if s.start <= quantity.start and quantity.end <= s.end]
        if not around:
            return None
        for speech in sorted(around, key=lambda speech: speech.end - speech.start):
            if speech.speaker is None:
                continue
            spot = self.territories[speech.speaker]
            if spot is None or (spot.broad and spot.place.place and regional):
                return None  # «директор в Поволжье» speaks of what the article is about
            if spot.place.place or national(spot.place):
                return spot
            return spot if spot.relation == "post" and not regional else None
        return None

    def quoted(self, spot: Spot) -> bool:
        """Whether a place is named only as a speaker's post or in his words: it lasts as long as he speaks."""
        spoken = any(speech.start <= spot.place.start < speech.end for speech in self.mentions.speeches)
        return spoken or spot.relation == "post"

    def of_subject(self, quantity: Quantity, code: str | None) -> bool:
        """Whether a figure is said by one who answers for the whole of a subject."""
        return any(
            [
                speech.start <= quantity.start and quantity.end <= speech.end and self._answers(speech.speaker, code)
                for speech in self.mentions.speeches
            ]
        )

    def _answers(self, speaker: int | None, code: str | None) -> bool:
        spot = None if speaker is None else self.territories[speaker]
        return spot is not None and spot.place.code == code and not spot.place.place


@lru_cache(FEW)
def stem(word: str) -> str:
    """A word without its ending: the post gives «Рыбинская больница», the text «Рыбинской больницы»."""
    return word.lower().replace("ё", "е")[: max(4, len(word) - 3)]


def territory_of(person: Person, spots: Spots) -> Spot | None:
    """The place named in a person's post or organisation, beside one of his mentions; a branch is not its country's.

    Not the district that a «депутат от Заречного округа» was sent by.
    """
    position = (person.position or "").partition(" от ")[0]
    post = f"{position} {person.organization or ''}".lower().split()
    said = {stem(word) for word in post}
    branch = not setting("branch").isdisjoint(post)
    for mention in person.mentions:
        found = [s for s in spots.get(mention.sentence, ()) if said.issuperset(map(stem, s.place.text.split()))]
        found = [spot for spot in found if not (branch and national(spot.place))]
        if found:
            narrow = [spot for spot in found if not spot.broad] or found
            return next((spot for spot in narrow if spot.place.place), narrow[0])
    return None
