"""Reads a phrase that a rule named; yields what it is a number or a part of: «число погибших» → «погибших»."""

from extractor.language import DASHES
from extractor.linking.measured.pronouns import antecedent, counted_before, of_them
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import CHANGES, Finding, Task, complement, ending_at, frame, light, top
from extractor.linking.scenes import Scene, word_group
from extractor.memo import Memo
from extractor.mentions.measured import Phrase, number_of
from extractor.mentions.quantities.units import unit_of_word

THIS = ("эт", "данн", "указанн", "так")
BEFORE_NOUNS = frozenset({"amod", "acl"})


def unwrapped(task: Task, finding: Finding) -> Finding:
    """What a number or a part is of; what «это число», «их количество» was said of before."""
    scene, phrase = finding.scene, finding.phrase
    if phrase.form == "pronoun" and phrase.lemma == "который" and scene is task.scene:
        owner = antecedent(task, phrase)  # «кредиты, сумма которых составляет 54 млрд»
        return finding._replace(phrase=owner) if isinstance(owner, Phrase) else finding
    if phrase.form == "adjective" or phrase.lemma == "каждый":
        noun = _one_of(scene, phrase) or _described(scene, phrase)
        return finding._replace(phrase=noun) if noun else finding
    if task.quantity.per is not None and _one_unit(task, finding):
        return finding._replace(phrase=complement(scene, phrase) or phrase)
    if not LIGHT[phrase.lemma] or phrase.form == "unit" or not _says_little(finding):
        return finding
    if task.quantity.kind == "share" and phrase.lemma == "сумма":
        return finding  # «18 % назначенной суммы пенсии»
    inner = complement(scene, phrase)
    if inner is None:
        return _pointed_back(task, finding) or finding
    return unwrapped(task, finding._replace(phrase=inner))


def _one_unit(task: Task, finding: Finding) -> bool:
    """«1 кг гречки стоит 80 рублей»: the price of what the numbered unit holds"""
    scene, phrase = finding.scene, finding.phrase
    if task.quantity.kind != "money" or scene is not task.scene or not phrase.first:
        return False
    return scene.tokens[phrase.first - 1].text == "1" and unit_of_word(scene.tokens[phrase.head].lower) is not None


def _described(scene: Scene, phrase: Phrase) -> Phrase | None:
    """«открытых в регионе вакансий», «выданных микрозаймов»: the noun behind an attribute that has words of its own"""
    token = scene.tokens[phrase.head]
    noun = scene.headed.get(token.head) if token.rel in BEFORE_NOUNS and token.head > token.index else None
    if noun is None or noun.form != "noun" or scene.homes[noun.head] != scene.homes[phrase.head]:
        return None
    counted = any(at in scene.slots for at in range(phrase.head, noun.head))  # «1 800 военных и три самолёта»
    return noun if not counted and noun.case in (phrase.case, "Nom") else None


def _one_of(scene: Scene, phrase: Phrase) -> Phrase | None:
    """«Сумма каждой из премий равна 9 млн»: what there are several of"""
    noun = scene.starting.get(phrase.last + 1) if phrase.lemma == "каждый" else None
    return noun if noun and noun.preposition == "из" and noun.form == "noun" else None


def persons(task: Task, finding: Finding) -> Finding:
    """«число раненых выросло и составило 2 606 человек»: who they are, where the subject is their number"""
    phrase = finding.phrase
    if phrase.lemma != "человек" or finding.rule != "counted" or task.site.preposition not in ("", "до"):
        return finding
    if not frame(task.site.verb, "state") and task.role.role not in CHANGES:
        return finding
    token = task.site.ahead
    label = ending_at(task.scene, token.index - 1) if token is not None and token.text in DASHES else None
    found = label or subject_of(task) if phrase.last == phrase.first + 1 else None
    inner = complement(task.scene, found) if found and found.lemma in light("number") else None
    return finding._replace(phrase=inner) if inner else finding


def _is_light(lemma: str) -> bool:
    """A noun that says how many or how large a part, not what."""
    return lemma in light("number") or lemma in ("часть", "большинство", "размер", "сумма", "величина")


LIGHT = Memo(_is_light)


def _says_little(finding: Finding) -> bool:
    """«большая часть опрошенных», but not «расходная часть бюджета», «минимальный размер оплаты труда»"""
    phrase = finding.phrase
    said = [token.lemma for token in finding.scene.tokens[phrase.first : phrase.head]]
    if phrase.lemma == "часть":
        return all(lemma in word_group("how_large") for lemma in said)
    return phrase.lemma != "размер" or "минимальный" not in said


def _pointed_back(task: Task, finding: Finding) -> Finding | None:
    """«мошенничеств стало больше, их число достигло 1 711», «это число сократилось»"""
    scene, phrase = finding.scene, finding.phrase
    if scene is not task.scene or phrase.lemma not in light("number"):
        return None
    before = scene.tokens[phrase.head - 1].lower if phrase.head else ""
    if before != "их" and not before.startswith(THIS):
        return None
    told = counted_before(task)
    last = told if told and told.rule == "counted" else None
    own = before == "их" and not (last and last.scene is scene)  # «преступлений больше: их число выросло»
    many = any(number_of(scene.tokens[p.head]) == "Plur" for p in top(scene.phrases) if p.last < phrase.head)
    found = of_them(task, phrase.head - 1) if own and (many or told is None) else last
    return found._replace(rule="pointed_back") if found else None
