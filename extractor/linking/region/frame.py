"""Reads the places of an article; yields what the whole of it is about: a subject or country, and perhaps a town.

The headline says it, else the lead, else what is named most; the outlet's own furniture is the last to ask.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.linking.region.federal import FEDERAL, federal_weight
from extractor.linking.region.foremost import FIT, INTRODUCES, PLACED, beside_others, foremost, in_row, of_a_person
from extractor.linking.region.outlets import outlet
from extractor.linking.region.setting import holds
from extractor.linking.region.spots import Spot, national
from extractor.linking.region.weights import CAPITAL, Weights, code_of, lead_sentences
from extractor.mentions.places.kinds import setting
from extractor.mentions.types import Mentions, Place

PASSING = 3.0  # weight of a subject named once, which federal bodies outweigh
OWN = 12.0  # of a subject named so often that a text which begins with federal bodies is about it
ORIGINS = ("origin", "from")  # «модель из Твери»
OFTEN = 3  # times that a place is named which an article is about
RANKS = 2  # places in a list that make it one
MARKET = 2  # words of the exchange that make news of it
LEFT = ("away", "compared", "life", "judge", "traded", "venue")  # relations of a country that the text only touches
PASSING_BY = ("resident", "origin", "judge", "life", "compared", "match")  # and of a subject
COMING = ("from", "away", "route", "people", "sent")  # which do not outweigh the paper's own
REACH = 4  # words between an institution and its place


@dataclass(frozen=True, slots=True)
class Frame:
    """The article's own place. `place` holds until a later paragraph speaks of the whole subject."""

    code: str | None
    place: str | None
    rule: str
    basis: str
    mention: Place | None


Spots = dict[int, tuple[Spot, ...]]


def frame_of(mentions: Mentions, spots: dict[int, tuple[Spot, ...]]) -> Frame:
    """The article's own place by the first rule that finds one."""
    weights = Weights(mentions, spots)
    for rule in RULES:
        if found := rule(mentions, spots, weights):
            return found
    return Frame(None, None, "no-place", "article", None)


