"""Reads a document; yields its persons with post and organisation."""

from extractor.language import Document
from extractor.mentions.people.entities import gather
from extractor.mentions.people.headlines import give_known, give_post
from extractor.mentions.people.lines import over_lines, past_pronouns
from extractor.mentions.people.names import find_names
from extractor.mentions.people.posts import find_posts
from extractor.mentions.people.references import with_references
from extractor.mentions.people.ties import tie
from extractor.mentions.people.words import Words
from extractor.mentions.types import Person

__all__ = ["find"]


def find(document: Document) -> tuple[Person, ...]:
    """Persons in the order of their first mention."""
    words = [Words(sentence) for sentence in document.sentences]
    names = [find_names(own) if own.capitals else () for own in words]
    posts = [find_posts(own, found) if own.in_posts else () for own, found in zip(words, names, strict=True)]
    triples = zip(document.sentences, names, posts, strict=True)
    ties = [tie(sentence, found, heads) if found else () for sentence, found, heads in triples]
    ties = past_pronouns(words, posts, over_lines(words, posts, ties))
    entities = gather(words, names, ties)
    give_post(document, entities, posts)
    give_known(document, entities, posts)
    return with_references(document, entities, posts, ties)
