"""Reads a figure's sentence; yields whether what stands between a place and the figure parts them.

A contrast does, a report («осмотрел …, и сообщил, что …»), words that speak of the whole again («у нас»), and after
a place that is no part of what the article is about a new subject.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from extractor.language import Token
from extractor.linking.changes import directions
from extractor.linking.clauses import Site
from extractor.linking.signals import phrases
from extractor.mentions.places.kinds import setting

CONTRAST = frozenset(("а", "но", "тогда", "хотя", "чем", "зато", "однако"))
AGENCY = 5  # words of the longest name of an agency
MARKS = ",;—–"
SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


def contrasted(site: Site, start: int) -> bool:
    """Whether a contrast comes between `start` and the figure: «…, но полутора миллионам этого мало»."""
    if site.scene.words.isdisjoint(CONTRAST):
        return False
    for token in site.tokens[start : site.first]:
        if token.lower in CONTRAST and (token.index == 0 or site.tokens[token.index - 1].text in MARKS):
            if token.lower != "чем" or not goes_back(site.tokens[token.index : site.first]):
                return not then(site.tokens[token.index : site.first])
    return False


def goes_back(words: tuple[Token, ...]) -> bool:
    """«на 5 % больше, чем в Калуге, и на 7 % меньше, …»: behind the comparison the clause before goes on."""
    return any(one.text == "," and other.lower == "и" for one, other in pairwise(words))


def then(words: tuple[Token, ...]) -> bool:
    """«…, тогда как десять лет назад»: a contrast of times, not of places."""
    return any(token.lower in setting("earlier") for token in words)


def reported(site: Site, start: int) -> bool:
    """«посетил Тосно и сообщил, что построили 15 школ»: another deed of his, and what he said."""
    if "что" not in site.scene.words:
        return False
    words = site.tokens[start : site.first]
    for one, other, third in zip(words, words[1:], words[2:], strict=False):
        if one.pos == "VERB" and other.text == "," and third.lower == "что":
            return any(token.lower == "и" and beside(words, token, one) for token in words)
    return False


def beside(words: tuple[Token, ...], joint: Token, verb: Token) -> bool:
    """Whether «и» stands right before a verb."""
    return bool(words) and joint.index + 1 == verb.index


def new_subject(site: Site, start: int) -> bool:
    """«покупают в Италии по 4 евро, гектар такого сада обходится в 5 млн»: after a mark another thing is spoken of."""
    marks = [token.index for token in site.tokens[start : site.first] if token.text in MARKS]
    if not marks or not any(token.rel in SUBJECTS for token in site.tokens[marks[0] : site.first]):
        return False
    parts = [part for part in site.scene.segments[: site.home] if part.last >= start]
    # «В Италии, по данным журнала, гектар стоит …» is one clause
    return any(site.scene.predicates(part) or site.scene.numbered(part) for part in parts)


def returning(site: Site) -> bool:
    """«У нас – 10,9», «на ремонт муниципальных улиц»: the figure's own stretch, or the one before, is of the whole."""
    if "returns" not in site.scene.signals:
        return False
    parts = site.scene.segments[max(0, site.home - 1) : site.home + 1]
    first = parts[0].first if site.segment.opener in ("—", "–", "-") else site.segment.first
    others = [at for at in range(site.last, site.segment.last) if at in site.scene.slots]
    return says(site, "returns", first, min(others, default=site.segment.last))


def nationwide(site: Site) -> bool:
    """«на всей сети РЖД», «740 магазинов в 38 регионах»: in the figure's clause."""
    if not site.scene.words.isdisjoint(setting("regions")):
        if any(counts_regions(site.tokens, at) for at in range(site.segment.first, site.segment.last)):
            return True
    if given_to_all(site):
        return True
    if "nationwide" not in site.scene.signals:
        return False
    parts = site.scene.segments[max(0, site.home - 2) : site.home + 1]
    return says(site, "nationwide", parts[0].first, site.segment.last)


def given_to_all(site: Site) -> bool:
    """«регионам выделят 100 млрд», «Регионы получат …»: those of the whole country, not «соседним регионам»."""
    if site.scene.words.isdisjoint(setting("all_regions")):
        return False
    for part in site.clause:
        for token in site.tokens[part.first : part.last]:
            before = site.token(token.index - 1)
            alone = token.index == part.first or (before is not None and before.pos not in ("ADJ", "ADP", "DET", "NUM"))
            if token.lower in setting("all_regions") and alone and token.rel not in ("conj", "nmod"):
                return True
    return False


def worldwide(site: Site) -> bool:
    """«В мире добывают 8 млрд тонн», «Мировой спрос вырос до …»: in the figure's clause; not «второй в мире»."""
    if "worldwide" not in site.scene.signals:
        return False
    return any(says(site, "worldwide", part.first, part.last, is_adverbial) for part in site.clause)


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
        return before is not None and before.lemma in directions("change_nouns")
    return case in ("Nom", "Loc") or noun.rel == "nsubj"


def counts_regions(tokens: Sequence[Token], at: int) -> bool:
    """«магазины в 38 регионах»: what is told of is all over the country."""
    counted = at > 1 and tokens[at - 1].text.isdigit() and tokens[at - 2].lower == "в"
    return counted and tokens[at].lower in setting("regions")


def counts_towns(tokens: Sequence[Token], at: int) -> bool:
    """«цены в 70 городах страны»."""
    if not 0 < at < len(tokens) - 1 or tokens[at].lower not in setting("towns"):
        return False
    return tokens[at - 1].text.isdigit() and tokens[at + 1].lower in setting("federation")


def says(site: Site, table: str, first: int, last: int, fits: Callable[[Site, int, int], bool] | None = None) -> bool:
    """Whether a phrase of a table stands among these words, and fits there."""
    known = phrases(table)
    for token in site.tokens[first:last]:
        for words in known.get(token.lower, ()):
            end = token.index + len(words)
            if tuple(t.lower for t in site.tokens[token.index : end]) == words:
                if fits is None or fits(site, token.index, end):
                    return True
    return False


def federal_subject(site: Site) -> bool:
    """«Агентство по страхованию вкладов выплатило 8 млрд»: a body of the whole country opens the sentence."""
    found = phrases("agencies").get(site.tokens[0].lower)
    if not found:
        return False
    words = tuple([token.lower for token in site.tokens[:AGENCY]])
    named = any(words[: len(phrase)] == phrase for phrase in found)
    return named and not any(token.lower in setting("here") for token in site.tokens[: site.first])
