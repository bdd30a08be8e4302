"""The eleven ``:::`` containers: names, and how each is read."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ttdn_publish.findings import N_, Place
from ttdn_publish.formats import markdown
from ttdn_publish.formats.located import Located
from ttdn_publish.model.body import (
    Block,
    Calendar,
    Chart,
    Contacts,
    FactBox,
    Heading,
    NewsItem,
    NewsItems,
    PhotoEssay,
    Picture,
    ProjectCard,
    PullQuote,
    Table,
    Timeline,
    Width,
)
from ttdn_publish.model.text import Text
from ttdn_publish.readers import rules
from ttdn_publish.readers.inlines import text_reader
from ttdn_publish.readers.source import Source
from ttdn_publish.readers.structure import build, fold
from ttdn_publish.readers.tables import fill_chart, fill_table

ReadMarkdown = Callable[[str, Place], tuple[Block, ...]]


@dataclass(frozen=True)
class Opening:
    """The opening line of a container and what stands inside."""

    title: Text
    wide: bool
    optional: bool
    text: str
    at: Place
    source: Source
    markdown: ReadMarkdown


@dataclass(frozen=True)
class Container:
    """A container: its Vietnamese name, its English name, and its reader."""

    name: str
    english: str
    read: Callable[[Opening], Block | None]


def read(node: markdown.Node, place: Place, source: Source, read_markdown: ReadMarkdown) -> Block | None:
    """The block that a container node says, or ``None`` after noting what is wrong."""
    findings, name = source.findings, node.attributes["name"]
    if not name:
        findings.add(rules.CONTAINER.at(place, N_("Dấu “:::” đóng một khối chưa mở.")))
        return None
    container = BY_NAME.get(fold(name))
    if container is None:
        message = N_("Không có khối nào tên “{name}”.")
        findings.add(rules.CONTAINER.at(place, message, name=name))
        return None
    if not node.attributes["closed"]:
        message = N_("Khối “{name}” mở mà không đóng bằng “:::”.")
        findings.add(rules.CONTAINER.at(place, message, name=name))
        return None
    words = {
        fold(word.strip(" ."))
        for word in node.attributes["attributes"].replace(",", " ").replace("tùy chọn", "tùy-chọn").split()
    }
    for word in words - {"rong", "tuy chon"}:
        findings.add(
            rules.CONTAINER.at(place, N_("Thuộc tính “{name}” không có; chỉ có {{rộng}} và {{tùy chọn}}."), name=word)
        )
    title = text_reader(findings)(node.attributes["title"], place)
    opening = Opening(title, "rong" in words, "tuy chon" in words, node.text, place.shifted(1), source, read_markdown)
    block = container.read(opening)
    return None if block is None else dataclasses.replace(block, at=place)


def _pull_quote(opening: Opening) -> Block:
    lines = opening.text.rstrip().split("\n")
    attribution = Text()
    if lines and lines[-1].lstrip().startswith(("—", "–", "--")):
        words = lines[-1].lstrip(" —–-")
        attribution = text_reader(opening.source.findings)(words, opening.at.shifted(len(lines) - 1))
        lines = lines[:-1]
    blocks = opening.markdown("\n".join(lines), opening.at)
    return PullQuote(blocks, attribution, opening.wide, opening.optional)


def _fact_box(opening: Opening) -> Block:
    blocks = opening.markdown(opening.text, opening.at)
    return FactBox(opening.title, blocks, opening.wide, opening.optional)


def _news_items(opening: Opening) -> Block | None:
    items: list[NewsItem] = []
    for block in opening.markdown(opening.text, opening.at):
        if isinstance(block, Heading):
            items.append(NewsItem(block.text, (), block.at))
        elif items:
            items[-1] = dataclasses.replace(items[-1], blocks=(*items[-1].blocks, block))
        else:
            message = N_("Trong khối điểm tin, mỗi tin bắt đầu bằng một dòng “## Tiêu đề”.")
            opening.source.findings.add(rules.CONTAINER.at(block.at, message))
            return None
    return NewsItems(opening.title, tuple(items), opening.optional, opening.wide)


def _record(cls: type[Any], finish: Callable[[Any, Source], Any] | None = None) -> Callable[[Opening], Block | None]:
    """A reader for a container whose inside is YAML with the fields of ``cls``."""

    def read_record(opening: Opening) -> Block | None:
        node = opening.source.parse_yaml(opening.text, opening.at)
        return _build(cls, node, opening, finish)

    return read_record


def _record_list(cls: type[Any], field: str, shorthand: str = "") -> Callable[[Opening], Block | None]:
    """A reader for a container whose inside is a YAML list; a bare word stands for its field ``shorthand``."""

    def read_list(opening: Opening) -> Block | None:
        node = opening.source.parse_yaml(opening.text, opening.at)
        if node is not None and isinstance(node.value, list):
            entries = [
                Located({shorthand: item}, item.line, {shorthand: item.line})
                if shorthand and isinstance(item.value, str)
                else item
                for item in node.value
            ]
            node = Located({field: Located(list(entries), node.line)}, node.line, {field: node.line})
        return _build(cls, node, opening, None)

    return read_list


def _build(
    cls: type[Any], node: Located | None, opening: Opening, finish: Callable[[Any, Source], Any] | None
) -> Block | None:
    findings = opening.source.findings
    if not opening.text.strip():
        findings.add(rules.CONTAINER.at(opening.at, N_("Khối này còn trống.")))
        return None
    if node is None:
        return None
    block = build(cls, node, opening.at.file, text_reader(findings), findings)
    if block is None:
        return None
    changes: dict[str, Any] = {}
    names = {f.name for f in dataclasses.fields(cls)}
    if "title" in names and opening.title:
        changes["title"] = opening.title
    if opening.wide and "wide" in names:
        changes["wide"] = True
    if opening.wide and "size" in names:
        changes["size"] = Width.WIDE
    if opening.optional:
        changes["optional"] = True
    block = dataclasses.replace(block, **changes)
    result: Block | None = finish(block, opening.source) if finish else block
    return result


CONTAINERS = (
    Container("trích dẫn", "pull quote", _pull_quote),
    Container("hộp thông tin", "fact box", _fact_box),
    Container("điểm tin", "news items", _news_items),
    Container("dòng thời gian", "timeline", _record_list(Timeline, "events")),
    Container("thẻ dự án", "project card", _record(ProjectCard)),
    Container("ảnh", "picture", _record(Picture)),
    Container("phóng sự ảnh", "photo essay", _record(PhotoEssay)),
    Container("lịch", "calendar", _record_list(Calendar, "entries")),
    Container("liên hệ", "contacts", _record_list(Contacts, "entries", "organisation")),
    Container("biểu đồ", "chart", _record(Chart, fill_chart)),
    Container("bảng", "table", _record(Table, fill_table)),
)
BY_NAME = {fold(word): container for container in CONTAINERS for word in (container.name, container.english)}
