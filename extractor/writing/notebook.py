"""Reads records; yields the HTML that notebooks show for them: text with its figures lit, and a table of facts.

Everything from articles is escaped; styles stand in the elements, as notebooks strip style sheets.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from extractor.records import Fact, Record
from extractor.writing.report.entries import entry
from extractor.writing.report.marking import Piece, marked_blocks
from extractor.writing.report.words import Words

ROWS = 50  # facts of a list shown in full; the rest is told by number
_FIGURE = "background:#ffe08a;color:#3a2b00;border-radius:3px;padding:0 3px;font-weight:600"
_LINES = {"measured": "#2f7d3b", "region": "#1f64b4", "official": "#8b3a9c", "source": "#a6520c", "time": "#0d7c78"}
_FOLDED = "opacity:.6;font-size:90%;white-space:pre-line"
_FIELDS = (("t", "figure"), ("n", "value"), ("m", "measured"), ("p", "region"), ("o", "official"), ("s", "source"),
           ("w", "time"), ("c", "confidence"))  # fmt: skip


def record_html(record: Record, language: str = "ru") -> str:
    """One article: title, marked-up text, table of its facts."""
    words = Words(language)
    title = record.article.title or record.article.id
    parts = [Markup("<div><h4>{}</h4>").format(title), _text(record, words), _table([record], words), Markup("</div>")]
    return str(Markup("").join(parts))


def records_html(records: Sequence[Record], language: str = "ru") -> str:
    """A list of articles: how many of what, and the table of their first facts."""
    words = Words(language)
    facts = sum(len(record.facts) for record in records)
    summary = f"{words.counted('articles_n', len(records))}, {words.counted('facts_n', facts)}"
    rest = Markup("<p>… + {}</p>").format(words.number(facts - ROWS)) if facts > ROWS else Markup("")
    return str(Markup("<div><p>{}</p>{}{}</div>").format(summary, _table(records, words), rest))


def _text(record: Record, words: Words) -> Markup:
    parts = []
    for block in marked_blocks(record):
        lines = Markup("").join(
            Markup('<p style="margin:.3em 0">{}</p>').format(_line(line, record)) for line in block.lines
        )
        if block.inside:
            parts.append(lines)
        else:
            count = words.counted("lines_n", len(block.lines))
            label = words["furniture"].replace("{lines}", count)
            parts.append(Markup('<details style="{}"><summary>{}</summary>{}</details>').format(_FOLDED, label, lines))
    return Markup('<div style="max-width:70ch;line-height:1.55">{}</div>').format(Markup("").join(parts))


def _line(line: Iterable[Piece], record: Record) -> Markup:
    return Markup("").join(_piece(piece, record) for piece in line)


def _piece(piece: Piece, record: Record) -> Markup:
    if piece.figure is not None:
        return Markup('<mark style="{}" title="{}">{}</mark>').format(
            _FIGURE, _tip(record.facts[piece.figure]), piece.text
        )
    if piece.role:
        style = f"border-bottom:2px solid {_LINES[piece.role]}"
        return Markup('<span style="{}">{}</span>').format(style, piece.text)
    return escape(piece.text)


def _tip(fact: Fact) -> str:
    parts = (fact.measured, fact.region, fact.official, fact.source, fact.time)
    told = [getattr(part, "name", None) or getattr(part, "text", None) for part in parts if part is not None]
    return " · ".join(filter(None, [Words().amount(fact.quantity), *told]))


def _table(records: Iterable[Record], words: Words) -> Markup:
    heads = Markup("").join(Markup('<th style="text-align:left">{}</th>').format(words[name]) for _, name in _FIELDS)
    shown: list[Markup] = []
    for record in records:
        for fact in record.facts[: ROWS - len(shown)]:
            values = entry(record, fact, 0, words)
            cells = Markup("").join(
                Markup('<td style="text-align:left">{}</td>').format(values.get(key, "")) for key, _ in _FIELDS
            )
            shown.append(Markup("<tr>{}</tr>").format(cells))
    if not shown:
        return Markup("<p>{}</p>").format(words["no_facts"])
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(heads, Markup("").join(shown))
