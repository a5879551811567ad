"""What a document promises: offsets, blocks, neighbours, trees, and the same outcome in any company."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from extractor.language import Document, Sentence, Token, analyse, engine
from extractor.language.spelling import evened
from tests.language.texts import OWN, Lines, articles, by_lines, whole


def everything(document: Document) -> list[object]:
    """All there is to a document."""
    return [
        (sentence.text, sentence.start, sentence.end, sentence.block, sentence.kind)
        + tuple((token.start, token.end, token.tag, token.head, token.rel, token.lower) for token in sentence.tokens)
        + tuple((name.start, name.end, name.first, name.last, name.type, name.text) for name in sentence.names)
        for sentence in document.sentences
    ]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return list(analyse((text, by_lines(text)) for text in articles(12)))


def test_offsets_are_of_the_whole_text(documents: list[Document]) -> None:
    for document in documents:
        for index, sentence in enumerate(document.sentences):
            assert sentence.index == index
            assert document.text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
            for number, token in enumerate(sentence.tokens):
                assert token.index == number
                assert document.text[token.start : token.end] == token.text
                assert sentence.start <= token.start < token.end <= sentence.end
            for name in sentence.names:
                assert document.text[name.start : name.end] == name.text
                assert name.start == sentence.tokens[name.first].start
                assert name.end == sentence.tokens[name.last - 1].end


def test_every_visible_character_is_in_one_token(documents: list[Document]) -> None:
    for document in documents:
        tokens = [token for sentence in document.sentences for token in sentence.tokens]
        assert "".join(token.text for token in tokens) == "".join(document.text.split())
        assert all(one.end <= other.start for one, other in pairwise(tokens))


def test_sentences_stay_in_their_blocks(documents: list[Document]) -> None:
    for document in documents:
        blocks = by_lines(document.text)
        for sentence in document.sentences:
            block = blocks[sentence.block]
            assert block.start <= sentence.start < sentence.end <= block.end
            assert sentence.kind == block.kind


def test_only_blocks_are_read_and_lines_in_a_block_are_one_text() -> None:
    text = "Реклама.\nВ городе построят\n15 школ\nЧитайте также."
    document = next(analyse([(text, [Lines(9, 34)])]))
    assert [sentence.text for sentence in document.sentences] == ["В городе построят\n15 школ"]


def test_names_do_not_go_on_in_the_next_block() -> None:
    text = "Об этом сообщила Вера\nЛапина из Самары"
    names = [
        [name.text for sentence in document.sentences for name in sentence.names]
        for document in analyse([(text, whole(text)), (text, by_lines(text))])
    ]
    assert names[0] == ["Вера\nЛапина", "Самары"]  # one block, a line that was wrapped: one name
    assert "Самары" in names[1]
    assert not any("\n" in name for name in names[1])


def test_trees_have_roots_and_no_cycles(documents: list[Document]) -> None:
    for document in documents:
        for sentence in document.sentences:
            for token in sentence.tokens:
                assert climbs(sentence, token)
            roots = [token for token in sentence.tokens if token.head == -1]
            below = [token.index for root in roots for token in sentence.subtree(root.index)]
            assert sorted(below) == [token.index for token in sentence.tokens]


def climbs(sentence: Sentence, token: Token) -> bool:
    """Whether a token's heads lead to a root."""
    steps = 0
    while token.head >= 0 and steps <= len(sentence.tokens):
        token = sentence.tokens[token.head]
        steps += 1
    return steps <= len(sentence.tokens)


def test_children_and_subtree() -> None:
    heads = (1, -1, 1, 2)
    tokens = [Token(i, i, i + 1, "а", "а", head=head) for i, head in enumerate(heads)]
    sentence = Sentence(index=0, block=0, kind="body", start=0, text="аааа", tokens=tokens)
    assert [token.index for token in sentence.children(1)] == [0, 2]
    assert [token.index for token in sentence.subtree(2)] == [2, 3]
    assert [token.index for token in sentence.subtree(1)] == [0, 1, 2, 3]
    assert sentence.subtree(1) is sentence.subtree(1)


def test_neighbours(documents: list[Document]) -> None:
    document = documents[0]
    first, second = document.sentences[:2]
    assert document.previous(first) is None
    assert document.next(first) is second
    assert document.previous(second) is first
    assert document.next(document.sentences[-1]) is None


def test_an_article_has_the_same_document_in_any_company(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = articles(12)
    together = [everything(document) for document in analyse((text, by_lines(text)) for text in texts)]
    alone = [everything(next(analyse([(text, by_lines(text))]))) for text in texts]
    assert alone == together
    monkeypatch.setattr("extractor.language.engine.PASS", 100)
    narrow = [everything(document) for document in analyse((text, by_lines(text)) for text in reversed(texts))]
    assert narrow[::-1] == together


def test_a_full_word_table_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = articles(8)
    expected = [everything(document) for document in analyse((text, whole(text)) for text in texts)]
    monkeypatch.setattr("extractor.language.words.ROWS", 300)
    monkeypatch.setattr("extractor.language.words.REMEMBERED", 200)
    monkeypatch.setattr("extractor.language.engine.PASS", 100)
    small = engine.Engine()
    found = [everything(document) for text in texts for document in small([(evened(text), whole(text))])]
    assert found == expected
    assert len(small._table._row_of_pair) < 300


def test_threads_share_the_models() -> None:
    texts = articles(8)
    expected = [everything(next(analyse([(text, by_lines(text))]))) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: everything(next(analyse([(text, by_lines(text))]))), texts * 2))
    assert found == expected * 2


def test_documents_come_as_a_stream() -> None:
    asked = 0

    def requests() -> object:
        nonlocal asked
        for _ in range(1000):
            asked += 1
            yield OWN[0] * 4, whole(OWN[0] * 4)

    next(analyse(requests()))  # type: ignore[arg-type]
    assert asked < 40


PROBE = """
import sys
import extractor.language
light = {"numpy", "slovnet", "navec", "pymorphy3"} & set(sys.modules)
assert not light, light
from tests.language.texts import OWN, by_lines
document = next(extractor.language.analyse([(OWN[0], by_lines(OWN[0]))]))
assert document.sentences[1].tokens[0].lemma == "министр"
assert extractor.language.inflect("область", {"gent"}) == "области"
foreign = [name for name in sys.modules if name.split(".")[0] in ("pymorphy2", "natasha", "yargy")]
assert not foreign, foreign
assert "pymorphy3.analyzer" in sys.modules
"""


def test_nothing_loads_at_import_and_pymorphy2_never() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_empty_articles() -> None:
    documents = list(analyse([("", []), (" \n ", [Lines(0, 3)]), ("а", []), ("а", [Lines(0, 1)])]))
    assert [len(document.sentences) for document in documents] == [0, 0, 0, 1]
