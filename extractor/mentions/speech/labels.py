"""Reads the head of a paragraph; yields whose turn it opens: «И. С.: –», «Савина:», «Корр.:», «Ответ:»."""

import re
from dataclasses import dataclass

from extractor.language import Sentence
from extractor.mentions.nominals import is_verb
from extractor.mentions.speech.page import DASHES, Block, Page
from extractor.mentions.speech.verbs import cues
from extractor.mentions.types import Mention

INITIALS = re.compile(rf"(?:[{DASHES}]\s*)?((?:[А-ЯЁ]\.\s?){{1,2}}[А-ЯЁ]\.?)\s*(?:[:{DASHES}])")
NAMED = re.compile(rf"(?:[{DASHES}]\s*)?([«\"]?[A-ZА-ЯЁ][^\d:!?…\n]{{0,90}}?)\s*:(?!\S*//)")
LONGEST_HEAD = 100  # characters of a paragraph within which its label ends
WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
MOST_SHOUTED = 3  # letters of initials without full stops


@dataclass(slots=True)
class Label:
    """What opens a paragraph: the words before the colon, and where the words of the turn begin."""

    start: int
    end: int
    begins: int
    words: tuple[str, ...]  # lower case, ё as е
    text: str


def label_of(page: Page, block: Block) -> Label | None:
    """The label of a paragraph: initials, or capitalised words before its first colon."""
    end = min(block.end, block.start + LONGEST_HEAD)
    if page.text[block.start] in '«"' + DASHES or page.text[block.start].isupper():
        match = INITIALS.match(page.text, block.start, end) or (
            NAMED.match(page.text, block.start, end) if page.text.find(":", block.start, end) >= 0 else None
        )
        if match is not None:
            words = tuple(plain_words(match.group(1)))
            return Label(match.start(1), match.end(1), match.end(), words, match.group(1)) if words else None
    return None


def plain_words(text: str) -> list[str]:
    return WORDS.findall(text.lower().replace("ё", "е"))


def is_cue(label: Label, kind: str) -> bool:
    """Whether it begins with words of the table: «Корр.», «Вопрос читателя», «Из зала»; «О. К.» is no «О.: –»."""
    said = " ".join(label.words)
    return any([said == words or (len(words) > 1 and said.startswith(words + " ")) for words in cues(kind)])


def leans(sentence: Sentence, kind: str = "opening") -> bool:
    """«При этом …», «Это …»: its first words lean on the sentence before; `adding`: they say more of the same."""
    lowers = [token.lower for token in sentence.tokens[:2]]
    return " ".join(lowers) in cues(kind) or lowers[0] in cues(kind)


def person_of(page: Page, block: Block, label: Label) -> tuple[Mention, int] | None:
    """Whose name or initials the label is, or whose mention opens it."""
    ranked = [(_likeness(label, plain_words(person.name)), index) for index, person in enumerate(page.persons)]
    best = max(rank for rank, _ in ranked)
    fitting = [index for rank, index in ranked if rank == best] if best else []
    if len(fitting) > 1:
        fitting = [index for index in fitting if page.persons[index].position]
    if len(fitting) == 1:
        return _mention(page, block, label), fitting[0]
    return None if fitting else _opening(page, block, label)


def _likeness(label: Label, name: list[str]) -> int:
    """2 if the label has the surname or its initial, 1 if only other parts of the name, 0 if it is another's."""
    words = label.words
    if len(words) == 1 and label.text.isupper() and 1 < len(label.text) <= MOST_SHOUTED:
        words = tuple(words[0])
    if (len(words) == 1 and len(words[0]) == 1) or len(words) > len(name):
        return 0
    left = list(name)
    for word in words:
        own = next((part for part in left if part == word or (len(word) == 1 and part[0] == word)), None)
        if own is None:
            return 0
        left.remove(own)
    return 2 if name[-1] not in left else 1


def _opening(page: Page, block: Block, label: Label) -> tuple[Mention, int] | None:
    """«Министр:», «Директор завода Олег Титов:»: who is named in a label without a verb."""
    sentence = block.sentences[0]
    named = [pair for pair in page.mentions[sentence.index] if pair[0].end <= label.end]
    if len({index for _, index in named}) != 1:
        return None
    return None if any(is_verb(token) for token in sentence.tokens if token.end <= label.end) else named[0]


def _mention(page: Page, block: Block, label: Label) -> Mention:
    sentence = block.sentences[0]
    inside = [token.index for token in sentence.tokens if label.start <= token.start < label.end]
    return Mention(label.start, label.end, label.text, sentence.index, inside[0], inside[-1] + 1)
