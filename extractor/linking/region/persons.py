"""Reads a place in its sentence; yields whether it only says whose somebody is: his origin, home, firm or people."""

from collections.abc import Sequence

from extractor.language import Token, may_be
from extractor.lexicon.gazetteer import RUSSIA
from extractor.linking.region.setting import FILLING, FROM, WHERE, Setting, holds
from extractor.mentions.places.kinds import setting
from extractor.mentions.places.passing import is_seat

JUDGES = 7  # words between «аналитик» and where he is from
PLURAL = ("ане", "яне", "чане", "цы")  # of those who live somewhere
SIGNATURE = 4  # words of a reader's name
SENT_BY = ("от", "из")
COMMUNITY = 3  # words from «венгерской» to its «общинами»
ENDS = frozenset(".:;–—-)")


def origin(here: Setting) -> bool:
    """«за рулём был москвич», «чешский нападающий», «Антон Рысев из Великих Лук»: where one person comes from."""
    if here.place.form == "adjective":
        return compatriot(here)
    if here.place.form == "inhabitant":
        token = here.tokens[here.place.first]
        one = token.feats.get("Number") == "Sing" and may_be(token.lower, "sing")  # not «псковичи»
        return one and not token.lower.endswith(PLURAL)  # «бирчане», which no dictionary holds
    if not here.before or here.before[0].lower not in FROM:
        return False
    around = (here.before[0].index, here.place.last)  # «лыжница из Кондопоги Анна Лехтинен»
    return any(name.last == around[0] or name.first == around[1] for name in here.persons)


def compatriot(here: Setting) -> bool:
    """«чешский нападающий», «российская теннисистка»: one person by the country he plays or works for."""
    last, tokens = here.place.last, here.tokens
    if "-" in str(here.place.code) or last >= len(tokens):
        return False
    return tokens[last].lemma in setting("caller") and tokens[last].feats.get("Number") == "Sing"


def seat(here: Setting) -> bool:
    """«петербургская компания», «подрядчик из Твери», «основана в Ижевске», «итальянцы вложат»: whose elsewhere."""
    if len(here.before) > 1 and here.before[0].lower in FROM and here.before[1].lemma in setting("firm"):
        return True
    if here.place.form == "inhabitant":
        return "-" not in str(here.place.code) and holds(here.clause, "invest")
    if here.preposition in WHERE and here.follows("founded"):
        return holds(here.tokens, "firm", "chain")  # not «больше всего случаев зарегистрировано в Туле»
    return is_seat(here.tokens, here.place)


def resident(here: Setting) -> bool:
    """«жительница Сердобска»: where one person lives."""
    before = here.before[0] if here.before else None
    if here.place.form != "name" or before is None or before.lemma not in setting("resident"):
        return False
    return before.feats.get("Number") == "Sing"


def judging(here: Setting) -> bool:
    """«аналитик из Екатеринбурга», «московские эксперты», «депутат от Карелии»: whose opinion it is."""
    if here.before and here.before[0].lower in SENT_BY and holds(here.before[1:4], "elected"):
        return True
    if here.place.form == "adjective":
        words = here.tokens[here.place.last : here.place.last + 2]
    else:  # «аналитик «Дома» Елена Седова из Самары»
        words = here.tokens[max(0, here.place.first - JUDGES) : here.place.first] if here.preposition in FROM else ()
    return bool(words) and holds(words, "judge")


def scholarly(here: Setting) -> bool:
    """«учёные из Университета Осло», «обсерватория (Чили)», «американские физики»: who found out, not where."""
    if str(here.place.code).startswith(RUSSIA):
        return False
    place, tokens = here.place, here.tokens
    around = tokens[place.last : place.last + COMMUNITY] if place.form == "adjective" else before_name(here)
    scholars = holds(around, "scholar")
    if not scholars and not holds(around, "institution"):
        return False
    return scholars or holds(tokens, "found_out", "scholar")


def before_name(here: Setting) -> Sequence[Token]:
    """The words that the place belongs to: those before, of a place in brackets those before the bracket."""
    first = here.place.first
    if first and here.tokens[first - 1].text == "(":
        return here.tokens[max(0, first - 1 - JUDGES) : first - 1]
    return here.before[:JUDGES] if here.preposition in ("", *FROM, *WHERE) else ()


def signed(here: Setting) -> bool:
    """«… положена доплата? Н. Сизова, Вологда»: the town of a reader who asks."""
    first, tokens = here.place.first, here.tokens
    if here.place.form != "name" or first < 2 or tokens[first - 1].text != ",":
        return False
    person = any(name.last == first - 1 for name in here.persons)
    stops = (at for at in (first - 2, first - 3) if at > 0 and tokens[at].text == ".")
    initial = any(len(tokens[at - 1].text) == 1 for at in stops)
    return (person or initial) and not any(t.pos == "VERB" for t in tokens[max(0, first - SIGNATURE) : first])


def citizens(here: Setting) -> bool:
    """«девять тысяч граждан Узбекистана», «выходцы из Сирии», «венгерская община»: whose they are, not where."""
    if here.place.form == "adjective":
        around = here.tokens[here.place.last : here.place.last + COMMUNITY]  # «венгерской и сербской общинами»
        flag = "-" not in str(here.place.code) and holds(around[:1], "ship")  # «на греческом судне»
        return flag or holds(around, "community") or imported(here)
    if here.place.form == "inhabitant":  # «американцы Джон Уайт и Уильям Блэк», «француз Поль Мартен»
        named = any(name.first == here.place.last for name in here.persons)
        return named and not str(here.place.code).startswith(RUSSIA)
    words = here.before[:2]
    if here.place.form != "name" or not words:
        return False
    return (words[-1] if words[0].lower in FROM else words[0]).lemma in setting("citizen")


def imported(here: Setting) -> bool:
    """«импорт китайского чая», «семена взяли голландские»: where goods come from, in news of who buys them."""
    if holds(here.before[:2], "import"):
        return True
    after = here.tokens[here.place.last : here.place.last + 2]
    alone = (
        not after or after[0].text in ENDS or (after[0].text == "," and after[-1].pos not in ("ADJ", "NOUN", "PROPN"))
    )
    return alone and not str(here.place.code).startswith(RUSSIA)


def living(here: Setting) -> bool:
    """«учился в Копенгагене», «родился в Туле в семье врача»: a station of one person's life."""
    if here.place.form != "name" or here.preposition not in (*WHERE, *FROM, ""):
        return False
    around, lives = (*here.before[:FILLING], *here.tokens[here.place.last : here.place.last + 2]), setting("life")
    if not any([token.lemma in lives and token.feats.get("Gender") in ("Masc", "Fem") for token in around]):
        return False  # not «родилось восемь тысяч детей»
    said = {token.lemma for token in here.tokens}
    if not said.isdisjoint(setting("learning")):
        return True
    if not said.isdisjoint(setting("newborn")):
        return False
    return bool(here.persons) or not said.isdisjoint(setting("lived")) or len(said & lives) > 1
