"""Fuzzes reading with atheris: any bytes become an Article or a typed error, in linear time.

python -m tools.fuzz_reading CORPUS_FOLDER -max_total_time=900     (needs `pip install atheris`)
"""

import sys

import atheris

with atheris.instrument_imports(include=["extractor"]):
    from extractor.errors import ExtractorError
    from extractor.reading import Article, read_bytes

NAMES = ("a.txt", "a.html", "a.jsonl", "a.csv", "a.xml", "a.mhtml", "a.zip", "a.warc", "a.txt.gz", "a")


def check(data: bytes) -> None:
    """One input: the first byte chooses the file's name, the rest is its content."""
    name = NAMES[data[0] % len(NAMES)] if data else "a.txt"
    try:
        article = read_bytes(data[1:], name)
    except ExtractorError:
        return
    assert isinstance(article, Article)
    article.text.encode()
    end = 0
    for start, stop in article.body:
        assert end <= start < stop <= len(article.text)
        end = stop


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
