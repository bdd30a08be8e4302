"""The one door to docxtpl: what it can put into a letter that text cannot, and tables whose columns are data.

docxtpl is only let do what it alone can: pictures and documents with their relationships, and the grids of tables. The
words of each part come from the caller, who has filled them safely.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap
from docx.shared import Mm
from lxml import etree

from ttdn_publish.errors import EnvironmentProblem, PublishError
from ttdn_publish.findings import N_
from ttdn_publish.formats.insertions import InnerDocument, Picture

# docxcompose, which docxtpl brings along where it is installed, takes the prefix of core properties away from python-docx,
# and every Word file that the program writes afterwards has wrong ones.
_PREFIXES = dict(nsmap)
import docxtpl as docxtpl  # noqa: E402

nsmap.update(_PREFIXES)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NO_PICTURE = N_("không chèn được ảnh “{name}”: không có tệp, hoặc không phải ảnh")
_NO_DOCUMENT = N_("không chèn được văn bản “{name}”: không có tệp, hoặc không phải .docx")
_NO_COMPOSER = N_("Chèn văn bản con cần thư viện docxcompose, máy chưa cài. Cài bằng: pip install docxcompose")
_NOT_AN_IMAGE = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, OSError)
_NOT_A_DOCUMENT = (PackageNotFoundError, OSError, ValueError, KeyError)

#: The order of CT_RPr; docxtpl's rich text writes it as it comes, and Word then ignores the font.
_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
_PLACES = {f"{_W}{name}": place for place, name in enumerate(_ORDER.split(" "))}

#: Fills a part, by its name, with values; ``None`` for a part without tags.
Fill = Callable[[str, Mapping[str, Any]], str | None]


class BadInsert(PublishError):
    """A picture or document that cannot be put in; the message is the reason, a phrase."""


def render(template: bytes, fill: Fill, values: Mapping[str, Any]) -> bytes:
    """The letter of ``template`` with its parts filled by ``fill``, which is given ``values`` that can stand in XML.

    Raises :class:`BadInsert`, and :class:`EnvironmentProblem` where documents are to be put in without docxcompose; what ``fill`` raises goes on.
    """
    made = _Template(template, fill)
    made.render({name: _put(made, value) for name, value in values.items()})
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


class _Template(docxtpl.DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl's walk over the parts, with parts that are filled elsewhere."""

    def __init__(self, template: bytes, fill: Fill) -> None:
        super().__init__(io.BytesIO(template))
        self._fill = fill

    def build_xml(self, context: Any, jinja_env: Any = None) -> str:
        """The whole main part, not only its body: it declares its own namespaces."""
        part = self.docx.part
        self.current_rendering_part = part
        filled = self._fill(_name(part), context)
        return self.xml_to_string(self.docx.element) if filled is None else filled

    def fix_tables(self, xml: str) -> Any:
        tree = super().fix_tables(xml)
        _order_run_properties(tree)
        return tree

    def map_tree(self, tree: Any) -> None:
        root = self.docx.element
        root.replace(root.body, tree.find(f"{_W}body"))

    def build_headers_footers_xml(self, context: Any, uri: str, jinja_env: Any = None) -> Iterator[tuple[str, bytes]]:
        for key, part in self.get_headers_footers(uri):
            self.current_rendering_part = part
            filled = self._fill(_name(part), context)
            if filled is not None:
                tree = parse_xml(filled)
                _order_run_properties(tree)
                yield key, etree.tostring(tree)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Properties are a part as others are."""

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """All other parts with tags."""
        running = {
            _name(part) for uri in (self.HEADER_URI, self.FOOTER_URI) for _, part in self.get_headers_footers(uri)
        }
        for part in self.docx.part.package.iter_parts():
            if part is self.docx.part or _name(part) in running:
                continue
            filled = self._fill(_name(part), context)
            if filled is not None and isinstance(part, XmlPart):
                part._element = parse_xml(filled)
            elif filled is not None:
                part._blob = filled.encode("utf-8")


class _Inline(docxtpl.InlineImage):  # type: ignore[misc]
    """docxtpl's picture, with words for those who do not see it."""

    def __init__(self, template: _Template, picture: Picture) -> None:
        width, height = (None if side is None else Mm(side) for side in (picture.width, picture.height))
        super().__init__(template, str(picture.path), width, height)
        self._picture = picture

    def _insert_image(self) -> str:
        try:
            written: str = super()._insert_image()
        except _NOT_AN_IMAGE as error:
            raise BadInsert(_NO_PICTURE.format(name=self._picture.path.name)) from error
        before, start, after = written.partition("<wp:docPr ")
        described = etree.tostring(etree.Element("x", descr=self._picture.alt), encoding="unicode")
        return f"{before}{start}{described[3:-2]} {after}"

    def __html__(self) -> str:
        return self._insert_image()


def _put(template: _Template, value: Any) -> Any:
    """``value`` with pictures and documents as docxtpl's own."""
    match value:
        case dict():
            return {key: _put(template, item) for key, item in value.items()}
        case list() | tuple():
            return [_put(template, item) for item in value]
        case Picture():
            return _Inline(template, value)
        case InnerDocument():
            try:
                return template.new_subdoc(str(value.path))
            except ImportError as error:
                raise EnvironmentProblem(_NO_COMPOSER) from error
            except _NOT_A_DOCUMENT as error:
                raise BadInsert(_NO_DOCUMENT.format(name=value.path.name)) from error
    return value


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")


def _order_run_properties(tree: Any) -> None:
    for properties in tree.iter(f"{_W}rPr"):
        places = [_PLACES.get(child.tag, len(_PLACES)) for child in properties]
        if places != sorted(places):
            properties[:] = sorted(properties, key=lambda child: _PLACES.get(child.tag, len(_PLACES)))
