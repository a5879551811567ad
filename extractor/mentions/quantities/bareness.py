"""Reads a draft in its scene; yields whether anything is counted behind it, before it, or by the words around it."""

from functools import cache, lru_cache

from extractor.lexicon import read_table
from extractor.memo import FEW
from extractor.mentions.quantities.lists import starts, stems, words
from extractor.mentions.quantities.modifiers import PREPOSITIONS
from extractor.mentions.quantities.scene import ONE, Draft, Scene

_FOLLOWS = frozenset("ADP CCONJ SCONJ VERB PUNCT PART ADV AUX PRON INTJ".split())
_WIDE = frozenset("money share count".split())
_NOTHING = "nothing"  # no word before says anything, of this topic or another
_OPENS = frozenset("«“„/№")


def is_open(draft: Draft) -> bool:
    """A number without a unit that may take one."""
    return draft.kind == "count" and draft.unit is None and not draft.borderline and draft.open and not draft.own


def is_bare(scene: Scene, draft: Draft) -> bool:
    """Whether nothing that it could count follows the number."""
    atom = scene.atom(draft.last)
    if atom is None:
        return scene.norm(draft.last - 1) != "." or not scene.goes_on()
    if atom.kind == "sign":
        return atom.norm not in _OPENS and (atom.norm != '"' or atom.glued)
    if atom.kind == "digits" or scene.capitals(draft.last):
        return False
    return _counts_nothing(scene, draft)


def _counts_nothing(scene: Scene, draft: Draft) -> bool:
    """Whether the word behind the number is no noun, or one that it cannot count."""
    word, genitive = scene.norm(draft.last), scene.has(draft.last, "gent")
    if word in words("earlier") or word in words("compared") or (scene.capital(draft.last) and not genitive):
        return True
    token = scene.token(draft.last)
    if token is None or token.pos in _FOLLOWS:
        return token is not None and "Case" not in token.feats  # «восемь миллионов отдыхающих» is a participle
    return draft.decimal and token.pos == "NOUN" and not genitive


def counts_money(scene: Scene, draft: Draft) -> bool:
    """«310 млн собственных средств»: what follows is money, whatever its currency."""
    at = draft.last + scene.has(draft.last, "ADJF", "gent")
    return draft.scale > ONE and scene.norm(at).startswith(starts("money_nouns"))


def priced(scene: Scene, draft: Draft) -> bool:
    """«сделали аллею за 29 миллионов», «ждут на 112 тысяч»: not «перевалило за 8 тысяч», «вырос на 8 тысяч»."""
    preposition = scene.norm(draft.first - 1)
    if draft.scale == ONE or draft.modifier == "above" or preposition not in ("за", "на", "по"):
        return False
    if preposition == "по":  # «дают по 15 тысяч в месяц»
        return scene.norms(draft.last, 2) == ("в", "месяц")
    if scene.norm(draft.last) in words("compared"):
        return False
    return preposition == "за" or not scene.mentions(stems("change_words"))


def acts(scene: Scene, draft: Draft) -> bool:
    """«21 пострадал», «12 погибли»: the number is who does it."""
    token = scene.token(draft.last)
    opens = scene.norm(draft.first - 1) in ("", ",", "и", "а", "еще", ".", "—", "–", ":", "«", "(")
    return token is not None and token.pos == "VERB" and opens


@cache
def _topics() -> dict[str, str]:
    return {row["stem"]: row["topic"] for row in read_table("quantities/topics")}


@lru_cache(FEW)
def topic_of(word: str) -> str:
    """What a word says a number near it is: the longest stem of topics.tsv that begins it."""
    topics = _topics()
    if word + "." in topics:
        return topics[word + "."]
    ends = range(len(word), 2, -1)
    return next((topics[word[:end]] for end in ends if word[:end] in topics), "")


def topic(scene: Scene, draft: Draft) -> str:
    """The topic that the clause before the number sets: money, share, count, or the dimension of the first number."""
    said = scene.topics.get(draft.first)
    if said is None:
        said = scene.topics[draft.first] = _said_before(scene, draft.first)
    return said if said != _NOTHING else "money" if counts_money(scene, draft) else ""


def _said_before(scene: Scene, first: int) -> str:
    """The topic set before an atom: "" where the clause ends before, _NOTHING where no word says any."""
    numbers = False
    for at in range(first - 1, max(-1, first - 25), -1):
        if (scene.ends_clause(at) and at < first - 1) or scene.norm(at) == "(":
            return ""
        found = topic_of(scene.norm(at))
        if found and found != "none":
            return found if found in _WIDE or not numbers else ""
        numbers = numbers or scene.kind(at) == "digits"
    return _NOTHING


def genitive_opens(scene: Scene, draft: Draft, limit: int) -> bool:
    """«Жалоб поступило двадцать три»: a counted noun, which no noun or number governs, stands before in the clause."""
    for at in range(draft.first - 1, max(limit, draft.first - 8), -1):
        if scene.ends_clause(at):
            return False
        plural = scene.has(at, "NOUN", "plur", "gent") or scene.has(at, "Subx", "plur", "gent")
        if plural and not _governed(scene, at) and topic_of(scene.norm(at)) != "money":
            return True
    return False


def _governed(scene: Scene, at: int) -> bool:
    while scene.norm(at - 1) == "-" and scene.glued(at):  # «у соседей-ямальцев»
        at -= 2
    before = scene.norm(at - 1)
    noun = scene.has(at - 1, "NOUN") or scene.has(at - 1, "ADJF")
    return noun or before in PREPOSITIONS or scene.kind(at - 1) == "digits" or before == "."
