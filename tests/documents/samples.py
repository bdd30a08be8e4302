"""The sample documents that the package brings along, composed and written as any other document."""

from __future__ import annotations

import functools
from datetime import datetime
from pathlib import Path

from tests.documents import made
from ttdn_publish.documents.components import Composition
from ttdn_publish.documents.word.writer import word_document
from ttdn_publish.model.text import VIETNAM_TIME
from ttdn_publish.workspace import DOCUMENT_FILE, packaged

FOLDER = packaged("content") / "documents"
MOMENT = datetime(2026, 9, 1, 8, 0, tzinfo=VIETNAM_TIME)
#: The folders of samples: one for each rule set.
DECREE_30, CIRCULAR_01 = "mau-nghi-dinh-30", "mau-thong-tu-01"
#: Every sample by its name, ``mau-nghi-dinh-30/ke-hoach``.
SAMPLES = {
    path.parent.relative_to(FOLDER).as_posix(): path.parent
    for rule_set in (DECREE_30, CIRCULAR_01)
    for path in sorted((FOLDER / rule_set).glob(f"*/{DOCUMENT_FILE}"))
}


@functools.cache
def composed(name: str) -> Composition:
    """A sample in its components; it must be read without a mistake."""
    return made.composed(SAMPLES[name], MOMENT)


def written(name: str, folder: Path) -> Path:
    """The Word file of a sample in ``folder``."""
    path = folder / f"{name.replace('/', '--')}.docx"
    path.write_bytes(word_document(composed(name), MOMENT))
    return path
