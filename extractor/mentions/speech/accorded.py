"""Reads a citation in its scene («по данным …»); yields what is said in accordance with it in its sentence."""

from collections.abc import Callable, Iterator
from itertools import takewhile

from extractor.mentions.speech.attribution import ORDERED
from extractor.mentions.speech.reported import segment, tells
from extractor.mentions.speech.scene import Scene, Span

LONGEST_PLACE = 5  # tokens of «а в Республике Коми»
MEASURING = frozenset("стоимостью ценой площадью суммой весом численностью мощностью на".split())
CONTRASTING = frozenset({"но", "зато", "однако"})
POINTING = frozenset({"таков", "таковой", "такой", "следующий"})  # «такова», «такие», «следующая»


def according(scene: Scene) -> Iterator[Span]:
    """По словам мэра, …; …, по данным Росстата, …"""
    if scene.attribution.kind != "according" or scene.page.quotation_at(scene.verb) is not None:
        return
    start, end = segment(scene)
    if not any([is_apart(scene) for is_apart in (_follows_relative, _measures, _is_of_one_place, _is_contrasted)]):
        yield start, scene.start, "according-to"
    if scene.sentence.tokens[scene.attribution.first].text != "(":
        yield scene.end, end, "according-to"


def ordered(scene: Scene) -> Iterator[Span]:
    """По поручению мэра Ивана Петрова закупили …"""
    if scene.attribution.kind == ORDERED:
        start, end = segment(scene)
        yield start, scene.start, "agent"
        yield scene.end, end, "agent"


def _follows_relative(scene: Scene) -> bool:
    """«закроет долг, который, по его словам, вырос»: only the relative clause is what he says."""
    tokens, attribution = scene.sentence.tokens, scene.attribution
    before = [token for token in tokens[: attribution.first] if token.text != ","]
    which = [token.lemma for token in (*before[-1:], *tokens[attribution.first : attribution.last])]
    return "который" in which  # «исследование, согласно которому, …»


def _is_of_one_place(scene: Scene) -> bool:
    """«в Омске пришли 27 %, а в Туле, по данным облизбиркома, 30 %»: the figures before are of other places."""
    tokens = scene.sentence.tokens[: scene.attribution.first]
    if not tokens or tokens[-1].text != ",":
        return False
    own = list(takewhile(lambda token: token.text not in ",;", reversed(tokens[:-1])))
    opening = next((token for token in reversed(own) if token.lower not in ("а", "и", "в", "во", "на")), None)
    named = opening is not None and any([name.first == opening.index for name in scene.sentence.names])
    counted = any([token.text[0].isdigit() for token in tokens[: len(tokens) - 1 - len(own)]])
    return named and counted and len(own) <= LONGEST_PLACE and not any(map(tells, own))


def _is_contrasted(scene: Scene) -> bool:
    """«Зал вмещает 900 зрителей, но весной, по словам директора, заполнен наполовину»: only what is set against it."""
    tokens = scene.sentence.tokens[: scene.attribution.first]
    own = list(takewhile(lambda token: token.text not in ",;", reversed(tokens[:-1])))
    fenced = bool(tokens) and tokens[-1].text == "," and 0 < len(own) < len(tokens) - 1
    return fenced and own[-1].lower in CONTRASTING and len(own) <= LONGEST_PLACE


def _measures(scene: Scene) -> bool:
    """«изъяли 8 перстней общей ценой, по подсчётам экспертов, 7 млн»: only the measure is theirs."""
    before = [token for token in scene.sentence.tokens[: scene.attribution.first] if token.text != ","]
    return bool(before) and before[-1].lower in MEASURING


def pictured(scene: Scene) -> Iterator[Span]:
    """Положение, по словам мэра, таково; голоса, по данным ЦИК, разделились следующим образом. (The rest is theirs.)"""
    if scene.attribution.kind != "according":
        return
    last = [token for token in scene.sentence.tokens if token.text.isalpha()][-2:]
    pointing = last[-1:] != [] and last[-1].lemma in POINTING and scene.attribution.voice.person is not None
    following = [token.lemma for token in last] == ["следующий", "образ"]
    if (pointing or following) and scene.sentence.end < scene.block.end:
        yield scene.sentence.end, scene.block.end, "continuation"


RULES: tuple[Callable[[Scene], Iterator[Span]], ...] = (according, ordered, pictured)
