"""Reads an adjective in a scene; yields whether it stands for a language: «преподаватель английского»."""

from extractor.mentions.places.kinds import words_of
from extractor.mentions.places.scene import Scene

LANGUAGE_BEFORE = frozenset(("по", "на", "с", "со"))
LANGUAGE_AFTER = frozenset(("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "NUM"))


def is_language(scene: Scene, first: int, last: int) -> bool:
    """«баллы по русскому», «перевод с английского и французского»: an adjective that no noun follows."""
    at = last
    before = scene.token(first - 1)
    taught = before is not None and before.lemma in words_of("barriers", "side", "taught")  # «знание немецкого»
    if scene.capital(first) or not (taught or scene.word(first - 1) in LANGUAGE_BEFORE):
        return False
    while scene.word(at) in (",", "и", "или") and is_adjective(scene, at + 1):
        at += 1
        while is_adjective(scene, at):
            at += 1
    after = scene.token(at)
    return after is None or after.pos in LANGUAGE_AFTER or after.text in ',.;:()!?»"'


def is_adjective(scene: Scene, at: int) -> bool:
    """Whether the word there is an adjective."""
    token = scene.token(at)
    return token is not None and token.pos == "ADJ"
