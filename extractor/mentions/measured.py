"""Reads a sentence and which of its tokens are numbers; yields its noun phrases, each with head, case and extent.

A phrase is adjectives and a noun that agree; a participle or adjective without a noun («погибшие», «уникальных») and a
pronoun are phrases too. Attributes in the genitive, names in quotes and dependents with a preposition are phrases of
their own that know what they are `inside` of, and extend it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extractor.language import Sentence, Token, inflect, is_known, morph_parses
from extractor.lexicon import read_table

OPENING, CLOSING = "«„“\"", "»“”\""
LONGEST_QUOTED = 12  # tokens between the quotation marks of a name; longer ones are speech
SHORTEST_CAPITALS = 4  # letters of a word in capitals that is no abbreviation
MEMORY = 20_000  # words remembered
UD_CASES = {
    "nomn": "Nom", "gent": "Gen", "gen2": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc", "loc2": "Loc"
}  # fmt: skip
MODIFIERS = frozenset({"ADJ", "DET", "VERB", "NUM"})
NOUNS = frozenset({"NOUN", "PROPN"})
NAMES = ("Name", "Surn", "Patr", "Geox", "Orgn")  # marks of the dictionary
NOMINAL = NOUNS | {"ADJ", "VERB"}
CONJUNCTIONS = frozenset({",", "и", "или"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """`first`–`last` are its tokens, half open; `head` the index of its head, `lemma` the head's dictionary form.

    `case` is Universal Dependencies' name, `preposition` the word before it, `inside` the place in the sentence's list
    of the phrase on which it depends.
    """

    first: int
    last: int
    head: int
    lemma: str
    form: str  # "noun" | "name" | "adjective" | "pronoun"
    case: str
    preposition: str = ""
    inside: int | None = None


def noun_phrases(sentence: Sentence, taken: Collection[int]) -> tuple[Phrase, ...]:
    """The phrases of a sentence outside the tokens `taken`, in text order."""
    return tuple(_joined(sentence, list(_bases(sentence, taken))))


def lemma_of(token: Token) -> str:
    """The dictionary form; of a participle or adjective used as a noun the masculine («погибшие» → «погибший»)."""
    lemma = token.lemma.removesuffix("-то")
    verbal = token.feats.get("Case") and lemma.endswith(("ть", "ться", "ти", "чь"))
    if token.pos == "NOUN" and token.text.islower() and _is_surname(token.lower, lemma):
        return next((parse.lemma for parse in morph_parses(token.lower) if parse.pos == "ADJF"), lemma)
    if token.pos not in NOMINAL or not (verbal or not is_known(token.lower)):
        return lemma
    nouns = [parse.lemma for parse in morph_parses(token.text.lower()) if parse.pos == "NOUN"]
    if not verbal or nouns and token.pos == "NOUN":
        return nouns[0] if nouns else lemma
    return inflect(token.lower, ("nomn", "sing", "masc")).replace("ё", "е") if lemma not in nouns else lemma


@lru_cache(MEMORY)
def _is_surname(word: str, lemma: str) -> bool:
    return any("Surn" in parse.tag for parse in morph_parses(word) if parse.lemma == lemma)


@lru_cache(MEMORY)
def _dictionary_cases(word: str) -> frozenset[str]:
    return frozenset(UD_CASES[parse.case] for parse in morph_parses(word) if parse.case in UD_CASES)


def cases_of(token: Token) -> frozenset[str]:
    """Every case that the dictionary allows the word, and the tagger's."""
    return _dictionary_cases(token.lower) | {token.feats.get("Case", "")}


def case_of(token: Token) -> str:
    """The tagger's case, put right where the dictionary or the parser contradicts it."""
    case, known = token.feats.get("Case", ""), _dictionary_cases(token.lower)
    if case != "Nom" and "Nom" in known and token.rel.startswith("nsubj"):
        return "Nom"
    if case in known or not known:
        return case
    return "Gen" if "Gen" in known else next(iter(known)) if len(known) == 1 else case


def is_noun(token: Token) -> bool:
    """A noun, a name or an abbreviation; the dictionary knows nouns that the tagger takes for adjectives."""
    if token.pos == "ADJ":
        return _only_noun(token.lower)
    return token.pos in NOUNS and token.text[:1].isalpha()


