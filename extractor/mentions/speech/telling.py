"""Reads a verb of speech with its voice; yields whether it reports here, and how it stands in its sentence."""

from functools import cache

from extractor.language import Sentence
from extractor.lexicon import read_table
from extractor.mentions.bodies import kind_of
from extractor.mentions.nominals import is_attribute
from extractor.mentions.speech.page import DASHES
from extractor.mentions.speech.sources import first_kind, source_kinds
from extractor.mentions.speech.verbs import CITED, is_said_before
from extractor.mentions.speech.voice import Voice

ABOUT = frozenset({"о", "об"})
SAID = frozenset({"данные", "информация", "сведение", "цифра", "показатель", "результат"})
FAR_TOPIC = 4  # tokens of «О крупном лесном пожаре» before the verb
ANNOUNCING = frozenset({"объявить", "объявлять"})  # «объявил о наборе 40 человек», not «объявил конкурс»
FAR_DATA = 6  # tokens from «опубликовал» to «данные»
NEAR_VOICE, FAR_VOICE = 2, 4  # tokens from a verb to the voice where nothing is its object; past «в среду»


def is_aside(sentence: Sentence, at: int) -> bool:
    """Whether a mark parts the verb off from what stands before it; «не скрывает» is one word."""
    at -= _is_denied(sentence, at)
    before = sentence.tokens[at - 1].text if at else ""
    return at > 0 and (before in DASHES or before in ',»”"' or before == "…")


def _is_denied(sentence: Sentence, at: int) -> bool:
    """«не скрывает»."""
    return at > 0 and sentence.tokens[at - 1].lower == "не"


def is_telling(sentence: Sentence, at: int, kind: str, voice: Voice) -> bool:
    """Not «суд установил срок», «мэр передал 40 книг», nor what a body means to do: «завод не собирается сокращать»."""
    if _deeds().get(sentence.tokens[at].lemma) == "not" and not _is_denied(sentence, at):
        return False
    if kind == "will" and voice.person is None:
        after = [token.lower for token in sentence.tokens[max(at + 1, voice.last) :][:2]]
        parted = is_aside(sentence, at) and at < voice.first  # «…, обещает Росавтодор, …», «…, обещают в мэрии.»
        return after == [",", "что"] or parted and after[:1] in ([], ["."], [","])
    return kind != "find" and not _is_deed(sentence, at, voice) or _is_finding(sentence, at, voice)


def _is_deed(sentence: Sentence, at: int, voice: Voice) -> bool:
    """«мэр передал 40 книг», «фонд представил 26 проектов», not «фонд представил прогноз», «передаёт слова мэра»."""
    deed = _deeds().get(sentence.tokens[at].lemma)
    if voice.person is not None:
        passed_on = any([token.lower in CITED for token in sentence.tokens[at : voice.first]])
        return deed in ("yes", "both") and not passed_on
    if deed is None or voice.source is None or _is_in_body(sentence, at, voice):
        return False
    if deed == "people":  # «врачи», whose deed is no word of a body
        return first_kind(sentence, voice.source) == "people"
    return deed in ("body", "both") and not _tells_data(sentence, at)


@cache
def _deeds() -> dict[str, str]:
    return {row["lemma"]: row["deed"] for row in read_table("speech_verbs") if row["deed"]}


def _is_in_body(sentence: Sentence, at: int, voice: Voice) -> bool:
    """«записано в программе», «в министерстве признают 40 случаев»."""
    before = sentence.tokens[voice.first - 1].lower if voice.first else ""
    return sentence.tokens[at].feats.get("Variant") == "Short" or before in ("в", "во", "на")


def _tells_data(sentence: Sentence, at: int) -> bool:
    """«опубликовал данные», «такой прогноз представил …», not «представила 26 проектов»."""
    if at > 0 and is_said_before(sentence.tokens[at - 1]):
        return True
    for token in sentence.tokens[at + 1 : at + 1 + FAR_DATA]:
        if token.pos == "NUM" or token.text in ".:;":
            return False
        if is_said_before(token) or kind_of(token, source_kinds()) == "document":
            return True
    return False


def _is_finding(sentence: Sentence, at: int, voice: Voice) -> bool:
    """«как позднее установил суд», «суд установил, что», «…, установил суд», not «суд установил срок»."""
    after = [token.lower for token in sentence.tokens[max(at + 1, voice.last) :][:2]]
    told = after[:1] == [","] and after[1:] in (["что"], ["как"], ["сколько"]) or after[:1] == [":"]
    told = told or sentence.tokens[at].lemma in ANNOUNCING and _is_announced(sentence, at, after)
    return told or opens_with_as(sentence, at) or _is_told_last(sentence, at, voice) or _awaits_change(sentence, at)


def _is_announced(sentence: Sentence, at: int, after: list[str]) -> bool:
    """«объявил о наборе», «объявил в субботу на заседании, что …»: the first clause that follows is what is said."""
    if after[:1] in (["о"], ["об"]):
        return True
    comma = next((token.index for token in sentence.tokens[at:] if token.text == ","), len(sentence.tokens))
    return [token.lower for token in sentence.tokens[comma + 1 : comma + 2]] == ["что"]


def _awaits_change(sentence: Sentence, at: int) -> bool:
    """«Минсельхоз ждёт прироста на 5 %», not «завод ждёт 5 вагонов»."""
    nouns = [token.lemma for token in sentence.tokens[at + 1 : at + 1 + FAR_VOICE] if token.pos == "NOUN"]
    return sentence.tokens[at].lemma == "ждать" and nouns[:1] != [] and nouns[0] in change_nouns()


@cache
def change_nouns() -> frozenset[str]:
    """«рост», «снижение»."""
    return frozenset(row["lemma"] for row in read_table("change_nouns"))


def opens_with_as(sentence: Sentence, at: int) -> bool:
    """«Как [позднее] сообщил мэр, …»."""
    tokens = sentence.tokens
    while at > 0 and tokens[at - 1].pos == "ADV" and tokens[at - 1].lower != "как":
        at -= 1
    return at > 0 and tokens[at - 1].lower == "как"


def _is_told_last(sentence: Sentence, at: int, voice: Voice) -> bool:
    """«…, установил в среду суд.»: nothing that could be found stands between, and the clause ends there."""
    tokens, ends = sentence.tokens, [token.text for token in sentence.tokens[voice.last : voice.last + 1]]
    farthest = FAR_VOICE if tokens[at + 1 : at + 2] and tokens[at + 1].pos == "ADP" else NEAR_VOICE
    return is_aside(sentence, at) and at < voice.first <= at + farthest and ends in ([], ["."], [","])


def names_topic(sentence: Sentence, at: int) -> bool:
    """«О пожаре сообщили в МЧС.», «Данные приводит Росстат.»: what they say stands before."""
    tokens = sentence.tokens
    first = next((token for token in tokens[:FAR_TOPIC] if not is_attribute(token)), tokens[0])
    topic = tokens[0].lower in ABOUT and at <= FAR_TOPIC or first.head == at and first.lemma in SAID
    said = [token for token in tokens if token.text == ":" or token.lower == "что" or token.pos == "NUM"]
    return topic and at > 0 and not said
