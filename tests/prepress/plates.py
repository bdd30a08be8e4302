"""What tests of print files look at: every colour that a file can paint, and its plates as Ghostscript separates them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

_RGB_OPERATORS = {"rg", "RG"}
_PLATES = ("Cyan", "Magenta", "Yellow", "Black")


def colours_in_light(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Whatever in a file is not inks or grey: operators, images, groups, shadings, named spaces. Nothing is left out."""
    for page in pdf.pages:
        yield from _operators(page)
        yield from _spaces(page.obj)
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form":
            yield from _operators(item)
        if isinstance(item, pikepdf.Stream) and item.get("/PatternType") == 1:
            yield from _operators(item)
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            yield from _spaces(item)


def _operators(stream: Any) -> Iterator[str]:
    for one in pikepdf.parse_content_stream(stream):
        if str(one.operator) in _RGB_OPERATORS:
            yield f"{one.operator} {[*one.operands]}"


def _spaces(item: Any) -> Iterator[str]:
    for holder in (item, item.get("/Group", {}), item.get("/Resources", {}), item.get("/Shading", {})):
        if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for key in ("/ColorSpace", "/CS"):
            space = holder.get(key)
            spaces = [value for _, value in space.items()] if isinstance(space, pikepdf.Dictionary) else [space]
            for one in spaces:
                written = one.unparse(resolved=True) if isinstance(one, pikepdf.Object) else b""
                if any(word in written for word in (b"RGB", b"ICCBased", b"Lab")):
                    yield f"{key} {written.decode()}"


def colour_operators(stream: Any) -> list[tuple[str, tuple[float, ...]]]:
    """The colours that a content stream sets, in order."""
    return [
        (str(one.operator), tuple(float(v) for v in one.operands))
        for one in pikepdf.parse_content_stream(stream)
        if str(one.operator) in ("k", "K", "g", "G", "rg", "RG")
    ]


def plates(path: Path, out: Path, page: int = 1, dpi: int = 36) -> dict[str, Image.Image]:
    """The four plates of a page (255 full ink), as Ghostscript separates them. Skips where it is not installed."""
    program = shutil.which("gs")
    if program is None:
        pytest.skip("gs is not installed")
    command = [program, "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", f"-r{dpi}", f"-dFirstPage={page}"]
    subprocess.run(
        [*command, f"-dLastPage={page}", "-o", str(out / "p.tif"), str(path)], check=True, capture_output=True
    )
    return {name: Image.open(out / f"p({name}).tif").convert("L").point(lambda v: 255 - v) for name in _PLATES}


def most_ink(found: dict[str, Image.Image], box: tuple[int, int, int, int] | None = None) -> float:
    """The most ink in percent anywhere on a page, or inside ``box`` in pixels."""
    parts = [(image.crop(box) if box else image).tobytes() for image in found.values()]
    return max(map(sum, zip(*parts, strict=True))) / 2.55
