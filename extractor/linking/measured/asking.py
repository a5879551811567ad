"""Marks rules with what each asks of a figure; yields for a figure those that can say anything, in their order."""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import TypeVar

from extractor.language import Token
from extractor.linking.measured.task import Finding, Task
from extractor.memo import Memo
from extractor.mentions.measured import Phrase

SINGLE = ("kinds", "own_verb", "follows", "roles", "units", "prepositions", "openers", "closers", "ahead")

Rule = Callable[[Task], Phrase | Finding | None]
SomeRule = TypeVar("SomeRule", bound=Rule)
Wanted = Collection[object]  # the values that a rule asks for; empty where any will do
ASKED: dict[Rule, dict[str, Wanted]] = {}  # by what is asked


def only(
    *kinds: str, own_verb: bool | None = None, follows: bool | None = None, **asked: Wanted
) -> Callable[[SomeRule], SomeRule]:
    """Marks a rule for some figures: of these kinds, whose segment has a verb, behind others in the sentence.

    `asked` are `roles`, `units`, `prepositions`; `openers` and `closers` of its segment; the word or mark `ahead`, past
    a preposition; `words` of which the sentence holds any. It is not asked about others: its body does not ask again.
    """

    def marked(rule: SomeRule) -> SomeRule:
        flags = {"own_verb": () if own_verb is None else (own_verb,), "follows": () if follows is None else (follows,)}
        ASKED[rule] = {"kinds": kinds, **flags, **asked}
        return rule

    return marked


class Choice:
    """Which of some rules can say anything: a bit for each, so that a figure takes a few look-ups."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        asked = [ASKED.get(rule, {}) for rule in rules]
        self.tables = [_passing([wants.get(name, ()) for wants in asked]) for name in SINGLE]
        said = [wants.get("words", ()) for wants in asked]
        self.wordless = _bits([not words for words in said])
        self.words = {word: _bits([word in words for words in said]) for words in said for word in words}
        self.marks = frozenset([mark for wants in asked for mark in wants.get("ahead", ())])
        self.chosen = lru_cache(4_000)(self._chosen)

    def of(self, task: Task) -> tuple[Rule, ...]:
        """The rules worth asking of a figure."""
        site, quantity = task.site, task.quantity
        allowed = self.wordless
        for word in self.words.keys() & task.scene.words:
            allowed |= self.words[word]
        own = (quantity.kind, site.own_verb, site.before is not None, task.role.role, quantity.unit, site.preposition)
        ahead = _ahead(task, site.ahead)
        around = (site.segment.opener, site.segment.closer, ahead if ahead in self.marks else "")
        for table, value in zip(self.tables, own + around, strict=True):
            allowed &= table[value]
        return self.chosen(allowed)

    def _chosen(self, allowed: int) -> tuple[Rule, ...]:
        return tuple([rule for at, rule in enumerate(self.rules) if allowed >> at & 1])


def _ahead(task: Task, token: Token | None) -> str:
    """The word or mark before a figure, past its preposition: the dash of «Индии – на 7,1»."""
    if token is not None and (token.pos == "ADP" or token.lower == "на"):
        token = task.site.token(token.index - 1)
    return token.lower if token is not None else ""


def _bits(holds: Sequence[bool]) -> int:
    """A bit for each rule of which something holds."""
    return sum([1 << at for at, held in enumerate(holds) if held])


def _passing(wanted: Sequence[Wanted]) -> Memo[object, int]:
    """A look-up of the rules that ask for a value or for none."""
    return Memo(lambda value: _bits([not values or value in values for values in wanted]), word=lambda _: "")
