"""Memory stays where it is though every article brings new words: with small bounds, in a process of its own."""

import json
import subprocess
import sys

import pytest

from extractor.memo import Memo, shared

CHILD = """
import functools, gc, itertools, json, random, sys

real = functools.lru_cache
functools.lru_cache = lambda maxsize=128, typed=False: real(min(maxsize, 50) if isinstance(maxsize, int) else maxsize)
import extractor.memo
extractor.memo.MEMORY = 200
import extractor.recalling
extractor.recalling.RECORDS = 20
import extractor.language.words
extractor.language.words.ROWS, extractor.language.words.REMEMBERED = 3_000, 3_000
from extractor.memo import Memo
from extractor.pipeline import Extractor
from extractor.reading import article_from_text
from extractor.recalling import Memory

ENDINGS = ("", "а", "ого", "ами", "ский", "ской", "ов", "ова", "ич", "ть", "ли", "-то", "ью", "ций", "х")
dice = random.Random(3)


def word():
    stem = "".join(dice.choice("бвгдзклмнпрст") + dice.choice("аеиоуыю") for _ in range(dice.randint(2, 4)))
    return stem + dice.choice(ENDINGS)


def number():
    return f"{dice.randrange(10**6)},{dice.randrange(100)}"


def sentence():
    w = [word() for _ in range(8)]
    return dice.choice((
        f"В {w[0].title()}ской области {w[1]} {number()} {w[2]}, сообщил {w[4]} {w[5].title()} {w[6].title()}ов.",
        f"{w[0].title()} {w[1]} {w[2]} на {number()} млрд {w[3]} в {dice.randrange(1900, 2100)} году.",
        f"Глава {w[0]} {w[1].title()}а {w[2].title()} {w[3].title()}ин {w[4]}: «{w[5]} {w[6]} {number()} % {w[7]}».",
        f"Директор {w[0]} «{w[1].title()}» {w[2]}, что {w[3]}-{w[4]} {number()} {w[5]} и {w[6]}.",
        f"Министр {w[0]} {w[1].title()} {w[2].title()}ов {w[3]}. Министр {w[0]} {w[4]}.",
    ))


def caches():
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and str(one.__module__).startswith("extractor"):
            yield f"{one.__module__}.{one.__qualname__}", one.cache_info().maxsize, one.cache_info().currsize


def work(articles):
    texts = ("\\n".join(sentence() for _ in range(8)) for _ in range(articles))
    for record in tool.run((article_from_text(text, id=str(at)) for at, text in enumerate(texts)), memory):
        record.model_dump_json()
    gc.collect()
    unbounded = {name: size for name, most, size in caches() if most is None}
    memos = max(len(one) + len(one._aside) for one in gc.get_objects() if isinstance(one, Memo))
    return {"blocks": sys.getallocatedblocks(), "unbounded": unbounded, "memos": memos}


tool, memory = Extractor(), Memory(20)
print(json.dumps([work(articles) for articles in (300, 150, 150)]))
"""


def test_new_words_for_ever_take_no_more_memory() -> None:
    _, warm, last = json.loads(subprocess.check_output([sys.executable, "-c", CHILD], text=True))
    grown = {name: size - warm["unbounded"][name] for name, size in last["unbounded"].items()}
    assert sum(grown.values()) < 20, grown  # tables that no rule had asked for yet; there were thousands of new words
    assert 100 < last["memos"] <= 200
    assert last["blocks"] < warm["blocks"] * 1.005


@pytest.mark.parametrize(
    ("word", "may"),
    [
        ("область", True),
        ("2024", True),
        ("3,5", True),
        ("256,21", False),
        ("304-р", False),
        ("", True),
        ("я" * 65, False),
    ],
)
def test_long_numbers_and_overlong_words_are_not_remembered(word: str, may: bool) -> None:
    memo = Memo(len)
    assert memo[word] == len(word)
    assert (word in memo) is may


def test_equal_values_are_kept_once() -> None:
    first, again = (shared(frozenset(letters)) for letters in ("абв", "вба"))
    assert first is again == frozenset("абв")
