"""WordprocessingML elements, and what a new Word document of this house begins with. Shared by all that write Word files."""

from __future__ import annotations

import docx
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ttdn_publish.formats.custom_properties import CONTENT_TYPE, PART, RELATIONSHIP

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
FONT = "Times New Roman"

#: BCP 47 → what Word calls the language of a run.
WORD_LANGUAGES = {
    "vi": "vi-VN",
    "en": "en-GB",
    "fr": "fr-FR",
    "zh-Hans": "zh-CN",
    "zh-Hant": "zh-TW",
    "ja": "ja-JP",
    "ko": "ko-KR",
}

#: What python-docx's template carries along and our documents have no use for.
_UNUSED = ("stylesWithEffects", "customXml", "numbering", "webSettings")
_THUMBNAIL = "thumbnail"


def element(tag: str, *children: BaseOxmlElement, text: str = "", **attributes: str) -> BaseOxmlElement:
    """An element; attributes are in the namespace of its prefix."""
    made = OxmlElement(tag)
    prefix = W14 if tag.startswith("w14:") else W
    for name, value in attributes.items():
        made.set(prefix + name, value)
    if text:
        made.text = text
        made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.extend(children)
    return made


def lean_document(styles: tuple[str, ...]) -> Document:
    """An empty document that carries of python-docx's template only ``styles`` (ids) and those that they lean on."""
    document = docx.Document()
    part = document.part
    for key, relationship in list(part.rels.items()):
        if relationship.reltype.rpartition("/")[2] in _UNUSED:
            part.rels.pop(key)
    package = part.package
    assert package is not None
    for key, relationship in list(package.rels.items()):
        if relationship.reltype.rpartition("/")[2] == _THUMBNAIL:
            package.rels.pop(key)
    _forget_styles(document, styles)
    return document


def default_lettering(document: Document, language: str, half_points: int, *, after: str = "0") -> None:
    """Set the font, size and language that everything has unless it says otherwise; ``after`` in twentieths of a point."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    fonts = element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)
    size = str(half_points)
    word = WORD_LANGUAGES.get(language, language)
    run = element(
        "w:rPr",
        fonts,
        element("w:sz", val=size),
        element("w:szCs", val=size),
        element("w:lang", val=word, eastAsia=word, bidi="ar-SA"),
    )
    spacing = element("w:pPr", element("w:spacing", before="0", after=after))
    made = element("w:docDefaults", element("w:rPrDefault", run), element("w:pPrDefault", spacing))
    defaults.getparent().replace(defaults, made)


def clean_settings(document: Document) -> BaseOxmlElement:
    """The settings part without what python-docx's author left in it."""
    settings: BaseOxmlElement = document.settings.element
    for name in ("w:rsids", "w:savePreviewPicture"):
        for old in settings.findall(qn(name)):
            settings.remove(old)
    for old in [*settings.iter(qn("w:useFELayout"))]:
        old.getparent().remove(old)
    for rule in settings.iter(qn("w:compatSetting")):
        if (
            rule.get(qn("w:name")) == "compatibilityMode"
        ):  # Word of 2013 and later: the edge of a table stands at the margin
            rule.set(qn("w:val"), "15")
    zoom = settings.find(qn("w:zoom"))
    zoom.set(qn("w:percent"), "100")
    return settings


def reserve_custom_part(document: Document) -> None:
    """Make room for the custom properties; whoever packs the document puts them in."""
    package = document.part.package
    assert package is not None
    package.relate_to(Part(PackURI(f"/{PART}"), CONTENT_TYPE, b"", package), RELATIONSHIP)


def _forget_styles(document: Document, wanted_styles: tuple[str, ...]) -> None:
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
    wanted, kept = list(wanted_styles), set[str]()
    while wanted:
        name = wanted.pop()
        if name in styles and name not in kept:
            kept.add(name)
            related = (styles[name].find(qn(tag)) for tag in ("w:basedOn", "w:next", "w:link"))
            wanted += [other.get(qn("w:val")) for other in related if other is not None]
    for name, style in styles.items():
        if name not in kept:
            style.getparent().remove(style)
    for stops in [*document.styles.element.iter(qn("w:tabs"))]:  # of running lines: ours are of another width
        stops.getparent().remove(stops)
