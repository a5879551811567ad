"""Reads the places of an article; yields what the whole of it is about: a subject or country, and perhaps a town.

The headline says it, else the lead, else what is named most; the outlet's own furniture is the last to ask.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.lexicon.toponyms import fold
from extractor.linking.region.spots import Spot, national
from extractor.mentions.types import Mentions, Place

WEIGHTS = {"name": 3.0, "adjective": 2.0, "inhabitant": 2.0, "organization": 1.5, "reference": 1.0}
HEADLINE, LEAD = 3.0, 1.5
ASIDE = {"post": 0.5, "from": 0.4, "away": 0.3, "route": 0.3, "compared": 0.2}  # what says less of what is told
WEAK = 0.3  # «российский» is said everywhere,
AGENCY = 0.1  # and so is «МЧС России»
OUTSTANDING = 0.6  # share of the weight of all subjects that makes one the article's own
LEADING = 2.5  # times the weight of the next, which also do: visitors come from everywhere
PASSING = 3.0  # weight of a subject named once, which federal bodies outweigh
FEDERAL = 2.0
INSTITUTIONS = frozenset(
    "университет институт академия обсерватория вуз лаборатория клиника консерватория филиал нии факультет".split()
)
REACH = 4  # words between an institution and its place
LEADS = 2  # sentences of the body that lead


@dataclass(frozen=True, slots=True)
class Frame:
    """The article's own place. `place` holds until a later paragraph speaks of the whole subject."""

    code: str | None
    place: str | None
    rule: str
    basis: str
    mention: Place | None


class Weights:
    """How much the article speaks of each subject and country."""

    def __init__(self, mentions: Mentions, spots: dict[int, tuple[Spot, ...]]) -> None:
        self.codes: defaultdict[str, float] = defaultdict(float)
        self.countries: set[str | None] = set()
        leads = set(lead_sentences(mentions))
        for index, found in spots.items():
            kind = mentions.document.sentences[index].kind
            factor = HEADLINE if kind == "headline" else LEAD if index in leads else 1.0
            for spot in found:
                self.codes[code_of(spot.place)] += factor * weight(spot)
                if spot.broad and spot.place.form == "name" and spot.place.code != RUSSIA:
                    self.countries.add(spot.place.code)
        self.codes.pop("", None)

    @property
    def scattered(self) -> bool:
        """Whether the article tells of several subjects alike: it is about the country."""
        subjects = sorted((w for code, w in self.codes.items() if code in load().subjects), reverse=True)
        if len(subjects) < 2 or subjects[0] >= LEADING * subjects[1]:
            return False
        return subjects[0] < OUTSTANDING * sum(subjects)

    @property
    def most(self) -> str | None:
        """The code of the greatest weight."""
        return max(self.codes, key=lambda code: self.codes[code], default=None)


def code_of(place: Place) -> str:
    """A subject's code for places of Russia, the country's for foreign ones."""
    code = place.code or ""
    return code if code in load().subjects or "-" not in code else code[:2]


def weight(spot: Spot) -> float:
    """How much one mention says."""
    value = WEIGHTS[spot.place.form] * ASIDE.get(spot.relation, 1.0)
    if spot.broad and spot.place.form == "organization":
        return value * AGENCY
    return value * (WEAK if spot.broad and spot.relation == "modifier" else 1.0)


def lead_sentences(mentions: Mentions) -> list[int]:
    """The first sentences of the body."""
    body = [sentence.index for sentence in mentions.document.sentences if sentence.kind == "body"]
    return body[:LEADS]


def frame_of(mentions: Mentions, spots: dict[int, tuple[Spot, ...]]) -> Frame:
    """The article's own place by the first rule that finds one."""
    weights = Weights(mentions, spots)
    for rule in RULES:
        if found := rule(mentions, spots, weights):
            return found
    return Frame(None, None, "no-place", "article", None)


Spots = dict[int, tuple[Spot, ...]]


