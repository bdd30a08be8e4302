"""The row of a part while tags are put in their place: finding what is around a tag, taking out, putting in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from ttdn_publish.documents.merging.tags import Form, Tag
from ttdn_publish.documents.merging.tokens import Kind, Token, end, start

_CELL_PROPERTIES = (
    "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection w:tcFitText "
    "w:vAlign w:hideMark w:headers w:cellIns w:cellDel w:cellMerge w:tcPrChange"
)
#: The order of CT_TcPr.
_PLACES = {name: place for place, name in enumerate(_CELL_PROPERTIES.split(" "))}
_SHOWN = frozenset({"w:drawing", "w:pict", "w:object"})


class Loss(StrEnum):
    """What a tag would take away, or why it has no place."""

    BESIDE = "beside"
    JOINED = "joined"
    MISPLACED = "misplaced"


@dataclass(frozen=True, slots=True)
class Lost:
    """Words (or a picture, ``words`` empty) that vanish because of where ``tag`` stands."""

    loss: Loss
    tag: Tag
    words: str = ""


@dataclass
class WorkRow:
    """The tokens of a part, and what would be lost by what is done to them."""

    row: list[Token]
    lost: list[Lost] = field(default_factory=list)

    def tag(self, place: int) -> Tag:
        """The tag at ``place``."""
        tag = self.row[place].tag
        assert tag is not None
        return tag

    def next_keyword(self, keyword: str) -> int | None:
        """Where the first block tag of that keyword stands."""
        for place, token in enumerate(self.row):
            if token.tag is not None and token.tag.keyword == keyword:
                return place
        return None

    def around(self, place: int, name: str) -> tuple[int, int] | None:
        """The innermost element ``name`` around ``place``: where it starts and where it ends."""
        depth, first = 0, place
        while True:
            first -= 1
            if first < 0:
                return None
            if self.row[first].is_end(name):
                depth += 1
            elif self.row[first].is_start(name):
                if not depth:
                    break
                depth -= 1
        last = place
        while True:
            last += 1
            if last >= len(self.row):
                return None
            if self.row[last].is_start(name):
                depth += 1
            elif self.row[last].is_end(name):
                if not depth:
                    return first, last
                depth -= 1

    def refuse(self, place: int, tag: Tag) -> None:
        """Take out a tag that has no place here."""
        self.lost.append(Lost(Loss.MISPLACED, tag))
        del self.row[place]

    def take_out(self, place: int) -> None:
        """Take a tag out of a text, and the run with it when nothing else is in it."""
        text, run = self.around(place, "w:t"), self.around(place, "w:r")
        alone = text is not None and text[1] - text[0] == 2 and self.row[text[0]].plain_text_start
        if alone and run is not None:
            del self.row[run[0] : run[1] + 1]
        else:
            del self.row[place]

    def set_property(self, cell: int, made: Token) -> None:
        """Put ``made`` into the properties of the cell that starts at ``cell``, in its place of the schema."""
        at = cell + 1
        if self.row[at].kind is Kind.EMPTY and self.row[at].name == "w:tcPr":
            self.row[at : at + 1] = [start("w:tcPr"), end("w:tcPr")]
        elif not self.row[at].is_start("w:tcPr"):
            self.row[at:at] = [start("w:tcPr"), end("w:tcPr")]
        rank = _PLACES[made.name]
        at += 1
        while not self.row[at].is_end("w:tcPr"):
            name, after = self.row[at].name, at + 1
            if self.row[at].kind is Kind.START:
                while not self.row[after - 1].is_end(name):
                    after += 1
            if name == made.name:
                del self.row[at:after]
            elif _PLACES.get(name, -1) > rank:
                break
            else:
                at = after
        self.row[at:at] = [made]

    def note_loss(self, loss: Loss, tag: Tag, taken: Iterable[Token]) -> None:
        """Note what of ``taken`` (words, other tags, pictures) will be missed."""
        words, shown = [], False
        for token in taken:
            if token.kind is Kind.TEXT and token.name == "w:t":
                words.append(token.text)
            elif token.tag is not None and token.tag is not tag and token.tag.form is not Form.COMMENT:
                words.append(token.tag.written)
            shown = shown or token.name in _SHOWN
        if "".join(words).strip() or shown:
            self.lost.append(Lost(loss, tag, "".join(words).strip()))
