"""Reads a place in its sentence; yields whether it is only whose border is crossed or whose law is broken."""

from itertools import islice

from extractor.linking.region.setting import Setting, holds

REACH = 3  # words between «нарушили» and its «законодательство»


def bordered(here: Setting) -> bool:
    """«выдворят за пределы РФ», «нарушили российское законодательство», «незаконно находились на территории России»."""
    if "-" in str(here.place.code) or not here.place.code:
        return False
    if here.place.form == "adjective":
        return holds(here.tokens[here.place.last : here.place.last + REACH], "statute")
    if here.follows("statute") or holds(islice(here.before, 1), "border"):
        return True
    return holds(here.before[:REACH], "ground") and holds(here.tokens, "stay")
