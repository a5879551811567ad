"""Reads a sentence; yields its attributions: the words that report speech, and whose speech it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extractor.language import Sentence, Token
from extractor.mentions.nominals import cases, is_attribute
from extractor.mentions.speech.owners import genitive_person, in_person, named_source, owner, person_at
from extractor.mentions.speech.page import DASHES, Page
from extractor.mentions.speech.pointing import points_back
from extractor.mentions.speech.subjects import voice_of
from extractor.mentions.speech.telling import is_aside, is_telling
from extractor.mentions.speech.verbs import REFERRING, SECOND, SUCH, is_said_before, noun_kind, orders, verb_kind
from extractor.mentions.speech.voice import Voice

MARKS = ',.:;!?…«»„“”"' + DASHES
VAGUE_VOICES = ("источники", "источник", "очевидцы")
REFERRED = "referred"  # «со ссылкой на МЧС»
ORDERED = "ordered"  # «по поручению мэра»
LONGEST_SENTENCE = 600  # tokens; no prose is longer
POSSESSIVES = ("его", "ее", "их")
PHRASES = (("со", "слов"), ("с", "слов"), ("на", "взгляд"), ("с", "точки", "зрения"))
PHRASE_STARTS = frozenset({*POSSESSIVES, *(words[0] for words in PHRASES)})
KEEPING = {  # what keeps with a document or refers to a source → the case of its name
    ("согласно",): "datv", ("в", "соответствии", "с"): "ablt", ("в", "соответствии", "со"): "ablt",
    ("со", "ссылкой", "на"): "accs", ("с", "ссылкой", "на"): "accs", (REFERRING, "на"): "accs",
}  # fmt: skip
KEEPING_STARTS = frozenset(words[0] for words in KEEPING)
RATED = frozenset({"рейтинг", "опрос", "исследование", "мониторинг"})  # in brackets they are cited by themselves


@dataclass(slots=True)
class Attribution:
    """The word at token `at` with its voice. `kind` as in `speech_verbs.tsv`, or `according`, `ordered`.

    `aside`: it stands after or inside what is said («…, сообщил мэр»). `backward`: it points to the sentences before.
    """

    sentence: Sentence
    at: int
    first: int
    last: int
    kind: str
    voice: Voice
    aside: bool
    backward: bool

    @property
    def clause_start(self) -> int:
        """The offset after the last mark before the word and its voice."""
        tokens, at = self.sentence.tokens, self.first
        while at > 0 and tokens[at - 1].text not in MARKS:
            at -= 1
        return tokens[at].start

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.sentence.tokens[self.last - 1].end


def find_attributions(page: Page, sentence: Sentence) -> tuple[Attribution, ...]:
    """Attributions of one sentence in text order."""
    if not page.cues[sentence.index] or len(sentence.tokens) > LONGEST_SENTENCE:
        return ()
    found = list(_attributions(page, sentence))
    if not any([one.kind == REFERRED for one in found]):
        return tuple(found)
    joined = tuple(_referred(found))
    return joined or tuple(replace(one, kind="according") for one in found)


def _referred(found: list[Attribution]) -> Iterator[Attribution]:
    """«передаёт ТАСС со ссылкой на МЧС»: one attribution, and the word is that of the one referred to."""
    for at, attribution in enumerate(found):
        if attribution.kind == REFERRED:
            continue
        near = (*found[max(0, at - 1) : at], *found[at + 1 : at + 2])
        other = next((one for one in near if _belongs(one, attribution)), None)
        if other is None or not _is_definite(other.voice):
            yield attribution
        else:
            first, last = min(attribution.first, other.first), max(attribution.last, other.last)
            yield replace(attribution, voice=other.voice, first=first, last=last)


def _belongs(other: Attribution, attribution: Attribution) -> bool:
    """The reference stands between the voice and its verb, or right after both."""
    if other.kind != REFERRED or attribution.voice.source is None:
        return False
    return attribution.first <= other.first < attribution.last or 0 <= other.first - attribution.last <= 1


def _is_definite(voice: Voice) -> bool:
    """Not «со ссылкой на источники»."""
    return voice.source is None or voice.source.name.split()[0] not in VAGUE_VOICES


def _attributions(page: Page, sentence: Sentence) -> Iterator[Attribution]:
    """«Мэр заявил, что …, и предложил …»: what shares its voice with a word before it begins at the word itself."""
    reached, spoken = 0, -1
    for at in _starts(page.cues[sentence.index]):
        if at < reached:
            continue
        token = sentence.tokens[at]
        for rule in RULES:
            found = rule(page, sentence, token)
            if found is not None:
                shared = found.first < spoken < found.at
                yield replace(found, first=found.at) if shared else found
                reached = at + 1 if rule is speech_verb else max(found.last, at + 1)
                spoken = found.at
                break


def _starts(cues: list[Token]) -> list[int]:
    """Where a rule may find something: at cues, or before those that stand second or third in a phrase."""
    if not any([token.lower in SECOND for token in cues]):
        return [token.index for token in cues]
    found: set[int] = set()
    for token in cues:
        at = token.index
        found.update((at - 1, at - 2) if token.lower in SECOND else (at,))
    return sorted([at for at in found if at >= 0])


def _is_inside_quotation(page: Page, sentence: Sentence, token: Token) -> bool:
    """Inside a quotation and not in the narrator's words between its parts («…, – сказал он. – …»)."""
    quotation = page.quotation_at(token.start)
    return quotation is not None and not _is_interruption(sentence, token.index)


