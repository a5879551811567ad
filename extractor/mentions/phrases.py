"""Reads the tokens after a noun; yields where its attributes in the genitive and its other dependents end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.language import DASHES, Token, may_be
from extractor.lexicon import group
from extractor.mentions.gluing import glued_end
from extractor.mentions.nominals import (
    UNDECLINED,
    cases,
    is_abbreviation,
    is_attribute,
    is_capitalised,
    is_cyrillic,
    is_verb,
    nominal_parses,
)
from extractor.mentions.quotes import matching_quote

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "X", "NUM", "VERB"})  # what the tagger may call a word of a phrase
JOINING = frozenset({",", "и"})  # between attributes of one noun
ONE_OF = frozenset({"одного", "одной"})
PREPOSITION_CASES = {
    "по": ("datv",), "в": ("loct", "accs"), "во": ("loct",), "на": ("loct", "accs"), "при": ("loct",), "от": ("gent",),
    "с": ("ablt",), "со": ("ablt",), "о": ("loct",), "об": ("loct",), "между": ("ablt",), "для": ("gent",),
    "из": ("gent",), "из-под": ("gent",), "у": ("gent",), "за": ("ablt",),
}  # fmt: skip


@dataclass(slots=True)
class Phrase:
    """Where a phrase may go: the tokens, where others begin, and the prepositions that it may take."""

    tokens: Sequence[Token]
    stops: frozenset[int]
    prepositions: frozenset[str]
    case: str = "gent"
    anywhere: bool = False  # «в» may lead to any noun: «источник в правоохранительных органах»


def phrase_end(phrase: Phrase, at: int) -> int:
    """The token after the last dependent that starts at `at`."""
    while at < len(phrase.tokens) and at not in phrase.stops:
        step = _step(phrase, at)
        if step is None:
            break
        at = step
    return at


def _step(phrase: Phrase, at: int) -> int | None:
    """Where the dependent that starts at `at` ends, by the first rule that finds one."""
    for rule in RULES if phrase.tokens[at].text[0].isalnum() else MARK_RULES:
        end = rule(phrase, at)
        if end is not None:
            return end
    return None


def quoted(phrase: Phrase, at: int) -> int | None:
    """A name in quotation marks: «Диалог Регионы»; not of whom one told: «пресс-служба мэра «Вестнику» сообщила»."""
    tokens, end = phrase.tokens, matching_quote(phrase.tokens, at)
    if end is None or end >= len(tokens) or not is_verb(tokens[end]):
        return end
    inner = cases(tokens[at + 1])
    return end if not inner or inner & {"nomn", "gent"} else None


def named_alone(phrase: Phrase, at: int) -> int | None:
    """«директор муниципального «Автодора»»: an attribute of a name in quotation marks."""
    token = phrase.tokens[at]
    end = matching_quote(phrase.tokens, at + 1) if is_attribute(token) and cases(token) & {phrase.case} else None
    return end if end is not None and not (end < len(phrase.tokens) and is_verb(phrase.tokens[end])) else None


def nominal_run_end(phrase: Phrase, at: int, wanted: frozenset[str]) -> int | None:
    """Attributes and a noun in one of these cases; None without a noun."""
    tokens, index = phrase.tokens, at
    while index < len(tokens) and index not in phrase.stops:
        token = tokens[index]
        if token.pos not in NOMINAL or is_verb(token) or not (cases(token) & wanted):
            return None
        if not is_attribute(token) or _ends_as_noun(phrase, index, wanted):
            return index + 1
        index += 1
        if index + 1 < len(tokens) and tokens[index].lower in JOINING and _joins(tokens[index + 1], wanted):
            index += 1  # «лесного и охотничьего хозяйства»
    return None


def _joins(token: Token, wanted: frozenset[str]) -> bool:
    return is_attribute(token) and bool(cases(token) & wanted)


def _ends_as_noun(phrase: Phrase, index: int, wanted: frozenset[str]) -> bool:
    """An adjective used as a noun: «сборной Дагестана» (no noun of its own follows)."""
    if not any(parse.pos == "NOUN" for parse in nominal_parses(phrase.tokens[index].text)):
        return False
    after = phrase.tokens[index + 1] if index + 1 < len(phrase.tokens) else None
    return after is None or not (cases(after) & wanted) or is_capitalised(after.text)


def genitive(phrase: Phrase, at: int) -> int | None:
    """A noun phrase in the genitive: «цифрового развития», «Томской области»."""
    return nominal_run_end(phrase, at, frozenset({phrase.case, "gent"}))


def undeclined(phrase: Phrase, at: int) -> int | None:
    """An abbreviation or a Latin word: РФ, МЧС, VK."""
    text = phrase.tokens[at].text
    return at + 1 if UNDECLINED[text] or (is_abbreviation(text) and is_cyrillic(text)) else None


def numbered(phrase: Phrase, at: int) -> int | None:
    """A number in a name: № 12, «-2009», «больницы 3»."""
    tokens = phrase.tokens
    if at + 1 >= len(tokens):
        return None
    if tokens[at].text in "№N" and tokens[at + 1].text[:1].isdigit():
        return at + 2
    before_name = tokens[at].text.isdigit() and at + 1 in phrase.stops  # «директор школы 12 Анна Ким»
    return at + 1 if before_name and cases(tokens[at - 1]) & {"gent"} else None


def glued(phrase: Phrase, at: int) -> int | None:
    """What is written in one with a Latin word or number of a name: «F6», «hh.ru», «S&P»."""
    return glued_end(phrase.tokens, at)


def bracketed(phrase: Phrase, at: int) -> int | None:
    """An abbreviation or a place's other name in brackets: «(ДУМ)», «/МОМ/», «Республики Саха (Якутия)»."""
    tokens = phrase.tokens
    if at + 2 >= len(tokens) or tokens[at].text + tokens[at + 2].text not in ("()", "//"):
        return None
    inside = tokens[at + 1].text
    return at + 3 if is_abbreviation(inside) or (is_capitalised(inside) and may_be(inside, "Geox")) else None


