"""Reads a scene; yields territories known by their head: «Судогодский район», «Тульская и Калужская области».

The adjective need not be in the gazetteer: a district takes its subject from the words after it or from the article.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractor.language import Token
from extractor.lexicon import read_table
from extractor.lexicon.gazetteer import RUSSIA, Entry, Reading, load
from extractor.lexicon.toponyms import fold
from extractor.memo import Memo
from extractor.mentions.places.endings import base, titled
from extractor.mentions.places.found import Found
from extractor.mentions.places.frame import DISTRICT
from extractor.mentions.places.kinds import HEAD, Head, heads, words_of
from extractor.mentions.places.scene import Scene

FEMININE = ("ой", "ая", "ую")
OBLAST = "область"
FEDERAL = "федеральный округ"
NAMED = 3  # words from «улицах» to one of several names
DISTRICT_ADJECTIVES = ("ский", "цкий")
ALONE_BEFORE = ("VERB", "CCONJ", "ADP", "PART", "ADV")  # «в Левашинском лишь пять»
BIG = 100_000  # a town so large that an adjective alone is its name, not that of a district
VERBAL = ("ение", "ание")  # of nouns: «Население района», «Здание округа»
FIGURE = 5  # words from a dash to the end of its figure: «– 4,5 тысячи тонн»
LONGEST = 8  # adjectives in a list before one head


class Known(NamedTuple):
    """The last head noun read, and the paragraph that it stood in."""

    head: Head
    block: int


@cache
def subjects_by_adjective() -> dict[tuple[str, str], Entry]:
    """(adjective, head) of full names: («тульский», «область») → Tula's entry; («ошский», «область») → that of Osh."""
    found: dict[tuple[str, str], Entry] = {}
    named = [(entry.place or entry.name, entry) for entry in (*regions(), *load().subjects.values(), *areas())]
    former = (row for row in read_table("places/subjects") if row["variants"])  # «в Читинской и Тульской областях»
    named += [(name, load().subjects[row["code"]]) for row in former for name in row["variants"].split("|")]
    for name, entry in named:
        words = fold(name).split()
        head = heads().get(" ".join(words[1:]))
        if head:
            found[base(words[0]) or words[0], head.name] = entry
    return found


@cache
def sites() -> dict[tuple[str, str], Entry]:
    """(adjective, head) of reserves, power stations, works: («керженский», «заповедник») → the entry of its subject."""
    rows = ((row, adjective) for row in read_table("places/sites") for adjective in row["adjectives"].split("|"))
    names = load().names
    return {
        (adjective, row["head"]): Entry("site", row["code"], names.get(row["code"], ""), None, 0, "")
        for row, adjective in rows
    }


@cache
def districts() -> dict[str, tuple[tuple[str, ...], str]]:
    """The adjectives of districts → the subjects that have one, and "word" where many a town may have one."""
    found = {}
    for row in read_table("places/districts"):
        codes = f"{row['subjects']}|{row['in_town']}".strip("|").split("|")
        found[fold(row["adjective"])] = tuple(dict.fromkeys(codes)), "word" if row["common"] else ""
    return found


def listed_districts(adjective: str, title: str) -> Iterator[Entry]:
    """The districts that an adjective may name, one for each subject; «советский» says little, «судогодский» all."""
    codes, also = districts().get(adjective, ((), ""))
    return (Entry("district", code, load().names[code], title, 0, also) for code in codes)


def regions() -> Iterator[Entry]:
    """The entries of other countries' regions whose name is an adjective and a head."""
    for row in read_table("places/foreign_regions"):
        if row["name"].count(" ") == 1:
            yield Entry("region", row["code"], row["name"], None, 0, "")


def areas() -> Iterator[Entry]:
    """The federal districts' entries."""
    for row in read_table("places/areas"):
        yield Entry("area", row["code"] or None, load().names.get(row["code"], ""), row["name"], 0, "")


def head_at(scene: Scene, at: int) -> Head | None:
    """The head noun that begins there, the longer one first."""
    return heads().get(f"{scene.word(at)} {scene.word(at + 1)}") or heads().get(scene.word(at))


def adjective_at(scene: Scene, at: int) -> str | None:
    """The base of a capitalised adjective there that may name a territory; «Прокуратурой района» is a noun."""
    found = ADJECTIVES[scene.words[at]] if scene.capital(at) else None
    noun = found and scene.opens(at) and found not in districts() and scene.tokens[at].pos == "NOUN"
    return None if noun else found


