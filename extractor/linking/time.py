"""Reads mentions and roles; yields the time at which each quantity holds. The order of `RULES` decides."""

import re
from collections import defaultdict
from collections.abc import Callable

from extractor.linking.carrying import Carrier
from extractor.linking.context import PARTS, Context
from extractor.linking.following import Follower, elided, follows, grown_to, measures, said_again
from extractor.linking.framing import Framing
from extractor.linking.lasting import is_day, is_flow, outlasts, sums_up
from extractor.linking.measured.task import DIFFERENCES
from extractor.linking.telling import BY_ANOTHER, linked, of_now
from extractor.linking.titling import retold
from extractor.linking.types import RoleLink, TimeLink
from extractor.linking.wording import starts
from extractor.mentions.types import Mentions, Time

FLOW_SIZE = 150  # characters
FROM_BEFORE = ("carried", "lead")
NEAR_BEFORE = ("before_in_phrase",)
LOOSE = frozenset("before_in_phrase before_in_sentence carried headed announced lead".split())
_BREAK = re.compile(r",(?!\d)|[;:()–—!?]|[.»]\s|\s[-«]|\s(?:и|а|но|против|вместо)\s")
# «187 слонов, 466 антилоп и 340 зебр погибли с мая по июль», «сократил на 3 %, до 40 тонн в мае»
_AND_SO_MANY = re.compile(r"(?:,|\sи)(?=\s\d)|,(?=\sдо\s)")
_EVEN_THEN = re.compile(r"\b[Ее]щ[её]\s+$")
_DASHES = re.compile(r"\s[–—]\s[^–—,;:.()]{2,50}\s[–—]\s")
_OPEN_DASH = re.compile(r"^[^.!?]*[^\W\d]\s[–—]\s[^–—,;:.()]{0,20}$")
_CLOSED_DASH = re.compile(r"(?<=[а-яё%\d])\s[–—]\s(?=[а-яё]+(?:ли|ло|ла|ят|ат|ут|ют|ет|ит|ны|но)(?:сь|ся)?\s)")
_FLOW = re.compile(rf"\b(?:{starts('flow')})[^.!?]*$", re.IGNORECASE)  # up to the figure
_FORESAW = re.compile(rf"\b(?:{starts('foresaw')})[аио]?\b")
_BARE_DASH = re.compile(r"\s?[—–]\s?$|\s-\s$")
_WHEN_IT_WAS = re.compile(
    r",\s+(?:(?:когда|где)\b|котор(?:ый|ая|ое|ые)\s+(?:тогда\s+)?(?:был|состав|равня|насчит|достиг)[а-я]*)[^,;:.!?–—]*$"
)
THAN = 60  # characters before a base that say that it is one
_SO_MUCH = re.compile(r"\s?(?:\(|[–—-]\s)(?:тогда\s)?(?:было\s)?")
_THAN = re.compile(r"\bчем\b[^,;.()–—]*$")
_THAN_ITS_SIZE = re.compile(r"\bчем\s(?:[а-яё]+\s){0,3}(?:показател|уров|результат|значени|итог)[а-яё]+\s$")
_SET_THEN = re.compile(rf",\s(?:{starts('set_then')})[а-яё]+\s(?:[а-яё]+\s){{0,2}}$")
_AGAINST = re.compile(r"\b(?:против|с|вместо)\s+$")


Ruled = tuple[TimeLink | None, bool]  # what the rules say of a figure; whether that, even none, is their last word


def after_in_phrase(context: Context) -> Time | None:
    """«1,5 миллиарда в 2019 году», «63 млрд — в 2018 году»: behind the figure, no break between."""
    time = context.after
    if time is None or time is not context.behind or context.has_figure_between(time):
        return None
    return time if not _BREAK.search(_BARE_DASH.sub("", context.between(time))) else None


def after_in_clause(context: Context) -> Time | None:
    """«29 школ на 5 млрд рублей обновят в 2024 году», «треть школ – 12 – закроют в мае»: figures between, no break."""
    time = context.behind
    if time is None or context.before is not None or context.has_base_between(time):
        return None
    gap = _AND_SO_MANY.sub(" ", context.without_insertion(time))
    if context.verbs_before(time) == 1:
        gap = _CLOSED_DASH.sub(" ", gap, count=1) if _OPEN_DASH.search(context.lead) else _DASHES.sub(" ", gap)
    return time if not _BREAK.search(gap.replace(" и ", " ") if context.verbs_before(time) == 1 else gap) else None


