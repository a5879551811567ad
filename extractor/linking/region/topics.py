"""Reads a point; yields the place that earlier sentences of its paragraph leave behind."""

from collections.abc import Sequence
from itertools import pairwise

from extractor.language import Token
from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.linking.region.breaks import returning
from extractor.linking.region.groups import grouped
from extractor.linking.region.point import Answer, Point
from extractor.linking.region.sections import MEMORY, SCENE, standing, under_heading
from extractor.linking.region.setting import holds
from extractor.linking.region.spots import Spot
from extractor.mentions.places.kinds import setting
from extractor.mentions.types import Quantity

FRAMED = ("headline", "lead", "most-named", "federal", "outlet", "roubles", "no-place")
PASSING = ("of-world", "of-agency")  # rules of what is said of all besides
FARES = frozenset(("прийтись", "приходиться", "обстоять", "дело"))
NEIGHBOUR = "соседний"
EXPORT = frozenset(("экспорт", "рубеж", "границу"))  # of the article's own goods, not of a town abroad
OF_THEM = ("из", "них")
EXAMPLE = frozenset(("например", "скажем", "особенно", "частности"))
ANAPHORS = frozenset(
    "он она оно они его ее её их ней нем нём ними него нее неё там здесь тут этот эта это эти этого этой".split()
)
PRONOUNS = frozenset(("он", "она", "оно"))
ANEW_AFTER = 5  # words in which a sentence says that it goes on
HERE = frozenset("регион область край республика город район местный областной краевой городской".split())
EXCHANGES = frozenset(("биржа", "фондовый"))
MOST_TOLD = 40  # figures of a sentence whose places are compared
OPENING = 2  # the first words of a sentence, where its topic stands


def carried(point: Point) -> Spot | Answer | None:
    """The place of the nearest earlier sentence of the paragraph that has one."""
    anew = not point.site.scene.words.isdisjoint(setting("anew"))
    if anew and any(token.lower in setting("anew") for token in point.site.tokens[:OPENING]):
        return None
    if returning(point.site):
        return None if point.atlas.regional else subject_of(nearest_topic(point))
    found = nearest_topic(point)
    exported = point.atlas.regional and not point.site.scene.words.isdisjoint(EXPORT)
    return None if exported and point.atlas.abroad(code_of(found)) else found


def code_of(found: Spot | Answer | None) -> str | None:
    """The code of what a topic is."""
    return found.place.code if isinstance(found, Spot) else found.code if found else None


def subject_of(found: Spot | Answer | None) -> Answer | None:
    """The subject around the town that a paragraph of a digest tells of."""
    if isinstance(found, Answer):
        return found._replace(place=None)
    return Answer(found.place.code, None, found, "article", "") if found else None


def nearest_topic(point: Point) -> Spot | Answer | None:
    """What the nearest earlier sentence leaves behind."""
    sentences = point.atlas.mentions.document.sentences
    block = sentences[point.quantity.sentence].block
    for index in range(point.quantity.sentence - 1, max(-1, point.quantity.sentence - MEMORY), -1):
        if sentences[index].block != block:
            return under_heading(point, index)
        found = topic(point, index)
        if found and sampled(point, index, found):
            return None
        if found or closes(point, index):
            return found
    return None


def sampled(point: Point, index: int, found: Spot | Answer) -> bool:
    """«За год осмотрели 22 млн. В Туве – 31 %. На программу ушло …»: a part told of within a paragraph on the whole."""
    frame, sentences = point.atlas.frame, point.atlas.mentions.document.sentences
    if frame.place or str(code_of(found)) not in load().subjects or goes_on(point):
        return False
    if frame.code != RUSSIA and not (frame.code == code_of(found) and verbless(sentences[index].tokens)):
        return False
    if not HERE.isdisjoint(token.lemma for token in point.site.tokens):
        return False
    if isinstance(found, Spot) or found.spot is None or found.spot.place.form == "reference":
        return False
    block = sentences[index].block
    before = (at for at in range(index - 1, max(-1, index - MEMORY), -1) if sentences[at].block == block)
    return any(whole(point, answer) for at in before for _, answer in last_told(point, at))


def whole(point: Point, answer: Answer) -> bool:
    """Whether an answer is all that the article is about."""
    return answer.code == point.atlas.frame.code and answer.place is None


def verbless(tokens: Sequence[Token]) -> bool:
    """«В Ирбитском районе – 36 тысяч»: only compared with the whole."""
    return not any([token.pos == "VERB" for token in tokens])


