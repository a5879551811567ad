"""Reads an attribution in its scene; yields the indirect speech that it governs: in its sentence and before it."""

from collections.abc import Callable, Iterator
from itertools import takewhile

from extractor.language import Token, normal_forms
from extractor.mentions.bodies import kind_of
from extractor.mentions.nominals import OPENING, is_verb
from extractor.mentions.speech.attribution import ORDERED, Attribution
from extractor.mentions.speech.labels import leans
from extractor.mentions.speech.page import DASHES, QUOTE_ENDS, Block
from extractor.mentions.speech.scene import Scene, Span
from extractor.mentions.speech.sources import source_kinds
from extractor.mentions.speech.telling import opens_with_as
from extractor.mentions.speech.verbs import is_reporting

SUBORDINATORS = frozenset("что чтобы как будто якобы мол где когда сколько почему насколько".split())
SILENT = ("act", ORDERED)  # they part nothing off
BEGINNING = frozenset({"начать", "начинать", "закончить", "завершить"})
RELATIVE = frozenset({"который", "где", "куда", "когда"})  # they open the narrator's clause about the speaker
RELATING = frozenset({"где", "когда"})
ABOUT = frozenset({"о", "об", "обо"})
OF_SPEAKER = frozenset({"его", "ее", "ему", "ей"})
WILLED, WILLED_FAR = 4, 8  # tokens from a promise to the infinitive of what is promised
MOST_TOLD_BACK = 3  # sentences of a paragraph that the next, «Об этом сообщили в мэрии.», may answer for
MOST_BEFORE_SOURCE = 4  # sentences of a paragraph that its last clause «, сообщили в МЧС» may answer for


def _governs_sentence(scene: Scene) -> bool:
    attribution = scene.attribution
    return attribution.kind != "act" and not attribution.backward and scene.page.quotation_at(scene.verb) is None


def segment(scene: Scene) -> tuple[int, int]:
    """The part of the sentence between the neighbouring attributions; «что, по данным Росстата, …» parts none off."""
    own = [one for one in scene.own if one is scene.attribution or not (one.kind in SILENT or _is_nested(one))]
    at = own.index(scene.attribution)
    start, end = scene.sentence.start, scene.sentence.end
    if at > 0:
        start = own[at - 1].end if scene.attribution.aside else scene.attribution.clause_start
    if at + 1 < len(own):
        kept = own[at + 1].aside and not scene.is_relayed_by(own[at + 1])
        end = _before_quotation(scene, own[at + 1]) if kept else own[at + 1].clause_start
    return start, end


def _before_quotation(scene: Scene, other: Attribution) -> int:
    """Мэр ждёт, что …. «…», – добавил он: an aside that ends a quotation leaves what stands before it to the first."""
    quotation = scene.page.quotation_before(other.clause_start)
    if quotation is None or quotation.start <= scene.end or quotation.close > other.clause_start:
        return scene.end
    adjoins = not scene.page.text[quotation.close : other.clause_start].strip(DASHES + ",. ")
    return quotation.start - 1 if adjoins and scene.is_speech(quotation) else scene.end


def _is_nested(attribution: Attribution) -> bool:
    """«сообщил, что, по данным Росстата, …»: inside what somebody else says."""
    before = [token.lower for token in attribution.sentence.tokens[: attribution.first] if token.text != ","]
    return attribution.kind == "according" and before[-1:] == ["что"]


def _tokens(scene: Scene, start: int, end: int) -> tuple[Token, ...]:
    return tuple([token for token in scene.sentence.tokens if start <= token.start < end])


def what_is_said(scene: Scene) -> Iterator[Span]:
    """Мэр сообщил, что …; мэр сообщил: …; мэр пообещал построить …; о стройке рассказал мэр."""
    at = scene.attribution
    if not _governs_sentence(scene) or at.kind == "according" or at.aside:
        return
    start, end = segment(scene)
    clause = _complement(scene, end)
    if at.kind == "will" and clause is None:
        end = _before_other(scene, _before_relative(scene, end))
    if at.kind == "will" and _has_object_before(scene, end):
        yield start, at.start, "indirect"
    yield (at.end if clause is None else clause), end, "indirect"
    if clause is None and at.voice.first > at.at and not _reckons(scene):
        end = scene.clause_start if opens_with_as(scene.sentence, at.at) else scene.verb
        yield start, end, "indirect"


def _is_willed(scene: Scene, said: tuple[Token, ...], conjunction: Token) -> bool:
    """«предложил поднять пенсии на 8 %, чтобы …»: what is to be done stands before the conjunction."""
    before = [token for token in said[:WILLED_FAR] if token.start < conjunction.start]
    return scene.attribution.kind == "will" and any(map(_is_infinitive, before))


def _has_object_before(scene: Scene, end: int) -> bool:
    """«Ещё 6 миллионов мэр рассчитывает выручить»: what is to be done to stands first."""
    willed = [token.index for token in _tokens(scene, scene.end, end)[:WILLED] if _is_infinitive(token)]
    before = scene.sentence.tokens[: scene.attribution.first]
    heads = (*willed, scene.attribution.at) if willed else ()  # «6 миллионов» may be parsed as a subject
    objects = [token for token in before if token.head in heads and token.rel in ("obj", "nsubj")]
    return any([token.feats.get("Case") in ("Acc", "Gen") for token in objects])


