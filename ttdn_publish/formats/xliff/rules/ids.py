"""Ids are unique where the standard says so (attribute id, fragment identification, extension mechanism)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ttdn_publish.findings import N_
from ttdn_publish.formats.xliff.names import CORE, GLS, ITS, MDA, MTC, RES, short, tag
from ttdn_publish.formats.xliff.problem import Problem, at
from ttdn_publish.formats.xliff.rules.context import Context, Event, Scope, holders
from ttdn_publish.formats.xliff.rules.values import is_nmtoken
from ttdn_publish.formats.xml import Element, is_element, qualified

_TWICE = N_("id “{id}” của <{element}> đã được dùng trong cùng phạm vi")
_OTHER_CODE = N_("id “{id}” của <{element}> trong bản dịch là của một phần tử khác trong bản gốc")
_NOT_TOKEN = N_("id “{id}” của <{element}> không phải NMTOKEN")
#: The same code may be written in two ways; then its id stays the same.
_FAMILY = {"pc": "span", "sc": "span", "ec": "span", "mrk": "mark", "sm": "mark", "ph": "ph"}
#: Modules whose ids have scopes of their own, narrower than the enclosing unit.
_OWN_SCOPES = {CORE, MTC, GLS, MDA, RES, ITS}
_CONTAINERS = {tag("file"), tag("group"), tag("unit")}
_CLOSED_TO_IDS = {tag("skeleton"), tag("res:source"), tag("res:target")}


def check(context: Context) -> Iterator[Problem]:
    """Ids used twice in their scope."""
    files = list(context.root.iterchildren(tag("file")))
    yield from unique(files, "id")
    for file in files:
        yield from unique(file.iter(tag("group")), "id")
        yield from unique(file.iter(tag("unit")), "id")
        yield from _extensions(file)
    for notes in context.root.iter(tag("notes")):
        yield from unique(notes.iterchildren(tag("note")), "id")
    for scope in context.scopes:
        yield from unique(scope.element.iterfind(f"{tag('originalData')}/{tag('data')}"), "id")
        yield from _inline(scope)


def unique(
    elements: Iterable[Element], section: str, key: Callable[[Element], str | None] = lambda element: element.get("id")
) -> Iterator[Problem]:
    """Problems for elements whose id an earlier one has."""
    seen: set[str] = set()
    for element in elements:
        value = key(element)
        if value is None:
            continue
        if value in seen:
            yield at(element, section, _TWICE.format(id=value, element=short(element.tag)))
        seen.add(value)


def _inline(scope: Scope) -> Iterator[Problem]:
    """Segments, codes and markers of a unit share one set of ids; a target repeats those of its own source."""
    structural = [] if scope.is_match else holders(scope.element)
    in_sources = [event for part in scope.sources for event in part.events if _names(event)]
    yield from unique([*structural, *(event.element for event in in_sources)], "id")
    taken = {element.get("id") for element in structural} | {event.element.get("id") for event in in_sources}
    here = {part.holder: part for part in scope.sources}
    used: set[str] = set()
    for part in scope.targets:
        source = here.get(part.holder)
        own = {e.element.get("id"): _FAMILY[e.name] for e in (source.events if source else ()) if _names(e)}
        for event in part.events:
            identifier = event.element.get("id")
            if not _names(event) or identifier is None:
                continue
            if identifier in used:
                yield at(event.element, "id", _TWICE.format(id=identifier, element=event.name))
            elif identifier in taken and own.get(identifier) != _FAMILY[event.name]:
                yield at(event.element, "id", _OTHER_CODE.format(id=identifier, element=event.name))
            used.add(identifier)


def _names(event: Event) -> bool:
    """Whether the event is where its element's id counts: once for a spanning element."""
    return event.element.get("id") is not None and (event.part != "end" or event.name == "ec")


def _extensions(file: Element) -> Iterator[Problem]:
    """Ids of extensions are NMTOKENs, unique within the nearest file, group or unit."""
    scopes: dict[tuple[Element, str], set[str]] = {}
    waiting = [(child, file) for child in reversed(file)]
    while waiting:
        element, container = waiting.pop()
        if not is_element(element) or element.tag in _CLOSED_TO_IDS:
            continue
        namespace = qualified(element.tag)[0]
        if namespace not in _OWN_SCOPES:
            for identifier in {element.get("id"), element.get(tag("xml:id"))} - {None}:
                seen = scopes.setdefault((container, namespace), set())
                if not is_nmtoken(identifier):
                    yield at(element, "extensions", _NOT_TOKEN.format(id=identifier, element=short(element.tag)))
                if identifier in seen:
                    yield at(element, "extensions", _TWICE.format(id=identifier, element=short(element.tag)))
                seen.add(identifier)
        inner = element if element.tag in _CONTAINERS else container
        waiting.extend((child, inner) for child in reversed(element))