def _adjective(word: str) -> str | None:
    if word.endswith(VERBAL):
        return None
    found = base(word)
    if found and found not in districts() and (other := found[:-2] + "ой") in districts():
        return other
    return None if found in words_of("barriers", "side", "nameless") else found


ADJECTIVES = Memo(_adjective)


def _may_stand_alone(word: str) -> bool:
    """Whether an adjective may name a district without a head noun: «Калининский район – 231, Самойловский – 188»."""
    adjective = ADJECTIVES[word]
    if adjective is None:
        return False
    known = adjective in districts() or (adjective, FEDERAL) in subjects_by_adjective()
    return known or adjective.endswith(DISTRICT_ADJECTIVES)


ALONE = Memo(_may_stand_alone)


def listed(scene: Scene, at: int) -> Iterator[int]:
    """The adjectives of «Тульская (5), Калужская и Орловская» that end before `at`, from right to left."""
    for _ in range(LONGEST):
        at = before_brackets(scene, at - 1)
        if adjective_at(scene, at) is None:
            return
        yield at
        at = before_brackets(scene, at - 1)
        if scene.word(at) not in (",", "и", "или"):
            return


def before_brackets(scene: Scene, at: int) -> int:
    """The word before a pair of brackets that ends there, or a dash and the figure behind it, else `at`."""
    if scene.word(at) != ")":
        return before_figure(scene, at)
    return next((before - 1 for before in range(at - 1, max(0, at - 8), -1) if scene.word(before) == "("), at)


def before_figure(scene: Scene, at: int) -> int:
    """«в Тульском – 62 процента, Ясном – 59 | и Чернском районах»: the word before the dash."""
    last = scene.token(at)
    if last is None or scene.capital(at) or not ends_figure(last):
        return at
    dash = next((before for before in range(at, max(0, at - FIGURE), -1) if scene.word(before) == "-"), at)
    return dash - 1 if dash < at and scene.word(dash + 1)[:1].isdigit() else at


def ends_figure(last: Token) -> bool:
    """«59», «62 процента», «4 %»."""
    return last.pos in ("NOUN", "NUM") or last.text[0].isdigit() or last.text == "%"


def territory(scene: Scene, at: int, head: Head, last: int) -> Found | None:
    """The territory that one adjective and a head name."""
    adjective = adjective_at(scene, at)
    if adjective is None:
        return None
    single = head.kind.rstrip("s")
    entry = (sites() if single == "site" else subjects_by_adjective()).get((adjective, head.name))
    if head.name == "округ" and single != "subject":  # «в Приволжском округе»
        entry = entry or subjects_by_adjective().get((adjective, FEDERAL))
    if single != "district" and entry is None:
        return None
    title = None if entry else titled(adjective, scene.tokens[at].text, head)
    entries = (entry,) if entry else tuple(listed_districts(adjective, title or ""))
    return Found(scene.sentence.index, at, last, entries, "name", f"{single}-by-head", title=title)


def find_territories(scene: Scene, known: Known | None = None) -> list[Found]:
    """Every territory named by an adjective and a head noun; `known`: the last head before the sentence."""
    starts, past = scene.where(HEAD), 0
    found: list[Found] = []
    for at in _likely(scene, starts, known):
        head = head_at(scene, at) if at in starts and at >= past else None
        if head is not None:
            named = list(_headed(scene, at, head))
            found, past = [*found, *named], at + head.length
            if named or head.kind != "site":  # «на заводе» says nothing of «в Левашинском – пять»
                entries = [one.entries[0] for one in named if one.entries]
                federal = any([entry.kind == "area" and entry.code == RUSSIA for entry in entries])
                known = Known(heads()[FEDERAL] if federal else head, scene.sentence.block)
        elif known and ALONE[scene.words[at]] and (one := elliptic(scene, at, known, alike(scene, at, found))):
            found.append(one)
    if len(found) < 2:
        return found
    return list({one.first: one for one in found}.values())  # «Тульский (5), … районы»: the head behind says more


