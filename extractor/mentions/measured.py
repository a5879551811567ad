"""Reads a sentence and which of its tokens are numbers; yields its noun phrases, each with head, case and extent.

A phrase is adjectives and a noun that agree; a participle or adjective without a noun («погибшие», «уникальных») and a
pronoun are phrases too. Attributes in the genitive, names in quotes and dependents with a preposition are phrases of
their own that know what they are `inside` of, and extend it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.language import Sentence, Token, inflect, morph_parses

OPENING, CLOSING = "«„“\"", "»“”\""
LONGEST_QUOTED = 12  # tokens between the quotation marks of a name; longer ones are speech
UD_CASES = {"nomn": "Nom", "gent": "Gen", "gen2": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc", "loc2": "Loc"}
MODIFIERS = frozenset({"ADJ", "DET", "VERB", "NUM"})
NOUNS = frozenset({"NOUN", "PROPN"})


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
    lemma = token.lemma
    if token.feats.get("Case") and lemma.endswith(("ть", "ться", "ти", "чь")) and token.pos in ("VERB", "NOUN"):
        if not any(parse.pos == "NOUN" and parse.lemma == lemma for parse in morph_parses(token.lower)):
            return inflect(token.lower, ("nomn", "sing", "masc")).replace("ё", "е")
    return lemma


def cases_of(token: Token) -> frozenset[str]:
    """Every case that the dictionary allows the word, and the tagger's."""
    found = {UD_CASES[parse.case] for parse in morph_parses(token.lower) if parse.case in UD_CASES}
    return frozenset(found | {token.feats.get("Case", "")})


def is_noun(token: Token) -> bool:
    """A noun, a name or an abbreviation; no lone letter."""
    return token.pos in NOUNS and token.text[:1].isalnum() and not token.text[:1].isdigit()


def is_modifier(token: Token) -> bool:
    """An adjective, determiner or participle that declines."""
    return token.pos in MODIFIERS and bool(token.feats.get("Case")) and token.text[:1].isalpha()


def agree(one: Token, other: Token) -> bool:
    """Whether two words can stand in one case."""
    if one.feats.get("Number", "?") == "Plur" != other.feats.get("Number", "Plur"):
        return False
    return one.feats.get("Case") == other.feats.get("Case") or bool(cases_of(one) & cases_of(other))


def _bases(sentence: Sentence, taken: Collection[int]) -> Iterator[Phrase]:
    """Modifiers and head, without dependents."""
    at, tokens = 0, sentence.tokens
    people = {name.first: name.last for name in sentence.names if name.type == "PER"}
    while at < len(tokens):
        phrase = None if at in taken else _person(sentence, people, at) or _base(tokens, taken, at)
        if phrase:
            yield phrase
        at = phrase.last if phrase else at + 1


def _person(sentence: Sentence, people: dict[int, int], at: int) -> Phrase | None:
    """A person's name; its last word is the head."""
    if at not in people:
        return None
    last = people[at]
    head = sentence.tokens[last - 1]
    return Phrase(at, last, last - 1, lemma_of(head), "name", head.feats.get("Case", ""), _preposition(sentence.tokens, at))


def _base(tokens: Sequence[Token], taken: Collection[int], at: int) -> Phrase | None:
    """The phrase that begins at `at`."""
    token = tokens[at]
    if token.pos == "PRON" and token.feats.get("Case"):
        return Phrase(at, at + 1, at, token.lemma, "pronoun", token.feats["Case"], _preposition(tokens, at))
    modifiers = _modifiers(tokens, taken, at)
    head = modifiers[-1] + 1 if modifiers else at
    if head < len(tokens) and head not in taken and is_noun(tokens[head]):
        if not modifiers or agree(tokens[modifiers[-1]], tokens[head]):
            case = tokens[head].feats.get("Case", "")
            form = "name" if tokens[head].pos == "PROPN" else "noun"
            return Phrase(at, head + 1, head, lemma_of(tokens[head]), form, case, _preposition(tokens, at))
    if not modifiers or tokens[modifiers[-1]].pos == "NUM":
        return None
    head = modifiers[-1]
    case = tokens[head].feats.get("Case", "")
    form = "pronoun" if tokens[head].pos == "DET" else "adjective"
    return Phrase(at, head + 1, head, lemma_of(tokens[head]), form, case, _preposition(tokens, at))


def _modifiers(tokens: Sequence[Token], taken: Collection[int], at: int) -> list[int]:
    """The agreeing adjectives from `at` on; «и», «или» and commas between them are passed over."""
    found: list[int] = []
    while at < len(tokens) and at not in taken:
        if is_modifier(tokens[at]) and (not found or agree(tokens[found[-1]], tokens[at])):
            found.append(at)
        elif not (found and tokens[at].lower in (",", "и", "или") and _goes_on(tokens, taken, found[-1], at + 1)):
            break
        at += 1
    return found


def _goes_on(tokens: Sequence[Token], taken: Collection[int], last: int, at: int) -> bool:
    """Whether an adjective at `at` goes on a row and a noun of its case closes it."""
    if at + 1 >= len(tokens) or at in taken or tokens[at].pos != "ADJ" or not is_modifier(tokens[at]):
        return False
    return tokens[last].feats.get("Case") == tokens[at].feats.get("Case") and is_noun(tokens[at + 1])


def _preposition(tokens: Sequence[Token], at: int) -> str:
    """The preposition before `at`, in lower case; past an opening quotation mark."""
    at -= 1
    if at > 0 and tokens[at].text in OPENING:
        at -= 1
    return tokens[at].lower if at >= 0 and tokens[at].pos == "ADP" else ""


def _joined(sentence: Sentence, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases with their dependents found, and each made as long as what depends on it."""
    for index in range(1, len(phrases)):
        before = phrases[index - 1]
        if _depends(sentence, before, phrases[index]):
            phrases[index] = replace(phrases[index], inside=index - 1)
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
        return len(gap) == 1 and _hangs_on(tokens, phrase, before) and before.form != "name"
    return not gap and phrase.case == "Gen" and before.case != ""


def _hangs_on(tokens: Sequence[Token], phrase: Phrase, before: Phrase) -> bool:
    """Whether the parser makes the phrase a dependent of the noun before."""
    return tokens[phrase.head].head == before.head


def _quoted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a short quotation opens at `at`."""
    return any(token.text in CLOSING for token in tokens[at + 1 : at + 1 + LONGEST_QUOTED])


def _closed(tokens: Sequence[Token], first: int, last: int) -> int:
    """`last`, moved past the quotation mark that closes one opened inside."""
    opened = sum(token.text in "«„" for token in tokens[first:last])
    closed = sum(token.text in "»”" for token in tokens[first:last])
    return last + (opened > closed and last < len(tokens) and tokens[last].text in CLOSING)