def closes(point: Point, index: int) -> bool:
    """«В Сибири – 1,4, по стране – 1,1»: figures of several subjects, or of the country, end what was told before."""
    if index not in point.atlas.given:
        return False
    codes = {answer.code for _, answer in last_told(point, index)}
    return len(codes - {point.atlas.frame.code}) > 1 or several_wider(point, index)


def several_wider(point: Point, index: int) -> bool:
    """Whether all figures of a sentence of regional news are of areas larger than a subject, and not of one."""
    if not point.atlas.regional:
        return False
    told = {(answer.code, answer.place) for _, answer in last_told(point, index)}
    return len(told) > 1 and all("-" not in str(code) for code, _ in told)


def last_told(point: Point, index: int) -> list[tuple[Quantity, Answer]]:
    """The last figures of a sentence with their places; of all, a list without end would cost too much."""
    return point.atlas.given.get(index, [])[-MOST_TOLD:]


def superlative(tokens: Sequence[Token]) -> bool:
    """«Дешевле всего – в Анапе: 41 тысяча»: the last of many, of which the next sentence does not go on to tell."""
    last = [tokens[token.index - 1] for token in tokens[1:] if token.lower == "всего"]
    return any([before.feats.get("Degree") == "Cmp" for before in last])


def singled_out(tokens: Sequence[Token]) -> bool:
    """«В Пряже, например, …», «Самый крупный пожар – под Тулой»: one of many, told of and left."""
    words = [token.lower for token in tokens]
    if not EXAMPLE.isdisjoint(words) or ("примеру" in words and words[words.index("примеру") - 1] == "к"):
        return True
    most = tokens[0].lemma == "самый" or any(
        [
            after.lower in ("всего", "всех") and token.feats.get("Degree") == "Cmp"
            for token, after in pairwise(tokens[:3])
        ]
    )
    # «Труднее всего пришлось Кондопоге»: of it the text goes on to tell
    return most and FARES.isdisjoint([token.lemma for token in tokens])


def partial(tokens: Sequence[Token]) -> bool:
    """«31 из них задержали в Париже»: a part of what was told, of whose place no more is told."""
    return any([(one.lower, other.lower) == OF_THEM for one, other in pairwise(tokens[:ANEW_AFTER])])


def goes_on(point: Point) -> bool:
    """«Он выпускает …», «Там …»: the figure's sentence speaks of what was told before."""
    return any([token.lower in ANAPHORS for token in point.site.tokens[: min(ANEW_AFTER, point.site.first)]])


def topic(point: Point, index: int) -> Spot | Answer | None:
    """The place that a sentence leaves behind: that of its figures, else the one it is set in."""
    given = point.atlas.given.get(index, [])
    told = point.atlas.mentions.document.sentences[index].tokens
    if given and (superlative(told) or several_wider(point, index)):
        return None
    if given and point.atlas.abroad(RUSSIA) and not point.atlas.regional and closes(point, index):
        return None  # «В Чили их 40, в Перу – 30», in news of a third country
    if point.atlas.regional and singled_out(told) and not goes_on(point):
        return None
    if given and partial(told) and not goes_on(point):
        return None
    if given:
        answers = [answer for _, answer in given if not passes(point, answer) and lasting(point, answer.spot)]
        return beyond_exchange(point, common(point, answers, len(given)))
    found = [spot for spot in point.atlas.spots.get(index, ()) if sets_scene(point, spot) and point.admits(spot)]
    best = max(found, key=standing, default=None)
    return grouped(point, best, point.atlas.spots.get(index, ()))


def passes(point: Point, answer: Answer) -> bool:
    """Whether an answer tells nothing of what comes next: the article's own, and in news of a subject of many."""
    if answer.code is None and point.atlas.frame.code is not None:
        return True  # «три партнёра в СНГ»
    return answer.rule in (*FRAMED, *PASSING) or (answer.rule == "counted" and point.atlas.regional)


def beyond_exchange(point: Point, answer: Answer | None) -> Answer | None:
    """«на Гонконгской бирже»: where shares are traded is not the town of what is told next, at most its country."""
    if answer is None or answer.spot is None:
        return answer
    tokens = point.atlas.mentions.document.sentences[answer.spot.place.sentence].tokens
    traded = any([token.lemma in EXCHANGES for token in tokens[answer.spot.last : answer.spot.last + 2]])
    return Answer(str(answer.code)[:2], None, answer.spot, "article", "") if traded else answer


