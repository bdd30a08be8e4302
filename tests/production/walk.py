"""Steps of the walk from a changed sentence to a signed page, as tests take them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from ttdn_publish.production.approving import approve
from ttdn_publish.production.desk import open_publication, trays
from ttdn_publish.translation.stored import Claim, StoredSegment, StoredUnit, Translation

LANGUAGES = ("en", "fr", "zh-Hans", "ja", "ko")


def read_by(translation: Translation, person: str) -> Translation:
    """``translation`` as ``person`` leaves it who has read every sentence that has words and found it right."""

    def read(segment: StoredSegment) -> StoredSegment:
        if segment.target is None or segment.outdated:
            return segment
        return dataclasses.replace(segment, claim=Claim.REVIEWED, by=person)

    def unit(one: StoredUnit) -> StoredUnit:
        return dataclasses.replace(one, segments=tuple(map(read, one.segments)))

    return dataclasses.replace(
        translation, files={name: tuple(map(unit, units)) for name, units in translation.files.items()}
    )


def review_everything(folder: Path, languages: Sequence[str] = LANGUAGES, person: str = "Trần Thị Mẫu") -> None:
    """Let ``person`` find every translated sentence of the issue right."""
    content, _ = open_publication(folder)
    for language in languages:
        with trays(content, language) as opened:
            for tray in opened:
                tray.collection.save(read_by(tray.now, person), tray.before)


def approve_everything(folder: Path, languages: Sequence[str] = LANGUAGES) -> None:
    """Read and sign the issue in Vietnamese and in ``languages``."""
    review_everything(folder, languages)
    approve(folder, ("vi", *languages), "nguyen-van-mau")
