"""Reads an entity with its sentences; yields name and gender: the verb's gender where the name leaves it open."""

from extractor.language import Document, Sentence, Token
from extractor.mentions.declension import is_first_name
from extractor.mentions.people.naming import best_name
from extractor.mentions.people.register import Entity
from extractor.mentions.types import Mention

APPOSED = frozenset({"appos", "flat", "flat:name", "flat:foreign"})
LINKS = 4  # from a name up to the word with which it is apposed


def named(document: Document, entity: Entity) -> tuple[str, str | None]:
    """The fullest name in the nominative, given name first, and the gender."""
    name, gender = best_name(entity)
    return name, _gender(document, entity, gender)


def _gender(document: Document, entity: Entity, by_name: str | None) -> str | None:
    """«Президент Перу Мишель Кастро подписала»: the verb knows better than a name of both genders or of none.

    A name of one gender is overruled by tag and verb together: «Цай Лимэй заявила».
    """
    certain = len({key[3] for key in entity.votes}) == 1 and any(key[0] and _known(key[0]) for key in entity.votes)
    told = [_told(document.sentences[mention.sentence], mention, certain) for mention in entity.mentions]
    genders = sorted(gender for gender in told if gender)
    return max(genders, key=genders.count) if genders else by_name


def _known(given: str) -> bool:
    return all(is_first_name(part) for part in given.split())


def _told(sentence: Sentence, mention: Mention, tagged: bool) -> str | None:
    """The gender of the verb whose subject a mention is; where `tagged`, only if the name is tagged so as well."""
    tokens = sentence.tokens
    own = tokens[mention.first : mention.last]
    subject = next((one for token in own if (one := _apposed(tokens, token)).rel.startswith("nsubj")), None)
    if subject is None or subject.head < 0 or tokens[subject.head].pos != "VERB":
        return None
    gender = tokens[subject.head].feats.get("Gender")
    return None if tagged and any(token.feats.get("Gender") != gender for token in own) else gender


def _apposed(tokens: tuple[Token, ...], token: Token) -> Token:
    """The word with which a name is apposed, or the name's own."""
    for _ in range(LINKS):
        if token.rel not in APPOSED or token.head < 0:
            break
        token = tokens[token.head]
    return token
