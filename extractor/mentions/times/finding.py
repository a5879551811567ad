"""Reads a document and its publication date; yields the time expressions that the rules find, in text order."""

import re
from bisect import bisect_left, bisect_right
from datetime import date
from functools import partial, reduce
from itertools import compress
from operator import attrgetter, itemgetter, or_

from extractor.language import Document, Sentence, Token, straightened
from extractor.memo import Memo
from extractor.mentions.times import (
    dates,
    days,
    parts,
    phrases,
    relative,
    reported,
    rules,
    seasons,
    shifts,
    shorthand,
    spans,
    terms,
    told,
    uses,
)
from extractor.mentions.times.calendar import Anchor
from extractor.mentions.times.rule import WORDS, Match, TimeRule
from extractor.mentions.times.tense import tense_of, tense_or_wish
from extractor.mentions.types import Time

ROOMS = (shorthand, parts, shifts, phrases, terms, told, spans, seasons, dates, rules, days, relative, reported)
RULES: tuple[TimeRule, ...] = sum((room.RULES for room in ROOMS), ())

# What rules need, a bit each: a sentence without all that a rule needs is not searched for it, as nine in ten are not.
# The longest need of a rule, mostly the names of months or the like, is its key: those without it are not looked at.
_NEEDS = {need: 1 << place for place, need in enumerate(sorted({need for rule in RULES for need in rule.needs}))}
_RULES: dict[int, list[tuple[int, int, TimeRule]]] = {}  # by key: their places, what they need, they themselves
for _place, _rule in enumerate(RULES):
    _whole = _place, sum({_NEEDS[need] for need in _rule.needs}), _rule
    _RULES.setdefault(_NEEDS[max(_rule.needs, key=len)], []).append(_whole)
_KEYS = sum(_RULES)
_LISTED: dict[str, int] = {}  # by word
_BITS: dict[str, int] = {}  # of needs that are more than a list of words
for _need, _bit in _NEEDS.items():
    if _need.replace("|", "").isalpha():
        _LISTED.update({_word: _LISTED.get(_word, 0) | _bit for _word in _need.split("|")})
    else:
        _BITS[_need] = _bit
