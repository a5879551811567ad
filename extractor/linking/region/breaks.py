"""Reads a figure's sentence; yields whether what stands between a place and the figure parts them.

A contrast does, a report («осмотрел …, и сообщил, что …»), words that speak of the whole again («у нас»), and after
a place that is no part of what the article is about a new subject.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extractor.language import Token
from extractor.linking.changes import directions
from extractor.linking.clauses import Site
from extractor.linking.region.setting import holds
from extractor.linking.scenes import Segment
from extractor.linking.signals import phrases
from extractor.mentions.places.kinds import setting

CONTRAST = frozenset(("а", "но", "тогда", "хотя", "чем", "зато", "однако"))
AGENCY = 5  # words of the longest name of an agency
MARKS = ",;—–"
TELLING = 4  # words behind a country in which its authorities tell
PRODUCT = "ввп"
SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


def contrasted(site: Site, start: int, strict: bool = False) -> bool:
    """Whether a contrast comes between `start` and the figure: «…, но полутора миллионам этого мало».

    `strict`: «а» parts them even where no other place is named behind it.
    """
    if site.scene.words.isdisjoint(CONTRAST):
        return False
    for token in site.tokens[start : site.first]:
        if token.lower in CONTRAST and (token.index == 0 or site.tokens[token.index - 1].text in MARKS):
            if token.lower in ("а", "но") and not strict and (goes_on(site, token.index) or token.lower == "а"):
                if not elsewhere(site, token.index):
                    continue
            if token.lower != "чем" or not goes_back(site.tokens[token.index : site.first]):
                # «…, тогда как десять лет назад»: a contrast of times, not of places
                return not any(one.lower in setting("earlier") for one in site.tokens[token.index : site.first])
    return False


def goes_on(site: Site, start: int) -> bool:
    """«Непал нарастил поставки, но остался на втором месте»: the same subject, with another verb."""
    after = site.tokens[start + 1 : start + 2]
    return bool(after) and after[0].pos == "VERB" and after[0].feats.get("VerbForm") == "Fin"


def elsewhere(site: Site, start: int) -> bool:
    """«…, а остальные тащат до 6 млн»; but «В Уфе дешёвую дачу сдают за 9 тысяч, а самую дорогую – за 60»."""
    words = site.tokens[start : site.segment.last]
    told = any(token.index in site.scene.places for token in words)
    return told or any(token.lemma in setting("rest") for token in words)


def goes_back(words: tuple[Token, ...]) -> bool:
    """«на 5 % больше, чем в Калуге, и на 7 % меньше, …»: behind the comparison the clause before goes on."""
    return any(one.text == "," and other.lower == "и" for one, other in pairwise(words))


def reported(site: Site, start: int) -> bool:
    """«посетил Тосно и сообщил, что построили 15 школ»: another deed of his, and what he said."""
    if "что" not in site.scene.words:
        return False
    words = site.tokens[start : site.first]
    for one, other, third in zip(words, words[1:], words[2:], strict=False):
        if one.pos == "VERB" and other.text == "," and third.lower == "что":
            return any(token.lower == "и" and token.index + 1 == one.index for token in words)
    return False


def new_subject(site: Site, start: int) -> bool:
    """«покупают в Италии по 4 евро, гектар такого сада обходится в 5 млн»: after a mark another thing is spoken of."""
    marks = [token.index for token in site.tokens[start : site.first] if token.text in MARKS]
    if not marks or not any(token.rel in SUBJECTS for token in site.tokens[marks[0] : site.first]):
        return False
    parts = [part for part in site.scene.segments[: site.home] if part.last >= start]
    # «В Италии, по данным журнала, гектар стоит …» is one clause
    return any(site.scene.predicates(part) or site.scene.numbered(part) for part in parts)


def told_by(site: Site, start: int) -> bool:
    """«Власти Перу сообщили, что …»: what those of a country tell right behind it is of the same."""
    words = [token.lower for token in site.tokens[start : start + TELLING]]
    return site.tokens[start].pos == "VERB" and any((one, other) == (",", "что") for one, other in pairwise(words))


def returning(site: Site) -> bool:
    """«У нас – 10,9», «на ремонт муниципальных улиц»: the figure's own stretch, or the one before, is of the whole."""
    if "returns" not in site.scene.signals:
        return False
    parts = site.scene.segments[max(0, site.home - 1) : site.home + 1]
    first = parts[0].first if site.segment.opener in ("—", "–", "-") else site.segment.first
    others = [at for at in range(site.last, site.segment.last) if at in site.scene.slots]
    return says(site, "returns", first, min(others, default=site.segment.last), is_last_place)


def is_last_place(site: Site, first: int, last: int) -> bool:
    """Not «ниже всего из районов области в Ясном: 26 %»: no name of a place comes between it and the figure."""
    named = (at for at in site.scene.places if last < at < site.first)
    return site.tokens[first].lower == "у" or not any(site.tokens[at].text[0].isupper() for at in named)


