"""Reads mentions; yields the person and the source of each quantity."""

from bisect import bisect_left, bisect_right
from collections import defaultdict

from extractor.linking.agents import Here, agent_of
from extractor.linking.types import OfficialLink, SourceLink
from extractor.mentions.types import Mentions, Quantity, Speech

Answer = tuple[OfficialLink | None, SourceLink | None]


def link(mentions: Mentions) -> tuple[Answer, ...]:
    """Person and source, or None, for every quantity."""
    officials = _officials(mentions)
    speeches = _speeches(mentions)
    return tuple(
        [
            _answer(mentions, quantity, speeches[quantity.sentence], officials[quantity.sentence])
            for quantity in mentions.quantities
        ]
    )


def _officials(mentions: Mentions) -> dict[int, list[Here]]:
    """By sentence: the officials that are mentioned in it."""
    found: dict[int, list[Here]] = defaultdict(list)
    for index, person in enumerate(mentions.persons):
        for mention in person.mentions if person.is_official else ():
            found[mention.sentence].append((index, mention))
    return found


def _speeches(mentions: Mentions) -> dict[int, list[Speech]]:
    """By sentence: the stretches of speech that touch it."""
    sentences = mentions.document.sentences
    starts = [sentence.start for sentence in sentences]
    found: dict[int, list[Speech]] = defaultdict(list)
    for speech in mentions.speeches:
        for at in range(max(0, bisect_right(starts, speech.start) - 1), bisect_left(starts, speech.end)):
            found[at].append(speech)
    return found


def _answer(mentions: Mentions, quantity: Quantity, speeches: list[Speech], officials: list[Here]) -> Answer:
    start, end = quantity.start, quantity.end
    covering = [speech for speech in speeches if speech.start <= start and end <= speech.end] if speeches else []
    if not covering:
        return _agent(mentions, quantity, officials), None
    covering.sort(key=lambda speech: (speech.end - speech.start, speech.basis != "quotation"))
    return _speaker(mentions, covering), _source(covering)


def _speaker(mentions: Mentions, covering: list[Speech]) -> OfficialLink | None:
    """The person with a post whose quotation it is; else the person of the narrowest speech, if he has a post."""
    spoken = [speech for speech in covering if speech.speaker is not None]
    if not spoken:
        return None
    quoted = [speech for speech in spoken if speech.basis == "quotation" and _is_official(mentions, speech)]
    told = [speech for speech in spoken if speech.basis != "agent"]
    speech = [*quoted, *told, *spoken][0]
    if speech.speaker is None or speech.attribution is None or not _is_official(mentions, speech):
        return None
    place = speech.attribution
    role = "subject" if speech.basis == "agent" else "speaker"  # «по поручению мэра»
    return OfficialLink(speech.speaker, place.text, place.start, place.end, role, speech.basis, speech.rule)


def _is_official(mentions: Mentions, speech: Speech) -> bool:
    return speech.speaker is not None and mentions.persons[speech.speaker].is_official


def _source(covering: list[Speech]) -> SourceLink | None:
    """The source of the narrowest speech."""
    speech = covering[0]
    return SourceLink(speech.source, speech.rule) if speech.source is not None else None


def _agent(mentions: Mentions, quantity: Quantity, here: list[Here]) -> OfficialLink | None:
    """«губернатор выделил 5 млн»: who did it, if he has a post."""
    found = agent_of(mentions, quantity, here) if here else None
    if found is None:
        return None
    index, mention = found
    return OfficialLink(index, mention.text, mention.start, mention.end, "subject", "agent", "agent")
