"""What a finished file says of itself: document information and XMP that agree, identifiers made from content."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import pikepdf

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?")
#: Every name that is written, with what it stands for.
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}


@dataclass(frozen=True)
class Claims:
    """What a file claims to be, as XMP properties with their values, and its identifiers (as hexadecimal SHA-256)."""

    properties: Sequence[tuple[str, str]]
    document: str
    instance: str
    trapped: bool | None = None


def describe(pdf: Any, claims: Claims) -> None:
    """Write document information and XMP anew from what the file says, with the same dates in both.

    Dates without time of day are midnight in Viet Nam.
    """
    info = pdf.docinfo
    created = _moment(str(info.get("/CreationDate", "D:1970")))
    changed = _moment(str(info.get("/ModDate", "")) or str(info.get("/CreationDate", "D:1970")))
    said = {
        name: str(info[f"/{name}"])
        for name in ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")
        if f"/{name}" in info
    }
    for key in list(info.keys()):
        del info[key]
    for name, value in said.items():
        info[f"/{name}"] = pikepdf.String(value)
    info["/CreationDate"], info["/ModDate"] = (pikepdf.String(_pdf_date(one)) for one in (created, changed))
    parts = [
        *(_simple(name, value) for name, value in claims.properties),
        _listed("dc:title", "Alt", said.get("Title")),
        _listed("dc:creator", "Seq", said.get("Author")),
        _listed("dc:description", "Alt", said.get("Subject")),
        _simple("dc:format", "application/pdf"),
        _simple("pdf:Keywords", said.get("Keywords")),
        _simple("pdf:Producer", said.get("Producer")),
        _simple("xmp:CreatorTool", said.get("Creator")),
        _simple("xmp:CreateDate", created),
        _simple("xmp:ModifyDate", changed),
        _simple("xmp:MetadataDate", changed),
        _simple("xmpMM:DocumentID", f"uuid:{uuid.UUID(claims.document[:32])}"),
        _simple("xmpMM:InstanceID", f"uuid:{uuid.UUID(claims.instance[:32])}"),
        _simple("xmpMM:RenditionClass", "default"),
        _simple("xmpMM:VersionID", "1"),
    ]
    if claims.trapped is not None:
        info["/Trapped"] = pikepdf.Name("/True" if claims.trapped else "/False")
        parts.append(_simple("pdf:Trapped", "True" if claims.trapped else "False"))
    body = "\n".join(part for part in parts if part)
    names = " ".join(
        f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items() if f"{prefix}:" in body or prefix == "rdf"
    )
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        f'xmlns:rdf="{_NAMESPACES["rdf"]}"><rdf:Description rdf:about="" {names}>\n{body}\n</rdf:Description></rdf:RDF>'
        '</x:xmpmeta>\n<?xpacket end="w"?>'
    )
    pdf.Root["/Metadata"] = pdf.make_indirect(
        pikepdf.Stream(pdf, packet.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    )


def _simple(name: str, value: str | None) -> str:
    return f"<{name}>{escape(value)}</{name}>" if value else ""


def _listed(name: str, kind: str, value: str | None) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<{name}><rdf:{kind}><rdf:li{language}>{escape(value)}</rdf:li></rdf:{kind}></{name}>" if value else ""


def _moment(written: str) -> str:
    """A date of PDF as XMP writes it, whole: ``2018-03-30T00:00:00+07:00``."""
    found = _DATE.match(written)
    if found is None:
        return "1970-01-01T00:00:00+07:00"
    year, month, day, hour, minute, second, sign, zone, more = found.groups()
    zoned = f"{sign}{zone}:{more or '00'}" if sign else "+00:00" if written.endswith("Z") else "+07:00"
    return f"{year}-{month or '01'}-{day or '01'}T{hour or '00'}:{minute or '00'}:{second or '00'}{zoned}"


def _pdf_date(moment: str) -> str:
    digits = re.sub(r"[-:T]", "", moment[:19])
    return f"D:{digits}{moment[19]}{moment[20:22]}'{moment[23:25]}'"
