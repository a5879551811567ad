"""Reads a page that opens with a survey or statistics; yields its sentences of results: they are of who made it."""

from collections.abc import Iterator
from functools import cache

from extractor.language import Sentence, Token
from extractor.lexicon import group, read_table
from extractor.mentions.bodies import kind_of
from extractor.mentions.measured.words import NOUNS, is_animate
from extractor.mentions.nominals import is_cyrillic
from extractor.mentions.speech.attribution import Attribution
from extractor.mentions.speech.closings import is_aside
from extractor.mentions.speech.index import Index
from extractor.mentions.speech.labels import plain_words
from extractor.mentions.speech.page import Page
from extractor.mentions.speech.sources import source_kinds
from extractor.mentions.speech.verbs import cues
from extractor.mentions.types import Source, Speech

LATEST_NAMED = 4  # sentences within which the survey and its maker are named
SHARES = frozenset("процент половина треть четверть большинство каждый".split())
Voices = list[tuple[Attribution, ...]]


def surveyed(page: Page, attributions: Voices, found: Index) -> Iterator[Speech]:
    """Опрос центра «Онего» показал, что …. ¶ Поездом ездит 31 %. ¶ Опрошены были 600 человек."""
    opening = _opening(page, attributions)
    if opening is None:
        return
    source, first = opening
    is_open, survey = True, tuple(cues("survey"))
    for sentence in page.document.sentences[first + 1 :]:
        if sentence.kind != "body" or is_aside(page, page.block(sentence)):
            return
        others = [one for one in attributions[sentence.index] if not _is_of(one, source)]
        if any([one.voice.source is not None for one in others]):
            return  # another body is cited: the paper has turned to that
        named = any([token.lower.startswith(survey) for token in sentence.tokens])
        turned = not named and (_turns(sentence) or _has_share(sentence) and _is_other(sentence))
        is_open = (is_open or named) and not turned and not any([one.voice.person is not None for one in others])
        if is_open and (named or _has_share(sentence)) and not found.cover(sentence.start, sentence.end):
            yield Speech(sentence.start, sentence.end, "continuation", None, None, source, "surveyed")


def _opening(page: Page, attributions: Voices) -> tuple[Source, int] | None:
    """Who made the survey of which the page is, and the sentence that says so."""
    for sentence in page.document.sentences[:LATEST_NAMED]:
        cited = [one.voice.source for one in attributions[sentence.index] if one.voice.source is not None]
        known = [one for one in cited if _is_named(one)]
        if known and any([token.lemma in cues("poll") for token in _outside_bodies(sentence, cited)]):
            bodies = [one for one in known if _kind(sentence, one) != "document"]
            return (bodies or known)[0], sentence.index
    return None


def _outside_bodies(sentence: Sentence, cited: list[Source]) -> list[Token]:
    """Not «Институт космических исследований», «Центр мониторинга»."""
    bodies = [one for one in cited if _kind(sentence, one) != "document"]
    return [token for token in sentence.tokens if not any([one.first <= token.index < one.last for one in bodies])]


def _kind(sentence: Sentence, source: Source) -> str | None:
    return kind_of(sentence.tokens[source.first], source_kinds())


def _is_named(source: Source) -> bool:
    """With a name of its own, as «hh.ru»: not «опрос», «аналитики»."""
    return not (source.name.islower() and is_cyrillic(source.name.replace(" ", "")))


def _is_of(attribution: Attribution, source: Source) -> bool:
    """The same source again, or «аналитики», «исследование» of it."""
    other = attribution.voice.source
    if other is None:
        return False
    nameless = not _is_named(other) and _kind(attribution.sentence, other) is not None
    return nameless or not _words(source).isdisjoint(_words(other))


def _words(source: Source) -> set[str]:
    return set(source.name.lower().replace("«", " ").replace("»", " ").split())


def _turns(sentence: Sentence) -> bool:
    """«Напомним, …», «Тем временем …»: the paper has turned to other news."""
    opening = " ".join(plain_words(sentence.text)[:3]) + " "
    return any([opening.startswith(words + " ") for words in (*cues("aside"), *cues("elsewhere"))])


def _is_other(sentence: Sentence) -> bool:
    """«зарплаты выросли на 7 %», «инфляция составила 5 %»: no share of those who were asked, but «доля их выросла»."""
    tokens = sentence.tokens
    if any([token.lemma in group("measured_verbs", "frame", "opine") for token in tokens]):
        return False
    subjects = [token for token in tokens if token.rel.startswith("nsubj") and token.pos in NOUNS and token.head >= 0]
    things = [token for token in subjects if token.lemma not in _parts() and not is_animate(token)]
    return any([tokens[token.head].lemma in _amounting() for token in things])


@cache
def _parts() -> frozenset[str]:
    return SHARES | cues("part")


@cache
def _amounting() -> frozenset[str]:
    """Verbs that say how much something is, or how it changed."""
    return group("measured_verbs", "frame", "state") | {row["lemma"] for row in read_table("change_verbs")}


def _has_share(sentence: Sentence) -> bool:
    """«31 %», «треть», with no prices."""
    shares = any([token.text == "%" or token.lemma in SHARES for token in sentence.tokens])
    return shares and not any([token.lower.startswith("руб") or token.text in "₽$€" for token in sentence.tokens])
