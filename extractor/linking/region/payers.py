"""Reads a place in its sentence; yields whether it only says whose money it is, who gives it, or where it went."""

from extractor.language import DASHES
from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.linking.region.setting import FILLING, FROM, WHERE, Setting, holds
from extractor.mentions.places.kinds import setting

CAPITAL = "RU-MOW"
PAID_FROM = frozenset(("на", "из", "счет", "счёт"))


def payer(here: Setting) -> bool:
    """«из областного бюджета», «доля краевого бюджета», «краевые деньги»: who pays, not where."""
    if here.place.form != "adjective" and here.place.rule != "reference-adjective":
        return pays(here)
    after, alone = noun_after(here)
    before = here.tokens[here.place.first - 1].lower if here.place.first else ""
    paid = alone or before == "из" or before in setting("paid")
    paid = paid or (after in ("бюджет", "фонд") and holds(here.clause, "giver"))
    return after in setting("grant") or (after in setting("fund") and paid)


def noun_after(here: Setting) -> tuple[str, bool]:
    """«из краевого и местного | бюджетов»; of «федерального бюджета – 7 млн, областного – 2» what is named before, as
    the adjective stands alone."""
    for token in here.tokens[here.place.last : here.place.last + FILLING]:
        if token.text in DASHES:
            said = (token.lower for token in reversed(here.tokens[: here.place.first]))
            return next((word for word in said if word in setting("fund")), ""), True
        if token.pos not in ("ADJ", "CCONJ") and token.text != ",":
            return token.lower, False
    return "", False


def pays(here: Setting) -> bool:
    """«на средства республики», «из бюджета Тульской области», «за счёт казны края»: of a whole subject."""
    if here.place.place is not None or here.place.code not in load().subjects:
        return False
    if len(here.before) < 2 or here.before[1].lower not in PAID_FROM:
        return False
    return here.before[0].lower in setting("grant") | setting("fund")


def giver(here: Setting) -> bool:
    """«департамент области выделит музею 5 млн», «из области поступит»: who gives, not where."""
    place = here.place
    if place.place is not None or place.form == "adjective" or not str(place.code).startswith(f"{RUSSIA}-"):
        return False
    if here.preposition in FROM and place.form == "reference":  # «из Москвы», «из Татарстана» are of others
        return holds(here.clause, "giver", "arriving")
    return not here.preposition and holds(here.clause, "giver")


def power(here: Setting) -> bool:
    """«две трети даёт Москва», «Москва согласилась списать долг»: the federal power, in news of another subject."""
    if here.place.code != CAPITAL or here.place.form != "name" or here.place.place or here.preposition:
        return False
    if here.tokens[here.place.first].feats.get("Case") not in ("Nom", None):
        return False  # «бюджет даёт Москве 5 млрд»
    around = here.tokens[max(0, here.place.first - FILLING) : here.place.last + FILLING]
    return holds(around, "power")


def destined(here: Setting) -> bool:
    """«ушли на счета в Риге»: where money went says nothing of whose it is."""
    return here.preposition in WHERE and here.follows("account")
