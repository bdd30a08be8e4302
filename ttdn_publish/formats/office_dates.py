"""Word and Excel files as if they had been made at the beginning of a given day: the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import re

from ttdn_publish.formats.ooxml import Package, pack

_PROPERTIES = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")


def dated(data: bytes, day: dt.date) -> bytes:
    """The file ``data`` with ``day`` as the moment when it was made and changed. Raises :class:`BadPackage`."""
    package = Package(data)
    parts = {name: package.read(name) for name in package.names}
    if _PROPERTIES in parts:
        parts[_PROPERTIES] = _MOMENT.sub(rb"\g<1>%sT00:00:00Z" % day.isoformat().encode(), parts[_PROPERTIES])
    return pack(parts)
