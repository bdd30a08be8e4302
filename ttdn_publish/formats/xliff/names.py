"""The namespaces of XLIFF 2.1, and names written in them as lxml writes them."""

from __future__ import annotations

from functools import lru_cache

from ttdn_publish.formats.xml import XML_NAMESPACE

CORE = "urn:oasis:names:tc:xliff:document:2.0"
MTC = "urn:oasis:names:tc:xliff:matches:2.0"
GLS = "urn:oasis:names:tc:xliff:glossary:2.0"
MDA = "urn:oasis:names:tc:xliff:metadata:2.0"
FS = "urn:oasis:names:tc:xliff:fs:2.0"
RES = "urn:oasis:names:tc:xliff:resourcedata:2.0"
CTR = "urn:oasis:names:tc:xliff:changetracking:2.0"
SLR = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
VAL = "urn:oasis:names:tc:xliff:validation:2.0"
ITS = "http://www.w3.org/2005/11/its"
ITSM = "urn:oasis:names:tc:xliff:itsm:2.1"

#: Prefix → namespace, by the prefixes that the standard registers for fragment identification (section 3).
PREFIXES = {
    "xlf": CORE,
    "mtc": MTC,
    "gls": GLS,
    "mda": MDA,
    "fs": FS,
    "res": RES,
    "ctr": CTR,
    "slr": SLR,
    "val": VAL,
    "its": ITS,
    "itsm": ITSM,
    "xml": XML_NAMESPACE,
}
_BY_NAMESPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}

STATES = ("initial", "translated", "reviewed", "final")


@lru_cache(4096)
def tag(written: str) -> str:
    """The name that lxml uses for ``prefix:name``; without a prefix it is in the core's namespace."""
    prefix, _, name = written.rpartition(":")
    return f"{{{PREFIXES[prefix or 'xlf']}}}{name}"


@lru_cache(4096)
def short(name: str) -> str:
    """The name for people: ``prefix:name``, core elements and plain attributes without a prefix."""
    if not name.startswith("{"):
        return name
    namespace, _, local = name[1:].partition("}")
    prefix = _BY_NAMESPACE.get(namespace)
    return local if prefix == "xlf" else f"{prefix}:{local}" if prefix else f"{{{namespace}}}{local}"
