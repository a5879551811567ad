"""Reads a draft in its scene; yields whether anything is counted behind it, before it, or by the words around it."""

from functools import cache

from extractor.language import Token
from extractor.lexicon import read_table
from extractor.memo import Memo
from extractor.mentions.quantities.lists import starts, words
from extractor.mentions.quantities.modifiers import PREPOSITIONS
from extractor.mentions.quantities.paying import of_each
from extractor.mentions.quantities.scene import ONE, Draft, Scene
from extractor.mentions.types import Per

_FOLLOWS = frozenset("ADP CCONJ SCONJ VERB PUNCT PART ADV AUX PRON INTJ".split())
_WIDE = frozenset("money share count".split())
_NOTHING = "nothing"  # no word before says anything, of this topic or another
CLAUSE_MARKS = frozenset(";!?:,(")
_FIVE, _TEENS = 5, (11, 14)  # «пять домов», «одиннадцать домов», but «два дома», «двадцать два дома»
MILLION = 10**6
_OPENS = frozenset("«“„/№")


def is_open(draft: Draft) -> bool:
    """A number without a unit that may take one; «11,5 на тысячу жителей» is no more than it says."""
    if draft.per is not None and draft.per.value > ONE and not (draft.scale > ONE and _for_persons(draft.per)):
        return False
    return draft.unit is None and draft.open and draft.kind == "count" and not draft.own and not draft.borderline


def _for_persons(per: Per) -> bool:
    """«150 тысяч на двоих»: a price, whatever it is in"""
    return per.head == "человек" and per.value <= _FIVE


def is_bare(scene: Scene, draft: Draft) -> bool:
    """Whether nothing that it could count follows the number."""
    kind, norm = scene.atoms.kinds[draft.last], scene.row[draft.last]
    if not kind:
        return scene.row[draft.last - 1] != "." or not scene.goes_on()
    if kind == "sign":
        return norm not in _OPENS and (norm != '"' or scene.glued(draft.last))
    if kind == "digits" or scene.capitals(draft.last):
        return False
    return _counts_nothing(scene, draft)


def _counts_nothing(scene: Scene, draft: Draft) -> bool:
    """Whether the word behind the number is no noun, or one that it cannot count."""
    word, genitive = scene.row[draft.last], scene.has(draft.last, "gent")
    if word in words("earlier") or word in words("compared") or (scene.capital(draft.last) and not genitive):
        return True
    if scene.row[draft.first - 1] == "из" and scene.has(draft.last, "PRTF", "plur"):
        return not scene.has(draft.last + 1, "NOUN")  # «31 км сетей из 58 запланированных»
    token = scene.token(draft.last)
    if token is not None and token.pos == "ADV" and scene.has(draft.last + 1, "PRTF", "plur", "gent"):
        return False  # «1,4 тысячи социально ориентированных организаций»
    if token is None or token.pos in _FOLLOWS:
        if token is not None and token.pos == "PRON":
            return token.feats.get("Case") in (None, "Nom")  # «800 тысяч он занял у соседа»
        return token is not None and "Case" not in token.feats  # «восемь миллионов отдыхающих» is a participle
    if token.pos != "NOUN":
        return token.pos == "ADJ" and draft.scale > ONE and not genitive and _acts_itself(scene, draft)
    return draft.decimal and not genitive or draft.scale > ONE and _acts_itself(scene, draft) or weighs(scene, draft)


def _acts_itself(scene: Scene, draft: Draft) -> bool:
    """«90 млн хозяин добавит», «за 3 миллиона сверлильный станок»: a nominative that no number counts."""
    at = draft.last
    at += scene.has(at, "ADJF") and not scene.has(at, "gent")
    return scene.has(at, "NOUN", "nomn") and not scene.has(at, "gent")


def weighs(scene: Scene, draft: Draft) -> bool:
    """«сорок тонн сена и шесть овса»: of five and more a genitive singular counts nothing, a unit is left out."""
    if draft.value is None or draft.scale > ONE or _is_paucal(draft) or scene.capital(draft.last):
        return False
    at = draft.last
    single = scene.has(at, "NOUN", "gent", "sing") and not scene.has(at, "gent", "plur")
    return single and scene.norm(at) not in words("herds") and scene.norm(at) not in words("earlier")