@lru_cache(MEMORY)
def _only_noun(word: str) -> bool:
    return is_known(word) and all(parse.pos == "NOUN" for parse in morph_parses(word))


@lru_cache(MEMORY)
def only_adjective(word: str) -> bool:
    """Whether the dictionary knows a word as an adjective and as nothing else."""
    return is_known(word) and all(parse.pos == "ADJF" for parse in morph_parses(word))


def is_modifier(token: Token) -> bool:
    """An adjective, determiner or participle that declines."""
    if token.text.isupper() and len(token.text) >= SHORTEST_CAPITALS:
        return morph_parses(token.lower)[0].pos in ("ADJF", "PRTF")
    if token.pos == "ADJ" and _only_noun(token.lower):
        return False
    return token.pos in MODIFIERS and bool(token.feats.get("Case")) and token.text[:1].isalpha()


def agree(one: Token, other: Token) -> bool:
    """Whether two words can stand in one case and number."""
    if one.feats.get("Number", "?") == "Plur" != other.feats.get("Number", "Plur"):
        return False
    return one.feats.get("Case") == other.feats.get("Case") or bool(cases_of(one) & cases_of(other))


def _bases(sentence: Sentence, taken: Collection[int]) -> Iterator[Phrase]:
    """Modifiers and head, without dependents."""
    at, tokens = 0, sentence.tokens
    taken = {*taken, *_set_phrases(tokens)}
    people = {name.first: name.last for name in sentence.names if name.type == "PER"}
    while at < len(tokens):
        phrase = None if at in taken else _person(sentence, people, taken, at) or _base(tokens, taken, at)
        if phrase:
            yield phrase
        at = phrase.last if phrase else at + 1


