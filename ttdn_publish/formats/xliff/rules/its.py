"""The ITS module: Internationalization Tag Set 2.0 in XLIFF 2.1 (section ITS-module)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from ttdn_publish.findings import N_, Phrase
from ttdn_publish.formats.xliff.names import ITS, ITSM, short, tag
from ttdn_publish.formats.xliff.problem import Problem, at
from ttdn_publish.formats.xliff.rules.context import Context
from ttdn_publish.formats.xliff.rules.ids import unique
from ttdn_publish.formats.xliff.rules.references import parse
from ttdn_publish.formats.xml import Element, is_element, qualified

_VERSION = N_("đánh dấu ITS phải nằm trong phạm vi của its:version")
_TYPE = N_("<{element}> có thuộc tính {name} thì type phải là its:generic hoặc bỏ trống")
_NOT_WITH = N_("{name} không được dùng cùng {other}")
_TOGETHER = N_("its:taSource và its:taIdent phải đi cùng nhau")
_NEEDS = N_("{name} cần {other} ở đây hoặc ở cấp trên")
_ONE_OF = N_("<{element}> cần ít nhất một trong: {names}")
_ANNOTATORS = N_('its:annotatorsRef="{value}" không đúng: các cặp loại-dữ-liệu|công-cụ, mỗi loại một lần')
_ANNOTATOR = N_("{name} cần its:annotatorsRef cho “{category}” ở đây hoặc ở cấp trên")
_STAND_OFF = N_('{name}="{ref}" phải chỉ tới một <{element}> trong phạm vi của nó (#its=…)')

_CATEGORIES = frozenset(
    {
        *("allowed-characters", "directionality", "domain", "elements-within-text", "external-resource", "id-value"),
        *("language-information", "locale-filter", "localization-note", "localization-quality-issue"),
        *("localization-quality-rating", "mt-confidence", "preserve-space", "provenance", "storage-size"),
        *("target-pointer", "terminology", "text-analysis", "translate"),
    }
)
_PROVENANCE = (
    *("org", "orgRef", "person", "personRef", "tool", "toolRef"),
    *("revOrg", "revOrgRef", "revPerson", "revPersonRef", "revTool", "revToolRef"),
)
_ISSUE = ("locQualityIssueType", "locQualityIssueComment")
_ISSUE_DETAILS = ("locQualityIssueSeverity", "locQualityIssueProfileRef", "locQualityIssueEnabled")
#: An attribute, and those that exclude it.
_EXCLUDES = {
    "locQualityIssuesRef": _ISSUE + _ISSUE_DETAILS,
    "provenanceRecordsRef": _PROVENANCE,
    "locQualityRatingScore": ("locQualityRatingVote",),
    "taIdentRef": ("taSource", "taIdent"),
}
#: A confidence, and the category for which the tool behind it must be named.
_CONFIDENCES = {"mtConfidence": "mt-confidence", "taConfidence": "text-analysis", "termConfidence": "terminology"}
#: Attributes of both namespaces that on a marker allow no other type than its:generic.
_GENERIC = frozenset(
    {
        *("annotatorsRef", "locQualityIssuesRef", "locQualityRatingScore", "locQualityRatingVote", "taIdentRef"),
        *("taSource", "taIdent", "taClassRef", "mtConfidence", "provenanceRecordsRef", "allowedCharacters"),
        *("localeFilterList", "domains", "lang", *_ISSUE, *_PROVENANCE),
    }
)


def check(context: Context) -> Iterator[Problem]:
    """Problems of ITS markup."""
    records = _records(context.root)
    for element in context.root.iter():
        if not is_element(element):
            continue
        written = {qualified(name): value for name, value in element.attrib.items()}
        has = {name: value for (namespace, name), value in written.items() if namespace in {ITS, ITSM}}
        if has:
            for rule in (_scope, _markers, _together, _tools):
                yield from rule(element, has)
            yield from _stand_off(element, has, records)
        if element.tag == tag("its:locQualityIssue"):
            yield from _at_least_one(element, "ITS-module", element.attrib, _ISSUE)
        elif element.tag == tag("its:provenanceRecord"):
            yield from _at_least_one(element, "ITS-module", element.attrib, _PROVENANCE)
    for here in records.values():
        yield from unique(here, "itsm_id", lambda element: element.get(tag("xml:id")))


def _records(root: Element) -> dict[Element, list[Element]]:
    """The stand-off records, by the element that holds them."""
    found: dict[Element, list[Element]] = {}
    for element in root.iter(tag("its:locQualityIssues"), tag("its:provenanceRecords")):
        found.setdefault(element.getparent(), []).append(element)
    return found


def _scope(element: Element, has: Mapping[str, str]) -> Iterator[Problem]:
    """The version of ITS, and what a threshold is a threshold of, are said here or above."""
    if not _said(element, "version"):
        yield at(element, "itsm_version", _VERSION)
    for name in ("locQualityRatingScore", "locQualityRatingVote"):
        threshold = f"{name}Threshold"
        if threshold in has and not _said(element, name):
            reason = _NEEDS.format(name=f"its:{threshold}", other=f"its:{name}")
            yield at(element, "Localization_Quality_Rating", reason)


def _said(element: Element, name: str) -> bool:
    return any(place.get(tag(f"its:{name}")) is not None for place in _upwards(element))


def _upwards(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _markers(element: Element, has: Mapping[str, str]) -> Iterator[Problem]:
    if element.tag in {tag("mrk"), tag("sm")} and element.get("type") not in {None, "its:generic"}:
        for name in sorted(_GENERIC & has.keys()):
            yield at(element, "ITS-module", _TYPE.format(element=short(element.tag), name=name))


def _together(element: Element, has: Mapping[str, str]) -> Iterator[Problem]:
    for name, others in _EXCLUDES.items():
        for other in others:
            if name in has and other in has:
                yield at(element, "ITS-module", _NOT_WITH.format(name=f"its:{name}", other=f"its:{other}"))
    if ("taSource" in has) != ("taIdent" in has):
        yield at(element, "taAnnotation", _TOGETHER)
    if has.keys() & set(_ISSUE_DETAILS) and "locQualityIssuesRef" not in has:
        yield from _at_least_one(element, "lqiAnnotation", has, _ISSUE)
    if "taConfidence" in has:
        yield from _at_least_one(element, "taAnnotation", has, ("taClassRef", "taIdentRef", "taIdent"))


def _tools(element: Element, has: Mapping[str, str]) -> Iterator[Problem]:
    annotators = has.get("annotatorsRef")
    if annotators is not None and not _are_annotators(annotators):
        yield at(element, "itsm_annotatorsRef", _ANNOTATORS.format(value=annotators))
    for name, category in _CONFIDENCES.items():
        if name in has and not any(_names_tool(place, category) for place in _upwards(element)):
            yield at(element, "itsToolsReferencing", _ANNOTATOR.format(name=f"its:{name}", category=category))


def _stand_off(
    element: Element, has: Mapping[str, str], records: Mapping[Element, Sequence[Element]]
) -> Iterator[Problem]:
    for name, target in (("locQualityIssuesRef", "locQualityIssues"), ("provenanceRecordsRef", "provenanceRecords")):
        if name in has and not _leads_to(element, has[name], target, records):
            reason = _STAND_OFF.format(name=f"its:{name}", ref=has[name], element=f"its:{target}")
            yield at(element, f"itsm_{name}", reason)


def _at_least_one(element: Element, section: str, has: Container[str], names: tuple[str, ...]) -> Iterator[Problem]:
    if not any(name in has for name in names):
        yield at(element, section, _ONE_OF.format(element=short(element.tag), names=", ".join(names)))


def _are_annotators(value: str) -> bool:
    categories = []
    for pair in value.split():
        category, bar, tool = pair.partition("|")
        if not bar or not tool or category not in _CATEGORIES:
            return False
        categories.append(category)
    return bool(categories) and len(categories) == len(set(categories))


def _names_tool(element: Element, category: str) -> bool:
    written = element.get(tag("its:annotatorsRef"), "")
    return any(pair.partition("|")[0] == category for pair in written.split())


def _leads_to(element: Element, ref: str, target: str, records: Mapping[Element, Sequence[Element]]) -> bool:
    """Whether ``#its=id`` names stand-off records in the element's unit, group or file."""
    fragment = parse(ref)
    if not ref.startswith("#") or isinstance(fragment, Phrase) or fragment.leaf is None or fragment.leaf[0] != "its":
        return False
    here = (record for place in _upwards(element) for record in records.get(place, ()))
    return any(record.tag == tag(f"its:{target}") and record.get(tag("xml:id")) == fragment.leaf[1] for record in here)
