"""Reads a quantity that stands for what it counts; yields who does it, or what the heading before is about."""

from extractor.language import Token
from extractor.linking.clauses import Site
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.beside import change_of_verb
from extractor.linking.measured.counted import counts_people
from extractor.linking.measured.spending import spent_on
from extractor.linking.measured.subjects import is_subject, subject_of
from extractor.linking.measured.task import (
    CHANGES,
    DIFFERENCES,
    LEVEL,
    LOOK_BACK,
    Finding,
    Task,
    frame,
    is_place,
    is_time,
    top,
)
from extractor.linking.measured.topics import impersonal
from extractor.linking.scenes import Scene, Segment, word_group
from extractor.mentions.measured import Phrase, cases_of, is_animate, number_of

WHOLES = frozenset({"counted", "part_of", "doers", "opined"})  # the rules that name the whole of a share
IN_TURN = ("соответственно",)
HEADING = 8  # tokens of a heading without a verb


@only("share", roles=LEVEL, own_verb=True, prepositions=("",))
def doers(task: Task) -> Finding | Phrase | None:
    """«За границу хотят шесть процентов», «прививку сделал каждый третий»: a share that acts is one of people"""
    verb = task.site.verb
    if verb is None:
        return None
    told = frame(verb, "state") or verb.feats.get("Voice") == "Pass" or verb.pos == "ADJ"
    if told or verb.feats.get("VerbForm") == "Inf" or has_subject(task):
        return None
    found = people_counted(task, shares=True) or people_counted(task, shares=False)
    return found or (_every(task) if task.recalled is None else None)


def _every(task: Task) -> Phrase | None:
    """«На подарки каждый пятый потратит до 5 тысяч»: people, where nobody has been counted"""
    if "кажд" not in task.site.said or frame(task.site.verb, "opine"):
        return None
    return Phrase(task.site.first, task.site.last, task.site.last - 1, "человек", "noun", "", "")


@only("share", roles=LEVEL, own_verb=True, follows=True, prepositions=("",))
def likewise(task: Task) -> Finding | None:
    """«Налог одобряют 40 % жителей, осуждают 35 %»: a share that acts as the one before it in the sentence"""
    found = doers(task) if task.previous_alike else None
    return found if isinstance(found, Finding) and found.scene is task.scene else None


@only("count", roles=LEVEL, own_verb=True, follows=True, prepositions=("",))
def undergone(task: Task) -> Finding | None:
    """«12 картин подарили, 26 куплены на аукционе»: of the things counted before in the sentence"""
    verb, found = task.site.verb, task.previous
    if verb is None or verb.feats.get("Voice") != "Pass":
        return None
    subjects = [p for p in task.in_segment if p.case == "Nom" and not p.preposition]
    plural = verb.feats.get("Number") == "Plur" and not verb.feats.get("Case")
    counted = found is not None and found.phrase.form == "noun" and found.rule in ("counted", "elided", "contrasted")
    return found if plural and counted and not subjects and not frame(verb, "person") else None


@only(roles=CHANGES, own_verb=True)
def outdone(task: Task) -> Finding | None:
    """«Зрителей 900, охрана назвала втрое меньше», «Соседи собрали на треть больше»: of what the figure before is"""
    verb, after = task.site.verb, task.site.after
    compared = after is not None and after.lower in ("больше", "меньше")
    if verb is None or not compared or verb.index > task.site.first:
        return None
    moves = frame(verb, "state") or change_of_verb(task) or verb.feats.get("Voice") == "Pass"
    behind = task.site.token(task.site.last + 1)
    if moves or verb.lemma.endswith("ся") or behind and behind.text[:1].isalnum():
        return None
    free = [p for p in task.in_segment if not p.preposition and not is_time(p)]
    subject = subject_of(task)
    if subject is None or any(p != subject and p.form != "pronoun" for p in free):
        return None
    than = task.site.token(task.site.last + 2)
    if than and than.lower == "чем" and not is_animate(task.scene.tokens[subject.head]):
        return None  # «обслуживание долга съедает вдвое больше, чем школы»
    return task.recalled_near


@only(own_verb=False, openers=(":",))
def gauged(task: Task) -> Phrase | None:
    """«Гостей обещают много: тысяч сорок», «Жалоб стало меньше: 340»: what there is much or little of"""
    part = task.site.segment
    if not part.at or task.site.first > part.first + 1:
        return None
    ahead = task.scene.segments[part.at - 1]
    if word_group("much").isdisjoint(task.scene.words_of(ahead)):
        return None
    found = [p for p in top(task.scene.within(ahead)) if not p.preposition and p.form != "pronoun" and not is_time(p)]
    tokens = task.scene.tokens
    found = [p for p in found if "Gen" in cases_of(tokens[p.head]) and number_of(tokens[p.head]) == "Plur"]
    return next((p for p in found if p.first - 1 not in task.scene.slots), None)


