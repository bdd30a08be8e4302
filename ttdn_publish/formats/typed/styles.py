"""What the paragraph styles of a Word file say of a line: bold, italic, centred, counted by a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ttdn_publish.formats.review_docx.left import w
from ttdn_publish.formats.xml import Element, Tree

_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with what it inherits. ``list_id`` and ``depth`` are of the list that counts it, empty where none does."""

    name: str = ""
    bold: bool = False
    italic: bool = False
    align: str = ""
    list_id: str = ""
    depth: str = ""


def read_styles(tree: Tree | None) -> Mapping[str, ParagraphStyle]:
    """The paragraph styles of ``styles.xml`` by id; under ``""`` the one that holds where none is named."""
    if tree is None:
        return {}
    nodes = {s.get(w("styleId"), ""): s for s in tree.getroot().iter(w("style")) if s.get(w("type")) == "paragraph"}
    styles = {key: _style(key, nodes) for key in nodes}
    usual = next((key for key, node in nodes.items() if node.get(w("default")) in ("1", "true", "on")), None)
    return {**styles, "": styles[usual]} if usual is not None else styles


def _style(key: str, nodes: Mapping[str, Element]) -> ParagraphStyle:
    chain: list[Element] = []
    while key in nodes and nodes[key] not in chain:
        chain.append(nodes[key])
        key = _value(nodes[key], "basedOn")

    def first(path: str) -> str:
        """The nearest value on the way to the outermost style."""
        return next((v for node in chain if (found := node.find(path)) is not None and (v := _said(found))), "")

    return ParagraphStyle(
        name=_value(chain[0], "name"),
        bold=first(f"{w('rPr')}/{w('b')}") not in ("", *_OFF),
        italic=first(f"{w('rPr')}/{w('i')}") not in ("", *_OFF),
        align=first(f"{w('pPr')}/{w('jc')}"),
        list_id=first(f"{w('pPr')}/{w('numPr')}/{w('numId')}"),
        depth=first(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}"),
    )


def _said(node: Element) -> str:
    """The value of a property; one that is only named is on."""
    return str(node.get(w("val"), "1")).lower()


def _value(node: Element, name: str) -> str:
    child = node.find(w(name))
    return "" if child is None else str(child.get(w("val"), ""))
