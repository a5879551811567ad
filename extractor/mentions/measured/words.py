"""Reads a token; yields what it can be: its cases, its numbers, its dictionary form as the head of a phrase.

The tagger errs at rare words, capitals and the start of a sentence; where the dictionary allows but one reading it
decides.
"""

import re
from collections.abc import Mapping, Set
from functools import cache, lru_cache

from extractor.language import Token, inflect, is_known, morph_parses
from extractor.lexicon import read_table
from extractor.memo import MEMORY, shared
from extractor.mentions.measured.forms import FORMS, forms_of

SHORTEST_CAPITALS, ABBREVIATED = 4, 5  # letters of a word in capitals that is no abbreviation, that may be one
LIKELY = 0.2  # of all uses of a word, as a noun; «малый» is below
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
INFINITIVES = ("ть", "ться", "ти", "тись", "чь")
BOTH = frozenset({"sing", "plur"})
MODIFIERS = frozenset({"ADJ", "DET", "VERB", "NUM"})
NOUNS = frozenset({"NOUN", "PROPN"})
NOMINAL = NOUNS | {"ADJ", "VERB"}
MISREAD = frozenset({"obj", "nsubj", "nsubj:pass", "obl"})
LEADING = NOUNS | MODIFIERS | {"PRON"}
NONE: Set[str] = frozenset()
DESIGNATION = re.compile(r"[A-ZА-ЯЁ][A-Za-zА-Яа-яЁё]{0,3}-?\d{1,4}[A-Za-zА-Яа-яЁё]?")


class Readings:
    """What the dictionary says of a word; `nouns` are the lemmas of its readings as a noun, names last."""

    __slots__ = ("word", "forms", "lemmas", "nouns", "named", "verbal")

    def __init__(self, word: str) -> None:
        parses = morph_parses(word)
        self.word = word
        tags = tuple([parse.tag for parse in parses])
        self.forms = forms = FORMS.get(tags) or forms_of(tags, parses)
        self.lemmas = lemmas = [parse.lemma for parse in parses]
        self.nouns = tuple([lemmas[at] for at in forms.nouns]) if forms.nouns else ()
        names = self.nouns[forms.plain :]
        self.named = set(names).difference(self.nouns[: forms.plain]) if names else NONE  # that are nothing but names
        self.verbal = forms.verbal and self.known  # a finite verb, infinitive or short participle in every reading

    @property
    def known(self) -> bool:
        """Whether the dictionary holds the word itself."""
        return is_known(self.word)

    def is_only(self, pos: str) -> bool:
        """Whether the dictionary knows the word as one part of speech and as nothing else."""
        return len(self.forms.pos) == 1 and pos in self.forms.pos and self.known


@lru_cache(MEMORY)
def readings(word: str) -> Readings:
    """The readings of a word in lower case, ё kept where it was written."""
    return Readings(word)


class Word:
    """What a spelling with its tag can be, wherever it stands; made once for all tokens alike."""

    __slots__ = ("noun", "modifier", "pronoun", "cases", "case", "subject_case", "said", "forms", "lemma")

    def __init__(self, token: Token) -> None:
        said = readings(token.text.lower())
        self.noun = noun = _is_noun(token, said)
        self.modifier = _is_modifier(token, said, noun)
        case, known = token.feats.get("Case", ""), said.forms.cases
        self.pronoun = token.pos == "PRON" and bool(case)
        self.cases = known if case in known else shared(known | {case})
        self.case = case if case in known or not known else _case_of(case, known)
        unlikely = "Gen" if self.case == "Acc" and "Gen" in self.cases else self.case  # «инспекторов станет больше»
        self.subject_case = "Nom" if "Nom" in known else unlikely  # where the parser takes it for a subject
        self.said, self.forms = said, said.forms
        self.lemma: str | None = None  # worked out when asked for: it costs more than all the rest


def word_of(token: Token) -> Word:
    """What is known of a word, noted for all tokens alike."""
    word: Word | None = token.notes.get("word")
    if word is None:
        word = token.notes["word"] = Word(token)
    return word


def lemma_of(token: Token) -> str:
    """The dictionary form; of a participle or adjective used as a noun the masculine («погибшие» → «погибший»)."""
    word = word_of(token)
    if word.lemma is None:
        capitals = token.text != token.lower and token.text.isupper()
        short = capitals and len(token.text) <= ABBREVIATED and not is_known(token.lower)  # «НДПИ»
        lemma = token.lower if short else _lemma_of(token, word.said)
        if "-" in lemma and not short:
            lemma = lemma.removesuffix("-то")
        word.lemma = dictionary_forms().get(lemma, lemma if "-" not in lemma else _of_two(lemma, token.lower))
    return word.lemma