def coordinated(phrase: Phrase, at: int) -> int | None:
    """«… и спорта», «…, занятости и торговли» in the case of what stands before; «ТЭК и ЖКХ»."""
    tokens = phrase.tokens
    if at == 0 or tokens[at].lower not in ("и", ",", "-", "–", "—"):
        return None
    if tokens[at].lower == "и" and _are_abbreviations(tokens[at - 1 : at + 2 : 2]):
        return at + 2
    if tokens[at].lower in ",-–—" and not _list_goes_on(phrase, at):
        return None
    wanted = cases(tokens[at - 1]) & frozenset({phrase.case, "gent", "datv", "loct"})
    return nominal_run_end(phrase, at + 1, wanted) if wanted else None


def _are_abbreviations(words: Sequence[Token]) -> bool:
    return len(words) > 1 and all(is_abbreviation(token.text) and is_cyrillic(token.text) for token in words)


def _list_goes_on(phrase: Phrase, at: int) -> bool:
    """After a comma the list must come to its «и» within six words: else the comma ends the phrase."""
    if phrase.tokens[at].lower != ",":
        return False
    for token in phrase.tokens[at + 1 : at + 7]:
        if token.lower == "и":
            return True
        if token.index in phrase.stops or not cases(token):
            return False
    return False


def prepositional(phrase: Phrase, at: int) -> int | None:
    """«по вопросам гражданской защиты», «в СКФО», «от ОБСЕ», as far as the head takes the preposition."""
    tokens = phrase.tokens
    preposition = tokens[at].lower
    if preposition not in phrase.prepositions or at + 1 >= len(tokens):
        return None
    after = tokens[at + 1]
    if is_of_group(after, "beginning"):
        return None
    place = is_capitalised(after.text) or is_of_group(after, "place")
    if preposition in ("в", "во", "на") and not place and not phrase.anywhere:
        return None
    if UNDECLINED[after.text] or is_abbreviation(after.text):
        return at + 2
    wanted = frozenset(PREPOSITION_CASES[preposition])
    alone = is_capitalised(after.text) and is_attribute(after) and bool(cases(after) & wanted)  # «от Солонечного»
    return nominal_run_end(phrase, at + 1, wanted) or (at + 2 if alone else None)