def _before_relative(scene: Scene, end: int) -> int:
    """«попросил о помощи после пожара, в котором погибли 60»: the relative clause is the narrator's."""
    said = _tokens(scene, scene.end, end)
    at = next((token.index for token in said if normal_forms(token.lower)[0] == "который"), None)
    marks = [token.start for token in said if token.text == "," and at is not None and token.index < at]
    return marks[-1] if marks else end


def _before_other(scene: Scene, end: int) -> int:
    """«мэр распорядился продавать билеты за 20 рублей, в Туве их раздадут»: a clause of its own is the narrator's."""
    said = tuple(takewhile(lambda token: token.text != ":", _tokens(scene, scene.end, end)))
    for comma, token in zip(said, said[1:], strict=False):
        if comma.text == "," and _opens_clause(scene, token, said):
            return comma.start
    return end


def _opens_clause(scene: Scene, first: Token, said: tuple[Token, ...]) -> bool:
    """Whether a clause of another place, joined without a conjunction, begins: with a finite verb of its own."""
    rest = [token for token in said if token.index >= first.index]
    clause = list(takewhile(lambda token: token.text not in ",;:", rest))
    finite = [token for token in clause if token.feats.get("VerbForm") == "Fin"]
    ours = [token for token in finite if token.head == scene.attribution.at and token.rel in ("conj", "parataxis")]
    joined = bool(ours) or any([token.rel == "root" for token in finite])
    if joined and first.lower in OF_SPEAKER:
        return True  # «попросила 5 млн, её поддержали 22 депутата»
    place = any([name.type == "LOC" and name.first == first.index + 1 for name in scene.sentence.names])
    return joined and place and first.pos == "ADP"  # «предложил ремонт, он обойдётся в 5 млн» goes on


def _is_infinitive(token: Token) -> bool:
    return token.feats.get("VerbForm") == "Inf"


def _complement(scene: Scene, end: int) -> int | None:
    """Where «что …» or what follows a colon begins, if the verb has such a complement."""
    said = _tokens(scene, scene.sentence.tokens[scene.attribution.at].end, end)
    parenthetic = opens_with_as(scene.sentence, scene.attribution.at)  # «как установил суд, … за то, что …»
    for before, token in zip(said, said[1:], strict=False):
        if before.text == ":" and scene.attribution.kind == "will" and any(map(_is_infinitive, said[:WILLED])):
            return None  # «пообещал построить дом: «Сдадим в мае»»
        if before.text == ":":
            return before.end if token.text in OPENING else scene.end
        if before.text == "," and token.lower in SUBORDINATORS and not parenthetic:
            if token.lower in RELATING and any([one.lower in ABOUT for one in said if one.start < before.start]):
                return None  # «говорится о двух участках, где …»
            if _is_willed(scene, said, token):
                return None
            return token.end if token.lower == "что" else token.start
    return None


def aside(scene: Scene) -> Iterator[Span]:
    """…, сообщил мэр, … ."""
    if not (_governs_sentence(scene) or _sighs(scene)) or not scene.attribution.aside:
        return
    start, end = segment(scene)
    if _is_quoted_whole(scene, start):
        return
    if not _reckons(scene):
        yield start, scene.clause_start, "indirect"
    if _goes_on(scene, _tokens(scene, start, scene.clause_start), _tokens(scene, scene.end, end)):
        yield scene.end, end, "indirect"


def _sighs(scene: Scene) -> bool:
    """«Сейчас, вздыхает мэр, осталось 40»: between commas what one does as one speaks reports as well."""
    at, tokens = scene.attribution, scene.sentence.tokens
    commas = at.first > 0 and tokens[at.first - 1].text == tokens[min(at.last, len(tokens) - 1)].text == ","
    plain = at.kind == "act" and at.voice.person is not None and not at.backward
    return commas and plain and scene.page.quotation_at(scene.verb) is None


def _reckons(scene: Scene) -> bool:
    """«6 млн на 30 школ – это, как прикинул депутат, 200 тысяч на школу»: only what it comes to is his."""
    before = [token.lower for token in scene.sentence.tokens if token.start < scene.clause_start and token.text != ","]
    return before[-1:] == ["это"] and opens_with_as(scene.sentence, scene.attribution.at)


def _is_quoted_whole(scene: Scene, start: int) -> bool:
    """«…», – сказал мэр. Not «купит фирма «Луч», сообщил мэр», whose quotation is a part of what is said."""
    text, quotation = scene.page.text, scene.page.quotation_before(scene.clause_start)
    if quotation is None or not text[start : scene.clause_start].rstrip(DASHES + ", ").endswith(tuple(QUOTE_ENDS)):
        return False
    before = text[start : quotation.start - 1].strip(DASHES + " ,")
    return before[-1:] in ("", *".:!?…")


