"""Reads what stands beside «слова», «данные»; yields whose they are: a person's or a source's."""

from extractor.language import Sentence, Token
from extractor.mentions.bodies import kind_of
from extractor.mentions.nominals import cases, tagged_case
from extractor.mentions.speech.inflected import own_cases
from extractor.mentions.speech.page import Page
from extractor.mentions.speech.sources import source_at, source_kinds
from extractor.mentions.speech.verbs import cues
from extractor.mentions.speech.voice import Voice
from extractor.mentions.types import Source

FARTHEST_MAKER = 6  # tokens from «проведённый» to who did it
TITLE_PREPOSITIONS = ("по", "и", "в", "на", "при", "от")


def person_at(page: Page, sentence: Sentence, at: int) -> Voice | None:
    for mention, index in page.mentions[sentence.index]:
        if mention.first <= at < mention.last:
            return Voice(index, mention, None, mention.first, mention.last)
    return None


def owner(page: Page, sentence: Sentence, at: int) -> Voice | None:
    """The person or the source in the genitive after «словам», «данным»."""
    source = named_source(sentence, at, "gent")
    if source is not None and source.first == at:
        ends = _ends_before_comma(page, sentence, source)
        if ends or kind_of(sentence.tokens[at], source_kinds()) == "body" and _holds_person(page, sentence, source):
            return source  # «по информации пресс-службы губернатора Ивана Петрова»
    return genitive_person(page, sentence, at, "gent") or source or maker(sentence, at)


def maker(sentence: Sentence, at: int) -> Voice | None:
    """«данные, опубликованные Росстатом», «опрос, проведённый фондом»: who made what stands before `at`."""
    tokens = sentence.tokens
    at += tokens[at].text == "," if at < len(tokens) else 0
    return done_by(sentence, at)


def done_by(sentence: Sentence, at: int) -> Voice | None:
    """«опубликованным Росстатом», «проведённый перед праздником фондом», the participle at `at`."""
    done = sentence.tokens[at : at + 1]
    if not done or done[0].feats.get("VerbForm") != "Part" or done[0].feats.get("Voice") != "Pass":
        return None
    for after in range(at + 1, min(at + FARTHEST_MAKER, len(sentence.tokens))):
        if not sentence.tokens[after].text[0].isalnum() and after > at + 1:
            return None
        voice = named_source(sentence, after, "ablt")
        if voice is not None:
            return voice
    return None


def genitive_person(page: Page, sentence: Sentence, at: int, case: str) -> Voice | None:
    """The first person named after `at` with nothing but the post in between."""
    tokens = sentence.tokens
    for mention, index in page.mentions[sentence.index]:
        if mention.first < at:
            continue
        between = tokens[at : mention.first]
        if _begins_clause(between, tokens[mention.first]):
            return None
        if case in own_cases(sentence, mention) and _is_title(between, case):
            return Voice(index, mention, None, mention.first, mention.last)
        return None
    return None


def _holds_person(page: Page, sentence: Sentence, voice: Voice) -> bool:
    return any([voice.first <= mention.first < voice.last for mention, _ in page.mentions[sentence.index]])


def _ends_before_comma(page: Page, sentence: Sentence, voice: Voice) -> bool:
    """«По данным ФСБ, Лаврова задержали …»: past the comma a new clause begins, whoever it names.

    Not «по словам аналитика банка Ивана Петрова, …», who is named before it.
    """
    after = sentence.tokens[voice.last : voice.last + 1]
    return bool(after) and after[0].text == "," and not _holds_person(page, sentence, voice)


def in_person(page: Page, sentence: Sentence, voice: Voice) -> Voice:
    """«из ответа министра Льва Юдина следует», «в докладе мэра Ивана Петрова говорится»: whose word it is."""
    if voice.source is None:
        return voice
    words = range(voice.source.first, voice.source.last)
    own = next((at for at in words if sentence.tokens[at].lemma in cues("own")), None)
    return voice if own is None else genitive_person(page, sentence, own + 1, "gent") or voice


def _begins_clause(between: tuple[Token, ...], name: Token) -> bool:
    """«По версии следствия, Лавров получил …»: past a comma a nominative is the subject, whatever else it could be."""
    return tagged_case(name) == "nomn" and any(token.text == "," for token in between)


def _is_title(between: tuple[Token, ...], case: str) -> bool:
    """The words of a post: they begin in the case of the name, and no comma parts a new clause off."""
    if not between:
        return True
    if len(between) > 30 or case not in cases(between[0]):
        return False
    return all(cases(token) or not token.text[0].isalpha() or token.lower in TITLE_PREPOSITIONS for token in between)


def named_source(sentence: Sentence, at: int, case: str) -> Voice | None:
    if at >= len(sentence.tokens):
        return None
    source = source_at(sentence, at, case)
    if source is None:
        return None
    made = maker(sentence, source.last) if _is_research(sentence, source) else None
    return made or Voice(None, None, source, source.first, source.last)


def _is_research(sentence: Sentence, source: Source) -> bool:
    """«всероссийский опрос», whose maker says more."""
    return sentence.tokens[source.last - 1].lemma in cues("research")
