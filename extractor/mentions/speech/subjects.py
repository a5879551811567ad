"""Reads a speech verb in its sentence; yields who speaks: a person, a source, or somebody unknown."""

from collections.abc import Callable
from dataclasses import replace

from extractor.language import Sentence, Token
from extractor.mentions.bodies import kind_of
from extractor.mentions.nominals import (
    ADJECTIVES,
    OPENING,
    is_attribute,
    is_verb,
    names_subject,
    nominal_parses,
    tagged_case,
)
from extractor.mentions.phrases import Phrase, phrase_end
from extractor.mentions.speech.in_bodies import FARTHEST_NOUN, FOLLOWING, POSSESSIVES, by_body, people_in_body
from extractor.mentions.speech.inflected import own_cases
from extractor.mentions.speech.owners import maker
from extractor.mentions.speech.page import DASHES, Page
from extractor.mentions.speech.passing import BREAKS, cited, is_clear
from extractor.mentions.speech.sources import source_at, source_kinds
from extractor.mentions.speech.verbs import BELIEVING, cues, is_passive, is_said_before, verb_kind, verb_shape
from extractor.mentions.speech.voice import Voice
from extractor.mentions.types import Mention, Source

FARTHEST_ADDRESSEE = 16  # tokens of an addressee and a post between a verb and its subject
FARTHEST = 40  # tokens between a verb and its subject


def voice_of(page: Page, sentence: Sentence, verb: Token) -> Voice | None:
    """The first voice that a rule finds; no word of «сеть представлена в 74 городах», «за ней следует X»."""
    for rule in PASSIVE_RULES if is_passive(verb) or verb.lemma == FOLLOWING else RULES:
        voice = rule(page, sentence, verb)
        if voice is not None:
            return voice
    return None


def person_by_syntax(page: Page, sentence: Sentence, verb: Token) -> Voice | None:
    """The person who is the subject of the verb in the parse."""
    subject = _subject(sentence, verb)
    if subject is None:
        return None
    for mention, index in page.mentions[sentence.index]:
        own = mention.first <= subject < mention.last or names_subject(sentence, mention.first, subject)
        own = own and not _is_of_verb_between(sentence, verb, mention)
        if own and _fits(page, sentence, verb, mention, index):
            return Voice(index, mention, None, min(mention.first, subject), mention.last)
    return None


def _is_of_verb_between(sentence: Sentence, verb: Token, mention: Mention) -> bool:
    """«Завод планирует нанять 20 человек, сообщил директор Иван Петров»: another verb past a comma has him."""
    between = sentence.tokens[verb.index + 1 : mention.first]
    comma = next((token.index for token in between if token.text == ","), mention.first)
    past = (token for token in between if token.index > comma and token.feats.get("VerbForm") != "Conv")
    return any([verb_kind(token) in ("say", "tell") for token in past])


def _subject(sentence: Sentence, verb: Token) -> int | None:
    token = verb
    for _ in range(3):
        found = [child.index for child in sentence.children(token.index) if child.rel in ("nsubj", "nsubj:pass")]
        if found:
            return min(found, key=lambda at: abs(at - token.index))
        if token.rel != "conj" or token.head < 0:
            return None
        token = sentence.tokens[token.head]
    return None


def _fits(page: Page, sentence: Sentence, verb: Token, mention: Mention, index: int) -> bool:
    """Nominative, agreeing with the verb, and not in another quotation."""
    genders, numbers = verb_shape(verb.lower)
    gender = {"Masc": "masc", "Fem": "femn"}.get(page.persons[index].gender or "")
    if "sing" not in numbers or (genders and gender and gender not in genders and not _titled(page, index)):
        return False
    if "nomn" not in own_cases(sentence, mention):
        return False
    return page.quotation_at(mention.start) == page.quotation_at(verb.start)


def _titled(page: Page, index: int) -> bool:
    """A woman's post may take a verb in the masculine: «руководитель сообщил»."""
    return page.persons[index].gender == "Fem" and page.persons[index].position is not None


def person_nearby(page: Page, sentence: Sentence, verb: Token) -> Voice | None:
    """The nearest person in the nominative: after a parenthetical verb, else before it."""
    before, after = _nearest(page, sentence, verb, -1), _nearest(page, sentence, verb, +1)
    words = [token.lower for token in sentence.tokens[verb.index - 1 : verb.index]]
    aside = any([word in DASHES + ',»”"' or word in ("как", "этом") for word in words])
    return (after or before) if aside else (before or after)


