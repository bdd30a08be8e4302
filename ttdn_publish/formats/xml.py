"""XML from outside: parsed without entities, network or DTD, within a size; refused with a line, never a traceback."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from lxml import etree

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_, Phrase

MAX_XML_BYTES = 64 * 1024 * 1024
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"

#: lxml has no types of its own: an element, and a whole document with what stands before and after its root.
Element = Any
Tree = Any

_ENTITIES = {"ERR_ENTITY_LOOP", "ERR_UNDECLARED_ENTITY", "WAR_UNDECLARED_ENTITY"}
_ENTITY = N_("dùng thực thể không được phép")
_KINDS = (
    ({"ERR_DOCUMENT_EMPTY", "ERR_DOCUMENT_START"}, N_("tệp rỗng hoặc không phải XML")),
    ({"ERR_INVALID_ENCODING", "ERR_UNKNOWN_ENCODING", "ERR_UNSUPPORTED_ENCODING", "I18N_CONV_FAILED", "I18N_NO_HANDLER"},
     N_("bảng mã của tệp không đúng như đã khai")),
    ({"ERR_INVALID_CHAR", "ERR_INVALID_CHARREF"}, N_("có ký tự mà XML không cho phép")),
    ({"ERR_TAG_NAME_MISMATCH", "ERR_TAG_NOT_FINISHED", "ERR_DOCUMENT_END", "ERR_GT_REQUIRED", "ERR_LTSLASH_REQUIRED",
      "ERR_CDATA_NOT_FINISHED", "ERR_COMMENT_NOT_FINISHED", "ERR_PI_NOT_FINISHED"},
     N_("thẻ mở và thẻ đóng không khớp, hoặc tệp bị cắt cụt")),
    (_ENTITIES, _ENTITY),
    ({"ERR_ATTRIBUTE_REDEFINED", "NS_ERR_ATTRIBUTE_REDEFINED"}, N_("một thuộc tính được ghi hai lần")),
    ({"NS_ERR_UNDEFINED_NAMESPACE", "NS_ERR_XML_NAMESPACE", "NS_ERR_QNAME", "NS_ERR_EMPTY", "NS_ERR_COLON"},
     N_("tiền tố không gian tên chưa được khai")),
)  # fmt: skip
_OTHER = N_("cú pháp XML không đúng")
TOO_LARGE = N_("tệp XML lớn quá {limit} MB")
_TOO_DEEP = N_("tệp XML lồng quá sâu hoặc có đoạn quá lớn")
_DECLARES = N_("tệp tự khai báo thực thể hoặc cấu trúc (DTD); không nhận tệp như vậy")
_UNRESOLVED = N_("dùng thực thể “&{name};” không được khai báo trong XML")


class BadXml(PublishError):
    """Bytes that are not well-formed XML that we take. ``line`` (from 1) is where, if it is known."""

    def __init__(self, reason: Phrase, line: int | None = None) -> None:
        super().__init__(N_("dòng {line}: {reason}").format(line=line, reason=reason) if line else reason)
        self.reason, self.line = reason, line


def parse(data: bytes, limit: int = MAX_XML_BYTES) -> Tree:
    """The document in ``data`` (at most ``limit`` bytes), comments, processing instructions and CDATA kept.

    A document type with declarations of its own is refused; one that only names a file outside is kept as text, and
    nothing is fetched. Raises :class:`BadXml`.
    """
    if len(data) > limit:
        raise BadXml(TOO_LARGE.format(limit=limit // (1024 * 1024)))
    _refuse_declarations(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        strip_cdata=False,
        collect_ids=False,  # where an xml:id may come again is for the format to say
    )
    try:
        tree = etree.fromstring(data, parser).getroottree()
    except etree.XMLSyntaxError as error:
        raise _explained(error) from error
    for entity in tree.getroot().iter(etree.Entity):
        raise BadXml(_UNRESOLVED.format(name=entity.name), entity.sourceline)
    for entry in parser.error_log:  # in an attribute an unknown entity is dropped with no more than a warning
        if entry.type_name in _ENTITIES:
            raise BadXml(_ENTITY, entry.line)
    if tree.docinfo.internalDTD is not None and list(tree.docinfo.internalDTD.iterentities()):
        raise BadXml(_DECLARES)  # in an encoding that the look ahead does not know
    return tree


def serialise(tree: Tree) -> bytes:
    """The document in its own encoding with an XML declaration; its infoset is that which was parsed."""
    info = tree.docinfo
    written: bytes = etree.tostring(
        tree, encoding=info.encoding or "UTF-8", xml_declaration=True, standalone=info.standalone or None
    )
    return written


def canonical(tree: Tree) -> bytes:
    """Canonical XML 2.0 with comments: two documents say the same exactly when these bytes are equal."""
    written: str = etree.canonicalize(tree, with_comments=True)  # 1.0 refuses relative namespace names
    return written.encode("utf-8")


def set_given(element: Element, **attributes: str) -> None:
    """Set those of ``attributes`` that are not empty."""
    for name, value in attributes.items():
        if value:
            element.set(name, value)


def add_text(element: Element, text: str) -> None:
    """Add ``text`` behind what ``element`` holds."""
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def indent(element: Element, line: str = "\n", text: Container[str] = ()) -> None:
    """Put every structural element on a line of its own; nothing is added inside the elements named in ``text``."""
    if element.tag in text or not len(element):
        return
    element.text = line + "  "
    for child in element:
        indent(child, line + "  ", text)
        child.tail = line + "  "
    element[-1].tail = line


def is_element(node: Any) -> bool:
    """Whether ``node`` is an element: not a comment and not a processing instruction."""
    return isinstance(node.tag, str)


@lru_cache(4096)
def qualified(name: str) -> tuple[str, str]:
    """The namespace (``""`` if none) and the local name of a tag or attribute as lxml writes it."""
    namespace, _, local = name.rpartition("}")
    return namespace.removeprefix("{"), local


class _Seen(Exception):
    """The prolog has been read."""


def _refuse_declarations(data: bytes) -> None:
    """Refuse a document type with an internal subset before a full parser sees it: that is where entity bombs live."""
    parser = expat.ParserCreate()

    def doctype(_name: str, _system: str | None, _public: str | None, has_internal_subset: bool) -> None:
        if has_internal_subset:
            raise BadXml(_DECLARES, parser.CurrentLineNumber)
        raise _Seen

    def element(_name: str, _attributes: dict[str, str]) -> None:
        raise _Seen

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        parser.Parse(data, True)
    except (_Seen, expat.ExpatError, LookupError, ValueError):
        return  # what is not well-formed is explained by the full parser


def _explained(error: etree.XMLSyntaxError) -> BadXml:
    line = error.lineno or None
    entry = error.error_log.last_error if error.error_log else None
    kinds = {etree.ErrorTypes._getName(error.code, ""), entry.type_name if entry is not None else ""}
    if "huge" in str(error).lower():
        return BadXml(_TOO_DEEP, line)
    for names, reason in _KINDS:
        if names & kinds:
            return BadXml(reason, line)
    return BadXml(_OTHER, line)
