"""Reads mentions; yields the person and the source of each quantity."""

from bisect import bisect_left, bisect_right
from collections import defaultdict

from extractor.language import Sentence, Token
from extractor.linking.types import OfficialLink, SourceLink
from extractor.mentions.nominals import names_subject
from extractor.mentions.types import Mention, Mentions, Quantity, Speech

MOST_STEPS = 8  # heads between a figure and the verb whose subject answers for it
CIRCUMSTANCES = frozenset("после до при из среди из-за кроме помимо накануне".split())  # where they open the sentence
RELATIVE = frozenset({"который", "которая", "которое", "которые", "что", "кто"})
Here = tuple[int, Mention]  # a person with a post, by index, and a mention in the sentence
Answer = tuple[OfficialLink | None, SourceLink | None]


def link(mentions: Mentions) -> tuple[Answer, ...]:
    """Person and source, or None, for every quantity."""
    officials = _officials(mentions)
    speeches = _speeches(mentions)
    return tuple(
        _answer(mentions, quantity, speeches[quantity.sentence], officials[quantity.sentence])
        for quantity in mentions.quantities
    )


def _officials(mentions: Mentions) -> dict[int, list[Here]]:
    """By sentence: the persons with a post that are mentioned in it."""
    found: dict[int, list[Here]] = defaultdict(list)
    for index, person in enumerate(mentions.persons):
        for mention in person.mentions if person.position is not None else ():
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
    covering = [speech for speech in speeches if speech.start <= start and end <= speech.end]
    if not covering:
        return _agent(mentions, quantity, officials), None
    covering.sort(key=lambda speech: (speech.end - speech.start, speech.basis != "quotation"))
    return _speaker(mentions, covering), _source(covering)


def _speaker(mentions: Mentions, covering: list[Speech]) -> OfficialLink | None:
    """The person with a post whose quotation it is; else the person of the narrowest speech, if he has a post."""
    spoken = [speech for speech in covering if speech.speaker is not None]
    quoted = [speech for speech in spoken if speech.basis == "quotation" and _position(mentions, speech)]
    told = [speech for speech in spoken if speech.basis != "agent"]
    speech = next(iter([*quoted, *told, *spoken]), None)
    if speech is None or speech.speaker is None or speech.attribution is None or not _position(mentions, speech):
        return None
    place = speech.attribution
    role = "subject" if speech.basis == "agent" else "speaker"  # «по поручению мэра»
    return OfficialLink(speech.speaker, place.text, place.start, place.end, role, speech.basis, speech.rule)


def _position(mentions: Mentions, speech: Speech) -> str | None:
    return mentions.persons[speech.speaker].position if speech.speaker is not None else None


def _source(covering: list[Speech]) -> SourceLink | None:
    """The source of the narrowest speech."""
    speech = covering[0]
    return SourceLink(speech.source, speech.rule) if speech.source is not None else None


def _agent(mentions: Mentions, quantity: Quantity, here: list[Here]) -> OfficialLink | None:
    """«губернатор выделил 5 млн»: the subject of the verb that governs the figure, if he has a post."""
    sentence = mentions.document.sentences[quantity.sentence]
    verb = _verb(sentence, quantity) if here else None
    if verb is None or _is_circumstance(sentence, quantity.first, verb):
        return None
    subject = next((child.index for child in sentence.children(verb) if child.rel.startswith("nsubj")), None)
    if subject is not None and _is_within(sentence, quantity.first, subject, verb):
        return None
    found = _named(sentence, here, subject) if subject is not None else _nearest(mentions, sentence, here, verb)
    if found is None:
        return None
    index, mention = found
    return OfficialLink(index, mention.text, mention.start, mention.end, "subject", "agent", "agent")


def _is_circumstance(sentence: Sentence, at: int, verb: int) -> bool:
    """«После обработки 52 % протоколов лидирует мэр Орлов»: the figure is of what came before, not of what he did."""
    if at > verb or sentence.tokens[0].lower not in CIRCUMSTANCES:
        return False
    return not any(token.text == "," for token in sentence.tokens[:at])


def _is_within(sentence: Sentence, at: int, subject: int, verb: int) -> bool:
    """«выступили директор Пётр Орлов и два его партнёра»: the figure is part of the subject."""
    for _ in range(MOST_STEPS):
        if at in (-1, verb, subject):
            break
        at = sentence.tokens[at].head
    return at == subject


def _verb(sentence: Sentence, quantity: Quantity) -> int | None:
    """The finite verb above the figure; one without a subject of its own hands on to the verb above it."""
    at, last = sentence.tokens[quantity.first].head, None
    for _ in range(MOST_STEPS):
        if at < 0:
            break
        token = sentence.tokens[at]
        if token.pos == "VERB" and token.feats.get("VerbForm") == "Fin":
            last = at
            if any(_is_full_subject(child) for child in sentence.children(at)):
                break
        at = token.head
    return last


def _is_full_subject(token: Token) -> bool:
    return token.rel.startswith("nsubj") and token.lower not in RELATIVE


def _named(sentence: Sentence, here: list[Here], subject: int) -> Here | None:
    """The person that the subject is, or whose name stands beside the post that it is."""
    passive = sentence.tokens[subject].rel != "nsubj"
    return None if passive else next((one for one in here if _is(sentence, one[1], subject)), None)


def _is(sentence: Sentence, mention: Mention, subject: int) -> bool:
    if mention.first <= subject < mention.last:
        return True
    nominative = sentence.tokens[mention.first].feats.get("Case") == "Nom"
    return nominative and names_subject(sentence, mention.first, subject)


def _nearest(mentions: Mentions, sentence: Sentence, here: list[Here], verb: int) -> Here | None:
    """The person before a verb that the parse left without a subject, if they agree and no subject comes between."""
    feats = sentence.tokens[verb].feats
    for index, mention in sorted(here, key=lambda one: -one[1].first):
        between = sentence.tokens[mention.last : verb]
        if mention.first > verb or any(_is_full_subject(token) for token in between):
            continue
        gender = mentions.persons[index].gender
        agrees = feats.get("Number") == "Sing" and feats.get("Gender") == gender and feats.get("Voice") != "Pass"
        nominative = sentence.tokens[mention.first].feats.get("Case") == "Nom"
        return (index, mention) if agrees and nominative else None
    return None
