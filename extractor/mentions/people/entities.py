"""Reads names with their posts; yields one entity for each person, with every mention of the name."""

from collections.abc import Iterator
from dataclasses import replace

from extractor.language import Sentence
from extractor.mentions.declension import surname_forms
from extractor.mentions.nominals import is_cyrillic
from extractor.mentions.people.readings import Reading, readings
from extractor.mentions.people.register import Entity, Register, plain
from extractor.mentions.people.ties import Tie
from extractor.mentions.people.words import NameParts, Words

Named = tuple[Sentence, Tie]


def gather(words: list[Words], names: list[tuple[NameParts, ...]], ties: list[tuple[Tie, ...]]) -> list[Entity]:
    """Entities in the order of their first mention; lone surnames join the fuller name they fit."""
    register, later = Register(), []
    for own, found in zip(words, ties, strict=True):
        for tie in found:
            if (tie.name.given and tie.name.surname) or tie.name.initials:
                told = readings(own.sentence, tie)
                register.add(register.find(own.sentence, tie, told), own.sentence, tie, told)
            else:
                later.append((own.sentence, tie))
    later += _lone_surnames(register, words, names)
    for sentence, tie in sorted(later, key=lambda pair: (pair[0].index, pair[1].name.first)):
        _add_short(register, sentence, tie)
    for entity in register.entities:
        entity.mentions.sort(key=lambda mention: mention.start)
    return sorted(register.entities, key=lambda entity: entity.mentions[0].start)


def _add_short(register: Register, sentence: Sentence, tie: Tie) -> None:
    """A lone name: a given name only where it shortens a name of the article, else it may be a town («Владимир»)."""
    name = tie.name
    own = readings(sentence, tie)
    entity = register.find(sentence, tie, own)
    if entity is not None and _is_another(entity, tie, own):
        entity = None
    if entity is None and name.given and not name.surname and not name.patronymic:
        as_surname = replace(tie, name=replace(name, given=(), surname=name.given))
        other = readings(sentence, as_surname)
        entity = register.find(sentence, as_surname, other)
        if entity is not None:
            tie, own = as_surname, other
    if entity is not None or name.surname or name.patronymic or tie.posts:
        register.add(entity, sentence, tie, own)


def _is_another(entity: Entity, tie: Tie, own: tuple[Reading, ...]) -> bool:
    """«Министром стал Сергей Бобров … Сергей Лукашевич станет его замом»: what looks a patronymic may be a surname.

    One who is told with a post of his own, and of whom no patronymic is told, is not the other of his given name.
    """
    if not tie.posts or not tie.name.patronymic or any(patronymic for _, patronymic, _, _ in entity.votes):
        return False
    return any(entity.posts) or all(reading.gender == "masc" for reading in own)


def _lone_surnames(register: Register, words: list[Words], names: list[tuple[NameParts, ...]]) -> Iterator[Named]:
    """Words that no rule found by themselves and that are the surname of somebody named in full elsewhere."""
    known = frozenset(register.surnames)
    beginnings = {surname[:3] for surname in known}
    for own, taken in zip(words if known else (), names, strict=False):
        likely = [at for at in own.capitals if own.tokens[at].lower[:3] in beginnings]
        used = {at for name in taken for at in range(name.first, name.last)} if likely else set()
        for at in likely:
            if at not in used and _is_surname_of(own.tokens[at].text, known):
                name = NameParts(own.sentence.index, at, at + 1, surname=(at,), rule="lone_surname")
                yield own.sentence, Tie(name, (), "alone")


def _is_surname_of(word: str, known: frozenset[str]) -> bool:
    fits = word.istitle() and is_cyrillic(word)
    return fits and any(plain(form.nominative) in known for form in surname_forms(word))