def _of_two(lemma: str, said: str) -> str:
    """«детей-сирота», of which the dictionary knows the last word alone, is «ребенок-сирота»."""
    first, rest = lemma.split("-", 1)
    own = readings(said.split("-", 1)[0])
    if not is_known(first) and own.known and own.nouns:
        first = own.nouns[0]  # «девочек-двойняшек»
    return f"{first if first in abbreviations() else dictionary_forms().get(first, first)}-{rest}"


@cache
def dictionary_forms() -> dict[str, str]:
    """What the table has for a lemma that the dictionary gets wrong, or for an abbreviation."""
    return {row["said"]: row["lemma"] for row in read_table("dictionary_forms")}


@cache
def abbreviations() -> frozenset[str]:
    """Those of them that may have a full stop of their own: «чел.», «шт.»."""
    return frozenset(row["said"] for row in read_table("dictionary_forms") if row["short"])


@cache
def months() -> frozenset[str]:
    """The months: nothing but a year is theirs."""
    return frozenset(row["lemma"] for row in read_table("measured_words") if row["group"] == "month")


def _lemma_of(token: Token, said: Readings) -> str:
    lemma = token.lemma
    if token.pos not in NOMINAL:
        return lemma
    if lemma not in said.nouns and token.feats.get("Case") and lemma.endswith(INFINITIVES):
        if token.pos == "NOUN" and said.nouns:
            return said.nouns[0]
        return inflect(token.lower, ("nomn", "sing", "masc")).replace("ё", "е")
    if lemma in said.named and token.pos == "NOUN" and token.text.islower():
        others = [*said.nouns, *[said.lemmas[at] for at in said.forms.adjectives]]
        return next((other for other in others if other not in said.named), lemma)
    if token.pos == "VERB" or not said.nouns or lemma in said.nouns:
        return lemma
    taken = token.pos in NOUNS or not said.known or said.is_only("NOUN")  # «Школам»: an adjective to the tagger
    return said.nouns[0] if taken else lemma


def cases_of(token: Token) -> frozenset[str]:
    """Every case that the dictionary allows the word, and the tagger's."""
    return word_of(token).cases


def case_of(token: Token) -> str:
    """The tagger's case, put right where the dictionary or the parser contradicts it."""
    word = word_of(token)
    return word.subject_case if token.rel.startswith("nsubj") else word.case


def _case_of(case: str, known: frozenset[str]) -> str:
    """The likeliest of the cases that the dictionary knows, where the tagger's is none of them."""
    if case == "Loc" and "Acc" in known and "Gen" not in known:
        return "Acc"  # «на оленеводство»: after a preposition no nominative
    return "Gen" if "Gen" in known else next(iter(known)) if len(known) == 1 else case


def numbers_of(token: Token) -> frozenset[str]:
    """The numbers that the dictionary allows; both for what does not decline."""
    return word_of(token).forms.numbers or BOTH


def number_of(token: Token) -> str:
    """`Sing` or `Plur`: the tagger's number, or the dictionary's where that allows another only."""
    found = word_of(token).forms.numbers
    said = token.feats.get("Number", "")
    return {"sing": "Sing", "plur": "Plur"}[next(iter(found))] if len(found) == 1 else said


def may_be_of(token: Token, gender: str) -> bool:
    """Whether tagger or dictionary allow a word a gender; the tagger guesses at rare words and names of towns."""
    if token.feats.get("Gender", gender) == gender:
        return True
    found = word_of(token).forms.genders
    if token.pos == "PROPN" or token.pos == "ADJ" and word_of(token).noun:
        return GENDERS[gender] in found
    return token.pos == "NOUN" and found == {GENDERS[gender]}


def nominative_number(token: Token) -> str:
    """`Sing` or `Plur`: the number of a word as a nominative; empty where either may be."""
    found = word_of(token).forms.nominative
    misread = token.pos == "PROPN" and len(found) == 1 and is_known(token.text.lower())  # «Надои выросли»
    if token.feats.get("Case") == "Nom" and not misread:
        return token.feats.get("Number", "")
    return {"sing": "Sing", "plur": "Plur"}[next(iter(found))] if len(found) == 1 else ""


def many_of(token: Token) -> bool:
    """Whether a word may have a form that stands behind «пять», «пяти»."""
    return word_of(token).forms.many or not is_known(token.lower)


