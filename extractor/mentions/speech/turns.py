"""Reads the blocks of an interview; yields its answers: labelled with a name or initials, or after a question."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from extractor.mentions.speech.closings import closes
from extractor.mentions.speech.index import Index
from extractor.mentions.speech.labels import Label, is_cue, label_of, person_of
from extractor.mentions.speech.own import own_words
from extractor.mentions.speech.page import DASHES, QUOTES, Block, Page
from extractor.mentions.speech.verbs import opens_talk, speech_lemmas, verb_kind
from extractor.mentions.types import Mention, Speech

LEAST_TURNS = 2  # labels and questions that make an interview
LEAST_TABLE = 3  # labelled turns without questions that make a round table
LEAST_OWN = 2  # words of the first person that make answers of the paragraphs between questions
MANY_ASKED = 3  # questions that need no «вы», and nobody presented
LONGEST_BID = 240  # letters of a paragraph that bids to tell
PATRONYMIC = re.compile("(?:ич|вна|чна)$")
ADDRESS = re.compile(r"\b(?:вы|вас|вам|вами|ваш\w{0,3})\b", re.IGNORECASE)
Speaker = tuple[Mention, int]


@dataclass(slots=True)
class Turn:
    """A paragraph that opens a turn. kind: person, answer, asker – by its label; question – by its last mark."""

    kind: str
    speaker: Speaker | None
    begins: int  # where the words begin

    @property
    def asks(self) -> bool:
        return self.kind in ("asker", "question")


@dataclass(slots=True)
class Interview:
    """The turns of a page by block; `partner`: who answers where no label says it."""

    page: Page
    found: Index
    turns: dict[int, Turn]
    partner: Speaker | None

    def has(self, *kinds: str) -> bool:
        """Whether some turn is of these kinds."""
        return any([turn.kind in kinds for turn in self.turns.values()])

    def turn(self, at: int) -> Turn | None:
        """The turn that a block opens; where who asks has a label, a question without one is the speaker's own."""
        turn = self.turns.get(at)
        own = turn is not None and turn.kind == "question" and not self.page.blocks[at].spoken
        return None if own and self.has("asker") else turn


def find(page: Page, found: Index) -> list[Speech]:
    """«Корр.: – Сколько людей? ¶ И. С.: – 18 тысяч. ¶ Из них 3 тысячи детей. ¶ N: – А сотрудники? ¶ И. С.: – 27»."""
    turns = _turns(page) if page.persons else {}
    if len(turns) < LEAST_TURNS:
        return []
    interview = Interview(page, found, turns, _partner(page, min(turns)))
    if interview.has("person", "answer") or _is_asked(interview):
        return list(_answers(interview))
    return []


def _turns(page: Page) -> dict[int, Turn]:
    """Labels and questions of the body by block."""
    blocks = {at: block for at, block in enumerate(page.blocks) if block.sentences[0].kind == "body"}
    labels = {at: label for at, block in blocks.items() if (label := label_of(page, block)) is not None}
    asking = {label.words for at, label in labels.items() if page.ends_with(blocks[at], "?")}
    turns = {at: _turn(page, block, labels.get(at), asking) for at, block in blocks.items()}
    return {at: turn for at, turn in turns.items() if turn is not None}


def _turn(page: Page, block: Block, label: Label | None, asking: set[tuple[str, ...]]) -> Turn | None:
    if block.spoken and _calls(page, block):
        return Turn("question", None, block.start)
    if label is None:
        asks = page.ends_with(block, "?") or (block.spoken and (_bids(block) or _trails_off(page, block)))
        return Turn("question", None, block.start) if asks else None
    if is_cue(label, "asker"):
        return Turn("asker", None, label.begins)
    if is_cue(label, "answer"):
        return Turn("answer", None, label.begins)
    speaker = person_of(page, block, label)
    if speaker is not None:
        return Turn("person", speaker, label.begins)
    return Turn("asker", None, label.begins) if label.words in asking else None


def _calls(page: Page, block: Block) -> bool:
    """«– Иван Петрович, за год умерло на 3 тысячи больше.» Who is called by his name does not speak the line."""
    for mention, _ in page.mentions[block.sentences[0].index]:
        opens = not page.text[block.start : mention.start].strip(DASHES + " ")
        return opens and PATRONYMIC.search(mention.text) is not None and page.text[mention.end : mention.end + 1] == ","
    return False


def _bids(block: Block) -> bool:
    """«– Расскажите о планах.»"""
    if block.end - block.start > LONGEST_BID:
        return False
    bidding = [token for sentence in block.sentences for token in sentence.tokens if token.feats.get("Mood") == "Imp"]
    return any([token.lemma in speech_lemmas() for token in bidding])


def _trails_off(page: Page, block: Block) -> bool:
    """«– Тренер хора рассказал о гастролях…» ¶ «– Спросите лучше не меня.»"""
    after = page.next_block(block)
    open_ = page.ends_with(block, "...") or page.ends_with(block, "…")
    return open_ and len(block.sentences) == 1 and after is not None and after.spoken


