"""Reads nothing; yields what the rules for the measured phrase work on, and the questions that several of them ask."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractor.language import Token
from extractor.lazy import lazy
from extractor.lexicon import group, read_table
from extractor.linking.clauses import Site, preposition_of
from extractor.linking.modality.words import words
from extractor.linking.scenes import Scene, word_group
from extractor.linking.types import RoleLink
from extractor.mentions.measured import CLOSING, WHOSE, Phrase, only_adjective
from extractor.mentions.times.patterns import is_month
from extractor.mentions.types import Quantity

DISTRICTS = ("ский", "цкий", "ской", "ская", "ское", "ском", "ской")  # of a district's adjective
ASIDE = frozenset({"в", "во", "из", "от", "среди", "при", "с", "со"})
EACH = frozenset({"каждый", "каждая", "каждое", "каждом", "каждой"})
LOOK_BACK = 3  # sentences in which a figure of the same unit may lend its noun
MOST_RECALLED = 200  # figures asked for their noun: a table without a full stop may have thousands
SIZES = ("size", "unit", "number")
BRACKET = ("(",)
DIFFERENCES = ("change_by", "change_factor")
CHANGES = frozenset({*DIFFERENCES, "change_from", "change_to"})
LEVEL, REACHED = ("level",), ("change_to",)


class Finding(NamedTuple):
    """The phrase found for a quantity; `shape` is the phrase whose case and preposition an ellipsis repeats."""

    scene: Scene
    phrase: Phrase
    rule: str = ""
    shape: Phrase | None = None


class Task:
    """A quantity, its role, and the quantities before it with what was found for them."""

    def __init__(self, site: Site, role: RoleLink, sites: Sequence[Site], done: Sequence[Finding | None]) -> None:
        self.site = site
        self.role = role
        self.sites = sites  # of all quantities of the article
        self.done = done  # for those before this one
        self.quantity: Quantity = site.quantity
        self.scene: Scene = site.scene

    @property
    def next_site(self) -> Site | None:
        """The quantity after it in the sentence."""
        at = len(self.done) + 1
        found = self.sites[at] if at < len(self.sites) else None
        return found if found and found.scene is self.scene else None

    def as_unit(self, lemma: str) -> Phrase:
        """The figure itself, as something that its unit or its verb says: votes, a term, a debt."""
        return Phrase(self.site.first, self.site.last, self.site.last - 1, lemma, "unit", "")

    @lazy
    def in_segment(self) -> list[Phrase]:
        """The phrases of its segment that depend on no other."""
        return top(self.scene.within(self.site.segment))

    @lazy
    def clause_verbs(self) -> list[Token]:
        """The predicates of its clause."""
        return [token for part in self.site.clause for token in self.scene.predicates(part)]

    @lazy
    def in_clause(self) -> list[Phrase]:
        """Those of its clause, the nearest segment first."""
        return [phrase for part in self.site.clause for phrase in top(self.scene.within(part))]

    def last_told(self, sentences: int, fits: Callable[[Site, Finding], bool]) -> Finding | None:
        """What the last figure that fits measures, that many sentences back at most."""
        first = self.quantity.sentence - sentences
        for site, finding in self.earlier():
            if site.quantity.sentence < first:
                return None
            if finding and fits(site, finding):
                return finding
        return None

    def earlier(self) -> Iterator[tuple[Site, Finding | None]]:
        """The quantities before it with what was found for them, the last first, as many as may lend theirs."""
        for at in reversed(range(len(self.done))[-MOST_RECALLED:]):
            yield self.sites[at], self.done[at]

    @lazy
    def previous(self) -> Finding | None:
        """What the figure before in this sentence measures; ranks are passed over."""
        return self._look_back(0, self._any) if self.site.before else None

    @lazy
    def previous_alike(self) -> Finding | None:
        """What the figure of its kind and unit before it in the sentence measures."""
        return self._look_back(0, self._same) if self.site.before else None

    @property
    def recalled(self) -> Finding | None:
        """What the figure measures whose noun this one may inherit: of its kind and unit, near; else the last one."""
        if self.quantity.kind == "share":
            return self.previous_alike or self.previous or self.recalled_near or self.recalled_alike
        return self.recalled_alike or self.recalled_near

    @lazy
    def recalled_near(self) -> Finding | None:
        """What the last figure of any kind measures, in this sentence or the one before."""
        return self._look_back(1, self._any)

    @lazy
    def recalled_far(self) -> Finding | None:
        """What the last figure of its kind and unit measures, however far."""
        return self._look_back(self.quantity.sentence, self._same)

    @lazy
    def recalled_alike(self) -> Finding | None:
        """What the last figure of its kind and unit measures."""
        return self._look_back(LOOK_BACK, self._same)

    @property
    def planned(self) -> Finding | None:
        """What the last figure of its kind and unit measures, of which this one is the plan, limit or forecast."""
        return self.previous_alike if self.quantity.kind == "share" else self.recalled_beside

    @lazy
    def recalled_beside(self) -> Finding | None:
        """What the last figure of its kind and unit measures, in this sentence or the one before."""
        return self._look_back(1, self._same)

    def _look_back(self, sentences: int, fits: Callable[[Quantity], bool]) -> Finding | None:
        """What a figure that fits measures, that many sentences back at most."""
        first = self.quantity.sentence - sentences
        aside: Finding | None = None
        for site, finding in self.earlier():
            if site.quantity.sentence < first or aside and site.scene is not aside.scene:
                break
            if finding and fits(site.quantity) and self._lends(site, finding):
                if not self._is_aside(site):
                    return finding
                aside = aside or finding
        return aside

    def _lends(self, site: Site, finding: Finding) -> bool:
        """A noun; what only a unit or a verb says is lent within its sentence or to the same unit.

        Nor is lent what each has («В каждом – по 28 человек») or a part is («из них 340 тонн – рожь»), further on.
        """
        here = site.scene is self.scene
        if finding.phrase.lemma in light("mark") and finding.phrase.last == finding.phrase.head + 1:
            return False  # «старую планку обошли на 12 тонн»
        part = finding.rule == "part_named" and site.quantity.kind == "measure"
        if not here and (part or is_each(site) and not is_each(self.site)):
            return False
        return here or site.quantity.unit == self.quantity.unit or finding.phrase.form not in ("unit", "verb")

    def _is_aside(self, site: Site) -> bool:
        """Whether a figure only tells where or of what: «893 аптеки в 14 регионах», «2 870 бегунов из 46 регионов»."""
        alike = self.site.preposition in (site.preposition, "из")
        if site.quantity.kind != "count" or site.preposition not in ASIDE or alike:
            return False
        before, first = ending_at(site.scene, site.left - 1), site.before
        if before is not None and before.first - 1 in site.scene.slots:
            return True
        if first is None or first.kind != "count" or site.scene.homes[first.first] != site.home:
            return False
        return not preposition_of(site.scene, first)  # «56 человек разместили в двух пансионатах, 148 – в гостинице»

    def _same(self, other: Quantity) -> bool:
        return other.kind == self.quantity.kind and other.unit == self.quantity.unit and other.kind != "factor"

    def _any(self, other: Quantity) -> bool:
        return other.kind != "rank"


def is_each(site: Site) -> bool:
    """«по 28 человек»: how many each has"""
    before = site.token(site.first - 1)
    each = site.quantity.kind == "count" and before is not None and before.lower == "по"
    return each and not site.scene.words.isdisjoint(EACH)


@cache
def light(*kinds: str) -> frozenset[str]:
    """Light nouns of some kinds."""
    return frozenset[str]().union(*[group("light_nouns", "kind", kind) for kind in kinds])


def frame(token: Token | None, name: str) -> bool:
    """Whether a verb has a frame."""
    return token is not None and token.lemma in group("measured_verbs", "frame", name)


@cache
def level_nouns() -> frozenset[str]:
    """Nouns that have a size."""
    return frozenset(row["lemma"] for row in read_table("level_nouns"))


@cache
def _which_figure() -> frozenset[str]:
    return word_group("which_figure") | words("adjective") | words("expected") | words("existing")


def tells_which(phrase: Phrase) -> bool:
    """«ожидавшихся», «прошлогодние», «остальные» alone: which of several figures or things it is, not what"""
    return phrase.form == "adjective" and phrase.lemma in _which_figure()


def is_time(phrase: Phrase) -> bool:
    """A stretch or point of time («за период с мая», «за январь–март»); «время доезда» is none."""
    if phrase.lemma not in word_group("time"):
        return all(map(is_month, phrase.lemma.replace("-", "–").split("–")))
    lasts = phrase.last > phrase.head + 1 and phrase.lemma in word_group("lasting")
    return not lasts or phrase.preposition in ("за", "в")


def is_place(scene: Scene, phrase: Phrase) -> bool:
    """A place name («на территории Тувы»), or a district's adjective alone."""
    reach = 3 if phrase.preposition and phrase.lemma in word_group("around_place") else 1
    names = any(at in scene.places for at in range(phrase.head, phrase.head + reach))
    return names or is_district(scene, phrase) or named(scene, phrase.head) == "LOC"


