"""Reads a figure whose noun only names a change («рост на 16 %»); yields what rose or fell."""

from extractor.language import DASHES, Token
from extractor.linking.changes import directions
from extractor.linking.measured.asking import only
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    CHANGES,
    Finding,
    Task,
    complement,
    ending_at,
    frame,
    heavy,
    is_place,
    is_time,
    light,
)
from extractor.linking.scenes import Scene, word_group
from extractor.mentions.measured import Phrase, is_animate, number_of

WHERE = frozenset({"в", "во", "на", "у", "по"})


def names_change(phrase: Phrase) -> bool:
    """«рост», «падение», not «скидка»"""
    return phrase.lemma in word_group("rise") and phrase.form == "noun"


def thing_changed(scene: Scene, phrase: Phrase) -> Phrase:
    """What a noun of change says it of («рост цен» → «цен»), any other noun itself."""
    if not names_change(phrase):
        return phrase
    inner = complement(scene, phrase)
    if inner is None or inner.form != "noun" or is_time(inner) or is_place(scene, inner):
        return phrase
    return thing_changed(scene, heavy(scene, inner))


def most_of(task: Task, phrase: Phrase) -> Phrase:
    """What a share is the greater part of («большинство жителей (58 %)»), any other noun itself."""
    inner = complement(task.scene, phrase) if phrase.lemma in light("part") else None
    if inner is None or task.quantity.kind != "share" or task.role.role != "level":
        return phrase
    said = [token.lemma for token in task.scene.tokens[phrase.first : phrase.head]]
    greater = phrase.lemma == "большинство" or not word_group("how_large").isdisjoint(said)
    return inner if greater else phrase


def bearer(task: Task, phrase: Phrase) -> Phrase:
    """«число погибших» → «погибших», of a share also «рост цен» → «цен», but «рост цен ускорился»"""
    whole, verb = heavy(task.scene, phrase), task.site.verb
    itself = verb is not None and verb.lemma in directions("change_verbs")
    if itself or task.quantity.kind not in ("share", "factor", "money"):
        return whole
    return thing_changed(task.scene, most_of(task, whole))


@only("money", "measure", "share", "factor")
def of_change(task: Task) -> Phrase | Finding | None:
    """«рост цен на 16 %», «Экспорт показал рост на 16 %», «Курс опустился до 85 рублей, падение составило 6 %»"""
    phrase = _noun_of_change(task)
    if phrase is None:
        return None
    thing = thing_changed(task.scene, phrase)
    return thing if thing != phrase else _before_bracket(task, phrase) or _who_shows(task) or _told_ahead(task, phrase)


def _before_bracket(task: Task, phrase: Phrase) -> Phrase | None:
    """«уголь (рост в 3,5 раза)», «прибыль (снижение на 4 %)»"""
    if task.site.segment.opener != "(" or phrase.first != task.site.segment.first:
        return None
    found = ending_at(task.scene, phrase.first - 2)
    row = task.scene.ending.get(phrase.first - 1, ())
    if any(p.case == "Nom" and is_place(task.scene, p) for p in row):
        return None  # «Замыкает рейтинг Орёл (рост на 3 %)»
    fits = (
        found is not None
        and found.form == "noun"
        and not found.preposition
        and not is_time(found)
        and not is_place(task.scene, found)
    )
    return found if fits and found and not is_animate(task.scene.tokens[found.head]) else None


@only("share", "money", "factor", own_verb=False, prepositions=("на",), ahead=DASHES)
def goes_on(task: Task) -> Finding | None:
    """«Больше всего выдача выросла в Омске – на 54 %. В Томске – на 50 %»: what changes elsewhere, too"""
    site, scene = task.site, task.scene
    ahead = site.token(site.left - 1) if site.verb is None else None
    if ahead is None or ahead.text not in DASHES:
        return None
    label = ending_at(scene, ahead.index - 1)
    if label is None or not (label.preposition in WHERE or is_place(scene, label)) or _holds_thing(scene, label):
        return None
    return task.last_told(1, lambda other, _: other.preposition == "на" and other.quantity.unit == task.quantity.unit)


def _holds_thing(scene: Scene, label: Phrase) -> bool:
    """«В Томске зарплаты – на 50 %»: a thing that the tagger takes for a part of the place"""
    if not is_place(scene, label):
        return False
    inner = (p for p in scene.phrases if label.first < p.first and p.last <= label.last)
    return any(p.lemma not in word_group("territory") and not is_place(scene, p) and not is_time(p) for p in inner)


