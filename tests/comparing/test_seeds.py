"""The five source articles disagree about the pages of one region; found only where the articles are there."""

from pathlib import Path

from extractor.comparing import compare
from extractor.errors import Failure
from extractor.pipeline import Extractor


def test_the_source_articles_disagree_on_pages_and_followers(gold: Path) -> None:
    files = [gold / "articles" / f"seed-{number}.txt" for number in range(5)]
    records = [record for record in Extractor().extract_many(files) if not isinstance(record, Failure)]
    assert len(records) == 5
    found = compare(records).contradictions
    told = {(item.subject.region, item.subject.measured, frozenset(e.article for e in item.evidence)) for item in found}
    pages = {articles for region, measured, articles in told if (region, measured) == ("RU-NVS", "госпаблик")}
    assert len(pages) == 3  # 3 518, 3 450 and 3 465, each against each
    assert ("RU-NVS", "подписчик", frozenset({"seed-0", "seed-3"})) in told  # 1,9 against about 2,5 million
    assert {item.severity for item in found} == {"low"}  # the articles do not say on what date
    assert len(found) <= 5, [item.sentence for item in found]
