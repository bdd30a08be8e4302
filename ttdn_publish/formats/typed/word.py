"""A Word file taken apart into typed lines: what a reader sees, in the order of the file.

Insertions count and deletions do not, as if all changes had been accepted. Text boxes and footnotes stand behind the paragraph
that they hang on. What cannot be a line (a picture, a formula, a page header) is counted, not passed over in silence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ttdn_publish.findings import N_
from ttdn_publish.formats.ooxml import BadPackage, Package
from ttdn_publish.formats.review_docx.left import Looks, elements, local, read_left, read_looks, w
from ttdn_publish.formats.review_docx.rows import Damage
from ttdn_publish.formats.review_docx.spans import clean
from ttdn_publish.formats.typed.line import LeftOut, TypedCell, TypedFile, TypedLine, TypedRun, TypedTable, typed_line
from ttdn_publish.formats.typed.numbering import Numbering
from ttdn_publish.formats.typed.styles import ParagraphStyle, read_styles
from ttdn_publish.formats.xml import Element

_DEEPEST = 32
_WIDEST = 200
_TOO_DEEP = N_("các thẻ lồng nhau quá sâu")
_TOO_WIDE = N_("bảng rộng hơn {limit} cột")
_GONE = frozenset({"del", "moveFrom"})
_PICTURES = frozenset({"pic", "imagedata"})
_CONTENTS = re.compile(r"(?i)toc ?\d$")


def read_word(data: bytes) -> TypedFile:
    """The lines of the Word file ``data``. Raises :class:`BadPackage` for what is none, or not within the limits."""
    return _Reading(Package(data)).file()


@dataclass(frozen=True, slots=True)
class _Section:
    """The end of a section whose pages lie on their side, or stand."""

    lying: bool


class _Reading:
    def __init__(self, package: Package) -> None:
        self.package, self.main = package, package.word_document()
        styles, numbering = package.related(self.main, "styles"), package.related(self.main, "numbering")
        tree = package.xml(styles) if styles else None
        self.looks: Looks = read_looks(tree) if tree is not None else {}
        self.styles = read_styles(tree)
        self.numbering = Numbering(package.xml(numbering) if numbering else None)
        self.notes = {**self._notes("footnotes", "footnote"), **self._notes("endnotes", "endnote")}
        self.count = Counter[str]()
        self.symbols: list[str] = []
        self.struck: list[str] = []
        self.number = 0
        self.depth = 0
        self.apart = False
        self.held: list[TypedRun] = []

    def file(self) -> TypedFile:
        root = self.package.xml(self.main).getroot()
        body = root.find(w("body"))
        blocks = [] if body is None else list(self.sided(body))
        unseen = [_text(node) for node in root.iter(w("del"), w("moveFrom"))]
        running = self.running()
        comments = self.package.related(self.main, "comments")
        remarks = list(self.package.xml(comments).getroot().iter(w("comment"))) if comments else []
        left = LeftOut(
            **{**self.count, "comments": len(remarks)},
            running=tuple(dict.fromkeys(line for line in running if re.search(r"[^\W\d_]", line))),
            symbols=tuple(dict.fromkeys(self.symbols)),
            struck=tuple(self.struck),
        )
        words = [*unseen, *running, *map(_text, remarks)]
        return TypedFile(tuple(blocks), self.composed(root), True, left, tuple(clean(text) for text in words if text))

    def composed(self, root: Element) -> bool:
        return all(clean(node.text) == node.text for node in root.iter(w("t")) if node.text)

    def running(self) -> list[str]:
        """The lines of page headers and footers."""
        parts = [one for one in self.package.relationships(self.main) if one.kind in ("header", "footer")]
        trees = [self.package.xml(one.target) for one in parts if not one.external]
        return [text for tree in trees for p in tree.getroot().iter(w("p")) if (text := clean(_text(p)).strip())]

    def sided(self, body: Element) -> Iterator[TypedLine | TypedTable]:
        """The blocks of the body, each knowing whether its page lies on its side: a section says so at its end."""
        waiting: list[TypedLine | TypedTable] = []
        for block in self.blocks(body):
            if not isinstance(block, _Section):
                waiting.append(block)
                continue
            yield from (replace(one, landscape=True) if block.lying else one for one in waiting)
            waiting = []
        yield from waiting
        yield from self._lines(self.held, body, ParagraphStyle())  # its end was deleted, and nothing comes behind it

    def blocks(self, node: Element) -> Iterator[TypedLine | TypedTable | _Section]:
        """The blocks in ``node``, and behind the blocks of a section what it says of its page."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise BadPackage(_TOO_DEEP)
        for child in elements(node):
            name = local(child)
            if name == "p":
                yield from self.paragraph(child)
            elif name == "tbl":
                if (table := self.table(child)) is not None:
                    yield table
            elif name == "sdt" and _contents(child):
                self.count["contents"] += sum(1 for p in child.iter(w("p")) if _text(p).strip())
            elif name not in _GONE and not name.endswith("Pr"):
                yield from self.blocks(child)
            section = child if name == "sectPr" else child.find(f"{w('pPr')}/{w('sectPr')}")
            if section is not None:
                size = section.find(w("pgSz"))
                yield _Section(size is not None and size.get(w("orient")) == "landscape")
        self.depth -= 1

    def inside(self, node: Element) -> Iterator[TypedLine]:
        """The lines in ``node`` (a cell, a text box, a note); tables in it line by line."""
        for block in self.blocks(node):
            if isinstance(block, TypedTable):
                yield from block.lines()
            elif isinstance(block, TypedLine):
                yield block

    def paragraph(self, node: Element) -> Iterator[TypedLine]:
        """The lines of a paragraph: forced line ends part them; text boxes and footnotes follow."""
        self.number += 1
        self._changes(node)
        properties = node.find(w("pPr"))
        name = _value(properties, "pStyle")
        style = self.styles.get(name) or self.styles.get("", ParagraphStyle())
        left = read_left(node, self.looks)
        for damage, what in left.damage:
            if damage is Damage.SYMBOL:
                self.symbols.append(what)
            elif damage is Damage.STRUCK:
                self.struck.append(what)
            elif what.startswith("oMath"):
                self.count["formulas"] += 1
        self.held += [TypedRun(piece.text, piece.bold, piece.italic) for piece in left.pieces]
        mark = properties.find(w("rPr")) if properties is not None else None
        if mark is not None and any(mark.find(w(gone)) is not None for gone in _GONE):
            return  # the end of the paragraph is deleted: the next one goes on in it
        runs, self.held = self.held, []
        if _CONTENTS.fullmatch(style.name):
            self.count["contents"] += any(run.text.strip() for run in runs)
        else:
            yield from self._lines(runs, node, style)
        for box in _boxes(node):
            self.count["boxes"] += any(_text(p).strip() for p in box.iter(w("p")))
            yield from self.inside(box)
        for mark in node.iter(w("footnoteReference"), w("endnoteReference")):
            note = self.notes.pop((local(mark).removesuffix("Reference"), mark.get(w("id"), "")), None)
            if note is not None:
                self.count["notes"] += 1
                yield from self.inside(note)
        self.count["pictures"] += any(local(one) in _PICTURES for one in node.iter() if isinstance(one.tag, str))

    def _lines(self, runs: list[TypedRun], node: Element, style: ParagraphStyle) -> Iterator[TypedLine]:
        label = self._label(node, style) if any(run.text.strip() for run in runs) else ""
        centred = (_value(node.find(w("pPr")), "jc") or style.align) == "center"
        found = False
        for part in _parted(runs):
            line = typed_line(
                part,
                self.number,
                label=label,
                bold=style.bold,
                italic=style.italic,
                centred=centred,
                apart=self.apart,
            )
            if line is not None:
                found, label, self.apart = True, "", False
                yield line
        self.apart = not found

    def _label(self, node: Element, style: ParagraphStyle) -> str:
        own = node.find(f"{w('pPr')}/{w('numPr')}")
        list_id, depth = _value(own, "numId") or style.list_id, _value(own, "ilvl") or style.depth
        if list_id in ("", "0"):
            return ""
        tied = self.numbering.depth_of(list_id, _value(node.find(w("pPr")), "pStyle"))
        label = self.numbering.label(list_id, int(depth) if depth.isdecimal() and len(depth) < 3 else tied)
        if label is None:
            return ""
        self.count["bullets"] += label.bullet
        self.count["uncounted"] += not label.known
        return label.text

    def table(self, node: Element) -> TypedTable | None:
        self.apart, start = False, self.number + 1
        rows: list[list[TypedCell]] = []
        merged = False
        for row in _parts(node, "tr"):
            if row.find(f"{w('trPr')}/{w('del')}") is not None:
                self.count["deleted"] += 1
                continue
            cells: list[TypedCell] = []
            for cell in _parts(row, "tc"):
                properties = cell.find(w("tcPr"))
                span = _value(properties, "gridSpan")
                lines = tuple(self.inside(cell))
                more = min(int(span) if span.isdecimal() else 1, _WIDEST) - 1
                merged = merged or more > 0 or (properties is not None and properties.find(w("vMerge")) is not None)
                cells += [lines, *([()] * more)]
                if len(cells) > _WIDEST:
                    raise BadPackage(_TOO_WIDE.format(limit=_WIDEST))
            rows.append(cells)
        self.apart, wide = False, max(map(len, rows), default=0)
        whole = tuple((*row, *([()] * (wide - len(row)))) for row in rows if any(row))
        return TypedTable(whole, start, merged or any(len(row) < wide for row in rows)) if whole else None

    def _changes(self, node: Element) -> None:
        for change in node.iter(w("ins"), w("moveTo"), *(w(name) for name in _GONE)):
            own = next(change.iterancestors(w("p")), None) is node  # a text box counts its own
            if own and local(change.getparent()) != "rPr" and _text(change).strip():
                self.count["deleted" if local(change) in _GONE else "inserted"] += 1

    def _notes(self, part: str, name: str) -> dict[tuple[str, str], Element]:
        target = self.package.related(self.main, part)
        if target is None:
            return {}
        notes = self.package.xml(target).getroot().iter(w(name))
        return {(name, one.get(w("id"), "")): one for one in notes if one.get(w("type"), "normal") == "normal"}