def compared_figure(context: Context) -> Time | None:
    """«…против 96,5% в 2023 году»: the base's own figure takes the base's time."""
    time = context.after
    if time is None or context.has_figure_between(time) or _BREAK.search(context.between(time)):
        return None
    before = context.text[max(0, context.quantity.start - 12) : context.quantity.start]
    return time if _AGAINST.search(before) and time.use in ("own", "base") else None


def adjective_before(context: Context) -> Time | None:
    """«с июньских 7,4 до 5,8 %», «против прошлогодних 27,5 млн»."""
    time = context.last_said
    if time is None or time.use != "background" or time.end >= context.quantity.start:
        return None
    return time if not context.between(time).strip() else None


def when_it_was(context: Context) -> Time | None:
    """«На 4 % ниже результата 2024 года, когда собрали 54 млн», «…, который составил 54»: a clause on the base."""
    time = context.last_said
    if time is None or time.use != "base" or context.has_figure_between(time):
        return None
    return time if _WHEN_IT_WAS.match(context.between(time)) else None


def so_much_then(context: Context) -> Time | None:
    """«Больше, чем годом ранее (40 млн)», «чем показатель прошлого года – 40»: how much the base was."""
    time = context.last_said
    if time is None or time.use != "base" or not _SO_MUCH.fullmatch(context.between(time)):
        return None
    lead = context.text[max(0, time.start - THAN) : time.start]
    bracketed = context.text[context.quantity.start - 1] == "("
    return time if (_THAN if bracketed else _THAN_ITS_SIZE).search(lead) else None


def set_then(context: Context) -> Time | None:
    """«В мае побит рекорд в 12 тонн, установленный в 2019 году»: when what is told of came to be."""
    time = context.after
    if time is None or context.has_figure_between(time):
        return None
    return time if _SET_THEN.fullmatch(context.between(time)) else None


def before_in_phrase(context: Context) -> Time | None:
    """«В 2017 году — 1809 рублей»: the nearest time before, no other figure between."""
    time = context.before
    return time if time is not None and not context.has_figure_between(time) else None


def before_in_sentence(context: Context) -> Time | None:
    """«За 2023 год выросла на 16 % и составила 49 812 рублей»."""
    return context.before


RULES: tuple[Callable[[Context], Time | None], ...] = (
    adjective_before,
    compared_figure,
    when_it_was,
    so_much_then,
    set_then,
    after_in_phrase,
    before_in_phrase,
    before_in_sentence,
    after_in_clause,
)


def link(mentions: Mentions, roles: tuple[RoleLink, ...]) -> tuple[TimeLink | None, ...]:
    """One link, or None, for every quantity."""
    found, frame = ruled(mentions, roles)
    links = [
        link if link or firm else frame.at(quantity, role)
        for quantity, role, (link, firm) in zip(mentions.quantities, roles, found, strict=True)
    ]
    for at in range(1, len(links)):
        before, here = links[at - 1 : at + 1]
        if here and not (before or found[at - 1][1]) and measures(_pair(at, mentions, roles)):
            links[at - 1] = here
        elif before and before.rule == "framed" and not (here or found[at][1]):
            pair = _pair(at, mentions, roles)
            links[at] = before if elided(pair) or grown_to(pair) else here
    for at, told in retold(mentions, links).items():
        links[at] = told
    return tuple(links)


def _pair(at: int, mentions: Mentions, roles: tuple[RoleLink, ...]) -> Follower:
    """A figure and the one before."""
    before, here = mentions.quantities[at - 1 : at + 1]
    tokens = mentions.document.sentences[here.sentence].tokens
    return Follower(mentions.document.text, tokens, before, here, roles[at - 1], roles[at])


def ruled(mentions: Mentions, roles: tuple[RoleLink, ...]) -> tuple[list[Ruled], Framing]:
    """What the rules say of every quantity, and the times that may frame those of which they say nothing."""
    found: list[Ruled] = []
    carrier, figures, bases = Carrier(mentions), defaultdict(list), defaultdict(list)
    for quantity, role in zip(mentions.quantities, roles, strict=True):
        figures[quantity.sentence].append(quantity.start)
        if role.role == "change_from":
            bases[quantity.sentence].append(quantity.start)
    for quantity, role in zip(mentions.quantities, roles, strict=True):
        at, actual = quantity.sentence, role.modality == "actual"
        tokens = carrier.sentences[at].tokens
        context = Context(mentions.document.text, quantity, tokens, carrier.spots[at], figures[at], bases[at], actual)
        if not found:
            found.append(_ruled(context, role, carrier))
            continue
        before = len(found) - 1
        pair = Follower(context.text, tokens, mentions.quantities[before], quantity, roles[before], role)
        found.append(_told_of(pair, found[-1], context, carrier))
    return found, Framing(mentions, carrier.told, [link for link, _ in found])


