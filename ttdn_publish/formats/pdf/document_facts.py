"""What a PDF from anybody says of itself as a whole: version, metadata, output intents, what it does beside showing pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ttdn_publish.formats.pdf.icc import ProfileFacts, profile_facts
from ttdn_publish.formats.pdf.objects import (
    TROUBLE,
    entry,
    filters_of,
    is_array,
    is_dictionary,
    is_stream,
    items,
    keys,
    name_of,
    number,
    stream_bytes,
    text_of,
)
from ttdn_publish.formats.pdf.packet import packet_of

_MOST_OBJECTS = 400_000
_DEEPEST = 40
_MAX_PROFILE = 16 * 1024 * 1024
#: Actions that do something beside leading to a place.
_ACTIVE = frozenset(
    ("JavaScript", "Launch", "SubmitForm", "ResetForm", "ImportData", "Movie", "Sound", "Rendition", "GoTo3DView")
)


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent: subtype (``GTS_PDFX``), identifier and words of its condition, the profile where there is one and the
    number of components written beside it (N)."""

    subtype: str
    identifier: str
    condition: str
    profile: ProfileFacts | None
    components: int


@dataclass(frozen=True, slots=True)
class Layers:
    """Optional content: names of all layers, those hidden at first, and whether there is more than one state to choose."""

    names: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    choice: bool = False


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """``info`` are the entries of the Info dictionary without slashes, ``xmp`` the properties of the metadata packet
    (``dc:title``; ``None`` without a packet, empty where it cannot be read). ``acts`` are actions and forms that a file can
    run, ``filters`` all filters used, ``labels`` the page labels' numbers (``None`` where a page's is not a number). ``repairs``: how
    many places had to be mended to open the file."""

    version: str
    pages: int
    encrypted: bool
    has_id: bool
    info: Mapping[str, str]
    xmp: Mapping[str, str] | None
    intents: tuple[Intent, ...]
    layers: Layers
    acts: frozenset[str]
    attachments: int
    filters: frozenset[str]
    external: bool
    private: bool
    tagged: bool
    language: str
    labels: tuple[int | None, ...]
    repairs: int = 0

    @property
    def declared(self) -> str:
        """The kind of PDF/X that the file says it is, ``""`` for none."""
        found = (self.xmp or {}).get("pdfxid:GTS_PDFXVersion", "") or self.info.get("GTS_PDFXVersion", "")
        return found.strip()


def document_facts(pdf: Any) -> DocumentFacts:
    """Facts on an opened file; what is damaged counts as absent."""
    root = pdf.Root
    trailer = pdf.trailer
    info = entry(trailer, "/Info")
    acts, filters, external = _swept(pdf)
    names = entry(root, "/Names")
    fields = entry(root, "/AcroForm")
    if items(entry(fields, "/Fields"), 1) or entry(fields, "/XFA") is not None:
        acts.add("AcroForm")
    if entry(root, "/AA") is not None:
        acts.add("AA")
    if entry(names, "/JavaScript") is not None:
        acts.add("JavaScript")
    count = len(pdf.pages)
    return DocumentFacts(
        str(pdf.pdf_version),
        count,
        bool(pdf.is_encrypted),
        len(items(entry(trailer, "/ID"), 3)) == 2,
        {key[1:]: text_of(entry(info, key)) or name_of(entry(info, key)) for key in keys(info)},
        packet_of(entry(root, "/Metadata")),
        tuple(_intent(item) for item in items(entry(root, "/OutputIntents"), 32) if is_dictionary(item)),
        _layers(entry(root, "/OCProperties")),
        frozenset(acts),
        _leaves(entry(names, "/EmbeddedFiles"), "/Names") // 2 + len(items(entry(root, "/AF"), 1000)),
        frozenset(filters),
        external,
        entry(root, "/PieceInfo") is not None,
        entry(entry(root, "/MarkInfo"), "/Marked", False) is True and entry(root, "/StructTreeRoot") is not None,
        text_of(entry(root, "/Lang")),
        _labels(entry(root, "/PageLabels"), count),
        len(pdf.get_warnings()),
    )


