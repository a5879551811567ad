"""Every form of a lemma begins with its stem, so that asking the stem first never hides a word from the dictionary."""

import pytest

from extractor.language.readings import dictionary
from extractor.lexicon import group, read_table
from extractor.mentions.people.predicates import FINITE
from extractor.mentions.speech.verbs import ASK, NO_VERBS, NOT_REPORTING, REPORTING_ENDS, VERBS, speech_lemmas
from extractor.mentions.stems import Stems, noun_stem, verb_stems


def lemmas(table: str, *kinds: str) -> list[str]:
    """The folded lemmas of a table, without rows of these kinds."""
    return [row["lemma"].replace("ё", "е") for row in read_table(table) if row["kind"] not in kinds]


def forms(lemma: str, kinds: frozenset[str]) -> list[str]:
    """The forms of a lemma of these parts of speech, folded."""
    own = (parse for parse in dictionary().parse(lemma) if parse.normal_form.replace("ё", "е") == lemma)
    return [form.word.replace("ё", "е") for parse in own for form in parse.lexeme if str(form.tag.POS) in kinds]


TALKS = [row["lemma"] for row in read_table("speech_verbs") if row["kind"] == "talk"]
VERB_TABLES = {
    "speech": (lemmas("speech_verbs", *NO_VERBS), VERBS),
    "holding": (lemmas("holding_verbs"), FINITE),
    "talk": ([ASK, *TALKS], VERBS | {"NOUN"}),
}


@pytest.mark.parametrize("name", VERB_TABLES)
def test_every_form_of_a_verb_begins_with_the_stem_of_some_verb(name: str) -> None:
    own, kinds = VERB_TABLES[name]
    stems = Stems(verb_stems(own))
    every = [form for lemma in own for form in forms(lemma, kinds)]
    assert len(every) > len(own)
    assert [form for form in every if not stems.begin(form)] == []


NOUN_TABLES = {
    "post": lemmas("posts", "none"),
    "text": sorted(speech_lemmas("text")),
    "rank": sorted(group("phrase_words", "group", "rank")),
}


@pytest.mark.parametrize("name", NOUN_TABLES)
def test_every_form_of_a_noun_begins_with_the_stem_of_some_noun(name: str) -> None:
    own = NOUN_TABLES[name]
    stems = Stems(map(noun_stem, own))
    nominal = frozenset({"NOUN", "ADJF", "PRTF"})
    assert [form for lemma in own for form in forms(lemma, nominal) if not stems.begin(form)] == []


@pytest.mark.parametrize(("word", "begins"), [("сказал", True), ("скажет", True), ("стол", False), ("с", False)])
def test_a_word_begins_with_a_stem_or_not(word: str, begins: bool) -> None:
    assert Stems(verb_stems(("сказать", "сообщить"))).begin(word) is begins


def test_every_form_that_reports_has_one_of_those_ends() -> None:
    own = (parse for lemma in lemmas("speech_verbs", *NO_VERBS) for parse in dictionary().parse(lemma))
    every = [form for parse in own for form in parse.lexeme if str(form.tag.POS) in VERBS]
    reporting = [
        form.word.replace("ё", "е") for form in every if not any(mark in str(form.tag) for mark in NOT_REPORTING)
    ]
    assert [word for word in reporting if word[-2:] not in REPORTING_ENDS] == []
