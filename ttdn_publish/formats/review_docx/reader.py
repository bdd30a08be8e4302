"""Reading a review kit that comes back: the XML itself, because it may have been edited by anything.

The table is read as its last reader left it. A row is known by the tag of its content control or, where a program has
dropped those (LibreOffice does), by the hidden copy of the tag in its first cell. The tag carries a check over the kit, the
key and the source that is shown: an edited source, an edited key or a row of another kit is found by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ttdn_publish.findings import N_
from ttdn_publish.formats.ooxml import BadPackage, Package
from ttdn_publish.formats.review_docx.left import W14, Left, Looks, elements, local, read_left, read_looks, w
from ttdn_publish.formats.review_docx.properties import read_info
from ttdn_publish.formats.review_docx.rows import (
    HEADS,
    Damage,
    Key,
    Kit,
    KitInfo,
    ReadRow,
    Remark,
    RowProblem,
    kit_id,
    read_tag,
    without_tag,
)
from ttdn_publish.formats.review_docx.spans import Span, fingerprint, settled, tight, words
from ttdn_publish.formats.review_docx.tokens import spans_of
from ttdn_publish.formats.xml import Element, Tree, is_element

_CELLS = 4
#: No sentence is longer than this.
MAX_CHARACTERS = 20_000
MAX_DOCUMENT_BYTES = 32 * 1024 * 1024
_TICKED = frozenset("☒☑✓✔")
_AROUND = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
#: Where words are written without blanks, a paragraph that was broken in two is joined without one.
_TIGHT = frozenset({"zh", "ja"})
_OTHER_LIST = N_("danh sách hàng không khớp với hồ sơ: tệp đã bị thay đổi ngoài Word hoặc ghép từ tệp khác")
_NO_ROWS = N_("không còn hàng nào của hồ sơ trong tệp")


def read_kit(data: bytes) -> Kit:
    """The kit in ``data``. What is wrong with single rows is in :attr:`Kit.problems`.

    Raises :class:`BadPackage` for what is no Word file, not within the limits, has macros, or is no kit of ours.
    """
    package = Package(data)
    main = package.word_document()
    info, author = read_info(package)
    styles = package.related(main, "styles")
    looks = read_looks(package.xml(styles)) if styles else {}
    body = package.xml(main).getroot()
    reading = _Reading(info, looks, _remarks(package, main, looks))
    for table in body.iter(w("tbl")):
        if not any(local(up) == "tbl" for up in table.iterancestors() if is_element(up)):
            reading.table(table)
    return reading.kit(body, author)


def _remarks(package: Package, main: str, looks: Looks) -> dict[str, Remark]:
    """The comments by their id; one is settled when it, or the one that it answers, is marked as done."""
    name = package.related(main, "comments")
    if name is None:
        return {}
    done: set[str] = set()
    extended = package.related(main, "commentsExtended")
    if extended is not None:
        done = _done(package.xml(extended))
    found: dict[str, Remark] = {}
    for comment in package.xml(name).getroot().iter(w("comment")):
        paragraphs = [(p, read_left(p, looks).text) for p in comment.iter(w("p"))]
        ids = {p.get(f"{{{W14}}}paraId", "?") for p, _ in paragraphs}
        text = "\n".join(tight(text) for _, text in paragraphs if text.strip())
        if text:
            when = (comment.get(w("date")) or "").rstrip("Z")
            by = tight(comment.get(w("author")) or "")
            found[comment.get(w("id"), "")] = Remark(text, by, when, bool(ids & done))
    return found


def _done(tree: Tree) -> set[str]:
    rows = [{local_name(k): v for k, v in item.attrib.items()} for item in elements(tree.getroot())]
    done = {row.get("paraId", "") for row in rows if row.get("done") == "1"}
    return done | {row.get("paraId", "") for row in rows if row.get("paraIdParent") in done}


def local_name(attribute: str) -> str:
    """The name of an attribute without its namespace."""
    return attribute.rpartition("}")[2]


@dataclass
class _Reading:
    info: KitInfo
    looks: Looks
    remarks: dict[str, Remark]
    rows: list[ReadRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)
    deleted: set[int] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def table(self, table: Element) -> None:
        for row in _parts(table, "tr"):
            self._row(row)

    def _row(self, row: Element) -> None:
        cells = list(_parts(row, "tc"))
        found = _tagged(row) or (read_tag(_raw(cells[0])) if cells else None)
        properties = row.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            if found is None and properties.find(w("tblHeader")) is None:
                return
            if found is not None:
                self.deleted.add(found[0].number)
            return
        if found is None:
            if properties is None or properties.find(w("tblHeader")) is None:
                text = tight(" ".join(read_left(cell, self.looks).text for cell in cells))
                if text and text != " ".join(HEADS):  # LibreOffice may forget that a row is a heading
                    self.strangers.append(text)
            return
        key, check = found
        if len(cells) != _CELLS or any(_cell_gone(cell) for cell in cells):
            self._problem(key, Damage.CELLS)
            return
        first, source, target, state = (read_left(cell, self.looks) for cell in cells)
        self._remember(key, check, first, source, target, state)

    def _remember(self, key: Key, check: str, first: Left, source: Left, target: Left, state: Left) -> None:
        own = tight(without_tag(first.text)).split(" ")
        if own[0] != str(key.number) or (own[-1] != key.label and not key.unit.startswith("~")):
            self._problem(key, Damage.KEY, " ".join(own))
        elif check != key.check(self.info.id, source.text):
            self._problem(key, Damage.SOURCE, tight(source.text))
        if sum(len(piece.text) for piece in target.pieces) > MAX_CHARACTERS:
            self._problem(key, Damage.LONG)
            return
        for damage, shown in target.damage:
            self._problem(key, damage, shown)
        glue = "" if self.info.language.split("-")[0] in _TIGHT else " "
        pieces = [p if p.text != "\r" else type(p)(glue, p.italic, p.bold) for p in target.pieces]
        spans, broken = spans_of(pieces)
        if broken:
            self._problem(key, Damage.CODES, tight(broken))
        if target.paragraphs > 1:
            self.joined.append(key.number)
        read = any(state.boxes) or any(c in _TICKED for c in state.text)
        ids = dict.fromkeys([*first.comments, *source.comments, *target.comments, *state.comments])
        self.used |= ids.keys()
        remarks = tuple(self.remarks[i] for i in ids if i in self.remarks)
        self.rows.append(ReadRow(key, settled(spans), read, remarks))

    def _problem(self, key: Key, damage: Damage, shown: str = "") -> None:
        self.problems.append(RowProblem(key.number, key.label, damage, shown))

    def kit(self, body: Element, author: str) -> Kit:
        rows = self._once()
        here = {row.key.number for row in rows} | {problem.number for problem in self.problems}
        gone = tuple(n for n in range(1, self.info.rows + 1) if n not in here)
        if not here:
            raise BadPackage(_NO_ROWS)
        keys = sorted((row.key for row in rows), key=lambda key: key.number)
        if not self.problems and not gone and kit_id(self.info, keys) != self.info.id:
            raise BadPackage(_OTHER_LIST)
        revisions = sum(1 for _ in body.iter(w("ins"), w("del"), w("moveTo"), w("moveFrom")))
        loose = tuple(remark for i, remark in self.remarks.items() if i not in self.used)
        return Kit(
            self.info,
            tuple(rows),
            tuple(self.problems),
            gone,
            tuple(self.strangers),
            tuple(self.joined),
            loose,
            author,
            revisions,
        )

    def _once(self) -> list[ReadRow]:
        """Rows with what stands twice taken once; with different words it is a problem."""
        first: dict[int, int] = {}
        rows: list[ReadRow] = []
        for row in self.rows:
            at = first.setdefault(row.key.number, len(rows))
            if at == len(rows):
                rows.append(row)
                continue
            one = rows[at]
            if (fingerprint(one.target), one.key) != (fingerprint(row.target), row.key):
                self._problem(row.key, Damage.TWICE, f"{_short(one.target)} | {_short(row.target)}")
            remarks = dict.fromkeys((*one.remarks, *row.remarks))
            rows[at] = ReadRow(one.key, one.target, one.read or row.read, tuple(remarks))
        return rows


def _short(spans: tuple[Span, ...]) -> str:
    text = words(spans)
    return text if len(text) <= 60 else text[:60] + "…"


def _parts(node: Element, name: str) -> Iterator[Element]:
    """The rows of a table, or the cells of a row, through content controls and the like."""
    for child in elements(node):
        if local(child) == name:
            yield child
        elif local(child) in _AROUND:
            yield from _parts(child, name)


def _tagged(row: Element) -> tuple[Key, str] | None:
    for tag in row.iter(w("tag")):
        if found := read_tag(tag.get(w("val"), "")):
            return found
    return None


def _raw(cell: Element) -> str:
    """All text of a cell, deleted or not."""
    return "".join(node.text or "" for node in cell.iter(w("t"), w("delText")))


def _cell_gone(cell: Element) -> bool:
    properties = cell.find(w("tcPr"))
    return properties is not None and any(
        properties.find(w(name)) is not None for name in ("cellDel", "cellIns", "cellMerge", "gridSpan", "vMerge")
    )
