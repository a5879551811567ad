"""Reads a headline or first sentence with a post and no name; yields the post to the one person of the lead."""

from itertools import takewhile

from extractor.language import DASHES, Document, Sentence, Token
from extractor.mentions.nominals import OPENING, nominal_parses, tagged_case
from extractor.mentions.people.genders import named
from extractor.mentions.people.posts import Post
from extractor.mentions.people.register import Entity
from extractor.mentions.speech.verbs import cues, verb_kind
from extractor.mentions.types import Mention

SAID = (*OPENING, ":")  # what follows is his word
KNOWN = frozenset({"governor", "mayor"})  # whom a paper names without his office
LATEST_KNOWN = 4  # sentences in which such an office is first named
LEAD = 3  # sentences of the body in which the person is named


def give_post(document: Document, entities: list[Entity], posts: list[tuple[Post, ...]]) -> None:
    """«Глава федерации о прошедшем годе» ¶ «Иван Орлов рассказал о клубах»: he is its head."""
    post = _headed(document, posts) if entities else None
    if post is None or any(_holds(entity, post) for entity in entities):
        return
    lead = [sentence.index for sentence in document.sentences if sentence.kind == "body"][:LEAD]
    alone = len(entities) == 1  # nobody else is named, however late he is
    near = [one for one in entities if not one.posts and (alone or any(m.sentence in lead for m in one.mentions))]
    fitting = [one for one in near if not _differs(document, post, named(document, one)[1])]
    if len(fitting) == 1 and (post.first > 0 or _is_subject(document, fitting[0].mentions[0])):
        fitting[0].posts.append((post,))


def give_known(document: Document, entities: list[Entity], posts: list[tuple[Post, ...]]) -> None:
    """«Губернатор приехал в Клин. … «…», – отметил Иван Орлов.»: nobody else is named, and no other office."""
    if len(entities) != 1 or entities[0].posts or not all(_is_bare(document, one) for one in entities[0].mentions):
        return
    offices = [post for own in posts for post in own if not post.groups.isdisjoint(KNOWN) and not post.deputy]
    alone = [post for post in offices if not post.plural and tagged_case(_head(document, post)) == "nomn"]
    shared = frozenset.intersection(*[post.groups for post in alone]) if alone else frozenset()
    gender = named(document, entities[0])[1] if alone else None
    known = len(alone) == len(offices) and shared & KNOWN and alone[0].sentence <= LATEST_KNOWN
    here = {post.sentence for post in alone}
    known = known and any(
        _tells(document, mention) and mention.sentence not in here for mention in entities[0].mentions
    )
    others = [one for one in alone if known and _speaks_of_others(document.sentences[one.sentence], one.last)]
    if known and not others and not any([_differs(document, one, gender) for one in alone]):
        entities[0].posts += [(post,) for post in alone]


def _tells(document: Document, mention: Mention) -> bool:
    """«…», – отметил Иван Орлов"""
    tokens = document.sentences[mention.sentence].tokens
    verb = tokens[mention.first].head
    acts = tokens[mention.first].rel == "nsubj" and _is_subject(document, mention)
    return acts and verb >= 0 and verb_kind(tokens[verb]) is not None


def _head(document: Document, post: Post) -> Token:
    return document.sentences[post.sentence].tokens[post.head]


def _differs(document: Document, post: Post, gender: str | None) -> bool:
    """«Губернатор приехал. «…», – сказала Анна Седова»: the verb of the office tells another gender."""
    tokens = document.sentences[post.sentence].tokens
    head = _head(document, post).head
    told = tokens[head].feats.get("Gender") if head >= 0 and tokens[head].pos == "VERB" else None
    return None not in (told, gender) and told != gender


def _is_bare(document: Document, mention: Mention) -> bool:
    """No calling stands beside the name: «фермер Иван Орлов», «Иван Орлов, фермер»."""
    tokens = document.sentences[mention.sentence].tokens
    before = tokens[mention.first - 1] if mention.first else None
    after = tokens[mention.last].text if mention.last < len(tokens) else ""
    calling = before is not None and before.pos in ("NOUN", "ADJ") and tagged_case(before) is not None
    return not calling and after not in (",", "(", *DASHES)


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
    return before.lower in ("с", "со") or before.lemma in cues("own")


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
