"""Reads a site in a list; yields the change that the heading of the list tells of."""

from extractor.language import Sentence
from extractor.linking.changes import change_of
from extractor.linking.clauses import Site
from extractor.linking.headings import heading_above
from extractor.linking.repeated import SHARES, Found, Links, is_change_of_each
from extractor.linking.scenes import Scene
from extractor.mentions.quantities.bareness import topic_of


def under_heading(site: Site, done: Links) -> Found:
    """«Подорожали:⏎лук – 18 %⏎рис – 3 %», «Рост цен за месяц:⏎– чай – 2 %»"""
    if site.quantity.unit not in SHARES or site.preposition not in ("", "на"):
        return None
    if any([site.scene.predicates(part) for part in site.scene.segments]):
        return None  # «доля импорта составила 40 %»
    heading = heading_above(lambda at: _sentence(site, at), site.quantity.sentence)
    scene = site.scenes.scene(heading.index) if heading else None
    direction = _told(scene) if scene and is_change_of_each(site, scene, site.scene) else None
    return ("change_by", direction) if direction else None


def _sentence(site: Site, at: int) -> Sentence:
    scene = site.scenes.scene(at)
    return scene.sentence if scene else site.scene.sentence


def _told(scene: Scene) -> str | None:
    """What the last predicate of a heading says, else its subject; nothing of shares."""
    named = [p for part in scene.segments for p in scene.within(part) if p.case == "Nom" and p.inside is None]
    if any([topic_of(p.lemma) == "share" for p in named]):
        return None
    verbs = [token for part in scene.segments for token in scene.predicates(part)]
    told = [verbs[-1]] if verbs else [scene.tokens[p.head] for p in named if not p.preposition][:1]
    return change_of(told[0]) if told else None
