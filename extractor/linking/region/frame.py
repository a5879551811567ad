"""Reads the places of an article; yields what the whole of it is about: a subject or country, and perhaps a town.

The headline says it, else the lead, else what is named most; the outlet's own furniture is the last to ask.
"""

from dataclasses import dataclass, replace

from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.linking.region.events import part_told, town_of_event
from extractor.linking.region.federal import FEDERAL, federal_weight
from extractor.linking.region.foremost import (
    FIT,
    INTRODUCES,
    PLACED,
    beside_others,
    foremost,
    in_row,
    of_a_person,
    of_its_subject,
    only_an_adjective,
)
from extractor.linking.region.national import (
    acts,
    countrywide,
    denied,
    of_states,
    of_the_world,
    opens_nationally,
    polled,
    ranks_subjects,
    set_apart,
    traded,
)
from extractor.linking.region.outlets import outlet
from extractor.linking.region.setting import holds, tells, unquoted
from extractor.linking.region.spots import Spot, Spots, national
from extractor.linking.region.touched import (
    exemplary,
    institutional,
    late,
    of_code,
    prevails,
    ranked,
    touched,
    tried,
    unnamed,
)
from extractor.linking.region.weights import CAPITAL, Weights, code_of
from extractor.mentions.places.kinds import setting
from extractor.mentions.types import Mentions, Place

PASSING = 3.0  # weight of a subject named once, which federal bodies outweigh
OWN = 12.0  # of a subject named so often that a text which begins with federal bodies is about it
ORIGINS = ("origin", "from")  # «модель из Твери»
MARKET = 2  # words of the exchange that make news of it
OPENS = 2  # sentences at the head of a text
HEADED, LED = ("headline", "headline"), ("lead", "article")


@dataclass(frozen=True, slots=True)
class Frame:
    """The article's own place. `place` holds until a later paragraph speaks of the whole subject."""

    code: str | None
    place: str | None
    rule: str
    basis: str
    mention: Place | None


def frame_of(mentions: Mentions, spots: Spots) -> Frame:
    """The article's own place by the first rule that finds one."""
    weights = Weights(mentions, spots)
    for rule in RULES:
        if found := rule(mentions, spots, weights):
            return found
    return Frame(None, None, "no-place", "article", None)


