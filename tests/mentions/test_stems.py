"""Every form of a lemma begins with its stem, so that asking the stem first never hides a word from the dictionary."""

import pytest

from extractor.language.lemmas import dictionary
from extractor.lexicon import read_table
from extractor.mentions.speech.verbs import NO_VERBS, VERBS
from extractor.mentions.stems import Stems, noun_stem, verb_stem

POSTS = [row["lemma"].replace("ё", "е") for row in read_table("posts") if row["kind"] != "none"]
SPEECH = [row["lemma"].replace("ё", "е") for row in read_table("speech_verbs") if row["kind"] not in NO_VERBS]


def forms(lemma: str, kinds: frozenset[str]) -> list[str]:
    """The forms of a lemma of these parts of speech, folded."""
    own = (parse for parse in dictionary().parse(lemma) if parse.normal_form.replace("ё", "е") == lemma)
    return [form.word.replace("ё", "е") for parse in own for form in parse.lexeme if str(form.tag.POS) in kinds]


def test_every_form_of_a_speech_verb_begins_with_the_stem_of_some_verb() -> None:
    stems = Stems(map(verb_stem, SPEECH))
    assert [form for lemma in SPEECH for form in forms(lemma, VERBS) if not stems.begin(form)] == []


def test_every_form_of_a_post_begins_with_the_stem_of_some_post() -> None:
    stems = Stems(map(noun_stem, POSTS))
    nominal = frozenset({"NOUN", "ADJF", "PRTF"})
    assert [form for lemma in POSTS for form in forms(lemma, nominal) if not stems.begin(form)] == []


@pytest.mark.parametrize(("word", "begins"), [("сказал", True), ("скажет", True), ("стол", False), ("с", False)])
def test_a_word_begins_with_a_stem_or_not(word: str, begins: bool) -> None:
    assert Stems(map(verb_stem, ("сказать", "сообщить"))).begin(word) is begins