def by_headline(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The place that the headline names."""
    for sentence in mentions.document.sentences:
        best = foremost(spots.get(sentence.index, ()), weights) if sentence.kind == "headline" else None
        if best and FIT[best.relation] > INTRODUCES:
            return frame_at(best, weights, "headline", "headline")
    return None


def by_lead(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The place of the first sentence that names one, if it is what the article speaks of."""
    for index in lead_sentences(mentions):
        found = [spot for spot in spots.get(index, ()) if not dateline(mentions, spot)]
        best = foremost(tuple(found), weights)
        if best and national(best.place) and best.relation == "in":
            return frame_at(best, weights, "lead", "article")
        if best and not weights.scattered and code_of(best.place) == weights.most:
            return frame_at(best, weights, "lead", "article")
    return None


def frame_at(spot: Spot, weights: Weights, rule: str, basis: str) -> Frame:
    """A frame at a spot; «до Бежецка» says the subject only; «Минск» besides «Белоруссия» the state."""
    code, place = spot.place.code, spot.place.place if spot.relation in PLACED else None
    if spot.relation == "whole" and place and code and code[:2] in weights.countries:
        return Frame(code[:2], None, rule, basis, spot.place)
    return Frame(code, place, rule, basis, spot.place)


def by_weight(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The subject or country named most; the country where no subject stands out."""
    code = RUSSIA if weights.scattered else weights.most
    if code is None or (weights.codes[code] <= PASSING and federal_weight(mentions) >= FEDERAL):
        return None
    if not weights.scattered and all(institutional(mentions, spot) for spot in of_code(spots, code)):
        return None
    return Frame(code, None, "most-named", "article", None)


def of_code(spots: Spots, code: str) -> Iterator[Spot]:
    """All spots of a subject or country."""
    return (spot for found in spots.values() for spot in found if code_of(spot.place) == code)


def institutional(mentions: Mentions, spot: Spot) -> bool:
    """«профессор Самарского университета»: a place that only says whose scholar speaks."""
    tokens = mentions.document.sentences[spot.place.sentence].tokens
    if spot.place.form in ("adjective", "organization") and spot.last - spot.first == 1:
        return any(token.lemma in INSTITUTIONS for token in tokens[spot.last : spot.last + REACH])
    return spot.relation == "of" and any(
        t.lemma in INSTITUTIONS for t in tokens[max(0, spot.first - REACH) : spot.first]
    )


def by_federal(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """No place is named but a body of the whole country."""
    return Frame(RUSSIA, None, "federal", "article", None) if federal_weight(mentions) else None


def by_outlet(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The subject that the page around the article names most."""
    code = outlet(mentions)
    return Frame(code, None, "outlet", "article", None) if code else None


def by_roubles(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """Money in roubles, and nothing else: the country."""
    return Frame(RUSSIA, None, "roubles", "article", None) if "рубл" in mentions.document.text else None


RULES = (by_headline, by_lead, by_weight, by_federal, by_outlet, by_roubles)

# how well a place of a headline or lead says what the article is about
FIT = {
    "in": 4.0, "near": 4.0, "whole": 3.0, "of": 3.0, "modifier": 2.0, "to": 1.5,
    "post": 1.2, "from": 1.0, "away": 0.0, "route": 0.0, "compared": -1.0,
}  # fmt: skip
INTRODUCES = 1.0  # and what must be exceeded in a headline
PLACED = ("in", "to", "of", "whole", "modifier", "from")  # those that may make a town the article's own place


def foremost(found: tuple[Spot, ...], weights: Weights) -> Spot | None:
    """The spot that says best where the sentence is: of one subject the most specific."""
    fit = [spot for spot in found if spot.place.code and spot.place.form != "reference" and FIT[spot.relation] >= 0]
    fit = [spot for spot in fit if not (spot.broad and spot.place.form == "organization")]
    if not fit:
        return None
    narrow = [spot for spot in fit if not spot.broad] or fit
    best = max(narrow, key=lambda spot: (FIT[spot.relation], weights.codes[code_of(spot.place)], -spot.first))
    if best.place.place:
        return best
    towns = (spot for spot in narrow if spot.place.code == best.place.code and spot.place.place)
    return next((spot for spot in towns if spot.relation in ("in", "of", "whole")), best)


def dateline(mentions: Mentions, spot: Spot) -> bool:
    """«САРАТОВ, 21 августа.», «Москва. 3 мая»: where and when the news was written."""
    tokens = mentions.document.sentences[spot.place.sentence].tokens
    after = tokens[spot.last] if spot.last < len(tokens) else None
    if spot.first > 1 or after is None or after.text not in ",./–—-:":
        return False
    following = tokens[spot.last + 1 : spot.last + 4]
    return any(token.text[:1].isdigit() for token in following) or tokens[0].text.isupper()


@cache
def federal_words() -> dict[str, float]:
    """Forms of the names of federal bodies and their weights."""
    rows = read_table("places/federal")
    return {form: float(row["weight"]) for row in rows for form in row["words"].split("|")}


def federal_weight(mentions: Mentions) -> float:
    """How much the article speaks of federal bodies."""
    words = federal_words()
    total = 0.0
    for sentence in mentions.document.sentences:
        lower = [token.lower for token in sentence.tokens]
        for at, word in enumerate(lower):
            total += words.get(word, 0.0) + words.get(f"{word} {lower[at + 1]}" if at + 1 < len(lower) else "", 0.0)
    return total


def outlet(mentions: Mentions) -> str | None:
    """The subject named most in what stands around the article."""
    article, codes = mentions.article, Counter[str]()
    around, at = [article.media or "", article.url or ""], 0
    for start, end in article.body:
        around.append(article.text[at:start])
        at = end
    words = "".join(c if c.isalpha() or c == "-" else " " for c in " ".join([*around, article.text[at:]])).split()
    for word in words[:5000]:
        readings = load().readings(fold(word)) if word[:1].isupper() else ()
        plain = (reading.entry for reading in readings if not reading.entry.also)
        codes.update({str(entry.code) for entry in plain if entry.kind in ("subject", "settlement")})
    return max(codes, key=lambda code: codes[code], default=None)
