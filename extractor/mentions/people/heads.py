"""Reads a token; yields the head of a post that it is: «министра», «замглавы», «экс-мэр», «врио»."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extractor.language import Parse, inflect
from extractor.lexicon import group, read_table
from extractor.memo import FEW
from extractor.mentions.nominals import CASES, nominal_parses
from extractor.mentions.stems import Stems, noun_stem

PREFIXES = ("экс-", "вице-", "обер-", "супер-")
DEPUTIES = ("замо", "зам")
ACTING = frozenset({"врио", "врип", "врид"})
ACTING_STARTS, ACTING_AND = ("вр", "исполняющ"), "и"  # «врио», «временно исполняющий»; «и. о.»


@dataclass(slots=True)
class Head:
    """A head of a post in the cases that its form allows; `deputy`: it is the deputy or aide of someone."""

    lemma: str
    kind: str
    groups: frozenset[str]
    tail: frozenset[str]
    deputy: bool
    former: bool
    cases: frozenset[str]
    plural_cases: frozenset[str]
    fixed: bool = False


@cache
def table() -> dict[str, Head]:
    """The heads of `posts.tsv` by lemma."""
    return {
        row["lemma"].replace("ё", "е"): Head(
            row["lemma"], row["kind"], frozenset(row["groups"].split()), frozenset(row["tail"].split()),
            "deputy" in row["groups"], False, frozenset(), frozenset(),
        )
        for row in read_table("posts")
        if row["kind"] != "none"
    }  # fmt: skip


@cache
def _stems() -> Stems:
    """What everything that may be a head begins with."""
    return Stems((*map(noun_stem, table()), *PREFIXES, *DEPUTIES, *ACTING))


@lru_cache(FEW)
def head_of(word: str) -> Head | None:
    """The head that a word is, whatever its case, number and prefix."""
    lower = word.lower().replace("ё", "е")
    if not _stems().begin(lower):  # spares the dictionary most words
        return None
    if lower in ACTING:
        tail, every = frozenset({"gent"}), frozenset(CASES)
        return Head(lower, "acting", frozenset({"acting"}), tail, False, False, every, frozenset(), True)
    found = _declined(lower)
    if found is None:
        found = _with_prefix(lower) or _deputy(lower) or _double(lower)
    return found


def _double(lower: str) -> Head | None:
    """«сенатор-республиканец», «врач-эпидемиолог»: the first half is the head."""
    first, dash, _ = lower.partition("-")
    row = next((table()[parse.lemma] for parse in nominal_parses(first) if dash and parse.lemma in table()), None)
    lemma = next((parse.lemma for parse in nominal_parses(lower) if parse.pos == "NOUN"), None)
    return replace(_in_cases(row, lower, lemma), lemma=lemma) if row is not None and lemma is not None else None


def _declined(lower: str) -> Head | None:
    for parse in nominal_parses(lower):
        lemma = parse.lemma if parse.pos == "NOUN" else _participle(lower, parse)
        row = table().get(lemma)
        if row is not None:
            return _in_cases(row, lower, parse.lemma)
    row = table().get(lower)  # «замглавы», «сити-менеджер»: not in the dictionary
    return _in_cases(row, lower, lower) if row is not None else None


def _participle(lower: str, parse: Parse) -> str:
    """«заведующая», «управляющий» in the nominative."""
    return inflect(lower, {"nomn", "sing", parse.gender or "masc"}) if parse.pos == "PRTF" else ""


def _in_cases(row: Head, lower: str, lemma: str) -> Head:
    parses = [parse for parse in nominal_parses(lower) if parse.lemma == lemma]
    one = frozenset([parse.case for parse in parses if parse.number != "plur" and parse.case])
    many = frozenset([parse.case for parse in parses if parse.number == "plur" and parse.case])
    if not one and not many:
        one = frozenset({"nomn"})
    return replace(row, cases=one, plural_cases=many)


def _with_prefix(lower: str) -> Head | None:
    for prefix in PREFIXES:
        inner = head_of(lower.removeprefix(prefix)) if lower.startswith(prefix) else None
        if inner is not None:
            former, deputy = prefix == "экс-" or inner.former, inner.deputy or prefix == "вице-"
            return replace(inner, lemma=prefix + inner.lemma, deputy=deputy, former=former)
    return None


def _deputy(lower: str) -> Head | None:
    """«замминистра», «зампредседателя», also «замминистром»."""
    for prefix in DEPUTIES:
        inner = head_of(lower.removeprefix(prefix).lstrip("-")) if lower.startswith(prefix) else None
        if inner is not None and inner.kind in ("head", "staff"):
            fixed = "gent" in inner.cases
            return Head(lower, "head", inner.groups | {"deputy"}, inner.tail | {"по"}, True, inner.former,
                        frozenset(CASES) if fixed else inner.cases, inner.plural_cases, fixed)  # fmt: skip
    return None


def raises(modifier: str) -> bool:
    """Whether the word makes a post of any calling after it: «главный», «старший», «ведущий»."""
    lower = modifier.lower()
    if not _raising_stems().begin(lower):  # spares the dictionary most words
        return False
    return any(modifiers().get(parse.lemma) == "office" for parse in nominal_parses(lower))


@cache
def _raising_stems() -> Stems:
    return Stems(noun_stem(lemma) for lemma, keep in modifiers().items() if keep == "office")


@cache
def parts_of_posts() -> Stems:
    """What everything begins with that may head a post, raise a calling to one, or act for its holder."""
    return Stems((*_stems().all, *_raising_stems().all, *ACTING_STARTS, ACTING_AND))


@lru_cache(FEW)
def raised_head(modifier: str, word: str) -> Head | None:
    """Any calling after «главный», «старший», «ведущий» is a post: «главный винодел»."""
    if not raises(modifier):
        return None
    lower = word.lower().replace("ё", "е")
    for parse in nominal_parses(lower):
        calling = parse.pos == "NOUN" and parse.animacy == "anim" and "Name" not in parse.tag
        if calling and parse.lemma not in group("posts", "kind", "none"):
            none: frozenset[str] = frozenset()
            row = Head(parse.lemma, "staff", frozenset({"staff"}), frozenset({"gent", "по"}), False, False, none, none)
            return _in_cases(row, lower, parse.lemma)
    return None


@cache
def modifiers() -> dict[str, str]:
    """Adjectives of `post_modifiers.tsv` with what they do."""
    return {row["lemma"].replace("ё", "е"): row["keep"] for row in read_table("post_modifiers")}