def sets_scene(point: Point, spot: Spot) -> bool:
    """Whether a place named in a sentence without figures is what is spoken of there."""
    if spot.relation not in SCENE or spot.place.form == "organization" or helping(point, spot):
        return False
    if spot.broad and spot.place.form == "inhabitant" and point.atlas.abroad(spot.place.code):
        return False  # «Среди пассажиров были россияне», in news of a crash abroad
    if point.atlas.regional and not spot.broad and spot.place.code != point.atlas.frame.code:
        if spot.relation == "of" or (neighbouring(point, spot) and not goes_on(point)):
            return False  # «жители Москвы смогут зимовать за городом»
    if spot.broad and point.atlas.regional:
        return spot.relation == "in" and point.atlas.abroad(spot.place.code) and befallen(point, spot)
    return not spot.broad or spot.relation != "modifier"


def befallen(point: Point, spot: Spot) -> bool:
    """«Позже в Болгарии перевернулся автобус. Погибли двое»: where something happened, of which the text goes on."""
    return holds(point.atlas.mentions.document.sentences[spot.place.sentence].tokens, "happened")


def lasting(point: Point, spot: Spot | None) -> bool:
    """A place beyond the article's subject («по стране – 74,7») is a topic only at the head of its sentence."""
    if spot is None:
        return True
    if helping(point, spot):
        return False
    if not point.atlas.regional:
        passing = spot.relation in ("in", "to", "of", "whole", "traded", "modifier") and spot.first > OPENING
        if passing and point.atlas.frame.code is None:
            return False  # «телескоп строят в Чили», in news of no place
        passing = passing and spot.relation in ("in", "to", "traded", "modifier")
        passing = passing and not (spot.relation == "in" and befallen(point, spot))
        return not (passing and point.atlas.abroad(spot.place.code))  # «…, а 3 млн ушли в банк в Риге»
    if spot.relation == "from" or (spot.relation in ("to", "sent") and spot.place.place):
        return False  # «Молоко возят в Вологду»
    if spot.place.form == "name" and neighbouring(point, spot) and not goes_on(point):
        return False  # «В соседней Тотьме – 13», in the article's own subject as well
    if spot.place.code == point.atlas.frame.code or (opens(point, spot) and not held_against(point, spot)):
        return True
    return spot.relation == "whole" and taken_up(point, spot)


def taken_up(point: Point, spot: Spot) -> bool:
    """«Первой стала Тульская область. Она набрала …»: the pronoun at the head is of its gender."""
    pronoun, sentences = point.site.tokens[0], point.atlas.mentions.document.sentences
    noun = sentences[spot.place.sentence].tokens[spot.last - 1]
    gender = pronoun.feats.get("Gender")
    return pronoun.lower in PRONOUNS and gender is not None and gender == noun.feats.get("Gender")


def helping(point: Point, spot: Spot) -> bool:
    """«Колумбия посылает спасателей»: who helps another country, of which the next sentence does not go on to tell."""
    if not point.atlas.abroad(spot.place.code) or point.atlas.frame.code == RUSSIA or goes_on(point):
        return False
    tokens = point.atlas.mentions.document.sentences[spot.place.sentence].tokens
    return holds(tokens, "giver", "aid")


def held_against(point: Point, spot: Spot) -> bool:
    """«В соседнем Брянске – 95 %»: a neighbour, or what no verb tells of, is only compared with the article's own."""
    tokens = point.atlas.mentions.document.sentences[spot.place.sentence].tokens
    if goes_on(point):
        return False  # «В соседнем Брянске … Он выпускает …»
    return neighbouring(point, spot) or not (spot.broad or any(token.pos == "VERB" for token in tokens))


def neighbouring(point: Point, spot: Spot) -> bool:
    """«в соседней Омской области»."""
    tokens = point.atlas.mentions.document.sentences[spot.place.sentence].tokens
    return spot.first > 0 and tokens[spot.first - 1].lemma == NEIGHBOUR


def opens(point: Point, spot: Spot) -> bool:
    """Whether its sentence begins there: «В Котласе, а это уже Архангельская область, …»."""
    said = point.atlas.spots.get(spot.place.sentence, ())
    named = (other for other in said if other.place.form != "reference")  # not «в столице»
    openings = (other for other in named if other.relation in ("in", "traded") and other.first <= OPENING)
    return any(other.place.code == spot.place.code for other in openings)


def common(point: Point, answers: list[Answer], figures: int) -> Answer | None:
    """One place of all the figures, or the subject that they share; of the article's town the text goes on to tell."""
    if not answers:
        return None
    codes = {answer.code for answer in answers}
    if len({(answer.code, answer.place) for answer in answers}) == 1 and len(answers) == figures:
        return answers[-1]
    frame = point.atlas.frame
    if len(codes) > 1 or (frame.place and codes == {frame.code}):
        return None
    return Answer(codes.pop(), None, answers[-1].spot, "article", "")
