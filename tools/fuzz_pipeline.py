"""Fuzzes the whole pipeline with atheris: any bytes become a valid record that accounts for every figure, or an error.

python -m tools.fuzz_pipeline CORPUS_FOLDER -max_total_time=900     (needs `pip install atheris`)
"""

import re
import sys

import atheris

with atheris.instrument_imports(include=["extractor"]):
    from extractor.errors import ExtractorError, Failure
    from extractor.pipeline import Extractor
    from extractor.reading import read_bytes
    from extractor.records import Record
    from extractor.writing.files import record_bytes

EXTRACTOR = Extractor()
DIGITS = re.compile(r"[0-9]+")


def check(data: bytes) -> None:
    """One input, as the content of a text file."""
    try:
        article = read_bytes(data, "a.txt")
    except ExtractorError:
        return
    (result,) = EXTRACTOR.run([article])
    if isinstance(result, Failure):
        raise AssertionError(result.traceback or result.reason)
    check_record(result)


def check_record(record: Record) -> None:
    """The record survives JSON, and every digit group of its body is in a fact or rejected."""
    assert Record.model_validate_json(record_bytes(record)) == record
    spans = [(fact.quantity.start, fact.quantity.end) for fact in record.facts]
    spans += [(number.start, number.end) for number in record.rejected]
    for start, end in record.article.body:
        for match in DIGITS.finditer(record.article.text, start, end):
            assert any(one <= match.start() and match.end() <= other for one, other in spans), match


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