def _swept(pdf: Any) -> tuple[set[str], set[str], bool]:
    """Actions, filters, and whether a stream lies in another file: from all objects."""
    acts: set[str] = set()
    filters: set[str] = set()
    external = False
    for index, item in enumerate(pdf.objects):
        if index > _MOST_OBJECTS:
            break
        try:
            if is_stream(item):
                filters.update(filters_of(item))
                external = external or (entry(item, "/F") is not None and entry(item, "/Type") is None)
            elif is_dictionary(item):
                for holder in (item, entry(item, "/A"), entry(item, "/OpenAction"), *_of_keys(entry(item, "/AA"))):
                    kind = name_of(entry(holder, "/S"))
                    if kind in _ACTIVE:
                        acts.add(kind)
        except TROUBLE:
            continue
    return acts, filters, external


def _of_keys(holder: Any) -> list[Any]:
    return [entry(holder, key) for key in keys(holder)] if is_dictionary(holder) else []


def _intent(dictionary: Any) -> Intent:
    stream = entry(dictionary, "/DestOutputProfile")
    profile = None
    if is_stream(stream):
        try:
            profile = profile_facts(stream_bytes(stream, _MAX_PROFILE))
        except TROUBLE:
            profile = ProfileFacts()
    return Intent(
        name_of(entry(dictionary, "/S")),
        text_of(entry(dictionary, "/OutputConditionIdentifier")),
        text_of(entry(dictionary, "/OutputCondition")) or text_of(entry(dictionary, "/Info")),
        profile,
        int(number(entry(stream, "/N"))),
    )


def _layers(properties: Any) -> Layers:
    groups = items(entry(properties, "/OCGs"), 2000)
    if not groups:
        return Layers()
    default = entry(properties, "/D")
    off = {item.objgen for item in items(entry(default, "/OFF"), 2000) if is_dictionary(item)}
    all_off = name_of(entry(default, "/BaseState")) == "OFF"
    on = {item.objgen for item in items(entry(default, "/ON"), 2000) if is_dictionary(item)}
    named = [(text_of(entry(group, "/Name")), group.objgen) for group in groups if is_dictionary(group)]
    hidden = tuple(name for name, key in named if key in off or (all_off and key not in on))
    others = items(entry(properties, "/Configs"), 100)
    return Layers(tuple(name for name, _ in named), hidden, bool(hidden) or len(others) > 0)


def _leaves(node: Any, name: str, deep: int = 0) -> int:
    if node is None or deep > _DEEPEST:
        return 0
    below = sum(_leaves(kid, name, deep + 1) for kid in items(entry(node, "/Kids"), 1000))
    return len(items(entry(node, name), 100_000)) + below


def _labels(tree: Any, pages: int) -> tuple[int | None, ...]:
    """The number that each page is called by (ISO 32000-1, 12.4.2); only Arabic and Roman numbers count."""
    entries: list[tuple[int, Any]] = []
    stack = [(tree, 0)]
    while stack:
        node, deep = stack.pop()
        flat = items(entry(node, "/Nums"), 100_000)
        entries += [(int(number(key)), value) for key, value in zip(flat[::2], flat[1::2], strict=False)]
        if deep < _DEEPEST and is_array(entry(node, "/Kids")):
            stack += [(kid, deep + 1) for kid in items(entry(node, "/Kids"), 1000)]
    entries.sort(key=lambda pair: pair[0])
    labels: list[int | None] = [None] * min(pages, 100_000)
    for place, (first, value) in enumerate(entries):
        end = entries[place + 1][0] if place + 1 < len(entries) else len(labels)
        if name_of(entry(value, "/S")) not in ("D", "R", "r"):
            continue
        start = int(number(entry(value, "/St"), 1))
        for index in range(max(0, first), min(end, len(labels))):
            labels[index] = start + index - first
    return tuple(labels)
