"""Reads a figure and a time of its sentence; yields whether the time reaches the figure. Each bound names one stop."""

import re
from collections.abc import Callable

from extractor.linking.lasting import is_day, is_flow, outlasts, sums_up
from extractor.linking.reach import BEGUN, DASH, PAST, Pair, tenses_of
from extractor.linking.scenes import starts_relative
from extractor.linking.wording import starts
from extractor.mentions.times.tense import tense_of

_BREAK = re.compile(r",(?!\d)|[;:–—(]|\s(?:и|а|но)\s")
_PARTED = re.compile(r"[,;(]")
_SO_FAR = re.compile(r"\b(?:пока|сейчас|сегодня|теперь)\b")
_BEFORE = re.compile(rf"\bдо\s+(?:{starts('upheaval')})\b|\b(?:прежде|раньше|с\s+тех\s+пор)\b")
COUNTED_SIZE = 80
_COUNTED = re.compile(
    r"\b(?:числ|количеств|об[ъь][её]м|сумм|численност|дол)[а-яё]{0,4}\s(?:[а-яё-]+\s){0,3}[а-яё-]+,\s$"
)
_CLOSED = re.compile(r",(?!\s*[–—-])")
_IF = re.compile(r"\b[Ее]сли\s(?:[^,;:.]{0,60}\s)?$")
_THEN = re.compile(r", то (?!есть\b)")
_TURNS = ({"futr", "pres"}, {"futr", "past"})
_THEN_DID = re.compile(r"\s{1,3}и\s{1,3}(?:уже\s{1,3})?[а-яё]+(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ит|ют|ят|ется)\b")
_STRETCH = re.compile(r"\b(?:[Зз]а|[Вв])\s+(?:год|сезон|месяц|сутки|смену|день|неделю|час)\b")


def reaches(pair: Pair) -> bool:
    """Whether a time may say when the figure holds."""
    for bound in BOUNDS:
        if (pair.behind or bound not in BEHIND) and bound(pair):
            return False
    return True


def when_reported(pair: Pair) -> bool:
    """«Лима, 3 мая 2019 г. – 40 ламп погасли»."""
    return pair.spot.reported


def when_said(pair: Pair) -> bool:
    """«Рыбалка, сказал на прошлой неделе мэр, даёт 9 %»."""
    return pair.spot.said and pair.quantity.first not in pair.spot.part


def compared_with(pair: Pair) -> bool:
    """«70 тыс. против 90 тыс. годом ранее, Тува прибавила 6 %»: the time holds in its own arm only."""
    arm = pair.spot.arm
    if arm is None:
        return False
    if not pair.behind:
        return pair.quantity.start < arm
    return _BREAK.search(DASH.sub("", pair.gap, count=1)) is not None


def by_when_else(pair: Pair) -> bool:
    """«Отсрочили взносы до осени и дают ссуду на 3 млн»: the deadline of another verb."""
    spot = pair.spot
    return spot.promised and any(tense_of(token) for token in spot.tokens[spot.time.last : pair.quantity.first])


def of_another_thing(pair: Pair) -> bool:
    """«Гостиница, которую открыли в 2010 году, приняла 5 тысяч»; not «число домов, построенных в 2010 году, – 80»."""
    if _CLOSED.search(pair.open_gap) is None or not pair.spot.aside:
        return False
    spot = pair.spot
    before = spot.sentence.text[: spot.tokens[spot.part.start].start - spot.sentence.start]
    return _COUNTED.search(before[-COUNTED_SIZE:].lower()) is None


def not_yet(pair: Pair) -> bool:
    """«К 2032 году охват доведут до 60 %, пока он – 25»: what is, is not of a time to come."""
    parted = pair.spot.ahead and _PARTED.search(pair.open_gap)
    return bool(parted) and (pair.actual or _SO_FAR.search(pair.open_gap.lower()) is not None)


def still_open(pair: Pair) -> bool:
    """«Половину зерна оставил до весны»: what is, is not of a deadline that has not come."""
    return pair.actual and pair.spot.time.use == "deadline" and pair.spot.unended


def of_before(pair: Pair) -> bool:
    """«С мая это 900 рублей, до того было 840», «побеждали в 1993 году, с тех пор дважды»."""
    return _BEFORE.search(pair.gap.lower()) is not None


