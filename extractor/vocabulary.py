"""Reads nothing; yields the closed vocabularies of the record: every word that a field may hold."""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of number it is."""

    COUNT = "count"
    MONEY = "money"
    MEASURE = "measure"
    SHARE = "share"
    RANK = "rank"
    FACTOR = "factor"


class Role(StrEnum):
    """What the number does in its clause."""

    LEVEL = "level"
    CHANGE_FROM = "change_from"
    CHANGE_TO = "change_to"
    CHANGE_BY = "change_by"
    CHANGE_FACTOR = "change_factor"
    RANK = "rank"


class Direction(StrEnum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"


class Modality(StrEnum):
    """Whether it is so, is to be so, or is said not to be so."""

    ACTUAL = "actual"
    PLANNED = "planned"
    DENIED = "denied"


class Modifier(StrEnum):
    """How the value bounds the quantity."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    ABOVE = "above"
    AT_LEAST = "at_least"
    BELOW = "below"
    AT_MOST = "at_most"
    RANGE = "range"


class RegionBasis(StrEnum):
    """Why a figure is linked with its place."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    ADJECTIVE = "adjective"
    REFERENCE = "reference"
    HEADLINE = "headline"
    ARTICLE = "article"


class OfficialBasis(StrEnum):
    """Why a figure is linked with a person."""

    QUOTATION = "quotation"
    INDIRECT = "indirect"
    ACCORDING_TO = "according-to"
    CONTINUATION = "continuation"
    AGENT = "agent"


class OfficialRole(StrEnum):
    """Whether the person says the figure or is responsible for it."""

    SPEAKER = "speaker"
    SUBJECT = "subject"
