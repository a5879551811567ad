"""Reads pronouns; yields whom they may mean: the latest of their gender, and of several the one who speaks."""

from collections.abc import Iterator
from functools import cache

from extractor.language import Document, Sentence, Token
from extractor.lexicon import read_table
from extractor.mentions.nominals import OPENING, nominal_parses, tagged_case
from extractor.mentions.people.candidates import Candidate, Reference
from extractor.mentions.speech.verbs import verb_kind
from extractor.mentions.types import Mention

SPOKE = 2  # the weight of who spoke
FARTHEST_SPEAKER = 4  # paragraphs back to whom «добавила она» may mean where nobody was named since
FARTHEST_PRONOUN = 3  # sentences back to the antecedent of «он», «она»
MOST_HEADS = 5  # heads between a name and the verb whose subject its post is
PRONOUNS = {"он": "Masc", "она": "Fem"}
POSSESSIVES = {"его": "Masc", "ее": "Fem", "нее": "Fem", "него": "Masc"}
REFERRING = frozenset((*PRONOUNS, *POSSESSIVES))


def pronouns(sentence: Sentence, words: list[Token], before: Sentence | None) -> Iterator[Reference]:
    """«он», «она» and, of what only a person says, «его», «её»."""
    tokens = sentence.tokens
    for token in words:
        at, lower = token.index, token.lower
        after = next((word for word in tokens[at + 1 : at + 3] if word.lower != "же" or lower in PRONOUNS), None)
        if lower in PRONOUNS and not (after and after.lower == "же" and at):  # «Лосев, он же глава»
            yield Reference(sentence, at, at + 1, None, PRONOUNS[lower], False, _speaks(tokens, token), before)
        elif lower in POSSESSIVES and (after is not None and is_said(after) or _is_cited(tokens, at)):
            yield Reference(sentence, at, at + 1, None, POSSESSIVES[lower], True, False, before)


def is_said(token: Token) -> bool:
    """«его словам», «её мнению»: something that only a person says or thinks."""
    return any([parse.lemma in _said_things() for parse in nominal_parses(token.text)])


@cache
def _said_things() -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_table("said_things"))


def _is_cited(tokens: tuple[Token, ...], at: int) -> bool:
    """«цитирует его ТАСС», «его цитирует агентство»."""
    return any([verb_kind(token) == "cite" for token in (*tokens[at - 1 : at], *tokens[at + 1 : at + 2])])


def _speaks(tokens: tuple[Token, ...], token: Token) -> bool:
    """«Он сообщил», «…, уточнила она»."""
    near = (tokens[at] for at in (token.head, token.index - 1, token.index + 1) if 0 <= at < len(tokens))
    return any([verb_kind(verb) is not None for verb in near])


def pronoun(candidate: Candidate, reference: Reference) -> bool:
    """«она»: the last woman named within a few sentences."""
    near = candidate.near
    open_gender = candidate.gender is None and any(candidate.entity.posts)  # «Юха Лахти»: the name does not tell
    if reference.gender is None or not open_gender and candidate.gender != reference.gender:
        return False
    near_block = reference.sentence.block - candidate.block <= 1
    if reference.said or reference.speaks and near_block and not _other_speaks(candidate, reference):
        return near_block
    if reference.sentence.index - near.sentence > FARTHEST_PRONOUN or _stands_for_thing(candidate, reference):
        return False
    return near.sentence != reference.sentence.index or not _other_subject(reference, near)


def speaks_on(document: Document, candidate: Candidate, reference: Reference) -> bool:
    """«…», – сказала Анна Ким. ¶ «…». ¶ «…», – добавила она; по её словам, …: the last named, who spoke, ago."""
    if not (reference.said or set(OPENING).intersection(reference.sentence.text)):
        return False
    far = reference.sentence.block - candidate.block > FARTHEST_SPEAKER
    fits = not far and candidate.gender == reference.gender and any(candidate.entity.posts)
    since = document.sentences[candidate.near.sentence + 1 : reference.sentence.index + 1]
    other = _may_speak if reference.said else _is_somebody  # «в письме министра …. По его словам, …»
    named = any([other(token, reference.gender) for own in since for token in own.tokens])
    return fits and _weight(candidate) == SPOKE and not named


