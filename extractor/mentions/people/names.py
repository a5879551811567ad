"""Reads a sentence; yields the names of persons in it, each with the parts that its tokens play."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from extractor.language import morph_parses, normal_forms
from extractor.lexicon import read_table
from extractor.mentions.declension import (
    first_forms,
    has_surname_ending,
    is_first_name,
    is_surname,
    patronymic_forms,
)
from extractor.mentions.nominals import CLOSING, OPENING, fixed_words, is_cyrillic, tagged_case
from extractor.mentions.people.heads import head_of
from extractor.mentions.people.homes import FROM, is_home, leads_on, qualifies_thing
from extractor.mentions.people.words import (
    ARTICLE,
    CAPITAL,
    FOREIGN,
    HEADS,
    JOINS,
    PARTICLES,
    SURNAMES,
    NameParts,
    Words,
    is_listed,
    is_ordinary,
    is_person_word,
    is_place,
)

LONGEST_SENTENCE = 600  # tokens; no prose is longer, and a list of names without end would cost too much
MOST_PARTS = 5  # words of one name
ROMAN = re.compile("[IVX]+")  # of monarchs: «Иоганн Пауль II»
ARTICLES = ("аль", "эль")
KIN = ("оглы", "оглу", "гызы", "кызы", "уулу")


def find_names(words: Words) -> tuple[NameParts, ...]:
    """The names of a sentence in text order, without overlaps."""
    return tuple(_names(words)) if len(words.tokens) <= LONGEST_SENTENCE else ()


def _names(words: Words) -> Iterator[NameParts]:
    free = 0
    for at in words.capitals:  # every rule begins with a capital: nine words of ten have none
        found = _first_name(words, at) if at >= free and _may_begin(words, at) else None
        if found is not None:
            free = found.last
            if not _names_something(words, found):
                yield found


def _may_begin(words: Words, at: int) -> bool:
    """Whether a rule can hold at a capital: most open a sentence, with no other capital beside them."""
    own, marked = words.tokens[at], words.marked.get(at)
    if at > 1 and words.roles.get(at - 2, 0) & HEADS and leads_on(words, at - 2):
        return False
    if at > 1 and words.tokens[at - 1].lower in FROM and is_home(words, at):
        return False
    likely = words.roles.get(at + 1, 0) & (CAPITAL | JOINS) or marked == FOREIGN
    likely = likely or (marked is None and SURNAMES[own.text])
    likely = likely or (words.roles.get(at - 1, 0) & HEADS and _is_titled(words, at))
    if not likely or ROMAN.fullmatch(own.text):
        return False
    return own.lower not in fixed_words()  # «главы Марий Эл Юрия Зайцева»


def _first_name(words: Words, at: int) -> NameParts | None:
    for rule in RULES:
        name = rule(words, at)
        if name is not None:
            return name
    return None


@cache
def things() -> frozenset[str]:
    """Words before a name that make it the name of something else."""
    return frozenset(row["lemma"] for row in read_table("not_persons"))


def _names_something(words: Words, name: NameParts) -> bool:
    """«школа имени Юрия Гагарина», «улица Минина», «теплоход «Михаил Светлов»»; or a Latin copy in brackets."""
    before = words.tokens[name.first - 1] if name.first else None
    after = words.tokens[name.last].text if name.last < len(words.tokens) else ""
    if before is None:
        return False
    if before.text == "." and name.first > 1:
        before = words.tokens[name.first - 2]
    latin = before.text == "(" and not is_cyrillic(words.tokens[name.first].text)
    quoted = before.text in OPENING and after in CLOSING and after != ""
    return latin or quoted or any(lemma in things() for lemma in (before.lower, *normal_forms(before.lower)))


def _made(words: Words, first: int, last: int, **parts: object) -> NameParts:
    return NameParts(words.sentence.index, first, last, **parts)  # type: ignore[arg-type]


def _initials(words: Words, at: int) -> tuple[tuple[str, ...], int]:
    found: list[str] = []
    while (letter := words.initial(at)) is not None and len(found) < 2:
        found.append(letter)
        at += 2
    return tuple(found), at


def initials_before(words: Words, at: int) -> NameParts | None:
    """«А. Б. Петров», «Р. Тимургалиев»."""
    letters, after = _initials(words, at)
    if not letters or words.part(after) is None:
        return None
    return _made(words, at, after + 1, surname=(after,), initials=letters, rule="initials_before")


def initials_after(words: Words, at: int) -> NameParts | None:
    """«Петров А. Б.»."""
    if words.part(at) is None or not words.surname(at):
        return None
    letters, after = _initials(words, at + 1)
    title = words.tokens[at].text.title()
    shouted = words.tokens[at].text.isupper() and not words.shouting and words.part(after) is not None
    if shouted and not (is_surname(title) or has_surname_ending(title)):
        return None  # «совет РАХ М. В. Хабарова»
    if not letters or (words.part(after) is not None and len(letters) < 2 and words.surname(after)):
        return None
    return _made(words, at, after, surname=(at,), initials=letters, rule="initials_after")


def with_patronymic(words: Words, at: int) -> NameParts | None:
    """«Ольга Павловна Скрынникова», «Наина Иосифовна», «Мамед Али оглы Гусейнов»."""
    if words.part(at) is None or words.opens(at) and words.marked.get(at) != FOREIGN:
        return None
    after = at + 1
    if words.part(after) and words.lower(after + 1) in KIN:
        end = after + 2
    elif words.patronymic(after) and _of_one_gender(words.tokens[at].text, words.tokens[after].text):
        end = after + 1
    else:
        return None
    family = (end,) if words.surname(end) and words.tokens[end - 1].text != "." else ()
    middle = tuple(range(after, end))
    return _made(words, at, end + len(family), given=(at,), patronymic=middle, surname=family, rule="with_patronymic")


def _of_one_gender(given: str, patronymic: str) -> bool:
    """Not «Милена Кнежевич»: a woman has no patronymic in «-ич», it is her surname."""
    own = {form.gender for form in first_forms(given)}
    return not own or not own.isdisjoint([form.gender for form in patronymic_forms(patronymic)])


def surname_first_full(words: Words, at: int) -> NameParts | None:
    """«Денисов Игорь Викторович»."""
    if words.part(at) is None or not words.patronymic(at + 2) or words.part(at + 1) is None or not words.surname(at):
        return None
    return _made(words, at, at + 3, given=(at + 1,), patronymic=(at + 2,), surname=(at,), rule="surname_first_full")


def given_and_surname(words: Words, at: int) -> NameParts | None:
    """«Олег Качанов», «Рамзан Кадыров», «Жозе Мануэл Баррозу», «Урсула фон дер Ляйен»."""
    if not words.given(at) or words.patronymic(at) or words.lower(at) in ARTICLES:
        return None
    end = _past_particles(words, at + 1)
    if words.part(end) is None or not words.surname(end) or _begins_other(words, end):
        return None
    last = end + 1
    while last - at < MOST_PARTS and (more := _more(words, at, last)):
        last += more
    family = next(index for index in range(at + 1, last) if index == last - 1 or not words.given(index))
    family -= words.lower(family) in PARTICLES and family - 1 > at
    if ARTICLE.match(words.tokens[last - 1].text):
        family = last - 1  # «с Абделем Фаттахом ас-Сиси»
    given, surname = tuple(range(at, family)), tuple(range(family, last))
    return _made(words, at, last, given=given, surname=surname, rule="given_and_surname")


def _past_particles(words: Words, at: int) -> int:
    """«де ла»."""
    while words.lower(at) in PARTICLES:
        at += 1
    return at


def _more(words: Words, first: int, last: int) -> int:
    """How many words more belong to the name: «Мора», «да Коста», «II»."""
    if ROMAN.fullmatch(words.tokens[last].text if last < len(words.tokens) else ""):
        return 1
    joined = words.lower(last) in PARTICLES
    return (1 + joined) * bool(words.part(last + joined) and _same_mark(words, first, last + joined))


def _begins_other(words: Words, at: int) -> bool:
    """The word begins another name: «Ивану Олег Петров»."""
    return words.given(at) and words.patronymic(at + 1)


def _same_mark(words: Words, first: int, last: int) -> bool:
    return any(name.first <= first and last < name.last for name in words.sentence.names if name.type == FOREIGN)


def surname_and_given(words: Words, at: int) -> NameParts | None:
    """«Горлов Александр»: a surname that is no given name, then a given name with no surname after it."""
    word = words.part(at)
    if word is None or is_first_name(word) or not is_surname(word) or not words.given(at + 1):
        return None
    if words.surname(at + 2) and not words.patronymic(at + 2):
        return None
    return _made(words, at, at + 2, given=(at + 1,), surname=(at,), rule="surname_and_given")


def marked_person(words: Words, at: int) -> NameParts | None:
    """What natasha marks as a person, past posts and common words that it takes in."""
    name = next((n for n in words.sentence.names if n.type == FOREIGN and n.first <= at < n.last), None)
    if name is None or not is_person_word(words, at) or _is_whose(words, at):
        return None
    last = at + 1
    while last < name.last and (is_person_word(words, last) or words.tokens[last].lower in PARTICLES):
        last += 1
    while words.tokens[last - 1].text in PARTICLES and last - at > 1:
        last -= 1
    family = _past_particles(words, last)
    if family > last and words.part(family):
        last = family + 1  # «Айнхелис де» is marked of «Айнхелис де ла Торре»
    if last - at == 1:
        return _single(words, at)
    if not words.given(at) and _is_only_place(words.tokens[last - 1].text):
        return None
    family = at + (words.lower(at) not in ARTICLES)  # «Аль Бассам»
    given, surname = tuple(range(at, family)), tuple(range(family, last))
    return _made(words, at, last, given=given, surname=surname, rule="marked_person")


def _is_whose(words: Words, at: int) -> bool:
    """«отдел Минобрпрома Олег Рогов»: a word in another case than the full name behind it."""
    if not words.given(at + 1) or not words.surname(at + 2):
        return False
    own, after = tagged_case(words.tokens[at]), tagged_case(words.tokens[at + 1])
    return None not in (own, after) and own != after and not is_first_name(words.tokens[at].text)


def _is_only_place(word: str) -> bool:
    """«Госпаблики Калмыкии», not «Юха Лахти»: a place in an oblique case"""
    return is_place(word) and is_ordinary(word) and not any(parse.case == "nomn" for parse in morph_parses(word))


def _single(words: Words, at: int) -> NameParts | None:
    word = words.tokens[at].text
    if qualifies_thing(words, at):
        return None
    if is_first_name(word) and not is_surname(word):
        return _made(words, at, at + 1, given=(at,), rule="marked_given")
    if is_ordinary(word) and not has_surname_ending(word):
        return None
    return _made(words, at, at + 1, surname=(at,), rule="marked_surname")


def known_surname(words: Words, at: int) -> NameParts | None:
    """A lone surname of the dictionary: «Путин», «Собянина»."""
    word = words.part(at)
    if word is None or words.marked.get(at) in ("ORG", "LOC") or words.opens(at) or not SURNAMES[word]:
        return None
    if qualifies_thing(words, at):
        return None
    return _made(words, at, at + 1, surname=(at,), rule="known_surname")


def after_post(words: Words, at: int) -> NameParts | None:
    """«Губернатор Теслин заявил»: a surname that nobody knows, in the nominative right after a post."""
    word = words.part(at)
    if word is None or not _is_titled(words, at) or words.marked.get(at) == "ORG":
        return None
    nominative = {tagged_case(token) for token in words.tokens[at - 1 : at + 1]} == {"nomn"}
    return _made(words, at, at + 1, surname=(at,), rule="after_post") if nominative and not is_listed(word) else None


def _is_titled(words: Words, at: int) -> bool:
    """Whether the head of an office stands before a word that ends as surnames do."""
    head = head_of(words.tokens[at - 1].text) if at and words.roles.get(at - 1, 0) & HEADS else None
    return head is not None and head.kind == "head" and has_surname_ending(words.tokens[at].text)


RULES: tuple[Callable[[Words, int], NameParts | None], ...] = (
    initials_before,
    surname_first_full,
    with_patronymic,
    given_and_surname,
    initials_after,
    surname_and_given,
    marked_person,
    known_surname,
    after_post,
)
