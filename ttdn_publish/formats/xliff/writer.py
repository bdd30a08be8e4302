"""Writes our XLIFF 2.1: core with Translation Candidates, Glossary and Metadata; the same bytes for the same document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from lxml import etree

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
    Segment,
    Unit,
)
from ttdn_publish.formats.xliff.errors import BadXliff
from ttdn_publish.formats.xliff.names import CORE, GLS, MDA, MTC, tag
from ttdn_publish.formats.xml import XML_NAMESPACE, Element, add_text, indent, serialise, set_given

_SPACE = f"{{{XML_NAMESPACE}}}space"
#: Characters that XML 1.0 cannot hold; XLIFF writes them as ``<cp hex="…"/>`` (section 4.2.3.7).
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Elements whose text is theirs: no line break is put into them for the eye.
_TEXT = {tag(name) for name in ("source", "target", "note", "data", "mda:meta", "gls:term", "gls:translation")}
_TEXT.add(tag("gls:definition"))


def write(document: Document) -> bytes:
    """The file: UTF-8, ``xml:space="preserve"`` throughout, indented without touching any text.

    A valid document has at least one file, in it at least one unit, in it at least one segment that is not ignorable;
    the standard's other constraints on ids and references are the caller's (``judge`` tells them). Empty metadata
    categories are left out. Raises :class:`BadXliff` for a control character where XLIFF cannot hold one: anywhere but
    in the source, the target and original data.
    """
    try:
        return _written(document)
    except ValueError as error:  # lxml's word for such characters
        raise BadXliff(N_("có ký tự điều khiển trong ghi chú, thuật ngữ hoặc thuộc tính; hãy xóa đi")) from error


def _written(document: Document) -> bytes:
    root = etree.Element(tag("xliff"), nsmap={None: CORE, "mtc": MTC, "gls": GLS, "mda": MDA})
    set_given(root, version="2.1", srcLang=document.source_language, trgLang=document.target_language)
    root.set(_SPACE, "preserve")
    for file in document.files:
        _file(root, file)
    indent(root, text=_TEXT)
    return serialise(root.getroottree())


def content_into(element: Element, content: Content, data: Mapping[str, str]) -> None:
    """Put runs into a ``source`` or ``target``; ``data`` gives the id of each piece of original data."""
    for run in content:
        if isinstance(run, str):
            append_text(element, run)
            continue
        child = etree.SubElement(element, tag(type(run).__name__.lower()), id=run.id)
        if isinstance(run, Ph):
            set_given(child, type=run.type, subType=run.sub_type, dataRef=data.get(run.data, ""))
            set_given(child, equiv=run.equiv, disp=run.disp)
            set_given(child, canCopy="yes" if run.free else "", canDelete="yes" if run.free else "")
        elif isinstance(run, Pc):
            set_given(child, type=run.type, subType=run.sub_type)
            if run.start or run.end:  # one without the other is not allowed
                set_given(child, dataRefStart=data[run.start], dataRefEnd=data[run.end])
            set_given(child, dispStart=run.disp)
            content_into(child, run.children, data)
        else:
            bare = run.type == "generic" and not run.ref and not run.value
            set_given(child, type=run.type if run.type != "generic" else "", ref=run.ref, value=run.value)
            set_given(child, translate="yes" if bare else "")  # a generic marker has to say that at least
            content_into(child, run.children, data)


def append_text(element: Element, text: str) -> None:
    """Add text behind what ``element`` holds; characters that XML cannot hold become ``<cp>``."""
    position = 0
    for bad in _NOT_XML.finditer(text):
        add_text(element, text[position : bad.start()])
        etree.SubElement(element, tag("cp"), hex=f"{ord(bad[0]):04X}")
        position = bad.end()
    add_text(element, text[position:])


def original_data(contents: Iterable[Content | None]) -> dict[str, str]:
    """Original data → its id, in the order of first use. A pair with only one of the two has empty data too."""
    found: dict[str, str] = {}

    def look(content: Content) -> None:
        for run in content:
            if isinstance(run, Ph) and run.data:
                found.setdefault(run.data, f"d{len(found) + 1}")
            elif isinstance(run, Pc):
                if run.start or run.end:
                    for data in (run.start, run.end):
                        found.setdefault(data, f"d{len(found) + 1}")
                look(run.children)
            elif isinstance(run, Mrk):
                look(run.children)

    for content in contents:
        look(content or ())
    return found


def _file(root: Element, file: File) -> None:
    element = etree.SubElement(root, tag("file"), id=file.id)
    set_given(element, original=file.original)
    _metadata(element, file.metadata)
    _notes(element, file.notes)
    for unit in file.units:
        _unit(element, unit)


def _unit(parent: Element, unit: Unit) -> None:
    element = etree.SubElement(parent, tag("unit"), id=unit.id)
    set_given(element, name=unit.name, type=unit.type, translate="" if unit.translate else "no")
    if unit.matches:
        matches = etree.SubElement(element, tag("mtc:matches"))
        for match in unit.matches:
            _match(matches, match)
    if unit.glossary:
        glossary = etree.SubElement(element, tag("gls:glossary"))
        for entry in unit.glossary:
            _entry(glossary, entry)
    _metadata(element, unit.metadata)
    _notes(element, unit.notes)
    data = original_data(content for segment in unit.segments for content in (segment.source, segment.target))
    _data(element, data)
    for segment in unit.segments:
        _segment(element, segment, data)


def _segment(unit: Element, segment: Segment, data: Mapping[str, str]) -> None:
    element = etree.SubElement(unit, tag("ignorable" if segment.ignorable else "segment"))
    set_given(element, id=segment.id)
    if not segment.ignorable:
        state = "" if segment.state == "initial" and not segment.sub_state else segment.state
        set_given(element, state=state, subState=segment.sub_state)
    content_into(etree.SubElement(element, tag("source")), segment.source, data)
    if segment.target is not None:
        content_into(etree.SubElement(element, tag("target")), segment.target, data)


def _match(matches: Element, match: Match) -> None:
    element = etree.SubElement(matches, tag("mtc:match"))
    set_given(element, id=match.id, ref=f"#{match.ref}", origin=match.origin)
    if match.similarity is not None:
        element.set("similarity", format(Decimal(repr(match.similarity)).normalize(), "f"))  # a decimal has no exponent
    data = original_data((match.source, match.target))
    _data(element, data)
    content_into(etree.SubElement(element, tag("source")), match.source, data)
    content_into(etree.SubElement(element, tag("target")), match.target, data)


def _entry(glossary: Element, entry: GlossaryEntry) -> None:
    element = etree.SubElement(glossary, tag("gls:glossEntry"), id=entry.id)
    term = etree.SubElement(element, tag("gls:term"))
    set_given(term, source=entry.source)
    term.text = entry.term
    for translation in entry.translations:
        etree.SubElement(element, tag("gls:translation")).text = translation
    if entry.definition:
        etree.SubElement(element, tag("gls:definition")).text = entry.definition


def _metadata(parent: Element, metadata: Mapping[str, Mapping[str, str]]) -> None:
    groups = [(category, pairs) for category, pairs in sorted(metadata.items()) if pairs]
    if not groups:
        return
    element = etree.SubElement(parent, tag("mda:metadata"))
    for category, pairs in groups:
        group = etree.SubElement(element, tag("mda:metaGroup"))
        set_given(group, category=category)
        for key, value in sorted(pairs.items()):
            etree.SubElement(group, tag("mda:meta"), type=key).text = value


def _notes(parent: Element, notes: tuple[Note, ...]) -> None:
    if not notes:
        return
    element = etree.SubElement(parent, tag("notes"))
    for note in notes:
        child = etree.SubElement(element, tag("note"))
        set_given(child, id=note.id, appliesTo=note.applies_to, category=note.category)
        child.text = note.text


def _data(parent: Element, data: Mapping[str, str]) -> None:
    if not data:
        return
    element = etree.SubElement(parent, tag("originalData"))
    for text, key in data.items():
        append_text(etree.SubElement(element, tag("data"), id=key), text)
