"""Reads a figure that is told of a part; yields the whole: «из них 36», «из трёх линий одну», «среди них пятеро»."""

from extractor.language import Token
from extractor.linking.clauses import Site
from extractor.linking.measured.asking import only
from extractor.linking.measured.kinds import OF_THEM
from extractor.linking.measured.spending import spent_on
from extractor.linking.measured.task import LEVEL, LOOK_BACK, Finding, Task, complement
from extractor.mentions.measured import WHOSE, Phrase, is_animate

AMONG = frozenset({"из", "среди"})
THEY = frozenset({"они", "который"})
CONJUNCTIONS = frozenset({"а", "и", "но", "всего"})
NEAR = 4  # tokens before a figure in which «среди которых» stands, figures before it among which the whole is sought


def whole_of_people(task: Task) -> Finding | None:
    """«Пострадали 12 рабочих, среди них трое приезжих. Пятеро в больнице»: the workers, where a part was told last"""
    rows = [(site, found) for site, found in _people(task) if found]
    if not rows or not is_part(rows[0][0]) or is_part(task.site):
        return None
    return next((found for site, found in rows if not is_part(site)), None)


def _people(task: Task) -> list[tuple[Site, Finding | None]]:
    """The counts of people before, the last first, as far as the sentence that tells of a part and of the whole."""
    found: list[tuple[Site, Finding | None]] = []
    for site, finding in task.earlier():
        if site.quantity.sentence < task.quantity.sentence - LOOK_BACK or found and site.scene is not found[0][0].scene:
            break
        if finding and site.quantity.kind == "count" and is_animate(finding.scene.tokens[finding.phrase.head]):
            found.append((site, finding))
    return found


def is_part(site: Site) -> bool:
    """«среди которых трое детей», «в том числе двое»: part of what was counted before"""
    words = site.tokens[max(0, site.first - NEAR) : site.first]
    lower = [token.lower for token in words]
    pairs = zip(words, words[1:], strict=False)
    among = any(_says_among(one, other) for one, other in pairs)
    return among or lower[-3:] == ["в", "том", "числе"] or lower[-1:] == ["включая"]


def out_of_these(task: Task) -> Finding | Phrase | None:
    """«из них 36 млн», «из которых половина», «среди них», «треть из них», «две трети его»"""
    if part := _which_part(task):
        return part
    after = task.site.after
    whose = task.quantity.kind == "share" and after is not None and after.lower in WHOSE
    if not (whose or among_these(task)) or task.quantity.kind == "money" and spent_on(task):
        return None
    alike = (counted_whole(task) or task.recalled_alike) if task.quantity.kind == "count" else None
    found = alike or task.previous or task.recalled_near or (task.done[-1] if task.done else None)
    owner = found.phrase.lemma in ("доля", "число") if found and task.quantity.kind == "share" else False
    inner = complement(found.scene, found.phrase) if found and owner else None
    return found._replace(phrase=inner) if found and inner else found  # «доля женщин – 40 %, из них 12 % не работают»


def _which_part(task: Task) -> Phrase | None:
    """«больше четверти из них студенты»: who the part are"""
    if task.quantity.kind != "share" or task.site.own_verb:
        return None
    words = [token.lower for token in task.scene.tokens[task.site.last : task.site.last + 2]]
    phrase = task.scene.starting.get(task.site.last + 2) if words in OF_THEM else None
    fits = phrase is not None and not phrase.preposition and phrase.case == "Nom" and phrase.form == "noun"
    return phrase if fits else None


def among_these(task: Task) -> bool:
    """«из них», «среди которых», «в их числе» right before or after it"""
    if task.scene.words.isdisjoint(AMONG) and "числе" not in task.scene.words:
        return False
    site, tokens = task.site, task.scene.tokens
    start = site.before.last if site.before else 0
    near = [*tokens[max(start, site.first - 5) : site.first], *tokens[site.last : site.last + 2]]
    pairs = zip(near, near[1:], strict=False)
    return any([_says_among(one, other) for one, other in pairs])


def _says_among(one: Token, other: Token) -> bool:
    """«из них», «в числе которых», «в их числе»"""
    if (one.lower, other.lower) == ("их", "числе"):
        return True
    return (one.lower in AMONG or one.lower == "числе") and other.lemma in THEY


@only("count", "share", roles=LEVEL, prepositions=("",))
def out_of_named(task: Task) -> Finding | Phrase | None:
    """«из трёх линий запустил одну», «среди партнёров, приславших ответ, готовы двое»: the whole leads the clause"""
    whole = AMONG if _does_itself(task) else {"из"}
    if led := task.last_told(0, lambda site, _: _opens_out_of(task, site)):
        return led
    for phrase in task.scene.phrases:
        if phrase.preposition in whole and phrase.last <= task.site.first and _leads(task, phrase.first - 1):
            plural = task.scene.tokens[phrase.head].feats.get("Number") == "Plur"
            return phrase if plural and phrase.form in ("noun", "adjective") else None
    return None


def _opens_out_of(task: Task, site: Site) -> bool:
    """«из трёх линий», not «из пятого места»"""
    return site.preposition == "из" and _leads(task, site.left) and site.quantity.kind != "rank"


def _does_itself(task: Task) -> bool:
    """«Среди партнёров семь готовы помочь», not «Среди причин чаще всего жара – 40 случаев»"""
    verb = task.site.verb
    return task.site.own_verb and verb is not None and verb.index == task.site.last


def _leads(task: Task, at: int) -> bool:
    """Whether a preposition opens a segment that no verb closes before the quantity's own clause."""
    home = task.scene.homes[at] if at >= 0 else None
    if home is None or task.scene.tokens[at].lower not in AMONG:
        return False
    part = task.scene.segments[home]
    first = part.first + (task.scene.tokens[part.first].lower in CONJUNCTIONS)
    same = home == task.site.home or not task.scene.predicates(part)
    return first == at and same


def counted_whole(task: Task) -> Finding | None:
    """The last things counted before, not what they are for: «восемь садов на 1 200 мест»"""
    if task.site.preposition == "на":
        return None
    rows = list(zip(task.sites[: len(task.done)], task.done, strict=True))
    own = bool(rows) and rows[-1][0].scene is task.scene
    where = task.quantity.sentence - (not own)  # «семь общежитий на 860 коек. Четыре из них заселены»
    rows = [row for row in rows[-NEAR:] if row[0].quantity.sentence == where and row[0].quantity.kind == "count"]
    for (_, finding), (last, _) in zip(reversed(rows[:-1]), reversed(rows[1:]), strict=True):
        if finding and last.preposition == "на" and finding.phrase.last in (last.left, last.left + 1):
            return finding
        break
    return None
