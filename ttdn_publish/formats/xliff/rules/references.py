"""References: fragment identifiers, original data, sub-flows, annotations (sections fragid, dataref, subflows, …)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ttdn_publish.findings import N_, Phrase
from ttdn_publish.formats.xliff.names import short, tag
from ttdn_publish.formats.xliff.problem import Problem, at
from ttdn_publish.formats.xliff.rules.context import CODES, MARKERS, Context, Scope, holders
from ttdn_publish.formats.xliff.rules.values import is_nmtoken
from ttdn_publish.formats.xml import Element

_FORM = N_("“{ref}” không đúng dạng định danh đoạn của XLIFF")
_PREFIX_TWICE = N_("“{ref}” dùng hai lần tiền tố “{prefix}”")
_PREFIX_SHORT = N_("“{ref}”: tiền tố “{prefix}” không có trong chuẩn (tiền tố của phần mở rộng dài từ hai ký tự)")
_PREFIX_ORDER = N_("“{ref}”: phải theo thứ tự f, g, u rồi mới đến phần tử được chỉ")
_NO_DATA = N_('{name}="{ref}" không chỉ tới <data> nào trong cùng đơn vị')
_NO_FLOW = N_('{name}="{ref}" không chỉ tới <unit> nào trong cùng tệp')
_SAYS_NOTHING = N_("chú giải <{element}> kiểu generic phải có translate")
_COMMENT = N_("chú giải kiểu comment phải có đúng một trong value và ref")
_COMMENT_REF = N_('ref="{ref}" phải chỉ tới một <note> trong cùng đơn vị')
_NO_REF = N_("chú giải kiểu mtc:match không dùng ref")
_SPAN = N_('ref="{ref}" phải chỉ tới một đoạn văn bản trong cùng đơn vị')

_CONTAINERS = ("f", "g", "u")
_LEAVES = ("n", "d", "t", "")


@dataclass(frozen=True)
class Fragment:
    """A fragment identifier: the ids of file, group and unit if named, and what it points at (prefix, id)."""

    absolute: bool
    containers: dict[str, str]
    leaf: tuple[str, str] | None

    def is_in(self, scope: Scope) -> bool:
        """Whether it stays in the unit of ``scope``, in which it is written."""
        file, unit = self.containers.get("f"), self.containers.get("u")
        if (file is not None or "g" in self.containers or self.absolute) and unit is None:
            return False
        return file in {None, scope.file.get("id")} and unit in {None, scope.unit.get("id")}


def parse(ref: str) -> Fragment | Phrase:
    """The parts of ``#…``, or why it is not a fragment identifier of XLIFF."""
    body = ref.removeprefix("#")
    absolute = body.startswith("/")
    containers: dict[str, str] = {}
    leaf = None
    rank = -1
    for selector in body.removeprefix("/").split("/"):
        prefix, equals, identifier = selector.rpartition("=")
        if not is_nmtoken(identifier) or (equals and not is_nmtoken(prefix)):
            return _FORM.format(ref=ref)
        if prefix in containers or (leaf is not None and leaf[0] == prefix):
            return _PREFIX_TWICE.format(ref=ref, prefix=prefix)
        if len(prefix) == 1 and prefix not in _CONTAINERS + _LEAVES:
            return _PREFIX_SHORT.format(ref=ref, prefix=prefix)
        place = _CONTAINERS.index(prefix) if prefix in _CONTAINERS else len(_CONTAINERS)
        if leaf is not None or place < rank:
            return _PREFIX_ORDER.format(ref=ref)
        rank = place
        if prefix in _CONTAINERS:
            containers[prefix] = identifier
        else:
            leaf = (prefix, identifier)
    return Fragment(absolute, containers, leaf)


