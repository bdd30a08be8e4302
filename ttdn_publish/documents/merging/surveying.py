"""Where one is while walking over the tokens of a part: stories, tables, text boxes and notes counted as Word shows them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ttdn_publish.documents.merging.places import Cell, Where
from ttdn_publish.documents.merging.tokens import Kind, Token, attribute
from ttdn_publish.findings import N_, Phrase

_BOX = N_("{story}, khung chữ {box}")
_NOTE = N_("{story} số {note}")
_NOTES = ("w:footnote", "w:endnote", "w:comment")
#: What is drawn a second time for programs that do not know the first.
_FALLBACK = "mc:Fallback"


@dataclass(slots=True)
class _Counter:
    """How far one holder of paragraphs (a story, a cell) has been counted."""

    story: Phrase
    cells: tuple[Cell, ...] = ()
    paragraphs: int = 0
    tables: int = 0


@dataclass
class Surveyor:
    """Walks over the tokens of a part and knows where it is."""

    part: Phrase
    _holders: list[_Counter] = field(default_factory=list)
    _rows: list[int] = field(default_factory=list)
    _columns: list[int] = field(default_factory=list)
    _boxes: int = 0
    _hidden: int = 0
    _notes: int = 0
    _order: int = 0

    def __post_init__(self) -> None:
        self._holders.append(_Counter(self.part))

    @property
    def here(self) -> Where:
        """Where the paragraph that was opened last stands."""
        holder = self._holders[-1]
        return Where(holder.story, holder.cells, holder.paragraphs, self._hidden > 0, self._order)

    def step(self, token: Token) -> None:
        """Take notice of the next token."""
        if token.kind is Kind.START:
            self._enter(token)
        elif token.kind is Kind.END:
            self._leave(token.name)
        elif token.kind is Kind.EMPTY and token.name == "w:p":
            self._holders[-1].paragraphs += 1

    def _enter(self, token: Token) -> None:
        holder = self._holders[-1]
        match token.name:
            case "w:p":
                holder.paragraphs += 1
                self._order += 1
            case "w:tbl":
                holder.tables += 1
                self._rows.append(0)
            case "w:tr":
                self._rows[-1:] = [self._rows[-1] + 1] if self._rows else [1]
                self._columns.append(0)
            case "w:tc":
                self._columns[-1:] = [self._columns[-1] + 1] if self._columns else [1]
                cell = Cell(holder.tables, self._rows[-1] if self._rows else 1, self._columns[-1])
                self._holders.append(_Counter(holder.story, (*holder.cells, cell)))
            case "w:txbxContent":
                self._boxes += not self._hidden
                self._holders.append(_Counter(_BOX.format(story=self.part, box=max(1, self._boxes))))
            case name if name in _NOTES:
                self._notes += attribute(token, "w:type") is None  # the lines that part notes from text have a type
                self._holders.append(_Counter(_NOTE.format(story=self.part, note=self._notes)))
            case name if name == _FALLBACK:
                self._hidden += 1

    def _leave(self, name: str) -> None:
        match name:
            case "w:tbl" if self._rows:
                self._rows.pop()
            case "w:tr" if self._columns:
                self._columns.pop()
            case "w:tc" | "w:txbxContent" | "w:footnote" | "w:endnote" | "w:comment" if len(self._holders) > 1:
                self._holders.pop()
            case "mc:Fallback":
                self._hidden -= 1
