"""Elements and attributes where the standard has them, with values of the right kind (section 4 and the modules)."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_publish.findings import N_
from ttdn_publish.formats.xliff.names import CORE, CTR, FS, GLS, ITS, ITSM, MDA, MTC, RES, SLR, VAL, short, tag
from ttdn_publish.formats.xliff.problem import Problem, at
from ttdn_publish.formats.xliff.rules.shapes import MODULE_ATTRIBUTES, OTHER, PLACES, SHAPES, Shape, Slot
from ttdn_publish.formats.xliff.rules.values import VALUES, Value, is_language
from ttdn_publish.formats.xml import XML_NAMESPACE, Element, is_element, qualified

#: Namespaces whose elements are all known here; ITS has more elements than XLIFF uses.
_CLOSED = {CORE, MTC, GLS, MDA, RES, SLR, VAL, CTR}
_CLOSED_ATTRIBUTES = {FS, SLR, ITS, ITSM}
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SPACES = " \t\r\n"
#: An element of an extension: its own business, but for the attributes that XML and the modules define.
_FOREIGN = Shape((), {}, frozenset(), text=True, others="any", section="extensions")

_NOT_HERE = N_("<{child}> không được đặt ở vị trí này trong <{parent}>")
_TWICE = N_("<{parent}> chỉ được có một <{child}>")
_LACKS = N_("<{parent}> thiếu <{child}>")
_UNKNOWN_ELEMENT = N_("XLIFF không có phần tử <{child}>")
_NO_TEXT = N_("không được viết chữ trực tiếp trong <{parent}>")
_NOT_EMPTY = N_("<{parent}> phải để trống")
_NO_ATTRIBUTE = N_("<{element}> không có thuộc tính {name}")
_LACKS_ATTRIBUTE = N_("<{element}> thiếu thuộc tính {name}")
_BAD_VALUE = N_("thuộc tính {name} của <{element}> không nhận giá trị “{value}”; cần: {expected}")


def check(root: Element) -> Iterator[Problem]:
    """Problems of elements and attributes, also of those that stand inside an extension."""
    for element in root.iter():
        if not is_element(element):
            continue
        shape = SHAPES.get(element.tag)
        if shape is None:
            yield from _attributes(element, _FOREIGN)
        else:
            yield from _attributes(element, shape)
            yield from _content(element, shape)


def _attributes(element: Element, shape: Shape) -> Iterator[Problem]:
    for name, value in element.attrib.items():
        namespace = qualified(name)[0]
        module = MODULE_ATTRIBUTES.get(name)
        if name in shape.attributes:
            yield from _value(element, shape.section, name, value, VALUES[shape.attributes[name]])
        elif module is not None and (element.tag in module[1] or _is_open_module(element, shape)):
            yield from _value(element, module[2], name, value, VALUES[module[0]])
        elif shape is not _FOREIGN and namespace != _XSI and not _taken(shape, namespace):
            yield at(element, shape.section, _NO_ATTRIBUTE.format(element=short(element.tag), name=short(name)))
        elif namespace == XML_NAMESPACE:
            yield from _xml_attribute(element, shape.section, name, value)
    for name in sorted(shape.required - set(element.attrib)):
        yield at(element, shape.section, _LACKS_ATTRIBUTE.format(element=short(element.tag), name=short(name)))


def _is_open_module(element: Element, shape: Shape) -> bool:
    return bool(shape.others) and qualified(element.tag)[0] != CORE


def _taken(shape: Shape, namespace: str) -> bool:
    """Whether the extension point takes attributes of a namespace; those of modules are in tables of their own."""
    closed = _CLOSED_ATTRIBUTES | ({XML_NAMESPACE} if shape.others == "foreign" else set())
    return shape.others != "" and namespace != "" and namespace not in closed


def _value(element: Element, section: str, name: str, value: str, kind: Value) -> Iterator[Problem]:
    if not kind.test(value):
        yield at(
            element,
            section,
            _BAD_VALUE.format(name=short(name), element=short(element.tag), value=value, expected=kind.expected),
        )


def _xml_attribute(element: Element, section: str, name: str, value: str) -> Iterator[Problem]:
    if name == tag("xml:space"):
        yield from _value(element, section, name, value, VALUES["space"])
    elif name == tag("xml:lang") and value and not is_language(value):
        yield from _value(element, section, name, value, VALUES["language"])


def _content(element: Element, shape: Shape) -> Iterator[Problem]:
    parent = short(element.tag)
    if not shape.text:
        texts = [element.text or "", *(child.tail or "" for child in element)]
        if not shape.content and any(texts):
            yield at(element, shape.section, _NOT_EMPTY.format(parent=parent))
        elif any(text.strip(_SPACES) for text in texts):
            yield at(element, shape.section, _NO_TEXT.format(parent=parent))
    counts = [0] * len(shape.content)
    position = 0
    for child in element:
        if not is_element(child):
            continue
        if qualified(child.tag)[0] in _CLOSED and child.tag not in SHAPES:
            yield at(child, shape.section, _UNKNOWN_ELEMENT.format(child=short(child.tag)))
            continue
        fitting = _slot(shape.content, counts, position, element, child)
        if fitting is None:
            twice = any(child.tag in slot.names and slot.most == 1 for slot in shape.content)
            reason = _TWICE if twice and counts[_index(shape.content, child)] else _NOT_HERE
            yield at(child, shape.section, reason.format(child=short(child.tag), parent=parent))
            continue
        position = fitting
        counts[position] += 1
    for slot, count in zip(shape.content, counts, strict=True):
        if count < slot.least:
            names = " | ".join(sorted(map(short, slot.names)))
            yield at(element, shape.section, _LACKS.format(parent=parent, child=names))
    yield from _module_places(element, parent)
    if (
        element.tag == tag("unit")
        and element.find(tag("segment")) is None
        and element.find(tag("ignorable")) is not None
    ):
        yield at(element, "unit", _LACKS.format(parent=parent, child="segment"))


def _index(content: tuple[Slot, ...], child: Element) -> int:
    return next(index for index, slot in enumerate(content) if child.tag in slot.names)


def _slot(content: tuple[Slot, ...], counts: list[int], start: int, parent: Element, child: Element) -> int | None:
    """The next slot that takes ``child``."""
    for index in range(start, len(content)):
        slot = content[index]
        full = slot.most is not None and counts[index] >= slot.most
        if not full and (child.tag in slot.names or (OTHER in slot.names and _is_other(content, parent, child))):
            return index
    return None


def _is_other(content: tuple[Slot, ...], parent: Element, child: Element) -> bool:
    """Whether ``child`` is of another namespace, and not one that has its own place here."""
    namespace = qualified(child.tag)[0]
    return namespace not in {"", qualified(parent.tag)[0]} and all(child.tag not in slot.names for slot in content)


def _module_places(element: Element, parent: str) -> Iterator[Problem]:
    """Which modules the extension points of the core take, and how often."""
    places = PLACES.get(element.tag)
    if places is None:
        return
    seen: set[str] = set()
    for child in element:
        if not is_element(child) or child.tag not in SHAPES or child.tag.startswith(f"{{{CORE}}}"):
            continue
        if child.tag not in places:
            yield at(child, "extensions", _NOT_HERE.format(child=short(child.tag), parent=parent))
        elif child.tag in seen and not places[child.tag]:
            yield at(child, SHAPES[child.tag].section, _TWICE.format(child=short(child.tag), parent=parent))
        seen.add(child.tag)