def _likely(scene: Scene, starts: Sequence[int], known: Known | None) -> list[int]:
    """Where heads stand, and adjectives that may name a territory without one, once a head has been read."""
    first = 0 if known else starts[0]
    rest = scene.tokens[first:]
    alone = [token.index for token in rest if token.text[0].isupper() and ALONE[scene.words[token.index]]]
    return sorted({*starts, *alone}) if alone else list(starts)


def _headed(scene: Scene, at: int, head: Head) -> Iterator[Found]:
    """The territories of the adjectives before a head noun."""
    adjectives = list(listed(scene, at))
    if head.kind.endswith("s") and len(adjectives) == 1:
        return  # «тульские районы»: those of Tula; «Котельные районов»: two words
    for place in adjectives:
        last = at + head.length if place == at - 1 else place + 1
        if found := territory(scene, place, head, last):
            yield found


def last_head(scene: Scene) -> Head | None:
    """The last head noun of a sentence: «По районам картина такая: …» goes on in the next."""
    for at in reversed(scene.where(HEAD)):
        head = head_at(scene, at)
        if head and head.kind != "site":
            return head
    return None


def named_at(scene: Scene, at: int) -> list[Reading]:
    """The towns named there; «в Павловском – 9, Бийском – 12» among districts is no instrumental of a town."""
    named = [reading for reading in load().readings(scene.words[at]) if reading.form == "name"]
    item = scene.word(at - 1) in (",", ";", "и") and scene.word(at + 1) in ("-", "(")
    if not item and scene.word(at - 1) != "в":
        return named
    return [reading for reading in named if reading.cases != "i"]


def single(scene: Scene, at: int) -> bool:
    """Whether no other word shares the name that stands there."""
    name = scene.covering[at]
    return name is None or name.last - name.first == 1


def district_or_town(scene: Scene, at: int, head: Head) -> Found | None:
    """«в Октябрьском»: a district of many towns, or the town of that name, as the article's subject has them."""
    found = territory(scene, at, head, at + 1)
    towns = [reading.entry for reading in named_at(scene, at)]
    if found:
        found.entries += tuple([town for town in towns if town.population >= BIG])
    return found


def alike(scene: Scene, at: int, found: Sequence[Found]) -> bool:
    """«в Калининском районе три, две — в Октябрьском»: «в» stands before it as before a district of its sentence."""
    placed = scene.word(at - 1) == "в" and ADJECTIVES[scene.words[at]] in districts()
    return placed and any([one.rule == DISTRICT and scene.word(one.first - 1) == "в" for one in found])


def elliptic(scene: Scene, at: int, known: Known, as_before: bool = False) -> Found | None:
    """«Калининский район – 231, Самойловский – 188»; «в Тульской области 5, в соседней Омской – 7»."""
    after, adjective, head = scene.token(at + 1), adjective_at(scene, at) or "", known.head
    plain = adjective.endswith(DISTRICT_ADJECTIVES) and known.block == scene.sentence.block
    if head.name == FEDERAL:
        if (adjective, FEDERAL) in subjects_by_adjective():
            return territory(scene, at, head, at + 1)  # «в Сибирском федеральном округе – 11, в Дальневосточном – 12»
        if scene.words[at].endswith(FEMININE) and scene.word(at + 1) in ("-", "("):
            return territory(scene, at, heads()[OBLAST], at + 1)  # «по Сибирскому округу первой: в Томской (5)»
    before = scene.words[max(0, at - NAMED) : at]
    street = not words_of("barriers", "side", "street").isdisjoint(before)  # «на улицах Мира и Агаповской»
    if street or scene.titled[at] or not (plain or adjective in districts()):
        return None  # «в хозяйстве «Ильинское»» is no district
    if after and after.text[:1].isalpha() and after.pos not in ALONE_BEFORE:
        return None
    if any([reading.entry.population >= BIG for reading in named_at(scene, at)]):  # «Петропавловск-Камчатский»
        return district_or_town(scene, at, head) if as_before else None
    item = scene.word(at + 1) in ("-", "(")  # in a list natasha takes «Самойловский – 188» for a person
    own = districts().get(adjective, ((), "word"))[1] == "" and single(scene, at)  # no surname: «У Юринского, …»
    ends = scene.word(at + 1) in ("и", ",", ".") and (adjective, head.name) not in subjects_by_adjective()
    if (ends or scene.type_of(at) == "PER") and not (own or item or as_before):
        return None
    return territory(scene, at, head, at + 1)
