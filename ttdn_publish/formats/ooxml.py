"""Office Open XML packages from outside: opened within limits, nothing followed, nothing run.

Only parts that are asked for are read. Relationships that lead out of the package are never followed. What the program
writes itself is packed the same way every time: one content, one file.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_, Phrase
from ttdn_publish.formats.xml import BadXml, Tree, is_element, parse

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_PARTS = 2_000
MAX_PART_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 256 * 1024 * 1024
#: A part larger than this may not be packed tighter than the ratio: real documents stay below 60, bombs reach 1000.
BIG_PART_BYTES = 1024 * 1024
MAX_RATIO = 200

CONTENT_TYPES = "[Content_Types].xml"
WORD_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MACROS = "vbaproject"
_OLE = b"\xd0\xcf\x11\xe0"
_WHEN = (1980, 1, 1, 0, 0, 0)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_TORN = N_("tệp hỏng hoặc bị cắt cụt (không mở được như tệp .docx)")
_PASSWORD = N_("tệp kiểu cũ (.doc) hoặc có mật khẩu; hãy mở bằng Word, bỏ mật khẩu và lưu thành .docx")
_ENCRYPTED = N_("tệp có phần được mã hóa")
_TOO_LARGE = N_("tệp quá lớn (hơn {limit} MB)")
_TOO_MANY = N_("tệp có quá nhiều phần (hơn {limit})")
_BOMB = N_("phần “{name}” nở ra quá lớn khi giải nén")
_NAMES = N_("tệp có hai phần trùng tên, hoặc tên phần không hợp lệ: “{name}”")
_MISSING = N_("tệp thiếu phần “{name}”")
_PART = N_("phần “{name}”: {reason}")
_MACRO = N_("tệp có macro; chỉ nhận .docx không có macro")
_KIND = N_("không phải văn bản Word (.docx)")


class BadPackage(PublishError):
    """A package that we do not take; the reason is a phrase without the file's name."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A line of a relationships part: ``kind`` is the last word of its type, ``target`` a part, or an address outside."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of a package. Raises :class:`BadPackage` for whatever is not one, or not within the limits."""

    def __init__(self, data: bytes) -> None:
        if len(data) > MAX_FILE_BYTES:
            raise BadPackage(_TOO_LARGE.format(limit=MAX_FILE_BYTES // 1024**2))
        if data.startswith(_OLE):
            raise BadPackage(_PASSWORD)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise BadPackage(_TORN) from error
        self._parts = _checked(self._archive.infolist())
        if CONTENT_TYPES not in self._parts:
            raise BadPackage(_KIND)
        if any(_MACROS in name.lower() for name in self._parts) or any(
            "macroenabled" in kind.lower() or _MACROS in kind.lower() for kind in self._types.values()
        ):
            raise BadPackage(_MACRO)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        info = self._parts.get(name)
        if info is None:
            raise BadPackage(_MISSING.format(name=name))
        try:
            with self._archive.open(info) as stream:
                data = stream.read(MAX_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError) as error:
            raise BadPackage(_TORN) from error
        if len(data) > MAX_PART_BYTES:
            raise BadPackage(_BOMB.format(name=name))
        return data

    def xml(self, name: str) -> Tree:
        """A part as XML."""
        try:
            return parse(self.read(name))
        except BadXml as error:
            raise BadPackage(_PART.format(name=name, reason=error)) from error

    @cached_property
    def _types(self) -> Mapping[str, str]:
        """Content types by part (from ``/``) and, for the rest, by ending."""
        types: dict[str, str] = {}
        for item in self.xml(CONTENT_TYPES).getroot():
            if is_element(item) and item.tag in (f"{_TYPES}Override", f"{_TYPES}Default"):
                name = item.get("PartName") or item.get("Extension", "")
                types[name.lower()] = item.get("ContentType", "")
        return types

    def markup(self, name: str) -> str:
        """The root element of a part as text, without comments and processing instructions; CDATA stays as it is."""
        root = self.xml(name).getroot()
        etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
        written: str = etree.tostring(root, encoding="unicode", with_tail=False)
        return written

    def content_type(self, name: str) -> str:
        """The content type of a part; ``""`` when nothing tells it."""
        return self._types.get(f"/{name.lower()}") or self._types.get(name.lower().rpartition(".")[2], "")

    def relationships(self, source: str) -> tuple[Relationship, ...]:
        """What ``source`` (``""`` for the package) is related to; inside the package only parts that are there."""
        listing = relationships_part(source)
        if listing not in self._parts:
            return ()
        found = []
        for item in self.xml(listing).getroot().iter(_RELATIONSHIP):
            external = item.get("TargetMode", "Internal") == "External"
            target = item.get("Target", "")
            if not external:
                folder = posixpath.dirname(source)
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            if external or target in self._parts:
                found.append(
                    Relationship(item.get("Id", ""), item.get("Type", "").rpartition("/")[2], target, external)
                )
        return tuple(found)

    def related(self, source: str, kind: str) -> str | None:
        """The part to which ``source`` (``""`` for the package) has a relationship of a type that ends with ``kind``."""
        inside = (one.target for one in self.relationships(source) if one.kind == kind and not one.external)
        return next(inside, None)

    def word_document(self) -> str:
        """The main part of a Word document."""
        main = self.related("", "officeDocument")
        if main is None or self._types.get(f"/{main.lower()}") != WORD_DOCUMENT:
            raise BadPackage(_KIND)
        return main


def relationships_part(source: str) -> str:
    """The part that lists the relationships of ``source`` (``""`` for the package)."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _checked(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    if len(entries) > MAX_PARTS:
        raise BadPackage(_TOO_MANY.format(limit=MAX_PARTS))
    parts: dict[str, zipfile.ZipInfo] = {}
    total = 0
    for entry in entries:
        name = entry.filename
        if entry.is_dir():
            continue
        if name in parts or name.startswith("/") or "\\" in name or ".." in name.split("/"):
            raise BadPackage(_NAMES.format(name=name[:80]))
        if entry.flag_bits & 0x1:
            raise BadPackage(_ENCRYPTED)
        if entry.compress_type not in _METHODS:
            raise BadPackage(_TORN)
        total += entry.file_size
        tight = entry.file_size > BIG_PART_BYTES and entry.file_size > MAX_RATIO * max(1, entry.compress_size)
        if entry.file_size > MAX_PART_BYTES or total > MAX_TOTAL_BYTES or tight:
            raise BadPackage(_BOMB.format(name=name[:80]))
        parts[name] = entry
    return parts


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A package of ``parts``, the content types first; the same bytes for the same parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda n: (n != CONTENT_TYPES, n)):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return stream.getvalue()


def reason(error: BadPackage) -> Phrase:
    """Why a package was refused, as a phrase that can be put into another."""
    words = error.args[0]
    return words if isinstance(words, Phrase) else Phrase(str(words))
