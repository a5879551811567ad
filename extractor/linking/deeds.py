"""Reads a site; yields whether a deed takes up its figure: «ремонт потребовал 40 млн», not «суд потребовал 40 млн»."""

from extractor.lexicon import group
from extractor.linking.clauses import Site
from extractor.linking.scenes import word_group
from extractor.mentions.measured import Phrase

ENDINGS = ("ение", "ание", "ация", "ытие")  # of nouns of deeds


def is_deed(lemma: str) -> bool:
    """«ремонт», «реализация», «проект»"""
    return lemma in word_group("act") or lemma in word_group("undertaking") or lemma.endswith(ENDINGS)


def taken_up_by(site: Site) -> Phrase | None:
    """The deed that asks for so much, which nobody who demands something is."""
    if site.verb is None or site.verb.lemma not in group("modality", "group", "demanding"):
        return None
    named = [
        p
        for part in site.clause
        for p in site.scene.within(part)
        if p.case in ("Nom", "Acc") and p.last <= site.verb.index
    ]
    return next((p for p in named if p.inside is None and not p.preposition and is_deed(p.lemma)), None)
