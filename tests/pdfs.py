"""What tests read out of a finished PDF: its words, and every byte of it with nothing compressed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2


def words_of(path: Path) -> str:
    """The words of all pages as a reader sees them, line ends as spaces."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    finally:
        pdf.close()
    return " ".join(" ".join(pages).split())


def insides_of(path: Path) -> Iterator[bytes]:
    """The file as it lies; of a PDF also every string in it (as UTF-8) and every stream decompressed."""
    yield path.read_bytes()
    if path.suffix != ".pdf":
        return
    with pikepdf.open(path) as pdf:
        for item in (*pdf.objects, pdf.trailer):
            yield from _inside(item, 0)


def _inside(item: Any, depth: int) -> Iterator[bytes]:
    if isinstance(item, pikepdf.String):
        yield bytes(item)
        yield str(item).encode()
    elif isinstance(item, pikepdf.Stream):
        try:
            yield item.read_bytes()
        except pikepdf.PdfError:  # a JPEG: it lies in the file as it is
            yield item.read_raw_bytes()
        yield from _inside(item.stream_dict, depth + 1)
    elif depth < 6 and isinstance(item, pikepdf.Array):
        for part in item:
            yield from _inside(part, depth + 1)
    elif depth < 6 and isinstance(item, pikepdf.Dictionary):
        for _, part in item.items():
            if not (isinstance(part, pikepdf.Object) and part.is_indirect):
                yield from _inside(part, depth + 1)


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