def by_headline(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The place that the headline names."""
    for sentence in mentions.document.sentences:
        best = foremost(spots.get(sentence.index, ()), weights) if sentence.kind == "headline" else None
        if best and FIT[best.relation] > INTRODUCES:
            return frame_at(best, weights, "headline", "headline", spots)
    return None


def by_lead(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The place of the first sentence that names one, if it is what the article speaks of."""
    for index in lead_sentences(mentions):
        best = foremost(spots.get(index, ()), weights)
        code = code_of(best.place) if best else ""
        if best and (ranked(mentions, spots, code) or touched(mentions, spots, code) or of_a_person(best)):
            continue
        if best and not best.broad and opens_federally(mentions, spots, weights, index):
            return Frame(RUSSIA, None, "federal", "article", None)
        if best and national(best.place) and (best.relation == "in" or acts(mentions, best)):
            return frame_at(best, weights, "lead", "article", spots)
        if best and best.relation in ORIGINS and weights.codes[RUSSIA] >= PASSING:
            return None  # where a person comes from who won in the whole country
        if best and not FIT[best.relation] and federal_weight(mentions) >= FEDERAL:
            return None  # «депутат от Тывы» in the State Duma
        if best and not weights.scattered and weights.is_foremost(code_of(best.place)):
            return frame_at(best, weights, "lead", "article", spots)
    return None


def by_dateline(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """«УСИНСК, 14 мая.»: a town of Russia that the news is written in, if nothing else is told of more."""
    told = spots.get(next(iter(lead_sentences(mentions)), -1), ())
    spot = next((spot for spot in told if spot.relation == "dateline"), None)
    if spot is None or spot.broad or code_of(spot.place) == CAPITAL or spot.place.code not in load().subjects:
        return None
    if weights.scattered or not weights.is_foremost(code_of(spot.place)):
        return None
    return Frame(spot.place.code, None, "lead", "article", spot.place)  # of a correspondent in the region's centre


def acts(mentions: Mentions, spot: Spot) -> bool:
    """«Россия выпустила 830 тысяч тонн сыра»: the country is the subject of the sentence."""
    token = mentions.document.sentences[spot.place.sentence].tokens[spot.first]
    return spot.relation == "whole" and spot.place.form == "name" and token.rel == "nsubj"


def frame_at(spot: Spot, weights: Weights, rule: str, basis: str, spots: Spots) -> Frame:
    """A frame at a spot: «до Бежецка» says the subject, «Минск» besides «Белоруссия» the state; so may a court."""
    code, place = spot.place.code, spot.place.place
    if spot.relation not in PLACED and not (spot.relation == "post" and prevails(spots, spot.place)):
        place = None
    if spot.broad and (spot.place.rule == "called-a-place" or beside_others(spot, spots)):
        place = None  # a town that no table holds, of which it is not sure that all is told; «в Поволжье и на Урале»
    if place and in_row(spot, spots) and not prevails(spots, spot.place):
        place = None
    if spot.relation == "court" and any(not other.place.place for other in of_code(spots, code_of(spot.place))):
        return Frame(code, None, rule, basis, spot.place)
    if spot.relation == "whole" and place and code and code[:2] in weights.countries:
        return Frame(code[:2], None, rule, basis, spot.place)
    return Frame(code, place, rule, basis, spot.place)


def prevails(spots: Spots, place: Place) -> bool:
    """Whether most of what is told of smaller places of its subject is told of this one."""
    told: Counter[str | None] = Counter(spot.place.place for spot in of_code(spots, code_of(place)) if spot.place.place)
    return told[place.place] >= OFTEN and 2 * told[place.place] > told.total()


def by_federal_lead(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """«Госдума одобрила штрафы»: what begins with federal bodies and no region is of the country; any come after."""
    first = opening(mentions)
    told = [spot for index in first for spot in spots.get(index, ())]
    if any(not spot.broad and FIT[spot.relation] > 0 for spot in told) or federal_weight(mentions, first) < FEDERAL:
        return None
    own, home = weights.foremost, outlet(mentions.article)
    if own and not weights.scattered and weights.codes[own] > OWN:
        return None  # «Правительство России выделило на дороги … Калужская область получит …», and of it to the end
    return None if home is not None and home == own else Frame(RUSSIA, None, "federal", "article", None)


def by_weight(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The subject or country named most; the country where no subject stands out."""
    code = RUSSIA if weights.scattered else weights.most
    if not weights.scattered and weights.undecided(PASSING):
        return None
    if code is None or ranked(mentions, spots, code) or touched(mentions, spots, code):
        return None
    if weights.codes[code] <= PASSING and federal_weight(mentions) >= FEDERAL:
        return None
    if weights.codes[code] <= PASSING and (opens_nationally(mentions, spots) or exemplary(mentions, spots, code)):
        return Frame(RUSSIA, None, "most-named", "article", None)
    if code == RUSSIA and not weights.scattered and only_areas(spots) and outlet(mentions.article):
        return None  # «лучший в федеральном округе» on the page of a town
    if weights.codes[RUSSIA] >= PASSING and all(spot.relation in ORIGINS for spot in of_code(spots, code)):
        return Frame(RUSSIA, None, "most-named", "article", None)
    if not weights.scattered and all(institutional(mentions, spot) for spot in of_code(spots, code)):
        return None
    return Frame(code, None, "most-named", "article", None)


def touched(mentions: Mentions, spots: Spots, code: str) -> bool:
    """«стартовал с Байконура», «житель Твери Олег С. забыл …»: named only for where something or someone is from."""
    named = [spot for spot in of_code(spots, code) if spot.place.form != "reference"]
    told = any(spot.relation != "match" for index in opening(mentions) for spot in spots.get(index, ()))
    if not code.startswith(RUSSIA):
        once = len(named) == 1 and not told and "рубл" in mentions.document.text  # «Врачей учили в Германии»
        return once or all(spot.relation in LEFT for spot in named)
    home = outlet(mentions.article)
    passing = PASSING_BY if home in (None, CAPITAL, code) else (*PASSING_BY, *COMING)
    return not told and all(spot.relation in passing for spot in named)


def exemplary(mentions: Mentions, spots: Spots, code: str) -> bool:
    """«Москва. 17 мая. Производство выросло … Завод в Тольятти собрал …»: a subject named once, late, from Moscow."""
    if code not in load().subjects or code == CAPITAL:
        return False
    late = not any(spots.get(index) for index in opening(mentions))
    return late and outlet(mentions.article) == CAPITAL


def ranked(mentions: Mentions, spots: Spots, code: str) -> bool:
    """«Больше всех заработала шотландская группа. Второе место …»: of another country only one of those compared is."""
    if code in load().subjects or code == RUSSIA or sum(one.kind == "rank" for one in mentions.quantities) < RANKS:
        return False
    return all(spot.place.form in ("adjective", "inhabitant") for spot in of_code(spots, code))


def opens_federally(mentions: Mentions, spots: Spots, weights: Weights, index: int) -> bool:
    """«Роснефть отчиталась за год. В Югре добыто …»: a body of the whole country before the first region."""
    before = [at for at in opening(mentions) if at < index]
    if (
        any(spot.relation != "seat" for at in before for spot in spots.get(at, ()))
        or federal_weight(mentions, before) < FEDERAL
    ):
        return False
    own = weights.foremost
    return own is None or weights.scattered or weights.codes[own] <= OWN


def opening(mentions: Mentions) -> list[int]:
    """The sentences of the headline and the lead."""
    return [s.index for s in mentions.document.sentences if s.kind == "headline"] + lead_sentences(mentions)


def opens_nationally(mentions: Mentions, spots: Spots) -> bool:
    """«Российские акции выросли»: whether the headline and lead name the whole country and nothing smaller."""
    told = [spot.place for index in opening(mentions) for spot in spots.get(index, ()) if spot.relation != "dateline"]
    return bool(told) and all(national(place) and place.form != "organization" for place in told)


def only_areas(spots: Spots) -> bool:
    """Whether the country is told of only by its areas: «в Северо-Кавказском федеральном округе»."""
    return not any(national(spot.place) for spot in of_code(spots, RUSSIA))


def of_code(spots: Spots, code: str) -> Iterator[Spot]:
    """All spots of a subject or country."""
    return (spot for found in spots.values() for spot in found if code_of(spot.place) == code)


def institutional(mentions: Mentions, spot: Spot) -> bool:
    """«профессор Самарского университета», «сенатор от Тывы»: a place that only says whose scholar or member speaks."""
    if spot.relation == "judge" or of_a_person(spot):
        return True
    tokens = mentions.document.sentences[spot.place.sentence].tokens
    if spot.place.form in ("adjective", "organization") and spot.last - spot.first == 1:
        return holds(tokens[spot.last : spot.last + REACH], "institution")
    return spot.relation == "of" and holds(tokens[max(0, spot.first - REACH) : spot.first], "institution")


def by_home(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """Of several subjects alike the one named most, if the outlet is of it; one of the capital tells of the country."""
    home = outlet(mentions.article) if weights.scattered else None
    if home in (None, CAPITAL) or home != weights.foremost:
        return None
    return Frame(home, None, "outlet", "article", None)


def by_paper(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The paper is of a subject, and no other, nor the country, is told of but in passing: so it is of its own."""
    home = outlet(mentions.article)
    if home in (None, CAPITAL) or federal_weight(mentions, opening(mentions)) or opens_nationally(mentions, spots):
        return None
    if weights.foremost not in (None, home) and not touched(mentions, spots, str(weights.foremost)):
        return None
    if any(weight > PASSING for code, weight in weights.codes.items() if code != home):
        return None
    return Frame(home, None, "outlet", "article", None)


def by_science(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """«Астрономы нашли планету»: what scholars found, of no place but where telescopes stand and they work."""
    sentences = mentions.document.sentences
    first = opening(mentions)
    if not any(holds(sentences[index].tokens, "scholar") for index in first):
        return None
    told = any(FIT[spot.relation] > 0 for index in first for spot in spots.get(index, ()))
    if (
        told
        or max(weights.codes.values(), default=0.0) > 2 * PASSING
        or outlet(mentions.article) not in (None, CAPITAL)
    ):
        return None
    return Frame(None, None, "no-place", "article", None)


def by_market(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """«На Лондонской бирже нефть подешевела …, рубль …»: exchanges abroad, told to those who pay in roubles."""
    if "рубл" not in mentions.document.text:
        return None
    sentences = mentions.document.sentences
    told = {token.lemma for index in opening(mentions) for token in sentences[index].tokens}
    within = any(code in load().subjects and weight > PASSING for code, weight in weights.codes.items())
    return None if within or len(told & setting("market")) < MARKET else Frame(RUSSIA, None, "federal", "article", None)


def by_federal(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """No place is named but a body of the whole country."""
    return Frame(RUSSIA, None, "federal", "article", None) if federal_weight(mentions) else None


def by_outlet(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The subject that the page around the article names most."""
    code = outlet(mentions.article)
    return Frame(code, None, "outlet", "article", None) if code else None


def by_roubles(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """Money in roubles, and nothing else: the country."""
    return Frame(RUSSIA, None, "roubles", "article", None) if "рубл" in mentions.document.text else None


RULES = (
    by_headline, by_lead, by_dateline, by_federal_lead, by_home, by_science, by_market, by_paper, by_weight, by_federal,
    by_outlet, by_roubles,
)  # fmt: skip
