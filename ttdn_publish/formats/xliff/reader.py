"""Reads XLIFF 2.0 and 2.1 into our document, tolerantly: what we do not know is passed over, what would lose text is not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from ttdn_publish.findings import N_
from ttdn_publish.formats.xliff.document import (
    Content,
    Document,
    File,
    GlossaryEntry,
    Match,
    Mrk,
    Note,
    Pc,
    Ph,
    Run,
    Segment,
    Unit,
)
from ttdn_publish.formats.xliff.errors import BadXliff
from ttdn_publish.formats.xliff.names import CORE, STATES, short, tag
from ttdn_publish.formats.xml import Element, is_element, parse, qualified

#: How deep inline codes may stand in each other.
_DEEPEST = 64


def read(data: bytes) -> Document:
    """The document in an XLIFF 2.0 or 2.1 file; text in NFC, groups opened up, modules that we do not use left out.

    ``<sc/>…<ec/>`` and ``<sm/>…<em/>`` that nest well within a segment are read as ``<pc>`` and ``<mrk>``. This does
    not judge (``judge`` does). Raises :class:`BadXml` for bad XML, and :class:`BadXliff` for another format, a missing
    id or source, pairs of codes that overlap or leave their segment, targets in an order of their own.
    """
    root = parse(data).getroot()
    if root.tag != tag("xliff"):
        raise BadXliff(N_("đây không phải tệp XLIFF 2"), root.sourceline)
    return Document(
        root.get("srcLang", ""),
        root.get("trgLang", ""),
        tuple(_file(element) for element in root.iterchildren(tag("file"))),
    )


def read_content(element: Element, data: Mapping[str, str]) -> Content:
    """The runs of a ``source`` or ``target``; ``data`` are the texts of original data by id. Raises :class:`BadXliff`."""
    content = _Inlines(data).read(element)
    _refuse_depth(content, element)
    return content


def _refuse_depth(content: Content, element: Element) -> None:
    """Pairs of ``<sc/>`` and ``<ec/>`` can nest without end where elements cannot; no text of people nests them deep."""
    level: list[Run] = list(content)
    for _ in range(_DEEPEST):
        level = [child for run in level if isinstance(run, Pc | Mrk) for child in run.children]
        if not level:
            return
    raise BadXliff(N_("các mã lồng nhau quá sâu"), element.sourceline)


def read_data(parent: Element) -> dict[str, str]:
    """The original data of a unit or match, by id."""
    return {
        item.get("id", ""): "".join(_text_with_points(item))
        for item in parent.iterfind(f"{tag('originalData')}/{tag('data')}")
    }


def _file(element: Element) -> File:
    return File(
        _required(element, "id"),
        element.get("original", ""),
        tuple(_units(element, element.get("translate", "yes"))),
        _notes(element),
        _metadata(element),
    )


def _units(parent: Element, translate: str) -> Iterator[Unit]:
    for child in parent:
        if child.tag == tag("group"):
            yield from _units(child, child.get("translate", translate))
        elif child.tag == tag("unit"):
            yield _unit(child, child.get("translate", translate) != "no")


def _unit(element: Element, translate: bool) -> Unit:
    data = read_data(element)
    return Unit(
        _required(element, "id"),
        tuple(_segments(element, data)),
        element.get("name", ""),
        element.get("type", ""),
        translate,
        _notes(element),
        _metadata(element),
        tuple(_match(match) for match in element.iterfind(f"{tag('mtc:matches')}/{tag('mtc:match')}")),
        tuple(_entry(entry) for entry in element.iterfind(f"{tag('gls:glossary')}/{tag('gls:glossEntry')}")),
    )


def _segments(unit: Element, data: Mapping[str, str]) -> Iterator[Segment]:
    for position, element in enumerate(unit.iterchildren(tag("segment"), tag("ignorable")), 1):
        source, target = element.find(tag("source")), element.find(tag("target"))
        if source is None:
            raise BadXliff(N_("<{name}> thiếu <source>").format(name=short(element.tag)), element.sourceline)
        if target is not None and target.get("order", str(position)) != str(position):
            raise BadXliff(
                N_("bản dịch đổi thứ tự các đoạn (thuộc tính order); hãy gộp các đoạn rồi gửi lại"), target.sourceline
            )
        state = element.get("state", "initial")
        yield Segment(
            element.get("id", ""),
            read_content(source, data),
            None if target is None else read_content(target, data),
            state if state in STATES else "initial",
            element.get("subState", ""),
            element.tag == tag("ignorable"),
        )


def _match(element: Element) -> Match:
    source, target = element.find(tag("source")), element.find(tag("target"))
    if source is None or target is None:
        raise BadXliff(N_("<{name}> thiếu <source> hoặc <target>").format(name=short(element.tag)), element.sourceline)
    data = read_data(element)
    return Match(
        element.get("ref", "").removeprefix("#"),
        read_content(source, data),
        read_content(target, data),
        _number(element.get("similarity")),
        element.get("origin", ""),
        element.get("id", ""),
    )


def _entry(element: Element) -> GlossaryEntry:
    term = element.find(tag("gls:term"))
    return GlossaryEntry(
        element.get("id", ""),
        _text(term),
        tuple(_text(child) for child in element.iterchildren(tag("gls:translation"))),
        _text(element.find(tag("gls:definition"))),
        "" if term is None else term.get("source", ""),
    )


def _notes(parent: Element) -> tuple[Note, ...]:
    return tuple(
        Note(_text(note), note.get("category", ""), note.get("appliesTo", ""), note.get("id", ""))
        for note in parent.iterfind(f"{tag('notes')}/{tag('note')}")
    )


def _metadata(parent: Element) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for metadata in parent.iterchildren(tag("mda:metadata")):
        for meta in metadata.iter(tag("mda:meta")):
            found.setdefault(meta.getparent().get("category", ""), {})[meta.get("type", "")] = _text(meta)
    return found


@dataclass
class _Open:
    """A start code whose end has not come yet, and the runs since."""

    element: Element
    runs: list[Run] = field(default_factory=list)


class _Inlines:
    """Reads inline content; folds pairs of start and end codes."""

    def __init__(self, data: Mapping[str, str]) -> None:
        self._data = data

    def read(self, element: Element) -> Content:
        """The runs within ``element``."""
        stack = [_Open(element)]
        _add(stack[-1].runs, element.text)
        for child in element:
            if is_element(child) and qualified(child.tag)[0] == CORE:
                self._child(child, qualified(child.tag)[1], stack)
            _add(stack[-1].runs, child.tail)
        if len(stack) > 1:
            raise _not_nested(stack[-1].element)
        return tuple(unicodedata.normalize("NFC", run) if isinstance(run, str) else run for run in stack[0].runs)

    def _child(self, child: Element, name: str, stack: list[_Open]) -> None:
        runs = stack[-1].runs
        if name == "cp":
            _add(runs, _point(child))
        elif name == "ph":
            runs.append(
                Ph(
                    _required(child, "id"),
                    child.get("type", ""),
                    child.get("subType", ""),
                    self._data.get(child.get("dataRef", ""), ""),
                    child.get("disp", ""),
                    child.get("equiv", ""),
                    child.get("canCopy") == child.get("canDelete") == "yes",
                )
            )
        elif name == "pc":
            runs.append(self._pair(child, self.read(child), child.get("dataRefStart"), child.get("dataRefEnd")))
        elif name == "mrk":
            runs.append(_mark(child, self.read(child)))
        elif name in {"sc", "sm"}:
            stack.append(_Open(child))
        elif name in {"ec", "em"}:
            self._close(child, stack)

    def _close(self, end: Element, stack: list[_Open]) -> None:
        start = stack[-1].element
        starts = {tag("ec"): tag("sc"), tag("em"): tag("sm")}
        if len(stack) == 1 or start.tag != starts[end.tag] or start.get("id") != end.get("startRef"):
            raise _not_nested(end)
        children = tuple(stack.pop().runs)
        if end.tag == tag("em"):
            stack[-1].runs.append(_mark(start, children))
        else:
            stack[-1].runs.append(self._pair(start, children, start.get("dataRef"), end.get("dataRef")))

    def _pair(self, element: Element, children: Content, start: str | None, end: str | None) -> Pc:
        return Pc(
            _required(element, "id"),
            children,
            element.get("type", ""),
            element.get("subType", ""),
            self._data.get(start or "", ""),
            self._data.get(end or "", ""),
            element.get("dispStart") or element.get("disp") or "",
        )


def _mark(element: Element, children: Content) -> Mrk:
    kind = element.get("type", "generic")
    return Mrk(_required(element, "id"), children, kind, element.get("ref", ""), element.get("value", ""))


def _not_nested(element: Element) -> BadXliff:
    return BadXliff(
        N_("mã <{name}> không khép kín trong một đoạn, hoặc chồng chéo với mã khác").format(name=short(element.tag)),
        element.sourceline,
    )


def _add(runs: list[Run], text: str | None) -> None:
    if not text:
        return
    if runs and isinstance(runs[-1], str):
        runs[-1] += text
    else:
        runs.append(text)


def _point(element: Element) -> str:
    try:
        return chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError) as error:
        raise BadXliff(N_("<cp> không ghi mã ký tự hợp lệ"), element.sourceline) from error


def _text_with_points(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == tag("cp"):
            yield _point(child)
        yield child.tail or ""


def _text(element: Element | None) -> str:
    return "" if element is None else unicodedata.normalize("NFC", "".join(element.itertext()))


def _number(written: str | None) -> float | None:
    try:
        return None if written is None else float(Decimal(written))
    except InvalidOperation:
        return None


def _required(element: Element, name: str) -> str:
    value: str | None = element.get(name)
    if not value:
        raise BadXliff(
            N_("<{element}> thiếu thuộc tính {name}").format(element=short(element.tag), name=name), element.sourceline
        )
    return value
