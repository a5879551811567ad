"""Reads the attributions of an article; yields the ranges that they govern, each with its voice."""

from collections.abc import Callable, Iterable, Iterator

from extractor.mentions.speech import (
    accorded,
    columns,
    continued,
    dialogue,
    digest,
    headed,
    letters,
    lines,
    monologue,
    quoted,
    reported,
    turns,
)
from extractor.mentions.speech.attribution import ORDERED, Attribution
from extractor.mentions.speech.index import Index
from extractor.mentions.speech.page import Page
from extractor.mentions.speech.scene import Scene, Span
from extractor.mentions.types import Speech

Rules = tuple[Callable[[Scene], Iterator[Span]], ...]
QUOTED_RULES: Rules = quoted.QUOTATION_RULES  # of pages with quotations
LINE_RULES, PLAIN_RULES = quoted.LINE_RULES, quoted.PLAIN_RULES  # of spoken lines, of other paragraphs
TOLD_RULES, ACCORDING_RULES = reported.TOLD_RULES, accorded.RULES  # by the kind of the attribution

Layouts = tuple[Callable[[Page, Index], list[Speech]], ...]
LAYOUTS: tuple[Layouts, ...] = (  # how paragraphs, then the page show without a verb who speaks
    (dialogue.find,),
    (turns.find, lines.find, letters.find, monologue.find, digest.find),
)


def frame(page: Page, attributions: list[tuple[Attribution, ...]]) -> list[Speech]:
    """Every range that some rule gives, first those of single attributions, then what carries on from them."""
    found = _unique(_governed(page, attributions))
    index = Index(page, found)
    for layouts in LAYOUTS:
        if more := next((speeches for layout in layouts if (speeches := layout(page, index))), []):
            found += more
            index = Index(page, found)
    return found + continued.find(page, attributions, index) + columns.find(page) + headed.find(page)


def _governed(page: Page, attributions: list[tuple[Attribution, ...]]) -> Iterator[Speech]:
    for own in attributions:
        for attribution in own:
            scene = Scene(page, attribution, own)
            for rule in _rules(scene):
                for start, end, basis in rule(scene):
                    if end > start:
                        voice = attribution.voice
                        yield Speech(start, end, basis, voice.person, voice.mention, voice.source, rule.__name__)


def _rules(scene: Scene) -> Rules:
    """The rules that can say anything of it."""
    kind = scene.attribution.kind
    if kind == ORDERED:
        return ACCORDING_RULES  # what is done by order inside a quotation does not make the words those of who ordered
    lines = LINE_RULES if scene.block.spoken else PLAIN_RULES
    told = ACCORDING_RULES if kind == "according" else TOLD_RULES
    return (*(QUOTED_RULES if scene.page.quotations else ()), *lines, *told)


def _unique(speeches: Iterable[Speech]) -> list[Speech]:
    """The first of those that give one voice one range."""
    found: dict[tuple[int, int, int | None], Speech] = {}
    for speech in speeches:
        found.setdefault((speech.start, speech.end, speech.speaker), speech)
    return list(found.values())