@only(words=("и",))
def respectively(task: Task) -> Finding | None:
    """«340 человек и 52 машины. Неделю назад – 120 и 18»: a pair of bare figures after a pair of counted things"""
    following, before = task.next_site, task.site.before
    if following is not None and _joined(task, task.site.last, following.first):
        place = 0
    elif before is not None and _joined(task, before.last, task.site.first):
        place = 1
    else:
        return None
    ahead = [(site, done) for site, done in task.earlier() if site.quantity.sentence == task.quantity.sentence - 1]
    own = [one for one in task.sites[len(task.done) - place :][:3] if one.scene is task.scene]
    free = [p for p in top(task.scene.phrases) if not p.preposition and p.form != "pronoun" and not is_time(p)]
    if free or len(ahead) != 2 or len(own) != 2 or ahead[0][1] is None or ahead[1][1] is None:
        return None
    if [site.quantity.kind for site, _ in reversed(ahead)] != [site.quantity.kind for site in own]:
        return None
    return ahead[1 - place][1]


@only("money", "measure", "share", words=IN_TURN)
def in_turn(task: Task) -> Phrase | None:
    """«Галкин и Носов получили 3,4 млн и 600 тысяч соответственно»: the names and the figures pair off"""
    at, sites = len(task.done), task.sites
    first, last = at, at
    while first and sites[first - 1].scene is task.scene and _listed(task, sites[first - 1].last, sites[first].first):
        first -= 1
    while (
        last + 1 < len(sites)
        and sites[last + 1].scene is task.scene
        and _listed(task, sites[last].last, sites[last + 1].first)
    ):
        last += 1
    free = [p for p in top(task.scene.phrases) if p.last <= sites[first].first and p.form in ("noun", "name")]
    row: list[Phrase] = []
    for phrase in free:
        goes_on = row and _listed(task, row[-1].last, phrase.first) and phrase.case == row[-1].case
        row = [*row, phrase] if goes_on else [phrase]
        if len(row) == last - first + 1 > 1 and not is_time(phrase) and not phrase.preposition:
            return None if all(is_place(task.scene, p) for p in row) else row[at - first]
    return None


@only("count", "share", words=IN_TURN)
def in_order(task: Task) -> Finding | None:
    """«родились 320 мальчиков и 305 девочек; годом ранее – соответственно 340 и 331»: the figures pair off"""
    sites, at = task.sites, len(task.done)
    first, last = at, at + 1
    while first and sites[first - 1].scene is task.scene and _listed(task, sites[first - 1].last, sites[first].first):
        first -= 1
    while (
        last < len(sites) and sites[last].scene is task.scene and _listed(task, sites[last - 1].last, sites[last].first)
    ):
        last += 1
    ahead = task.scene.tokens[max(0, sites[first].first - 2) : sites[first].first]
    behind = task.scene.tokens[sites[last - 1].last : sites[last - 1].last + 2]
    if first < last - first or last - first < 2 or all(token.lower != "соответственно" for token in (*ahead, *behind)):
        return None
    before = sites[first - (last - first) : first]
    kinds = [site.quantity.kind for site in before] == [site.quantity.kind for site in sites[first:last]]
    near = kinds and before[0].quantity.sentence >= task.quantity.sentence - 1
    start = before[-1].last if before[-1].scene is task.scene else 0
    named = [p for p in top(task.scene.phrases) if start < p.first < sites[last - 1].last and not is_time(p)]
    return task.done[at - (last - first)] if near and all(p.form == "pronoun" for p in named) else None


def _listed(task: Task, first: int, last: int) -> bool:
    return [token.lower for token in task.scene.tokens[first:last]] in ([","], ["и"], ["—"], [",", "и"])


def _joined(task: Task, first: int, last: int) -> bool:
    return last == first + 1 and task.scene.tokens[first].lower == "и"


@only("count", roles=LEVEL, own_verb=True, prepositions=("",))
def takers(task: Task) -> Finding | Phrase | None:
    """«Второй компонент получили 870», «Ещё 900 выбрали деньги», «До финала дошли 18»: who does it, not the object"""
    verb = task.site.verb
    if verb is None:
        return None
    active = verb.feats.get("Voice") == "Act" and verb.feats.get("Number") == "Plur" and not frame(verb, "state")
    beside = 0 <= task.site.left - verb.index <= 1 or verb.index == task.site.last
    if not active or not beside or frame(verb, "person"):
        return None
    free = [p for p in task.in_segment if not p.preposition and not is_time(p)]
    if not free and verb.index < task.site.first:
        found = task.recalled_beside
        people = found is not None and is_animate(found.scene.tokens[found.phrase.head])
        return found if found and found.phrase.form == "noun" and people else None
    objects = [p for p in free if p.case == "Acc" and p.form == "noun" and _across(task, p, verb)]
    if not objects or objects != free:
        return None
    if any(p.lemma not in word_group("injury") for p in objects):
        return people_counted(task, shares=False)
    last = task.previous  # «Погибли двое рабочих, ещё 14 получили травмы»
    people = last is not None and last.phrase.form == "noun" and is_animate(last.scene.tokens[last.phrase.head])
    return last if people else Phrase(task.site.first, task.site.last, task.site.last - 1, "человек", "noun", "", "")


