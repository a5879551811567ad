"""Reads stories and engines; yields the test pages: `python -m tests.pages.make` writes them beside this file.

The pages are kept in the repository so that a change of an engine shows in the difference; a test compares.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from .copies import COPIES
from .engines import ENGINES, Shows, words
from .stories import STORIES, Story

FOLDER = Path(__file__).parent / "made"
# Text copies that are not in UTF-8; the two oldest encodings know neither «» nor long dashes, and so their stories have none.
ENCODINGS = {
    "wrapped": "koi8-r", "mail-list": "cp866", "crlf": "cp1251", "one-break": "cp1251", "register": "utf-16", "plain": "mac-cyrillic",
    "selected-all": "utf-8-sig", "agency-wire": "cp1251", "comments-below": "utf-16",
}  # fmt: skip
_PLAIN = str.maketrans({"«": '"', "»": '"', "–": "-", "—": "-", "…": "...", "\xa0": " "})


class Made(NamedTuple):
    """A test page: its file name, bytes, and what must be read from it."""

    name: str
    data: bytes
    expected: dict[str, Any]


def made_pages() -> Iterator[Made]:
    """All pages: every engine with one story, every manner of copying with another, encodings in turn."""
    for index, (name, (engine, shows)) in enumerate([*ENGINES.items(), *COPIES.items()]):
        story = STORIES[(index * 5 + 2) % len(STORIES)]
        encoding = ENCODINGS.get(name, "utf-8")
        if encoding in ("koi8-r", "cp866"):
            story = _plain(story)
        text = engine(story)
        if name in COPIES:
            yield Made(f"{name}.txt", text.encode(encoding), expected(story, shows, encoding))
            continue
        encoding = "cp1251" if "windows-1251" in text else "utf-8"
        yield Made(f"{name}.html", text.encode(encoding, "xmlcharrefreplace"), expected(story, shows, encoding))


def _plain(story: Story) -> Story:
    paragraphs = tuple(paragraph.replace("• ", "* ").translate(_PLAIN) for paragraph in story.paragraphs)
    return replace(
        story, title=story.title.translate(_PLAIN), outlet=story.outlet.translate(_PLAIN), paragraphs=paragraphs
    )


def expected(story: Story, shows: Shows, encoding: str) -> dict[str, Any]:
    """What a careful reader takes from the page."""
    dateline = shows.dateline.format(city=story.city.upper(), day=words(story))
    body = [
        *[story.title] * shows.titles,
        *([story.subtitle] if story.subtitle and shows.subtitle else []),
        dateline + story.paragraphs[0],
        *story.paragraphs[1:],
    ]
    return {
        "title": story.title,
        "published": story.day.isoformat() if shows.date else None,
        "author": story.author if shows.author else None,
        "encoding": encoding,
        "body": [paragraph.removeprefix("## ").removeprefix("• ") for paragraph in body],
    }


def main() -> None:
    """Write pages and expectations."""
    FOLDER.mkdir(exist_ok=True)
    wanted = {}
    for page in made_pages():
        (FOLDER / page.name).write_bytes(page.data)
        wanted[page.name] = page.expected
    (FOLDER / "expected.json").write_text(json.dumps(wanted, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
