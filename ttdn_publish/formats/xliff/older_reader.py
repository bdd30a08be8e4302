"""Reads XLIFF 1.2, 1.1 and 1.0; what it means is said in ``older``."""

from __future__ import annotations

import math
import unicodedata
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from ttdn_publish.findings import N_
from ttdn_publish.formats.inlines import Mark, bare, fold
from ttdn_publish.formats.xliff.document import Content, Document, File, Match, Mrk, Note, Pc, Ph, Run, Segment, Unit
from ttdn_publish.formats.xliff.errors import BadXliff
from ttdn_publish.formats.xliff.older_names import (
    ABSENT,
    IGNORABLE,
    NAMELESS,
    NAMES,
    NAMESPACES,
    OMEGAT,
    STATES,
    State,
    mark_type,
    older_state,
    own,
    worst,
)
from ttdn_publish.formats.xml import MAX_XML_BYTES, Element, is_element, parse, qualified

_APPLIES = {"source", "target"}


def read_xliff12(data: bytes, limit: int = MAX_XML_BYTES) -> Document:
    """The document in an XLIFF 1.2, 1.1 or 1.0 file of at most ``limit`` bytes; text in NFC, groups opened up.

    A unit whose segments cannot be told apart any more (a target without ``mrk``, a mark inside a code) is read as one
    segment. Halves of codes, and codes that overlap, are single codes. Raises :class:`BadXml`, and :class:`BadXliff` for
    another format, files in several pairs of languages, a unit without id or source, a target for an unknown segment.
    """
    root = parse(data, limit).getroot()
    if _name(root) != "xliff":
        raise BadXliff(N_("đây không phải tệp XLIFF 1.2"), root.sourceline)
    elements = list(_children(root, "file"))
    languages = list(
        dict.fromkeys((one.get("source-language", ""), one.get("target-language", "")) for one in elements)
    )
    if len(languages) > 1:
        raise BadXliff(N_("tệp có nhiều cặp ngôn ngữ; hãy gửi mỗi cặp một tệp"), root.sourceline)
    copies = root.get(own("profile")) == OMEGAT
    files = tuple(_file(element, f"f{number}", copies) for number, element in enumerate(elements, 1))
    return Document(*(languages or [("", "")])[0], files)


def _file(element: Element, number: str, copies: bool) -> File:
    notes = tuple(note for header in _children(element, "header") for note in _notes(header))
    units = tuple(_unit(*found, copies) for body in _children(element, "body") for found in _units(body, True))
    return File(element.get(own("id"), number), element.get("original", ""), units, notes)


def _units(parent: Element, translate: bool) -> Iterator[tuple[Element, bool]]:
    for child in parent:
        if _name(child) in ("group", "trans-unit"):
            inherited = child.get("translate", "yes" if translate else "no") != "no"
            if _name(child) == "group":
                yield from _units(child, inherited)
            else:
                yield child, inherited


def _unit(element: Element, translate: bool, copies: bool) -> Unit:
    unit_id, source = element.get("id"), next(_children(element, "source"), None)
    if not unit_id:
        raise BadXliff(N_("<trans-unit> không có id"), element.sourceline)
    if source is None:
        raise BadXliff(N_("<trans-unit> không có <source>"), element.sourceline)
    segments = _with_states(element, _segments(element, source), copies)
    first = next((one.id for one in segments if not one.ignorable), "")
    return Unit(
        unit_id,
        tuple(segments),
        element.get("resname", ""),
        element.get("restype", "").removeprefix("x-"),
        translate,
        tuple(_notes(element)),
        matches=tuple(
            _match(one, first, source) for one in _children(element, "alt-trans") if _target(one) is not None
        ),
    )


# ---- segments ----


@dataclass
class _Part:
    """A segment, or (``mid`` is None) what stands between."""

    mid: str | None
    runs: list[Run | Mark] = field(default_factory=list)

    @property
    def content(self) -> Content:
        return fold(self.runs, NAMES)

    @property
    def empty(self) -> bool:
        return all(run == "" for run in self.runs)


