"""Reads a sentence and its names; yields the posts in it, parted into position and organisation, in the nominative."""

from dataclasses import dataclass
from functools import cache

from extractor.language import Sentence, Token, inflect, is_known, normal_forms
from extractor.lexicon import group, read_table
from extractor.lexicon.gazetteer import fold, load
from extractor.mentions.nominals import (
    CLOSING,
    OPENING,
    cases,
    is_attribute,
    is_verb,
    nominal_parses,
    nominative_adjective,
    to_nominative,
)
from extractor.mentions.people.cases import name_cases
from extractor.mentions.people.heads import DEPUTIES, Head, head_of, modifiers
from extractor.mentions.people.names import LONGEST_SENTENCE
from extractor.mentions.people.parting import organization_start, parted
from extractor.mentions.people.starts import Start, find_starts, is_noun
from extractor.mentions.people.words import HEADS, NameParts, Words
from extractor.mentions.phrases import (
    ONE_OF,
    PREPOSITION_CASES,
    Phrase,
    is_of_group,
    nominal_run_end,
    phrase_end,
)
from extractor.mentions.stems import Stems, noun_stem

SINGULAR = frozenset({"nomn", "sing"})
FARTHEST_RANK = 3  # tokens from a rank to the name: «подполковника внутренней службы»
LONGEST_REACH = 14  # tokens from the end of a post to a name that it still belongs to


@dataclass(slots=True)
class Post:
    """Tokens `[first, last)` that name a post; `head` is the index of its head, `plural` that several hold it."""

    sentence: int
    first: int
    head: int
    last: int
    lemma: str
    kind: str
    groups: frozenset[str]
    deputy: bool
    cases: frozenset[str]
    plural: bool
    position: str
    organization: str | None
    whole: str  # position and organisation unparted, the tail as written
    glue: str  # what joins it to a post before it
    office: bool


def find_posts(words: Words, names: tuple[NameParts, ...]) -> tuple[Post, ...]:
    """Every post, also one inside the tail of another, in text order of their heads."""
    sentence = words.sentence
    if not words.in_posts or len(words.tokens) > LONGEST_SENTENCE:
        return ()
    taken = frozenset([at for name in names for at in range(name.first, name.last)])
    starts = list(find_starts(words, taken))
    if not starts:
        return ()
    stops = frozenset([name.first for name in names]) | _joined_heads(words) | _ranks(words, names)
    return tuple([_post(sentence, start, names, stops) for start in starts])


def _post(sentence: Sentence, start: Start, names: tuple[NameParts, ...], stops: frozenset[int]) -> Post:
    tokens, head, behind = sentence.tokens, start.head, _behind(sentence.tokens, start.at)
    case = "ablt" if "ablt" in head.tail and _governs(tokens, behind, stops) else "gent"
    prepositions = head.tail - {"gent", "ablt"}
    last = phrase_end(Phrase(tokens, stops, prepositions, case), behind)
    last = _reaching(sentence, start, _past_place(sentence, _trimmed(tokens, behind, last), stops), names)
    organ = (
        last
        if head.lemma.endswith("министр") or _is_one_of(tokens, start.at + 1)
        else organization_start(sentence, start.at + 1, last)
    )
    plural = not start.acting and bool(head.plural_cases) and _is_plural(tokens[start.first : start.at + 1], head)
    organization = (organ < last and to_nominative(sentence, organ, last, (case, "gent"), parted())) or None
    title, ended = _title(tokens, start), _without_preposition(tokens, start.at + 1, organ)
    return Post(
        sentence.index, start.first, start.at, last, head.lemma, head.kind, head.groups, head.deputy,
        head.plural_cases if plural else start.cases - (frozenset() if start.acting else _only_plural(head)),
        plural, title + _tail(sentence, start, ended), organization, title + _tail(sentence, start, last),
        _glue(tokens, start.first), _is_office(tokens, start, last, organ),
    )  # fmt: skip