def is_of_group(token: Token, name: str) -> bool:
    """Whether any reading of a word is of a group of `phrase_words.tsv`."""
    known = group("phrase_words", "group", name)
    return any([parse.lemma in known for parse in nominal_parses(token.text)])


def named_after(phrase: Phrase, at: int) -> int | None:
    """«имени Юрия Гагарина»: the name belongs to the school."""
    tokens = phrase.tokens
    if tokens[at].lower not in ("имени", "им"):
        return None
    index = at + 1
    while index < len(tokens) and (tokens[index].text == "." or is_capitalised(tokens[index].text)):
        if index - at > 6 or index in phrase.stops:
            break
        index += 1
    return index if index > at + 1 else None


def place_name(phrase: Phrase, at: int) -> int | None:
    """«района Отрадное», «Республики Алтай», «города Нижний Тагил»: the name keeps its form."""
    tokens = phrase.tokens
    if at == 0 or not is_capitalised(tokens[at].text) or not is_of_group(tokens[at - 1], "settlement"):
        return None
    further = is_attribute(tokens[at]) and at + 1 < len(tokens) and at + 1 not in phrase.stops
    return at + 2 if further and is_capitalised(tokens[at + 1].text) else at + 1


def name_kept(phrase: Phrase, at: int) -> int | None:
    """«госкорпорации Росатом», «компании Северсталь»: the name of a firm without marks, in the nominative."""
    tokens = phrase.tokens
    if at == 0 or not is_capitalised(tokens[at].text) or not is_of_group(tokens[at - 1], "named"):
        return None
    return at + 1 if "nomn" in cases(tokens[at]) and not is_attribute(tokens[at]) else None


def second_name(phrase: Phrase, at: int) -> int | None:
    """«Ханты-Мансийского АО – Югры», «Республики Северная Осетия – Алания»: the other name of a region."""
    tokens = phrase.tokens
    if tokens[at].text not in DASHES or at == 0 or at + 1 >= len(tokens) or at + 1 in phrase.stops:
        return None
    region = is_capitalised(tokens[at - 1].text) or is_of_group(tokens[at - 1], "place")
    return at + 2 if region and is_capitalised(tokens[at + 1].text) and may_be(tokens[at + 1].text, "Geox") else None


def one_of(phrase: Phrase, at: int) -> int | None:
    """«руководитель одной из кафедр», «глава одного из районов области»."""
    tokens = phrase.tokens
    if tokens[at].lower not in ONE_OF or at + 2 >= len(tokens) or tokens[at + 1].lower != "из":
        return None
    return nominal_run_end(phrase, at + 2, frozenset({"gent"}))


def governed(phrase: Phrase, at: int) -> int | None:
    """«Центр управления регионом», «служба управления рисками»: an instrumental after a noun of ruling."""
    if at == 0 or not is_of_group(phrase.tokens[at - 1], "ruling"):
        return None
    return nominal_run_end(phrase, at, frozenset({"ablt"}))


def given(phrase: Phrase, at: int) -> int | None:
    """«Фонд содействия предпринимателям», «центр помощи детям»: a dative after a noun of giving."""
    if at == 0 or not is_of_group(phrase.tokens[at - 1], "giving"):
        return None
    return nominal_run_end(phrase, at, frozenset({"datv"}))


def linked(phrase: Phrase, at: int) -> int | None:
    """«отдел по связям с общественностью», «по работе с детьми», «по взаимодействию со СМИ»."""
    tokens = phrase.tokens
    with_what = at and tokens[at].lower in ("с", "со") and at + 1 < len(tokens)
    if not with_what or not is_of_group(tokens[at - 1], "linking"):
        return None
    return undeclined(phrase, at + 1) or nominal_run_end(phrase, at + 1, frozenset({"ablt"}))


Rule = Callable[[Phrase, int], int | None]
RULES: tuple[Rule, ...] = (  # of what starts with a letter or digit
    named_after,
    one_of,
    glued,
    undeclined,
    numbered,
    prepositional,
    coordinated,
    genitive,
    named_alone,
    governed,
    given,
    linked,
    place_name,
    name_kept,
)
MARK_RULES: tuple[Rule, ...] = (quoted, glued, numbered, bracketed, coordinated, second_name)
