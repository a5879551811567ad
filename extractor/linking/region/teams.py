"""Reads the sentences of sports news; yields spots of clubs named by their titles: «Рязань» (31), «Сокол» (28)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extractor.language import Token
from extractor.lexicon.gazetteer import RUSSIA, load
from extractor.lexicon.toponyms import fold
from extractor.mentions.nominals import CLOSING, OPENING
from extractor.mentions.places.kinds import setting
from extractor.mentions.types import Mentions, Place

SPORT = 3  # words of sport in a text that tells of a match
LONGEST = 4  # words of a title
BETWEEN = 3  # words from «читинский» to its «Сокол»
ENDING, STEM = 2, 3  # letters in which forms of a title differ, and those that they must share
BIG = 100_000  # a town whose name in quotation marks is its club
TABLE = 5  # clubs of a text that tells of a league
OUR = "наш"
CLUB, LEAGUE = "club", "club-of-a-league"
KINDS = ("settlement", "city", "subject")


class Title(NamedTuple):
    """A short quotation: `first` and `last` of its tokens, half open, with the marks."""

    first: int
    last: int
    words: tuple[str, ...]


def of_sport(mentions: Mentions) -> bool:
    """Whether the text has words enough of sport."""
    return len(sport_words(mentions)) >= SPORT


def sport_words(mentions: Mentions) -> list[str]:
    """Its words of sport, each as often as it stands there."""
    words = setting("sport")
    return [token.lemma for one in mentions.document.sentences for token in one.tokens if token.lemma in words]


def clubs(mentions: Mentions) -> Iterator[Place]:
    """A place for every title of a club whose town the text names; in a league the country for the others."""
    rows = {one.index: list(titles(one.tokens)) for one in mentions.document.sentences}
    homes = known(mentions, rows)
    few = not homes and sum(map(len, rows.values())) < TABLE
    if few or len(set(sport_words(mentions))) < SPORT:
        return  # «счёт» again and again is of banks
    league = of_league(mentions, rows, homes)
    for index, row in rows.items():
        for title in row:
            home = home_of(title, homes)
            if home is None and league:
                home = replace(league, rule=LEAGUE)
            if home is not None:
                yield at_title(mentions, index, title, home)


def ours(mentions: Mentions) -> Iterator[Place]:
    """«Наша команда взяла 14 медалей»: that of Russia, where the text names its team."""
    words = setting("squad")
    for sentence in mentions.document.sentences if national_team(mentions) else ():
        for one, other in pairwise(sentence.tokens):
            if one.lemma == OUR and other.lemma in words and other.feats.get("Case") == "Nom":
                where = (one.start, other.end, mentions.document.text[one.start : other.end], sentence.index)
                yield Place(*where, one.index, other.index + 1, RUSSIA, load().names[RUSSIA], None, "name", LEAGUE)


def national_team(mentions: Mentions) -> bool:
    """«сборная России»."""
    return any(
        [
            place.code == RUSSIA
            and place.first
            and mentions.document.sentences[place.sentence].tokens[place.first - 1].lemma in setting("squad")
            for place in mentions.places
        ]
    )


def titles(tokens: Sequence[Token]) -> Iterator[Title]:
    """«Сокол», "Белый Луч": capitalised, of a few words."""
    opened: int | None = None
    for token in tokens:
        if opened is not None and token.text in CLOSING:
            words = tuple([fold(one.lower) for one in tokens[opened + 1 : token.index]])
            if 0 < len(words) <= LONGEST and tokens[opened + 1].text[:1].isupper():
                yield Title(opened, token.index + 1, words)
            opened = None
        elif token.text in OPENING:
            opened = token.index


def known(mentions: Mentions, rows: dict[int, list[Title]]) -> list[tuple[Title, Place]]:
    """The titles that stand beside their town, or are its name; of two towns of one title neither."""
    found = [(title, home) for index, row in rows.items() for title in row if (home := town_of(mentions, index, title))]
    return [
        (title, home)
        for title, home in found
        if all(other.code == home.code or not same(title, one) for one, other in found)
    ]


def town_of(mentions: Mentions, index: int, title: Title) -> Place | None:
    """«читинский «Сокол»», «Ястреб» из Пензы, «Луч» (Тверь), «Рязань»."""
    tokens = mentions.document.sentences[index].tokens
    for place in mentions.places:
        if place.sentence == index and place.code and owns(tokens, place, title):
            return replace(place, place=place.place or centre_of(place))
    return named_after(title)


def centre_of(place: Place) -> str | None:
    """«омский «Ястреб»» is of the subject's centre, «башкирский «Луч»» of the subject."""
    centre = load().centres.get(place.code or "")
    same_word = centre is not None and fold(place.text)[:STEM] == fold(centre)[:STEM]
    return centre if same_word and centre != place.name else None


def owns(tokens: Sequence[Token], place: Place, title: Title) -> bool:
    """Whether a place stands beside a title as its town."""
    if place.form == "adjective" and 0 <= title.first - place.last <= BETWEEN:
        return all(token.pos in ("ADJ", "NOUN") for token in tokens[place.last : title.first])
    behind = tokens[title.last].lower if title.last < len(tokens) else ""
    return place.form == "name" and place.first == title.last + 1 and behind in ("(", "из")


def named_after(title: Title) -> Place | None:
    """«Рязань»: a large town."""
    for reading in load().readings(" ".join(title.words)):
        entry = reading.entry
        if reading.form == "name" and entry.kind in KINDS and (entry.kind == "subject" or entry.population >= BIG):
            return Place(0, 0, "", 0, 0, 0, entry.code, entry.name, entry.place, "name", CLUB)
    return None


def of_league(mentions: Mentions, rows: dict[int, list[Title]], homes: list[tuple[Title, Place]]) -> Place | None:
    """Russia, for the other clubs of a text that tells of many of them and of no town before."""
    told: list[Title] = []
    for row in rows.values():
        told += [title for title in row if not any(same(title, one) for one in told)]
    if len(told) < TABLE or any(not str(home.code).startswith(RUSSIA) for _, home in homes):
        return None
    first = next(iter(mentions.places), None)
    if first is None or (first.form == "adjective" and first.code != RUSSIA) or first.code == RUSSIA:
        return Place(0, 0, "", 0, 0, 0, RUSSIA, load().names[RUSSIA], None, "name", LEAGUE)
    return None


def home_of(title: Title, homes: list[tuple[Title, Place]]) -> Place | None:
    """The place of a title that the text places anywhere."""
    return next((home for one, home in homes if same(title, one)), None)


def same(one: Title, other: Title) -> bool:
    """Whether two titles are forms of one."""
    return len(one.words) == len(other.words) and all(map(alike, one.words, other.words))


def alike(one: str, other: str) -> bool:
    """Whether two words differ in their endings only: «Волна», «Волну»."""
    shared = max(STEM, min(len(one), len(other)) - ENDING)
    return one[:shared] == other[:shared] and abs(len(one) - len(other)) <= ENDING


def at_title(mentions: Mentions, index: int, title: Title, home: Place) -> Place:
    """The place that a title stands for, where it stands."""
    tokens = mentions.document.sentences[index].tokens
    start, end = tokens[title.first].start, tokens[title.last - 1].end
    text, rule = mentions.document.text[start:end], LEAGUE if home.rule == LEAGUE else CLUB
    return Place(start, end, text, index, title.first, title.last, home.code, home.name, home.place, "name", rule)