def _is_paucal(draft: Draft) -> bool:
    """Whether a noun in the genitive singular may follow: «два дома», «1,5 дома»."""
    value = draft.value or ONE
    return value < _FIVE or value % 1 != 0 or (0 < value % 10 < _FIVE and not _TEENS[0] <= value % 100 <= _TEENS[1])


def counts_money(scene: Scene, draft: Draft) -> bool:
    """«310 млн собственных средств», «3 млрд федеральных ссуд»: what follows is money, whatever its currency."""
    if draft.scale == ONE:
        return False
    at = draft.last
    while at < draft.last + 2 and scene.has(at, "ADJF", "gent"):
        at += 1
    word = scene.norm(at)
    if word in words("pieces_of_money"):
        return draft.scale > MILLION  # «выписали 50 млн штрафов»
    if _other_means(scene, at):
        return False
    return word.startswith(starts("money_nouns")) or draft.scale >= MILLION and word.startswith(starts("money_pieces"))


def _other_means(scene: Scene, at: int) -> bool:
    """«транспортных средств», «лекарственных средств»: no money"""
    return scene.norm(at).startswith("средств") and scene.norm(at - 1).startswith(starts("other_means"))


def _sold(scene: Scene, at: int) -> bool:
    """«продажи автомобилей составили 1,2 млн»: so many pieces"""
    return scene.norm(at).startswith("продаж") and scene.has(at + 1, "NOUN", "plur", "gent")


def acts(scene: Scene, draft: Draft) -> bool:
    """«21 пострадал», «12 погибли»: the number is who does it."""
    token = scene.token(draft.last)
    opens = scene.norm(draft.first - 1) in ("", ",", "и", "а", "еще", ".", "—", "–", ":", "«", "(")
    return token is not None and token.pos == "VERB" and opens and _may_do(draft, token)


def _may_do(draft: Draft, token: Token) -> bool:
    """«21 пострадал», «12 пострадали», «12 пострадало», not «12 дал банк»"""
    one = draft.value is not None and draft.value % 10 == 1 and draft.value % 100 != _TEENS[0]
    single = token.feats.get("Number") == "Sing" and token.feats.get("Gender") in ("Masc", "Fem")
    return one or draft.scale > ONE or not single


@cache
def _topics() -> dict[str, str]:
    return {row["stem"]: row["topic"] for row in read_table("quantities/topics")}


def _topic_of(word: str) -> str:
    topics = _topics()
    if word + "." in topics:
        return topics[word + "."]
    ends = range(len(word), 2, -1)
    said = [topics[word[:end]] for end in ends if word[:end] in topics]
    return said[0] if said else ""


TOPICS = Memo(_topic_of)


def topic_of(word: str) -> str:
    """What a word says a number near it is: the longest stem of topics.tsv that begins it."""
    return TOPICS[word]


def topic(scene: Scene, draft: Draft) -> str:
    """The topic that the clause before the number sets: money, share, count, or the dimension of the first number."""
    said = scene.topics.get(draft.first)
    if said is None:
        said = "money" if of_each(scene, draft) else _said_before(scene, draft.first)
        scene.topics[draft.first] = said
    return said if said != _NOTHING else "money" if counts_money(scene, draft) else ""


def _said_before(scene: Scene, first: int) -> str:
    """The topic set before an atom: "" where the clause ends before, _NOTHING where no word says any."""
    numbers = False
    for at in range(first - 1, max(-1, first - 25), -1):
        word = scene.row[at]
        if word == "сумме" and scene.norm(at - 1) == "в":  # «мест в сумме 34 тысячи»
            continue
        if word in CLAUSE_MARKS and (word == "(" or (at < first - 1 and scene.ends_clause(at))):
            if word == "," and _inserted(scene, at) or at == first - 2 and scene.row[at + 1] in ("с", "до"):
                continue  # «подорожала вдвое: с 12 тысяч»
            return ""
        found = _topic_at(scene, at)
        if found and found != "none":
            return found if found in _WIDE or not numbers else ""
        numbers = numbers or scene.atoms.kinds[at] == "digits"
    return _NOTHING


