"""Reads a quantity whose noun is left out; yields the phrase of the quantity before, or what stands for it."""

from dataclasses import replace

from extractor.lexicon import read_table
from extractor.linking.clauses import word_group
from extractor.linking.measured.spending import spent_between, spent_on
from extractor.linking.measured.subjects import antecedent
from extractor.linking.measured.task import Finding, Rule, Task, complement, ending_at, frame, is_place, is_time, light, top
from extractor.mentions.measured import Phrase

COLLECTIVE_STEMS = ("дво", "тро", "четвер", "пятер", "шестер", "семер", "восьмер", "девятер", "десятер")
INFINITIVES = ("ть", "ти", "чь", "ться", "тись")
BARE = frozenset({"на", "у", "в", "из", "к", "для", "при", "о", "об"})


def other_end(task: Task) -> Finding | None:
    """The second end of a change: «с 13 до 173 тысяч»"""
    if task.role.role == "change_to" and task.role.rule.startswith("ends") and task.previous:
        return replace(task.previous)
    return None


def restated(task: Task) -> Finding | None:
    """«78,93 % голосов, или 290 518», «с 61 до 48 %, то есть на 13 пунктов»"""
    before = task.site.before
    if before is None or task.site.own_verb:
        return None
    words = [token.lower for token in task.scene.tokens[before.last : task.site.first]]
    said = words[:2] == [",", "или"] or words[:3] == [",", "то", "есть"] or words[:2] == ["то", "есть"]
    return replace(task.previous) if said and task.previous else None


def in_brackets(task: Task) -> Finding | None:
    """«276 домов (6 %)», «12,9 млн тонн (–9 %)», «368 млн рублей (около 5,8 млн долларов)»"""
    before, token = task.site.before, task.site.token(task.site.left)
    if not before or not token or token.text != "(" or not task.previous:
        return None
    between = [p for p in top(task.scene.phrases) if before.last <= p.first < token.index]
    own = not between or between == [task.previous.phrase] or between[-1].last < token.index
    return replace(task.previous) if own else None


def out_of_these(task: Task) -> Finding | None:
    """«из них 36 млн», «из которых половина», «среди них», «треть из них», «две трети его»"""
    site, tokens = task.site, task.scene.tokens
    start = site.before.last if site.before else 0
    near = [*tokens[max(start, site.first - 5) : site.first], *tokens[site.last : site.last + 2]]
    pairs = [(token.lower, after.lemma) for token, after in zip(near, near[1:], strict=False)]
    said = any(one in ("из", "среди") and other in ("они", "который") for one, other in pairs)
    whose = site.after is not None and site.after.lower in ("его", "ее", "их") and task.quantity.kind == "share"
    if not (said or whose) or task.quantity.kind == "money" and spent_on(task):
        return None
    alike = task.recalled_alike if task.quantity.kind == "count" else None
    last = alike or task.previous or (task.done[-1] if task.done else None)
    return replace(last) if last else None


def holders(task: Task) -> Finding | Phrase | None:
    """«маячками пользуются МВД (98), Генпрокуратура (30)», «лидируют Китай (38) и США (36)»: what the named ones have"""
    token, scene = task.site.token(task.site.left), task.scene
    if task.quantity.kind not in ("count", "measure") or token is None or token.text != "(":
        return None
    holder = ending_at(scene, token.index - 1)
    if holder is None or not _named(task, holder):
        return None
    if task.previous and task.previous.rule in ("holders", "counted"):
        return replace(task.previous)
    plural = [p for p in top(scene.phrases) if scene.tokens[p.head].feats.get("Number") == "Plur" and p.last <= holder.first]
    things = [p for p in plural if p.form == "noun" and not is_time(p) and p.case != "Nom" and not _named(task, p)]
    return things[0] if things else replace(task.recalled) if task.recalled else None


