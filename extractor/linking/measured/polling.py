"""Reads a share of those who vote, answer or belong to others; yields them, or the votes that somebody has."""

from extractor.language import DASHES
from extractor.linking.clauses import Site
from extractor.linking.measured.asking import Rule, only
from extractor.linking.measured.doing import has_subject, of_people
from extractor.linking.measured.following import phrase_after
from extractor.linking.measured.subjects import subject_of
from extractor.linking.measured.task import (
    LEVEL,
    LOOK_BACK,
    Finding,
    Task,
    frame,
    is_place,
    is_time,
    level_nouns,
    light,
    named,
)
from extractor.linking.scenes import word_group
from extractor.mentions.measured import OPENING, Phrase, is_animate, number_of

LEADS_TO_NUMBER = ("(", ", или", ", то есть", ", что соответствует", ", это")
TOLD_TOGETHER = 3  # tokens between a share and the number behind it
HAVING = frozenset({"у", "за"})


@only("share", roles=LEVEL)
def told_in_full(task: Task) -> Phrase | None:
    """«сдали 12 % (340 школ)», «у них 8 %, или 40 мест»: of what it is, told by the number right behind"""
    following = task.next_site
    if following is None or following.quantity.kind != "count" or task.site.preposition == "на":
        return None  # «объём вырос в Омске – на 54 % (34 тысячи кредитов)»
    between = task.scene.tokens[task.site.last : following.first]
    if len(between) > TOLD_TOGETHER or " ".join(token.lower for token in between) not in LEADS_TO_NUMBER:
        return None
    phrase = phrase_after(Task(following, task.role, task.sites, task.done))
    if phrase is not None and (phrase.lemma in word_group("seat") or _has_its_share(task)):
        return None  # «партия взяла 12 % (15 мандатов)», «безработица составила 0,5 % (3,7 тысячи человек)»
    fits = phrase is not None and phrase.form in ("noun", "adjective") and not is_time(phrase)
    return phrase if phrase and fits and phrase.lemma not in light("piece", "unit") else None


def _has_its_share(task: Task) -> bool:
    """Whether a level is the subject, whose share it is: «уровень безработицы равен»"""
    found = subject_of(task) if frame(task.site.verb, "state") else None
    return found is not None and (found.lemma in level_nouns() or found.lemma in word_group("rate"))


@only("share", roles=LEVEL, prepositions=("",))
def opined(task: Task) -> Finding | None:
    """«Работу мэра одобряют 47 %, недовольны ею 21 %»: those who were asked or voted, not what they speak of"""
    verbs = [task.site.verb, *task.scene.predicates(task.site.segment)]
    if not any(frame(verb, "opine") for verb in verbs):
        return None
    if (
        _has_level(task)
        or task.site.segment.opener == "("
        or any(has_subject(task, part, living=True) for part in task.site.clause)
    ):
        return None
    if task.previous_alike and not task.site.own_verb:
        return task.previous_alike  # «поддерживают 29 % жителей, против – 58 %»
    return task.last_told(LOOK_BACK, of_people)


@only("share", roles=LEVEL, units=("%",))
def voted(task: Task) -> Finding | Phrase | None:
    """«У „Дела“ 18 %», «Лосева взяла 31 %», «„Путь“ – 14 %» behind shares of votes: votes"""
    if _has_level(task):
        return None
    if not _has_votes(task):
        return _votes_won(task) or _votes_of_next(task)
    return _votes_before(task)


def _is_tally(site: Site) -> bool:
    """«после обработки 90 % протоколов», «подсчитано 40 % бюллетеней»: how much has been counted"""
    said = [token.lemma for token in (site.token(site.left), site.verb) if token is not None]
    return not word_group("tally").isdisjoint(said)


def _votes_of_next(task: Task) -> Finding | None:
    """«Победила „Волна“ с 49 % голосов. Следом идёт „Парус“ с 18 %»: one named behind shares of votes"""
    who = subject_of(task) if task.site.preposition in ("с", "со") else None
    if who is None or not _can_have_votes(task, who):
        return None
    for site, finding in task.earlier():
        if site.quantity.sentence < task.quantity.sentence - 1:
            break
        if site.quantity.kind == "share":
            return finding if finding and finding.phrase.lemma == "голос" else None
    return None