def _is_one_of(tokens: tuple[Token, ...], at: int) -> bool:
    """«глава одной из фракций»: no body by name."""
    return at + 1 < len(tokens) and tokens[at].lower in ONE_OF and tokens[at + 1].lower == "из"


def _behind(tokens: tuple[Token, ...], at: int) -> int:
    """The token after a head, and after the full stop of «зам. главы»."""
    stop = tokens[at].lower in DEPUTIES and tokens[at + 1 : at + 2] != () and tokens[at + 1].text == "."
    return at + 1 + stop


def _glue(tokens: tuple[Token, ...], first: int) -> str:
    before = tokens[first - 1].text if first else ""
    return f" {before} " if before == "и" or before in ("–", "—", "-") else ", "


def _only_plural(head: Head) -> frozenset[str]:
    return head.plural_cases - head.cases


def _is_plural(words: tuple[Token, ...], head: Head) -> bool:
    """Whether several hold it, as its form, the tagger or an attribute says: «бывшие директора завода»."""
    return not head.cases or any(token.feats.get("Number") == "Plur" for token in words)


def _joined_heads(words: Words) -> frozenset[int]:
    """Heads after «и»: another post begins («вице-спикера и руководителя фракции»)."""
    heads = [at for at, role in words.roles.items() if at and role & HEADS and words.lower(at - 1) == "и"]
    return frozenset([at - 1 for at in heads if is_noun(words.tokens[at])])


def _ranks(words: Words, names: tuple[NameParts, ...]) -> frozenset[int]:
    """Ranks and degrees before a name: they end the post before them, but for «помощник генерала»."""
    near = [at for name in names for at in range(max(0, name.first - FARTHEST_RANK), name.first)]
    return frozenset([at for at in near if _is_rank(words.tokens[at]) and not words.roles.get(at - 1, 0) & HEADS])


def _is_rank(token: Token) -> bool:
    return _rank_stems().begin(token.lower) and token.lemma in group("phrase_words", "group", "rank")


@cache
def _rank_stems() -> Stems:
    """Spare most words their lemma."""
    return Stems(map(noun_stem, group("phrase_words", "group", "rank")))


def _governs(tokens: tuple[Token, ...], at: int, stops: frozenset[int]) -> bool:
    """«управляющий отделением»: a phrase in the instrumental follows."""
    return nominal_run_end(Phrase(tokens, stops, frozenset(), "ablt"), at, frozenset({"ablt"})) is not None


