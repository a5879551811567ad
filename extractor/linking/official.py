"""Reads mentions; yields the person and the source of each quantity."""

from extractor.language import Token
from extractor.linking.types import OfficialLink, SourceLink
from extractor.mentions.types import Mention, Mentions, Quantity, Speech

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
    verb = _governing_verb(sentence.tokens, quantity)
    if verb is None:
        return None
    subjects = [child for child in sentence.children(verb.index) if child.rel == "nsubj"]
    for subject in subjects:
        inside = {token.index for token in sentence.subtree(subject.index)}
        for index, person in enumerate(mentions.persons):
            mention = _mention_in(person.mentions, quantity.sentence, inside)
            if mention is not None and person.position is not None:
                return OfficialLink(index, mention.text, mention.start, mention.end, "subject", "agent", "agent")
    return None


def _mention_in(found: tuple[Mention, ...], sentence: int, inside: set[int]) -> Mention | None:
    return next((m for m in found if m.sentence == sentence and m.first in inside), None)


def _governing_verb(tokens: tuple[Token, ...], quantity: Quantity) -> Token | None:
    """The finite verb above the figure, past other heads."""
    at = tokens[quantity.first].head
    for _ in range(8):
        if at < 0:
            return None
        if tokens[at].pos == "VERB" and tokens[at].feats.get("VerbForm") == "Fin":
            return tokens[at]
        at = tokens[at].head
    return None