def _noun_of_change(task: Task) -> Phrase | None:
    """The noun of change right before the figure, or the subject of «составить»."""
    at, token = task.site.left, task.site.ahead
    if token is not None and token.pos == "ADP":
        at = task.scene.skip_left(at - 1)
    phrase = task.scene.headed.get(at)
    if phrase is None:
        row = task.scene.ending.get(at + 1, ())
        phrase = next((p for p in row if names_change(p)), None)
    if phrase is None and frame(task.site.verb, "state"):
        phrase = subject_of(task)
    return phrase if phrase is not None and names_change(phrase) else None


def _who_shows(task: Task) -> Phrase | None:
    """«Экспорт вырос, показав рост на 16 %»: who shows the change"""
    verb = task.site.verb
    if not frame(verb, "shows"):
        return None
    found = subject_of(task)
    if found is None or found.form == "pronoun" or names_change(found) or is_animate(task.scene.tokens[found.head]):
        return None
    return heavy(task.scene, found)


def _told_ahead(task: Task, phrase: Phrase) -> Finding | None:
    """«Курс опустился до 85 рублей, падение составило 6 %»: what the figure before told of"""
    if phrase.first != task.site.segment.first or phrase.last != phrase.head + 1:
        return None  # «обязательства восьми заводов предполагают сокращение на 20 %»
    if phrase.first != phrase.head or task.quantity.kind not in ("share", "factor"):
        return None  # «естественный прирост»
    found = task.previous
    return found if found and found.phrase.form == "noun" and not names_change(found.phrase) else None


def risen(task: Task, found: Finding | None) -> Finding | None:
    """«Цены выросли. Самый заметный рост, на 30 копеек, – в Орле», «Орёл (рост до 2 млн)»: what was told to change"""
    changes = task.role.role in CHANGES or task.site.preposition == "на"
    if found is None or not changes or task.quantity.kind not in ("share", "money"):
        return found
    scene, phrase = found.scene, found.phrase
    if not names_change(phrase) or number_of(scene.tokens[phrase.head]) != "Sing":
        return found
    said = {token.lemma for token in scene.tokens[phrase.first : phrase.head]}
    if phrase.last > phrase.head + 1 or not said <= word_group("how_large") or scene is not task.scene:
        return found
    if not said and not phrase.preposition and task.site.segment.opener != "(" and task.role.role != "change_to":
        return found  # «рост составил 4 %»
    if _names_another(task):
        return found  # «Экспорт вырос. Наибольшее снижение, на 3 %, – у мебели»
    way = directions("change_nouns")[phrase.lemma]
    return _told_before(task, way) or _subject_before(task, way) or found


def _told_before(task: Task, way: str) -> Finding | None:
    """What the figures before, of this sentence or the last, measure, unless it changed the other way."""
    for site, other in task.earlier():
        if site.quantity.sentence < task.quantity.sentence - 1 or _turns(site.verb, way):
            return None
        told = other is not None and other.phrase.form == "noun" and site.quantity.unit == task.quantity.unit
        if other and told and not names_change(other.phrase) and not is_place(other.scene, other.phrase):
            return other._replace(rule="risen")
    return None


def _names_another(task: Task) -> bool:
    """«Наибольший рост, на 3 %, показал вывоз», «… – у мебели»: the sentence says what it is of"""
    row = (p for p in task.scene.phrases if p.form == "noun" and p.first >= task.site.last and p.inside is None)
    things = (p for p in row if not is_time(p) and not is_place(task.scene, p))
    return any(p.case == "Nom" or p.preposition in ("у", "в") for p in things)


def _turns(verb: Token | None, way: str) -> bool:
    """Whether a verb tells of a change the other way."""
    return verb is not None and directions("change_verbs").get(verb.lemma, way) not in (way, "")


def _subject_before(task: Task, way: str) -> Finding | None:
    """«Топливо подорожало в 43 областях. Наибольший рост – на 3 %»: what rose in the sentence before"""
    scene = task.site.scenes.scene(task.quantity.sentence - 1)
    if scene is None:
        return None
    for verb in (verb for part in scene.segments for verb in scene.predicates(part)):
        phrase = next((p for p in scene.phrases if scene.tokens[p.head].head == verb.index and p.case == "Nom"), None)
        moves = verb.lemma in directions("change_verbs") and not _turns(verb, way)
        if moves and phrase and phrase.form == "noun" and not phrase.preposition and not is_place(scene, phrase):
            return Finding(scene, phrase, "risen", phrase)
    return None


def changed_since(scene: Scene, time: Phrase) -> Phrase | None:
    """«из-за роста цен с начала года (+3 %)»: what has changed in a time"""
    owner = ending_at(scene, time.first - 2) if time.preposition else None
    return thing_changed(scene, owner) if owner and names_change(owner) else None
