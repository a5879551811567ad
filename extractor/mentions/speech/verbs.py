"""Reads a token; yields what kind of speech word it is."""

from collections.abc import Iterable
from functools import cache, lru_cache

from extractor.language import Token, morph_parses
from extractor.lexicon import group, read_table
from extractor.memo import FEW, Memo
from extractor.mentions.nominals import nominal_parses
from extractor.mentions.stems import Stems, noun_stem, verb_stems

NO_VERBS = frozenset({"noun", "order", "talk", "text"})
NOT_REPORTING = ("impr", "1per", "2per")  # «отметим», «напомним» are the editor's own
ASK = "спросить"  # of an interview, though it reports nothing
SECOND = frozenset("соответствии ссылкой слов взгляд точки основании основе".split())  # «в соответствии», «с [её] слов»
CITED = frozenset({"слова", "высказывание", "заявление"})  # what one passes on of another
SUCH = frozenset({"таков", "такова", "таково", "таковы"})
REFERRING = "ссылаясь"
CUE_WORDS = SECOND | SUCH | {"по", "согласно", "исходя", "верить", "(", REFERRING}
REPORTING_ENDS = frozenset(  # of the forms that report
    "ав ал ан ат ая вя дя ев ег ел ем ен ет ея ив ил им ит ла ли ло ля ма мо мы на но ны ня оя пя рг ря ст сь ся та то "
    "тя ты ув ул ут уя ча ша ши ыв ыл ыт ья юя ют яв ял ян ят яя".split()
)
BELIEVING = frozenset({"уверить", "убедить", "уверенный", "убежденный"})  # «уверена директор»
PAID = "перечислено"  # «из бюджета перечислено 5 млн»
VERBS = frozenset({"VERB", "PRTS", "ADJS", "GRND"})


@cache
def _table() -> dict[str, str]:
    return {row["lemma"].replace("ё", "е"): row["kind"] for row in read_table("speech_verbs")}


@cache
def speech_lemmas(*kinds: str) -> frozenset[str]:
    """The lemmas of words of speech, of some kinds or of all, «ё» as «е»."""
    return frozenset(lemma for lemma, kind in _table().items() if not kinds or kind in kinds)


def is_reporting(token: Token) -> bool:
    """«сообщили», «передаёт»: of news as a whole, where «подсчитали», «считают» are of one thing."""
    return any([parse.lemma in group("speech_verbs", "news", "yes") for parse in morph_parses(token.lower)])


@cache
def _verbs() -> dict[str, str]:
    return {lemma: kind for lemma, kind in _table().items() if kind not in NO_VERBS}


@cache
def _stems() -> Stems:
    """What every form of the verbs begins with."""
    return Stems(verb_stems(_verbs()))


@cache
def _text_stems() -> Stems:
    return Stems(map(noun_stem, speech_lemmas("text")))


@cache
def _talk_stems() -> Stems:
    return Stems(verb_stems((ASK, *speech_lemmas("talk"))))


@cache
def cues(kind: str) -> frozenset[str]:
    """The words of `speech_cues.tsv` of one kind."""
    return group("speech_cues", "kind", kind, "words")


def _verb_kind(word: str) -> str | None:
    if word == PAID or not _stems().begin(word):  # spares the dictionary most words
        return None
    known = [parse for parse in morph_parses(word) if parse.pos in VERBS and parse.lemma in _verbs()]
    told = [parse for parse in known if not any([mark in parse.tag for mark in NOT_REPORTING])]
    return _verbs()[told[0].lemma] if told else None


VERB_KINDS = Memo(_verb_kind)


def verb_kind(token: Token) -> str | None:
    """say, act, tell or publish for a finite speech verb (also «убеждён»), else None."""
    kind = VERB_KINDS[token.lower] if token.lower[-2:] in REPORTING_ENDS else None
    named = kind and token.pos in ("NOUN", "PROPN", "ADP", "DET", "NUM") and nominal_parses(token.lower)
    return None if named else kind


@lru_cache(FEW)
def may_tell(word: str) -> bool:
    """Whether a word is a verb in the third person or the past, whatever the tagger sees in it."""
    return any([one.pos == "VERB" and not any(mark in one.tag for mark in NOT_REPORTING) for one in morph_parses(word)])


def is_passive(token: Token) -> bool:
    """«представлена», «назван», «опубликованы»: done to the subject; not «уверена», «сообщено»."""
    if token.feats.get("Variant") != "Short" and token.pos not in ("", "VERB", "ADJ"):
        return False
    known = [parse for parse in morph_parses(token.lower) if parse.pos in VERBS and parse.lemma in _table()]
    done = [parse.pos == "PRTS" and parse.gender != "neut" and parse.lemma not in BELIEVING for parse in known]
    return bool(done) and all(done)


def opens_talk(word: str) -> bool:
    """«расспросили», «интервью»: words, in lower case, that open an interview."""
    if not _talk_stems().begin(word):
        return False
    return any([_table().get(parse.lemma) == "talk" or parse.lemma == ASK for parse in morph_parses(word)])


def is_text_noun(word: str) -> bool:
    """«комментарий», «пост»: what holds somebody's words; in lower case."""
    return _text_stems().begin(word) and any([_table().get(parse.lemma) == "text" for parse in nominal_parses(word)])


def is_of_talk(word: str) -> bool:
    """Either: most words begin as neither."""
    return _of_talk_stems().begin(word) and (opens_talk(word) or is_text_noun(word))


@cache
def _of_talk_stems() -> Stems:
    return Stems(_talk_stems().all | _text_stems().all)


def cues_in(tokens: Iterable[Token]) -> list[Token]:
    """Those at which a rule of attribution may find something: one of twenty."""
    return [
        token
        for token in tokens
        if token.lower in CUE_WORDS or token.lower[-2:] in REPORTING_ENDS and VERB_KINDS[token.lower]
    ]


@lru_cache(FEW)
def noun_kind(word: str) -> str | None:
    """«словам», «данным», «мнению»: the lemma of a noun that attributes, else None."""
    return next((parse.lemma for parse in nominal_parses(word) if _table().get(parse.lemma) == "noun"), None)


def is_said_before(token: Token) -> bool:
    """«данные», «оценка»: what the sentences before hold."""
    if not _told_stems().begin(token.lower):  # spares the dictionary most words
        return False
    return any([parse.lemma in cues("told_before") for parse in nominal_parses(token.text)])


@cache
def _told_stems() -> Stems:
    return Stems(map(noun_stem, cues("told_before")))


@lru_cache(FEW)
def orders(word: str) -> bool:
    """«поручению», «решению»: by whose will something is done."""
    return any([_table().get(parse.lemma) == "order" for parse in nominal_parses(word)])


@lru_cache(FEW)
def verb_shape(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """The genders and numbers that the finite readings of a verb allow."""
    parses = [parse for parse in morph_parses(word) if parse.pos in VERBS]
    return (
        frozenset(parse.gender for parse in parses if parse.gender),
        frozenset(str(parse.number) for parse in parses if parse.number),
    )
