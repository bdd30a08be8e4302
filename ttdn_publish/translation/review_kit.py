"""What goes into a review kit: sentences as rows, with their codes explained, their terms marked, their state in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ttdn_publish.findings import Place
from ttdn_publish.formats.review_docx.rows import Key, KitRow, KitTable, Remark, Tone
from ttdn_publish.formats.review_docx.spans import Mark, Span, Spans, fingerprint
from ttdn_publish.language.locales import date as written_date
from ttdn_publish.model.text import BY_PEOPLE, Blank, FootnoteMark, Inline, Link, State, plain
from ttdn_publish.translation.figures import UNIT
from ttdn_publish.translation.inlines import Inlines
from ttdn_publish.translation.review_spans import Tokens
from ttdn_publish.translation.signing import Laid
from ttdn_publish.translation.similarity import word_changes
from ttdn_publish.translation.stored import StoredUnit
from ttdn_publish.translation.termbase import Status, Termbase

#: Puts words in the place of codes, in one language.
Resolve = Callable[[Inlines, Place], Inlines]

_STATES = {
    State.MISSING: ("Chưa dịch", Tone.BAD),
    State.OUTDATED: ("Bản dịch đã cũ", Tone.STALE),
    State.DRAFT: ("Nháp", Tone.DRAFT),
    State.REVIEWED: ("Đã soát", Tone.READ),
    State.SOURCE: ("Chưa ký duyệt", Tone.DRAFT),
    State.APPROVED: ("Đã duyệt", Tone.SIGNED),
}
_MACHINE = "Máy dịch, chưa ai đọc"
_ORIGINS = {
    "memory": "từ bộ nhớ dịch",
    "near": "gần giống trong bộ nhớ",
    "term": "thuật ngữ",
    "name": "tên đã ghi trong hồ sơ",
    "date": "ngày tháng",
    "number": "con số",
    "sample": "bản dịch mẫu",
    "person": "",
    "": "",
}
_ROLES = {
    "article.headline": "Tiêu đề",
    "article.kicker": "Chuyên mục",
    "article.standfirst": "Sa-pô",
    "article.byline": "Tác giả",
    "article.footnotes": "Chú thích",
    "paragraph": "Đoạn văn",
    "heading.text": "Tít phụ",
    "picture.caption": "Chú thích ảnh",
    "picture.credit": "Nguồn ảnh",
    "picture.alt": "Mô tả ảnh",
    "table.title": "Tên bảng",
    "table.header": "Đầu cột",
    "table.rows": "Ô bảng",
    "chart.title": "Tên biểu đồ",
    "issue.title": "Tên bản tin",
    "cover-line.text": "Tít bìa",
    "cover-line.kicker": "Tít bìa",
    "section.name": "Tên mục",
    "organisation.address": "Địa chỉ",
    "role.title": "Chức vụ",
}
_OWNERS = {
    "pull-quote": "Trích dẫn",
    "fact-box": "Hộp thông tin",
    "news-item": "Tin ngắn",
    "list-block": "Danh sách",
    "table": "Bảng",
    "chart": "Biểu đồ",
    "series": "Biểu đồ",
    "timeline": "Dòng thời gian",
    "timeline-event": "Dòng thời gian",
    "project-card": "Dự án",
    "calendar": "Lịch",
    "calendar-entry": "Lịch",
    "masthead-line": "Ban biên tập",
    "imprint": "Thông tin xuất bản",
    "licence": "Giấy phép",
    "contacts": "Liên hệ",
    "back": "Bìa sau",
}
_FILES = {"wording.yaml": "Lời cố định của mẫu trang", "organisations.yaml": "Cơ quan", "people.yaml": "Chức vụ"}
_TITLES = ("article.headline", "issue.title")
_NUMBERED = re.compile(r"\[(\d+)\] ")


class Describer:
    """Makes rows of sentences. ``source`` and ``target`` resolve codes in the two languages; ``day`` is that of the issue."""

    def __init__(self, language: str, source: Resolve, target: Resolve, termbase: Termbase, day: date | None) -> None:
        self.language, self.source, self.target = language, source, target
        self.termbase, self.day = termbase, day

    def row(self, item: Laid, part: int, remarks: Iterable[Remark] = ()) -> KitRow:
        """The row of a sentence; its number is still to be given."""
        stored, status = item.sentence.stored, item.sentence.status
        tokens = Tokens(stored.source, stored.target)
        target = () if stored.target is None else tokens.spans(stored.target)
        spans, terms = self._terms(tokens.spans(stored.source))
        state, tone = _STATES[status.state]
        if status.state is State.DRAFT and status.origin not in BY_PEOPLE:
            state, tone = _MACHINE, Tone.MACHINE
        detail = [_ORIGINS.get(status.origin, status.origin), status.by, _day(stored.at)]
        if status.changed:
            detail.insert(0, "đã sửa sau khi duyệt")
        return KitRow(
            Key(0, part, item.unit, item.sentence.segment, stored.hash[:8], fingerprint(target) if target else "-"),
            tuple(self._explained(spans, tokens, item.at)),
            target,
            _role(item.role),
            state,
            " · ".join(words for words in detail if words),
            tone,
            self._previous(item) if status.state is State.OUTDATED else (),
            tuple(self._hints(tokens, terms, item.at)),
            tuple(remarks),
            tick=status.state is not State.APPROVED,
        )

    def _terms(self, spans: Spans) -> tuple[Spans, dict[str, str]]:
        """``spans`` with terms marked, and what they are in the language."""
        text = "".join("\ufffc" if span.code else span.text for span in spans)
        marks: list[tuple[int, int]] = []
        terms: dict[str, str] = {}
        for hit in self.termbase.find(text, self.day):
            term = hit.concept.term(self.language)
            words = text[hit.start : hit.end] if hit.concept.do_not_translate else term.text
            if words:
                proposed = " (đề xuất)" if term.status is Status.PROPOSED and not hit.concept.do_not_translate else ""
                terms.setdefault(text[hit.start : hit.end], words + proposed)
                marks.append((hit.start, hit.end))
        return tuple(_marked(spans, marks)), terms

    def _explained(self, spans: Spans, tokens: Tokens, at: Place) -> Iterator[Span]:
        """``spans`` with what a standalone code stands for beside it."""
        for span in spans:
            yield span
            item = tokens.own.get(span.text) if span.code else None
            if item is not None and (words := self._value(item, at, self.source)):
                yield Span(f" ({words})", mark=Mark.ASIDE)

    def _hints(self, tokens: Tokens, terms: dict[str, str], at: Place) -> Iterator[Spans]:
        for code_id, item in tokens.own.items():
            here = self._value(item, at, self.target)
            words = item.href if isinstance(item, Link) else here
            if words and (isinstance(item, Link) or here != self._value(item, at, self.source)):
                yield (Span(code_id, code=True), Span(f" → {words}", mark=Mark.ASIDE))
        if terms:
            listed = "; ".join(f"{vi} = {words}" for vi, words in terms.items())
            yield (Span(f"Thuật ngữ: {listed}", mark=Mark.ASIDE),)

    def _value(self, item: Inline, at: Place, resolve: Resolve) -> str:
        match item:
            case FootnoteMark(key=key):
                return f"chú thích {key}"
            case Blank(name=name):
                return name
            case Link():
                return ""
            case _:
                return plain(resolve((item,), at)).strip()

    def _previous(self, item: Laid) -> Spans:
        """What changed in the source, word by word."""
        stored = item.sentence.stored
        old = plain(self.source(stored.was or (), item.at))
        new = plain(self.source(stored.source, item.at))
        looks = {"same": Mark.NONE, "gone": Mark.GONE, "new": Mark.NEW}
        return tuple(Span(change.words, mark=looks[change.kind]) for change in word_changes(old, new))


def kit_tables(
    sentences: Sequence[Laid], collections: Sequence[str], describer: Describer, only: Collection[State] = ()
) -> list[KitTable]:
    """The sentences as tables, one a source file in reading order, rows numbered from 1; without those in other states than
    ``only`` (all, when it is empty). ``collections`` are the names of the collections; the first is the publication."""
    files: dict[str, list[Laid]] = {}
    titles: dict[str, str] = {}
    for item in sentences:
        if item.unit == UNIT:
            continue
        file = item.at.file
        if item.role in _TITLES:
            titles.setdefault(file, plain(item.sentence.stored.source))
        if not only or item.sentence.status.state in only:
            files.setdefault(file, []).append(item)
    tables, number = [], 0
    for file, items in files.items():
        rows = []
        firsts: dict[str, str] = {}
        for item in items:
            firsts.setdefault(item.unit, item.sentence.segment)
        wanted = {(item.unit, item.sentence.segment) for item in items}
        for item in items:
            number += 1
            remarks = _remarks(item, firsts[item.unit], wanted)
            row = describer.row(item, collections.index(item.book.name), remarks)
            rows.append(replace(row, key=replace(row.key, number=number)))
        tables.append(KitTable(_title(file, collections[0], titles), file, tuple(rows)))
    return tables


def _remarks(item: Laid, first: str, wanted: Collection[tuple[str, str]]) -> Iterator[Remark]:
    """The comments on a unit: each on the sentence that it names, or else on the first."""
    unit = _stored_unit(item)
    for comment in unit.comments if unit is not None else ():
        match = _NUMBERED.match(comment.text)
        place = match[1] if match and (item.unit, match[1]) in wanted else first
        if place == item.sentence.segment:
            yield Remark(comment.text, comment.by, comment.at)


def _stored_unit(item: Laid) -> StoredUnit | None:
    units = item.book.translation.files.get(item.at.file, ())
    return next((unit for unit in units if unit.id == item.unit), None)


def _title(file: str, publication: str, titles: dict[str, str]) -> str:
    name = file.rpartition("/")[2]
    short = file.removeprefix(f"{publication}/")
    words = titles.get(file) or _FILES.get(name, "")
    return f"{words} – {short}" if words else short


def _role(role: str) -> str:
    return _ROLES.get(role) or _OWNERS.get(role.partition(".")[0], "")


def _day(at: str) -> str:
    """The day of a time in ISO 8601, as it is written in Vietnamese."""
    try:
        day = date.fromisoformat(at[:10])
    except ValueError:
        return ""
    return written_date(day.year, day.month, day.day, "vi", "short")


def _marked(spans: Spans, marks: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """``spans`` cut at the marks; what lies in one is a term. A code counts as one character."""
    position = 0
    for span in spans:
        if span.code:
            yield span
            position += 1
            continue
        end = position + len(span.text)
        cuts = sorted({position, end, *(place for mark in marks for place in mark if position < place < end)})
        for start, stop in pairwise(cuts):
            inside = any(a <= start and stop <= b for a, b in marks)
            text = span.text[start - position : stop - position]
            yield replace(span, text=text, mark=Mark.TERM if inside else span.mark)
        position = end
