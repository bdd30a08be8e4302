"""Inline codes: pairs of start and end, editing hints, copies, types (sections spanningcodeusage, editinghints, …)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from ttdn_publish.findings import N_
from ttdn_publish.formats.xliff.names import tag
from ttdn_publish.formats.xliff.problem import Problem, at
from ttdn_publish.formats.xliff.rules.context import CODES, Context, Event, Part, Scope
from ttdn_publish.formats.xml import Element

_NO_END = N_('<{start} id="{id}"> phải có đúng một <{end}> đi sau nó trong cùng đơn vị')
_NO_START = N_('<{end} startRef="{id}"> phải có đúng một <{start}> đi trước nó trong cùng đơn vị')
_NOT_ALONE = N_('<sc id="{id}"> ghi isolated="yes" nhưng có <ec> của nó trong cùng đơn vị')
_EC_ALONE = N_('<ec isolated="yes"> phải có id và không có startRef')
_EC_PAIRED = N_("<ec> không isolated phải có startRef và không có id")
_EC_DIR = N_('<ec> chỉ được có dir khi isolated="yes"')
_DIFFERENT = N_('{name} của <sc id="{id}"> và của <ec> tương ứng phải như nhau')
_HINTS = N_('<{element}> có canReorder="{value}" thì phải có canCopy="no" và canDelete="no"')
_NO_FIRST = N_('<{element}> có canReorder="no" nhưng mã ngay trước nó không thuộc chuỗi cố định (bắt đầu bằng firstNo)')
_REORDERED = N_('chuỗi mã cố định có <{element} id="{id}"> bị đổi thứ tự hoặc bị ngắt trong bản dịch')
_DELETED = N_('bản dịch thiếu <{element} id="{id}">, mã không được xóa (canDelete="no")')
_COPY_NOWHERE = N_('copyOf="{id}" không chỉ tới mã nào khác trong cùng đơn vị')
_COPY_DATA = N_('copyOf="{id}": mã có dữ liệu gốc thì dùng lại dataRef, không dùng copyOf')
_COPY_FORBIDDEN = N_('copyOf="{id}": mã đó không được sao chép (canCopy="no")')
_NO_TYPE = N_("<{element}> có subType thì phải có type")
_SUBTYPE = N_('subType="{value}" không đi với type="{type}"')
_PAIRED_ATTRIBUTES = N_("<pc> có {name} thì phải có cả {other}")

_SUBTYPES = {"xlf:lb": "fmt", "xlf:pb": "fmt", "xlf:b": "fmt", "xlf:i": "fmt", "xlf:u": "fmt", "xlf:var": "ui"}
_IN_PAIRS = ("dataRef", "subFlows", "equiv")
_MATCHING = ("canCopy", "canDelete", "canOverlap", "canReorder")


def check(context: Context) -> Iterator[Problem]:
    """Problems of codes and of the markers that come in pairs."""
    for scope in context.scopes:
        for side in (scope.sources, scope.targets):
            events = [event for part in side for event in part.events]
            yield from _pairs(events, "ec", "sc")
            yield from _pairs(events, "em", "sm")
            for event in events:
                yield from _one(event)
        for side in (scope.sources, scope.ordered_targets):
            yield from _sequences(event for part in side for event in part.events)
        yield from _copies(scope)
        if not scope.is_match:
            yield from _kept(scope)


def _one(event: Event) -> Iterator[Problem]:
    element, name = event.element, event.name
    if not event.is_code or (name == "pc" and event.part == "end"):
        return
    if name == "ec":
        yield from _end_code(event)
    reorder = element.get("canReorder", "yes")
    if reorder in {"no", "firstNo"} and not (element.get("canCopy") == element.get("canDelete") == "no"):
        yield at(element, "editinghints", _HINTS.format(element=name, value=reorder))
    kind, sub_type = element.get("type"), element.get("subType")
    if sub_type is not None and kind is None:
        yield at(element, "subtype", _NO_TYPE.format(element=name))
    elif sub_type is not None and sub_type.startswith("xlf:") and _SUBTYPES.get(sub_type) != kind:
        yield at(element, "subtype", _SUBTYPE.format(value=sub_type, type=kind))
    if name == "pc":
        for stem in _IN_PAIRS:
            for one, other in ((f"{stem}Start", f"{stem}End"), (f"{stem}End", f"{stem}Start")):
                if element.get(one) is not None and element.get(other) is None:
                    yield at(element, "pc", _PAIRED_ATTRIBUTES.format(name=one, other=other))


def _end_code(event: Event) -> Iterator[Problem]:
    element = event.element
    has_id, has_start = element.get("id") is not None, element.get("startRef") is not None
    if element.get("isolated") == "yes":
        if not has_id or has_start:
            yield at(element, "ec", _EC_ALONE)
        return
    if has_id or not has_start:
        yield at(element, "ec", _EC_PAIRED)
    if element.get("dir") is not None:
        yield at(element, "ec", _EC_DIR)


def _pairs(events: Sequence[Event], end: str, start: str) -> Iterator[Problem]:
    """In the document, every start has its one end behind it and every end its one start before it, unless isolated."""
    starts: dict[str, list[int]] = {}
    open_starts: dict[str, list[int]] = {}
    ends: dict[str, list[int]] = {}
    for place, event in enumerate(events):
        if event.name == start:
            starts.setdefault(event.element.get("id", ""), []).append(place)
            if event.element.get("isolated") != "yes":
                open_starts.setdefault(event.element.get("id", ""), []).append(place)
        elif event.name == end and event.element.get("startRef") is not None:
            ends.setdefault(event.element.get("startRef"), []).append(place)
    for identifier, places in starts.items():
        for place in places:
            element = events[place].element
            partners = ends.get(identifier, [])
            if element.get("isolated") == "yes":
                if partners:
                    yield at(element, "isolated", _NOT_ALONE.format(id=identifier))
                continue
            if len(partners) != 1 or partners[0] < place:
                yield at(element, "sc" if start == "sc" else "sm", _NO_END.format(start=start, end=end, id=identifier))
            elif start == "sc":
                yield from _same_hints(events[place], events[partners[0]])
    for identifier, places in ends.items():
        for place in places:
            element = events[place].element
            before = bisect_left(open_starts.get(identifier, ()), place)
            if before != 1 and element.get("isolated") != "yes":
                yield at(element, "ec" if end == "ec" else "em", _NO_START.format(start=start, end=end, id=identifier))


def _same_hints(start: Event, end: Event) -> Iterator[Problem]:
    for name in _MATCHING:
        wanted = start.element.get(name, "yes")
        if name == "canReorder" and wanted == "firstNo":
            wanted = "no"  # the end goes on with the sequence that the start opens
        if end.element.get(name, "yes") != wanted:
            yield at(end.element, "sc", _DIFFERENT.format(name=name, id=start.element.get("id", "")))


def _reorder(event: Event) -> str:
    """``firstNo``, ``no`` or ``yes`` for this end of a code; the end of a spanning code goes on with its sequence."""
    value: str = event.element.get("canReorder", "yes")
    return "no" if event.name == "pc" and event.part == "end" and value == "firstNo" else value


def _sequences(events: Iterable[Event]) -> Iterator[Problem]:
    """A fixed sequence is one code with ``firstNo`` and codes with ``no`` right behind it."""
    before = "yes"
    for event in events:
        if not event.is_code:
            continue
        here = _reorder(event)
        if here == "no" and before == "yes":
            yield at(event.element, "editinghints", _NO_FIRST.format(element=event.name))
        before = here


def _kept(scope: Scope) -> Iterator[Problem]:
    """What the target must keep: codes that cannot be deleted, and fixed sequences as they are."""
    translated = {part.holder for part in scope.targets}
    kept: dict[tuple[str, str], int] = {}
    for event in _codes(scope.ordered_targets):
        kept.setdefault(event.key, len(kept))
    before: Event | None = None
    for part in scope.sources:
        if part.holder not in translated:
            continue
        for event in _codes([part]):
            whole = event.name == "pc" and event.part == "end"  # said already at its start
            if event.element.get("canDelete") == "no" and event.key not in kept and not whole:
                yield at(event.element, "editinghints", _DELETED.format(element=event.name, id=event.key[0]))
            bound = _reorder(event) == "no" and before is not None and {event.key, before.key} <= kept.keys()
            if bound and before is not None and kept[event.key] != kept[before.key] + 1:
                yield at(event.element, "editinghints", _REORDERED.format(element=event.name, id=event.key[0]))
            before = event


def _codes(parts: Sequence[Part]) -> Iterator[Event]:
    return (event for part in parts for event in part.events if event.is_code)


def _copies(scope: Scope) -> Iterator[Problem]:
    bases: dict[str, Element] = {}
    for part in (*scope.sources, *scope.targets):
        for event in _codes([part]):
            if event.element.get("id") is not None:
                bases.setdefault(event.element.get("id"), event.element)
    for part in (*scope.sources, *scope.targets):
        for element in part.content.iter(*(tag(name) for name in CODES)):
            base = element.get("copyOf")
            if base is None:
                continue
            if base not in bases or base == element.get("id"):
                yield at(element, "copyof", _COPY_NOWHERE.format(id=base))
                continue
            if _has_data(bases[base]) or _has_data(element):
                yield at(element, "duplicatingexistingcode", _COPY_DATA.format(id=base))
            if bases[base].get("canCopy") == "no":
                yield at(element, "duplicatingexistingcode", _COPY_FORBIDDEN.format(id=base))


def _has_data(element: Element) -> bool:
    return any(element.get(name) is not None for name in ("dataRef", "dataRefStart", "dataRefEnd"))
