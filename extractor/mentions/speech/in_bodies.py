"""Reads a speech verb in its sentence; yields the body in which people speak or which has found: «сообщили в МЧС»."""

from extractor.language import Sentence, Token
from extractor.mentions.bodies import kind_of
from extractor.mentions.nominals import OPENING, cases, is_attribute, is_verb, tagged_case
from extractor.mentions.speech.page import Page
from extractor.mentions.speech.sources import first_kind, is_one_of, source_at, source_kinds
from extractor.mentions.speech.verbs import cues, is_said_before, noun_kind, verb_kind, verb_shape
from extractor.mentions.speech.voice import Voice
from extractor.mentions.types import Source

DOCUMENT_CASES = {"из": "gent", "в": "loct", "во": "loct", "на": "loct", "об": "loct"}
POSSESSIVES = frozenset({"его", "ее", "их"})
ENDS = ",;:–—"
BREAKING = frozenset({"что", ":", ";"})
FOLLOWING = "следовать"
WRITTEN = ("document", "medium")
FARTHEST_NOUN = 6  # tokens of a participle's own words before its noun
FARTHEST_OF = 5  # tokens from «из» to the body: «из последней сводки МЧС»
FARTHEST_DAY = 3  # tokens from «сообщили» to the comma before a date
FARTHEST_AFTER = 5  # tokens from «сообщили» to the preposition before the body
NEAR_BODY, FARTHEST_BODY = 4, 10  # tokens between «из ответа МЧС на запрос …» and the verb


def is_impersonal(verb: Token) -> bool:
    """«следует», «говорится»: of what stands in a document or is said in a body."""
    return verb.lower in cues("impersonal")


def people_in_body(page: Page, sentence: Sentence, verb: Token) -> Voice | None:
    """«сообщили в ГУ МЧС», «рассказали на предприятии», «следует из отчёта», «говорится в докладе»."""
    genders, numbers = verb_shape(verb.lower)
    impersonal = is_impersonal(verb) or genders == {"neut"}
    if not impersonal and (numbers != {"plur"} or genders or _has_many_for_subject(sentence, verb)):
        return None
    if _has_body_for_subject(sentence, verb):
        return None
    found = _body_said(sentence, verb)
    return found if found is not None and _may_tell(sentence, verb, found) else None


def _has_many_for_subject(sentence: Sentence, verb: Token) -> bool:
    """«большинство россиян отмечают нехватку рабочих на предприятиях»."""
    before = [token for token in sentence.children(verb.index) if token.rel == "nsubj" and token.index < verb.index]
    near = [token for token in before if all(one.text.isalnum() for one in sentence.tokens[token.index : verb.index])]
    common = [token for token in near if token.pos == "NOUN" and (token.text.islower() or not token.index)]
    return any(["nomn" in cases(token) and not _is_cited(token) for token in common])


def _is_cited(token: Token) -> bool:
    """«такие данные привели в мэрии»."""
    return is_said_before(token) or kind_of(token, source_kinds()) is not None


def _has_body_for_subject(sentence: Sentence, verb: Token) -> bool:
    """«сообщило министерство в социальной сети», not «было сообщено в министерстве»."""
    subjects = [token for token in sentence.children(verb.index) if token.rel == "nsubj" and token.index > verb.index]
    return not is_impersonal(verb) and any([kind_of(token, source_kinds()) == "body" for token in subjects])


def _body_said(sentence: Sentence, verb: Token) -> Voice | None:
    """The body right before the verb, else the next one after it, else one before."""
    before = _body_before(sentence, verb)
    if before is not None and before.last == verb.index:
        return before  # «в докладе говорится о «скрытых случаях»»
    start = _past_addressee(sentence, verb.index + 1)
    for at in range(start, min(start + FARTHEST_AFTER, len(sentence.tokens))):
        if is_verb(sentence.tokens[at]) or sentence.tokens[at].lower in BREAKING:
            break  # «объяснили в горфо, возьмут в банке»
        case = None if sentence.tokens[at - 1].text == "," and at > start else _case_after(sentence, at)
        first = _past_participle(sentence, _past_possessive(sentence, at + 1))
        if case and first < len(sentence.tokens):
            source = source_at(sentence, first, case) or _of_data(sentence, first, case)
            if source is not None:
                return Voice(None, None, source, source.first, source.last)
    return before


def _past_addressee(sentence: Sentence, at: int) -> int:
    """«рассказали редакции ГТРК «Волна» в мэрии»: past the medium that is told."""
    heard = sentence.tokens[at : at + 1]
    medium = bool(heard) and tagged_case(heard[0]) == "datv" and kind_of(heard[0], source_kinds()) is not None
    medium = medium or bool(heard) and heard[0].text in OPENING
    source = source_at(sentence, at, "datv") if medium else None
    return _past_day(sentence, source.last if source is not None else at)


