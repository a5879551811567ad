"""Reads a place in its sentence; yields how it stands to its clause: where, whose, compared with what."""

from functools import cache

from extractor.language import Sentence, Token
from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import RUSSIA
from extractor.linking.region.borders import bordered, cited, edged, exemplified, of_contest, opined, sending, yardstick
from extractor.linking.region.payers import destined, giver, payer, power
from extractor.linking.region.persons import citizens, judging, living, origin, resident, scholarly, seat, signed
from extractor.linking.region.setting import AWAY, FILLING, FROM, NEAR, WHERE, Setting, holds, names_kind, oblique
from extractor.linking.region.whither import route, towards
from extractor.mentions.places.endings import unmarked
from extractor.mentions.places.frame import DISTRICT
from extractor.mentions.places.kinds import setting, words_of
from extractor.mentions.places.passing import is_dateline
from extractor.mentions.speech.verbs import speech_lemmas
from extractor.mentions.types import Place

QUOTES = '«„“"'
SUBJECTS = ("nsubj", "nsubj:pass")
SITE = "site"
INCLUDED = 5  # words from «в том числе» to the place
AROUND = (["районе", "в"], ["окрестностях", "в"], ["пригороде", "в"])
AMONG = 6  # words from «один» to the place: «один из самых высоких показателей в стране»
SUPERLATIVE = ("ейш", "лучш", "худш")
BODY = 3  # words from «министерство» to its «региона»
OFFICE = "стат"  # of statistics
COURT = "суд"


@cache
def post_lemmas() -> frozenset[str]:
    """Heads of posts: «губернатор», «глава»."""
    return frozenset(row["lemma"].replace("ё", "е") for row in read_table("posts") if row["kind"] != "calling")


def relation(sentence: Sentence, place: Place) -> str:
    """How a place stands to its clause: the first rule that says so."""
    here = Setting(sentence, place)
    for name, rule in RELATIONS:
        if rule(here):
            return name
    return "whole"


def compared(here: Setting) -> bool:
    """«чем в Ростовской области», «по сравнению с Москвой», «без учёта Тюмени»."""
    return not setting("compared").isdisjoint([token.lower for token in here.before[:6]]) or outdone(here)


def outdone(here: Setting) -> bool:
    """«догнала Якутию», «уступила Хабаровскому краю», «Якутию обогнала Чукотка»: against whom another is measured."""
    tokens, last = here.tokens, here.place.last
    if here.place.form == "adjective" and last < len(tokens) and tokens[last].text in QUOTES:
        return here.follows("outdone")  # «обыграл казанский «Ак Барс»»
    if here.place.form not in ("name", "inhabitant") or here.preposition not in ("", "от", "у"):
        return False
    if here.preposition == "у":  # «выиграла у чехов»
        return here.follows("won")
    if here.follows("outdone"):
        return tokens[here.place.first].rel not in SUBJECTS  # «Их догоняет Ингушетия: …»
    after = tokens[last] if last < len(tokens) else None
    oblique = tokens[last - 1].feats.get("Case") in ("Acc", "Dat") and not here.preposition
    return oblique and after is not None and after.lemma in setting("outdone")


def post(here: Setting) -> bool:
    """«губернатор Тульской области», «министр экологии региона»: the genitive chain before it begins with a post."""
    named = any([name.first == here.place.last for name in here.persons])
    chain = here.before
    if here.preposition:
        if not named:
            return False
        chain = chain[1:]  # «по словам директора оператора в Поволжье Ивана Рытова»
    for token in chain[:7]:
        if token.lemma in post_lemmas() or token.lower in post_lemmas():
            return named or token.feats.get("Number") != "Plur"  # «депутаты Тульской области» are those who live there
        if token.pos in ("VERB", "ADP", "NUM"):
            return False
    return False


def venue(here: Setting) -> bool:
    """«сказал на совещании в Чите», «посетил форум в Бишкеке»: where something was said, in news of what was."""
    if here.preposition not in WHERE:
        return False
    held = not setting("venue").isdisjoint([token.lower for token in here.before[:FILLING]])
    return held and any(token.lemma in speech_lemmas() or token.lemma in setting("attend") for token in here.before)


def contest(here: Setting) -> bool:
    """«На чемпионате страны в Сочи туляки взяли девять медалей»: where one competed, in news of who did."""
    if here.preposition not in WHERE:
        return False
    return here.follows("contest") or competed(here)


