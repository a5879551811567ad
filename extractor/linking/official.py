"""Reads mentions; yields the person and the source of each quantity."""

from extractor.language import Sentence
from extractor.linking.types import OfficialLink, SourceLink
from extractor.mentions.types import Mention, Mentions, Quantity, Speech

MOST_STEPS = 8  # heads between a figure and the verb whose subject answers for it
RELATIVE = frozenset({"который", "которая", "которое", "которые", "что", "кто"})
Answer = tuple[OfficialLink | None, SourceLink | None]


def link(mentions: Mentions) -> tuple[Answer, ...]:
    """Person and source, or None, for every quantity."""
    return tuple(_answer(mentions, quantity) for quantity in mentions.quantities)


def _answer(mentions: Mentions, quantity: Quantity) -> Answer:
    covering = sorted(
        (speech for speech in mentions.speeches if speech.start <= quantity.start and quantity.end <= speech.end),
        key=lambda speech: (speech.end - speech.start, speech.basis != "quotation"),
    )
    if not covering:
        return _agent(mentions, quantity), None
    return _speaker(mentions, covering), _source(mentions, covering)


def _speaker(mentions: Mentions, covering: list[Speech]) -> OfficialLink | None:
    """The person of the narrowest speech that has one with a post; a source closer to the figure goes before."""
    speech = next((speech for speech in covering if speech.speaker is not None), None)
    if speech is None or speech.speaker is None or speech.attribution is None:
        return None
    person = mentions.persons[speech.speaker]
    if person.position is None:
        return None
    place = speech.attribution
    return OfficialLink(speech.speaker, place.text, place.start, place.end, "speaker", speech.basis, speech.rule)


def _source(mentions: Mentions, covering: list[Speech]) -> SourceLink | None:
    """The source of the narrowest speech."""
    speech = covering[0]
    return SourceLink(speech.source, speech.rule) if speech.source is not None else None


def _agent(mentions: Mentions, quantity: Quantity) -> OfficialLink | None:
    """«губернатор выделил 5 млн»: the subject of the verb that governs the figure, if he has a post."""
    sentence = mentions.document.sentences[quantity.sentence]
    subject = _subject(sentence, quantity)
    if subject is None:
        return None
    for index, person in enumerate(mentions.persons):
        mention = next((m for m in person.mentions if m.sentence == sentence.index and _is(sentence, m, subject)), None)
        if mention is not None and person.position is not None:
            return OfficialLink(index, mention.text, mention.start, mention.end, "subject", "agent", "agent")
    return None


def _is(sentence: Sentence, mention: Mention, subject: int) -> bool:
    """The mention is the subject, or the name beside the post that is: «губернатор (subject) Иван Петров»."""
    if mention.first <= subject < mention.last:
        return True
    inside = {token.index for token in sentence.subtree(subject)}
    nominative = sentence.tokens[mention.first].feats.get("Case") == "Nom"
    return nominative and mention.first > subject and mention.first in inside


def _subject(sentence: Sentence, quantity: Quantity) -> int | None:
    """The subject of the finite verb above the figure; of the verb above that one where it has none of its own."""
    at = sentence.tokens[quantity.first].head
    for _ in range(MOST_STEPS):
        if at < 0:
            return None
        token = sentence.tokens[at]
        if token.pos == "VERB":
            subject = next((child.index for child in sentence.children(at) if child.rel == "nsubj"), None)
            if subject is not None and sentence.tokens[subject].lower not in RELATIVE:
                return subject
        at = token.head
    return None
