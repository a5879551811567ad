"""Reads a paragraph after somebody's words; yields whether they end there though no mark says so."""

from extractor.mentions.declension import is_first_name
from extractor.mentions.speech.index import Index
from extractor.mentions.speech.labels import LONGEST_HEAD, plain_words
from extractor.mentions.speech.page import Block, Page
from extractor.mentions.speech.verbs import cues

PRONOUNS = frozenset({"он", "она", "его", "ее", "её", "него", "нее", "неё"})


def closes(page: Page, found: Index, block: Block, index: int) -> bool:
    """The paragraph is no text, the editor's, told of the speaker, or somebody else's."""
    if block.sentences[0].kind != "body" or is_aside(page, block) or _names_stranger(page, block):
        return True
    return names_again(page, block, index) or is_told_by_another(found, block, index)


def _names_stranger(page: Page, block: Block) -> bool:
    """«Ольга:», «Иван, ул. Садовая:»: a line that leads to the words of somebody without a post."""
    short = block.end - block.start <= LONGEST_HEAD and page.ends_with(block, ":")
    return short and is_first_name(block.sentences[0].tokens[0].text)


def is_aside(page: Page, block: Block) -> bool:
    """«Напомним, …», «Справка»: what the editor adds."""
    opening = " ".join(plain_words(page.text[block.start : min(block.end, block.start + LONGEST_HEAD)])[:3]) + " "
    return any([opening.startswith(words + " ") for words in cues("aside")])


def names_again(page: Page, block: Block, index: int) -> bool:
    """Whether a paragraph names a person, so that it is told of him."""
    named = [mention for s in block.sentences for mention, other in page.mentions[s.index] if other == index]
    return any([mention.text[0].isupper() and mention.text.lower() not in PRONOUNS for mention in named])


def is_told_by_another(found: Index, block: Block, index: int) -> bool:
    """Whether the first sentence of a paragraph is somebody else's word: «Как уточнили в мэрии, …»."""
    own = found.in_sentence[block.sentences[0].index]
    return any([speech.speaker != index and speech.basis != "agent" for speech in own])


def is_reported(found: Index, block: Block, index: int) -> bool:
    """Whether a word in the paragraph says whose speech it is; one that is all his is not reported."""
    own = [speech for s in block.sentences for speech in found.in_sentence[s.index] if speech.speaker is not None]
    named = [one for one in own if one.attribution is None or one.attribution.text.lower() not in PRONOUNS]
    return any([one.speaker != index or one.start > block.start or one.end < block.end for one in named])
