"""Reads nothing; holds what stands for a person named elsewhere, and whom it may mean."""

from dataclasses import dataclass

from extractor.language import Sentence
from extractor.mentions.nominals import APPOSED, tagged_case
from extractor.mentions.people.posts import Post
from extractor.mentions.people.register import Entity
from extractor.mentions.types import Mention

MOST_HEADS = 5  # heads between a name and the subject that it stands with


@dataclass(slots=True)
class Reference:
    """A word that stands for a person named elsewhere: a post without a name, or a pronoun."""

    sentence: Sentence
    first: int
    last: int
    post: Post | None
    gender: str | None
    said: bool = False  # «его словам»: only a person speaks
    speaks: bool = False  # «уточнил он»
    before: Sentence | None = None  # the sentence before it in its paragraph

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start


@dataclass(slots=True)
class Candidate:
    """An entity that a reference may mean, with its last mention before it."""

    entity: Entity
    near: Mention
    gender: str | None
    where: Sentence  # that of the mention

    @property
    def block(self) -> int:
        """The paragraph of the mention."""
        return self.where.block

    @property
    def is_subject(self) -> bool:
        """Whether the mention stands in the nominative beside the subject of its sentence."""
        tokens, at = self.where.tokens, self.near.first
        for _ in range(MOST_HEADS):
            if tokens[at].rel.startswith("nsubj"):
                return tagged_case(tokens[at]) == "nomn"
            if tokens[at].head < 0 or not tokens[at].rel.startswith(APPOSED):
                return False
            at = tokens[at].head
        return False