def _partner(page: Page, first: int) -> Speaker | None:
    """The one office-holder named before the first turn, or the one with whom it is said that one talked."""
    before = [sentence for block in page.blocks[: first + 1] for sentence in block.sentences]
    named = [pair for sentence in before for pair in page.mentions[sentence.index] if page.persons[pair[1]].position]
    if len({index for _, index in named}) == 1:
        return named[-1]
    talked = [s for s in before if page.mentions[s.index] and any([opens_talk(token.lower) for token in s.tokens])]
    return next((pair for pair in named if talked and pair[0].sentence == talked[-1].index), None)


def _is_asked(interview: Interview) -> bool:
    """Whether paragraphs without labels answer: somebody was presented, questions address him, he says «мы», «я»."""
    page, first = interview.page, min(interview.turns)
    many = len(interview.turns) >= MANY_ASKED
    if interview.partner is None or not (many or _is_presented(interview, first)):
        return False
    if any([_is_exchange(page, at) for at in interview.turns]):
        return True
    questions = [page.blocks[at] for at in interview.turns]
    addressed = any([ADDRESS.search(page.text, block.start, block.end) for block in questions])
    answers = [block for at, block in enumerate(page.blocks) if at > first and at not in interview.turns]
    own = own_words(page, [sentence for block in answers for sentence in block.sentences])
    return own >= LEAST_OWN or ((addressed or many) and own > 0)


def _is_exchange(page: Page, at: int) -> bool:
    """«– Сколько приняли? ¶ – 9 тысяч.»"""
    return page.blocks[at].spoken and at + 1 < len(page.blocks) and page.blocks[at + 1].spoken


def _is_presented(interview: Interview, first: int) -> bool:
    """«Мы поговорили с …», «… рассказал о планах», «… ответил на вопросы» stands before the first question."""
    page = interview.page
    before = [sentence for block in page.blocks[: first + 1] for sentence in block.sentences]
    tells = any([verb_kind(token) == "tell" for sentence in before for token in page.cues[sentence.index]])
    return tells or any([opens_talk(token.lower) for sentence in before for token in sentence.tokens])


def _answers(interview: Interview) -> Iterator[Speech]:
    last, speaker, answered = interview.partner, None, False
    for at in count(min(interview.turns)):
        if at == len(interview.page.blocks):
            return
        block, turn = interview.page.blocks[at], interview.turn(at)
        if turn is not None and not turn.asks:
            last = speaker = turn.speaker or interview.partner
            answered = True
            if speaker is not None:
                yield _speech(turn.begins, block.end, speaker, "quotation")
            speaker = None if _is_closed(interview.page, turn, block) else speaker
        elif turn is not None or (answered and _is_statement(interview, block)):
            speaker, answered = last if _is_open(interview, block, turn) else None, False
        elif speaker is not None and _goes_on(interview, at, speaker):
            answered = True
            yield _speech(block.start, block.end, speaker, "continuation")
        else:
            speaker = None


def _is_open(interview: Interview, block: Block, turn: Turn | None) -> bool:
    """Whether what follows a question without a label of its own answers it."""
    asks = interview.page.ends_with(block, "?") or _trails_off(interview.page, block)
    return asks or not interview.has("person", "answer") or turn is None


def _is_statement(interview: Interview, block: Block) -> bool:
    """«– Слышал, что вы строите завод.» Where answers have no labels, a spoken line after an answer is the other's."""
    capital = interview.page.text[block.start : block.end].lstrip("-–—― ")[:1].isupper()
    return block.spoken and capital and not interview.has("person", "answer")


def _is_closed(page: Page, turn: Turn, block: Block) -> bool:
    """«Савина: «300 рублей».»: what follows the quotation is not hers."""
    return page.text[turn.begins : block.end].lstrip()[:1] in QUOTES and block.ends_quotation(page.text)


def _goes_on(interview: Interview, at: int, speaker: Speaker) -> bool:
    """Whether a paragraph without a label goes on: it is not the editor's, nor told of the speaker or by another."""
    page, block = interview.page, interview.page.blocks[at]
    if closes(page, interview.found, block, speaker[1]):
        return False
    if _is_afterword(interview, at) or _is_of_body(interview, block):
        return False
    if interview.has("asker", "question") or block.spoken or own_words(page, block.sentences) > 0:
        return True
    return len(interview.turns) >= LEAST_TABLE and at < max(interview.turns)


def _is_of_body(interview: Interview, block: Block) -> bool:
    """«Деньги, заверили в мэрии, есть»: the paper's own, if nothing in the paragraph is of the speaker."""
    told = [speech for sentence in block.sentences for speech in interview.found.in_sentence[sentence.index]]
    tagged = any([one.source is not None and one.rule == "aside" for one in told])
    return tagged and not block.spoken and own_words(interview.page, block.sentences) == 0


def _is_afterword(interview: Interview, at: int) -> bool:
    """Where answers open with a dash, what follows the last of them without one and without «мы» is the paper's."""
    page, last = interview.page, max(interview.turns)
    dashed = at > last + 1 and page.blocks[last + 1].spoken
    return dashed and not page.blocks[at].spoken and own_words(page, page.blocks[at].sentences) == 0


def _speech(start: int, end: int, speaker: Speaker, basis: str) -> Speech:
    return Speech(start, end, basis, speaker[1], speaker[0], None, "turns")
