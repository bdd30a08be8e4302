"""Writes XLIFF 1.2; what it means is said in ``older``."""

from __future__ import annotations

from itertools import count

from lxml import etree

from ttdn_publish.findings import N_
from ttdn_publish.formats.inlines import bare
from ttdn_publish.formats.xliff.document import Content, Document, File, Match, Mrk, Note, Pc, Ph, Segment, Unit
from ttdn_publish.formats.xliff.errors import BadXliff
from ttdn_publish.formats.xliff.older_names import (
    ABSENT,
    IGNORABLE,
    NAMELESS,
    NAMES,
    NAMESPACE,
    OMEGAT,
    OWN,
    STATES,
    listed,
    mtype,
    older_state,
    own,
    tag,
    worst,
)
from ttdn_publish.formats.xml import XML_NAMESPACE, Element, indent, serialise, set_given

_SPACE = f"{{{XML_NAMESPACE}}}space"
_TEXT = {tag(name) for name in ("source", "seg-source", "target", "note")}


def write_xliff12(document: Document, *, for_tool: str = "") -> bytes:
    """The document as XLIFF 1.2: UTF-8, ``xml:space="preserve"`` on every unit; the same bytes for the same document.

    ``for_tool="omegat3"``: OmegaT 3.6 takes what stands in ``<target>`` as the text to be translated, so a segment
    without a target gets a copy of its source (read back, an unchanged copy is no target); annotations are left out of
    targets. Neighbouring ignorable segments become one; the target of an ignorable segment is kept if the segment before
    it has one. Raises :class:`BadXliff` for a character that XML cannot hold, ``ValueError`` for an unknown tool.
    """
    if for_tool not in ("", OMEGAT):
        raise ValueError(for_tool)
    try:
        return _Writer(for_tool == OMEGAT).write(document)
    except ValueError as error:  # lxml's word for such characters
        raise BadXliff(N_("có ký tự điều khiển mà XLIFF 1.2 không ghi được; hãy xóa đi")) from error


class _Writer:
    def __init__(self, copies: bool) -> None:
        self._copies = copies  # the source where there is no target

    def write(self, document: Document) -> bytes:
        root = etree.Element(tag("xliff"), version="1.2", nsmap={None: NAMESPACE, "ttdn": OWN})
        if self._copies:
            root.set(own("profile"), OMEGAT)
        for file in document.files:
            self._file(root, document, file)
        indent(root, text=_TEXT)
        return serialise(root.getroottree())

    def _file(self, root: Element, document: Document, file: File) -> None:
        element = etree.SubElement(root, tag("file"), original=file.original, datatype="plaintext")
        element.set("source-language", document.source_language)
        set_given(element, **{"target-language": document.target_language, own("id"): file.id, _SPACE: "preserve"})
        if file.notes:
            _notes(etree.SubElement(element, tag("header")), file.notes)
        body = etree.SubElement(element, tag("body"))
        for unit in file.units:
            self._unit(body, unit)

    def _unit(self, body: Element, unit: Unit) -> None:
        element = etree.SubElement(body, tag("trans-unit"), id=unit.id)
        element.set(_SPACE, "preserve")
        set_given(element, resname=unit.name, restype=f"x-{unit.type}" if unit.type else "")
        set_given(element, translate="" if unit.translate else "no")
        segments = _joined(unit.segments)
        mids = _mids(segments)
        whole = len(segments) == 1 and not segments[0].ignorable
        ids = [f"{IGNORABLE if one.ignorable else ''}{one.id or NAMELESS}" for one in segments]
        if not whole or segments[0].id:
            element.set(own("segments"), " ".join(ids))
        source = etree.SubElement(element, tag("source"))
        for one in segments:
            _into(source, one.source)
        if not whole:
            cut = etree.SubElement(element, tag("seg-source"))
            for one, mid in zip(segments, mids, strict=True):
                _into(cut if one.ignorable else _segment(cut, mid), one.source)
        self._target(element, segments, mids, whole)
        _notes(element, unit.notes)
        for match in unit.matches:
            _match(element, match)

    def _target(self, unit: Element, segments: list[Segment], mids: list[str], whole: bool) -> None:
        real = [one for one in segments if not one.ignorable]
        if not self._copies and all(one.target is None for one in real):
            return
        target = etree.SubElement(unit, tag("target"))
        states = [older_state(one.state, one.sub_state) if one.target is not None else ABSENT for one in real]
        said = {name for name in states if name != ABSENT}
        if said and not (self._copies and ABSENT in states):
            target.set("state", worst([name if name != ABSENT else "needs-translation" for name in states]))
        if said == {"final"} and ABSENT not in states:
            unit.set("approved", "yes")
        exact = [ABSENT if one.target is None else listed(one.state, one.sub_state) for one in real]
        if self._copies or exact != [listed(*STATES[target.get("state", "new")])] * len(real):
            unit.set(own("states"), " ".join(exact))
        before: Content | None = ()
        for one, mid in zip(segments, mids, strict=True):
            content = self._content(one)
            if one.ignorable:
                content = content if before is not None else None
            else:
                before = content
            if content is not None:
                _into(target if whole or one.ignorable else _segment(target, mid), content)

    def _content(self, segment: Segment) -> Content | None:
        if not self._copies:
            return segment.target
        return bare(segment.source if segment.target is None else segment.target)


