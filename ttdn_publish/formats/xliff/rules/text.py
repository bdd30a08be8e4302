"""Languages, states, order, characters: what the standard says of segments and their text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_publish.findings import N_
from ttdn_publish.formats.xliff.names import short, tag
from ttdn_publish.formats.xliff.problem import Problem, at
from ttdn_publish.formats.xliff.rules.context import Context, Part, Scope, holders
from ttdn_publish.formats.xml import Element

_NO_TARGET_LANGUAGE = N_("tệp có <target> nên <xliff> phải có trgLang")
_LANGUAGE = N_('xml:lang “{found}” của <{element}> khác {name}="{wanted}" của tệp')
_STATE = N_('<segment> có state="{state}" thì phải có <target>')
_NO_STATE = N_("<segment> có subState thì phải ghi cả state")
_SUB_STATE = N_('subState="{value}" không đúng dạng tiền-tố:giá-trị (tiền tố xlf dành riêng cho chuẩn)')
_TYPE = N_('type="{value}" của <{element}> dùng tiền tố xlf dành riêng cho chuẩn')
_ORDER = N_('order="{order}" vượt quá số đoạn của đơn vị ({count})')
_ORDER_TWICE = N_('order="{order}" được dùng hai lần trong đơn vị')
_ORDER_GAP = N_('bản dịch của đoạn thứ {place} chuyển đi nơi khác nhưng không bản dịch nào có order="{place}"')
_SKELETON = N_("<skeleton> phải có nội dung khi không có href, và để trống khi có href")
_POINT = N_('<cp hex="{hex}"> chỉ dùng cho ký tự mà XML không viết được, bốn chữ số thập lục phân')

#: What XML 1.0 cannot hold, and the control characters that it discourages and the standard's own schema lets through.
_CODE_POINT = re.compile(
    r"00(?:0[0-8bcef]|1[0-9a-f]|7f|8[0-46-9a-f]|9[0-9a-f])|d[89a-f][0-9a-f]{2}|fff[ef]", re.IGNORECASE
)
_SUB_STATE_FORM = re.compile(r"(?!xlf:)[^\s:]+:\S.*", re.DOTALL)


def check(context: Context) -> Iterator[Problem]:
    """Problems of segments and their text."""
    root = context.root
    languages = {"source": root.get("srcLang", ""), "target": root.get("trgLang", "")}
    if root.get("trgLang") is None and any(unit.targets for unit in context.units):
        yield at(root, "xliff", _NO_TARGET_LANGUAGE)
    for scope in context.scopes:
        yield from _languages(scope, languages)
    for unit in context.units:
        yield from _segments(unit.element)
        yield from _order(unit)
    for element in root.iter(tag("group"), tag("unit")):
        if element.get("type", "").startswith("xlf:"):
            yield at(element, "type", _TYPE.format(value=element.get("type"), element=short(element.tag)))
    for skeleton in root.iterfind(f"{tag('file')}/{tag('skeleton')}"):
        empty = not len(skeleton) and not skeleton.text
        if empty == (skeleton.get("href") is None):
            yield at(skeleton, "skeleton", _SKELETON)
    for point in root.iter(tag("cp")):
        if not _CODE_POINT.fullmatch(point.get("hex", "")):
            yield at(point, "hex", _POINT.format(hex=point.get("hex", "")))


def _languages(scope: Scope, languages: dict[str, str]) -> Iterator[Problem]:
    """The language of a text, explicit or inherited, is that of the file; a reference match may be in another."""
    foreign_target = scope.is_match and scope.element.get("reference") == "yes"
    for name, side in (("source", scope.sources), ("target", [] if foreign_target else scope.targets)):
        wanted = languages[name]
        for part in side:
            found = part.content.get(tag("xml:lang")) if scope.is_match else _language(part)
            if found is not None and found.lower() != wanted.lower() and wanted:
                attribute = "srcLang" if name == "source" else "trgLang"
                reason = _LANGUAGE.format(found=found, element=name, name=attribute, wanted=wanted)
                yield at(part.content, name, reason)


def _language(part: Part) -> str | None:
    element: Element | None = part.content
    while element is not None:
        found: str | None = element.get(tag("xml:lang"))
        if found is not None:
            return found
        element = element.getparent()
    return None


def _segments(unit: Element) -> Iterator[Problem]:
    for segment in unit.iterchildren(tag("segment")):
        state, sub_state = segment.get("state"), segment.get("subState")
        if state in {"translated", "reviewed", "final"} and segment.find(tag("target")) is None:
            yield at(segment, "state", _STATE.format(state=state))
        if sub_state is not None and state is None:
            yield at(segment, "substate", _NO_STATE)
        if sub_state is not None and not _SUB_STATE_FORM.fullmatch(sub_state):
            yield at(segment, "substate", _SUB_STATE.format(value=sub_state))


def _order(unit: Scope) -> Iterator[Problem]:
    """Explicit orders are a permutation of the places of the targets that have one."""
    places = {holder: place for place, holder in enumerate(holders(unit.element), 1)}
    written: dict[int, Part] = {}
    for part in unit.targets:
        order = part.content.get("order", "").strip()
        if not order.isdecimal():
            continue
        if int(order) > len(places):
            yield at(part.content, "order", _ORDER.format(order=order, count=len(places)))
        if int(order) in written:
            yield at(part.content, "order", _ORDER_TWICE.format(order=order))
        written[int(order)] = part
    for part in written.values():
        place = places[part.holder]
        if place not in written:
            yield at(part.content, "segorder", _ORDER_GAP.format(place=place))
