"""Reads tokens and what each can be in a phrase; yields where a noun ends: past adjectives behind it or a full stop."""

from collections.abc import Collection, Sequence

from extractor.language import Token, is_known
from extractor.mentions.measured.words import Word, agree

ADJECTIVE_ENDINGS = tuple("ый ий ой ая яя ое ее ые ие ого его ому ему ую юю ым им ых их ыми ими ом ем ей".split())


class Row:
    """The tokens of a sentence with what each can be in a phrase, None for nothing; `taken` are in no phrase."""

    __slots__ = ("tokens", "words", "taken")

    def __init__(self, tokens: Sequence[Token], words: list[Word | None], taken: Collection[int]) -> None:
        self.tokens = tokens
        self.words = [*words, None]  # nothing at the end of the sentence
        self.taken = taken

    def is_noun(self, at: int) -> bool:
        """Whether a noun stands at `at`."""
        return (word := self.words[at]) is not None and word.noun

    def is_modifier(self, at: int) -> bool:
        """Whether an adjective, determiner or participle stands at `at`."""
        return (word := self.words[at]) is not None and word.modifier

    def is_adjective(self, at: int) -> bool:
        """Whether a word stands at `at` that the dictionary has for an adjective or participle and nothing else."""
        return (word := self.words[at]) is not None and word.forms.modifying

    def is_finite(self, at: int) -> bool:
        """Whether a finite verb stands at `at`."""
        return at < len(self.tokens) and self.tokens[at].feats.get("VerbForm") == "Fin"

    def is_stop(self, at: int) -> bool:
        """Whether a full stop stands at `at`."""
        return at < len(self.tokens) and self.tokens[at].text == "."


def past_postposed(row: Row, head: int) -> int:
    """The end of a noun and the adjectives behind it that are its own: «лук репчатый», «чай чёрный байховый»."""
    tokens, last = row.tokens, head + 1
    while row.is_adjective(last) and last not in row.taken and _is_postposed(tokens[head], tokens[last]):
        last += 1
    beyond = tokens[last] if last < len(tokens) else None
    if beyond is not None and last > head + 1 and row.is_noun(last) and agree(tokens[last - 1], beyond):
        return head + 1  # «комиссия новый порядок утвердила»
    return last


def _is_postposed(noun: Token, token: Token) -> bool:
    """Whether an adjective or participle is in the case and gender of a noun."""
    if token.pos not in ("ADJ", "NOUN") or not token.lower.endswith(ADJECTIVE_ENDINGS) or not is_known(token.text):
        return False
    gender = noun.feats.get("Gender")
    return token.feats.get("Case") == noun.feats.get("Case") and token.feats.get("Gender", gender) == gender