def _segments(unit: Element, source: Element) -> list[Segment]:
    cut, target = next(_children(unit, "seg-source"), None), _target(unit)
    declared = unit.get(own("segments"), "").split()
    parts = _parts(cut) if cut is not None else None
    translated = _parts(target) if target is not None else []
    if parts is None or translated is None or (translated and not any(one.mid is not None for one in translated)):
        name = declared[0] if len(declared) == 1 else ""
        return [
            Segment("" if name == NAMELESS else name, _content(source), None if target is None else _content(target))
        ]
    found = _declared(parts, declared) or [(one.mid or "", one) for one in parts if not one.empty]
    return _joined(found, translated, unit)


def _parts(element: Element) -> list[_Part] | None:
    """What ``element`` is cut into; None if it is not cut, or inside a code."""
    marks = [one for one in element.iter() if _is_segment(one)]
    if any(one.getparent() is not element for one in marks) or not marks:
        return [] if not marks and not len(element) and not (element.text or "").strip() else None
    ids = _Ids()
    parts = [_Part(None, [_text(element.text)])]
    for child in element:
        if _is_segment(child):
            parts.append(_Part(child.get("mid", ""), list(_runs(child, ids))))
            parts.append(_Part(None))
        elif is_element(child):
            parts[-1].runs.extend(_code(child, ids))
        parts[-1].runs.append(_text(child.tail))
    return parts


def _declared(parts: list[_Part], declared: list[str]) -> list[tuple[str, _Part]] | None:
    """The parts by the ids that our own list gives them; None when the list does not fit (any more)."""
    left = deque(one for one in parts if one.mid is not None or not one.empty)
    found = []
    for written in declared:
        name = written.removeprefix(IGNORABLE)
        name = "" if name == NAMELESS else name
        if written.startswith(IGNORABLE):
            found.append((name, left.popleft() if left and left[0].mid is None else _Part(None)))
        elif left and left[0].mid is not None and name in ("", left[0].mid):
            found.append((name, left.popleft()))
        else:
            return None
    return found if found and not left else None


def _joined(sources: list[tuple[str, _Part]], translated: list[_Part], unit: Element) -> list[Segment]:
    """Segments with their targets; a gap's target is what follows the target of the segment before it."""
    targets: dict[str | None, Content] = {}
    gaps: dict[str | None, _Part] = {}
    last: str | None = None
    known = {part.mid for _, part in sources}
    for part in translated:
        if part.mid is None:
            gaps[last] = part
        elif part.mid in targets or part.mid not in known:
            raise BadXliff(N_("bản dịch có đoạn “{mid}” không rõ của câu nào").format(mid=part.mid), unit.sourceline)
        else:
            last = part.mid
            targets[part.mid] = part.content
    made, last = [], None
    for name, part in sources:
        if part.mid is None:
            gap = gaps.pop(last, None)
            made.append(Segment(name, part.content, gap.content if gap and not gap.empty else None, ignorable=True))
        else:
            last = part.mid
            made.append(Segment(name, part.content, targets.get(part.mid)))
    if any(_plain(gap.content).strip() for gap in gaps.values()):
        raise BadXliff(N_("bản dịch có chữ nằm ngoài các đoạn"), unit.sourceline)
    return made


def _plain(content: Content) -> str:
    return "".join(run if isinstance(run, str) else "\ufffc" for run in content)


# ---- states ----


def _with_states(unit: Element, segments: list[Segment], copies: bool) -> list[Segment]:
    target = _target(unit)
    written = "" if target is None else target.get("state", "")
    approved = unit.get("approved") == "yes"
    real = [one for one in segments if not one.ignorable]
    states = iter(_listed(unit.get(own("states"), ""), written, len(real), copies))
    result = []
    for one in segments:
        if one.ignorable:
            result.append(one)
            continue
        known = next(states, None)
        content = one.target
        if copies and (known is None or known == ABSENT) and content is not None and content == bare(one.source):
            content = None
        state, sub = ("initial", "")
        if content is not None:
            state, sub = known if isinstance(known, tuple) else _state(written, approved)
        result.append(Segment(one.id, one.source, content, state, sub))
    return _without_copied_gaps(result) if copies else result


def _state(written: str, approved: bool) -> State:
    if not written:
        return ("final", "") if approved else ("translated", "")
    return STATES.get(written, ("initial", ""))