def _set_phrases(tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens of «в том числе», «в среднем» and their like, which name nothing."""
    for at, token in enumerate(tokens):
        for words in set_phrases().get(token.lower, ()):
            if tuple(other.lower for other in tokens[at : at + len(words)]) == words:
                yield from range(at, at + len(words))


@cache
def set_phrases() -> dict[str, list[tuple[str, ...]]]:
    """Set phrases by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("measured_words"):
        if row["group"] == "adverbial":
            words = tuple(row["lemma"].split())
            found.setdefault(words[0], []).append(words)
    return found


def _person(sentence: Sentence, people: dict[int, int], taken: Collection[int], at: int) -> Phrase | None:
    """A person's name; its last word is the head."""
    if at not in people:
        return None
    last = people[at]
    head = sentence.tokens[last - 1]
    return Phrase(at, last, last - 1, lemma_of(head), "name", case_of(head), _preposition(sentence.tokens, taken, at))


def _base(tokens: Sequence[Token], taken: Collection[int], at: int) -> Phrase | None:
    """The phrase that begins at `at`."""
    token = tokens[at]
    if token.pos == "PRON" and token.feats.get("Case"):
        return Phrase(at, at + 1, at, token.lemma, "pronoun", token.feats["Case"], _preposition(tokens, taken, at))
    modifiers = _modifiers(tokens, taken, at)
    head = modifiers[-1] + 1 if modifiers else at
    form = _form(tokens, taken, modifiers, head)
    if not form:
        if not modifiers or tokens[modifiers[-1]].pos == "NUM":
            return None
        head = modifiers[-1]
        form = "pronoun" if tokens[head].pos == "DET" else "adjective"
    return Phrase(at, head + 1, head, lemma_of(tokens[head]), form, case_of(tokens[head]), _preposition(tokens, taken, at))


def _form(tokens: Sequence[Token], taken: Collection[int], modifiers: list[int], head: int) -> str:
    """What a noun at `head` makes of the phrase; empty where there is none or it does not agree."""
    if head >= len(tokens) or head in taken or not is_noun(tokens[head]):
        return ""
    counted = bool(modifiers) and modifiers[0] - 1 in taken and "Gen" in cases_of(tokens[head])  # «три бронзовые медали»
    if modifiers and not counted and not agree(tokens[modifiers[-1]], tokens[head]):
        return ""
    return "name" if tokens[head].pos == "PROPN" and is_name(tokens[head]) else "noun"


def is_name(token: Token) -> bool:
    """Whether a word that the tagger calls a name is one: no abbreviation, no common noun in a capital letter."""
    if token.text.isupper():
        return False
    return not is_known(token.lower) or any(mark in parse.tag for parse in morph_parses(token.lower) for mark in NAMES)


def _modifiers(tokens: Sequence[Token], taken: Collection[int], at: int) -> list[int]:
    """The agreeing adjectives from `at` on; «и», «или» and commas between them are passed over."""
    found: list[int] = []
    while at < len(tokens) and at not in taken:
        if is_modifier(tokens[at]) and (not found or agree(tokens[found[-1]], tokens[at])):
            found.append(at)
        elif not (found and tokens[at].lower in CONJUNCTIONS and _goes_on(tokens, taken, found[-1], at + 1)):
            break
        at += 1
    return found


def _goes_on(tokens: Sequence[Token], taken: Collection[int], last: int, at: int) -> bool:
    """Whether an adjective at `at` goes on a row and a noun of its case closes it."""
    if at + 1 >= len(tokens) or at in taken or tokens[at].pos != "ADJ" or not is_modifier(tokens[at]):
        return False
    return tokens[last].feats.get("Case") == tokens[at].feats.get("Case") and is_noun(tokens[at + 1])


def _preposition(tokens: Sequence[Token], taken: Collection[int], at: int) -> str:
    """The preposition before `at`, in lower case; past an opening quotation mark."""
    at -= 1
    if at > 0 and tokens[at].text in OPENING:
        at -= 1
    return tokens[at].lower if at >= 0 and tokens[at].pos == "ADP" and at not in taken else ""


def _joined(sentence: Sentence, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases with their dependents found, and each made as long as what depends on it."""
    for index in range(1, len(phrases)):
        before, phrase = phrases[index - 1], phrases[index]
        if _depends(sentence, before, phrase):
            phrases[index] = replace(phrase, inside=index - 1)
        elif _coordinated(sentence.tokens, before, phrase):
            phrases[index] = replace(phrase, inside=before.inside, preposition=before.preposition)
    for index in range(len(phrases) - 1, 0, -1):
        owner = phrases[index].inside
        if owner is not None:
            last = _closed(sentence.tokens, phrases[owner].first, phrases[index].last)
            phrases[owner] = replace(phrases[owner], last=max(last, phrases[owner].last))
    return phrases


def _depends(sentence: Sentence, before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase is an attribute of the one right before it."""
    tokens = sentence.tokens
    gap = tokens[before.last : phrase.first]
    if before.form == "pronoun" or phrase.form == "pronoun" and phrase.case != "Gen":
        return False
    if gap and gap[0].text in OPENING and len(gap) == 1:
        return _quoted(tokens, before.last)
    if phrase.preposition:
        return len(gap) == 1 and tokens[phrase.head].head == before.head and before.form != "name"
    if gap or not before.case:
        return False
    return phrase.case == "Gen" or (phrase.form == "name" and phrase.case in ("Nom", "") and before.form == "noun")


def _coordinated(tokens: Sequence[Token], before: Phrase, phrase: Phrase) -> bool:
    """Whether «и» or a comma joins two phrases of one case, the first of them an attribute or after a preposition."""
    if phrase.preposition or phrase.form == "pronoun" or phrase.case != before.case:
        return False
    gap = tokens[before.last : phrase.first]
    return len(gap) == 1 and gap[0].lower in CONJUNCTIONS and (before.inside is not None or bool(before.preposition))


def _quoted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a short quotation opens at `at`."""
    return any(token.text in CLOSING for token in tokens[at + 1 : at + 1 + LONGEST_QUOTED])


def _closed(tokens: Sequence[Token], first: int, last: int) -> int:
    """`last`, moved past the quotation mark that closes one opened inside."""
    opened = sum(token.text in "«„" for token in tokens[first:last])
    closed = sum(token.text in "»”" for token in tokens[first:last])
    return last + (opened > closed and last < len(tokens) and tokens[last].text in CLOSING)