def _goes_on(scene: Scene, before: tuple[Token, ...], rest: tuple[Token, ...]) -> bool:
    """Whether what is said goes on after the tag: with a predicate, a dash, or the end of a clause that has none."""
    if any(token.lemma in RELATIVE for token in rest[:3]):
        return False
    if any(tells(token) and token.feats.get("VerbForm") != "Conv" for token in rest):
        return True
    marks = "".join(token.text for token in rest[:2])
    if marks[:1] != ",":
        return marks[:1] in DASHES and bool(marks)
    if scene.block.spoken or any(t.feats.get("VerbForm") in ("Conv", "Part") for t in rest[1:3]):
        return False
    if marks[1:] in DASHES or opens_with_as(scene.sentence, scene.attribution.at):
        return True
    last = max((at + 1 for at, token in enumerate(before[:-1]) if token.text == ","), default=0)
    return not any(map(tells, before[last:]))


def tells(token: Token) -> bool:
    return is_verb(token) or (token.pos == "ADJ" and token.feats.get("Variant") == "Short")


def pointing_back(scene: Scene) -> Iterator[Span]:
    """…. Об этом сообщил мэр. (The paragraph so far; where it opens one, a paragraph of one sentence before it.)"""
    if not scene.attribution.backward:
        return
    before = scene.page.previous_block(scene.block)
    if scene.block.start < scene.sentence.start:
        yield scene.block.start, scene.sentence.start, "indirect"
    elif before is not None and _answers_for(scene, before):
        yield before.start, before.end, "indirect"


def _answers_for(scene: Scene, before: Block) -> bool:
    """A body for a short paragraph or the headline, a person for one sentence past «ЕРЕВАН, 18 авг – Sputnik.»."""
    if scene.attribution.voice.source is not None:
        return len(before.sentences) <= MOST_TOLD_BACK
    told = [sentence for sentence in before.sentences if any(map(is_verb, sentence.tokens))]
    return len(told or before.sentences) == 1 and before.sentences[0].kind == "body"


def whole_paragraph(scene: Scene) -> Iterator[Span]:
    """…. …, [как] сообщили в МЧС. (A source named last answers for a short lead; what it counts or thinks is less.)"""
    attribution, block = scene.attribution, scene.block
    if not is_reporting(scene.sentence.tokens[attribution.at]):
        return
    last = block.sentences[-1].index == scene.sentence.index and attribution.end >= block.end - 2
    short = len(block.sentences) <= MOST_BEFORE_SOURCE and block is scene.page.lead
    aside = attribution.aside or opens_with_as(scene.sentence, attribution.at)
    if aside and attribution.voice.source is not None and last and short and attribution.kind != "act":
        yield block.start, scene.sentence.start, "indirect"


def leaning(scene: Scene) -> Iterator[Span]:
    """Купили 7 ламп. Кроме того, поставили 12 скамеек, сообщил мэр. (The sentence before, on which his leans.)"""
    attribution, sentence = scene.attribution, scene.sentence
    if not attribution.aside or sentence.start == scene.block.start or not leans(sentence, "adding"):
        return
    before = scene.page.document.sentences[sentence.index - 1]
    if not scene.page.cues[before.index] and not scene.page.mentions[before.index]:
        yield before.start, before.end, "indirect"


def announced(scene: Scene) -> Iterator[Span]:
    """Министр рассказал и о ремонтах; в полиции рассказали о кражах. (The sentences that follow are theirs.)"""
    attribution = scene.attribution
    told = attribution.kind == "tell" and not attribution.aside and not attribution.backward
    if not told or attribution.voice.person is None and not _is_of_body(attribution):
        return
    rest = scene.page.text[attribution.end : scene.sentence.end]
    if any(map(str.isdigit, scene.sentence.text)) or ", что" in rest or ":" in rest:
        return
    below = [one for one in scene.block.sentences if one.index > scene.sentence.index]
    if attribution.voice.person is None:  # a body's words end where somebody's are reported
        below = list(takewhile(lambda one: not scene.page.cues[one.index], below))
    if below:
        yield scene.sentence.end, below[-1].end, "continuation"


def _is_of_body(attribution: Attribution) -> bool:
    """«В полиции рассказали о кражах»; no «приговор», of which the sentence may tell."""
    source = attribution.voice.source
    return source is not None and kind_of(attribution.sentence.tokens[source.first], source_kinds()) == "body"


def began(scene: Scene) -> Iterator[Span]:
    """Начал мэр с бюджета. (The sentences that follow are his.)"""
    attribution = scene.attribution
    sentence, end = scene.sentence, max(attribution.at + 1, attribution.voice.last)
    topic = [token.lower for token in sentence.tokens[end : end + 1]]
    if attribution.voice.person is None or sentence.tokens[attribution.at].lemma not in BEGINNING:
        return
    if topic in (["с"], ["со"]) and not any(map(str.isdigit, sentence.text)):
        yield sentence.end, scene.block.end, "continuation"


TOLD_RULES: tuple[Callable[[Scene], Iterator[Span]], ...] = (
    what_is_said,
    aside,
    pointing_back,
    whole_paragraph,
    leaning,
    announced,
    began,
)
