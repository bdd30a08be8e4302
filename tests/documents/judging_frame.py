"""Head, drawn lines, boxes, page numbers, signature, annexes and tables of a printed document, judged by its regulation."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from tests.documents.parts import take
from tests.documents.printed import NEAR, Printed, at, near, words_of
from tests.documents.sheets import Run, Sheet
from ttdn_publish.regulations.documents import NumberPlace

_PT = 25.4 / 72
#: Parts of a head that stand on one line each.
_ONE_LINE = ("parent", "agency", "state_name", "motto", "number", "place_date", "type_name", "circulation", "urgency")
_LEFT, _RIGHT = ("parent", "agency", "number", "abstract_of_letter"), ("state_name", "motto", "place_date")
_END = ("authority", "signer", "recipients_heading", "recipients", "drafter")


class FrameChecks(Printed):
    """Violations by what stands around the words."""

    def head(self) -> Iterator[str]:
        for group in ("main", "copy"):
            for found in self.of(*_ONE_LINE, group=group):
                if len(found.runs) > 1:
                    yield f"{at(found)}: “{words_of(found)}” ({found.part.role}) bị ngắt thành {len(found.runs)} dòng"
            left, right = self.of(*_LEFT, group=group), self.of(*_RIGHT, group=group)
            for column in (left, right):
                middles = [run.middle for f in column for run in f.runs]
                if middles and max(middles) - min(middles) > 2 * NEAR:
                    yield f"{at(column[0])}: các dòng của một cột không thẳng giữa {[round(m, 1) for m in middles]}"
            edge = max((run.right for f in left for run in f.runs), default=0)
            for run in (run for f in right for run in f.runs if run.left < edge):
                yield f"trang {run.page}: “{run.text}” chồng lên cột bên trái ({run.left:.1f} < {edge:.1f})"
            numbers, places = self.of("number", group=group), self.of("place_date", group=group)
            if numbers and places and abs(numbers[0].runs[0].base - places[0].runs[0].base) > 0.1:
                yield f"{at(numbers[0])}: số và ngày không cùng một dòng"

    def lines(self) -> Iterator[str]:
        """The drawn lines: below the motto as long as it, below agency and abstract from a third to a half."""
        yield from self.line_below(self.of("motto"), self.of("motto"), 0.95, 1.05)
        for group in ("main", "copy"):
            yield from self.line_below(self.of("agency", group=group), self.of("agency", group=group), 1 / 3, 0.5)
        titled = self.of("abstract") or self.of("type_name")
        yield from self.line_below(self.of("type_name", "abstract", "attached"), titled, 1 / 3, 0.5)

    def boxes(self) -> Iterator[str]:
        """The box of urgency in its size, that of circulation around its words."""
        for found in self.of("urgency", "circulation"):
            run = found.runs[0]
            around = [
                s
                for s in self.level(run.page)
                if abs(s.top - run.base) < 9 and s.left < run.left and s.right > run.right
            ]
            above, below = [s for s in around if s.top < run.base], [s for s in around if s.top > run.base]
            if not above or not below:
                yield f"trang {run.page}: “{run.text}” không có khung"
                continue
            top, bottom = max(above, key=lambda s: s.top), min(below, key=lambda s: s.top)
            mark = self.doc.head.urgency
            size = (top.length, bottom.top - top.top)
            if (
                found.part.role == "urgency"
                and mark
                and not all(near(one, two, 0.5) for one, two in zip(size, (mark.width, mark.height), strict=True))
            ):
                yield f"trang {run.page}: khung {run.text} {size[0]:.1f} × {size[1]:.1f}, phải {mark.width:g} × {mark.height:g}"

    def numbers(self) -> Iterator[str]:
        """Absent on the first page of the document and of every annex, then at its place, counted anew in an annex."""
        for _, pages in itertools.groupby(self.sheets, key=lambda s: self.annex_of(s.number)):
            for count, sheet in enumerate(pages, 1):
                written = [run for run in sheet.runs if self.running(run) and run.text.isdecimal()]
                wanted = [str(count)] if count > 1 else []
                if [run.text for run in written] != wanted:
                    yield f"trang {sheet.number}: số trang {[run.text for run in written]}, phải là {wanted}"
                    continue
                yield from (m for run in written for m in self.number(run, sheet))

    def number(self, run: Run, sheet: Sheet) -> Iterator[str]:
        left, right = self.measure(sheet.number)
        if self.rules.page_number.place is NumberPlace.HEADER_CENTRE:
            placed = run.base < self.paper.top.use and near(run.middle, (left + right) / 2)
        else:
            placed = run.base > sheet.height - self.paper.bottom.use and near(run.right, right)
        if not placed:
            yield f"trang {sheet.number}: số trang sai chỗ ({run.middle:.1f}; {run.base:.1f})"
        if run.size not in self.rules.page_number.size or any(x.bold or x.italic for x in run.letters):
            yield f"trang {sheet.number}: số trang cỡ {run.size:g} hoặc sai kiểu"

    def end(self) -> Iterator[str]:
        """Signature and recipients stay together, below at least two lines of text, and do not touch."""
        block = self.of(*_END)
        pages = sorted({run.page for found in block for run in found.runs})
        if not pages:
            return
        if len(pages) > 1:
            yield f"trang {pages[-1]}: chữ ký và nơi nhận nằm trên nhiều trang {pages}"
        above = [run for f in self.found if f.part.flow and f.part.group == "main" for run in f.runs]
        if len([run for run in above if run.page == pages[0]]) < 2 and len(above) > 1:
            yield f"trang {pages[0]}: chữ ký đứng một mình, phải có ít nhất hai dòng nội dung"
        signed = [run for f in self.of("authority", "signer") for run in f.runs]
        listed = [run for f in self.of("recipients_heading", "recipients", "drafter") for run in f.runs]
        if listed and len(self.doc.foot.signatures) == 1 and signed:
            if max(run.right for run in listed) >= min(run.left for run in signed):
                yield f"trang {pages[0]}: nơi nhận chồng lên chữ ký"
            if abs(listed[0].base - signed[0].base) > 2:
                yield f"trang {pages[0]}: “Nơi nhận” không ngang dòng quyền hạn, chức vụ"
        firsts = [f.runs[0] for f in self.of("recipients_heading", "recipients", "drafter")]
        if not all(near(run.left, self.paper.left.use) for run in firsts):
            yield f"trang {pages[0]}: nơi nhận không sát lề trái"

    def annexes(self) -> Iterator[str]:
        for number, annex in enumerate(self.doc.annexes, 1):
            head = self.of("annex_label", "annex_title", "annex_reference", group=str(number))
            if not head:
                continue
            first = head[0].runs[0]
            if first.base > min(run.base for run in self.sheets[first.page - 1].runs) + 0.1:
                yield f"trang {first.page}: {annex.label or 'phụ lục'} không bắt đầu trang mới"
            reference = self.of("annex_reference", group=str(number))
            yield from self.line_below(reference, reference, 1 / 3, 0.5)

    def copy(self) -> Iterator[str]:
        """The block of a copy stays together, under a line across the whole measure."""
        block = [f for f in self.found if f.part.group == "copy" and f.runs]
        pages = sorted({run.page for found in block for run in found.runs})
        if len(pages) > 1:
            yield f"trang {pages[-1]}: phần bản sao nằm trên nhiều trang {pages}"
        if block:
            first = block[0].runs[0]
            left, right = self.measure(first.page)
            across = [s for s in self.level(first.page) if near(s.left, left) and near(s.right, right)]
            if not any(0 < first.base - s.top < 12 for s in across):
                yield f"trang {first.page}: không có đường kẻ hết bề ngang trên phần bản sao"

    def contact(self) -> Iterator[str]:
        block = self.of("contact")
        if not block:
            return
        first = block[0].runs[0]
        left, right = self.measure(1)
        lines = [s for s in self.level(1) if near(s.left, left) and near(s.right, right) and 0 < first.base - s.top < 8]
        if len(lines) != 1 or first.page != 1:
            yield f"trang {first.page}: dòng địa chỉ phải ở cuối trang 1, dưới một đường kẻ hết bề ngang"
        others = [run for f in self.found if f.part.role != "contact" for run in f.runs if run.page == 1]
        if max(run.base for run in others) > first.base - first.size * _PT:
            yield "trang 1: nội dung chồng lên dòng địa chỉ"

    def tables(self) -> Iterator[str]:
        """Tables stay within the measure, and their heads stand on every page that they go on."""
        for sheet in self.sheets:
            left, right = self.measure(sheet.number)
            outside = [s for s in sheet.strokes if s.left < left - NEAR or s.right > right + NEAR]
            if outside:
                edges = min(s.left for s in outside), max(s.right for s in outside)
                yield f"trang {sheet.number}: đường kẻ ra ngoài lề ({edges[0]:.1f}–{edges[1]:.1f})"
        for table in dict.fromkeys(f.part.table for f in self.found if f.part.table):
            of_table = [f for f in self.found if f.part.table == table and f.runs]
            pages = sorted({run.page for f in of_table for run in f.runs})
            for page in pages[1:]:
                here = [run for run in self.strange if run.page == page]
                for head in (f.part for f in of_table if f.part.role == "cell-head"):
                    taken = take(head, here)
                    if not taken:
                        yield f"trang {page}: đầu cột “{head.text}” không lặp lại"
                    self.strange = [run for run in self.strange if run not in taken]
