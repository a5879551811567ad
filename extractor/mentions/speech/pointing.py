"""Reads a sentence with a word of speech; yields whether what is said stands before it: «Об этом сообщил мэр»."""

from extractor.language import Sentence, Token
from extractor.mentions.nominals import is_attribute, is_verb
from extractor.mentions.speech.verbs import is_said_before

NAMING = frozenset({"назвать", "озвучить", "раскрыть", "привести", "огласить"})
SUMS = frozenset({"объем", "сумма", "размер", "число", "количество", "стоимость", "цена", "цифра", "данные", "доля"})
FAR_DATA = 4  # tokens within which they are named
POINTING = frozenset("такой этот данный соответствующий подобный".split())


def points_back(sentence: Sentence, at: int) -> bool:
    """«Об этом сообщил…», «Так считает…», «мэр сообщил об этом», «Такие данные привёл…», and nothing else is said."""
    tokens = sentence.tokens
    first = [token.lower for token in tokens[:2]]
    if first in (["об", "этом"], ["о", "чем"]) or (first[:1] in (["так"], ["это"]) and at == 1):
        return True
    around = [[token.lower for token in near] for near in (tokens[max(0, at - 2) : at], tokens[at + 1 : at + 3])]
    if ["об", "этом"] in around and not any(map(str.isdigit, sentence.text)):
        return True  # «По данным газеты, об этом заявил мэр»
    if tokens[at].lemma not in NAMING and any(map(is_verb, tokens[:at])):
        return False  # «Таких показателей удастся достичь, отметил мэр»
    return _points_at_data(tokens) or _names_sum(sentence, at)


def _points_at_data(tokens: tuple[Token, ...]) -> bool:
    """«Такие данные», «Такую печальную статистику»."""
    noun = next((token for token in tokens[1:FAR_DATA] if not is_attribute(token)), None)
    return tokens[0].lemma in POINTING and noun is not None and is_said_before(noun)


def _names_sum(sentence: Sentence, at: int) -> bool:
    """«Объём требуемой помощи назвал мэр.»: what the sentences before hold, where this one has no figure."""
    tokens = sentence.tokens
    named = at > 0 and tokens[at].lemma in NAMING and tokens[0].lemma.replace("ё", "е") in SUMS
    return named and not any(map(str.isdigit, sentence.text))
