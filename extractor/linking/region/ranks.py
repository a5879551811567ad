"""Reads a rank and a place of its sentence; yields whether the place is what holds the rank."""

import re
from collections.abc import Sequence

from extractor.language import Token
from extractor.linking.region.setting import holds
from extractor.linking.region.spots import Spot
from extractor.linking.region.teams import CLUB, LEAGUE
from extractor.mentions.types import Quantity

SEATS = re.compile("мест|строч|строк|позиц")
NEAR = 4  # words between a rank and the verb that gives it to one


def holds_rank(tokens: Sequence[Token], rank: Quantity, spot: Spot) -> bool:
    """«Второе место заняла Греция», «… досталось грекам», «тройку замкнула Италия»; not «в тройку вошли …»."""
    if spot.relation != "whole":
        return of_squad(tokens, spot)
    seat, club = SEATS.search(rank.text.lower()) is not None, spot.place.rule in (CLUB, LEAGUE)
    around = tokens[max(0, rank.first - NEAR) : rank.last + NEAR]
    case = "Nom" if club else tokens[spot.first].feats.get("Case")
    if case == "Dat":
        return seat and holds(around, "awarded")
    if case == "Ins":
        return seat and holds(around, "being")
    return case == "Nom" and (seat or (spot.first >= rank.last and holds(around, "closing")))


def of_squad(tokens: Sequence[Token], spot: Spot) -> bool:
    """«Российская команда на шестом месте», «сборная Норвегии заняла …»: the country by its team, as the subject."""
    if spot.relation == "modifier":
        around = tokens[spot.last : spot.last + 2]
    else:
        around = tokens[max(0, spot.first - 1) : spot.first] if spot.relation == "of" else ()
    return holds(around, "squad") and any(token.feats.get("Case") == "Nom" for token in around)
