"""Files that are taken as workbooks (.xlsx): within limits, without macros, passwords or declarations of their own.

They are looked through before any library reads them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_
from ttdn_publish.formats.ooxml import CONTENT_TYPES, BadPackage, Package, reason

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_ENCODINGS = (b"<\0", b"\0<", b"\xff\xfe", b"\xfe\xff")
_MAX_TYPES = 1024 * 1024
_UNZIPPING = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, NotImplementedError, OSError)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")

TORN = N_("tệp hỏng hoặc bị cắt cụt (không mở được như tệp .xlsx)")
_PASSWORD = N_("tệp có mật khẩu; hãy mở bằng Excel, bỏ mật khẩu và lưu lại")
_OLD = N_("tệp kiểu cũ (.xls); hãy mở bằng Excel và lưu thành .xlsx")
_KIND = N_("không phải bảng tính .xlsx; hãy mở bằng Excel và lưu thành .xlsx")
_MACRO = N_("tệp có macro; hãy lưu thành .xlsx không có macro")
_DECLARES = N_("tệp tự khai báo thực thể hoặc cấu trúc (DTD); không nhận tệp như vậy")


class BadSheet(PublishError):
    """A file that cannot be read as a sheet; the message is the reason, a phrase without the file's name."""


def has_formulas(data: bytes) -> bool:
    """Whether there are formulas in a workbook. Raises :class:`BadSheet` for what is none, or not within the limits."""
    if data.startswith(_OLE):
        raise BadSheet(_PASSWORD if _ENCRYPTED in data else _OLD)
    if not data.startswith(b"PK"):
        raise BadSheet(_KIND)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower(): name for name in archive.namelist()}
            if CONTENT_TYPES.lower() not in names or "xl/workbook.bin" in names:
                raise BadSheet(_KIND)
            with archive.open(names[CONTENT_TYPES.lower()]) as stream:
                types = stream.read(_MAX_TYPES).lower()
    except _UNZIPPING as error:
        raise BadSheet(TORN) from error
    if any("vbaproject" in name for name in names) or b"macroenabled" in types:
        raise BadSheet(_MACRO)
    if b"spreadsheetml" not in types:
        raise BadSheet(_KIND)
    try:
        package = Package(data)
        parts = [package.read(part) for part in package.names]
    except BadPackage as error:
        raise BadSheet(reason(error)) from error
    if any(part.startswith(_OTHER_ENCODINGS) or b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in parts):
        raise BadSheet(_DECLARES)
    return any(_FORMULA.search(part) for part in parts)
