"""Reads tokens; yields their cases, where a noun phrase ends, and the phrase in the nominative."""

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache, lru_cache

from extractor.language import Parse, Sentence, Token, in_capitals_of, inflect, is_known, morph_parses
from extractor.lexicon import read_table
from extractor.memo import FEW, Memo

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
UD_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
SPELLINGS = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct", "voct": "nomn"}
NOUNS = frozenset({"NOUN"})
ADJECTIVES = frozenset({"ADJF", "PRTF"})
NOMINAL = NOUNS | ADJECTIVES
OPENING, CLOSING = '«„“"', '»“”"'
APPOSED = ("appos", "flat", "nmod", "conj")
SHORT_ABBREVIATION = 3  # letters
MOST_APPOSED = 8  # heads between a name and the post that it stands with
PROPER = ("Orgn", "Geox", "Abbr", "Name", "Surn", "Trad")


def case_of(parse: Parse) -> str | None:
    """The case of a reading, one of the six."""
    return SPELLINGS.get(parse.case, parse.case) if parse.case else None


@lru_cache(FEW)
def nominal_parses(word: str) -> tuple[Parse, ...]:
    """The readings of a word as noun, adjective or participle, each in one of the six cases."""
    found = [parse for parse in morph_parses(word) if parse.pos in NOMINAL and parse.case]
    return tuple([one._replace(case=case_of(one)) if one.case in SPELLINGS else one for one in found])


def cases(token: Token) -> frozenset[str]:
    """Every case that the token may stand in; all six for what does not decline."""
    found: frozenset[str] | None = token.notes.get("cases")
    if found is None:
        found = token.notes["cases"] = _cases(token)
    return found


def _cases(token: Token) -> frozenset[str]:
    if token.lower in fixed_words() or _ends_in_abbreviation(token.text):
        return frozenset(CASES)
    found = frozenset([parse.case for parse in nominal_parses(token.text) if parse.case])
    return found or (frozenset(CASES) if UNDECLINED[token.text] else frozenset())


def _ends_in_abbreviation(word: str) -> bool:
    """«Интерфакс-АВН», whose end keeps its form."""
    return "-" in word and word.rpartition("-")[2].isupper() and not word.isupper()


def tagged_case(token: Token) -> str | None:
    """The case that the tagger gave, if it gave one."""
    return UD_CASES.get(token.feats.get("Case", ""))


def is_tagged_nominative(words: Sequence[Token]) -> bool:
    """Whether the tagger sees the nominative at both ends of a name."""
    return len(words) > 1 and tagged_case(words[0]) == tagged_case(words[-1]) == "nomn"


CYRILLIC = re.compile(r"[а-яё’'-]*", re.IGNORECASE)


def is_cyrillic(text: str) -> bool:
    return CYRILLIC.fullmatch(text) is not None


def is_capitalised(text: str) -> bool:
    return text[:1].isupper() and text[:1].isalpha()


@cache
def fixed_words() -> frozenset[str]:
    """Names of bodies that never decline though they look as if they did («Минцифры»)."""
    return frozenset(row["lemma"] for row in read_table("organizations") if row["part"] == "fixed")


def _is_undeclined(text: str) -> bool:
    """Latin words, abbreviations in capitals and names that keep their form."""
    end = text.rpartition("-")[2]
    declines = is_cyrillic(text) or end != text and end.islower() and is_cyrillic(end)  # «Telegram-канале»
    if text.lower() in fixed_words() or (text[:1].isalpha() and not declines):
        return True
    if len(text) < 2 or not text.isupper() or not text.isalpha():
        return False
    return not is_known(text) or len(text) <= SHORT_ABBREVIATION and not _may_be_nominative(text)


def _may_be_nominative(text: str) -> bool:
    """Not «ФОМ», «АЦ», in which the dictionary sees only forms of other words («Фома»)."""
    return any([parse.case == "nomn" or "Abbr" in parse.tag for parse in nominal_parses(text)])


UNDECLINED = Memo(_is_undeclined)