def is_animate(token: Token) -> bool:
    """A living being, by the tagger or by every reading as a noun."""
    found = word_of(token).forms.animacies
    if token.pos == "PROPN" and len(found) == 1 and is_known(token.text.lower()):
        return "anim" in found
    return token.feats.get("Animacy") == "Anim"


def leading_word(token: Token) -> Word | None:
    """What is known of a word that may begin a phrase, None of others: asked before anything that costs more."""
    if token.pos in LEADING and (token.pos == "PRON" or not token.text[:1].isdigit()):
        return word_of(token)
    return word_of(token) if token.text.isupper() and len(token.text) >= SHORTEST_CAPITALS else None


def may_be(token: Token, lemmas: Mapping[str, object]) -> bool:
    """Whether the dictionary form of a word may be one of these: choosing it among those possible takes longer."""
    odd = token.pos not in LEADING or token.text[:1].isdigit() or token.lower != token.text.lower()
    return odd or not lemmas.keys().isdisjoint(readings(token.lower).lemmas)


def is_verbal(token: Token) -> bool:
    """A finite verb, infinitive or short participle by all that the dictionary knows."""
    return readings(token.text.lower()).verbal


def _is_noun(token: Token, said: Readings) -> bool:
    """A noun, a name or an abbreviation; the dictionary knows nouns that the tagger takes for adjectives."""
    if token.pos == "ADJ":
        return said.is_only("NOUN") or said.word.endswith("ость")  # «Заполняемость», which nothing knows
    if token.pos == "VERB":
        return said.forms.pos == {"NOUN"}  # «Инвестпрограмма», which the tagger does not know
    if said.verbal or said.forms.pos == {"ADJS"}:  # «взнос в 500 рублей чрезмерен»
        return False
    return token.pos in NOUNS and token.text[:1].isalpha() and len(token.text) > 1


def is_substantive(token: Token) -> bool:
    """Whether the dictionary knows an adjective as people too: «военные», «новорождённые», «приезжие»."""
    parses = morph_parses(token.text.lower())
    adjectives = {parse.lemma for parse in parses if parse.pos == "ADJF"}
    named = [parse for parse in parses if parse.pos == "NOUN" and "anim" in parse.tag and parse.lemma in adjectives]
    return any(["Subx" in parse.tag for parse in parses]) or sum([parse.score for parse in named]) >= LIKELY


def only_adjective(token: Token) -> bool:
    """Whether the dictionary knows a word as an adjective and as nothing else."""
    return readings(token.text.lower()).is_only("ADJF")


def only_modifier(token: Token) -> bool:
    """Whether the dictionary knows a word as an adjective or participle and as nothing else."""
    return word_of(token).forms.modifying and is_known(token.text.lower())


def is_modifier(token: Token) -> bool:
    """An adjective, determiner or participle that declines."""
    return word_of(token).modifier


def _is_modifier(token: Token, said: Readings, noun: bool) -> bool:
    if token.text != token.lower and token.text.isupper() and len(token.text) >= SHORTEST_CAPITALS:
        return morph_parses(token.lower)[0].pos in ("ADJF", "PRTF")
    other = token.pos == "ADJ" and noun or said.verbal
    return not other and token.pos in MODIFIERS and bool(token.feats.get("Case")) and token.text[:1].isalpha()


def is_misread(one: Token, other: Token) -> bool:
    """«убрали зерновые культуры»: a subject or object in the plural that the tagger takes for a genitive"""
    told = other.rel in MISREAD and one.pos == "ADJ" and one.feats.get("Case") in ("Nom", "Acc")
    return told and other.feats.get("Case") == "Gen" and "Nom" in cases_of(other) and "plur" in numbers_of(other)


def is_name(token: Token, leads: bool) -> bool:
    """Whether a word that the tagger calls a name is one: no abbreviation; no common noun that leads a sentence."""
    said = readings(token.text.lower())
    return not token.text.isupper() and (not leads or not said.known or bool(said.named))


def is_designation(text: str) -> bool:
    """«АИ-95», «Ту-154», «К-700»: letters and a number that tell which, behind a noun"""
    return text[:1].isupper() and DESIGNATION.fullmatch(text) is not None


def agree(one: Token, other: Token) -> bool:
    """Whether two words can stand in one case and number."""
    if one.feats.get("Number", "?") == "Plur" != other.feats.get("Number", "Plur"):
        return is_misread(one, other)
    return one.feats.get("Case") == other.feats.get("Case") or bool(cases_of(one) & cases_of(other))
