"""Reads a figure and an inhabitant or adjective of another country beside it; yields whether it counts strangers."""

from extractor.linking.clauses import Site
from extractor.linking.region.setting import holds
from extractor.linking.region.spots import Spot


def counts_strangers(site: Site, spot: Spot, native: bool) -> bool:
    """«двое японцев», «трое российских туристов» in news of elsewhere: whom they count, not where.

    «Карелия приняла 1300 россиян»; but of `native` country «пенсию получают 40 млн россиян» tells.
    """
    animate = spot.last < len(site.tokens) and site.tokens[spot.last].feats.get("Animacy") == "Anim"
    if spot.place.form != "inhabitant" and not animate:
        return False
    if spot.place.form == "inhabitant" and native and not holds(site.tokens, "visiting"):
        return False
    share = animate and site.segment.opener == "(" and spot.last + 2 == site.first
    return share or any(one.last == spot.first and one.kind == "count" for one in site.scene.quantities)
