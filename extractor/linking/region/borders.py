"""Reads a place in its sentence; yields whether it is only spoken of: whose border is crossed, whose paper is cited."""

from extractor.linking.region.setting import AWAY, FILLING, Setting, holds
from extractor.mentions.places.kinds import setting

REACH = 3  # words from «российское» to its «законодательство», from «чешской» to «полиции»
SAYING = 5  # and to «сообщила»
HALF = "половиной"


def bordered(here: Setting) -> bool:
    """«выдворят за пределы РФ», «нарушили российское законодательство», «незаконно находились на территории России»."""
    if "-" in str(here.place.code) or not here.place.code:
        return False
    if here.place.form == "adjective":
        return holds(here.tokens[here.place.last : here.place.last + REACH], "statute")
    if here.follows("statute") or here.noun in setting("border"):
        return True
    return holds(here.before[:REACH], "ground") and holds(here.tokens, "stay")


def edged(here: Setting) -> bool:
    """«в 40 км от чешской границы»: how far from another country."""
    if here.place.form != "adjective" or here.preposition not in AWAY:
        return False
    return holds(here.tokens[here.place.last : here.place.last + 1], "edge")


def exemplified(here: Setting) -> bool:
    """«Девять регионов, среди которых и Мордовия, получат 2 млрд»: one of several."""
    words = [token.lower for token in here.before[:FILLING] if token.lower != "и"]
    after = here.tokens[here.place.last : here.place.last + 1]
    return words[:2] == ["которых", "среди"] and bool(after) and after[0].text == ","


def of_contest(here: Setting) -> bool:
    """«две медали чемпионата России»: a country that only names the contest."""
    whole = here.place.form == "name" and "-" not in str(here.place.code)
    return whole and not here.preposition and here.noun in setting("contest")


def opined(here: Setting) -> bool:
    """«сторонники присоединения Абхазии»: what an opinion is about."""
    return here.place.form == "name" and here.noun in setting("opined")


def cited(here: Setting) -> bool:
    """«по данным чешской полиции», «британский журнал пишет»: whose body or paper says it, in news of elsewhere."""
    if here.place.place in setting("capital"):  # «по данным Сеула»
        return here.place.form == "name" and here.noun in setting("by_word")
    if here.place.form != "adjective" or "-" in str(here.place.code):
        return False
    organ = holds(here.tokens[here.place.last : here.place.last + REACH], "organ")
    return organ and (here.follows("by_word") or holds(here.tokens[here.place.last : here.place.last + SAYING], "says"))


def yardstick(here: Setting) -> bool:
    """«площадью в две Бельгии», «по площади – три с половиной Тверских области»: by what another is measured."""
    if here.place.form != "name" or here.place.place is not None or not here.place.first:
        return False
    before, named = here.tokens[here.place.first - 1], here.tokens[here.place.first]
    if before.text[0].isdigit() or (before.pos != "NUM" and before.lower != HALF):
        return False  # «по итогам 2023 Тульская область …», «2 Тульская область – 300 домов»
    many = named.feats.get("Number") == "Plur" or named.feats.get("Case") == "Gen"
    return many and holds(here.tokens[: here.place.first], "extent")


def sending(here: Setting) -> bool:
    """«От Марий Эл шесть школ вышли в финал»: at the head of a sentence, right before a number, who sent them."""
    after = here.tokens[here.place.last : here.place.last + 1]
    return here.tokens[0].lower == here.preposition == "от" and any([one.pos == "NUM" for one in after])