def _votes_won(task: Task) -> Phrase | None:
    """«На выборах победил Ильин с 62 %», «выиграла во втором туре с 54 %», where nothing says of what"""
    verb, headline = task.site.verb, task.site.scenes.scene(0)
    wins = task.site.preposition in ("с", "со") and frame(verb, "win")
    said = [task.scene.lemmas, headline.lemmas if headline else frozenset()]
    if not wins or all(word_group("election").isdisjoint(lemmas) for lemmas in said):
        return None
    return task.as_unit("голос")


def _votes_before(task: Task) -> Finding | Phrase | None:
    """The votes of the figures before, or of the sentence before; also where only a tally has been told."""
    chain: Finding | None = None
    tallied = task.next_site is not None and _is_tally(task.next_site)  # «набрал 47 % после обработки 99 % протоколов»
    for site, finding in task.earlier():
        lemma = finding.phrase.lemma if finding else ""
        if finding and lemma == "голос":
            return finding
        tally = site.quantity.kind == "share" and _is_tally(site)
        tallied = tallied or tally
        if tally or lemma in word_group("turnout") or site.quantity.kind != "share":
            continue
        if chain is None and lemma not in word_group("votes"):
            break
        chain = chain or finding
    votes = task.as_unit("голос")
    return chain or (votes if tallied else _votes_told(task))


def _votes_told(task: Task) -> Finding | None:
    """«Ильину не хватило голосов. У него было 37 %»: votes in the sentence before"""
    scene = task.site.scenes.scene(task.quantity.sentence - 1)
    phrase = next((p for p in scene.phrases if p.lemma == "голос"), None) if scene else None
    return Finding(scene, phrase, "", phrase) if scene and phrase else None


def _has_level(task: Task) -> bool:
    """«при явке 71 %»"""
    left = task.scene.headed.get(task.site.left)
    return left is not None and left.lemma in level_nouns()


def _has_votes(task: Task) -> bool:
    """Whether it stands beside one who can have votes: behind a name, or before «у …»."""
    scene, site = task.scene, task.site
    if site.own_verb and not (frame(site.verb, "taker") or frame(site.verb, "exist") or frame(site.verb, "opine")):
        return False
    start = site.before.last if site.before else 0
    for phrase in scene.within(site.segment) if site.own_verb else scene.phrases:
        behind = site.last <= phrase.first < site.segment.last and phrase.preposition == "у"
        ahead = start <= phrase.first and phrase.last <= site.first
        if not (behind or ahead) or phrase.preposition not in HAVING and (phrase.preposition or phrase.case != "Nom"):
            continue
        if _can_have_votes(task, phrase):
            return True
    return False


def _can_have_votes(task: Task, phrase: Phrase) -> bool:
    """A person, a party in quotes or capitals, a pronoun."""
    token, before = task.scene.tokens[phrase.head], task.scene.tokens[phrase.first - 1] if phrase.first else None
    if phrase.form == "pronoun" or before is not None and before.text in OPENING:
        return True
    name = named(task.scene, phrase.head)
    one = is_animate(token) and number_of(token) == "Sing" or name in ("PER", "ORG") or token.text.isupper()
    return one and not is_place(task.scene, phrase)


@only("share", roles=LEVEL, own_verb=False, words=("среди",))
def found_among(task: Task) -> Phrase | Finding | None:
    """«Среди мужчин курящих 31 %», «среди окончивших лицей театралов 57 %»: who they are among the others"""
    if task.previous and task.previous.rule == "found_among":
        return task.previous  # «…, среди женщин – 9 %»
    ahead = [p.head for p in task.scene.within(task.site.segment) if p.preposition == "среди"]
    for phrase in task.scene.ending.get(task.site.left + 1, ()):
        token = task.scene.tokens[phrase.head]
        many = number_of(token) == "Plur" and (is_animate(token) or phrase.form == "adjective")
        if ahead and ahead[0] < phrase.first and phrase.case == "Gen" and not phrase.preposition and many:
            return phrase
    return _label_among(task)


def _label_among(task: Task) -> Phrase | None:
    """«среди супругов с тремя детьми – каждая пятая»"""
    if task.site.segment.opener not in DASHES or not task.site.home:
        return None
    part = task.scene.segments[task.site.home - 1]
    row = task.scene.within(part)
    first = row[0] if len(row) > 1 and not task.scene.predicates(part) else None
    opens = first is not None and first.preposition == "среди" and first.first <= part.first + 2
    named = any(p.case == "Nom" and not p.preposition for p in row)
    return first if opens and not named and first and first.form == "noun" else None


POLLING: tuple[Rule, ...] = (found_among, opined, voted)
