"""Reads a place in its sentence; yields whether it is whither one goes, on what way, or for whom, not where."""

from extractor.lexicon.gazetteer import RUSSIA
from extractor.linking.region.setting import FILLING, FROM, Setting, holds, kind_word
from extractor.mentions.places.kinds import setting
from extractor.mentions.places.passing import ends_route

THITHER = "туда"
AT, STOPOVER = (["в"], ["на"]), (["посадкой"], ["пересадкой"], ["остановкой"], ["стыковкой"])


def towards(here: Setting) -> bool:
    """«рейсы в Москву», «для жителей Тулы»: whither, or for whom; but not «приходится на Кузбасс»."""
    if here.place.form == "reference" and here.place.text.lower() == THITHER:
        return True  # «туда отправили 5 тысяч тонн»
    if here.place.form != "adjective" and any([token.lower == "для" for token in here.before[1:3]]):
        return True
    if roaming(here) or into(here) or meant_for(here):
        return True
    governing = here.preposition
    if governing not in ("в", "во", "на") or (governing == "на" and share(here)):
        return False
    first = here.place.first - 1 if here.before and kind_word(here.before[0]) else here.place.first
    said = here.tokens[first : first + 1 if first < here.place.first else here.place.last]  # «в селе | Крутое»
    return any([token.feats.get("Case") == "Acc" for token in said])


def meant_for(here: Setting) -> bool:
    """«Для Тулы показатель – 12», «… для Чернского района купили»; but «трубы для Тикси»."""
    if here.preposition != "для":
        return False
    at = next(at for at, token in enumerate(here.before) if token.lower == "для")
    after = here.tokens[here.place.last] if here.place.last < len(here.tokens) else None
    return at + 1 == len(here.before) or (after is not None and after.pos == "VERB")


def roaming(here: Setting) -> bool:
    """«летали по России», «ездили по всей стране»: whither one went from where the news is."""
    if here.preposition != "по" or "-" in str(here.place.code):
        return False
    around = (*here.before, *here.tokens[here.place.last : here.place.last + FILLING])
    return holds(around, "roam")


def into(here: Setting) -> bool:
    """«на рынок Китая», «в города Урала»: through the noun that the preposition governs."""
    if len(here.before) < 2 or here.place.form != "name" or here.tokens[here.place.first].feats.get("Case") == "Acc":
        return False
    noun = here.before[0]
    governing = next((token for token in here.before[1:FILLING] if token.pos not in ("ADJ", "DET")), noun)
    if governing.lower not in ("в", "во", "на") or noun.lemma not in setting("whither"):
        return False
    return noun.feats.get("Case") == "Acc" and holds(here.tokens, "roam", "sent")


def share(here: Setting) -> bool:
    """«240 аптек приходится на Кузбасс»: its share of what is told; abroad it is a partner's."""
    return str(here.place.code).startswith(f"{RUSSIA}-") and holds(here.tokens, "share")


def route(here: Setting) -> bool:
    """«на трассе Тула – Новомосковск», «автобус из Тулы врезался в столб»."""
    if here.place.form == "adjective":  # «Хабаровский поезд столкнулся с грузовиком»
        after = here.tokens[here.place.last] if here.place.last < len(here.tokens) else None
        return after is not None and after.lemma in setting("vehicle") and after.feats.get("Number") == "Sing"
    vehicle = len(here.before) > 1 and here.before[0].lower in FROM and here.before[1].lemma in setting("vehicle")
    return here.place.form == "name" and (vehicle or ends_route(here.tokens, here.place) or stopover(here))


def stopover(here: Setting) -> bool:
    """«рейс в Сочи с посадкой в Туле»."""
    words = [token.lower for token in here.before[:3]]
    return words[:1] in AT and words[1:2] in STOPOVER and words[2:] == ["с"]
