"""Reads the blocks of an article and the speech found; yields spoken lines without a verb: signed, named, in turn."""

import re
from collections.abc import Callable, Iterator

from extractor.language import Sentence
from extractor.mentions.nominals import is_verb, tagged_case
from extractor.mentions.speech.index import Index
from extractor.mentions.speech.inflected import own_cases
from extractor.mentions.speech.letters import GREETING
from extractor.mentions.speech.own import SELF
from extractor.mentions.speech.page import DASHES, QUOTES, Block, Page, Quotation
from extractor.mentions.speech.scene import SHORTEST_SPEECH
from extractor.mentions.speech.verbs import is_text_noun, opens_talk
from extractor.mentions.types import Mention, Speech

NARRATED = re.compile(rf"[,!?…»] [{DASHES}] [а-яё]")  # «– Да, – вступает сосед»
LONGEST_OPENING = 90  # letters of name and post before a colon


def find(page: Page, found: Index) -> list[Speech]:
    """What the rules yield for every block in turn; each speaks of persons."""
    if not page.persons:
        return []
    return [speech for rule in RULES for speech in rule(page, found)]


def _opening_person(page: Page, block: Block) -> tuple[Mention, int] | None:
    """The person with whom the block opens, past a dash."""
    sentence = block.sentences[0]
    for mention, index in page.mentions[sentence.index]:
        before = page.text[block.start : mention.start].strip(DASHES + " ")
        short = len(before) < LONGEST_OPENING
        if not before or short and not any(map(is_verb, sentence.tokens[: mention.first])):
            return mention, index
    return None


def signed(page: Page, found: Index) -> Iterator[Speech]:
    """«…» ¶ — Татьяна Орлова, начальник пресс-службы."""
    for before, block in zip(page.blocks, page.blocks[1:], strict=False) if page.has_lines else ():
        if not block.spoken or len(block.sentences) > 1 or not before.ends_quotation(page.text):
            continue
        opened = None if any(map(is_verb, block.sentences[0].tokens)) else _opening_person(page, block)
        quotation = page.quotation_before(before.end)
        if opened is not None and quotation is not None and before.end - 2 <= quotation.close <= before.end:
            yield Speech(quotation.start, quotation.end, "quotation", opened[1], opened[0], None, "signed")


def named_line(page: Page, found: Index) -> Iterator[Speech]:
    """Скатов: …; Иван Петров, мэр Твери: «…»."""
    for block in page.blocks:
        opened = _opening_person(page, block) if page.text.find(":", block.start, block.end) >= 0 else None
        if opened is None:
            continue
        rest = page.text[opened[0].end : block.end]
        colon = rest.find(":")
        between = rest[:colon] if colon >= 0 else "."
        plain = len(between) < LONGEST_OPENING and not set(between) & set(".!?")
        named = "nomn" in own_cases(block.sentences[0], opened[0])
        if plain and named and not _has_verb(block, opened[0], colon):
            start = opened[0].end + colon + 1
            end = _end_of_quoted(page, block, start)
            yield Speech(start, end, "quotation", opened[1], opened[0], None, "named_line")


def _end_of_quoted(page: Page, block: Block, start: int) -> int:
    """Иван Петров, мэр Твери: «…». Депутат возразил: …: of a paragraph that opens with a quotation that alone."""
    at = start + 1 + page.text[start : block.end].startswith(" ")
    quotation = page.quotation_at(at)
    if quotation is None or quotation.start != at or quotation.close >= block.end - 1 or not _is_told(page, quotation):
        return block.end
    return quotation.end


def _has_verb(block: Block, mention: Mention, colon: int) -> bool:
    end = mention.end + colon
    return any([is_verb(token) for token in block.sentences[0].tokens if token.start < end])


def headed_line(page: Page, found: Index) -> Iterator[Speech]:
    """Иван ПЕТРОВ, мэр Твери: ¶ «Построим три школы. …»; 11:15. Мэр Иван Петров в своём телеграм-канале: ¶ «…»."""
    for at in page.headers:
        sentence, after = page.blocks[at].sentences[-1], page.blocks[at + 1]
        named = page.mentions[sentence.index]
        spoken = page.text[after.start] in QUOTES or after.spoken or GREETING.match(page.text, after.start)
        if not spoken or len({index for _, index in named}) != 1:
            continue
        short = sentence.end - sentence.start <= 2 * LONGEST_OPENING
        if short and not any(is_verb(token) for token in sentence.tokens):
            quotation = page.quotation_at(after.start + 1) if page.text[after.start] in QUOTES else None
            end = max(after.end, quotation.end if quotation is not None else 0)
            yield Speech(after.start, end, "quotation", named[0][1], named[0][0], None, "headed_line")


def colon_quote(page: Page, found: Index) -> Iterator[Speech]:
    """Иван Петров, главный винодел, урожаем доволен: «…». (No word of speech, one person before the colon.)"""
    for quotation in page.quotations:
        before = page.text[max(0, quotation.start - 3) : quotation.start].rstrip('«„“" ')
        sentence = page.sentence_at(quotation.start - 1)
        if sentence is None or not before.endswith(":") or not _is_told(page, quotation):
            continue
        people = [pair for pair in page.mentions[sentence.index] if pair[0].end <= quotation.start]
        taken = found.cover(quotation.start, quotation.end)
        if len({index for _, index in people}) == 1 and not taken and "nomn" in own_cases(sentence, people[0][0]):
            yield Speech(quotation.start, quotation.end, "quotation", people[0][1], people[0][0], None, "colon_quote")


