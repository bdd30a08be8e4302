"""Where a paragraph stands, in the words of somebody who looks at it in Word.

Paragraphs are counted as Word shows them with its marks on: every one of the story, the empty ones too, those in tables
not. In a table the place is the table, the row, and the cell from the left; text boxes are counted by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from ttdn_publish.findings import N_, Phrase

BODY = N_("Thân văn bản")

_PARAGRAPH = N_("{story}, đoạn {paragraph}")
_CELL = N_("{story}, Bảng {table}, hàng {row}, cột {column}")
_INNER_CELL = N_("{outer}, bảng con {table}, hàng {row}, cột {column}")
_IN_CELL = N_("{cell}, đoạn {paragraph}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the number of its table in the story or the cell around, of its row, and its own in the row, from 1."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a document. ``hidden`` is one that repeats another for older programs, ``order`` counts places in a part."""

    story: Phrase
    cells: tuple[Cell, ...] = ()
    paragraph: int = 0
    hidden: bool = False
    order: int = 0

    @property
    def words(self) -> Phrase:
        """The place in words: ``Thân văn bản, Bảng 2, hàng 3, cột 1``."""
        if not self.cells:
            return _PARAGRAPH.format(story=self.story, paragraph=self.paragraph) if self.paragraph else self.story
        first, *inner = self.cells
        words = _CELL.format(story=self.story, table=first.table, row=first.row, column=first.column)
        for cell in inner:
            words = _INNER_CELL.format(outer=words, table=cell.table, row=cell.row, column=cell.column)
        return _IN_CELL.format(cell=words, paragraph=self.paragraph) if self.paragraph > 1 else words
