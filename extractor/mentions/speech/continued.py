"""Reads the speech found; yields sentences that plainly carry it on: «При этом …», «Также отмечается …»."""

from collections.abc import Callable, Iterator

from extractor.language import Sentence, Token
from extractor.mentions.bodies import kind_of
from extractor.mentions.nominals import nominal_parses
from extractor.mentions.speech.attribution import Attribution
from extractor.mentions.speech.in_bodies import is_impersonal
from extractor.mentions.speech.index import Index, carried
from extractor.mentions.speech.labels import leans
from extractor.mentions.speech.page import DASHES, QUOTES, Block, Page, Quotation
from extractor.mentions.speech.scene import SHORTEST_SPEECH
from extractor.mentions.speech.sources import source_kinds
from extractor.mentions.speech.surveyed import surveyed
from extractor.mentions.speech.unbroken import unbroken
from extractor.mentions.speech.verbs import cues, noun_kind, verb_kind
from extractor.mentions.types import Speech

SURVEY_WORDS = 5  # at the head of a sentence, among which one is of a survey
CLOSING_MARKS = 3  # characters behind a speech that ends its sentence: «…».
SPOKESMEN = frozenset("источник собеседник собеседница представитель представительница".split())
HE = frozenset({"он", "она"})
VOICED = ("say", "tell", "will")
EARLIER = ("лось", "следует")  # «Ранее сообщалось», «следует учесть»
OPEN_BASES = frozenset({"indirect", "according-to", "continuation"})


def find(page: Page, attributions: list[tuple[Attribution, ...]], found: Index) -> list[Speech]:
    """One speech for every sentence that a rule carries on."""
    more: list[Speech] = []
    if found.is_empty:
        return more
    for block in page.blocks:
        for before, sentence in zip(block.sentences, block.sentences[1:], strict=False):
            one = None if attributions[sentence.index] else _carried_on(page, before, sentence, found)
            if one is not None and not _is_answered_for(page, sentence, found):
                more.append(one)
                found.put(one)
    return more + [speech for rule in PAGE_RULES for speech in rule(page, attributions, found)]


def _is_answered_for(page: Page, sentence: Sentence, found: Index) -> bool:
    """Whether the sentence is somebody's already."""
    middle = (sentence.start + sentence.end) // 2
    return found.cover(middle, middle + 1) or (_has_own_voice(page, sentence) and not there(page, sentence))