def _across(task: Task, phrase: Phrase, verb: Token) -> bool:
    """Whether the verb stands between a phrase and the figure, or the figure before both."""
    return phrase.last <= verb.index < task.site.first or task.site.last == verb.index < phrase.first


def has_subject(task: Task, part: Segment | None = None, living: bool = False) -> bool:
    """Whether the segment, or another, names who else does it; «каждый» can be nothing but the subject.

    `living` passes over things: «Поездки планируют 6 %».
    """
    if any(token.lower in ("каждый", "каждая") for token in task.scene.tokens[task.site.first : task.site.last]):
        return False
    tokens, verb = task.scene.tokens, task.site.verb
    many = verb is not None and verb.feats.get("Number") == "Plur"  # «ЛДПР поддерживают 9 %»
    free = [
        p for p in top(task.scene.within(part or task.site.segment)) if not (many and tokens[p.head].text.isupper())
    ]
    free = [p for p in free if not living or p.form != "noun" or is_animate(tokens[p.head])]
    return any(is_subject(p, tokens[p.head], verb) for p in free)


def people_counted(task: Task, shares: bool) -> Finding | None:
    """The last people counted; of shares the last that was one of people, however far."""
    far = task.quantity.sentence if shares else LOOK_BACK
    return task.last_told(far, lambda site, told: shares == (site.quantity.kind == "share") and of_people(site, told))


def of_people(site: Site, finding: Finding) -> bool:
    """Whether a figure before tells of people, a share by its own noun."""
    if site.quantity.kind not in ("share", "count") or site.quantity.kind == "share" and finding.rule not in WHOLES:
        return False
    token = finding.scene.tokens[finding.phrase.head]
    people = finding.phrase.form == "adjective" or finding.phrase.form == "noun" and is_animate(token)
    return people and number_of(token) == "Plur"


def headed(task: Task) -> Finding | None:
    """«Пособие при рождении. Было 24 тысячи рублей, станет 26»: what the heading names"""
    if task.quantity.kind == "rank" or task.previous or not _is_bare(task):
        return None
    scenes, before = task.site.scenes, task.quantity.sentence - 1
    scene = scenes.scene(before) if scenes.length(before) <= HEADING else None
    phrase = _title(scene) if scene else None
    return Finding(scene, phrase, "", phrase) if scene and phrase else None


def explained(task: Task) -> Phrase | None:
    """«объёмы возвращаются: за полгода вывезли 214 тысяч тонн»: what the words before the colon are about"""
    at = next((part.at for part in task.site.clause if part.opener == ":"), 0)
    if not at or task.quantity.kind == "rank":
        return None
    before = task.previous if task.quantity.kind == "count" else task.previous_alike
    if before or not _is_bare(task, doers=True) or spent_on(task):
        return None
    if task.role.role in DIFFERENCES and task.recalled_near is not None:
        return None  # «лучше стало лишь в Ельце: на 20 % меньше, чем год назад»
    if impersonal(task):
        return None  # «исключение сделали врачам: таких браков набралось 137»
    if task.quantity.kind == "count" and (frame(task.site.verb, "mortal") or counts_people(task)):
        return None  # «Авария на трассе: погибли двое»
    found = [p for p in top(task.scene.within(task.scene.segments[at - 1])) if p.case in ("Nom", "Acc")]
    found = [p for p in found if not p.preposition and not is_time(p) and p.form != "pronoun"]
    last = found[-1] if found else None
    thing = last and last.form == "noun" and not is_animate(task.scene.tokens[last.head])
    return last if last and thing and last.lemma not in word_group("study") else None


def _is_bare(task: Task, doers: bool = False) -> bool:
    """Whether the clause has no noun that could be measured; with `doers` those who act do not count."""
    nouns = (phrase for phrase in task.in_clause if not phrase.preposition and not is_time(phrase))
    return all(doers and noun.case == "Nom" and is_animate(task.scene.tokens[noun.head]) for noun in nouns)


def _title(scene: Scene) -> Phrase | None:
    """The noun that a sentence without a verb or figure begins with."""
    if scene.quantities or any(scene.predicates(part) for part in scene.segments):
        return None
    phrase = scene.phrases[0] if scene.phrases else None
    fits = phrase and phrase.form == "noun" and phrase.case == "Nom" and not phrase.preposition
    return phrase if fits else None


DOING: tuple[Rule, ...] = (headed, gauged, explained, likewise, undergone, takers, doers, outdone)