def _topic_at(scene: Scene, at: int) -> str:
    """The topic that a word sets where it stands."""
    found = TOPICS[scene.row[at]]
    if found == "money":
        return "none" if _other_means(scene, at) else "count" if _sold(scene, at) else found
    if found != "count" or not at:
        return found
    if TOPICS[scene.row[at - 1]] == "money" and scene.has(at, "gent"):
        return "none"  # «долги населения составляют 8 миллионов»: whose they are
    return "none" if scene.row[at - 1] in ("у", "для") else found  # «у жителей Коми – 15 тысяч»


def _inserted(scene: Scene, at: int) -> bool:
    """Either comma of «, впрочем,»"""
    behind = scene.norm(at + 1) in words("inserted") and scene.norm(at + 2) == ","
    return behind or scene.norm(at - 1) in words("inserted") and scene.norm(at - 2) == ","


def genitive_opens(scene: Scene, draft: Draft, limit: int) -> bool:
    """«Жалоб поступило двадцать три»: a counted noun, which no noun or number governs, stands before in the clause."""
    for at in range(draft.first - 1, max(limit, draft.first - 8), -1):
        if scene.ends_clause(at):
            return False
        if scene.norm(at) == "их" and _stands_for(scene, at):
            return True
        plural = scene.has(at, "NOUN", "plur", "gent") or scene.has(at, "Subx", "plur", "gent")
        if plural and scene.has(at, "NOUN", "sing", "datv"):
            continue  # «Евро – до 61»
        if plural and scene.norm(at) in words("rivals"):
            return False  # «Хуже остальных в Лаишеве – около 260»
        if plural and _is_noun(scene, at) and not _governed(scene, at) and topic_of(scene.norm(at)) != "money":
            return True
    return False


def most_of_things(scene: Scene) -> bool:
    """«Больше всего вакансий в Чите – 210 тысяч»: what the sentence opens with is counted."""
    most = scene.norms(0, 2) in (("больше", "всего"), ("меньше", "всего"))
    return most and scene.has(2, "NOUN", "plur", "gent") and topic_of(scene.norm(2)) != "money"


def _is_noun(scene: Scene, at: int) -> bool:
    """Not «дали», whatever the dictionary allows."""
    token = scene.token(at)
    return token is None or token.pos not in ("VERB", "ADV")


def _stands_for(scene: Scene, at: int) -> bool:
    """«автобусы закупят, в город их придёт двенадцать»: the pronoun is counted; not «их доля», «у их детей»."""
    token = scene.token(at)
    return token is not None and token.pos == "PRON" and not scene.has(at + 1, "NOUN") and not scene.has(at + 1, "ADJF")


def _governed(scene: Scene, at: int) -> bool:
    while scene.norm(at - 1) == "-" and scene.glued(at):  # «у соседей-ямальцев»
        at -= 2
    while scene.has(at - 1, "ADJF", "plur", "gent") and scene.norm(at - 1) not in PREPOSITIONS:
        at -= 1  # «таких людей у нас 40»
    if scene.norm(at + 1) in words("exists") and scene.has(at - 1, "NOUN", "loct") and not scene.has(at - 1, "nomn"):
        return False  # «в прошлом конкурсе победителей было 17»
    before = scene.norm(at - 1)
    noun = (scene.has(at - 1, "NOUN") or scene.has(at - 1, "ADJF")) and not _is_year(scene, at - 1)
    return (
        noun or before in PREPOSITIONS or before in words("of_whom") or scene.kind(at - 1) == "digits" or before == "."
    )


def _is_year(scene: Scene, at: int) -> bool:
    """«К 2026 году библиотек должно стать …»: the noun of a date governs nothing."""
    return scene.norm(at) in ("году", "года", "год") and scene.kind(at - 1) == "digits"