def check(context: Context) -> Iterator[Problem]:
    """References that lead nowhere, or are not written as the standard wants."""
    flows = {file: {unit.get("id") for unit in file.iter(tag("unit"))} for file in context.root}
    spans = {unit.element: _spans(unit.element) for unit in context.units}
    for scope in context.scopes:
        for part in (*scope.sources, *scope.targets):
            for element in part.content.iter(*(tag(name) for name in CODES)):
                yield from _data(element, scope)
                yield from _flows(element, flows.get(scope.file, set()))
            for element in part.content.iter(*(tag(name) for name in MARKERS - {"em"})):
                yield from _annotation(element, scope)
        if scope.is_match:
            yield from _span(scope.element, scope, spans[scope.unit])
        else:
            for element in scope.element.iterfind(f"{tag('gls:glossary')}/{tag('gls:glossEntry')}"):
                for item in (element, *element.iterchildren(tag("gls:translation"))):
                    yield from _span(item, scope, spans[scope.unit])


def _data(element: Element, scope: Scope) -> Iterator[Problem]:
    for name in ("dataRef", "dataRefStart", "dataRefEnd"):
        ref = element.get(name)
        if ref is not None and ref not in scope.data_ids:
            yield at(element, name.lower(), _NO_DATA.format(name=name, ref=ref))


def _flows(element: Element, units: set[str]) -> Iterator[Problem]:
    for name in ("subFlows", "subFlowsStart", "subFlowsEnd"):
        for ref in element.get(name, "").split():
            if ref not in units:
                yield at(element, name.lower(), _NO_FLOW.format(name=name, ref=ref))


def _annotation(element: Element, scope: Scope) -> Iterator[Problem]:
    kind, ref = element.get("type", "generic"), element.get("ref")
    if kind == "generic" and not set(element.attrib) - {"id", "type"}:
        yield at(element, "translateAnnotation", _SAYS_NOTHING.format(element=short(element.tag)))
    if kind == "comment" and (ref is None) == (element.get("value") is None):
        yield at(element, "commentAnnotation", _COMMENT)
    elif kind == "comment" and ref is not None and not scope.is_match and not _leads_to_note(ref, scope):
        yield at(element, "commentAnnotation", _COMMENT_REF.format(ref=ref))
    elif kind == "mtc:match" and ref is not None:
        yield at(element, "matchAnnotation", _NO_REF)
    if ref is not None and ref.startswith("#"):
        fragment = parse(ref)
        if isinstance(fragment, Phrase):
            yield at(element, "fragid", fragment)


def _leads_to_note(ref: str, scope: Scope) -> bool:
    fragment = parse(ref)
    if not ref.startswith("#") or isinstance(fragment, Phrase) or fragment.leaf is None or not fragment.is_in(scope):
        return False
    prefix, identifier = fragment.leaf
    return prefix == "n" and identifier in scope.note_ids


def _spans(unit: Element) -> dict[str, set[str]]:
    """Ids of what ``ref`` may point to, by prefix; without one the standard's own schema takes those of targets too."""
    targets = [target for holder in holders(unit) for target in holder.iterchildren(tag("target"))]
    return {
        "": {element.get("id") for holder in holders(unit) for element in holder.iter()},
        "t": {element.get("id") for target in targets for element in target.iter()},
    }


def _span(element: Element, scope: Scope, spans: Mapping[str, set[str]]) -> Iterator[Problem]:
    """``ref`` of a match or glossary entry: a segment, code or marker of its unit; the ``#`` may be left out."""
    ref = element.get("ref")
    if ref is None:
        return
    section = "candidates_ref" if element.tag == tag("mtc:match") else "gls_ref"
    if ref.rpartition("#")[2] in spans[""]:
        return  # the standard's own schema looks at no more than that
    fragment = parse(ref)
    if isinstance(fragment, Phrase):
        yield at(element, "fragid", fragment)
    elif (
        fragment.leaf is None or not fragment.is_in(scope) or fragment.leaf[1] not in spans.get(fragment.leaf[0], set())
    ):
        yield at(element, section, _SPAN.format(ref=ref))
