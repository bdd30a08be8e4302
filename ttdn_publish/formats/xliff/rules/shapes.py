"""What each element of XLIFF 2.1 and its modules may hold: children in order, attributes and their kinds of value.

A table of our own after section 4 of the standard and its modules. Content is written as in a grammar: ``notes?``,
``(unit|group)+``, ``other*`` for elements of other namespaces. An attribute is ``name``, ``name!`` when required,
with ``=kind`` (a name of :data:`~ttdn_publish.formats.xliff.rules.values.VALUES`) unless it is any text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ttdn_publish.formats.xliff.names import tag

OTHER = "other"
_INLINE = "(cp|ph|pc|sc|ec|mrk|sm|em)*"
_CODE = "canCopy=yesno canDelete=yesno canReorder=reorder copyOf=nmtoken subType=user type=codetype "
_MARK = "id!=nmtoken translate=yesno type=marktype ref value"
_PLACE = "name canResegment=yesno translate=yesno srcDir=dir trgDir=dir type=user xml:space=space id!=nmtoken"


@dataclass(frozen=True)
class Slot:
    """Some of the children: which (``other`` for elements of other namespaces), how many at least and at most."""

    names: frozenset[str]
    least: int
    most: int | None


@dataclass(frozen=True)
class Shape:
    """What an element may hold.

    ``others`` says which attributes of other namespaces, besides those of :data:`MODULE_ATTRIBUTES`: none (``""``),
    ``any``, or ``foreign`` (any but ``xml:``).
    """

    content: tuple[Slot, ...]
    attributes: dict[str, str]
    required: frozenset[str]
    text: bool
    others: str
    section: str


def _slots(content: str, prefix: str) -> tuple[Slot, ...]:
    slots = []
    for part in content.split():
        match = re.fullmatch(r"\(?([\w:|]+)\)?([?*+]?)", part)
        assert match, part
        names = frozenset(
            name if name == OTHER else tag(name if ":" in name or not prefix else f"{prefix}:{name}")
            for name in match[1].split("|")
        )
        slots.append(Slot(names, int(match[2] in {"", "+"}), 1 if match[2] in {"", "?"} else None))
    return tuple(slots)


def _shape(content: str, attributes: str, prefix: str, section: str, *, text: bool, others: str) -> Shape:
    kinds: dict[str, str] = {}
    required = set()
    for written in attributes.split():
        name, _, kind = written.partition("=")
        bare = name.rstrip("!")
        key = tag(bare) if ":" in bare else bare
        kinds[key] = kind
        if name.endswith("!"):
            required.add(key)
    return Shape(_slots(content, prefix), kinds, frozenset(required), text, others, section)


#: name, content, attributes, text allowed, other attributes
_CORE = (
    ("xliff", "file+", "version!=version srcLang!=language trgLang=language xml:space=space", False, "any"),
    ("file", "skeleton? other* notes? (unit|group)+",
     "id!=nmtoken canResegment=yesno original translate=yesno srcDir=dir trgDir=dir xml:space=space", False, "any"),
    ("skeleton", "other*", "href", True, ""),
    ("group", "other* notes? (unit|group)*", _PLACE, False, "any"),
    ("unit", "other* notes? originalData? (segment|ignorable)+", _PLACE, False, "any"),
    ("segment", "source target?", "id=nmtoken canResegment=yesno state=state subState", False, ""),
    ("ignorable", "source target?", "id=nmtoken", False, ""),
    ("notes", "note+", "", False, ""),
    ("note", "", "id=nmtoken appliesTo=side category priority=priority", True, "any"),
    ("originalData", "data+", "", False, ""),
    ("data", "cp*", "id!=nmtoken dir=dir xml:space=preserve", True, ""),
    ("source", _INLINE, "xml:lang=language xml:space=space", True, ""),
    ("target", _INLINE, "xml:lang=language xml:space=space order=positive", True, ""),
    ("cp", "", "hex!", False, ""),
    ("ph", "", _CODE + "disp equiv id!=nmtoken dataRef=nmtoken subFlows=nmtokens", False, ""),
    ("pc", _INLINE, _CODE + "canOverlap=yesno dispEnd dispStart equivEnd equivStart id!=nmtoken dataRefEnd=nmtoken "
     "dataRefStart=nmtoken subFlowsEnd=nmtokens subFlowsStart=nmtokens dir=dir", True, ""),
    ("sc", "", _CODE + "canOverlap=yesno dataRef=nmtoken dir=dir disp equiv id!=nmtoken isolated=yesno "
     "subFlows=nmtokens", False, ""),
    ("ec", "", _CODE + "canOverlap=yesno dataRef=nmtoken dir=dir disp equiv id=nmtoken isolated=yesno "
     "startRef=nmtoken subFlows=nmtokens", False, ""),
    ("mrk", _INLINE, _MARK, True, "foreign"),
    ("sm", "", _MARK, False, "foreign"),
    ("em", "", "startRef!=nmtoken", False, ""),
)  # fmt: skip
_MODULES = (
    ("mtc:matches", "match+", "", False, ""),
    ("mtc:match", "mda:metadata? xlf:originalData? xlf:source xlf:target other*",
     "id=nmtoken matchQuality=percent matchSuitability=percent origin ref! reference=yesno similarity=percent "
     "subType=user type=matchtype", False, "foreign"),
    ("gls:glossary", "glossEntry+", "", False, ""),
    ("gls:glossEntry", "term translation* definition? other*", "id=nmtoken ref", False, "any"),
    ("gls:term", "", "source", True, "any"),
    ("gls:translation", "", "id=nmtoken ref source", True, "any"),
    ("gls:definition", "", "source", True, "any"),
    ("mda:metadata", "metaGroup+", "id=nmtoken", False, ""),
    ("mda:metaGroup", "(metaGroup|meta)+", "id=nmtoken category appliesTo=metaside", False, ""),
    ("mda:meta", "", "type!", True, ""),
    ("res:resourceData", "resourceItemRef* resourceItem*", "", False, ""),
    ("res:resourceItemRef", "", "id=nmtoken ref!=nmtoken", False, "any"),
    ("res:resourceItem", "source? target? reference*", "mimeType id=nmtoken context=yesno", False, "any"),
    ("res:source", "other*", "href xml:lang=language", False, "any"),
    ("res:target", "other*", "href xml:lang=language", False, "any"),
    ("res:reference", "", "href! xml:lang=language", False, "any"),
    ("slr:profiles", "normalization? other*", "generalProfile storageProfile", False, ""),
    ("slr:normalization", "", "general=normalization storage=normalization", False, ""),
    ("slr:data", "other*", "profile!", False, "any"),
    ("val:validation", "rule+", "", False, "any"),
    ("val:rule", "", "isPresent occurs=positive isNotPresent startsWith endsWith existsInSource=yesno "
     "caseSensitive=yesno normalization=normalization disabled=yesno", False, "any"),
    ("ctr:changeTrack", "revisions+", "", False, ""),
    ("ctr:revisions", "revision+", "appliesTo!=nmtoken ref=nmtoken currentVersion=nmtoken", False, "any"),
    ("ctr:revision", "item+", "author datetime version=nmtoken", False, "any"),
    ("ctr:item", "", "property!", True, "any"),
    ("its:locQualityIssues", "locQualityIssue+", "xml:id!=ncname version=itsversion its:version=itsversion", False, ""),
    ("its:locQualityIssue", "", "version=itsversion locQualityIssueType=issue locQualityIssueComment "
     "locQualityIssueSeverity=percent locQualityIssueProfileRef locQualityIssueEnabled=yesno", False, ""),
    ("its:provenanceRecords", "provenanceRecord+", "xml:id!=ncname version=itsversion its:version=itsversion", False,
     ""),
    ("its:provenanceRecord", "", "version=itsversion org orgRef person personRef revOrg revOrgRef revPerson "
     "revPersonRef revTool revToolRef tool toolRef its:version=itsversion", False, ""),
)  # fmt: skip
#: The sections of the modules in the standard.
_SECTIONS = {
    "mtc": "candidates", "gls": "glossary-module", "mda": "metadata_module", "res": "resourceData_module",
    "slr": "size_restriction_module", "val": "validation_module", "ctr": "changeTracking_module", "its": "ITS-module",
    "itsm": "ITS-module", "fs": "fs-mod",
}  # fmt: skip

SHAPES: dict[str, Shape] = {
    tag(name): _shape(content, attributes, name.rpartition(":")[0],
                      _SECTIONS.get(name.rpartition(":")[0], name.lower()), text=text, others=others)
    for name, content, attributes, text, others in _CORE + _MODULES
}  # fmt: skip

#: Module elements that the core's containers take at their extension point; ``*`` may come more than once.
PLACES: dict[str, dict[str, bool]] = {
    tag(parent): {tag(name.rstrip("*")): name.endswith("*") for name in children.split()}
    for parent, children in {
        "file": "mda:metadata res:resourceData slr:profiles slr:data val:validation its:provenanceRecords* "
                "ctr:changeTrack*",
        "group": "mda:metadata slr:data val:validation its:provenanceRecords* ctr:changeTrack*",
        "unit": "mtc:matches gls:glossary mda:metadata res:resourceData slr:data val:validation "
                "its:locQualityIssues* its:provenanceRecords* ctr:changeTrack*",
    }.items()
}  # fmt: skip

_ITS_INLINE = "mrk sm"
_PROVENANCE = (
    "org orgRef person personRef revOrg revOrgRef revPerson revPersonRef revTool revToolRef tool toolRef "
    "provenanceRecordsRef"
)
_ITS_ANY = "file group unit mrk sm mtc:match"
#: Attributes that modules put on other elements: kind of value, and the core elements that take them.
_ATTRIBUTES = (
    ("fs:fs", "html", "file group unit note sc ec ph pc mrk sm"),
    ("fs:subFs", "", "file group unit note sc ec ph pc mrk sm"),
    ("slr:storageRestriction", "", "file group unit mrk sm pc sc"),
    ("slr:sizeRestriction", "", "file group unit mrk sm pc sc"),
    ("slr:equivStorage", "", "pc sc ec ph"),
    ("slr:sizeInfo", "", "file group unit pc sc ec ph"),
    ("slr:sizeInfoRef", "nmtoken", "file group unit pc sc ec ph"),
    ("its:version", "itsversion", "xliff " + _ITS_ANY),
    ("its:allowedCharacters", "", _ITS_ANY),
    ("its:annotatorsRef", "", _ITS_ANY),
    ("its:localeFilterList", "", _ITS_ANY),
    ("its:localeFilterType", "filter", _ITS_ANY),
    ("its:locQualityIssueComment", "", _ITS_INLINE),
    ("its:locQualityIssueEnabled", "yesno", _ITS_INLINE),
    ("its:locQualityIssueProfileRef", "", _ITS_INLINE),
    ("its:locQualityIssuesRef", "", _ITS_INLINE),
    ("its:locQualityIssueSeverity", "percent", _ITS_INLINE),
    ("its:locQualityIssueType", "issue", _ITS_INLINE),
    ("its:locQualityRatingProfileRef", "", _ITS_ANY),
    ("its:locQualityRatingScore", "percent", _ITS_ANY),
    ("its:locQualityRatingScoreThreshold", "percent", _ITS_ANY),
    ("its:locQualityRatingVote", "integer", _ITS_ANY),
    ("its:locQualityRatingVoteThreshold", "integer", _ITS_ANY),
    ("its:mtConfidence", "confidence", _ITS_ANY),
    ("its:taClassRef", "", _ITS_INLINE),
    ("its:taConfidence", "confidence", _ITS_INLINE),
    ("its:taIdent", "", _ITS_INLINE),
    ("its:taIdentRef", "", _ITS_INLINE),
    ("its:taSource", "", _ITS_INLINE),
    ("its:termConfidence", "confidence", _ITS_INLINE),
    ("itsm:domains", "", _ITS_ANY),
    ("itsm:lang", "language", _ITS_ANY),
)  # fmt: skip
MODULE_ATTRIBUTES: dict[str, tuple[str, frozenset[str], str]] = {
    tag(name): (kind, frozenset(map(tag, places.split())), _SECTIONS[name.partition(":")[0]])
    for name, kind, places in (*_ATTRIBUTES, *((f"its:{name}", "", _ITS_ANY) for name in _PROVENANCE.split()))
}
