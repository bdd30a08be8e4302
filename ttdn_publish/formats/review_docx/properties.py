"""What a kit says of itself in its custom document properties (ECMA-376 Part 1, section 15.2.12.2)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from ttdn_publish.findings import N_
from ttdn_publish.formats.custom_properties import custom_part
from ttdn_publish.formats.ooxml import BadPackage, Package
from ttdn_publish.formats.review_docx.left import elements
from ttdn_publish.formats.review_docx.rows import VERSION, KitInfo
from ttdn_publish.formats.review_docx.spans import tight

_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
_PREFIX = "ttdn."
_BETWEEN = "|"

_NO_KIT = N_("không phải hồ sơ soát do bộ công cụ này xuất, hoặc phần nhận dạng của hồ sơ đã mất")
_OTHER_VERSION = N_("hồ sơ soát dạng “{found}”; bộ công cụ này đọc dạng “{wanted}”")


def kit_part(info: KitInfo, written: str) -> bytes:
    """The part that says what the kit is; ``written`` is :func:`digest` of what was written."""
    values = {
        "kit": VERSION,
        "id": info.id,
        "collections": _BETWEEN.join(info.collections),
        "language": info.language,
        "at": info.at,
        "rows": str(info.rows),
        "written": written,
    }
    return custom_part({_PREFIX + name: value for name, value in values.items()})


def read_info(package: Package) -> tuple[KitInfo, str]:
    """What the kit is of, and who saved it last. Raises :class:`BadPackage` when it is none of ours."""
    values = _values(package)
    if "kit" not in values:
        raise BadPackage(_NO_KIT)
    if values["kit"] != VERSION:
        raise BadPackage(_OTHER_VERSION.format(found=values["kit"][:20], wanted=VERSION))
    rows = values.get("rows", "")
    if not (rows.isascii() and rows.isdecimal() and len(rows) <= 6) or not values.get("id"):
        raise BadPackage(_NO_KIT)
    collections = tuple(values.get("collections", "").split(_BETWEEN))
    info = KitInfo(collections, values.get("language", ""), values.get("at", ""), int(rows), values["id"])
    return info, _author(package)


def written(package: Package) -> str:
    """The digest that the kit was written with."""
    return _values(package).get("written", "")


def digest(document: bytes, comments: bytes) -> str:
    """A digest of the main part and the comments: whoever saves the file writes them anew."""
    return hashlib.sha256(document + b"\0" + comments).hexdigest()


def _values(package: Package) -> Mapping[str, str]:
    name = package.related("", "custom-properties")
    if name is None:
        return {}
    return {
        item.get("name", "").removeprefix(_PREFIX): "".join(item.itertext())
        for item in elements(package.xml(name).getroot())
        if item.get("name", "").startswith(_PREFIX)
    }


def _author(package: Package) -> str:
    name = package.related("", "core-properties")
    if name is None:
        return ""
    found = package.xml(name).getroot().find(_CORE)
    return "" if found is None else tight("".join(found.itertext()))