def _nearest(page: Page, sentence: Sentence, verb: Token, way: int) -> Voice | None:
    found = [
        (abs(mention.first - verb.index), mention, index)
        for mention, index in page.mentions[sentence.index]
        if (mention.first > verb.index) == (way > 0)
    ]
    for distance, mention, index in sorted(found, key=lambda item: item[0]):
        first, last = (verb.index + 1, mention.first) if way > 0 else (mention.last, verb.index)
        if distance > FARTHEST or not is_clear(sentence, first, last, way):
            return None
        if _fits(page, sentence, verb, mention, index):
            return Voice(index, mention, None, mention.first, mention.last)
        if "nomn" in own_cases(sentence, mention):
            return None
    return None


def past_addressee(page: Page, sentence: Sentence, verb: Token) -> Voice | None:
    """«сказал радиостанции начальник полиции Пётр Ким», «рассказал РИА Новости мэр Иван Петров»: not the medium."""
    for mention, index in page.mentions[sentence.index]:
        if mention.first > verb.index:
            named = _is_past_addressee(sentence, verb.index + 1, mention.first)
            fits = named and _fits(page, sentence, verb, mention, index)
            return Voice(index, mention, None, mention.first, mention.last) if fits else None
    return None


def _is_past_addressee(sentence: Sentence, first: int, name: int) -> bool:
    """A name in the nominative with nothing before it that ends a clause."""
    between = sentence.tokens[first:name]
    if len(between) > FARTHEST_ADDRESSEE or tagged_case(sentence.tokens[name]) != "nomn":
        return False
    marks = [token for token in between if token.text in BREAKS and not _is_glued(sentence, token)]
    return not marks and not any([is_verb(token) for token in between if len(token.text) > 1])  # «и. о.»


def _is_glued(sentence: Sentence, mark: Token) -> bool:
    """The full stop of «Онего.ru», «и. о. главы»."""
    before, after = sentence.tokens[mark.index - 1], sentence.tokens[mark.index + 1 : mark.index + 2]
    short = len(before.text) == 1 and before.text.isalpha()
    return before.end == mark.start and (short or any([token.start == mark.end for token in after]))


def source_as_subject(page: Page, sentence: Sentence, verb: Token) -> Voice | None:
    """«сообщает пресс-служба», «Росстат опубликовал», «пишут «Ведомости»»; not «предприятие было заявлено»."""
    said_of = verb.feats.get("Variant") == "Short" and verb.lemma not in BELIEVING
    if said_of or _has_person_before(page, sentence, verb):
        return None
    subject = _subject(sentence, verb)
    starts = [] if subject is None else [*_past_participle(sentence, subject), _phrase_start(sentence, subject)]
    if subject is None or subject > verb.index:
        starts.append(verb.index + 1)
        starts += [*_past_participle(sentence, verb.index + 1), *_past_data(sentence, verb.index + 1)]
    elif sentence.tokens[verb.index - 1].text == ",":
        starts.insert(0, verb.index + 1)  # «вуз принял 40 студентов, сообщает «Заря»», whatever the parse
    for at in starts:
        source = source_at(sentence, at, "nomn") if at < len(sentence.tokens) else None
        if source is not None:
            source = _past_told(sentence, verb, source)
            made = maker(sentence, source.last) if source.name in cues("research") else None
            return made or Voice(None, None, source, source.first, source.last)
    return None


def _has_person_before(page: Page, sentence: Sentence, verb: Token) -> bool:
    """«главврач больницы № 7 Анна Ким сообщила»: whatever the parse says of «больницы»."""
    named = page.mentions[sentence.index]
    return any([one.last == verb.index and _fits(page, sentence, verb, one, index) for one, index in named])


def _past_data(sentence: Sentence, at: int) -> list[int]:
    """«приводят данные исследования журналисты газеты»: where those stand who tell them."""
    told = at < len(sentence.tokens) and is_said_before(sentence.tokens[at])
    return [phrase_end(Phrase(sentence.tokens, frozenset(), frozenset()), at + 1)] if told else []


