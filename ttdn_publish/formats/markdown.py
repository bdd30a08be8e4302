"""Markdown with containers: a small tree with line numbers. The one door to markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

_OPEN = re.compile(
    r"^:::+\s*(?P<name>[^:{}\n]+?)\s*(?::\s*(?P<title>[^{}\n]*?)\s*)?(?:\{(?P<attributes>[^}\n]*)\}\s*)?$"
)
_CLOSE = re.compile(r"^:::+\s*$")
_REFERENCE = re.compile(r"\{\s*([^\s{}:][^{}:\n]*?)\s*:\s*([^{}|\n]+?)\s*(?:\\?\|\s*([^{}\n]+?)\s*)?\}")


@dataclass(frozen=True)
class Node:
    """A node of the tree.

    ``type`` is one of ``root paragraph heading bullet_list ordered_list list_item container html_block fence hr
    blockquote table footnote`` for blocks, ``text em strong link softbreak hardbreak footnote_ref reference image
    code html_inline`` for inlines. ``line`` counts from 1 in the text that was parsed.
    """

    type: str
    line: int
    children: tuple[Node, ...] = ()
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def parse(text: str, *, first_line: int = 1) -> Node:
    """The block tree of ``text``; ``first_line`` is the line of the file where ``text`` begins."""
    parser = _parser()
    tokens = parser.parse(text, {})
    children = tuple(_blocks(SyntaxTreeNode(tokens).children, first_line - 1))
    return Node("root", first_line, children)


def parse_inline(text: str, *, line: int = 1) -> tuple[Node, ...]:
    """The inline nodes of one run of text."""
    tokens = _parser().parseInline(text.strip(), {})
    return tuple(_inlines(SyntaxTreeNode(tokens).children[0].children, line)) if tokens else ()


_CACHE: list[MarkdownIt] = []


def _parser() -> MarkdownIt:
    if not _CACHE:
        parser = MarkdownIt("commonmark", {"html": False, "typographer": False})
        parser.enable("table")
        parser.use(footnote_plugin, inline=False, move_to_end=False)
        parser.disable(["code", "html_block", "html_inline", "entity", "image", "autolink", "lheading", "reference"])
        parser.block.ruler.before(
            "fence", "container", _container, {"alt": ["paragraph", "reference", "blockquote", "list"]}
        )
        parser.inline.ruler.before("link", "reference_value", _reference)
        _CACHE.append(parser)
    return _CACHE[0]


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = _line(state, start)
    match = _OPEN.match(line) if line.startswith(":::") else None
    if match is None and not _CLOSE.match(line):
        return False
    if silent:
        return True
    stop, closed = start + 1, False
    while match is not None and stop < end:
        inner = _line(state, stop)
        if _CLOSE.match(inner):
            closed = True
            break
        if inner.startswith(":::") and _OPEN.match(inner):
            break  # the next container begins before this one was closed
        stop += 1
    token = state.push("container", "", 0)
    token.map = [start, stop]
    token.content = "\n".join(_raw(state, n) for n in range(start + 1, stop))
    token.meta = {
        "name": match["name"] if match else "",
        "title": (match["title"] or "") if match else "",
        "attributes": (match["attributes"] or "") if match else "",
        "closed": "yes" if closed else "",
    }
    state.line = stop + (1 if closed or match is None else 0)
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()


def _raw(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] : state.eMarks[number]]


def _reference(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    match = _REFERENCE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token: Token = state.push("reference", "", 0)
        token.meta = {"kind": match[1], "key": match[2], "form": match[3] or ""}
        token.content = match[0]
    state.pos = match.end()
    return True


def _blocks(nodes: Sequence[SyntaxTreeNode], offset: int) -> Iterable[Node]:
    for node in nodes:
        line = (node.map[0] if node.map else 0) + 1 + offset
        match node.type:
            case "paragraph" | "heading":
                inline = node.children[0]
                attributes = {"level": node.tag[1:]} if node.type == "heading" else {}
                yield Node(node.type, line, tuple(_inlines(inline.children, line)), attributes=attributes)
            case "container":
                yield Node("container", line, text=node.content, attributes=dict(node.meta))
            case "footnote_block":
                yield from _blocks(node.children, offset)
            case "footnote" | "footnote_reference":
                yield Node(
                    "footnote",
                    line,
                    tuple(_blocks(node.children, offset)),
                    attributes={"key": str(node.meta.get("label", ""))},
                )
            case "table":
                yield Node("table", line, tuple(_rows(node, offset)))
            case "fence" | "code_block" | "html_block" | "hr" | "inline" | "footnote_anchor":
                if node.type != "footnote_anchor":
                    yield Node(node.type, line, text=node.content if node.type != "hr" else "")
            case _:
                yield Node(node.type, line, tuple(_blocks(node.children, offset)))


def _rows(table: SyntaxTreeNode, offset: int) -> Iterable[Node]:
    for part in table.children:
        for row in part.children:
            line = (row.map[0] if row.map else 0) + 1 + offset
            cells = tuple(Node("cell", line, tuple(_inlines(cell.children[0].children, line))) for cell in row.children)
            yield Node("row", line, cells, attributes={"head": "yes"} if part.type == "thead" else {})


def _inlines(nodes: Sequence[SyntaxTreeNode], line: int) -> Iterable[Node]:
    for node in nodes:
        match node.type:
            case "text":
                if node.content:
                    yield Node("text", line, text=node.content)
            case "softbreak":
                line += 1
                yield Node("softbreak", line)
            case "hardbreak":
                line += 1
                yield Node("hardbreak", line)
            case "link":
                yield Node(
                    "link",
                    line,
                    tuple(_inlines(node.children, line)),
                    attributes={"href": str(node.attrs.get("href", ""))},
                )
            case "footnote_ref":
                yield Node("footnote_ref", line, attributes={"key": str(node.meta.get("label", ""))})
            case "reference":
                yield Node("reference", line, text=node.content, attributes=dict(node.meta))
            case "code_inline":
                yield Node("text", line, text=node.content)
            case "em" | "strong":
                yield Node(node.type, line, tuple(_inlines(node.children, line)))
            case _:
                yield Node(node.type, line, tuple(_inlines(node.children or [], line)))