def _listed(written: str, state: str, size: int, copies: bool) -> list[State | str]:
    """Our own list of states, unless a tool has since changed the state of the unit."""
    names = written.split()
    if len(names) != size:
        return []
    states: list[State | str] = []
    older = []
    for name in names:
        first, _, second = name.partition("/")
        states.append(ABSENT if name == ABSENT else (first, second))
        older.append("needs-translation" if name == ABSENT else older_state(first, second))
    expected = "" if copies and ABSENT in states else worst(older)
    return states if state == expected else []


def _without_copied_gaps(segments: list[Segment]) -> list[Segment]:
    """Behind a segment without a target there is no target either."""
    made, translated = [], False
    for one in segments:
        if not one.ignorable:
            translated = one.target is not None
        made.append(one if translated or not one.ignorable else Segment(one.id, one.source, ignorable=True))
    return made


# ---- contents ----


@dataclass
class _Ids:
    """Ids for codes that have none: ``n1``, ``n2``."""

    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def of(self, code: Element, attribute: str = "id") -> str:
        return code.get(attribute) or f"n{next(self.numbers)}"


def _content(element: Element) -> Content:
    return fold(_runs(element, _Ids()), NAMES)


def _runs(parent: Element, ids: _Ids) -> Iterator[Run | Mark]:
    yield _text(parent.text)
    for child in parent:
        if is_element(child):
            yield from _code(child, ids)
        yield _text(child.tail)


def _code(element: Element, ids: _Ids) -> Iterator[Run | Mark]:
    name, kind = _name(element), NAMES.kind(element.get("ctype", ""))
    if _is_segment(element):
        yield from _runs(element, ids)
    elif name == "mrk":
        key, children = ids.of(element, "mid"), fold(_runs(element, ids), NAMES)
        yield Mrk(
            key,
            children,
            mark_type(element.get("mtype", "x-generic")),
            element.get(own("ref"), ""),
            element.get("comment", ""),
        )
    elif name == "g":
        key, children = ids.of(element), fold(_runs(element, ids), NAMES)
        ends = element.get(own("start"), ""), element.get(own("end"), "")
        yield Pc(key, children, *kind, *ends, element.get(own("disp"), ""))
    elif name in ("x", "ph"):
        data = element.get(own("data"), "") if name == "x" else "".join(element.itertext())
        yield Ph(ids.of(element), *kind, data, element.get(own("disp"), ""), element.get("equiv-text", ""))
    elif name in ("bpt", "ept", "bx", "ex"):
        data, key = "".join(element.itertext()), ids.of(element)
        pair = f"{'pt' if name.endswith('pt') else 'x'} {element.get('rid') or key}"
        yield Mark(name.startswith("b"), pair, key, data, *kind)
    elif name == "it":
        yield NAMES.single(Mark(element.get("pos") == "open", "", ids.of(element), "".join(element.itertext())))


def _match(element: Element, segment: str, source: Element) -> Match:
    target, own_source = _target(element), next(_children(element, "source"), None)
    return Match(
        element.get("mid", segment),
        _content(source if own_source is None else own_source),
        () if target is None else _content(target),
        _similarity(element.get("match-quality", "")),
        element.get("origin", ""),
        element.get(own("id"), ""),
    )


def _similarity(written: str) -> float | None:
    try:
        value = float(written.strip().removesuffix("%"))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _notes(parent: Element) -> Iterator[Note]:
    for note in _children(parent, "note"):
        applies = note.get("annotates", "")
        text = _text("".join(note.itertext()))
        yield Note(text, note.get("from", ""), applies if applies in _APPLIES else "", note.get(own("id"), ""))


# ---- elements ----


def _target(parent: Element) -> Element | None:
    return next(_children(parent, "target"), None)


def _children(parent: Element, name: str) -> Iterator[Element]:
    return (child for child in parent if _name(child) == name)


def _name(element: Element) -> str:
    """The local name of an element of XLIFF 1; nothing for what is not one."""
    if not is_element(element):
        return ""
    namespace, name = qualified(element.tag)
    return name if namespace in NAMESPACES else ""


def _is_segment(element: Element) -> bool:
    return _name(element) == "mrk" and element.get("mtype") == "seg"


def _text(written: str | None) -> str:
    return unicodedata.normalize("NFC", written or "")