def _named(task: Task, phrase: Phrase) -> bool:
    """A name, a place, an organisation or an abbreviation."""
    first, tokens = task.scene.tokens[phrase.first], task.scene.tokens
    names = task.scene.sentence.names
    inside = any(name.first <= phrase.head < name.last for name in names)
    return inside or phrase.form == "name" or tokens[phrase.head].text.isupper() or first.text[:1].isupper() and phrase.first > 0


def bare(task: Task) -> Finding | None:
    """«на десяти стояли комплексы», «у 390 газ уже в доме», «26 депутатов из 30»"""
    if task.quantity.kind != "count" or task.role.role != "level" or task.site.preposition not in BARE:
        return None
    return replace(task.recalled) if task.recalled else None


def difference(task: Task) -> Finding | None:
    """«43 млн тонн, на 3 % больше, чем …», «9 840 млн – втрое больше»"""
    if task.role.role not in ("change_by", "change_factor") or not task.previous or task.site.own_verb:
        return None
    between = [p for p in top(task.scene.phrases) if task.site.before and task.site.before.last <= p.first < task.site.first]
    between = [p for p in between if not p.preposition and not is_time(p) and p.form != "pronoun"]
    own = not between or between == [task.previous.phrase]
    return replace(task.previous) if own else None


def difference_again(task: Task) -> Finding | None:
    """«Это на 6 % больше, чем прошлым летом»: the sentence has no other subject."""
    if task.role.role not in ("change_by", "change_factor") or not task.recalled:
        return None
    words = [token.lower for token in task.scene.tokens[task.site.segment.first : task.site.first]]
    again = "это" in words or "что" in words or not (words or task.site.own_verb)
    return replace(task.recalled) if again else None


def repeated_shape(task: Task) -> Phrase | Finding | None:
    """«на уголь пришлось 12 млн тонн, на удобрения — 2 млн»: the phrase of the same case and preposition."""
    last = task.previous
    if not last or last.shape is None or task.site.own_verb or task.site.before is None or last.shape.form == "pronoun":
        return None
    for phrase in top(task.scene.phrases):
        between = task.site.before.last <= phrase.first and phrase.last <= task.site.first
        if between and not is_time(phrase) and phrase.form != "pronoun" and phrase != last.phrase:
            if (phrase.case, phrase.preposition) == (last.shape.case, last.shape.preposition):
                elided = phrase.form == "adjective" and task.scene.tokens[phrase.head].pos == "ADJ"
                return replace(last) if elided or is_place(task.scene, phrase) else phrase
    return None


def contrasted(task: Task) -> Finding | Phrase | None:
    """«ещё 12 — в Бийске», «на Анапу — два с половиной», «а вторую — 4,5 тысячи»: the counted noun is left out."""
    if task.quantity.kind == "factor" or task.site.own_verb or not task.previous:
        return None
    if task.quantity.kind == "money" and (phrase := spent_between(task)):
        return phrase
    ordinary = task.role.role == "level" or task.role.role == "change_by"
    return replace(task.recalled) if task.recalled and ordinary else None


def pronoun_topic(task: Task) -> Finding | Phrase | None:
    """«Их 620», «Таких насчитывается сто двенадцать», «в него вложат 1,3 млрд», «который составил 5 млн»"""
    parts = (task.site.segment, *task.site.clause)
    for phrase in (p for part in parts for p in task.scene.within(part)):
        token = task.scene.tokens[phrase.head]
        stands = phrase.form == "pronoun" and phrase.last <= task.site.first + 8
        if phrase.lemma == "это" and any(other.first == phrase.last for other in task.scene.phrases):
            continue  # «это „Газпром“ должен»
        if not stands or phrase.lemma not in ("он", "она", "оно", "они", "который", "такой", "таковой", "это"):
            continue
        subject = token.feats.get("Case") == "Nom" or (token.feats.get("Case") == "Gen" and not phrase.preposition)
        spent = task.quantity.kind == "money" and phrase.preposition in ("на", "за", "в")
        if subject and phrase.inside is None or spent:
            return antecedent(task, phrase)
    return None