def _is_told(page: Page, quotation: Quotation) -> bool:
    """Long, or in the first person: no name in quotation marks."""
    if quotation.end - quotation.start >= SHORTEST_SPEECH:
        return True
    sentence = page.sentence_at(quotation.start)
    inside = [token.lower for token in sentence.tokens if token.start >= quotation.start] if sentence else []
    return not SELF.isdisjoint(inside)


def colon_header(page: Page, found: Index) -> Iterator[Speech]:
    """Журналист Иван Петров посвятил этому комментарий: (the next paragraph holds his words)."""
    for at in page.headers:
        sentence, after = page.blocks[at].sentences[-1], page.blocks[at + 1]
        if page.text[after.start] in QUOTES:
            continue
        named = page.mentions[sentence.index]
        people = {index: mention for mention, index in named if tagged_case(sentence.tokens[mention.first]) == "nomn"}
        texts = any([is_text_noun(token.lower) for token in sentence.tokens])
        if texts and len(people) == 1 and not _speaker_of(found, after):
            ((index, mention),) = people.items()
            yield Speech(after.start, after.end, "quotation", index, mention, None, "colon_header")


def interview(page: Page, found: Index) -> Iterator[Speech]:
    """«Мы расспросили начальника отдела Анну Ким»: questions and her answers follow in turn."""
    partner: tuple[Mention, int] | None = None
    asked = answered = False
    for block in page.blocks if page.has_lines else ():
        partner = _interviewed(page, block) or partner
        spoken, question = block.spoken, page.ends_with(block, "?")
        if partner is None or _speaker_of(found, block) is not None:
            asked = answered = False
        elif asked and spoken and not question:
            yield Speech(block.start, block.end, "quotation", partner[1], partner[0], None, "interview")
            asked, answered = False, True
        elif question or (spoken and answered):
            asked, answered = True, False
        else:
            asked = answered = False


def _interviewed(page: Page, block: Block) -> tuple[Mention, int] | None:
    """The person with a post whom the block presents as the one asked, or whom a question addresses by name."""
    for sentence in block.sentences:
        people = [pair for pair in page.mentions[sentence.index] if page.persons[pair[1]].position]
        if not people:
            continue
        if block.spoken:
            presented = page.text[people[0][0].end : people[0][0].end + 1] == ","
        else:
            presented = any([opens_talk(token.lower) for token in sentence.tokens])
        if presented:
            return people[-1]
    return None


def in_turn(page: Page, found: Index) -> Iterator[Speech]:
    """Spoken lines without attribution between two people go on in turn."""
    speakers: list[tuple[int, Mention]] = []
    for block in page.blocks if page.has_lines else ():
        if not block.spoken:
            speakers = []
            continue
        own = _speaker_of(found, block)
        if own is None and len(speakers) >= 2:
            index, mention = speakers[-2]
            own = (index, mention)
            yield Speech(block.start, block.end, "quotation", index, mention, None, "in_turn")
        if own is not None:
            speakers.append(own)


def introduced(page: Page, found: Index) -> Iterator[Speech]:
    """Поднялся депутат Иван Петров. ¶ – У нас 430 жителей! ¶ Совет согласился."""
    for at, block in enumerate(page.blocks[:-1] if page.has_lines else ()):
        line, after = page.blocks[at + 1], page.blocks[at + 2 : at + 3]
        if block.spoken or not line.spoken or any(other.spoken for other in after):
            continue
        sentence = block.sentences[-1]
        named = page.mentions[sentence.index]
        if NARRATED.search(page.text, line.start + 1, line.end):
            continue
        presented = len(named) == 1 and sentence.end - sentence.start <= LONGEST_OPENING
        if presented and _steps_up(page, sentence, line, *named[0]) and _speaker_of(found, line) is None:
            yield Speech(line.start, line.end, "quotation", named[0][1], named[0][0], None, "introduced")


def _steps_up(page: Page, sentence: Sentence, line: Block, mention: Mention, index: int) -> bool:
    """An office-holder is the subject of the sentence and is not the one spoken to."""
    told = any(other == index for own in line.sentences for _, other in page.mentions[own.index])
    subject = "nomn" in own_cases(sentence, mention) and page.ends_with(page.block(sentence), ".")
    return subject and not told and not page.ends_with(line, "?") and page.persons[index].position is not None


def _speaker_of(found: Index, block: Block) -> tuple[int, Mention] | None:
    """Who speaks the line, if an attribution says it."""
    for speech in found.starting(block.start):
        if speech.speaker is not None and speech.attribution is not None:
            return speech.speaker, speech.attribution
    return None


RULES: tuple[Callable[[Page, Index], Iterator[Speech]], ...] = (
    signed,
    named_line,
    headed_line,
    colon_quote,
    colon_header,
    in_turn,
    interview,
    introduced,
)
