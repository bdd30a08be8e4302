"""What comes back from outside is merged: nothing approved is overwritten, conflicts are listed, claims are lowered."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats.xliff.document import Document, Unit
from ttdn_publish.model.text import plain
from ttdn_publish.translation import rules
from ttdn_publish.translation.codec import BadCode, Codes, missing_codes
from ttdn_publish.translation.inlines import Inlines, fingerprint
from ttdn_publish.translation.stored import Claim, Comment, StoredSegment, StoredUnit, Translation

#: Whether the target of a segment (unit id, segment number from 1) is approved now.
IsApproved = Callable[[str, int], bool]


@dataclass
class Merged:
    """The translation after merging, how many sentences were taken or only raised, and what could not be taken."""

    translation: Translation
    taken: int = 0
    raised: int = 0
    findings: Findings = field(default_factory=Findings)


def merge(current: Translation, returned: Document, file: str, approved: IsApproved, by: str, at: str) -> Merged:
    """``current`` with what the file ``file`` brought back; ``by`` answers for it.

    Raises :class:`ContentError`, and nothing is taken, when the file is of another language or has units that we never sent.
    """
    if returned.target_language != current.language:
        message = N_("Tệp ghi ngôn ngữ “{found}”, không phải “{wanted}”; không nhập gì.")
        raise ContentError(message.format(found=returned.target_language, wanted=current.language))
    known = {unit.id: unit for units in current.files.values() for unit in units}
    foreign = [unit.id for f in returned.files for unit in f.units if unit.id not in known]
    if foreign:
        message = N_("Tệp có đơn vị không thuộc ấn phẩm này ({units}); không nhập gì.")
        raise ContentError(message.format(units=", ".join(foreign[:5])))
    work = _Merging(file, approved, by, at)
    changed = {unit.id: work.unit(known[unit.id], unit) for f in returned.files for unit in f.units}
    files = {name: tuple(changed.get(unit.id, unit) for unit in units) for name, units in current.files.items()}
    return Merged(dataclasses.replace(current, files=files), work.taken, work.raised, work.findings)


class _Merging:
    def __init__(self, file: str, approved: IsApproved, by: str, at: str) -> None:
        self.file, self.approved, self.by, self.at = file, approved, by, at
        self.taken = self.raised = 0
        self.findings = Findings()

    def unit(self, stored: StoredUnit, unit: Unit) -> StoredUnit:
        segments = list(stored.segments)
        codes = Codes(s.source for s in stored.segments)
        for number, segment in enumerate((s for s in unit.segments if not s.ignorable), 1):
            place = int(segment.id) if segment.id.isdecimal() else number
            where = {"unit": unit.id, "segment": place}
            if not 1 <= place <= len(segments):
                self._say(N_("Câu {unit}:{segment} không có trong ấn phẩm."), where)
                continue
            if segment.target is None or segment.target == ():
                continue
            try:
                source, target = codes.inlines(segment.source), codes.inlines(segment.target)
            except BadCode as error:
                self._say(N_("Câu {unit}:{segment} hỏng mã trong câu: {reason}"), {**where, "reason": str(error)})
                continue
            if not plain(target).strip():
                continue
            old = segments[place - 1]
            if fingerprint(source) != old.hash:
                self._say(N_("Câu gốc của {unit}:{segment} đã đổi sau khi gửi đi; không nhập."), where)
                continue
            lack, extra = missing_codes(old.source, target)
            if lack or extra:
                self._say(
                    N_("Câu {unit}:{segment} thiếu hoặc thừa mã: {codes}."), {**where, "codes": ", ".join(lack + extra)}
                )
                continue
            segments[place - 1] = self._segment(old, target, Claim(segment.state), where)
        comments = _with_notes(stored.comments, unit, self.by, self.at)
        return dataclasses.replace(stored, segments=tuple(segments), comments=comments)

    def _segment(self, old: StoredSegment, target: Inlines, claim: Claim, where: Mapping[str, Any]) -> StoredSegment:
        claim = Claim.REVIEWED if claim in (Claim.REVIEWED, Claim.FINAL) else Claim.TRANSLATED
        new = dataclasses.replace(old, target=target, claim=claim, was=None, origin="person", by=self.by, at=self.at)
        same = old.target is not None and fingerprint(old.target) == fingerprint(new.target or ())
        if same:
            if claim is Claim.REVIEWED and (old.claim is not Claim.REVIEWED or old.outdated):
                self.raised += 1
                return dataclasses.replace(new, origin=old.origin)
            return old
        if self.approved(str(where["unit"]), int(str(where["segment"]))):
            self._say(N_("Câu {unit}:{segment} đã được duyệt; bản khác trong tệp không được nhập."), where)
            return old
        if old.claim is Claim.REVIEWED and not old.outdated and claim is not Claim.REVIEWED:
            self._say(N_("Câu {unit}:{segment} đã soát; bản nháp khác trong tệp không được nhập."), where)
            return old
        self.taken += 1
        return new

    def _say(self, message: str, values: Mapping[str, Any]) -> None:
        self.findings.add(rules.NOT_TAKEN.at(Place(self.file), message, **values))


def _with_notes(known: tuple[Comment, ...], unit: Unit, by: str, at: str) -> tuple[Comment, ...]:
    said = {comment.text for comment in known}
    fresh = [Comment(note.text, by, at) for note in unit.notes if note.text.strip() and note.text not in said]
    return (*known, *fresh)