def competed(here: Setting) -> bool:
    """«на чемпионате мира по гребным видам спорта в Румынии»: a contest whose sport is told before its place."""
    for at, token in enumerate(here.before):
        if token.pos == "VERB" or token.lemma in setting("contest"):
            return token.pos != "VERB" and "по" in [one.lower for one in here.before[:at]]
    return False


def traded(here: Setting) -> bool:
    """«на Лондонской бирже», «торги в Токио»: an exchange abroad, of which news of the market is not."""
    tokens, place = here.tokens, here.place
    if str(place.code).startswith(RUSSIA):
        return False  # «дом продали на торгах в Туле»
    after = tokens[place.last : place.last + 2] if place.form != "name" else ()
    return here.follows("exchange") or holds(after, "exchange")


def court(here: Setting) -> bool:
    """«Кировский районный суд Ярославля», «псковский областной суд»: where judgement was given."""
    tokens, place = here.tokens, here.place
    around = tokens[place.last : place.last + FILLING] if place.form == "adjective" else tokens[: place.first][-1:]
    return any([token.lemma == COURT for token in around])


def holder(here: Setting) -> bool:
    """«деревня в Шарканском районе», «жители села Красноуфимского округа»: where a village told of lies."""
    tokens, at = here.tokens, here.place.first - 1
    if at > 0 and tokens[at].lower in ("в", "во"):
        at -= 1
    territory = here.place.rule == DISTRICT or here.place.place is None
    villages = words_of("references", "scope", "village")
    return here.place.form == "name" and territory and at >= 0 and tokens[at].lower in villages


def voice(here: Setting) -> bool:
    """«прокуратура Вяземского района», «в УМВД по Смоленской области»: whose word or deed it is in news of a town."""
    if here.place.form == "reference":
        return not here.preposition and (holds(here.before[:BODY], "ministry") or here.noun in setting("law"))
    if here.place.form not in ("name", "organization") or here.preposition not in ("", "по"):
        return False
    if here.place.rule == SITE and OFFICE in here.place.text.lower():
        return True  # «по данным Волгоградстата»
    kind = "authority" if here.place.rule == DISTRICT else "law" if here.place.place is None else ""
    return bool(kind) and holds(here.before[:2], kind)


def dateline(here: Setting) -> bool:
    """«САРАТОВ, 21 августа.», «Москва. 3 мая»: where and when the news was written."""
    return is_dateline(here.tokens, here.place)


def given_to(here: Setting) -> bool:
    """«Британия выделит Украине 3 млрд»: another country in the dative behind a verb of giving."""
    if str(here.place.code).startswith(RUSSIA) or here.tokens[here.place.last - 1].feats.get("Case") != "Dat":
        return False
    return here.follows("giver") or here.noun in setting("giving")


def sent(here: Setting) -> bool:
    """«картофель отправляют в Москву и Белгород», «выделит Украине»: where goods go to says little of what is told."""
    if here.place.form == "name" and not here.preposition and given_to(here):
        return True
    around = (*here.before, *here.tokens[here.place.last : here.place.last + FILLING])
    return holds(around, "sent") and towards(here)


def scope(here: Setting) -> bool:
    """«крупнейший в области завод», «один из лучших результатов в стране»: among what it is, not where."""
    larger = here.place.place is None or "-" not in str(here.place.code)
    if not larger or here.place.form == "adjective":
        return False
    if not here.preposition:  # «крупнейший завод области»
        noun = here.before[0] if len(here.before) > 1 else None
        single = noun is not None and noun.pos == "NOUN" and noun.feats.get("Number") == "Sing"
        return single and any(superlative(here, token) for token in here.before[1:3])
    if here.preposition not in WHERE:
        return False
    words = [token for token in here.before[:AMONG] if token.lower != here.preposition]
    if any(token.lower == "из" and here.tokens[token.index - 1].lemma == "один" for token in words if token.index):
        return any(superlative(here, token) for token in words)
    return bool(words) and superlative(here, words[0])


def superlative(here: Setting, token: Token) -> bool:
    """«крупнейший», «лучший», «самый высокий»."""
    if token.pos != "ADJ":
        return False
    before = here.tokens[token.index - 1].lemma if token.index else ""
    return token.lemma in setting("best") or before == "самый" or any(stem in token.lower for stem in SUPERLATIVE)


