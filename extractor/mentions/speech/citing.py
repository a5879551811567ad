"""Reads a word in a sentence; yields the attribution that cites words or data: «по данным …», «согласно …»."""

from collections.abc import Callable
from dataclasses import replace

from extractor.language import Sentence, Token
from extractor.mentions.nominals import cases, is_attribute
from extractor.mentions.speech.attribution import ORDERED, REFERRED, Attribution
from extractor.mentions.speech.owners import done_by, genitive_person, named_source, owner, person_at
from extractor.mentions.speech.page import DASHES, Page
from extractor.mentions.speech.pointing import points_back
from extractor.mentions.speech.telling import is_aside, names_topic
from extractor.mentions.speech.verbs import (
    REFERRING,
    SUCH,
    cues,
    is_said_before,
    noun_kind,
    orders,
    verb_kind,
    verb_shape,
)
from extractor.mentions.speech.voice import Voice

POSSESSIVES = ("его", "ее", "их")
PHRASES = (("со", "слов"), ("с", "слов"), ("на", "взгляд"), ("с", "точки", "зрения"))
PHRASE_STARTS = frozenset({*POSSESSIVES, *(words[0] for words in PHRASES)})
KEEPING = {  # what keeps with a document or refers to a source → the case of its name
    ("согласно",): "datv", ("в", "соответствии", "с"): "ablt", ("в", "соответствии", "со"): "ablt",
    ("исходя", "из"): "gent", ("на", "основании"): "gent", ("на", "основе"): "gent",
    ("со", "ссылкой", "на"): "accs", ("с", "ссылкой", "на"): "accs", (REFERRING, "на"): "accs",
}  # fmt: skip
KEEPING_STARTS = frozenset(words[0] for words in KEEPING)
RATED = frozenset(  # in brackets they are cited by themselves
    {"рейтинг", "опрос", "исследование", "мониторинг", "пресс-служба", "пресс-центр"}
)
HELD_CASES = {"в": "loct", "во": "loct", "на": "loct", "от": "gent"}
NEAR_HELD = 3  # tokens from «содержатся» to the preposition
RESULTS = frozenset({"результат", "итог"})
NEAR_RESEARCH = 3  # tokens from «по результатам» to «опроса»