_NEEDED = re.compile("|".join(_BITS))
_EACH = re.compile("".join(rf"(?=((?:{need})\Z)|)" for need in _BITS))  # a group of each that a word is
_CLAUSE_END = re.compile(r"[,;:—–]")
_FUTURE_WORDS = re.compile(
    r"\b(?:план|прогноз|обещ|намерен|будет|будут|предстоит|ожида|рассчитыва|намеч|должн|хотят|собира)"
)
_WAITS = frozenset("ждет ждем ждут".split())  # «в мае ждут роста», not of the whole sentence
_SET = re.compile(r"(?:намечен|запланирован|перенесен|отложен|предусмотрен|обещан|ожидаем)(?:а|о|ы)?$")  # for later
_BEGAN = re.compile(r"(?:начал|стал|продолжил|перестал|прекратил|смог|сумел|успел|удал|пришл)(?:а|о|и)?(?:сь|ся)?$")
_UNTIL = re.compile(  # «продлён до», «движение закрыли до»
    r"\b(?:продл|приостан|закры|запре[тщ]|огранич|отлож|перенес|отсроч|отстран|замороз|сохран|арестова)[а-я]*(?:\s+[а-я]+){0,3}\s$"
)
_UNTIL_SIZE = 60
_AGAINST = re.compile(r"\b(?:против|вместо)\s[^;:.!?()–—]*$")
_AGAINST_SIZE = 40
_REPORTED = re.compile(r"(?:за|по итогам|итоги)\s+(?:19|20)\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_STRETCHES = ("за ", "по итогам ", "в течение ")
_STOOD = ("на ", "по состоянию на ")
_MOVED = ("year_earlier", "shifted", "previous")  # told in passing, from what was named last


def fold(text: str) -> str:
    """Lower case, «ё» as «е», line ends as blanks, every character still one character."""
    lower = text.lower()
    if len(lower) != len(text):  # «İ» and its like grow when lowered
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.replace("ё", "е").replace("\n", " ")


def find(document: Document, published: date | None) -> tuple[Time, ...]:
    """Time expressions in text order; `value` is None where a time is named but cannot be resolved."""
    found: list[Time] = []
    anchor, block = Anchor(published), -1
    for sentence in document.sentences:
        if sentence.block != block:
            block, anchor.year = sentence.block, anchor.told
            anchor.last, anchor.stood = anchor.first, None
        text = fold(straightened(sentence.text))
        anchor.seen = 0
        for rule, match in _matches(text):
            time = _time(sentence, text, rule, match, anchor)
            anchor.seen = match.end()
            if time.use != "duration" and not uses.is_name(sentence, time) and not uses.is_number(sentence, time):
                found.append(time)
                _move(anchor, time)
    return tuple(found)


def _move(anchor: Anchor, time: Time) -> None:
    """Note a time that was read: years without a date line come from the text itself."""
    if time.use in ("own", "deadline", "base"):
        anchor.named = time.value
    passing = time.rule in _MOVED and (anchor.last or time.rule != "previous")
    if time.value is None or time.use not in ("own", "deadline") or passing:
        return
    anchor.last = time.value
    anchor.stood = _stood(time.text.lower(), time.value) or anchor.stood
    long = "/" in time.value or time.text.lower().startswith(_STRETCHES)
    if long and time.use == "own" and time.rule != "next_week":
        anchor.stretch = time.value
    if anchor.first is None:
        anchor.first = "" if _DAY.fullmatch(time.value) else time.value
    year = time.value.removeprefix("../")[:4]
    if anchor.reported is None and year.isdigit() and _REPORTED.match(time.text.lower()):
        anchor.reported = int(year)
    if year.isdigit() and (time.use == "own" or _has_come(anchor, int(year))):
        anchor.year = int(year)
        if anchor.told is None and len(time.value) >= len("2023-01"):
            anchor.told = anchor.year


def _has_come(anchor: Anchor, year: int) -> bool:
    """A deadline told in the past; «до 2035 года поручил построить» dates nothing else."""
    return (anchor.published is None or year <= anchor.published.year) and anchor.tense == "past"


def _stood(text: str, value: str) -> str | None:
    """«На 1 октября», «по состоянию на 9 мая»: the day as of which something was so much."""
    return value if text.startswith(_STOOD) and _DAY.fullmatch(value) else None


def _matches(text: str) -> list[tuple[TimeRule, Match]]:
    """The rules' matches, from left to right; of two that overlap the one of the earlier rule."""
    rules = possible(reduce(or_, map(_MEETS.__getitem__, WORDS.findall(text)), 0))
    if not rules:
        return []
    found: list[tuple[int, TimeRule, Match]] = []
    taken = bytearray(len(text))
    for rule in rules:
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\1" * (end - start)
                found.append((start, rule, match))
    return [(rule, match) for _, rule, match in sorted(found, key=itemgetter(0))]


def _meets(word: str) -> int:
    """The needs that a word meets: the same words come again and again."""
    met = _LISTED.get(word, 0)
    if _NEEDED.fullmatch(word) and (each := _EACH.match(word)):
        met += sum(compress(_BITS.values(), each.groups()))
    return met


_MEETS = Memo(_meets)


def possible(met: int) -> list[TimeRule]:
    """The rules all of whose needs are met, in order."""
    keys, found = met & _KEYS, []
    while keys:
        key = keys & -keys
        for one in _RULES[key]:
            if met & one[1] == one[1]:
                found.append(one)
        keys -= key
    return [rule for _, _, rule in sorted(found)]


def _tense_near(sentence: Sentence, text: str, match: Match) -> str:
    """The tense of the verb nearest to a match: one in its own clause first, then one behind it."""
    middle = sentence.start + match.start()
    verbs = [token for token in sentence.tokens if token.pos in ("VERB", "AUX") and tense_or_wish(token)]
    if not verbs:
        return "futr" if _FUTURE_WORDS.search(text) else ""

    def distance(token: Token) -> tuple[bool, bool, int]:
        low, high = sorted((token.start, middle))
        parted = _CLAUSE_END.search(text, low - sentence.start, high - sentence.start) is not None
        parted = parted or text[match.end() : token.start - sentence.start] == " и "  # «подорожал в мае и стоит»
        return parted, token.start < middle, high - low

    nearest = min(verbs, key=distance)
    tense = "past" if _begun(sentence, nearest) else tense_or_wish(nearest)
    if tense == "pres" and (nearest.lower in _WAITS or _FUTURE_WORDS.match(nearest.lower)):
        return "futr"
    return "futr" if _SET.match(nearest.lower) else tense


def _done_then(sentence: Sentence, middle: int) -> bool:
    """«к [одобренным] в июне 50 млрд»: whether a participle of the past stands right before a time."""
    before = next((token for token in reversed(sentence.tokens) if token.end <= middle), None)
    if before is None or before.feats.get("VerbForm") != "Part" or _SET.match(before.lower):
        return False
    return before.feats.get("Tense") == "Past" and before.feats.get("Variant") != "Short"


def _begun(sentence: Sentence, verb: Token) -> bool:
    """«начал [расти] в марте», «удалось [собрать] в мае»: an infinitive of what was begun or done."""
    if verb.index == 0 or verb.feats.get("VerbForm") != "Inf":
        return False
    return _BEGAN.match(sentence.tokens[verb.index - 1].lower) is not None


def _tense(sentence: Sentence, text: str, match: Match, compared: bool, due: bool) -> str:
    """The tense that a time is told in; that of what a figure is compared with is over."""
    start = match.start()
    if compared or _AGAINST.search(text, max(0, start - _AGAINST_SIZE), start):
        return "past"  # «900 рублей против 1 150 в феврале»
    if due:
        return _tense_of_deadline(sentence, text, match)
    return "past" if _done_then(sentence, sentence.start + start) else _tense_near(sentence, text, match)


def _tense_of_deadline(sentence: Sentence, text: str, match: Match) -> str:
    """A deadline is to come, but for «к декабрю безработица опустилась»; «карантин продлён до мая» is no such."""
    if _UNTIL.search(text, max(0, match.start() - _UNTIL_SIZE), match.start()):
        return "futr"
    ahead = _FUTURE_WORDS.search(text) or _is_ordered(sentence, text, match)
    return "past" if not ahead and _tense_near(sentence, text, match) == "past" else "futr"


def _is_ordered(sentence: Sentence, text: str, match: Match) -> bool:
    """«До 2035 года поручил построить»: what somebody told others to do, and has not begun, in the same clause."""
    verbs = [token for token in sentence.tokens if token.feats.get("VerbForm") == "Inf" and token.index]
    ordered = [verb for verb in verbs if tense_of(sentence.tokens[verb.index - 1]) == "past"]
    return any([not _begun(sentence, verb) and not _is_parted(sentence, text, match, verb) for verb in ordered])


def _is_parted(sentence: Sentence, text: str, match: Match, verb: Token) -> bool:
    """Whether a comma or the like stands between a time and a verb."""
    low, high = sorted((verb.start - sentence.start, match.start()))
    return _CLAUSE_END.search(text, low, high) is not None


def _names_a_thing(text: str, match: Match, name: str) -> bool:
    """Whether it dates a thing or a paper, or says since when nothing was like it, and no figure."""
    if name == "year":
        return text[match.start()].isdigit() and uses.dates_a_thing(text, *match.span())
    return uses.dates_a_paper(text, match) or uses.unmatched_since(text, match)


def _time(sentence: Sentence, text: str, rule: TimeRule, match: Match, anchor: Anchor) -> Time:
    start, end = match.span()
    first, last = sentence.start + start, sentence.start + end
    name, use = rule.resolve.__name__, rule.use
    compared = uses.compared(text, match, anchor.seen)
    anchor.look = partial(_tense, sentence, text, match, compared, use == "deadline")
    value = rule.resolve(match, anchor)
    if use == "duration" and value:
        use = "own"
    if use in ("own", "deadline") and (compared or uses.is_base(text, match, name, value, anchor)):
        use = "base"
    elif _names_a_thing(text, match, name):
        use = "background"
    return Time(
        start=first,
        end=last,
        text=sentence.text[start:end].replace("\n", " "),
        sentence=sentence.index,
        first=bisect_right(sentence.tokens, first, key=attrgetter("end")),
        last=bisect_left(sentence.tokens, last, key=attrgetter("start")),
        value=value,
        use=use,
        rule=name,
    )