def is_abbreviation(text: str) -> bool:
    return 1 < len(text) <= 7 and text.isalpha() and sum(map(str.isupper, text)) > len(text) / 2


def is_verb(token: Token) -> bool:
    """A finite verb, gerund or short participle by the tagger."""
    return token.pos in ("VERB", "AUX") and "Case" not in token.feats


def agreeing(adjective: Token, noun: Parse) -> bool:
    """Whether a word can be an attribute of a noun in this reading."""
    parses = [one for one in nominal_parses(adjective.text) if one.case == noun.case and one.number == noun.number]
    fitting = [one for one in parses if noun.number == "plur" or noun.gender in (one.gender, None)]
    return any([one.pos in ADJECTIVES for one in fitting])


def is_attribute(token: Token) -> bool:
    """Whether the word is an adjective or participle: by the tagger, else by its likeliest nominal reading."""
    found: bool | None = token.notes.get("attribute")
    if found is None:
        found = token.notes["attribute"] = _is_attribute(token)
    return found


def _is_attribute(token: Token) -> bool:
    parses = nominal_parses(token.text)
    if token.pos in ("ADJ", "NOUN", "PROPN") and len({parse.pos in ADJECTIVES for parse in parses}) > 1:
        return token.pos == "ADJ"
    return bool(parses) and parses[0].pos in ADJECTIVES


def attributes_start(tokens: Sequence[Token], at: int, nouns: Sequence[Parse], least: int = 0) -> int:
    """Where the attributes begin that agree with one of the readings of the noun at `at`."""
    while at > least and is_attribute(tokens[at - 1]) and any([agreeing(tokens[at - 1], noun) for noun in nouns]):
        at -= 1
    return at


def nominative_noun(word: str, parse: Parse, number: str) -> str:
    """The word of this reading in the nominative, in its own capitals."""
    if _ends_in_abbreviation(word):
        return inflect(word, {"nomn", "sing"})
    if number == parse.number == "sing" and "е" not in parse.lemma:  # which may stand for «ё»
        return in_capitals_of(word, parse.lemma)
    form = inflect(word, {"nomn", number})
    if "ё" in form and "ё" not in word.lower() and not is_known(word):  # «Приморгидромета» is guessed at as «-мёт»
        form = form.replace("ё", "е")
    other = number == parse.number == "sing" and form.lower().replace("ё", "е") != parse.lemma
    return in_capitals_of(word, parse.lemma) if other else form


def nominative_adjective(word: str, gender: str | None, number: str) -> str:
    """The adjective in the nominative beside a noun of this gender and number."""
    return inflect(word, {"nomn", "plur"} if number == "plur" else {"nomn", "sing", gender or "masc"})


def _without_people(token: Token, parses: list[Parse]) -> list[Parse]:
    """Without the guess at bearers of a name: «Росатом» as of several «Росатомы»."""
    guessed = not _ends_in_abbreviation(token.text)
    return [parse for parse in parses if not (guessed and parse.number == "plur" and "Name" in parse.tag)]


def head_parse(token: Token, wanted: frozenset[str], lemma: str | None = None) -> Parse | None:
    """The reading of a noun that stands in one of the cases wanted, the tagger's case and this lemma first."""
    parses = [parse for parse in nominal_parses(token.text) if parse.pos == "NOUN" and parse.case in wanted]
    parses = [parse for parse in parses if "Orgn" in parse.tag] or _without_people(token, parses)
    if lemma is not None:
        parses = [parse for parse in parses if parse.lemma == lemma] or parses
    own = tagged_case(token)
    return next((parse for parse in parses if parse.case == own), parses[0] if parses else None)


