"""The text of a piece of WordprocessingML as its last reader left it.

Insertions and the new place of what was moved count; deletions and the old place do not (ECMA-376 Part 1, section 17.13.5).
Nothing that a reader sees is dropped silently: an element that is not known is looked into, and what is no text (a picture,
a formula, a note mark) is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ttdn_publish.findings import N_
from ttdn_publish.formats.ooxml import BadPackage
from ttdn_publish.formats.review_docx.rows import Damage
from ttdn_publish.formats.xml import XML_NAMESPACE, Element, Tree, is_element, qualified

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"

#: What does not count, with all that is in it.
_GONE = frozenset({"del", "moveFrom", "delText", "delInstrText", "instrText"})
_SILENT = frozenset(
    {"pPr", "rPr", "tcPr", "trPr", "tblPr", "tblGrid", "sdtPr", "sdtEndPr", "proofErr", "lastRenderedPageBreak", "rt"}
)
_OBJECTS = frozenset(
    {"drawing", "pict", "object", "oMath", "oMathPara", "footnoteReference", "endnoteReference", "altChunk", "control",
     "subDoc", "contentPart", "AlternateContent", "pgNum"}
)  # fmt: skip
#: Deeper than this no word processor writes.
_DEEPEST = 64
_TOO_DEEP = N_("các thẻ lồng nhau quá sâu")
_OFF = frozenset({"0", "false", "off", "none"})
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def w(name: str) -> str:
    """The name of a WordprocessingML element or attribute as the tree has it."""
    return f"{{{W}}}{name}"


def local(node: Element) -> str:
    """The name of an element without its namespace."""
    return qualified(node.tag)[1]


def elements(node: Element) -> Iterator[Element]:
    """The child elements of ``node``."""
    return (child for child in node if is_element(child))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look."""

    text: str
    italic: bool = False
    bold: bool = False


