"""From Markdown to the blocks of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats import markdown
from ttdn_publish.model.body import Block, Heading, ListBlock, Paragraph, Table
from ttdn_publish.model.text import Text
from ttdn_publish.readers import containers, rules
from ttdn_publish.readers.inlines import read_inlines
from ttdn_publish.readers.source import Source


@dataclass
class Body:
    """What the text under the front matter says."""

    blocks: tuple[Block, ...] = ()
    footnotes: dict[str, Text] = field(default_factory=dict)


def read_body(text: str, place: Place, source: Source) -> Body:
    """The blocks and footnotes of ``text``, which begins at ``place``."""
    body = Body()
    reader = _Reader(place.file, source, body.footnotes)
    body.blocks = reader.blocks(markdown.parse(text, first_line=place.line or 1).children)
    return body


class _Reader:
    def __init__(self, file: str, source: Source, footnotes: dict[str, Text]) -> None:
        self.file, self.source, self.footnotes = file, source, footnotes

    @property
    def findings(self) -> Findings:
        return self.source.findings

    def text(self, node: markdown.Node) -> Text:
        return Text(read_inlines(node.children, self.file, self.findings), Place(self.file, node.line))

    def nested(self, text: str, place: Place) -> tuple[Block, ...]:
        """The blocks of Markdown inside a container."""
        return self.blocks(markdown.parse(text, first_line=place.line or 1).children)

    def blocks(self, nodes: Iterable[markdown.Node]) -> tuple[Block, ...]:
        result: list[Block] = []
        for node in nodes:
            block = self.block(node)
            if block is not None:
                result.append(block)
        return tuple(result)

    def block(self, node: markdown.Node) -> Block | None:
        place = Place(self.file, node.line)
        match node.type:
            case "paragraph":
                return Paragraph(self.text(node), place)
            case "heading":
                return Heading(min(max(int(node.attributes["level"]), 2), 3), self.text(node), place)
            case "bullet_list" | "ordered_list":
                items = tuple(self.blocks(item.children) for item in node.children)
                return ListBlock(node.type == "ordered_list", items, place)
            case "table":
                return self.table(node, place)
            case "container":
                return containers.read(node, place, self.source, self.nested)
            case "footnote":
                self.footnotes[node.attributes["key"]] = self.note(node, place)
                return None
            case _:
                message = N_("Dạng viết này không dùng được trong bài ({kind}).")
                self.findings.add(rules.MARKUP.at(place, message, kind=_NAMES.get(node.type, node.type)))
                return None

    def note(self, node: markdown.Node, place: Place) -> Text:
        runs = [self.text(child) for child in node.children if child.type == "paragraph"]
        return Text(tuple(inline for run in runs for inline in run.inlines), place)

    def table(self, node: markdown.Node, place: Place) -> Table:
        rows = [tuple(self.text(cell) for cell in row.children) for row in node.children]
        return Table(at=place, header=rows[0], rows=tuple(rows[1:]))


_NAMES = {
    "blockquote": N_("dấu > : hãy dùng khối trích dẫn"),
    "fence": N_("khối mã lệnh"),
    "code_block": N_("khối mã lệnh"),
    "html_block": N_("mã HTML"),
    "hr": N_("đường kẻ ngang"),
}
