"""A composed document and the pages that print it: which part stands where, and how far from where it should be.

Lengths in mm, sizes in pt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.documents.parts import Found, find, parts_of
from tests.documents.sheets import Run, Sheet, Stroke
from ttdn_publish.documents.components import Composition

#: How far an edge may be from where it should be: less than a reader can see.
NEAR = 0.3
#: How far below words the line under them may be.
_CLOSE = 5.0


class Printed:
    """A document on its pages. What is expected is read from its regulation, never from the styles of the writer."""

    def __init__(self, doc: Composition, sheets: Sequence[Sheet]) -> None:
        self.doc, self.rules, self.sheets = doc, doc.rules, sheets
        self.paper = doc.rules.paper
        draft = "".join(doc.phrases.draft.split())
        inside = [run for sheet in sheets for run in sheet.runs if not self.running(run) and run.text != draft]
        self.found, self.strange = find(parts_of(doc), inside)
        self.strokes = [stroke for sheet in sheets for stroke in sheet.strokes]

    def running(self, run: Run) -> bool:
        """Whether a run stands in a margin of a later page, where the number of the page is."""
        sheet = self.sheets[run.page - 1]
        in_margin = run.base < self.paper.top.use or run.base > sheet.height - self.paper.bottom.use
        return run.page > 1 and in_margin

    def of(self, *roles: str, group: str = "main") -> list[Found]:
        return [f for f in self.found if f.part.role in roles and f.part.group == group and f.runs]

    def measure(self, page: int) -> tuple[float, float]:
        """The left and the right edge of the text."""
        return self.paper.left.use, self.sheets[page - 1].width - self.paper.right.use

    def annex_of(self, page: int) -> int | None:
        """The place of the annex that ``page`` belongs to."""
        begun = [
            number
            for number in range(len(self.doc.annexes))
            for found in self.of("annex_title", group=str(number + 1))
            if found.runs[0].page <= page
        ]
        return max(begun, default=None)

    def level(self, page: int) -> list[Stroke]:
        return [stroke for stroke in self.strokes if stroke.page == page and stroke.level]

    def line_below(self, above: Sequence[Found], measured: Sequence[Found], least: float, most: float) -> Iterator[str]:
        if not above:
            return
        last = above[-1].runs[-1]
        length = max(run.width for found in measured for run in found.runs)
        below = [s for s in self.level(last.page) if 0 < s.top - last.base < _CLOSE and s.left < last.middle < s.right]
        if len(below) != 1:
            yield f"trang {last.page}: dưới “{last.text}” có {len(below)} đường kẻ, phải có một"
            return
        line = below[0]
        if not least * length - 0.1 <= line.length <= most * length + 0.1:
            yield f"trang {last.page}: đường kẻ dưới “{last.text}” dài {line.length / length:.2f} dòng chữ"
        if not near((line.left + line.right) / 2, last.middle):
            yield f"trang {last.page}: đường kẻ dưới “{last.text}” không ở giữa"


def words_of(found: Found) -> str:
    """The words of a part as they were written."""
    return "".join(span.text for span in found.part.line)


def at(found: Found) -> str:
    """Where a part begins, as a sentence begins."""
    return f"trang {found.runs[0].page}" if found.runs else "trang ?"


def near(one: float, two: float, by: float = NEAR) -> bool:
    """Whether two lengths are the same to a reader."""
    return abs(one - two) <= by
