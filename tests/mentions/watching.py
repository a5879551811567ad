"""Records which rules of a module's tuples say anything, for the tests that demand an example for every rule."""

from collections.abc import Callable
from functools import wraps
from types import GeneratorType, ModuleType
from typing import Any

import pytest

Rule = Callable[..., Any]


def watch(patch: pytest.MonkeyPatch, modules: tuple[tuple[ModuleType, str], ...]) -> tuple[set[str], set[str]]:
    """Puts watched rules in place of the tuples named; yields the names of all rules and of those that fired so far."""
    every: set[str] = set()
    fired: set[str] = set()
    for module, name in modules:
        rules = {rule.__name__: _watched(rule, fired) for rule in getattr(module, name)}
        every |= set(rules)
        patch.setattr(module, name, tuple(rules.values()))
        for rule_name, rule in rules.items():  # where the module names one of its rules, it must be the same object
            if hasattr(module, rule_name):
                patch.setattr(module, rule_name, rule)
    return every, fired


def _watched(rule: Rule, fired: set[str]) -> Rule:
    @wraps(rule)
    def inner(*args: Any) -> Any:
        found = rule(*args)
        if isinstance(found, GeneratorType):
            found = list(found)
        if found:
            fired.add(rule.__name__)
        return found

    return inner
