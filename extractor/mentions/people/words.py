"""Reads a sentence; yields what the rules of names ask of it: which words can be parts of a name, and which part."""

import re
from dataclasses import dataclass

from extractor.language import Sentence, Token, is_known, may_be, morph_parses
from extractor.lazy import lazy
from extractor.lexicon.gazetteer import fold, load
from extractor.memo import Memo
from extractor.mentions.bodies import is_body_name
from extractor.mentions.declension import has_surname_ending, is_first_name, is_patronymic, is_surname
from extractor.mentions.nominals import CLOSING, OPENING, is_capitalised, is_cyrillic
from extractor.mentions.people.heads import ACTING_AND, ACTING_STARTS, head_of, parts_of_posts, raises

PARTICLES = frozenset(
    "де да ди дель дю ла лас лос дос дас ван дер фон бин бен ибн аль эль оглы оглу кызы гызы уулу улы ли".split()
)
FOREIGN = "PER"
SHORTEST_SHOUTED = 3  # letters; shorter ones are abbreviations
CAPITAL, JOINS, HEADS, RAISES, ACTS = 1, 2, 4, 8, 16  # begins with one, may stand between the words of a name;
# heads a post, makes a head of the next, acts for one
JOINING = PARTICLES | {"."}
ARTICLE = re.compile("(?:аль|эль|ас|ад|аз|ан|ар|ат|аш|уль|бен|бин|ибн)-[А-ЯЁ]")  # «аль-Масри»


@dataclass(slots=True)
class NameParts:
    """Tokens `[first, last)` of a sentence that name a person, as indices of the parts they play."""

    sentence: int
    first: int
    last: int
    given: tuple[int, ...] = ()
    patronymic: tuple[int, ...] = ()
    surname: tuple[int, ...] = ()
    initials: tuple[str, ...] = ()
    rule: str = ""


class Words:
    """What the rules read of a sentence: which tokens can be parts of a name, and what the tagger marked."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        noted = [token.notes["role"] if "role" in token.notes else role_of(token) for token in self.tokens]
        self.roles = {at: role for at, role in enumerate(noted) if role}
        self.capitals = [at for at, role in self.roles.items() if role & CAPITAL]
        self.in_posts = max(self.roles.values(), default=0) > CAPITAL | JOINS  # whether a word has a part in posts
        self.marked: dict[int, str] = {}
        for name in sentence.names:
            self.marked.update(dict.fromkeys(range(name.first, name.last), name.type))
        self._parts: dict[int, str | None] = {}

    @lazy
    def shouting(self) -> bool:
        """Whether the sentence is in capitals, as a headline may be."""
        return sum([t.text.isupper() and len(t.text) > 3 for t in self.tokens]) > 3

    def initial(self, at: int) -> str | None:
        """«А.» as the initial that begins at `at`."""
        if at + 1 >= len(self.tokens):
            return None
        token, after = self.tokens[at], self.tokens[at + 1]
        close = after.text == "." and after.start == token.end
        letter = len(token.text) == 1 and token.text.isupper() and is_cyrillic(token.text)
        return token.text if close and letter else None

    def lower(self, at: int) -> str:
        """The token at `at` in lower case; nothing beyond the ends."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def part(self, at: int) -> str | None:
        """The word at `at` if it can be a part of a name; every rule asks, so it is found out once."""
        if at not in self._parts:
            self._parts[at] = self._part(at)
        return self._parts[at]

    def _part(self, at: int) -> str | None:
        if not 0 <= at < len(self.tokens):
            return None
        text = self.tokens[at].text
        if not (FITTING[text] or self._goes_on(at)) or (text.isupper() and not self._may_shout(at)):
            return None
        return text

    def _goes_on(self, at: int) -> bool:
        """«Иван Советников»: marked as of one name with the word before, though it could be several advisers."""
        text, marked = self.tokens[at].text, self.marked.get(at - 1) == self.marked.get(at) == FOREIGN
        return marked and text.istitle() and has_surname_ending(text) and FITTING[self.tokens[at - 1].text]

    def _may_shout(self, at: int) -> bool:
        """Whether capitals are those of a name: marked as one, of a headline, or a surname after a given name."""
        return self.marked.get(at) == FOREIGN or self.shouting or self._is_shouted(at)

    def _is_shouted(self, at: int) -> bool:
        """«Иван ПЕТРОВ»: capitals with a surname's ending after a given name."""
        before, text = self.tokens[at - 1].text if at else "", self.tokens[at].text
        after_given = len(text) > SHORTEST_SHOUTED and before.istitle() and is_first_name(before)
        return after_given and (is_surname(text.title()) or has_surname_ending(text.title()))

    def given(self, at: int) -> bool:
        word = self.part(at)
        if word is None or self.marked.get(at) == "ORG" or not is_first_name(word):
            return False
        return not (is_place(word) and self.part(at + 1) and is_first_name(self.tokens[at + 1].text))

    def patronymic(self, at: int) -> bool:
        word = self.part(at)
        return word is not None and is_patronymic(word)

    def surname(self, at: int) -> bool:
        """A word that may well be a surname here: marked, of the dictionary, or by its ending."""
        word = self.part(at)
        if word is None or self.marked.get(at) == "ORG":
            return False
        if self.marked.get(at) == FOREIGN or is_surname(word) or (word.isupper() and self._is_shouted(at)):
            return True
        return (self.marked.get(at) != "LOC" or self._is_past_place(at)) and not is_ordinary(word)

    def _is_past_place(self, at: int) -> bool:
        """«мэр Калибо Диего Сантос», which the tagger may take for one place."""
        spans = [name for name in self.sentence.names if name.first < at - 1 and at < name.last]
        return bool(spans) and self.given(at - 1)

    def opens(self, at: int) -> bool:
        """Whether the token before opens a quotation."""
        return at > 0 and self.tokens[at - 1].text in OPENING + CLOSING