def _past_told(sentence: Sentence, verb: Token, source: Source) -> Source:
    """«сообщает результаты опроса пресс-служба», «рассказал «Ъ» источник»: who tells, not what, nor to whom."""
    heard = sentence.tokens[source.first].text in OPENING
    if source.first <= verb.index or not (heard or _is_document(sentence, source)):
        return source
    further = source_at(sentence, source.last, "nomn")
    return source if further is None or _is_document(sentence, further) else further


def _is_document(sentence: Sentence, source: Source) -> bool:
    return kind_of(sentence.tokens[source.first], source_kinds()) == "document"


def _past_participle(sentence: Sentence, at: int) -> list[int]:
    """«пишет издаваемая в Тунисе газета», «опрошенные «Ъ» эксперты»: where the noun stands past a participle."""
    after = sentence.tokens[at : at + 1]
    if not after or after[0].feats.get("VerbForm") != "Part" or after[0].feats.get("Case") != "Nom":
        return []
    nouns = [token for token in sentence.tokens[at + 1 : at + FARTHEST_NOUN] if token.text in BREAKS or _heads(token)]
    return [nouns[0].index] if nouns and nouns[0].text not in BREAKS else []


def _heads(token: Token) -> bool:
    return token.pos == "NOUN" and token.feats.get("Case") == "Nom" and kind_of(token, source_kinds()) is not None


def source_before(page: Page, sentence: Sentence, verb: Token) -> Voice | None:
    """«…, а Bloomberg в четверг заявляет, что …», where the parse shows no subject."""
    tokens, at = sentence.tokens, verb.index
    if _subject(sentence, verb) is not None:
        return None
    while at > 0 and tokens[at - 1].text not in ",.:;!?…" + DASHES and tokens[at - 1].lower not in ("а", "но"):
        at -= 1
    source = source_at(sentence, at, "nomn") if at < verb.index else None
    return Voice(None, None, source, source.first, source.last) if source and source.last <= verb.index else None


def _phrase_start(sentence: Sentence, at: int) -> int:
    tokens = sentence.tokens
    while at > 0 and (_is_nominative_attribute(tokens[at - 1]) or tokens[at - 1].text in OPENING):
        at -= 1
    return at


def _is_nominative_attribute(token: Token) -> bool:
    """Not «тем» of «между тем», which could be a name as well, nor «его»."""
    parses = nominal_parses(token.text) if token.lower not in POSSESSIVES else ()
    return is_attribute(token) and any([parse.pos in ADJECTIVES and parse.case == "nomn" for parse in parses])


def of_main_verb(page: Page, sentence: Sentence, verb: Token) -> Voice | None:
    """«заявила она, добавив, что …»: who did what the main verb says."""
    tokens, after = sentence.tokens, [token.lower for token in sentence.tokens[verb.index + 1 : verb.index + 5]]
    if verb.feats.get("VerbForm") != "Conv" or "что" not in after:
        return None
    verbs = [token for token in tokens[: verb.index] if token.pos == "VERB"]
    main = next((token for token in reversed(verbs) if token.feats.get("VerbForm") == "Fin"), None)
    if main is None:
        return None
    rules = (person_by_syntax, source_as_subject, person_nearby)
    voice = next((found for rule in rules if (found := rule(page, sentence, main))), None)
    return replace(voice, first=verb.index, last=verb.index + 1) if voice is not None else None


def nobody_known(page: Page, sentence: Sentence, verb: Token) -> Voice | None:
    """A verb with another subject («рассказала туристка»): its words are nobody's that we know."""
    if verb_kind(verb) not in ("say", "tell", "act", "will"):
        return None
    subject = _subject(sentence, verb)
    if subject is None or sentence.tokens[subject].rel == "nsubj:pass":
        return None  # «пострадавшими признано 40 человек»
    parses = nominal_parses(sentence.tokens[subject].text)
    known = any(parse.animacy == "anim" for parse in parses)
    return Voice(None, None, None, verb.index, verb.index + 1) if known else None


RULES: tuple[Callable[[Page, Sentence, Token], Voice | None], ...] = (
    cited,
    people_in_body,
    by_body,
    person_by_syntax,
    past_addressee,
    source_as_subject,
    person_nearby,
    source_before,
    of_main_verb,
    nobody_known,
)
PASSIVE_RULES = (cited, people_in_body, by_body)