def nationwide(site: Site) -> bool:
    """«на всей сети РЖД», «740 магазинов в 38 регионах»: in the figure's clause."""
    if "regions" in site.scene.signals:
        if any(counts_regions(site.tokens, at) for at in range(site.segment.first, site.segment.last)):
            return True
    if "all_regions" in site.scene.signals and given_to_all(site):
        return True
    if "nationwide" not in site.scene.signals:
        return False
    parts = site.scene.segments[max(0, site.home - 2) : site.home + 1]
    return says(site, "nationwide", parts[0].first, site.segment.last)


def given_to_all(site: Site) -> bool:
    """«регионам выделят 100 млрд», «Регионы получат …»: those of the whole country, not «соседним регионам».

    «Регионы закупают тульские пряники – 300 тонн» is of who sells.
    """
    if not any(gives(site, part) for part in site.clause):
        return False
    for part in site.clause:
        for token in site.tokens[part.first : part.last]:
            before = site.token(token.index - 1)
            alone = token.index == part.first or (before is not None and before.pos not in ("ADJ", "ADP", "DET", "NUM"))
            if token.lower in setting("all_regions") and alone and token.rel not in ("conj", "nmod"):
                return True
    return False


def gives(site: Site, part: Segment) -> bool:
    """Whether a word of giving or getting stands there, or the dative of those to whom nothing is sold."""
    words = site.tokens[part.first : part.last]
    if holds(words, "giver", "giving", "arriving", "power", "grant"):
        return True
    named = (token for token in words if token.lower in setting("all_regions"))
    return any(token.feats.get("Case") == "Dat" for token in named) and not holds(site.tokens, "sent", "trade")


def worldwide(site: Site) -> bool:
    """«В мире добывают 8 млрд тонн», «Мировой спрос вырос до …»: in the figure's clause; not «второй в мире»."""
    if "worldwide" not in site.scene.signals:
        return False
    return any(says(site, "worldwide", part.first, part.last, is_adverbial) for part in site.clause)


def worldwide_at(tokens: Sequence[Token]) -> bool:
    """«Рост мировой экономики оценили в 3 %», «Число беженцев в мире …»: whether a sentence speaks of all the world."""
    for at, end in phrases_among("worldwide", tokens, 0, len(tokens)):
        before = tokens[at - 1] if at else None
        if tokens[at].pos == "ADJ":
            return of_the_whole(before, tokens[end - 1])
        return before is None or before.feats.get("Case") == "Gen"
    return False


def is_adverbial(site: Site, first: int, last: int) -> bool:
    """Whether the phrase there is of the whole clause: no rank of something, no part of what is whole."""
    before, noun = site.token(first - 1), site.tokens[last - 1]
    if site.tokens[first].pos == "ADJ":
        return of_the_whole(before, noun)
    return (
        before is None
        or before.text in MARKS
        or before.pos not in ("ADJ", "PROPN")
        and (before.pos != "NOUN" or first - site.last in (1, 2))
    )


def of_the_whole(before: Token | None, noun: Token) -> bool:
    """«Мировые цены», «в мировом прокате», «спад мирового ВВП», but «доля мирового экспорта»."""
    case = noun.feats.get("Case")
    if case == "Gen":
        return before is not None and (before.lemma in directions("change_nouns") or before.lower == PRODUCT)
    return case in ("Nom", "Loc") or noun.rel == "nsubj"


def counts_regions(tokens: Sequence[Token], at: int) -> bool:
    """«магазины в 38 регионах»: what is told of is all over the country."""
    first = at
    while first > 0 and (tokens[first - 1].text.isdigit() or tokens[first - 1].pos == "NUM"):
        first -= 1
    return 0 < first < at and tokens[first - 1].lower == "в" and tokens[at].lower in setting("regions")


def counts_towns(tokens: Sequence[Token], at: int) -> bool:
    """«цены в 70 городах страны»."""
    if not 0 < at < len(tokens) - 1 or tokens[at].lower not in setting("towns"):
        return False
    return tokens[at - 1].text.isdigit() and tokens[at + 1].lower in setting("federation")


def says(site: Site, table: str, first: int, last: int, fits: Callable[[Site, int, int], bool] | None = None) -> bool:
    """Whether a phrase of a table stands among these words, and fits there."""
    for at, end in phrases_among(table, site.tokens, first, last):
        if fits is None or fits(site, at, end):
            return True
    return False


def phrases_among(table: str, tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Where phrases of a table stand that begin among some words."""
    known = phrases(table)
    for token in tokens[first:last]:
        for words in known[token.lower] if token.lower in known else ():
            end = token.index + len(words)
            if tuple([one.lower for one in tokens[token.index : end]]) == words:
                yield token.index, end


def federal_subject(site: Site) -> bool:
    """«Агентство по страхованию вкладов выплатило 8 млрд»: a body of the whole country opens the sentence."""
    found = phrases("agencies").get(site.tokens[0].lower)
    if not found:
        return False
    words = tuple([token.lower for token in site.tokens[:AGENCY]])
    named = any(words[: len(phrase)] == phrase for phrase in found)
    return named and not any(token.lower in setting("here") for token in site.tokens[: site.first])
