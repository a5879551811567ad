"""Reads a site; yields whether a deed takes up its figure: «ремонт потребовал 40 млн», not «суд потребовал 40 млн»."""

from extractor.language import Token
from extractor.lexicon import group
from extractor.linking.clauses import Site
from extractor.linking.scenes import word_group
from extractor.mentions.bodies import bodies
from extractor.mentions.measured import Phrase

ENDINGS = ("ение", "ание", "ация", "ытие")  # of nouns of deeds


def is_deed(lemma: str) -> bool:
    """«ремонт», «реализация», «проект», not «администрация»"""
    named = lemma in word_group("act") or lemma in word_group("undertaking")
    return named or lemma.endswith(ENDINGS) and lemma not in bodies()


def taken_up_by(site: Site) -> Phrase | None:
    """The deed that asks for so much, which nobody who demands something is."""
    verb = site.verb
    if verb is None or verb.lemma not in group("modality", "group", "demanding"):
        return None
    named = [p for part in site.clause for p in site.scene.within(part) if p.inside is None and not p.preposition]
    named = [p for p in named if p.case in ("Nom", "Acc") and p.last <= verb.index and is_deed(p.lemma)]
    return next((p for p in named if _agrees(site.tokens[p.head], verb)), None)


def _agrees(noun: Token, verb: Token) -> bool:
    """«ремонт потребовал», not «возмещение потребовал истец», «компенсацию потребовала мать»"""
    one, two = noun.feats, verb.feats
    if one.get("Case") == "Acc" and one.get("Gender") == "Fem" and one.get("Number") == "Sing":
        return False
    number = one.get("Number") == two.get("Number", one.get("Number"))
    return number and (two.get("Number") == "Plur" or one.get("Gender") == two.get("Gender", one.get("Gender")))