@dataclass
class Left:
    """What stands in a cell: its pieces, the ids of the comments on it, boxes that can be ticked (and whether they are),
    how many paragraphs have words, and what is no text (with the words or the name that show it)."""

    pieces: list[Piece] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    boxes: list[bool] = field(default_factory=list)
    paragraphs: int = 0
    damage: list[tuple[Damage, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Look:
    """What a character style says: italic, bold."""

    italic: bool = False
    bold: bool = False


Looks = Mapping[str, Look]


def read_looks(tree: Tree) -> Looks:
    """The character styles of ``styles.xml`` by id, with what they inherit."""
    styles = {s.get(w("styleId"), ""): s for s in tree.getroot().iter(w("style")) if s.get(w("type")) == "character"}
    looks: dict[str, Look] = {}
    for name in styles:
        italic, bold = None, None
        style, seen = name, set()
        while style in styles and style not in seen:
            seen.add(style)
            properties = styles[style].find(w("rPr"))
            italic = _switch(properties, "i") if italic is None else italic
            bold = _switch(properties, "b") if bold is None else bold
            style = _value(styles[style], "basedOn")
        looks[name] = Look(bool(italic), bool(bold))
    return looks


def read_left(node: Element, looks: Looks) -> Left:
    """What stands in ``node`` (a cell, a comment)."""
    reading = _Reading(looks)
    reading.inside(node)
    return reading.left


def _value(node: Element | None, name: str) -> str:
    child = None if node is None else node.find(w(name))
    return "" if child is None else str(child.get(w("val"), ""))


def _switch(properties: Element | None, name: str) -> bool | None:
    """An on-off property (section 17.17.4); ``None`` when it is not said."""
    child = None if properties is None else properties.find(w(name))
    return None if child is None else child.get(w("val"), "1").lower() not in _OFF


class _Reading:
    def __init__(self, looks: Looks) -> None:
        self.looks, self.left = looks, Left()
        self._fields: list[bool] = []  # of each open field, whether its result has begun
        self._depth = 0
        self._glue = False  # whether the mark of the last paragraph is deleted: the next one goes on in it

    def inside(self, node: Element) -> None:
        """Read all that is in ``node``. Raises :class:`BadPackage` when it is nested too deeply."""
        for child in elements(node):
            self.one(child)

    def one(self, node: Element) -> None:
        """Read one element. Raises :class:`BadPackage` when it is nested too deeply."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadPackage(_TOO_DEEP)
        self._one(node)
        self._depth -= 1

    def _one(self, node: Element) -> None:
        name = local(node)
        if name in _SILENT:
            return
        if name in _GONE:
            for child in node.iter(w("commentRangeStart"), w("commentReference")):
                self._comment(child)  # what is said of deleted words is still said
            return
        if name in _OBJECTS or name == "tbl":
            self.left.damage.append((Damage.OBJECT, name))
        elif name == "p":
            self._paragraph(node)
        elif name == "r":
            self._run(node)
        elif name in ("commentRangeStart", "commentReference"):
            self._comment(node)
        elif name == "sdt":
            self._control(node)
        else:
            self.inside(node)

    def _paragraph(self, node: Element) -> None:
        if self.left.pieces and not self._glue:
            self.left.pieces.append(Piece("\r"))  # told apart from a forced new line
        before = len(self.left.pieces)
        self.inside(node)
        self.left.paragraphs += any(piece.text.strip() for piece in self.left.pieces[before:]) and not self._glue
        mark = node.find(f"{w('pPr')}/{w('rPr')}")
        self._glue = mark is not None and (mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None)

    def _control(self, node: Element) -> None:
        box = node.find(f"{w('sdtPr')}/{{{W14}}}checkbox")
        if box is not None:
            checked = box.find(f"{{{W14}}}checked")
            on = checked is not None and checked.get(f"{{{W14}}}val", "1").lower() not in _OFF
            self.left.boxes.append(on)
        self.inside(node)

    def _comment(self, node: Element) -> None:
        number = node.get(w("id"), "")
        if number not in self.left.comments:
            self.left.comments.append(number)

    def _run(self, node: Element) -> None:
        properties = node.find(w("rPr"))
        style = self.looks.get(_value(properties, "rStyle"), Look())
        italic, bold = _switch(properties, "i"), _switch(properties, "b")
        look = (style.italic if italic is None else italic, style.bold if bold is None else bold)
        start = len(self.left.pieces)
        for child in elements(node):
            self._content(child, look)
        text = "".join(piece.text for piece in self.left.pieces[start:])
        if text.strip() and (_switch(properties, "strike") or _switch(properties, "dstrike")):
            self.left.damage.append((Damage.STRUCK, text))
        shift = {"superscript": _RAISED, "subscript": _LOWERED}.get(_value(properties, "vertAlign"))
        if shift is not None and all(ord(c) in shift for c in text.strip()):
            self.left.pieces[start:] = [Piece(text.translate(shift), *look)]

    def _content(self, node: Element, look: tuple[bool, bool]) -> None:
        name = local(node)
        if name == "fldChar":
            self._field(node.get(w("fldCharType"), ""))
        elif self._fields and not all(self._fields):
            return  # the instruction of a field, not its result
        elif name == "t":
            self.left.pieces.append(Piece(_text(node), *look))
        elif name in ("tab", "ptab"):
            self.left.pieces.append(Piece("\t", *look))
        elif name in ("br", "cr"):
            forced = node.get(w("type"), "textWrapping") == "textWrapping"
            self.left.pieces.append(Piece("\n" if forced else " ", *look))
        elif name == "noBreakHyphen":
            self.left.pieces.append(Piece("\u2011", *look))
        elif name == "softHyphen":
            self.left.pieces.append(Piece("\u00ad", *look))
        elif name == "sym":
            self.left.damage.append((Damage.SYMBOL, f"{node.get(w('font'), '')} {node.get(w('char'), '')}"))
        else:
            self.one(node)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _text(node: Element) -> str:
    text = node.text or ""
    while node is not None:
        space = node.get(f"{{{XML_NAMESPACE}}}space")
        if space is not None:
            return text if space == "preserve" else text.strip(" \t\r\n")
        node = node.getparent()
    return text.strip(" \t\r\n")
