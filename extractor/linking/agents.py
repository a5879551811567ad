"""Reads a figure and the persons with a post in its sentence; yields who did what it counts: «мэр построил 3 школы»."""

from collections.abc import Iterator

from extractor.language import DASHES, Sentence, Token
from extractor.linking.clauses import LASTING
from extractor.mentions.nominals import names_subject
from extractor.mentions.people.predicates import HOLDING
from extractor.mentions.types import Mention, Mentions, Quantity

MOST_STEPS = 8  # heads between a figure and the verb whose subject answers for it
CIRCUMSTANCES = frozenset("после до при из среди из-за кроме помимо накануне вместо".split())  # opening the sentence
BEFORE = frozenset({"после", "накануне", "вместо"})
RELATIVE = frozenset({"который", "которая", "которое", "которые", "что", "кто"})
UNDERGOING = frozenset({"получить", "отбыть", "отсидеть", "провести"})  # «получил 4 года условно»: of a court
Here = tuple[int, Mention]  # a person with a post, by index, and a mention in the sentence


def agent_of(mentions: Mentions, quantity: Quantity, here: list[Here]) -> Here | None:
    """Who did what the figure counts, by the first rule that finds one of the persons of its sentence."""
    sentence = mentions.document.sentences[quantity.sentence]
    for rule in (of_clause, by_hand) if quantity.unit not in LASTING else ():  # «проработавший 30 лет»: no deed
        found = rule(sentence, quantity, here)
        if found is not None:
            return found
    return by_subject(mentions, sentence, quantity, [one for one in here if _is_nominative(mentions, sentence, one)])


def _is_nominative(mentions: Mentions, sentence: Sentence, one: Here) -> bool:
    """Not «компаньон Лосева Юрий Ким», whatever the tagger says of the surname."""
    index, mention = one
    word, name = sentence.tokens[mention.last - 1].text, mentions.persons[index].name
    family = name.split()[-1]
    declined = word.istitle() and word[:3].lower() == family[:3].lower() and mention.last - mention.first == 1
    return not declined or word.lower().replace("ё", "е") == family.lower().replace("ё", "е")


def of_clause(sentence: Sentence, quantity: Quantity, here: list[Here]) -> Here | None:
    """«губернатор Иван Орлов, выделивший 5 млн», «мэр, который построил 3 школы»."""
    clause = _clause(sentence, quantity)
    told = clause is not None and _is_told_by(sentence, clause)
    return next((one for one in here if clause and told and _names(sentence, one[1], clause.head)), None)


