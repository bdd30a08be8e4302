"""A web page read back with the parser of the standard library: its words, its tree, and whether it is nested as it may be."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "col"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_PHRASING = {"a", "br", "em", "span", "strong"}
_FLOW = {"article", "div", "footer", "header", "p", "section", "table", "ul", *HEADINGS}
#: What may stand in what; words may stand where phrases may.
_CONTENT: dict[str, set[str]] = {
    "#": {"html"},
    "html": {"head", "body"},
    "head": {"meta", "title", "style"},
    "body": {"main"},
    "table": {"caption", "colgroup", "thead", "tbody"},
    "colgroup": {"col"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"td", "th"},
    "ul": {"li"},
    **dict.fromkeys(("article", "div", "footer", "header", "main", "section"), _FLOW),
    **dict.fromkeys(("a", "caption", "em", "li", "p", "span", "strong", "td", "th", *HEADINGS), _PHRASING),
}
_WORDS = {name for name, content in _CONTENT.items() if content == _PHRASING} | {"title", "style"}


@dataclass
class Node:
    """An element with what stands in it, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self, *tags: str) -> Iterator[Node]:
        """Every element below with one of ``tags`` (any without), in the order of the page."""
        for child in self.children:
            if isinstance(child, Node):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def one(self, tag: str, name: str = "") -> Node:
        """The one element with this tag and, where given, class."""
        (found,) = (node for node in self.all(tag) if not name or name in node.classes)
        return found

    def said(self, without: Collection[str] = ()) -> list[str]:
        """The words below, those in elements of the classes ``without`` left out."""
        return "".join(self._pieces(set(without))).split()

    def _pieces(self, without: set[str]) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif without.isdisjoint(child.classes):
                apart = (
                    child.tag not in _PHRASING or child.tag == "br" or any(c.startswith("vb-") for c in child.classes)
                )
                yield " " * apart
                yield from child._pieces(without)
                yield " " * apart


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("#")
        self.open = [self.root]
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        outer = self.open[-1]
        if tag not in _CONTENT.get(outer.tag, set()):
            self.wrong.append(f"<{tag}> in <{outer.tag}>, line {self.getpos()[0]}")
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"an attribute twice, line {self.getpos()[0]}")
        node = Node(tag, {name: value or "" for name, value in attrs})
        outer.children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag:
            self.wrong.append(f"</{tag}> closes <{self.open[-1].tag}>, line {self.getpos()[0]}")
        elif len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1].tag not in _WORDS:
            self.wrong.append(f"words in <{self.open[-1].tag}>, line {self.getpos()[0]}")
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"a comment, line {self.getpos()[0]}")


def read_page(page: str) -> tuple[Node, list[str]]:
    """The tree of a page, and what is wrong with how it is nested."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    left = [f"<{node.tag}> is not closed" for node in reader.open[1:]]
    return reader.root, [*reader.wrong, *left]
