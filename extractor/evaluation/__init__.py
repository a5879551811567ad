"""Reads annotated articles and records; yields how far they agree, field by field.

A fact is found when its quantity overlaps an annotated one by at least half of their union. The fields of found facts
are compared with the annotation and with every alternative reading it lists. Optional annotations count neither way.
"""

from extractor.evaluation.comparisons import COMPARISONS, FIELDS, agrees
from extractor.evaluation.figures import CORE, Evaluation, evaluate, report_lines
from extractor.evaluation.pairing import firm_pairing

__all__ = ["COMPARISONS", "CORE", "FIELDS", "Evaluation", "agrees", "evaluate", "firm_pairing", "report_lines"]
