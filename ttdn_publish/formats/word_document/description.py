"""What a Word document is described with. Lengths in mm, sizes of type and spacing in pt; nothing of Word's own XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Align(StrEnum):
    """How the lines of a paragraph stand."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFIED = "both"


@dataclass(frozen=True)
class Style:
    """A paragraph style. ``outline`` (0 to 8) puts it into Word's navigation pane; ``line`` is a multiple of single spacing."""

    id: str
    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    first_line: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    keep_next: bool = False
    outline: int | None = None


@dataclass(frozen=True)
class Run:
    """Words in one lettering; ``bold`` and ``italic`` turn that of the style over where they are not ``None``."""

    text: str
    bold: bool | None = None
    italic: bool | None = None
    href: str = ""
    language: str = ""
    colour: str = ""
    size: float = 0


@dataclass(frozen=True)
class PageField:
    """The number of the page."""


@dataclass(frozen=True)
class Tab:
    """A jump to the next tab stop."""


@dataclass(frozen=True)
class Break:
    """A forced new line."""


Piece = Run | PageField | Tab | Break


@dataclass(frozen=True)
class Para:
    """A paragraph. ``left``, ``hanging``, ``before`` and ``align`` win over the style; ``stops`` are tab stops (position, align)."""

    style: str
    pieces: tuple[Piece, ...] = ()
    align: Align | None = None
    left: float | None = None
    hanging: float | None = None
    before: float | None = None
    keep_next: bool = False
    stops: tuple[tuple[float, Align], ...] = ()
    border_above: bool = False
    bookmark: str = ""


@dataclass(frozen=True)
class DrawnLine:
    """A line of ``length`` in the middle of a measure of ``measure``: a paragraph's border, so that Word keeps it in its place."""

    length: float
    measure: float
    keep_next: bool = True


@dataclass(frozen=True)
class Box:
    """Words in a frame of ``width`` by ``height``, in the middle, left or right of the measure."""

    words: str
    width: float
    height: float
    size: float
    colour: str = ""
    align: Align = Align.CENTRE


@dataclass(frozen=True)
class Cell:
    """A cell of a table; ``span`` columns wide."""

    blocks: tuple[Block, ...]
    span: int = 1


@dataclass(frozen=True)
class Grid:
    """A table with columns of ``widths``. ``ruled`` draws its lines; the first ``heads`` rows stand on every page."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = False
    heads: int = 0
    whole: bool = False
    padding: float = 0
    caption: str = ""


Block = Para | DrawnLine | Box | Grid


@dataclass(frozen=True)
class Running:
    """A running line: header or footer."""

    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Section:
    """Pages of one size, numbered from 1. The ``first_`` lines stand on its first page only."""

    blocks: tuple[Block, ...]
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: Running = Running()
    footer: Running = Running()
    first_header: Running = Running()
    first_footer: Running = Running()

    @property
    def measure(self) -> float:
        """The width between the margins in mm."""
        return self.width - self.left - self.right


@dataclass(frozen=True)
class About:
    """What a document says of itself; ``facts`` become custom properties."""

    title: str
    subject: str = ""
    author: str = ""
    keywords: str = ""
    status: str = ""
    language: str = "vi"
    moment: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class WordDocument:
    """A whole document. ``running`` is the distance of running lines from the edge of the paper in mm."""

    sections: tuple[Section, ...]
    styles: tuple[Style, ...]
    about: About
    running: float = 10
