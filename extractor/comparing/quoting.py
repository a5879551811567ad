"""Reads figures; yields what the comparison shows of them: evidence and subject."""

from decimal import Decimal

from extractor.comparing.bounds import step
from extractor.comparing.figures import Figure
from extractor.comparing.models import Evidence, Subject
from extractor.comparing.naming import action_of, name_of


def evidence(figure: Figure) -> Evidence:
    """The figure with its quotation."""
    article, fact = figure.record.article, figure.fact
    quotation = article.text[fact.sentence.start : fact.sentence.end]
    said_by = fact.official.name if fact.official else fact.source.name if fact.source else None
    return Evidence(
        fact=fact.id,
        article=article.id,
        title=article.title,
        url=article.url,
        published=article.published,
        said_by=said_by,
        quantity=fact.quantity.text,
        start=fact.quantity.start,
        end=fact.quantity.end,
        quotation=quotation,
        quotation_start=fact.sentence.start,
        quotation_end=fact.sentence.end,
        confidence=fact.confidence,
    )


def subject(figure: Figure, *, everywhere: bool = False) -> Subject:
    """What the figure is about; `everywhere` leaves the place out."""
    measure, measured = figure.measure, figure.fact.measured
    place = None if everywhere else figure.place
    return Subject(
        measured=" ".join((*sorted(measure.qualifiers), measure.head)),
        text=" ".join(measured.text.split()) if measured else "",
        name=name_of(figure),
        action=action_of(figure),
        region=place.code if place else None,
        region_name=figure.fact.region.name if place and figure.fact.region else None,
        place=place.place if place else None,
        unit=measure.unit,
        per=measure.per,
        kind=measure.kind,
        modality=measure.modality,
    )


def exactness(figure: Figure) -> tuple[bool, bool, Decimal]:
    """The smaller, the more exactly a figure is given."""
    return (not figure.interval.closed, figure.fact.quantity.modifier != "exact", step(figure.fact.quantity))


def distinct(found: list[Figure]) -> int:
    """How many articles the figures come from."""
    return len({figure.article for figure in found})
