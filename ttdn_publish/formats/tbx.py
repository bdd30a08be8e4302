"""TBX: terminologies in and out. TBX-Basic of ISO 30042:2019 (version 3, ``<tbx>``), and ISO 30042:2008 (2, ``<martif>``).

Written in the style DCA, where a data category is the ``type`` of an element; read also in DCT, where it is an element.
A term without administrative status is a proposed one: nobody has decided. What TBX-Basic has no category for
(``extras``: case, allowed forms, validity ...) is written as notes ``ttdn:key=value`` that people can read too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ttdn_publish.findings import N_
from ttdn_publish.formats.xml import (
    MAX_XML_BYTES,
    XML_NAMESPACE,
    BadXml,
    Element,
    indent,
    is_element,
    parse,
    qualified,
    serialise,
)

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
PREFERRED, ADMITTED, DEPRECATED, PROPOSED = "preferred", "admitted", "deprecated", "proposed"
_LANG = f"{{{XML_NAMESPACE}}}lang"
#: ISO 30042, administrativeStatus; and what other tools write for the same.
_STATUSES = {
    PREFERRED: "preferredTerm-admn-sts",
    ADMITTED: "admittedTerm-admn-sts",
    DEPRECATED: "deprecatedTerm-admn-sts",
}
_SAID = {
    "preferred": PREFERRED,
    "standardized": PREFERRED,
    "admitted": ADMITTED,
    "deprecated": DEPRECATED,
    "superseded": DEPRECATED,
    "forbidden": DEPRECATED,
}
_GROUPS = {"descripGrp", "adminGrp", "termNoteGrp", "termGrp", "transacGrp"}
_TYPED = {"descrip", "admin", "termNote"}
_EXTRA = re.compile(r"ttdn:([a-z][a-z0-9_-]*)=(.*)", re.DOTALL)
_NAME = re.compile(r"[^\W\d][\w.\-]*")


class BadTbx(BadXml):
    """A file that is not a terminology, or one that cannot be written."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term in one language. ``status``: preferred, admitted, deprecated (not to be used) or proposed."""

    term: str
    status: str = PROPOSED
    note: str = ""
    source: str = ""
    part_of_speech: str = ""
    type: str = ""
    context: str = ""
    extras: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A concept and its terms by language (BCP 47), in the order of the file."""

    id: str
    terms: Mapping[str, tuple[Term, ...]]
    domain: str = ""
    definition: str = ""
    note: str = ""
    source: str = ""
    extras: Mapping[str, str] = field(default_factory=dict)


def read_tbx(data: bytes, limit: int = MAX_XML_BYTES) -> tuple[TermEntry, ...]:
    """The concepts of a TBX file of either version and style, of at most ``limit`` bytes; text in NFC.

    Several notes at one place are joined by line ends; a definition of a language stands for that of a concept without
    one; categories that we do not use are passed over. Raises :class:`BadXml`, and :class:`BadTbx` for another format, a
    language section without language and a term section without term.
    """
    root = parse(data, limit).getroot()
    if qualified(root.tag)[1] not in ("tbx", "martif"):
        raise BadTbx(N_("đây không phải tệp TBX"), root.sourceline)
    return tuple(_entry(one) for one in root.iter() if _name(one) in ("conceptEntry", "termEntry"))


def write_tbx(entries: Iterable[TermEntry], *, language: str = "vi", version: int = 3, title: str = "") -> bytes:
    """A TBX file in UTF-8: ``version`` 3 (TBX-Basic, DCA) or 2 (``martif``); ``language`` is that of notes and headings.

    Raises :class:`BadTbx` for an id that is not an XML name or occurs twice, and for a character that XML cannot hold.
    """
    entries = tuple(entries)
    ids = [entry.id for entry in entries if entry.id]
    for key in ids:
        if not _NAME.fullmatch(key):
            raise BadTbx(N_("mã khái niệm “{id}” phải bắt đầu bằng chữ, chỉ gồm chữ, số và . - _").format(id=key))
    if len(set(ids)) < len(ids):
        raise BadTbx(N_("hai khái niệm có cùng một mã"))
    try:
        return _Writer(version).write(entries, language, title or "ttdn_publish")
    except ValueError as error:  # lxml's word for such characters
        raise BadTbx(N_("có ký tự điều khiển mà tệp TBX không ghi được; hãy xóa đi")) from error


# ---- reading ----


def _entry(element: Element) -> TermEntry:
    about = _About(element)
    terms: dict[str, tuple[Term, ...]] = {}
    for section in element:
        if _name(section) not in ("langSec", "langSet"):
            continue
        language = section.get(_LANG) or section.get("lang")
        if not language:
            raise BadTbx(N_("một mục ngôn ngữ không ghi xml:lang"), section.sourceline)
        terms[language] = terms.get(language, ()) + tuple(
            _term(one) for one in section if _name(one) in ("termSec", "tig", "ntig")
        )
        about.add_definition(_About(section))
    return TermEntry(
        element.get("id", ""),
        terms,
        about.said("subjectField"),
        about.said("definition"),
        about.note,
        about.said("source"),
        about.extras,
    )


def _term(element: Element) -> Term:
    about = _About(element)
    if about.term is None:
        raise BadTbx(N_("một mục thuật ngữ không có <term>"), element.sourceline)
    return Term(
        about.term,
        _status(about.said("administrativeStatus") or about.said("normativeAuthorization")),
        about.note,
        about.said("source"),
        about.said("partOfSpeech"),
        about.said("termType"),
        about.said("context"),
        about.extras,
    )


class _About:
    """What the data categories directly in an element say, groups opened up."""

    def __init__(self, element: Element) -> None:
        self._said: dict[str, str] = {}
        self.extras: dict[str, str] = {}
        self.term: str | None = None
        notes = []
        for child in _opened(element):
            name, text = _name(child), unicodedata.normalize("NFC", "".join(child.itertext()))
            extra = _EXTRA.fullmatch(text)
            if name == "note" and extra:
                self.extras[extra[1]] = extra[2]
            elif name == "note":
                notes.append(text)
            elif name == "term" and self.term is None:
                self.term = text
            else:
                self._said.setdefault(child.get("type", "") if name in _TYPED else name, text)
        self.note = "\n".join(notes)

    def said(self, category: str) -> str:
        return self._said.get(category, "")

    def add_definition(self, other: _About) -> None:
        if other.said("definition"):
            self._said.setdefault("definition", other.said("definition"))


def _opened(element: Element) -> Iterator[Element]:
    for child in element:
        if _name(child) in _GROUPS:
            yield from _opened(child)
        elif is_element(child):
            yield child


def _status(written: str) -> str:
    word = written.removesuffix("-admn-sts").removesuffix("Term").casefold()
    return _SAID.get(word, PROPOSED)


def _name(element: Element) -> str:
    return qualified(element.tag)[1] if is_element(element) else ""


# ---- writing ----


class _Writer:
    def __init__(self, version: int) -> None:
        self._newer = {2: False, 3: True}[version]

    def write(self, entries: Iterable[TermEntry], language: str, title: str) -> bytes:
        if self._newer:
            root = etree.Element(self._tag("tbx"), type="TBX-Basic", style="dca", nsmap={None: NAMESPACE})
        else:
            root = etree.Element("martif", type="TBX")
        root.set(_LANG, language)
        header = self._sub(root, "tbxHeader" if self._newer else "martifHeader")
        description = self._sub(header, "fileDesc")
        self._sub(self._sub(description, "titleStmt"), "title", title)
        self._sub(self._sub(description, "sourceDesc"), "p", title)
        if not self._newer:
            self._sub(self._sub(header, "encodingDesc"), "p", "TBXXCSV02.xcs", type="XCSURI")
        body = self._sub(self._sub(root, "text"), "body")
        for entry in entries:
            self._entry(body, entry)
        indent(root)
        return serialise(root.getroottree())

    def _entry(self, body: Element, entry: TermEntry) -> None:
        element = self._sub(body, "conceptEntry" if self._newer else "termEntry")
        if entry.id:
            element.set("id", entry.id)
        self._said(element, "descrip", subjectField=entry.domain, definition=entry.definition)
        self._said(element, "admin", source=entry.source)
        self._notes(element, entry.note, entry.extras)
        for language, terms in entry.terms.items():
            section = self._sub(element, "langSec" if self._newer else "langSet")
            section.set(_LANG, language)
            for term in terms:
                self._term(self._sub(section, "termSec" if self._newer else "tig"), term)

    def _term(self, section: Element, term: Term) -> None:
        self._sub(section, "term", term.term)
        status = _STATUSES.get(term.status, "")
        self._said(
            section, "termNote", administrativeStatus=status, partOfSpeech=term.part_of_speech, termType=term.type
        )
        self._said(section, "descrip", context=term.context)
        self._said(section, "admin", source=term.source)
        self._notes(section, term.note, term.extras)

    def _said(self, parent: Element, name: str, **categories: str) -> None:
        for category, text in categories.items():
            if text:
                self._sub(parent, name, text, type=category)

    def _notes(self, parent: Element, note: str, extras: Mapping[str, str]) -> None:
        if note:
            self._sub(parent, "note", note)
        for key, value in extras.items():
            self._sub(parent, "note", f"ttdn:{key}={value}")

    def _sub(self, parent: Element, name: str, text: str = "", **attributes: str) -> Element:
        element = etree.SubElement(parent, self._tag(name), attributes)
        element.text = text or None
        return element

    def _tag(self, name: str) -> str:
        return f"{{{NAMESPACE}}}{name}" if self._newer else name
