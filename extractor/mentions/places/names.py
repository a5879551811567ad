"""Reads a scene; yields the gazetteer's names, adjectives and inhabitants in it that stand for a place."""

from extractor.language import Token
from extractor.lexicon.gazetteer import RUSSIA, Entry, Gazetteer, Reading, load
from extractor.mentions.places.candidates import Candidate, site_told
from extractor.mentions.places.evidence import FORMS, accepted
from extractor.mentions.places.found import Found
from extractor.mentions.places.kinds import NAME, setting, words_of
from extractor.mentions.places.scene import Scene

SITE = "site"
SMALL = 5_000  # a settlement that gives way to a city abroad
ABROAD = ("region", "city")  # kinds of entries of other countries


def fitting(scene: Scene, first: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings whose case the preposition before allows."""
    cases = scene.cases_before(first)
    if cases is None:
        return readings
    return tuple([one for one in readings if not one.cases or not cases.isdisjoint(one.cases)])


def sited(scene: Scene, first: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """«аэропорт Кольцово» is a site, «посёлок Кольцово» a settlement; «Эрмитаж» needs no word before it."""
    sites = tuple([one for one in readings if one.entry.kind == SITE])
    if not sites:
        return readings
    beside = tuple([one for one in sites if scene.before(first) in words_of("types", "type", one.entry.also, "forms")])
    typed = beside or tuple([one for one in sites if site_told(scene, first, one.entry.also)])
    others = tuple([one for one in readings if one.entry.kind != SITE])
    return typed or tuple([one for one in sites if not one.entry.also]) or others


def candidate_at(scene: Scene, at: int, gazetteer: Gazetteer) -> Candidate | None:
    """The longest form that begins there, with its fitting readings: names before adjectives before inhabitants."""
    token = scene.tokens[at]
    if token.text in gazetteer.abbreviations:
        return Candidate(scene, at, at + 1, gazetteer.abbreviations[token.text])
    count, readings = gazetteer.at(scene.words, at)
    readings = sited(scene, at, fitting(scene, at, readings))
    for form in FORMS if readings else ():
        same = tuple([reading for reading in readings if reading.form == form])
        if same and not (form == "name" and len(readings) > len(same) and adjectival(scene, at, readings)):
            return Candidate(scene, at, at + count, same)
    return None


def adjectival(scene: Scene, first: int, readings: tuple[Reading, ...]) -> bool:
    """«владимирский завод», «Смоленская АЭС»: the adjective, where a village is named by one as well."""
    if not scene.capital(first):
        return True
    after = noun_after(scene, first + 1)
    if after is None or not after.text.isalpha():
        return False
    derived = [one.entry for one in readings if one.form == "adjective"]
    if derived and after.lemma in setting("civic"):  # «Дзержинский городской суд»
        return True
    return (after.pos == "NOUN" or after.text.isupper()) and any(entry.kind == "subject" for entry in derived)


def noun_after(scene: Scene, at: int) -> Token | None:
    """The token there, past small adjectives: «Орловского областного суда», «Приморском краевом театре»."""
    while (token := scene.token(at)) is not None and token.pos == "ADJ" and token.text[:1].islower():
        if token.lemma in setting("civic"):
            break
        at += 1
    return token


def find_names(scene: Scene) -> list[Found]:
    """The accepted names of a sentence, from left to right, none within another."""
    gazetteer, found, free = load(), [], 0
    for at in scene.where(NAME):
        candidate = candidate_at(scene, at, gazetteer) if at >= free else None
        rule = accepted(candidate) if candidate is not None else None
        if candidate is not None and rule is not None:
            free = candidate.last
            scene.placed[free] = {case for reading in candidate.readings for case in reading.cases}
            rule = SITE if candidate.is_site else rule
            found.append(Found(scene.sentence.index, at, free, entries_of(candidate), form_of(candidate), rule))
    return found


def entries_of(candidate: Candidate) -> tuple[Entry, ...]:
    """«провинция Хатай», «департамент Куско»: the part of the country; «Куско» alone: the town."""
    entries = tuple([reading.entry for reading in candidate.readings])
    cities = tuple([entry for entry in entries if entry.kind == "city"])
    if cities and not candidate.type_word:  # «в Париже» is not the village of that name
        entries = tuple([entry for entry in entries if entry.kind != "settlement" or entry.population >= SMALL])
        entries = (*cities, *[entry for entry in entries if entry.kind != "city"])
    if entries[0].kind not in ABROAD or not candidate.is_name:
        return entries
    regions = tuple([entry for entry in entries if entry.kind == "region"])
    if candidate.region_word:
        return regions or tuple([around(entry) for entry in entries])
    towns = tuple([entry for entry in entries if entry.kind != "region"])
    return towns if any(entry.kind == "city" for entry in towns) else entries


def around(entry: Entry) -> Entry:
    """The part of the country that bears the name of its town: «провинция Газиантеп»."""
    if entry.kind != "city" or "-" not in (entry.code or ""):
        return entry
    return entry._replace(kind="region", place=None)


def form_of(candidate: Candidate) -> str:
    """name, adjective, inhabitant; organization where it is a part of one's name («МЧС России», «УК РФ»)."""
    before = candidate.scene.word(candidate.first - 1)
    if before in words_of("barriers", "side", "agency") or before in words_of("federal", "weight", "1"):
        return "organization"
    if before in words_of("barriers", "side", "served") and candidate.readings[0].entry.code == RUSSIA:
        return "organization"  # «правительство РФ»; that of Italy tells of Italy
    named = candidate.scene.covering[candidate.first]
    if named is not None and named.type == "ORG" and (named.first, named.last) != (candidate.first, candidate.last):
        return "organization"
    return candidate.readings[0].form
