"""TMX 1.4b (LISA, 2005): translation memories in and out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from urllib.parse import quote, unquote

from lxml import etree

from ttdn_publish.findings import N_
from ttdn_publish.formats.inlines import Mark, Names, codes, fold
from ttdn_publish.formats.xliff.document import Content, Mrk, Pc, Ph, Run
from ttdn_publish.formats.xml import (
    MAX_XML_BYTES,
    XML_NAMESPACE,
    BadXml,
    Element,
    add_text,
    indent,
    is_element,
    parse,
    qualified,
    serialise,
    set_given,
)

_LANG = f"{{{XML_NAMESPACE}}}lang"
_NAMES = Names("tmx", "ulined")
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_COUNT = re.compile(r"\d{1,9}")
_NUMBER = re.compile(r"[1-9]\d{0,8}")
#: Our property: which number stands for which code (``1=b 2=note-3``); only where ids are not the numbers themselves.
_CODES = "x-codes"
_ALL = "*all*"
_TEXT = frozenset({"seg", "prop", "note"})
CodeId = Callable[[Element], str]


class BadTmx(BadXml):
    """A file that is not a translation memory, or one that cannot be written."""


@dataclass(frozen=True, slots=True)
class History:
    """Who made and changed a unit or a variant, when (UTC, to the second), and how often it was used."""

    created: datetime | None = None
    created_by: str = ""
    changed: datetime | None = None
    changed_by: str = ""
    used: int | None = None
    last_used: datetime | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """The text in one language (``<tuv>``). ``props`` by type, as written (``x-state``); see :class:`TranslationUnit`."""

    language: str
    content: Content
    history: History = History()
    props: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """The same text in several languages (``<tu>``).

    ``source_language`` is a BCP 47 tag, ``""`` where any may be the source. ``props``: a type said more than once has
    its values a line each; our own types are ``x-state``, ``x-origin`` and ``x-unit``.
    """

    variants: tuple[Variant, ...]
    id: str = ""
    source_language: str = ""
    history: History = History()
    props: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def variant(self, language: str) -> Variant | None:
        """The variant in a language: the exact tag, or else the first that begins with it (``en`` finds ``en-GB``)."""
        asked = language.casefold()
        exact = [one for one in self.variants if one.language.casefold() == asked]
        near = [one for one in self.variants if one.language.casefold().startswith(f"{asked}-")]
        return next(iter(exact + near), None)


def read_tmx(data: bytes, limit: int = MAX_XML_BYTES) -> Iterator[TranslationUnit]:
    """The units of a TMX 1.x file of at most ``limit`` bytes, text in NFC; the tree is let go as they are taken.

    Codes are numbered by ``x`` (those without one in their order: ``n1``, ``n2``); ``<it>``, and ``<bpt>`` or ``<ept>``
    without a partner, become single codes; what stands in ``<sub>`` is part of its code; a date that is none is left
    out. Raises :class:`BadXml`, and :class:`BadTmx` for another format or a unit without language or text: at once for
    the file, while iterating for a unit.
    """
    root = parse(data, limit).getroot()
    if qualified(root.tag)[1] != "tmx":
        raise BadTmx(N_("đây không phải tệp TMX"), root.sourceline)
    return _read(root)


def write_tmx(units: Iterable[TranslationUnit], source_language: str = _ALL) -> bytes:
    """A TMX 1.4b file in UTF-8; the same bytes for the same units.

    Not carried: what a code shows (``disp``, ``equiv``), and of an annotation all but its type. Raises :class:`BadTmx`
    for a character that XML cannot hold.
    """
    units = tuple(units)
    try:
        return _write(units, source_language)
    except ValueError as error:  # lxml's word for such characters
        raise BadTmx(N_("có ký tự điều khiển mà tệp TMX không ghi được; hãy xóa đi")) from error


# ---- reading ----


def _read(root: Element) -> Iterator[TranslationUnit]:
    default = ""
    for part in root:
        if not is_element(part):
            continue
        if qualified(part.tag)[1] == "header":
            default = part.get("srclang", "")
        element = next(part.iterchildren(), None)
        while element is not None:
            following = element.getnext()
            if is_element(element) and qualified(element.tag)[1] == "tu":
                yield _unit(element, default)
            part.remove(element)
            element = following


def _unit(element: Element, default: str) -> TranslationUnit:
    props = _props(element)
    ids = {number: unquote(key) for number, _, key in (pair.partition("=") for pair in props.pop(_CODES, "").split())}
    variants = tuple(_variant(child, ids) for child in _children(element, "tuv"))
    if not variants:
        raise BadTmx(N_("<tu> không có bản nào (<tuv>)"), element.sourceline)
    source = element.get("srclang", default)
    source = "" if source == _ALL else source
    return TranslationUnit(variants, element.get("tuid", ""), source, _history(element), props, _notes(element))


def _variant(element: Element, ids: Mapping[str, str]) -> Variant:
    language = element.get(_LANG) or element.get("lang")
    segment = next(_children(element, "seg"), None)
    if not language:
        raise BadTmx(N_("<tuv> không ghi ngôn ngữ (xml:lang)"), element.sourceline)
    if segment is None:
        raise BadTmx(N_("<tuv> không có <seg>"), element.sourceline)
    unnumbered = count(1)

    def code_id(code: Element) -> str:
        written = code.get("x", "")
        return ids.get(written, written) or f"n{next(unnumbered)}"

    content = fold(_runs(segment, code_id), _NAMES)
    return Variant(language, content, _history(element), _props(element), _notes(element))


def _runs(parent: Element, code_id: CodeId) -> Iterator[Run | Mark]:
    yield _text(parent.text)
    for child in parent:
        if is_element(child):
            yield from _code(child, code_id)
        yield _text(child.tail)


def _code(element: Element, code_id: CodeId) -> Iterator[Run | Mark]:
    name, kind = qualified(element.tag)[1], element.get("type", "")
    data = "".join(element.itertext())
    if name == "bpt":
        yield Mark(True, element.get("i", ""), code_id(element), data, *_NAMES.kind(kind))
    elif name == "ept":
        yield Mark(False, element.get("i", ""), element.get("i", ""), data)
    elif name == "it":
        yield _NAMES.single(Mark(element.get("pos") == "begin", "", code_id(element), data))
    elif name == "hi":
        yield Mrk(code_id(element), fold(_runs(element, code_id), _NAMES), kind or "generic")
    else:  # ph, and ut of older versions
        yield Ph(code_id(element), *_NAMES.kind(kind), data)


def _children(parent: Element, name: str) -> Iterator[Element]:
    return (child for child in parent if is_element(child) and qualified(child.tag)[1] == name)


def _props(element: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for prop in _children(element, "prop"):
        kind, value = prop.get("type", ""), _text("".join(prop.itertext()))
        found[kind] = f"{found[kind]}\n{value}" if kind in found else value
    return found


def _notes(element: Element) -> tuple[str, ...]:
    return tuple(_text("".join(note.itertext())) for note in _children(element, "note"))


def _history(element: Element) -> History:
    used = element.get("usagecount", "")
    return History(
        _moment(element.get("creationdate", "")),
        element.get("creationid", ""),
        _moment(element.get("changedate", "")),
        element.get("changeid", ""),
        int(used) if _COUNT.fullmatch(used) and used.isascii() else None,
        _moment(element.get("lastusagedate", "")),
    )


def _moment(written: str) -> datetime | None:
    match = _DATE.fullmatch(written)
    if not match:
        return None
    try:
        return datetime(*map(int, match.groups()), tzinfo=UTC)  # type: ignore[misc,arg-type]  # six figures
    except ValueError:
        return None


def _text(written: str | None) -> str:
    return unicodedata.normalize("NFC", written or "")


# ---- writing ----


def _write(units: Iterable[TranslationUnit], source_language: str) -> bytes:
    root = etree.Element("tmx", version="1.4")
    header = {"creationtool": "ttdn_publish", "creationtoolversion": "1", "segtype": "sentence", "o-tmf": "ttdn"}
    header |= {"adminlang": "en", "srclang": source_language, "datatype": "plaintext"}
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for unit in units:
        _write_unit(body, unit, source_language)
    indent(root, text=_TEXT)
    return serialise(root.getroottree())


def _write_unit(body: Element, unit: TranslationUnit, default: str) -> None:
    element = etree.SubElement(body, "tu")
    source = unit.source_language or _ALL
    set_given(element, tuid=unit.id, srclang=source if source != default else "")
    _write_history(element, unit.history)
    numbers = _numbers(unit)
    named = " ".join(f"{number}={quote(key)}" for key, number in numbers.items() if number != key)
    _write_about(element, unit.notes, dict(unit.props) | ({_CODES: named} if named else {}))
    for variant in unit.variants:
        child = etree.SubElement(element, "tuv", {_LANG: variant.language})
        _write_history(child, variant.history)
        _write_about(child, variant.notes, variant.props)
        _Segment(etree.SubElement(child, "seg"), numbers).write(variant.content)


def _numbers(unit: TranslationUnit) -> dict[str, str]:
    """The number of each code by its id: the id itself where it is one, otherwise the next that is free."""
    ids = list(dict.fromkeys(code.id for variant in unit.variants for code in codes(variant.content)))
    taken = {key for key in ids if key.isascii() and _NUMBER.fullmatch(key)}
    free = (str(number) for number in count(1) if str(number) not in taken)
    return {key: key if key in taken else next(free) for key in ids}


@dataclass
class _Segment:
    """Writes into one ``<seg>``; pairs are counted through it."""

    element: Element
    numbers: Mapping[str, str]
    pairs: int = 0

    def write(self, content: Content, parent: Element | None = None) -> None:
        parent = self.element if parent is None else parent
        for run in content:
            if isinstance(run, str):
                add_text(parent, run)
            elif isinstance(run, Ph):
                self._single(parent, run)
            elif isinstance(run, Pc):
                self.pairs += 1
                pair = str(self.pairs)
                begin = etree.SubElement(parent, "bpt", i=pair, x=self.numbers[run.id])
                set_given(begin, type=_NAMES.name(run.type, run.sub_type))
                begin.text = run.start or None
                self.write(run.children, parent)
                etree.SubElement(parent, "ept", i=pair).text = run.end or None
            else:
                child = etree.SubElement(parent, "hi", x=self.numbers[run.id])
                set_given(child, type=run.type if run.type != "generic" else "")
                self.write(run.children, child)

    def _single(self, parent: Element, run: Ph) -> None:
        half = _NAMES.is_single(run)
        child = etree.SubElement(parent, "it" if half else "ph", x=self.numbers[run.id])
        set_given(child, pos=half, type="" if half else _NAMES.name(run.type, run.sub_type))
        child.text = run.data or None


def _write_about(element: Element, notes: tuple[str, ...], props: Mapping[str, str]) -> None:
    for note in notes:
        etree.SubElement(element, "note").text = note
    for kind, value in props.items():
        for line in value.split("\n"):
            etree.SubElement(element, "prop", type=kind).text = line


def _write_history(element: Element, history: History) -> None:
    set_given(
        element,
        creationdate=_stamp(history.created),
        creationid=history.created_by,
        changedate=_stamp(history.changed),
        changeid=history.changed_by,
        usagecount="" if history.used is None else str(history.used),
        lastusagedate=_stamp(history.last_used),
    )


def _stamp(moment: datetime | None) -> str:
    if moment is None:
        return ""
    utc = moment.astimezone(UTC)
    return f"{utc.year:04}{utc:%m%dT%H%M%SZ}"  # %Y has no zeros before small years