def included(here: Setting) -> bool:
    """«в большинстве городов области, в том числе и в Туле, …»: only one of those told of."""
    words = [token.lower for token in here.before[:INCLUDED] if token.lower not in ("и", here.preposition)]
    return words[:2] == ["числе", "том"]


def inside(here: Setting) -> bool:
    """«в Туле»."""
    return here.place.form != "adjective" and here.preposition in WHERE


def abroad(here: Setting) -> bool:
    """«стартовал в японском прокате», «на китайском рынке»: in a country by the adjective of a place there."""
    if here.place.form != "adjective" or "-" in str(here.place.code) or here.preposition not in ("в", "на"):
        return False
    after = here.tokens[here.place.last] if here.place.last < len(here.tokens) else None
    return after is not None and after.lemma in setting("markets") and after.feats.get("Case") == "Loc"


def through(here: Setting) -> bool:
    """«через Шереметьево прошли два миллиона»: an airport, a port that counts who passes it."""
    return here.preposition == "через" and here.place.rule == SITE


def nearby(here: Setting) -> bool:
    """«под Тулой», «Амур у Хабаровска», «на трассе в районе Армавира»."""
    words = [token.lower for token in here.before[:2]]
    if words in AROUND and here.place.form == "name" and here.place.place is not None:
        return True
    return here.place.form != "adjective" and here.preposition in NEAR and not possessing(here)


def possessing(here: Setting) -> bool:
    """«у Татарстана 40 медалей»; but «запросили у Москвы», «купили у Китая»."""
    if here.preposition != "у" or here.place.place is not None:
        return False
    words = here.before[:FILLING]
    at = next((at for at, token in enumerate(words) if token.lower == "у"), len(words))
    verb = words[at + 1] if at + 1 < len(words) and words[at + 1].pos == "VERB" else None
    return verb is None or verb.lemma in setting("being")


def out_of(here: Setting) -> bool:
    """«из Тулы»; «экспорт из Вьетнама» is of Vietnam."""
    if len(here.before) > 1 and here.before[1].lemma in setting("export"):
        return False
    return here.place.form != "adjective" and here.preposition in FROM


def away(here: Setting) -> bool:
    """«до Тулы», «к Туле», «через порты Тамани»."""
    if here.place.form == "adjective" or sending(here):
        return False
    if here.preposition == "за" and holds(here.before, "being"):
        return False  # «второе место осталось за Тулой»
    through = here.place.form == "name" and any(token.lower == "через" for token in here.before[1:2])
    return here.preposition in AWAY or through  # «через склады региона прошло» is of the region


def modifier(here: Setting) -> bool:
    """«тульские заводы», «областной бюджет»."""
    return here.place.form == "adjective" or here.place.rule == "reference-adjective"


def owner(here: Setting) -> bool:
    """«жители Тулы»: after a noun."""
    before = next((word for word in here.before if not names_kind(word)), None)
    token = here.tokens[here.place.first]
    if token.rel in SUBJECTS and (here.place.form == "reference" or token.feats.get("Case") == "Nom"):
        return False  # «по площади посевов регион занимает …», «на чемпионате в Финляндии Россия заняла …»
    if here.place.form == "name" and unmarked(here.tokens[here.place.last - 1].text) and oblique(before):
        return False  # «по росту цен Татарстан – второй», not «глава города Пермь»
    return before is not None and before.pos in ("NOUN", "PROPN", "ADJ", "X") and not before.text[:1].isdigit()


RELATIONS = (
    ("dateline", dateline), ("away", bordered), ("away", edged), ("away", of_contest), ("away", opined),
    ("away", exemplified), ("compared", yardstick), ("compared", compared),
    ("venue", venue), ("contest", contest), ("traded", traded), ("cited", cited),
    ("payer", payer), ("court", court), ("holder", holder), ("route", route), ("power", power),
    ("judge", judging), ("judge", scholarly), ("judge", signed), ("origin", origin),
    ("people", citizens), ("life", living), ("resident", resident), ("seat", seat),
    ("in", abroad), ("modifier", modifier), ("post", post), ("giver", giver), ("voice", voice),
    ("away", destined), ("in", through), ("scope", scope), ("included", included), ("sent", sent),
    ("to", towards), ("in", inside), ("near", nearby),
    ("from", out_of), ("away", away), ("of", owner),
)  # fmt: skip