def _joined(segments: tuple[Segment, ...]) -> list[Segment]:
    made: list[Segment] = []
    for one in segments:
        if made and one.ignorable and made[-1].ignorable:
            last = made.pop()
            target = None if last.target is None and one.target is None else (last.target or ()) + (one.target or ())
            one = Segment(last.id, last.source + one.source, target, ignorable=True)
        made.append(one)
    return made


def _mids(segments: list[Segment]) -> list[str]:
    """The ``mid`` of each: its id, or a number of its own."""
    taken = {one.id for one in segments}
    free = (name for name in (f"n{number}" for number in count(1)) if name not in taken)
    return [one.id or next(free) for one in segments]


def _segment(parent: Element, mid: str) -> Element:
    return etree.SubElement(parent, tag("mrk"), mtype="seg", mid=mid)


def _into(element: Element, content: Content) -> None:
    for run in content:
        if isinstance(run, str):
            if len(element):
                element[-1].tail = (element[-1].tail or "") + run
            else:
                element.text = (element.text or "") + run
        elif isinstance(run, Mrk):
            child = etree.SubElement(element, tag("mrk"), mtype=mtype(run.type), mid=run.id)
            set_given(child, **{"comment": run.value, own("ref"): run.ref})
            _into(child, run.children)
        else:
            child = etree.SubElement(element, tag("x" if isinstance(run, Ph) else "g"), id=run.id)
            set_given(child, **{"ctype": NAMES.name(run.type, run.sub_type), own("disp"): run.disp})
            if isinstance(run, Pc):
                set_given(child, **{own("start"): run.start, own("end"): run.end})
                _into(child, run.children)
            else:
                set_given(child, **{own("data"): run.data, "equiv-text": run.equiv})


def _match(unit: Element, match: Match) -> None:
    element = etree.SubElement(unit, tag("alt-trans"))
    quality = "" if match.similarity is None else f"{match.similarity!r}".removesuffix(".0")
    set_given(element, **{"mid": match.ref, "match-quality": quality, "origin": match.origin, own("id"): match.id})
    _into(etree.SubElement(element, tag("source")), match.source)
    _into(etree.SubElement(element, tag("target")), match.target)


def _notes(parent: Element, notes: tuple[Note, ...]) -> None:
    for note in notes:
        child = etree.SubElement(parent, tag("note"))
        set_given(child, **{"from": note.category, "annotates": note.applies_to, own("id"): note.id})
        child.text = note.text
