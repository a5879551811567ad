"""Reads the attributions of an article; yields them with «ведомство», «сообщение» named by the body that is meant."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, takewhile
from operator import itemgetter

from extractor.language import Sentence, Token
from extractor.lexicon import read_table
from extractor.mentions.bodies import is_body_name, kind_of, territories
from extractor.mentions.nominals import cases, is_abbreviation, is_attribute, tagged_case
from extractor.mentions.speech.attribution import Attribution
from extractor.mentions.speech.page import Page
from extractor.mentions.speech.sources import first_kind, source_at, source_kinds
from extractor.mentions.speech.verbs import cues
from extractor.mentions.types import Source

STANDING = "ведомство"  # of a body of the state named before
ORGANISATIONS = frozenset({"организация", "учреждение"})
FARTHEST = 6  # sentences back to that body
FARTHEST_CITED = 30  # sentences back to one that was cited
MOST_REMEMBERED = 100  # attributions; more stand in no such row of sentences
STATE_STARTS = ("мин", "рос", "гос")  # «Минздрав», «Росреестр»
CARRYING = frozenset({"передавать", "передать", "писать", "написать"})  # media do so, in the words of others
SPOKESMEN = frozenset({"собеседник", "собеседница"})


def with_bodies(page: Page, attributions: list[tuple[Attribution, ...]]) -> list[tuple[Attribution, ...]]:
    """The attributions, those of a nameless body or text with the name of the body that it stands for."""
    if not any([_rule(one) is not None for own in attributions for one in own]):
        return attributions
    before: list[Attribution] = []
    named: list[tuple[Attribution, ...]] = []
    told: list[Attribution] = []
    for own in attributions:
        for one in own:
            told.append(_named(page, one, before) if _rule(one) is not None else one)
            before.append(told[-1])
        del before[: max(0, len(before) - MOST_REMEMBERED)]
        named.append(tuple(told[-len(own) :] if own else ()))
    return named


def _named(page: Page, attribution: Attribution, before: list[Attribution]) -> Attribution:
    """The attribution with the name that the rule for its word finds."""
    rule, source = _rule(attribution), attribution.voice.source
    name = rule(page, attribution, before) if rule is not None else None
    if name is None or source is None:
        return attribution
    return replace(attribution, voice=replace(attribution.voice, source=replace(source, name=name)))


Rule = Callable[[Page, Attribution, list[Attribution]], str | None]


def _rule(attribution: Attribution) -> Rule | None:
    """How to find what is meant by a common noun that stands alone; None of a name, of «полиция», «закон»."""
    source = attribution.voice.source
    if source is None or source.last != source.first + 1:
        return None
    if source.name == STANDING:
        return of_state
    if source.name in cues("said_in"):
        return of_text
    return of_kind if source.name in cues("nameless") else None


def of_text(page: Page, attribution: Attribution, before: list[Attribution]) -> str | None:
    """«Луч» сообщил о ремонте. «…», – говорится в сообщении: of the last body cited, of a medium if there is none."""
    if any([one.voice.person is not None for one in before[-1:]]):
        return None
    known = list(_cited(attribution, before))
    own = [source for one, source in known if not _carries(one, before)]
    return next((source.name for source in own or [source for _, source in known]), None)


def of_state(page: Page, attribution: Attribution, before: list[Attribution]) -> str | None:
    """ФАС решила …. В ведомстве сообщили: the last body of the state, one that was cited even far before."""
    cited = _cited(attribution, before)
    others = [one for one in cited if _carries(one[0], before) or _is_told_by(page, attribution, one[0])]
    media = frozenset([source.start for _, source in others])
    sources = [source for one in before if (source := one.voice.source) is not None]
    starts = frozenset([at for source in sources for at in range(source.start, source.end)])
    found = _bodies_before(page, attribution, FARTHEST_CITED, _is_of_state)
    bodies = [one for one in found if one[0].start not in media and _says_more(one[0].name)]
    near = [one for one in bodies if one[0].sentence >= attribution.sentence.index - FARTHEST]
    # «по данным Росстата», «ФАС решила» before «врач Минздрава»
    leading = [one for one in near if one[1] != "gent" or one[0].start in starts]
    far = [one for one in bodies if one[0].start in starts]
    return next((source.name for source, _ in (*leading, *near, *far)), None)


def _is_told_by(page: Page, attribution: Attribution, other: Attribution) -> bool:
    """«По данным Росстата, …», – сообщили в ведомстве: whom the quoted one cites is not he."""
    quotation = page.quotation_before(attribution.clause_start) if attribution.aside else None
    return quotation is not None and quotation.start <= other.start < quotation.end


def of_kind(page: Page, attribution: Attribution, before: list[Attribution]) -> str | None:
    """Агентство «Луч» открыли. По данным агентства, …: the last one of that noun; what was cited where it is wide."""
    source = attribution.voice.source
    if source is None:
        return None
    noun = source.name
    told = attribution.sentence.tokens[source.first - 1].lemma in SPOKESMEN if source.first else False
    wide = told or noun in cues("nameless_wide")
    known = (one for other, one in _cited(attribution, before) if first_kind(other.sentence, one) != "people")
    cited = (one for one in known if wide or _is_called(one.name, noun))
    named = _bodies_before(page, attribution, FARTHEST_CITED, lambda token: _is_of_noun(token, noun))
    return next((one.name for one in chain(cited, map(itemgetter(0), named)) if _says_more(one.name)), None)


def _cited(attribution: Attribution, before: list[Attribution]) -> Iterator[tuple[Attribution, Source]]:
    """What was cited in the sentences before, the last first: bodies and media by their names, no documents."""
    least = attribution.sentence.index - FARTHEST_CITED
    for one in reversed(before):
        source = one.voice.source
        if one.sentence.index < least:
            return
        if source is not None and _rule(one) is None and first_kind(one.sentence, source) != "document":
            yield one, source


def _carries(attribution: Attribution, before: list[Attribution]) -> bool:
    """«…, передаёт ТАСС»; «ФАС решила, что …, сообщает ТАСС»: behind the words of another in the sentence."""
    tokens = attribution.sentence.tokens
    others = [one for one in before if one.sentence is attribution.sentence and one.at < attribution.at]
    return tokens[attribution.at].lemma in CARRYING or attribution.aside and bool(others)


def _says_more(name: str) -> bool:
    """Not «служба» for «ведомство», but «прокуратура»."""
    return " " in name or not name.islower() or name in cues("state_alone")


def _is_called(name: str, noun: str) -> bool:
    """«Афганское агентство Пажвак» for «агентство», «Минтруд» for «министерство»."""
    words = name.lower().split()
    return noun in words or words[0].startswith(_short(noun))


def _bodies_before(
    page: Page, attribution: Attribution, farthest: int, fits: Callable[[Token], bool]
) -> Iterator[tuple[Source, str]]:
    """The bodies named in sentences before a source, the last first, each with its case."""
    at, end = attribution.sentence.index, attribution.voice.source.start if attribution.voice.source else 0
    for index in takewhile(lambda index: index >= 0, range(at, at - farthest - 1, -1)):
        sentence = page.document.sentences[index]
        for token in reversed(sentence.tokens):
            if token.end > end or not fits(token):
                continue
            case = tagged_case(token) or "nomn"
            found = _body(sentence, token, case)
            if found is not None and not _is_part(sentence, token, fits):
                yield found, case


def _is_part(sentence: Sentence, token: Token, fits: Callable[[Token], bool]) -> bool:
    """«МЧС» of «управление МЧС»."""
    return token.rel.startswith("nmod") and 0 <= token.head < token.index and fits(sentence.tokens[token.head])


def _body(sentence: Sentence, token: Token, case: str) -> Source | None:
    """The body of which a token is the head: with its attributes, in the nominative."""
    if case not in cases(token):
        return None
    first = token.index
    while first > 0 and is_attribute(sentence.tokens[first - 1]) and case in cases(sentence.tokens[first - 1]):
        first -= 1
    return source_at(sentence, first, case)


def _is_of_noun(token: Token, noun: str) -> bool:
    """The noun itself; «Минтруд» is a «министерство», «ВОЗ» as a subject an «организация»."""
    if token.lemma == noun:
        return True
    if _short(noun):
        return token.lower.startswith(_short(noun)) and kind_of(token, source_kinds()) == "body"
    subject = noun in ORGANISATIONS and token.rel.startswith("nsubj")
    return subject and (_is_short(token) or is_body_name(token.text))


@cache
def _short(noun: str) -> tuple[str, ...]:
    """How the short names begin that a noun stands for."""
    return next((tuple(row["starts"].split()) for row in read_table("short_bodies") if row["noun"] == noun), ())


def _is_short(token: Token) -> bool:
    """«ВОЗ», not «РФ»."""
    return is_abbreviation(token.text) and token.lower not in territories()


def _is_of_state(token: Token) -> bool:
    state = cues("state")
    if token.lemma in state or token.lower.removeprefix("г").removeprefix("у") in state:  # «ГУМВД», «УФНС»
        return True
    if kind_of(token, source_kinds()) != "body":
        return False
    return _is_short(token) or token.lower.startswith(STATE_STARTS) or is_body_name(token.text)