def according_to(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«по словам мэра», «по его словам», «по данным Росстата», «по оперативным данным мэрии»."""
    if token.lower != "по" or _is_quoted(page, token):
        return None
    tokens, made = sentence.tokens, done_by(sentence, token.index + 1)
    at = token.index + 1 if made is None else made.last
    while at < len(tokens) and (is_attribute(tokens[at]) or tokens[at].lower in (*POSSESSIVES, "же")):
        at += 1  # «по его же данным»
    if at >= len(tokens) or noun_kind(tokens[at].lower) is None or "datv" not in cases(tokens[at]):
        return _by_results(page, sentence, token.index, at)
    found = _of(page, sentence, token.index, at)
    return found if found is not None or made is None else _made(sentence, token.index, at + 1, made)


def _by_results(page: Page, sentence: Sentence, first: int, at: int) -> Attribution | None:
    """«по результатам исследований фонда», not «по итогам года»."""
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].lemma not in RESULTS:
        return None
    found = next((token for token in tokens[at + 1 : at + 1 + NEAR_RESEARCH] if not is_attribute(token)), None)
    if found is None or found.lemma not in cues("research"):
        return None
    voice = named_source(sentence, at + 1, "gent")
    after = tokens[found.index + 1 : found.index + 2]  # «по результатам исследований в стране» are nobody's
    named = voice is not None and voice.last > found.index + 1 and after[0].pos != "ADP"
    return _made(sentence, first, at + 1, voice) if voice is not None and named else None


def by_order(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«по поручению губернатора Ивана Петрова»: what is done then is his."""
    at = token.index + 1
    if token.lower != "по" or at >= len(sentence.tokens) or not orders(sentence.tokens[at].lower):
        return None
    voice = genitive_person(page, sentence, at + 1, "gent")
    return replace(_made(sentence, token.index, at + 1, voice), kind=ORDERED) if voice is not None else None


def in_the_words(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«со слов мэра», «с её слов», «на взгляд мэра», «с точки зрения мэра»."""
    lowers = [word.lower for word in sentence.tokens[token.index : token.index + 3]]
    plain = [lower for lower in lowers if lower not in POSSESSIVES]
    words = next((words for words in PHRASES if plain[: len(words)] == list(words)), None)
    if words is None:
        return None
    return _of(page, sentence, token.index, token.index + len(words) - 1 + (len(plain) < len(lowers)))


def _of(page: Page, sentence: Sentence, first: int, at: int) -> Attribution | None:
    """The attribution whose noun stands at `at`: of the possessor before it or the owner after it."""
    tokens = sentence.tokens
    possessor = next((index for index in range(first, at) if tokens[index].lower in POSSESSIVES), None)
    same = [token.lower for token in tokens[at + 2 : at + 3]] == ["же"]  # «по данным того же опроса»
    after = at + 3 if same else at + 1
    voice = person_at(page, sentence, possessor) if possessor is not None else owner(page, sentence, after)
    return _made(sentence, first, at + 1, voice) if voice is not None else None


def _is_quoted(page: Page, token: Token) -> bool:
    quotation = page.quotation_at(token.start)
    return quotation is not None and page.text[quotation.start - 1 : quotation.start] == ""


def _made(sentence: Sentence, first: int, last: int, voice: Voice) -> Attribution:
    return Attribution(sentence, first, first, max(last, voice.last), "according", voice, False, False)


def in_keeping_with(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«согласно отчёту», «в соответствии с законом», «исходя из данных», «со ссылкой на МЧС», «ссылаясь на МЧС»."""
    at = token.index
    lowers = tuple([word.lower for word in sentence.tokens[at : at + 3]])
    opening = next((words for words in KEEPING if lowers[: len(words)] == words), None)
    if opening is None:
        return None
    if KEEPING[opening] == "gent" and not _holds_data(sentence, at + len(opening)):
        return None
    found = _kept(page, sentence, at, at + len(opening), KEEPING[opening]) or _of_antecedent(sentence, at)
    return replace(found, kind=REFERRED) if found is not None and opening[-1] == "на" else found


def _holds_data(sentence: Sentence, at: int) -> bool:
    """«на основании официальных данных», not «на основании решения»."""
    noun = sentence.tokens[_past_attributes(sentence, at, "gent") :][:1]
    return bool(noun) and noun_kind(noun[0].lower) is not None


def _kept(page: Page, sentence: Sentence, first: int, at: int, case: str) -> Attribution | None:
    noun = _past_attributes(sentence, at, case)
    if noun < len(sentence.tokens) and noun_kind(sentence.tokens[noun].lower) and case in cases(sentence.tokens[noun]):
        made = done_by(sentence, at)
        if made is not None:
            return _made(sentence, first, noun + 1, made)
        voice = owner(page, sentence, noun + 1) or named_source(sentence, at, case)
    else:
        voice = genitive_person(page, sentence, at, case) or named_source(sentence, at, case)
    return _made(sentence, first, at, voice) if voice else None


def _of_antecedent(sentence: Sentence, first: int) -> Attribution | None:
    """«Фонд провёл исследование, согласно которому …»: who did what «которому» stands for."""
    tokens = sentence.tokens
    if first < 2 or first + 1 >= len(tokens) or tokens[first + 1].lemma != "который" or tokens[first - 1].text != ",":
        return None
    made = next((token for token in reversed(tokens[: first - 1]) if token.lemma in cues("research")), None)
    deed = made.head if made is not None else -1
    subject = next((child for child in sentence.children(deed) if child.rel == "nsubj"), None) if deed >= 0 else None
    voice = named_source(sentence, _phrase_start(sentence, subject.index), "nomn") if subject is not None else None
    return _made(sentence, first, first + 2, voice) if voice is not None else None


def _past_attributes(sentence: Sentence, at: int, case: str) -> int:
    """«последним данным», «опубликованным Росстатом данным»: where the noun stands."""
    made = done_by(sentence, at)
    at = made.last if made is not None else at
    while at < len(sentence.tokens) and is_attribute(sentence.tokens[at]) and case in cases(sentence.tokens[at]):
        at += 1
    return at


def believing(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«если верить Росстату», «если верить подсчётам мэра», «если верить его словам»."""
    tokens, at = sentence.tokens, token.index + 1
    if token.lower != "верить" or not token.index or tokens[token.index - 1].lower != "если":
        return None
    while at < len(tokens) and tokens[at].lower in POSSESSIVES:
        at += 1
    if at < len(tokens) and noun_kind(tokens[at].lower):
        return _of(page, sentence, token.index - 1, at)
    return _kept(page, sentence, token.index - 1, at, "datv")


def told_by_data(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«свидетельствуют данные Росстата», «говорит статистика МВД»."""
    if verb_kind(token) is None:
        return None
    subjects = [child for child in sentence.children(token.index) if child.rel == "nsubj"]
    subject = subjects[0] if subjects else None
    if subject is None or not is_said_before(subject) or _is_told_by_one(subject, token):
        return None
    voice = owner(page, sentence, subject.index + 1)
    if voice is None:
        return None
    first, last = min(token.index, subject.index), max(token.index + 1, voice.last)
    aside = first == token.index and is_aside(sentence, token.index)
    return Attribution(sentence, token.index, first, last, "publish", voice, aside, points_back(sentence, token.index))


def _is_told_by_one(data: Token, verb: Token) -> bool:
    """«сообщает результаты опроса пресс-служба»: the data are what is told."""
    return data.feats.get("Number") == "Plur" and verb_shape(verb.lower)[1] == {"sing"}


def held_in(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«Такие данные содержатся в отчёте мэрии», «– такие цифры приведены на сайте мэрии»: where what is said stands."""
    kind, done = verb_kind(token), token.feats.get("Variant") == "Short" or token.lower.endswith("ся")
    if kind is None or kind != "hold" and not done:  # «приведены», «приводятся»
        return None
    subjects = [child for child in sentence.children(token.index) if child.rel.startswith("nsubj")]
    subject = subjects[0] if subjects else None
    if subject is None or subject.index > token.index or not is_said_before(subject):
        return None
    voice = _held(sentence, token.index + 1)
    if voice is None:
        return None
    first = _phrase_start(sentence, subject.index)
    back = points_back(sentence, token.index) or first == 0 and names_topic(sentence, token.index)
    aside = not back and first > 0 and sentence.tokens[first - 1].text in DASHES + ","
    return Attribution(sentence, token.index, first, voice.last, "publish", voice, aside, back)


def _phrase_start(sentence: Sentence, at: int) -> int:
    while at > 0 and is_attribute(sentence.tokens[at - 1]):
        at -= 1
    return at


def _held(sentence: Sentence, at: int) -> Voice | None:
    """The body or document after «в», «на», «от»."""
    for index in range(at, min(at + NEAR_HELD, len(sentence.tokens) - 1)):
        case = HELD_CASES.get(sentence.tokens[index].lower)
        if case is not None:
            noun = sentence.tokens[index + 1]
            told = noun_kind(noun.lower) is not None and case in cases(noun)
            return named_source(sentence, index + 1, case) or (
                named_source(sentence, index + 2, "gent") if told else None
            )
    return None


def in_brackets(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«шестое место в стране (рейтинг «Аптеки-100»)», «выросли на 5 % (данные Росстата)»."""
    tokens, at = sentence.tokens, token.index + 1
    if token.text != "(" or at + 1 >= len(tokens) or "nomn" not in cases(tokens[at]):
        return None
    voice = named_source(sentence, at, "nomn") if tokens[at].lower in RATED else None
    if noun_kind(tokens[at].lower) is not None:
        voice = voice or owner(page, sentence, at + 1)
    closed = voice is not None and voice.last < len(tokens) and tokens[voice.last].text == ")"
    return _made(sentence, token.index, at + 1, voice) if voice is not None and closed else None


def such_are(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«Таковы итоги опроса сервиса «Копилка»», «Такова оценка аналитиков банка»: what stands before is theirs."""
    tokens, at = sentence.tokens, token.index + 1
    inside = token.index > 0 and tokens[token.index - 1].text not in DASHES + ","
    if token.lower not in SUCH or inside or at >= len(tokens) or not is_said_before(tokens[at]):
        return None
    told = at
    while told + 1 < len(tokens) and noun_kind(tokens[told + 1].lower) is not None:
        told += 1
    voice = owner(page, sentence, told + 1) or (owner(page, sentence, told) if told > at else None)
    first = token.index
    back = first == 0
    return Attribution(sentence, first, first, voice.last, "publish", voice, not back, back) if voice else None


Rule = Callable[[Page, Sentence, Token], Attribution | None]
STARTS = frozenset({"по", "верить", "("}) | SUCH | PHRASE_STARTS | KEEPING_STARTS  # what the first of these begin with
WORD_RULES: tuple[Rule, ...] = (
    according_to,
    by_order,
    believing,
    such_are,
    in_brackets,
    in_the_words,
    in_keeping_with,
)
VERB_RULES: tuple[Rule, ...] = (told_by_data, held_in)
