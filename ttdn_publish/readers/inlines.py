"""From Markdown's inline nodes to the model's inlines."""

from __future__ import annotations

from collections.abc import Iterable

from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats import markdown
from ttdn_publish.model.text import (
    Emphasis,
    FootnoteMark,
    Inline,
    LineBreak,
    Link,
    Plain,
    Reference,
    Strong,
    Text,
    inlines_of,
)
from ttdn_publish.readers import rules
from ttdn_publish.readers.structure import fold

#: The kinds of reference that content may write, by folded name.
REFERENCE_KINDS = {"so": "indicator", "co quan": "organisation", "nguoi": "person"}
REFERENCE_FORMS = {"": "full", "so": "number", "tat": "short"}
_SCHEMES = ("https://", "http://", "mailto:", "tel:", "#")


def read_inlines(nodes: Iterable[markdown.Node], file: str, findings: Findings) -> tuple[Inline, ...]:
    """The inlines of a run of text; what content may not write is noted and left out."""
    result: list[Inline] = []
    for node in nodes:
        place = Place(file, node.line)
        match node.type:
            case "text":
                result.append(Plain(node.text))
            case "softbreak":
                result.append(Plain(" "))
            case "hardbreak":
                result.append(LineBreak())
            case "em":
                result.append(Emphasis(read_inlines(node.children, file, findings)))
            case "strong":
                result.append(Strong(read_inlines(node.children, file, findings)))
            case "footnote_ref":
                result.append(FootnoteMark(node.attributes["key"]))
            case "link":
                result.append(_link(node, place, findings))
            case "reference":
                result.append(_reference(node, place, findings))
            case _:
                findings.add(rules.MARKUP.at(place, N_("Dạng viết này không dùng được trong bài.")))
    return _merged(result)


def text_reader(findings: Findings) -> _TextReader:
    """A function that reads the text of one YAML value."""
    return _TextReader(findings)


class _TextReader:
    def __init__(self, findings: Findings) -> None:
        self.findings = findings

    def __call__(self, written: str, place: Place) -> Text:
        nodes = markdown.parse_inline(written, line=place.line or 1)
        return Text(read_inlines(nodes, place.file, self.findings), place)


def _link(node: markdown.Node, place: Place, findings: Findings) -> Inline:
    href = node.attributes["href"]
    children = read_inlines(node.children, place.file, findings)
    if not href.lower().startswith(_SCHEMES):
        findings.add(
            rules.MARKUP.at(place, N_("Liên kết “{href}” phải bắt đầu bằng https://, mailto: hoặc #."), href=href[:80])
        )
        return Emphasis(children)
    return Link(href, children)


def _reference(node: markdown.Node, place: Place, findings: Findings) -> Inline:
    kind = REFERENCE_KINDS.get(fold(node.attributes["kind"]))
    form = REFERENCE_FORMS.get(fold(node.attributes["form"]))
    if kind is None or form is None:
        message = N_("Tham chiếu “{written}” không đúng dạng; dùng {{số: …}}, {{cơ quan: …}} hoặc {{người: …}}.")
        findings.add(rules.MARKUP.at(place, message, written=node.text))
        return Plain(node.text)
    return Reference(kind, node.attributes["key"], form)


def _merged(items: list[Inline]) -> tuple[Inline, ...]:
    """``items`` with neighbouring words made one, and the no-break spaces in them codes."""
    merged: list[Inline] = []
    for item in items:
        if isinstance(item, Plain) and merged and isinstance(merged[-1], Plain):
            merged[-1] = Plain(merged[-1].text + item.text)
        else:
            merged.append(item)
    return tuple(part for item in merged for part in (inlines_of(item.text) if isinstance(item, Plain) else (item,)))
