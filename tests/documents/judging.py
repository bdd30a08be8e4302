"""A printed document judged by its rule set: every way in which the pages are not as the regulation wants them.

What is expected is read from the regulation (:mod:`ttdn_publish.regulations.documents`), never from the styles of the writer.
A sentence begins with the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.documents.judging_frame import FrameChecks
from tests.documents.judging_text import TextChecks
from tests.documents.printed import words_of
from tests.documents.sheets import Sheet
from ttdn_publish.documents.components import Composition


def judge(doc: Composition, sheets: Sequence[Sheet]) -> list[str]:
    """Every violation, as ``trang 2: …``."""
    return list(_Judge(doc, sheets).violations())


class _Judge(TextChecks, FrameChecks):
    def violations(self) -> Iterator[str]:
        for found in self.found:
            if not found.runs:
                yield f"trang ?: thiếu hoặc bị ngắt dòng “{words_of(found)}” ({found.part.role})"
        for check in (
            *(self.pages, self.faces, self.lettering, self.edges, self.spacing, self.middles, self.head, self.lines),
            *(self.boxes, self.numbers, self.end, self.annexes, self.copy, self.contact, self.tables),
        ):
            yield from check()
        for run in self.strange:
            yield f"trang {run.page}: “{run.text}” không thuộc thành phần nào"