def _is_interruption(sentence: Sentence, at: int) -> bool:
    """A dash after a comma or full stop stands right before the words."""
    tokens = sentence.tokens
    return at >= 2 and tokens[at - 1].text in DASHES and tokens[at - 2].text in ",!?…." + '»”"'


def speech_verb(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«сообщил министр», «министр сообщил», «сообщили в министерстве»."""
    kind = verb_kind(token)
    if kind is None or _is_inside_quotation(page, sentence, token):
        return None
    voice = voice_of(page, sentence, token)
    if voice is None or not is_telling(sentence, token.index, kind, voice):
        return None
    voice = in_person(page, sentence, voice)
    aside = is_aside(sentence, token.index) and voice.first >= token.index
    first, last = min(token.index, voice.first), max(token.index + 1, voice.last)
    return Attribution(sentence, token.index, first, last, kind, voice, aside, points_back(sentence, token.index))


def according_to(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«по словам мэра», «по его словам», «по данным Росстата», «по оперативным данным мэрии»."""
    if token.lower != "по" or _is_quoted(page, token):
        return None
    tokens, at = sentence.tokens, token.index + 1
    while at < len(tokens) and (is_attribute(tokens[at]) or tokens[at].lower in POSSESSIVES):
        at += 1
    if at >= len(tokens) or noun_kind(tokens[at].lower) is None or "datv" not in cases(tokens[at]):
        return None
    return _of(page, sentence, token.index, at)


def by_order(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«по поручению губернатора Ивана Петрова»: what is done then is his."""
    at = token.index + 1
    if token.lower != "по" or at >= len(sentence.tokens) or not orders(sentence.tokens[at].lower):
        return None
    voice = genitive_person(page, sentence, at + 1, "gent")
    return replace(_made(sentence, token.index, at + 1, voice), kind=ORDERED) if voice is not None else None


def in_the_words(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«со слов мэра», «с её слов», «на взгляд мэра», «с точки зрения мэра»."""
    if token.lower not in PHRASE_STARTS:
        return None
    lowers = [word.lower for word in sentence.tokens[token.index : token.index + 3]]
    plain = [lower for lower in lowers if lower not in POSSESSIVES]
    if not any(plain[: len(words)] == list(words) for words in PHRASES):
        return None
    words = next(words for words in PHRASES if plain[: len(words)] == list(words))
    return _of(page, sentence, token.index, token.index + len(words) - 1 + (len(plain) < len(lowers)))


def _of(page: Page, sentence: Sentence, first: int, at: int) -> Attribution | None:
    """The attribution whose noun stands at `at`: of the possessor before it or the owner after it."""
    tokens = sentence.tokens
    possessor = next((index for index in range(first, at) if tokens[index].lower in POSSESSIVES), None)
    voice = person_at(page, sentence, possessor) if possessor is not None else owner(page, sentence, at + 1)
    return _made(sentence, first, at + 1, voice) if voice is not None else None


def _is_quoted(page: Page, token: Token) -> bool:
    quotation = page.quotation_at(token.start)
    return quotation is not None and page.text[quotation.start - 1 : quotation.start] == ""


def _made(sentence: Sentence, first: int, last: int, voice: Voice) -> Attribution:
    return Attribution(sentence, first, first, max(last, voice.last), "according", voice, False, False)


def in_keeping_with(page: Page, sentence: Sentence, token: Token) -> Attribution | None:
    """«согласно отчёту», «в соответствии с законом», «со ссылкой на пресс-службу», «ссылаясь на МЧС»."""
    if token.lower not in KEEPING_STARTS:
        return None
    at = token.index
    lowers = tuple([word.lower for word in sentence.tokens[at : at + 3]])
    opening = next((words for words in KEEPING if lowers[: len(words)] == words), None)
    if opening is None:
        return None
    found = _kept(page, sentence, at, at + len(opening), KEEPING[opening])
    return replace(found, kind=REFERRED) if found is not None and opening[-1] == "на" else found


def _kept(page: Page, sentence: Sentence, first: int, at: int, case: str) -> Attribution | None:
    if at < len(sentence.tokens) and noun_kind(sentence.tokens[at].lower) and case in cases(sentence.tokens[at]):
        voice = owner(page, sentence, at + 1) or named_source(sentence, at, case)
    else:
        voice = genitive_person(page, sentence, at, case) or named_source(sentence, at, case)
    return _made(sentence, first, at, voice) if voice else None


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
    subject = next((child for child in sentence.children(token.index) if child.rel == "nsubj"), None)
    if subject is None or not is_said_before(subject):
        return None
    voice = owner(page, sentence, subject.index + 1)
    if voice is None:
        return None
    first, last = min(token.index, subject.index), max(token.index + 1, voice.last)
    aside = first == token.index and is_aside(sentence, token.index)
    return Attribution(sentence, token.index, first, last, "publish", voice, aside, points_back(sentence, token.index))


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
    if token.lower not in SUCH or token.index or at >= len(tokens) or not is_said_before(tokens[at]):
        return None
    told = at
    while told + 1 < len(tokens) and noun_kind(tokens[told + 1].lower) is not None:
        told += 1
    voice = owner(page, sentence, told + 1) or (owner(page, sentence, told) if told > at else None)
    return Attribution(sentence, 0, 0, voice.last, "publish", voice, False, True) if voice is not None else None


RULES: tuple[Callable[[Page, Sentence, Token], Attribution | None], ...] = (
    according_to,
    by_order,
    believing,
    told_by_data,
    such_are,
    in_brackets,
    in_the_words,
    in_keeping_with,
    speech_verb,
)
