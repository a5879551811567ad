"""Reads an entity; yields the person that it is, with the post that the article gives most fully."""

from functools import cache

from extractor.language import Document
from extractor.lexicon import read_table
from extractor.mentions.people.organizations import in_full
from extractor.mentions.people.posts import Post
from extractor.mentions.people.register import Entity
from extractor.mentions.types import Person


def person_of(document: Document, entity: Entity, name: str, gender: str | None) -> Person:
    """The person of this name and gender."""
    entity.mentions.sort(key=lambda mention: mention.start)
    offices = _best_posts(entity)
    position, organization = _together(offices), None
    if len(offices) == 1:
        position, organization = offices[0].position, in_full(document, offices[0]) or offices[0].organization
    return Person(name, gender, position, organization, tuple(entity.mentions), entity.rule)


def _best_posts(entity: Entity) -> list[Post]:
    """The offices of the fullest apposition of the article; several posts in one stay together.

    What only a verb says («возглавляет завод») counts where there is no apposition.
    """
    chains = [chain for chain in entity.posts if any(post.office for post in chain)]
    if not chains:
        return []
    chain = max(chains, key=lambda chain: (chain[0].first < chain[0].last, _length(chain)))
    offices = [post for post in chain if post.office]
    return [post for post in offices if post.kind != "generic"] or offices  # «собеседник газеты – главный врач»


def _together(posts: list[Post]) -> str | None:
    """Several posts as the text joins them: by «и», a dash or a comma."""
    text = posts[0].whole if posts else None
    for post in posts[1:]:
        text = f"{text}{post.glue}{post.whole}"
    return text


def _length(chain: tuple[Post, ...]) -> int:
    return sum(len(post.whole) for post in chain)


def short_name(post: Post) -> str:
    """The head of a post, or its short name: «главный врач» is «главврач»."""
    return next((short for full, short in _short_names() if post.position.lower().startswith(full)), post.lemma)


@cache
def _short_names() -> tuple[tuple[str, str], ...]:
    return tuple((row["full"], row["short"]) for row in read_table("short_posts"))