def of_now(pair: Pair) -> bool:
    """«За декабрь ночевали трое, говорит хозяин, который держит 20 палаток»: what is so now is not of a past time."""
    spot, part = pair.spot, pair.part
    if not (pair.actual and spot.past) or pair.quantity.first in spot.part:
        return False
    apart = starts_relative(spot.tokens[part.start : part.stop]) or spot.tokens[part.start - 1].text in ":;"
    return apart and tenses_of(spot.tokens, part) == {"pres"}


def in_another_tense(pair: Pair) -> bool:
    """«Зайдут в мае, объект стоит 5 млрд», «подписан в марте, взнос составит 7 млн»: a clause of another tense."""
    spot, part = pair.spot, pair.part
    if pair.quantity.first in spot.part:
        return False
    here = tenses_of(spot.tokens, part)
    if not pair.actual and here == {"pres"}:
        return False  # «пройдёт 18 мая, ждут 40 тысяч гостей»
    then = tenses_of(spot.tokens, spot.part)
    if spot.ahead and then == {"pres"} and starts_relative(spot.tokens[part.start : part.stop]):
        return False  # «5 мая стартует регата, куда приедут 60 яхт»
    if not pair.actual and then == {"futr"} and any(spot.tokens[at].feats.get("Variant") == "Short" for at in part):
        return False  # «в 2025 году обновят девять школ, на это заложено 640 млн»
    return len(here) == len(then) == 1 and (then | here) in _TURNS and not (then == PAST and here == {"pres"})


def when_begun(pair: Pair) -> bool:
    """«Завод построен в 1981 году и выпустил 3 тысячи машин»: the day of birth says nothing of what came of it."""
    spot = pair.spot
    if pair.quantity.first in spot.part and not _THEN_DID.match(pair.gap):
        return False
    within = range(spot.part.start, min(spot.part.stop, pair.quantity.first))
    first, last = spot.tokens[within.start].start, spot.tokens[within.stop - 1].end
    offset = spot.sentence.start
    return BEGUN.search(spot.sentence.text[first - offset : last - offset].lower()) is not None


def in_a_stretch_of_its_own(pair: Pair) -> bool:
    """«С 2018 года завели шесть стад, за сезон они дают 80 тонн сыра»: so many in any season."""
    spot, quantity = pair.spot, pair.quantity
    if quantity.first in spot.part or not (spot.time.value or "").endswith("/.."):
        return False
    start = spot.tokens[pair.part.start].start - spot.sentence.start
    return _STRETCH.search(spot.sentence.text, start, quantity.start - spot.sentence.start) is not None


def what_it_took(pair: Pair) -> bool:
    """«В субботу открыли мост, на который потратили 480 млн»: the day is not that of the spending."""
    spot, quantity = pair.spot, pair.quantity
    if not is_day(spot.time.value) or quantity.first in spot.part:
        return False
    return outlasts(spot.sentence, quantity, pair.part)


def more_than_then(pair: Pair) -> bool:
    """«За сутки умерли четверо, всего – [482]»: so many up to then."""
    time = pair.spot.time
    if pair.quantity.first in pair.spot.part or not is_flow(time.text, time.value):
        return False
    return sums_up(pair.spot.sentence, pair.part)


def if_then(pair: Pair) -> bool:
    """«Если в прошлом месяце было 40 заявок, то теперь их 90»: a contrast; no «если вода в мае поднимется, то …»."""
    spot = pair.spot
    if _THEN.search(pair.gap) is None or _IF.search(spot.lead) is None:
        return False
    then = tenses_of(spot.tokens, spot.part)
    return then == PAST or (not then and spot.past)


BOUNDS: tuple[Callable[[Pair], bool], ...] = (
    when_reported,
    when_said,
    compared_with,
    by_when_else,
    of_another_thing,
    not_yet,
    still_open,
    of_before,
    of_now,
    in_another_tense,
    when_begun,
    in_a_stretch_of_its_own,
    what_it_took,
    more_than_then,
    if_then,
)
# of a figure that stands behind the time
BEHIND = frozenset(BOUNDS) - {when_reported, when_said, compared_with, not_yet, still_open}
