"""Reads outcomes in the order of the input; yields nothing: a record with the text of an earlier one says so.

Which of two copies is the earlier one is known only in order, when both records are already written; so the notice is
put in afterwards, and taken out when the earlier article is gone.
"""

from extractor.batch.items import Outcome
from extractor.batch.state import State, read_record
from extractor.reading.duplicates import Duplicates, notice_of, words_of
from extractor.records import WarningRecord
from extractor.writing.files import record_bytes, write_whole


class Copies:
    """Remembers the texts of a run."""

    def __init__(self, state: State, near: bool = False) -> None:
        self._state = state
        self._seen: dict[bytes, str] = {}
        self._near = Duplicates(near=True) if near else None

    def mark(self, outcome: Outcome) -> bool:
        """Makes the record of an outcome say whose copy it is, if it is one; whether it is."""
        key = bytes.fromhex(outcome.text)[:12]
        earlier = self._seen.setdefault(key, outcome.item.id)
        if earlier == outcome.item.id and self._near:
            earlier = self._alike(earlier, self._near)
        notice = notice_of(earlier)
        wanted = [WarningRecord(code=notice.code, message=notice.message)] if earlier != outcome.item.id else []
        if wanted or outcome.copy:
            self._rewrite(outcome.item.id, wanted)
        return bool(wanted)

    def _alike(self, identity: str, near: Duplicates) -> str:
        """The id of an earlier article with nearly the same words, or the article's own."""
        record = read_record(self._state.path(identity))
        return near.earlier(words_of(record.article.text, record.article.body), identity) if record else identity

    def _rewrite(self, identity: str, wanted: list[WarningRecord]) -> None:
        path = self._state.path(identity)
        record = read_record(path)
        if record is None:
            return
        others = [warning for warning in record.warnings if warning.code != "duplicate"]
        if (*others, *wanted) != record.warnings:
            write_whole(path, record_bytes(record.model_copy(update={"warnings": (*others, *wanted)})))
