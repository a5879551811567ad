"""Reads «размер», «сумма», «объём» before a figure; yields the noun that is so large: «штрафом в размере»."""

from extractor.linking.headings import BULLETS
from extractor.linking.measured.asking import only
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import LEVEL, Task, complement, ending_at, heavy, is_place, is_time, level_nouns
from extractor.linking.measured.unlikely import dimension, is_circumstance
from extractor.linking.scenes import Scene, word_group
from extractor.mentions.measured import Phrase, is_animate

ELECTRIC = frozenset({"voltage", "apparent", "power"})


def sized(task: Task, phrase: Phrase) -> Phrase | None:
    """What a size is the size of, or itself where but its owner is named: «Калуга с показателем 84 тысячи»"""
    if phrase.preposition == "с" and _of_one_named(task, phrase):
        return phrase
    return complement(task.scene, phrase) or _owner(task, phrase)


def _of_one_named(task: Task, phrase: Phrase) -> bool:
    """«Юдин с суммой 2 млн»: one who has it, not what it is the size of"""
    owner = task.scene.phrases[phrase.inside] if phrase.inside is not None else ending_at(task.scene, phrase.first - 2)
    if owner is None or complement(task.scene, phrase) is not None:
        return False
    territory = owner.lemma in word_group("territory") or is_place(task.scene, owner) or owner.form == "name"
    return territory or is_animate(task.scene.tokens[owner.head])


def of_volume(task: Task, phrase: Phrase) -> Phrase | None:
    """«расходы запланированы в объёме 142 млрд», «– поставка угля объёмом 800 тонн»"""
    if phrase.preposition == "в" and complement(task.scene, phrase) is None:
        return _owner(task, phrase) or _in_size(task)
    return None if phrase.preposition else _item_of_list(task, phrase)


def _item_of_list(task: Task, size: Phrase) -> Phrase | None:
    """«– доход по восстановленным резервам в размере 7 млн;»: the noun that an item without a verb begins with"""
    scene, part = task.scene, task.site.segment
    if scene.tokens[0].text not in BULLETS or part.first > 1 or scene.predicates(part):
        return None
    phrase = scene.starting.get(part.first)
    fits = phrase is not None and phrase.form == "noun" and phrase.case in ("Nom", "Acc") and phrase != size
    return heavy(scene, phrase) if phrase and fits and not phrase.preposition else None


def _owner(task: Task, phrase: Phrase) -> Phrase | None:
    """What a size is the size of, before it: «штрафом в размере», «госзаказы на сумму»"""
    item = _item_of_list(task, phrase)
    if item:
        return item
    inside = _around(task.scene, phrase)
    found = inside or (ending_at(task.scene, phrase.first - 2) if phrase.preposition else None)
    if found and found.first > 2 and task.scene.tokens[found.first - 1].lower == "пользу":
        found = inside = ending_at(task.scene, found.first - 3)  # «компенсацию в пользу завода в размере 20 млн»
    counted = found is not None and found.first - 1 in task.scene.slots
    if found and phrase.preposition and (counted and _is_people(task, found) or _is_given(task, found)):
        return _in_size(task)  # «ущерб возмещён дольщикам на сумму 31 миллион»
    owner = inside or (found if found and found.form == "noun" and not is_time(found) else None)
    sized = _having_size(task.scene, owner) if owner else None
    return _dealt_with(task.scene, sized) if sized and sized == owner else sized


def _around(scene: Scene, phrase: Phrase) -> Phrase | None:
    """What a size hangs on: of «вознаграждение тренера в размере» not the one who gets it"""
    outer = scene.phrases[phrase.inside] if phrase.inside is not None else None
    has_it = outer is not None and outer.case == "Gen" and not outer.preposition and outer.inside is not None
    if outer is None or not has_it or not is_animate(scene.tokens[outer.head]):
        return outer
    return _around(scene, outer)


def _dealt_with(scene: Scene, phrase: Phrase) -> Phrase:
    """«заключение контрактов на сумму», not «соглашение сторон на сумму»: what something is done with"""
    inner = complement(scene, phrase) if phrase.lemma in word_group("dealing") else None
    return phrase if inner is None or is_animate(scene.tokens[inner.head]) else inner


def _is_given(task: Task, phrase: Phrase) -> bool:
    """«дольщикам», «потерпевшим»: whom something is paid."""
    return _is_people(task, phrase) and phrase.case in ("Dat", "Ins") and not phrase.preposition


def _is_people(task: Task, phrase: Phrase) -> bool:
    many = phrase.lemma in ("семья", "человек")
    return many or phrase.form == "adjective" or is_animate(task.scene.tokens[phrase.head])


def _in_size(task: Task) -> Phrase | None:
    """The subject, else the object, of a verb that has a size for its complement."""
    found = subject_of(task)
    if found is None:
        row = [p for p in task.in_clause if p.case == "Acc"]
        found = next((p for p in row if not p.preposition and not is_time(p)), None)
    return heavy(task.scene, found) if found and found.form != "pronoun" else None


def _having_size(scene: Scene, owner: Phrase) -> Phrase:
    """«капитал при рождении ребёнка», «выплатит государству налогов», «в виде штрафа»: what is so large"""
    if is_circumstance(scene, owner):
        return ending_at(scene, owner.first - 2) or owner  # «товаров в текущих ценах на сумму 4 миллиарда»
    given = owner.case == "Dat" and not owner.preposition
    outer = ending_at(scene, owner.first - (2 if owner.preposition else 1))
    fits = outer is not None and outer.form == "noun" and not is_time(outer) and outer.lemma in level_nouns()
    if outer and fits and (given or owner.preposition not in ("", "в")):
        return outer
    inner = complement(scene, owner)
    return inner if inner and (owner.lemma == "вид" or given and inner.lemma in level_nouns()) else owner


@only("measure", roles=LEVEL, prepositions=("",))
def made_for(task: Task) -> Phrase | None:
    """«линия 110 кВ», «на трансформаторы 40 МВА», «право на участок 9 га»: what is made for so much, or is so large"""
    about = dimension("measure", task.quantity.unit)
    if about != "area" and about not in ELECTRIC:
        return None
    row = task.scene.ending.get(task.site.first, ())
    phrase = next(iter(row), None)
    if about == "area":
        phrase = row[-1] if row and row[-1].preposition in ("на", "за", "под") and row[-1].case == "Acc" else None
    if phrase is None or phrase.form != "noun" or is_time(phrase) or is_place(task.scene, phrase):
        return None
    given = phrase.case == "Dat" and not phrase.preposition  # «станция выдала потребителям 40 МВт»
    return None if given or is_animate(task.scene.tokens[phrase.head]) else phrase