def _may_speak(token: Token, gender: str | None) -> bool:
    """One living being, in whatever role."""
    feats = token.feats
    one = token.pos in ("NOUN", "PROPN") and feats.get("Animacy") == "Anim" and feats.get("Number") == "Sing"
    return one and feats.get("Gender") == gender


def _other_speaks(candidate: Candidate, reference: Reference) -> bool:
    """«Водитель выжил. Он рассказал, …»: somebody without a name is the subject just before, the person not."""
    before = reference.before
    if before is None or candidate.near.sentence >= before.index:
        return False
    return any([_is_somebody(token, reference.gender) for token in before.tokens])


def _is_somebody(token: Token, gender: str | None) -> bool:
    if token.rel != "nsubj" or token.pos != "NOUN" or token.feats.get("Gender") != gender:
        return False
    return any([parse.animacy == "anim" for parse in nominal_parses(token.text)])


def _stands_for_thing(candidate: Candidate, reference: Reference) -> bool:
    """«Завод встал. Поставщикам он задолжал 3 млн»: a thing is the subject just before, the person stands further."""
    before, tokens = reference.before, reference.sentence.tokens
    if candidate.near.sentence != reference.sentence.index and candidate.block != reference.sentence.block:
        here = tokens[: reference.first]
        if any(_is_thing(tokens, token, reference.gender) and token.text[0].isalpha() for token in here):
            return True  # ««Народный блок» прибавил: раньше он довольствовался 4 %»
    if before is None or candidate.block == reference.sentence.block:
        return False
    head = tokens[reference.first].head
    if head >= 0 and verb_kind(tokens[head]) is not None:
        return False
    return any(_is_thing(before.tokens, token, reference.gender) for token in before.tokens)


def _is_thing(tokens: tuple[Token, ...], token: Token, gender: str | None) -> bool:
    if token.rel != "nsubj" or token.pos not in ("NOUN", "PROPN") or token.feats.get("Gender") != gender:
        return False
    named = token.index > 0 and tokens[token.index - 1].text in OPENING
    return named or all(parse.animacy != "anim" for parse in nominal_parses(token.text))


def _other_subject(reference: Reference, near: Mention) -> bool:
    """A thing of the same gender is the subject in between: «чип стоит 100 рублей, … он установлен»."""
    between = reference.sentence.tokens[near.last : reference.first]
    return any(t.rel.startswith("nsubj") and t.feats.get("Gender") == reference.gender for t in between)


def likeliest(reference: Reference, candidates: list[tuple[int, Candidate]]) -> int:
    """Of those whom «он сообщил» may mean, who speaks just before, else who is the subject, else the latest.

    «Губернатор встретился с тренером. Он сообщил, …», «Мэр сказал, что директор уволен. Он добавил, …».
    """
    latest = candidates[0][1]
    aside = latest.near.sentence == reference.sentence.index and not _weight(latest)  # «Имя тренера, сказал он, …»
    floor = latest.near.sentence - aside
    near = [(index, candidate) for index, candidate in candidates if candidate.near.sentence >= floor]
    return max(near, key=lambda pair: _weight(pair[1]))[0]


def _weight(candidate: Candidate) -> int:
    """SPOKE for whose words they were («мэр сказал», «по словам мэра»), 1 for another nominative."""
    tokens, at = candidate.where.tokens, candidate.near.first
    subject = tokens[at].lower in PRONOUNS or tagged_case(tokens[at]) == "nomn"
    for _ in range(MOST_HEADS):
        at = tokens[at].head
        if at < 0 or tokens[at].pos == "VERB":
            break
        if not subject and is_said(tokens[at]):
            return SPOKE
    return subject + (subject and at >= 0 and verb_kind(tokens[at]) is not None)
