"""A review kit that came back, merged: what people wrote is taken, nothing approved is overwritten, nothing is lost."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ttdn_publish.findings import N_, Finding, Findings, Phrase, Place, Rule
from ttdn_publish.formats.review_docx.rows import Damage, Key, Kit, ReadRow, Remark, short_unit
from ttdn_publish.formats.review_docx.spans import Span, fingerprint, tight, words
from ttdn_publish.translation import review_rules as rules
from ttdn_publish.translation.codec import BadCode, missing_codes
from ttdn_publish.translation.inlines import Inlines
from ttdn_publish.translation.inlines import fingerprint as source_fingerprint
from ttdn_publish.translation.review_spans import Tokens
from ttdn_publish.translation.similarity import common
from ttdn_publish.translation.stored import Claim, Comment, StoredSegment, StoredUnit, Translation

#: A sentence: the part of the kit (its collection), the unit's id, the segment's number as text.
Sentence = tuple[int, str, str]

_DAMAGES = {
    Damage.KEY: N_("hàng {number} ({label}): ô khóa đã bị sửa (“{words}”)."),
    Damage.SOURCE: N_("hàng {number} ({label}): ô nguồn đã bị sửa, hoặc hàng thuộc hồ sơ khác (“{words}”)."),
    Damage.CELLS: N_("hàng {number} ({label}): hàng không còn đủ bốn ô."),
    Damage.OBJECT: N_("hàng {number} ({label}): ô bản dịch có hình, bảng, công thức hoặc chú thích ({words}); chỉ nhận chữ."),
    Damage.STRUCK: N_("hàng {number} ({label}): có chữ gạch ngang “{words}”; hãy xóa hẳn hoặc bỏ gạch."),
    Damage.SYMBOL: N_("hàng {number} ({label}): có ký hiệu của phông riêng ({words}); hãy gõ bằng chữ thường."),
    Damage.LONG: N_("hàng {number} ({label}): ô bản dịch dài quá mức một câu."),
    Damage.TWICE: N_("hàng {number} ({label}) có hai bản khác nhau: {words}."),
    Damage.CODES: N_("hàng {number} ({label}): mã trong câu bị hỏng gần “{words}”."),
}  # fmt: skip
_DAMAGE_RULES = {Damage.TWICE: rules.TWICE, Damage.CODES: rules.CODES}
_NUMBERED = re.compile(r"\[\d+\] ")
_SHOWN = 120


@dataclass
class Outcome:
    """What came of the kits: the translations by part, how many sentences got new words, how many were only marked as read,
    how many stay as they are, how many comments came; and every finding. With an error nothing may be saved."""

    translations: list[Translation]
    changed: int = 0
    read: int = 0
    same: int = 0
    remarks: int = 0
    findings: Findings = field(default_factory=Findings)


def damage(kit: Kit, file: str) -> Iterator[Finding]:
    """What is wrong with single rows of a kit; each stops the whole."""
    for problem in kit.problems:
        rule = _DAMAGE_RULES.get(problem.damage, rules.DAMAGED)
        yield rule.at(
            Place(file, problem.number),
            _DAMAGES[problem.damage],
            number=problem.number,
            label=problem.label,
            words=_cut(problem.words),
        )


def _told(kit: Kit, file: str) -> Iterator[Finding]:
    """What a person should know of a kit: rows that are gone, moved or strange, paragraphs that were joined, loose comments."""
    place = Place(file)
    if kit.gone:
        message = N_("{count} hàng không còn trong tệp (số {numbers}): giữ bản dịch đang có.")
        yield rules.ROWS.at(place, message, count=len(kit.gone), numbers=_numbers(kit.gone))
    order = [row.key.number for row in kit.rows]
    kept = {i for i, _ in common([str(n) for n in order], [str(n) for n in sorted(order)])}
    moved = [number for i, number in enumerate(order) if i not in kept]
    if moved:
        message = N_("{count} hàng đã dời chỗ (số {numbers}): lời vẫn được lấy, thứ tự trong ấn phẩm không đổi.")
        yield rules.ROWS.at(place, message, count=len(moved), numbers=_numbers(moved))
    for stranger in kit.strangers:
        yield rules.ROWS.at(place, N_("hàng không có khóa, không lấy: “{words}”."), words=_cut(stranger))
    if kit.joined:
        message = N_("{count} ô bản dịch có nhiều đoạn (hàng {numbers}): các đoạn được nối thành một câu.")
        yield rules.ROWS.at(place, message, count=len(kit.joined), numbers=_numbers(kit.joined))
    for remark in kit.remarks:
        message = N_("ý kiến chung của {by}: “{words}”.")
        yield rules.REMARK.at(place, message, by=remark.by or "?", words=_cut(remark.text))


class Merging:
    """Takes kits into ``translations`` (by part) at the time ``at`` (ISO 8601). ``approved`` are the sentences that are
    approved now, which only ``over_approved`` lets be changed."""

    def __init__(
        self,
        translations: Sequence[Translation],
        approved: Collection[Sentence],
        at: str,
        *,
        over_approved: bool = False,
    ) -> None:
        self.outcome = Outcome(list(translations))
        self._approved, self._by, self._at, self._over = approved, "", at, over_approved
        self._units: list[dict[str, StoredUnit]] = []
        self._by_source: dict[tuple[int, str], list[tuple[str, int]]] = {}
        for part, translation in enumerate(translations):
            known = {unit.id: unit for units in translation.files.values() for unit in units}
            self._units.append(known | {short_unit(unit): one for unit, one in known.items()})
            for unit in known.values():
                for index, segment in enumerate(unit.segments):
                    for mark in {segment.hash[:8], segment.translates[:8]}:
                        self._by_source.setdefault((part, mark), []).append((unit.id, index))

    def take(self, kit: Kit, file: str, by: str) -> None:
        """Take the rows of a kit, sentence by sentence; ``by`` answers for them. What cannot be taken is a finding."""
        self._by = by
        self.outcome.findings.extend(_told(kit, file))
        lost = [row for row in kit.rows if self._find(row.key) is None]
        if kit.rows and 2 * len(lost) > len(kit.rows):
            message = N_("{lost} trong {rows} câu của hồ sơ không có ở đây: hồ sơ của ấn phẩm khác.")
            self._say(rules.FOREIGN, Place(file), message, lost=len(lost), rows=len(kit.rows))
            return
        for row in kit.rows:
            self._row(row, Place(file, row.key.number))

    def done(self) -> Outcome:
        """The outcome with all that was taken in its translations."""
        for part, translation in enumerate(self.outcome.translations):
            units = self._units[part]
            files = {name: tuple(units[unit.id] for unit in all_) for name, all_ in translation.files.items()}
            self.outcome.translations[part] = dataclasses.replace(translation, files=files)
        return self.outcome

    def _row(self, row: ReadRow, at: Place) -> None:
        here = self._find(row.key)
        written = bool(row.target) and fingerprint(row.target) != row.key.target
        if here is None:
            if written or row.read or row.remarks:
                message = N_("{label}: câu gốc không còn ở đây; lời soát không lấy được: “{words}”.")
                self._say(rules.SOURCE_CHANGED, at, message, label=row.key.label, words=_shown(row.target))
            for remark in row.remarks:
                self._told(remark, row, at)
            return
        unit_id, index = here
        unit = self._units[row.key.part][unit_id]
        segment = self._segment(row, unit, index, at, written=written)
        comments = self._comments(row, unit, index, at)
        self._put(row.key.part, dataclasses.replace(unit, segments=_with(unit, index, segment), comments=comments))

    def _segment(self, row: ReadRow, unit: StoredUnit, index: int, at: Place, *, written: bool) -> StoredSegment:
        """The sentence after what the row says of it."""
        old = unit.segments[index]
        tokens = Tokens(_source(old, row.key), old.target)
        stored = "-" if old.target is None else fingerprint(tokens.spans(old.target))
        named = {"number": row.key.number, "label": row.key.label, "words": _shown(row.target)}
        if not row.target and (row.key.target != "-" or row.read):
            self._say(rules.ROWS, at, N_("{label}: ô bản dịch trống; giữ bản dịch đang có."), **named)
        if not row.target or not (written or row.read):
            self.outcome.same += 1
            return old
        if stored not in (row.key.target, fingerprint(row.target)):
            message = N_("{label}: bản dịch ở đây đã đổi trong lúc đi soát; lời soát không lấy: “{words}”.")
            self._say(rules.CHANGED_MEANWHILE, at, message, **named)
            return old
        stale = old.hash[:8] != row.key.source
        new = old.target if stored == fingerprint(row.target) else self._read(row, tokens, old, at)
        if new is None:
            return old
        if new is not old.target and (row.key.part, unit.id, str(index + 1)) in self._approved and not self._over:
            message = N_("{label} đã được duyệt; lời mới không lấy: “{words}”.")
            self._say(rules.APPROVED, at, message, **named)
            return old
        if stale:
            message = N_("{label}: câu gốc đã sửa sau khi hồ sơ xuất ra; lời soát được lấy, câu vẫn là “dịch đã cũ”.")
            self._say(rules.SOURCE_CHANGED, at, message, **named)
        return self._settled(old, new, stale=stale)

    def _settled(self, old: StoredSegment, new: Inlines, *, stale: bool) -> StoredSegment:
        """``old`` with the words ``new``, which a person has read."""
        done = old.claim in (Claim.REVIEWED, Claim.FINAL) and (stale or not old.outdated)
        if new is old.target and done:
            self.outcome.same += 1
            return old
        signed = dataclasses.replace(
            old, target=new, claim=Claim.REVIEWED, was=old.was if stale else None, by=self._by, at=self._at
        )
        if new is not old.target:
            self.outcome.changed += 1
            return dataclasses.replace(signed, origin="person", dismissed="")
        self.outcome.read += 1
        dismissed = self._by if old.outdated and not stale else old.dismissed
        return dataclasses.replace(signed, dismissed=dismissed)

    def _read(self, row: ReadRow, tokens: Tokens, old: StoredSegment, at: Place) -> Inlines | None:
        """The words of a row; ``None`` when its codes are not those of the source."""
        named = {"number": row.key.number, "label": row.key.label}
        try:
            new = tokens.inlines(row.target)
        except BadCode as error:
            reason = error.args[0]
            self._say(rules.CODES, at, N_("hàng {number} ({label}): {reason}."), **named, reason=reason)
            return None
        lack, extra = missing_codes(_source(old, row.key), new)
        if lack:
            message = N_("hàng {number} ({label}): thiếu mã {codes}.")
            self._say(rules.CODES, at, message, **named, codes=tokens.named(lack))
        if extra:
            message = N_("hàng {number} ({label}): thừa mã {codes}.")
            self._say(rules.CODES, at, message, **named, codes=tokens.named(extra))
        return None if lack or extra else new

    def _comments(self, row: ReadRow, unit: StoredUnit, index: int, at: Place) -> tuple[Comment, ...]:
        """The comments of the unit with those of the row; what was marked as settled is left out."""
        comments = list(unit.comments)
        for remark in row.remarks:
            text = remark.text
            if len(unit.segments) > 1 and not _NUMBERED.match(text):
                text = f"[{index + 1}] {text}"
            same = {tight(text), tight(remark.text)}  # Word makes paragraphs of lines
            known = [c for c in comments if tight(c.text) in same and (c.by or "?") == (remark.by or "?")]
            if remark.done:
                comments = [c for c in comments if c not in known]
            elif not known:
                comments.append(Comment(text, remark.by, remark.at))
                self.outcome.remarks += 1
                self._told(remark, row, at)
        return tuple(comments)

    def _told(self, remark: Remark, row: ReadRow, at: Place) -> None:
        message = N_("{label}: ý kiến của {by}: “{words}”.")
        self._say(rules.REMARK, at, message, label=row.key.label, by=remark.by or "?", words=_cut(remark.text))

    def _find(self, key: Key) -> tuple[str, int] | None:
        """Where the sentence of a row is now: in its unit, or wherever its source has gone; ``None`` when it is nowhere."""
        if not 0 <= key.part < len(self._units):
            return None
        unit = self._units[key.part].get(key.unit)
        places = self._by_source.get((key.part, key.source), [])
        mine = [index for unit_id, index in places if unit is not None and unit_id == unit.id]
        if mine:
            return (unit.id if unit else "", min(mine, key=lambda index: abs(index + 1 - int(key.segment))))
        alike = [(unit_id, index) for unit_id, index in places if self._target(key.part, unit_id, index) == key.target]
        return alike[0] if len(alike) == 1 else None

    def _target(self, part: int, unit_id: str, index: int) -> str:
        segment = self._units[part][unit_id].segments[index]
        return (
            "-" if segment.target is None else fingerprint(Tokens(segment.source, segment.target).spans(segment.target))
        )

    def _put(self, part: int, unit: StoredUnit) -> None:
        self._units[part][unit.id] = self._units[part][short_unit(unit.id)] = unit

    def _say(self, rule: Rule, at: Place, message: Phrase, **values: Any) -> None:
        self.outcome.findings.add(rule.at(at, message, **values))


def _source(segment: StoredSegment, key: Key) -> Inlines:
    """The source that the row shows: that of now, or the one before."""
    if segment.hash[:8] != key.source and segment.was is not None:
        assert source_fingerprint(segment.was)[:8] == key.source
        return segment.was
    return segment.source


def _with(unit: StoredUnit, index: int, segment: StoredSegment) -> tuple[StoredSegment, ...]:
    return (*unit.segments[:index], segment, *unit.segments[index + 1 :])


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _shown(spans: Sequence[Span]) -> str:
    return _cut(words(spans))


def _numbers(numbers: Sequence[int]) -> str:
    listed = ", ".join(str(number) for number in numbers[:20])
    return f"{listed}…" if len(numbers) > 20 else listed
