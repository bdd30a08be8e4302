"""A person says that a change of the source needs no new words: the mark *outdated* goes, until the next change."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_
from ttdn_publish.production.desk import open_publication, trays
from ttdn_publish.production.order import now
from ttdn_publish.translation.stored import Claim, StoredSegment, StoredUnit


def dismiss(folder: Path, language: str, sentences: Sequence[str], person: str, moment: datetime | None = None) -> int:
    """Let ``person`` answer for the outdated ``sentences`` (``unit:segment``) of the publication as they are; how many there were.

    They count as reviewed from now on, with the name of ``person``; the next change of the source makes them outdated again.
    Raises :class:`ContentError`, and nothing is changed, when one of them does not exist or is not outdated.
    """
    content, _ = open_publication(folder)
    left = dict.fromkeys(sentences)
    at = (moment or now()).isoformat(timespec="seconds")

    def unit(one: StoredUnit) -> StoredUnit:
        return dataclasses.replace(
            one, segments=tuple(segment(f"{one.id}:{n}", s) for n, s in enumerate(one.segments, 1))
        )

    def segment(key: str, one: StoredSegment) -> StoredSegment:
        if key not in left or not one.outdated:
            return one
        del left[key]
        return dataclasses.replace(one, was=None, claim=Claim.REVIEWED, by=person, at=at, dismissed=person)

    with trays(content, language) as opened:
        changed = [
            dataclasses.replace(
                tray.now, files={name: tuple(map(unit, units)) for name, units in tray.now.files.items()}
            )
            for tray in opened
        ]
        if left:
            raise ContentError(
                N_("Không có câu đã cũ mang khóa “{key}”; khóa có dạng mã:số, xem trong bản soát.").format(
                    key=next(iter(left))
                )
            )
        for tray, translation in zip(opened, changed, strict=True):
            tray.collection.save(translation, tray.before)
    return len(sentences)