def _parted(runs: list[TypedRun]) -> Iterator[list[TypedRun]]:
    """``runs`` parted where a line was ended by force."""
    part: list[TypedRun] = []
    for run in runs:
        first, *rest = re.split(r"[\n\r\x0b\x0c\x85\u2028\u2029]", run.text)
        part.append(replace(run, text=first))
        for text in rest:
            yield part
            part = [replace(run, text=text)]
    yield part


def _parts(node: Element, name: str) -> Iterator[Element]:
    """The rows of a table, the cells of a row, also those that something is put around; not those of a table inside."""
    for child in elements(node):
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _parts(child, name)


def _boxes(node: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph, each once: the newest way of writing wins over the one kept for old programs."""
    for child in elements(node):
        if local(child) == "AlternateContent":
            ways = list(elements(child))
            yield from next((boxes for way in ways if (boxes := list(_boxes(way)))), [])
        elif local(child) == "txbxContent":
            yield child
        elif local(child) not in _GONE:
            yield from _boxes(child)


def _contents(node: Element) -> bool:
    gallery = node.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and gallery.get(w("val")) == "Table of Contents"


def _text(node: Element) -> str:
    return "".join(one.text or "" for one in node.iter(w("t"), w("delText")))


def _value(node: Element | None, name: str) -> str:
    child = None if node is None else node.find(w(name))
    return "" if child is None else str(child.get(w("val"), ""))