def by_headline(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The place that the headline names."""
    for sentence in mentions.document.sentences:
        told = [spot for spot in spots.get(sentence.index, ()) if not denied(sentence.tokens, spot)]
        best = foremost(told, weights) if sentence.kind == "headline" else None
        if best and FIT[best.relation] > INTRODUCES and not only_an_adjective(best, spots, weights):
            frame = frame_at(best, weights, "headline", "headline", spots)
            town = None if frame.place else town_of_event(mentions, spots, best)
            return replace(frame, place=town.place.place, mention=town.place) if town else frame
    return None


def by_country(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """«За сутки в стране заболели 500 человек»: the country that the lead refers to."""
    spot = countrywide(mentions, spots)
    return frame_at(spot, weights, "lead", "article", spots) if spot else None


def by_lead(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The place of the first sentence that names one, if it is what the article speaks of."""
    for index in spots.leads:
        best = foremost([spot for spot in spots.get(index, ()) if not set_apart(mentions, spot)], weights)
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
            return frame_at(part_told(mentions, spots, index, best) or best, weights, "lead", "article", spots)
    return None


def by_dateline(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """«УСИНСК, 14 мая.»: a town of Russia that the news is written in, if nothing else is told of more."""
    first = next((sentence.index for sentence in mentions.document.sentences if sentence.kind == "body"), -1)
    spot = next((spot for spot in spots.get(first, ()) if spot.relation == "dateline"), None)
    if spot is None or spot.broad or code_of(spot.place) == CAPITAL or spot.place.code not in load().subjects:
        return None
    if weights.scattered or not weights.is_foremost(code_of(spot.place)):
        return None
    return Frame(spot.place.code, None, "lead", "article", spot.place)  # of a correspondent in the region's centre


def frame_at(spot: Spot, weights: Weights, rule: str, basis: str, spots: Spots) -> Frame:
    """A frame at a spot: «до Бежецка» says the subject, «Минск» besides «Белоруссия» the state; so may a court."""
    code, place = spot.place.code, spot.place.place
    if spot.relation not in PLACED and not (spot.relation == "post" and tried(spots, spot)):
        place = None
    if spot.broad and (spot.place.rule == "called-a-place" or beside_others(spot, spots)):
        place = None  # a town that no table holds, of which it is not sure that all is told; «в Поволжье и на Урале»
    if (
        place
        and (in_row(spot, spots) or of_its_subject(spot, spots, weights.tokens(spot)))
        and not prevails(spots, spot.place)
    ):
        place = None
    if spot.relation == "court" and any(not other.place.place for other in of_code(spots, code_of(spot.place))):
        return Frame(code, None, rule, basis, spot.place)
    if spot.relation == "whole" and place and code and code[:2] in weights.countries:
        return Frame(code[:2], None, rule, basis, spot.place)
    return Frame(code, place, rule, basis, spot.place)


def by_federal_lead(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """«Госдума одобрила штрафы»: what begins with federal bodies and no region is of the country; any come after."""
    first = spots.opening
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
    if weights.codes[code] <= PASSING and (federal_weight(mentions) >= FEDERAL or late(mentions, spots, code)):
        return None
    if weights.codes[code] <= PASSING and (opens_nationally(mentions, spots) or exemplary(mentions, spots, code)):
        return Frame(RUSSIA, None, "most-named", "article", None)
    if weights.codes[RUSSIA] >= PASSING and all(spot.relation in ORIGINS for spot in of_code(spots, code)):
        return Frame(RUSSIA, None, "most-named", "article", None)
    if not weights.scattered and all(institutional(mentions, spot) for spot in of_code(spots, code)):
        return None
    return Frame(code, None, "most-named", "article", None)


def opens_federally(mentions: Mentions, spots: Spots, weights: Weights, index: int) -> bool:
    """«Роснефть отчиталась за год. В Югре добыто …»: a body of the whole country before the first region."""
    before = [at for at in spots.opening if at < index]
    if (
        any(spot.relation != "seat" for at in before for spot in spots.get(at, ()))
        or federal_weight(mentions, before) < FEDERAL
    ):
        return False
    own = weights.foremost
    return own is None or weights.scattered or weights.codes[own] <= OWN


def by_home(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """Of several subjects alike the one named most, if the outlet is of it; one of the capital tells of the country."""
    home = outlet(mentions.article) if weights.scattered else None
    if home in (None, CAPITAL) or home != weights.foremost:
        return None
    return Frame(home, None, "outlet", "article", None)


def by_paper(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The paper is of a subject, and no other, nor the country, is told of but in passing: so it is of its own."""
    home = outlet(mentions.article)
    if home in (None, CAPITAL) or federal_weight(mentions, spots.opening) or opens_nationally(mentions, spots):
        return None
    if weights.foremost not in (None, home) and not touched(mentions, spots, str(weights.foremost)):
        return None
    return Frame(home, None, "outlet", "article", None)


def by_science(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """«Астрономы нашли планету»: what scholars found, of no place but where telescopes stand and they work."""
    if not any(tells(mentions.document.sentences[index], "scholar") for index in spots.opening):
        return None
    told = any(FIT[spot.relation] > 0 for index in spots.opening for spot in spots.get(index, ()))
    known = told or max(weights.codes.values(), default=0.0) > 2 * PASSING
    return (
        None
        if known or outlet(mentions.article) not in (None, CAPITAL)
        else Frame(None, None, "no-place", "article", None)
    )


def by_space(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """«Астероид пройдёт в 9 млн км от Земли, сообщили в НАСА (США)», not «кинотеатр «Комета»»: of no place."""
    sentences, first = mentions.document.sentences, spots.opening
    named = [index for index in first if tells(sentences[index], "space")]
    if not any(holds(unquoted(sentences[index].tokens), "space") for index in named):
        return None
    told = any(not spot.broad for index in first for spot in spots.get(index, ()))
    return None if told else Frame(None, None, "no-place", "article", None)


def by_market(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """«На Лондонской бирже нефть подешевела …, рубль …»: exchanges abroad, told to those who pay in roubles."""
    if "рубл" not in mentions.document.text:
        return None
    sentences = mentions.document.sentences
    told = frozenset[str]().union(*[sentences[index].lemmas for index in spots.opening])
    within = any(code in load().subjects and weight > PASSING for code, weight in weights.codes.items())
    return None if within or len(told & setting("market")) < MARKET else Frame(RUSSIA, None, "federal", "article", None)


def by_federal(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """No place is named but a body of the whole country."""
    weight = federal_weight(mentions)
    if not weight or (weight < FEDERAL and unnamed(mentions)):
        return None
    return Frame(RUSSIA, None, "federal", "article", None)


def by_outlet(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """The subject that the page around the article names most."""
    code = outlet(mentions.article)
    return Frame(code, None, "outlet", "article", None) if code else None


def by_roubles(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """Money in roubles, however spelt, and nothing else: the country."""
    if not any(quantity.unit == "RUB" for quantity in mentions.quantities) or unnamed(mentions):
        return None
    return Frame(RUSSIA, None, "roubles", "article", None)


def by_union(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """«Страны ОПЕК сократят добычу»: what begins with states that act together is of none of them."""
    told = [spot for index in spots.opening[:OPENS] for spot in spots.get(index, ())]
    if any(spot.relation == "in" or not spot.broad for spot in told):
        return None
    united = any(spot.place.text.lower() in setting("union") and spot.relation in ("whole", "of") for spot in told)
    first = spots.opening[:OPENS]
    if not united and (any(spot.place.code for spot in told) or weights.settled or not of_states(mentions, first)):
        return None
    return Frame(None, None, "no-place", "article", None)


def by_nation(mentions: Mentions, spots: Spots, weights: Weights) -> Frame | None:
    """A poll of the whole country, its exports, its subjects compared; the whole world, which is no place."""
    if of_the_world(mentions, spots):
        return Frame(None, None, "no-place", "article", None)
    if ranks_subjects(mentions, spots, weights.scattered):
        return Frame(RUSSIA, None, "most-named", "article", None)
    spot = polled(mentions, spots) or traded(mentions, spots)
    if spot is None:
        return None
    kind = mentions.document.sentences[spot.place.sentence].kind
    return frame_at(spot, weights, *(HEADED if kind == "headline" else LED), spots)


RULES = (
    by_space, by_nation, by_headline, by_union, by_country, by_lead, by_dateline, by_federal_lead, by_home,
    by_science, by_market, by_paper, by_weight, by_federal, by_outlet, by_roubles,
)  # fmt: skip