def is_district(scene: Scene, phrase: Phrase) -> bool:
    """«Таврический – 118 тысяч тонн»"""
    token = scene.tokens[phrase.head]
    return phrase.last == phrase.first + 1 and token.text[:1].isupper() and token.lower.endswith(DISTRICTS)


def named(scene: Scene, at: int) -> str:
    """The type of the name that holds a token, empty where none does."""
    for name in scene.sentence.names:
        if name.first <= at < name.last:
            return name.type
    return ""


def complement(scene: Scene, phrase: Phrase) -> Phrase | None:
    """The attribute in the genitive right after a noun («число погибших» → «погибших»)."""
    own = scene.headed.get(phrase.head)
    if own is None or own.last != phrase.last:
        return None  # no phrase of the sentence: «в 8 частях из 10»
    at = scene.phrases.index(own)
    after = scene.phrases[at + 1 : at + 2]
    if after and after[0].first == phrase.last + 1 and scene.tokens[phrase.last].lower in WHOSE:
        return after[0] if after[0].case == "Gen" else None  # «размер их пенсии»
    if after and after[0].inside == at and not after[0].preposition and after[0].case == "Gen":
        return after[0]
    return None


def heavy(scene: Scene, phrase: Phrase, *kinds: str) -> Phrase:
    """The phrase itself or, for a light noun, what it is a number or unit of."""
    if phrase.lemma in light(*(kinds or SIZES)):
        inner = complement(scene, phrase)
        when = inner is None or inner.lemma == "период" or is_time(inner)  # «показатель этого года»
        return phrase if when or inner is None else heavy(scene, inner, *kinds)
    return phrase


