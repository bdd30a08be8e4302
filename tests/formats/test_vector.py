"""Drawings from outside may be looked at, and reach nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from ttdn_publish.formats.vector import BadDrawing, check_svg

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20mm" height="10mm">{}</svg>'


def drawing(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "a.svg"
    path.write_text(text, "utf-8")
    return path


def test_size_in_millimetres(tmp_path: Path) -> None:
    assert check_svg(drawing(tmp_path, SVG.format("<g/>"))) == (20, 10)


def test_proportions_of_the_view_box(tmp_path: Path) -> None:
    width, height = check_svg(drawing(tmp_path, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"/>'))
    assert width / height == 1.5


def test_inner_references_and_embedded_pictures_pass(tmp_path: Path) -> None:
    inner = (
        '<defs><g id="a"/></defs><use xlink:href="#a"/><rect fill="url(#g)"/><image href="data:image/png;base64,AA=="/>'
    )
    assert check_svg(drawing(tmp_path, SVG.format(inner)))


@pytest.mark.parametrize(
    "text",
    [
        SVG.format('<image href="file:///etc/passwd"/>'),
        SVG.format('<image xlink:href="https://example.org/a.png"/>'),
        SVG.format('<image href="//example.org/a.png"/>'),
        SVG.format("<script>alert(1)</script>"),
        SVG.format("<foreignObject/>"),
        SVG.format('<rect onload="x()"/>'),
        SVG.format('<rect style="fill: url(http://example.org/x)"/>'),
        SVG.format("<style>@import 'http://example.org/a.css';</style>"),
        SVG.format('<use href="data:image/svg+xml;base64,AA=="/>'),
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"),
        "<html/>",
        "<svg",
        "",
    ],
)
def test_what_reaches_out_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadDrawing):
        check_svg(drawing(tmp_path, text))
