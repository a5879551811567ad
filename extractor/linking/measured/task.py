"""Reads nothing; yields what the rules for the measured phrase work on, and the questions that several of them ask."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.language import Token
from extractor.lexicon import read_table
from extractor.linking.clauses import DASHES, Scene, Segment, Site
from extractor.linking.types import RoleLink
from extractor.mentions.measured import Phrase, cases_of
from extractor.mentions.types import Mentions, Quantity

TIMES = frozenset(
    "год месяц неделя день сутки час минута секунда квартал полугодие полугода век десятилетие лето зима весна осень "
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь сезон утро вечер ночь период "
    "понедельник вторник среда четверг пятница суббота воскресенье смена момент время срок".split()
)


@dataclass(frozen=True, slots=True)
class Finding:
    """The phrase found for a quantity; `shape` is the phrase whose case and preposition an ellipsis repeats."""

    scene: Scene
    phrase: Phrase
    rule: str = ""
    shape: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A quantity, its role, and the quantities before it with what was found for them."""

    mentions: Mentions
    site: Site
    role: RoleLink
    sites: Sequence[Site]
    done: Sequence[Finding | None]

    @property
    def quantity(self) -> Quantity:
        """The quantity whose phrase is sought."""
        return self.site.quantity

    @property
    def scene(self) -> Scene:
        """Its sentence."""
        return self.site.scene

    def last(self) -> Finding | None:
        """What was found for the quantity before, in the sentence or the one before it."""
        if not self.done or self.sites[-1].quantity.sentence < self.quantity.sentence - 1:
            return None
        return self.done[-1]


Rule = Callable[[Task], Phrase | Finding | None]


@cache
def group(table: str, column: str, value: str) -> frozenset[str]:
    """The lemmas of a table's rows with a value in a column."""
    return frozenset(row["lemma"] for row in read_table(table) if row[column] == value)


@cache
def level_nouns() -> frozenset[str]:
    """Nouns that have a size."""
    return frozenset(row["lemma"] for row in read_table("level_nouns"))


def is_time(phrase: Phrase) -> bool:
    """A stretch or point of time."""
    return phrase.lemma in TIMES


def phrases_in(scene: Scene, parts: Sequence[Segment]) -> list[Phrase]:
    """The phrases of some segments that depend on no other, in text order."""
    found = [phrase for part in parts for phrase in scene.within(part) if phrase.inside is None]
    return sorted(found, key=lambda phrase: phrase.first)


def complement(scene: Scene, phrase: Phrase) -> Phrase | None:
    """The attribute in the genitive right after a noun («число погибших» → «погибших»)."""
    at = scene.phrases.index(phrase)
    after = scene.phrases[at + 1 : at + 2]
    if after and after[0].inside == at and not after[0].preposition and after[0].case == "Gen":
        return after[0]
    return None


def heavy(scene: Scene, phrase: Phrase) -> Phrase:
    """The phrase itself or, for a light noun, what it is a number or unit of."""
    if phrase.lemma in group("light_nouns", "kind", "size") | group("light_nouns", "kind", "unit"):
        inner = complement(scene, phrase)
        return heavy(scene, inner) if inner else phrase
    return phrase


def is_subject(phrase: Phrase, token: Token) -> bool:
    """A phrase that may be a subject: nominative by the tagger, or by the dictionary where the parser says so."""
    if phrase.preposition or phrase.inside is not None or is_time(phrase):
        return False
    return phrase.case == "Nom" or (token.rel.startswith("nsubj") and "Nom" in cases_of(token))


def subjects(task: Task, parts: Sequence[Segment]) -> list[Phrase]:
    """The phrases of some segments that may be subjects."""
    return [phrase for phrase in phrases_in(task.scene, parts) if is_subject(phrase, task.scene.tokens[phrase.head])]


def after_dash(site: Site) -> bool:
    """Whether a dash stands right before the quantity."""
    token = site.token(site.left - (1 if site.preposition and site.left >= 0 and site.tokens[site.left].pos == "ADP" else 0))
    return token is not None and token.text in DASHES
