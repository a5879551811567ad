"""Reads an article with its document; yields every mention in it: times, quantities, places, persons, speech."""

from extractor.language import Document
from extractor.mentions import people, places, quantities, speech, times
from extractor.mentions.quantities.roubles import as_local
from extractor.mentions.types import Mentions
from extractor.reading.types import Article

__all__ = ["Mentions", "find_mentions"]


def find_mentions(article: Article, document: Document) -> Mentions:
    """All mentions of one article, each kind in text order."""
    calendar = times.find(document, article.published)
    figures, rejected = quantities.find(document, calendar)
    persons = people.find(document)
    named = places.find(document)
    return Mentions(
        article=article,
        document=document,
        quantities=as_local(figures, named, article.published),
        rejected=rejected,
        places=named,
        persons=persons,
        speeches=speech.find(document, persons),
        times=calendar,
    )