def _is_fitting(word: str) -> bool:
    """A capitalised word of Cyrillic letters that is neither a post nor a body."""
    fits = has_capital(word) and len(word) > 1 and is_cyrillic(word)
    return fits and not _is_head(word) and not is_body_name(word)


def _is_head(word: str) -> bool:
    """Whether the word heads a post; «Султанов» is a surname before it is of several sultans, «Раиса» a woman."""
    head = head_of(word)
    named = head is not None and head.kind == "leading" and is_first_name(word)
    return head is not None and not named and (bool(head.cases) or not may_be(word, "Surn"))


def _is_surname_alone(word: str) -> bool:
    """A word whose likeliest reading in the dictionary is a surname: «Путин»."""
    return may_be(word, "Surn") and is_known(word) and "Surn" in morph_parses(word)[0].tag


def role_of(token: Token) -> int:
    """What the word may be to names and posts, 0 for most; noted with the token."""
    word, lower = token.text, token.lower
    if "role" not in token.notes:
        role = CAPITAL * (lower != word and has_capital(word)) | JOINS * (lower in JOINING)
        if parts_of_posts().begin(lower):  # spares most words the rest
            acts = ACTS * (lower == ACTING_AND or lower.startswith(ACTING_STARTS))
            role |= HEADS * (head_of(word) is not None) | RAISES * raises(word) | acts
        token.notes["role"] = role
    return int(token.notes["role"])


FITTING = Memo(_is_fitting)
SURNAMES = Memo(_is_surname_alone)


def is_place(word: str) -> bool:
    """«Израиля Биньямина»: a place before a given name."""
    return may_be(word, "Geox")


def is_listed(word: str) -> bool:
    """«мэр Чебоксар»: a place of the tables, or a word of the dictionary."""
    return load().begins(fold(word)) or is_place(word) or is_ordinary(word)


def is_ordinary(word: str) -> bool:
    """A word of the dictionary that names no person, or names a place."""
    if not is_known(word):
        return False
    return not any("Surn" in parse.tag or "Name" in parse.tag for parse in morph_parses(word)[:4])


def is_person_word(words: Words, at: int) -> bool:
    """A capitalised word that is neither a post nor a body."""
    word = words.tokens[at].text
    return head_of(word) is None and has_capital(word) and not is_body_name(word)


def has_capital(word: str) -> bool:
    """«Масри», «аль-Масри»."""
    return is_capitalised(word) or ("-" in word and ARTICLE.match(word) is not None)
