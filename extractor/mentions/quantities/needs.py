"""Reads what rules cannot do without; yields for each numeral or draft the few that are worth asking, in their order.

A rule says what it needs by decorators, several of them for alternatives. Whatever it needs it checks again itself: the
verdict is the same if every rule is asked, which takes four times as long.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from extractor.memo import Memo
from extractor.mentions.quantities.lists import starts
from extractor.mentions.quantities.scene import Draft, Scene

AnyRule = TypeVar("AnyRule", bound=Callable[..., Any])
Test = Callable[[str], bool] | frozenset[str]  # of a word: a list of words is one too, and costs a new word nothing


class Case(NamedTuple):
    """What must hold for a rule to speak: sorts and form of the numeral, tests of words and signs around it."""

    sorts: frozenset[str] = frozenset()
    form: str = ""
    before: Test | None = None
    first: Test | None = None  # the numeral's first atom
    second: Test | None = None  # the atom behind the first
    after: Test | None = None
    joint: Test | None = None  # the atom before the next numeral of the sentence, "" behind the last
    anywhere: frozenset[str] | None = None  # some atom of the sentence
    glued: str = ""  # "before" or "after": the side at which something stands directly at the numeral
    timed: bool = False  # the sentence holds a time


_CASES: dict[Callable[..., Any], tuple[Case, ...]] = {}  # by their rule


def needs(  # noqa: PLR0913 - the fields of a case, by name
    *,
    sorts: str = "",
    form: str = "",
    before: Test | None = None,
    first: Test | None = None,
    second: Test | None = None,
    after: Test | None = None,
    joint: Test | None = None,
    anywhere: frozenset[str] | None = None,
    glued: str = "",
    timed: bool = False,
) -> Callable[[AnyRule], AnyRule]:
    """Marks a rule with one case in which it may speak."""

    def mark(rule: AnyRule) -> AnyRule:
        case = Case(frozenset(sorts.split()), form, before, first, second, after, joint, anywhere, glued, timed)
        _CASES[rule] = (*_CASES.get(rule, ()), case)
        return rule

    return mark


def among(atoms: str) -> frozenset[str]:
    """Whether it is one of these words and signs, parted by spaces."""
    return frozenset(atoms.split())


def begins(name: str) -> Test:
    """Whether it has a beginning of the list `name`."""
    beginnings = starts(name)
    return lambda word: word.startswith(beginnings)


class Choice(Generic[AnyRule]):
    """Which of some rules are worth asking: a bit for each case, so that a numeral takes a few look-ups."""

    def __init__(self, rules: Iterable[AnyRule]) -> None:
        self.pairs = [(rule, case) for rule in rules for case in _cases(rule)]
        cases = [case for _, case in self.pairs]
        self.before = _passing([case.before for case in cases])
        self.first = _passing([case.first for case in cases])
        self.second = _passing([case.second for case in cases])
        self.after = _passing([case.after for case in cases])
        self.joint = _passing([case.joint for case in cases])
        self.free = _bits(case.anywhere is None for case in cases)
        self.anywhere = _listed([case.anywhere for case in cases])
        self.untimed = _bits(not case.timed for case in cases)
        self.unglued = _bits(case.glued != "before" for case in cases), _bits(case.glued != "after" for case in cases)
        self.sort = lru_cache(256)(self._sort)
        self.chosen = lru_cache(4_000)(self._chosen)

    def for_sentence(self, scene: Scene) -> int:
        """The cases that the words of the sentence allow."""
        met = self.free
        for word in self.anywhere.keys() & scene.present:
            met |= self.anywhere[word]
        return met if scene.times else met & self.untimed

    def for_draft(self, scene: Scene, draft: Draft) -> tuple[AnyRule, ...]:
        """The rules for a draft, by the words around it."""
        return self.chosen(self.before[scene.row[draft.first - 1]] & self.after[scene.row[draft.last]])

    def for_numeral(self, scene: Scene, index: int, allowed: int) -> tuple[AnyRule, ...]:
        """The rules for the numeral `index`, of the cases allowed."""
        numeral, row = scene.numerals[index], scene.row
        first, last = numeral.first, numeral.last
        allowed &= self.sort(numeral.sort, numeral.form) & self.before[row[first - 1]] & self.after[row[last]]
        if not scene.tied[first]:
            allowed &= self.unglued[0]
        if not scene.tied[last]:
            allowed &= self.unglued[1]
        following = scene.numerals[index + 1 : index + 2]
        allowed &= self.joint[row[following[0].first - 1] if following else ""]
        return self.chosen(allowed & self.first[row[first]] & self.second[row[first + 1]])

    def _sort(self, sort: str, form: str) -> int:
        fits = [not case.sorts or sort in case.sorts for _, case in self.pairs]
        return _bits(fit and case.form in ("", form) for fit, (_, case) in zip(fits, self.pairs, strict=True))

    def _chosen(self, cases: int) -> tuple[AnyRule, ...]:
        return tuple(dict.fromkeys([rule for place, (rule, _) in enumerate(self.pairs) if cases >> place & 1]))


def _cases(rule: Callable[..., Any]) -> tuple[Case, ...]:
    """The cases of a rule, or of the one that it wraps; of a rule that needs nothing one that always holds."""
    return _CASES.get(rule) or _CASES.get(getattr(rule, "__wrapped__", rule), (Case(),))


def _bits(hold: Iterable[bool]) -> int:
    """A bit for each case of which something holds."""
    return sum(1 << place for place, holds in enumerate(hold) if holds)


def _listed(tests: list[Test | None]) -> dict[str, int]:
    """The cases in whose lists a word is, by word."""
    listed: dict[str, int] = {}
    for place, test in enumerate(tests):
        for word in test if isinstance(test, frozenset) else ():
            listed[word] = listed.get(word, 0) | 1 << place
    return listed


def _passing(tests: list[Test | None]) -> Memo[str, int]:
    """A look-up of the cases whose test a word passes, and of those without a test."""
    untested, listed = _bits(test is None for test in tests), _listed(tests)
    asked = [(1 << place, test) for place, test in enumerate(tests) if test and not isinstance(test, frozenset)]

    def passing(word: str) -> int:
        return untested + listed.get(word, 0) + sum([bit for bit, test in asked if test(word)])

    return Memo(passing)
