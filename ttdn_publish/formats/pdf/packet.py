"""The metadata packet of a PDF (XMP, ISO 16684-1) as plain properties."""

from __future__ import annotations

from typing import Any

from ttdn_publish.formats.pdf.objects import TROUBLE, is_stream, stream_bytes
from ttdn_publish.formats.xml import BadXml, is_element, parse, qualified

_MAX_PACKET = 4 * 1024 * 1024
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#: Namespace → the prefix that it is known by.
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
}


def packet_of(stream: Any) -> dict[str, str] | None:
    """The properties of a metadata stream by ``prefix:name``; of lists the first item counts.

    ``None`` where there is no stream, empty where it cannot be read.
    """
    if not is_stream(stream):
        return None
    try:
        tree = parse(stream_bytes(stream, _MAX_PACKET).strip(b"\x00 \r\n\t"), _MAX_PACKET)
    except (*TROUBLE, BadXml):
        return {}
    found: dict[str, str] = {}
    for description in tree.getroot().iter(f"{{{_RDF}}}Description"):
        for key, value in description.attrib.items():
            _add(found, str(key), str(value))
        for child in description:
            if is_element(child):
                words = " ".join("".join(child.itertext()).split())
                _add(found, str(child.tag), words)
    return found


def _add(found: dict[str, str], tag: str, value: str) -> None:
    namespace, name = qualified(tag)
    if namespace and namespace != _RDF:
        found.setdefault(f"{_PREFIXES.get(namespace, namespace)}:{name}", value)