def _past_day(sentence: Sentence, at: int) -> int:
    """«рассказали сегодня, 13 мая, в мэрии», «сообщили «Заре» во вторник, 13 мая, в полиции»."""
    tokens = sentence.tokens
    comma = next((token.index for token in tokens[at : at + FARTHEST_DAY] if token.text == ","), len(tokens))
    day = tokens[comma + 1 : comma + 4]
    return comma + 4 if len(day) == 3 and day[0].text.isdigit() and day[2].text == "," else at


def _may_tell(sentence: Sentence, verb: Token, voice: Voice) -> bool:
    """«следует из отчёта», «записано в программе», not «следует в депо», «зафиксирован в больнице», «в результате»."""
    tokens, source = sentence.tokens, voice.source
    before = tokens[max(voice.first - 1, 0)].lower
    if verb.lemma == FOLLOWING:
        return "из" in [token.lower for token in tokens[max(voice.first - FARTHEST_OF, 0) : voice.first]]
    if source is None or before == "в" and tokens[voice.first].lower == "результате":
        return False
    done = verb.feats.get("Variant") == "Short"  # «сообщено в мэрии» is said as well
    if not done or verb_kind(verb) != "publish" and verb_shape(verb.lower)[0] == {"neut"}:
        return True
    return first_kind(sentence, source) in WRITTEN


def _past_possessive(sentence: Sentence, at: int) -> int:
    """«добавили в их пресс-службе»."""
    return at + any([token.lower in POSSESSIVES for token in sentence.tokens[at : at + 1]])


def _past_participle(sentence: Sentence, at: int) -> int:
    """«следует из предоставленного редакции исследования»: where the document stands that a participle precedes."""
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].feats.get("VerbForm") != "Part":
        return at
    nouns = [token for token in tokens[at + 1 : at + FARTHEST_NOUN] if kind_of(token, source_kinds()) == "document"]
    return nouns[0].index if nouns and tagged_case(nouns[0]) == tagged_case(tokens[at]) else at


def _of_data(sentence: Sentence, at: int, case: str) -> Source | None:
    """«следует из данных Росстата», «сообщили на заседании коллегии прокуратуры»: whose data or meeting it is."""
    tokens = sentence.tokens
    while at < len(tokens) and is_attribute(tokens[at]) and noun_kind(tokens[at].lower) is None:
        at += 1
    if at + 1 >= len(tokens) or case not in cases(tokens[at]):
        return None
    meets = tokens[at].lemma in cues("gathering")
    return source_at(sentence, at + 1, "gent") if meets or noun_kind(tokens[at].lower) is not None else None


def _case_after(sentence: Sentence, at: int) -> str | None:
    """The case of a body after the preposition at `at`; «из» in «один из банков» leads on to no other."""
    case = DOCUMENT_CASES.get(sentence.tokens[at].lower)
    return None if case is not None and at > 0 and is_one_of(sentence.tokens, at - 1) else case


def _body_before(sentence: Sentence, verb: Token) -> Voice | None:
    """«В министерстве сообщили», «Как отмечается в…» is above."""
    for at in range(verb.index - 1, -1, -1):
        token = sentence.tokens[at]
        if token.text in ".:;" or verb_kind(token):
            return None
        case = _case_after(sentence, at) if token.lower in DOCUMENT_CASES else None
        source = source_at(sentence, at + 1, case) if case is not None else None
        if source is not None and _stands_near(sentence, source.last, verb.index):
            return Voice(None, None, source, source.first, source.last)
    return None


def _stands_near(sentence: Sentence, last: int, verb: int) -> bool:
    """«Из ответа МЧС на запрос «Вестника» следует»: farther off, no clause ends between a body and the verb."""
    ends = any([token.text in ENDS for token in sentence.tokens[last:verb]])
    return 0 <= verb - last <= (NEAR_BODY if ends else FARTHEST_BODY)


def by_body(page: Page, sentence: Sentence, verb: Token) -> Voice | None:
    """«следствием установлено, что …», «как установлено судом»."""
    if verb_kind(verb) != "find" or verb_shape(verb.lower)[0] != {"neut"}:
        return None
    for at in (verb.index - 1, verb.index + 1):
        if not 0 <= at < len(sentence.tokens) or tagged_case(sentence.tokens[at]) != "ablt":
            continue
        first = at
        while at < verb.index and first > 0 and is_attribute(sentence.tokens[first - 1]):
            first -= 1
        source = source_at(sentence, first, "ablt")
        if source is not None:
            return Voice(None, None, source, source.first, source.last)
    return None
