"""Reads a site; yields the change that the sign of its figure says: `+3 %`, «минус 14 за сутки»."""

from extractor.language import DASHES
from extractor.linking.clauses import Site
from extractor.linking.repeated import Found, Links, earlier
from extractor.linking.scenes import word_group

PLUS, MINUS = ("+", "плюс"), ("-", "−", "–", "—", "минус")
FIRST = frozenset(sign[0] for sign in (*PLUS, *MINUS))


def signed(site: Site, done: Links) -> Found:
    """«(–9 %)», «вагонов – +7», «минус 6 %», «за сутки минус 14», «выросли на 3 млрд, в Туле – плюс 2 млрд»"""
    if site.said[0] not in FIRST:
        return None
    sign = "up" if site.said.startswith(PLUS) else "down" if site.said.startswith(MINUS) else None
    if not sign or site.quantity.unit == "Cel":
        return None
    told = site.quantity.kind == "share" or _since_then(site) or _in_brackets(site) or _in_a_row(site, done)
    return ("change_by", sign) if told else None


def _in_brackets(site: Site) -> bool:
    """«2 851 (+64) случай», «прирост наблюдался в Туле (+77 млн)»"""
    if site.segment.opener != "(" or site.segment.first != site.first:
        return False
    return site.said.startswith(PLUS) or site.first - 2 in site.scene.slots


def _in_a_row(site: Site, done: Links) -> bool:
    """«налоги выросли на 3 млрд рублей, акцизы – плюс 2 млрд»: behind a dash, beside another change of the kind"""
    before = earlier(site, done)[0]
    alike = site.before is not None and (site.before.kind, site.before.unit) == (site.quantity.kind, site.quantity.unit)
    return alike and before is not None and before.role == "change_by" and site.segment.opener in DASHES


def _since_then(site: Site) -> bool:
    """«за сутки», «к прошлогоднему», «к 2017-му» in its segment."""
    row = [token.lower for token in site.tokens[site.segment.first : site.segment.last]]
    pairs = zip(row, row[1:], strict=False)
    spans = word_group("span")
    return any(one == "за" and other in spans or one == "к" and _is_past(other) for one, other in pairs)


def _is_past(word: str) -> bool:
    """«прошлогоднему», «2017-му»."""
    return word.startswith("прошл") or word[:2] in ("19", "20") and word[:4].isdigit() and not word.isdigit()