def noun_of_adjective(task: Task, phrase: Phrase) -> Finding | None:
    """What «третий», «самый старый» leaves out: the last thing found that has its gender, or is plural."""
    token = task.scene.tokens[phrase.head]
    if not (phrase.form == "adjective" and token.pos == "ADJ" or phrase.form == "noun" and only_adjective(token)):
        return None
    return task.last_told(LOOK_BACK, lambda _, told: told.phrase.form == "noun" and _may_share_gender(token, told))


def _may_share_gender(token: Token, told: Finding) -> bool:
    gender = told.scene.tokens[told.phrase.head].feats.get("Gender")
    return gender == token.feats.get("Gender", gender)


def top(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Those that depend on no other phrase."""
    return [phrase for phrase in phrases if phrase.inside is None]


def ending_at(scene: Scene, at: int) -> Phrase | None:
    """The outermost phrase whose last token is `at`."""
    row = scene.ending.get(at + 1)
    return row[0] if row else None


def past_closing(scene: Scene, at: int) -> int:
    """The token at `at` or, past closing quotation marks, before it."""
    while at > 0 and scene.tokens[at].text in CLOSING:
        at -= 1
    return at


def described_at(scene: Scene, at: int, participle: Token) -> Phrase | None:
    """The outermost phrase that ends at `at` and has the gender of a participle behind it, else the outermost."""
    row = scene.ending.get(at + 1, ())
    gender = participle.feats.get("Gender")
    fitting = [p for p in row if scene.tokens[p.head].feats.get("Gender", gender) == gender] if gender else []
    return next(iter(fitting or row), None)