def _told_of(pair: Follower, before: Ruled, context: Context, carrier: Carrier) -> Ruled:
    """What the rules say of a figure, or of the one before where it is told of the same."""
    if said_again(pair):
        return before
    here = _ruled(context, pair.role, carrier)
    open_yet = here[0] is None and before[0] is not None and (context.is_attribute or not context.named)
    return before if open_yet and follows(pair) else here


def _ruled(context: Context, role: RoleLink, carrier: Carrier) -> Ruled:
    """What the rules say of one quantity."""
    named = bool(context.said) and context.named
    found = _own(context) if context.said else None
    if found is not None and _changed_since(found, context, role):
        found = carrier.at(context.quantity, role)
    elif found is None and not named:
        found = carrier.at(context.quantity, role)
    elif found is not None and role.role == "change_by" and _so_far(context, found):
        period = carrier.at(context.quantity, role)
        found = period if period and not is_day(period.value) else found
    if found is not None and found.value.endswith("-01-01") and _of_year_before(found, context):
        found = found._replace(value=str(int(found.value[:4]) - 1))
    if found is not None and _of_another_time(found, context, role):
        return None, True
    if found is not None and found.rule in FROM_BEFORE and _of_longer(found, context, carrier):
        return None, False
    settled = found is not None or named or context.is_former or context.is_base
    settled = settled or context.is_attribute or context.is_dimension
    return found, settled or carrier.is_loose(carrier.sentences[context.quantity.sentence])


def _of_longer(found: TimeLink, context: Context, carrier: Carrier) -> bool:
    """«За сутки потушили три пожара. Всего сгорело [900] гектаров», «В субботу открыли мост. Он обошёлся в [5 млн]»."""
    here = carrier.sentences[context.quantity.sentence]
    if is_day(found.value):
        return outlasts(here, context.quantity, context.part)
    return is_flow(found.text, found.value) and sums_up(here, context.part)


def _foreseen(context: Context) -> bool:
    """«В ноябре прогнозировали 3,9 %»: when it was foreseen, not when it is to be"""
    return context.before is not None and _FORESAW.search(context.between(context.before)) is not None


def _of_another_time(found: TimeLink, context: Context, role: RoleLink) -> bool:
    """Whether a figure is what another is compared with («17,5 тыс. вместо 14,5», «с 12 до 15»), or a thing's size."""
    if role.modality == "planned" and len(found.value) > len("2023") and _foreseen(context):
        return True
    if context.is_former or (context.is_attribute and found.rule not in NEAR_BEFORE):
        return True
    if (found.rule in LOOSE and context.is_base) or (found.rule in FROM_BEFORE and context.is_dimension):
        return True
    if role.role != "change_from":
        return False
    if found.rule == "lead" or found.value.endswith("/.."):
        return True
    return _so_far(context, found) and not (found.text or "").lower().startswith("за ")


def _of_year_before(found: TimeLink, context: Context) -> bool:
    """«На 1 января было 900 тысяч жителей. За год умерло [12 тысяч]»: in the year that was over."""
    if found.end is None or not (found.text or "").lower().startswith(("на 1 ", "на первое ", "по состоянию")):
        return False
    return (
        _FLOW.search(context.text, max(found.end, context.quantity.start - FLOW_SIZE), context.quantity.start)
        is not None
    )


def _changed_since(found: TimeLink, context: Context, role: RoleLink) -> bool:
    """Whether a figure says how much has changed since a time: «годом ранее было 571, то есть прибавили [12 %]»."""
    if found.rule not in ("before_in_phrase", "before_in_sentence") or role.role not in DIFFERENCES:
        return False
    since = context.before
    if since is None:
        return False
    then = since.rule in BY_ANOTHER or _EVEN_THEN.search(context.text, max(0, since.start - 6), since.start) is not None
    return then and PARTS.search(context.between(since)) is not None


def _so_far(context: Context, found: TimeLink) -> bool:
    """«Сливы теперь на [17 рублей] дороже»: in a report on a period it changed in that."""
    return any(spot.time.start == found.start and of_now(spot) for spot in context.said)


def _own(context: Context) -> TimeLink | None:
    """The time that the quantity's own sentence gives it."""
    for rule in RULES:
        time = rule(context)
        if time is not None:
            return linked(time, rule.__name__)
    return None
