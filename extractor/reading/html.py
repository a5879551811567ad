"""Reads the HTML of one page; yields its visible text without plain furniture, and what its head says of it.

resiliparse parses and renders; nothing here reads tags by hand but the guard against absurd nesting. What furniture is
left in the text is found by `layout`, as in a copied text.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree

from extractor.lexicon import read_table
from extractor.reading.types import Notice

MAX_DEPTH = 400  # real pages stay below 100; the parser takes 20 s at 20,000 nested elements
MAX_ELEMENTS = 5_000  # marked elements looked at; real pages have hundreds, and each costs 0.1 ms
KEPT_SHARE = 0.4  # an element with more of the page's paragraphs than this is no furniture, whatever its class
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]*?(/?)>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr p li td tr th option dt dd".split())
_CLOSED = frozenset("h1 h2 h3 h4 h5 h6 p title a".split()) | _VOID  # a parser closes these itself: they do not nest
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Page(NamedTuple):
    """A parsed page, and notices of what had to be done to it."""

    tree: HTMLTree
    notices: tuple[Notice, ...]


def parse(html: str) -> Page:
    """The page's tree; elements nested absurdly deep are flattened first, or the parser would take minutes."""
    if html.count("<") <= MAX_DEPTH or deepest(html) <= MAX_DEPTH:
        return Page(HTMLTree.parse(html), ())
    notice = Notice("html-flattened", f"elements nested deeper than {MAX_DEPTH} were flattened")
    return Page(HTMLTree.parse(_flattened(html)), (notice,))


def deepest(html: str) -> int:
    """How deep elements are nested, about: start tags less end tags, those without a needed end tag left out."""
    depth = most = 0
    for match in _TAG.finditer(html):
        depth = max(0, depth + _step(match))
        most = max(most, depth)
    return most


def _step(match: re.Match[str]) -> int:
    if match.group(2).lower() in _VOID or match.group(3):
        return 0
    return -1 if match.group(1) else 1


def _flattened(html: str) -> str:
    """The page without the tags below the greatest depth, but for those that cannot nest."""
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        step = _step(match)
        inside = max(depth, depth + step)
        depth = max(0, depth + step)
        return match.group() if inside <= MAX_DEPTH or match.group(2).lower() in _CLOSED else " "

    return _TAG.sub(kept, html)


def visible_text(tree: HTMLTree) -> str:
    """The page's text in reading order, without soft hyphens; the tree loses its furniture."""
    body = tree.body
    if body is None:
        return ""
    _drop_furniture(body)
    text = extract_plain_text(
        tree, preserve_formatting=True, main_content=False, list_bullets=True, alt_texts=False, links=False,
        form_fields=False, noscript=False, comments=True, post_meta=True,
    )  # fmt: skip
    return text.replace("\u00ad", "").strip()


@cache
def _selectors(kind: str) -> tuple[str, ...]:
    return tuple(row["selector"] for row in read_table("page_furniture") if row["kind"] == kind)


def _drop_furniture(body: ElementNode) -> None:
    """Take out elements that are furniture by tag, role, class or id, unless the story itself is in them."""
    whole = max(1, _prose(body))
    for node in body.query_selector_all(",".join(_selectors("drop"))).values()[:MAX_ELEMENTS]:
        _drop(node, whole)
    for node in body.query_selector_all("[class], [id]").values()[:MAX_ELEMENTS]:
        if node.parent is not None and _marked(node):
            _drop(node, whole)


def _drop(node: ElementNode, whole: int) -> None:
    if node.tag in ("script", "style") or (_prose(node) < KEPT_SHARE * whole and not _heads(node)):
        node.decompose()


def _heads(node: ElementNode) -> bool:
    """Whether the headline or the story is marked in a node."""
    marked = "h1, [itemprop=headline], [itemprop=articleBody]"
    return node.tag == "h1" or (node.first_element_child is not None and node.query_selector(marked) is not None)


def _prose(node: ElementNode) -> int:
    """Characters of the node's longer stretches of text, a measure of how much story is in it."""
    return sum(len(piece) for piece in (node.text or "").split("\n") if len(piece) > 80)


def _marked(node: ElementNode) -> bool:
    """Whether class or id say that an element is furniture."""
    if node.tag in ("body", "main", "article", "html"):
        return False
    names = (node.class_name or "").split() + [node.id or ""]
    return any(not _furniture_words().isdisjoint({name.lower(), *_words(name)}) for name in names)


def _words(name: str) -> Iterator[str]:
    """The words of a class: «relatedPosts_x1» → related, posts, relatedposts, x1."""
    for piece in re.split(r"[^A-Za-z0-9]+", name):
        yield piece.lower()
        yield from (word.lower() for word in _HUMP.split(piece))


@cache
def _furniture_words() -> frozenset[str]:
    return frozenset(_selectors("word"))
