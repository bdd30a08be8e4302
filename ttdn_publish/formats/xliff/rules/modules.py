"""The modules: candidates, glossary, metadata, format style, resource data, size and length, validation, change tracking."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ttdn_publish.findings import N_
from ttdn_publish.formats.xliff.names import PREFIXES, short, tag
from ttdn_publish.formats.xliff.problem import Problem, at
from ttdn_publish.formats.xliff.rules.context import Context
from ttdn_publish.formats.xliff.rules.ids import unique
from ttdn_publish.formats.xliff.rules.shapes import SHAPES
from ttdn_publish.formats.xml import Element, is_element

_SUB_TYPE = N_("<{element}> có subType thì phải có type")
_RESERVED = N_('subType="{value}" dùng tiền tố xlf dành riêng cho chuẩn')
_ENTRY = N_("<gls:glossEntry> phải có <gls:translation> hoặc <gls:definition>")
_EC = N_('{name} chỉ được dùng trên <ec> khi isolated="yes"')
_SUB_FS = N_("fs:subFs chỉ được dùng cùng fs:fs")
_SUB_FS_FORM = N_('fs:subFs="{value}" phải là các cặp tên,giá-trị cách nhau bằng \\')
_EMPTY_RESOURCE = N_("<{element}> không được để trống")
_HREF = N_("<{element}> phải có nội dung khi không có href, và để trống khi có href")
_MIME = N_("<res:resourceItem> phải có mimeType khi nguồn và đích chỉ là liên kết")
_LANGUAGE = N_("xml:lang “{found}” của <{element}> khác ngôn ngữ “{wanted}” của tệp")
_BOTH_SIZES = N_("slr:sizeInfo và slr:sizeInfoRef không được dùng cùng nhau")
_SIZE_REF = N_('slr:sizeInfoRef="{ref}" không chỉ tới phần tử nào trong <slr:data>')
_SIZE = N_('{name}="{value}" không đúng quy cách của hồ sơ {profile}')
_RULE_ONE = N_("<val:rule> phải có đúng một trong isPresent, isNotPresent, startsWith, endsWith hoặc một quy tắc riêng")
_OCCURS = N_("occurs chỉ được dùng cùng isPresent")
_IN_SOURCE = N_("existsInSource phải đi với đúng một trong isPresent, startsWith, endsWith")
_DISABLED = N_('disabled="yes" không được dùng ở cấp <file>')
_PROPERTY = N_('property="{name}" không phải content hay tên một thuộc tính của <{element}>')
_PROPERTY_TWICE = N_('property="{name}" được ghi hai lần trong một bản sửa')
_APPLIES = N_('appliesTo="{name}" không phải tên một phần tử của XLIFF')
_REVISION_REF = N_('ref="{ref}" không phải id của phần tử nào ở đây')
_REVISION_WHICH = N_("có nhiều <{name}> nên phải ghi ref")
_VERSION = N_('currentVersion="{version}" không phải version của bản sửa nào')

_EC_ONLY_ALONE = tuple(map(tag, ("fs:fs", "fs:subFs", "slr:equivStorage", "slr:sizeInfo", "slr:sizeInfoRef")))
_STORAGE_PROFILES = {"xliff:utf8", "xliff:utf16", "xliff:utf32"}
_LIMITS = re.compile(r"\*|[0-9]+(?:,(?:[0-9]+|\*))?")
_COUNT = re.compile(r"[0-9]*")
_PAIR = re.compile(r"[^,\\]+,(?:[^,\\]|\\[,\\])*")


def check(context: Context) -> Iterator[Problem]:
    """Problems within modules."""
    for element in context.root.iter():
        if is_element(element) and element.tag in _RULES:
            yield from _RULES[element.tag](element)
    sized = _sized(context.root)
    for element in context.root.iter(f"{{{PREFIXES['xlf']}}}*"):
        yield from _attributes(element)
        yield from _size_ref(element, sized)
    for file in context.root.iterchildren(tag("file")):
        yield from _sizes(file)


def _matches(matches: Element) -> Iterator[Problem]:
    yield from unique(matches.iterchildren(tag("mtc:match")), "candidates_id")
    for match in matches.iterchildren(tag("mtc:match")):
        if match.get("subType") is not None and match.get("type") is None:
            yield at(match, "candidates_subtype", _SUB_TYPE.format(element=short(match.tag)))
        if match.get("subType", "").startswith("xlf:"):
            yield at(match, "candidates_subtype", _RESERVED.format(value=match.get("subType")))


def _glossary(glossary: Element) -> Iterator[Problem]:
    yield from unique(glossary.iter(tag("gls:glossEntry"), tag("gls:translation")), "gls_id")
    for entry in glossary.iterchildren(tag("gls:glossEntry")):
        if entry.find(tag("gls:translation")) is None and entry.find(tag("gls:definition")) is None:
            yield at(entry, "glossentry", _ENTRY)


def _metadata(metadata: Element) -> Iterator[Problem]:
    yield from unique(metadata.iter(tag("mda:metadata"), tag("mda:metaGroup")), "meta_id")


def _resources(resources: Element) -> Iterator[Problem]:
    yield from unique(resources.iterchildren(tag("res:resourceItem"), tag("res:resourceItemRef")), "res_id")
    root = resources.getroottree().getroot()
    if not len(resources):
        yield at(resources, "res_resourceData", _EMPTY_RESOURCE.format(element=short(resources.tag)))
    for item in resources.iterchildren(tag("res:resourceItem")):
        sides = list(item.iterchildren(tag("res:source"), tag("res:target")))
        if not any(map(is_element, item)):
            yield at(item, "res_resourceItem", _EMPTY_RESOURCE.format(element=short(item.tag)))
        if sides and not any(map(_holds, sides)) and item.get("mimeType") is None:
            yield at(item, "res_resourceItem", _MIME)
        for side in sides:
            is_source = side.tag == tag("res:source")
            section = "res_source" if is_source else "res_target"
            if _holds(side) != (side.get("href") is None):
                yield at(side, section, _HREF.format(element=short(side.tag)))
            # Of targets that lie elsewhere the published examples give other languages; only text here must agree.
            wanted = root.get("srcLang" if is_source else "trgLang")
            found = side.get(tag("xml:lang"))
            if (is_source or _holds(side)) and wanted and found is not None and found.lower() != wanted.lower():
                reason = _LANGUAGE.format(found=found, element=short(side.tag), wanted=wanted)
                yield at(side, section, reason)


def _holds(element: Element) -> bool:
    return bool(len(element) or element.text)


def _rule(rule: Element) -> Iterator[Problem]:
    native = [name for name in ("isPresent", "isNotPresent", "startsWith", "endsWith") if rule.get(name) is not None]
    custom = any(name.startswith("{") for name in rule.attrib)
    if len(native) > 1 or (not native and not custom):
        yield at(rule, "val_rule", _RULE_ONE)
    if rule.get("occurs") is not None and "isPresent" not in native:
        yield at(rule, "val_occurs", _OCCURS)
    if rule.get("existsInSource") is not None and native not in (["isPresent"], ["startsWith"], ["endsWith"]):
        yield at(rule, "val_existsInSource", _IN_SOURCE)
    if rule.get("disabled") == "yes" and rule.getparent().getparent().tag == tag("file"):
        yield at(rule, "val_disabled", _DISABLED)


def _changes(changes: Element) -> Iterator[Problem]:
    scope = changes.getparent()
    ids = {element.get("id") for element in scope.iter() if is_element(element)}
    for revisions in changes.iterchildren(tag("ctr:revisions")):
        name, ref = revisions.get("appliesTo", ""), revisions.get("ref")
        shape = SHAPES.get(tag(name)) if re.fullmatch(r"\w+", name) else None
        instances = [] if shape is None else list(_within(scope, tag(name)))
        if shape is None and ":" not in name:
            yield at(revisions, "ctr_appliesTo", _APPLIES.format(name=name))
        if ref is not None and ref not in ids:
            yield at(revisions, "ctr_ref", _REVISION_REF.format(ref=ref))
        if ref is None and len(instances) > 1 and any(element.get("id") is not None for element in instances):
            yield at(revisions, "revisions", _REVISION_WHICH.format(name=name))
        current = revisions.get("currentVersion")
        listed = list(revisions.iterchildren(tag("ctr:revision")))
        if current is not None and all(revision.get("version") != current for revision in listed):
            yield at(revisions, "ctr_currentVersion", _VERSION.format(version=current))
        named = [set(element.attrib) for element in instances if ref is not None and element.get("id") == ref]
        properties = set().union(*named) if named else set(shape.attributes) if shape is not None else None
        for revision in listed:
            yield from _revision(revision, name, properties)


def _revision(revision: Element, name: str, properties: set[str] | None) -> Iterator[Problem]:
    """Each item is ``content`` or an attribute of the element that is meant (``properties``, if it is known), once."""
    seen: set[str] = set()
    for item in revision.iterchildren(tag("ctr:item")):
        written = item.get("property", "")
        if properties is not None and written not in {"content", *properties} and ":" not in written:
            yield at(item, "ctr_property", _PROPERTY.format(name=written, element=name))
        if written in seen:
            yield at(item, "ctr_property", _PROPERTY_TWICE.format(name=written))
        seen.add(written)


def _within(scope: Element, name: str) -> Iterator[Element]:
    """Elements of that name in ``scope``, but not in a unit or group inside it."""
    for child in scope:
        if child.tag == name:
            yield child
        if is_element(child) and child.tag not in {tag("unit"), tag("group"), tag("mtc:matches")}:
            yield from _within(child, name)


def _attributes(element: Element) -> Iterator[Problem]:
    if element.tag == tag("ec") and element.get("isolated") != "yes":
        for name in _EC_ONLY_ALONE:
            if element.get(name) is not None:
                yield at(element, name.rpartition("}")[2], _EC.format(name=short(name)))
    sub_style = element.get(tag("fs:subFs"))
    if sub_style is not None:
        if element.get(tag("fs:fs")) is None:
            yield at(element, "subFs", _SUB_FS)
        elif not all(_PAIR.fullmatch(pair) for pair in re.split(r"(?<!\\)(?:\\\\)*\\(?![\\,])", sub_style)):
            yield at(element, "subFs", _SUB_FS_FORM.format(value=sub_style))


def _sized(root: Element) -> dict[Element, set[str]]:
    """Ids within ``slr:data``, by the element that holds it."""
    found: dict[Element, set[str]] = {}
    for data in root.iter(tag("slr:data")):
        ids = {item.get(name) for item in data.iterdescendants() for name in ("id", tag("xml:id"))}
        found.setdefault(data.getparent(), set()).update(ids)
    return found


def _size_ref(element: Element, sized: Mapping[Element, set[str]]) -> Iterator[Problem]:
    ref = element.get(tag("slr:sizeInfoRef"))
    if ref is None:
        return
    if element.get(tag("slr:sizeInfo")) is not None:
        yield at(element, "slr_size_info_ref", _BOTH_SIZES)
    if not any(ref in sized.get(place, ()) for place in (element, *element.iterancestors())):
        yield at(element, "slr_size_info_ref", _SIZE_REF.format(ref=ref))


def _sizes(file: Element) -> Iterator[Problem]:
    """Sizes are written as the standard's own profiles want, where the file chooses them."""
    profiles = file.find(tag("slr:profiles"))
    if profiles is None:
        return
    general, storage = profiles.get("generalProfile", ""), profiles.get("storageProfile", "")
    forms: dict[str, tuple[re.Pattern[str], str]] = {}
    if general == "xliff:codepoints":
        forms |= {tag("slr:sizeRestriction"): (_LIMITS, general), tag("slr:sizeInfo"): (_COUNT, general)}
    if storage in _STORAGE_PROFILES:
        forms |= {tag("slr:storageRestriction"): (_LIMITS, storage), tag("slr:equivStorage"): (_COUNT, storage)}
    for element in file.iter(f"{{{PREFIXES['xlf']}}}*"):
        for name, (form, profile) in forms.items():
            value = element.get(name)
            if value is not None and not form.fullmatch(value):
                yield at(
                    element, "size_restriction_module", _SIZE.format(name=short(name), value=value, profile=profile)
                )


_RULES = {
    tag("mtc:matches"): _matches,
    tag("gls:glossary"): _glossary,
    tag("mda:metadata"): _metadata,
    tag("res:resourceData"): _resources,
    tag("val:rule"): _rule,
    tag("ctr:changeTrack"): _changes,
}
