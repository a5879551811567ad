"""Reads what rules cannot do without; yields for each numeral the few rules that are worth asking, in their order.

A rule says what it needs by decorators, several of them for alternatives. Whatever it needs it checks again itself: the
verdict is the same if every rule is asked, which takes four times as long.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache, reduce
from operator import or_
from typing import NamedTuple, TypeVar

from extractor.memo import Memo
from extractor.mentions.quantities.lists import starts, words
from extractor.mentions.quantities.scene import Scene, Verdict

Rule = Callable[[Scene, int], Verdict | None]
AnyRule = TypeVar("AnyRule", bound=Callable[..., Verdict | None])
Test = Callable[[str], bool]


class Case(NamedTuple):
    """What must hold for a rule to speak: sorts and form of the numeral, tests of words and signs around it."""

    sorts: frozenset[str] = frozenset()
    form: str = ""
    before: Test | None = None
    first: Test | None = None  # the numeral's first atom
    second: Test | None = None  # the atom behind the first
    after: Test | None = None
    anywhere: Test | None = None  # some atom of the sentence


_ANY = (Case(),)


def needs(  # noqa: PLR0913 - the fields of a case, by name
    *,
    sorts: str = "",
    form: str = "",
    before: Test | None = None,
    first: Test | None = None,
    second: Test | None = None,
    after: Test | None = None,
    anywhere: Test | None = None,
) -> Callable[[AnyRule], AnyRule]:
    """Marks a rule with one case in which it may speak."""

    def mark(rule: AnyRule) -> AnyRule:
        case = Case(frozenset(sorts.split()), form, before, first, second, after, anywhere)
        vars(rule)["cases"] = (*vars(rule).get("cases", ()), case)
        return rule

    return mark


def among(atoms: str) -> Test:
    """Whether it is one of these words and signs, parted by spaces."""
    return frozenset(atoms.split()).__contains__


def listed(name: str) -> Test:
    """Whether it is a word of the list `name`."""
    return lambda word: word in words(name)


def begins(name: str) -> Test:
    """Whether it has a beginning of the list `name`."""
    return lambda word: word.startswith(starts(name))


class Choice:
    """Which of some rules are worth asking: a bit for each case, so that a numeral takes a few look-ups."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.pairs = [(rule, case) for rule in rules for case in vars(rule).get("cases", _ANY)]
        cases = [case for _, case in self.pairs]
        self.before = _passing([case.before for case in cases])
        self.first = _passing([case.first for case in cases])
        self.second = _passing([case.second for case in cases])
        self.after = _passing([case.after for case in cases])
        self.free = sum(1 << place for place, case in enumerate(cases) if case.anywhere is None)
        self.anywhere = _passing([case.anywhere or _never for case in cases])
        self.sort = lru_cache(256)(self._sort)
        self.chosen = lru_cache(4_000)(self._chosen)

    def for_sentence(self, scene: Scene) -> int:
        """The cases that the words of the sentence allow."""
        return reduce(or_, map(self.anywhere.__getitem__, scene.present), self.free)

    def for_numeral(self, scene: Scene, index: int, allowed: int) -> tuple[Rule, ...]:
        """The rules for the numeral `index`, of the cases allowed."""
        numeral, norm = scene.numerals[index], scene.norm
        first = numeral.first
        allowed &= self.sort(numeral.sort, numeral.form) & self.before[norm(first - 1)] & self.after[norm(numeral.last)]
        return self.chosen(allowed & self.first[norm(first)] & self.second[norm(first + 1)])

    def _sort(self, sort: str, form: str) -> int:
        fits = [not case.sorts or sort in case.sorts for _, case in self.pairs]
        fits = [fit and case.form in ("", form) for fit, (_, case) in zip(fits, self.pairs, strict=True)]
        return sum(1 << place for place, fit in enumerate(fits) if fit)

    def _chosen(self, cases: int) -> tuple[Rule, ...]:
        return tuple(dict.fromkeys(rule for place, (rule, _) in enumerate(self.pairs) if cases >> place & 1))


@cache
def choice(rules: tuple[Rule, ...]) -> Choice:
    """The choice among `rules`, made once."""
    return Choice(rules)


def _never(word: str) -> bool:
    return False


def _passing(tests: list[Test | None]) -> Memo[int]:
    """A look-up of the cases whose test a word passes."""
    free = sum(1 << place for place, test in enumerate(tests) if test is None)
    asked = [(1 << place, test) for place, test in enumerate(tests) if test is not None]

    return Memo(lambda word: free + sum(bit for bit, test in asked if test(word)))
