"""Reads a place in its sentence; yields its setting: the words before it and the preposition that governs it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractor.language import Name, Sentence, Token
from extractor.lazy import lazy
from extractor.lexicon import read_table
from extractor.mentions.nominals import CLOSING, OPENING
from extractor.mentions.places.kinds import setting
from extractor.mentions.types import Place

WHERE = frozenset(("в", "во", "на", "по", "над", "среди", "внутри"))
FROM = frozenset(("из",))
NEAR = frozenset(("у", "под", "близ", "около", "возле", "вокруг"))
AWAY = frozenset(
    ("с", "со", "к", "ко", "от", "до", "для", "перед", "через", "за", "между", "против", "мимо", "сквозь", "после")
)
PREPOSITIONS = WHERE | FROM | NEAR | AWAY
ONLY = frozenset(("один", "только", "лишь"))  # «в один только Париж»
STOPS = ",;:()—–!?"
AHEAD = 10  # words in which the verb of a place stands
SAID = 8  # words between a verb of speech and the place where it was said: no rule looks farther back
FILLING = 4  # words between a preposition and its place: «в соседней Омской», «в посёлке городского типа …»


class Setting:
    """A place among the tokens of its sentence; `before` are those before it up to a mark, from right to left."""

    def __init__(self, sentence: Sentence, place: Place) -> None:
        self.tokens = tokens = sentence.tokens
        self._names = sentence.names
        self.place = place
        first = place.first
        while first > 0 and first > place.first - SAID and tokens[first - 1].text not in STOPS:
            first -= 1
        self.before = tokens[first : place.first][::-1]

    @lazy
    def persons(self) -> list[Name]:
        """The persons named in its sentence."""
        return [name for name in self._names if name.type == "PER"]

    @lazy
    def noun(self) -> str:
        """The lemma of the word right before it."""
        return self.before[0].lemma if self.before else ""

    @lazy
    def near(self) -> frozenset[str]:
        """The lemmas of those right before it."""
        return frozenset([token.lemma for token in self.before[:FILLING]])

    def follows(self, kind: str) -> bool:
        """Whether a word of a kind stands right before it."""
        return not self.near.isdisjoint(setting(kind))

    @property
    def clause(self) -> Iterator[Token]:
        """The words of its stretch between marks; not verbs before an infinitive («обещает построить»)."""
        yield from self.before
        for token, after in pairwise(self.tokens[self.place.last : self.place.last + AHEAD]):
            if token.text in STOPS:
                return
            if after.feats.get("VerbForm") != "Inf":
                yield token

    @lazy
    def preposition(self) -> str:
        """The preposition that governs it, past adjectives and words for its kind; empty for none."""
        for token in self.before[:FILLING]:
            if token.lower == "со" and "весь" in (self.tokens[token.index + 1].lemma, self.place.text):
                return "по"  # «со всей страны» is all over it
            if token.pos == "ADP" or token.lower in PREPOSITIONS:
                return token.lower
            if token.pos not in ("ADJ", "DET", "") and token.lemma not in ONLY and not kind_word(token):
                return ""
        return ""


def holds(tokens: Iterable[Token], *kinds: str) -> bool:
    """Whether a word of some kinds stands among tokens."""
    lemmas = [token.lemma for token in tokens]
    for kind in kinds if lemmas else ():
        if not setting(kind).isdisjoint(lemmas):
            return True
    return False


def tells(sentence: Sentence, kind: str) -> bool:
    """Whether a word of a kind stands in a sentence."""
    return not setting(kind).isdisjoint(sentence.lemmas)


def unquoted(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens that no name in quotation marks holds."""
    within = False
    for token in tokens:
        within = token.text not in CLOSING if within else token.text in OPENING
        if not within:
            yield token


@cache
def kind_words() -> frozenset[str]:
    """«город», «посёлок», «г»."""
    return frozenset(form for row in read_table("places/types") for form in row["forms"].split("|"))


def kind_word(token: Token) -> bool:
    """A word for the kind of place, or the full stop of its abbreviation."""
    return token.lower in kind_words() or token.text == "."


def oblique(word: Token | None) -> bool:
    """A noun with which no name in the nominative agrees, and that is no word for its kind."""
    return word is not None and word.feats.get("Case") in ("Gen", "Loc", "Ins") and not kind_word(word)


def names_kind(word: Token) -> bool:
    """«посёлок» of «посёлок Ясный», of which it is not."""
    return kind_word(word) and word.feats.get("Case") == "Nom"