def to_nominative(
    sentence: Sentence, first: int, last: int, wanted: Iterable[str] = CASES, lemmas: Container[str] = ()
) -> str:
    """Tokens `[first, last)` with their head and its attributes in the nominative, all else as written.

    Two heads, «полиции и прокуратуры Омска», are both put so. `wanted` are the cases in which the phrase may stand,
    `lemmas` the readings to prefer for its head.
    """
    tokens = sentence.tokens[first:last]
    words = [token.text for token in tokens]
    at = _head_index(tokens, lemmas)
    if at is not None and tokens[at + 1 : at + 2] and tokens[at + 1].lower == "и" and _heads(tokens[at + 2 :], lemmas):
        heads = ((first, first + at + 1), (first + at + 2, last))
        return " и ".join([to_nominative(sentence, *each, wanted, lemmas) for each in heads])
    if at is not None and not UNDECLINED[words[at]]:
        lemma = next((parse.lemma for parse in nominal_parses(words[at]) if parse.lemma in lemmas), None)
        parse = head_parse(tokens[at], frozenset(wanted), lemma)
        if parse is not None and parse.number is not None:
            if not (words[at].isupper() and is_abbreviation(words[at])):  # «ЕР», which the dictionary takes for a word
                words[at] = nominative_noun(words[at], parse, parse.number)
            for before in range(at):
                if agreeing(tokens[before], parse):
                    words[before] = nominative_adjective(words[before], parse.gender, parse.number)
    return _joined(tokens, words)


def _heads(tokens: Sequence[Token], lemmas: Container[str]) -> bool:
    """Whether they begin with another head: «полиции и прокуратуры», not «Минсельхоза и продовольствия»."""
    at = _head_index(tokens, lemmas)
    return at is not None and (is_capitalised(tokens[at].text) or tokens[at].lemma in lemmas)


def _head_index(tokens: Sequence[Token], lemmas: Container[str]) -> int | None:
    """The first noun, past attributes and opening quotation marks."""
    for at, token in enumerate(tokens):
        attribute = is_attribute(token) or _modifies_next(tokens, at)
        if token.text not in OPENING and not (attribute and not _is_of_next(tokens, at, lemmas)):
            return at if any([parse.pos == "NOUN" for parse in nominal_parses(token.text)]) else None
    return None


def _is_of_next(tokens: Sequence[Token], at: int, lemmas: Container[str]) -> bool:
    """«сборной Сербии»: an adjective that is the noun of a body, and what it is of."""
    of = at + 1 < len(tokens) and is_capitalised(tokens[at + 1].text)
    return of and any(parse.pos == "NOUN" and parse.lemma in lemmas for parse in nominal_parses(tokens[at].text))


def _modifies_next(tokens: Sequence[Token], at: int) -> bool:
    """A noun-like adjective before a noun that it agrees with: «Главного управления»."""
    if at + 1 >= len(tokens):
        return False
    return any(parse.pos == "NOUN" and agreeing(tokens[at], parse) for parse in nominal_parses(tokens[at + 1].text))


def _joined(tokens: Sequence[Token], words: Sequence[str]) -> str:
    starts = [token.start for token in tokens[1:]]
    blanks = [" " if start > token.end else "" for token, start in zip(tokens, starts, strict=False)]
    return "".join([word + blank for word, blank in zip(words, [*blanks, ""], strict=False)])


def lowered(text: str, first: int) -> str:
    """A phrase that opens its sentence without that capital, unless its first word has one of its own («Росстат»)."""
    if first > 0 or not text:
        return text
    word = text.split()[0]
    parses = morph_parses(word)
    proper = any(mark in parse.tag for parse in parses for mark in PROPER)
    ethnic = bool(parses) and parses[0].pos == "ADJF" and "ск" in word[-4:-1]
    common = word[1:].islower() and is_known(word) and not proper and not ethnic
    return text[:1].lower() + text[1:] if common else text


def names_subject(sentence: Sentence, at: int, subject: int) -> bool:
    """Whether the name at token `at` stands beside the subject: «губернатор (subject) области Иван Петров»."""
    for _ in range(MOST_APPOSED):
        if at == subject:
            return True
        token = sentence.tokens[at]
        if token.head < 0 or not token.rel.startswith(APPOSED):
            return False
        at = token.head
    return False
