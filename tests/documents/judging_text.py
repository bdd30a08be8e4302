"""Paper, type, edges and spaces of a printed document, judged by its regulation."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from tests.documents.parts import CENTRED, Found
from tests.documents.printed import NEAR, Printed, at, near, words_of

A5 = (148.0, 210.0)
#: How far a justified line may end before the edge: LibreOffice spreads the room over the words in whole steps.
_RAGGED = 0.6
#: The height of a single line in Times New Roman, as a share of the size of type; pt in mm.
_LINE, _PT = 1.149, 25.4 / 72
_FACES = ("LiberationSerif", "TimesNewRoman")


class TextChecks(Printed):
    """Violations by the words themselves."""

    def pages(self) -> Iterator[str]:
        for sheet in self.sheets:
            wanted = A5 if self.doc.small else (self.paper.width, self.paper.height)
            annex = self.annex_of(sheet.number)
            across = annex is not None and self.doc.annexes[annex].landscape
            allowed = [wanted[::-1]] if across else [wanted, wanted[::-1]] if self.doc.small else [wanted]
            if not any(near(sheet.width, w) and near(sheet.height, h) for w, h in allowed):
                yield f"trang {sheet.number}: khổ giấy {sheet.width:.1f} × {sheet.height:.1f}, phải là {allowed[0]}"

    def faces(self) -> Iterator[str]:
        for sheet in self.sheets:
            letters = [letter for run in sheet.runs for letter in run.letters]
            for font in sorted({x.font for x in letters if not x.font.startswith(_FACES)}):
                yield f"trang {sheet.number}: phông {font} không phải {self.rules.font}"
            urgent = "".join(self.doc.head.urgency.words.split()) if self.doc.head.urgency else None
            for run in sheet.runs:
                if run.text != urgent and not all(letter.black for letter in run.letters):
                    yield f"trang {sheet.number}: “{run.text}” không in đen"

    def lettering(self) -> Iterator[str]:
        """Size, weight, slope and capitals of every part."""
        for found in self.found:
            part, look = found.part, self.rules.lettering[found.part.lettering]
            letters = [letter for run in found.runs for letter in run.letters]
            if sizes := sorted({x.size for x in letters if x.size not in look.size}):
                yield f"{at(found)}: cỡ chữ {sizes} của {part.role}, phải từ {look.size.least:g} đến {look.size.most:g}"
            faces = part.faces(look.bold, look.italic)
            if len(faces) == len(letters) and faces != [(x.bold, x.italic) for x in letters]:
                yield f"{at(found)}: “{words_of(found)}” ({part.role}) sai kiểu đậm hoặc nghiêng"
            if look.caps and part.role != "number" and words_of(found) != words_of(found).upper():
                yield f"{at(found)}: “{words_of(found)}” ({part.role}) phải viết hoa"

    def edges(self) -> Iterator[str]:
        """Nothing in the margins; paragraphs from edge to edge, their first line indented as one of the allowed ways."""
        for found in self.found:
            for run in found.runs:
                left, right = self.measure(run.page)
                sheet = self.sheets[run.page - 1]
                if run.left < left - NEAR or run.right > right + NEAR:
                    yield f"trang {run.page}: “{run.text}” ra ngoài lề ({run.left:.1f}–{run.right:.1f})"
                below = run.base > sheet.height - self.paper.bottom.use
                if run.base < self.paper.top.use or (below and found.part.role != "contact"):
                    yield f"trang {run.page}: “{run.text}” nằm trong lề trên hoặc lề dưới"
            if found.part.flow and found.part.role not in CENTRED:
                yield from self.paragraph(found)

    def paragraph(self, found: Found) -> Iterator[str]:
        left, right = self.measure(found.runs[0].page) if found.runs else (0, 0)
        for number, run in enumerate(found.runs):
            indent = run.left - left
            allowed = self.rules.paragraphs.first_line if number == 0 else (0.0,)
            if not any(near(indent, x) for x in allowed):
                yield f"trang {run.page}: “{run.text}” thụt {indent:.2f} mm, phải là {allowed}"
            if number < len(found.runs) - 1 and not right - _RAGGED <= run.right <= right + NEAR:
                yield f"trang {run.page}: “{run.text}” không thẳng lề phải ({run.right:.2f}, phải là {right:.2f})"

    def spacing(self) -> Iterator[str]:
        """Lines of a paragraph from single to one and a half, and the room between two paragraphs."""
        rules = self.rules.paragraphs
        flow = [f for f in self.found if f.part.flow and f.runs]
        for found in flow:
            for one, two in itertools.pairwise(found.runs):
                share = (two.base - one.base) / (one.size * _PT * _LINE)
                if one.page == two.page and not rules.line.least - 0.02 <= share <= rules.line.most + 0.02:
                    yield f"trang {one.page}: giãn dòng {share:.2f} ở “{two.text}”"
        for before, after in itertools.pairwise(flow):
            one, two = before.runs[-1], after.runs[0]
            if one.page == two.page and after.part.role not in {"part-title"}:
                room = (two.base - one.base) / _PT - two.size * _LINE
                if room < rules.after_pt - 0.3:
                    yield f"trang {two.page}: chỉ cách {room:.1f} pt trên “{two.text}”"

    def middles(self) -> Iterator[str]:
        for found in self.found:
            if found.part.role in CENTRED and found.part.group != "copy":
                for run in found.runs:
                    if not near(run.middle, sum(self.measure(run.page)) / 2):
                        yield f"trang {run.page}: “{run.text}” không ở giữa trang ({run.middle:.2f})"