def intro(task: Task) -> Phrase | None:
    """«Районы с наибольшим числом преступлений: Сыктывкар – 5 120», «Лидеры уборки: Калининский район – 231 т»"""
    for part in task.scene.segments[: task.site.home]:
        if part.closer != ":" or task.scene.predicates(part):
            continue
        for phrase in task.scene.within(part):
            naming = phrase.lemma in light("number") | light("size") | word_group("leader")
            inner = complement(task.scene, phrase) if naming else None
            if inner:
                return inner
    return None


def times(task: Task) -> Phrase | None:
    """«дважды», «трижды»: how many times"""
    if task.quantity.text.lower() not in ("дважды", "трижды", "четырежды", "однажды"):
        return None
    return Phrase(task.site.first, task.site.last, task.site.first, "раз", "unit", "")


def collective(task: Task) -> Finding | Phrase | None:
    """«двое отказались», «помог сразу пятерым», «ещё 12 госпитализированы»: people."""
    if task.quantity.kind != "count":
        return None
    last = task.scene.tokens[task.site.last - 1]
    people = last.lower.startswith(COLLECTIVE_STEMS) and last.lower not in ("двойка", "тройка", "пятерка")
    if not people and not (frame(task.site.verb, "person") and task.site.preposition == ""):
        return None
    recalled = task.recalled
    if recalled and not people and task.previous and recalled.scene is task.scene:
        return replace(recalled)  # «за – 143 страны, воздержались 35»
    near = recalled is not None and (recalled.scene is task.scene or people and task.site.preposition == "")
    if recalled and near and recalled.scene.tokens[recalled.phrase.head].feats.get("Animacy") == "Anim":
        return replace(recalled)
    first = task.site.first
    return Phrase(first, task.site.last, task.site.last - 1, "человек", "noun", "", "") if first >= 0 else None


def elided(task: Task) -> Finding | None:
    """«ещё 530 ранены», «подтвердились две», «ждут 400–420»"""
    recalled = task.recalled
    if recalled is None or recalled.phrase.form == "verb":
        return None
    alike = task.recalled_alike
    return replace(recalled) if alike or task.quantity.kind in ("count", "share", "factor") else None


def dimension(task: Task) -> Phrase | None:
    """«было −43 °C», «не быстрее 90 км/ч»: the unit itself says what is measured."""
    nouns = {row["unit"]: row["noun"] for row in read_table("measured_units")}
    noun = nouns.get(task.quantity.unit or "") if task.quantity.kind == "measure" else None
    return Phrase(task.site.first, task.site.last, task.site.last - 1, noun, "unit", "") if noun else None


def act(task: Task) -> Phrase | None:
    """«вырубили 71 тыс. га», «выплатят по 15 тысяч»: nothing but the verb says what."""
    verb = task.site.verb
    infinitives = [t for t in task.scene.predicates(task.site.segment) if t.feats.get("VerbForm") == "Inf"]
    verb = infinitives[-1] if infinitives else verb
    if verb is None or frame(verb, "state") or not verb.lemma.endswith(INFINITIVES):
        return None
    return Phrase(verb.index, verb.index + 1, verb.index, verb.lemma, "verb", "", "")


def any_noun(task: Task) -> Phrase | None:
    """The nearest noun before, else after."""
    found = [p for p in top(task.scene.phrases) if p.form != "pronoun" and not is_time(p)]
    before = [p for p in found if p.first < task.site.first]
    return before[-1] if before else found[0] if found else None


SAME: tuple[Rule, ...] = (other_end, restated, in_brackets, holders)
INHERITING: tuple[Rule, ...] = (times, out_of_these, difference, bare)
def whatever(task: Task) -> Finding | None:
    """What any figure near by measures."""
    return replace(task.recalled) if task.recalled else None


LAST_RESORT: tuple[Rule, ...] = (elided, dimension, act, any_noun, whatever)