def _clause(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The verb of the attributive clause in which the figure stands."""
    for at in _heads(sentence, quantity):
        token = sentence.tokens[at]
        if token.rel.startswith("acl") and token.pos == "VERB":
            return token
    return None


def _is_told_by(sentence: Sentence, verb: Token) -> bool:
    """Whether the doer of the verb is the noun before it, and that noun is nobody's: not «сын мэра, который …»."""
    case = sentence.tokens[verb.head].feats.get("Case")
    if _is_active(verb):
        return verb.feats.get("Case") == case
    subject = next((child for child in sentence.children(verb.index) if child.rel == "nsubj"), None)
    return subject is not None and subject.lower in ("который", "которая") and case != "Gen"


def _is_active(verb: Token) -> bool:
    return verb.feats.get("VerbForm") == "Part" and verb.feats.get("Voice") == "Act"


def by_hand(sentence: Sentence, quantity: Quantity, here: list[Here]) -> Here | None:
    """«губернатором Иваном Орловым выделено 5 млн»."""
    verb = next((sentence.tokens[at] for at in _heads(sentence, quantity) if sentence.tokens[at].pos == "VERB"), None)
    if verb is None or verb.feats.get("Voice") != "Pass" or HOLDING[verb.lower][0]:
        return None  # «избран мэром»
    hands = [t.index for t in sentence.children(verb.index) if t.rel.startswith("obl") and t.feats.get("Case") == "Ins"]
    return next((one for one in here for at in hands if _names(sentence, one[1], at)), None)


def _heads(sentence: Sentence, quantity: Quantity) -> Iterator[int]:
    """The heads above a figure, the nearest first."""
    at = sentence.tokens[quantity.first].head
    for _ in range(MOST_STEPS):
        if at < 0:
            return
        yield at
        at = sentence.tokens[at].head


def _names(sentence: Sentence, mention: Mention, at: int) -> bool:
    """Whether a token is of the name, or of the post beside it in the same case: not «сын» of «сын мэра Орлова»."""
    one, other = (sentence.tokens[place].feats.get("Case") for place in (mention.first, at))
    return one == other and names_subject(sentence, mention.first, at)


def by_subject(mentions: Mentions, sentence: Sentence, quantity: Quantity, here: list[Here]) -> Here | None:
    """«губернатор выделил 5 млн»: the subject of the verb that governs the figure."""
    verb, clause = _verb(sentence, quantity), _clause(sentence, quantity)
    if verb is not None and quantity.unit in LASTING and sentence.tokens[verb].lemma in UNDERGOING:
        return None
    if clause is not None and _is_active(clause):
        return None  # «гордится командой, взявшей 5 наград»
    if verb is None or _is_circumstance(sentence, quantity.first, verb) or _is_after(sentence, quantity):
        return None
    elided = _own_subject(sentence, quantity, verb)
    if elided is not None:
        return _named(sentence, here, elided)
    subject = next((child.index for child in sentence.children(verb) if child.rel.startswith("nsubj")), None)
    if subject is not None and _is_within(sentence, quantity.first, subject, verb):
        return None
    return _named(sentence, here, subject) if subject is not None else _nearest(mentions, sentence, here, verb)


def _own_subject(sentence: Sentence, quantity: Quantity, verb: int) -> int | None:
    """«мэр набрал 40 %, его соперник – 20 %»: the subject of a clause whose verb is left out."""
    tokens = sentence.tokens
    for at in _heads(sentence, quantity):
        nominative = tokens[at].pos in ("NOUN", "PROPN") and tokens[at].feats.get("Case") == "Nom"
        if nominative and verb < at < quantity.first and tokens[at].head == verb:
            return at if any([token.text in DASHES for token in tokens[at : quantity.first]]) else None
    return None


def _is_circumstance(sentence: Sentence, at: int, verb: int) -> bool:
    """«После обработки 52 % протоколов лидирует мэр Орлов»: the figure is of what came before, not of what he did."""
    if at > verb or sentence.tokens[0].lower not in CIRCUMSTANCES:
        return False
    return not any([token.text == "," for token in sentence.tokens[:at]])


def _is_after(sentence: Sentence, quantity: Quantity) -> bool:
    """«лидирует после обработки 52 % протоколов»: the figure hangs on what came before, not on what he did."""
    for at in _heads(sentence, quantity):
        if any([child.rel == "case" and child.lower in BEFORE for child in sentence.children(at)]):
            return True
    return False


def _is_within(sentence: Sentence, at: int, subject: int, verb: int) -> bool:
    """«выступили директор Пётр Орлов и два его партнёра»: the figure is part of the subject."""
    for _ in range(MOST_STEPS):
        if at in (-1, verb, subject):
            break
        at = sentence.tokens[at].head
    return at == subject


def _verb(sentence: Sentence, quantity: Quantity) -> int | None:
    """The finite verb above the figure; one without a subject of its own hands on to the verb above it."""
    at, last = sentence.tokens[quantity.first].head, None
    for _ in range(MOST_STEPS):
        if at < 0:
            break
        token = sentence.tokens[at]
        if token.pos == "VERB" and token.feats.get("VerbForm") == "Fin":
            last = at
            if any(_is_full_subject(child) for child in sentence.children(at)):
                break
        at = token.head
    return last


def _is_full_subject(token: Token) -> bool:
    return token.rel.startswith("nsubj") and token.lower not in RELATIVE


def _named(sentence: Sentence, here: list[Here], subject: int) -> Here | None:
    """The person that the subject is, or whose name stands beside the post that it is."""
    passive = sentence.tokens[subject].rel.startswith("nsubj:")
    return None if passive else next((one for one in here if _is(sentence, one[1], subject)), None)


def _is(sentence: Sentence, mention: Mention, subject: int) -> bool:
    nominative = sentence.tokens[mention.first].feats.get("Case") == "Nom"
    return nominative and names_subject(sentence, mention.first, subject)


def _nearest(mentions: Mentions, sentence: Sentence, here: list[Here], verb: int) -> Here | None:
    """The person before a verb that the parse left without a subject, if they agree and no subject comes between."""
    feats = sentence.tokens[verb].feats
    for index, mention in sorted(here, key=lambda one: -one[1].first):
        between = sentence.tokens[mention.last : verb]
        if mention.first > verb or any(_is_full_subject(token) for token in between):
            continue
        gender = mentions.persons[index].gender
        agrees = feats.get("Number") == "Sing" and feats.get("Gender") == gender and feats.get("Voice") != "Pass"
        nominative = sentence.tokens[mention.first].feats.get("Case") == "Nom"
        return (index, mention) if agrees and nominative else None
    return None