def _trimmed(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Without attributes that are left hanging before the next post."""
    while last > first and tokens[last - 1].text in (",", "и"):
        last -= 1
    return last


def _without_preposition(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """«депутат от КПРФ»: what leads to the organisation is left out before it."""
    return last - 1 if first < last < len(tokens) and tokens[last - 1].lower in PREPOSITION_CASES else last


def _past_place(sentence: Sentence, last: int, stops: frozenset[int]) -> int:
    """«губернатор Мату-Гросу», «мэр города Нови-Сад»: a place that the tagger marked and no table declines."""
    place = next((name for name in sentence.names if name.first <= last < name.last and name.type == "LOC"), None)
    foreign = place is not None and not any(is_known(token.text) for token in sentence.tokens[last : place.last])
    return place.last if place is not None and foreign and last not in stops else last


def _reaching(sentence: Sentence, start: Start, last: int, names: tuple[NameParts, ...]) -> int:
    """«начальник службы спасения на воде Марк Осин»: up to a name in the case of the post, by any preposition."""
    name = next((name for name in names if name.first > last), None)
    if name is None or name.first - last > LONGEST_REACH:
        return last
    between = sentence.tokens[last : name.first]
    begins = len(between) > 1 and is_of_group(between[1], "beginning")  # «заменил главу в период отпуска Петра Лосева»
    if begins or any(head_of(token.text) or _is_somebody(token) for token in between):
        return last  # «иск прокурора о долгах экс-мэра Твери Анны Лобовой», «жалоба мэра на слова блогера Ивана Орлова»
    plain = between[0].lower in PREPOSITION_CASES and all(_leads_on(token) for token in between)
    return name.first if plain and start.cases & name_cases(sentence, name) else last


def _is_somebody(token: Token) -> bool:
    """One living being, so that the name behind is his."""
    return token.pos == "NOUN" and token.feats.get("Animacy") == "Anim" and token.feats.get("Number") == "Sing"


def _leads_on(token: Token) -> bool:
    if token.text in OPENING + CLOSING:  # «депутат Госдумы от «Зари»»
        return True
    return not is_verb(token) and (token.lower in PREPOSITION_CASES or token.lower == "и" or bool(cases(token)))


def _title(tokens: tuple[Token, ...], start: Start) -> str:
    """Modifiers and head in the nominative singular."""
    words = [_nominative_modifier(tokens, at, start) for at in range(start.first, start.at)]
    head = tokens[start.at].text
    head = head.lower() if head.isupper() and start.head.kind != "acting" else head
    words.append(head if start.head.fixed or start.acting else _singular(head, start.head.lemma))
    if start.first == 0 and (len(words[0]) == 1 or not words[0].isupper()):
        words[0] = words[0].lower()
    return " ".join(words).replace(" .", ".")


def _singular(word: str, lemma: str) -> str:
    """A head in the nominative singular: «премьера» is of «премьер», whatever else the dictionary knows."""
    if lemma not in normal_forms(word):
        return inflect(word, SINGULAR)
    own = lemma[:1].upper() + lemma[1:] if word[:1].isupper() else lemma
    if "е" not in lemma and word[1:].islower():
        return own
    form = inflect(word, SINGULAR)  # which knows «ё»
    return form if form.lower().replace("ё", "е") == lemma else own


def _tail(sentence: Sentence, start: Start, last: int) -> str:
    """What follows the head, as written."""
    begin, end = sentence.tokens[start.at].end - sentence.start, sentence.tokens[last - 1].end - sentence.start
    return sentence.text[begin:end].replace("\n", " ")


def _nominative_modifier(tokens: tuple[Token, ...], at: int, start: Start) -> str:
    word = tokens[at].text
    if start.acting:
        gender: str | None = "femn" if word.lower().endswith(("ая", "ей", "ую")) else "masc"
        return nominative_adjective(word, gender, "sing") if word.lower().startswith("исполняющ") else word
    gender = next((parse.gender for parse in nominal_parses(tokens[start.at].text) if parse.pos == "NOUN"), "masc")
    if gender is None and any(parse.gender == "femn" and parse.case == "nomn" for parse in nominal_parses(word)):
        return word  # «председательствующая судья»
    return nominative_adjective(word, gender, "sing")


def _is_office(tokens: tuple[Token, ...], start: Start, last: int, organ: int) -> bool:
    """Whether the post makes an official of its holder: an office, or staff of a named organisation."""
    kind = start.head.kind
    if kind in ("head", "deputy") or start.acting:
        return True
    if kind == "member" or "clerk" in start.head.groups:
        return last > start.at + 1
    if kind == "leading":
        return organ < last or _is_of_place(tokens, start, last)
    lemmas = {parse.lemma for token in tokens[start.first : start.at] for parse in nominal_parses(token.text)}
    return organ < last or any(modifiers().get(lemma) == "office" for lemma in lemmas)


def _is_of_place(tokens: tuple[Token, ...], start: Start, last: int) -> bool:
    """«лидер КНДР», «лидер страны», «кенийский лидер»; not «лидер гонки», «лидер рынка»."""
    noun = next((token for token in tokens[start.at + 1 : last] if not is_attribute(token)), None)
    if noun is None:
        return start.first < start.at
    return load().begins(fold(noun.text)) or noun.lemma in _territories()


@cache
def _territories() -> frozenset[str]:
    """«регион», «страна», «партия»: what is led, as `reference_tails.tsv` has it."""
    return frozenset(row["lemma"] for row in read_table("reference_tails"))
