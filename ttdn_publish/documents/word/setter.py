"""What all parts of a Word document are set with: a composition, its styles, and paragraphs in them."""

from __future__ import annotations

from collections.abc import Sequence

from ttdn_publish.documents.components import Composition, Line
from ttdn_publish.documents.styles import styles
from ttdn_publish.formats.times import width_mm
from ttdn_publish.formats.word_document.description import Align, Break, Para, Piece, Run, Style
from ttdn_publish.formats.word_document.pieces import LINE_STYLE

#: A5 lies on its side: upright it is too narrow for the header.
A5 = (210.0, 148.0)


#: The colour of Vietnamese words in a translation: pale, and dark enough to be read (contrast 7:1).
_UNTRANSLATED = "595959"


def width_of(text: str, style: Style) -> float:
    """The width of ``text`` in a style, in mm."""
    return width_mm(text, style.size, bold=style.bold, italic=style.italic)


class Setter:
    """Sets the words of a composition in the styles of its rule set. Lengths in mm."""

    def __init__(self, composition: Composition) -> None:
        self.doc, self.rules = composition, composition.rules
        self.styles = styles(composition.rules)
        paper = self.rules.paper
        self.width, self.height = A5 if composition.small else (paper.width, paper.height)
        self.measure = self.width - paper.left.use - paper.right.use

    def para(
        self,
        style: str,
        pieces: Sequence[Piece] = (),
        *,
        align: Align | None = None,
        left: float | None = None,
        hanging: float | None = None,
        before: float | None = None,
        stops: tuple[tuple[float, Align], ...] = (),
        border_above: bool = False,
        bookmark: str = "",
    ) -> Para:
        """A paragraph in a style of :mod:`styles`."""
        return Para(
            self.styles[style].id,
            tuple(pieces),
            align=align,
            left=left,
            hanging=hanging,
            before=before,
            stops=stops,
            border_above=border_above,
            bookmark=bookmark,
        )

    def gap(self, pt: float, *, keep: bool = False) -> Para:
        """Room of ``pt``."""
        return Para(LINE_STYLE, before=max(0.0, pt - 2.3), keep_next=keep)

    def runs(self, line: Line, style: str) -> tuple[Piece, ...]:
        """The runs of a line; what the style already is, is not said again."""
        look = self.styles[style]
        pieces: list[Piece] = []
        for span in line:
            bold = True if span.bold and not look.bold else None
            italic = None if span.italic == look.italic else span.italic if span.italic else None
            for number, part in enumerate(span.text.split("\n")):
                if number:
                    pieces.append(Break())
                if part:
                    # In a translation what is still Vietnamese is set pale, as in the bulletin.
                    pale = _UNTRANSLATED if span.language == "vi" else ""
                    pieces.append(Run(part, bold, italic, span.href, span.language, pale))
        return tuple(pieces)
