"""How templates arrange what they are given: kinds of table columns, rows of a photo essay, a choice of lines and of blocks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from ttdn_publish.model.body import Picture, Table
from ttdn_publish.model.bulletin import Article
from ttdn_publish.rendering.measures import snap


def columns(table: Table) -> list[str]:
    """For every column ``number`` where all its cells are figures, else ``words``."""
    width = max((len(row) for row in table.rows), default=len(table.header))
    kinds = []
    for index in range(max(width, len(table.header))):
        cells = [row[index].plain for row in table.rows if index < len(row) and row[index]]
        figures = index > 0 and cells and all(_looks_like_figure(cell) for cell in cells)
        kinds.append("number" if figures else "words")
    return kinds


def essay_rows(pictures: Sequence[Picture], width: float, scale: float) -> list[dict[str, Any]]:
    """Pictures in rows for a photo essay: large ones at both ends, three small ones a row between."""
    counts = _row_counts(len(pictures))
    rows: list[dict[str, Any]] = []
    start = 0
    for count in counts:
        gap = 4.0
        cell = round((width - gap * (count - 1)) / count, 2)
        tall = 130.0 if rows and start + count == len(pictures) else 96.0  # the last one closes the page
        height = snap((tall if count == 1 else cell * 0.72) * scale)
        cells = [{"picture": p, "width": cell, "height": height} for p in pictures[start : start + count]]
        rows.append({"feature": count == 1, "cells": cells})
        start += count
    return rows


def _row_counts(total: int) -> list[int]:
    if total <= 3:
        return [total]
    if total == 4:
        return [1, 3]
    inner, counts = total - 2, []
    while inner > 0:
        take = 2 if inner in (2, 4) else min(3, inner)
        counts.append(take)
        inner -= take
    return [1, *counts, 1]


def highlights(lines: Iterable[Any], count: int) -> list[Any]:
    """``count`` of ``lines`` spread evenly."""
    items = list(lines)
    if len(items) <= count:
        return items
    step = len(items) / count
    return [items[int(index * step)] for index in range(count)]


def optional(article: Article) -> bool:
    """Whether it has blocks that may be left out where room is short."""
    return any(getattr(block, "optional", False) for block in article.body)


def without_optional(article: Article) -> Article:
    """``article`` without those blocks."""
    body = tuple(block for block in article.body if not getattr(block, "optional", False))
    return dataclasses.replace(article, body=body)


def _looks_like_figure(text: str) -> bool:
    return bool(text) and all(c in "0123456789.,-–−+% ()mẫu" for c in text) and any(c.isdigit() for c in text)