def between(page: Page, attributions: list[tuple[Attribution, ...]], found: Index) -> Iterator[Speech]:
    """Мэр сообщил, что …. …. По его словам, …: what stands between two words of one person in a paragraph is his."""
    for block in page.blocks:
        last: Speech | None = None
        open_: list[Sentence] = []
        for sentence in block.sentences:
            told = found.in_sentence[sentence.index]
            if own := [one for one in told if one.speaker is not None or one.source] if told else told:
                if last is not None and own[0].speaker == last.speaker:
                    yield from [carried(one, last, "between") for one in open_]
                last, open_ = own[-1] if own[-1].speaker is not None else None, []
            elif last is None:
                last = _pointed_back(attributions[sentence.index]) if attributions[sentence.index] else None
            elif attributions[sentence.index] or _has_own_voice(page, sentence):
                last = None
            elif not found.cover((sentence.start + sentence.end) // 2, (sentence.start + sentence.end) // 2 + 1):
                open_.append(sentence)


def _pointed_back(own: tuple[Attribution, ...]) -> Speech | None:
    """«Об этом сообщил мэр.»: his voice opens the paragraph, though it answers for the one before."""
    voice = next((one.voice for one in own if one.backward and one.voice.person is not None), None)
    return None if voice is None else Speech(0, 0, "indirect", voice.person, voice.mention, None, "between")


def over_paragraphs(page: Page, attributions: list[tuple[Attribution, ...]], found: Index) -> Iterator[Speech]:
    """…, сообщает пресс-служба МЧС. ¶ Отмечается, что …: still of the last body of the paragraph before."""
    for before, block in zip(page.blocks, page.blocks[1:], strict=False):
        sentence = block.sentences[0]
        if sentence.kind != "body" or attributions[sentence.index] or not impersonal(page, sentence):
            continue
        own = [one for other in before.sentences for one in found.in_sentence[other.index]]
        bodies = all([one.speaker is None and one.source is not None for one in own])
        if own and bodies and not _is_answered_for(page, sentence, found):
            named = [one for one in own if one.source is not None and not one.source.name.islower()]
            yield carried(sentence, (named or own)[-1], "over_paragraphs")


def quoted_on(page: Page, attributions: list[tuple[Attribution, ...]], found: Index) -> Iterator[Speech]:
    """Мэр сообщил, что …. «…»; Мэр сообщил, что …. Цена упала: «…»: a quotation without a voice of its own is his."""
    for quotation in page.quotations if not found.is_empty else ():
        sentence = page.sentence_at(quotation.start)
        if sentence is None or not _is_whole(page, sentence, quotation):
            continue
        if attributions[sentence.index] or page.mentions[sentence.index] or found.cover(quotation.start, quotation.end):
            continue
        last = _voice_before(page, sentence, found)
        if last is not None and not _is_of_others(sentence, quotation.start):
            end = max(quotation.end, min(sentence.end, quotation.close + 1))
            yield Speech(sentence.start, end, "continuation", last.speaker, last.attribution, last.source, "quoted_on")


def quoted_next(page: Page, attributions: list[tuple[Attribution, ...]], found: Index) -> Iterator[Speech]:
    """«…», – сказал мэр. ¶ «…».: a paragraph that is a quotation goes on from the voice that ends the one before."""
    if not page.quotations or found.is_empty:
        return
    last: Speech | None = None
    for block in page.blocks:
        quotation = page.quotation_at(block.start + 1) if page.text[block.start] in QUOTES else None
        whole = quotation is not None and quotation.start == block.start + 1 and _is_whole_block(page, block, quotation)
        if whole and quotation is not None and not found.cover(quotation.start, quotation.end):
            if last is not None and not attributions[block.sentences[0].index]:
                span = quotation.start, quotation.end
                yield Speech(*span, "quotation", last.speaker, last.attribution, None, "quoted_next")
        else:
            last = _closing_voice(page, block, found)


def _is_whole_block(page: Page, block: Block, quotation: Quotation) -> bool:
    long = quotation.end - quotation.start >= SHORTEST_SPEECH and block.start <= quotation.end <= block.end
    return long and not page.text[quotation.close : block.end].strip(" .…!?")


def _closing_voice(page: Page, block: Block, found: Index) -> Speech | None:
    """The person whose words, a quotation among them or the last ones, are the only ones in a paragraph."""
    own = [one for sentence in block.sentences for one in found.in_sentence[sentence.index]]
    voices = {one.speaker for one in own}
    closing = [one for one in own if one.basis == "quotation" or one.end >= block.end - CLOSING_MARKS]
    return closing[-1] if closing and len(voices) == 1 and None not in voices else None


def dashed(page: Page, attributions: list[tuple[Attribution, ...]], found: Index) -> Iterator[Speech]:
    """Мэр подчеркнул, что …. – Мы построим …: a dash inside a paragraph opens what he goes on to say."""
    for block in page.blocks if not (found.is_empty or page.quotations) else ():
        last: Speech | None = None
        for sentence in block.sentences[1:]:
            if attributions[sentence.index] or found.in_sentence[sentence.index]:
                last = None
            elif sentence.tokens[0].text in DASHES:
                last = _voice_before(page, sentence, found) or last
            if last is not None:
                yield carried(sentence, last, "dashed")


def he_adds(page: Page, attributions: list[tuple[Attribution, ...]], found: Index) -> Iterator[Speech]:
    """«…», – сказал собеседник агентства. ¶ Он добавил, что …: who has no name speaks on for his body."""
    last: Speech | None = None
    sentences = page.document.sentences
    for before, sentence in zip(sentences, sentences[1:], strict=False):
        speaks = sentence.tokens[0].lower in HE and not attributions[sentence.index] and _he_speaks(sentence)
        if own := found.in_sentence[before.index] if speaks else ():
            nameless = own[-1].speaker is None and own[-1].source is not None
            last = own[-1] if nameless and _is_told_by_one(before, sentence.tokens[0].lower) else None
        if not speaks:
            last = None
        elif last is not None:
            yield carried(sentence, last, "he_adds")


def _he_speaks(sentence: Sentence) -> bool:
    """«Он добавил», «Она также уточнила»."""
    return any([verb_kind(token) in VOICED for token in sentence.tokens[1:3]])


def _is_told_by_one(sentence: Sentence, pronoun: str) -> bool:
    """«собеседник агентства», «представитель МЧС»; no correspondent, nor «сообщил, что задержан водитель. Он …»."""
    tokens = sentence.tokens
    at = next((token.index for token in tokens if token.lemma in SPOKESMEN), None)
    if at is None or any([token.lower in ("что", ":") for token in tokens[:at]]):
        return False
    gender = "Fem" if pronoun == "она" else "Masc"
    meant = (t for t in tokens[at + 1 :] if t.pos == "NOUN" and t.feats.get("Gender") == gender)
    return not any([t.feats.get("Number") == "Sing" and t.feats.get("Animacy") == "Anim" for t in meant])


def _is_whole(page: Page, sentence: Sentence, quotation: Quotation) -> bool:
    """A long quotation that is the sentence, or all of it past a colon."""
    before = page.text[sentence.start : quotation.start - 1].rstrip()[-1:]
    after = page.text[quotation.close : sentence.end].strip(" .…!?")
    return quotation.end - quotation.start >= SHORTEST_SPEECH and before in ("", ":") and not after


def _is_of_others(sentence: Sentence, end: int) -> bool:
    """«Жители недовольны: «…»»: people are the subject before the quotation."""
    subjects = [token for token in sentence.tokens if token.end < end and token.rel.startswith("nsubj")]
    return any(map(_is_somebody, subjects)) or _opens_with_body(sentence)


def _is_somebody(token: Token) -> bool:
    return any(parse.animacy == "anim" for parse in nominal_parses(token.text))


def _opens_with_body(sentence: Sentence) -> bool:
    """«Оппозиция против: «…»», «Профсоюз: «…»»."""
    first = sentence.tokens[0]
    return first.feats.get("Case") == "Nom" and kind_of(first, source_kinds()) in ("body", "people")


def _voice_before(page: Page, sentence: Sentence, found: Index) -> Speech | None:
    """The person whose speech ends the sentence before, in the same paragraph."""
    if sentence.index == page.block(sentence).sentences[0].index:
        return None
    before = page.document.sentences[sentence.index - 1]
    own = [one for one in found.in_sentence[before.index] if one.speaker is not None and one.end <= before.end]
    return own[-1] if own and own[-1].end >= before.end - CLOSING_MARKS else None


def _carried_on(page: Page, before: Sentence, sentence: Sentence, found: Index) -> Speech | None:
    if not found.in_sentence[before.index]:
        return None
    for rule in RULES:
        last = _last_voice(before, found, rule in LEANING) if rule(page, sentence) else None
        if last is not None:
            return carried(sentence, last, rule.__name__)
    return None


def _has_own_voice(page: Page, sentence: Sentence) -> bool:
    """Somebody else speaks, though the text does not settle who."""
    own = [token for token in page.cues[sentence.index] if not is_impersonal(token)]
    return any([verb_kind(token) in VOICED for token in own])


def _last_voice(sentence: Sentence, found: Index, leaning: bool) -> Speech | None:
    """The indirect speech of the sentence, for what only leans on it the one that reaches its end."""
    own = [one for one in found.in_sentence[sentence.index] if one.basis in OPEN_BASES and one.end <= sentence.end]
    known = [one for one in own if one.speaker is not None or one.source is not None]
    reaching = [one for one in known if one.end >= sentence.end - 3 or not leaning]
    return reaching[-1] if reaching else None


def cue(page: Page, sentence: Sentence) -> bool:
    """The sentence opens with words that lean on the one before."""
    return leans(sentence)


def impersonal(page: Page, sentence: Sentence) -> bool:
    """«Также отмечается, что …», «Оказалось, что …»: told by the same voice; not «Ранее сообщалось»."""
    lowers = [token.lower for token in sentence.tokens[:5]]
    told = [lower for lower in lowers if lower in cues("impersonal") and not lower.endswith(EARLIER)]
    return bool(told) or lowers[0] in cues("turning_out")


def there(page: Page, sentence: Sentence) -> bool:
    """«Там же посчитали: …»: in the body named before."""
    return sentence.tokens[0].lower == "там" and any(verb_kind(token) for token in sentence.tokens[1:4])


def theirs(page: Page, sentence: Sentence) -> bool:
    """«По их информации, …»: of the bodies named before."""
    lowers = [token.lower for token in sentence.tokens[:3]]
    return lowers[:2] in (["по", "их"], ["по", "ее"], ["по", "его"]) and noun_kind(lowers[-1]) is not None


def of_the_survey(page: Page, sentence: Sentence) -> bool:
    """«Опрошено было 600 человек», «Погрешность не превышает 4 %», «Из 340 участников …»: of the survey just cited."""
    return any([token.lower.startswith(tuple(cues("survey"))) for token in sentence.tokens[:SURVEY_WORDS]])


RULES: tuple[Callable[[Page, Sentence], bool], ...] = (cue, impersonal, there, theirs, of_the_survey)
PAGE_RULES: tuple[Callable[[Page, list[tuple[Attribution, ...]], Index], Iterator[Speech]], ...] = (
    over_paragraphs,
    quoted_on,
    quoted_next,
    dashed,
    he_adds,
    unbroken,
    between,
    surveyed,
)
LEANING = (cue,)  # the others name the voice again: «там же», «по их данным», «также сообщается»
