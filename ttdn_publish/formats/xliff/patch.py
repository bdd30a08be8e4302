"""Changes the targets in anybody's XLIFF 2 file and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from ttdn_publish.findings import N_
from ttdn_publish.formats.xliff.document import Content
from ttdn_publish.formats.xliff.errors import BadXliff
from ttdn_publish.formats.xliff.names import short, tag
from ttdn_publish.formats.xliff.reader import read_data
from ttdn_publish.formats.xliff.writer import append_text, content_into, original_data
from ttdn_publish.formats.xml import Element, is_element, parse, serialise

#: Ids of a file, a unit and a segment (or ignorable).
Address = tuple[str, str, str]
#: The new target (``None`` removes it), state and sub-state; an empty state leaves both as they are.
Change = tuple[Content | None, str, str]


def rewrite(data: bytes) -> bytes:
    """The file parsed and written again: its canonical form stays the same. Raises :class:`BadXml`."""
    return serialise(parse(data))


def with_targets(data: bytes, changes: Mapping[Address, Change], target_language: str = "") -> bytes:
    """The file with the targets and states of the named segments changed; its canonical form is else the same.

    Attributes that a target has (``xml:lang``, ``order``) are kept. A code or marker that the segment had, in its
    target or its source, is written as it was there: the same element, the same attributes. Original data that is new
    is added to the unit. ``target_language`` is put where the file names none. Raises :class:`BadXml`, and
    :class:`BadXliff` when a segment is not there or the target language is not known.
    """
    tree = parse(data)
    root = tree.getroot()
    places = {
        (file.get("id"), unit.get("id"), segment.get("id")): (unit, segment)
        for file in root.iterchildren(tag("file"))
        for unit in file.iter(tag("unit"))
        for segment in unit.iterchildren(tag("segment"), tag("ignorable"))
    }
    for address, (content, state, sub_state) in changes.items():
        if address not in places:
            raise BadXliff(N_("tệp không có đoạn “{address}”").format(address="/".join(address)))
        unit, segment = places[address]
        if content is None:
            _remove_target(segment)
        else:
            _set_target(unit, segment, content)
        if state and segment.tag == tag("segment"):
            segment.set("state", state)
            segment.attrib.pop("subState", None)
            if sub_state:
                segment.set("subState", sub_state)
    if root.get("trgLang") is None and any(content is not None for content, _, _ in changes.values()):
        if not target_language:
            raise BadXliff(N_("tệp chưa ghi ngôn ngữ đích (trgLang)"), root.sourceline)
        root.set("trgLang", target_language)
    return serialise(tree)


def _remove_target(segment: Element) -> None:
    target = segment.find(tag("target"))
    if target is not None:
        target.getprevious().tail = target.tail
        segment.remove(target)


def _set_target(unit: Element, segment: Element, content: Content) -> None:
    source, target = segment.find(tag("source")), segment.find(tag("target"))
    if source is None:
        raise BadXliff(N_("<{name}> thiếu <source>").format(name=short(segment.tag)), segment.sourceline)
    new = etree.Element(tag("target"), nsmap=segment.nsmap)
    content_into(new, content, _data_ids(unit, content))
    before = [side for side in (source, target) if side is not None]
    _as_before(
        new,
        {e.get("id"): e for side in before for e in side.iter() if is_element(e) and e.get("id") is not None},
        {e.get("startRef"): e for side in before for e in side.iter(tag("ec"), tag("em"))},
    )
    if target is None:
        new.tail = source.tail
        source.tail = segment.text  # the line break and indent of its children
        segment.insert(segment.index(source) + 1, new)
    else:
        new.tail = target.tail
        new.attrib.update(target.attrib)
        segment.replace(target, new)


def _as_before(target: Element, starts: Mapping[str, Element], ends: Mapping[str, Element]) -> None:
    """Write the codes that the segment had as they were: the same elements with the same attributes."""
    for code in list(target.iter()):
        identifier = code.get("id")
        old = starts.get(identifier)
        if old is None:
            continue
        if old.tag == code.tag:
            code.attrib.clear()
            code.attrib.update(old.attrib)
        elif old.tag in {tag("sc"), tag("sm")} and identifier in ends:
            _unwrap(code, old, ends[identifier])


def _unwrap(element: Element, start: Element, end: Element) -> None:
    """Put copies of the empty elements ``start`` and ``end`` in the place of the spanning ``element``."""
    parent, place = element.getparent(), element.getparent().index(element)
    first = etree.Element(start.tag, attrib=dict(start.attrib), nsmap=parent.nsmap)
    last = etree.Element(end.tag, attrib=dict(end.attrib), nsmap=parent.nsmap)
    first.tail, last.tail = element.text, element.tail
    inside = list(element)
    parent.remove(element)
    for offset, child in enumerate((first, *inside, last)):
        parent.insert(place + offset, child)


def _data_ids(unit: Element, content: Content) -> dict[str, str]:
    """The ids of the content's original data in the unit; what is not there yet is added."""
    ids = {text: identifier for identifier, text in reversed(read_data(unit).items())}
    new = [text for text in original_data((content,)) if text not in ids]
    if not new:
        return ids
    holder = unit.find(tag("originalData"))
    if holder is None:
        first = next(unit.iterchildren(tag("segment"), tag("ignorable")))
        holder = etree.Element(tag("originalData"), nsmap=unit.nsmap)
        holder.tail = unit.text
        unit.insert(unit.index(first), holder)
    taken = set(ids.values())
    for text in new:
        number = len(taken) + 1
        while f"d{number}" in taken:
            number += 1
        taken.add(f"d{number}")
        ids[text] = f"d{number}"
        append_text(etree.SubElement(holder, tag("data"), id=f"d{number}"), text)
    return ids
