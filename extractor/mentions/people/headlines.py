"""Reads a headline or first sentence with a post and no name; yields the post to the one person of the lead."""

from itertools import takewhile

from extractor.language import Document, Sentence, Token
from extractor.lexicon import group
from extractor.mentions.nominals import OPENING, nominal_parses, tagged_case
from extractor.mentions.people.posts import Post
from extractor.mentions.people.register import Entity
from extractor.mentions.types import Mention

SAID = (*OPENING, ":")  # what follows is his word
LEAD = 3  # sentences of the body in which the person is named


def give_post(document: Document, entities: list[Entity], posts: list[tuple[Post, ...]]) -> None:
    """«Глава федерации о прошедшем годе» ¶ «Иван Орлов рассказал о клубах»: he is its head."""
    post = _headed(document, posts) if entities else None
    if post is None or any(_holds(entity, post) for entity in entities):
        return
    lead = [sentence.index for sentence in document.sentences if sentence.kind == "body"][:LEAD]
    alone = len(entities) == 1  # nobody else is named, however late he is
    named = [one for one in entities if not one.posts and (alone or any(m.sentence in lead for m in one.mentions))]
    if len(named) == 1 and (post.first > 0 or _is_subject(document, named[0].mentions[0])):
        named[0].posts.append((post,))


def _headed(document: Document, posts: list[tuple[Post, ...]]) -> Post | None:
    """The office that opens the headline in the nominative, where the headline speaks of nobody else."""
    headlines = [sentence for sentence in document.sentences if sentence.kind == "headline"] or document.sentences[:1]
    if not headlines or any(name.type == "PER" for sentence in headlines for name in sentence.names):
        return None
    first = headlines[0]
    opening = [post for post in posts[first.index] if post.office and not post.plural and _is_speaker(first, post)]
    post = max(opening, key=lambda post: post.last, default=None)
    return None if post is None or _speaks_of_others(first, post.last) else post


def _is_speaker(sentence: Sentence, post: Post) -> bool:
    """«Глава федерации …» in the nominative, «прямая линия с главой Тамбова», «отчёт мэра»."""
    if post.first == 0:
        return tagged_case(sentence.tokens[post.head]) == "nomn"
    before = sentence.tokens[post.first - 1]
    return before.lower in ("с", "со") or before.lemma in group("speech_cues", "kind", "own", "words")


def _speaks_of_others(sentence: Sentence, first: int) -> bool:
    said = takewhile(lambda token: token.text not in SAID, sentence.tokens[first:])
    nouns = [token for token in said if token.pos in ("NOUN", "PROPN") and token.feats.get("Number") == "Sing"]
    return any(map(_is_somebody, nouns))


def _is_somebody(token: Token) -> bool:
    """A being by all that the dictionary knows, or by the tagger too: «путины» is a season."""
    found = {parse.animacy for parse in nominal_parses(token.text)}
    return "anim" in found and ("inan" not in found or token.feats.get("Animacy") == "Anim")


def _holds(entity: Entity, post: Post) -> bool:
    return any(own.lemma == post.lemma for chain in entity.posts for own in chain)


def _is_subject(document: Document, mention: Mention) -> bool:
    token = document.sentences[mention.sentence].tokens[mention.first]
    return token.rel.startswith("nsubj") and tagged_case(token) == "nomn"
